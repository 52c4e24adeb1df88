"""How the answers of a search spread over outlets, months and countries."""

import sqlite3
from collections.abc import Iterable

import msgspec

from memcon.store import asking
from memcon.store.asking import Query
from memcon.store.filters import Filters

COUNTED = 2000
"""Articles whose countries are counted, those added last: of more it would take longer than a page may."""
SHOWN = 12


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


def facets(connection: sqlite3.Connection, asked: Filters, words: str) -> Facets:
    """`words` as FTS5 asks. Countries are those for which somebody in the article acts."""
    found = asking.with_words(connection, asked, words)
    months = ((_month(month), n) for month, n in connection.execute(_MONTHS.format(found=found.sql), found.values))
    (articles,) = connection.execute(f"SELECT count(*) FROM ({found.sql})", found.values).fetchone()
    return Facets(
        articles=articles,
        counted=min(articles, COUNTED),
        outlets=_most(connection.execute(_OUTLETS.format(found=found.sql), (*found.values, *found.values))),
        months=tuple(sorted(_most(months), key=lambda f: f.value, reverse=True)),
        countries=_most(_countries(connection, found)),
    )


# Counted along indexes, without opening the rows of the articles; those of an agency alone are few.
_MONTHS = "SELECT day / 100, count(*) FROM versions INDEXED BY versions_day WHERE day > 0 AND id IN ({found}) GROUP BY day / 100"
_OUTLETS = (
    "SELECT outlet, count(*) FROM versions INDEXED BY versions_outlet WHERE outlet IS NOT NULL AND id IN ({found}) GROUP BY outlet"
    " UNION ALL SELECT agency, count(*) FROM versions INDEXED BY versions_agency"
    " WHERE agency IS NOT NULL AND outlet IS NULL AND id IN ({found}) GROUP BY agency"
)


def _countries(connection: sqlite3.Connection, found: Query) -> list[tuple[str, int]]:
    newest = f"{found.sql} ORDER BY search.rowid DESC LIMIT {COUNTED}"
    return connection.execute(
        f"SELECT a.country, count(DISTINCT m.version) FROM ({newest}) f CROSS JOIN mentions m ON m.version = f.rowid"
        " CROSS JOIN actors a ON a.id = m.actor WHERE a.country IS NOT NULL GROUP BY a.country",
        found.values,
    ).fetchall()


def _month(month: int) -> str:
    """202112 as "2021-12"."""
    return f"{month // 100:04}-{month % 100:02}"


def _most(counts: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    return tuple(Facet(value, count) for value, count in sorted(counts, key=lambda x: (-x[1], x[0]))[:SHOWN])
