"""Who took part in the talks beside those who led them: ministers, aides, hosts, mediators, and who is said to have been absent."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.knowledge.folding import fold
from memcon.occurrences.features import main_event, party
from memcon.occurrences.labels import short
from memcon.occurrences.occasion import parties_of
from memcon.occurrences.spans import days
from memcon.occurrences.table import Table, Told, by_value
from memcon.occurrences.types import Cite, Kind
from memcon.occurrences.units import Sheet, Unit
from memcon.record.types import Actor, Event, Record

_OCCASION = r"the (?:[\w-]+ )?(?:meeting|talks|conversation|call|negotiations|discussions|summit)\b(?! (?:of|in|on)\b)"
_MEETS = re.compile(_OCCASION)
_CAME = re.compile(
    rf"\b(?P<no>(?:did|does|do|was|were) not |didn['’]t |wasn['’]t |weren['’]t )?"
    rf"(?:attend(?:ed)?|(?:take|took|taken) part in|participated? in|sat in on|join(?:ed)?|present (?:at|for|during)) {_OCCASION}"
    rf"|\b(?:was|were) (?P<away>absent from) {_OCCASION}"
)
"""Who came stands before these words."""
_ATTENDED_BY = re.compile(
    rf"\b{_OCCASION} (?:was|were) (?:also )?attended by\b|\btaking part in {_OCCASION} (?:was|were)\b"
    r"|\balso (?:present|attending) (?:was|were)\b",
    re.IGNORECASE,
)
"""Who came stands after these."""


@dataclass(frozen=True)
class _Presence:
    """Somebody whom an account has taking part in the talks, or being absent from them."""

    actor: Actor
    absent: bool
    unit: Unit


def own_talks(table: Table, sheet: Sheet) -> list[Event]:
    """The talks of the occurrence in one account: its main event, and others of the same status between the parties that are not of
    another day; [] where its main event is no talks of theirs, or where it is a transcript, which speaks of many talks."""
    main = main_event(sheet.record) if sheet.on_topic and not sheet.long else None
    if main is None or main.type != "CONSULT":
        return []
    parties = parties_of(sheet.record, main)
    # Where the record has those of one party alone, the other may be named in other words: it is no talks with a third.
    if len(parties & table.parties) < 2 and not parties <= table.parties:
        return []
    return [main, *(event for event in sheet.record.events if event is not main and _same(table, sheet, main, event))]


def _same(table: Table, sheet: Sheet, main: Event, event: Event) -> bool:
    """Is it the main event told once more?"""
    if event.type != "CONSULT" or event.status != main.status or len(parties_of(sheet.record, event) & table.parties) < 2:
        return False
    first, second = (days(e.when.edtf) if e.when else None for e in (main, event))
    return second is None or (first is not None and first[0] <= second[1] and second[0] <= first[1])


def participants(table: Table) -> Iterator[Told]:
    """Persons and bodies beyond those who led the talks: whom accounts of several sources have there, or one alone, or one has there and
    another absent."""
    led = _leaders(table)
    found = [presence for sheet in table.sheets for presence in _presences(table, sheet, led)]
    people: dict[str, list[_Presence]] = {}
    for presence in found:
        people.setdefault(_key(presence.actor), []).append(presence)
    for told in people.values():
        first = list({p.unit.record: p for p in reversed(told)}.values())[::-1]
        several = len({p.unit.source for p in first}) > 1
        differ = several and len({p.absent for p in first}) > 1
        if _leads(told[0].actor, led) and not differ:
            continue
        kind: Kind = "contradict" if differ else "agree" if several else "only_in"
        point = table.point(kind, "participants", short(first[0].actor.name, 60), _values(first), 0.6 if differ else 0.75)
        if kind != "only_in" or (point.silent and not _named_beside(table, first[0])):
            yield Told(point, {"contradict": 0.9, "agree": 0.55, "only_in": 0.64}[kind])


def _named_beside(table: Table, presence: _Presence) -> bool:
    """Does another account name somebody in a sentence that speaks of the occasion? Then it may have said the same in words that are not
    understood here, and is not called silent."""
    return any(
        unit.start <= start < unit.end
        for sheet in table.sheets
        if sheet.source != presence.unit.source and sheet.on_topic
        for actor in sheet.record.actors
        if _key(actor) == _key(presence.actor)
        for unit in sheet.units
        if _MEETS.search(unit.text)
        for start, _ in actor.mentions
    )


def _values(told: Sequence[_Presence]) -> list[tuple[str, list[Cite]]]:
    return by_value([(short(p.unit.text), p.unit.cite) for p in told])


def _key(actor: Actor) -> str:
    return actor.wikidata or fold(actor.name)


def _leaders(table: Table) -> list[Actor]:
    """Of each party the person who leads for it: of those who take part the one whom most accounts name, and name most; of talks within
    one country two."""
    named = Counter(_key(actor) for sheet in table.sheets for actor in sheet.record.actors)
    often: Counter[str] = Counter()
    for actor in (actor for sheet in table.sheets for actor in sheet.record.actors):
        often[_key(actor)] += len(actor.mentions)
    persons = {
        _key(actor): actor
        for sheet in table.sheets
        for event in own_talks(table, sheet)
        for actor in _there(sheet.record, event)
        if actor.kind == "person" and party(actor) in table.parties
    }
    order = sorted(persons, key=lambda key: (-named[key], -often[key], key))
    first = {party(persons[key]): persons[key] for key in reversed(order)}
    return list(first.values()) if len(first) > 1 else [persons[key] for key in order[:_TWO]]


def _there(record: Record, event: Event) -> list[Actor]:
    ids = {part.actor for part in event.participants if part.role != "absent"}
    return [actor for actor in record.actors if actor.id in ids]


_TWO = 2
"""It takes two to talk."""


def _leads(actor: Actor, led: Sequence[Actor]) -> bool:
    """Is it one of them, or named by a part of such a name?"""
    words = {*fold(actor.name).split()}
    return any(_key(actor) == _key(one) or words <= {*fold(one.name).split()} for one in led)


def _presences(table: Table, sheet: Sheet, led: Sequence[Actor]) -> Iterator[_Presence]:
    """Of one account: by its talks that a leader takes part in, and by sentences that say who attended them."""
    talks = own_talks(table, sheet)
    if not talks:
        return
    record = sheet.record
    with_leaders = [event for event in talks if any(_leads(actor, led) for actor in _there(record, event))]
    for actor in (actor for actor in record.actors if _counts(table, actor)):
        named = [a for a, b in actor.mentions if _named(record, actor, record.article.text[a:b])]
        for unit in (unit for unit in sheet.units if not unit.title):
            at = [start - unit.start for start in named if unit.start <= start < unit.end]
            if at and (absent := _said(unit, at, _roles(with_leaders, unit, actor))) is not None:
                yield _Presence(actor, absent, unit)
                break


def _counts(table: Table, actor: Actor) -> bool:
    """Is it a person or a body, and no party itself? A country that is no party can host or mediate."""
    return actor.kind == "person" or (actor.kind in ("organisation", "country") and party(actor) not in table.parties)


def _named(record: Record, actor: Actor, words: str) -> bool:
    """Do the words name the actor, and nobody else of the article: no pronoun, no surname that two persons have?"""
    own = {*fold(actor.name).split()} & {*fold(words).split()}
    return any(all(word not in fold(other.name).split() for other in record.actors if other is not actor) for word in own)


def _roles(talks: Sequence[Event], unit: Unit, actor: Actor) -> set[str]:
    """The actor's parts in the talks that the sentence tells of; a country only hosts or mediates, "Ukraine" else being what is spoken
    of."""
    roles = {
        part.role
        for event in talks
        if any(unit.start <= words.start < unit.end for words in event.evidence if words.purpose == "event")
        for part in event.participants
        if part.actor == actor.id
    }
    return {str(role) for role in roles if actor.kind != "country" or role in ("host", "mediator")}


def _said(unit: Unit, at: Sequence[int], roles: set[str]) -> bool | None:
    """Is somebody who is named at these places absent (True), there (False), or is nothing said of it (None)?"""
    came = _CAME.search(unit.text)
    if came and any(start < came.start() for start in at):
        return bool(came["no"] or came["away"])
    by = _ATTENDED_BY.search(unit.text)
    if by and any(start >= by.end() for start in at):
        return False
    return "absent" in roles if roles else None
