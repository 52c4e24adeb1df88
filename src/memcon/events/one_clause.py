"""Words of one sentence that tell one event: the noun and verb of "launched an attack", the row of "beat and robbed"."""

from collections.abc import Iterator
from dataclasses import replace

from memcon.events.finding import Finding
from memcon.events.match import Candidate
from memcon.record.types import Role

_OUTCOMES = frozenset("kill wound injure damage destroy leave hurt maim".split())
"""Verbs of what an act brings about."""


def distinct(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for each circle of words that tell one event ("the bomb attack that killed six": noun, noun and verb).

    That which names most of who takes part stands for all; what the others name is added.
    """
    left = list(findings)
    while left:
        circle = [left.pop(0)]
        for f in circle:
            beside = [g for g in left if g.type == f.type and _same_telling(g.candidate, f.candidate)]
            circle.extend(beside)
            left = [g for g in left if g not in beside]
        best = max(circle, key=lambda f: (bool(f.participants), not _in_a_row(f, circle), f.confidence, -f.candidate.trigger))
        for f in circle:
            if f is not best:
                best = replace(
                    best,
                    participants=_joined(best.participants, f.participants),
                    channel=best.channel or f.channel,
                    mode=best.mode or f.mode,
                    confidence=max(best.confidence, f.confidence),
                    evidence=(*best.evidence, *f.evidence)
                    if _tells_more(f.candidate, best.candidate) or _in_a_row(f, circle)
                    else best.evidence,
                )
        yield best


def _in_a_row(f: Finding, circle: list[Finding]) -> bool:
    """Is this a later blow of a row, whose first verb has the time and place of all?"""
    return any(g is not f and f.type == "ASSAULT" and _goes_on(f.candidate, g.candidate) for g in circle)


def _tells_more(c: Candidate, best: Candidate) -> bool:
    """Do the words of another telling belong to the event: its outcome, or the verb of the deed ("the blast killed six")?"""
    return is_outcome(c) or (c.kind == "verb" and best.kind == "noun" and c.frame.type == "ASSAULT")


def is_outcome(c: Candidate) -> bool:
    """Does a participle say what came of the act before it: "a bomb went off, killing seven"? Its words tell the event too."""
    word = c.sentence.words[c.trigger]
    return word.dep == "advcl" and word.tag == "VBG" and word.lemma in _OUTCOMES


def _same_telling(a: Candidate, b: Candidate) -> bool:
    """Do a verb and a noun of one clause tell one event?"""
    for inner, outer in ((a, b), (b, a)):  # "held a summit, discussing trade"
        word = inner.sentence.words[inner.trigger]
        if word.dep == "advcl" and word.tag == "VBG" and word.head in {outer.trigger, outer.args.governor}:
            return True
        if outer.frame.type == "ASSAULT" and (_on_the_way(inner, outer) or _goes_on(inner, outer)):
            return True
    verb, noun = (a, b) if a.kind != "noun" else (b, a)
    if noun.kind != "noun":
        return False
    words = noun.sentence.words
    if verb.kind == "noun":  # "security talks", "a meeting for talks"; not "a meeting of X and a session of Y"
        if "conj" in {words[a.trigger].dep, words[b.trigger].dep} and a.args.preps.get("of") and b.args.preps.get("of"):
            return False
        return words[a.trigger].head == b.trigger or words[b.trigger].head == a.trigger
    return (
        noun.trigger in (*verb.args.object, *verb.args.subject, *(n for ns in verb.args.preps.values() for n in ns))
        or words[noun.trigger].head == verb.trigger
    )


def _on_the_way(inner: Candidate, outer: Candidate) -> bool:
    """Is one attack the course of the other: "killed six after ambushing a patrol", "wounded two by firing on a car"?"""
    word = inner.sentence.words[inner.trigger]
    above = inner.sentence.words[word.head]
    joins = above.lower in {"after", "by", "while", "when", "in"} and above.head == outer.trigger
    return word.dep == "pcomp" and word.tag == "VBG" and joins


def _goes_on(inner: Candidate, outer: Candidate) -> bool:
    """Is a blow one of a row, on the same victims: "were shot and hacked to death", "beat and stabbed two guards"?"""
    s, word = inner.sentence, inner.sentence.words[inner.trigger]
    if word.dep != "conj" or word.head != outer.trigger or any(s.words[i].dep in {"nsubj", "nsubjpass"} for i in s.children[word.i]):
        return False
    return not inner.args.object or not outer.args.object or bool({*inner.args.object} & {*outer.args.object})


def _joined(first: tuple[tuple[str, Role], ...], second: tuple[tuple[str, Role], ...]) -> tuple[tuple[str, Role], ...]:
    return tuple({**dict(second), **dict(first)}.items())
