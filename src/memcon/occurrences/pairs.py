"""Which articles are worth a comparison, and how likely a pair tells of one event."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from memcon.occurrences.features import Features, likeness
from memcon.occurrences.types import Reason

WINDOW = 10
"""Days between two articles beyond which they are never taken for accounts of one event."""
KEYS = 24
"""An article is looked for by this many of its most telling words."""
SHARED = 2
"""Telling words that two articles must have in common to be compared."""
CROWD = 200
"""A word that more articles of one window are looked for by than this tells too little to look by."""
_ALL = -1


@dataclass(frozen=True)
class Weights:
    """A logistic model: log-odds = bias + the sum of weight times feature; a pair is joined from `threshold` on."""

    bias: float
    weights: Mapping[str, float]
    threshold: float


@cache
def load_weights() -> Weights:
    """The weights that `scripts/train_linking.py` made."""
    data = json.loads((resources.files("memcon.occurrences") / "data" / "link.json").read_text("utf-8"))
    return Weights(data["bias"], data["weights"], data["threshold"])


def keys(article: Features) -> tuple[str, ...]:
    """The words that an article is looked for by."""
    merged = {**article.words}
    for word, value in article.names.items():
        merged[f"@{word}"] = value
    return tuple(sorted(merged, key=lambda word: (-merged[word], word))[:KEYS])


def candidates(articles: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of articles near in time that share telling words. Cost grows with the articles of a window, not with all of them.

    Only an article without a day is looked for among all.
    """
    posted: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        window = None if article.day is None else article.day // WINDOW
        places: tuple[int | None, ...] = (_ALL,) if window is None else (window - 1, window, window + 1, None)
        counts: dict[int, int] = defaultdict(int)
        told = keys(article)
        for word in told:
            found = [j for place in places for j in posted.get((word, place), ())]
            if len(found) <= CROWD:
                for j in found:
                    counts[j] += 1
        yield from ((j, i) for j in sorted(counts) if counts[j] >= SHARED and near(article, articles[j]))
        for word in told:
            posted[word, window].append(i)
            posted[word, _ALL].append(i)


def near(a: Features, b: Features) -> bool:
    """Were they published within the window, or is that unknown?"""
    return a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW


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
