"""Values of a record in the words of an analyst: dates, numbers, who with whom. Nothing is said that the record does not hold."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from memcon.record.plain import plain
from memcon.record.types import Actor, Count, Magnitude, Participant, When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# EDTF (ISO 8601-2:2019, level 1) writes seasons as months 21 to 24.
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_DATE = re.compile(
    r"(?P<y>[\dX]{4})(?:-(?P<m>[\dX]{2}))?(?:-(?P<d>[\dX]{2}))?"
    r"(?:T(?P<clock>\d{2}:\d{2})(?::[\d.]+)?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?(?P<hedge>[~?%]?)\Z"
)
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?\Z")
_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date(edtf: str, full: bool = False) -> str:
    """An EDTF value in words: "30 Dec 2021, 23:35 (+03:00)", "9–10 Jan 2022", "spring 2022", "10 Jan, year not given".

    With `full`, months stand in full. A value that has no words here is given as it is.
    """
    if "/" in edtf:
        return _interval(edtf, full)
    if week := _WEEK.match(edtf):
        return f"week {int(week[2])} of {week[1]}"
    found = _DATE.match(edtf)
    if not found:
        return plain(edtf)
    day = _day(found["y"], found["m"], found["d"], full)
    if found["clock"]:
        zone = {"Z": " UTC", None: ""}.get(found["zone"], f" ({found['zone']})")
        day = f"{day}, {found['clock']}{zone}"
    return _HEDGES[found["hedge"]] + day


def _month(month: str, full: bool) -> str | None:
    number = int(month) if month.isdigit() else 0
    if not 1 <= number <= 12:
        return None
    return MONTHS[number - 1] if full else MONTHS[number - 1][:3]


def _year(year: str) -> str | None:
    if year.isdigit():
        return year
    if year[:3].isdigit():
        return f"the {year[:3]}0s"
    return None


def _day(y: str, m: str | None, d: str | None, full: bool) -> str:
    """A calendar day, month or year with the parts that the value gives; XX stands for a part that it leaves open."""
    year = _year(y)
    if m is None or (m == "XX" and d in (None, "XX")):
        return year or "year not given"
    if m.isdigit() and int(m) in SEASONS:
        return f"{SEASONS[int(m)]} {year}" if year else SEASONS[int(m)]
    month = _month(m, full)
    if month is None:
        return "-".join(part for part in (y, m, d) if part)
    words = month if d in (None, "XX") else f"{int(d)} {month}"
    return f"{words} {year}" if year else f"{words}, year not given"


def _interval(edtf: str, full: bool) -> str:
    first, _, last = edtf.partition("/")
    if first in ("", ".."):
        return f"until {date(last, full)}"
    if last in ("", ".."):
        return f"since {date(first, full)}"
    one, two = date(first, full), date(last, full)
    if len(first) == len(last) == 10 and first[:7] == last[:7] and one[-8:] == two[-8:]:
        return f"{int(first[8:])}–{two}" if first[8:].isdigit() else f"{one} – {two}"
    return f"{one} – {two}"


def duration(iso: str) -> str:
    """An ISO 8601 duration in words: "PT1H30M" is "1 hour 30 minutes"."""
    found = _DURATION.match(iso)
    if not found or not any(found.groups()):
        return plain(iso)
    units = ("year", "month", "week", "day", "hour", "minute", "second")
    return " ".join(f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in zip(found.groups(), units, strict=True) if number)


def when(value: When) -> str:
    """When something takes place: "30 Dec 2021, 23:35 (+03:00) = 20:35 UTC, about 50 minutes"."""
    about = "about " if value.approximate else ""
    if value.edtf is None:
        words = f"“{plain(value.text)}”" if value.text else ""
    else:
        words = date(value.edtf) if value.duration or value.edtf[-1:] in "~?%" else about + date(value.edtf)
    if value.edtf and value.start and (instant := _instant(value.edtf, value.start)):
        words = f"{words} = {instant}"
    if value.duration:
        words = f"{words}, {about}{duration(value.duration)}" if words else about + duration(value.duration)
    return words


def _instant(edtf: str, start: str) -> str | None:
    """The start in UTC, where `edtf` gives it in another zone; with its day where that is another day."""
    found = _DATE.match(edtf)
    if not found or not found["clock"] or found["zone"] in (None, "Z", "+00:00"):
        return None
    instant = _DATE.match(start)
    if not instant or not instant["clock"]:
        return None
    same_day = (instant["y"], instant["m"], instant["d"]) == (found["y"], found["m"], found["d"])
    clock = f"{instant['clock']} UTC"
    return clock if same_day else f"{_day(instant['y'], instant['m'], instant['d'], False)}, {clock}"


def ordinal(number: int) -> str:
    """ "second" for 2, "12th" for 12."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def count(value: Count) -> str:
    """ "the second call in December 2021"."""
    words = f"the {ordinal(value.value)} {plain(value.unit)}"
    return f"{words} in {date(value.within, full=True)}" if value.within else words


