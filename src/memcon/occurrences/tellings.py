"""What a record tells of two actors, taken apart: each event between them with its day, its people and what is said of its standing."""

import re
import sys
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from memcon.knowledge.spellings import surname_key
from memcon.language.sentences import split
from memcon.occurrences.features import main_event
from memcon.occurrences.levels import Level, level
from memcon.occurrences.occasions import Told, days_in, from_to, held, of_talks, places_in, surely_moved, turn
from memcon.occurrences.relation_types import StepKind
from memcon.occurrences.spans import Days, days
from memcon.occurrences.transcripts import asking, is_question
from memcon.occurrences.units import LONGEST
from memcon.record.types import Actor, Event, Record, Span

PRECISE = 3
"""Days that a value may span to count as told to the day: "January 9-10", "this weekend"."""
_KINDS: dict[str, StepKind] = {
    "happened": "told", "ongoing": "told", "planned": "planned", "proposed": "proposed", "conditional": "possible",
    "denied": "denied", "alleged": "alleged",
}  # fmt: skip
_COMING = re.compile(r"\b(?:tomorrow|next)\b")
_HELD = frozenset({"happened", "ongoing"})


@dataclass(frozen=True)
class Page:
    """A record, with the ids of its actors that stand for either side."""

    record: Record
    ours: frozenset[str]
    theirs: frozenset[str]

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def published(self) -> int | None:
        """The day of publication, as an ordinal."""
        stamp = self.record.article.published
        span = days(stamp.edtf) if stamp else None
        return span[0] if span and span[1] - span[0] < PRECISE else None

    @cached_property
    def main(self) -> Event | None:
        return main_event(self.record)

    @cached_property
    def _sentences(self) -> list[Span]:
        text = self.record.article.text
        return [span for block in self.record.article.blocks for span in split(text, block.start, block.end)]

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins; of one that is too long to cite the words around the span."""
        place = bisect_right(self._sentences, (span[0], sys.maxsize)) - 1
        found = self._sentences[place] if place >= 0 and span[0] < self._sentences[place][1] else span
        if found[1] - found[0] <= LONGEST:
            return found
        return max(found[0], span[0] - LONGEST // 3), min(found[1], max(span[1], span[0] + LONGEST // 3))

    @cached_property
    def _questions(self) -> list[Span]:
        """The paragraphs of a transcript in which a question is put."""
        asked = asking(self.record.article)
        return [(block.start, block.end) for block in self.record.article.blocks if block.start in asked]

    def asked(self, sentence: Span) -> bool:
        """Is the sentence a question, or part of one that is put in a transcript?"""
        text = self.record.article.text[slice(*sentence)]
        return is_question(text) or any(start <= sentence[0] < end for start, end in self._questions)

    def both(self, actors: frozenset[str]) -> bool:
        return bool(actors & self.ours) and bool(actors & self.theirs)


@dataclass(frozen=True)
class Telling:
    """What one sentence of a page says of one matter between the two."""

    page: Page
    event: Event
    kind: StepKind
    edtf: str | None
    days: Days | None
    before: tuple[str | None, Days | None]
    """Of what is moved: the day that it was planned for before."""
    place: str | None
    place_before: str | None
    people: tuple[frozenset[str], frozenset[str]]
    absent: frozenset[str]
    level: Level | None
    cite: Span
    """The sentence."""

    @property
    def mark(self) -> Span:
        """The words of the sentence that tell the event; all of it where they are not marked."""
        return next((span for span in _marks(self.event) if self.cite[0] <= span[0] and span[1] <= self.cite[1]), self.cite)

    @property
    def id(self) -> tuple[str, int, str, str, str]:
        """Sets tellings in an order that does not depend on that of the records."""
        return self.page.record.id, self.cite[0], self.event.id, self.edtf or "", self.kind

    @property
    def precise(self) -> bool:
        return self.days is not None and self.days[1] - self.days[0] < PRECISE

    @property
    def published(self) -> int | None:
        return self.page.published

    @property
    def main(self) -> bool:
        return self.event is self.page.main

    @cached_property
    def instant(self) -> datetime | None:
        """When it began, where the page gives a clock and a zone."""
        start = self.event.when.start if self.event.when and self.days == days(self.event.when.edtf) else None
        return datetime.fromisoformat(start) if start and "T" in start else None


def occasion(event: Event) -> bool:
    """Is it talks, a call, a meeting, a visit?"""
    return event.type == "CONSULT"


def tellings(page: Page) -> Iterator[Telling]:
    """What the page tells of the two, in the order of the text; what is but asked is not told. Talks that stand inside words which break
    them off are not told twice."""
    turning = {event.id: found for event in page.record.events if (found := _turning(page, event))}
    broken = {sentence for found in turning.values() for sentence in found}
    for event in page.record.events:
        taking = _taking(event)
        if event.id in turning:
            named = taking.union(*(_named(page, sentence) for sentence in turning[event.id]))
            if page.both(named):
                yield _turned(page, event, named, turning[event.id][0])
        elif event.evidence and page.both(taking) and not all(page.asked(page.sentence(span)) for span in _marks(event)):
            yield from () if _within(page, event, broken) else _told(page, event, taking)


def _within(page: Page, event: Event, broken: Container[Span]) -> bool:
    """Are these the talks that a sentence breaks off?"""
    return occasion(event) and event.status not in _HELD and _best_sentence(page, event) in broken


def _taking(event: Event) -> frozenset[str]:
    return frozenset(p.actor for p in event.participants if p.role != "absent")


def _marks(event: Event) -> list[Span]:
    return sorted((e.start, e.end) for e in event.evidence if e.purpose == "event") or [(event.evidence[0].start, event.evidence[0].end)]


def _turning(page: Page, event: Event) -> list[Span]:
    """The sentences of an event that break off talks, or deny that they are broken off; those of the body before the title.

    PLOVER has such events under REJECT (of a meeting) and SANCTION (withdrawal); none where neither side takes part.
    """
    if event.type not in ("REJECT", "SANCTION") or not event.evidence or not _taking(event) & (page.ours | page.theirs):
        return []
    sentences = dict.fromkeys(page.sentence(span) for span in _marks(event))
    found = [s for s in sentences if not page.asked(s) and _breaks(event, page.record.article.text[s[0] : s[1]])]
    titles = [b for b in page.record.article.blocks if b.kind == "title"]
    return sorted(found, key=lambda s: (any(b.start <= s[0] < b.end for b in titles), s))


def _breaks(event: Event, words: str) -> bool:
    said = turn(words) if of_talks(words) else None
    if event.type == "SANCTION":
        return said is not None and event.mode == "withdraw"
    return said == "not_called_off" or (said is not None and event.mode == "meet")


def _named(page: Page, sentence: Span) -> frozenset[str]:
    return frozenset(actor.id for actor in page.record.actors if any(sentence[0] <= start < sentence[1] for start, _ in actor.mentions))


def _best_sentence(page: Page, event: Event) -> Span:
    """The sentence that tells the event with its day, else the first that is no title; no question where another tells it."""
    found = [page.sentence(span) for span in _marks(event)]
    sentences = [s for s in found if not page.asked(s)] or found
    dated = [e.start for e in event.evidence if e.purpose == "when"]
    both = [s for s in sentences if any(s[0] <= start < s[1] for start in dated)]
    titles = [b for b in page.record.article.blocks if b.kind == "title"]
    body = [s for s in sentences if not any(b.start <= s[0] < b.end for b in titles)]
    return ([s for s in both if s in body] or both or body or sentences)[0]


def _told(page: Page, event: Event, taking: frozenset[str]) -> Iterator[Telling]:
    """The tellings of an event that names both: one, for plans of several days one for each, for what was moved and held two."""
    sentence = _best_sentence(page, event)
    words = page.record.article.text[sentence[0] : sentence[1]]
    kind = _KINDS[event.status]
    said = turn(words) if occasion(event) else None
    if said == "moved" and (_moves(page, sentence) or (kind == "planned" and surely_moved(words))):
        moved = _turned(page, event, taking, sentence)
        yield moved
        if kind == "told" and held(words):
            yield replace(moved, kind="told", before=(None, None), place_before=None)
        return
    if said in ("called_off", "not_called_off") and kind == "denied":
        yield _telling(page, event, taking, said, sentence)
        return
    own = _beside(_telling(page, event, taking, kind, sentence))
    further = list(_further(page, event, own)) if occasion(event) and kind == "planned" else []
    yield from further if further and own.days is None else [own, *further]


def _moves(page: Page, sentence: Span) -> bool:
    """Does the sentence tell a day or a town that was planned before, beside another?"""
    days_before = {day.before for day in days_in(page.record, sentence)}
    towns_before = {before for _, before in places_in(page.record, sentence)}
    return len(days_before) == 2 or len(towns_before) == 2 or from_to(page.record, sentence) is not None


def _further(page: Page, event: Event, own: Telling) -> Iterator[Telling]:
    """Plans for other days that the sentences of one event tell: "in Geneva on January 9-10 and then in Brussels on January 12".

    Days that another event of the page has for itself are that event's, and days gone by are no plans.
    """
    taken = [span for other in page.record.events if other.when and (span := days(other.when.edtf))]
    for sentence in dict.fromkeys(page.sentence(span) for span in _marks(event)):
        for day in () if page.asked(sentence) else days_in(page.record, sentence):
            ahead = page.published is None or day.days[0] > page.published
            if ahead and day.days[1] - day.days[0] < PRECISE and not any(a <= day.days[1] and day.days[0] <= b for a, b in taken):
                yield replace(_on(own, day), cite=sentence, place=day.place)


def _turned(page: Page, event: Event, taking: frozenset[str], sentence: Span) -> Telling:
    """Talks that are moved, called off or said not to be."""
    words = page.record.article.text[sentence[0] : sentence[1]]
    said = turn(words) or "called_off"
    found = from_to(page.record, sentence) or days_in(page.record, sentence)
    old = next((d for d in found if d.before), None)
    new = next((d for d in reversed(found) if not d.before), None)
    towns = places_in(page.record, sentence)
    old_town = next((name for name, before in towns if before), None)
    new_town = next((name for name, before in reversed(towns) if not before), None)
    if said == "moved":
        if new and page.published and new.days[1] < page.published and event.status not in ("happened", "denied"):
            new = None  # the day on which it was moved
        moved = _on(_telling(page, event, taking, "moved", sentence), new)
        before = (old.edtf, old.days) if old else (None, None)
        return replace(moved, before=before, place=new_town if old_town else moved.place, place_before=old_town)
    day = old or next((d for d in found if page.published is None or d.days[0] > page.published), None)
    return _on(_telling(page, event, taking, said, sentence), day)


def _telling(page: Page, event: Event, taking: frozenset[str], kind: StepKind, sentence: Span) -> Telling:
    """The event as the page tells it, with the event's own day and place."""
    when = event.when.edtf if event.when else None
    places = {p.id: p.name for p in page.record.places}
    return Telling(
        page=page,
        event=event,
        kind=kind,
        edtf=when,
        days=days(when),
        before=(None, None),
        place=places.get(event.where or ""),
        place_before=None,
        people=(_people(page, taking & page.ours), _people(page, taking & page.theirs)),
        absent=_people(page, frozenset(p.actor for p in event.participants if p.role == "absent")),
        level=level(page.record, event, taking & (page.ours | page.theirs)),
        cite=sentence,
    )


