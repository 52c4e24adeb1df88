"""A search for words to SQL: what a person types as FTS5 asks, and which articles the filters let through."""

import sqlite3

from memcon.errors import BadOption
from memcon.store import days
from memcon.store.asking import NO_LIMIT, Part, Query, people
from memcon.store.filters import Filters
from memcon.store.naming import who


def with_words(connection: sqlite3.Connection, asked: Filters, words: str) -> Query:
    """(rowid of `search`, rank) of the articles with the words, in no order: all that the filters let through.

    The tests are asked of indexes alone, never of the rows of the articles, which hold their records and are far apart.
    """
    parts = [Part("search MATCH ?", (words,)), *_published_in(connection, asked), *_named(connection, asked)]
    tests, values = " AND ".join(part.test for part in parts), [v for part in parts for v in part.test_values]
    # bm25() as a function weighs only the rows that pass; ORDER BY rank would weigh all that have the words
    return Query(f"SELECT search.rowid AS id, bm25(search) AS rank FROM search WHERE {tests}", tuple(values))


def best(connection: sqlite3.Connection, asked: Filters, words: str) -> Query:
    """(version,) of them, the best first. `after` of the filters is how many came before."""
    found = with_words(connection, asked, words)
    first = best_of(f"({found.sql})", asked)
    return Query(first.sql, (*found.values, *first.values))


def best_of(found: str, asked: Filters) -> Query:
    """(version,) of a table with what was found, the best first."""
    sql = f"SELECT id FROM {found} ORDER BY rank, id DESC LIMIT ? OFFSET ?"
    return Query(sql, (NO_LIMIT if asked.limit is None else asked.limit, _before(asked.after)))


def _published_in(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    """On which days, and by which outlet or agency."""
    parts = []
    if asked.since or asked.until:
        parts.append(_on_days(connection, *days.asked(asked.since, asked.until)))
    if asked.outlet:
        rows = "SELECT id FROM versions WHERE outlet = ? UNION SELECT id FROM versions WHERE agency = ?"
        parts.append(Part(f"+search.rowid IN ({rows})", (asked.outlet, asked.outlet)))
    return parts


def _on_days(connection: sqlite3.Connection, first: int, last: int) -> Part:
    """Published on these days. SQLite makes a list of the articles that it looks each hit up in, which costs more than to look: so it is
    the shorter one, of those that were or of those that were not."""
    rows, within, beyond = "SELECT {} FROM versions INDEXED BY versions_day WHERE ", "day BETWEEN ? AND ?", "day < ? OR day > ?"
    inside, outside = (connection.execute(rows.format("count(*)") + test, (first, last)).fetchone()[0] for test in (within, beyond))
    if inside <= outside:
        return Part(f"+search.rowid IN ({rows.format('id')}{within})", (first, last))
    return Part(f"+search.rowid NOT IN ({rows.format('id')}{beyond})", (first, last))


def _named(connection: sqlite3.Connection, asked: Filters) -> list[Part]:
    """Who must be in the article, in whatever part."""
    if not asked.actor:
        return []
    ids, values = people(connection, who(connection, asked.actor))
    return [Part(f"+search.rowid IN (SELECT version FROM mentions WHERE actor IN ({ids}))", values)]


def _before(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isdecimal() or len(after) > 9:
        raise BadOption(f"after {after!r} is no number: of a search it says how many answers came before")
    return int(after)


def forms(words: str, spellings: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words and phrases that a search looks for, in every spelling, the longest first: what is to be marked in the text."""
    found = [form for piece in _pieces(words) if piece[0] for form in (piece[1].rstrip("*"), *spellings.get(piece[1], ()))]
    return tuple(sorted(dict.fromkeys(found), key=lambda form: (-len(form), form)))


def full_text(words: str, spellings: dict[str, tuple[str, ...]]) -> str:
    """What a person types, as FTS5 asks: all words; "in quotes" as they stand; -word for not; word* for a beginning. No other syntax.

    Raises BadOption where nothing is left to look for.
    """
    pieces = _pieces(words)
    wanted = [_any(piece, spellings) for is_wanted, piece in pieces if is_wanted]
    if not wanted:
        raise BadOption(f"{words!r} has no word to look for")
    asked = " AND ".join(wanted)
    return f"({asked})" + "".join(f" NOT {_any(piece, spellings)}" for is_wanted, piece in pieces if not is_wanted)


def _pieces(words: str) -> list[tuple[bool, str]]:
    """(whether it is wanted, word or phrase), in order."""
    found = []
    for number, piece in enumerate(words.split('"')):
        for word in [piece.strip()] if number % 2 else piece.split():
            unwanted = word.startswith("-") and not number % 2
            word = word[1:] if unwanted else word
            if any(c.isalnum() for c in word):
                found.append((not unwanted, word))
    return found


def _any(phrase: str, spellings: dict[str, tuple[str, ...]]) -> str:
    """A word or phrase in any of its spellings; its last word may be a beginning."""
    quoted = [f'"{form.rstrip("*")}"' + ("*" if form.endswith("*") else "") for form in (phrase, *spellings.get(phrase, ()))]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
