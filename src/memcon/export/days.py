"""EDTF as calendar days: what rows, calendars and maps need, and never more than the page says."""

import datetime
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from memcon.times.calendar import Point, Unit, bounds

Days = tuple[datetime.date | None, datetime.date | None]

_POINT = re.compile(r"(?P<year>-?\d{4})(?:-(?P<number>\d{2}))?(?:-(?P<day>\d{2}))?")
_BROAD = re.compile(r"(?P<head>\d{2,3})(?P<unknown>X{1,2})")
_PARTS: tuple[tuple[range, Unit, int], ...] = (
    (range(1, 13), "month", 0), (range(21, 25), "season", 20), (range(33, 37), "quarter", 32), (range(40, 42), "half", 39),
)  # fmt: skip
LONGEST = 31
"""Days that a stretch may last and still stand in a calendar or a daily table."""


def day_range(edtf: str | None) -> Days:
    """First and last day, both inclusive, of an EDTF date, time or interval; None for an end that is open or unknown.

    "2022-01" gives the first and the last of January, "../2022-01-10" gives (None, 2022-01-10), "XXXX-01-10" gives (None, None).
    """
    if not edtf:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _bounds(first)
    return _bounds(first)[0], _bounds(last)[1]


def told_days(edtf: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day where the page tells the day, or a stretch of at most 31 days by its first and last day; else None.

    "in January" tells no day: None.
    """
    if not edtf:
        return None
    ends = [_strip(part) for part in edtf.split("/")]
    if not all((m := _POINT.fullmatch(end)) and m["day"] for end in ends):
        return None
    first, last = day_range(edtf)
    if first is None or last is None or not 0 <= (last - first).days < LONGEST:
        return None
    return first, last


def _strip(part: str) -> str:
    """The date alone: no clock, no mark of doubt."""
    return part.partition("T")[0].rstrip("?~%")


def _bounds(part: str) -> Days:
    part = _strip(part)
    broad = _BROAD.fullmatch(part)
    if broad and len(part) == 4:
        unknown = len(broad["unknown"])
        return bounds(Point("decade" if unknown == 1 else "century", int(broad["head"]) * 10**unknown))
    match = _POINT.fullmatch(part)
    if match is None:
        return None, None
    year, number, day = int(match["year"]), match["number"], match["day"]
    if number is None:
        return bounds(Point("year", year))
    if day is not None:
        return bounds(Point("day", year, int(number), int(day)))
    unit, base = next(((u, b) for codes, u, b in _PARTS if int(number) in codes), (None, 0))
    return bounds(Point(unit, year, int(number) - base)) if unit else (None, None)


def clock(edtf: str | None) -> datetime.datetime | None:
    """A day with a clock, with its offset where it has one; None for all else."""
    try:
        return datetime.datetime.fromisoformat((edtf or "").rstrip("?~%")) if "T" in (edtf or "") else None
    except ValueError:
        return None


def in_utc(moment: datetime.datetime, zone: str | None) -> datetime.datetime | None:
    """The instant in UTC, by its own offset or by `zone` ("+03:00", "Z" or an IANA name); None where neither tells."""
    if moment.tzinfo is None:
        known = _zone(zone)
        if known is None:
            return None
        moment = moment.replace(tzinfo=known)
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:
        return None


def _zone(zone: str | None) -> datetime.tzinfo | None:
    if zone in ("Z", "UTC"):
        return datetime.UTC
    try:
        if zone and zone[0] in "+-":
            return datetime.datetime.strptime(zone, "%z").tzinfo
        return ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
