"""The map: land without borders, and a circle for each place, as large as its events are many.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018): areas keep their sizes. The middle of the map is turned to the meridian
that is asked for.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from memcon.store import PlaceCount
from memcon.web.charts.palette import INK, LAND, PLACE
from memcon.web.charts.svg import Drawing, Notes, Spec

WIDTH, HEIGHT, WORLD = 960, 470, 174.0
"""Pixels, and the scale at which the world fills them."""
CLOSEST = 24
"""How far one can zoom in; the outline of the land is drawn for maps of 1 to 110 million."""
MOST = 250
"""Circles that are drawn at most, those of the most events."""
SMALLEST, LARGEST = 4.0, 30.0
"""Radius of a circle in pixels."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)


class View(msgspec.Struct, frozen=True):
    """The part of the world that is shown: its middle in degrees and how many times it is larger than the whole world."""

    lon: float = 12.0
    lat: float = 8.0
    zoom: float = 1.0

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies, in pixels from the upper left corner."""
        x, y = _project((lon - self.lon + 180) % 360 - 180, lat)
        _, middle = _project(0, self.lat)
        return WIDTH / 2 + x * self.scale, HEIGHT / 2 - (y - middle) * self.scale

    @property
    def scale(self) -> float:
        return WORLD * self.zoom

    def closer(self, factor: float, lon: float | None = None, lat: float | None = None) -> "View":
        """The view enlarged, about another middle where one is given."""
        zoom = min(max(self.zoom * factor, 1), CLOSEST)
        return View(self.lon if lon is None else lon, self.lat if lat is None else lat, zoom)

    def moved(self, right: float, up: float) -> "View":
        """The view moved by so many parts of what it shows."""
        lon = (self.lon + right * 300 / self.zoom + 180) % 360 - 180
        return View(round(lon, 2), round(min(max(self.lat + up * 130 / self.zoom, -80), 80), 2), self.zoom)


def _project(lon: float, lat: float) -> tuple[float, float]:
    """Equal Earth on a sphere of radius 1."""
    a1, a2, a3, a4 = _A
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t) / (3 * (9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1))
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


class Spot(msgspec.Struct, frozen=True):
    """A circle: a place, or several that would lie upon each other; then `places` has the larger ones first."""

    lon: float
    lat: float
    places: tuple[str, ...]
    ask: str
    counts: tuple[tuple[int, int], ...]

    def total(self) -> int:
        return sum(events for _, events in self.counts)


class _Gathered:
    """A circle while places are put into it."""

    def __init__(self, lon: float, lat: float, at: tuple[float, float]) -> None:
        self.lon, self.lat, self.at = lon, lat, at
        self.names: dict[str, str] = {}
        self.counts: dict[int, int] = {}

    def add(self, place: "_Place") -> None:
        self.names[place.ask] = place.name
        for quad, events in place.counts.items():
            self.counts[quad] = self.counts.get(quad, 0) + events


class _Place(msgspec.Struct, frozen=True):
    ask: str
    name: str
    lon: float
    lat: float
    counts: dict[int, int]


def spots(rows: Iterable[PlaceCount], view: View, quads: Mapping[str, int]) -> tuple[Spot, ...]:
    """The circles of a view: places that it does not show are left out, and those that are too near each other are put together. The one of
    the most events first."""
    found: list[_Gathered] = []
    for place in _places(rows, quads):
        x, y = view.at(place.lon, place.lat)
        if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
            continue
        near = next((spot for spot in found if math.dist(spot.at, (x, y)) < 2.5 * SMALLEST), None)
        if near is None:
            near = _Gathered(place.lon, place.lat, (x, y))
            found.append(near)
        near.add(place)
    made = (Spot(g.lon, g.lat, tuple(g.names.values()), next(iter(g.names)), tuple(sorted(g.counts.items()))) for g in found)
    return tuple(sorted(made, key=lambda spot: (-spot.total(), spot.places)))


def _places(rows: Iterable[PlaceCount], quads: Mapping[str, int]) -> list[_Place]:
    """The places, each once, those of the most events first."""
    found: dict[str, _Place] = {}
    for row in rows:
        place = found.setdefault(row.ask, _Place(row.ask, row.name, row.lon, row.lat, {}))
        quad = quads[row.type]
        place.counts[quad] = place.counts.get(quad, 0) + row.events
    return sorted(found.values(), key=lambda place: (-sum(place.counts.values()), place.name, place.ask))


def draw_map(found: Iterable[Spot], view: View, told: Callable[[Spot], str], link: Callable[[Spot], str]) -> Drawing:
    """`told` gives the words of a circle, `link` where it leads."""
    notes, drawn = Notes(), list(found)[:MOST]
    highest = max((spot.total() for spot in drawn), default=1)
    circles, names = [], []
    for spot in drawn:
        size = math.pi * _radius(spot, highest) ** 2
        circles.append({"lon": spot.lon, "lat": spot.lat, "s": size, "k": notes.key(told(spot), link(spot))})
    for spot in _named(drawn, view, highest):
        names.append({"lon": spot.lon, "lat": spot.lat, "k": notes.key(_label(spot), most=26), "dx": _radius(spot, highest) + 3})
    projection = {
        "type": "equalEarth", "rotate": [-view.lon, 0, 0], "center": [0, view.lat], "scale": view.scale,
        "translate": [WIDTH / 2, HEIGHT / 2], "clipExtent": [[-2, -2], [WIDTH + 2, HEIGHT + 2]],
    }  # fmt: skip
    layers = [_land(), *_circles(circles), *_names(names)]
    spec: Spec = {"width": WIDTH, "height": HEIGHT, "autosize": "none", "padding": 0, "projection": projection, "layer": layers}
    return Drawing(spec, tuple(notes.all), "Places of events")


def _radius(spot: Spot, highest: int) -> float:
    return max(math.sqrt(spot.total() / highest) * LARGEST, SMALLEST)


def _label(spot: Spot) -> str:
    return spot.places[0] if len(spot.places) == 1 else f"{spot.places[0]} +{len(spot.places) - 1}"


def _named(drawn: Iterable[Spot], view: View, highest: int) -> list[Spot]:
    """Circles whose names have room: beside no larger circle's name."""
    taken: list[tuple[float, float, float]] = []
    found = []
    for spot in drawn:
        x, y = view.at(spot.lon, spot.lat)
        x += _radius(spot, highest) + 3
        width = 6.6 * min(len(_label(spot)), 26)
        if all(abs(y - other_y) > 14 or x + width < other_x or other_x + other_width < x for other_x, other_y, other_width in taken):
            taken.append((x, y, width + 20))
            found.append(spot)
        if len(found) == 24:
            break
    return found


