"""The examples of frames, read like pages: does each give what its frame says?"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from memcon.captures.types import Capture
from memcon.errors import MemconError

if TYPE_CHECKING:
    from memcon.events.codebook import Example, Frame
    from memcon.record.types import Event, Record

_FIELDS = ("mode", "channel", "status")
_ROLES = ("initiator", "recipient", "participant", "mediator", "host", "absent")


class Reads(Protocol):
    """What reads a capture."""

    def read(self, capture: Capture) -> "Record":
        """The record of one capture."""


def failures(reader: Reads, frames: Iterable["Frame"]) -> Iterator[tuple["Frame", str, str]]:
    """Of each example that fails: its frame, its text and what is wrong."""
    for frame in frames:
        for example in frame.examples:
            if missed := _missed(reader, frame, example):
                yield frame, example.text, missed


def _missed(reader: Reads, frame: "Frame", example: "Example") -> str | None:
    try:
        record = reader.read(Capture(text=example.text, sha256=hashlib.sha256(example.text.encode()).hexdigest()))
    except MemconError as error:
        return error.message
    wanted = example.gives.type or frame.type
    events = [event for event in record.events if event.type == wanted]
    if example.gives.none:
        return f"gives {wanted}, and should not" if events else None
    if not events:
        found = ", ".join(dict.fromkeys(event.type for event in record.events))
        return f"gives no {wanted}" + (f", but {found}" if found else "")
    nearest = min((list(_differences(record, event, example)) for event in events), key=len)
    return "; ".join(nearest) or None


def _differences(record: "Record", event: "Event", example: "Example") -> Iterator[str]:
    """In what an event differs from what the example gives."""
    for field in _FIELDS:
        wanted = getattr(example.gives, field)
        if wanted is not None and getattr(event, field) != wanted:
            yield f"{field} is {getattr(event, field)}, not {wanted}"
    for role in _ROLES:
        names = getattr(example.gives, role)
        for name in [names] if isinstance(names, str) else names:
            if not _takes(record, event, role, name):
                yield f"{name} is no {role}"


def _takes(record: "Record", event: "Event", role: str, name: str) -> bool:
    """Does an actor that the sentence calls so take this role?"""
    ids = {taking.actor for taking in event.participants if taking.role == role}
    text = record.article.text
    called = {
        word.casefold() for actor in record.actors if actor.id in ids for word in (actor.name, *(text[a:b] for a, b in actor.mentions))
    }
    return any(name.casefold() in word or word in name.casefold() for word in called)
