"""What one looks for in every readout: who asked, in which tone, on what condition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.knowledge.folding import fold
from memcon.occurrences.terms import country
from memcon.occurrences.transcripts import is_question
from memcon.occurrences.units import Unit
from memcon.occurrences.words import stems
from memcon.record.types import Record

_ASKED = re.compile(
    r"\bat (?:the )?(?:request|initiative|invitation|behest) of (?P<by1>[^,.;:()]{3,50})"
    r"|\bat (?:the )?(?P<by2>[^,.;:()]{3,50}?)(?:['’]s?)? (?:request|initiative|invitation|behest)\b"
    r"|\bon (?:the )?initiative of (?P<by3>[^,.;:()]{3,50})"
    r"|\b(?P<by4>[A-Z][\w’' ]{2,40}?) (?:had |has )?(?:requested|initiated|asked for"
    r"|sought) (?:the|this|a) (?:\w+ )?(?:call|conversation|meeting|talks|phone call)\b"
    r"|\b(?:requested|initiated) by (?P<by5>[^,.;:()]{3,50})"
)
_OCCASION = re.compile(r"\b(?:call|conversation|talks?|meeting|summit|speak|spoke|telephone|phone|discussion|contact)\b", re.IGNORECASE)
_TONE_NOUN = re.compile(r"\b(?:tone|atmosphere|spirit|mood|tenor)\b", re.IGNORECASE)
_TONE = (
    "frank business-?like constructive candid cordial friendly warm productive "
    "fruitful substantive serious professional positive excellent tense "
    "heated useful meaningful respectful straightforward pragmatic open blunt sober direct polite awkward amicable civil good great"
).split()
_TONE_WORD = re.compile(r"\b(?:" + "|".join(_TONE) + r")\b", re.IGNORECASE)
_TONE_OF = re.compile(
    r"\b(?:call|conversation|talks?|meeting|summit|discussion|dialogue|exchange|session)\b[^.;]{0,40}\b(?:was|were|is|as|took place|in a)\b"
    r"|\b(?:had|have|held)\s+(?:an?|very)?\s*(?:\w+[,\s]+){0,3}?[“'\"]?(?:"
    + "|".join(_TONE)
    + r")\b[^.;]{0,30}\b(?:call|conversation|talks?|meeting|discussion|dialogue)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """Words of a unit that fill a field of the occurrence. `key` is what is compared."""

    unit: Unit
    key: str
    start: int
    end: int
    sure: bool = True


def asked(unit: Unit, record: Record) -> Iterator[Mark]:
    """Who asked for the occasion, in a sentence that speaks of one."""
    if not _OCCASION.search(unit.text):
        return
    for hit in _ASKED.finditer(unit.text):
        who = next(value for value in hit.groupdict().values() if value)
        yield Mark(unit, _who(who, record), hit.start(), hit.end())


def _who(words: str, record: Record) -> str:
    """The country or name that the words stand for, by the record's actors."""
    folded = fold(words)
    text = record.article.text
    found = []
    for actor in record.actors:
        called = {fold(actor.name), *(fold(text[a:b]) for a, b in actor.mentions if b - a > 1 and text[a].isupper())}
        hits = [len(name) for name in called if re.search(rf"\b{re.escape(name)}\b", folded)]
        if hits and actor.kind in ("person", "country", "organisation"):
            found.append((actor.kind == "country", actor.country is not None, max(hits), actor.country or actor.name))
    if found:
        return max(found)[3]
    return (country(words.split()[0]) if words.split() else None) or words.strip()


def tones(unit: Unit, sure: bool = False) -> Iterator[Mark]:
    """How an account characterises the talks: "frank and businesslike"; `sure`: only where it speaks of a tone, an atmosphere."""
    about = _TONE_OF.search(unit.text)
    noun = _TONE_NOUN.search(unit.text)
    if is_question(unit.text) or not (noun or (about and not sure)):
        return
    found = list(_TONE_WORD.finditer(unit.text))
    if about and not noun:
        found = [hit for hit in found if about.start() - 30 <= hit.start() <= about.end() + 60]
    if found:
        key = " ".join(sorted({fold(hit.group()).replace("-", "") for hit in found}))
        yield Mark(unit, key, 0, len(unit.text), noun is not None)


_AGED = re.compile(r"\b(?P<age>\d\d?)[-–‑ ]year[-–‑ ]old\s+(?P<who>[^\W\d_][^,.;:()“”\"]{3,60})")


def described(unit: Unit) -> Iterator[tuple[int, Mark]]:
    """What a person of some age is called."""
    for hit in _AGED.finditer(unit.text):
        words = hit["who"].split()
        end = next((i for i, word in enumerate(words) if i and fold(word) in _VERBS), min(len(words), 7))
        who = " ".join(words[:end])
        yield int(hit["age"]), Mark(unit, " ".join(sorted(set(stems(who)))), hit.start(), min(hit.end(), hit.start("who") + len(who)))


_VERBS = frozenset("was is has had who that which said says told were and when drove with as".split())


def meets(keys: Sequence[str]) -> bool:
    """Have all a word in common?"""
    return bool(set.intersection(*(set(key.split()) for key in keys)))
