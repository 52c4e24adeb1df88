"""The map: where it took place."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from memcon.errors import BadOption
from memcon.record.quad import QUAD
from memcon.store import PlaceCount
from memcon.telling import words
from memcon.web import days, drawing
from memcon.web.asked import STATUSES, Asked, Filters
from memcon.web.charts.spans import Window, months
from memcon.web.charts.svg import draw
from memcon.web.charts.world import CLOSEST, MOST, Spot, View, draw_map, spots
from memcon.web.matrix import TOOK_PLACE, counted_filters, last_year
from memcon.web.opening import Asking
from memcon.web.timeline import NAMES
from memcon.web.timeline import PATH as TIMELINE

router = APIRouter(include_in_schema=False)

PATH = "/map"
ROWS = 60
"""Places in the table."""
STEP = 1.8
"""How much one step enlarges."""
REGIONS: Mapping[str, View] = MappingProxyType({
    "World": View(), "Europe": View(18, 52, 5.5), "Middle East": View(43, 30, 5.5), "Africa": View(18, 2, 2.6),
    "North America": View(-98, 44, 3), "South America": View(-62, -22, 2.8), "Central Asia": View(66, 44, 5),
    "South Asia": View(80, 21, 5), "East Asia": View(122, 35, 4.2), "South-east Asia and Oceania": View(128, -12, 2.6),
})  # fmt: skip
"""Parts of the world to look at, by name."""


class Place(msgspec.Struct, frozen=True):
    """A row of the table."""

    name: str
    country: str
    href: str
    numbers: tuple[int, ...]
    total: int


def view_of(lon: str, lat: str, zoom: str) -> View:
    """The part of the world that an address names. Raises BadOption for numbers that are none."""
    usual = View()
    return View(
        lon=_number("lon", lon, usual.lon, 180), lat=_number("lat", lat, usual.lat, 85),
        zoom=min(max(_number("zoom", zoom, usual.zoom, 1000), 1), CLOSEST),
    )  # fmt: skip


def _number(name: str, text: str, usual: float, most: float) -> float:
    if not text.strip():
        return usual
    try:
        value = float(text)
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise BadOption(f"{name} {text!r} is no number from {-most:g} to {most:g}")
    return round(value, 2)


Degrees = Annotated[str, Query(max_length=20)]


@router.get(PATH)
def map_(request: Request, asked: Filters, store: Asking, lon: Degrees = "", lat: Degrees = "", zoom: Degrees = "") -> Response:
    view, window = view_of(lon, lat, zoom), days.asked_window(asked, last_year(store))
    more = _in_address(view) if lon or lat or zoom else {}
    values: dict[str, Any] = {
        "asked": asked,
        "keep": more,
        "path_": PATH,
        "quad_names": NAMES,
        "view": view,
        "most": MOST,
        "all_statuses": days.address(asked, PATH, more, status=STATUSES),
    }
    if window is None:
        return drawing.page(request, "map.html", window=None, **values)
    counted = store.count_places(**counted_filters(asked), **days.span(window))
    shown = months(window) if counted.by_month else window
    found = spots(counted.rows, view, QUAD)
    at_place = _place_link(asked, shown)

    def go(to: View) -> str:
        return days.address(asked, PATH, _in_address(to))

    def link(spot: Spot) -> str:
        alone = len(spot.places) == 1 or view.zoom >= CLOSEST
        return at_place(spot.ask) if alone else go(view.closer(STEP * STEP, round(spot.lon, 2), round(spot.lat, 2)))

    return drawing.page(
        request, "map.html", window=shown, svg=draw(draw_map(found, view, _told, link)), found=found, since=counted.since,
        places=_table(counted.rows, at_place), total=sum(row.events for row in counted.rows),
        regions=[(name, go(region), region == view) for name, region in REGIONS.items()],
        zooms=[("Closer", go(view.closer(STEP))), ("Farther", go(view.closer(1 / STEP)))],
        steps=[("West", go(view.moved(-0.4, 0))), ("East", go(view.moved(0.4, 0))), ("North", go(view.moved(0, 0.4))),
               ("South", go(view.moved(0, -0.4)))],
        links=days.links(asked, PATH, more, shown, days.pages_window(store)), **values,
    )  # fmt: skip


def _in_address(view: View) -> dict[str, str]:
    return {"lon": f"{view.lon:g}", "lat": f"{view.lat:g}", "zoom": f"{round(view.zoom, 2):g}"}


def _place_link(asked: Asked, window: Window) -> Callable[[str], str]:
    status = asked.status or TOOK_PLACE
    return lambda ask: days.address(asked, TIMELINE, {}, place=ask, status=status, **days.span(window))


def _told(spot: Spot) -> str:
    numbers = ", ".join(f"{NAMES[quad].lower()} {events:,}" for quad, events in spot.counts)
    more = f" and {words.many(len(spot.places) - 3, 'place')} more" if len(spot.places) > 3 else ""
    return f"{', '.join(spot.places[:3])}{more}, {words.many(spot.total(), 'event')}: {numbers}"


def _table(rows: tuple[PlaceCount, ...], link: Callable[[str], str]) -> list[Place]:
    """The places of the most events, wherever they lie."""
    counts: dict[tuple[str, str, str], dict[int, int]] = {}
    for row in rows:
        numbers = counts.setdefault((row.ask, row.name, row.country or ""), dict.fromkeys(NAMES, 0))
        numbers[QUAD[row.type]] += row.events
    most = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0][1], item[0][0]))[:ROWS]
    return [Place(name, country, link(ask), tuple(numbers.values()), sum(numbers.values())) for (ask, name, country), numbers in most]
