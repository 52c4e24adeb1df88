"""POLECAT: one event a row, tab-separated, under the column names of the POLECAT data set, memcon's own columns after them.

Eaten by models and scripts written for POLECAT (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and POLECAT: A New
Political Event Ontology and Dataset"), whose weekly files have these 40 columns. As there, several values in a cell stand beside each other
with "; ", and what is unknown is "None".

What is different, and why:

- Event Date is None where the page tells no day (POLECAT puts the day of publication there); of several days it is the first.
- Rows of every status stand in the file. Keep those whose Status is happened or ongoing to have what took place.
- Somebody who stays away (role absent) is neither actor nor recipient. Hosts are recipients of a visit, as the PLOVER manual has it.
- Country columns hold ISO 3166-1 alpha-3; Actor COW holds Correlates of War numbers; City, District, Province and Feature Type are None.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from memcon.export.cells import flat, guarded
from memcon.export.codes import cow_numbers, intensity
from memcon.export.days import told_days
from memcon.export.files import whole_file
from memcon.export.views import View
from memcon.record.quad import QUAD_NAMES, quad
from memcon.record.types import Actor, Event, Record

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
OWN = (
    "Headline", "Event Text", "Status", "Channel", "Event Date EDTF", "CAMEO", "Said By", "Confidence", "Wikidata Actor ID",
    "Wikidata Recipient ID", "URL",
)  # fmt: skip
COLUMNS = POLECAT + OWN
_UNKNOWN = "None"


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: a header line and a row for each event."""
    with whole_file(target) as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
        writer.writerow(COLUMNS)
        for record in records:
            view = View(record)
            story = _story(view)
            writer.writerows([cells[name] for name in COLUMNS] for event in record.events if (cells := {**story, **_event(view, event)}))


def _text(value: object) -> str:
    """A cell: one line, guarded against formulas, "None" where unknown."""
    return (guarded(flat(value)) if isinstance(value, str) else str(value)) or _UNKNOWN


def _story(view: View) -> dict[str, str]:
    record, article = view.record, view.record.article
    published = told_days(article.published.edtf) if article.published else None
    cells = {
        "Source": article.outlet or article.agency,
        "Publication Date": str(published[0]) if published else None,
        "Story People": _joined([a.name for a in record.actors if a.kind == "person"]),
        "Story Organizations": _joined([a.name for a in record.actors if a.kind in {"organisation", "group"}]),
        "Story Locations": _joined([p.name for p in record.places]),
        "Language": article.language,
        "Version": "memcon",
        "Headline": article.title,
        "URL": article.url,
    }
    return {name: _text(value) for name, value in cells.items()}


def _event(view: View, event: Event) -> dict[str, str]:
    days = told_days(event.when.edtf if event.when else None)
    said = next((s for s in view.record.statements if s.id == event.reported_by), None)
    cells = {
        "Event ID": view.key(event.id),
        "Event Date": str(days[0]) if days else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": intensity(event),
        "Quad Code": QUAD_NAMES[quad(event)],
        "Contexts": _joined(event.contexts),
        "Event Text": view.telling(event),
        "Status": event.status,
        "Channel": event.channel,
        "Event Date EDTF": event.when.edtf if event.when else None,
        "CAMEO": event.cameo,
        "Said By": view.name(said.speaker) if said else None,
        "Confidence": event.confidence,
    }
    told = {name: _text(value) for name, value in cells.items()}
    actors = list(view.parties(event, "initiator", "participant", "mediator"))
    return {
        **told,
        **_side(view, "Actor", actors),
        **_side(view, "Recipient", list(view.parties(event, "recipient", "host"))),
        **_where(view, event),
    }


def _side(view: View, side: str, actors: Sequence[Actor]) -> dict[str, str]:
    cow = cow_numbers()
    sectors = _each(a.sector for a in actors)
    return {
        f"{side} Name": _each(a.name for a in actors),
        f"{side} Country": _each(a.country for a in actors),
        f"{side} COW": _each(cow.get(a.country or "") for a in actors),
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Title": _each(a.office for a in actors),
        f"{side} Name Raw": _each(view.words(*a.mentions[0]) if a.mentions else None for a in actors),
        f"Wikipedia {side} ID": _UNKNOWN,
        f"Wikidata {side} ID": _each(a.wikidata for a in actors),
    }


def _where(view: View, event: Event) -> dict[str, str]:
    place = view.place(event)
    cells = {
        "Placename": place.name if place else None,
        "City": None,
        "District": None,
        "Province": None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonames if place else None,
        "Raw Placename": view.words(*place.mentions[0]) if place and place.mentions else None,
        "Feature Type": None,
    }
    return {name: _text(value) for name, value in cells.items()}


def _each(values: Iterator[str | None]) -> str:
    """A value for each actor, in one order in every column: "None" for one who has none, and for no actors at all."""
    return guarded("; ".join(flat(value or "") or _UNKNOWN for value in values)) or _UNKNOWN


def _joined(values: Sequence[str]) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None
