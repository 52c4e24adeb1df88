"""The log of corrections: what people have said of the records. It only grows; an entry is taken back by another entry.

A correction of an item names it by its article, its kind and type and the words that it rests on, never by a number, so that it finds
the item again after the page was read anew, and never lands on other words.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

from memcon.record.types import Event, Record, Span, Statement

Op = Literal["reject", "set", "merge-actors", "split-actor", "merge-occurrences", "split-occurrence", "undo"]
AROUND = 32
"""Code points before and after the words that are kept to tell equal words apart."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Which item of an article: its kind and type as memcon read it, and its words. `words` are all that tell it, the first foremost;
    `before` and `after` stand around the first. For an actor `type` is its kind and `words` its name."""

    kind: Literal["event", "statement", "actor"]
    type: str
    words: tuple[str, ...]
    before: str = ""
    after: str = ""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log. `article` is the key of the article (of an undo that of what it takes back); `at` is ISO 8601 in UTC.

    Of "merge-occurrences" and "split-occurrence" `value` has the keys, with blanks between, of the articles that it is put together with or
    told apart from: occurrences go by their articles, for their ids change when articles come in.
    """

    id: int
    op: Op
    article: str | None
    anchor: Anchor | None
    field: str | None
    value: str | None
    undoes: int | None
    who: str
    at: str
    why: str


_COLUMNS = "id, op, article, anchor, field, value, undoes, who, at, why"


def read_log(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The whole log, in order."""
    return tuple(_entry(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY id"))


def log_of(connection: sqlite3.Connection, article: str) -> tuple[Correction, ...]:
    """What the log says of one article."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM corrections WHERE article = ? ORDER BY id", (article,))
    return tuple(_entry(row) for row in rows)


def log_of_all(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """What the log says of no one article: merged actors, and what was undone of it."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM corrections WHERE article IS NULL ORDER BY id")
    return tuple(_entry(row) for row in rows)


def _entry(row: tuple[Any, ...]) -> Correction:
    id_, op, article, anchor, field, value, undoes, who, at, why = row
    return Correction(
        id=id_,
        op=op,
        article=article,
        anchor=msgspec.json.decode(anchor, type=Anchor) if anchor else None,
        field=field,
        value=msgspec.json.decode(value, type=str) if value else None,
        undoes=undoes,
        who=who,
        at=at,
        why=why,
    )


def append(connection: sqlite3.Connection, entry: Correction) -> int:
    """Write an entry (its `id` is given by the log). Gives the id."""
    row = (
        entry.op,
        entry.article,
        msgspec.json.encode(entry.anchor).decode() if entry.anchor else None,
        entry.field,
        msgspec.json.encode(entry.value).decode() if entry.value is not None else None,
        entry.undoes,
        entry.who,
        entry.at,
        entry.why,
    )
    marks = ", ".join("?" * len(row))
    done = connection.execute(f"INSERT INTO corrections (op, article, anchor, field, value, undoes, who, at, why) VALUES ({marks})", row)
    return int(done.lastrowid or 0)


def active(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that stand: not undone, or undone by an entry that was itself undone."""
    return tuple(entry for entry in in_force(log) if entry.op != "undo")


def in_force(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """All entries in force, those that undo others too, in order."""
    undone: set[int] = set()
    standing = []
    for entry in sorted(log, key=lambda e: -e.id):
        if entry.id not in undone:
            undone.add(entry.undoes or 0)
            standing.append(entry)
    return tuple(reversed(standing))


def merged(standing: Iterable[Correction]) -> Mapping[str, str]:
    """Actor key -> key of the actor that people have merged it into, however many steps away."""
    into = {e.field: e.value for e in standing if e.op == "merge-actors" and e.field and e.value}
    ends = {}
    for key in into:
        seen, at = {key}, key
        while at in into and into[at] not in seen:
            at = into[at]
            seen.add(at)
        ends[key] = at
    return ends


def words_of(item: Event | Statement) -> tuple[Span, ...]:
    """The spans that an item rests on, the foremost first: of an event those that tell it, of a statement what was said."""
    if isinstance(item, Statement):
        return (item.content,)
    told = tuple((e.start, e.end) for e in item.evidence if e.purpose == "event")
    return told or tuple((e.start, e.end) for e in item.evidence[:1]) or ((0, 0),)


def items_of(record: Record) -> tuple[Event | Statement, ...]:
    """What can be corrected by its id: events, then statements."""
    return (*record.events, *record.statements)


def anchor_of(record: Record, item: Event | Statement) -> Anchor:
    text, spans = record.article.text, words_of(item)
    start, end = spans[0]
    return Anchor(
        kind="event" if isinstance(item, Event) else "statement",
        type=item.type if isinstance(item, Event) else item.act,
        words=tuple(text[a:b] for a, b in spans),
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )


def find(record: Record, anchor: Anchor) -> Event | Statement | None:
    """The one item of a record that an anchor means; None where its words or its type are gone, or where two items fit."""
    items: tuple[Event | Statement, ...] = record.events if anchor.kind == "event" else record.statements
    own = [(item, anchor_of(record, item)) for item in items]
    fits = [(item, a) for item, a in own if a.type == anchor.type and a.words[:1] == anchor.words[:1]]
    tests: tuple[Callable[[Anchor], bool], ...] = (
        lambda a: a.before == anchor.before and a.after == anchor.after and a.words == anchor.words,
        lambda a: a.before == anchor.before and a.after == anchor.after,
        lambda a: a.words == anchor.words and record.article.text.count(anchor.words[0]) == 1,
        lambda a: record.article.text.count(anchor.words[0]) == 1,
    )
    for same in tests:
        found = [item for item, a in fits if same(a)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
