"""Numbers that accounts give for one thing: the dead, the money, the ships, how long the talks took, at what hour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.knowledge.folding import fold
from memcon.occurrences.units import Unit
from memcon.occurrences.words import stem, stems

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12}
NUMBER_WORDS = {word: i for i, word in enumerate(_SMALL)} | _TENS
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")"
_HEDGE = (
    r"(?P<hedge>at least|more than|over|nearly|almost|about|around|some"
    r"|roughly|up to|as many as|just under|fewer than|less than|an estimated)"
)
_AMOUNT = re.compile(
    rf"(?:{_HEDGE}\s+)?(?P<money>[$€£]\s?)?(?<![\w.,:])\b{_NUMBER}(?![^\W\d_])(?:[\s-]+(?P<scale>thousand|million|billion|trillion|bn|m)\b)?(?![\d:]|\s*(?:[ap]\.?m\b|%))",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"\s*(?:st|nd|rd|th)\b|[-–]year|\s*years?[- ]old|\s*(?:a\.m|p\.m|am|pm|GMT|local time)\b|\s+of the\b", re.IGNORECASE
)
_TOLLS = (
    (
        "killed",
        r"kill(?:ed|ing|s)|dead|die[ds]?|dying|deaths?|lives|fatalities|perished|slain",
        r"kill(?:ed|ing|s)|left|deaths? of|death toll(?: \w+){0,4}|lives of|claimed",
    ),
    ("injured", r"injur(?:ed|ies)|wounded|hurt|hospitali[sz]ed", r"injur(?:ed|ing)|wound(?:ed|ing)"),
    (
        "held",
        r"captives?|hostages?|missing|unaccounted|abducted|kidnapped|detained|arrested|still held",
        r"abduct(?:ed|ing)|kidnapp(?:ed|ing)|arrest(?:ed|ing)|detain(?:ed|ing)",
    ),
)  # fmt: skip
"""Kinds of toll, with the words that stand after their number and before it."""
_FEW = r"(?:[\w’'-]+,?\s+|(?<=, )including [^,.;\d]{1,30},\s*){0,6}?"
_AFTER = {kind: re.compile(rf"[\s-]+{_FEW}(?:{after})\b", re.IGNORECASE) for kind, after, _ in _TOLLS}
_BEFORE = {kind: re.compile(rf"\b(?:{before})\s+(?:[a-zA-Z’'-]+\s+){{0,6}}$", re.IGNORECASE) for kind, _, before in _TOLLS}
_NOT_THINGS = frozenset("year month week day hour minut second percent cent yearold time".split())
TOLLS = frozenset(kind for kind, *_ in _TOLLS)
_DIGIT = re.compile(r"\d|[.;]\s")
_TALKS = re.compile(
    r"\b(?:call|conversation|talks?|meeting|met|summit|spoke|discussion|dialogue|session|discussions|phone|sat down)\b", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?:(?P<hedge>over|more than|at least|nearly|almost|about|around|some|roughly|just under|less than|just over)\s+)?"
    r"(?:(?P<half>an?[- ]hour[- ]and[- ]a[- ]half|an? half[- ]hour|half an hour)"
    r"|(?P<n>an?|\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety)[- ]"
    r"(?P<unit>hours?|minutes?)(?P<more>[- ]and[- ]a[- ]half)?|(?P<long>hour-long|hours-long|hourlong))",
    re.IGNORECASE,
)
_TELLS_LENGTH = re.compile(
    r"\b(?:last(?:ed|ing)|spoke for|talked for|met for|ran for|long|lasts|took"
    r"|went on|spent)\b|-(?:hour|minute)|hour-long|hour and a half conversation",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+$")
_CLOCK = re.compile(
    r"\b(?P<h>\d\d?)(?:[:.](?P<m>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?|\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b(?!:)", re.IGNORECASE
)


@dataclass(frozen=True)
class Figure:
    """A number of a unit: what kind of thing it counts, its value, the words for it. `open_` where the words hedge it."""

    unit: Unit
    kind: str
    value: float
    open_: bool
    start: int
    end: int
    words: str
    around: frozenset[str]


def amounts(unit: Unit) -> Iterator[Figure]:
    """Counts and sums of a sentence. The kind is killed, injured, held, money, or the stem of the noun that is counted."""
    for hit in _AMOUNT.finditer(unit.text):
        after = unit.text[hit.end() : hit.end() + 60]
        if _NOT_COUNTS.match(after) or (not hit["money"] and _is_year(hit["n"], hit["scale"])):
            continue
        value = _value(hit["n"]) * _SCALE.get((hit["scale"] or "").lower(), 1)
        noun = stems(after)[:3]
        kind = "money" if hit["money"] else _counted(unit.text, hit.start(), hit.end()) or (noun[0] if noun else "")
        if not kind or value < 2 or kind in _NOT_THINGS or (kind not in TOLLS and re.match(r"\s+[A-Z]", after)):
            continue
        size = re.match(r"(?:[\s-]+[\w’'-]+){0,3}", after)
        end = hit.end() + (size.end() if size else 0)
        yield Figure(
            unit,
            kind,
            value,
            bool(hit["hedge"]),
            hit.start(),
            end,
            unit.text[hit.start() : end],
            frozenset(stems(unit.text[max(0, hit.start() - 60) : hit.end() + 60])),
        )


def _value(word: str) -> float:
    return float(NUMBER_WORDS[word.lower()]) if word.lower() in NUMBER_WORDS else float(word.replace(",", ""))


def _is_year(word: str, scale: str | None) -> bool:
    return scale is None and word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2100


def _counted(text: str, start: int, end: int) -> str | None:
    """Are these people killed, injured or held? Told by the words right after the number, else by those right before."""
    found = [
        (hit.end(), kind) for kind in sorted(TOLLS) if (hit := _AFTER[kind].match(text, end)) and not _DIGIT.search(text, end, hit.end())
    ]
    if found:
        return min(found)[1]
    before = text[max(0, start - 60) : start]
    return next((kind for kind in sorted(TOLLS) if _BEFORE[kind].search(before)), None)


def lengths(unit: Unit) -> Iterator[Figure]:
    """How long talks took, in minutes."""
    if not _TALKS.search(unit.text):
        return
    for hit in _SPAN.finditer(unit.text):
        if not _TELLS_LENGTH.search(unit.text) and not _FOR.search(unit.text, 0, hit.start()):
            continue
        minutes = _minutes(hit)
        if 5 <= minutes <= 720 and not re.match(r"\s+(?:ago|later|before|after|earlier|flight|drive)\b", unit.text[hit.end() :]):
            yield Figure(unit, "duration", minutes, bool(hit["hedge"]), hit.start(), hit.end(), hit.group(), frozenset(unit.stems))


def _minutes(hit: re.Match[str]) -> float:
    if hit["half"]:
        return 90 if "and" in hit["half"].lower() else 30
    if hit["long"]:
        return 60
    word = hit["n"].lower()
    number = 1.0 if word in ("a", "an") else _value(word)
    return (number + (0.5 if hit["more"] else 0)) * (60 if hit["unit"].lower().startswith("hour") else 1)


def clocks(unit: Unit) -> Iterator[Figure]:
    """Hours of the day, in minutes after midnight as the words give them."""
    for hit in _CLOCK.finditer(unit.text):
        if hit["h"]:
            hour = int(hit["h"]) % 12 + (12 if hit["half"].lower() == "p" else 0)
            minute = int(hit["m"] or 0)
        else:
            hour, minute = int(hit["h24"]), int(hit["m24"])
        if int(hit["h"] or 0) <= 12 and minute < 60:
            yield Figure(unit, "clock", hour * 60 + minute, False, hit.start(), hit.end(), hit.group(), frozenset(unit.stems))


def noun(figure: Figure) -> str:
    """A name for what is counted, in the words of the account."""
    if figure.kind in (*TOLLS, "money", "duration", "clock"):
        return {"duration": "length", "clock": "hour"}.get(figure.kind, figure.kind)
    word = next((w for w in re.findall(r"[^\W\d_]+", figure.words) if stem(fold(w)) == figure.kind), figure.kind)
    return word.lower()
