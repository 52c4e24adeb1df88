"""What the words around talks say becomes of them: called off, not called off, moved; and which day is the old one, which the new."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from memcon.occurrences.spans import Days, days
from memcon.record.types import Place, Record, Span

Turn = Literal["called_off", "not_called_off", "moved"]

_OFF = re.compile(
    r"\bcall(?:ed|ing|s)?\s(?:[\w’'-]+\s){0,6}?off\b|\bcancel\w*|\bscrap(?:ped|ping|s)?\b|\bshelv\w+|\babandon\w*|\baxed\b|\bscuppered\b"
    r"|\b(?:will|would|wo|ca|can|do|does|is|are)(?:\s?not|n[’']t)\s(?:\w+\s){0,2}?"
    r"(?:take\splace|held|hold|go\sahead|happen|meet|speak|travel|attend|visit)\b"
    r"|\bno\slonger\b|\boff\sthe\stable\b|\bbr(?:oke|eak|oken|eaking)\s(?:\w+\s){0,2}?off\b"
    r"|\b(?:pull|back|dr[ao]p)\w*\sout\sof\b|\bwithdr[ae]w\w*\sfrom\b|\bsuspend\w*|\bthere\s(?:will|would)\sbe\sno\b",
    re.IGNORECASE,
)
"""Words by which talks that were planned are given up."""
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying)\b|\b(?:not|n[’']t)\s(?:been\s|being\s|to\s)?(?:call(?:ed|ing)?\s(?:\w+\s)?off|cancel\w*|postpon\w*|suspend\w*)"
    r"|\bno\s(?:plans?|intention|decision)\s(?:to|of)\s(?:call|cancel|postpon|suspend)\w*|\bdismiss\w*|\breject\w*",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\bpostpon\w+|\b(?:put|putting|puts)\s(?:[\w’'-]+\s){0,5}?(?:off|back)\b|\breschedul\w+|\bdelay(?:ed|ing|s)?\b"
    r"|\b(?:push|bring|brought|move)\w*\s(?:[\w’'-]+\s){0,5}?(?:back|forward)\b"
    r"|\bmov(?:ed?|ing)\b|\bshift(?:ed|ing)?\b|\brelocat\w+|\badjourn\w+"
    r"|\binstead\sof\b|\brather\sthan\s(?:on|in)\b|\b(?:originally|initially)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:postpon\w+|reschedul\w+|adjourned|delayed)\b|\bput\w*\s(?:[\w’'-]+\s){0,5}?off\b", re.IGNORECASE)
"""Words that move what is planned even where they name no new day."""
_HELD = re.compile(r"\b(?:held|met|took\splace|spoke|talked|began|opened|ended|concluded)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\bfrom|\binstead\sof|\brather\sthan"
    r"|\b(?:originally|initially|previously|planned|set|scheduled|due|slated|billed|expected|meant|supposed|"
    r"to\s(?:have\s)?(?:be|been|take|taken|meet|met|speak|spoken)(?:\s(?:held|place))?)(?:\s[\w’'-]+){0,3}?)"
    r"(?:\s(?:for|on|in|at|of))?(?:\sthe)?\s*$",
    re.IGNORECASE,
)
"""What stands before the day or place that something is moved from, or that a plan was for."""
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|announced|confirmed|reported|added|stated|denied|wrote|tweeted)\b(?:\s[\w’'-]+){0,2}?(?:\s(?:on|late|early|in))*\s*$",
    re.IGNORECASE,
)
"""What stands before the day on which it was said."""
_REACH = 60
"""Characters before a day or a place in which it is told what it is."""
_OWN = re.compile(r"[’']s?\s")


@dataclass(frozen=True)
class Told:
    """A day that a sentence gives."""

    edtf: str
    days: Days
    before: bool
    """Is it the day that was planned before?"""
    place: str | None
    """The town beside it, where the sentence names several days and towns."""


_OCCASION = re.compile(
    r"\b(?:call|conversation|talks?|meeting|summit|visit|trip|negotiations?|session|consultations?|dialogue)s?\b", re.IGNORECASE
)


def of_talks(words: str) -> bool:
    """Do the words speak of talks, a call, a meeting, a visit?"""
    return _OCCASION.search(words) is not None


def turn(words: str) -> Turn | None:
    """What a sentence about talks says becomes of them; None where it says nothing of that kind."""
    if _MOVED.search(words) and not _DENIES.search(words):
        return "moved"
    if _OFF.search(words):
        return "not_called_off" if _DENIES.search(words) else "called_off"
    return None


def held(words: str) -> bool:
    """Does the sentence say that talks were held?"""
    return _HELD.search(words) is not None


def surely_moved(words: str) -> bool:
    """Does the sentence say that something is put off, even where it names no other day?"""
    return _SURE.search(words) is not None


def days_in(record: Record, sentence: Span) -> tuple[Told, ...]:
    """The days that a sentence gives for what it tells, in the order of the text.

    The day on which it was said is none of them, nor is the second half of "January 9–10".
    """
    found: list[Told] = []
    text, towns = record.article.text, _towns(record, sentence)
    for time in record.times:
        span = days(time.edtf)
        if not sentence[0] <= time.start < sentence[1] or time.kind not in ("date", "time") or span is None or time.edtf is None:
            continue
        before = text[max(sentence[0], time.start - _REACH) : time.start]
        if _SAID.search(before) or (found and found[-1].days[0] <= span[0] and span[1] <= found[-1].days[1]):
            continue
        place = min(towns, key=lambda town: (abs(town[0] - time.start), town))[1] if towns else None
        found.append(Told(time.edtf, span, planned_before(text, sentence, (time.start, time.end)), place))
    return tuple(_alone(found))


def _alone(found: list[Told]) -> list[Told]:
    """A town beside a day says something only where there are several days."""
    return found if len(found) > 1 else [replace(told, place=None) for told in found]


def _towns(record: Record, sentence: Span) -> list[tuple[int, str]]:
    """The places that a sentence names; none where it is only one."""
    found = [(start, place.name) for place in record.places for start, _ in _as_place(record, place) if sentence[0] <= start < sentence[1]]
    return found if len({name for _, name in found}) > 1 else []


def _as_place(record: Record, place: Place) -> Iterator[Span]:
    """The mentions of a place that say where: not those of a state as one who acts ("Moscow said"), unless something is there."""
    used = any(event.where == place.id for event in record.events)
    acting = () if used else {span for actor in record.actors if actor.kind == "country" for span in actor.mentions}
    return (span for span in place.mentions if span not in acting)


def from_to(record: Record, sentence: Span) -> tuple[Told, Told] | None:
    """ "From January 10 to January 12", in words that move something: the day before and the day after."""
    for time in record.times:
        first, slash, last = (time.edtf or "").partition("/")
        before = record.article.text[max(sentence[0], time.start - _REACH) : time.end]
        if sentence[0] <= time.start < sentence[1] and slash and re.search(r"\bfrom\s", before, re.IGNORECASE):
            old, new = days(first), days(last)
            if old and new and old != new:
                return Told(first, old, True, None), Told(last, new, False, None)
    return None


def planned_before(text: str, sentence: Span, span: Span) -> bool:
    """Do the words before a day or place say that it is the one planned before ("from", "instead of", "set for", "Thursday's talks")?"""
    before = text[max(sentence[0], span[0] - _REACH) : span[0]]
    return bool(_BEFORE.search(before)) or bool(_OWN.match(text, span[1]))


def places_in(record: Record, sentence: Span) -> tuple[tuple[str, bool], ...]:
    """The towns of a sentence, by name, and whether each is the one planned before."""
    found = []
    for place in record.places:
        for start, end in _as_place(record, place):
            if sentence[0] <= start < sentence[1]:
                found.append((start, place.name, planned_before(record.article.text, sentence, (start, end))))
    return tuple(dict.fromkeys((name, before) for _, name, before in sorted(found)))
