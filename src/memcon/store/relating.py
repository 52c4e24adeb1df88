"""Which articles of a store speak of two actors, and which of their actors stand for either: what `memcon.occurrences.threads` goes on.

The articles are found by the index of who takes part: all of them for a pair that few events name, else the newest.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from memcon.errors import BadOption
from memcon.knowledge.asked import Meaning, meaning
from memcon.occurrences.tellings import Page
from memcon.store import asking, days
from memcon.store.effective import Effective
from memcon.store.filters import Filters
from memcon.store.naming import Who, knowledge, who
from memcon.store.occurrences import id_of

MOST = 500
"""Articles that are read for one answer."""
AROUND = 31
"""Days before and after those asked for in which an article may still say what became of a plan."""


class Asked(msgspec.Struct, frozen=True):
    """Two actors as a person names them, and the days asked for."""

    first: str
    second: str
    since: str | None
    until: str | None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """(first, last) days (20211230) of the articles and events that count: those asked for, then those `AROUND` them."""
        first, last = days.asked(self.since, self.until)
        after = [(_shifted(last, 1), _shifted(last, AROUND))] if self.until else []
        before = [(_shifted(first, -AROUND), _shifted(first, -1))] if self.since else []
        return ((first, last), *after, *before)


def _shifted(day: int, by: int) -> int:
    try:
        return days.number(date(day // 10_000, day // 100 % 100, day % 100) + timedelta(by))
    except OverflowError:
        return day


def sides(connection: sqlite3.Connection, asked: Asked) -> tuple[tuple[Who, Meaning], tuple[Who, Meaning]]:
    """Whom the two names mean, in the store and among the names that memcon knows. Raises BadOption for nobody, or one actor twice."""
    first, second = ((who(connection, name, "ACTOR"), _meant(connection, name)) for name in (asked.first, asked.second))
    if first[0] == second[0]:
        raise BadOption(f"{asked.first!r} and {asked.second!r} are one actor: name two")
    return first, second


def _meant(connection: sqlite3.Connection, name: str) -> Meaning:
    row = connection.execute("SELECT name, country FROM actors WHERE key = ? AND kind <> 'country'", (name.strip(),)).fetchone()
    return Meaning(row[0], None) if row else meaning(knowledge(), name)


def versions(connection: sqlite3.Connection, asked: Asked) -> tuple[int, ...]:
    """The versions with an event that names both, those of the days asked for and the newest first; `MOST` and one more at most."""
    found: dict[int, None] = {}
    for first, last in asked.spans:
        for version in _candidates(connection, asked, first, last):
            found[version] = None
            if len(found) > MOST:
                return tuple(found)
    return tuple(found)


def _candidates(connection: sqlite3.Connection, asked: Asked, first: int, last: int) -> Iterator[int]:
    filters = Filters(actor=asked.first, with_=asked.second, limit=None)
    query = asking.events(connection, filters)
    if asking.few(connection, filters):
        rows = connection.execute(
            f"SELECT q.version FROM ({query.sql}) q JOIN versions v ON v.id = q.version"
            " JOIN events e ON e.version = q.version AND e.n = q.n"
            " WHERE e.day_first > 0 AND e.day_first BETWEEN ? AND ? OR e.day_first = 0 AND v.day BETWEEN ? AND ?"
            " ORDER BY v.day DESC, v.id DESC",
            (*query.values, first, last, first, last),
        )
        yield from (version for (version,) in rows)
        return
    for dated in (True, False):
        query = asking.articles_of_pair(connection, filters, first, last, dated=dated)
        yield from (version for (version,) in connection.execute(query.sql, query.values))


def page(connection: sqlite3.Connection, version: int, text_id: str, made: Effective, first: Who, second: Who) -> Page:
    """The article, called by its id in the store, with the actors of either side as people have merged and split them."""
    rows: dict[str, int] = dict(connection.execute("SELECT n, actor FROM mentions WHERE version = ?", (version,)))
    ours, theirs = (
        frozenset(a.id for a in made.record.actors if (a.country == side.country if side.country else rows.get(a.id) in side.actors))
        for side in (first, second)
    )
    if bool(first.country) != bool(second.country):  # of "Russia" and "Putin" the person stands for himself
        ours, theirs = (ours - theirs, theirs) if first.country else (ours, theirs - ours)
    return Page(msgspec.structs.replace(made.record, id=text_id), ours, theirs)


def newest(connection: sqlite3.Connection) -> int | None:
    """The day of the newest article, as an ordinal."""
    day = connection.execute("SELECT max(day) FROM versions").fetchone()[0]
    return date(day // 10_000, day // 100 % 100, day % 100).toordinal() if day else None


def homes(connection: sqlite3.Connection, pages: Sequence[Page], found: Sequence[int]) -> dict[str, str]:
    """The occurrence that each article is about, where the store has it put together with others."""
    by_version = {version: page.record.id for version, page in zip(found, pages, strict=False)}
    marks = ", ".join("?" * len(by_version))
    rows = connection.execute(f"SELECT version, occurrence FROM accounts WHERE version IN ({marks})", tuple(by_version))
    return {by_version[version]: id_of(number) for version, number in rows}


def notes(found: Sequence[int]) -> tuple[str, ...]:
    """What a reader must know of the articles that were left out."""
    if len(found) <= MOST:
        return ()
    return (f"More than {MOST:,} articles speak of the two; the newest are read here: name the days with --since and --until.",)
