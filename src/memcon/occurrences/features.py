"""What of a record counts when articles are put together by their event."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from memcon.occurrences.spans import Days, days
from memcon.occurrences.words import Rarity, cosine, names, numbers, stems
from memcon.record.types import Actor, Event, Record

LEAD = 700
"""Characters of title and opening that count as the lead: a news story's event stands there."""
_OPENING = 250
"""Characters within which what stands first makes no difference: one or two sentences."""
SKETCH = 64
"""Numbers kept of an article's shingles (runs of five words): the smallest hashes, a sample that is the same for the same text."""
_SHINGLE = 5
REPRINT = 0.5
"""Two texts that share this much of their runs of five words are one source: a wire text under two mastheads."""
_DONE = ("happened", "ongoing", "planned", "proposed", "conditional")


@dataclass(frozen=True)
class Happening:
    """An event as it is matched between records. `parties` are countries, else people or bodies by item or name."""

    type: str
    channel: str | None
    parties: frozenset[str]
    days: Days | None
    count: int


@dataclass(frozen=True)
class Features:
    """One record, ready to be matched."""

    id: str
    day: int | None
    words: dict[str, float]
    lead: dict[str, float]
    names: dict[str, float]
    numbers: dict[str, float]
    main: Happening | None
    others: tuple[Happening, ...]
    sketch: tuple[int, ...]
    length: int


def features(record: Record, rarity: Rarity) -> Features:
    """The features of a record. Title and lead weigh double in the words, since the rest of a page may recall other events."""
    text = record.article.text
    title = record.article.title or ""
    opening = f"{title}\n{text[:LEAD]}"
    found = stems(text)
    lead = stems(opening)
    main, others = happenings(record)
    published = record.article.published
    when = days(published.edtf) if published else None
    return Features(
        id=record.id,
        day=when[0] if when and when[1] - when[0] < 3 else None,
        words=rarity.vector([*found, *lead]),
        lead=rarity.vector(lead),
        names=rarity.vector(list(names(text))),
        numbers=rarity.vector([f"#{number}" for number in numbers(text)]),
        main=main,
        others=others,
        sketch=sketch(text),
        length=len(found),
    )


def happenings(record: Record) -> tuple[Happening | None, tuple[Happening, ...]]:
    """The main event of a record, and the others that took place or are to, as they are matched."""
    actors = {actor.id: actor for actor in record.actors}
    main = main_event(record)
    others = tuple(_happening(event, actors) for event in record.events if event.status in _DONE and event is not main)
    return _happening(main, actors) if main else None, others


def main_event(record: Record) -> Event | None:
    """What the article is about: the event of its title, else the one told first by the outlet itself.

    Of events told as early, talks stand before what those who talked did in them.
    """
    actors = {actor.id: actor for actor in record.actors}
    titles = [block for block in record.article.blocks if block.kind == "title"]

    def starts(event: Event) -> list[int]:
        return [mark.start for mark in event.evidence if mark.purpose == "event"] or [mark.start for mark in event.evidence[:1]] or [0]

    def titled(event: Event) -> bool:
        return any(block.start <= start < block.end for start in starts(event) for block in titles)

    def place(event: Event) -> tuple[bool, int]:
        return not titled(event), min(starts(event)) // _OPENING

    told = [event for event in record.events if event.status in _DONE and (not event.reported_by or titled(event))]
    first = min(told, key=lambda event: (*place(event), min(starts(event)), -event.confidence, event.id), default=None)
    if first is None or first.type == "CONSULT":
        return first
    talks = (e for e in told if e.type == "CONSULT" and place(e) == place(first) and _parties(e, actors) >= _parties(first, actors))
    return min(talks, key=lambda event: (-event.confidence, event.id), default=first)


def _happening(event: Event, actors: dict[str, Actor]) -> Happening:
    parties = _parties(event, actors)
    return Happening(event.type, event.channel, parties, days(event.when.edtf) if event.when else None, len(event.participants))


def _parties(event: Event, actors: dict[str, Actor]) -> frozenset[str]:
    return frozenset(party(actors[x.actor]) for x in event.participants if x.role != "absent" and x.actor in actors)


def party(actor: Actor) -> str:
    """Whom an actor stands for in a match between records: its country, else its item, else its name."""
    return actor.country or actor.wikidata or " ".join(names(actor.name)) or actor.name


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's runs of five words."""
    words = text.casefold().split()
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = sorted(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs)
    return tuple(map(int.from_bytes, hashes[:SKETCH]))


def resemblance(some: Sequence[int], others: Sequence[int]) -> float:
    """The share of runs of five words that two texts have in common (Broder 1997), estimated from their sketches."""
    shared = {*some} & {*others}
    if not shared:
        return 0.0
    both = sorted({*some, *others})[:SKETCH]
    return sum(number in shared for number in both) / len(both)


def same_day(some: Days, others: Days) -> bool:
    """Do they overlap, a day of grace allowed, since a night in one capital is the day before in another?"""
    return some[0] <= others[1] + 1 and others[0] <= some[1] + 1


def likeness(a: Features, b: Features) -> dict[str, float]:
    """How two records are alike, feature by feature; what one of them lacks is 0."""
    found = {
        "words": cosine(a.words, b.words),
        "lead": cosine(a.lead, b.lead),
        "names": cosine(a.names, b.names),
        "numbers": cosine(a.numbers, b.numbers),
    }
    if a.day is not None and b.day is not None:
        gap = abs(a.day - b.day)
        found |= {"same day": float(gap <= 1), "days apart": min(gap, 10) / 10}
    else:
        found["a day unknown"] = 1.0
    if a.main and b.main:
        found |= _alike(a.main, b.main)
    return found


def _alike(a: Happening, b: Happening) -> dict[str, float]:
    """How two main events are alike."""
    found = {"same type": float(a.type == b.type)}
    if a.parties and b.parties:
        shared = len(a.parties & b.parties) / min(len(a.parties), len(b.parties))
        found |= {"parties": shared, "type and parties": shared * found["same type"], "no party shared": float(not shared)}
    if a.channel and b.channel:
        found["other channel"] = float(a.channel != b.channel)
    if a.days and b.days and max(a.days[1] - a.days[0], b.days[1] - b.days[0]) <= 1:
        found["event days meet"] = float(same_day(a.days, b.days))
        found["event days differ"] = 1 - found["event days meet"]
    return found
