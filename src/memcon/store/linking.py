"""Records of a store put together by occurrence: what changed since the last time, and what it bears on, so that the outcome is that of
`memcon.occurrences.link` over all records at once.

An article's group depends on the articles that edges connect it with, and edges on the articles of its days (`memcon.store.matching`). A
step takes some of the versions that wait in `unlinked`, renews their edges, groups the connected parts that were touched, and strikes them
off the list, in one transaction.
"""

import sqlite3
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from memcon.occurrences.common import common
from memcon.occurrences.features import Features, Happening, features, happenings, main_event
from memcon.occurrences.link import grouped, may_recall, occurrence_id, recalls, reprints
from memcon.occurrences.pairs import Edge, Weights, edge, is_copy, load_weights, signature
from memcon.occurrences.words import rarity
from memcon.record.types import Record
from memcon.store import matching
from memcon.store.adding import is_current, transaction, under_text_id
from memcon.store.days import days, number
from memcon.store.log import Correction, active, log_of_all, read_log
from memcon.store.matching import Change, Near

STEP = 500
"""Versions that are linked in one transaction: a step takes a second or two, for which other writers wait."""
KEPT = 1500
"""Features that are held while linking goes on, some 50 KB each."""

Pairs = Mapping[int, frozenset[int]]
"""For each version those that people have put it together with, or told it apart from."""


def number_of(occurrence: str) -> int:
    """The number in `occurrences` behind an id."""
    return int(occurrence.removeprefix("o-"), 16)


def link(connection: sqlite3.Connection, dictionary: bytes, step: Callable[[int], None] | None = None) -> int:
    """Link all that waits. `step` is told, before each transaction, how many articles wait. Gives the number of occurrences that are new,
    gone or changed."""
    changed: set[int] = set()
    opened = None
    while waiting := unlinked(connection):
        if step:
            step(waiting)
        with transaction(connection):
            opened = opened or Opened(connection, dictionary)
            opened.begin()
            changed |= _step(connection, opened)
    return len(changed)


def unlinked(connection: sqlite3.Connection) -> int:
    """How many versions wait to be linked."""
    return int(connection.execute("SELECT count(*) FROM unlinked").fetchone()[0])


