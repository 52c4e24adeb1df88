"""Calendar stamps as pages print them ("Thu Jan 10, 2008 7:10am EST") read into EDTF.

Nothing is guessed: no zone, no year, no order of day and month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_ZONES = {
    "GMT": "Z",
    "UTC": "Z",
    "Z": "Z",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "ACST": "+09:30",
    "AWST": "+08:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
    "HKT": "+08:00",
    "SGT": "+08:00",
    "PKT": "+05:00",
    "AKST": "-09:00",
    "HST": "-10:00",
    "CST": "-06:00",
    "BST": "+01:00",
    "WAT": "+01:00",
    "CAT": "+02:00",
    "SAST": "+02:00",
    "EAT": "+03:00",
}
"""Zone abbreviations of news pages (tz database names). "IST" and the like, which stand for several zones, are left out.
CST and BST are read as the American and the British, as English-language stamps use them."""
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "Moscow time": "Europe/Moscow",
    "Kyiv time": "Europe/Kyiv",
    "Kiev time": "Europe/Kyiv",
    "London time": "Europe/London",
    "Eastern Time": "America/New_York",
    "Eastern": "America/New_York",
    "Beijing time": "Asia/Shanghai",
}
_ZONE = (
    r"(?:GMT|UTC)? ?[+-]\d\d:?\d\d\b|(?:GMT|UTC)[+-]\d{1,2}\b|(?:" + "|".join(sorted((*_ZONES, *_PLACES), key=len, reverse=True)) + r")\b"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.\d+)?)?)?"
    r"(?: ?(?P<half>[ap]\.?m\b\.?))?(?: ?\(?(?P<zone>" + _ZONE + r")\)?)?"
)
_WEEKDAY = r"(?:\b(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?\.?,? (?:the )?)?"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    rf"(?P<y1>{_YEAR})[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>[0-3]?\d)(?![\d/-])"
    rf"|{_WEEKDAY}(?P<d2>{_DAY})(?: of)?[ -](?P<m2>{_MONTH})\.?,?[ -](?P<y2>{_YEAR})\b"
    rf"|{_WEEKDAY}(?P<m3>{_MONTH})\.? (?P<d3>{_DAY})(?:, ?| )(?P<y3>{_YEAR})\b"
    rf"|(?P<a4>[0-3]?\d)(?P<mark>[/.])(?P<b4>[0-3]?\d)[/.](?P<y4>{_YEAR})\b"
    r")",
    re.I,
)
_AFTER = re.compile(r"(?:T|,? ?(?:[-–—|/•·@]|at|on)? ?[(\n]? ?)" + _CLOCK + r"(?![\d/])", re.I)
"""A clock behind a date: "January 14, 2008 - 9:32PM", on the next line too."""
_BEFORE = re.compile(r"(?<![\d:/.])" + _CLOCK + r"(?:,? (?:on |[-–—|] )?(?:" + _WEEKDAY + r"))$", re.I)
"""A clock before a date: "11:34 PM EST Nov 19, 2019"."""

_OPENING = re.compile(_CLOCK + r"(?![\w:/%])", re.I)


Clock = tuple[int, int, int | None, str | None]
"""Hour, minute, second, and the zone as printed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stamp in a text: EDTF, zone as the page names it (an offset, "Z" or an IANA name) or None, and its place in the text."""

    edtf: str
    zone: str | None
    start: int
    end: int


def find_stamps(text: str) -> Iterator[Found]:
    """Every full date (day, month and year) of a text with the clock and zone beside it, in order."""
    done = 0
    for match in _DATE.finditer(text):
        zone_after = _AFTER.match(text, match.end())
        after = _clock(zone_after)
        head = text[max(done, match.start() - 30) : match.start()]
        before = _BEFORE.search(head) if after is None else None
        clock = after or _clock(before)
        day = _day(match, clock[3] if clock else None)
        if day is None:
            continue
        start = match.start() if clock is after or before is None else match.start() - len(head) + before.start()
        end = zone_after.end() if after and zone_after else match.end()
        edtf, zone = moment(day, *clock) if clock else (day.isoformat(), None)
        done = end
        yield Found(edtf, zone, start, end)


def opening_clock(text: str) -> tuple[Clock, int] | None:
    """The clock that opens a text ("10:42 GMT – Ministers arrive"), and its length in characters; None where none does."""
    match = _OPENING.match(text)
    clock = _clock(match)
    return (clock, match.end()) if match and clock else None


def first_stamp(text: str) -> Found | None:
    return next(find_stamps(text), None)


def _day(match: re.Match[str], zone: str | None) -> date | None:
    number = next(n for n in "1234" if match[f"y{n}"])
    if number == "4":
        month, day = _order(int(match["a4"]), int(match["b4"]), match["mark"], zone)
    else:
        named = match[f"m{number}"]
        month = int(named) if named.isdigit() else _month(named)
        day = int(re.sub(r"\D", "", match[f"d{number}"]))
    try:
        return date(int(match[f"y{number}"]), month, day)
    except ValueError:
        return None


_AMERICAN = frozenset({"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CT", "PT"})


def _order(first: int, second: int, mark: str, zone: str | None) -> tuple[int, int]:
    """(month, day) of 01/02/2008: only where one reading is impossible, both are equal, or an American zone is beside it; else (0, 0)."""
    if first > 12 or mark == ".":
        return second, first
    if second > 12 or first == second or (zone or "").upper() in _AMERICAN:
        return first, second
    return 0, 0


def _month(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.casefold().startswith(name.casefold()[:3]))


def _clock(match: re.Match[str] | None) -> Clock | None:
    """(hour, minute, second, zone as printed), None where no clock stands there: a bare "7" is none."""
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour, half = int(match["hour"]), match["half"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.casefold().startswith("p") else 0)
    return hour, int(match["minute"] or 0), int(match["second"]) if match["second"] else None, match["zone"]


def moment(day: date, hour: int, minute: int, second: int | None, zone: str | None) -> tuple[str, str | None]:
    """EDTF and zone. Midnight to the second with no zone is how dumps write a bare day."""
    if (hour, minute, second) == (0, 0, 0) and zone is None:
        return day.isoformat(), None
    clock = f"{day.isoformat()}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    named, offset = _zone(zone, datetime(day.year, day.month, day.day, hour, minute)) if zone else (None, "")
    return clock + offset, named


def _zone(zone: str, moment: datetime) -> tuple[str, str]:
    """(zone, offset to write) of a zone as printed."""
    place = next((iana for name, iana in _PLACES.items() if name.casefold() == zone.casefold()), None)
    if place:
        delta = moment.replace(tzinfo=ZoneInfo(place)).strftime("%z")
        return place, f"{delta[:3]}:{delta[3:5]}"
    known = _ZONES.get(zone.upper())
    if known:
        return known, known
    sign, digits = re.search(r"([+-])([\d:]+)", zone).groups()  # type: ignore[union-attr]  # the pattern of _ZONE has a sign and digits here
    digits = digits.replace(":", "")
    hours, minutes = (digits[:2], digits[2:4]) if len(digits) == 4 else (digits.zfill(2), "00")
    offset = "Z" if digits.strip("0") == "" else f"{sign}{hours}:{minutes}"
    return offset, offset
