"""What is said, sentence by sentence and clause by clause: what accounts share, contest, or one alone tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from msgspec import structs

from memcon.occurrences import content, kinds
from memcon.occurrences.labels import condition_label, label, short
from memcon.occurrences.table import Table, Told, sources_of, units_of
from memcon.occurrences.terms import EMPTY, REPORTING, root
from memcon.occurrences.transcripts import is_question
from memcon.occurrences.types import Kind, Point
from memcon.occurrences.units import Sheet, Unit

_ONE_VOICE = 0.45
_DENIED = 0.55
_BRIEF = 14
_ONLY_NAMES = 0.6
_MASS = 20.0
"""Weight of shared words (see `Table.mass`) that makes a shared point a full one, doubled."""


def contents(whole: Table) -> Iterator[Told]:
    """What is said, sentence by sentence; and of a sentence that others have too, the clauses that they have not.

    An account of another event says nothing of this one, so it has no part in it; nor has a sentence that tells no more than that the
    occasion took place.
    """
    sheets = {s.record.id: replace(s, units=tuple(u for u in s.units if _tells(whole, u))) for s in whole.sheets if s.on_topic}
    table = replace(whole, sheets=tuple(sheets.values()))
    posted = content.Postings(table.sheets)
    clauses = {_home(u): content.parts(u) for s in table.sheets if not s.long for u in s.units if not u.title}
    shared, homes = _shared_clauses(table, clauses)
    told_together: set[frozenset[tuple[str, int]]] = set()
    official = any(sheet.record.article.side for sheet in table.sheets)
    for group in content.together(units_of(table), content.ALIKE_OFFICIAL if official else content.ALIKE):
        if len(sources_of(group)) > 1:
            told = _shared(table, group)
            yield _depends(table, group, told.weight) or told
            told_together |= _cited_pairs(told.point)
        elif not any(_home(unit) in homes for unit in group):
            yield from _alone(table, group)
            if len({unit.record for unit in group}) > 1 and not sheets[group[0].record].long:
                yield from _one_voice(table, group)
            continue
        for unit in group:
            yield from _clauses(table, unit, clauses.get(_home(unit), ()), sheets[unit.record], posted)
    for told, pairs in shared:
        if not pairs <= told_together:
            yield told


_TALKS = frozenset(root(word) for word in "call phone telephone conversation talk talks meeting meet met video speak spoke".split())


def _tells(table: Table, unit: Unit, words: int = 2) -> bool:
    """Has it so many words beyond the names of the parties and that there were talks?"""
    return len({*unit.stems} - table.faint - REPORTING - EMPTY - _TALKS) >= words


def _cited_pairs(point: Point) -> set[frozenset[tuple[str, int]]]:
    cites = sorted({(c.record, c.start) for value in point.values for c in value.cites})
    return {frozenset(pair) for pair in combinations(cites, 2)}


Home = tuple[str, int]
"""A sentence: its record and where it starts."""
Pairs = frozenset[frozenset[Home]]


def _home(unit: Unit) -> Home:
    return unit.record, unit.start


def _shared_clauses(table: Table, clauses: Mapping[Home, Sequence[Unit]]) -> tuple[list[tuple[Told, Pairs]], set[Home]]:
    """Clauses that accounts have in common, with the pairs of their sentences; and all the sentences that have such a clause."""
    parts = [part for own in clauses.values() for part in own]
    home = {_home(part): sentence for sentence, own in clauses.items() for part in own}
    found = []
    for group in content.together([part for part in parts if _tells(table, part)], content.ALIKE_CLAUSES):
        if len(sources_of(group)) > 1:
            best = _nearest(group, 1)
            told = _shared(table, best)
            sentences = [home[_home(unit)] for unit in best]
            pairs = frozenset(frozenset(pair) for pair in combinations(sentences, 2))
            found.append((Told(told.point, told.weight - 0.08), pairs))
    return found, {sentence for _, pairs in found for pair in pairs for sentence in pair}


def _clauses(table: Table, unit: Unit, clauses: Sequence[Unit], sheet: Sheet, posted: content.Postings) -> Iterator[Told]:
    """Those of the clauses of a sentence most of whose telling words no sentence of another source has together."""
    for part in () if is_question(unit.text) else clauses:
        new = content.novelty(part, posted)
        # A whole sentence that others have in like words is no clause of its own, unless little of it is like.
        if new < (content.NEW if part.text != unit.text else _MOSTLY_NEW):
            continue
        kind = kinds.field([part])
        weight = (_TELLING.get(kind, 0.55) + (0.08 if sheet.record.article.side else 0.0)) * (1.0 if sheet.words < 600 else 0.85)
        name = condition_label(part) if kind == "condition" else label([part])
        point = table.point("only_in", kind, name, [(short(part.text), [part.cite])], 0.35 + new / 2)
        yield Told(point, weight * (0.75 + 0.25 * new))


def _one_voice(table: Table, group: Sequence[Unit]) -> Iterator[Told]:
    """What two texts of one side say in nearly the same words, where the one is no copy of the other."""
    heads = {unit.record: table.copies.get(unit.record, unit.record) for unit in group}
    pairs = [(content.likeness(a, b), a, b) for a, b in combinations(group, 2) if heads[a.record] != heads[b.record]]
    if not pairs:
        return
    alike, a, b = max(pairs, key=lambda pair: (pair[0], -pair[1].start, -pair[2].start))
    if alike >= _ONE_VOICE and not a.title and not b.title:
        values = [(short(unit.text), [unit.cite]) for unit in (a, b)]
        yield Told(table.point("agree", kinds.field([a, b]), label([a, b]), values, 0.5 + alike / 2), 0.3 + 0.5 * alike)


def _shared(table: Table, group: Sequence[Unit]) -> Told:
    """A point that accounts have in common. How telling: how alike, how much beyond the names of the parties, how many, both sides."""
    sheets = {sheet.record.id: sheet for sheet in table.sheets}
    best = _nearest(group)
    pairs = [(content.likeness(a, b), a, b) for a, b in combinations(best, 2) if a.source != b.source]
    alike, first, second = max(pairs, key=lambda pair: (pair[0], -pair[1].start, -pair[2].start))
    against = alike >= _DENIED and max(len(first.stems), len(second.stems)) <= _BRIEF and content.opposed(first, second)
    values = [(short(unit.text), [unit.cite]) for unit in best]
    kind_of = kinds.field(best)
    sides = len({u.source for u in best if sheets[u.record].record.article.side})
    weight = 0.35 + 0.45 * min(alike, 0.8) + 0.05 * min(len(sources_of(best)), 4) + (0.1 if sides > 1 else 0)
    weight += (_TELLING.get(kind_of, 0.5) - 0.5) / 3 if sides > 1 else 0
    weight *= min(1.0, 0.5 + table.mass(first, second) / _MASS) * (0.8 if sheets[first.record].long or sheets[second.record].long else 1.0)
    weight *= _ONLY_NAMES if table.only_names(first, second) else 1.0
    kind: Kind = "contradict" if against else "agree"
    return Told(table.point(kind, kind_of, label(best), values, (0.4 if against else 0.5) + alike / 2), weight)


def _depends(table: Table, group: Sequence[Unit], weight: float) -> Told | None:
    """A promise, plan or warning that some accounts make depend on something, and others tell as if it did not: the words of both, those
    with the condition first. None where all do, or none does, or they hardly tell the same."""
    bound = {unit.record for unit in group if unit.depends}
    best = _nearest([unit for unit in group if unit.record not in bound or unit.depends], 1)
    ifs, others = ([unit for unit in best if (unit.record in bound) is depends] for depends in (True, False))
    alike = max((content.likeness(a, b) for a in ifs for b in others if _commit(a, b)), default=0.0)
    if alike < _SAME_PROMISE or sources_of(ifs) & sources_of(others):
        return None
    point = table.point("only_in", "condition", label(best), [(short(unit.text), [unit.cite]) for unit in best], 0.4 + alike / 2)
    ordered = sorted(point.values, key=lambda value: all(cite.record not in bound for cite in value.cites))
    return Told(structs.replace(point, values=tuple(ordered)), max(weight, _TELLING["condition"]))


def _commit(a: Unit, b: Unit) -> bool:
    """Do both tell of one kind of commitment, in a sentence of their own?"""
    return bool(kinds.commitments(a) & kinds.commitments(b)) and not a.title and not b.title


def _nearest(group: Sequence[Unit], most: int = 2) -> list[Unit]:
    """Of each account the sentences that are most like those of the others, no title where a sentence says the same."""
    chosen: list[Unit] = []
    for record in dict.fromkeys(unit.record for unit in group):
        others = [unit for unit in group if unit.record != record]
        likes = {id(unit): max(content.likeness(unit, o) for o in others) for unit in group if unit.record == record}
        own = sorted((u for u in group if u.record == record), key=lambda u: (u.title, -likes[id(u)], u.at))
        chosen += [u for i, u in enumerate(own[:most]) if i == 0 or likes[id(u)] >= content.ALIKE]
    return chosen


_MOSTLY_NEW = 0.65
_LISTED = 0.75
"""What an item of a list counts beside a sentence."""
_SAME_PROMISE = 0.45
"""Likeness from which two sentences tell of one commitment, one of them with what it depends on: set by hand."""
_FEWEST = 4
"""Telling words of a sentence of a transcript that can be a point."""
_SAME = 0.3
"""Likeness from which two texts of one source say the same."""
_TELLING = {
    "warning": 0.82, "demand": 0.8, "promise": 0.8, "agreement": 0.78, "condition": 0.8, "refusal": 0.78,
    "accusation": 0.74, "denial": 0.74, "proposal": 0.74, "plan": 0.72,
    "sanction": 0.72, "concession": 0.72, "announcement": 0.66, "aid": 0.7,
    "deployment": 0.68, "withdrawal": 0.68, "attack": 0.6, "content": 0.5,
}  # fmt: skip
"""How telling a thing is that one account alone has, by what kind of thing it is: set by hand, tried on the developers' bundles."""


