"""Short names for points, in the accounts' own words."""

import re
from collections.abc import Sequence

from memcon.knowledge.folding import fold
from memcon.occurrences.units import Unit
from memcon.occurrences.words import STOP, stem

VALUE = 240
"""Characters of an account's words that a value shows; the citation has them all."""


def short(text: str, limit: int = VALUE) -> str:
    """The words on one line, cut at a word where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: line.rfind(" ", 0, limit)] + " …"


def label(units: Sequence[Unit], longest: int = 6) -> str:
    """The stretch of the first unit's words that tells most of what the units share (of one unit: most of it)."""
    weights: dict[str, float] = {}
    for unit in units:
        for word, value in unit.vector.items():
            weights[word] = weights.get(word, 0.0) + value
    if len(units) > 1:
        common = {word: value for word, value in weights.items() if sum(word in unit.vector for unit in units) > 1}
        weights = common or weights
    text = units[0].text
    words = [(hit.start(), hit.end(), _weight(hit.group(), weights)) for hit in _WORD.finditer(text)]
    best, score = (0, 0), 0.0
    for i, (_, _, first) in enumerate(words):
        for j in range(i, min(i + longest, len(words))):
            if first and words[j][2] and not _STOP_IN.search(text, words[i][0], words[j][1]):
                told = sum(weight for _, _, weight in words[i : j + 1]) / (j - i + 2) ** 0.5
                if told > score:
                    best, score = (words[i][0], words[j][1]), told
    return short(text[best[0] : best[1]], 60) or short(text, 40)


_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_STOP_IN = re.compile(r"[.;:?!“”\"]\s|[“”\"]")


def _weight(word: str, weights: dict[str, float]) -> float:
    folded = fold(word)
    return sum(weights.get(stem(part), 0.0) for part in dict.fromkeys([folded, *folded.split("-")]) if part not in STOP)
