"""A record with the corrections of people on top: what is asked and shown, while the record itself stays as memcon read it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from memcon.errors import BadOption
from memcon.record import types
from memcon.record.types import Actor, Event, Record, Statement, When
from memcon.store import days
from memcon.store.keys import actor_key
from memcon.store.log import Anchor, Correction, find, merged


class Effective(msgspec.Struct, frozen=True):
    """A corrected record; `keys` gives each of its actors (by its id) the key of whom it is, `orphans` the ids of corrections that found
    nothing to correct, `corrected` the ids of the items that were changed."""

    record: Record
    keys: Mapping[str, str]
    orphans: tuple[int, ...] = ()
    corrected: frozenset[str] = frozenset()


def effective(record: Record, article: str, standing: Sequence[Correction]) -> Effective:
    """The record with the entries that stand (`active`) applied. An entry whose words are gone changes nothing."""
    into = merged(standing)
    own = [entry for entry in standing if entry.article == article]
    splits, orphans = _splits(record, own)
    keys = {a.id: into.get(key, key) for a in record.actors if (key := splits.get(a.id) or actor_key(a))}
    made, corrected, lost = _applied(record, own)
    return Effective(made, keys, (*orphans, *lost), corrected)


def corrected_record(record: Record, article: str, standing: Sequence[Correction]) -> Record:
    """The record alone of `effective`, for those who need nobody's key."""
    return _applied(record, [entry for entry in standing if entry.article == article])[0]


def _applied(record: Record, own: Sequence[Correction]) -> tuple[Record, frozenset[str], list[int]]:
    """The record with the entries of its article applied; the ids of the items that were changed; the entries whose words are gone."""
    gone: set[str] = set()
    lost = []
    changed: dict[str, Event | Statement] = {}
    for entry in own:
        if entry.anchor is None or entry.op not in ("reject", "set"):
            continue
        item = find(record, entry.anchor)
        if item is None:
            lost.append(entry.id)
        elif entry.op == "reject":
            gone.add(item.id)
        else:
            changed[item.id] = with_field(changed.get(item.id, item), entry.field or "", entry.value or "", record)
    if not gone and not changed:
        return record, frozenset(), lost
    made = msgspec.structs.replace(
        record,
        events=tuple(changed.get(e.id, e) for e in record.events if e.id not in gone),
        statements=tuple(changed.get(s.id, s) for s in record.statements if s.id not in gone),
    )
    return _without(made, gone), frozenset(changed), lost


def _splits(record: Record, own: Iterable[Correction]) -> tuple[dict[str, str], list[int]]:
    """Actor id -> its key where people have told it apart; and the entries whose name the record no longer has."""
    splits: dict[str, str] = {}
    orphans = []
    for entry in own:
        if entry.op == "split-actor" and entry.anchor:
            ids = [a.id for a in record.actors if a.kind == entry.anchor.type and (a.name,) == entry.anchor.words]
            if len(ids) == 1:
                splits[ids[0]] = entry.value or ""
            else:
                orphans.append(entry.id)
    return splits, orphans


def _without(record: Record, gone: set[str]) -> Record:
    """Nothing speaks of what was rejected."""
    if not gone:
        return record
    return msgspec.structs.replace(
        record,
        events=tuple(msgspec.structs.replace(e, reported_by=None) if e.reported_by in gone else e for e in record.events),
        statements=tuple(
            msgspec.structs.replace(s, about=kept) if (kept := tuple(x for x in s.about if x not in gone)) != s.about else s
            for s in record.statements
        ),
    )


EVENT_FIELDS = ("type", "status", "mode", "channel", "cameo", "when", "where", "participants")
STATEMENT_FIELDS = ("act", "form", "speaker", "for", "addressee")
_NONE = ("", "none", "null")


def with_field(item: Event | Statement, field: str, value: str, record: Record) -> Event | Statement:
    """The item with one field changed. Raises BadOption where the field or the value means nothing."""
    known = EVENT_FIELDS if isinstance(item, Event) else STATEMENT_FIELDS
    if field not in known:
        raise BadOption(f"{field!r} is no field that can be set: take one of {', '.join(known)}")
    if field in _PARSED:
        return msgspec.structs.replace(item, **{_PARSED[field][0]: _PARSED[field][1](value, record)})
    choices = {"type": types.EventType, "status": types.Status, "channel": types.Channel, "act": types.Act, "form": types.Form}
    plain: str | None = None if value in _NONE and field in ("mode", "channel", "cameo") else value
    if field in choices and plain is not None and plain not in (allowed := choices[field].__args__):  # type: ignore[attr-defined]
        raise BadOption(f"{value!r} is no {field}: take one of {', '.join(allowed)}")
    return msgspec.structs.replace(item, **{field: plain})


def _when(value: str, _: Record) -> When | None:
    if value in _NONE:
        return None
    if days.days(value) == days.UNKNOWN and not value.startswith("X"):
        raise BadOption(f"{value!r} is no EDTF date: write 2022-01-10, 2022-01-09/2022-01-10, 2022-01")
    return When(edtf=value)


def _one(items: Sequence[Any], value: str, what: str) -> str:
    """The id of the one item that a person names by its id or its name."""
    ids = [x.id for x in items if value in (x.id, x.name)]
    if len(ids) != 1:
        raise BadOption(f"the record has no one {what} {value!r}: it has {', '.join(f'{x.id} ({x.name})' for x in items) or 'none'}")
    return str(ids[0])


def _actor(value: str, record: Record) -> str | None:
    return None if value in _NONE else _one(record.actors, value, "actor")


def _participants(value: str, record: Record) -> tuple[types.Participant, ...]:
    """ "a1:initiator, Joe Biden:recipient"."""
    found = []
    for part in value.split(","):
        name, _, role = part.strip().rpartition(":")
        if role not in (allowed := types.Role.__args__):  # type: ignore[attr-defined]
            raise BadOption(f"{part.strip()!r} has no role: write ACTOR:ROLE with one of {', '.join(allowed)}")
        found.append(types.Participant(actor=_one(record.actors, name, "actor"), role=role))  # type: ignore[arg-type]
    return tuple(found)


_PARSED: Mapping[str, tuple[str, Callable[[str, Record], Any]]] = {
    "when": ("when", _when),
    "where": ("where", lambda value, record: None if value in _NONE else _one(record.places, value, "place")),
    "participants": ("participants", _participants),
    "speaker": ("speaker", _actor),
    "for": ("for_", _actor),
    "addressee": ("addressee", _actor),
}


def actor_anchor(actor: Actor) -> Anchor:
    return Anchor(kind="actor", type=actor.kind, words=(actor.name,))
