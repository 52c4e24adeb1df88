"""Who with whom: countries over time, and inside a country its actors."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from memcon.errors import BadOption
from memcon.record.quad import QUAD
from memcon.store import PairCount, Store
from memcon.store.naming import knowledge
from memcon.telling import words
from memcon.web import days, drawing
from memcon.web.asked import STATUSES, Asked, Filters
from memcon.web.charts.layers import PHASES
from memcon.web.charts.matrix import Cell, Party, both_ways, busiest, cells, draw_matrix, draw_strip
from memcon.web.charts.spans import Window, date_of, later, months, parts
from memcon.web.charts.svg import draw
from memcon.web.charts.timeline import binned
from memcon.web.opening import Asking
from memcon.web.timeline import NAMES, filters_of
from memcon.web.timeline import PATH as TIMELINE

router = APIRouter(include_in_schema=False)

PATH = "/matrix"
PARTIES = 14
"""Rows and columns."""
ROWS = 40
"""Pairs in the table."""
YEAR = 335
"""Days before the newest page's, from whose month on the view shows unasked: twelve months."""
MONTHS = 240
"""Of the strip, the last ones."""
TOOK_PLACE = tuple(status for status in STATUSES if PHASES[status] == "done")
Within = Annotated[str, Query(description="A country, to see its actors: its ISO alpha-3 code.", max_length=60)]


class Pair(msgspec.Struct, frozen=True):
    """A row of the table."""

    a: str
    b: str
    href: str
    numbers: tuple[int, ...]
    total: int


def last_year(store: Store) -> Window | None:
    """The twelve months that end with that of the newest page, stray pages left aside; None where no page has a day."""
    newest = store.page_days(days.STRAY)[1]
    return months(Window(later(date_of(newest), -YEAR), date_of(newest))) if newest else None


def counted_filters(asked: Asked) -> dict[str, Any]:
    """The filters of a view that counts: where no status is chosen, what took place. That something was planned, or is alleged, brings
    nobody together and sets nobody against another."""
    return {"status": TOOK_PLACE, **filters_of(asked)}


def country_name(code: str) -> str:
    fact = knowledge().countries.get(code)
    return fact.name if fact else code


@router.get(PATH)
def matrix(request: Request, asked: Filters, store: Asking, within: Within = "") -> Response:
    code = country(within)
    window, filters = days.asked_window(asked, last_year(store)), counted_filters(asked)
    more = {"within": code}
    values: dict[str, Any] = {
        "asked": asked, "keep": more, "path_": PATH, "quad_names": NAMES, "within": code, "within_name": country_name(code) if code else "",
        "all_statuses": days.address(asked, PATH, more, status=STATUSES),
    }  # fmt: skip
    if window is None:
        return drawing.page(request, "matrix.html", window=None, **values)
    counted = store.count_pairs(within=code or None, **filters, **days.span(window))
    shown = months(window) if counted.by_month else window
    found = cells(counted.rows, QUAD)
    rows, columns = _parties(found, counted.rows, code, asked, more)
    names = {party.key: party.name for party in (*rows, *columns)}
    link = _cell_link(asked, shown)
    made = draw_matrix(rows, columns, found if code else both_ways(found), lambda cell: _told(cell, names), link) if found else None
    return drawing.page(
        request, "matrix.html", window=shown, svg=draw(made) if made else None, strip=_strip(store, filters, asked, more, shown),
        pairs=_table(found[:ROWS], names, link), many=len(found), since=counted.since,
        links=days.links(asked, PATH, more, shown, days.pages_window(store)),
        up=days.address(asked, PATH, {}), **values,
    )  # fmt: skip


def country(text: str) -> str:
    """The code of the country that is looked into; "" for none. Raises BadOption where it is no country."""
    if not text.strip():
        return ""
    facts = knowledge().countries
    found = facts.get(text.strip().upper()) or facts.by_name(text.strip())
    if not found:
        raise BadOption(f"within {text!r} is no country: write its name, or its ISO alpha-3 code")
    return found.key


def _parties(found: tuple[Cell, ...], counts: tuple[PairCount, ...], code: str, asked: Asked,
             more: Mapping[str, Any]) -> tuple[list[Party], list[Party]]:  # fmt: skip
    """The rows and the columns: the same countries, or actors of a country against countries."""
    if code:
        names = {count.a: count.name for count in counts}
        rows = [Party(key, names[key], "", days.address(asked, TIMELINE, {}, actor=key)) for key in busiest(found, PARTIES, columns=False)]
        return rows, [_of_country(key, asked, more) for key in busiest(found, PARTIES, rows=False)]
    both = [_of_country(key, asked, more) for key in busiest(found, PARTIES)]
    return both, both


def _of_country(code: str, asked: Asked, more: Mapping[str, Any]) -> Party:
    return Party(code, country_name(code), code, days.address(asked, PATH, {**more, "within": code}))


def _cell_link(asked: Asked, window: Window) -> Callable[[Cell], str]:
    """Where a cell leads: to its events. Both cells of a pair of countries lead to the same."""

    def link(cell: Cell) -> str:
        pair = (cell.row, cell.column) if len(cell.row) != 3 else tuple(sorted((cell.row, cell.column)))
        status = asked.status or TOOK_PLACE
        return days.address(asked, TIMELINE, {}, actor=pair[0], with_=pair[1], status=status, **days.span(window))

    return link


def _told(cell: Cell, names: Mapping[str, str]) -> str:
    numbers = ", ".join(f"{NAMES[quad].lower()} {events:,}" for quad, events in cell.counts)
    return f"{names.get(cell.row, cell.row)} with {names.get(cell.column, cell.column)}, {words.many(cell.total(), 'event')}: {numbers}"


def _table(found: tuple[Cell, ...], names: Mapping[str, str], link: Callable[[Cell], str]) -> list[Pair]:
    made = []
    for cell in found:
        counts = dict(cell.counts)
        numbers = tuple(counts.get(quad, 0) for quad in NAMES)
        one, other = (names.get(key) or country_name(key) for key in (cell.row, cell.column))
        made.append(Pair(one, other, link(cell), numbers, cell.total()))
    return made


def _strip(store: Store, filters: Mapping[str, Any], asked: Asked, more: Mapping[str, Any], shown: Window) -> Any:
    """The months of the pages, to choose one; None where they are no more than one."""
    pages = days.pages_window(store)
    every = list(parts(pages, "month"))[-MONTHS:] if pages else []
    if len(every) < 2:
        return None
    whole = Window(every[0].first, every[-1].last)
    counted = store.count_days(**filters, **days.span(whole))
    totals = {part.window: part.total() for part in binned(counted.rows, whole, "month", QUAD).bins}
    last = max((n for n, month in enumerate(every) if totals.get(month)), default=0)
    bars = [(month, totals.get(month, 0)) for month in every[: last + 1]]
    return draw(draw_strip(bars, shown, lambda month: days.address(asked, PATH, more, **days.span(month))))
