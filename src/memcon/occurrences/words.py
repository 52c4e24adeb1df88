"""Words as linking and comparing weigh them: stems, and how telling each is by how few texts use it.

The weights come from `data/words.json`, made by `scripts/train_linking.py`: in how many news texts a stem occurs. Fixed weights, not
those of the
batch at hand, so that two articles are judged alike whatever else is in the batch.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from importlib import resources

from memcon.knowledge.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:-[^\W\d_]+)*")
_NAME = re.compile(r"(?<![\w’'])[A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SUFFIXES = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"), ("iveness", "ive"), ("ations", "ate"), ("ation", "ate"),
    ("ising", "ize"), ("ised", "ize"), ("ments", ""), ("ment", ""), ("ically",
    "ic"), ("ingly", ""), ("edly", ""), ("ings", ""), ("ities", "ity"),
    ("ness", ""), ("ions", ""), ("ion", ""), ("ing", ""), ("ies", "y"), ("ied",
    "y"), ("ers", ""), ("ive", ""), ("ely", "e"), ("ed", ""), ("ly", ""),
    ("es", "e"), ("er", ""), ("s", ""),
)  # fmt: skip
"""Endings of English words and what stands in their place, the longest first: a light stemmer in the manner of Porter (1980)."""
FAINT = 0.25
STOP = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between both but by can "
    "could did do does doing down during each else ever few for from further get got had has have having he her here hers him his "
    "how however i if in into is it its itself just let like made make many may me might more most much must my near no nor not "
    "now of off on once one only onto or other our ours out over own per put said same say says she should since so some such than "
    "that the their theirs them then there these they this those though through to told too under until up upon us very was we "
    "well were what when where whether which while who whom whose why will with within without would yet you your yours don't "
    "won't it's isn't didn't doesn't can't that's i'm we're they're there's let's he's she's two three first according monday "
    "tuesday wednesday thursday friday saturday sunday january february march april june july august september october november "
    "december day week month year time mr mrs ms dr".split()
)


@cache
def stem(word: str) -> str:
    """The word without its ending, so that "negotiated" and "negotiations" meet."""
    word = word.removesuffix("'s").replace("-", "")
    return _shorter(_shorter(word))


def _shorter(word: str) -> str:
    for ending, other in _SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) + len(other) >= 4:
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: len(word) - len(ending)] + other
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word


def stems(text: str) -> list[str]:
    """The content words of a text, stemmed, in order."""
    return [stem(word) for found in _WORD.findall(fold(text)) for word in subwords(found) if word not in STOP and len(word) > 1]


def subwords(word: str) -> list[str]:
    """ "de-escalation" is one word, "Russian-American" two."""
    parts = word.split("-")
    return [word.replace("-", "")] if any(len(part) <= 3 for part in parts) else parts


def names(text: str) -> list[str]:
    """Words with a capital that are not common, folded: names, by their look."""
    return [word.removesuffix("'s") for found in _NAME.findall(text) if (word := fold(found)) not in STOP and len(word) > 2]


def numbers(text: str) -> list[str]:
    return [found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text)]


class Rarity:
    """How telling a stem is: the logarithm of the share of texts that lack it."""

    def __init__(self, documents: int, counts: Mapping[str, int], floor: int) -> None:
        self._documents = documents
        self._counts = counts
        self._floor = floor
        self._unknown = math.log((documents + 1) / (floor / 2 + 1))

    def of(self, stem_: str) -> float:
        count = self._counts.get(stem_)
        return self._unknown if count is None else math.log((self._documents + 1) / (count + 1))

    def coarser(self, key: Callable[[str], str]) -> "Rarity":
        """The same for coarser stems, each counted as often as the commonest of those that it stands for."""
        counts: dict[str, int] = {}
        for word, count in self._counts.items():
            counts[key(word)] = max(count, counts.get(key(word), 0))
        return Rarity(self._documents, counts, self._floor)

    def vector(self, found: Iterable[str], faint: Container[str] = ()) -> dict[str, float]:
        """The words as a vector of length 1, each weighed by its rarity and the logarithm of its number; `faint` words weigh a quarter.

        Empty for no words.
        """
        raw = {word: (1 + math.log(n)) * self.of(word) * (FAINT if word in faint else 1) for word, n in Counter(found).items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {word: raw[word] / length for word in sorted(raw)} if length else {}


@cache
def rarity() -> Rarity:
    """The weights that come with memcon."""
    data = json.loads((resources.files("memcon.occurrences") / "data" / "words.json").read_text("utf-8"))
    return Rarity(data["documents"], data["texts_with"], data["floor"])


def cosine(some: Mapping[str, float], others: Mapping[str, float]) -> float:
    """Cosine of two vectors of length 1."""
    if len(some) > len(others):
        some, others = others, some
    return sum(value * others[word] for word, value in some.items() if word in others)
