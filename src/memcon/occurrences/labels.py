"""Short names for points, in the accounts' own words: a stretch that begins and ends where a phrase does."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from memcon.occurrences.conditions import condition_words
from memcon.occurrences.phrases import FEW, LONGEST
from memcon.occurrences.terms import terms
from memcon.occurrences.units import Unit

VALUE = 240
"""Characters of an account's words that a value shows; the citation has them all."""


def short(text: str, limit: int = VALUE) -> str:
    """The words on one line, cut at a word where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: line.rfind(" ", 0, limit)] + " …"


def label(units: Sequence[Unit]) -> str:
    """The stretch of the units' words that tells most of what they share (of one unit: most of it)."""
    best = max(_weighed(units), key=lambda stretch: stretch.score, default=None)
    return short(best.text, 90) if best else short(units[0].text, 60)


def condition_label(unit: Unit) -> str:
    """What something is made to depend on: "only in an environment of de-escalation"; the usual label where there are no such words."""
    words = condition_words(unit.text)
    return short(words, 90) if words else label([unit])


def _weighed(units: Sequence[Unit]) -> list["_Stretch"]:
    """Every stretch that could be a label, with what it tells."""
    weights: dict[str, float] = {}
    for unit in units:
        for word, value in unit.vector.items():
            weights[word] = weights.get(word, 0.0) + value
    if len(units) > 1:
        weights = {word: value for word, value in weights.items() if sum(word in unit.vector for unit in units) > 1} or weights
    told = (unit for unit in units if not unit.title)
    return [found for unit in told for found in (*_phrases(unit, weights), *_quoted(unit, weights))]


def _phrases(unit: Unit, weights: Mapping[str, float]) -> Iterator["_Stretch"]:
    return (_Stretch(phrase.text, phrase.score(weights)) for phrase in unit.phrases)


class _Stretch(msgspec.Struct, frozen=True, gc=False):
    text: str
    score: float


_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,60})[”\"]")
_FORMULA = re.compile(r"\b(?:principle|formula|motto|phrase|words|slogan)(?: of)?\s+$")
_SAID = 2.0
"""A quotation names a thing better than other words do."""


def _quoted(unit: Unit, weights: Mapping[str, float]) -> Iterator[_Stretch]:
    """The short quotations of a unit."""
    for hit in _QUOTED.finditer(unit.text):
        keys = {term.key for term in terms(hit[1], unit.side)}
        value = sum(weights.get(key, 0.0) for key in sorted(keys))
        size = len(hit[1].split())
        if value and FEW <= size <= LONGEST:
            named = _SAID * (_SAID if _FORMULA.search(unit.text, 0, hit.start()) else 1.0)
            yield _Stretch(f"“{' '.join(hit[1].split()).rstrip(',.')}”", named * value / FEW**0.5)
