"""What kind of act a statement is: by its cue, then by what it says."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from memcon.record.types import Act
from memcon.statements.demand import lays_duty


class Matcher(msgspec.Struct, frozen=True):
    """Patterns for a lower-case text: some at its start, some anywhere from the start of a word on."""

    start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def search(self, lower: str) -> bool:
        return (self.start is not None and self.start.match(lower) is not None) or (
            self.anywhere is not None and self.anywhere.search(lower) is not None
        )


def _matcher(patterns: list[str]) -> Matcher:
    start = [p[1:] for p in patterns if p.startswith("^")]
    anywhere = [p for p in patterns if not p.startswith("^")]
    return Matcher(re.compile("|".join(start)) if start else None, re.compile(rf"\b(?:{'|'.join(anywhere)})") if anywhere else None)


class Cues(msgspec.Struct, frozen=True):
    """The lexicon. `acts` gives the acts of each cue lemma, the likeliest first; `core` are plain verbs of saying, `inner` cues of
    attitude or
    thought rather than speech, the further groups as `cues.toml` says; `content` are the patterns that turn a neutral
    cue into another act."""

    acts: Mapping[str, tuple[Act, ...]]
    core: frozenset[str]
    inner: frozenset[str]
    topics: frozenset[str]
    carriers: frozenset[str]
    accusers: frozenset[str]
    objects: frozenset[str]
    judging: frozenset[str]
    asking: frozenset[str]
    evidence: frozenset[str]
    content: Mapping[str, Matcher]


@cache
def cues() -> Cues:
    """The lexicon of the package, read once."""
    data = tomllib.loads((files("memcon.statements") / "cues.toml").read_text(encoding="utf-8"))
    acts: dict[str, tuple[Act, ...]] = {}
    for act in sorted(data["acts"], key=lambda a: a == "say"):
        for lemma in data["acts"][act]:
            acts[lemma] = (*acts.get(lemma, ()), act)
    content = {name: _matcher(patterns) for name, patterns in data["content"].items()}
    groups = {name: frozenset(words) for name, words in data["speech"].items()}
    return Cues(acts=acts, content=content, **groups)


_BY_CONTENT: tuple[tuple[str, Act], ...] = (
    ("denial", "deny"), ("threat", "threaten"), ("refusal", "reject"), ("intent", "promise"), ("warning", "warn"), ("accusation", "accuse"),
    ("conceding", "concede"), ("praising", "praise"), ("worry", "warn"), ("anger", "accuse"), ("opposed", "reject"), ("claimed", "claim"),
    ("own", "promise"), ("plan", "announce"),
)  # fmt: skip
"""In this order: what a neutral cue becomes where the content matches."""


_OPEN = re.compile(r"\b(?:hop(?:e|ed|es|ing)|if|unless|whether|would like|would be (?:a|an|the))\b")
"""What leaves a future open, so that nothing is promised or announced."""


_COMMITMENT = re.compile(r"\W*(?:[\w.’'-]+ ){0,5}?(?:commitment|readiness|willingness|determination|resolve|pledge|promise) to\b")


def act_of(lemma: str, pattern: str, content: str, negated: bool) -> Act:
    """The act of a statement: that of its cue; where the cue is neutral, what the content does (a duty laid on another, a promise, a
    refusal)."""
    lexicon = cues()
    known = lexicon.acts.get(f"{lemma} {pattern.removeprefix('prep:').removesuffix('-to')}") if pattern.startswith("prep:") else None
    act = (known or lexicon.acts.get(lemma) or ("say",))[0]
    if lemma == "call" and not pattern.startswith(("prep:for", "prep:on", "noun")):
        act = "say"
    if lemma in lexicon.judging and (pattern in {"oprd", "ccomp", "rest"} or (lemma != "describe" and pattern == "dobj")):
        lower = content.lower()
        return "accuse" if lexicon.content["blaming"].search(lower) else "praise" if lexicon.content["lauding"].search(lower) else "say"
    if lemma == "chant" and re.match(r"\W*(?:not?|yes|hail|\w+ for)\b", content, re.I):
        return "say"  # a slogan that asks nothing of anybody
    if lemma in {"reaffirm", "reiterate", "affirm", "restate"} and _COMMITMENT.match(content):
        return "promise"
    if lemma == "ask" and not pattern.startswith(("to", "prep:for", "noun")):
        act = "say"
    if lemma in {"suggest", "indicate", "signal"} and pattern not in {"ing", "dobj"}:
        act = "announce" if lemma == "signal" else "say"
    if lemma in {"declare"} and pattern not in {"dobj"}:
        act = "say"
    if lemma in {"offer"} and pattern != "to":
        act = "propose"
    if negated and act == "agree":
        return "reject"
    if negated and act == "reject":
        return "say"
    if negated and act in {"praise", "promise", "accuse", "threaten"}:
        return "say"
    return _by_content(act, lemma, content)


def _by_content(act: Act, lemma: str, content: str) -> Act:
    found, content = cues().content, content.lower()
    if act == "claim" and (found["denial"].search(content) or found["intent"].search(content)):
        return "deny"
    if act == "request" and found["warned"].search(content) and lemma in {"advise", "tell", "urge"}:
        return "warn"
    if act == "request" and found["at_once"].search(content):
        return "demand"
    if act != "say" or content.rstrip("”\"'’ ").endswith("?"):
        return act
    open_ = _OPEN.search(content) is not None
    turned = next((act for name, act in _BY_CONTENT if not (open_ and name in {"plan", "own"}) and found[name].search(content)), None)
    return turned or ("demand" if lays_duty(content) else act)