def number(value: float) -> str:
    """A number as one says it: 300 million, 1,200, 3.5."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.4g} {name}"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


_PERSONS = ("", "person", "persons", "people")


def magnitude(value: Magnitude) -> str:
    """ "about 8 killed", "at least 20 injured", "300 million USD"."""
    if value.low is None and value.high is None:
        return plain(value.kind)
    if value.high is None:
        amount = f"at least {number(value.low or 0)}"
    elif value.low is None:
        amount = f"up to {number(value.high)}"
    else:
        amount = number(value.low) if value.low == value.high else f"{number(value.low)} to {number(value.high)}"
    if value.approximate:
        amount = f"about {amount}"
    kind, unit = plain(value.kind), plain(value.unit or "")
    if unit in _PERSONS or unit == kind:
        return f"{amount} {kind}"
    return f"{amount} {unit}" if kind == "money" else f"{amount} {unit} ({kind})"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class Taking(msgspec.Struct, frozen=True):
    """Somebody in a role of an event. `country` is the code that stands beside the name, None where the name says it."""

    role: str
    name: str
    country: str | None = None

    def named(self) -> str:
        """ "Vladimir Putin (RUS)"."""
        name = plain(self.name)
        return f"{name} ({plain(self.country)})" if self.country else name


def taking(participants: Iterable[Participant], actors: Mapping[str, Actor]) -> tuple[Taking, ...]:
    """The participants of an event with the names of a record's actors (by their ids); a country stands by its name alone."""
    found = []
    for part in participants:
        if actor := actors.get(part.actor):
            alone = actor.kind == "country" or part.role == "absent"
            found.append(Taking(part.role, actor.name, None if alone else actor.country))
    return tuple(found)


def parties(all_taking: Iterable[Taking]) -> str:
    """Who with whom, who to whom: "Vladimir Putin (RUS) with Joe Biden (USA)", "United States → Russia; not Joe Biden"."""
    by_role: dict[str, list[str]] = {}
    for one in all_taking:
        names = by_role.setdefault(one.role, [])
        if (name := one.named()) not in names:
            names.append(name)
    first, *others = by_role.get("participant", [""])
    together = f"{first} with {listed(others)}" if others else first
    by, to = listed(by_role.get("initiator", [])), listed(by_role.get("recipient", []))
    directed = f"{by} → {to}".strip() if to else by
    parts = [directed, together if not directed or not together else f"with {listed(by_role['participant'])}"]
    parts += [f"{verb} by {listed(by_role[role])}" for role, verb in (("host", "hosted"), ("mediator", "mediated")) if role in by_role]
    parts += [", ".join(f"not {name}" for name in by_role.get("absent", []))]
    return "; ".join(part for part in parts if part)


def many(number: int, what: str) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def kind(type_: str, channel: str | None, mode: str | None) -> str:
    """What sort of event: "CONSULT · in person"."""
    return plain(f"{type_} · {channel or mode}" if channel or mode else type_).replace("_", " ")


def sureness(confidence: float) -> str:
    """ ".97"."""
    return f"{confidence:.2f}".lstrip("0")