class Opened:
    """Records and their features, opened once while they are needed."""

    def __init__(self, connection: sqlite3.Connection, dictionary: bytes) -> None:
        self._connection = connection
        self._dictionary = dictionary
        self._rarity = rarity()
        self._features: OrderedDict[int, Features] = OrderedDict()
        self._shared: tuple[Correction, ...] = ()
        self._seen = -1

    def begin(self) -> None:
        """At the beginning of a transaction: what others have written meanwhile is read anew."""
        (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            self._features.clear()
        self._seen = seen
        self._shared = log_of_all(self._connection)

    def forget(self, version: int) -> None:
        self._features.pop(version, None)

    def record(self, version: int) -> Record:
        """The corrected record of a version, under the id of its text."""
        return under_text_id(self._connection, self._dictionary, version, self._shared)

    def features(self, version: int) -> Features:
        if version in self._features:
            self._features.move_to_end(version)
            return self._features[version]
        made = self._features[version] = features(self.record(version), self._rarity)
        if len(self._features) > KEPT:
            self._features.popitem(last=False)
        return made

    def happenings(self, version: int) -> tuple[Happening | None, tuple[Happening, ...]]:
        if version in self._features:
            return self._features[version].main, self._features[version].others
        return happenings(self.record(version))


def _step(connection: sqlite3.Connection, opened: Opened) -> set[int]:
    query = "SELECT version FROM unlinked JOIN versions ON versions.id = version ORDER BY day, version LIMIT ?"
    due = [int(version) for (version,) in connection.execute(query, (STEP,))]
    model, near = load_weights(), Near(connection)
    stale = {int(o) for v in due for (o,) in connection.execute("SELECT occurrence FROM accounts WHERE version = ?", (v,))}
    changes = [_renewed(connection, opened, near, version) for version in due]
    _weigh(connection, opened, near, changes, model)
    near.flush()
    current = [change.version for change in changes if change.new]
    joined, barred = decisions(connection)
    seeds = {*current, *near.touched, *(other for v in due for other in (*joined.get(v, ()), *barred.get(v, ())))}
    stale |= _regroup(connection, opened, near, (joined, barred), seeds, set(current), model)
    changed = {occurrence for occurrence in sorted(stale) if _describe(connection, opened, occurrence)}
    _recall(connection, opened, due)
    connection.executemany("DELETE FROM unlinked WHERE version = ?", [(version,) for version in due])
    return changed


def _renewed(connection: sqlite3.Connection, opened: Opened, near: Near, version: int) -> Change:
    """Take the pairs of a version away, and write its new signature; of one that is current no more nothing is left."""
    old = matching.signature_of(connection, version)
    near.forget(version)
    opened.forget(version)
    change = Change(version, old, signature(opened.features(version)) if is_current(connection, version) else None)
    matching.keep(connection, change)
    if change.new is None:
        connection.execute("DELETE FROM accounts WHERE version = ?", (version,))
    return change


def _weigh(connection: sqlite3.Connection, opened: Opened, near: Near, changes: Sequence[Change], model: Weights) -> None:
    """Renew the edges that the changes bear on. Pairs with one old article come one after another, so that it is opened once."""
    changed = {change.version for change in changes}
    gained: list[tuple[int, int]] = []
    for found in matching.pairs(connection, changes):
        for other in sorted(found.lost):
            near.put(found.version, other, None)
        gained += [(found.version, other) if other in changed else (other, found.version) for other in found.gained]
    for first, second in sorted(gained):
        near.put(first, second, edge(opened.features(first), opened.features(second), model))


# Groups


def decisions(connection: sqlite3.Connection) -> tuple[Pairs, Pairs]:
    """What people have put together and what they have told apart, as the log stands, by the current versions of the articles."""
    joined: dict[int, set[int]] = defaultdict(set)
    barred: dict[int, set[int]] = defaultdict(set)
    for entry in active(read_log(connection)):
        if entry.op in ("merge-occurrences", "split-occurrence"):
            into = joined if entry.op == "merge-occurrences" else barred
            own, *others = (current_of(connection, key) for key in (entry.article or "", *(entry.value or "").split()))
            for other in others:
                if own is not None and other is not None:
                    into[own].add(other)
                    into[other].add(own)
    return {v: frozenset(x) for v, x in joined.items()}, {v: frozenset(x) for v, x in barred.items()}


def current_of(connection: sqlite3.Connection, key: str) -> int | None:
    """The current version of the article of a key."""
    row = connection.execute("SELECT current FROM articles WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def _regroup(
    connection: sqlite3.Connection, opened: Opened, near: Near, decided: tuple[Pairs, Pairs], seeds: set[int], renewed: set[int],
    model: Weights,
) -> set[int]:  # fmt: skip
    """Group the parts that the seeds are in. Gives the occurrences that have gained or lost an account, or have one that was renewed."""
    stale: set[int] = set()
    for part in _parts(near, decided[0], seeds, model.threshold):
        order = sorted((id_, version) for version in part if (id_ := _id(connection, version)) is not None)
        home, source = _grouped(opened, near, decided, [version for _, version in order], model)
        for _, version in order:
            first = order[home[version]][0]
            stale |= _place(connection, opened, version, number_of(occurrence_id(first)), source.get(version), version in renewed)
    return stale


def _id(connection: sqlite3.Connection, version: int) -> str | None:
    """The id of a text that is matched with others."""
    row = connection.execute("SELECT text_id FROM matching JOIN versions ON versions.id = version WHERE version = ?", (version,)).fetchone()
    return str(row[0]) if row else None


def _parts(near: Near, joined: Pairs, seeds: Iterable[int], threshold: float) -> Iterator[list[int]]:
    """The connected parts, by edges that can join groups or tell of a copy, and by what people have put together."""
    seen: set[int] = set()
    for seed in sorted(seeds):
        part = [] if seed in seen else [seed]
        seen.add(seed)
        for version in part:
            linked = (other for other, code in near.of(version).items() if matching.connects(code, threshold))
            for other in (*linked, *joined.get(version, ())):
                if other not in seen:
                    seen.add(other)
                    part.append(other)
        if part:
            yield part


def _grouped(
    opened: Opened, near: Near, decided: tuple[Pairs, Pairs], order: Sequence[int], model: Weights
) -> tuple[dict[int, int], dict[int, int]]:
    """Version -> the number, in `order`, of the first of its group; and version -> the version that it is a near copy of."""
    at = {version: number for number, version in enumerate(order)}
    edges: dict[tuple[int, int], Edge] = {}
    for a, version in enumerate(order):
        edges.update({(a, at[other]): matching.edge_of(code) for other, code in near.of(version).items() if at.get(other, a) > a})
    pairs = [{(a, at[o]) for a, v in enumerate(order) for o in named.get(v, ()) if at.get(o, a) > a} for named in decided]
    for a, b in sorted(pairs[0]):
        known = edges.get((a, b))
        edges[a, b] = Edge(1.0, known.copy if known else is_copy(opened.features(order[a]), opened.features(order[b])))
    groups = grouped(len(order), edges, pairs[0], sorted(pairs[1]), model.threshold)
    home = {order[item]: group[0] for group in groups for item in group}
    return home, {order[copy]: order[first] for copy, first in reprints(edges).items() if first != copy}


def _place(
    connection: sqlite3.Connection, opened: Opened, version: int, occurrence: int, source: int | None, renewed: bool
) -> set[int]:  # fmt: skip
    """Write what an article is about. Gives the occurrences that it bears on."""
    row = connection.execute("SELECT occurrence, source FROM accounts WHERE version = ?", (version,)).fetchone()
    if row == (occurrence, source) and not renewed:
        return set()
    if row and not renewed:
        connection.execute("UPDATE accounts SET occurrence = ?, source = ? WHERE version = ?", (occurrence, source, version))
    else:
        event = main_event(opened.record(version))
        query = "SELECT id, day_first FROM events WHERE version = ? AND n = ?"
        told = connection.execute(query, (version, event.id)).fetchone() if event else None
        (published,) = connection.execute("SELECT day FROM versions WHERE id = ?", (version,)).fetchone()
        account = (version, occurrence, told[0] if told else None, (told[1] if told else 0) or published, source)
        connection.execute("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?)", account)
    return {occurrence, *(row[:1] if row else ())}


def accounts_of(connection: sqlite3.Connection, occurrence: int) -> list[int]:
    """The versions that are about an occurrence, in the order of publication."""
    query = (
        "SELECT version FROM accounts JOIN versions ON versions.id = version WHERE occurrence = ?"
        " ORDER BY published IS NULL, published, text_id"
    )
    return [int(version) for (version,) in connection.execute(query, (occurrence,))]


def _describe(connection: sqlite3.Connection, opened: Opened, occurrence: int) -> bool:
    """Write what the accounts have in common; nothing is left of an occurrence without accounts. Gives whether that is new."""
    before = connection.execute("SELECT * FROM occurrences WHERE id = ?", (occurrence,)).fetchone()
    accounts = accounts_of(connection, occurrence)
    if not accounts:
        connection.execute("DELETE FROM occurrences WHERE id = ?", (occurrence,))
        return before is not None
    records = [opened.record(version) for version in accounts]
    found = common(records)
    lead = next(version for version, record in zip(accounts, records, strict=True) if record is found.lead)
    edtf = found.occurrence.when.edtf if found.occurrence.when else None
    row = (occurrence, lead, found.occurrence.channel, edtf, *days(edtf), len(accounts))
    connection.execute("INSERT OR REPLACE INTO occurrences VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    return bool(before != row)


# What articles recall


def _recall(connection: sqlite3.Connection, opened: Opened, due: Sequence[int]) -> None:
    """Renew what articles also speak of, and who speaks of what they are about."""
    for version in due:
        connection.execute("DELETE FROM recalls WHERE version = ?", (version,))
        connection.execute("DELETE FROM recalls WHERE other = ?", (version,))
    for version in due:
        if _id(connection, version) is None:
            continue
        main, others = opened.happenings(version)
        found = [
            (version, other) for told in others if may_recall(told)
            for other in _alike(connection, told, main=True) if (own := opened.happenings(other)[0]) and recalls(told, own)
        ]  # fmt: skip
        if main and may_recall(main):
            found += [
                (other, version) for other in _alike(connection, main, main=False)
                if any(recalls(told, main) for told in opened.happenings(other)[1])
            ]  # fmt: skip
        kept = [pair for pair in found if pair[0] != pair[1]]
        connection.executemany("INSERT OR IGNORE INTO recalls VALUES (?, ?)", kept)


_LAST = date.max.toordinal()
_GRACE = 3
"""Days around an event among which an equal one is looked for: one more or less is still the same day elsewhere."""


def _alike(connection: sqlite3.Connection, told: Happening, *, main: bool) -> list[int]:
    """Versions with an event of the type, about the days and with the countries of another; with `main` those that are about it."""
    assert told.days
    first, last = (number(date.fromordinal(max(1, min(day, _LAST)))) for day in (told.days[0] - _GRACE, told.days[1] + _GRACE))
    countries = [party for party in sorted(told.parties) if len(party) == 3 and party.isupper()]
    taking_part = " AND EXISTS (SELECT 1 FROM participants p WHERE p.event = e.id AND p.country = ?)" * len(countries)
    query = (
        "SELECT DISTINCT e.version FROM events e INDEXED BY events_type CROSS JOIN accounts a ON a.version = e.version"
        f" WHERE e.type = ? AND e.day_first BETWEEN ? AND ?{taking_part} AND (a.event IS e.id) = ?"
    )
    return [int(version) for (version,) in connection.execute(query, (told.type, first, last, *countries, int(main)))]
