"""EDTF to days: the first and the last day that a value can mean, as integers that read as dates (20211230); 0 where it gives none."""

import calendar
import re
from datetime import date, timedelta

from memcon.errors import BadOption

Days = tuple[int, int]
UNKNOWN: Days = (0, 0)
EVER: Days = (1, 99_991_231)
LONGEST = 366
"""Days that a row can span: a longer interval is found by its first year, so that a search by day stays a short walk."""

_DAY = re.compile(r"(\d{3}[\dX]|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?[~?%]?\Z", re.DOTALL)
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
# EDTF (ISO 8601-2:2019, level 1) writes seasons as months 21 to 24; these are the northern ones.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def days(edtf: str | None) -> Days:
    """The first and last day of an EDTF value: "2021-12" gives (20211201, 20211231). UNKNOWN where it has no year."""
    if not edtf:
        return UNKNOWN
    first, _, last = edtf.partition("/")
    try:
        start, end = _days(first), _days(last)
    except ValueError:  # a day that no month has
        return UNKNOWN
    if start and end:
        return number(start[0]), number(min(max(end[1], start[1]), _later(start[0])))
    both = start or end
    return (number(both[0]), number(min(both[1], _later(both[0])))) if both else UNKNOWN


def number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def before(day: int) -> int:
    """The day from which on a row that still lasts on `day` can start."""
    try:
        return number(date(day // 10_000, day // 100 % 100, day % 100) - timedelta(LONGEST))
    except (ValueError, OverflowError):
        return 1


def bound(option: str, text: str, last: bool) -> int:
    """A day that a person asks by: the first day that the text can mean, or the last. Raises BadOption where it is no date."""
    found = days(text.strip())
    if found == UNKNOWN or not re.match(r"\d{4}(-\d\d(-\d\d)?)?\Z", text.strip()):
        raise BadOption(f"{option} {text!r} is no date: write 2021, 2021-12 or 2021-12-30")
    return found[1] if last else found[0]


def asked(since: str | None, until: str | None) -> Days:
    """The first and the last day of what a person asks for; `EVER` where nothing is asked. Raises BadOption where one is no date, or the
    last lies before the first."""
    first = bound("--since", since, last=False) if since else EVER[0]
    last = bound("--until", until, last=True) if until else EVER[1]
    if last < first:
        raise BadOption(f"--since {since!r} lies after the last day asked for, {until!r}")
    return first, last


def _later(day: date) -> date:
    return day + timedelta(LONGEST) if day.year < 9998 else date.max


def _days(edtf: str) -> tuple[date, date] | None:
    if week := _WEEK.match(edtf):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(6)
    match = _DAY.match(edtf)
    if not match:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if int(month) in _SEASONS:
        first, last = _SEASONS[int(month)]
        return date(first_year, first, 1), _month_end(last_year, last)
    if day in (None, "XX"):
        return date(first_year, int(month), 1), _month_end(last_year, int(month))
    return date(first_year, int(month), int(day)), date(last_year, int(month), int(day))


def _month_end(year: int, month: int) -> date:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return date(year, month, calendar.monthrange(year, month)[1])
