"""Expressions with a month or a year of their own: "January 10", "2021-12-30", "the 1990s", "the 5th century BC"."""

import datetime
import re

import msgspec

from memcon.times import calendar as cal
from memcon.times import lexicon as lex
from memcon.times.calendar import Point
from memcon.times.context import Context
from memcon.times.scan import Raw
from memcon.times.value import Value, full_year, leading_number, year_number
from memcon.times.zones import offset_minutes

ATTACKS = re.compile(r"(?:,\s2001)?,?\s(?:terror\w*\s)?(?:attack|hijack|commission|bombing)")


def date_value(raw: Raw, ctx: Context) -> Value | None:
    parts = raw.parts
    month = lex.MONTHS[parts["mon"] or ""]
    day, day2 = leading_number(parts.get("d")), leading_number(parts.get("d2"))
    year = year_number(parts.get("y"))
    if short := parts.get("short"):
        year = full_year(ctx, int(short[1:]))
    relative = year is None
    if (year, month, day) == (None, 9, 11) and ATTACKS.match(ctx.low, raw.end):
        year = 2001
    if year is None:
        year = year_of(raw, ctx, month, day)
    point = Point("day", year, month, day) if day else Point("month", year, month)
    if day and year is not None and not 0 < day <= 31:
        return None
    before = raw.before
    if before.get("week") and day and (first := cal.as_date(point)):
        return Value(point=cal.week_point(first), relative=relative)
    if before.get("partof"):
        point = msgspec.structs.replace(point, part=lex.PARTS.get(before["pname"] or "", "MO"))
        return Value(point=point, kind="time" if day else "date", relative=relative)
    to = Point("day", year, month, day2) if day2 > day else None
    return Value(point=point, to=to, relative=relative)


