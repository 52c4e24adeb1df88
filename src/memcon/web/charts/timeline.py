"""The timeline: what happened and what is planned, drawn one by one where they are few, else counted by day, week, month or year.

A date that is not told to the day is drawn as wide as it is: a week is a bar of seven days, a month one of thirty.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from memcon.store import DayCount
from memcon.telling.words import many
from memcon.web.charts.layers import PHASE_WORDS, PHASES, Phase, Row, boxes, drawing, rules, texts
from memcon.web.charts.palette import FAINT, MUTED, QUAD, TODAY
from memcon.web.charts.spans import Unit, Window, end, parts, start, ticks, window_of
from memcon.web.charts.svg import Drawing, Notes, Spec

WIDTH, LEFT, RIGHT, TOP = 960, 150, 20, 40
LANE, BAR, LETTER = 24, 14, 6.7
"""Pixels: the height of a lane and of a bar in it, and the width of a letter that is not a narrow one."""
BAND = 64
"""Pixels of the row of a quad class."""
WIDE = 20
"""Bars for days that do not lie in one part of the timeline: as many of the most frequent as are drawn."""

Link = Callable[[Window], str]


class Item(msgspec.Struct, frozen=True):
    """Something to be drawn on its own. `group` is the heading that it stands under: a type, or a pair."""

    window: Window
    quad: int
    phase: Phase
    group: str
    shown: str
    words: str
    href: str


class Bin(msgspec.Struct, frozen=True):
    """Some days with their numbers: (quad class, phase, events)."""

    window: Window
    counts: tuple[tuple[int, Phase, int], ...]

    def total(self, quad: int | None = None) -> int:
        return sum(events for of, _, events in self.counts if quad in (None, of))


class Binned(msgspec.Struct, frozen=True):
    """Counts by the parts of a timeline. `wide` are days that do not lie in one part; beyond them `left_out` events."""

    bins: tuple[Bin, ...]
    wide: tuple[Bin, ...]
    left_out: int


class _Axis(msgspec.Struct, frozen=True):
    """Days, as ordinals of the calendar, across the drawing."""

    window: Window

    @property
    def scale(self) -> Spec:
        domain, pixels = [self.window.first.toordinal(), self.window.last.toordinal() + 1], [LEFT, WIDTH - RIGHT]
        return {"type": "linear", "domain": domain, "range": pixels, "nice": False, "zero": False}

    @property
    def day(self) -> float:
        """The pixels of a day."""
        return (WIDTH - LEFT - RIGHT) / self.window.days

    def pixel(self, ordinal: float) -> float:
        return LEFT + (ordinal - self.window.first.toordinal()) * self.day

    def span(self, days: Window) -> tuple[float, float]:
        """The ends of a bar; four pixels apart at least, so that it can be seen and met."""
        inside = self.window.cut(days) or Window(self.window.first, self.window.first)
        first, last = inside.first.toordinal(), inside.last.toordinal() + 1
        return first, max(last, first + 4 / self.day)


def binned(rows: Iterable[DayCount], window: Window, unit: Unit, quads: Mapping[str, int]) -> Binned:
    """The counts of a window, by its parts. `quads` gives the quad class of each type."""
    inside: dict[Window, Counter[tuple[int, Phase]]] = {part: Counter() for part in parts(window, unit)}
    wide: dict[Window, Counter[tuple[int, Phase]]] = defaultdict(Counter)
    for row in rows:
        days = window_of(row.first, row.last)
        part = Window(start(days.first, unit), end(days.first, unit))
        counts = inside[part] if part in inside and days.last <= part.last else wide[days]
        counts[quads[row.type], PHASES[row.status]] += row.events
    most = sorted(wide, key=lambda days: (-wide[days].total(), days.first, days.last))
    drawn = sorted(most[:WIDE], key=lambda days: (days.first, days.last))
    return Binned(
        bins=tuple(Bin(part, _flat(counts)) for part, counts in inside.items() if counts),
        wide=tuple(Bin(days, _flat(wide[days])) for days in drawn),
        left_out=sum(wide[days].total() for days in most[WIDE:]),
    )


def _flat(counts: Counter[tuple[int, Phase]]) -> tuple[tuple[int, Phase, int], ...]:
    return tuple((quad, phase, counts[quad, phase]) for quad in QUAD for phase in PHASE_WORDS if counts[quad, phase])


def draw_bins(found: Binned, window: Window, today: date | None, names: Mapping[int, str], link: Link) -> Drawing:
    """A row of bars for each quad class, and beneath them the days that are wider than a bar. `link` gives the address of other days."""
    notes, axis = Notes(), _Axis(window)
    highest = max((part.total(quad) for part in found.bins for quad in QUAD), default=0) or 1
    rows: dict[Phase, list[Row]] = {phase: [] for phase in PHASE_WORDS}
    for part in found.bins:
        key = notes.key(_told(part, names), link(part.window))
        for quad in QUAD:
            _stack(rows, part, quad, axis, highest, key)
    floor = TOP + BAND * len(QUAD)
    height = floor + 12 + (LANE * (len(found.wide) + 1) if found.wide else 0)
    lanes = [] if not found.wide else _wide_lanes(rows, found.wide, axis, notes, floor + LANE, names, link)
    bands = [{"y": TOP + BAND * (n + 0.62), "k": notes.key(names[quad])} for n, quad in enumerate(QUAD)]
    peak = [{"x": window.first.toordinal(), "y": TOP + 5, "k": notes.key(f"{highest:,} ")}]
    lines = [_across(axis, TOP + BAND * (n + 1)) for n in range(len(QUAD))]
    layers = [*_grid(axis, notes, height), rules(lines, axis.scale), *(boxes(rows[phase], axis.scale, phase) for phase in PHASE_WORDS)]
    layers += [texts(bands, None), texts(peak, axis.scale, anchor="right", size=11, colour=MUTED), *lanes]
    layers += _today(axis, notes, today, height)
    return drawing(layers, notes, f"Events, {window.text}", WIDTH, height)


def _stack(rows: Mapping[Phase, list[Row]], part: Bin, quad: int, axis: _Axis, highest: int, key: str) -> None:
    """The bar of a part in the row of a quad class: what happened at the bottom, what is planned and what is only said on it."""
    foot: float = TOP + BAND * (list(QUAD).index(quad) + 1)
    x, x2 = axis.span(part.window)
    gap = min(1 / axis.day, (x2 - x) / 4)
    for of, phase, events in part.counts:
        if of == quad:
            height = max(events / highest * (BAND - 10), 2)
            rows[phase].append({"x": x, "x2": x2 - gap, "y": foot - height, "y2": foot, "c": QUAD[quad], "k": key})
            foot -= height


def _wide_lanes(
    rows: Mapping[Phase, list[Row]], wide: Sequence[Bin], axis: _Axis, notes: Notes, top: float, names: Mapping[int, str], link: Link
) -> list[Spec]:
    """A lane for each span of days, in the colour and look of what most of it is."""
    labels: list[Row] = []
    for n, part in enumerate(wide):
        quad, phase, _ = max(part.counts, key=lambda count: count[2])
        x, x2 = axis.span(part.window)
        key = notes.key(_told(part, names), link(part.window))
        y = top + LANE * n + LANE / 2
        rows[phase].append({"x": x, "x2": x2, "y": y - 4, "y2": y + 4, "c": QUAD[quad], "k": key})
        words = f"{part.total():,} · {part.window.text}"
        labels.append({"x": x, "x2": x2, "y": y, "k": notes.key(words), "long": len(words) * LETTER})
    head = [{"y": top + LANE / 2, "k": notes.key("Told less exactly")}]
    return [texts(head, None), *_beside(labels, axis)]


def draw_items(items: Sequence[Item], window: Window, today: date | None) -> Drawing:
    """Each item as a bar of its days, packed into lanes under the headings of their groups, the largest group first."""
    notes, axis = Notes(), _Axis(window)
    rows: dict[Phase, list[Row]] = {phase: [] for phase in PHASE_WORDS}
    labels: list[Row] = []
    heads: list[Row] = []
    lines: list[Row] = []
    top: float = TOP + 4
    for group in _groups(items):
        heads.append({"y": top + LANE / 2, "k": notes.key(group[0].group, most=int(LEFT / LETTER))})
        lanes: list[float] = []
        for item in group:
            x, x2 = axis.span(item.window)
            label = notes.key(item.shown, item.href)
            row: Row = {"x": x, "x2": x2, "k": label, "long": len(item.shown) * LETTER}
            n = _lane(lanes, *_extent(row, axis))
            row["y"] = top + LANE * n + LANE / 2
            labels.append(row)
            y, key = row["y"], notes.key(item.words, item.href)
            rows[item.phase].append({"x": x, "x2": x2, "y": y - BAR / 2, "y2": y + BAR / 2, "c": QUAD[item.quad], "k": key})
        top += LANE * len(lanes) + 6
        lines.append(_across(axis, top - 3))
    height = int(top) + 4
    layers = [*_grid(axis, notes, height), rules(lines, axis.scale), *(boxes(rows[phase], axis.scale, phase) for phase in PHASE_WORDS)]
    layers += [*_beside(labels, axis), texts(heads, None, bold=True), *_today(axis, notes, today, height)]
    return drawing(layers, notes, f"Events one by one, {window.text}", WIDTH, height)


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.window.first, item.window.last, item.words, item.href)):
        found[item.group].append(item)
    return sorted(found.values(), key=lambda group: (-len(group), group[0].group))


def _extent(row: Row, axis: _Axis) -> tuple[float, float]:
    """The pixels that a bar and the label beside it take."""
    x, x2 = axis.pixel(row["x"]), axis.pixel(row["x2"])
    return (x - row["long"] - 6, x2) if _before(row, axis) else (x, x2 + row["long"] + 6)


def _before(row: Row, axis: _Axis) -> bool:
    """Whether the label has to stand before its bar, since it would not end within the drawing."""
    after, before = WIDTH - axis.pixel(row["x2"]) - 6, axis.pixel(row["x"]) - 6
    return bool(after < row["long"] and before > after)


def _lane(lanes: list[float], left: float, right: float) -> int:
    """The first lane with room from `left` on; `lanes` has the end of what is in each."""
    for n, last in enumerate(lanes):
        if last + 10 <= left:
            lanes[n] = right
            return n
    lanes.append(right)
    return len(lanes) - 1


def _beside(labels: Sequence[Row], axis: _Axis) -> list[Spec]:
    """The labels after their bars, or before them at the right edge."""
    gap = 5 / axis.day
    after = [{"x": row["x2"] + gap, "y": row["y"], "k": row["k"]} for row in labels if not _before(row, axis)]
    before = [{"x": row["x"] - gap, "y": row["y"], "k": row["k"]} for row in labels if _before(row, axis)]
    return [texts(after, axis.scale), texts(before, axis.scale, anchor="right")]


def _told(part: Bin, names: Mapping[int, str]) -> str:
    """ "January 2022: 12 events: verbal cooperation 8 happened, 1 planned; …" """
    each = []
    for quad in QUAD:
        if numbers := [f"{events:,} {PHASE_WORDS[phase]}" for of, phase, events in part.counts if of == quad]:
            each.append(f"{names[quad].lower()}: {', '.join(numbers)}")
    return f"{part.window.text}, {many(part.total(), 'event')}: {'; '.join(each)}"


def _across(axis: _Axis, y: float) -> Row:
    return {"x": axis.window.first.toordinal(), "x2": axis.window.last.toordinal() + 1, "y": y, "y2": y}


def _grid(axis: _Axis, notes: Notes, height: int) -> list[Spec]:
    marks = list(ticks(axis.window))
    lines = [{"x": day.toordinal(), "x2": day.toordinal(), "y": 22, "y2": height} for day, _ in marks]
    fitting = [(day, name) for day, name in marks if axis.pixel(day.toordinal()) + LETTER * len(name) <= WIDTH]  # not cut off at the edge
    names = [{"x": day.toordinal(), "y": 12, "k": notes.key(name)} for day, name in fitting]
    return [rules(lines, axis.scale, colour=FAINT), texts(names, axis.scale, colour=MUTED)]


def _today(axis: _Axis, notes: Notes, today: date | None, height: int) -> list[Spec]:
    """A line at the end of the day, with its name; none where the day lies outside."""
    if today is None or not axis.window.first <= today <= axis.window.last:
        return []
    x = today.toordinal() + 1
    left = axis.pixel(x) > WIDTH - 160
    name = [{"x": x + (-4 if left else 4) / axis.day, "y": 30, "k": notes.key(f"today: {Window(today, today).text}")}]
    line = [{"x": x, "x2": x, "y": 22, "y2": height}]
    label = texts(name, axis.scale, anchor="right" if left else "left", size=11, colour=TODAY)
    return [rules(line, axis.scale, colour=TODAY, width=1.5), label]
