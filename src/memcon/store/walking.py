"""Where the events of some days are looked for, so that a narrow window is answered from few rows.

An event that lasts over several days belongs to a window that it only reaches into. Those that begin in the window are found along an index
of days; those that began before it, along one of the longer events alone (`events_long`).
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from memcon.store import asking, days
from memcon.store.filters import Filters


class Walk(msgspec.Struct, frozen=True):
    """Events by the name `e`: the rows, in the order of an index; which stretch of it; and what must hold of each."""

    rows: str
    rows_values: tuple[Any, ...]
    stretch: str
    stretch_values: tuple[Any, ...]
    tests: str
    test_values: tuple[Any, ...]

    @property
    def few(self) -> bool:
        """Whether the rows are those of a rare filter, all of which may be looked at."""
        return not self.stretch


def walks(connection: sqlite3.Connection, asked: Filters) -> tuple[Walk, ...]:
    """The walks that together meet each event with a day that is asked for, once. Of two the second has those that begin before `since`."""
    bare = asking.choice(connection, msgspec.structs.replace(asked, since=None, until=None))
    tests = [asking.Part("e.day_first > 0", ()), *bare.tests]
    if bare.few:
        few, tests = bare.few, [*tests, *asking.within_days(asked, "e.day_first", "e.day_last")]
        return (Walk(f"({few.rows}) few CROSS JOIN events e ON e.id = few.id", few.rows_values, "", (), *_joined(tests)),)
    low, high = days.asked(asked.since, asked.until)
    key, given, must = (f"{bare.key.test} AND " if bare.key.test else ""), bare.key.test_values, _joined(tests)
    inside = Walk(f"events e INDEXED BY {bare.index}", (), f"{key}e.day_first BETWEEN ? AND ?", (*given, low, high), *must)
    if not asked.since:
        return (inside,)
    reaching = f"{key}e.day_last > e.day_first AND e.day_first BETWEEN ? AND ? AND e.day_last >= ?"
    before = (days.before(low), min(low - 1, high), low)
    return inside, Walk("events e INDEXED BY events_long", (), reaching, (*given, *before), *must)


def _joined(tests: Sequence[asking.Part]) -> tuple[str, tuple[Any, ...]]:
    set_ = [part for part in tests if part.test]
    return " AND ".join(part.test for part in set_), tuple(value for part in set_ for value in part.test_values)
