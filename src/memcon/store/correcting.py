"""Corrections made: checked against what is there, written to the log, and at once seen by whoever asks."""

import sqlite3
from collections.abc import Iterable

import msgspec

from memcon.errors import BadOption
from memcon.record.types import Record
from memcon.store.adding import is_current, kept, key_of, mark_unlinked, reindex, transaction
from memcon.store.effective import actor_anchor, effective, with_field
from memcon.store.errors import UnknownId
from memcon.store.linking import accounts_of, current_of, decisions
from memcon.store.log import Anchor, Correction, Op, active, anchor_of, append, find, in_force, items_of, merged, read_log


class By(msgspec.Struct, frozen=True):
    """Who corrects, when (ISO 8601 in UTC), and why."""

    who: str
    at: str
    why: str


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log with its standing: "applied", "undone" (or an undo), or "orphaned" where its words are gone."""

    entry: Correction
    standing: str


def _anchor(record: Record, id_: str) -> Anchor:
    item = next((x for x in items_of(record) if x.id == id_), None)
    if item is None:
        raise UnknownId(f"the record has no event or statement {id_!r}: memcon show lists what it has")
    anchor = anchor_of(record, item)
    if find(record, anchor) is not item:
        raise BadOption(f"{id_} rests on the same words as another item of its type, so a correction could not tell them apart")
    return anchor


def _entry(op: Op, by: By, article: str | None = None, anchor: Anchor | None = None, field: str | None = None, value: str | None = None,
           undoes: int | None = None) -> Correction:  # fmt: skip
    if not by.who.strip() or not by.why.strip():
        raise BadOption("a correction needs who makes it (--by) and why (--why)")
    return Correction(
        id=0, op=op, article=article, anchor=anchor, field=field, value=value, undoes=undoes, who=by.who, at=by.at, why=by.why
    )


def reject(connection: sqlite3.Connection, dictionary: bytes, version: int, id_: str, by: By) -> int:
    item = kept(connection, dictionary, version)
    return _write(connection, dictionary, _entry("reject", by, item.article, _anchor(item.record, id_)), [version])


def set_field(connection: sqlite3.Connection, dictionary: bytes, version: int, id_: str, field: str, value: str, by: By) -> int:
    item = kept(connection, dictionary, version)
    anchor = _anchor(item.record, id_)
    found = find(item.record, anchor)
    assert found is not None
    with_field(found, field, value, item.record)
    return _write(connection, dictionary, _entry("set", by, item.article, anchor, field, value), [version])


def merge_actors(connection: sqlite3.Connection, dictionary: bytes, key: str, into: str, by: By) -> int:
    for each in (key, into):
        _actor_row(connection, each)
    ends = merged(active(read_log(connection)))
    if ends.get(key, key) == ends.get(into, into):
        raise BadOption(f"{key} and {into} are one actor already")
    if key in ends:
        raise BadOption(f"{key} is merged into {ends[key]} already: undo that first, or merge {ends[key]}")
    return _write(connection, dictionary, _entry("merge-actors", by, field=key, value=into), _with_actor(connection, key))


def split_actor(connection: sqlite3.Connection, dictionary: bytes, version: int, actor: str, name: str, by: By) -> int:
    """The actor of one article (its id in the record, or its name) is somebody else than the others of its key."""
    item = kept(connection, dictionary, version)
    ids = [a for a in item.record.actors if actor in (a.id, a.name)]
    if len(ids) != 1:
        raise UnknownId(f"the record has no one actor {actor!r}: it has {', '.join(f'{a.id} ({a.name})' for a in item.record.actors)}")
    if sum(a.name == ids[0].name and a.kind == ids[0].kind for a in item.record.actors) > 1:
        raise BadOption(f"the record has two actors by the name {ids[0].name!r}, so a correction could not tell them apart")
    if not name.strip():
        raise BadOption("--as needs the name of the actor that it really is")
    known = connection.execute("SELECT 1 FROM actors WHERE key = ?", (name,)).fetchone()
    value = name if known else f"{ids[0].kind}#{name.strip()}"
    return _write(connection, dictionary, _entry("split-actor", by, item.article, actor_anchor(ids[0]), value=value), [version])


def undo(connection: sqlite3.Connection, dictionary: bytes, number: int, by: By) -> int:
    log = {entry.id: entry for entry in read_log(connection)}
    if number not in log:
        raise UnknownId(f"there is no correction {number}: memcon correct list shows them")
    standing = active(log.values())
    target = log[number]
    if target.op != "undo" and target not in standing:
        raise BadOption(f"correction {number} is undone already")
    while target.op == "undo":
        target = log[target.undoes or 0]
    entry = _entry("undo", by, target.article, undoes=number)
    if target.op in OF_OCCURRENCES:
        return _write_decision(connection, entry, _articles_of(target))
    return _write(connection, dictionary, entry, _touched(connection, target), target.op)


OF_OCCURRENCES = ("merge-occurrences", "split-occurrence")


def merge_occurrences(connection: sqlite3.Connection, a: int, b: int, by: By) -> int:
    """Two occurrences, by their numbers, are one: an article of each is kept together with one of the other from now on."""
    if a == b:
        raise BadOption("an occurrence cannot be merged with itself: name two")
    _, barred = decisions(connection)
    one, other = accounts_of(connection, a), accounts_of(connection, b)
    if any(barred.get(version, frozenset()) & {*other} for version in one):
        raise BadOption("people have told articles of the two apart: memcon correct list shows the correction, undo it first")
    keys = [key_of(connection, _lead(connection, number)) for number in (a, b)]
    return _write_decision(connection, _entry("merge-occurrences", by, keys[0], value=keys[1]), keys)


def split_occurrence(connection: sqlite3.Connection, occurrence: int, version: int, by: By) -> int:
    """An article, by its version, is not about an occurrence: it is kept apart from all that are."""
    accounts = accounts_of(connection, occurrence)
    others = [other for other in accounts if other != version]
    if version not in accounts:
        raise BadOption("the article is not one of those that are about the occurrence: memcon show lists them")
    if not others:
        raise BadOption("the article is the only one that is about the occurrence: there is nothing to split")
    joined, _ = decisions(connection)
    if joined.get(version, frozenset()) & {*others}:
        raise BadOption("people have merged the article into the occurrence: memcon correct list shows the correction, undo it first")
    key, *keys = (key_of(connection, each) for each in (version, *others))
    return _write_decision(connection, _entry("split-occurrence", by, key, value=" ".join(keys)), (key, *keys))


def bears_on(connection: sqlite3.Connection, number: int) -> frozenset[str]:
    """The keys of the articles that may be about something else after a correction, or after it was undone."""
    log = {entry.id: entry for entry in read_log(connection)}
    entry = log[number]
    while entry.op == "undo":
        entry = log[entry.undoes or 0]
    if entry.op in OF_OCCURRENCES:
        return frozenset(_articles_of(entry))
    return frozenset([entry.article] if entry.op in _OF_ITEMS and entry.article else ())


def _articles_of(entry: Correction) -> tuple[str, ...]:
    """The keys of the articles that a decision on occurrences names."""
    return (entry.article or "", *(entry.value or "").split())


def _keeps(connection: sqlite3.Connection, key: str) -> bool:
    """Whether the store has the article of a key."""
    return current_of(connection, key) is not None


def _lead(connection: sqlite3.Connection, occurrence: int) -> int:
    return int(connection.execute("SELECT lead FROM occurrences WHERE id = ?", (occurrence,)).fetchone()[0])


def _write_decision(connection: sqlite3.Connection, entry: Correction, articles: Iterable[str]) -> int:
    """The entry, in one transaction with the note that the articles are to be linked anew."""
    with transaction(connection):
        number = append(connection, entry)
        for key in articles:
            version = current_of(connection, key)
            if version is not None:
                mark_unlinked(connection, version)
    return number


def _touched(connection: sqlite3.Connection, entry: Correction) -> list[int]:
    """The versions whose rows an entry bears on."""
    if entry.op == "merge-actors":
        return _with_actor(connection, entry.field or "")
    return [int(v) for (v,) in connection.execute("SELECT current FROM articles WHERE key = ?", (entry.article,))]


def _actor_row(connection: sqlite3.Connection, key: str) -> int:
    row = connection.execute("SELECT id FROM actors WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise UnknownId(f"there is no actor {key!r} in this store: memcon actors shows the key of each")
    return int(row[0])


def _with_actor(connection: sqlite3.Connection, key: str) -> list[int]:
    """The versions that memcon or people read an actor in."""
    id_ = _actor_row(connection, key)
    query = "SELECT version FROM mentions WHERE actor = ? UNION SELECT version FROM mentions WHERE read_as = ?"
    rows = connection.execute(query, (id_, id_))
    return [int(version) for (version,) in rows]


_OF_ITEMS = ("reject", "set")
"""What changes a record, so that its article may be about something else."""


def _write(connection: sqlite3.Connection, dictionary: bytes, entry: Correction, versions: Iterable[int], op: Op | None = None) -> int:
    """The entry and all that it changes, in one transaction. `op` is what an undo takes back."""
    with transaction(connection):
        number = append(connection, entry)
        for version in versions:
            if is_current(connection, version):
                reindex(connection, dictionary, version)
                if (op or entry.op) in _OF_ITEMS:
                    mark_unlinked(connection, version)
    return number


def standings(connection: sqlite3.Connection, dictionary: bytes) -> tuple[Logged, ...]:
    """The whole log, with what has become of each entry."""
    log = read_log(connection)
    standing = active(log)
    ids = {entry.id for entry in in_force(log)}
    orphans: set[int] = set()
    for key in dict.fromkeys(entry.article for entry in standing if entry.article):
        (version,) = connection.execute("SELECT current FROM articles WHERE key = ?", (key,)).fetchone()
        orphans.update(effective(kept(connection, dictionary, version).record, key, standing).orphans)
    orphans.update(e.id for e in standing if e.op in OF_OCCURRENCES and not all(_keeps(connection, k) for k in (e.value or "").split()))
    return tuple(Logged(entry=e, standing="orphaned" if e.id in orphans else "applied" if e.id in ids else "undone") for e in log)
