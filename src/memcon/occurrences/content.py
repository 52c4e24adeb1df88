"""Sentences of different accounts put together by what they say."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.kinds import binding
from memcon.occurrences.terms import EMPTY, REPORTING, sense, terms
from memcon.occurrences.units import Sheet, Unit
from memcon.occurrences.words import cosine

ALIKE = 0.2
"""Average likeness from which sentences of news stories say the same; set on the developers' bundles."""
ALIKE_OFFICIAL = 0.32
"""The same where official texts are among them: these have stock phrases in common, and say different things with them."""
ALIKE_CLAUSES = 0.4
_KEYS = 12
_CROWD = 120
_SAME_EVENT = 0.08
"""What a shared kind of event between shared parties adds to the cosine of the words."""
_OTHER_ACT = 0.85
_AGAINST = 0.7
_UNLIKE = 0.65
"""What is left of the likeness of two sentences of which one speaks of harm and the other of keeping ("violates", "supports")."""
_SAME_ACT = 0.03
_BOTH_DEPEND = 0.14
"""What it adds that both make something depend on something: the words for a condition and for what follows vary more than others."""
_NOT = re.compile(
    r"\b(?:not|no|never|neither|without|n['’]t|refus\w+|reject\w+|den(?:y"
    r"|ies|ied)|declin\w+|unwilling|impossible|unable|non-negotiable|rul\w+ out)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)


def together(units: Sequence[Unit], alike: float = ALIKE) -> list[list[Unit]]:
    """Units that say the same, in groups; a unit that no other is like stands alone."""
    posted: dict[str, list[int]] = defaultdict(list)
    vectors = _Vectors(units)
    edges = []
    for i, unit in enumerate(units):
        near: set[int] = set()
        for word in sorted(unit.vector, key=lambda w: (-unit.vector[w], w))[:_KEYS]:
            if len(posted[word]) <= _CROWD:
                near.update(posted[word])
            posted[word].append(i)
        others = [j for j in sorted(near) if units[j].record != unit.record]
        for j, shared in zip(others, vectors.cosines(i, others), strict=True):
            weight = _likeness(shared, units[j], unit)
            if weight >= alike / 2:
                edges.append((j, i, weight))
    groups = [[units[i] for i in group] for group in average_linkage(len(units), edges, alike)]
    return [part for group in groups for part in _by_stance(group)]


class _Vectors:
    """The vectors of sentences as columns of two tables, the n-th word of each with what it weighs, so that one is told beside many."""

    def __init__(self, units: Sequence[Unit]) -> None:
        known: dict[str, int] = {}
        shape = (max((len(unit.vector) for unit in units), default=0), len(units))
        self._words, self._values = np.zeros(shape, np.intp), np.zeros(shape)
        for i, unit in enumerate(units):
            size = len(unit.vector)
            self._words[:size, i] = [known.setdefault(word, len(known)) for word in unit.vector]
            self._values[:size, i] = [*unit.vector.values()]
        self._one = np.zeros(len(known) or 1)

    def cosines(self, i: int, others: Sequence[int]) -> list[float]:
        """Of sentence i with each of the others; word by word in their order, so that each sum is that of `words.cosine`."""
        if not others:
            return []
        own = self._words[:, i]
        self._one[own[::-1]] = self._values[::-1, i]  # what is left empty is word 0, so the first is written last
        products = self._values[:, others] * self._one[self._words[:, others]]
        found: list[float] = products.cumsum(axis=0)[-1].tolist()  # `sum` adds in an order of its own
        self._one[own] = 0.0
        return found


def _by_stance(group: list[Unit]) -> list[list[Unit]]:
    """A group in two where some of it speaks of harm and some of keeping: "violates the border" does not say what "respects the border"
    says."""
    stands = [unit.stance for unit in group]
    if -1 not in stands or 1 not in stands:
        return [group]
    harm = [unit for unit, stands_ in zip(group, stands, strict=True) if stands_ < 0]
    return [harm, [unit for unit, stands_ in zip(group, stands, strict=True) if stands_ >= 0]]


def likeness(a: Unit, b: Unit) -> float:
    """How alike two sentences are: cosine of their words, more where they tell the same kind of event or act."""
    return _likeness(cosine(a.vector, b.vector), a, b)


def _likeness(alike: float, a: Unit, b: Unit) -> float:
    """The same, where the cosine is known."""
    if alike < ALIKE / 3:
        return alike
    if not a.types.isdisjoint(b.types) and not a.parties.isdisjoint(b.parties):
        alike += _SAME_EVENT
    if (a.acts & b.acts) - {"say"}:
        alike += _SAME_ACT
    if a.depends and b.depends:
        alike += _BOTH_DEPEND
    return min(alike * _same_act(a, b) * (_UNLIKE if a.stance * b.stance < 0 else 1.0), 1.0)


def _same_act(a: Unit, b: Unit) -> float:
    """A threat is hardly matched by a report that shares its words, less by an accusation; a condition not by what has none."""
    first, second = binding(a), binding(b)
    same = 1.0 if first == second or first & second else _AGAINST if first and second else _OTHER_ACT
    return same * (1.0 if a.depends == b.depends else _OTHER_ACT)


def opposed(a: Unit, b: Unit) -> bool:
    """Does one deny what the other says: "will attend" and "will not attend"?

    Told by a word that is negated in one, where nothing is negated in the other.
    """
    first, second = negated(a.text), negated(b.text)
    return bool(({*b.stems} & first and not _NOT.search(b.text)) or ({*a.stems} & second and not _NOT.search(a.text)))


def negated(text: str) -> set[str]:
    """The keys of the words that stand right after a "not"."""
    return {found[0].key for hit in _NO.finditer(text) if (found := terms(text[hit.end() : hit.end() + 30])[:1])}


NEW = 0.45
"""Share of a clause's weight in words that no other source has, from which it is that source's own."""
_CUT = re.compile(
    r"[,;:]\s+(?!(?:Jr|Sr|Inc|Ltd)\b)|\s+(?:and that|and also|as well as|and then|but|while|although|noting|adding)\s+|\s+[–—]\s+"
    r"|\s+and\s+(?=\w+(?:ed|ing)\b)|\s+that\s+(?=[A-Z])"
)
_AND = re.compile(r"\s+and\s+(?=(?:the|that|its|his|her|their|our|another|additional|\w+ \w+ (?:for|of|to))\b)")
"""Where a list may go on: cut only between things that are long enough to stand alone ("the United States and its allies" is one)."""
_FEWEST = 3
_LISTED = 4
"""Content words of a thing in a list."""


def clauses(unit: Unit) -> list[tuple[int, int]]:
    """The parts of a sentence between commas and conjunctions, as offsets into it; short ones go with the one before."""
    at = [term.start for term in unit.terms if term.key not in REPORTING and term.key not in EMPTY]
    cuts = [(0, 0), *((hit.start(), hit.end()) for hit in _CUT.finditer(unit.text)), (len(unit.text), len(unit.text))]
    found: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(cuts):
        if found and _count(at, start, end) < _FEWEST:
            found[-1] = (found[-1][0], end)
        elif end > start:
            found.append((start, end))
    return [part for start, end in found for part in _listed(unit.text, at, start, end)]


def _count(at: Sequence[int], start: int, end: int) -> int:
    return sum(start <= place < end for place in at)


def _listed(text: str, at: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The things that a clause lists."""
    for hit in _AND.finditer(text, start, end):
        if _count(at, start, hit.start()) >= _LISTED and _count(at, hit.end(), end) >= _LISTED:
            yield start, hit.start()
            start = hit.end()
    yield start, end


def parts(unit: Unit) -> list[Unit]:
    """The clauses of a sentence as units of their own, with the statements and events that stand in them."""
    spans = clauses(unit)
    if len(spans) < 2:
        return [unit]
    return [_part(unit, start, end) for start, end in spans]


def _part(unit: Unit, start: int, end: int) -> Unit:
    first, last = unit.start + start, unit.start + end
    text = unit.text[start:end]
    words = tuple(term.key for term in terms(text, unit.side))
    keys = {*words, *(meant for word in words if (meant := sense(word)))}
    own = {word: unit.vector[word] for word in sorted(keys) if word in unit.vector}
    length = math.sqrt(sum(value * value for value in own.values())) or 1.0
    return replace(
        unit,
        start=first,
        end=last,
        text=text,
        stems=words,
        vector={word: value / length for word, value in own.items()},
        statements=tuple(s for s in unit.statements if s.content[0] < last and s.content[1] > first),
        events=tuple(e for e in unit.events if any(first <= x.start < last for x in e.evidence if x.purpose == "event")),
    )


class Postings:
    """Which sentences of the accounts have a word."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        units = [unit for sheet in sheets for unit in sheet.units]
        having: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            for word in unit.vector:
                having[word].append(number)
        self._having = {word: np.array(numbers) for word, numbers in having.items()}
        self._of = {source: np.array([unit.source != source for unit in units]) for source in {unit.source for unit in units}}
        """Of each source: which sentences are of others."""

    def most(self, vector: Mapping[str, float], source: str) -> float:
        """The weight of a clause's words that the sentence of another source has that has most of them."""
        found = [(self._having[word], value) for word, value in vector.items() if word in self._having]
        if not found:
            return 0.0
        weights = np.repeat([value for _, value in found], [len(numbers) for numbers, _ in found])
        others = self._of[source]
        covered = np.bincount(np.concatenate([numbers for numbers, _ in found]), weights, len(others))
        return float((covered * others).max())


def novelty(part: Unit, posted: Postings) -> float:
    """The share of the weight of a clause's words that the sentence of another source that has most of them lacks."""
    if len(part.vector) < _FEWEST:
        return 0.0
    return 1 - posted.most(part.vector, part.source) / sum(part.vector.values())
