"""Short names for points, in the accounts' own words: a stretch that begins and ends where a phrase does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memcon.occurrences.conditions import condition_words
from memcon.occurrences.stance import BINDING
from memcon.occurrences.terms import EMPTY, REPORTING, Term, sense, terms
from memcon.occurrences.units import Unit

VALUE = 240
"""Characters of an account's words that a value shows; the citation has them all."""
_LONGEST = 12
"""Words of a label."""
_FEW = 4
"""Words up to which a label costs nothing."""
_LINKS = frozenset(
    "around of and or in on to for with against by from at as about between among towards toward the a an its their his her our ’s "
    "'s no be all any into over out up off down back should if without within under further will would only not".split()
)
"""Words that may stand within a label, between its phrases."""
_UNFINISHED = frozenset("of out up off down back".split())
"""Words that the word before them cannot do without."""
_LIGHT = frozenset(
    "if should unless not no without against".split()
)  # fmt: skip
"""Words that a label may begin with: without them it would say the opposite, or too much."""


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
    return [stretch for unit in units if not unit.title for stretch in (*_stretches(unit, weights), *_quoted(unit, weights))]


@dataclass(frozen=True)
class _Stretch:
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
        if value and _FEW <= size <= _LONGEST:
            named = _SAID * (_SAID if _FORMULA.search(unit.text, 0, hit.start()) else 1.0)
            yield _Stretch(f"“{' '.join(hit[1].split()).rstrip(',.')}”", named * value / _FEW**0.5)


_TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[$€£]\s?\d[\d,.]*")
_GAP = re.compile(r"^(?:\s+|[\s]?[,]\s|-|–|\s*[$€£]\s?)$")


def _stretches(unit: Unit, weights: Mapping[str, float]) -> Iterator[_Stretch]:
    """The stretches of a unit that could be its label, with how much they tell."""
    text = unit.text
    first = _content(unit)
    words = [(hit.start(), hit.end()) for hit in _TOKEN.finditer(text, first)]
    found = unit.terms
    told = {(a, b): _of(found, a, b) for a, b in words}
    for i, (start, _) in enumerate(words):
        if not _opens(text, words, told, i):
            continue
        for j in range(i, min(i + _LONGEST, len(words))):
            if j > i and not _joins(text, words, told, j):
                break
            if _closes(text, words, told, j):
                keys = dict.fromkeys(key for a, b in words[i : j + 1] for key in told[a, b])
                value = sum(max(weights.get(key, 0.0), weights.get(sense(key) or "", 0.0)) for key in keys)
                value *= (_PART if _OF.search(text, 0, start) else 1.0) * (_ONE if i == j else 1.0)
                value *= _WHOLE if j + 1 == len(words) or not text[words[j][1] : words[j + 1][0]].isspace() else 1.0
                yield _Stretch(_denied(text, start) + text[start : words[j][1]], value / max(j - i + 1, _FEW) ** 0.5)


_OF = re.compile(r"\bof(?: the| an?)?\s+$")
_WHOLE = 1.15
"""What a label that goes to the end of its clause is worth beside one that stops before."""
_ONE = 0.7
"""A word alone seldom says what something is."""
_PART = 0.85
"""What is said of something names it less than the whole."""
_NOT = re.compile(r"\b(?:no|not|never|without|cannot|neither|nor)\s+$", re.IGNORECASE)


def _denied(text: str, start: int) -> str:
    """A "not" right before the words: a label without it would say the opposite."""
    hit = _NOT.search(text, 0, start)
    return hit.group() if hit else ""


Told = Mapping[tuple[int, int], Sequence[str]]
"""Of each word its keys; () for one that tells nothing."""


def _content(unit: Unit) -> int:
    """Where what is said begins: after "He stressed that"; of several things said, the one that binds most."""
    starts = [(said.content[0] - unit.start, said.act in BINDING) for said in unit.statements if unit.start < said.content[0] < unit.end]
    binding = [start for start, binds in starts if binds]
    return min(binding or [start for start, _ in starts if start < _EARLY * len(unit.text)], default=0)


_EARLY = 0.6


def _of(found: Sequence[Term], start: int, end: int) -> tuple[str, ...]:
    return tuple(term.key for term in found if term.start < end and term.end > start)


def _names_something(keys: Sequence[str]) -> bool:
    return any(key not in REPORTING and key not in EMPTY for key in keys)


def _opens(text: str, words: Sequence[tuple[int, int]], told: Told, i: int) -> bool:
    """Can a label begin with this word: one that tells something, and no name or compound is cut by it?"""
    if not _names_something(told[words[i]]):
        return text[slice(*words[i])].lower() in _LIGHT and i + 1 < len(words)
    if i == 0:
        return True
    gap = text[words[i - 1][1] : words[i][0]]
    return not gap.isspace() or not _names_something(told[words[i - 1]])


def _joins(text: str, words: Sequence[tuple[int, int]], told: Told, j: int) -> bool:
    """Does this word go on with the stretch before it?"""
    word = text[slice(*words[j])].lower()
    if not _GAP.match(text[words[j - 1][1] : words[j][0]]) or any(key in REPORTING for key in told[words[j]]):
        return False
    return bool(told[words[j]]) or word in _LINKS or not word.isalpha()


def _closes(text: str, words: Sequence[tuple[int, int]], told: Told, j: int) -> bool:
    """Can a label end with this word?"""
    if not _names_something(told[words[j]]):
        return False
    if j + 1 == len(words):
        return True
    gap, following = text[words[j][1] : words[j + 1][0]], text[slice(*words[j + 1])].lower()
    return not gap.isspace() or (following not in _UNFINISHED and not _names_something(told[words[j + 1]]))
