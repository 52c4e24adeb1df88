"""The words around what was looked for."""

import re
from collections.abc import Sequence

from memcon.knowledge.folding import fold

ROOM = 160
"""Code points of a snippet."""
START, END = "\x02", "\x03"
"""Control characters around each hit: no page text has them, so that every door can mark hits in its own way."""


def snippet(text: str, forms: Sequence[str]) -> str:
    """The piece of the text with the most of the forms in it, hits marked; the head of the text where they stand only in the title."""
    text = text.replace(START, " ").replace(END, " ")
    folded = fold(text)
    found = _hits(folded, forms)
    if not found:
        return text[:ROOM].rstrip() + ("…" if len(text) > ROOM else "")
    best = max(found, key=lambda hit: (len({h[2] for h in found if hit[0] <= h[0] and h[1] <= hit[0] + ROOM - 40}), -hit[0]))
    start = max(0, best[0] - 40)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + ROOM if start + ROOM >= len(text) else max(text.rfind(" ", start, start + ROOM), best[1])
    parts, at = ["…" if start else ""], start
    for hit in found:
        if hit[0] >= at and hit[1] <= end:
            parts += [text[at : hit[0]], START, text[hit[0] : hit[1]], END]
            at = hit[1]
    return " ".join("".join([*parts, text[at:end], "…" if end < len(text) else ""]).split())


def _hits(folded: str, forms: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, form) of the forms in folded text, in order. Words may go on ("talk" marks "talks"), for the index knows stems."""
    found = []
    for form in forms:
        words = re.findall(r"\w+", fold(form))
        # the stem of the index is shorter than the word: a last e or y may be another letter there
        last = words[-1][:-1] if len(words[-1]) > 4 else words[-1]
        pattern = r"\b" + r"\W+".join([*(re.escape(word) for word in words[:-1]), re.escape(last) + r"\w{0,5}"]) + r"\b"
        found += [(m.start(), m.end(), form) for m in re.finditer(pattern, folded)]
    return sorted(found)
