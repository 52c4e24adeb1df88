"""Clocks with their zones: "10 p.m. Moscow time"."""

import re

import msgspec

from memcon.times import calendar as cal
from memcon.times import lexicon as lex
from memcon.times.calendar import Point
from memcon.times.context import Context
from memcon.times.named import deictic_value, weekday_value
from memcon.times.scan import Raw
from memcon.times.value import Value
from memcon.times.zones import offset_minutes, zone_named


def clock_value(raw: Raw, ctx: Context) -> Value | None:
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
    return at_clock(raw, ctx, f"{hour:02}:{minute:02}")


def _zone_of(raw: Raw, ctx: Context) -> str | None:
    parts = raw.parts
    if utc := parts.get("utc"):
        match = re.search(r"([+-])\s?(\d{1,2}):?(\d\d)?", utc)
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if match else "Z"
    if parts.get("zulu"):
        return "Z"
    name = parts.get("abbr") or parts.get("place") or parts.get("inplace") or parts.get("dayplace")
    return zone_named(name, ctx.zones) if name else None


def at_clock(raw: Raw, ctx: Context, clock: str) -> Value:
    zone = _zone_of(raw, ctx)
    named = raw.parts.get("clockday")
    point: Point | None = None
    if named:
        form, of_day = ("weekday", weekday_value) if named in lex.WEEKDAYS else ("deictic", deictic_value)
        given = dict.fromkeys(("part", "part2", "plural", "mon", "mon2", "week", "d", "dd", "y")) | {"wd": named, "w": named}
        inner = of_day(Raw(raw.start, raw.end, form, given, {}), ctx)
        point = inner.point if inner else None
    if point is None:
        near = ctx.last_day is not None and (ctx.narrative or raw.start - ctx.last_day_end < 600)
        point = ctx.last_day if near else (cal.day_point(ctx.day) if ctx.day and not ctx.narrative else Point("day"))
    point = msgspec.structs.replace(point or Point("day"), part=None)
    if clock == "24:00" or (clock == "00:00" and raw.form == "deictic"):
        clock = "00:00"
    offset = offset_minutes(zone, cal.as_date(point), clock)
    return Value(kind="time", point=point, clock=clock, zone=zone, offset=offset, day_given=bool(named), relative=True)
