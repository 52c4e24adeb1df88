"""Days that accounts give for one thing: the talks in Geneva on the 10th here, on the 9th and 10th there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.knowledge.folding import fold
from memcon.occurrences.units import Unit
from memcon.occurrences.words import names

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ORD = r"(?:st|nd|rd|th)"
_TO = r"(?:\s*(?:[-–—]|to|and|or|&)\s*(?:the\s+)?)"
_DATE = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<first>\d\d?){_ORD}?\b(?:{_TO}(?P<last>\d\d?){_ORD}?\b(?!\s*{_MONTH}))?"
    rf"|(?P<first2>\d\d?){_ORD}?(?:{_TO}(?P<last2>\d\d?){_ORD}?)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b"
    rf"|\bthe\s+(?P<first3>\d\d?){_ORD}\b(?:{_TO}(?P<last3>\d\d?){_ORD}\b)?(?!\s+(?:century|time|anniversary|floor|round|[A-Z]))"
)
_WEEK = re.compile(r"\b(?:week|month|beginning|end|middle) of (?:the )?$", re.IGNORECASE)
_BREAK = re.compile(r"[,;:(]\s| and then | — | – ")
_SEASON = 12
"""Days between two dates beyond which they are taken for two things that share a name (two meetings in Geneva)."""


@dataclass(frozen=True)
class Day:
    """A day or days of the calendar that a unit gives for something. `month` is None where the words name none."""

    unit: Unit
    start: int
    end: int
    month: int | None
    days: tuple[int, ...]
    about: tuple[str, ...]
    phrase: tuple[int, int]

    @property
    def value(self) -> str:
        days = "–".join(str(day) for day in dict.fromkeys((self.days[0], self.days[-1])))
        return f"{MONTHS[self.month - 1].title()} {days}" if self.month else f"the {days}th of the month"


def days_told(unit: Unit, ignore: frozenset[str]) -> Iterator[Day]:
    """The days of a sentence with what they are for: the names in the same stretch between commas, else in the stretches before."""
    found = [hit for hit in _DATE.finditer(unit.text) if not _WEEK.search(unit.text, 0, hit.start())]
    for k, hit in enumerate(found):
        month = hit["month"] or hit["month2"]
        first = int(hit["first"] or hit["first2"] or hit["first3"])
        last = int(hit["last"] or hit["last2"] or hit["last3"] or first)
        if not 1 <= first <= 31 or not first <= last <= 31:
            continue
        left = found[k - 1].end() if k else 0
        right = found[k + 1].start() if k + 1 < len(found) else len(unit.text)
        start, end = _stretch(unit.text, hit.start(), hit.end(), left, right)
        about = _about(unit.text[start:end], ignore)
        if not about:
            start = left
            about = _about(unit.text[start:end], ignore)
        if about:
            yield Day(
                unit,
                hit.start(),
                hit.end(),
                month_of(month and month.replace("Sept", "Sep")),
                tuple(range(first, last + 1)),
                about,
                (start, end),
            )


def month_of(word: str | None) -> int | None:
    return next((i for i, month in enumerate(MONTHS, 1) if word and len(word) > 2 and month.startswith(word.lower().rstrip("."))), None)


def _stretch(text: str, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """The words around a date up to the next comma or date on each side."""
    before = [hit.end() for hit in _BREAK.finditer(text, left, start)]
    after = _BREAK.search(text, end, right)
    return (before[-1] if before else left), (after.start() if after else right)


def _about(text: str, ignore: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                word
                for name in names(text)
                for word in fold(name).split("-")
                if len(word) > 2 and word not in ignore and month_of(word) is None
            }
        )
    )


def same_thing(a: Day, b: Day) -> bool:
    """Could two dates be of one thing: a shared name, and days not far apart?"""
    if not {*a.about} & {*b.about}:
        return False
    if a.month and b.month:
        apart = abs((a.month - b.month) * 30 + a.days[0] - b.days[0])
        return min(apart, abs(365 - apart)) <= _SEASON
    return abs(a.days[0] - b.days[0]) <= _SEASON


def equal(a: Day, b: Day) -> bool:
    """The same days; a month that one of them does not name is no difference."""
    return a.days == b.days and (a.month == b.month or not a.month or not b.month)


def gathered(told: Sequence[Day]) -> list[list[Day]]:
    """Dates of one thing put together, the name that most accounts share first. A date stands in the group of its best shared name."""
    by_name: dict[str, list[Day]] = {}
    for day in told:
        for word in day.about:
            by_name.setdefault(word, []).append(day)
    groups: list[list[Day]] = []
    used: set[int] = set()
    for word in sorted(by_name, key=lambda w: (-len({d.unit.source for d in by_name[w]}), -len(by_name[w]), w)):
        for group in _chained([day for day in by_name[word] if id(day) not in used]):
            if len({day.unit.record for day in group}) > 1:
                groups.append(group)
                used |= {id(day) for day in group}
    return groups


def _chained(told: Sequence[Day]) -> list[list[Day]]:
    """Dates that could be of one thing, each with another of its group."""
    groups: list[list[Day]] = []
    for day in told:
        near = [group for group in groups if any(same_thing(day, other) for other in group)]
        groups = [group for group in groups if not any(group is one for one in near)]
        groups.append([*(other for group in near for other in group), day])
    return groups
