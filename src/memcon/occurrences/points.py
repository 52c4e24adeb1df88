"""The points of a comparison: where accounts agree, where they differ, what only one tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from memcon.occurrences import content, figures, marks, quotes
from memcon.occurrences.dates import Day, days_told, equal, gathered
from memcon.occurrences.figures import Figure
from memcon.occurrences.labels import label, short
from memcon.occurrences.types import ROOM, Cite, Kind, Point, Value
from memcon.occurrences.units import Sheet, Unit
from memcon.occurrences.words import cosine, rarity

_ONE_VOICE = 0.45
_DENIED = 0.55
_BRIEF = 14
_MASS = 24.0
"""Weight of shared words (see `Table.mass`) that makes a shared point a full one, doubled."""
_LOW, _HIGH = 0.55, 1.5
"""Of tolls of one event the lowest and highest, as parts of the middle one: they rise as hours pass."""


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
        """How much two sentences share beyond the names of the parties: the summed rarity of their common words."""
        return sum(rarity().of(word) for word in sorted({*a.stems} & {*b.stems}) if word not in self.faint)

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


def all_points(table: Table) -> list[Told]:
    """Every point, in no order yet."""
    makers: tuple[Callable[[Table], Iterator[Told]], ...] = (
        initiator,
        tone,
        dates,
        durations,
        numbers,
        clocks,
        altered_quotes,
        same_quotes,
        descriptions,
        contents,
    )
    return [told for maker in makers for told in maker(table)]


def _units(table: Table) -> list[Unit]:
    return [unit for sheet in table.sheets for unit in sheet.units]


def _by_value(found: Sequence[tuple[str, Cite]]) -> list[tuple[str, list[Cite]]]:
    values: dict[str, list[Cite]] = {}
    for value, cite in found:
        values.setdefault(value, []).append(cite)
    return list(values.items())


def _by_number(found: Sequence[Figure]) -> list[tuple[str, list[Cite]]]:
    """The values with the words that first give them."""
    words: dict[float, str] = {}
    for figure in found:
        words.setdefault(figure.value, figure.words)
    return _by_value([(words[f.value], f.unit.cite) for f in found])


def _sources(units: Sequence[Unit]) -> set[str]:
    return {unit.source for unit in units}


def initiator(table: Table) -> Iterator[Told]:
    """Who asked for the occasion."""
    found = [mark for s in table.sheets if s.on_topic for unit in s.units for mark in marks.asked(unit, s.record)]
    # Of each account the first: later ones are of other occasions that it recalls.
    first = list({mark.unit.record: mark for mark in reversed(found)}.values())[::-1]
    if not first:
        return
    words: dict[str, str] = {}
    for mark in first:
        words.setdefault(mark.key, f"{mark.key}: {short(mark.unit.text[mark.start : mark.end])}")
    values = _by_value([(words[mark.key], mark.unit.cite) for mark in first])
    several = len(_sources([mark.unit for mark in first])) > 1
    kind: Kind = "only_in" if not several else "contradict" if len(values) > 1 else "agree"
    yield Told(table.point(kind, "initiator", "who asked for it", values, 0.85), 0.96)


def tone(table: Table) -> Iterator[Told]:
    """How accounts characterise the talks, each in its own words."""
    found: dict[str, marks.Mark] = {}
    for sheet in table.sheets:
        own = [mark for unit in sheet.units if sheet.on_topic for mark in marks.tones(unit, sure=sheet.long)]
        if own:
            best = max(own, key=lambda m: (not m.unit.title, m.sure, -m.unit.at))
            found[sheet.record.id] = best
    if not found:
        return
    told = list(found.values())
    agree = len(_sources([m.unit for m in told])) > 1 and marks.meets([m.key for m in told])
    values = [(short(m.unit.text), [m.unit.cite]) for m in told]
    yield Told(
        table.point("agree" if agree else "only_in", "characterisation", "tone of the talks", values, 0.75),
        0.93 if _official(table, told) else 0.8,
    )


def _official(table: Table, found: Sequence[marks.Mark]) -> bool:
    spoke = {mark.unit.record for mark in found}
    return any(sheet.record.article.side and sheet.record.id in spoke for sheet in table.sheets)


def dates(table: Table) -> Iterator[Told]:
    """Days given for one thing."""
    told = [day for unit in _units(table) if not unit.title for day in days_told(unit, table.principals)]
    for group in gathered(told):
        if len({day.unit.source for day in group}) < 2:
            continue
        first = _first_of_each(group)
        differ = any(not equal(a, b) for a, b in combinations(first, 2))
        shared = set.intersection(*({*d.about} for d in group)) or {*group[0].about}
        values = _by_value([(_value(d, first), d.unit.cite) for d in first])
        name = f"date: {' '.join(word.title() if len(word) > 4 else word.upper() for word in sorted(shared)[:4])}"
        if differ:
            yield Told(table.point("contradict", "when", name, values, 0.8), 0.97)
        else:
            yield Told(table.point("agree", "when", name, values, 0.85), 0.9)


def _value(day: Day, others: Sequence[Day]) -> str:
    """The days as the account gives them; the month from another account where this one names none and the days are equal."""
    if day.month is None and (known := next((o for o in others if o.month and o.days == day.days), None)):
        return known.value
    return day.value


def _first_of_each(group: Sequence[Day]) -> list[Day]:
    """Of each account the day that others give too, else its first."""
    chosen = []
    for record in dict.fromkeys(day.unit.record for day in group):
        own = [day for day in group if day.unit.record == record]
        chosen.append(max(own, key=lambda d: (sum(equal(d, o) for o in group if o.unit.record != record), d.month is not None, -d.unit.at)))
    return chosen


def durations(table: Table) -> Iterator[Told]:
    """How long the occasion took."""
    found = [f for sheet in table.sheets if sheet.on_topic and not sheet.long for unit in sheet.units for f in figures.lengths(unit)]
    if not found:
        return
    values = _by_number(_some_of_each(found))
    several = len(_sources([f.unit for f in found])) > 1
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
    for kind in sorted(by_kind):
        for group in [_toll(by_kind[kind])] if kind in figures.TOLLS else _alike(by_kind[kind]):
            if len({f.unit.source for f in group}) > 1:
                yield _number(table, kind, group)


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
    groups: list[list[Figure]] = []
    for figure in found:
        home = next((g for g in groups if any(same(figure, other) for other in g)), None)
        if home is None:
            groups.append([figure])
        elif all(figure.unit.record != other.unit.record for other in home):
            home.append(figure)
    return groups


def _about_one(a: Figure, b: Figure) -> bool:
    alike = cosine(a.unit.vector, b.unit.vector)
    shared = len(a.around & b.around)
    if a.value == b.value:
        return alike >= 0.12 or shared >= 3
    return alike >= 0.3 and shared >= 3 and 0.2 <= a.value / b.value <= 5


def _number(table: Table, kind: str, group: Sequence[Figure]) -> Told:
    values = _by_number(group)
    differ = len({f.value for f in group}) > 1
    name = f"number: {figures.noun(group[0])}"
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


def altered_quotes(table: Table) -> Iterator[Told]:
    """A quotation that another account has in other words."""
    seen: set[frozenset[str]] = set()
    sides = {sheet.record.id: sheet.record.article.side for sheet in table.sheets}
    for hit in quotes.altered(table.sheets):
        key = frozenset((hit.quote.record, hit.record, *hit.changed))
        if key in seen:
            continue
        seen.add(key)
        official = any(sides[record] for record in (hit.quote.record, hit.record))
        own = Cite(record=hit.quote.record, start=hit.quote.start, end=hit.quote.end)
        other = Cite(record=hit.record, start=hit.start, end=hit.end)
        name = f"quotation: “{hit.changed[0] or '–'}” here, “{hit.changed[1] or '–'}” there"
        yield Told(
            table.point("contradict", "quotation", name, [(hit.quote.text, [own]), (hit.text, [other])], 0.85), 0.94 if official else 0.72
        )


def same_quotes(table: Table) -> Iterator[Told]:
    """Words that accounts quote alike."""
    found = [q for sheet in table.sheets if not sheet.long for q in quotes.quotations(sheet)]
    for group in quotes.shared(found):
        first = list({q.record: q for q in reversed(group)}.values())
        if len({q.source for q in first}) > 1:
            cites = [Cite(record=q.record, start=q.start, end=q.end) for q in first]
            longest = max(first, key=lambda q: (len(q.words), q.record))
            weight = 0.6 + 0.04 * min(len(first), 5) + 0.01 * min(len(longest.words), 10)
            yield Told(table.point("agree", "quotation", short(longest.text, 60), [(longest.text, cites)], 0.9), weight)


def contents(table: Table) -> Iterator[Told]:
    """What is said, sentence by sentence; and of a sentence that others have too, the clauses that they have not."""
    sheets = {sheet.record.id: sheet for sheet in table.sheets}
    posted = content.postings(table.sheets)
    told_together: set[frozenset[tuple[str, int]]] = set()
    for group in content.together([unit for sheet in table.sheets for unit in sheet.units]):
        if len(_sources(group)) > 1:
            yield (told := _shared(table, group))
            told_together |= _cited_pairs(told.point)
            for unit in group:
                yield from _clauses(table, unit, sheets[unit.record], posted)
            continue
        if alone := _alone(table, group):
            yield alone
        if len({unit.record for unit in group}) > 1 and not sheets[group[0].record].long:
            yield from _one_voice(table, group)
    yield from _shared_clauses(table, told_together)


def _cited_pairs(point: Point) -> set[frozenset[tuple[str, int]]]:
    cites = sorted({(c.record, c.start) for value in point.values for c in value.cites})
    return {frozenset(pair) for pair in combinations(cites, 2)}


def _shared_clauses(table: Table, seen: set[frozenset[tuple[str, int]]]) -> Iterator[Told]:
    """Clauses that accounts have in common, where no point has their sentences together yet."""
    parts = [part for sheet in table.sheets if not sheet.long for unit in sheet.units if not unit.title for part in content.parts(unit)]
    home = {(part.record, part.start): unit.start for sheet in table.sheets for unit in sheet.units for part in content.parts(unit)}
    for group in content.together(parts, content.ALIKE_CLAUSES):
        if len(_sources(group)) < 2:
            continue
        best = _nearest(group, 1)
        told = _shared(table, best)
        sentences = [(unit.record, home[unit.record, unit.start]) for unit in best]
        if any(frozenset(pair) not in seen for pair in combinations(sentences, 2)):
            yield Told(told.point, told.weight - 0.08)


def _clauses(table: Table, unit: Unit, sheet: Sheet, posted: content.Postings) -> Iterator[Told]:
    """The clauses of a sentence most of whose telling words no sentence of another source has together."""
    if unit.title or sheet.long or unit.text.rstrip().endswith("?"):
        return
    for part in content.parts(unit):
        new = content.novelty(part, posted)
        # A whole sentence that others have in like words is no clause of its own, unless little of it is like.
        if new < (content.NEW if part.text != unit.text else _MOSTLY_NEW):
            continue
        kind = content.field([part])
        weight = (
            (_TELLING.get(kind, 0.55) + (0.08 if sheet.record.article.side else 0.0))
            * (1.0 if sheet.words < 600 else 0.85)
            * (1.0 if sheet.on_topic else 0.85)
        )
        point = table.point("only_in", kind, label([part]), [(short(part.text), [part.cite])], 0.35 + new / 2)
        yield Told(point, weight * (0.75 + 0.25 * new))


def descriptions(table: Table) -> Iterator[Told]:
    """What a person of the same age is called: "a 31-year-old baker" here, "a 31-year-old soldier" there."""
    found: dict[int, list[marks.Mark]] = {}
    for unit in _units(table):
        for age, mark in marks.described(unit):
            found.setdefault(age, []).append(mark)
    for age in sorted(found):
        first = found[age]
        if len(_sources([m.unit for m in first])) < 2:
            continue
        differ = len({m.key for m in first}) > 1
        values = _by_value([(m.unit.text[m.start : m.end], m.unit.part(m.start, m.end)) for m in first])
        name = f"who the {age}-year-old is"
        yield Told(
            table.point("contradict" if differ else "agree", "description", name, values, 0.5),
            (0.74 if len(_sources([m.unit for m in first])) < 3 else 0.86) if differ else 0.6,
        )


def _one_voice(table: Table, group: Sequence[Unit]) -> Iterator[Told]:
    """What two texts of one side say in nearly the same words."""
    pairs = [(content.likeness(a, b), a, b) for a, b in combinations(group, 2) if a.record != b.record]
    alike, a, b = max(pairs, key=lambda pair: (pair[0], -pair[1].start, -pair[2].start))
    if alike >= _ONE_VOICE and not a.title and not b.title:
        values = [(short(unit.text), [unit.cite]) for unit in (a, b)]
        yield Told(table.point("agree", content.field([a, b]), label([a, b]), values, 0.5 + alike / 2), 0.3 + 0.5 * alike)


def _shared(table: Table, group: Sequence[Unit]) -> Told:
    """A point that accounts have in common. How telling: how alike, how much beyond the names of the parties, how many, both sides."""
    sheets = {sheet.record.id: sheet for sheet in table.sheets}
    best = _nearest(group)
    pairs = [(content.likeness(a, b), a, b) for a, b in combinations(best, 2) if a.source != b.source]
    alike, first, second = max(pairs, key=lambda pair: (pair[0], -pair[1].start, -pair[2].start))
    against = alike >= _DENIED and max(len(first.stems), len(second.stems)) <= _BRIEF and content.opposed(first, second)
    values = [(short(unit.text), [unit.cite]) for unit in best]
    sides = len({u.source for u in best if sheets[u.record].record.article.side})
    weight = 0.35 + 0.45 * min(alike, 0.8) + 0.05 * min(len(_sources(best)), 4) + (0.1 if sides > 1 else 0)
    weight *= min(1.0, 0.5 + table.mass(first, second) / _MASS) * (0.8 if sheets[first.record].long or sheets[second.record].long else 1.0)
    weight *= 1.0 if sheets[first.record].on_topic and sheets[second.record].on_topic else 0.85
    kind: Kind = "contradict" if against else "agree"
    return Told(table.point(kind, content.field(best), label(best), values, (0.4 if against else 0.5) + alike / 2), weight)


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
_FEWEST = 3
"""Content words of a sentence that can be a point of its own."""
_TELLING = {
    "warning": 0.82, "demand": 0.8, "promise": 0.8, "condition": 0.8, "refusal": 0.78,
    "accusation": 0.74, "denial": 0.74, "proposal": 0.74, "plan": 0.72,
    "sanction": 0.72, "concession": 0.72, "announcement": 0.66, "aid": 0.7,
    "deployment": 0.68, "withdrawal": 0.68, "attack": 0.6, "content": 0.5,
}  # fmt: skip
"""How telling a thing is that one account alone has, by what kind of thing it is: set by hand, tried on the developers' bundles."""


def _alone(table: Table, group: Sequence[Unit]) -> Told | None:
    """What only one source tells. Of a transcript only what speaks of the parties, and its weight is less: there much is said once."""
    sheets = {sheet.record.id: sheet for sheet in table.sheets}
    unit = min(group, key=lambda u: (u.title, sheets[u.record].long, sheets[u.record].words, u.at))
    best = [u for u in _nearest(group) if u is not unit and content.likeness(u, unit) >= content.ALIKE] if len(group) > 1 else []
    best = [unit, *best]
    sheet = sheets[unit.record]
    if unit.title or unit.text.rstrip().endswith("?") or len(unit.stems) < _FEWEST:
        return None
    if sheet.long and not (unit.names & table.principals or unit.parties & table.parties):
        return None
    kind = content.field(best)
    weight = _TELLING.get(kind, 0.55) + (0.08 if sheet.record.article.side else 0.0)
    weight *= (1.0 if sheet.words < 600 else 0.85 if not sheet.long else 0.6) * (1.0 if sheet.on_topic else 0.85)
    weight += 0.02 * (1 - unit.at / max(1, len(sheet.units)))
    values = [(short(u.text), [u.cite]) for u in best]
    return Told(table.point("only_in", kind, label(best), values, 0.6), weight)
