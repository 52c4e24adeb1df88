"""What belongs to an event's clause beside its arguments: its times, its places, its numbers."""

from memcon.language.nouns import governor
from memcon.language.types import Sentence

_OWN_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis"})


def clause_words_of(s: Sentence, trigger: int) -> frozenset[int]:
    """The word indices of the clause in which a trigger stands, without the clauses that it holds or is held by.

    An event noun takes the clause of the verb that governs it ("held talks in Geneva on Monday"); one that no verb governs has its own
    phrase.
    """
    word = s.words[trigger]
    found = set(_below(s, trigger))
    if word.pos in {"NOUN", "PROPN"}:
        verb = governor(s, trigger)
        if verb >= 0 and word.dep in {"dobj", "nsubj", "nsubjpass", "attr"} and s.words[verb].lemma in LIGHT:
            found |= {
                i
                for c in (verb, *s.children[verb])
                if s.words[c].lower not in ELSEWHERE
                for i in ([c] if c == verb else _below(s, c, top=verb))
            }
            found |= {i for c in s.children[verb] if s.words[c].dep == "conj" and s.words[c].lemma in _LASTING for i in _below(s, c)}
        found |= _appended(s, max(found))
    elif word.pos == "ADJ":
        found |= set(_below(s, word.head))
    else:
        place = word
        while place.dep in {"xcomp", "conj"} and place.head != place.i and s.words[place.head].pos in {"VERB", "AUX"}:
            if place.dep == "conj" and any(s.words[c].dep in {"nsubj", "nsubjpass"} for c in s.children[place.i]):
                break
            shared = [c for c in s.children[place.head] if s.words[c].dep in {"npadvmod", "prep", "advmod"} and c < place.head]
            found |= {w for c in shared for w in _below(s, c)}
            place = s.words[place.head]
    return frozenset(found)


LIGHT = frozenset(
    """hold have conduct take make give launch carry stage begin start open host convene schedule plan set occur happen be last resume
    continue end conclude
    come follow kill wound injure hit strike target leave erupt break mount pay undertake arrange""".split()
)
"""Verbs that lend their clause to the event noun beside them."""


ELSEWHERE = frozenset({"ahead", "before", "after", "following", "since", "amid", "despite", "pending", "because"})
"""Prepositions that bring another event into the clause: its time and place are not this one's."""
_LASTING = frozenset({"last", "end", "continue", "run", "begin", "start", "conclude", "take"})
"""Verbs that, joined to the first, still tell of the same event's time ("convened at nine and lasted an hour")."""
_SETTING = frozenset({"schedule", "plan", "slate", "set", "expect", "hold", "host", "convene", "arrange", "bill"})


def _appended(s: Sentence, last: int) -> set[int]:
    """A participle put behind an event noun with a comma ("talks in Geneva, scheduled for January 10"), wherever the parse hangs it."""
    after = s.words[last + 1 : last + 3]
    if len(after) == 2 and after[0].text == "," and after[1].tag in {"VBN", "VBD", "JJ"} and after[1].lemma in _SETTING:
        return set(_below(s, after[1].i))
    return set()


def _below(s: Sentence, i: int, top: int = -1) -> list[int]:
    """The words under a word without the clauses of their own; of the children of `top` those are left out beforehand."""
    if top >= 0 and (s.words[i].dep in _OWN_CLAUSES or (s.words[i].dep == "conj" and s.words[i].pos in {"VERB", "AUX"})):
        return []
    found = [i]
    for c in s.children[i]:
        word = s.words[c]
        if word.dep in _OWN_CLAUSES or (word.dep == "conj" and word.pos in {"VERB", "AUX"}):
            continue
        found.extend(_below(s, c))
    return found
