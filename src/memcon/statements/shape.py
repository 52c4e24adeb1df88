"""From a candidate in the parse to spans of the text: its content fitted to the quotations, the speaker's noun phrase, its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from memcon.language.types import Word
from memcon.record.types import Form, Span
from memcon.statements.candidates import Candidate
from memcon.statements.tree import Tree
from memcon.statements.types import Quote

_EDGE = " \t\n\r ,;:-–—"
_BETWEEN = re.compile(r"\W*(?:and|or|but)?\W*")


@dataclass(slots=True)
class Shaped:
    """A candidate as spans. `inside` is the quotation that the cue stands in."""

    tree: Tree
    candidate: Candidate
    cue: Span
    content: Span
    form: Form
    inside: Quote | None
    strength: float = 0.0
    astray: bool = False
    """Does the subject of the cue stand in a quotation that the cue stands outside of?"""


def shape(text: str, tree: Tree, candidate: Candidate, quotes: Sequence[Quote], starts: Sequence[int]) -> Shaped | None:
    """The candidate with its content fitted to the quotations around; None where nothing is left of it. `starts` are the starts of all
    sentences."""
    words = tree.words
    cue = (words[candidate.cue_first].start, words[candidate.cue_last].end)
    last = candidate.last
    while last > candidate.first and (words[last].dep in {"cc", "mark"} or words[last].pos == "CCONJ"):
        last -= 1
    start, end = words[candidate.first].start, words[last].end
    at = words[candidate.cue].start
    inside = next((q for q in quotes if q.start <= at < q.end and q.words > 3), None)
    others = [q for q in quotes if not q.start <= at < q.end]
    if inside is not None:
        start, end = max(start, inside.inner_start), min(end, inside.inner_end)
    start, end, form = fit(text, start, end, at, others, starts)
    if end - start < 2:
        return None
    return Shaped(tree, candidate, cue, (start, end), form, inside, astray=astray(tree, candidate, others))


def astray(tree: Tree, candidate: Candidate, others: Sequence[Quote]) -> bool:
    """Does the speaker that the parse gives stand in one of the quotations that the cue stands outside of?"""
    at = tree.words[candidate.subject].start if candidate.subject >= 0 else -1
    return any(q.inner_start <= at < q.inner_end and q.words > 2 for q in others)


def fit(text: str, start: int, end: int, cue: int, quotes: Sequence[Quote], starts: Sequence[int]) -> tuple[int, int, Form]:
    """A content widened to whole quotations, its edges trimmed, and its form. The cue stands at `cue` and is never taken in."""
    if start > cue:
        start, end = _after_cue(text, start, end, cue, quotes)
    else:
        start, end = _before_cue(text, start, end, cue, quotes, starts)
    start, end = trim(text, start, end)
    marks = [q for q in quotes if start <= q.start and q.end <= end + 1]
    if not marks:
        return start, end, "indirect"
    first, last = marks[0], marks[-1]
    joined = all(_BETWEEN.fullmatch(text, a.end, b.start) for a, b in pairwise(marks))
    if joined and not re.search(r"\w", text[start : first.start]) and not re.search(r"\w", text[last.end : end]):
        return first.inner_start, last.inner_end, "direct"
    if last.end == end + 1:
        end += 1
    return start, end, "mixed" if any(q.words > 0 for q in marks) else "indirect"


def _after_cue(text: str, start: int, end: int, cue: int, quotes: Sequence[Quote]) -> Span:
    for quote in quotes:
        if quote.end <= cue:
            continue
        if quote.start < start <= quote.inner_start + 1 or (quote.start < start < quote.end):
            start = quote.start
        if quote.start < end < quote.end or (quote.start <= start and end < quote.end):
            end = quote.end
    return start, end


def _before_cue(text: str, start: int, end: int, cue: int, quotes: Sequence[Quote], starts: Sequence[int]) -> Span:
    closing = next(
        (
            q
            for q in reversed(quotes)
            if q.end <= cue and not re.search(r"\w", text[q.end : min(cue, max(q.end, end))]) and q.end >= end - 2
        ),
        None,
    )
    if closing is None:
        for quote in quotes:
            if quote.start < start < quote.end <= end:
                start = quote.start
        return start, end
    end = closing.end
    if closing.start < start:
        start = max((s for s in starts if s <= closing.start), default=closing.start)
        if re.search(r"[^\W\d_]{2}", text[start : closing.start]) and closing.start - start > 250:
            start = closing.start
    elif closing.words > 3 and not re.search(r"\w", text[start : closing.start]):
        start = closing.start
    return start, end


def trim(text: str, start: int, end: int) -> Span:
    """A span without the white space, commas, dashes and full stops at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and (
        text[end - 1] in _EDGE or (text[end - 1] == "." and not re.search(r"\b(?:[A-Za-z]\.)+$", text[max(start, end - 6) : end]))
    ):
        end -= 1
    return start, end


def speaker_span(tree: Tree, head: int) -> Span:
    """The noun phrase of a speaker: what stands before the head, its "of" and "for", and a name in apposition; no relative clause."""
    words = tree.words
    first = last = head
    for child in (words[c] for c in tree.children[head]):
        if child.i < head and child.dep in {
            "det",
            "poss",
            "compound",
            "amod",
            "nmod",
            "nummod",
            "nounmod",
            "predet",
            "quantmod",
            "neg",
            "advmod",
        }:
            first = min(first, tree.left[child.i])
        elif (
            child.i > head
            and child.dep == "prep"
            and child.lower in {"of", "for", "in", "from", "at", "to", "with"}
            and tree.left[child.i] == last + 1
        ) or (child.i > head and child.dep == "appos" and child.pos == "PROPN" and words[head].pos != "PROPN" and child.i - last < 8):
            last = _short_right(tree, child)
        elif child.i == last + 1 and child.dep in {"flat", "nummod", "compound"}:
            last = child.i
    dash = next((w.i for w in reversed(words[first:head]) if w.text in {"-", "–", "—", "--"} and words[w.i - 1].end < w.start), None)
    return words[first if dash is None else dash + 1].start, words[last].end  # a dateline's place may stand before the dash


def speaker_core(tree: Tree, head: int) -> Span:
    """What of a speaker's phrase names him most surely: a name in apposition to a title, else the phrase up to its head word."""
    words = tree.words
    if words[head].pos != "PROPN":
        name = next((k for k in tree.kids(head, "appos") if k.pos == "PROPN" and k.i > head), None)
        if name is not None:
            return words[min([name.i, *(k.i for k in tree.kids(name.i, "compound") if k.i < name.i)])].start, name.end
    return min(speaker_span(tree, head)[0], words[head].start), words[head].end


def _short_right(tree: Tree, word: Word) -> int:
    """The right edge of a phrase without the clauses and the appositions that hang on it."""
    last = word.i
    for child in (tree.words[c] for c in tree.children[word.i]):
        if (child.i > word.i and (child.dep in {"pobj", "compound", "flat"} or (child.dep == "prep" and child.i == last + 1))) or (
            child.i > word.i and child.dep in {"cc", "conj"} and child.i <= last + 2 and child.pos != "VERB"
        ):
            last = max(last, _short_right(tree, child))
    return last
