"""Points on the calendar at the precision that people use, and how TIMEX3 and EDTF write them.

Years are astronomical (493 BC is -492), as EDTF has them; TIMEX3 corpora write "BC0493".
"""

import calendar
import datetime
from typing import Literal

import msgspec

from memcon.times.lexicon import SEASON_CODES

Unit = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "day"]
ORDER: tuple[Unit, ...] = ("century", "decade", "year", "half", "quarter", "season", "month", "week", "day")


class Point(msgspec.Struct, frozen=True):
    """A century, decade, year, … or day. `number` is the month of a month or a day, else which half, quarter, season or ISO week;
    `year` the first year of
    a decade or century, None where unknown; `weekday` (1 Monday) only where the day itself is unknown; `part` the TIMEX3 code of a part
    of the day."""

    unit: Unit
    year: int | None = None
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    fiscal: bool = False

    @property
    def known(self) -> bool:
        return self.year is not None


def day_point(day: datetime.date, part: str | None = None) -> Point:
    return Point("day", day.year, day.month, day.day, part=part)


def week_point(day: datetime.date) -> Point:
    year, week, _ = day.isocalendar()
    return Point("week", year, week)


def as_date(point: Point) -> datetime.date | None:
    """The day of a day point; None for other units, unknown years and years before 1."""
    if point.unit != "day" or point.year is None or point.number is None or point.day is None:
        return None
    return make_date(point.year, point.number, point.day)


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def bounds(point: Point) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day, both inclusive; (None, None) where the year is unknown or before 1."""
    year, number = point.year, point.number
    if year is None or not 1 <= year <= 9990:
        return None, None
    if point.unit == "day":
        day = as_date(point)
        return day, day
    if point.unit == "week":
        try:
            first = datetime.date.fromisocalendar(year, number or 1, 1)
            return first, first + datetime.timedelta(days=6)
        except (ValueError, OverflowError):
            return None, None
    years = {"century": 100, "decade": 10}.get(point.unit, 1)
    first_month, months = _months(point)
    last_index = year * 12 + first_month - 1 + (months if months else 12 * years) - 1
    last_year, last_month = last_index // 12, last_index % 12 + 1
    return datetime.date(year, first_month, 1), datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def _months(point: Point) -> tuple[int, int]:
    """First month and number of months of a part of a year; (1, 0) for whole years."""
    number = point.number or 1
    match point.unit:
        case "month":
            return number, 1
        case "season":  # meteorological seasons of the northern half, where most of the news is written
            return {1: 3, 2: 6, 3: 9, 4: 12}[number], 3
        case "quarter":
            return 3 * number - 2, 3
        case "half":
            return 6 * number - 5, 6
    return 1, 0


def timex(point: Point) -> str:
    """The TIMEX3 value: "1939-09-01", "1916-SP", "XXXX-01-10", "193" for a decade, "2000-W08", "BC0493"."""
    if point.weekday and not point.known:
        return f"XXXX-WXX-{point.weekday}" + (f"T{point.part}" if point.part else "")
    year = point.year
    if year is None:
        digits = "XXXX"
    elif year <= 0:
        digits = f"BC{1 - year:04}"
    else:
        digits = f"{year:04}"
    head = ("FY" if point.fiscal else "") + digits
    value = head + _timex_tail(point)
    if point.unit in ("century", "decade"):
        value = head[: -2 if point.unit == "century" else -1]
    return value + (f"T{point.part}" if point.part else "")


def _timex_tail(point: Point) -> str:
    number = point.number or 0
    if point.unit == "day":
        return f"-{number:02}-{point.day:02}" if number and point.day else "-XX-XX"
    tails = {"month": f"-{number:02}", "week": f"-W{number:02}" if number else "-WXX", "quarter": f"-Q{number}", "half": f"-H{number}"}
    return f"-{SEASON_CODES[number or 1]}" if point.unit == "season" else tails.get(point.unit, "")


def edtf(point: Point) -> str | None:
    """The EDTF string (ISO 8601-2): decades "196X", seasons 21 to 24, quarters 33 to 36, halves 40 and 41.

    A week is the interval of its days.

    With the year unknown "XXXX-01-10" or "XXXX-01"; None where the month is not known either, and for decades and centuries before year 0.
    """
    year, number = point.year, point.number or 0
    if year is not None and abs(year) > 9999:
        return None
    if point.unit == "week":
        first, last = bounds(point)
        return f"{first}/{last}" if first else None
    if year is None and not (number and point.unit in ("month", "day")):
        return None
    head = "XXXX" if year is None else (f"{year:04}" if year >= 0 else f"-{-year:04}")
    if point.unit in ("century", "decade"):
        cut = 2 if point.unit == "century" else 1
        return head[:-cut] + "X" * cut if year is not None and year >= 0 else None
    if point.unit == "day":
        return f"{head}-{number:02}-{point.day:02}" if number and point.day else None
    codes = {"month": number, "season": 20 + number, "quarter": 32 + number, "half": 39 + number}
    return head + (f"-{codes[point.unit]:02}" if point.unit in codes else "") + ("~" if point.fiscal else "")


def shift(point: Point, count: int, unit: Unit) -> Point | None:
    """The point `count` units on (back where negative), at that unit's precision.

    None where the point is too coarse or leaves the calendar.
    """
    if point.year is None:
        return None
    if unit in ("day", "week"):
        first = as_date(point) if point.unit == "day" else bounds(point)[0]
        if first is None or (unit == "day" and point.unit != "day"):
            return None
        try:
            moved = first + datetime.timedelta(days=count * (7 if unit == "week" else 1))
        except OverflowError:
            return None
        return day_point(moved) if unit == "day" else week_point(moved)
    if unit == "month":
        if point.unit not in ("day", "month") or point.number is None:
            return None
        index = point.year * 12 + point.number - 1 + count
        return Point("month", index // 12, index % 12 + 1)
    if unit == "year":
        return _year(point.year + count)
    if unit == "decade":
        return _year(point.year // 10 * 10 + 10 * count, "decade")
    if unit == "century":
        return _year(point.year // 100 * 100 + 100 * count, "century")
    return None


def _year(year: int, unit: Unit = "year") -> Point | None:
    return Point(unit, year) if -9999 < year < 9999 else None


def truncate(point: Point, unit: Unit) -> Point | None:
    """The month of a day, the year of a month; None where the point is coarser than the unit."""
    if point.year is None or ORDER.index(point.unit) < ORDER.index(unit):
        return None
    if unit == "week":
        first = as_date(point)
        return week_point(first) if first else (point if point.unit == "week" else None)
    if unit == "month":
        return Point("month", point.year, point.number) if point.unit in ("day", "month") else None
    if unit == "day":
        return msgspec.structs.replace(point, part=None)
    return shift(point, 0, unit)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date:
    """The nth (from 1; -1 the last) such weekday (1 Monday) of a month."""
    days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if datetime.date(year, month, d).isoweekday() == weekday]
    return datetime.date(year, month, days[nth - 1 if nth > 0 else nth])


def easter(year: int) -> datetime.date:
    """Western Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def moving_holiday(name: str, year: int) -> datetime.date | None:
    """The day of a holiday that is reckoned: of the United States for civil ones, western for Easter."""
    if not 1583 <= year <= 9000:
        return None
    if name.startswith("easter"):
        return easter(year) + datetime.timedelta(days=int(name[6:] or 0))
    match name:
        case "thanksgiving":
            return nth_weekday(year, 11, 4, 4)
        case "labor":
            return nth_weekday(year, 9, 1, 1)
        case "memorial":
            return nth_weekday(year, 5, 1, -1)
        case "election":
            return nth_weekday(year, 11, 1, 1) + datetime.timedelta(days=1)
    return None
