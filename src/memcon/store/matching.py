"""What articles are matched by, kept from one linking to the next: which pairs are worth a comparison, and how alike they are.

So that a new article is compared with few: the pairs of an article depend only on those of its stretch of days and the one before
(`memcon.occurrences.pairs`); those of one without a day are found in `memcon.store.undated`.
"""

import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from memcon.occurrences.pairs import CROWD, SHARED, WINDOW, Edge, Signature, candidates, near, window

_COPY = 1 << 15
"""A likeness is kept in ten thousandths, and whether it is that of a copy in the bit above them."""


class Change(NamedTuple):
    """A version whose signature is new, gone, or another than before."""

    version: int
    old: Signature | None
    new: Signature | None


class Row(NamedTuple):
    """An article with a day, and its signature; `id` is the id of its text, by which articles of one day are ordered."""

    version: int
    id: str
    signature: Signature

    @property
    def day(self) -> int:
        """Of an article that has one: only such are rows."""
        assert self.signature.day is not None
        return self.signature.day


Place = tuple[str, int]
"""Where an article stands in the order in which those without a day are matched: '' for one with a day, else the id of its text; and the
version."""


class Found(NamedTuple):
    """Which of those before an article, in the order of day and id, became worth a comparison with it, and which are so no more."""

    version: int
    gained: frozenset[int]
    lost: frozenset[int]