def _alone(table: Table, group: Sequence[Unit]) -> Iterator[Told]:
    """What only one source tells: each sentence a point, with the sentences of its other texts that say the same.

    Of a transcript only what speaks of the parties, and its weight is less: there much is said once.
    """
    sheets = {sheet.record.id: sheet for sheet in table.sheets}
    told: set[int] = set()
    for unit in sorted(group, key=lambda u: (u.title, sheets[u.record].long, sheets[u.record].words, u.at)):
        sheet = sheets[unit.record]
        if id(unit) in told or unit.title or is_question(unit.text):
            continue
        if sheet.long and not (_tells(table, unit, _FEWEST) and (unit.names & table.principals or unit.parties & table.parties)):
            continue
        same = [u for u in group if u.record != unit.record and id(u) not in told and content.likeness(u, unit) >= _SAME]
        told |= {id(u) for u in same}
        kind = kinds.field([unit])
        weight = _TELLING.get(kind, 0.55) + (0.08 if sheet.record.article.side else 0.0)
        weight *= 1.0 if sheet.words < 600 else 0.85 if not sheet.long else 0.5
        weight *= _LISTED if unit.text.startswith(("-", "•", "–")) else 1.0
        weight += 0.02 * (1 - unit.at / max(1, len(sheet.units)))
        values = [(short(u.text), [u.cite]) for u in [unit, *same]]
        name = condition_label(unit) if kind == "condition" else label([unit])
        yield Told(table.point("only_in", kind, name, values, 0.6), weight)
