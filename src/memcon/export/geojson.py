"""GeoJSON: the events that have a place with coordinates, as points.

Eaten by QGIS, Leaflet, MapLibre, Kepler, GitHub's and Observable's maps. Definition: RFC 7946 (WGS 84, longitude before latitude).
The point is that of the place that the page names; a country stands on a point in its middle.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memcon.export.days import day_range
from memcon.export.files import whole_file
from memcon.export.jsons import known, write_list
from memcon.export.views import View
from memcon.record.quad import QUAD_NAMES, quad
from memcon.record.types import Event, Place, Record


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: a FeatureCollection with a Feature for each event that has coordinates."""
    with whole_file(target) as stream:
        write_list(stream, '{"type":"FeatureCollection","features":[', _features(records), "\n]}\n")


def _features(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        view = View(record)
        for event in record.events:
            place = view.place(event)
            if place and place.lat is not None and place.lon is not None:
                point = {"type": "Point", "coordinates": [place.lon, place.lat]}
                yield {"type": "Feature", "id": view.key(event.id), "geometry": point, "properties": _properties(view, event, place)}


def _properties(view: View, event: Event, place: Place) -> dict[str, Any]:
    """Flat values and lists, each known; the words to the letter."""
    article, when = view.record.article, event.when
    first, last = day_range(when.edtf if when else None)
    taking_part = [p for p in event.participants if p.role != "absent" and p.actor in view.actors]
    return known(
        title=view.title(event), type=event.type, mode=event.mode, quad=QUAD_NAMES[quad(event)], contexts=list(event.contexts),
        cameo=event.cameo,
        status=event.status, channel=event.channel, when=when.edtf if when else None, first_day=str(first) if first else None,
        last_day=str(last) if last else None, participants=[view.actors[p.actor].name for p in taking_part],
        roles=[p.role for p in taking_part], countries=sorted({c for p in taking_part if (c := view.actors[p.actor].country)}),
        place=place.name, place_country=place.country, geonames=place.geonames, topics=[t.label for t in event.topics],
        confidence=event.confidence, words=view.telling(event), article=view.record.id, headline=article.title, outlet=article.outlet,
        published=article.published.edtf if article.published else None, url=article.url,
    )  # fmt: skip
