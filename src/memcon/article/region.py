"""Where the article begins and ends, and which lines inside it are chrome: one model of a stretch of lines.

A reading of a page takes the lines from s to e for the article, and each of them as kept or as skipped (an advertisement, a box of
related stories); its score is start(s) + the score of each line as what it is taken for + end(e). All readings share one probability,
summed over exactly (a conditional random field whose lines go before, kept or skipped, after). So a box costs the text behind it
little. A line is article text as likely as it is kept. The four scores are linear in a line's features, its neighbours' and the means
around it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_ALSO = ("is_title", "titled", "repeat")
KEEP, SKIP, START, END = range(4)
_CLIP = 5.0
"""Standard deviations: a line stranger than that counts no more."""
_AROUND = 5
"""Lines before and after that the means are over."""


def widen(rows: Sequence[Mapping[str, float]]) -> tuple[Array, list[str]]:
    """Rows of features.rows (at least one) as a matrix of lines by features, with the neighbours' own features and the means around."""
    names = list(rows[0])
    plain = np.array([[row[name] for name in names] for row in rows])
    own = [*names[: names.index("repeat")], *_ALSO]
    at = [names.index(name) for name in own]
    near = plain[:, at]
    many, none = len(near), np.zeros((1, len(own)))
    sums = np.vstack([none, np.cumsum(near, axis=0)])
    here = np.arange(many)
    before = (sums[here] - sums[np.maximum(here - _AROUND, 0)]) / _AROUND
    after = (sums[np.minimum(here + _AROUND + 1, many)] - sums[here + 1]) / _AROUND
    edges = np.zeros((many, 2))
    edges[0, 0] = edges[-1, 1] = 1
    wide = np.hstack([plain, np.vstack([none, near[:-1]]), np.vstack([near[1:], none]), before, after, edges])
    prefixes = ("before", "after", "around before", "around after")
    return wide, [*names, *(f"{prefix}: {name}" for prefix in prefixes for name in own), "top", "bottom"]


def stretch(inside: Array, start: Array, end: Array) -> tuple[Array, Array, Array, Array]:
    """(P(line in the stretch), P(it starts here), P(it ends here), log of the sum over all stretches) of scores a line.

    The last axis is the lines; pages of a batch are filled up with starts and ends of minus infinity.
    """
    sums = np.cumsum(inside, axis=-1)
    first, last = start - (sums - inside), end + sums
    begun = np.logaddexp.accumulate(first, axis=-1)
    to_come = np.logaddexp.accumulate(last[..., ::-1], axis=-1)[..., ::-1]
    total = np.logaddexp.reduce(last + begun, axis=-1)
    all_of = total[..., None]
    within, starts, ends = (np.exp(np.minimum(part - all_of, 0.0)) for part in (begun + to_come, first + to_come, last + begun))
    return within, starts, ends, total


@dataclass(frozen=True)
class Region:
    """Weights: features by (mean, scale) and by the four scores."""

    names: tuple[str, ...]
    mean: Array
    scale: Array
    weights: Array
    bias: Array

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """For each line, how likely it is article text, 0 to 1."""
        if not rows:
            return []
        wide, _ = widen(rows)
        scores = standardise(wide, self.mean, self.scale) @ self.weights + self.bias
        inside = np.logaddexp(scores[:, KEEP], scores[:, SKIP])
        within = stretch(inside, scores[:, START], scores[:, END])[0]
        return [float(c) for c in within * np.exp(scores[:, KEEP] - inside)]

    def as_data(self) -> dict[str, Any]:
        """Plain numbers: by feature [mean, scale, keep, skip, start, end]."""
        table = np.hstack([self.mean[:, None], self.scale[:, None], self.weights])
        return {
            "bias": [round(float(b), 4) for b in self.bias],
            "features": {name: [round(float(v), 4) for v in row] for name, row in zip(self.names, table, strict=True)},
        }

    @staticmethod
    def of_data(data: Mapping[str, Any]) -> "Region":
        table = np.array(list(data["features"].values()))
        return Region(tuple(data["features"]), table[:, 0], table[:, 1], table[:, 2:], np.array(data["bias"]))


def standardise(wide: Array, mean: Array, scale: Array) -> Array:
    return np.clip((wide - mean) / scale, -_CLIP, _CLIP)
