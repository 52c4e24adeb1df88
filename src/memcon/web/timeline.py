"""The timeline: what happened and what is planned, by actor, pair, type and status."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Request, Response

from memcon.record.plain import shortened
from memcon.record.quad import QUAD, QUAD_NAMES
from memcon.store import Mark, Store, occurrences
from memcon.telling import words
from memcon.web import days, drawing
from memcon.web.asked import Asked, Filters
from memcon.web.charts.layers import PHASES
from memcon.web.charts.spans import Window, date_of, months, unit_of, window_of
from memcon.web.charts.svg import Drawing, draw
from memcon.web.charts.timeline import Item, binned, draw_bins, draw_items
from memcon.web.desk import desk_of
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)

PATH = "/timeline"
ITEMS = 150
"""Events that are drawn one by one at most; more are counted."""
ROWS = 100
"""Rows of the table beneath a drawing of counts."""
LETTERS = 44
"""Of a label."""
NAMES: Mapping[int, str] = MappingProxyType({quad: name.capitalize() for quad, name in QUAD_NAMES.items()})
By = Literal["type", "pair", "actor", "status"]
Today = Annotated[str, Query(description="The day that is taken for today. Default: that of the newest page.", max_length=40)]


class Told(msgspec.Struct, frozen=True):
    """One event as it is drawn, with the marks of all articles that tell it alike; `mark` stands for it."""

    mark: Mark
    others: tuple[Mark, ...]

    @property
    def window(self) -> Window:
        return window_of(self.mark.first, self.mark.last)

    @property
    def kind(self) -> str:
        return words.kind(self.mark.type, self.mark.channel, self.mark.mode)

    @property
    def who(self) -> str:
        return words.parties(self.mark.taking)

    @property
    def together(self) -> str:
        """Those who take part, without those who stay away."""
        return words.parties(one for one in self.mark.taking if one.role != "absent")

    @property
    def when(self) -> str:
        return words.date(self.mark.edtf) if self.mark.edtf else "no day given"

    @property
    def articles(self) -> tuple[Mark, ...]:
        """A mark of each article that tells it."""
        return tuple({mark.record: mark for mark in reversed((self.mark, *self.others))}.values())[::-1]

    @property
    def href(self) -> str:
        """The accounts of the occurrence, where several articles are about it; else the event in its article."""
        if self.mark.occurrence is not None and self.mark.accounts > 1:
            return f"/accounts/{occurrences.id_of(self.mark.occurrence)}"
        return f"/articles/{self.mark.record}/{self.mark.event}"


class Seen(msgspec.Struct, frozen=True):
    """What a timeline shows of its days."""

    window: Window
    drawing: Drawing
    total: int
    each: bool
    """Drawn one by one."""
    told: tuple[Told, ...]
    left_out: int
    """Events told less exactly than the bars that are drawn."""
    since: int


def told(marks: Iterable[Mark]) -> tuple[Told, ...]:
    """The marks, those that tell the same put together, in order of time: the main events of articles that are about one occurrence, and
    events of the same type, status, days and parties."""
    found: dict[tuple[Any, ...], list[Mark]] = {}
    for mark in marks:
        found.setdefault(_same(mark), []).append(mark)
    return tuple(_one(marks) for marks in found.values())


def _one(marks: Sequence[Mark]) -> Told:
    """The one that names the occurrence best stands for all, else the first."""
    first = next((mark for mark in marks if mark.leads), marks[0])
    return Told(first, tuple(mark for mark in marks if mark is not first))


def _same(mark: Mark) -> tuple[Any, ...]:
    if mark.accounts > 1:
        return (mark.occurrence, mark.type, mark.status)
    parties = frozenset((party.key, party.role) for party in mark.parties)
    # An event without parties is told by its own words alone: nothing says that another is the same.
    return (mark.type, mark.status, mark.first, mark.last, parties or (mark.record, mark.event))


def heading(one: Told, by: By) -> str:
    """What an event stands under."""
    here = [party for party in one.mark.parties if party.role != "absent"]
    if by == "type":
        return one.mark.type
    if by == "status":
        return one.mark.status
    if by == "pair":
        sides = sorted({party.country or party.name for party in here})
        return " – ".join(sides[:2]) if len(sides) > 1 else (sides[0] if sides else "nobody named")
    acting = [party for role in ("initiator", "participant") for party in here if party.role == role]
    return (acting or here)[0].name if here else "nobody named"


def items(all_told: Iterable[Told], by: By) -> list[Item]:
    return [
        Item(
            window=one.window, quad=QUAD[one.mark.type], phase=PHASES[one.mark.status], group=heading(one, by),
            shown=shortened(one.who if by == "type" else f"{one.kind} {one.who}", LETTERS) or one.kind, words=line(one), href=one.href,
        )
        for one in all_told
    ]  # fmt: skip


def line(one: Told) -> str:
    """An event in a line: "10 Jan 2022, CONSULT · in person, planned: Russia with United States, Geneva; according to …"."""
    mark = one.mark
    where = f", {mark.place}" if mark.place else ""
    said = f"; according to {mark.said_by}" if mark.said_by else ""
    many = f"; in {words.many(len(one.articles), 'article')}" if len(one.articles) > 1 else ""
    return f"{one.when}, {one.kind}, {mark.status}: {one.who or 'nobody named'}{where}{said}{many}"


def see(store: Store, filters: Mapping[str, Any], window: Window, today: date | None, by: By, link: Callable[[Window], str]) -> Seen:
    """Count the days, and draw them."""
    asked = {**filters, **days.span(window)}
    counted = store.count_days(**asked)
    if counted.since:
        asked["since"] = max(date_of(counted.since), window.first).isoformat()
    total = sum(row.events for row in counted.rows)
    if total <= ITEMS or window.days == 1:
        one_by_one = told(store.marks(**asked, limit=ITEMS))
        return Seen(window, draw_items(items(one_by_one, by), window, today), total, True, one_by_one, 0, counted.since)
    window = months(window) if counted.by_month else window
    found = binned(counted.rows, window, unit_of(window, "month" if counted.by_month else "day"), QUAD)
    made = draw_bins(found, window, today, NAMES, link)
    return Seen(window, made, total, False, told(store.marks(**asked, limit=ROWS)), found.left_out, counted.since)


@router.get(PATH)
def timeline(request: Request, asked: Filters, store: Asking, today: Today = "", by: By = "type") -> Response:
    day, pages = days.today_of(store, today), days.pages_window(store)
    window = days.asked_window(asked, pages)
    more = {"today": today.strip(), "by": "" if by == "type" else by}
    values: dict[str, Any] = {"asked": asked, "today": day, "by": by, "keep": more, "path_": PATH, "quad_names": NAMES,
                              "linking": store.unlinked() if desk_of(request).linker.busy else 0,
                              "newest": days.address(asked, PATH, {**more, "today": ""})}  # fmt: skip
    if window is None:
        return drawing.page(request, "timeline.html", seen=None, svg=None, links=[], bys=[], **values)
    seen = see(store, filters_of(asked), window, day, by, lambda to: days.address(asked, PATH, more, **days.span(to)))
    links = days.links(asked, PATH, more, seen.window, pages)
    bys = [(name, days.address(asked, PATH, {**more, "by": name})) for name in By.__args__]  # type: ignore[attr-defined]
    return drawing.page(request, "timeline.html", seen=seen, svg=draw(seen.drawing), links=links, bys=bys, **values)


def filters_of(asked: Asked) -> dict[str, Any]:
    """The filters of a view that draws: all but its days and how long a list is."""
    left = ("since", "until", "limit", "after")
    return {name: value for name, value in asked.filters().items() if name not in left}
