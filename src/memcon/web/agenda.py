"""The agenda: what is planned, on which day and where, at which level, who will not come, and according to whom."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from fastapi import APIRouter, Request, Response

from memcon.errors import BadOption
from memcon.export import ics
from memcon.occurrences.levels import Level, level
from memcon.occurrences.relation_types import Move, Thread
from memcon.occurrences.states import state
from memcon.record.types import Event, Record
from memcon.store import Cite, Mark, Store, answers
from memcon.telling import words
from memcon.web import days, drawing
from memcon.web.asked import STATUSES, Asked, Filters
from memcon.web.charts.layers import PHASES
from memcon.web.charts.spans import date_of, later
from memcon.web.opening import Asking
from memcon.web.timeline import Today, Told, filters_of, told

router = APIRouter(include_in_schema=False)

PATH, FEED = "/agenda", "/agenda.ics"
TO_COME = (*(status for status in STATUSES if PHASES[status] == "open"), "denied")
"""What an agenda holds: plans, proposals, and what is called off or denied, since somebody may still have it in his calendar."""
ENTRIES, IN_FEED = 80, 400
BACK = 366
"""Days before today that the calendar goes back: what has passed stays in the calendars that subscribe to it."""
RECENT, UNDATED = 31, 100
"""Of what is told without a day: the days before today on which its page may have been published, and how many are looked at, those of the
newest pages."""
LEVELS: dict[Level, str] = {
    "leaders": "heads of state or government", "ministers": "ministers", "officials": "officials, at working level",
}  # fmt: skip


class Entry(msgspec.Struct, frozen=True):
    """One thing that is planned."""

    told: Told
    level: str | None
    """Of talks: who is to speak, as far as the record says."""
    absent: tuple[str, ...]
    topics: tuple[str, ...]
    cite: Cite | None
    """The words that tell it."""
    became: str | None
    """What has become of it since, as far as the articles tell: known where two actors were asked for."""
    course: str | None
    """Where that is told, of two countries that were not asked for."""

    @property
    def called_off(self) -> bool:
        return self.told.mark.status == "denied"


class Day(msgspec.Struct, frozen=True):
    """Entries with the same days."""

    when: str
    entries: tuple[Entry, ...]


@router.get(PATH)
def agenda(request: Request, asked: Filters, store: Asking, today: Today = "") -> Response:
    day = days.today_of(store, today)
    marks = _marks(store, asked, day, ENTRIES)
    more = {"today": today.strip()}
    whole = day and not (asked.since or asked.until)
    since = asked.since or (day.isoformat() if day else None)
    became = _became(store, asked, since)

    def entry(one: Told) -> Entry:
        return _entry(store, one, became, _course(one, asked, more))

    return drawing.page(
        request, "agenda.html", asked=asked, keep=more, path_=PATH, today=day, days=_days(map(entry, told(marks))),
        undated=[entry(one) for one in told(_undated(store, asked, day))] if day and whole else [],
        feed=days.address(asked, FEED, more), newest=days.address(asked, PATH, {}),
        earlier=days.address(asked, PATH, more, since=later(day, -91).isoformat()) if day and whole else None,
        further=days.address(asked, PATH, more, since=date_of(marks[-1].first).isoformat()) if len(marks) == ENTRIES else None,
    )  # fmt: skip


@router.get(FEED)
def feed(asked: Filters, store: Asking, today: Today = "") -> Response:
    """The same as iCalendar, to subscribe to."""
    day = days.today_of(store, today)
    marks = _marks(store, asked, later(day, -BACK) if day else None, IN_FEED)
    chosen: dict[str, list[str]] = {}
    for one in told(marks):
        chosen.setdefault(one.mark.record, []).append(one.mark.event)
    made = "".join(ics.parts((store.record(id_), events) for id_, events in chosen.items()))
    return Response(made, media_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="agenda.ics"'})


def _marks(store: Store, asked: Asked, since: date | None, limit: int) -> tuple[Mark, ...]:
    """What is to come from a day on, the earliest first."""
    filters = {"status": TO_COME, **filters_of(asked), "since": asked.since or (since.isoformat() if since else None)}
    return store.marks(**filters, until=asked.until, limit=limit, oldest_first=True)


def _undated(store: Store, asked: Asked, today: date) -> tuple[Mark, ...]:
    """What is to come without a day, told by the pages of the last weeks."""
    filters = {"status": TO_COME, **filters_of(asked), "since": later(today, -RECENT).isoformat(), "until": today.isoformat()}
    return store.marks(**filters, limit=UNDATED, dated=False)


def _days(entries: Iterable[Entry]) -> list[Day]:
    """The entries under their days."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(words.date(entry.told.mark.edtf or "", full=True), []).append(entry)
    return [Day(when, tuple(those)) for when, those in found.items()]


def _entry(store: Store, one: Told, became: Mapping[tuple[str, str], Thread], course: str | None) -> Entry:
    record = store.record(one.mark.record)
    event = next(event for event in record.events if event.id == one.mark.event)
    spans = [((e.start, e.end), e.purpose) for e in event.evidence if e.purpose == "event"]
    thread = next((became[key] for mark in one.articles if (key := (mark.record, mark.event)) in became), None)
    return Entry(
        told=one,
        level=_level(record, event),
        absent=tuple(dict.fromkeys(party.name for party in one.mark.parties if party.role == "absent")),
        topics=tuple(dict.fromkeys(topic.label for topic in event.topics)),
        cite=next(iter(answers.cites(record.article, spans)), None),
        became=_told_of(thread) if thread else None,
        course=course,
    )


def _became(store: Store, asked: Asked, since: str | None) -> Mapping[tuple[str, str], Thread]:
    """The thread of each event between the two actors that are asked for; none where they are not two."""
    if not (asked.actor and asked.with_):
        return {}
    try:
        made = store.relations(asked.actor, asked.with_, since=since)
    except BadOption:  # two names of one actor
        return {}
    return {(step.record, step.event): thread for thread in made.threads for step in thread.steps}


def _told_of(thread: Thread) -> str:
    """ "moved, to come: from 10 January 2022 to 12 January 2022"."""
    moves = [f"from {_shown(move, move.old)} to {_shown(move, move.new)}" for move in thread.moves]
    return state(thread) + (f": {'; '.join(moves)}" if moves else "")


def _shown(move: Move, value: str) -> str:
    return words.date(value, full=True) if move.field == "when" else value.replace("_", " ")


def _course(one: Told, asked: Asked, more: Mapping[str, str]) -> str | None:
    """The agenda of the two countries of an event."""
    countries = sorted({party.country for party in one.mark.parties if party.country and party.role != "absent"})
    if len(countries) != 2 or (asked.actor and asked.with_):
        return None
    return days.address(asked, PATH, more, actor=countries[0], with_=countries[1])


def _level(record: Record, event: Event) -> str | None:
    found = level(record, event) if event.type == "CONSULT" else None
    return LEVELS[found] if found else None
