"""Days on a scale: windows of days, the marks of its axis, and the parts that it is divided into."""

import calendar
from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from typing import Literal

import msgspec

Unit = Literal["day", "week", "month", "year"]


class Window(msgspec.Struct, frozen=True):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def text(self) -> str:
        """For people: "3 to 9 January 2022", "January 2022", "2022"."""
        a, b = self.first, self.last
        if a == b:
            return f"{a.day} {a:%B} {year(a)}"
        if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31):
            return year(a) if a.year == b.year else f"{year(a)} to {year(b)}"
        if a.day == 1 and b == month_end(b):
            return f"{b:%B} {year(b)}" if (a.year, a.month) == (b.year, b.month) else f"{a:%B} {year(a)} to {b:%B} {year(b)}"
        begin = f"{a.day} {a:%B} {year(a)}"
        if a.year == b.year:
            begin = f"{a.day}" if a.month == b.month else f"{a.day} {a:%B}"
        return f"{begin} to {b.day} {b:%B} {year(b)}"

    def cut(self, other: "Window") -> "Window | None":
        """The part of the other window that lies within; None where none does."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None


def year(day: date) -> str:
    return str(day.year)


def date_of(number: int) -> date:
    """20211230 as a date."""
    return date(number // 10_000, number // 100 % 100, number % 100)


def window_of(first: int, last: int) -> Window:
    return Window(date_of(first), date_of(last))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def later(day: date, days: int) -> date:
    """So many days later, or earlier where they are below 0; within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal() - 1))


def months(window: Window) -> Window:
    """The window, widened to whole months."""
    return Window(window.first.replace(day=1), month_end(window.last))


def unit_of(window: Window, least: Unit = "day") -> Unit:
    """The parts that a window is best divided into: some dozens of them, none smaller than `least`."""
    found: Unit = "day" if window.days <= 62 else "week" if window.days <= 250 else "month" if window.days <= 3700 else "year"
    order: tuple[Unit, ...] = ("day", "week", "month", "year")
    return max(found, least, key=order.index)


def start(day: date, unit: Unit) -> date:
    """The first day of the part that a day lies in. Weeks begin on Monday (ISO 8601)."""
    if unit == "week":
        return day - timedelta(min(day.weekday(), day.toordinal() - 1))
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[unit]


def end(day: date, unit: Unit) -> date:
    if unit == "week":
        return start(day, unit) + timedelta(6) if day.toordinal() < date.max.toordinal() - 6 else date.max
    return {"day": day, "month": month_end(day), "year": day.replace(month=12, day=31)}[unit]


def parts(window: Window, unit: Unit) -> Iterator[Window]:
    """The parts that the window lies in, whole ones."""
    day = window.first
    while day <= window.last:
        part = Window(start(day, unit), end(day, unit))
        yield part
        if part.last == date.max:
            return
        day = part.last + timedelta(1)


def ticks(window: Window, most: int = 13) -> Iterator[tuple[date, str]]:
    """Days to mark on an axis, with their names; at most so many."""
    steps: tuple[tuple[Unit, int, int], ...] = (("day", 1, 1), ("week", 1, 7), ("month", 1, 31), ("month", 3, 92), ("year", 1, 366))
    unit, step = next(((u, n) for u, n, length in steps if window.days / length <= most), ("year", 0))
    step = step or next(n for n in (2, 5, 10, 20, 50, 100, 500, 1000, MAXYEAR) if window.days / 366 / n <= most)
    for part in parts(window, unit):
        day = part.first
        if day < window.first or (unit == "month" and (day.month - 1) % step) or (unit == "year" and day.year % step):
            continue
        yield day, f"{day.day} {day:%b}" if unit in ("day", "week") else f"{day:%b} {day.year}" if unit == "month" else year(day)
