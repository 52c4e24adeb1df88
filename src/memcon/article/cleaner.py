"""Which lines of a dump are the article: two small logistic models, the second of which sees what the first made of the page.

The second look is the smoothing: it knows the chances of the neighbours, and where the likeliest run of lines begins and ends.
The weights are made by scripts/train_cleaner.py and lie in data/cleaner.json. Pure Python, a few milliseconds a page.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from .features import rows, second_look
from .lines import Unit

THRESHOLD = 0.4
"""The chance from which a line is kept, set by cross-validation: a lost sentence weighs more than a stray one."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature name, on features as features.py gives them."""

    bias: float
    weights: tuple[tuple[str, float], ...]

    def chance(self, row: dict[str, float]) -> float:
        score = self.bias
        for name, weight in self.weights:
            score += weight * row[name]
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Cleaner:
    """The two models."""

    first: Logistic
    second: Logistic

    def chances(self, units: Sequence[Unit], url: str | None = None) -> list[float]:
        """For each unit, how likely it is article text, 0 to 1."""
        looked = rows(units, url)
        return [self.second.chance(row) for row in second_look(looked, [self.first.chance(row) for row in looked])]


def smooth(chances: Sequence[float]) -> list[bool]:
    """Which lines to keep. A doubtful line between two surely kept ones is kept too."""
    keep = [c > THRESHOLD for c in chances]
    for i in range(1, len(chances) - 1):
        if not keep[i] and chances[i] > 0.25 and chances[i - 1] > 0.8 and chances[i + 1] > 0.8:
            keep[i] = True
    return keep


@cache
def default_cleaner() -> Cleaner:
    """The cleaner with the weights of the package; read once."""
    data = json.loads((files(__package__) / "data" / "cleaner.json").read_text(encoding="utf-8"))
    first, second = (Logistic(data[name]["bias"], tuple(data[name]["weights"].items())) for name in ("first", "second"))
    return Cleaner(first, second)
