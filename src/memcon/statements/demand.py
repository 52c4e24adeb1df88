"""Does a content lay a duty on somebody? "Should" and "must" do so only of one who is called on to act."""

import re

_CLAUSES = re.compile(r"(?<=[.!?;:])\s+|,\s+(?:and|but|while|as|because|so)\s+|\s+[–—]+\s+")
_DUTY = re.compile(
    r"(?P<who>[\w’'.%)\]”\"-]+)\s+[“\"‘']?(?:\w+ and\s+)?(?P<modal>must|should|will have to|needs? to|needed to|ha(?:ve|s) to|ought to)"
    r"(?P<rest>(?:\s+(?:also|now|not|never|immediately|first|all|instead|at least|\w+ly))*\s+[“\"‘]?(?P<verb>[a-z][\w’-]*))"
)
_SUBORDINATE = re.compile(
    r"\b(?:if|unless|whether|before|after|until|when|where|because|since|while|although|though|why|how|what|which|who|whom|than)\b[^,;]*$"
)
_NOT_CALLED_ON = frozenset(
    """i we you one it this that these those there he she what who which nobody nothing everything things people the a an no any his her its
    their our my urgent is are was were be been not and or of about""".split()
)
"""Of these "must" and "should" say what fits, or what the speaker means to do."""
_STATES = frozenset(
    "be have been mean know seem appear feel take help come last reach arrive prove lead suffice face end hold remember expect".split()
)
"""After "should" and "must" these say what is likely, or nothing that could be done by being told to."""
_OUTRIGHT = re.compile(r"^\W*(?:we|i) demand\b|\bwe need [^.]{1,40} now\b|\bit is time for\b|\bmust not be allowed\b")


def lays_duty(content: str) -> bool:
    """Is a neutral statement of this (lower-case) content a demand? Not so where the duty is a guess ("must be tired"), is past ("should
    have gone"), is passive and so nobody's ("needs to be done"), or stands under "if", "before" and the like."""
    if _OUTRIGHT.search(content):
        return True
    return any(_clause_lays_duty(clause) for clause in _CLAUSES.split(content) if not clause.rstrip("”\"'’ ").endswith("?"))


def _clause_lays_duty(clause: str) -> bool:
    for match in _DUTY.finditer(clause):
        who, modal, verb = match["who"].strip("“\"‘’'"), match["modal"], match["verb"]
        strong = modal in {"must", "should", "ought to", "will have to"}
        if verb in _STATES or _SUBORDINATE.search(clause[: match.start("modal")]):
            continue
        if who in _NOT_CALLED_ON and not ((who == "you" and modal == "must") or (who in {"he", "she"} and strong)):
            continue
        if not strong and (who == "they" or modal.startswith("ha")):
            continue  # "they need to rest", "presidents have to deal with crises": how things are
        return True
    return False
