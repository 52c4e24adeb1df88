"""Days that have a name from where the page stands: weekdays, "yesterday", seasons, holidays, parts of the day."""

import datetime

import msgspec

from memcon.times import calendar as cal
from memcon.times import lexicon as lex
from memcon.times.calendar import Point
from memcon.times.context import Context
from memcon.times.dated import date_value, year_of
from memcon.times.patterns import DEICTIC
from memcon.times.scan import Raw
from memcon.times.value import Value, leading_number, year_number


def weekday_value(raw: Raw, ctx: Context) -> Value | None:
    parts, number = raw.parts, lex.WEEKDAYS[raw.parts["wd"] or ""]
    part = lex.PARTS.get(parts["part"] or "")
    if raw.before.get("partof"):
        part = lex.PARTS.get(raw.before["pname"] or "", "MO")
    if (parts["plural"] and not parts["mon"]) or raw.before.get("every"):
        return Value(kind="set", timex=f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if month := parts["mon"] or parts["mon2"]:
        day = leading_number(parts["d"] or parts["dd"])
        given = {"mon": month, "d": str(day), "y": parts["y"]}
        value = date_value(Raw(raw.start, raw.end, "date", given, {}), ctx)
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


def deictic_value(raw: Raw, ctx: Context) -> Value | None:
    code = DEICTIC[raw.parts["w"] or ""]
    if code.endswith("_REF"):
        return Value(timex=code)
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


def season_value(raw: Raw, ctx: Context) -> Value | None:
    number = lex.SEASONS[raw.parts["season"] or ""]
    year = year_number(raw.parts["y"])
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


def holiday_value(raw: Raw, ctx: Context) -> Value | None:
    name = raw.parts["holiday"] or ""
    given, word = year_number(raw.parts["y"]), (raw.before.get("relw") or "").strip()
    part = lex.PARTS.get(raw.parts["part"] or "")
    fixed = lex.HOLIDAYS.get(name)
    month, day = (
        fixed
        or {"easter": (4, 10), "thanksgiving": (11, 25), "labor": (9, 3), "election": (11, 5), "memorial": (5, 28)}[
            lex.MOVING[name].split("+")[0].split("-")[0]
        ]
    )
    year = given if given is not None else year_of(Raw(raw.start, raw.end, "date", {}, {"relw": word}), ctx, month, day)
    found = (cal.make_date(year, month, day) if fixed else cal.moving_holiday(lex.MOVING[name], year)) if year and year > 0 else None
    if found is None:
        return Value(point=Point("day", None, month, day), relative=True) if fixed else Value(timex="XXXX-XX-XX")
    point = cal.week_point(found) if raw.parts["week"] else cal.day_point(found, part)
    return Value(point=point, relative=given is None)


def daypart_value(raw: Raw, ctx: Context) -> Value | None:
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
