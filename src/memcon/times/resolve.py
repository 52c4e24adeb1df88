"""From the words to the value: one function per shape."""

import datetime
import re

import msgspec

from memcon.record.types import TimeKind
from memcon.times import calendar as cal
from memcon.times import lexicon as lex
from memcon.times.calendar import Point
from memcon.times.context import Context
from memcon.times.scan import Raw
from memcon.times.zones import offset_minutes, offset_text, zone_named

POINT_UNITS: dict[str, cal.Unit] = {"D": "day", "N": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century"}


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The value of an expression before it becomes a Found."""

    kind: TimeKind = "date"
    point: Point | None = None
    to: Point | None = None
    """The end of an interval that one expression names ("January 9–10")."""
    timex: str | None = None
    clock: str | None = None
    zone: str | None = None
    offset: int | None = None
    duration: str | None = None
    approximate: bool = False
    relative: bool = False
    day_given: bool = True
    since: Point | None = None
    """With `to`: a stretch counted from the page's day ("the past two years")."""


def resolve(raw: Raw, ctx: Context) -> Value | None:
    """The value of a raw expression in its context; None where it turns out to be none."""
    return FORMS[raw.form](raw, ctx)


# ---- dates with their own month or year


def _year_number(text: str | None) -> int | None:
    if not text:
        return None
    digits = int(re.sub(r"\D", "", text) or 0)
    return 1 - digits if "b" in text else digits


def _short(ctx: Context, digits: int) -> int:
    """ "'98": the year of that ending next to the last date mentioned, else not after the page's year."""
    base = ctx.last if ctx.narrative and ctx.last else ctx.page
    if base is None or base.year is None:
        return (1900 if digits > 30 else 2000) + digits
    century = base.year // 100 * 100
    return century + digits if century + digits <= base.year + 20 else century - 100 + digits


def _digits(text: str | None) -> int:
    return int(re.match(r"\d+", text or "")[0]) if text and text[0].isdigit() else 0  # type: ignore[index]


ATTACKS = re.compile(r"(?:,\s2001)?,?\s(?:terror\w*\s)?(?:attack|hijack|commission|bombing)")


def _date(raw: Raw, ctx: Context) -> Value | None:
    parts = raw.parts
    month = lex.MONTHS[parts["mon"] or ""]
    day, day2 = _digits(parts.get("d")), _digits(parts.get("d2"))
    year = _year_number(parts.get("y"))
    if short := parts.get("short"):
        year = _short(ctx, int(short[1:]))
    relative = year is None
    if (year, month, day) == (None, 9, 11) and ATTACKS.match(ctx.low, raw.end):
        year = 2001
    if year is None:
        year = _year_of(raw, ctx, month, day)
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


def _year_of(raw: Raw, ctx: Context, month: int, day: int) -> int | None:
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


def _iso(raw: Raw, ctx: Context) -> Value | None:
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


def _nine(raw: Raw, ctx: Context) -> Value:
    return Value(point=Point("day", 2001, 9, 11))


def _numeric(raw: Raw, ctx: Context) -> Value | None:
    """ "12/30/2021" is read month first where it can be (English news), unless only the other order is a date or is the page's own day."""
    a, b, y = int(raw.parts["a"] or 0), int(raw.parts["b"] or 0), int(raw.parts["y"] or 0)
    y = _short(ctx, y) if y < 100 else y
    readings = [p for p in (Point("day", y, a, b), Point("day", y, b, a)) if cal.as_date(p)]
    if raw.parts["sep"] == ".":
        readings.reverse()
    if not readings:
        return None
    if ctx.day and len(readings) == 2:
        near, day = datetime.timedelta(days=40), ctx.day
        readings.sort(key=lambda point: abs((cal.as_date(point) or day) - day) > near)
    return Value(point=readings[0])


def _years(raw: Raw, ctx: Context) -> Value | None:
    first = _year_number(raw.parts["y"]) or 0
    last = int(raw.parts["y2"] or 0)
    last = first // 100 * 100 + last if last < 100 else last
    return Value(point=Point("year", first), to=Point("year", last) if last > first else None)


def _bcyears(raw: Raw, ctx: Context) -> Value | None:
    first, last = 1 - int(raw.parts["y"] or 1), 1 - int(raw.parts["y2"] or 1)
    return Value(point=Point("year", first), to=Point("year", last)) if first <= last else None


PIECES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _year(raw: Raw, ctx: Context) -> Value | None:
    year, before = _year_number(raw.parts["y"]) or 0, raw.before
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


def _bc(raw: Raw, ctx: Context) -> Value | None:
    year = 1 - int(raw.parts["y"] or 1)
    if raw.parts.get("dec"):
        return Value(point=Point("decade", year), timex=f"BC{(1 - year) // 10:03}")
    if raw.before.get("season"):
        return Value(point=Point("season", year, lex.SEASONS[raw.before["sname"] or "spring"]))
    return Value(point=Point("year", year), approximate=bool(raw.before.get("ca")))


def _decade(raw: Raw, ctx: Context) -> Value | None:
    year = int(raw.parts["y"] or 0)
    return Value(point=Point("century", year) if year % 100 == 0 and raw.before.get("the") and year < 2000 else Point("decade", year))


def _shortyear(raw: Raw, ctx: Context) -> Value | None:
    year = _short(ctx, int(raw.parts["y"] or 0))
    return Value(point=Point("decade", year // 10 * 10) if raw.parts["dec"] else Point("year", year))


def _century(raw: Raw, ctx: Context) -> Value | None:
    name = raw.parts["n"] or ""
    number = lex.ORDINALS.get(name) or int(name or 0)
    if not 1 <= number <= 30:
        return None
    if raw.parts.get("bc"):
        return Value(point=Point("century", -number * 100 + 1), timex=f"BC{number - 1:02}")
    return Value(point=Point("century", (number - 1) * 100), timex=f"{number - 1:02}")


def _fiscal(raw: Raw, ctx: Context) -> Value | None:
    digits = int((raw.parts["y"] or "").lstrip("'"))
    return Value(point=Point("year", digits if digits > 99 else _short(ctx, digits), fiscal=True), approximate=True)


def _ordinalday(raw: Raw, ctx: Context) -> Value | None:
    base = (ctx.last if ctx.last and ctx.last.unit in ("day", "month") else None) or ctx.page
    if base is None or base.number is None:
        return None
    return Value(point=Point("day", base.year, base.number, _digits(raw.parts["d"])), relative=True)


# ---- dates relative to the page's day


def _weekday(raw: Raw, ctx: Context) -> Value | None:
    parts, number = raw.parts, lex.WEEKDAYS[raw.parts["wd"] or ""]
    part = lex.PARTS.get(parts["part"] or "")
    if raw.before.get("partof"):
        part = lex.PARTS.get(raw.before["pname"] or "", "MO")
    if (parts["plural"] and not parts["mon"]) or raw.before.get("every"):
        return Value(kind="set", timex=f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if month := parts["mon"] or parts["mon2"]:
        day = _digits(parts["d"] or parts["dd"])
        given = {"mon": month, "d": str(day), "y": parts["y"]}
        value = _date(Raw(raw.start, raw.end, "date", given, {}), ctx)
        if value is None or value.point is None:
            return None
        return msgspec.structs.replace(value, point=msgspec.structs.replace(value.point, part=part), kind="time" if part else "date")
    word = (raw.before.get("relw") or parts["week"] or "").strip()
    day_found = _weekday_date(raw, ctx, number, word, bool(parts["week"]))
    point = cal.day_point(day_found, part) if day_found else Point("day", weekday=number, part=part)
    return Value(point=point, kind="time" if part else "date", relative=True)


def _weekday_date(raw: Raw, ctx: Context, number: int, word: str, whole_week: bool) -> datetime.date | None:
    base = ctx.day
    if ctx.narrative:
        base = cal.as_date(ctx.last_day) if ctx.last_day and ctx.last is ctx.last_day else None
    if base is None:
        return None
    back = (base.isoweekday() - number) % 7
    try:
        if whole_week:
            step = {"last": -7, "next": 7}.get(word, 0)
            return base + datetime.timedelta(days=number - base.isoweekday() + step)
        if word in ("last", "this past", "the previous"):
            return base - datetime.timedelta(days=back or 7)
        if word in ("next", "this coming", "the following"):
            return base + datetime.timedelta(days=(7 - back) if back else 7)
        if ctx.direction(raw.start, raw.end) == "future":
            return base + datetime.timedelta(days=(7 - back) % 7)
        return base - datetime.timedelta(days=back)
    except OverflowError:
        return None


def _deictic(raw: Raw, ctx: Context) -> Value | None:
    code = lex_deictic(raw.parts["w"] or "")
    if code.endswith("_REF"):
        return Value(timex=code)
    if code[0] == "C":
        return _clock_value(raw, ctx, code[1:])
    part: str | None = None
    if code == "ONI":
        day, part = ctx.day, "NI"
    else:
        step, part = int(code[1:].rstrip("NI") or 0), ("NI" if code.endswith("NI") else None)
        try:
            day = ctx.day + datetime.timedelta(days=step) if ctx.day else None
        except OverflowError:
            return None
    part = lex.PARTS.get(raw.parts["part"] or raw.parts["part2"] or "", part)
    if ctx.narrative:
        return Value(timex="PRESENT_REF" if code == "D0" else "XXXX-XX-XX" + (f"T{part}" if part else ""))
    point = cal.day_point(day, part) if day else Point("day", part=part)
    return Value(point=point, kind="time" if part else "date", relative=True)


def lex_deictic(word: str) -> str:
    from memcon.times.patterns import DEICTIC

    return DEICTIC[word]


def _season(raw: Raw, ctx: Context) -> Value | None:
    number = lex.SEASONS[raw.parts["season"] or ""]
    year = _year_number(raw.parts["y"])
    if year is not None:
        return Value(point=Point("season", year, number))
    that, word = raw.parts["that"] or "", (raw.before.get("relw") or "").strip()
    base = ctx.last if (ctx.narrative and ctx.last) or that in ("that", "the same", "the following", "the previous") else ctx.page
    if base is None or base.year is None:
        return Value(point=Point("season", None, number), timex=f"XXXX-{lex.SEASON_CODES[number]}", relative=True)
    year = base.year
    if that:
        year += {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(that, 0)
    elif word in ("last", "this past") or (not word and not ctx.narrative and ctx.direction(raw.start, raw.end) != "future"):
        started = base.day is not None and (base.number or 0) > 3 * number + 2
        year -= 0 if started else 1
        year += 1 if not word and (base.number or 0) >= 3 * number else 0
    elif word in ("next", "this coming", "the following"):
        year += 0 if (base.number or 12) < 3 * number else 1
    return Value(
        point=Point("season", min(year, base.year) if not (that or word in ("next", "this coming", "the following")) else year, number),
        relative=True,
    )


def _holiday(raw: Raw, ctx: Context) -> Value | None:
    name = raw.parts["holiday"] or ""
    given, word = _year_number(raw.parts["y"]), (raw.before.get("relw") or "").strip()
    part = lex.PARTS.get(raw.parts["part"] or "")
    fixed = lex.HOLIDAYS.get(name)
    month, day = (
        fixed
        or {"easter": (4, 10), "thanksgiving": (11, 25), "labor": (9, 3), "election": (11, 5), "memorial": (5, 28)}[
            lex.MOVING[name].split("+")[0].split("-")[0]
        ]
    )
    year = given if given is not None else _year_of(Raw(raw.start, raw.end, "date", {}, {"relw": word}), ctx, month, day)
    found = (cal.make_date(year, month, day) if fixed else cal.moving_holiday(lex.MOVING[name], year)) if year and year > 0 else None
    if found is None:
        return Value(point=Point("day", None, month, day), relative=True) if fixed else Value(timex="XXXX-XX-XX")
    point = cal.week_point(found) if raw.parts["week"] else cal.day_point(found, part)
    return Value(point=point, relative=given is None)


def _daypart(raw: Raw, ctx: Context) -> Value | None:
    part, det = lex.PARTS[raw.parts["part"] or ""], raw.before["det"] or ""
    if det in ("every", "each"):
        return Value(kind="set", timex=f"XXXX-XX-XXT{part}")
    if det in ("at", "by"):
        return Value(kind="time", timex=f"XXXX-XX-XXT{part}")
    if det in ("this", "last") and not ctx.narrative:
        day = ctx.day
        if day and det == "last":
            day -= datetime.timedelta(days=1)
        return Value(kind="time", point=cal.day_point(day, part) if day else Point("day", part=part), relative=True)
    base = ctx.last_day
    step = {"the next": 1, "the following": 1, "the previous": -1}.get(det, 0)
    moved = cal.shift(base, step, "day") if base and det != "one" else None
    point = msgspec.structs.replace(moved, part=part) if moved else Point("day", part=part)
    return Value(kind="time", point=point, relative=True)


# ---- units: "two weeks ago", "last month", "every day"


def count_of(text: str) -> float | None:
    """The number of "more than three" 's "three", "5 1/2", "a couple of"; None for an open number ("several")."""
    text = text.strip().replace(",", "")
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s(\d)/(\d))?", text):
        return float(match[1]) + (int(match[2]) / int(match[3]) if match[2] and match[3] != "0" else 0)
    if text in ("a", "an"):
        return 1
    if text in ("half a", "half an"):
        return 0.5
    if text in ("a dozen", "half a dozen"):
        return 6 if text.startswith("half") else 12
    total = 0.0
    for word in re.split(r"[\s-]+", text):
        if word in lex.BIG:
            total = (total or 1) * lex.BIG[word]
        elif word in lex.SMALL:
            total += lex.SMALL[word]
        elif word == "half":
            total += 0.5
        elif word not in ("and", "a", "an"):
            return None
    return total or None


def iso_duration(count: float | None, unit: str) -> str:
    """P3Y, PT50M, P2.5Y; an open number is X. Decades and centuries as the corpora write them: P1DE, P2CE."""
    if unit == "F":
        unit, count = "W", None if count is None else 2 * count
    if unit == "Q":
        unit, count = "M", None if count is None else 3 * count
    if unit == "WE":
        unit, count = "D", None if count is None else 2 * count
    unit = {"N": "D", "WD": "D"}.get(unit, unit)
    number = "X" if count is None else f"{count:g}"
    if unit in ("H", "m", "S"):
        if unit == "H" and count is not None and count % 1 == 0.5 and count > 1:
            return f"PT{int(count)}H30M"
        if unit == "H" and count == 0.5:
            return "PT30M"
        return f"PT{number}{unit.upper()}"
    return f"P{number}{unit}"


def _quantity(raw: Raw, ctx: Context) -> Value | None:
    unit = (lex.UNITS | lex.PLURALS)[raw.parts["unit"] or ""]
    count = count_of(raw.before["num"] or "")
    where, span = raw.parts.get("dir") or raw.parts.get("after_dir"), raw.before.get("span")
    approximate = bool(raw.before.get("appr")) or count is None
    if where:
        return _stepped(raw, ctx, unit, count, where, approximate)
    duration = iso_duration(count, unit)
    value = Value(kind="duration", timex=duration, duration=duration, approximate=approximate)
    if (
        span in ("past", "last", "next", "coming")
        and ctx.page
        and not ctx.narrative
        and count is not None
        and unit in POINT_UNITS
        and count == int(count)
    ):
        forward = span in ("next", "coming")
        edge = cal.shift(ctx.page, int(count) * (1 if forward else -1), POINT_UNITS[unit])
        if edge is not None:
            return msgspec.structs.replace(
                value, since=ctx.page if forward else edge, to=edge if forward else ctx.page, approximate=True, relative=True
            )
    return value


def _stepped(raw: Raw, ctx: Context, unit: str, count: float | None, where: str, approximate: bool) -> Value | None:
    """ "two weeks ago" counts from the page's day, "two days later" from the last date mentioned."""
    ago = where in ("ago", "from now", "hence")
    base = ctx.page if ago else (ctx.last or (None if ctx.narrative else ctx.page))
    sign = -1 if where in ("ago", "earlier", "before", "previously") else 1
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "F":
        unit, count = "W", None if count is None else 2 * count
    if count is None or unit not in POINT_UNITS or base is None:
        return Value(timex=vague, relative=True, approximate=True)
    if unit in ("DE", "CE"):
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if unit == "Y" and count % 1:
        unit, count = "M", count * 12
    point = cal.shift(base, sign * int(count), POINT_UNITS[unit])
    if point is None:
        return Value(timex=vague if base.unit != "day" else None, relative=True, approximate=True)
    exact = unit in ("D", "N") and not approximate
    if unit == "W" and base.unit == "day":
        near = cal.shift(base, sign * int(7 * count), "day")
        return Value(point=near, timex=cal.timex(point), relative=True, approximate=True)
    return Value(point=point, relative=True, approximate=not exact or approximate)


BACK = ("last", "past", "previous", "this past", "the past", "the last", "the previous", "the preceding")
ON = ("next", "coming", "following", "this coming", "the coming", "the next", "the following")
STEPS = dict.fromkeys(BACK, -1) | dict.fromkeys(ON, 1)


def _relative(raw: Raw, ctx: Context) -> Value | None:
    unit, det = (lex.UNITS | lex.PLURALS)[raw.parts["unit"] or ""], raw.before["det"] or ""
    plural = bool(raw.parts["plural"])
    if det in ("every", "each", "per", "every other"):
        if det == "per" and unit in ("S", "m", "H"):
            return None
        duration = iso_duration(2 if det == "every other" else 1, unit)
        return Value(kind="set", timex=duration, duration=duration)
    if plural:
        if det == "these":
            return Value(timex="PRESENT_REF") if unit == "D" else None
        return Value(kind="duration", timex=iso_duration(None, unit), duration=iso_duration(None, unit), approximate=True)
    if unit == "WE":
        return _weekend(ctx, det)
    if unit not in POINT_UNITS and unit != "Q":
        return None
    if det in ("the past", "past", "the last", "the coming") and unit != "D":
        duration = iso_duration(1, unit)
        return Value(kind="duration", timex=duration, duration=duration, approximate=True)
    here = det in ("last", "next", "this", "past", "this past", "this coming", "coming")
    base = ctx.page if here and not (ctx.narrative and ctx.last and det == "this") else (ctx.last or (None if ctx.narrative else ctx.page))
    if unit == "Y" and base and ctx.page and not ctx.narrative and (base.year or 0) > (ctx.page.year or 0):
        base = ctx.page  # "the election on January 13 … before the end of the year": what is to come is nobody's "the year"
    if base is None:
        return Value(timex={-1: "PAST_REF", 1: "FUTURE_REF"}.get(STEPS.get(det, 0), "PRESENT_REF"), relative=True)
    if unit == "Q":
        return _quarter(base, STEPS.get(det, 0))
    target = POINT_UNITS[unit]
    point = cal.shift(base, STEPS.get(det, 0), target) if STEPS.get(det) else cal.truncate(base, target)
    return (
        Value(point=point, relative=True)
        if point
        else Value(timex={"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(target, "XXXX"), relative=True)
    )


def _quarter(base: Point, step: int) -> Value | None:
    if base.year is None or base.number is None or base.unit not in ("day", "month"):
        return None
    index = base.year * 4 + (base.number - 1) // 3 + step
    return Value(point=Point("quarter", index // 4, index % 4 + 1), relative=True)


def _weekend(ctx: Context, det: str) -> Value | None:
    """A weekend is its Saturday and Sunday."""
    if ctx.day is None or ctx.narrative:
        return Value(timex="XXXX-WXX-WE", relative=True)
    saturday = ctx.day - datetime.timedelta(days=(ctx.day.isoweekday() - 6) % 7)
    if det in ("next", "this coming", "the coming", "coming", "the next", "this") and not (det == "this" and ctx.day.isoweekday() >= 6):
        saturday += datetime.timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return Value(
        point=cal.day_point(saturday), to=cal.day_point(saturday + datetime.timedelta(days=1)), timex=f"{year}-W{week:02}-WE", relative=True
    )


def _frequency(raw: Raw, ctx: Context) -> Value | None:
    duration = lex.FREQUENCIES[raw.parts["freq"] or ""]
    return Value(kind="set", timex=duration, duration=duration)


def _times(raw: Raw, ctx: Context) -> Value | None:
    unit = (lex.UNITS | lex.PLURALS)[raw.parts["unit"] or ""]
    duration = iso_duration(count_of(raw.parts["n"] or "one"), unit)
    return Value(kind="set", timex=duration, duration=duration)


# ---- clocks


def _clock(raw: Raw, ctx: Context) -> Value | None:
    parts = raw.parts
    if parts["h"]:
        hour, minute = int(parts["h"]), int(parts["mi"] or 0)
        if hour > 12:
            hour = hour if hour <= 23 else 0
        elif (parts["ap"] or "").startswith("p"):
            hour = hour if hour == 12 else hour + 12
        else:
            hour = 0 if hour == 12 else hour
    elif parts["h24"]:
        hour, minute = int(parts["h24"]), int(parts["m24"] or 0)
    elif parts["h4"]:
        hour, minute = int(parts["h4"]), int(parts["m4"] or 0)
    else:
        hour, minute = int(parts["h0"] or 0), 0
    if parts.get("night") or parts.get("part") in ("afternoon", "evening"):
        hour += 12 if hour < 12 and parts["h"] is None else 0
    if hour > 24 or (hour == 24 and minute):
        return None
    return _clock_value(raw, ctx, f"{hour:02}:{minute:02}")


def _zone_of(raw: Raw, ctx: Context) -> str | None:
    parts = raw.parts
    if utc := parts.get("utc"):
        match = re.search(r"([+-])\s?(\d{1,2}):?(\d\d)?", utc)
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if match else "Z"
    if parts.get("zulu"):
        return "Z"
    name = parts.get("abbr") or parts.get("place") or parts.get("inplace") or parts.get("dayplace")
    return zone_named(name, ctx.zones) if name else None


def _clock_value(raw: Raw, ctx: Context, clock: str) -> Value:
    zone = _zone_of(raw, ctx)
    named = raw.parts.get("clockday")
    point: Point | None = None
    if named:
        form = "weekday" if named in lex.WEEKDAYS else "deictic"
        given = dict.fromkeys(("part", "part2", "plural", "mon", "mon2", "week", "d", "dd", "y")) | {"wd": named, "w": named}
        inner = resolve(Raw(raw.start, raw.end, form, given, {}), ctx)
        point = inner.point if inner else None
    if point is None:
        near = ctx.last_day is not None and (ctx.narrative or raw.start - ctx.last_day_end < 600)
        point = ctx.last_day if near else (cal.day_point(ctx.day) if ctx.day and not ctx.narrative else Point("day"))
    point = msgspec.structs.replace(point or Point("day"), part=None)
    if clock == "24:00" or (clock == "00:00" and raw.form == "deictic"):
        clock = "00:00"
    offset = offset_minutes(zone, cal.as_date(point), clock)
    return Value(kind="time", point=point, clock=clock, zone=zone, offset=offset, day_given=bool(named), relative=True)


FORMS = {
    "iso": _iso,
    "nine": _nine,
    "numeric": _numeric,
    "clock": _clock,
    "date": _date,
    "month": _date,
    "century": _century,
    "bc": _bc,
    "bcyears": _bcyears,
    "ad": _year,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "shortyear": _shortyear,
    "ordinalday": _ordinalday,
    "weekday": _weekday,
    "deictic": _deictic,
    "season": _season,
    "daypart": _daypart,
    "holiday": _holiday,
    "quantity": _quantity,
    "relative": _relative,
    "frequency": _frequency,
    "times": _times,
    "fiscal": _fiscal,
}
__all__ = ["Value", "count_of", "iso_duration", "offset_text", "resolve"]
