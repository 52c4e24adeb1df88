"""Clocks and where they run: abbreviations, cities and regions to zones, zones to offsets.

Abbreviations are those that English-language news uses, in the sense that it uses them (IST and CST, of several senses,
are left out). City and region names to IANA names are facts of the IANA time zone database (public domain).
"""

import datetime
import functools
import re
import zoneinfo

from memcon.times.types import ZoneLookup

ABBREVIATIONS = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "zulu": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "pt": "America/Los_Angeles",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "pkt": "+05:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "wib": "+07:00",
    "trt": "+03:00",
    "eat": "+03:00",
}
PLACES = {
    "moscow": "Europe/Moscow",
    "russia": "Europe/Moscow",
    "kyiv": "Europe/Kiev",
    "kiev": "Europe/Kiev",
    "ukraine": "Europe/Kiev",
    "minsk": "Europe/Minsk",
    "london": "Europe/London",
    "uk": "Europe/London",
    "british": "Europe/London",
    "dublin": "Europe/Dublin",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "brussels": "Europe/Brussels",
    "geneva": "Europe/Zurich",
    "zurich": "Europe/Zurich",
    "vienna": "Europe/Vienna",
    "rome": "Europe/Rome",
    "madrid": "Europe/Madrid",
    "warsaw": "Europe/Warsaw",
    "athens": "Europe/Athens",
    "central european": "Europe/Brussels",
    "eastern european": "Europe/Athens",
    "istanbul": "Europe/Istanbul",
    "ankara": "Europe/Istanbul",
    "turkey": "Europe/Istanbul",
    "beijing": "Asia/Shanghai",
    "shanghai": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "taipei": "Asia/Taipei",
    "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "pyongyang": "Asia/Pyongyang",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata",
    "islamabad": "Asia/Karachi",
    "pakistan": "Asia/Karachi",
    "kabul": "Asia/Kabul",
    "tehran": "Asia/Tehran",
    "iran": "Asia/Tehran",
    "baghdad": "Asia/Baghdad",
    "iraq": "Asia/Baghdad",
    "israel": "Asia/Jerusalem",
    "jerusalem": "Asia/Jerusalem",
    "tel aviv": "Asia/Jerusalem",
    "gaza": "Asia/Gaza",
    "damascus": "Asia/Damascus",
    "syria": "Asia/Damascus",
    "beirut": "Asia/Beirut",
    "riyadh": "Asia/Riyadh",
    "dubai": "Asia/Dubai",
    "doha": "Asia/Qatar",
    "cairo": "Africa/Cairo",
    "egypt": "Africa/Cairo",
    "tbilisi": "Asia/Tbilisi",
    "yerevan": "Asia/Yerevan",
    "baku": "Asia/Baku",
    "bangkok": "Asia/Bangkok",
    "hanoi": "Asia/Ho_Chi_Minh",
    "jakarta": "Asia/Jakarta",
    "manila": "Asia/Manila",
    "singapore": "Asia/Singapore",
    "sydney": "Australia/Sydney",
    "canberra": "Australia/Sydney",
    "lagos": "Africa/Lagos",
    "abuja": "Africa/Lagos",
    "nairobi": "Africa/Nairobi",
    "addis ababa": "Africa/Addis_Ababa",
    "johannesburg": "Africa/Johannesburg",
    "khartoum": "Africa/Khartoum",
    "tripoli": "Africa/Tripoli",
    "new york": "America/New_York",
    "washington": "America/New_York",
    "eastern": "America/New_York",
    "eastern standard": "-05:00",
    "eastern daylight": "-04:00",
    "us eastern": "America/New_York",
    "chicago": "America/Chicago",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "los angeles": "America/Los_Angeles",
    "mexico city": "America/Mexico_City",
    "bogota": "America/Bogota",
    "caracas": "America/Caracas",
    "havana": "America/Havana",
    "brasilia": "America/Sao_Paulo",
    "buenos aires": "America/Argentina/Buenos_Aires",
    "santiago": "America/Santiago",
    "universal": "Z",
    "greenwich mean": "Z",
    "coordinated universal": "Z",
    "the eastern united states": "America/New_York",
}


def zone_named(name: str, zones: ZoneLookup | None = None) -> str | None:
    """The zone of an abbreviation or of a place's name: an offset, "Z", an IANA name, or None."""
    key = re.sub(r"\s+", " ", name.strip().lower().replace(".", ""))
    key = key.removesuffix(" time").removesuffix(" standard").removeprefix("us ") if key.endswith(" time") else key
    if key in ABBREVIATIONS:
        return ABBREVIATIONS[key]
    known = zones.zone(key) if zones is not None else None
    return known or PLACES.get(key)


def offset_minutes(zone: str | None, day: datetime.date | None, clock: str) -> int | None:
    """Minutes east of Greenwich of a zone at a local day and clock; None where the zone needs a day and none is known."""
    if zone is None:
        return None
    if zone == "Z":
        return 0
    if match := re.fullmatch(r"([+-])(\d\d):(\d\d)", zone):
        return (-1 if match[1] == "-" else 1) * (60 * int(match[2]) + int(match[3]))
    info = _info(zone)
    if info is None or day is None:
        return None
    delta = datetime.datetime.combine(day, clock_time(clock), info).utcoffset()
    return None if delta is None else int(delta.total_seconds()) // 60


def offset_text(minutes: int) -> str:
    """180 is "+03:00", 0 is "Z"."""
    sign, rest = "-" if minutes < 0 else "+", abs(minutes)
    return "Z" if minutes == 0 else f"{sign}{rest // 60:02}:{rest % 60:02}"


def clock_time(clock: str) -> datetime.time:
    """The time of "23:35"; "24:00" is the midnight that begins the day (callers move the day)."""
    hour, minute = (int(part) for part in clock.split(":")[:2])
    return datetime.time(hour % 24, minute)


def clock_minutes(clock: str) -> int:
    """Minutes from midnight to the time of "23:35"."""
    return 60 * int(clock[:2]) + int(clock[3:5])


@functools.lru_cache(maxsize=128)
def _info(zone: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