class Near:
    """How alike articles are, by pairs; read when asked for, written back by `flush`. `copied` are those of which a pair has
    become, or ceased to be, that of a copy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[int, dict[int, int]] = {}
        self._unsaved: set[int] = set()
        self.copied: set[int] = set()

    def of(self, version: int) -> Mapping[int, int]:
        """The others that are like an article, each with a number for `parts_of` and `is_copy`."""
        if version not in self._held:
            row = self._connection.execute("SELECT near FROM matching WHERE version = ?", (version,)).fetchone()
            self._held[version] = _unpacked(row[0]) if row else {}
        return self._held[version]

    def put(self, a: int, b: int, made: Edge | None) -> bool:
        """Keep how alike two articles are; None where they are not. Gives whether that is something else than before."""
        code = None if made is None else made.parts | (_COPY if made.copy else 0)
        old = self.of(a).get(b)
        if old == code:
            return False
        if ((old or 0) ^ (code or 0)) & _COPY:
            self.copied |= {a, b}
        for one, other in ((a, b), (b, a)):
            self.of(one)
            if code is None:
                self._held[one].pop(other, None)
            else:
                self._held[one][other] = code
        self._unsaved |= {a, b}
        return True

    def forget(self, version: int) -> None:
        """Take all pairs of an article away."""
        for other in list(self.of(version)):
            self.put(version, other, None)

    def flush(self) -> None:
        rows = [(_packed(self._held[version]), version) for version in sorted(self._unsaved)]
        self._connection.executemany("UPDATE matching SET near = ? WHERE version = ?", rows)
        self._unsaved.clear()


def parts_of(code: int) -> int:
    """How likely a pair tells of one event, in ten thousandths, from its number in `Near`."""
    return code & ~_COPY


def is_copy(code: int) -> bool:
    """Is one of the pair of a number a near copy of the other?"""
    return bool(code & _COPY)


def _packed(near: Mapping[int, int]) -> bytes:
    return b"".join(struct.pack("<IH", other, near[other]) for other in sorted(near))


def _unpacked(packed: bytes) -> dict[int, int]:
    return dict(struct.iter_unpack("<IH", packed))


def _pack_keys(keys: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(keys)}I", *keys)


def word_of(key: int) -> bytes:
    """A key as `matching_words` has it."""
    return _pack_keys([key])


def _keys(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def place_of(connection: sqlite3.Connection, version: int, signature: Signature) -> Place:
    if signature.day is not None:
        return "", version
    (id_,) = connection.execute("SELECT text_id FROM versions WHERE id = ?", (version,)).fetchone()
    return str(id_), version


def signature_of(connection: sqlite3.Connection, version: int) -> Signature | None:
    """The signature that is kept of a version."""
    row = connection.execute("SELECT day, keys FROM matching WHERE version = ?", (version,)).fetchone()
    return Signature(row[0], _keys(row[1])) if row else None


def keep(connection: sqlite3.Connection, change: Change) -> None:
    """Write the signature of a version, or take it away; and by which words it is looked for."""
    if change.old:
        place = place_of(connection, change.version, change.old)
        gone = [(word_of(key), *place) for key in change.old.keys]
        connection.executemany("DELETE FROM matching_words WHERE (word, id, version) = (?, ?, ?)", gone)
    if change.new is None:
        connection.execute("DELETE FROM matching WHERE version = ?", (change.version,))
        return
    row = (change.version, change.new.day, _pack_keys(change.new.keys))
    connection.execute("INSERT OR REPLACE INTO matching VALUES (?, ?, ?, x'')", row)
    place = place_of(connection, change.version, change.new)
    rows = [(word_of(key), *place) for key in change.new.keys]
    connection.executemany("INSERT INTO matching_words VALUES (?, ?, ?)", rows)


def pairs(connection: sqlite3.Connection, changes: Sequence[Change]) -> Iterator[Found]:
    """For each article with a day whose pairs with those before it are others than they were: what came and went. The changes are kept
    already, and no pairs of changed articles are."""
    windows = {window(s.day) for change in changes for s in (change.old, change.new) if s and s.day is not None}
    blocks = {block for own in windows for block in (own, own + 1)}
    after = _rows_of(connection, sorted({each for block in blocks for each in (block - 1, block)}))
    yield from _compared(_as_before(connection, after, changes), after, changes, blocks)


def _as_before(connection: sqlite3.Connection, rows: Sequence[Row], changes: Sequence[Change]) -> list[Row]:
    """The rows as they were before the changes, in their order."""
    changed = {change.version for change in changes}
    kept = [row for row in rows if row.version not in changed]
    query = "SELECT text_id FROM versions WHERE id = ?"
    olds = [
        Row(c.version, connection.execute(query, (c.version,)).fetchone()[0], c.old) for c in changes if c.old and c.old.day is not None
    ]
    return sorted([*kept, *olds], key=lambda row: (row.day, row.id)) if olds else kept


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


def _compared(before: Sequence[Row], after: Sequence[Row], changes: Sequence[Change], blocks: Container[int]) -> Iterator[Found]:
    """What came and went between two stands of rows. `blocks` are the windows of the later articles.

    A pair of two articles that did not change comes or goes where a word that they share becomes or ceases to be that of a crowd.
    """
    changed = {change.version for change in changes}
    keys = {key for change in changes for signature in (change.old, change.new) if signature for key in signature.keys}
    was, now = _stands(before, keys, changed, blocks), _stands(after, keys, changed, blocks)
    nothing = _Stand(frozenset(), Counter())
    flipped = {version for version in {*was, *now} if was.get(version, nothing).crowded != now.get(version, nothing).crowded}
    new = {row.version for row in after if row.version in changed and window(row.day) in blocks}
    found, earlier = _found(after, flipped | new), _found(before, flipped)
    for version in sorted({*flipped, *new, *now}):
        if version in flipped:
            old = earlier[version] - changed
            yield Found(version, frozenset(found[version] - old), frozenset(old - found[version]))
        elif version in new:
            yield Found(version, frozenset(found[version]), frozenset())
        else:
            yield Found(version, frozenset(other for other, shared in now[version].shared.items() if shared >= SHARED), frozenset())


class _Stand(NamedTuple):
    """Of an article that did not change, with the keys of those that did: which were those of a crowd when it came, and how many of
    the others it shares with each changed article before it."""

    crowded: frozenset[int]
    shared: Counter[int]


def _stands(rows: Sequence[Row], keys: Container[int], changed: Container[int], blocks: Container[int]) -> dict[int, _Stand]:
    counts: Counter[tuple[int, int]] = Counter()
    posted: dict[tuple[int, int], list[Row]] = defaultdict(list)
    found = {}
    for row in rows:
        own = [key for key in row.signature.keys if key in keys]
        place = window(row.day)
        places = (place - 1, place)
        if own and row.version not in changed and place in blocks:
            crowded = frozenset(key for key in own if sum(counts[at, key] for at in places) > CROWD)
            others = (other for key in own if key not in crowded for at in places for other in posted.get((at, key), ()))
            found[row.version] = _Stand(crowded, Counter(other.version for other in others if near(other.signature, row.signature)))
        for key in own:
            counts[place, key] += 1
            if row.version in changed:
                posted[place, key].append(row)
    return found


def _found(rows: Sequence[Row], wanted: Container[int]) -> Mapping[int, set[int]]:
    """For each of the wanted those before it that are worth a comparison."""
    places = {at for at, row in enumerate(rows) if row.version in wanted}
    found: dict[int, set[int]] = defaultdict(set)
    if places:
        keys = {key for at in places for key in rows[at].signature.keys}
        slim = [Signature(row.signature.day, tuple(key for key in row.signature.keys if key in keys)) for row in rows]
        for other, at in candidates(slim, places):
            found[rows[at].version].add(rows[other].version)
    return found
