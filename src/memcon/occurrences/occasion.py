"""The occasion field by field, as the record of each account has it: its day, channel, place and who took part, each with its words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from memcon.occurrences.features import main_event, party
from memcon.occurrences.spans import days
from memcon.occurrences.types import Cite
from memcon.occurrences.units import Sheet
from memcon.record.types import Event, Record


@dataclass(frozen=True)
class Given:
    """What one account gives for a field, and where."""

    source: str
    value: str
    cite: Cite


Field = Callable[[Record, Event], str | None]


def fields(sheets: Sequence[Sheet], parties: frozenset[str]) -> Iterator[tuple[str, str, list[Given]]]:
    """Field, its name for people, and what each account gives; only of talks between two of the parties."""
    for field, name, read, purposes in _FIELDS:
        given = []
        for sheet in sheets:
            event = main_event(sheet.record) if sheet.on_topic else None
            if event is None or event.type != "CONSULT" or len(parties_of(sheet.record, event) & parties) < 2:
                continue
            value, cite = read(sheet.record, event), _cite(sheet.record, event, purposes)
            if value and cite:
                given.append(Given(sheet.source, value, cite))
        if given:
            yield field, name, given


def parties_of(record: Record, event: Event) -> frozenset[str]:
    """The countries that take part, else the items or names of who does."""
    actors = {actor.id: actor for actor in record.actors}
    return frozenset(party(actors[p.actor]) for p in event.participants if p.role != "absent" and p.actor in actors)


def _cite(record: Record, event: Event, purposes: Sequence[str]) -> Cite | None:
    for purpose in purposes:
        for words in event.evidence:
            if words.purpose == purpose:
                return Cite(record=record.id, start=words.start, end=words.end)
    return None


def _day(record: Record, event: Event) -> str | None:
    """One day, told by the page itself."""
    span = days(event.when.edtf) if event.when else None
    return event.when.edtf[:10] if span and span[0] == span[1] and event.when and event.when.edtf else None


def _channel(record: Record, event: Event) -> str | None:
    return {"phone": "by phone", "video": "by video", "in_person": "in person", "written": "in writing"}.get(event.channel or "")


def _place(record: Record, event: Event) -> str | None:
    return next((place.name for place in record.places if place.id == event.where), None)


_FIELDS: tuple[tuple[str, str, Field, tuple[str, ...]], ...] = (
    ("when", "day of the talks", _day, ("when",)),
    ("channel", "how they talked", _channel, ("channel", "event")),
    ("where", "place of the talks", _place, ("where",)),
)
"""Of each field: its name in the contract and for people, how it is read, and which evidence is cited for it."""
