"""How many events there are by day, by pair of countries and by place, for what is drawn.

A count is exact where the filters leave few events, where the days asked for hold at most `WALK`, and where the counts that are kept with
the rows (`tallies`) can tell: countries, types, statuses and days alone. Else the newest `WALK` events are looked at, and `Counted.since`
says from which day on. Events without a day are in no count.
"""

import calendar
import sqlite3
from collections import Counter
from typing import Any, Generic, TypeVar

import msgspec

from memcon.store import days, tallies
from memcon.store.filters import Filters
from memcon.store.naming import who
from memcon.store.walking import walks

WALK = 20_000
"""Events that are looked at one by one to answer a question."""

_TWO = ("CROSS JOIN participants p ON p.event = e.id", "CROSS JOIN participants q ON q.event = e.id")

Row = TypeVar("Row")
Values = dict[str, Any]


class DayCount(msgspec.Struct, frozen=True):
    """Events of the same days: `first` to `last`, both included. Of a count by month, a month, or a year for what lasts longer."""

    first: int
    last: int
    type: str
    status: str
    events: int


class PairCount(msgspec.Struct, frozen=True):
    """Events in which two take part, a <= b: ISO alpha-3 codes; a = b where two actors of one country do. Within a country `a` is the key
    of an actor of it, whatever the order, and `name` its name."""

    a: str
    b: str
    type: str
    status: str
    events: int
    name: str = ""


class PlaceCount(msgspec.Struct, frozen=True):
    """Events at a place. `ask` is what the filter `place` takes for it."""

    ask: str
    name: str
    country: str | None
    lat: float
    lon: float
    type: str
    status: str
    events: int


class Counted(msgspec.Struct, Generic[Row], frozen=True):
    rows: tuple[Row, ...]
    by_month: bool = False
    """Counted by whole months, those in which the days asked for begin and end among them."""
    since: int = 0
    """The earliest day that was looked at, where there are too many events to look at all; else 0."""


class Source(msgspec.Struct, frozen=True):
    """The events to be counted, by the name `e`: SQL for the rows to look at and for what must hold of them."""

    rows: str
    tests: str
    values: tuple[Any, ...]
    since: int
    """The day before which rows have been left out; 0 where none have."""

    def sql(self, *joins: str) -> str:
        return f"{' '.join([self.rows, *joins])} WHERE {self.tests}"


def by_day(connection: sqlite3.Connection, asked: Filters) -> Counted[DayCount]:
    source = _source(connection, asked)
    if source.since and _in_tallies(connection, asked):
        rows = _tallied(connection, asked, "tallies", "type, status, period", _parties(connection, asked))
        return Counted(tuple(DayCount(*_span(period), kind, status, events) for kind, status, period, events in rows), by_month=True)
    sql = f"SELECT e.day_first, e.day_last, e.type, e.status, count(*) FROM {source.sql()} GROUP BY 1, 2, 3, 4"
    return Counted(tuple(DayCount(*row) for row in connection.execute(sql, source.values)), since=source.since)


def by_pair(connection: sqlite3.Connection, asked: Filters) -> Counted[PairCount]:
    """Pairs of countries; with `actor` or `with` those pairs that they are in."""
    if _in_tallies(connection, asked) and (_whole_months(asked) or _source(connection, asked).since):
        rows = _tallied(connection, asked, "tallies", "a, b, type, status", _pairs(connection, asked))
        return Counted(tuple(PairCount(*row) for row in rows), by_month=True)
    source = _source(connection, asked)
    sql = (
        f"SELECT a, b, type, status, count(*) FROM (SELECT DISTINCT e.id, p.country AS a, q.country AS b, e.type, e.status"
        f" FROM {source.sql(*_TWO)} AND p.country <= q.country AND p.actor <> q.actor"
        " AND p.role <> 'absent' AND q.role <> 'absent') GROUP BY 1, 2, 3, 4"
    )
    return Counted(tuple(PairCount(*row) for row in connection.execute(sql, source.values)), since=source.since)


def within(connection: sqlite3.Connection, asked: Filters, country: str) -> Counted[PairCount]:
    """The actors of a country with other countries, and with others of their own."""
    source = _source(connection, msgspec.structs.replace(asked, actor=country))
    sql = (
        f"SELECT x.key, f.b, f.type, f.status, count(*), x.name FROM (SELECT DISTINCT e.id, p.actor AS a, q.country AS b, e.type, e.status"
        f" FROM {source.sql(*_TWO)} AND p.country = ? AND q.country IS NOT NULL AND p.actor <> q.actor"
        " AND p.role <> 'absent' AND q.role <> 'absent') f JOIN actors x ON x.id = f.a GROUP BY f.a, f.b, f.type, f.status"
    )
    return Counted(tuple(PairCount(*row) for row in connection.execute(sql, (*source.values, country))), since=source.since)


def by_place(connection: sqlite3.Connection, asked: Filters) -> Counted[PlaceCount]:
    """Places that have coordinates."""
    place = "CASE WHEN l.geonames IS NULL THEN l.name ELSE l.geonames END, l.name, l.country, l.lat, l.lon"
    known = "l.lat IS NOT NULL AND l.lon IS NOT NULL"
    plain = not asked.actor and not asked.with_ and _in_tallies(connection, asked)
    if plain and (_whole_months(asked) or _source(connection, asked).since):
        known_places = {row[0]: row[1:] for row in connection.execute(f"SELECT l.id, {place} FROM places l WHERE {known}")}
        counts = _tallied(connection, asked, "place_tallies", "place, type, status")
        rows = ((*known_places[id_], *row) for id_, *row in counts if id_ in known_places)
        return Counted(tuple(PlaceCount(str(row[0]), *row[1:]) for row in rows), by_month=True)
    source = _source(connection, asked)
    sql = f"SELECT {place}, e.type, e.status, count(*) FROM {source.sql('JOIN places l ON l.id = e.place')} AND {known}"
    found = connection.execute(f"{sql} GROUP BY l.id, e.type, e.status", source.values)
    return Counted(tuple(PlaceCount(str(row[0]), *row[1:]) for row in found), since=source.since)


