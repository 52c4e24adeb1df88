"""How the answers of a search spread over outlets, months and countries."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

import msgspec

from memcon.store import asking
from memcon.store.filters import Filters

COUNTED = 2000
"""Articles that are counted, those added last: more would take longer than a page may."""
SHOWN = 12


class Facet(msgspec.Struct, frozen=True):
    """A value and in how many of the counted articles it stands. A month is "2021-12"; a country is an ISO 3166-1 alpha-3 code."""

    value: str
    count: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """The most frequent values first, months the newest first. `more`: there are further articles that were not counted."""

    counted: int
    more: bool
    outlets: tuple[Facet, ...]
    months: tuple[Facet, ...]
    countries: tuple[Facet, ...]


def facets(connection: sqlite3.Connection, asked: Filters, words: str) -> Facets:
    """`words` as FTS5 asks. Countries are those for which somebody in the article acts."""
    query = asking.newest_articles(connection, asked, words, COUNTED + 1)
    rows = connection.execute(query.sql, query.values).fetchall()
    rows, more = rows[:COUNTED], len(rows) > COUNTED
    ids = msgspec.json.encode([id_ for id_, *_ in rows]).decode()
    countries = connection.execute(
        "SELECT a.country, count(DISTINCT m.version) FROM json_each(?) j CROSS JOIN mentions m ON m.version = j.value"
        " CROSS JOIN actors a ON a.id = m.actor WHERE a.country IS NOT NULL GROUP BY a.country",
        (ids,),
    ).fetchall()
    return Facets(
        counted=len(rows),
        more=more,
        outlets=_most(Counter(outlet for _, outlet, _ in rows if outlet).items()),
        months=tuple(sorted(_most(Counter(_month(day) for *_, day in rows if day).items()), key=lambda f: f.value, reverse=True)),
        countries=_most(countries),
    )


def _month(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}"


def _most(counts: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    return tuple(Facet(value, count) for value, count in sorted(counts, key=lambda x: (-x[1], x[0]))[:SHOWN])
