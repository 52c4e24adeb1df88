"""What accounts have in common: the event that most of them are about, its parties, and which accounts are about it."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from memcon.knowledge.folding import fold
from memcon.occurrences.dates import MONTHS
from memcon.occurrences.features import main_event, party
from memcon.occurrences.occasion import parties_of
from memcon.occurrences.spans import days
from memcon.occurrences.types import Occurrence
from memcon.occurrences.units import LONG_PAGE
from memcon.record.types import Actor, Event, EventType, Record, Role
from memcon.telling.words import listed

UNTITLED = "One event"
"""What an occurrence is called of which no account has an event or a title."""
_CHANNELS = {"phone": "Phone call", "video": "Video call", "in_person": "Meeting", "written": "Exchange of letters"}
_TYPES: dict[EventType, str] = {
    "AGREE": "Agreement", "CONSULT": "Talks", "SUPPORT": "Support", "CONCEDE": "Concession", "COOPERATE": "Cooperation", "AID": "Aid",
    "RETREAT": "Withdrawal", "REQUEST": "Request", "ACCUSE": "Accusation", "REJECT": "Refusal", "THREATEN": "Threat", "PROTEST": "Protest",
    "SANCTION": "Sanction", "MOBILIZE": "Deployment", "COERCE": "Coercion", "ASSAULT": "Attack",
}  # fmt: skip
"""The types of PLOVER in one word."""
_TO: dict[EventType, str] = {
    "AGREE": "with", "CONSULT": "with", "SUPPORT": "for", "CONCEDE": "to", "COOPERATE": "with", "AID": "for",
    "RETREAT": "from", "REQUEST": "to", "ACCUSE": "against", "REJECT": "towards", "THREATEN": "against", "PROTEST": "against",
    "SANCTION": "against", "MOBILIZE": "against", "COERCE": "of", "ASSAULT": "on",
}  # fmt: skip
"""What stands between that word and whom it is done to, where the page does not say who does it."""
_NAMED = 3
"""Names of one role in a label."""


@dataclass(frozen=True)
class Common:
    """The occurrence, with its parties (countries, else items or names), of each country the persons who take part for it, and the account
    that names it best, by its main event or, where none has one, by its title."""

    occurrence: Occurrence
    parties: frozenset[str]
    persons: Mapping[str, frozenset[str]]
    lead: Record

    def main(self, record: Record) -> bool:
        """Is the account about the occurrence? Not where both are talks, and its own are those of other parties, or of other persons
        for one of them."""
        event = main_event(record)
        if event is None or event.type != "CONSULT" or self.occurrence.type != "CONSULT":
            return True
        own = parties_of(record, event)
        if len(_states(record, event)) > 1 and len(self.parties) > 1 and len(own & self.parties) < 2:
            return False
        persons = _persons(record, event)
        return len(persons) < 2 or all(persons[code] & self.persons[code] for code in persons.keys() & self.persons.keys())


def in_order(records: Sequence[Record]) -> list[Record]:
    """Official sides first, then the others, each in the order given."""
    return sorted(records, key=lambda record: record.article.side is None)


def common(accounts: Sequence[Record], name: str | None = None) -> Common:
    """The event that most accounts are about: type and parties by the number of accounts, its day by the most precise.

    Where no two accounts are about one event, the parties are still those of one of them, so that their names tell little.
    `name` is the occurrence's id where it has one.
    """
    records = in_order(accounts)
    mains = [(record, event) for record in records if (event := main_event(record))]
    own = _alike(mains)
    if not own:
        lead = next((record for record in records if record.article.title), records[0])
        return Common(_no_event(lead, name), frozenset(), {}, lead)
    persons = _most_told([_persons(record, event) for record, event in own])
    record, event = max(own, key=lambda item: (_share(_persons(*item), persons), item[1].status == "happened", -len(parties_of(*item))))
    if not _known(own, records):
        return Common(_no_event(record, name), parties_of(record, event), persons, record)
    channels = Counter(event.channel for _, event in own if event.channel)
    channel = max(channels, key=lambda c: (channels[c], c), default=None)
    whens = [event.when for record, event in own if event.when and _near(record, event.when.edtf)]
    when = min(whens, key=lambda w: (_width(w.edtf), -len(w.edtf or ""), w.edtf or ""), default=None)
    made = Occurrence(
        id=name or "o1",
        type=event.type,
        channel=channel,
        when=when,
        participants=participants(record, event),
        label=label(record, event, channel, when.edtf if when else None),
    )
    return Common(made, parties_of(record, event), persons, record)


def _alike(mains: Sequence[tuple[Record, Event]]) -> list[tuple[Record, Event]]:
    """The accounts of the two countries that most are about, else of the type and parties that most are about."""
    pairs = Counter(pair for record, event in mains for pair in combinations(sorted(_states(record, event)), 2))
    pair = max(pairs, key=lambda key: (pairs[key], key), default=None)
    if pair and pairs[pair] > 1:
        both = [(record, event) for record, event in mains if {*pair} <= parties_of(record, event)]
        talks = [(record, event) for record, event in both if event.type == "CONSULT"]
        return talks if 2 * len(talks) >= len(both) or any(_readout(record) for record, _ in talks) else both
    shared = Counter((event.type, parties_of(record, event)) for record, event in mains)
    readouts = {(event.type, parties_of(record, event)) for record, event in mains if _readout(record)}
    best = max(shared, key=lambda key: (shared[key], key in readouts, len(key[1]), key[0], sorted(key[1])), default=None)
    return [(record, event) for record, event in mains if (event.type, parties_of(record, event)) == best]


def _readout(record: Record) -> bool:
    """Is it a side's own text, short enough to be of one thing?"""
    return record.article.side is not None and len(record.article.text.split()) < LONG_PAGE


