"""The points of a comparison: where accounts agree, where they differ, what only one tells."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from memcon.knowledge.folding import fold
from memcon.occurrences import marks, naming, occasion, quotes
from memcon.occurrences.attendance import participants
from memcon.occurrences.dates import Day, days_told, equal, gathered
from memcon.occurrences.labels import short
from memcon.occurrences.numbers import clocks, durations, numbers
from memcon.occurrences.said import contents
from memcon.occurrences.spans import days
from memcon.occurrences.table import Table, Told, by_value, sources_of, units_of
from memcon.occurrences.terms import SENSE, root, sense, terms
from memcon.occurrences.topics import topics
from memcon.occurrences.types import Cite, Kind


def all_points(table: Table) -> list[Told]:
    """Every point, in no order yet."""
    makers: tuple[Callable[[Table], Iterator[Told]], ...] = (
        initiator,
        tone,
        occasion_fields,
        participants,
        topics,
        names,
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
    values = by_value([(words[mark.key], mark.unit.cite) for mark in first])
    several = len(sources_of([mark.unit for mark in first])) > 1
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
    agree = len(sources_of([m.unit for m in told])) > 1 and marks.meets([m.key for m in told])
    values = [(short(m.unit.text), [m.unit.cite]) for m in told]
    yield Told(
        table.point("agree" if agree else "only_in", "characterisation", "tone of the talks", values, 0.75),
        0.93 if _official(table, told) else 0.8,
    )


def _official(table: Table, found: Sequence[marks.Mark]) -> bool:
    spoke = {mark.unit.record for mark in found}
    return any(sheet.record.article.side and sheet.record.id in spoke for sheet in table.sheets)


def occasion_fields(table: Table) -> Iterator[Told]:
    """Day, channel and place of the talks, where accounts of several sources give them.

    They differ only where official texts do: a news story may be about several talks. A day that differs by one may be the zones'.
    """
    sides = {sheet.record.id: sheet.record.article.side for sheet in table.sheets}
    for field, name, given in occasion.fields(table.sheets, table.parties):
        if len({one.source for one in given}) < 2:
            continue
        values = by_value([(one.value, one.cite) for one in given])
        official = {one.value for one in given if sides[one.cite.record]}
        differ = len(official) > 1 and (field != "when" or _apart(sorted(official)))
        if len(values) == 1 or differ:
            kind: Kind = "contradict" if differ else "agree"
            yield Told(table.point(kind, field, name, values, 0.6 if differ else 0.85), 0.9 if differ else 0.5)


def _apart(edtf: Sequence[str]) -> bool:
    """Are days of the calendar more than one day apart?"""
    found = [span[0] for value in edtf if (span := days(value))]
    return max(found) - min(found) > 1


def names(table: Table) -> Iterator[Told]:
    """What accounts call a thing whose name one of them keeps its distance from."""
    for name, found in naming.contested([sheet for sheet in table.sheets if sheet.on_topic]):
        values = by_value([(f"so-called {named.words}" if named.distant else named.words, named.unit.cite) for named in found])
        yield Told(table.point("contradict", "naming", f"what it is called: {name}", values, 0.7), 0.86)


def dates(table: Table) -> Iterator[Told]:
    """Days given for one thing."""
    told = [day for unit in units_of(table) if not unit.title for day in days_told(unit, table.principals)]
    for group in gathered(told):
        if len({day.unit.source for day in group}) < 2:
            continue
        first = _first_of_each(group)
        differ = any(not equal(a, b) for a, b in combinations(first, 2))
        shared = set.intersection(*({*d.about} for d in group)) or {*group[0].about}
        values = by_value([(_value(d, first), d.unit.cite) for d in first])
        name = f"date: {_thing(first, shared)}"
        if differ:
            yield Told(table.point("contradict", "when", name, values, 0.8), 0.97)
        else:
            yield Told(table.point("agree", "when", name, values, 0.85), 0.9)


def _thing(told: Sequence[Day], shared: set[str]) -> str:
    """What days are given for: the names that all share, as one account writes them, with the noun that they have in common
    ("Geneva talks")."""
    best = min(told, key=lambda d: (len(d.unit.text), d.unit.record))
    names = [word for word in _NAMED.findall(best.unit.text) if {fold(part) for part in word.split("-")} & shared]
    senses = set.intersection(*({key for key in day.unit.vector if key.startswith(SENSE)} for day in told))
    nouns = [
        best.unit.text[t.start : t.end].lower() for t in terms(best.unit.text) if sense(t.key) in senses and sense(t.key) in _OCCASIONS
    ]
    return " ".join([*dict.fromkeys(names), *nouns[:1]]) or " ".join(sorted(shared))


_NAMED = re.compile(r"[A-Z][^\W\d_]*(?:-[A-Z][^\W\d_]*)*")
_OCCASIONS = frozenset(meant for word in ("talk", "meeting", "election", "visit", "strike") if (meant := sense(root(word))))


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


def descriptions(table: Table) -> Iterator[Told]:
    """What a person of the same age is called: "a 31-year-old baker" here, "a 31-year-old soldier" there."""
    found: dict[int, list[marks.Mark]] = {}
    for unit in units_of(table):
        for age, mark in marks.described(unit):
            found.setdefault(age, []).append(mark)
    for age in sorted(found):
        first = found[age]
        if len(sources_of([m.unit for m in first])) < 2:
            continue
        differ = len({m.key for m in first}) > 1
        values = by_value([(m.unit.text[m.start : m.end], m.unit.part(m.start, m.end)) for m in first])
        name = f"who the {age}-year-old is"
        yield Told(
            table.point("contradict" if differ else "agree", "description", name, values, 0.5),
            (0.74 if len(sources_of([m.unit for m in first])) < 3 else 0.86) if differ else 0.6,
        )
