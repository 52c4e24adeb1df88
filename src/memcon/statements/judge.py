"""Which candidates are statements: a logistic regression over what they look like.

Its weights stand in `judge.json`, made by `scripts/train_statements.py` from annotated news; the tables in it say how often a
verb with a pattern, a verb at all, or a noun as speaker went with an attribution there (log odds, smoothed).
"""

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from memcon.language.types import Word
from memcon.statements.candidates import Candidate
from memcon.statements.cues import cues
from memcon.statements.shape import Shaped
from memcon.statements.tree import Tree

PERSONS = frozenset({"he", "she", "they", "who", "we", "i"})
_HYPOTHESIS = frozenset({"if", "unless", "whether", "lest"})


class Weights(msgspec.Struct, frozen=True):
    """`bias` and `features` are the regression's; the tables are log odds, `missing` what an entry not in a table counts."""

    bias: float
    features: Mapping[str, float]
    verbs: Mapping[str, float]
    """By "lemma|pattern"."""
    lemmas: Mapping[str, float]
    patterns: Mapping[str, float]
    speakers: Mapping[str, float]
    mute: frozenset[str] = frozenset()
    """Lemmas of verbs and nouns that were common in the training texts and never came near to being a cue."""


@cache
def weights() -> Weights:
    """The weights of the package, read once."""
    data = (files("memcon.statements") / "judge.json").read_bytes()
    return msgspec.json.decode(data, type=Weights)


def tense(tree: Tree, at: int) -> str:
    """past, present, future or conditional: when the cue at a word takes place, by its auxiliaries."""
    word = tree.words[at]
    for auxiliary in tree.kids(at, "aux", "auxpass"):
        if auxiliary.lemma in {"will", "shall"} or (auxiliary.lower == "going"):
            return "future"
        if auxiliary.tag == "MD":
            return "conditional"
        if auxiliary.tag in {"VBD"} or auxiliary.lemma == "have":
            return "past"
    if word.tag in {"VBD", "VBN"}:
        return "past"
    if word.tag == "VBG" or word.tag == "VB":
        return "bare" if word.dep != "ROOT" else "present"
    return "present"


def negated(tree: Tree, at: int) -> bool:
    return any(True for _ in tree.kids(at, "neg")) or any(k.lower in {"never", "no", "neither"} for k in tree.kids(at, "advmod", "det"))


def speaker_class(word: Word | None) -> str:
    if word is None:
        return "none"
    if word.pos == "PRON":
        return "person" if word.lower in PERSONS else "it" if word.lower == "it" else "pronoun"
    if word.pos == "PROPN":
        return "name"
    return "plural" if word.tag == "NNS" else "noun"


def hypothetical(tree: Tree, at: int) -> bool:
    """Does the cue stand in an if-clause or a question?"""
    if any(m.lower in _HYPOTHESIS for m in tree.kids(at, "mark", "advmod")):
        return True
    return any(m.lower in _HYPOTHESIS for up in tree.path_up(at) for m in tree.kids(up.i, "mark") if m.i < at)


def features(item: Shaped) -> Iterator[tuple[str, float]]:
    """Named features of a candidate, apart from the tables."""
    tree, candidate = item.tree, item.candidate
    cue, first = tree.words[candidate.cue], tree.words[candidate.first]
    who = tree.words[candidate.subject] if candidate.subject >= 0 else None
    size = candidate.last - candidate.first + 1
    yield f"speaker:{speaker_class(who)}", 1.0
    yield f"tense:{tense(tree, candidate.cue)}", 1.0
    yield f"form:{item.form}", 1.0
    yield f"cue:{cue.dep if cue.dep in _PLACES else 'other'}", 1.0
    yield f"pattern:{candidate.pattern}", 1.0
    yield f"size:{next((n for n in (1, 3, 7, 20) if size <= n), 'long')}", 1.0
    if candidate.lemma in cues().acts:
        yield f"{'inner' if candidate.lemma in cues().inner else 'speech'}:{candidate.pattern}", 1.0
    marks = {
        "first": who is not None and who.lower in {"i", "we", "you"},
        "negated": negated(tree, candidate.cue),
        "inside": item.inside is not None,
        "hypothetical": hypothetical(tree, candidate.cue),
        "title": tree.sentence.kind == "title",
        "passive": tree.kid(candidate.cue, "auxpass") is not None,
        "content first": candidate.cue > candidate.last,
        "pronoun content": size == 1 and first.lower in _BARE,
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)


_PLACES = frozenset({"ROOT", "conj", "relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp", "parataxis"})
_BARE = frozenset({"it", "this", "that", "him", "her", "them", "us", "me"})


def strength(item: Shaped, table: Weights | None = None) -> float:
    """How likely a careful reader takes this candidate for an attribution, 0 to 1."""
    use = table or weights()
    total = use.bias
    for name, value in features(item):
        total += use.features.get(name, 0.0) * value
    for name, value in tables(item.candidate, item.tree, use):
        total += use.features.get(name, 0.0) * value
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def hopeless(candidate: Candidate, tree: Tree, least: float) -> bool:
    """Can nothing about the candidate lift it to `least`, given its cue, pattern and speaker's noun? Nine in ten are out by this
    already."""
    use = weights()
    total = use.bias + best_case() + use.features.get(f"pattern:{candidate.pattern}", 0.0)
    if candidate.lemma in cues().acts:
        attitude = "inner" if candidate.lemma in cues().inner else "speech"
        total += use.features.get(f"{attitude}:{candidate.pattern}", 0.0)
    for name, value in tables(candidate, tree, use):
        total += use.features.get(name, 0.0) * value
    return total < math.log(least / (1 - least))


@cache
def best_case() -> float:
    """The most that the features other than cue, pattern and speaker's noun can add: the best of each family."""
    families: dict[str, float] = {}
    for name, weight in weights().features.items():
        family = name.partition(":")[0]
        if family not in {"log odds", "pattern", "speech", "inner"}:
            families[family] = max(families.get(family, 0.0), weight)
    return sum(families.values())


def tables(candidate: Candidate, tree: Tree, use: Weights) -> Iterator[tuple[str, float]]:
    """The log odds of a candidate."""
    pattern = use.patterns.get(candidate.pattern, -3.0)
    lemma = use.lemmas.get(candidate.lemma, use.lemmas.get("", -3.0))
    yield "log odds:verb", use.verbs.get(f"{candidate.lemma}|{candidate.pattern}", (pattern + lemma) / 2)
    yield "log odds:lemma", lemma
    yield "log odds:pattern", pattern
    who = tree.words[candidate.subject] if candidate.subject >= 0 else None
    if who is not None and who.pos == "NOUN":
        yield "log odds:speaker", use.speakers.get(who.lemma, use.speakers.get("", 0.0))


def dump(table: Weights) -> str:
    """The weights as text, a line an entry, sorted, so that a change can be read."""
    return json.dumps(msgspec.to_builtins(table, order="deterministic"), indent=0, sort_keys=True, ensure_ascii=False) + "\n"
