"""The public search: every time expression of a text, valued."""

import re
from collections.abc import Callable

import msgspec

from memcon.record.types import Stamp, Time
from memcon.times import calendar as cal
from memcon.times.context import Context, is_narrative, page_day, page_point
from memcon.times.resolve import resolve
from memcon.times.scan import Raw, lowered, scan
from memcon.times.types import Direction, Found, Link, ZoneLookup
from memcon.times.value import Value
from memcon.times.zones import clock_minutes, offset_text

LINK = re.compile(
    r"\b(since|until|till|through|from|between|by|before|after|to|and|or|ever\ssince)\s(?:about\s|around\s|at\sleast\s|the\s)?$"
)
LINKS: dict[str, Link] = {
    "since": "since",
    "ever since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "from": "from",
    "between": "from",
    "by": "by",
    "before": "before",
    "after": "after",
}


def find_times(
    text: str,
    published: Stamp | None,
    zones: ZoneLookup | None = None,
    hint: Callable[[int, int], Direction | None] | None = None,
) -> tuple[Found, ...]:
    """Every time expression of an article's text, left to right, without overlaps.

    `published` is the only "now": without it relative expressions stay unanchored. `hint(start, end)` may say on which side of the
    page's day an
    expression lies (from a parse); else nearby words decide. Raises nothing, whatever the text.
    """
    low = lowered(text)
    raws = scan(text, low)
    if not raws:
        return ()
    page = page_point(published)
    ctx = Context(low, page_day(published), page, is_narrative(low, page), hint, zones)
    found: list[Found] = []
    for raw in raws:
        value = resolve(raw, ctx)
        if value is None:
            continue
        if value.point is not None and value.day_given:
            ctx.mention(value.to if value.to and value.kind == "date" else value.point, raw.end)
        found.extend(_split(text, raw, value, ctx))
    return tuple(_pair_clocks(low, _intervals(low, found)))


def _split(text: str, raw: Raw, value: Value, ctx: Context) -> list[Found]:
    """A range is two expressions: the first carries the interval, the second is its end ("January 9" and "10")."""
    if raw.cut is None or value.to is None:
        return [_found(text, raw, value, ctx)]
    whole = _found(text, raw, value, ctx)
    second = _found(text, raw, msgspec.structs.replace(value, point=value.to, to=None), ctx)
    end, begin = raw.cut
    return [
        msgspec.structs.replace(
            whole, end=end, text=text[raw.start : end], link="from", edtf=whole.edtf or (cal.edtf(value.point) if value.point else None)
        ),
        msgspec.structs.replace(second, start=begin, text=text[begin : raw.end], link="to", edtf=cal.edtf(value.to)),
    ]


def _found(text: str, raw: Raw, value: Value, ctx: Context) -> Found:
    span = value.since or value.point
    first, last = cal.bounds(span) if span else (None, None)
    if value.to:
        last = cal.bounds(value.to)[1]
    day = ctx.day
    direction: Direction | None = None
    if day and last and last < day:
        direction = "past"
    elif day and first and first > day:
        direction = "future"
    elif value.timex in ("PAST_REF", "FUTURE_REF"):
        direction = "past" if value.timex == "PAST_REF" else "future"
    elif value.clock:  # on the page's own day only the tense tells
        direction = ctx.direction(raw.start, raw.end)
    link = _link(ctx.low, raw.start)
    return Found(
        start=raw.start,
        end=raw.end,
        text=text[raw.start : raw.end],
        kind=value.kind,
        timex=_timex(value),
        edtf=_edtf(value, link),
        zone=value.zone,
        start_day=None if link == "until" and value.kind == "date" else first,
        end_day=None if link == "since" else last,
        clock=value.clock,
        offset=value.offset,
        duration=value.duration,
        approximate=value.approximate,
        direction=direction,
        anchored=value.point is not None and value.point.known,
        link=link,
        relative=value.relative,
        day_given=value.day_given,
    )


def _link(low: str, start: int) -> Link | None:
    match = LINK.search(low[max(0, start - 24) : start])
    return LINKS.get(re.sub(r"\s", " ", match[1])) if match else None


def _timex(value: Value) -> str | None:
    if value.timex is not None or value.point is None:
        return value.timex
    base = cal.timex(value.point)
    if value.clock:
        return f"{base}T{value.clock}"
    return base


def _edtf(value: Value, link: Link | None) -> str | None:
    if value.since and value.to:
        return f"{cal.edtf(value.since)}~/{cal.edtf(value.to)}" if value.since.unit != "week" and value.to.unit != "week" else None
    if value.point is None:
        return None
    base = cal.edtf(value.point)
    if base is None:
        return None
    if value.clock:
        return _clock_edtf(value, base)
    if value.to:
        end = cal.edtf(value.to)
        return f"{base}/{end}" if end and value.point.known else None
    if value.approximate and "/" not in base and not base.endswith("~"):
        base += "~"
    if link in ("since", "until") and value.kind == "date" and value.point.known and "/" not in base:
        return f"{base}/.." if link == "since" else f"../{base}"
    return base


def _clock_edtf(value: Value, base: str) -> str | None:
    if value.point is None or not value.point.known:
        return None
    return f"{base}T{value.clock}" + (offset_text(value.offset) if value.offset is not None else "")


def _intervals(low: str, found: list[Found]) -> list[Found]:
    """ "between 2001 and 2003", "from May to September": the first expression gets the whole interval, the second is marked as its end."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if first.link != "from" or first.kind != "date" or second.kind != "date" or not first.edtf or not second.edtf:
            continue
        if second.start - first.end > 10 or not re.fullmatch(
            r"[\s,]*(?:to|until|till|through|and|[-–—])\s(?:the\s)?", low[first.end : second.start]
        ):
            continue
        end = second.edtf.removeprefix("../")
        if "/" in first.edtf or "/" in end or (first.start_day and second.end_day and first.start_day > second.end_day):
            continue
        found[i] = msgspec.structs.replace(first, edtf=f"{first.edtf}/{end}", end_day=second.end_day)
        found[i + 1] = msgspec.structs.replace(second, link="to", edtf=end)
    return found


def _pair_clocks(low: str, found: list[Found]) -> list[Found]:
    """ "9:40 am (0240 GMT)": the first clock has no zone, the second has; the difference is the first one's offset."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if not (first.clock and second.clock and first.offset is None and first.zone is None and second.offset is not None):
            continue
        if not re.fullmatch(r"\s?(?:local\stime)?,?\s?(?:\(|/|,\sor\s|or\s|—\s|-\s)", low[first.end : second.start]):
            continue
        minutes = (clock_minutes(first.clock) - clock_minutes(second.clock) + second.offset + 720) % 1440 - 720
        if minutes % 15:
            continue
        edtf = f"{first.edtf.split('T')[0]}T{first.clock}{offset_text(minutes)}" if first.edtf else None
        found[i] = msgspec.structs.replace(first, offset=minutes, zone=offset_text(minutes), edtf=edtf)
    return found


def to_times(found: tuple[Found, ...]) -> tuple[Time, ...]:
    """The record's times, with ids t1, t2 … in text order."""
    return tuple(
        Time(id=f"t{i}", text=f.text, start=f.start, end=f.end, kind=f.kind, edtf=f.edtf, timex=f.timex, zone=f.zone)
        for i, f in enumerate(found, 1)
    )
