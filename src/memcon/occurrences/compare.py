"""Accounts of one occurrence laid side by side: what they share, where they differ, what only one tells. It never says who is right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from memcon.errors import BadOption
from memcon.knowledge.folding import fold
from memcon.occurrences.features import REPRINT, Features, features, main_event, party, resemblance
from memcon.occurrences.points import Table, Told, all_points
from memcon.occurrences.spans import days
from memcon.occurrences.types import Account, Cite, Comparison, Occurrence, Point
from memcon.occurrences.units import Sheet, sheet
from memcon.occurrences.words import rarity, stem
from memcon.record.types import Event, Record

UNTITLED = "One event"
"""What an occurrence is called of which no account has an event or a title."""
_CHANNELS = {"phone": "phone call", "video": "video call", "in_person": "meeting", "written": "exchange of letters"}


def compare(records: Sequence[Record], *, occurrence: str | None = None) -> Comparison:
    """The comparison of records that tell of one occurrence; `occurrence` is its id where it has one.

    Official sides stand first, then the others, each in the order given. Raises BadOption for fewer than two records, or for one id twice.
    """
    if len(records) < 2:
        raise BadOption("a comparison needs two accounts or more: give two pages of one event")
    if len({record.id for record in records}) < len(records):
        raise BadOption("two records have the same id: give each account once")
    weigh = rarity()
    ordered = _in_order(records)
    shared = common(records, occurrence)
    event, parties = shared.occurrence, shared.parties
    principals = _principals(ordered, parties)
    faint = frozenset(stem(word) for word in principals)
    sheets = tuple(sheet(record, source(record), weigh, faint, _on_topic(record, event, parties)) for record in ordered)
    copies = _copies([features(record, weigh) for record in ordered])
    table = Table(sheets, principals, parties, faint, copies)
    accounts = tuple(_account(s, copies) for s in sheets)
    return Comparison(occurrence=event, accounts=accounts, points=ranked(all_points(table)))


def source(record: Record) -> str:
    """Who speaks: the country of an official text, else the outlet or agency, else the record alone."""
    article = record.article
    return article.side or article.agency or article.outlet or record.id


def _account(s: Sheet, copies: dict[str, str]) -> Account:
    article = s.record.article
    return Account(
        record=s.record.id, outlet=article.outlet, side=article.side, words=s.words, main=s.on_topic, source=copies.get(s.record.id)
    )


def _copies(articles: Sequence[Features]) -> dict[str, str]:
    """Near copies among the accounts, by their shingles; the first of them stands for all."""
    found: dict[str, str] = {}
    for i, article in enumerate(articles):
        for other in articles[:i]:
            if other.id not in found and resemblance(article.sketch, other.sketch) >= REPRINT:
                found[article.id] = other.id
                break
    return found


def ranked(told: Sequence[Told]) -> tuple[Point, ...]:
    """The most telling first; a point of a kind that only repeats words which an earlier one of that kind has cited is left out."""
    order = sorted(
        told, key=lambda t: (-t.weight, t.point.kind, t.point.label, [(c.record, c.start) for v in t.point.values for c in v.cites])
    )
    cited: dict[str, list[Cite]] = {"agree": [], "only_in": [], "contradict": []}
    found = []
    for point in (t.point for t in order):
        cites = [cite for value in point.values for cite in value.cites]
        if point.field in _CONTENT and all(any(_covers(old, cite) for old in cited[point.kind]) for cite in cites):
            continue
        if point.kind != "agree" or point.field not in _CONTENT:
            cited[point.kind] += cites
        found.append(point)
    return tuple(found)


_CONTENT = frozenset(
    (
        "warning demand promise condition refusal accusation denial proposal plan sanction "
        "concession announcement aid deployment withdrawal attack content protest coercion"
    ).split()
)


def _covers(old: Cite, new: Cite) -> bool:
    """Are most of the new words within the old?"""
    shared = min(old.end, new.end) - max(old.start, new.start)
    return old.record == new.record and 2 * shared > new.end - new.start


def _main(records: Sequence[Record]) -> list[tuple[Record, Event]]:
    return [(record, event) for record in records if (event := main_event(record))]


@dataclass(frozen=True)
class Common:
    """The event that accounts have in common, its parties, and the account that names it best, by its main event or, where none has one, by
    its title."""

    occurrence: Occurrence
    parties: frozenset[str]
    lead: Record


def _in_order(records: Sequence[Record]) -> list[Record]:
    """Official sides first, then the others, each in the order given."""
    return sorted(records, key=lambda record: record.article.side is None)


def common(accounts: Sequence[Record], name: str | None = None) -> Common:
    """The event that most accounts are about, with its parties: type and parties by the number of accounts, its day by the most precise.

    `name` is the occurrence's id where it has one.
    """
    records = _in_order(accounts)
    mains = _main(records)
    pairs = Counter(pair for record, event in mains for pair in combinations(sorted(_states(record, event)), 2))
    pair = max(pairs, key=lambda key: (pairs[key], key), default=None)
    if pair and pairs[pair] > 1:
        own = [(record, event) for record, event in mains if {*pair} <= _who(record, event)]
    else:
        shared = Counter((event.type, _who(record, event)) for record, event in mains)
        best = max(shared, key=lambda key: (shared[key], len(key[1]), key[0], sorted(key[1])), default=None)
        own = [(record, event) for record, event in mains if (event.type, _who(record, event)) == best]
    own.sort(key=lambda item: (len(_who(*item)), item[1].status != "happened"))
    if not own:
        lead = next((record for record in records if record.article.title), records[0])
        made = Occurrence(id=name or "o1", type=None, channel=None, when=None, participants=(), label=lead.article.title or UNTITLED)
        return Common(made, frozenset(), lead)
    channels = Counter(event.channel for _, event in own if event.channel)
    channel = max(channels, key=lambda c: (channels[c], c), default=None)
    whens = [event.when for _, event in own if event.when and days(event.when.edtf)]
    when = min(whens, key=lambda w: (_width(w.edtf), -len(w.edtf or ""), w.edtf or ""), default=None)
    record, event = own[0]
    names = participants(record, event)
    title = label(event, channel, names, when.edtf if when else None)
    made = Occurrence(id=name or "o1", type=event.type, channel=channel, when=when, participants=names, label=title)
    return Common(made, _who(record, event), record)


def _on_topic(record: Record, common: Occurrence, parties: frozenset[str]) -> bool:
    """Is the account about the occurrence? Not where both are talks, and its own are those of other parties."""
    event = main_event(record)
    if event is None or event.type != "CONSULT" or common.type != "CONSULT":
        return True
    own = _who(record, event)
    return len(_states(record, event)) < 2 or len(parties) < 2 or len(own & parties) >= 2


def _states(record: Record, event: Event) -> frozenset[str]:
    """The countries that take part."""
    actors = {actor.id: actor for actor in record.actors}
    found = (actors[p.actor].country for p in event.participants if p.role != "absent" and p.actor in actors)
    return frozenset(country for country in found if country)


def _width(edtf: str | None) -> int:
    span = days(edtf)
    return span[1] - span[0] if span else 10**6


def _who(record: Record, event: Event) -> frozenset[str]:
    actors = {actor.id: actor for actor in record.actors}
    return frozenset(party(actors[p.actor]) for p in event.participants if p.role != "absent" and p.actor in actors)


def participants(record: Record, event: Event) -> tuple[str, ...]:
    """The names of those who take part."""
    actors = {actor.id: actor for actor in record.actors}
    return tuple(dict.fromkeys(actors[p.actor].name for p in event.participants if p.role != "absent" and p.actor in actors))


def label(event: Event, channel: str | None, names: Sequence[str], day: str | None) -> str:
    """ "Phone call, Vladimir Putin – Joe Biden, 2021-12-30"."""
    what = _CHANNELS.get(channel or "", event.type.lower()) if event.type == "CONSULT" else event.type.lower()
    parts = [what[0].upper() + what[1:], " – ".join(names), (day or "")[:10]]
    return ", ".join(part for part in parts if part)


def _principals(records: Sequence[Record], parties: frozenset[str]) -> frozenset[str]:
    """The words that name the parties of the occurrence, in every account: their names and those of their countries."""
    found = set()
    for record in records:
        for actor in record.actors:
            if party(actor) in parties and actor.kind in ("person", "country"):
                text = record.article.text
                named = [actor.name, *(text[a:b] for a, b in actor.mentions if text[a].isupper())]
                found |= {word.removesuffix("'s").strip(",.") for name in named for word in fold(name).replace("’", "'").split()}
    return frozenset(word for word in found if len(word) > 1)
