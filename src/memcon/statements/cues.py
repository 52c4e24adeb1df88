"""What kind of act a statement is: by its cue, then by what it says."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from memcon.record.types import Act


class Cues(msgspec.Struct, frozen=True):
    """`acts` gives the acts of each cue lemma, the likeliest first; `inner` are cues of attitude or thought rather than speech; `content` the
    patterns that turn a neutral cue into another act."""

    acts: Mapping[str, tuple[Act, ...]]
    core: frozenset[str]
    inner: frozenset[str]
    content: Mapping[str, re.Pattern[str]]


@cache
def cues() -> Cues:
    """The lexicon of the package, read once."""
    data = tomllib.loads((files("memcon.statements") / "cues.toml").read_text(encoding="utf-8"))
    acts: dict[str, tuple[Act, ...]] = {}
    for act in sorted(data["acts"], key=lambda a: a == "say"):
        for lemma in data["acts"][act]:
            acts[lemma] = (*acts.get(lemma, ()), act)
    content = {name: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.I) for name, words in data["content"].items()}
    return Cues(acts, frozenset(data["speech"]["core"]), frozenset(data["speech"]["inner"]), content)


_FUTURE = re.compile(r"^\W*(?:that )?(?:it|they|he|she|we|i|his|her|its|their|our)\b[^,.;]{0,40}?\b(?:will|would|shall|'ll|’ll)\b(?! (?:not|never))", re.I)
_OWN_FUTURE = re.compile(r"\b(?:we|i) (?:will|shall|would|are going to|am going to)\b|\b(?:we|i)['’]ll\b", re.I)
_QUESTION = re.compile(r"\?\W*$")


def act_of(lemma: str, pattern: str, content: str, negated: bool) -> Act:
    """The act of a statement: that of its cue; where the cue is neutral, what the content does (a duty laid on another, a promise, a refusal)."""
    lexicon = cues()
    known = lexicon.acts.get(f"{lemma} {pattern.removeprefix('prep:').removesuffix('-to')}") if pattern.startswith("prep:") else None
    act = (known or lexicon.acts.get(lemma) or ("say",))[0]
    if lemma == "call" and not pattern.startswith(("prep:for", "prep:on", "noun")):
        act = "say"
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
    found = cues().content
    if act == "claim" and lemma in {"insist", "maintain", "claim", "contend"} and found["denial"].search(content):
        return "deny"
    if act != "say":
        return act
    order: tuple[tuple[str, Act], ...] = (
        ("denial", "deny"), ("threat", "threaten"), ("refusal", "reject"), ("accusation", "accuse"), ("warning", "warn"),
        ("conceding", "concede"), ("praising", "praise"),
    )  # fmt: skip
    for name, turned in order:
        if found[name].search(content):
            return turned
    if _FUTURE.search(content) or _OWN_FUTURE.search(content):
        return "promise"
    if found["demand"].search(content) and not _QUESTION.search(content):
        return "demand"
    return act
