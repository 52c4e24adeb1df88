"""iCalendar: the agenda, one entry for each planned event whose day the page tells.

Eaten by every calendar program, by import or subscription. Definition: RFC 5545; written with icalendar.

- planned is CONFIRMED, proposed and conditional are TENTATIVE, denied (called off, "will not meet") is CANCELLED with SEQUENCE 1: each only
  where its last day is not before the day of the page, since what was planned for days gone by is no agenda. What happened, is under way
  or is alleged is none either.
- What other articles have moved or called off (`Revision`) is CANCELLED, or stands on its new day, with a SEQUENCE that counts the changes.
- A UID is made from the article's id, the type, the parties and the words, never from the date: read again with a better date, the entry
  moves in a calendar that subscribes, and is not doubled. Articles that tell one meeting give an entry each.
- A day, or days, is an all-day entry; a clock with a zone is an instant; a clock without one floats, as RFC 5545 has it. An event
  that tells only its month, or a day without a year, has no entry.
- DTSTAMP is when the article was published (as UTC where the page names no zone; 1970 where it has no stamp): there is no clock here.
"""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import icalendar
import msgspec

from memcon.export.days import clock, in_utc, told_days
from memcon.export.files import whole_file
from memcon.export.views import View
from memcon.record.types import Event, Record, Stamp

_STATUS = {"planned": "CONFIRMED", "proposed": "TENTATIVE", "conditional": "TENTATIVE", "denied": "CANCELLED"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NO_STAMP = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Revision(msgspec.Struct, frozen=True):
    """What other articles have made of an entry since: an iCalendar program replaces the entry by the one of a higher SEQUENCE."""

    head: str
    """ "called off", "moved to 12 January 2022"."""
    changes: int
    """How often it was changed."""
    day: str | None = None
    """The day on which it stands now, as EDTF; None where it does not take place, or another entry stands there."""


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: one calendar."""
    with whole_file(target) as stream:
        for part in parts((record, None) for record in records):
            stream.write(part)


def parts(
    records: Iterable[tuple[Record, Collection[str] | None]], revised: Mapping[tuple[str, str], Revision] | None = None
) -> Iterator[str]:
    """One calendar, piece by piece: the agenda of each record, of those events alone whose ids stand beside it, or of all (None).
    `revised`: of (record, event) what has become of it.
    """
    frame = icalendar.Calendar()
    for name, value in (("prodid", "-//memcon//agenda//EN"), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", "Agenda")):
        frame.add(name, value)
    head, end, tail = frame.to_ical().decode("utf-8").rpartition("END:VCALENDAR")
    yield head
    for record, chosen in records:
        view = View(record)
        used: Counter[str] = Counter()
        for event in _agenda(record):
            uid = _uid(view, event, used)  # counted for those that are left out too, so that it stays the same whatever is chosen
            if chosen is None or event.id in chosen:
                revision = (revised or {}).get((record.id, event.id))
                yield _entry(view, event, uid, revision).to_ical().decode("utf-8")
    yield end + tail


def _agenda(record: Record) -> Iterator[Event]:
    published = record.article.published
    today = told_days(published.edtf) if published else None
    for event in record.events:
        days = told_days(event.when.edtf if event.when else None)
        if days and event.status in _STATUS and (today is None or days[1] >= today[0]):
            yield event


def _uid(view: View, event: Event, used: Counter[str]) -> str:
    """Two events of an article with the same type, parties and words are told apart by their order."""
    names = sorted(view.actors[p.actor].name for p in event.participants if p.actor in view.actors)
    told = "\x1f".join([view.record.id, event.type, *names, view.telling(event)])
    used[told] += 1
    return hashlib.sha256(f"{told}\x1f{used[told]}".encode("utf-8", "replace")).hexdigest()[:32] + "@memcon"


def _entry(view: View, event: Event, uid: str, revision: Revision | None) -> icalendar.Event:
    article, place = view.record.article, view.place(event)
    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("dtstamp", _stamped(article.published))
    if article.updated:
        entry.add("last-modified", _stamped(article.updated))
    day = told_days(revision.day) if revision else None
    start, end = (day[0], day[1] + datetime.timedelta(days=1)) if day else _span(event)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    head = f"{revision.head[:1].upper()}{revision.head[1:]}: " if revision else ""
    entry.add("summary", _plain(head + view.title(event)))
    entry.add("description", _plain(_description(view, event)))
    entry.add("categories", [event.type, *([event.mode] if event.mode else [])])
    entry.add("status", "CANCELLED" if revision and not day else _STATUS[event.status])
    entry.add("sequence", int(event.status == "denied") + (revision.changes if revision else 0))
    entry.add("transp", "TRANSPARENT")
    if place:
        entry.add("location", _plain(place.name))
    if place and place.lat is not None and place.lon is not None:
        entry.add("geo", (place.lat, place.lon))
    if article.url and not re.search(r"\s", article.url):
        entry.add("url", _plain(article.url))
    return entry


def _description(view: View, event: Event) -> str:
    article = view.record.article
    said = next((s for s in view.record.statements if s.id == event.reported_by), None)
    away = ", ".join(a.name for a in view.parties(event, "absent"))
    lines = (
        f"“{view.telling(event)}”",
        f"{event.status}{f', according to {view.name(said.speaker)}' if said and said.speaker else ''}",
        f"When: {event.when.edtf}" if event.when else "",
        f"Topics: {', '.join(t.label for t in event.topics)}" if event.topics else "",
        f"Not coming: {away}" if away else "",
        ", ".join(x for x in (article.title, article.outlet, article.published.edtf if article.published else None) if x),
    )
    return "\n".join(line for line in lines if line)


def _span(event: Event) -> tuple[datetime.date, datetime.date | None]:
    """DTSTART, and the DTEND that it does not include: instants in UTC, a floating clock, or days."""
    when = event.when
    days = told_days(when.edtf if when else None)
    if when is None or days is None:
        raise AssertionError("only events with a day are in the agenda")
    if when.start:
        start = datetime.datetime.fromisoformat(when.start)
        return start, datetime.datetime.fromisoformat(when.end) if when.end else _later(start, when.duration)
    moment = clock(when.edtf)
    if moment:
        floating = in_utc(moment, None) or moment
        return floating, _later(floating, when.duration)
    return days[0], days[1] + datetime.timedelta(days=1)


def _later(start: datetime.datetime, duration: str | None) -> datetime.datetime | None:
    """The end of what lasts `duration` (ISO 8601), where it is one that iCalendar knows: no months, no years."""
    try:
        length = icalendar.vDuration.from_ical(duration) if duration else None  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return start + length if length else None


def _stamped(stamp: Stamp | None) -> datetime.datetime:
    """A stamp in UTC: its day where it has no clock, its clock as UTC where it has no zone."""
    day = told_days(stamp.edtf) if stamp else None
    if stamp is None or day is None:
        return _NO_STAMP
    moment = clock(stamp.edtf) or datetime.datetime.combine(day[0], datetime.time())
    return in_utc(moment, stamp.zone) or moment.replace(tzinfo=datetime.UTC)


def _plain(text: str) -> str:
    """Text without the control characters that RFC 5545 forbids; the library escapes the rest."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))
