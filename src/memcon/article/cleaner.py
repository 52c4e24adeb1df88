"""Which lines of a dump are the article: a linear model of where the article begins and ends (region.py) on features of its lines.

The weights are made by scripts/train_cleaner.py and lie in data/cleaner.json. A few milliseconds a page.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from .features import rows
from .heads import content_words, is_sentence
from .lines import Unit
from .wording import opens_comments

if TYPE_CHECKING:
    from .region import Region

_BOX, _PROSE, _SHARED = 4, 15, 0.3
"""A box within an article has so many lines at most; a line of prose has so many words; this part of its words stood above the box."""

_WORD = 6
"""Characters a word, with its space."""


def chances(units: Sequence[Unit], url: str | None = None, model: "Region | None" = None) -> list[float]:
    """For each unit, how likely it is article text, 0 to 1, by `model` or the weights of the package."""
    return (model or default_region()).chances(rows(units, url))


def size_of(text: str) -> float:
    """About how many words a line has; half a word where it has hardly a letter."""
    return max(0.5, len(text) / _WORD)


def choose(units: Sequence[Unit], likely: Sequence[float]) -> list[bool]:
    """Which lines to keep: the likeliest ones, as many as give the best expected F1 in words."""
    sizes = [size_of(u.text) for u in units]
    total = sum(c * size for c, size in zip(likely, sizes, strict=True))
    hits = kept = best = 0.0
    least = 1.0
    for chance, size in sorted(zip(likely, sizes, strict=True), reverse=True):
        hits, kept = hits + chance * size, kept + size
        if 2 * hits / (kept + total) > best:
            best, least = 2 * hits / (kept + total), chance
    return [c >= least for c in likely]


def resumed(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """The choice, with the text that goes on behind a box of a few short lines ("Related", "Subscribe to ...") in the middle of it.

    It goes on where two or more lines of prose come that share words with the text so far; readers' comments do so too.
    """
    out, kept = list(keep), [i for i, k in enumerate(keep) if k]
    known = set[str]().union(*(content_words(units[i].text) for i in kept))
    end = kept[-1] + 1 if kept else len(units)
    while True:
        begin = next((i for i in range(end, min(end + _BOX + 1, len(units))) if is_sentence(units[i].text, _PROSE)), None)
        if begin is None or any(opens_comments(u.text) for u in units[end:begin]):
            return out
        run = list(takewhile(lambda i: is_sentence(units[i].text, _PROSE), range(begin, len(units))))
        words = [w for i in run for w in content_words(units[i].text)]
        if len(run) < 2 or sum(w in known for w in words) < _SHARED * len(words):
            return out
        for i in run:
            out[i] = True
        known.update(words)
        end = run[-1] + 1


@cache
def default_region() -> "Region":
    """The model with the weights of the package; read once."""
    from .region import Region

    return Region.of_data(json.loads((files(__package__) / "data" / "cleaner.json").read_text(encoding="utf-8")))
