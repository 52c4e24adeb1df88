"""Accounts of one occurrence laid side by side: what they share, where they differ, what only one tells. It never says who is right."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from memcon.errors import BadOption
from memcon.occurrences.common import common, in_order, principals
from memcon.occurrences.features import REPRINT, features, resemblance, sketch
from memcon.occurrences.link import doubt
from memcon.occurrences.points import all_points
from memcon.occurrences.table import Table, Told
from memcon.occurrences.terms import COUNTRY, root
from memcon.occurrences.types import Account, Cite, Comparison, Doubt, Point
from memcon.occurrences.units import Sheet, sheet
from memcon.occurrences.words import rarity
from memcon.record.types import Record


def compare(records: Sequence[Record], *, occurrence: str | None = None) -> Comparison:
    """The comparison of records that tell of one occurrence; `occurrence` is its id where they have been put together under one. Else the
    comparison says where linking would keep them apart.

    Official sides stand first, then the others, each in the order given. Raises BadOption for fewer than two records, or for one id twice.
    """
    if len(records) < 2:
        raise BadOption("a comparison needs two accounts or more: give two pages of one event")
    if len({record.id for record in records}) < len(records):
        raise BadOption("two records have the same id: give each account once")
    ordered = in_order(records)
    shared = common(ordered, occurrence)
    named = principals(ordered, shared.parties)
    faint = frozenset(root(word) for word in named) | {f"{COUNTRY}{code}" for code in shared.parties}
    copies = _copies(ordered)
    sources = _sources(ordered, copies)
    sheets = tuple(sheet(record, sources[record.id], faint, shared.main(record)) for record in ordered)
    table = Table(sheets, named, shared.parties, faint, copies)
    accounts = tuple(_account(s, copies) for s in sheets)
    doubted = None if occurrence else doubt([features(record, rarity()) for record in ordered])
    points = tuple(_surely(point, doubted) for point in ranked(all_points(table)))
    return Comparison(occurrence=shared.occurrence, accounts=accounts, points=points, doubt=doubted)


def _surely(point: Point, doubted: Doubt | None) -> Point:
    """The point; a contradiction between accounts that may tell of different events is no surer than that they are one."""
    if doubted is None or point.kind != "contradict" or not doubted.parts(point):
        return point
    return replace(point, confidence=min(point.confidence, doubted.likely))


def _sources(records: Sequence[Record], copies: dict[str, str]) -> dict[str, str]:
    """Who speaks in each record: the country of an official text, else the agency or outlet, else the record alone; in a near copy whoever
    speaks in the text that it is a copy of."""
    own = {r.id: r.article.side or r.article.agency or r.article.outlet or r.id for r in records}
    return {record.id: own[copies.get(record.id, record.id)] for record in records}


def _account(s: Sheet, copies: dict[str, str]) -> Account:
    article = s.record.article
    return Account(
        record=s.record.id, outlet=article.outlet, side=article.side, words=s.words, main=s.on_topic, source=copies.get(s.record.id)
    )


def _copies(records: Sequence[Record]) -> dict[str, str]:
    """Near copies among the accounts, by their shingles; the first of them stands for all."""
    sketches = {record.id: sketch(record.article.text) for record in records}
    found: dict[str, str] = {}
    for one, other in ((one, other) for i, one in enumerate(records) for other in records[:i]):
        if not {one.id, other.id} & found.keys() and resemblance(sketches[one.id], sketches[other.id]) >= REPRINT:
            found[one.id] = other.id
    return found


def ranked(told: Sequence[Told]) -> tuple[Point, ...]:
    """The most telling first, without what only repeats another: see `_unrepeated`; of the topics those that no such point tells."""
    kept = _unrepeated(sorted((t for t in told if t.point.field != "topic"), key=_order))
    topics = [t for t in told if t.point.field == "topic" and not any(_tells(t.point, other.point) for other in kept)]
    return tuple(t.point for t in sorted([*kept, *topics], key=_order))


def _order(told: Told) -> tuple[float, str, str, list[tuple[str, int]]]:
    point = told.point
    return (-told.weight, point.kind, point.label, [(cite.record, cite.start) for cite in _cites(point)])


def _tells(topic: Point, other: Point) -> bool:
    """Does the other point cite all that the topic cites, as shared where it is shared, as one account's own where it is that?"""
    return (
        other.field in _CONTENT
        and (other.kind == "only_in") == (topic.kind == "only_in")
        and all(any(_covers(old, cite) for old in _cites(other)) for cite in _cites(topic))
    )


def _unrepeated(order: Sequence[Told]) -> list[Told]:
    """Of what is said, a point is left out that only repeats words of an earlier one of its kind; and no words are told both as shared and
    as one account's own: the surely shared stay so, else the more telling point stays."""
    alone, together = _Cited(), _Cited()
    for told in order:
        if _shared(told.point) and told.point.confidence >= SURE:
            together.add(_cites(told.point))
    found = []
    for told in order:
        point, cites = told.point, _cites(told.point)
        if point.field in _CONTENT:
            if point.kind == "only_in" and all(alone.covers(cite) or together.covers(cite) for cite in cites):
                continue
            if _shared(point) and point.confidence < SURE and any(alone.covers(cite) or alone.is_covered(cite) for cite in cites):
                continue
        if point.kind == "only_in" and point.field != "participants":
            alone.add(cites)
        elif _shared(point):
            together.add(cites)
        found.append(told)
    return found


class _Cited:
    """Words that were cited, by their record."""

    def __init__(self) -> None:
        self._of: dict[str, list[Cite]] = defaultdict(list)

    def add(self, cites: Sequence[Cite]) -> None:
        for cite in cites:
            self._of[cite.record].append(cite)

    def covers(self, new: Cite) -> bool:
        """Are most of the new words within some that were cited?"""
        return any(_covers(old, new) for old in self._of[new.record])

    def is_covered(self, new: Cite) -> bool:
        """Are most of some that were cited within the new words?"""
        return any(_covers(new, old) for old in self._of[new.record])


def _shared(point: Point) -> bool:
    """Is it content that accounts share or contest, or a sum that they share, which is most of what its sentences tell?"""
    return point.kind != "only_in" and (point.field in _CONTENT or (point.field == "number" and point.label[0] in "$€£"))


def _cites(point: Point) -> list[Cite]:
    return [cite for value in point.values for cite in value.cites]


_CONTENT = frozenset(
    (
        "warning demand promise agreement condition refusal accusation denial proposal plan sanction "
        "concession announcement aid deployment withdrawal attack content protest coercion"
    ).split()
)
SURE = 0.85
"""Confidence of a shared point from which its words are not told as one account's own as well."""


def _covers(old: Cite, new: Cite) -> bool:
    """Are most of the new words within the old?"""
    shared = min(old.end, new.end) - max(old.start, new.start)
    return old.record == new.record and 2 * shared > new.end - new.start
