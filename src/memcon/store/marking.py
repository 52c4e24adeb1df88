"""Events as marks: what a drawing needs of each, from the columns alone, without opening the records."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from memcon.store import asking, days
from memcon.store.answers import Party, taking
from memcon.store.filters import Filters
from memcon.store.walking import walks
from memcon.telling.words import Taking


class Mark(msgspec.Struct, frozen=True):
    """An event of an article. Days are numbers (20211230), both included; 0 where the page tells none."""

    record: str
    """The id of the article's record in the store; `record/event` names the event."""
    event: str
    type: str
    status: str
    mode: str | None
    channel: str | None
    first: int
    last: int
    edtf: str | None
    place: str | None
    said_by: str | None
    title: str | None
    outlet: str | None
    published: str | None
    occurrence: int | None
    """The number of the occurrence that the article is about, where this is its main event."""
    accounts: int
    """How many articles are about that occurrence."""
    leads: bool
    """Whether the occurrence is called by what this article tells."""
    parties: tuple[Party, ...]

    @property
    def taking(self) -> tuple[Taking, ...]:
        """Who takes part, to be told in words."""
        return taking(self.parties)


_COLUMNS = (
    "e.id, v.text_id, e.n, e.type, e.status, e.mode, e.channel, e.day_first, e.day_last, e.edtf, l.name, s.name, v.title,"
    " coalesce(v.outlet, v.agency), v.published, o.id, coalesce(o.accounts, 0),"
    " coalesce(o.lead = e.version, 0)"
)
_JOINS = (
    " FROM events e JOIN versions v ON v.id = e.version LEFT JOIN places l ON l.id = e.place LEFT JOIN actors s ON s.id = e.said_by"
    " LEFT JOIN accounts a ON a.version = e.version AND a.event = e.id LEFT JOIN occurrences o ON o.id = a.occurrence"
)


def marks(connection: sqlite3.Connection, asked: Filters, *, oldest_first: bool = False, dated: bool = True) -> tuple[Mark, ...]:
    """The events that have a day, by their first day; of more than `limit` the newest, or the oldest. Or those that have none, in pages of
    the days asked for, in the order in which they were added; of more than `limit` those of the newest pages."""
    events = _dated(connection, asked, oldest_first) if dated else _undated(connection, asked)
    which = f"WHERE e.id IN ({', '.join('?' * len(events))}) ORDER BY e.day_first, e.id"
    rows = connection.execute(f"SELECT {_COLUMNS}{_JOINS} {which}", events).fetchall()
    parties = _parties(connection, events)
    return tuple(Mark(*(*row[1:-1], bool(row[-1]), tuple(parties[row[0]]))) for row in rows)


def _dated(connection: sqlite3.Connection, asked: Filters, oldest_first: bool) -> list[int]:
    """The rows of the events, as many as `limit` lets through."""
    order = "ASC" if oldest_first else "DESC"
    found: list[int] = []
    for walk in sorted(walks(connection, asked), key=lambda walk: "events_long" in walk.rows, reverse=oldest_first):
        stretch = f"{walk.stretch} AND " if walk.stretch else ""
        sql = f"SELECT e.id FROM {walk.rows} WHERE {stretch}{walk.tests} ORDER BY e.day_first {order}, e.id {order} LIMIT ?"
        left = asking.NO_LIMIT if asked.limit is None else asked.limit - len(found)
        values = (*walk.rows_values, *walk.stretch_values, *walk.test_values, left)
        found += [id_ for (id_,) in connection.execute(sql, values)]
    return found


def _undated(connection: sqlite3.Connection, asked: Filters) -> list[int]:
    """The rows of the events without a day, as many as `limit` lets through, of the newest pages of the days asked for."""
    found = asking.choice(connection, msgspec.structs.replace(asked, since=None, until=None))
    source, own = "versions v INDEXED BY versions_day CROSS JOIN events e INDEXED BY events_version ON e.version = v.id", ()
    if found.few:
        source, own = (
            f"({found.few.rows}) few CROSS JOIN events e ON e.id = few.id JOIN versions v ON v.id = e.version",
            found.few.rows_values,
        )
    tests = [part for part in (found.key, *found.tests) if part.test]
    where = " AND ".join(("v.day BETWEEN ? AND ?", "e.day_first = 0", *(part.test for part in tests)))
    sql = f"SELECT e.id FROM {source} WHERE {where} ORDER BY v.day DESC, v.id DESC, e.id DESC LIMIT ?"
    limit = asking.NO_LIMIT if asked.limit is None else asked.limit
    values = (*own, *days.asked(asked.since, asked.until), *(v for part in tests for v in part.test_values), limit)
    return [id_ for (id_,) in connection.execute(sql, values)]


def _parties(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = defaultdict(list)
    sql = (
        "SELECT p.event, a.key, a.name, p.country, p.role FROM participants p JOIN actors a ON a.id = p.actor"
        f" WHERE p.event IN ({', '.join('?' * len(events))}) ORDER BY p.event, p.role, a.name"
    )
    rows: Sequence[tuple[Any, ...]] = connection.execute(sql, list(events)).fetchall()
    for event, key, name, country, role in rows:
        found[event].append(Party(key=key, name=name, country=country, role=role))
    return found
