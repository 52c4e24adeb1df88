"""What has become of plans since, as far as the articles tell: kept, moved, called off."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from memcon.errors import BadOption
from memcon.export import ics
from memcon.occurrences.relation_types import Move, Step, Thread
from memcon.occurrences.states import state
from memcon.store import Mark, Store
from memcon.telling import words
from memcon.web.asked import Asked
from memcon.web.charts.spans import later
from memcon.web.kept import Kept
from memcon.web.timeline import Told

PAIRS = 12
"""Pairs of countries whose course is looked up for a page, those of the most entries first: each costs the reading of the articles that
name both in the days of the page."""
MARGIN = 92
"""Days before and after those of the entries on which what was moved may stand now."""
Key = tuple[str, str]
"""(record, event)"""


class Fate(msgspec.Struct, frozen=True):
    """What has become of one entry of the agenda."""

    told: str
    """ "moved, to come: from 10 January 2022 to 12 January 2022"."""
    called_off: bool
    moved_to: str | None
    """The day that stands in the place of the entry's own, as EDTF."""
    changes: int
    """How often the matter was moved or called off."""

    @property
    def off(self) -> bool:
        """Whether nothing takes place on the entry's own day."""
        return self.called_off or self.moved_to is not None

    @property
    def head(self) -> str:
        """ "called off", "moved to 12 January 2022", or nothing."""
        moved = f"moved to {words.date(self.moved_to, full=True)}" if self.moved_to else ""
        return "called off" if self.called_off else moved


def pair_of(one: Told) -> tuple[str, str] | None:
    """The two countries of an entry, where they are two."""
    countries = sorted({party.country for party in one.mark.parties if party.country and party.role != "absent"})
    return (countries[0], countries[1]) if len(countries) == 2 else None


@dataclass(frozen=True)
class Question:
    """What became of some entries of a store, as it stood when they were read: `state` tells it from what it was before or is later."""

    path: Path
    state: tuple[int, ...]
    entries: tuple[Told, ...]
    pairs: tuple[tuple[str, str], ...]
    """The two that are asked for, else the countries of the entries."""
    since: date | None
    until: date | None

    def answered(self, kept: Kept[dict[Key, Fate]]) -> dict[Key, Fate]:
        """The fates of the entries that belong to a thread between two, however long it takes to find them."""
        return kept.of(self, self._answer) if self.pairs else {}

    def answered_soon(self, kept: Kept[dict[Key, Fate]], patience: float) -> dict[Key, Fate] | None:
        """The same where they are there within so many seconds; else None, while they are looked up."""
        return kept.soon(self, self._answer, patience) if self.pairs else {}

    def _answer(self) -> dict[Key, Fate]:
        with Store.open(self.path) as store:
            return _fates(store, self.entries, self.pairs, self.since, self.until)


def question(path: Path, store: Store, entries: Sequence[Told], asked: Asked, since: date | None, until: date | None) -> Question:
    found = Counter(pair for one in entries if (pair := pair_of(one)))
    pairs = ((asked.actor, asked.with_),) if asked.actor and asked.with_ else tuple(pair for pair, _ in found.most_common(PAIRS))
    return Question(path, store.state(), tuple(entries), pairs, since, until)


def _fates(
    store: Store, entries: Sequence[Told], pairs: Sequence[tuple[str, str]], since: date | None, until: date | None
) -> dict[Key, Fate]:
    threads = [thread for a, b in pairs for thread in _threads(store, a, b, since, until)]
    threads.sort(key=_changes, reverse=True)  # of an event that two threads have, what was changed is what became of it
    by_record: dict[str, list[tuple[Thread, Step]]] = {}
    for thread in threads:
        for step in thread.steps:
            by_record.setdefault(step.record, []).append((thread, step))
    made: dict[Key, Fate] = {}
    for mark in (mark for one in entries for mark in (one.mark, *one.others) if mark.record in by_record):
        if home := _thread_of(store, mark, by_record[mark.record]):
            made[mark.record, mark.event] = _fate(home, mark.edtf)
    return made


def _thread_of(store: Store, mark: Mark, steps: Sequence[tuple[Thread, Step]]) -> Thread | None:
    """The thread that an event is a step of, or is told by the words of: "the talks planned for 12 March were put off"."""
    own = next((thread for thread, step in steps if step.event == mark.event), None)
    if own and _changes(own):
        return own
    event = next(event for event in store.record(mark.record).events if event.id == mark.event)
    starts = [e.start for e in event.evidence if e.purpose == "event"]
    cited = ((thread, cite) for thread, step in steps for cite in step.cites if cite.record == mark.record and _changes(thread))
    return next((thread for thread, cite in cited if any(cite.start <= at < cite.end for at in starts)), own)


def of(one: Told, found: Mapping[Key, Fate]) -> Fate | None:
    """The fate of an entry, by one of the articles that tell it."""
    return next((found[key] for mark in one.articles if (key := (mark.record, mark.event)) in found), None)


def revisions(entries: Iterable[Told], found: Mapping[Key, Fate]) -> dict[Key, ics.Revision]:
    """What a calendar is to be told of entries that were moved or called off: that nothing is on the old day, and where no entry stands on
    the new day, that this one is there now."""
    entries = tuple(entries)
    taken = {(fate.told, one.mark.edtf) for one in entries if (fate := of(one, found)) and not fate.off}
    made = {}
    for one in entries:
        fate = of(one, found)
        if fate and fate.changes and fate.off:
            moves = fate.moved_to if not fate.called_off and (fate.told, fate.moved_to) not in taken else None
            taken |= {(fate.told, moves)}
            made[one.mark.record, one.mark.event] = ics.Revision(fate.head, fate.changes, moves)
    return made


def _threads(store: Store, a: str, b: str, since: date | None, until: date | None) -> tuple[Thread, ...]:
    first, last = later(since, -MARGIN).isoformat() if since else None, later(until, MARGIN).isoformat() if until else None
    try:
        return store.relations(a, b, since=first, until=last).threads
    except BadOption:  # two names of one actor, or of nobody
        return ()


def _fate(thread: Thread, own: str | None) -> Fate:
    moves = [move for move in thread.moves if move.field == "when"]
    moved = moves[-1].new if moves and own is not None and own != moves[-1].new and any(move.old == own for move in moves) else None
    return Fate(_told_of(thread), thread.state == "called_off", moved, _changes(thread))


def _changes(thread: Thread) -> int:
    """How often it was moved or called off."""
    return len(thread.moves) + (thread.state == "called_off")


def _told_of(thread: Thread) -> str:
    moves = "; ".join(f"from {_shown(move, move.old)} to {_shown(move, move.new)}" for move in thread.moves)
    if not moves:
        return state(thread)
    return f"{state(thread)}: {moves}" if thread.state == "moved" else f"{state(thread)}; before that moved {moves}"


def _shown(move: Move, value: str) -> str:
    return words.date(value, full=True) if move.field == "when" else value.replace("_", " ")
