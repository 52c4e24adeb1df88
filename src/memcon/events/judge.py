"""The judge: how likely a candidate is an event of its type. A logistic model over readable features; its weights are a JSON file.

Trained by `scripts/train_judge.py`; the recipe and the hash of the weights stand in that file. A frame never wins by itself: the
judge sees which frame it is, how specific, who fills its roles, how it stands, and where on the page.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from memcon.events.match import Candidate
from memcon.events.status import Standing


class Weights(msgspec.Struct, frozen=True):
    """Weight by feature; a feature without one weighs nothing. `slope` and `shift` calibrate the sum to a probability."""

    weights: Mapping[str, float]
    bias: float
    slope: float = 1.0
    shift: float = 0.0

    def probability(self, features: Mapping[str, float]) -> float:
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.slope * total + self.shift))))


@cache
def load_weights() -> Weights:
    """The weights that memcon ships."""
    return msgspec.convert(json.loads((resources.files("memcon.events") / "judge.json").read_text(encoding="utf-8")), Weights)


def features(c: Candidate, standing: Standing, roles: Mapping[str, int], quoted: bool) -> dict[str, float]:
    """What the judge knows of a candidate. `roles` counts the actors found for each role."""
    s, word = c.sentence, c.sentence.words[c.trigger]
    acting = roles.get("initiator", 0) + roles.get("participant", 0)
    ends = (acting > 0) + (roles.get("recipient", 0) > 0 or roles.get("participant", 0) > 1)
    kind = c.frame.type
    return {
        f"rule={c.frame.rule}": 1.0,
        f"type={kind}": 1.0,
        f"word={kind}/{c.lemma}": 1.0,
        f"kind={c.kind}": 1.0,
        f"ends={ends}": 1.0,
        f"ends={kind}/{ends}": 1.0,
        "initiator": float(roles.get("initiator", 0) > 0),
        "recipient": float(roles.get("recipient", 0) > 0),
        f"conditions={min(3, c.frame.conditions)}": 1.0,
        f"status={standing.status}": 1.0,
        f"status={kind}/{standing.status}": 1.0,
        f"roles={kind}/{_shape(roles)}": 1.0,
        "said": float(standing.said >= 0),
        "quoted": float(quoted),
        f"block={s.kind}": 1.0,
        "passive": float(c.args.passive),
        f"dep={c.kind}/{word.dep}": 1.0,
        "depth": min(4.0, float(_depth(c))),
    }


def _shape(roles: Mapping[str, int]) -> str:
    """Which roles are filled, as letters: "ir" for a doer and one it is done to."""
    return "".join(role[0] if n < 2 or role != "participant" else "pp" for role, n in sorted(roles.items()) if n)


def _depth(c: Candidate) -> int:
    """How many clauses hold the trigger."""
    s, place, depth = c.sentence, c.trigger, 0
    while s.words[place].head != place and depth < 8:
        if s.words[place].dep in {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"}:
            depth += 1
        place = s.words[place].head
    return depth
