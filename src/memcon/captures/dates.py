"""Dates that collectors and heads of files give, brought to EDTF. Never a guess: what is not understood is None."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from memcon.errors import BadOption

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
# EDTF (ISO 8601-2) levels 0 and 1 without a clock: "2021-12", "2021-XX", "2021-12~", "2021-12-30/2022-01-02", seasons as months 21 to 24.
_POINT = r"-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?[?~%]?"
_EDTF = re.compile(rf"(?:{_POINT}|\.\.)?(?:/(?:{_POINT}|\.\.)?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def edtf_of(value: str) -> str | None:
    """EDTF of a date as collectors write it: ISO 8601 (also with a space, a zone, fractions), EDTF itself, RFC 2822.

    To the minute, as the contract asks, with the seconds only where they are given and not zero; a zone is kept as an offset.
    """
    value = value.strip()
    if not value or len(value) > 64:
        return None
    iso = _ISO.fullmatch(value)
    if iso:
        return _from_iso(iso)
    if any(c in "0123456789X" for c in value) and _EDTF.fullmatch(value):
        return value
    return _from_mail(value)


def known_day(published: str, option: str = "--published") -> str:
    """A date that a person gives, as EDTF. Raises BadOption where it is no day, month or year of the calendar."""
    edtf = edtf_of(published) or ""
    try:
        datetime.fromisoformat(edtf + "0000-01-01"[len(edtf) :] if len(edtf) in (4, 7) else edtf)
    except ValueError:
        raise BadOption(
            f"{option} {published!r} is no date: write 2021-12-30, 2021-12, 2021-12-30T20:45 or 2021-12-30T20:45+03:00"
        ) from None
    return edtf


def _from_iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]):
        return None
    date = f"{year}-{int(month):02d}-{int(day):02d}"
    if hour is None:
        return date
    if int(hour) > 24 or int(minute) > 59:
        return None
    clock = f"{int(hour):02d}:{minute}" + (f":{second}" if second and second != "00" else "")
    return f"{date}T{clock}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in ("Z", "z", "UTC", "GMT"):
        return "Z"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _from_mail(value: str) -> str | None:
    """RFC 2822, as RSS has it: "Thu, 30 Dec 2021 20:45:00 +0300"."""
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    text = when.strftime("%Y-%m-%dT%H:%M") + (when.strftime(":%S") if when.second else "")
    if len(text) < 16 or when.year < 1000:
        return None
    # "-0000" says that the zone is not known (RFC 2822, 3.3); the parser gives a naive time for it.
    offset = when.strftime("%z")
    if "GMT" in value or "UTC" in value or value.endswith("Z"):
        return f"{text}Z"
    return text + (f"{offset[:3]}:{offset[3:5]}" if offset else "")
