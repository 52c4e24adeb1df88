"""Which lines of a dump are the article: a linear model of where the article begins and ends (region.py) on features of its lines.

The weights are made by scripts/train_cleaner.py and lie in data/cleaner.json. A few milliseconds a page.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .features import rows
from .lines import Unit

if TYPE_CHECKING:
    from .region import Region

_WORD = 6
"""Characters a word, with its space."""


def chances(units: Sequence[Unit], url: str | None = None) -> list[float]:
    """For each unit, how likely it is article text, 0 to 1."""
    return default_region().chances(rows(units, url))


def choose(units: Sequence[Unit], likely: Sequence[float]) -> list[bool]:
    """Which lines to keep: the likeliest ones, as many as give the best expected F1 in words."""
    sizes = [max(0.5, len(u.text) / _WORD) for u in units]
    total = sum(c * size for c, size in zip(likely, sizes, strict=True))
    hits = kept = best = 0.0
    least = 1.0
    for chance, size in sorted(zip(likely, sizes, strict=True), reverse=True):
        hits, kept = hits + chance * size, kept + size
        if 2 * hits / (kept + total) > best:
            best, least = 2 * hits / (kept + total), chance
    return [c >= least for c in likely]


@cache
def default_region() -> "Region":
    """The model with the weights of the package; read once."""
    from .region import Region

    return Region.of_data(json.loads((files(__package__) / "data" / "cleaner.json").read_text(encoding="utf-8")))
