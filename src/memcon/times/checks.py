"""The page's times tested against each other and against its stamp. Nothing here decides what is true: a check says what agrees and
what stays open."""

import datetime
import itertools
import re
from collections.abc import Sequence

from memcon.record.types import Check, Stamp
from memcon.times.combine import combine
from memcon.times.context import page_day
from memcon.times.lexicon import WEEKDAYS
from memcon.times.types import Found
from memcon.times.zones import clock_minutes, clock_time, offset_minutes

NAMES = {"Europe/Moscow": "Moscow", "America/New_York": "New York", "Z": "GMT", "-05:00": "EST", "-04:00": "EDT"}


def check_clocks(found: Sequence[Found], published: Stamp | None) -> tuple[Check, ...]:
    """Checks of kind clocks-agree, weekday-agrees, stamp-zone and unanchored-dates, in that order; each with the words it is on."""
    checks = [*_clock_pairs(found), *_weekdays(found, published), *_stamp(found, published)]
    if published is None or not re.match(r"\d{4}", published.edtf):
        loose = [
            f
            for f in found
            if f.kind in ("date", "time") and not f.anchored and f.timex and not f.timex.endswith("_REF") and f.clock is None
        ]
        if loose:
            count = f"{len(loose)} date{'s' if len(loose) > 1 else ''}"
            message = f"the page gives no date of its own: {count} without a year stay unanchored, such as “{loose[0].text}”"
            checks.append(Check(kind="unanchored-dates", ok=None, message=message, evidence=tuple((f.start, f.end) for f in loose)))
    return tuple(checks)


def _name(found: Found) -> str:
    zone = found.zone or ""
    return NAMES.get(zone) or zone.rpartition("/")[2].replace("_", " ") or "local time"


def _clock_pairs(found: Sequence[Found]) -> list[Check]:
    """Two clocks with zones side by side ("23:35 Moscow time (3:35 PM EST)") should name one instant; a whole day's difference is none."""
    checks = []
    for first, second in itertools.pairwise(found):
        if (
            not (first.clock and second.clock)
            or first.offset is None
            or second.offset is None
            or second.start - first.end > 6
            or first.zone == second.zone
        ):
            continue
        apart = (_utc_minutes(first) - _utc_minutes(second)) % 1440
        there = (clock_minutes(first.clock) - first.offset + second.offset) % 1440
        said = f"{first.clock} {_name(first)} is {there // 60:02}:{there % 60:02} {_zone_words(second)}"
        message = said if apart == 0 else f"{said}, but the page says {second.clock}"
        checks.append(
            Check(kind="clocks-agree", ok=apart == 0, message=message, evidence=((first.start, first.end), (second.start, second.end)))
        )
    return checks


def _zone_words(found: Found) -> str:
    zone = found.zone or ""
    return f"in {_name(found)}" if "/" in zone else _name(found)


def _utc_minutes(found: Found) -> int:
    return clock_minutes(found.clock or "00:00") - (found.offset or 0)


def _weekdays(found: Sequence[Found], published: Stamp | None) -> list[Check]:
    """A weekday that stands with a date must be that date's; a bare weekday is said to be which day, and whether that is the stamp's."""
    stamp = page_day(published)
    checks, seen = [], set()
    for f in found:
        match = re.search(r"\b(" + "|".join(name for name in WEEKDAYS if name.endswith("day")) + r")\b", f.text.lower())
        if match is None or f.start_day is None or f.start_day != f.end_day or f.clock:
            continue
        number, name = WEEKDAYS[match[1]], match[1].capitalize()
        day = f"{f.start_day.day} {f.start_day:%B} {f.start_day.year}"
        if not f.relative or re.search(r"\d", f.text):
            right = f.start_day.isoweekday() == number
            message = f"{day} is a {name}" if right else f"{day} is a {f.start_day:%A}, not a {name}"
            checks.append(Check(kind="weekday-agrees", ok=right, message=message, evidence=((f.start, f.end),)))
        elif f.start_day == stamp and number not in seen:
            seen.add(number)
            checks.append(
                Check(kind="weekday-agrees", ok=True, message=f"{name} is {day}, the day of the page stamp", evidence=((f.start, f.end),))
            )
    return checks


def _stamp(found: Sequence[Found], published: Stamp | None) -> list[Check]:
    """A stamp with a clock but no zone, beside an event whose instant is known: how each
    reading of the stamp lies to the event's end."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?", published.edtf) if published and published.zone is None else None
    event = _event(found)
    if match is None or event is None:
        return []
    begin, end, spans = event
    try:
        day = datetime.date.fromisoformat(match[1])
        local = datetime.datetime.combine(day, clock_time(match[2]))
    except ValueError:
        return []
    if abs(local - begin) > datetime.timedelta(days=1):
        return []
    changed: list[str] = []
    fits: list[str] = []
    for name, zone in _readings(found):
        offset = offset_minutes(zone, day, match[2])
        if offset is not None:
            (changed if local - datetime.timedelta(minutes=offset) < end else fits).append(name)
    if not changed:
        return []
    message = (
        f"the stamp {match[2]} names no zone; read as {_either(changed)} it is before the end of what the page reports as over "
        f"({end:%H:%M} GMT), so the page was changed after it"
    )
    if fits:
        message += f"; read as {_either(fits)} it is after"
    return [Check(kind="stamp-zone", ok=None, message=message, evidence=(*(published.evidence if published else ()), *spans))]


def _event(found: Sequence[Found]) -> tuple[datetime.datetime, datetime.datetime, tuple[tuple[int, int], ...]] | None:
    """The first clock with an offset that the page tells as past, and the duration that stands within the next words."""
    for i, f in enumerate(found):
        if f.clock is None or f.offset is None or f.start_day is None or not f.anchored or f.direction != "past":
            continue
        near = [
            g for g in found[i + 1 : i + 4] if g.kind == "duration" and g.duration and g.duration.startswith("PT") and g.start - f.end < 120
        ]
        when = combine([f, *near[:1]])
        if when.start is None:
            return None
        begin = datetime.datetime.strptime(when.start, "%Y-%m-%dT%H:%M:%SZ")
        end = datetime.datetime.strptime(when.end, "%Y-%m-%dT%H:%M:%SZ") if when.end else begin
        return begin, end, ((f.start, f.end), *((g.start, g.end) for g in near[:1]))
    return None


def _readings(found: Sequence[Found]) -> list[tuple[str, str]]:
    """GMT, and each zone whose clock the page cites."""
    readings = [("GMT", "Z")]
    for f in found:
        if f.clock and f.zone and f.zone != "Z":
            name = f"{NAMES[f.zone]} time" if f.zone in NAMES and "/" in f.zone else _name(f)
            if (name, f.zone) not in readings:
                readings.append((name, f.zone))
    return readings


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
