"""Which lines of a dump are the article: a linear model of where the article begins and ends (region.py) on features of its lines.

The weights are made by scripts/train_cleaner.py and lie in data/cleaner.json. A few milliseconds a page.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from .features import is_item, opens_chrome, opens_comments, rows
from .heads import content_words, is_sentence
from .lines import Unit

if TYPE_CHECKING:
    from .region import Region

_BOX, _PROSE, _SHARED = 4, 15, 0.3
"""A box within an article has so many lines at most; a line of prose has so many words; this part of its words stood above the box."""

_BARE = 0.35
"""Part of a text: where no more is left out, the page may have no chrome."""

_WORD = 6
"""Characters a word, with its space."""


def chances(units: Sequence[Unit], url: str | None = None, model: "Region | None" = None) -> list[float]:
    """For each unit, how likely it is article text, 0 to 1, by `model` or the weights of the package."""
    return (model or default_region()).chances(rows(units, url))


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


def whole_if_bare(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """The choice, or every line where the page is an article that somebody kept without its chrome.

    Then little is left out (``_BARE`` of the characters), and none of it is an item of a list or a heading that opens chrome. In the
    training pages that holds for nine in ten of those stripped of chrome and for one in fifty of the captured ones.
    """
    out = [u for u, k in zip(units, keep, strict=True) if not k]
    left = sum(len(u.text) for u in out)
    bare = left < _BARE * sum(len(u.text) for u in units) and not any(opens_chrome(u.text) or is_item(u.text) for u in out)
    return [bare or k for k in keep]


@cache
def default_region() -> "Region":
    """The model with the weights of the package; read once."""
    from .region import Region

    return Region.of_data(json.loads((files(__package__) / "data" / "cleaner.json").read_text(encoding="utf-8")))
