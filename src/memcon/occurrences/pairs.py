"""Which articles are worth a comparison, and how likely a pair tells of one event."""

import json
import math
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from zlib import crc32

from memcon.occurrences.features import REPRINT, Features, likeness, resemblance
from memcon.occurrences.types import Reason

WINDOW = 10
"""Days between two articles beyond which they are never taken for accounts of one event."""
KEYS = 24
"""An article is looked for by this many of its most telling words."""
SHARED = 2
"""Telling words that two articles must have in common to be compared."""
CROWD = 200
"""A word that more articles of one window are looked for by than this tells too little to look by."""
FAINT = 0.02
"""Probabilities below count as 0, so that the graph stays sparse."""
PARTS = 10_000
"""Likenesses are told apart to a ten thousandth, and added up in whole ten thousandths: sums are then the same in any order."""
_ALL = -(10**6)


@dataclass(frozen=True)
class Weights:
    """A logistic model: log-odds = bias + the sum of weight times feature; a pair is joined from `threshold` on."""

    bias: float
    weights: Mapping[str, float]
    threshold: float

    @property
    def threshold_parts(self) -> int:
        """The threshold as likenesses are added up: in ten thousandths."""
        return round(self.threshold * PARTS)


@cache
def load_weights() -> Weights:
    """The weights that `scripts/train_linking.py` made."""
    data = json.loads((resources.files("memcon.occurrences") / "data" / "link.json").read_text("utf-8"))
    return Weights(data["bias"], data["weights"], data["threshold"])


@dataclass(frozen=True)
class Signature:
    """What of an article is needed to find others that are worth a comparison: its day, and the words that it is looked for by, each as its
    CRC-32 (so that many signatures take little room; two words that share one are taken for one word)."""

    day: int | None
    keys: tuple[int, ...]


def signature(article: Features) -> Signature:
    """The signature of an article: its most telling words and names."""
    merged = {**article.words}
    for word, value in article.names.items():
        merged[f"@{word}"] = value
    told = sorted(merged, key=lambda word: (-merged[word], word))[:KEYS]
    return Signature(article.day, tuple(dict.fromkeys(crc32(word.encode("utf-8", "surrogatepass")) for word in told)))


def window(day: int) -> int:
    """The number of the stretch of WINDOW days that a day is in: an article meets those of its own, the one before and the one after."""
    return day // WINDOW


def candidates(articles: Sequence[Signature], wanted: Container[int] | None = None) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of articles near in time that share telling words, the articles being in order of day and id, those without a day last.

    Only an article without a day is looked for among all; so the pairs (i, j) of a j with a day depend on no articles but those of its
    window and the one before, and cost grows with the articles of a window. `wanted`: only pairs whose j is in it.
    """
    posted: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        own = None if article.day is None else window(article.day)
        places: tuple[int | None, ...] = (_ALL,) if own is None else (own - 1, own)
        if wanted is None or i in wanted:
            counts: dict[int, int] = defaultdict(int)
            for word in article.keys:
                found = [posted[word, place] for place in places if (word, place) in posted]
                if sum(map(len, found)) <= CROWD:
                    for j in chain.from_iterable(found):
                        counts[j] += 1
            yield from ((j, i) for j in sorted(counts) if counts[j] >= SHARED and near(article, articles[j]))
        for word in article.keys:
            posted[word, own].append(i)
            posted[word, _ALL].append(i)


def near(a: Signature, b: Signature) -> bool:
    """Were they published within the window, or is that unknown?"""
    return a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW


@dataclass(frozen=True)
class Edge:
    """How likely two articles tell of one event, to four digits; and whether one is a near copy of the other."""

    likely: float
    copy: bool

    @property
    def parts(self) -> int:
        """How likely, in ten thousandths."""
        return round(self.likely * PARTS)


def edge(a: Features, b: Features, model: Weights) -> Edge | None:
    """The edge between two articles; None where they are hardly alike."""
    first, second = sorted((a, b), key=lambda article: article.id)
    likely = round(probability(first, second, model), 4)
    return Edge(likely, is_copy(first, second)) if likely >= FAINT else None


def is_copy(a: Features, b: Features) -> bool:
    """Are the two texts one source?"""
    return resemblance(a.sketch, b.sketch) >= REPRINT


def probability(a: Features, b: Features, model: Weights) -> float:
    """How likely two articles tell of one event."""
    odds = model.bias + sum(model.weights.get(name, 0.0) * value for name, value in likeness(a, b).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def reasons(a: Features, b: Features, model: Weights) -> tuple[Reason, ...]:
    """What weighed, the heaviest first; of words and names, the five that tell most."""
    parts = [(name, model.weights.get(name, 0.0) * value) for name, value in likeness(a, b).items()]
    vectors = {"words": (a.words, b.words), "lead": (a.lead, b.lead), "names": (a.names, b.names), "numbers": (a.numbers, b.numbers)}
    return tuple(
        Reason(feature=name, weight=round(weight, 3), words=_common(*vectors[name]) if name in vectors else ())
        for name, weight in sorted(parts, key=lambda part: (-abs(part[1]), part[0]))
        if weight
    )


def _common(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted((word for word in a if word in b), key=lambda word: (-a[word] * b[word], word))[:5])
