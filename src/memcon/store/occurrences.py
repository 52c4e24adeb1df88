"""Occurrences asked of a store: which there are, what their accounts are, and the accounts compared."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from memcon.errors import BadOption
from memcon.occurrences.common import UNTITLED, label, participants
from memcon.occurrences.features import main_event
from memcon.occurrences.types import Link
from memcon.record.quad import QUAD, QUAD_NAMES
from memcon.record.types import Record
from memcon.store.answers import AccountAnswer, OccurrenceAnswer
from memcon.store.errors import BadStore, UnknownId
from memcon.store.linking import accounts_of

_DIGITS = 12
"""Of an id behind "o-"."""

Opener = Callable[[int], Record]
"""Version -> its corrected record."""


def check_layout(connection: sqlite3.Connection, path: Path) -> None:
    """Raises BadStore for a store of a memcon that knew no occurrences, opened to be read only."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'unlinked'").fetchone():
        raise BadStore(f"{path} was made by an older memcon and has no occurrences yet: memcon link --store {path} brings it up to date")


def id_of(number: int) -> str:
    return f"o-{number:0{_DIGITS}x}"


def number_by_id(connection: sqlite3.Connection, id_: str, path: Path) -> int:
    """The number of an occurrence by its id, "o-3f2a9c0d11aa", or a beginning of it that no other has. Raises UnknownId."""
    digits = id_.removeprefix("o-").lower()
    unknown = UnknownId(
        f"there is no occurrence {id_!r} in {path.name}: it may have been put together with another or taken apart;"
        " memcon occurrences lists all"
    )
    if not 0 < len(digits) <= _DIGITS or set(digits) - set("0123456789abcdef"):
        raise unknown
    bounds = tuple(int(digits.ljust(_DIGITS, fill), 16) for fill in "0f")
    rows = connection.execute("SELECT id FROM occurrences WHERE id BETWEEN ? AND ? LIMIT 2", bounds).fetchall()
    if len(rows) > 1:
        raise UnknownId(f"{id_!r} means more than one occurrence of {path.name}: give more of its id")
    if not rows:
        raise unknown
    return int(rows[0][0])


def distinct(numbers: Iterable[int], after: int | None, limit: int | None) -> tuple[int, ...]:
    """Each number once, in order; those behind `after` where there is one, so many at most."""
    passed: set[int] = set()
    found: dict[int, None] = {}
    for number in numbers:
        if after is not None:
            passed.add(number)
            after = None if number == after else after
        elif number not in passed:
            found[number] = None
            if len(found) == limit:
                break
    return tuple(found)


def answer(connection: sqlite3.Connection, opener: Opener, number: int) -> OccurrenceAnswer | None:
    """An occurrence with its accounts; None where there is none of that number."""
    row = connection.execute("SELECT lead, channel, edtf, day_first, day_last FROM occurrences WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    lead, channel, edtf, day_first, day_last = row
    record = opener(lead)
    event = main_event(record)
    names = participants(record, event) if event else ()
    return OccurrenceAnswer(
        id=id_of(number),
        label=label(record, event, channel, edtf) if event else record.article.title or UNTITLED,
        type=event.type if event else None,
        channel=channel,
        status=event.status if event else None,
        edtf=edtf,
        day_first=day_first,
        day_last=day_last,
        participants=names,
        place=next((place.name for place in record.places if event and place.id == event.where), None),
        quad=QUAD_NAMES[QUAD[event.type]] if event else None,
        accounts=_accounts(connection, number),
    )


def every(connection: sqlite3.Connection, opener: Opener) -> Iterator[OccurrenceAnswer]:
    """All occurrences, in the order of their numbers."""
    last = -1
    while row := connection.execute("SELECT id FROM occurrences WHERE id > ? ORDER BY id LIMIT 1", (last,)).fetchone():
        (last,) = row
        made = answer(connection, opener, last)
        if made:
            yield made


_ACCOUNT = "v.text_id, v.title, coalesce(v.outlet, v.agency), v.side, v.published"


def _accounts(connection: sqlite3.Connection, number: int) -> tuple[AccountAnswer, ...]:
    """The articles that are about it, then those that also speak of it; each in the order of publication."""
    main = (
        f"SELECT 1 AS main, {_ACCOUNT}, s.text_id FROM accounts a JOIN versions v ON v.id = a.version"
        " LEFT JOIN versions s ON s.id = a.source WHERE a.occurrence = ?"
    )
    other = (
        f"SELECT DISTINCT 0, {_ACCOUNT}, NULL FROM accounts a CROSS JOIN recalls r ON r.other = a.version"
        " JOIN versions v ON v.id = r.version JOIN accounts own ON own.version = r.version"
        " WHERE a.occurrence = ? AND own.occurrence <> a.occurrence"
    )
    rows = connection.execute(f"{main} UNION ALL {other}", (number, number))
    found = [
        AccountAnswer(main=bool(main), record=id_, title=title, outlet=outlet, side=side, published=published, source=source)
        for main, id_, title, outlet, side, published, source in rows
    ]
    return tuple(sorted(found, key=lambda a: (not a.main, a.published is None, a.published, a.record)))


def links(connection: sqlite3.Connection) -> Iterator[Link]:
    """What each article is about, in the order in which articles were first added, the occurrences that it also speaks of before."""
    about = (
        "SELECT v.id, v.text_id, a.occurrence, s.text_id FROM articles CROSS JOIN versions v ON v.id = current"
        " CROSS JOIN accounts a ON a.version = v.id LEFT JOIN versions s ON s.id = a.source ORDER BY articles.id"
    )
    also = (
        "SELECT DISTINCT a.occurrence FROM recalls r JOIN accounts a ON a.version = r.other"
        " WHERE r.version = ? AND a.occurrence <> ? ORDER BY 1"
    )
    for version, id_, number, source in connection.execute(about).fetchall():
        for (other,) in connection.execute(also, (version, number)):
            yield Link(record=id_, occurrence=id_of(other), main=False)
        yield Link(record=id_, occurrence=id_of(number), main=True, source=source)


def records(connection: sqlite3.Connection, opener: Opener, number: int) -> tuple[Record, ...]:
    """The corrected records of those that are about an occurrence, each under its id in the store. Raises BadOption where it is but one."""
    versions = accounts_of(connection, number)
    if len(versions) < 2:
        raise BadOption(f"{id_of(number)} has one account only: a comparison needs two")
    return tuple(opener(version) for version in versions)
