"""On which side of the page's day a clause stands, for the times in it: "spoke on Sunday" is past, "will meet on Sunday" to come."""

from collections.abc import Callable, Iterable
from typing import Literal

from memcon.language.types import Sentence, Word

Direction = Literal["past", "future"]
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would"})
_PLANNING = frozenset({"schedule", "plan", "expect", "set", "slate", "postpone", "delay", "intend", "agree"})

_STAMPS = frozenset({"on", "in", "at", "late", "early", "last", "earlier", "the", "this"})


def directions(sentences: Iterable[Sentence]) -> Callable[[int, int], Direction | None]:
    """A function from a span of the text to the side on which its clause stands, None where the grammar does not tell."""
    starts: dict[int, tuple[Sentence, int]] = {w.start: (s, w.i) for s in sentences for w in s.words}

    def hint(start: int, end: int) -> Direction | None:
        for offset in range(start, end):
            if offset in starts:
                return direction(*starts[offset])
        return None

    return hint


def direction(s: Sentence, i: int) -> Direction | None:
    """The side of the clause in which a word stands: by the tense of the nearest verb above it."""
    place = i
    for _ in range(8):
        word = s.words[place]
        if word.pos in {"VERB", "AUX"} and place != i:
            return "past" if _is_stamp(s, word, i) else _of_verb(s, word)
        if word.head == place or word.lemma in {"upcoming", "next"}:
            return None
        place = word.head
    return None


def _is_stamp(s: Sentence, verb: Word, i: int) -> bool:
    """Does the time say when the plan was made, not what it is for? "They agreed on Wednesday to meet", "agreed to meet on Wednesday"."""
    children = [s.words[c] for c in s.children[verb.i]]
    acts = verb.tag == "VBD" and any(c.dep == "nsubj" for c in children) and not any(c.dep in {"aux", "auxpass"} for c in children)
    between = s.words[verb.i + 1 : i]
    return verb.lemma in _PLANNING and acts and all(w.lower in _STAMPS for w in between)


_CALLING = frozenset({"arrange", "organise", "organize", "hold", "convene", "host"})
_DEEDS_OF = frozenset({"accuse", "suspect", "convict", "guilty", "blame"})


def _is_idea(s: Sentence, verb: Word) -> bool:
    """Is a meeting only spoken of: "in favour of arranging a meeting on July 7", "the possibility of holding talks on Monday"?"""
    if verb.tag != "VBG" or verb.dep != "pcomp" or verb.lemma not in _CALLING:
        return False
    preposition = s.words[verb.head]
    return preposition.lower in {"of", "on", "about", "for"} and s.words[preposition.head].lemma not in _DEEDS_OF


def _of_verb(s: Sentence, verb: Word) -> Direction | None:
    helpers = [s.words[c] for c in s.children[verb.i] if s.words[c].dep in {"aux", "auxpass"}]
    if any(h.lower in _AHEAD for h in helpers) or verb.lemma in _PLANNING or _is_idea(s, verb):
        return "future"
    if any(h.lower == "to" for h in helpers) or verb.tag == "VB":
        return None
    if verb.tag == "VBD" or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
        return "past"
    return None
