"""Where quotations begin and end: typographic and straight, double and single, over sentences and over paragraphs."""

import re
from collections.abc import Iterator, Sequence

from memcon.record.types import Span
from memcon.statements.types import Quote

_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_OPEN_BEFORE = " \t\n\r ([{—–-/:,…“‘'\"«>"
_SINGLE = re.compile(r"[‘’']")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def find_quotes(text: str, blocks: Sequence[Span]) -> tuple[Quote, ...]:
    """The outermost quotations of the text, in order. `blocks` are the paragraphs, in order; a quotation that a paragraph leaves open
    goes on
    in the next one where that opens with a mark again (the convention of printed English), else it ends with its paragraph."""
    found: list[Quote] = []
    running: Span | None = None  # (start with mark, inner start) of a quotation left open by the paragraph before
    for number, (start, end) in enumerate(blocks):
        following = text[blocks[number + 1][0] :][:2] if number + 1 < len(blocks) else ""
        pieces, left = _in_block(text, start, end, running is not None)
        if running is not None:
            if pieces and pieces[0][0] == start:
                first = pieces.pop(0)
                found.append(_quote(text, running[0], first[1], running[1], first[3]))
                running = None
            elif left is not None and left == start:
                left = None
            else:
                running = None
        found.extend(_quote(text, *piece) for piece in pieces)
        if running is None and left is not None:
            opens_next = following[:1] in {"“", '"', "«"} or following == "``"
            if opens_next:
                running = (left, left + 1)
            elif text[left] in "“«":
                found.append(_quote(text, left, end, left + 1, end, closed=False))
    if running is not None and blocks:
        found.append(_quote(text, running[0], blocks[-1][1], running[1], blocks[-1][1], closed=False))
    taken = [(q.start, q.end) for q in found]
    for start, end in blocks:
        found.extend(_quote(text, a, b, a + 1, b - 1) for a, b in _singles(text, start, end) if not any(a < f and s < b for s, f in taken))
    return tuple(sorted(found, key=lambda q: q.start))


def _quote(text: str, start: int, end: int, inner_start: int, inner_end: int, closed: bool = True) -> Quote:
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(start, end, inner_start, inner_end, len(_WORD.findall(text, inner_start, inner_end)), closed)


def _opens(text: str, at: int, width: int, start: int, end: int) -> bool:
    """Can a straight mark at `at` open a quotation? It follows white space or a bracket and touches a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return before in _OPEN_BEFORE and not after.isspace()


def _in_block(text: str, start: int, end: int, runs_on: bool) -> tuple[list[tuple[int, int, int, int]], int | None]:
    """The double-quoted stretches of one paragraph as (start, end, inner start, inner end), and where one is left open."""
    pieces: list[tuple[int, int, int, int]] = []
    begun = 0
    opened: int | None = None
    depth = 0
    for match in _DOUBLE.finditer(text, start, end):
        mark, at, width = match.group(), match.start(), len(match.group())
        if opened is None:
            if (
                mark in "“„«``"
                or (mark in "\"''" and _opens(text, at, width, start, end))
                or (mark == "”" and _opens(text, at, 1, start, end))
            ):
                opened, begun, depth = at, match.end(), 0
        elif (
            mark in "“„«"
            or mark == "``"
            or (mark in "\"''" and _opens(text, at, width, start, end) and not _closes(text, at, start) and match.end() < end)
        ):
            depth += 1
        elif depth and mark != '"' and _more_closers(text, match.end(), end):
            depth -= 1
        else:
            pieces.append((opened, match.end(), begun, at))
            opened = None
    return pieces, opened


def _closes(text: str, at: int, start: int) -> bool:
    return at > start and not text[at - 1].isspace()


def _more_closers(text: str, at: int, end: int) -> bool:
    """Is another closing mark ahead before the next opening one? Then the one just met closed an inner quotation."""
    ahead = re.search(r"[“”„«»]", text[at:end])
    return ahead is not None and ahead.group() in "”»"


def _singles(text: str, start: int, end: int) -> Iterator[Span]:
    """Single-quoted stretches of a paragraph; apostrophes are told apart by what stands around them."""
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if opened is None:
            decade = re.match(r"\d\ds?\b", text[at + 1 : at + 5]) is not None
            if (
                mark != "’"
                and not decade
                and before in _OPEN_BEFORE
                and (after.isalnum() or after in "[(…$£€")
                and _closer_ahead(text, at + 1, end)
            ):
                opened = at
        elif not after.isalnum() and not before.isspace():
            if _plural(text, at, end) and _closer_ahead(text, at + 1, end):
                continue
            yield opened, at + 1
            opened = None


def _closer_ahead(text: str, at: int, end: int) -> bool:
    """Does a mark follow that can close, before another one opens?"""
    for match in _SINGLE.finditer(text, at, end):
        before, after = text[match.start() - 1], text[match.end()] if match.end() < end else " "
        if match.group() == "‘" or (before in _OPEN_BEFORE and after.isalnum()):
            return False
        if not before.isspace() and not after.isalnum():
            return True
    return False


def _plural(text: str, at: int, end: int) -> bool:
    """Is it the apostrophe of a plural possessive: after an s, before a lower-case word?"""
    return text[at - 1] == "s" and re.match(r" [a-z]", text[at + 1 : min(end, at + 3)]) is not None
