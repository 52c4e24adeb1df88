"""What kind of thing a sentence tells: a demand, a promise, a refusal, a plan … It is called so only where its words bear that out.

The acts and events of a record are found by learned judges, which err; in a table of what two sides say, a report that is called a refusal
misleads more than a refusal that is called nothing.
"""

import re
from collections.abc import Iterator, Sequence

from memcon.occurrences.stance import BINDING
from memcon.occurrences.units import Unit

_TYPES = {
    "THREATEN": "warning", "REQUEST": "demand", "SANCTION": "sanction",
    "ACCUSE": "accusation", "REJECT": "refusal", "AGREE": "agreement", "AID": "aid",
    "COERCE": "coercion", "ASSAULT": "attack", "MOBILIZE": "deployment",
    "CONCEDE": "concession", "RETREAT": "withdrawal", "PROTEST": "protest",
}  # fmt: skip
_ACTS = {
    "threaten": "warning", "warn": "warning", "demand": "demand", "request": "demand",
    "promise": "promise", "agree": "agreement", "propose": "proposal",
    "accuse": "accusation", "reject": "refusal", "deny": "denial", "announce": "announcement", "concede": "concession",
}  # fmt: skip
_WORDS = {
    "demand": (
        r"demand|urg(?:e[sd]?|ing)\b|request|appeal|exhort|implor|plead|plea\b|press(?:ed|es|ing)\b|push(?:ed|es|ing)\b|encourag|instruct"
        r"|insist\w* (?:up)?on\b|call(?:s|ed|ing)? (?:\w+ )?(?:up)?(?:on|for)\b|want(?:s|ed)? \S+ to\b|need(?:s|ed)? to\b|(?:we|you) need\b"
        r"|must\b|should\b|ought\b|ha(?:s|ve) to\b|let us\b|obligation|(?:is|are|be) required to\b"
        r"|ask(?:s|ed|ing)? (?!by\b)(?:\S+ ){0,4}(?:to|for|that)\b"
    ),
    "refusal": (
        r"refus|reject|declin|turn(?:s|ed|ing)? (?:\w+ ){0,6}down\b|(?:will|would|shall|could) not\b|(?:wo|would|ca|could)n[’']t\b|never\b"
        r"|rul(?:es?|ed|ing) out|dismiss|oppos|spurn|rebuff|resist|ignor(?:es?|ed|ing)\b|unwilling|unacceptable|not accept"
        r"|object(?:s|ed|ing|ion)|skip|boycott|snub|shrug|brush\w* (?:off|aside)|veto|block(?:s|ed|ing)?\b"
    ),
    "promise": (
        r"promis|vow|pledg|commit(?:s|ted|ting|ments?)?\b|assur|guarantee|swear|swore\b|sworn\b|undert(?:ak|ook)|read(?:y to\b|iness)"
        r"|(?:we|I)(?:[’']ll| will| shall| are going to|[’']re going to|[’']m going to| am going to)\b(?! see\b)|no intention"
    ),
}  # fmt: skip
_BORNE_OUT = {kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in _WORDS.items()}
"""Of the kinds that judges find too often: the words of which its sentence must have one."""


def field(units: Sequence[Unit]) -> str:
    """What kind of content these units are, by the acts and events told in them: what at least half of their accounts have."""
    votes: dict[str, set[str]] = {}
    for unit in units:
        for kind in _kinds(unit):
            votes.setdefault(kind, set()).add(unit.record)
    accounts = len({unit.record for unit in units})
    order = list(votes)
    best = max(order, key=lambda kind: (len(votes[kind]), -order.index(kind)), default="content")
    return best if 2 * len(votes.get(best, ())) >= accounts else "content"


def _kinds(unit: Unit) -> Iterator[str]:
    """The kinds of one unit, what is said in it before what it tells."""
    yield from (kind for kind in dict.fromkeys(_ACTS[s.act] for s in unit.statements if s.act in _ACTS) if _borne_out(kind, unit))
    if unit.depends:
        yield "condition"
    if any(event.status == "planned" for event in unit.events):
        yield "plan"
    yield from (kind for kind in dict.fromkeys(_TYPES[e.type] for e in unit.events if e.type in _TYPES) if _borne_out(kind, unit))


def _borne_out(kind: str, unit: Unit) -> bool:
    """Does the sentence have a word for it?"""
    return kind not in _BORNE_OUT or bool(_BORNE_OUT[kind].search(unit.sentence))


def commitments(unit: Unit) -> frozenset[str]:
    """What it tells of that may be made to depend on something: a promise, a warning, a plan."""
    return frozenset(_kinds(unit)) & {"promise", "warning", "plan"}


def binding(unit: Unit) -> frozenset[str]:
    """What is threatened, promised, demanded, laid to somebody, by the kind of act."""
    return frozenset(_ACTS[act] for act in acts) if (acts := unit.acts & BINDING) else acts