def _beside(telling: Telling) -> Telling:
    """With the town beside its day, where the sentence names several; as planned where its day is still to come.

    What goes on ("there are talks on Monday") has no day gone by.
    """
    if telling.event.status == "ongoing" and telling.precise and telling.days and (telling.published or 0) > telling.days[1]:
        telling = _on(telling, None)
    found = next((d for d in days_in(telling.page.record, telling.cite) if d.days == telling.days and d.place), None)
    place = found.place if found else telling.place
    words = (telling.event.when.text or "").lower() if telling.event.when else ""
    early = 0 if telling.event.status == "ongoing" or _COMING.search(words) else 1  # the page's day may have ended elsewhere
    ahead = telling.kind == "told" and telling.published is not None and telling.days and telling.days[0] > telling.published + early
    return replace(telling, place=place, kind="planned" if ahead else telling.kind)


def _on(telling: Telling, day: Told | None) -> Telling:
    """The telling for another day."""
    return replace(telling, edtf=day.edtf if day else None, days=day.days if day else None)


def _people(page: Page, ids: frozenset[str]) -> frozenset[str]:
    return frozenset(person_key(page.actors[i]) for i in ids if i in page.actors and page.actors[i].kind == "person")


def person_key(actor: Actor) -> str:
    """A person across pages: by the surname in one spelling."""
    words = actor.name.split()
    return surname_key(words[-1]) if words else actor.name
