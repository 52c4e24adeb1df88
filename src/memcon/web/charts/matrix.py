"""Who with whom: a cell for each two parties, with a square for each quad class, as large as its events are many.

The squares have their places in the cell: words on the left, deeds on the right, cooperation above, conflict below. So the classes are told
apart without their colours.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from memcon.store import PairCount
from memcon.telling.words import many
from memcon.web.charts.layers import Row, boxes, drawing, rules, texts
from memcon.web.charts.palette import FAINT, INK, MUTED, QUAD
from memcon.web.charts.spans import Window
from memcon.web.charts.svg import Drawing, Notes, Spec

LEFT, TOP, CELL = 150, 34, 46
"""Pixels: the names of the rows, those of the columns, and the side of a cell."""
STRIP, STRIP_WIDTH = 54, 960
"""Pixels: the height and width of the strip of months."""
_CORNERS: Mapping[int, tuple[float, float]] = {1: (0.27, 0.27), 2: (0.73, 0.27), 3: (0.27, 0.73), 4: (0.73, 0.73)}
"""Where in its cell the square of a class has its middle."""
_LARGEST = 0.42
"""The side of the largest square, of that of a cell."""


class Party(msgspec.Struct, frozen=True):
    """A row or a column. `code` stands over a column, `href` is where its name leads."""

    key: str
    name: str
    code: str
    href: str | None = None


class Cell(msgspec.Struct, frozen=True):
    """The events of two parties by quad class."""

    row: str
    column: str
    counts: tuple[tuple[int, int], ...]

    def total(self) -> int:
        return sum(events for _, events in self.counts)


def cells(rows: Iterable[PairCount], quads: Mapping[str, int]) -> tuple[Cell, ...]:
    """The counts by quad class, the pair of the most events first."""
    found: dict[tuple[str, str], Counter[int]] = {}
    for row in rows:
        found.setdefault((row.a, row.b), Counter())[quads[row.type]] += row.events
    made = (Cell(a, b, tuple(sorted(counts.items()))) for (a, b), counts in found.items())
    return tuple(sorted(made, key=lambda cell: (-cell.total(), cell.row, cell.column)))


def busiest(found: Iterable[Cell], most: int, *, rows: bool = True, columns: bool = True) -> tuple[str, ...]:
    """The keys of the parties with the most events, in that order."""
    totals: Counter[str] = Counter()
    for cell in found:
        for key in {*([cell.row] if rows else []), *([cell.column] if columns else [])}:
            totals[key] += cell.total()
    return tuple(sorted(totals, key=lambda key: (-totals[key], key))[:most])


def both_ways(found: Iterable[Cell]) -> tuple[Cell, ...]:
    """Each pair in both of its cells."""
    return tuple(found) + tuple(Cell(cell.column, cell.row, cell.counts) for cell in found if cell.row != cell.column)


def draw_matrix(rows: Sequence[Party], columns: Sequence[Party], found: Iterable[Cell], told: Callable[[Cell], str],
                link: Callable[[Cell], str]) -> Drawing:  # fmt: skip
    """`told` gives the words of a cell, `link` where it leads."""
    notes = Notes()
    down, across = {party.key: n for n, party in enumerate(rows)}, {party.key: n for n, party in enumerate(columns)}
    width, height = LEFT + CELL * len(columns) + 1, TOP + CELL * len(rows) + 1
    scale: Spec = {"type": "linear", "domain": [0, len(columns)], "range": [LEFT, LEFT + CELL * len(columns)], "nice": False, "zero": False}
    drawn = [cell for cell in found if cell.row in down and cell.column in across]
    highest = max((events for cell in drawn for _, events in cell.counts), default=1)
    squares: list[Row] = []
    for cell in drawn:
        key = notes.key(told(cell), link(cell))
        squares += [_square(across[cell.column], down[cell.row], quad, events / highest, key) for quad, events in cell.counts]
    names = [{"y": TOP + CELL * (n + 0.5), "k": notes.key(party.name, party.href, most=21)} for n, party in enumerate(rows)]
    codes = [{"x": n + 0.5, "y": TOP - 14, "k": notes.key(party.code, most=6)} for n, party in enumerate(columns)]
    lines = [{"x": 0, "x2": len(columns), "y": TOP + CELL * n, "y2": TOP + CELL * n} for n in range(len(rows) + 1)]
    lines += [{"x": n, "x2": n, "y": TOP, "y2": TOP + CELL * len(rows)} for n in range(len(columns) + 1)]
    layers = [rules(lines, scale), boxes(squares, scale), texts(names, None), texts(codes, scale, anchor="center", size=11, colour=MUTED)]
    return drawing(layers, notes, "Who with whom", width, height)


def _square(column: int, row: int, quad: int, share: float, key: str) -> Row:
    half = max(math.sqrt(share) * _LARGEST, 0.1) / 2
    x, y = column + _CORNERS[quad][0], row + _CORNERS[quad][1]
    return {"x": x - half, "x2": x + half, "y": TOP + CELL * (y - half), "y2": TOP + CELL * (y + half), "c": QUAD[quad], "k": key}


def draw_strip(months: Sequence[tuple[Window, int]], chosen: Window, link: Callable[[Window], str]) -> Drawing:
    """A bar for each month, those that are shown darker; each leads to its month."""
    notes, highest = Notes(), max((events for _, events in months), default=1) or 1
    scale: Spec = {"type": "linear", "domain": [0, max(len(months), 12)], "range": [0, STRIP_WIDTH], "nice": False, "zero": False}
    bars: list[Row] = []
    names: list[Row] = []
    step = max(1, math.ceil(len(months) / 16))
    for n, (month, events) in enumerate(months):
        key = notes.key(f"{month.text}: {many(events, 'event')}", link(month))
        height = max(events / highest * (STRIP - 20), 2)
        shade = INK if chosen.cut(month) else FAINT
        bars.append({"x": n, "x2": n + 0.9, "y": STRIP - 16 - height, "y2": STRIP - 16, "c": shade, "k": key})
        if n % step == 0 and (len(months) - n) * STRIP_WIDTH / max(len(months), 12) > 60:  # room for the name
            names.append({"x": n, "y": STRIP - 7, "k": notes.key(f"{month.first:%b} {month.first.year}")})
    return drawing([boxes(bars, scale), texts(names, scale, size=11, colour=MUTED)], notes, "Events by month", STRIP_WIDTH, STRIP)
