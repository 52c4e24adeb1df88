"""The accounts of one occurrence, ready to be compared, and what a point of the comparison is made with."""

from collections.abc import Sequence
from dataclasses import dataclass

from memcon.occurrences.terms import COUNTRY, EMPTY, SENSE, root, sense, telling
from memcon.occurrences.types import ROOM, Cite, Kind, Point, Value
from memcon.occurrences.units import Sheet, Unit


@dataclass(frozen=True)
class Told:
    """A point with how telling it is, 0 to 1: what the points are ordered by."""

    point: Point
    weight: float


@dataclass(frozen=True)
class Table:
    """The accounts of one occurrence, ready to be compared."""

    sheets: tuple[Sheet, ...]
    principals: frozenset[str]
    """Folded words that name the parties of the occurrence: they tell nothing about what a date or number is for."""
    parties: frozenset[str]
    faint: frozenset[str]
    """The stems of `principals`."""
    copies: dict[str, str]
    """Of each near copy: the record that stands for it."""

    def mass(self, a: Unit, b: Unit) -> float:
        """How much two sentences share beyond the names of the parties: the summed rarity of their common words, and of the senses that
        they have in other words."""
        words = {*a.stems} & {*b.stems} - self.faint
        senses = {key for key in a.vector.keys() & b.vector.keys() if key.startswith(SENSE)} - {sense(word) for word in words}
        return sum(telling(key) for key in sorted(words | senses))

    def only_names(self, a: Unit, b: Unit) -> bool:
        """Have two sentences nothing in common but names?"""
        named = {root(name) for name in a.names & b.names}
        return all(word in named or word in self.faint or word in EMPTY or word.startswith(COUNTRY) for word in {*a.stems} & {*b.stems})

    def silent(self, spoke: Sequence[str]) -> tuple[str, ...]:
        """The accounts that had the room to speak and did not;
        one of another event is not called silent, a near copy not while its original speaks."""
        heads = {self.copies.get(record, record) for record in spoke}
        roomy = [s for s in self.sheets if s.words >= ROOM and s.on_topic]
        return tuple(s.record.id for s in roomy if self.copies.get(s.record.id, s.record.id) not in heads)

    def point(self, kind: Kind, field: str, name: str, values: Sequence[tuple[str, Sequence[Cite]]], confidence: float) -> Point:
        """A point, its values in the order of the accounts."""
        order = {sheet.record.id: i for i, sheet in enumerate(self.sheets)}
        ranked = sorted(values, key=lambda value: (min(order[c.record] for c in value[1]), value[0]))
        made = tuple(Value(value=text, cites=_unique(cites, order)) for text, cites in ranked)
        silent = self.silent([c.record for value in made for c in value.cites])
        return Point(kind=kind, field=field, label=name, values=made, silent=silent, confidence=round(min(confidence, 0.99), 2))


def _unique(cites: Sequence[Cite], order: dict[str, int]) -> tuple[Cite, ...]:
    return tuple(sorted({(order[c.record], c.start, c.end): c for c in cites}.values(), key=lambda c: (order[c.record], c.start, c.end)))


def units_of(table: Table) -> list[Unit]:
    return [unit for sheet in table.sheets for unit in sheet.units]


def by_value(found: Sequence[tuple[str, Cite]]) -> list[tuple[str, list[Cite]]]:
    values: dict[str, list[Cite]] = {}
    for value, cite in found:
        values.setdefault(value, []).append(cite)
    return list(values.items())


def sources_of(units: Sequence[Unit]) -> set[str]:
    return {unit.source for unit in units}
