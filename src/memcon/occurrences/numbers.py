"""Numbers on which accounts agree or differ: how long the talks took, at what hour, how many, how much."""

import re
from collections.abc import Callable, Iterator, Sequence

from memcon.occurrences import figures
from memcon.occurrences.figures import Figure
from memcon.occurrences.labels import short
from memcon.occurrences.table import Table, Told, by_value, sources_of
from memcon.occurrences.together import one_of_each
from memcon.occurrences.types import Cite, Kind
from memcon.occurrences.words import cosine

_LOW, _HIGH = 0.55, 1.5
"""Of tolls of one event the lowest and highest, as parts of the middle one: they rise as hours pass."""


def _by_number(found: Sequence[Figure]) -> list[tuple[str, list[Cite]]]:
    """The values with the words that first give them."""
    words: dict[float, str] = {}
    for figure in found:
        words.setdefault(figure.value, figure.words)
    return by_value([(words[f.value], f.unit.cite) for f in found])


def durations(table: Table) -> Iterator[Told]:
    """How long the occasion took."""
    found = [f for sheet in table.sheets if sheet.on_topic and not sheet.long for unit in sheet.units for f in figures.lengths(unit)]
    if not found:
        return
    values = _by_number(_some_of_each(found))
    several = len(sources_of([f.unit for f in found])) > 1
    differ = len({f.value for f in found}) > 1
    kind: Kind = "only_in" if not several else "contradict" if differ else "agree"
    yield Told(table.point(kind, "duration", "how long it took", values, 0.75 if several else 0.8), 0.92)


def _some_of_each(found: Sequence[Figure], most: int = 6) -> list[Figure]:
    """Of each account the first figures, no value more than twice."""
    chosen: list[Figure] = []
    for figure in found:
        own = [f for f in chosen if f.unit.record == figure.unit.record]
        if len(own) < most and sum(f.value == figure.value for f in own) < 2:
            chosen.append(figure)
    return chosen


def numbers(table: Table) -> Iterator[Told]:
    """Counts and sums given for one thing: those of the dead and hurt by kind, others where the sentences are alike too."""
    found = [f for sheet in table.sheets if not sheet.long for unit in sheet.units for f in figures.amounts(unit)]
    by_kind: dict[str, list[Figure]] = {}
    for figure in found:
        by_kind.setdefault(figure.kind, []).append(figure)
    settled: set[tuple[str, int, int]] = set()
    for kind in sorted(by_kind):
        for group in [_toll(by_kind[kind])] if kind in figures.TOLLS else _alike(by_kind[kind]):
            if len({f.unit.source for f in group}) > 1:
                settled |= {(f.unit.record, f.unit.start, f.start) for f in group}
                yield _number(table, kind, group)
    for figure in by_kind.get("money", []):
        if figure.unit.side and (figure.unit.record, figure.unit.start, figure.start) not in settled:
            words = _sum(figure)
            yield Told(table.point("only_in", "number", words, [(words, [figure.unit.cite])], 0.6), 0.76)


def _toll(found: Sequence[Figure]) -> list[Figure]:
    """The tolls of one size: numbers far from the middle one are of another event, or of a part of this one."""
    values = sorted(f.value for f in found)
    middle = values[len(values) // 2]
    return _some_of_each([f for f in found if middle * _LOW <= f.value <= middle * _HIGH])


def _alike(found: Sequence[Figure]) -> list[list[Figure]]:
    """Numbers of one kind in sentences that have words in common: equal ones first, then of the rest those that differ."""
    equal = _grouped(found, lambda a, b: a.value == b.value and _about_one(a, b))
    agreed = [group for group in equal if len({f.unit.record for f in group}) > 1]
    settled = {(f.unit.record, f.unit.start, f.kind) for group in agreed for f in group}
    rest = [f for f in found if (f.unit.record, f.unit.start, f.kind) not in settled]
    return agreed + [group for group in _grouped(rest, _about_one) if len({f.unit.record for f in group}) > 1]


def _grouped(found: Sequence[Figure], same: Callable[[Figure, Figure], bool]) -> list[list[Figure]]:
    return one_of_each(found, lambda group, figure: any(same(figure, other) for other in group))


def _about_one(a: Figure, b: Figure) -> bool:
    alike = cosine(a.unit.vector, b.unit.vector)
    shared = len(a.around & b.around)
    if a.value == b.value:
        return alike >= 0.12 or shared >= 3
    return alike >= 0.3 and shared >= 3 and 0.2 <= a.value / b.value <= 5


def _sum(figure: Figure) -> str:
    """A sum of money with what it is for: "$500 million in direct budgetary aid"."""
    rest = _SUM.search(figure.unit.text, figure.start)
    return short(rest.group() if rest else figure.words, 70)


_SUM = re.compile(r"[$€£]\s?[\d,.]*\d(?:(?!\s+and\s)[^,.;:()“”\"])*")


def _number(table: Table, kind: str, group: Sequence[Figure]) -> Told:
    values = _by_number(group)
    differ = len({f.value for f in group}) > 1
    name = _sum(group[0]) if kind == "money" and not differ else f"number: {figures.noun(group[0])}"
    toll = kind in figures.TOLLS
    if differ:
        return Told(table.point("contradict", "number", name, values, 0.8 if toll else 0.6), 0.95 if toll else 0.7)
    return Told(table.point("agree", "number", name, values, 0.85), 0.72 + 0.03 * min(len(group), 5))


def clocks(table: Table) -> Iterator[Told]:
    """Hours of the day that accounts give alike, in sentences that have words in common."""
    by_value: dict[float, list[Figure]] = {}
    for sheet in table.sheets:
        for figure in (f for unit in sheet.units if not sheet.long for f in figures.clocks(unit)):
            by_value.setdefault(figure.value, []).append(figure)
    for value in sorted(by_value):
        found = [
            f
            for f in by_value[value]
            if any(f.unit.source != o.unit.source and cosine(f.unit.vector, o.unit.vector) >= 0.05 for o in by_value[value])
        ]
        if found:
            cites = [f.unit.cite for f in found]
            yield Told(table.point("agree", "when", f"hour: {found[0].words}", [(found[0].words, cites)], 0.8), 0.76 + 0.01 * len(found))