def _land() -> Spec:
    return {
        "data": {"values": land(), "format": {"type": "topojson", "feature": "land"}},
        "mark": {"type": "geoshape", "fill": LAND, "stroke": None, "aria": False},
    }


@cache
def land() -> Any:
    """The outline of the land, as TopoJSON; its sources are in data/README.md."""
    return json.loads((files("memcon.web.charts") / "data" / "land.json").read_text("utf-8"))


def _circles(rows: list[dict[str, Any]]) -> list[Spec]:
    mark = {"type": "circle", "fill": PLACE, "stroke": PLACE, "fillOpacity": 0.5, "strokeOpacity": 1, "strokeWidth": 1}
    size = {"field": "s", "type": "quantitative", "scale": None}
    encoding = {**_place(), "size": size, "description": {"field": "k"}}
    return [{"data": {"values": rows}, "mark": mark, "encoding": encoding}] if rows else []


def _names(rows: list[dict[str, Any]]) -> list[Spec]:
    mark = {"type": "text", "align": "left", "baseline": "middle", "dx": {"expr": "datum.dx"}, "fontSize": 12, "color": INK}
    return [{"data": {"values": rows}, "mark": mark, "encoding": {**_place(), "text": {"field": "k", "type": "nominal"}}}] if rows else []


def _place() -> Spec:
    return {"longitude": {"field": "lon", "type": "quantitative"}, "latitude": {"field": "lat", "type": "quantitative"}}
