"""What changed between two readings of one text: gains, losses, changed fields."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from memcon.record.types import Event, Record, Statement
from memcon.store.log import items_of, words_of


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event or a statement, short: its kind, type (or act), and the words that tell it."""

    kind: Literal["event", "statement"]
    id: str
    type: str
    words: str


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an item that both readings have."""

    item: Told
    field: str
    old: str | None
    new: str | None


ReadFrom = Literal["text", "file", "file, cut anew"]
"""What was read anew: the kept text, or the file that the page came from, where the article may be cut otherwise now."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a new reading of an article gave and took. `id` is that of the text that was read, of one cut anew that of its new text."""

    id: str
    title: str | None
    gains: tuple[Told, ...]
    losses: tuple[Told, ...]
    changed: tuple[FieldChange, ...]
    read_from: ReadFrom = "text"

    def __bool__(self) -> bool:
        return bool(self.gains or self.losses or self.changed or self.read_from == "file, cut anew")


def changes(old: Record, new: Record, id_: str, read_from: ReadFrom = "text") -> Change:
    """Items are the same where kind, type and words are; one left over on the same words has changed its type."""
    before, after = _items(old), _items(new)
    gains: list[tuple[_Key, Event | Statement]] = []
    changed: list[FieldChange] = []
    for key, item in after.items():
        if key in before:
            changed += _fields(old, before[key], new, item, key)
        else:
            gains.append((key, item))
    losses = [(key, item) for key, item in before.items() if key not in after]
    for key, item in list(losses):
        other = next((g for g in gains if g[0][0] == key[0] and g[0][2] == key[2]), None)
        if other:
            losses.remove((key, item))
            gains.remove(other)
            changed.append(FieldChange(item=_told(other[0], other[1]), field="type", old=key[1], new=other[0][1]))
            changed += _fields(old, item, new, other[1], other[0])
    return Change(
        id=id_,
        title=new.article.title,
        gains=tuple(_told(*gain) for gain in gains),
        losses=tuple(_told(*loss) for loss in losses),
        changed=tuple(changed),
        read_from=read_from,
    )


_Key = tuple[Literal["event", "statement"], str, str, int]
"""Kind, type, words, and which one of those that are alike."""


def _items(record: Record) -> dict[_Key, Event | Statement]:
    found: dict[_Key, Event | Statement] = {}
    for item in items_of(record):
        start, end = words_of(item)[0]
        kind: Literal["event", "statement"] = "event" if isinstance(item, Event) else "statement"
        type_ = item.type if isinstance(item, Event) else item.act
        words, n = record.article.text[start:end], 0
        while (kind, type_, words, n) in found:
            n += 1
        found[kind, type_, words, n] = item
    return found


def _told(key: _Key, item: Event | Statement) -> Told:
    return Told(kind=key[0], id=item.id, type=key[1], words=key[2])


def _fields(old: Record, before: Event | Statement, new: Record, after: Event | Statement, key: _Key) -> Sequence[FieldChange]:
    one, other = _values(old, before), _values(new, after)
    told = _told(key, after)
    return [FieldChange(item=told, field=f, old=one[f], new=other[f]) for f in other if one.get(f) != other[f]]


def _values(record: Record, item: Event | Statement) -> Mapping[str, str | None]:
    """The fields that people publish from, in words, so that numbering of ids counts for nothing."""
    names = {a.id: a.name for a in record.actors}
    if isinstance(item, Statement):
        return {
            "form": item.form,
            "speaker": names.get(item.speaker or ""),
            "for": names.get(item.for_ or ""),
            "addressee": names.get(item.addressee or ""),
        }
    return {
        "status": item.status,
        "mode": item.mode,
        "channel": item.channel,
        "when": item.when.edtf if item.when else None,
        "where": next((p.name for p in record.places if p.id == item.where), None),
        "participants": ", ".join(sorted(f"{names.get(p.actor, p.actor)} ({p.role})" for p in item.participants)),
        "topics": ", ".join(sorted({topic.label for topic in item.topics})),
        "confidence": f"{item.confidence:.2f}",
    }