def page_days(connection: sqlite3.Connection, beside: float = 0.0) -> tuple[int, int]:
    """The days of the oldest and of the newest page that has a day; (0, 0) where none has. `beside` is the share of the pages, at either
    end, that are left aside: an archive often has a few stray ones that are years away from all others."""
    (pages,) = connection.execute("SELECT count(*) FROM versions WHERE day > 0").fetchone()
    if not pages:
        return 0, 0
    order = "SELECT day FROM versions WHERE day > 0 ORDER BY day {} LIMIT 1 OFFSET ?"
    first, last = (connection.execute(order.format(way), (int(pages * beside),)).fetchone()[0] for way in ("ASC", "DESC"))
    return int(first), int(last)


def _source(connection: sqlite3.Connection, asked: Filters) -> Source:
    """The events to be counted: all, or the newest."""
    found = walks(connection, asked)
    first = found[0]
    if first.few:
        return Source(first.rows, first.tests, (*first.rows_values, *first.test_values), 0)
    parts: list[str] = []
    values: list[Any] = []
    cut = 0
    for walk in found:
        stretch = f"FROM {walk.rows} WHERE {walk.stretch} ORDER BY e.day_first DESC"
        parts.append(f"SELECT * FROM (SELECT e.* {stretch}, e.id DESC LIMIT {WALK})")
        values += walk.stretch_values
        beyond = connection.execute(f"SELECT e.day_first {stretch} LIMIT 1 OFFSET {WALK}", walk.stretch_values).fetchone()
        cut = max(cut, int(beyond[0]) if beyond else 0)
    return Source(f"({' UNION ALL '.join(parts)}) e", first.tests, (*values, *first.test_values), cut)


def _in_tallies(connection: sqlite3.Connection, asked: Filters) -> bool:
    """Whether the counts by month can tell it."""
    if asked.place or asked.said_by or asked.outlet or asked.min_confidence is not None or not tallies.are_kept(connection):
        return False
    return all(who(connection, name, option).country for name, option in _named(asked))


def _named(asked: Filters) -> list[tuple[str, str]]:
    return [(name, option) for name, option in ((asked.actor, "--actor"), (asked.with_, "--with")) if name]


def _whole_months(asked: Filters) -> bool:
    """Whether the days asked for begin and end with a month."""
    since = days.bound("--since", asked.since, last=False) % 100 == 1 if asked.since else True
    last = days.bound("--until", asked.until, last=True) if asked.until else 0
    return since and (not last or last % 100 == calendar.monthrange(last // 10_000, last // 100 % 100)[1])


def _parties(connection: sqlite3.Connection, asked: Filters) -> tuple[str, Values]:
    """The row of the counts that holds all events, those of a country, or those of two."""
    codes = sorted(str(who(connection, name, option).country) for name, option in _named(asked))
    a, b = (codes[0], codes[1]) if len(codes) == 2 else ((codes[0], "") if codes else ("", ""))
    return "a = :a AND b = :b", {"a": a, "b": b}


def _pairs(connection: sqlite3.Connection, asked: Filters) -> tuple[str, Values]:
    codes = [str(who(connection, name, option).country) for name, option in _named(asked)]
    if len(codes) == 2:
        return _parties(connection, asked)
    if codes:
        return "b <> '' AND (a = :one OR b = :one)", {"one": codes[0]}
    return "b <> ''", {}


def _tallied(
    connection: sqlite3.Connection, asked: Filters, table: str, key: str, which: tuple[str, Values] = ("true", {})
) -> list[tuple[Any, ...]]:
    """The counts by the columns of `key`, each row with its number at the end."""
    tests = [which[0], "(period BETWEEN :month_first AND :month_last OR period BETWEEN :year_first AND :year_last)"]
    for name, values in (("type", asked.type), ("status", asked.status)):
        if values:
            tests.append(f"{name} IN ({', '.join(f':{name}{n}' for n in range(len(values)))})")
    found: Counter[tuple[Any, ...]] = Counter()
    for source in tallies.sources(table):
        sql = f"SELECT {key}, sum(events) FROM {source} WHERE {' AND '.join(tests)} GROUP BY {key}"
        for *row, events in connection.execute(sql, {**_tallied_values(connection, asked), **which[1]}):
            found[tuple(row)] += events
    return [(*row, events) for row, events in found.items() if events > 0]


def _tallied_values(connection: sqlite3.Connection, asked: Filters) -> Values:
    low, high = days.asked(asked.since, asked.until)
    kinds = {f"{name}{n}": v for name, values in (("type", asked.type), ("status", asked.status)) for n, v in enumerate(values)}
    return {
        "folded": tallies.folded(connection), "month_first": max(low // 100, 10_001), "month_last": high // 100,
        "year_first": low // 10_000, "year_last": min(high // 10_000, 9999), **kinds,
    }  # fmt: skip


def _span(period: int) -> tuple[int, int]:
    """The first and last day of a month or year."""
    if period < 10_000:
        return period * 10_000 + 101, period * 10_000 + 1231
    return period * 100 + 1, period * 100 + calendar.monthrange(period // 100, period % 100)[1]
