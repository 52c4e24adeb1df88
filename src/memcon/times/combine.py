"""From the expressions that belong to one event to its `When`."""

import datetime
import re
from collections.abc import Sequence

from memcon.record.types import When
from memcon.times.types import Found
from memcon.times.zones import clock_time, offset_minutes, offset_text


def combine(parts: Sequence[Found]) -> When:
    """The day of one expression, the clock of another, the duration of a third, as one `When`.

    A clock takes its day from the most exact day among the parts where it has none of its own, and its offset from the first clock with a
    zone. `start` and `end` are instants in UTC, given only where a day, a clock and an offset are known; `end` also needs a duration in
    hours, minutes or
    seconds, or is null. `text` is the words of the part that gives the day. All fields are null where the parts say nothing.
    """
    ordered = sorted(parts, key=lambda f: (f.start, f.end))
    duration = next((f for f in ordered if f.kind == "duration" and f.duration and "X" not in f.duration), None)
    clock = _best_clock(ordered)
    dated = _best_day(ordered)
    span = duration.duration if duration else None
    loose = bool(duration and duration.approximate)
    if clock is None or clock.clock is None:
        if dated is None:
            return When(edtf=None, duration=span, approximate=loose, text=_first_text(ordered))
        return When(edtf=dated.edtf, duration=span, approximate=dated.approximate or loose, text=dated.text)
    day = clock.start_day if clock.day_given or dated is None else _single_day(dated) or clock.start_day
    text = dated.text if dated else clock.text
    if day is None:
        return When(edtf=dated.edtf if dated else None, duration=span, approximate=loose, text=text)
    offset = clock.offset if clock.offset is not None else offset_minutes(clock.zone, day, clock.clock)
    edtf = f"{day}T{clock.clock}" + (offset_text(offset) if offset is not None else "")
    start = _instant(day, clock.clock, offset)
    end = _later(start, span)
    return When(edtf=edtf, start=_utc(start), end=_utc(end), duration=span, approximate=loose or clock.approximate, text=text)


def _best_clock(ordered: Sequence[Found]) -> Found | None:
    """The first clock with a known offset, else the first clock: the page's own order is that of its importance."""
    clocks = [f for f in ordered if f.clock]
    return next((f for f in clocks if f.offset is not None or f.zone), clocks[0] if clocks else None)


def _best_day(ordered: Sequence[Found]) -> Found | None:
    """The most exact anchored date (fewest days); of equals the first. A bound ("until") gives way to a date."""
    dated = [f for f in ordered if f.edtf and not (f.clock and not f.day_given) and f.kind in ("date", "time")]
    return min(dated, key=lambda f: (f.link in ("until", "by", "before", "after", "to"), _width(f), f.start), default=None)


def _width(found: Found) -> int:
    if found.start_day is None or found.end_day is None:
        return 10**6
    return (found.end_day - found.start_day).days


def _single_day(found: Found) -> datetime.date | None:
    return found.start_day if found.start_day and found.start_day == found.end_day else None


def _first_text(ordered: Sequence[Found]) -> str | None:
    return ordered[0].text if ordered else None


def _instant(day: datetime.date, clock: str, offset: int | None) -> datetime.datetime | None:
    if offset is None:
        return None
    try:
        return datetime.datetime.combine(day, clock_time(clock)) - datetime.timedelta(minutes=offset)
    except OverflowError:
        return None


def _later(start: datetime.datetime | None, duration: str | None) -> datetime.datetime | None:
    match = re.fullmatch(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+)S)?", duration or "")
    if start is None or match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    try:
        return start + datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None


def _utc(moment: datetime.datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment and moment.year >= 1000 else None
