"""The articles of a store as a list, and where in an answer a page of it begins."""

import sqlite3
from typing import Literal

import msgspec

from memcon.store import asking
from memcon.store.answers import Source
from memcon.store.asking import Part, Query
from memcon.store.errors import UnknownId
from memcon.store.filters import Filters

What = Literal["articles", "events", "statements"]


class ArticleAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the store: where it is from, the day of its publication (20211230; 0 for none), how much is read in it."""

    source: Source
    day: int
    events: int
    statements: int


def position(connection: sqlite3.Connection, what: What, after: str | None) -> asking.Position | None:
    """The place of an answer in the order of days, by its id. Raises UnknownId where it is there no more."""
    if after is None:
        return None
    article, _, item = after.rpartition("/") if what != "articles" else (after, "", "")
    day = {"articles": "v.day", "events": "x.day_first", "statements": "x.day"}[what]
    if what == "articles":
        row = connection.execute(f"SELECT {day}, v.id FROM versions v WHERE v.text_id = ?", (article,)).fetchone()
    else:
        sql = f"SELECT {day}, x.id FROM {what} x JOIN versions v ON v.id = x.version WHERE v.text_id = ? AND x.n = ?"
        row = connection.execute(sql, (article, item)).fetchone()
    if row is None:
        raise UnknownId(f"the answer {after!r} to go on after is there no more: ask again from the beginning")
    return int(row[0]), int(row[1])


def articles(connection: sqlite3.Connection, asked: Filters) -> tuple[ArticleAnswer, ...]:
    """The newest version of each article, the newest first. `since`, `until` and `outlet` speak of the article, all else of an event that
    it has to tell."""
    query = _articles(connection, asked)
    return tuple(_answer(connection, *row) for row in connection.execute(query.sql, query.values).fetchall())


def _articles(connection: sqlite3.Connection, asked: Filters) -> Query:
    tests = asking.published(asked, "v")
    told = msgspec.structs.replace(asked, since=None, until=None, outlet=None)
    if told != Filters(limit=asked.limit, after=asked.after):
        tests.append(_tells(connection, told))
    after = position(connection, "articles", asked.after)
    source = "versions v INDEXED BY versions_day CROSS JOIN articles a ON a.id = v.article AND a.current = v.id"
    return asking.by_day("v.id, v.day, v.text_id, v.title, v.outlet, v.agency, v.url, v.side, v.published", source, "v", "v.day", tests,
                         after=after, limit=asked.limit)  # fmt: skip


def _tells(connection: sqlite3.Connection, told: Filters) -> Part:
    """Whether the article has an event that the filters let through."""
    events = asking.events_of(connection, told)
    if events.rows:
        return Part(f"+v.id IN ({events.rows})", events.rows_values)
    return Part(f"EXISTS (SELECT 1 FROM events e WHERE e.version = v.id AND {events.test})", events.test_values)


def _answer(connection: sqlite3.Connection, id_: int, day: int, text_id: str, title: str | None, outlet: str | None, agency: str | None,
            url: str | None, side: str | None, published: str | None) -> ArticleAnswer:  # fmt: skip
    names = connection.execute("SELECT DISTINCT name FROM sources WHERE version = ? ORDER BY name", (id_,)).fetchall()
    told, said = (
        connection.execute(f"SELECT count(*) FROM {table} WHERE version = ?", (id_,)).fetchone()[0] for table in ("events", "statements")
    )
    source = Source(
        id=text_id, title=title, outlet=outlet or agency, url=url, side=side, published=published, names=tuple(n for (n,) in names)
    )
    return ArticleAnswer(source=source, day=day, events=told, statements=said)
