"""The agenda: what is planned, on which day and where, at which level, who will not come, and according to whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from fastapi import APIRouter, Request, Response

from memcon.export import ics
from memcon.occurrences.levels import Level, level
from memcon.record.types import Event, Record
from memcon.store import Cite, Mark, Store, answers
from memcon.telling import words
from memcon.web import became, days, drawing
from memcon.web.asked import STATUSES, Asked, Filters
from memcon.web.charts.layers import PHASES
from memcon.web.charts.spans import date_of, later
from memcon.web.desk import Desk, desk_of
from memcon.web.opening import Asking
from memcon.web.timeline import Today, Told, filters_of, told

router = APIRouter(include_in_schema=False)

PATH, FEED = "/agenda", "/agenda.ics"
TO_COME = (*(status for status in STATUSES if PHASES[status] == "open"), "denied")
"""What an agenda holds: plans, proposals, and what is called off or denied, since somebody may still have it in his calendar."""
ENTRIES, IN_FEED = 80, 400
BACK = 366
"""Days before today that the calendar goes back: what has passed stays in the calendars that subscribe to it."""
RECENT, UNDATED = 31, 100
"""Of what is told without a day: the days before today on which its page may have been published, and how many of the last ones that were
added are looked at."""
PATIENCE = 0.06
"""Seconds that the page waits for what became of the plans before it shows them without."""
LEVELS: dict[Level, str] = {
    "leaders": "heads of state or government", "ministers": "ministers", "officials": "officials, at working level",
}  # fmt: skip


class Entry(msgspec.Struct, frozen=True):
    """One thing that is planned."""

    told: Told
    level: str | None
    """Of talks: who is to speak, as far as the record says."""
    absent: tuple[str, ...]
    topics: tuple[str, ...]
    cite: Cite | None
    """The words that tell it."""
    fate: became.Fate | None
    """What has become of it since, as far as the articles tell."""
    course: str | None
    """The agenda of its two countries, where they were not asked for."""

    @property
    def id(self) -> str:
        """What the entry is called within the page."""
        return f"{self.told.mark.record}-{self.told.mark.event}"

    @property
    def off(self) -> bool:
        """Whether it does not take place, or not on this day."""
        return self.told.mark.status == "denied" or (self.fate is not None and self.fate.off)

    @property
    def standing(self) -> str:
        """Its status, and what came after it."""
        status = "denied or called off" if self.told.mark.status == "denied" else self.told.mark.status
        return f"{status}, then {self.fate.head}" if self.fate and self.fate.head and self.told.mark.status != "denied" else status


class Day(msgspec.Struct, frozen=True):
    """Entries with the same days."""

    when: str
    entries: tuple[Entry, ...]


@router.get(PATH)
def agenda(request: Request, asked: Filters, store: Asking, today: Today = "") -> Response:
    day = days.today_of(store, today)
    marks = _marks(store, asked, day, ENTRIES)
    more = {"today": today.strip()}
    whole = day and not (asked.since or asked.until)
    entries, undated = told(marks), tuple(told(_undated(store, asked, day)) if day and whole else ())
    desk = desk_of(request)
    fates = _question(desk, store, (*entries, *undated), asked, marks, day).answered_soon(desk.fates, PATIENCE)

    def entry(one: Told) -> Entry:
        return _entry(store, one, became.of(one, fates or {}), _course(one, asked, more))

    page = drawing.page(
        request, "agenda.html", asked=asked, keep=more, path_=PATH, today=day, days=_days(map(entry, entries)),
        undated=[entry(one) for one in undated], here=days.address(asked, PATH, {"today": day.isoformat()} if day else {}),
        feed=days.address(asked, FEED, more), newest=days.address(asked, PATH, {}),
        earlier=days.address(asked, PATH, more, since=later(day, -91).isoformat()) if day and whole else None,
        further=days.address(asked, PATH, more, since=date_of(marks[-1].first).isoformat()) if len(marks) == ENTRIES else None,
        before=_before(store, asked, day) if day and whole and not marks else None, waiting=fates is None,
    )  # fmt: skip
    if fates is None:
        page.headers["Refresh"] = "2"  # looks again, without script
    return page


@router.get(FEED)
def feed(request: Request, asked: Filters, store: Asking, today: Today = "") -> Response:
    """The same as iCalendar, to subscribe to."""
    day = days.today_of(store, today)
    marks = _marks(store, asked, later(day, -BACK) if day else None, IN_FEED)
    entries = told(marks)
    desk = desk_of(request)
    found = _question(desk, store, entries, asked, marks, day).answered(desk.fates)
    chosen: dict[str, list[str]] = {}
    for one in entries:
        chosen.setdefault(one.mark.record, []).append(one.mark.event)
    made = "".join(ics.parts(((store.record(id_), events) for id_, events in chosen.items()), became.revisions(entries, found)))
    return Response(made, media_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="agenda.ics"'})


def _question(desk: Desk, store: Store, entries: Sequence[Told], asked: Asked, marks: Sequence[Mark], day: date | None) -> became.Question:
    """What became of the entries, from the first of their days to the last."""
    return became.question(desk.store, store, entries, asked, date_of(marks[0].first) if marks else day, _last(marks))


def _marks(store: Store, asked: Asked, since: date | None, limit: int) -> tuple[Mark, ...]:
    """What is to come from a day on, the earliest first."""
    filters = {"status": TO_COME, **filters_of(asked), "since": asked.since or (since.isoformat() if since else None)}
    return store.marks(**filters, until=asked.until, limit=limit, oldest_first=True)


def _last(marks: Sequence[Mark]) -> date | None:
    """The last day of the entries, the first counted of those that go on."""
    return date_of(max(mark.first for mark in marks)) if marks else None


def _before(store: Store, asked: Asked, today: date) -> tuple[str, str] | None:
    """Of what was to come before today the last day and the agenda of it; None where there is none."""
    filters = {"status": TO_COME, **filters_of(asked)}
    found = store.marks(**filters, until=later(today, -1).isoformat(), limit=1)
    if not found:
        return None
    day = date_of(found[0].first)
    return words.date(day.isoformat(), full=True), days.address(asked, PATH, {"today": day.isoformat()})


def _undated(store: Store, asked: Asked, today: date) -> tuple[Mark, ...]:
    """What is to come without a day, told by the pages of the last weeks."""
    filters = {"status": TO_COME, **filters_of(asked), "since": later(today, -RECENT).isoformat(), "until": today.isoformat()}
    return store.marks(**filters, limit=UNDATED, dated=False)


def _days(entries: Iterable[Entry]) -> list[Day]:
    """The entries under their days."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(words.date(entry.told.mark.edtf or "", full=True), []).append(entry)
    return [Day(when, tuple(those)) for when, those in found.items()]


def _entry(store: Store, one: Told, fate: became.Fate | None, course: str | None) -> Entry:
    record = store.record(one.mark.record)
    event = next(event for event in record.events if event.id == one.mark.event)
    spans = [((e.start, e.end), e.purpose) for e in event.evidence if e.purpose == "event"]
    return Entry(
        told=one,
        level=_level(record, event),
        absent=tuple(dict.fromkeys(party.name for party in one.mark.parties if party.role == "absent")),
        topics=tuple(dict.fromkeys(topic.label for topic in event.topics)),
        cite=next(iter(answers.cites(record.article, spans)), None),
        fate=fate,
        course=course,
    )


def _course(one: Told, asked: Asked, more: Mapping[str, str]) -> str | None:
    """The agenda of the two countries of an event."""
    pair = became.pair_of(one)
    return days.address(asked, PATH, more, actor=pair[0], with_=pair[1]) if pair and not (asked.actor and asked.with_) else None


def _level(record: Record, event: Event) -> str | None:
    found = level(record, event) if event.type == "CONSULT" else None
    return LEVELS[found] if found else None
