"""What the talks were about, topic by topic: those that several accounts name, those that one alone names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.occurrences.attendance import own_talks
from memcon.occurrences.labels import short
from memcon.occurrences.table import Table, Told, sources_of
from memcon.occurrences.terms import EMPTY, REPORTING, telling, terms
from memcon.occurrences.together import one_of_each
from memcon.occurrences.types import Cite
from memcon.occurrences.units import Sheet, Unit

_SAME = 0.6
"""Share of the telling words of the shorter of two topics from which they are one."""
_NAMED = 0.99
"""Share of a topic's telling words that a sentence has which names it."""
_MENTIONED = 0.5
"""Share from which an account is no longer said not to speak of a topic."""
_VAGUE = 3.0
"""Weight of words (see `terms.telling`) that name a topic: a country alone does, "something" or "his view" does not."""


@dataclass(frozen=True)
class _Topic:
    """A topic as one account names it. `keys` are its telling words."""

    unit: Unit
    label: str
    keys: frozenset[str]
    cite: Cite


def topics(table: Table) -> Iterator[Told]:
    """The topics of the common talks."""
    talks = {sheet.record.id for sheet in table.sheets if own_talks(table, sheet)}
    named = [topic for sheet in table.sheets for topic in _named(table, sheet)]
    for group in one_of_each(named, lambda group, topic: _one(group[0], topic)):
        first = group[0]
        spoke = {topic.unit.source for topic in group}
        others = [unit for sheet in table.sheets if sheet.on_topic for unit in sheet.units if unit.source not in spoke]
        # A word alone stands for many things in an account that is not of these talks only.
        likely = [unit for unit in others if not unit.title and (unit.record in talks or len(first.keys) > 1)]
        naming = _first_of_each([unit for unit in likely if _share(first, unit) >= _NAMED])
        values = [(short(topic.label), [topic.cite]) for topic in group] + [(short(unit.text), [unit.cite]) for unit in naming]
        if len(spoke | sources_of(naming)) > 1:
            yield Told(table.point("agree", "topic", short(first.label, 60), values, 0.75), 0.5)
        elif all(_share(first, unit) < _MENTIONED for unit in others):
            point = table.point("only_in", "topic", short(first.label, 60), values, 0.65)
            if point.silent:
                yield Told(point, 0.45)


def _named(table: Table, sheet: Sheet) -> Iterator[_Topic]:
    """The topics of an account's talks that name something beyond the parties."""
    for topic in (topic for event in own_talks(table, sheet) for topic in event.topics):
        keys = _keys(table, topic.label, sheet.record.article.side)
        for start, end in topic.evidence[:1]:
            unit = next((unit for unit in sheet.units if unit.start <= start < unit.end), None)
            if unit and _mass(keys) >= _VAGUE:
                yield _Topic(unit, topic.label, keys, Cite(record=unit.record, start=start, end=min(end, unit.end)))


def _keys(table: Table, words: str, side: str | None) -> frozenset[str]:
    return frozenset(term.key for term in terms(words, side)) - table.faint - REPORTING - EMPTY


def _mass(keys: frozenset[str]) -> float:
    return sum(telling(key) for key in sorted(keys))


def _share(topic: _Topic, unit: Unit) -> float:
    """How much of what names the topic the sentence has."""
    return _mass(topic.keys & {*unit.stems}) / _mass(topic.keys)


def _one(a: _Topic, b: _Topic) -> bool:
    return _mass(a.keys & b.keys) >= _SAME * min(_mass(a.keys), _mass(b.keys))


def _first_of_each(units: Sequence[Unit]) -> list[Unit]:
    return list({unit.record: unit for unit in reversed(units)}.values())[::-1]
