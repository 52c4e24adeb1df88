"""A record as a writer looks at it: items by id, and the words behind offsets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from memcon.record.types import Actor, Event, Place, Record, Role, Span

BESIDE = " | "
"""Stands between several values in one cell."""


@dataclass(frozen=True)
class View:
    """A record with its items by id."""

    record: Record

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        return {a.id: a for a in self.record.actors}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        return {p.id: p for p in self.record.places}

    def key(self, local: str | None) -> str | None:
        """An id that holds across records: "record:e1"; None for None."""
        return None if local is None else f"{self.record.id}:{local}"

    def name(self, actor: str | None) -> str | None:
        found = self.actors.get(actor) if actor else None
        return found.name if found else None

    def place(self, event: Event) -> Place | None:
        return self.places.get(event.where) if event.where else None

    def words(self, start: int, end: int) -> str:
        """What the page says there, to the letter."""
        return self.record.article.text[start:end]

    def quoted(self, spans: Iterable[Span]) -> str:
        """The words of several spans, beside each other."""
        return BESIDE.join(self.words(start, end) for start, end in spans)

    def parties(self, event: Event, *roles: Role) -> Iterator[Actor]:
        """The actors of an event in these roles, in the order of the record."""
        return (self.actors[p.actor] for p in event.participants if p.role in roles and p.actor in self.actors)

    def telling(self, event: Event) -> str:
        """The words that tell the event."""
        return self.quoted((e.start, e.end) for e in event.evidence if e.purpose == "event")

    def title(self, event: Event) -> str:
        """A line for lists and maps: "CONSULT (phone), planned: Vladimir Putin, Joe Biden"."""
        mode = f" ({event.mode})" if event.mode else ""
        names = ", ".join(dict.fromkeys(a.name for a in self.parties(event, "initiator", "recipient", "participant", "host", "mediator")))
        return f"{event.type}{mode}, {event.status}" + (f": {names}" if names else "")
