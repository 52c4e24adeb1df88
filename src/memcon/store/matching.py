"""What articles are matched by, kept from one linking to the next: which pairs are worth a comparison, and how alike they are.

So that a new article is compared with few: the pairs of an article depend only on those of its stretch of days and the one before
(`memcon.occurrences.pairs`), or, where it has no day, on all.
"""

import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from memcon.occurrences.pairs import CROWD, SHARED, WINDOW, Edge, Signature, candidates, window

_COPY = 1 << 15
_PARTS = 10_000
"""A likeness is kept in ten thousandths, as `Edge` has it: four digits."""


class Change(NamedTuple):
    """A version whose signature is new, gone, or another than before."""

    version: int
    old: Signature | None
    new: Signature | None


class Row(NamedTuple):
    """An article with its signature; `id` is the id of its text, by which articles of one day are ordered."""

    version: int
    id: str
    signature: Signature


class Found(NamedTuple):
    """Those before an article, in the order of day and id, that are worth a comparison with it, and those that were kept as such."""

    version: int
    now: frozenset[int]
    kept: frozenset[int]


class Near:
    """How alike articles are, by pairs; read when asked for, written back by `flush`. `touched` are the articles whose pairs changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[int, dict[int, int]] = {}
        self._unsaved: set[int] = set()
        self.touched: set[int] = set()

    def of(self, version: int) -> Mapping[int, int]:
        """The others that are like an article, each with a number for `edge_of`."""
        if version not in self._held:
            row = self._connection.execute("SELECT near FROM matching WHERE version = ?", (version,)).fetchone()
            self._held[version] = _unpacked(row[0]) if row else {}
        return self._held[version]

    def put(self, a: int, b: int, made: Edge | None) -> None:
        """Keep how alike two articles are; None where they are not."""
        code = None if made is None else round(made.likely * _PARTS) | (_COPY if made.copy else 0)
        if self.of(a).get(b) == code:
            return
        for one, other in ((a, b), (b, a)):
            self.of(one)
            if code is None:
                self._held[one].pop(other, None)
            else:
                self._held[one][other] = code
        self._unsaved |= {a, b}
        self.touched |= {a, b}

    def forget(self, version: int) -> None:
        """Take all pairs of an article away."""
        for other in list(self.of(version)):
            self.put(version, other, None)

    def flush(self) -> None:
        rows = [(_packed(self._held[version]), version) for version in sorted(self._unsaved)]
        self._connection.executemany("UPDATE matching SET near = ? WHERE version = ?", rows)
        self._unsaved.clear()


def edge_of(code: int) -> Edge:
    return Edge((code & ~_COPY) / _PARTS, bool(code & _COPY))


def _packed(near: Mapping[int, int]) -> bytes:
    return b"".join(struct.pack("<IH", other, near[other]) for other in sorted(near))


def _unpacked(packed: bytes) -> dict[int, int]:
    return dict(struct.iter_unpack("<IH", packed))


def pack_keys(keys: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(keys)}I", *keys)


def _keys(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def signature_of(connection: sqlite3.Connection, version: int) -> Signature | None:
    """The signature that is kept of a version."""
    row = connection.execute("SELECT day, keys FROM matching WHERE version = ?", (version,)).fetchone()
    return Signature(row[0], _keys(row[1])) if row else None


def keep(connection: sqlite3.Connection, change: Change) -> None:
    """Write the signature of a version, or take it away."""
    if change.new is None:
        connection.execute("DELETE FROM matching WHERE version = ?", (change.version,))
        return
    row = (change.version, change.new.day, pack_keys(change.new.keys))
    connection.execute("INSERT OR REPLACE INTO matching VALUES (?, ?, ?, x'')", row)


def pairs(connection: sqlite3.Connection, near: Near, changes: Sequence[Change]) -> Iterator[Found]:
    """For each article whose pairs with those before it may have changed: what they are now. The changes are kept already."""
    yield from _dated(connection, near, changes)
    yield from _undated(connection, near, changes)


def _dated(connection: sqlite3.Connection, near: Near, changes: Sequence[Change]) -> Iterator[Found]:
    windows = {window(s.day) for change in changes for s in (change.old, change.new) if s and s.day is not None}
    blocks = {block for own in windows for block in (own, own + 1)}
    rows = _rows_of(connection, sorted({each for block in blocks for each in (block - 1, block)}))
    news = _Changed(changes, [row.signature for row in rows])
    wanted = {
        at for at, row in enumerate(rows)
        if row.signature.day is not None and (own := window(row.signature.day)) in blocks and news.bear_on(row, (own - 1, own))
    }  # fmt: skip
    found: dict[int, set[int]] = defaultdict(set)
    for before, at in candidates([row.signature for row in rows], wanted):
        found[at].add(rows[before].version)
    place = {row.version: at for at, row in enumerate(rows)}
    for at in sorted(wanted):
        version = rows[at].version
        kept = frozenset(other for other in near.of(version) if place.get(other, at) < at)
        yield Found(version, frozenset(found[at]), kept)


def _undated(connection: sqlite3.Connection, near: Near, changes: Sequence[Change]) -> Iterator[Found]:
    """The pairs of articles without a day, each of which is looked for among all before it: those with a day, then by id."""
    rows = [
        Row(version, id_, Signature(None, _keys(keys)))
        for version, id_, keys in connection.execute(
            "SELECT m.version, text_id, keys FROM matching m JOIN versions v ON v.id = m.version WHERE m.day IS NULL ORDER BY text_id"
        )
    ]
    if not rows:
        return
    dated = [(version, _keys(keys)) for version, keys in connection.execute("SELECT version, keys FROM matching WHERE day IS NOT NULL")]
    counts = Counter(key for _, keys in dated for key in keys)
    news = _Changed(changes, [row.signature for row in rows], counts)
    wanted = {row.version for row in rows if news.bear_on(row, None)}
    # keys of a crowd tell nothing, and keys that none of the wanted has find nothing: what is left is a small part
    telling = {key for row in rows if row.version in wanted for key in row.signature.keys if counts[key] <= CROWD}
    slim = [Row(version, "", Signature(0, own)) for version, keys in dated if (own := tuple(key for key in keys if key in telling))]
    slim += [Row(row.version, row.id, Signature(None, tuple(key for key in row.signature.keys if key in telling))) for row in rows]
    found: dict[int, set[int]] = defaultdict(set)
    for before, at in candidates([row.signature for row in slim], {at for at, row in enumerate(slim) if row.version in wanted}):
        found[slim[at].version].add(slim[before].version)
    place = {row.version: at for at, row in enumerate(rows)}
    for row in rows:
        if row.version in wanted:
            before = place[row.version]
            kept = frozenset(other for other in near.of(row.version) if place.get(other, -1) < before)
            yield Found(row.version, frozenset(found[row.version]), kept)


def _rows_of(connection: sqlite3.Connection, windows: Iterable[int]) -> list[Row]:
    """The articles of some windows, in the order of day and id."""
    query = (
        "SELECT m.version, text_id, m.day, keys FROM matching m JOIN versions v ON v.id = m.version"
        " WHERE m.day >= ? AND m.day < ? ORDER BY m.day, text_id"
    )
    return [
        Row(version, id_, Signature(day, _keys(keys)))
        for own in windows
        for version, id_, day, keys in connection.execute(query, (own * WINDOW, (own + 1) * WINDOW))
    ]


class _Changed:
    """The keys of changed articles, by window, and which of them may be those of a crowd that was none before, or is none any more."""

    def __init__(self, changes: Sequence[Change], rows: Sequence[Signature], everywhere: Mapping[int, int] | None = None) -> None:
        self._versions = {change.version for change in changes}
        self._new: dict[int | None, set[int]] = defaultdict(set)
        self._counts: Counter[tuple[int | None, int]] = Counter()
        for change in changes:
            for signature in (change.old, change.new):
                if signature:
                    own = _place(signature, everywhere)
                    self._new[own].update(signature.keys)
        keys = set().union(*self._new.values())
        for signature in [*rows, *(change.old for change in changes if change.old)]:
            own = _place(signature, everywhere)
            self._counts.update((own, key) for key in signature.keys if key in keys)
        if everywhere is not None:
            self._counts.update({(None, key): everywhere.get(key, 0) for key in keys})

    def bear_on(self, row: Row, windows: tuple[int, int] | None) -> bool:
        """Whether the pairs of an article with those before it, in two windows or (None) anywhere, may be others than they were."""
        if row.version in self._versions:
            return True
        places: tuple[int | None, ...] = windows or (None,)
        shared = [key for key in row.signature.keys if any(key in self._new.get(place, ()) for place in places)]
        return len(shared) >= SHARED or any(sum(self._counts[place, key] for place in places) > CROWD for key in shared)


def _place(signature: Signature, everywhere: Mapping[int, int] | None) -> int | None:
    return None if everywhere is not None or signature.day is None else window(signature.day)
