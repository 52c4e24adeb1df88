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


def label(units: Sequence[Unit], size: int = 4) -> str:
    """The words that tell most of what the units share (of one unit: most of it), in the order in which the first has them."""
    weights: dict[str, float] = {}
    for unit in units:
        for word, value in unit.vector.items():
            weights[word] = weights.get(word, 0.0) + value
    if len(units) > 1:
        common = [word for word in weights if sum(word in unit.vector for unit in units) > 1]
        weights = {word: weights[word] for word in common} or weights
    chosen = {*sorted(weights, key=lambda word: (-weights[word], word))[:size]}
    found: dict[str, str] = {}
    for hit in re.finditer(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", units[0].text):
        word = fold(hit.group())
        for part in ([word], word.split("-")):
            for piece in part:
                if piece not in STOP and stem(piece) in chosen:
                    found.setdefault(stem(piece), hit.group())
    return " ".join(dict.fromkeys(found.values())) or short(units[0].text, 40)
