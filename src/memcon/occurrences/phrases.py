"""The phrases of a sentence that could be a label: stretches that begin and end where a phrase does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from memcon.occurrences.terms import EMPTY, REPORTING, Term, sense

LONGEST = 12
"""Words of a label."""
FEW = 4
"""Words up to which a label costs nothing."""
_LINKS = frozenset(
    "around of and or in on to for with against by from at as about between among towards toward the a an its their his her our ’s "
    "'s no be all any into over out up off down back should if without within under further will would only not".split()
)
"""Words that may stand within a label, between its phrases."""
_UNFINISHED = frozenset("of out up off down back".split())
"""Words that the word before them cannot do without."""
_LIGHT = frozenset(
    "if should unless not no without against".split()
)  # fmt: skip
"""Words that a label may begin with: without them it would say the opposite, or too much."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a sentence. `keys` are its telling words, each once, with the sense of each ("" for none)."""

    text: str
    keys: tuple[tuple[str, str], ...]
    worth: float
    """What one weight of its words counts, by how it stands in the sentence and how long it is."""

    def score(self, weights: Mapping[str, float]) -> float:
        """How much it tells, where words and senses weigh so much."""
        return self.worth * sum(max(weights.get(key, 0.0), weights.get(meant, 0.0)) for key, meant in self.keys)


_TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[$€£]\s?\d[\d,.]*")
_GAP = re.compile(r"^(?:\s+|[\s]?[,]\s|-|–|\s*[$€£]\s?)$")


def phrases(text: str, found: Sequence[Term], first: int) -> Iterator[Phrase]:
    """The stretches of a sentence, with its content words `found`, that could be its label; what is said begins at `first`."""
    words = list(_words(text, found, first))
    for i, begin in enumerate(words):
        if not begin.opens:
            continue
        before = _denied(text, begin.start)
        part = _PART if _OF.search(text, 0, begin.start) else 1.0
        keys: dict[tuple[str, str], None] = {}
        for j, word in enumerate(words[i : i + LONGEST], i):
            if j > i and not word.joins:
                break
            keys.update(dict.fromkeys(word.keys))
            if word.closes:
                worth = part * (_ONE if i == j else 1.0) * (_WHOLE if word.ends else 1.0) / max(j - i + 1, FEW) ** 0.5
                yield Phrase(before + text[begin.start : word.end], tuple(keys), worth)


_OF = re.compile(r"\bof(?: the| an?)?\s+$")
_WHOLE = 1.15
"""What a label that goes to the end of its clause is worth beside one that stops before."""
_ONE = 0.7
"""A word alone seldom says what something is."""
_PART = 0.85
"""What is said of something names it less than the whole."""
_NOT = re.compile(r"\b(?:no|not|never|without|cannot|neither|nor)\s+$", re.IGNORECASE)


def _denied(text: str, start: int) -> str:
    """A "not" right before the words: a label without it would say the opposite."""
    hit = _NOT.search(text, 0, start)
    return hit.group() if hit else ""


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a sentence. `keys` are as those of a phrase; () where it tells nothing."""

    start: int
    end: int
    keys: tuple[tuple[str, str], ...]
    opens: bool
    """Can a label begin with it: one that tells something, and no name or compound is cut by it?"""
    joins: bool
    """Does it go on with what stands before it?"""
    closes: bool
    """Can a label end with it?"""
    ends: bool
    """Is it the last of its clause?"""


def _words(text: str, found: Sequence[Term], first: int) -> Iterator[_Word]:
    spans = [(hit.start(), hit.end()) for hit in _TOKEN.finditer(text, first)]
    lower = [text[start:end].lower() for start, end in spans]
    gaps = ["", *(text[a[1] : b[0]] for a, b in pairwise(spans)), ""]
    """Before each word, and after the last."""
    keys = [[term.key for term in found if term.start < end and term.end > start] for start, end in spans]
    names = [any(key not in REPORTING and key not in EMPTY for key in own) for own in keys]
    for i, (start, end) in enumerate(spans):
        last = i + 1 == len(spans)
        cuts = i > 0 and gaps[i].isspace() and names[i - 1]
        goes_on = not last and gaps[i + 1].isspace() and (lower[i + 1] in _UNFINISHED or names[i + 1])
        yield _Word(
            start,
            end,
            keys=tuple((key, sense(key) or "") for key in keys[i]),
            opens=not cuts if names[i] else lower[i] in _LIGHT and not last,
            joins=bool(_GAP.match(gaps[i]))
            and not any(key in REPORTING for key in keys[i])
            and (bool(keys[i]) or lower[i] in _LINKS or not lower[i].isalpha()),
            closes=names[i] and not goes_on,
            ends=last or not gaps[i + 1].isspace(),
        )
