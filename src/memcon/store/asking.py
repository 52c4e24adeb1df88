"""Questions to SQL. A question is answered from its rarest filter where that has few rows, else by walking the days from the newest on
until enough rows are found; never by reading a large table through.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from memcon.errors import BadOption
from memcon.store import days
from memcon.store.filters import Filters
from memcon.store.naming import Who, where, who

FEW = 4000
"""A filter with fewer rows than this is looked up whole and sorted."""
NO_LIMIT = -1


class Query(msgspec.Struct, frozen=True):
    sql: str
    values: tuple[Any, ...]


class Part(msgspec.Struct, frozen=True):
    """A filter in two forms: rows of `ids` that it lets through, and a test of one row. `rows` is empty where it can only test."""

    test: str
    test_values: tuple[Any, ...]
    rows: str = ""
    rows_values: tuple[Any, ...] = ()


Position = tuple[int, int]
"""(day, row): where in the order of days an answer stands."""


def events(
    connection: sqlite3.Connection, asked: Filters, *, oldest_first: bool = False, dated: bool | None = None, after: Position | None = None
) -> Query:
    """(version, n) of the events, by their first day; with `dated` only those that have a day, or have none."""
    found = choice(connection, asked)
    tests = [found.key, *found.tests]
    if dated is not None:
        tests.append(Part("e.day_first >= 1" if dated else "e.day_first = 0", ()))
    few = found.few
    source = f"({few.rows}) few CROSS JOIN events e ON e.id = few.id" if few else f"events e INDEXED BY {found.index}"
    return by_day("e.version, e.n", source, "e", "e.day_first", tests, values=few.rows_values if few else (),
                  oldest_first=oldest_first, after=after, limit=asked.limit)  # fmt: skip


class Choice(msgspec.Struct, frozen=True):
    """Where the events of a question are looked for, by the name `e`: among the few rows of one filter, else along an index that is in the
    order of days, whose `key` is the filter that it goes by."""

    few: Part | None
    index: str
    key: Part
    tests: tuple[Part, ...]
    """The other filters that are set."""


def choice(connection: sqlite3.Connection, asked: Filters) -> Choice:
    """How the events that are asked for are best found."""
    few, parts, tests = _event_parts(connection, asked)
    index, key = "events_day", Part("", ())
    kinds = {"type": _one_of("+e.type", asked.type), "status": _one_of("+e.status", asked.status)}
    for name, values in (("type", asked.type), ("status", asked.status)):
        if not few and not key.test and len(values) == 1:
            index, key = f"events_{name}", _one_of(f"e.{name}", values)
            del kinds[name]
    return Choice(few, index, key, tuple(part for part in (*parts, *tests, *kinds.values()) if part.test))


def events_of(connection: sqlite3.Connection, asked: Filters) -> Part:
    """The versions that have such an event: as rows where those are few, and as a test of one row of `events e`."""
    chosen, parts, tests = _event_parts(connection, asked)
    kinds = [_one_of("+e.type", asked.type), _one_of("+e.status", asked.status)]
    every = [part for part in (*parts, *tests, *kinds) if part.test]
    test = " AND ".join(part.test for part in every) or "1"
    values = tuple(v for part in every for v in part.test_values)
    if chosen is None:
        return Part(test, values)
    rows = f"SELECT e.version FROM ({chosen.rows}) few CROSS JOIN events e ON e.id = few.id WHERE {test}"
    return Part(test, values, rows, (*chosen.rows_values, *values))


def _event_parts(connection: sqlite3.Connection, asked: Filters) -> tuple[Part | None, list[Part], list[Part]]:
    """The filter to start from where one has few rows, the other such filters, and the tests of days and confidence."""
    parts = [*_actors(connection, asked), *_place(connection, asked), *_said_by(connection, asked), *_outlet(asked, "events", "e")]
    tests = [*within_days(asked, "e.day_first", "e.day_last")]
    if asked.min_confidence is not None:
        tests.append(Part("e.confidence >= ?", (asked.min_confidence,)))
    chosen = _rarest(connection, parts)
    return chosen, [part for part in parts if part is not chosen], tests


def few(connection: sqlite3.Connection, asked: Filters) -> bool:
    """Are the events of the actors asked for so few that they are looked up whole?"""
    return _rarest(connection, _actors(connection, asked)) is not None


def articles_of_pair(connection: sqlite3.Connection, asked: Filters, first: int, last: int, *, dated: bool) -> Query:
    """(version,) of the events of both actors asked for: with `dated` those of these days, else those without a day in articles of these
    days; the newest first, a version as often as it has such events. A walk over the days, for actors that are in many events."""
    (one, own), (other, further) = (_whose(who_, name) for who_, name in zip(_asked_for(connection, asked), "pq", strict=True))
    source = "versions v INDEXED BY versions_day CROSS JOIN events e INDEXED BY events_version ON e.version = v.id"
    by, test = "v.day", "e.day_first = 0"
    if dated:
        source, by, test = "events e INDEXED BY events_day", "e.day_first", "e.day_first >= 1"
    sql = (
        f"SELECT e.version FROM {source} CROSS JOIN participants p ON p.event = e.id AND +{one}"
        f" CROSS JOIN participants q ON q.event = e.id AND q.actor <> p.actor AND +{other}"
        f" WHERE {by} BETWEEN ? AND ? AND {test} ORDER BY {by} DESC, e.id DESC"
    )
    return Query(sql, (*own, *further, first, last))


def _asked_for(connection: sqlite3.Connection, asked: Filters) -> list[Who]:
    return [who(connection, name, option) for name, option in ((asked.actor, "--actor"), (asked.with_, "--with")) if name]


def occurrences(connection: sqlite3.Connection, asked: Filters) -> Query:
    """(occurrence,), by the day of the main event that lets it through, else that of publication, the newest first.

    An occurrence comes as often as it has such accounts, and the question has no limit of its own: read on until there are enough.
    """
    chosen, parts, tests = _event_parts(connection, asked)
    tests += [_one_of("+e.type", asked.type), _one_of("+e.status", asked.status)]
    if asked.until:
        tests.append(Part("a.day <= ?", (days.bound("--until", asked.until, last=True),)))
    tests = [part for part in (*parts, *tests) if part.test]
    of_event = "CROSS JOIN accounts a ON a.version = e.version AND +a.event = e.id"
    if chosen:
        source = f"({chosen.rows}) few CROSS JOIN events e ON e.id = few.id {of_event}"
    elif len(asked.type) == len(asked.status) == 1:
        source = f"events e INDEXED BY events_type {of_event}"
        tests.append(Part("e.type = ?", asked.type))
    else:
        source = "accounts a INDEXED BY accounts_day" + (" CROSS JOIN events e ON e.id = a.event" if tests else "")
    if asked.accounts is not None:
        source += " CROSS JOIN occurrences o ON o.id = a.occurrence"
        tests.append(Part("o.accounts >= ?", (asked.accounts,)))
    where_ = " AND ".join(["a.day >= 0", *(part.test for part in tests)])
    values = (*(chosen.rows_values if chosen else ()), *(v for part in tests for v in part.test_values))
    return Query(f"SELECT a.occurrence FROM {source} WHERE {where_} ORDER BY a.day DESC, a.version DESC", values)


def statements(connection: sqlite3.Connection, asked: Filters, after: Position | None = None) -> Query:
    """(version, n) of the statements, the newest first. Raises BadOption where it is asked for what only events have."""
    if asked.place is not None:
        raise BadOption(
            "a statement has no place of its own: memcon events --place NAME --said-by NAME finds what somebody tells of a place"
        )
    if asked.min_confidence is not None:
        raise BadOption("statements have no confidence: it is of events that memcon tells how sure it is")
    parts = [*_speakers(connection, asked), *_outlet(asked, "statements", "s")]
    tests = [*within_days(asked, "s.day", "s.day"), _one_of("+s.act", asked.type), _one_of("+s.form", asked.status)]
    chosen = _rarest(connection, parts)
    source = "statements s INDEXED BY statements_day"
    if chosen:
        source = f"({chosen.rows}) few CROSS JOIN statements s ON s.id = few.id"
    return by_day("s.version, s.n", source, "s", "s.day", [*(p for p in parts if p is not chosen), *tests],
                  values=chosen.rows_values if chosen else (), after=after, limit=asked.limit)  # fmt: skip


def by_day(
    columns: str, source: str, name: str, day: str, parts: Sequence[Part], *, values: Sequence[Any] = (), oldest_first: bool = False,
    after: Position | None = None, limit: int | None,
) -> Query:  # fmt: skip
    """Rows of `source`, whose own values come first, in the order of their days, from `after` on."""
    order, beyond = ("ASC", ">") if oldest_first else ("DESC", "<")
    tests = [part for part in parts if part.test]
    # a bound lets SQLite walk the index of days, where a question has no days of its own
    start = f"({day}, {name}.id) {beyond} (?, ?)" if after else f"{day} >= 0"
    where_ = " AND ".join([start, *(part.test for part in tests)])
    sql = f"SELECT {columns} FROM {source} WHERE {where_} ORDER BY {day} {order}, {name}.id {order} LIMIT ?"
    given = [*values, *(after or ()), *(v for part in tests for v in part.test_values)]
    return Query(sql, (*given, NO_LIMIT if limit is None else limit))


def _rarest(connection: sqlite3.Connection, parts: Sequence[Part]) -> Part | None:
    """The filter with the fewest rows, where those are few."""
    sizes = []
    for number, part in enumerate(parts):
        if part.rows:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM ({part.rows}) LIMIT {FEW + 1})"
            sizes.append((int(connection.execute(sql, part.rows_values).fetchone()[0]), number))
    least = min(sizes, default=(FEW + 1, 0))
    return parts[least[1]] if least[0] <= FEW else None


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _one_of(column: str, values: Sequence[str]) -> Part:
    return Part(f"{column} IN ({_marks(values)})", tuple(values)) if values else Part("", ())


def within_days(asked: Filters, first: str, last: str) -> list[Part]:
    """What lies within the days asked for, or laps over them; what has no day does not."""
    parts = []
    since, until = days.asked(asked.since, asked.until)
    if asked.since:
        parts += [Part(f"{last} >= ?", (since,)), Part(f"{first} >= ?", (days.before(since),))]
    if asked.until:
        parts.append(Part(f"{first} BETWEEN 1 AND ?", (until,)))
    return parts


def _whose(who_: Who, alias: str) -> tuple[str, tuple[Any, ...]]:
    """A condition on a row with `actor` and `country`."""
    if who_.country:
        return f"{alias}.country = ?", (who_.country,)
    return f"{alias}.actor IN ({_marks(who_.actors)})", who_.actors


def _taking_part(who_: Who) -> Part:
    test, values = _whose(who_, "p")
    index = "participants_country" if who_.country else "participants_actor"
    rows = f"SELECT DISTINCT p.event AS id FROM participants p INDEXED BY {index} WHERE {test}"
    return Part(f"EXISTS (SELECT 1 FROM participants p WHERE p.event = e.id AND +{test})", values, rows, values)


def _actors(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    """Who takes part; of two, each must be somebody."""
    found = _asked_for(connection, asked)
    parts = [_taking_part(one) for one in found]
    if len(found) == 2:
        (one, values), (other, further) = _whose(found[0], "p"), _whose(found[1], "q")
        both = "SELECT 1 FROM participants p, participants q WHERE p.event = e.id AND q.event = e.id AND p.actor <> q.actor"
        test = f"EXISTS ({both} AND +{one} AND +{other})"
        parts.append(Part(test, (*values, *further)))
    return parts


def _place(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    if not asked.place:
        return []
    ids = where(connection, asked.place).places
    test = f"place IN ({_marks(ids)})"
    return [Part(f"+e.{test}", ids, f"SELECT id FROM events WHERE {test}", ids)]


def _people(connection: sqlite3.Connection, who_: Who) -> tuple[str, tuple[Any, ...]]:
    """Rows of `actors`, as a list or as a question."""
    if who_.country:
        return "SELECT id FROM actors INDEXED BY actors_country WHERE country = ?", (who_.country,)
    return _marks(who_.actors), who_.actors


def _said_by(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    if not asked.said_by:
        return []
    ids, values = _people(connection, who(connection, asked.said_by, "--said-by"))
    return [Part(f"+e.said_by IN ({ids})", values, f"SELECT id FROM events WHERE said_by IN ({ids})", values)]


def _speakers(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    """Who speaks (--said-by, --actor: himself or for whom), and to whom (--with)."""
    parts = []
    if asked.said_by:
        parts.append(_speaker(connection, who(connection, asked.said_by, "--said-by"), ("speaker",)))
    if asked.actor:
        parts.append(_speaker(connection, who(connection, asked.actor), ("speaker", "for_actor")))
    if asked.with_:
        parts.append(_speaker(connection, who(connection, asked.with_, "--with"), ("addressee",)))
    return parts


def _speaker(connection: sqlite3.Connection, who_: Who, columns: Sequence[str]) -> Part:
    ids, values = _people(connection, who_)
    if who_.country and "speaker" in columns:
        return Part("+s.country = ?", values, "SELECT id FROM statements WHERE country = ?", values)
    test = " OR ".join(f"+s.{column} IN ({ids})" for column in columns)
    rows = " UNION ".join(f"SELECT id FROM statements WHERE {column} IN ({ids})" for column in columns)
    return Part(f"({test})", values * len(columns), rows, values * len(columns))


def _outlet(asked: Filters, table: str, alias: str) -> list[Part]:
    """The outlet, or the agency whose text it is."""
    if not asked.outlet:
        return []
    values = (asked.outlet, asked.outlet)
    of = "SELECT id FROM versions WHERE outlet = ? UNION SELECT id FROM versions WHERE agency = ?"
    # tested by a list of ids, for the rows of the articles hold their records and are far apart
    return [Part(f"+{alias}.version IN ({of})", values, f"SELECT t.id FROM ({of}) few CROSS JOIN {table} t ON t.version = few.id", values)]


def actors(connection: sqlite3.Connection, asked: Filters) -> Query:
    """Actors, those of the most articles first."""
    tests, values = ["records > 0"], []
    index = "actors_records"
    if asked.actor:
        found = who(connection, asked.actor)
        if found.country:
            index, test, own = "actors_country", "country = ?", (found.country,)
        else:
            index, test, own = "", f"id IN ({_marks(found.actors)})", found.actors  # type: ignore[assignment]
        tests.append(test)
        values += [*own]
    if asked.type:
        tests.append(f"kind IN ({_marks(asked.type)})")
        values += [*asked.type]
    by = f" INDEXED BY {index}" if index else ""
    sql = (
        "SELECT key, name, kind, country, sector, wikidata, records, events"
        f" FROM actors{by} WHERE {' AND '.join(tests)} ORDER BY records DESC, id LIMIT ?"
    )
    return Query(sql, (*values, NO_LIMIT if asked.limit is None else asked.limit))


def published(asked: Filters, alias: str) -> list[Part]:
    """Tests of a row of `versions`: its outlet and the day of its publication."""
    parts = within_days(asked, f"+{alias}.day", f"+{alias}.day")
    if asked.outlet:
        parts.append(Part(f"(+{alias}.outlet = ? OR +{alias}.agency = ?)", (asked.outlet, asked.outlet)))
    return parts


def with_words(connection: sqlite3.Connection, asked: Filters, words: str) -> Query:
    """(rowid of `search`,) of the articles with the words, in no order: all that the filters let through.

    The tests are asked of indexes alone, never of the rows of the articles, which hold their records and are far apart.
    """
    parts = [Part("search MATCH ?", (words,)), *_published_in(asked), *_named(connection, asked)]
    tests, values = " AND ".join(part.test for part in parts), [v for part in parts for v in part.test_values]
    return Query(f"SELECT search.rowid FROM search WHERE {tests}", tuple(values))


def best(connection: sqlite3.Connection, asked: Filters, words: str) -> Query:
    """(version,) of them, the best first. `after` of the filters is how many came before."""
    found = with_words(connection, asked, words)
    # bm25() as a function weighs only the rows that pass; ORDER BY rank would weigh all that have the words
    sql = f"{found.sql} ORDER BY bm25(search), search.rowid DESC LIMIT ? OFFSET ?"
    return Query(sql, (*found.values, NO_LIMIT if asked.limit is None else asked.limit, _before(asked.after)))


def _published_in(asked: Filters) -> list[Part]:
    """On which days, and by which outlet or agency."""
    parts = []
    if asked.since or asked.until:
        rows = "SELECT id FROM versions INDEXED BY versions_day WHERE day BETWEEN ? AND ?"
        parts.append(Part(f"+search.rowid IN ({rows})", days.asked(asked.since, asked.until)))
    if asked.outlet:
        rows = "SELECT id FROM versions WHERE outlet = ? UNION SELECT id FROM versions WHERE agency = ?"
        parts.append(Part(f"+search.rowid IN ({rows})", (asked.outlet, asked.outlet)))
    return parts


def _named(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    """Who must be in the article, in whatever part."""
    if not asked.actor:
        return []
    ids, values = _people(connection, who(connection, asked.actor))
    return [Part(f"+search.rowid IN (SELECT version FROM mentions WHERE actor IN ({ids}))", values)]


def _before(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isdecimal() or len(after) > 9:
        raise BadOption(f"after {after!r} is no number: of a search it says how many answers came before")
    return int(after)
