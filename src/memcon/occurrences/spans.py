"""Days of EDTF values, as ordinals of the calendar."""

import calendar
import datetime
import re

Days = tuple[int, int]
"""First and last day, as ordinals, both inside."""

_PART = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?![\dX])")


def days(edtf: str | None) -> Days | None:
    """The days that an EDTF value spans; None where it names no year, or is open."""
    if not edtf:
        return None
    parts = [found for part in edtf.split("/") if (found := _days(part))]
    if len(parts) != edtf.count("/") + 1:
        return None
    return min(first for first, _ in parts), max(last for _, last in parts)


def _days(part: str) -> Days | None:
    found = _PART.match(part.strip("~?%"))
    if not found:
        return None
    year, month, day = (int(found[key]) if found[key] else None for key in "ymd")
    try:
        if year and month and day:
            ordinal = datetime.date(year, month, day).toordinal()
            return ordinal, ordinal
        if year and month and month <= 12:
            first = datetime.date(year, month, 1).toordinal()
            return first, first + calendar.monthrange(year, month)[1] - 1
        return (datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()) if year and not month else None
    except ValueError:
        return None
