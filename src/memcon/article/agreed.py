"""Which lines of an HTML page are the article: what trafilatura chose and what the model of text dumps holds likely, judged together.

Either errs on other pages: trafilatura sees the markup, the model (cleaner.py) the words. A line is judged by both, and by what both say
of its neighbours and of the lines in the same element. The weights are made by scripts/train_agreed.py and lie in data/agreed.json.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, log

from .cleaner import size_of
from .rendered import Line
from .wording import STOP, key

_OWN, _MEAN = 5.0, 4.0
"""Log odds: how sure one line, and how sure a mean of lines, can be."""
_DECAY = exp(-0.5)
"""How much less the next line counts for a line than itself."""
_LONG = 60
"""Letters: a line so long that stands in the middle of what trafilatura keeps as one block is kept."""


def chosen_lines(lines: Sequence[Line], texts: Sequence[str]) -> list[bool]:
    """For each line, whether it is among `texts`, the blocks that trafilatura keeps, in their order."""
    ours, theirs = [key(line.text) for line in lines], [key(text) for text in texts]
    chosen = [False] * len(lines)
    for start, _, size in SequenceMatcher(None, ours, theirs).get_matching_blocks():
        chosen[start : start + size] = [True] * size
    whole = "".join(theirs)
    return [yes or (len(own) >= _LONG and own in whole) for yes, own in zip(chosen, ours, strict=True)]


def agreed_chances(lines: Sequence[Line], likely: Sequence[float], chosen: Sequence[bool], weights: Mapping[str, float]) -> list[float]:
    """For each line, how likely it is article text, 0 to 1, from the model's chances and trafilatura's choice."""
    return [_chance(sum(weights[name] * value for name, value in row.items())) for row in looks(lines, likely, chosen)]


def looks(lines: Sequence[Line], likely: Sequence[float], chosen: Sequence[bool]) -> list[dict[str, float]]:
    """What is judged of each line, numbers by name."""
    words = [size_of(line.text) for line in lines]
    expected = [chance * size for chance, size in zip(likely, words, strict=True)]
    in_box: defaultdict[int, float] = defaultdict(float)
    of_box: defaultdict[int, float] = defaultdict(float)
    for line, size, part in zip(lines, words, expected, strict=True):
        in_box[line.box] += size
        of_box[line.box] += part
    near = _around(words)
    near_likely, near_chosen = _around(expected), _around([size * yes for size, yes in zip(words, chosen, strict=True)])
    total = max(1.0, sum(expected))
    return [
        {
            "one": 1.0,
            "likely": _odds(likely[i], _OWN),
            "chosen": float(chosen[i]),
            "box likely": _odds(of_box[line.box] / in_box[line.box], _MEAN),
            "box share": of_box[line.box] / total,
            "near likely": _odds(near_likely[i] / near[i], _MEAN),
            "near chosen": near_chosen[i] / near[i],
            "length": log(words[i]),
            "heading": float(line.kind == "heading"),
            "stop": float(bool(STOP.search(line.text))),
        }
        for i, line in enumerate(lines)
    ]


def _around(values: Sequence[float]) -> list[float]:
    """Each value with its neighbours', which count less the further they are."""
    out = list(values)
    for order in (range(len(values)), range(len(values) - 1, -1, -1)):
        carried = 0.0
        for last, i in pairwise((None, *order)):
            carried = 0.0 if last is None else (carried + values[last]) * _DECAY
            out[i] += carried
    return out


def _odds(chance: float, most: float) -> float:
    return max(-most, min(most, log(max(chance, 1e-9) / max(1 - chance, 1e-9))))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@cache
def default_weights() -> Mapping[str, float]:
    """The weights of the package, by the names of `looks`; read once."""
    data: dict[str, dict[str, float]] = json.loads((files(__package__) / "data" / "agreed.json").read_text(encoding="utf-8"))
    return data["weights"]
