"""Lines that hold two parts of the head at once: title and stamp, title and byline and text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .dates import first_stamp
from .facts import dateline_of
from .lines import Unit

_UPDATED = re.compile(r"\s+(?:Last )?(?:Updated|Published|Posted)(?: on| at)?:?\s+")
_BY = re.compile(r"\s(?=By (?:[A-Z][\w.'’-]+ ){1,3})")
_WIRE = re.compile(
    r"(?<=[\w.,)])\s(?=[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?,? (?:\w{3,9}\.? \d{1,2} )?\([A-Z][\w ]{1,20}\) "
    r"?(?:--|[-–—]) )"
)
_FIRST = 4
"""How many lines of the page may be heads of this kind."""


def split_heads(units: Sequence[Unit], dump: str) -> list[Unit]:
    """The units, the first few cut where a stamp, a byline or a wire start stands in the middle of the line."""
    out: list[Unit] = []
    for unit in units[:_FIRST]:
        cuts = _cuts(unit.text) if "\n" not in unit.text else []
        edges = [0, *cuts, len(unit.text)]
        for n, (a, b) in enumerate(pairwise(edges)):
            part = unit.text[a:b]
            text = part.strip()
            if text:
                start = unit.start + a + part.index(text)
                out.append(Unit(start, start + len(text), text, unit.indent, unit.gap if n == 0 else 0))
    return [*out, *units[_FIRST:]]


def _cuts(text: str) -> list[int]:
    """Where to cut a line, in characters; [] for a line of one part."""
    stamp = _UPDATED.search(text, 20)
    found = first_stamp(text[stamp.end() : stamp.end() + 40]) if stamp else None
    if stamp and found and found.start == 0 and stamp.start() < 200 and len(text) < 320:
        return [stamp.start()]
    wire = _WIRE.search(text, 20)
    if wire and wire.start() < 260 and dateline_of(text[wire.end() :]):
        by = next((m for m in _BY.finditer(text, 15, wire.start())), None)
        return [by.start(), wire.start()] if by else [wire.start()]
    return []
