"""Records of a store put together by occurrence: what changed since the last time, and what it bears on, so that the outcome is that of
`memcon.occurrences.link` over all records at once.

An article's group depends on the articles that edges connect it with (`memcon.store.grouping`), and edges on the articles of its days
(`memcon.store.matching`). A step takes some of the versions that wait in `unlinked`, renews their edges, groups anew what that bears on,
and strikes them off the list, in one transaction.
"""

import sqlite3
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from datetime import date
from itertools import chain

from memcon.occurrences.common import common
from memcon.occurrences.features import Features, Happening, features, happenings, main_event
from memcon.occurrences.link import may_recall, recalls
from memcon.occurrences.pairs import Edge, Weights, edge, is_copy, load_weights, signature
from memcon.occurrences.words import rarity
from memcon.record.types import Record
from memcon.store import matching, undated
from memcon.store.adding import is_current, transaction, under_text_id
from memcon.store.days import days, number
from memcon.store.grouping import Groups, Pairs
from memcon.store.log import Correction, active, log_of_all, read_log
from memcon.store.matching import Change, Near

FEWEST, FIRST, STEP = 50, 100, 500
"""Versions that are linked in one transaction: at the least, in the first one, at the most. More at once cost less each, but other writers
wait meanwhile."""
HOLD = 4.0
"""Seconds that a transaction is to last."""
GAP = 0.15
"""Seconds between two transactions, in which other writers get their turn: SQLite lets them look every tenth of a second."""
KEPT = 2500
"""Features that are held while linking goes on, some 50 KB each."""


def link(connection: sqlite3.Connection, dictionary: bytes, step: Callable[[int], None] | None = None, hold: float = HOLD) -> int:
    """Link all that waits. `step` is told before each transaction how many articles wait; `hold` is how many seconds one is to last. Gives
    the number of occurrences that are new, gone or changed."""
    changed: set[int] = set()
    opened, size = None, FIRST
    while waiting := unlinked(connection):
        if opened:
            time.sleep(GAP)
        if step:
            step(waiting)
        opened = opened or Opened(connection, dictionary)
        with transaction(connection):
            began = time.monotonic()
            opened.begin()
            changed |= _step(connection, opened, _first(connection, size))
        size = max(FEWEST, min(STEP, int(size * min(2.0, hold / (time.monotonic() - began)))))
    return len(changed)


def link_only(connection: sqlite3.Connection, dictionary: bytes, articles: Collection[str]) -> int:
    """Link what waits of some articles, by their keys, and leave all else that waits."""
    opened, keys, changed = Opened(connection, dictionary), sorted(articles), set()
    for at in range(0, len(keys), STEP):
        with transaction(connection):
            due = [version for key in keys[at : at + STEP] for version in _waiting(connection, key)]
            opened.begin()
            changed |= _step(connection, opened, due)
    return len(changed)


def _first(connection: sqlite3.Connection, number: int) -> list[int]:
    """So many versions that are linked next."""
    query = "SELECT version FROM unlinked JOIN versions ON versions.id = version ORDER BY day, version LIMIT ?"
    return [int(version) for (version,) in connection.execute(query, (number,))]


def _waiting(connection: sqlite3.Connection, article: str) -> list[int]:
    """The versions of an article, by its key, that wait."""
    query = (
        "SELECT u.version FROM articles a JOIN versions v ON v.article = a.id JOIN unlinked u ON u.version = v.id WHERE key = ? ORDER BY 1"
    )
    return [int(version) for (version,) in connection.execute(query, (article,))]


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

    def is_copy(self, a: int, b: int) -> bool:
        """Are the texts of two versions one source?"""
        return is_copy(self.features(a), self.features(b))

    def happenings(self, version: int) -> tuple[Happening | None, tuple[Happening, ...]]:
        if version in self._features:
            return self._features[version].main, self._features[version].others
        return happenings(self.record(version))


def _step(connection: sqlite3.Connection, opened: Opened, due: Sequence[int]) -> set[int]:
    """Link some versions that wait, within a transaction. Gives the numbers of the occurrences that are new, gone or changed."""
    model, near = load_weights(), Near(connection)
    stale = {int(o) for v in due for (o,) in connection.execute("SELECT occurrence FROM accounts WHERE version = ?", (v,))}
    changes = [_renewed(connection, opened, near, version) for version in due]
    seeds = _weigh(connection, opened, near, changes, model)
    near.flush()
    current = {change.version for change in changes if change.new}
    joined, barred = decisions(connection)
    seeds |= {*current, *(other for v in due for other in (*joined.get(v, ()), *barred.get(v, ())))}
    groups = Groups(connection, near, joined, barred, model.threshold_parts, opened.is_copy)
    homes, sources = groups.renewed(seeds, stale), groups.sources({*seeds, *near.copied})
    stale |= _place_all(connection, opened, homes, sources, current)
    changed = {occurrence for occurrence in sorted(stale) if _describe(connection, opened, occurrence)}
    _recall(connection, opened, due, current)
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


def _weigh(connection: sqlite3.Connection, opened: Opened, near: Near, changes: Sequence[Change], model: Weights) -> set[int]:
    """Renew the edges that the changes bear on. Pairs with one old article come one after another, so that it is opened once. Gives the
    articles that did not change and have other likenesses with one another."""
    changed = {change.version for change in changes}
    gained: list[tuple[int, int]] = []
    differ: set[int] = set()

    def put(first: int, second: int, made: Edge | None) -> None:
        if near.put(first, second, made) and first not in changed and second not in changed:
            differ.update((first, second))

    for found in chain(matching.pairs(connection, changes), undated.pairs(connection, changes)):
        for other in sorted(found.lost):
            put(found.version, other, None)
        gained += [(found.version, other) if other in changed else (other, found.version) for other in found.gained]
    for first, second in sorted(gained):
        put(first, second, edge(opened.features(first), opened.features(second), model))
    return differ


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


def _place_all(
    connection: sqlite3.Connection, opened: Opened, homes: Mapping[int, int], sources: Mapping[int, int | None], renewed: Container[int]
) -> set[int]:  # fmt: skip
    """Write what articles are about and what they are copies of, where that is told anew. Gives the occurrences that have gained or lost an
    account, or have one that was renewed."""
    stale: set[int] = set()
    query = "SELECT occurrence, source FROM accounts WHERE version = ?"
    for version in sorted({*homes, *sources}):
        row = connection.execute(query, (version,)).fetchone()
        home = homes[version] if version in homes else int(row[0])
        source = sources[version] if version in sources else row[1]
        stale |= _place(connection, opened, version, home, source, version in renewed)
    return stale


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


def _recall(connection: sqlite3.Connection, opened: Opened, due: Sequence[int], current: Container[int]) -> None:
    """Renew what articles also speak of, and who speaks of what they are about; nothing of those that are current no more."""
    for version in due:
        connection.execute("DELETE FROM recalls WHERE version = ?", (version,))
        connection.execute("DELETE FROM recalls WHERE other = ?", (version,))
    for version in due:
        if version not in current:
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
