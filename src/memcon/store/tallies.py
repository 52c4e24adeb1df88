"""Counts kept with the rows: events of all, of a country and of a pair of countries, and of a place, by month, type and status.

They let a store of millions of events be drawn at once. The counts cover the events up to a row number, `counted` in `meta`; the few rows
above it are counted when they are asked for, and folded in by the thousand while records are added. A stopped program leaves both halves
right, for the number and the counts change in one transaction.
"""

import sqlite3

FOLD = 5000
"""Events that are left to be counted when asked for, before they are folded in."""
MOST = 4 * FOLD
"""Events that one adding folds in at most: a large store of an older layout is caught up with by and by."""

# A month where an event lasts less than one, counted where it begins; else the year in which it begins.
_PERIOD = (
    "CASE WHEN e.day_first / 100 = e.day_last / 100 OR ((e.day_last / 10000 * 12 + e.day_last / 100 % 100)"
    " - (e.day_first / 10000 * 12 + e.day_first / 100 % 100) = 1 AND e.day_last % 100 < e.day_first % 100)"
    " THEN e.day_first / 100 ELSE e.day_first / 10000 END"
)
_EVENT = f"e.id, e.type, e.status, {_PERIOD} AS period"
_TABLES = {
    "tallies": ("a, b, type, status, period", (
        f"SELECT '' AS a, '' AS b, {_EVENT} FROM events e WHERE {{which}}",
        f"SELECT DISTINCT p.country, '', {_EVENT} FROM events e CROSS JOIN participants p ON p.event = e.id"
        " WHERE {which} AND p.country IS NOT NULL AND p.role <> 'absent'",
        f"SELECT DISTINCT p.country, q.country, {_EVENT} FROM events e CROSS JOIN participants p ON p.event = e.id"
        " CROSS JOIN participants q ON q.event = e.id WHERE {which} AND p.country <= q.country AND p.actor <> q.actor"
        " AND p.role <> 'absent' AND q.role <> 'absent'",
    )),
    "place_tallies": ("place, type, status, period", (
        f"SELECT e.place, {_EVENT} FROM events e WHERE {{which}} AND +e.place IS NOT NULL",
    )),
}  # fmt: skip


def are_kept(connection: sqlite3.Connection) -> bool:
    """Whether the store has such counts: one of an older layout, opened to be read only, has none."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'tallies'").fetchone() is not None


def folded(connection: sqlite3.Connection) -> int:
    """The row number of the last event that the counts cover."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'counted'").fetchone()[0])


def fold(connection: sqlite3.Connection) -> None:
    """Count in what is left, where it is much. To be called within a transaction."""
    last = folded(connection)
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
    if newest - last < FOLD:
        return
    until = min(newest, last + MOST)
    _change(connection, 1, "e.id > ? AND e.id <= ?", (last, until))
    connection.execute("UPDATE meta SET value = ? WHERE key = 'counted'", (until,))


def change(connection: sqlite3.Connection, version: int, step: int) -> None:
    """Count the events of a version in (1), once they are there, or out (-1), before they go, where the counts cover their numbers."""
    _change(connection, step, "e.version = ? AND +e.id <= ?", (version, folded(connection)))


def _change(connection: sqlite3.Connection, step: int, which: str, values: tuple[int, ...]) -> None:
    for table, (key, branches) in _TABLES.items():
        connection.execute(
            f"INSERT INTO {table} SELECT {key}, {step} * count(*) FROM ({_union(branches, which)}) WHERE true GROUP BY {key}"
            f" ON CONFLICT ({key}) DO UPDATE SET events = events + excluded.events",
            values * len(branches),
        )


def _union(branches: tuple[str, ...], which: str) -> str:
    return " UNION ALL ".join(branch.format(which=f"{which} AND +e.day_first > 0") for branch in branches)


def sources(table: str) -> tuple[str, str]:
    """SQL for the rows of a table of counts, and for those of the events that it does not cover; the second takes the row number `folded`
    by the name :folded. They are to be grouped apart: the first is in the order of its key, and is summed as it is read."""
    key, branches = _TABLES[table]
    return table, f"(SELECT {key}, count(*) AS events FROM ({_union(branches, 'e.id > :folded')}) GROUP BY {key})"
