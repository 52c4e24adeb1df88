"""Which lines of a dump are the article: a logistic model over line features, smoothed over the page (two-state Viterbi).

The weights are made by scripts/train_cleaner.py and lie in data/cleaner.json. Pure Python, a few milliseconds a page.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from .features import rows
from .lines import Unit


@dataclass(frozen=True, slots=True)
class Cleaner:
    """`weights` by feature name, on features as features.rows gives them; `switch`: log odds that a change of state costs."""

    bias: float
    weights: dict[str, float]
    switch: float

    def chances(self, units: Sequence[Unit], title: str | None = None) -> list[float]:
        """For each unit, how likely it is article text, 0 to 1."""
        names = tuple(self.weights.items())
        return [1 / (1 + exp(-max(-30.0, min(30.0, self.bias + sum(w * row.get(n, 0.0) for n, w in names))))) for row in rows(list(units), title)]

    def keep(self, units: Sequence[Unit], title: str | None = None) -> list[bool]:
        """Which units to keep: the likeliest run of states over the page."""
        return smooth(self.chances(units, title), self.switch)


def smooth(chances: Sequence[float], switch: float) -> list[bool]:
    """The likeliest sequence of drop and keep, where each change costs `switch` and the page starts outside the article."""
    if not chances:
        return []
    drop, keep = 0.0, -switch / 2
    back: list[tuple[bool, bool]] = []
    for chance in chances:
        chance = min(0.9999, max(0.0001, chance))
        from_keep_to_drop, from_drop_to_keep = keep - switch > drop, drop - switch > keep
        back.append((from_keep_to_drop, not from_drop_to_keep))
        drop, keep = max(drop, keep - switch) + log(1 - chance), max(keep, drop - switch) + log(chance)
    state = keep - switch / 2 > drop
    states: list[bool] = []
    for was_keep_if_drop, was_keep_if_keep in reversed(back):
        states.append(state)
        state = was_keep_if_keep if state else was_keep_if_drop
    return states[::-1]


@cache
def default_cleaner() -> Cleaner:
    """The cleaner with the weights of the package; read once."""
    data = json.loads((files(__package__) / "data" / "cleaner.json").read_text(encoding="utf-8"))
    return Cleaner(bias=data["bias"], weights=data["weights"], switch=data["switch"])
