"""How the answers of a search spread over outlets, months and countries."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

import msgspec

from memcon.store import searching
from memcon.store.filters import Filters

COUNTED = 1000
"""Articles whose countries are counted, those added last: of more it would take longer than a page may."""
SHOWN = 12
FOUND = "found"
"""A table of this connection alone."""


class Facet(msgspec.Struct, frozen=True):
    """A value and in how many articles it stands. A month is "2021-12"; a country is an ISO 3166-1 alpha-3 code."""

    value: str
    count: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """The most frequent values first, months the newest first. `articles` are found and counted by outlet and month; of them `counted` by
    country."""

    articles: int
    counted: int
    outlets: tuple[Facet, ...]
    months: tuple[Facet, ...]
    countries: tuple[Facet, ...]


def find(connection: sqlite3.Connection, asked: Filters, words: str) -> int:
    """Lay out what a search finds, to be counted and sorted: the articles with their ranks in `FOUND`. Gives how many. `words` as FTS5
    asks."""
    found = searching.with_words(connection, asked, words)
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {FOUND} (id INTEGER PRIMARY KEY, rank REAL)")  # never in the file
    connection.execute(f"DELETE FROM temp.{FOUND}")
    return connection.execute(f"INSERT INTO temp.{FOUND} {found.sql}", found.values).rowcount


def facets(connection: sqlite3.Connection, articles: int) -> Facets:
    """Of so many articles that were found (`find`). Countries are those for which somebody in the article acts."""
    months: Counter[str] = Counter()
    for day, n in connection.execute(_DAYS):
        months[_month(day)] += n
    return Facets(
        articles=articles,
        counted=min(articles, COUNTED),
        outlets=_most(connection.execute(_OUTLETS)),
        months=tuple(sorted(_most(months.items()), key=lambda f: f.value, reverse=True)),
        countries=_most(connection.execute(_COUNTRIES, (COUNTED,))),
    )


# Counted along indexes, without opening the rows of the articles; those of an agency alone are few.
_FOUND = f"id IN (SELECT id FROM temp.{FOUND})"
_DAYS = f"SELECT day, count(*) FROM versions INDEXED BY versions_day WHERE day > 0 AND {_FOUND} GROUP BY day"  # as the index has them
_OUTLETS = (
    f"SELECT outlet, count(*) FROM versions INDEXED BY versions_outlet WHERE outlet IS NOT NULL AND {_FOUND} GROUP BY outlet"
    " UNION ALL SELECT agency, count(*) FROM versions INDEXED BY versions_agency"
    f" WHERE agency IS NOT NULL AND outlet IS NULL AND {_FOUND} GROUP BY agency"
)
_COUNTRIES = (
    f"SELECT a.country, count(DISTINCT m.version) FROM (SELECT id FROM temp.{FOUND} ORDER BY id DESC LIMIT ?) f"
    " CROSS JOIN mentions m ON m.version = f.id CROSS JOIN actors a ON a.id = m.actor WHERE a.country IS NOT NULL GROUP BY a.country"
)


def _month(day: int) -> str:
    """20211230 as "2021-12"."""
    return f"{day // 10_000:04}-{day // 100 % 100:02}"


def _most(counts: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    return tuple(Facet(value, count) for value, count in sorted(counts, key=lambda x: (-x[1], x[0]))[:SHOWN])