def year_of(raw: Raw, ctx: Context, month: int, day: int) -> int | None:
    """The year of a month or day that has none: from "of that year", "last March", the history's last date, or the page's day and the
    tense."""
    base = ctx.thread() if ctx.narrative else None
    that = raw.parts.get("that") or ""
    step = {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(that, 0)
    if that:
        anchor = ctx.page if that in ("last", "next", "this") else (ctx.last or ctx.page)
        return anchor.year + step if anchor and anchor.year is not None else None
    word = (raw.before.get("relw") or "").strip()
    if base is not None and base.year is not None:
        return _narrative_year(base, month, word)
    page = ctx.page
    if page is None or page.year is None:
        return None
    if page.unit == "year":
        return page.year
    return _nearest_year(page, month, day, word, ctx.direction(raw.start, raw.end))


def _narrative_year(base: Point, month: int, word: str) -> int | None:
    """A history goes forward: a month long before the last one mentioned is the next year's."""
    year = base.year or 0
    known = base.number if base.unit in ("day", "month") else None
    if known is None:
        return year
    if word in ("the following", "next") and month <= known:
        return year + 1
    if word in ("the previous", "last") and month >= known:
        return year - 1
    return year + 1 if known - month >= 8 else (year - 1 if month - known >= 10 else year)


def _nearest_year(page: Point, month: int, day: int, word: str, direction: str | None) -> int | None:
    year, here = page.year or 0, (page.number or 1, page.day or 15)
    there = (month, day or here[1])
    if word in ("last", "this past", "the previous"):
        return year if there < here and month != here[0] else year - 1
    if word in ("next", "this coming", "the following"):
        return year if there > here and month != here[0] else year + 1
    if word == "this":
        return year
    if there == here or (month == here[0] and not day):
        return year
    if _is_ahead(12 * ((month - here[0]) / 12 % 1) + (there[1] - here[1]) / 31, bool(day), direction):
        return year if there >= here else year + 1
    return year if there <= here else year - 1


def _is_ahead(months: float, has_day: bool, direction: str | None) -> bool:
    """Is the next one meant, so many months ahead, or the last one?

    Tense decides, but news seldom gives a day eleven months off without its year.
    """
    months %= 12
    if direction == "future":
        return months <= 9.5
    if direction is None:
        return months <= (4 if has_day else 2)
    return has_day and months <= 1.5


def iso_value(raw: Raw, ctx: Context) -> Value | None:
    y, m, d = (int(raw.parts[k] or 0) for k in ("y", "m", "d"))
    if cal.make_date(y, m, d) is None:
        return None
    zone = {"z": "Z", None: None}.get(raw.parts["offset"], raw.parts["offset"])
    if zone and len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = raw.parts["clock"]
    return Value(
        point=Point("day", y, m, d), clock=clock, zone=zone, offset=offset_minutes(zone, None, "00:00"), kind="time" if clock else "date"
    )


def nine_value(raw: Raw, ctx: Context) -> Value:
    return Value(point=Point("day", 2001, 9, 11))


def numeric_value(raw: Raw, ctx: Context) -> Value | None:
    """ "12/30/2021" is read month first where it can be (English news), unless only the other order is a date or is the page's own day."""
    a, b, y = int(raw.parts["a"] or 0), int(raw.parts["b"] or 0), int(raw.parts["y"] or 0)
    y = full_year(ctx, y) if y < 100 else y
    readings = [p for p in (Point("day", y, a, b), Point("day", y, b, a)) if cal.as_date(p)]
    if raw.parts["sep"] == ".":
        readings.reverse()
    if not readings:
        return None
    if ctx.day and len(readings) == 2:
        near, day = datetime.timedelta(days=40), ctx.day
        readings.sort(key=lambda point: abs((cal.as_date(point) or day) - day) > near)
    return Value(point=readings[0])


def years_value(raw: Raw, ctx: Context) -> Value | None:
    first = year_number(raw.parts["y"]) or 0
    last = int(raw.parts["y2"] or 0)
    last = first // 100 * 100 + last if last < 100 else last
    return Value(point=Point("year", first), to=Point("year", last) if last > first else None)


def bcyears_value(raw: Raw, ctx: Context) -> Value | None:
    first, last = 1 - int(raw.parts["y"] or 1), 1 - int(raw.parts["y2"] or 1)
    return Value(point=Point("year", first), to=Point("year", last)) if first <= last else None


PIECES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def year_value(raw: Raw, ctx: Context) -> Value | None:
    year, before = year_number(raw.parts["y"]) or 0, raw.before
    if raw.parts.get("bc"):
        year = 1 - abs(year if year > 0 else 1 - year) if raw.form == "bc" else year
    if before.get("season"):
        return Value(point=Point("season", year, lex.SEASONS[before["sname"] or "spring"]))
    if before.get("quarter"):
        half, nth = before["piece"] == "half", PIECES[before["nth"] or "first"]
        return Value(point=Point("half" if half else "quarter", year, min(nth, 2) if half else nth))
    edge = before.get("edge") or ""
    if "half" in edge or "latter part" in edge:
        return Value(point=Point("half", year, 1 if "first" in edge else 2))
    return Value(point=Point("year", year), approximate=bool(before.get("ca")))


def bc_value(raw: Raw, ctx: Context) -> Value | None:
    year = 1 - int(raw.parts["y"] or 1)
    if raw.parts.get("dec"):
        return Value(point=Point("decade", year), timex=f"BC{(1 - year) // 10:03}")
    if raw.before.get("season"):
        return Value(point=Point("season", year, lex.SEASONS[raw.before["sname"] or "spring"]))
    return Value(point=Point("year", year), approximate=bool(raw.before.get("ca")))


def decade_value(raw: Raw, ctx: Context) -> Value | None:
    year = int(raw.parts["y"] or 0)
    return Value(point=Point("century", year) if year % 100 == 0 and raw.before.get("the") and year < 2000 else Point("decade", year))


def shortyear_value(raw: Raw, ctx: Context) -> Value | None:
    year = full_year(ctx, int(raw.parts["y"] or 0))
    return Value(point=Point("decade", year // 10 * 10) if raw.parts["dec"] else Point("year", year))


def century_value(raw: Raw, ctx: Context) -> Value | None:
    name = raw.parts["n"] or ""
    number = lex.ORDINALS.get(name) or int(name or 0)
    if not 1 <= number <= 30:
        return None
    if raw.parts.get("bc"):
        return Value(point=Point("century", -number * 100 + 1), timex=f"BC{number - 1:02}")
    return Value(point=Point("century", (number - 1) * 100), timex=f"{number - 1:02}")


def fiscal_value(raw: Raw, ctx: Context) -> Value | None:
    digits = int((raw.parts["y"] or "").lstrip("'"))
    return Value(point=Point("year", digits if digits > 99 else full_year(ctx, digits), fiscal=True), approximate=True)


def ordinalday_value(raw: Raw, ctx: Context) -> Value | None:
    base = (ctx.last if ctx.last and ctx.last.unit in ("day", "month") else None) or ctx.page
    if base is None or base.number is None:
        return None
    return Value(point=Point("day", base.year, base.number, leading_number(raw.parts["d"])), relative=True)
