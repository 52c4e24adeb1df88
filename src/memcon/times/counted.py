"""Units, counted or stepped: "two weeks ago", "last month", "every day", "three times a year"."""

import datetime
import re

import msgspec

from memcon.times import calendar as cal
from memcon.times import lexicon as lex
from memcon.times.calendar import Point
from memcon.times.context import Context
from memcon.times.scan import Raw
from memcon.times.value import Value

POINT_UNITS: dict[str, cal.Unit] = {"D": "day", "N": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century"}


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


def quantity_value(raw: Raw, ctx: Context) -> Value | None:
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


def relative_value(raw: Raw, ctx: Context) -> Value | None:
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


def frequency_value(raw: Raw, ctx: Context) -> Value | None:
    duration = lex.FREQUENCIES[raw.parts["freq"] or ""]
    return Value(kind="set", timex=duration, duration=duration)


def times_value(raw: Raw, ctx: Context) -> Value | None:
    unit = (lex.UNITS | lex.PLURALS)[raw.parts["unit"] or ""]
    duration = iso_duration(count_of(raw.parts["n"] or "one"), unit)
    return Value(kind="set", timex=duration, duration=duration)
