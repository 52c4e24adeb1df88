"""The value of a time expression, and the numbers in its words."""

import re

import msgspec

from memcon.record.types import TimeKind
from memcon.times.calendar import Point
from memcon.times.context import Context


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


def year_number(text: str | None) -> int | None:
    if not text:
        return None
    digits = int(re.sub(r"\D", "", text) or 0)
    return 1 - digits if "b" in text else digits


def full_year(ctx: Context, digits: int) -> int:
    """ "'98": the year of that ending next to the last date mentioned, else not after the page's year."""
    base = ctx.last if ctx.narrative and ctx.last else ctx.page
    if base is None or base.year is None:
        return (1900 if digits > 30 else 2000) + digits
    century = base.year // 100 * 100
    return century + digits if century + digits <= base.year + 20 else century - 100 + digits


def leading_number(text: str | None) -> int:
    return int(re.match(r"\d+", text or "")[0]) if text and text[0].isdigit() else 0  # type: ignore[index]