def _known(own: Sequence[tuple[Record, Event]], records: Sequence[Record]) -> bool:
    """Is it known what the accounts have in common? Talks that two are about, or one side's own text; other events where half are about
    them."""
    if all(event.type == "CONSULT" for _, event in own):
        return len(own) > 1 or len(records) == 1 or _readout(own[0][0])
    return len(records) == 1 or (len(own) > 1 and 2 * len(own) >= len(records))


def _no_event(lead: Record, name: str | None) -> Occurrence:
    """Where memcon sees no event that accounts have in common: a title, and whose words it is."""
    article = lead.article
    title = UNTITLED if article.title is None else f"“{article.title}” ({article.outlet})" if article.outlet else article.title
    return Occurrence(id=name or "o1", type=None, channel=None, when=None, participants=(), label=title)


def _most_told(persons: Sequence[Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """Of each country the persons that at least half as many accounts name as the one that most name."""
    found: dict[str, Counter[str]] = {}
    for of_one in persons:
        for code, names in of_one.items():
            found.setdefault(code, Counter()).update(names)
    return {code: frozenset(name for name, n in told.items() if 2 * n > max(told.values())) for code, told in found.items()}


def _share(persons: Mapping[str, frozenset[str]], told: Mapping[str, frozenset[str]]) -> int:
    """How many of the persons are among those told, less those that are not."""
    return sum(len(names & told.get(code, frozenset())) - len(names - told.get(code, frozenset())) for code, names in persons.items())


def _near(record: Record, edtf: str | None) -> bool:
    """Is it a day of the season in which the page was published? Else it is of something that the page recalls."""
    span, stamp = days(edtf), record.article.published
    published = days(stamp.edtf) if stamp else None
    return span is not None and (published is None or abs(span[0] - published[0]) <= _SEASON)


_SEASON = 60
"""Days."""


def _taking_part(record: Record, event: Event) -> list[tuple[Actor, Role]]:
    actors = {actor.id: actor for actor in record.actors}
    return [(actors[p.actor], p.role) for p in event.participants if p.role != "absent" and p.actor in actors]


def _states(record: Record, event: Event) -> frozenset[str]:
    """The countries that take part."""
    return frozenset(actor.country for actor, _ in _taking_part(record, event) if actor.country)


def _persons(record: Record, event: Event) -> dict[str, frozenset[str]]:
    """Of each country the persons who take part for it."""
    found: dict[str, set[str]] = {}
    for actor, _ in _taking_part(record, event):
        if actor.kind == "person" and actor.country:
            found.setdefault(actor.country, set()).add(actor.wikidata or fold(actor.name))
    return {code: frozenset(persons) for code, persons in found.items()}


def _width(edtf: str | None) -> int:
    span = days(edtf)
    return span[1] - span[0] if span else 10**6


def participants(record: Record, event: Event) -> tuple[str, ...]:
    """The names of those who take part."""
    return tuple(dict.fromkeys(actor.name for actor, _ in _taking_part(record, event)))


def label(record: Record, event: Event, channel: str | None, edtf: str | None) -> str:
    """ "Phone call, Vladimir Putin (RUS) with Joe Biden (USA), 30 December 2021"; where the page names one end only, "Support by …"."""
    what = _CHANNELS.get(channel or "", _TYPES[event.type]) if event.type == "CONSULT" else _TYPES[event.type]
    by_role: dict[str, list[str]] = {}
    for actor, role in _taking_part(record, event):
        name = f"{actor.name} ({actor.country})" if actor.kind == "person" and actor.country else actor.name
        names = by_role.setdefault(role if role in ("initiator", "recipient") else "with", [])
        if name not in names:
            names.append(name)
    return ", ".join(part for part in (_headed(what, event.type, by_role), _day(edtf)) if part)


def _headed(what: str, type_: EventType, by_role: Mapping[str, Sequence[str]]) -> str:
    """What it is, of whom, by the roles that are filled. Those beside the two ends are named where only one end is."""
    by, to, together = (list(by_role.get(role, ())[:_NAMED]) for role in ("initiator", "recipient", "with"))
    if by and to:
        return f"{what}, {listed(by)} → {listed(to)}"
    if not by and not to:
        first, others = together[:1], together[1:]
        return ", ".join([what, *([f"{first[0]} with {listed(others)}" if others else first[0]] if first else [])])
    end = f"by {listed(by)}" if by else f"{_TO[type_]} {listed(to)}"
    return f"{what} {end}" + (f", with {listed(together)}" if together else "")


def _day(edtf: str | None) -> str:
    """ "30 December 2021"; the first day of several; "" where no day is known."""
    span = days(edtf)
    if not span or span[1] - span[0] > _DAYS:
        return ""
    day = datetime.date.fromordinal(span[0])
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


_DAYS = 7
"""Days of an occurrence that can still be called by its first."""


def principals(records: Sequence[Record], parties: frozenset[str]) -> frozenset[str]:
    """The words that name the parties of the occurrence, in every account: their names and those of their countries."""
    found = set()
    for record in records:
        for actor in record.actors:
            if party(actor) in parties and actor.kind in ("person", "country"):
                text = record.article.text
                named = [actor.name, *(text[a:b] for a, b in actor.mentions if text[a].isupper())]
                found |= {word.removesuffix("'s").strip(",.") for name in named for word in fold(name).replace("’", "'").split()}
    return frozenset(word for word in found if len(word) > 1)
