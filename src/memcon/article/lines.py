"""A text dump as units: its lines, with hard-wrapped lines of one paragraph joined again. Offsets are code points of the dump."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_WRAP_MIN, _WRAP_MAX = 50, 110
"""A hard-wrapped text has its longest line between these widths, in characters."""
_NEWLINE = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_LIST_START = re.compile(r"[•*·▪‣–—-]\s|\d{1,2}[.)]\s|#{1,6}\s|>")
_SPACES = " \t\u00a0\ufeff\u200b\u200e\u200f\u2009\u202f\u3000"


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or the lines of one hard-wrapped paragraph: `dump[start:end]`, without white space at its ends."""

    start: int
    end: int
    text: str
    indent: int
    """Characters of white space before it."""
    gap: int
    """Blank lines before it."""


def split_units(dump: str, start: int = 0) -> list[Unit]:
    """The non-blank lines of a dump from `start` on, in order; lines that a wrapped text broke are one unit again."""
    lines = _lines(dump, start)
    width = _wrap_width(lines)
    return _joined(dump, lines, width) if width else lines


def _lines(dump: str, start: int) -> list[Unit]:
    units: list[Unit] = []
    gap = 0
    ends = [(m.start(), m.end()) for m in _NEWLINE.finditer(dump, start)]
    for stop, after in [*ends, (len(dump), len(dump))]:
        raw = dump[start:stop]
        text = raw.strip().strip(_SPACES)
        if text:
            first = start + raw.index(text)
            units.append(Unit(first, first + len(text), text, first - start, gap))
            gap = 0
        else:
            gap += 1
        start = after
    return units


def _breaks_at(line: Unit, following: Unit, width: int) -> bool:
    """Would the next line's first word not have fitted on this line?"""
    first = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first) > width


def _wrap_width(lines: list[Unit]) -> int:
    """The width at which the text was wrapped, in characters; 0 where it was not."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0 and len(a.text) >= _WRAP_MIN // 2]
    if len(pairs) < 3:
        return 0
    width = max(len(line.text) for line in lines)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        lengths = Counter(len(line.text) for line in lines if len(line.text) <= _WRAP_MAX)
        usual = [line for line in lines if len(line.text) > _WRAP_MAX]
        if len(usual) > len(lines) // 20 or not lengths:
            return 0
        width = max(lengths)
    fitting = sum(_breaks_at(a, b, width - 8) for a, b in pairs)
    return width - 8 if fitting >= 0.85 * len(pairs) else 0


def _joined(dump: str, lines: list[Unit], width: int) -> list[Unit]:
    units: list[Unit] = []
    previous: Unit | None = None
    for line in lines:
        last = units[-1] if units else None
        if last and previous and line.gap == 0 and _breaks_at(previous, line, width) and not _LIST_START.match(line.text):
            units[-1] = Unit(last.start, line.end, dump[last.start : line.end], last.indent, last.gap)
        else:
            units.append(line)
        previous = line
    return units
