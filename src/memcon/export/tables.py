"""The tables that CSV, Parquet and Datasette exports share: their columns with their meanings, and the rows of a record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from memcon.export.days import day_range
from memcon.export.views import BESIDE, View
from memcon.record.naming import text_id
from memcon.record.quad import QUAD_NAMES, quad
from memcon.record.types import Event, Record, Span, Stamp
from memcon.store import AccountAnswer, OccurrenceAnswer

Kind = Literal["text", "integer", "real", "boolean"]
Value = str | int | float | bool | None
Row = tuple[Value, ...]
Source = TypeVar("Source")


@dataclass(frozen=True)
class Column:
    """A column. `to` names the table whose `id` it holds."""

    name: str
    kind: Kind
    meaning: str
    to: str | None = None


@dataclass(frozen=True)
class Table(Generic[Source]):
    """A table: its columns, and its rows from a record (or an occurrence). The first column is its key where it is called "id"."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Source], Iterator[Row]]


def _text(name: str, meaning: str, to: str | None = None) -> Column:
    return Column(name, "text", meaning, to)


_ARTICLE = _text("article", "The article.", "articles")
_WORDS = _text("words", "The words of the article that say so, to the letter; a bar between blanks parts several passages.")


def _stamp(stamp: Stamp | None) -> tuple[str | None, str | None]:
    return (stamp.edtf, stamp.zone) if stamp else (None, None)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _list(values: tuple[str, ...]) -> str | None:
    return BESIDE.join(values) or None


def _articles(view: View) -> Iterator[Row]:
    record, a = view.record, view.record.article
    yield (record.id, a.title, a.standfirst, a.byline, a.outlet, a.agency, a.side, a.url, a.language, *_stamp(a.published),
           *_stamp(a.updated), a.dateline, a.text, len(a.text.split()), a.capture.media_type, a.capture.sha256, _list(a.notes))  # fmt: skip


ARTICLES = Table("articles", "One row per article.", (
    _text("id", "Id of the record."),
    _text("title", "The headline."),
    _text("standfirst", "The lines under the headline."),
    _text("byline", "Who wrote it, as the page says."),
    _text("outlet", "Who published it."),
    _text("agency", "The wire agency that the text is from."),
    _text("side", "ISO 3166-1 alpha-3 of the country whose official text it is; empty for news pages."),
    _text("url", "Address of the page."),
    _text("language", "ISO 639-1 code."),
    _text("published", "When the page says that it was published, as EDTF; empty where it does not say."),
    _text("published_zone", "Its zone: an offset, Z or an IANA name; empty where the page names none."),
    _text("updated", "When the page says that it was changed, as EDTF."),
    _text("updated_zone", "Its zone."),
    _text("dateline", "Place of a wire dateline."),
    _text("text", "The article alone. All offsets count its Unicode code points."),
    Column("length", "integer", "Words of the text."),
    _text("media_type", "Media type of the capture."),
    _text("sha256", "SHA-256 of the capture."),
    _text("notes", "What was left out or repaired, in plain sentences."),
), _articles)  # fmt: skip


def _actors(view: View) -> Iterator[Row]:
    for a in view.record.actors:
        yield (
            view.key(a.id),
            view.record.id,
            a.name,
            a.kind,
            a.country,
            a.sector,
            a.office,
            a.wikidata,
            len(a.mentions),
            view.quoted(a.mentions),
        )


ACTORS = Table("actors", "Who acts or is acted on, by article.", (
    _text("id", "Id of the actor, unique across articles."),
    _ARTICLE,
    _text("name", "The fullest name that the page gives."),
    _text("kind", "person, country, organisation, group or collective."),
    _text("country", "ISO 3166-1 alpha-3 of the country that the actor acts for."),
    _text("sector", "PLOVER sector: GOV, MIL, LEG, JUD, COP, IGO, NGO, OPP, REB, CVL, BUS, MED, …"),
    _text("office", "The office that the actor holds."),
    _text("wikidata", "Wikidata item."),
    Column("mentions", "integer", "How often the article names the actor."),
    _WORDS,
), _actors)  # fmt: skip


def _events(view: View) -> Iterator[Row]:
    for e in view.record.events:
        when, place, count = e.when, view.place(e), e.count
        first, last = day_range(when.edtf if when else None)
        yield (
            view.key(e.id), view.record.id, e.type, e.mode, _list(e.contexts), e.cameo, QUAD_NAMES[quad(e)], e.status, e.channel,
            when.edtf if when else None, _iso(first), _iso(last), when.start if when else None, when.end if when else None,
            when.duration if when else None, when.approximate if when else None, when.text if when else None,
            view.key(e.where) if place else None, place.name if place else None, _list(tuple(t.label for t in e.topics)),
            count.value if count else None, count.unit if count else None, count.within if count else None, view.key(e.reported_by),
            e.confidence, e.rule, view.telling(e),
        )  # fmt: skip


EVENTS = Table("events", "PLOVER events, by article.", (
    _text("id", "Id of the event, unique across articles."),
    _ARTICLE,
    _text("type", "One of the 16 PLOVER types."),
    _text("mode", "PLOVER mode of that type."),
    _text("contexts", "PLOVER contexts."),
    _text("cameo", "The CAMEO code that it corresponds to; text, since 042 is not 42."),
    _text("quad", "PLOVER quad category of the type."),
    _text("status", "happened, ongoing, planned, proposed, conditional, denied or alleged: only the first two have taken place."),
    _text("channel", "phone, video, in_person or written."),
    _text("when_edtf", "When, as EDTF, to the precision that the page gives: XXXX-01-10 where it gives no year."),
    _text("first_day", "First day that when_edtf allows; empty where unknown or open."),
    _text("last_day", "Last day that when_edtf allows."),
    _text("start_utc", "The instant of the start in UTC, where a clock and a zone are known."),
    _text("end_utc", "The instant of the end in UTC."),
    _text("duration", "ISO 8601 duration."),
    Column("approximate", "boolean", "Whether the page gives the time as approximate."),
    _text("when_text", "The words that give the time."),
    _text("place", "Where.", "places"),
    _text("place_name", "Name of the place."),
    _text("topics", "What it was about."),
    Column("count_value", "integer", "Which or how many of its kind: 2 in \u201cthe second call in December\u201d."),
    _text("count_unit", "Of what: call."),
    _text("count_within", "Within which time, as EDTF."),
    _text("reported_by", "The statement that alone reports it; empty where the outlet says so itself.", "statements"),
    Column("confidence", "real", "Calibrated: of the events at 0.9, nine in ten are right."),
    _text("rule", "The frame that made it: memcon codebook explains it."),
    _WORDS,
), _events)  # fmt: skip


def _participants(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for p in e.participants:
            actor = view.actors.get(p.actor)
            if actor:
                yield (view.key(e.id), view.record.id, view.key(p.actor), p.role, actor.name, actor.kind, actor.country, actor.sector)


PARTICIPANTS = Table("participants", "Who has which part in which event.", (
    _text("event", "The event.", "events"),
    _ARTICLE,
    _text("actor", "The actor.", "actors"),
    _text("role", "initiator, recipient, participant, host, mediator or absent: somebody who stays away takes no part."),
    _text("name", "Name of the actor."),
    _text("kind", "What the actor is."),
    _text("country", "ISO 3166-1 alpha-3 of the country that the actor acts for."),
    _text("sector", "PLOVER sector."),
), _participants)  # fmt: skip


def _statements(view: View) -> Iterator[Row]:
    for s in view.record.statements:
        start, end = s.content
        yield (
            view.key(s.id), view.record.id, view.key(s.speaker), view.name(s.speaker), view.key(s.for_), view.name(s.for_),
            view.key(s.addressee), view.name(s.addressee), s.act, s.form, view.words(*s.cue) if s.cue else None, start, end, s.when,
            _list(tuple(f"{view.record.id}:{about}" for about in s.about)), view.words(start, end),
        )  # fmt: skip


STATEMENTS = Table("statements", "Who says what, by article.", (
    _text("id", "Id of the statement, unique across articles."),
    _ARTICLE,
    _text("speaker", "Who speaks.", "actors"),
    _text("speaker_name", "Name of the speaker."),
    _text("spoken_for", "For whom the speaker speaks.", "actors"),
    _text("spoken_for_name", "Name of whom the speaker speaks for."),
    _text("addressee", "To whom.", "actors"),
    _text("addressee_name", "Name of the addressee."),
    _text("act", "say, claim, accuse, deny, demand, request, propose, promise, announce, warn, threaten, reject, agree, praise, concede."),
    _text("form", "direct, indirect or mixed."),
    _text("cue", "The words that make it a statement."),
    Column("start_char", "integer", "First code point of the content in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    _text("said_when", "When it was said."),
    _text("about", "Ids of the events that it speaks of."),
    _text("words", "What is said, to the letter."),
), _statements)  # fmt: skip


def _places(view: View) -> Iterator[Row]:
    for p in view.record.places:
        yield (view.key(p.id), view.record.id, p.name, p.geonames, p.country, p.lat, p.lon, len(p.mentions), view.quoted(p.mentions))


PLACES = Table("places", "The places that the articles name.", (
    _text("id", "Id of the place, unique across articles."),
    _ARTICLE,
    _text("name", "Name."),
    Column("geonames", "integer", "GeoNames id."),
    _text("country", "ISO 3166-1 alpha-3."),
    Column("latitude", "real", "Degrees north, WGS 84."),
    Column("longitude", "real", "Degrees east, WGS 84."),
    Column("mentions", "integer", "How often the article names the place."),
    _WORDS,
), _places)  # fmt: skip


def _times(view: View) -> Iterator[Row]:
    for t in view.record.times:
        first, last = day_range(t.edtf)
        yield (
            view.key(t.id),
            view.record.id,
            t.kind,
            t.edtf,
            _iso(first),
            _iso(last),
            t.timex,
            t.zone,
            t.start,
            t.end,
            view.words(t.start, t.end),
        )


TIMES = Table("times", "Every time expression.", (
    _text("id", "Id of the expression, unique across articles."),
    _ARTICLE,
    _text("kind", "date, time, duration or set."),
    _text("edtf", "Its value as EDTF."),
    _text("first_day", "First day that it allows."),
    _text("last_day", "Last day that it allows."),
    _text("timex", "Its TIMEX3 value."),
    _text("zone", "Its zone."),
    Column("start_char", "integer", "First code point in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    _text("words", "The expression, to the letter."),
), _times)  # fmt: skip


def _documents(view: View) -> Iterator[Row]:
    for d in view.record.documents:
        names = tuple(name for key in d.addressed_to if (name := view.name(key)))
        yield (
            view.key(d.id), view.record.id, d.name, d.count, d.kind, view.key(d.proposed_by), view.name(d.proposed_by),
            _list(tuple(f"{view.record.id}:{key}" for key in d.addressed_to)), _list(names), d.status,
            view.quoted((e.start, e.end) for e in d.evidence),
        )  # fmt: skip


DOCUMENTS = Table("documents", "The papers that the articles speak of.", (
    _text("id", "Id of the document, unique across articles."),
    _ARTICLE,
    _text("name", "What the page calls it."),
    Column("count", "integer", "How many."),
    _text("kind", "What it is."),
    _text("proposed_by", "Who put it forward.", "actors"),
    _text("proposed_by_name", "Name of who put it forward."),
    _text("addressed_to", "Ids of the actors to whom it goes."),
    _text("addressed_to_names", "Their names."),
    _text("status", "tabled, signed, rejected, …"),
    _WORDS,
), _documents)  # fmt: skip


def _topics(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for t in e.topics:
            yield view.key(e.id), view.record.id, t.label, view.quoted(t.evidence)


TOPICS = Table("topics", "What the events were about.", (
    _text("event", "The event.", "events"), _ARTICLE, _text("label", "The topic."), _WORDS,
), _topics)  # fmt: skip


def _magnitudes(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for m in e.magnitude or ():
            yield view.key(e.id), view.record.id, m.kind, m.low, m.high, m.unit, m.approximate, view.quoted(m.evidence)


MAGNITUDES = Table("magnitudes", "The numbers of the events, as ranges.", (
    _text("event", "The event.", "events"),
    _ARTICLE,
    _text("kind", "killed, injured, arrested, people, money, …"),
    Column("low", "real", "At least; empty where the page gives no lower end."),
    Column("high", "real", "At most."),
    _text("unit", "Of what."),
    Column("approximate", "boolean", "Whether the page gives it as approximate."),
    _WORDS,
), _magnitudes)  # fmt: skip


def _checks(view: View) -> Iterator[Row]:
    for c in view.record.checks:
        yield view.record.id, c.kind, c.ok, c.message, view.quoted(c.evidence)


CHECKS = Table("checks", "The articles tested against themselves.", (
    _ARTICLE,
    _text("kind", "What was tested."),
    Column("ok", "boolean", "Whether it holds; empty where the page leaves it open."),
    _text("message", "In a sentence."),
    _WORDS,
), _checks)  # fmt: skip


def cited(record: Record) -> Iterator[tuple[str | None, str, Span]]:
    """Every span of a record: (id of its item, None for stamps and checks; what it is evidence for; span)."""
    article = record.article
    for purpose, stamp in (("published", article.published), ("updated", article.updated)):
        yield from ((None, purpose, span) for span in (stamp.evidence if stamp else ()))
    for a in record.actors:
        yield from ((a.id, "mention", span) for span in a.mentions)
    for p in record.places:
        yield from ((p.id, "mention", span) for span in p.mentions)
    yield from ((t.id, "time", (t.start, t.end)) for t in record.times)
    for e in record.events:
        yield from _cited_event(e)
    for s in record.statements:
        yield s.id, "content", s.content
        if s.cue:
            yield s.id, "cue", s.cue
        yield from ((s.id, x.purpose, (x.start, x.end)) for x in s.evidence)
    for d in record.documents:
        yield from ((d.id, x.purpose, (x.start, x.end)) for x in d.evidence)
    for c in record.checks:
        yield from ((None, c.kind, span) for span in c.evidence)


def _cited_event(event: Event) -> Iterator[tuple[str, str, Span]]:
    yield from ((event.id, x.purpose, (x.start, x.end)) for x in event.evidence)
    for topic in event.topics:
        yield from ((event.id, "topic", span) for span in topic.evidence)
    yield from ((event.id, "count", span) for span in (event.count.evidence if event.count else ()))
    for magnitude in event.magnitude or ():
        yield from ((event.id, magnitude.kind, span) for span in magnitude.evidence)


def _citations(view: View) -> Iterator[Row]:
    for item, purpose, (start, end) in cited(view.record):
        yield view.record.id, view.key(item), purpose, start, end, view.words(start, end)


CITATIONS = Table("citations", "Every passage that anything was read from.", (
    _ARTICLE,
    _text("item", "Id of the actor, place, time, event, statement or document; empty for stamps and checks."),
    _text("purpose", "What of the item the words are the evidence for."),
    Column("start_char", "integer", "First code point in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    _text("words", "The words, to the letter."),
), _citations)  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """An occurrence of a store, and how the articles of its accounts are called in `articles`."""

    answer: OccurrenceAnswer
    ids: Mapping[str, str]
    """Id in the store -> id of the record."""

    @property
    def accounts(self) -> Iterator[AccountAnswer]:
        return (account for account in self.answer.accounts if account.record in self.ids)


def _occurrences(placed: Placed) -> Iterator[Row]:
    o = placed.answer
    own = [account for account in placed.accounts if account.main]
    sources = {account.source or account.record for account in own}
    first, last = day_range(o.edtf)
    yield (o.id, o.label, o.type, o.quad, o.status, o.channel, o.edtf, _iso(first), _iso(last), _list(o.participants), o.place, len(own),
           len(sources))  # fmt: skip


OCCURRENCES = Table("occurrences", "Events of the world that articles are about; called after the account that names each best.", (
    _text("id", "Id of the occurrence. It changes where an article comes in whose id is smaller than that of all others."),
    _text("label", "What it is called: the kind, the participants, the day; the title of an article where no account tells an event."),
    _text("type", "PLOVER type."),
    _text("quad", "PLOVER quad category."),
    _text("status", "happened, ongoing, planned, proposed or conditional."),
    _text("channel", "phone, video, in_person or written, as most accounts have it."),
    _text("edtf", "When it was, as EDTF, as the most precise account has it."),
    _text("first_day", "The first day that it can mean, as ISO 8601."),
    _text("last_day", "The last day."),
    _text("participants", "Who takes part."),
    _text("place", "Where."),
    Column("accounts", "integer", "How many articles are about it."),
    Column("sources", "integer", "How many of them are no near copies of another."),
), _occurrences)  # fmt: skip


def _accounts(placed: Placed) -> Iterator[Row]:
    for a in placed.accounts:
        yield placed.answer.id, placed.ids[a.record], a.main, placed.ids.get(a.source or "")


ACCOUNTS = Table("accounts", "Which articles are about an occurrence, and which recall it.", (
    _text("occurrence", "The occurrence.", "occurrences"),
    _ARTICLE,
    Column("main", "boolean", "Whether the article is about it; else it only recalls it."),
    _text("copy_of", "The article of which this one is a near copy.", "articles"),
), _accounts)  # fmt: skip

LINKED = (OCCURRENCES, ACCOUNTS)
"""The tables of a store whose articles are put together by occurrence; they refer to those of `TABLES`."""


class Ids:
    """How articles are called, in a store and in `articles`: gathered while records go by, for `Placed`."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def noted(self, record: Record) -> Record:
        self._known[text_id(record.article.text)] = record.id
        return record

    def placed(self, answer: OccurrenceAnswer) -> Placed:
        return Placed(answer, self._known)


TABLES = (ARTICLES, ACTORS, PLACES, TIMES, STATEMENTS, EVENTS, PARTICIPANTS, TOPICS, MAGNITUDES, DOCUMENTS, CHECKS, CITATIONS)
"""In an order in which a table refers only to those before it."""


def columns_page(intro: str, tables: Sequence[Table[Any]]) -> str:
    """columns.md: what each table and column means."""
    parts = [f"# Tables and columns\n\n{intro}\n"]
    for table in tables:
        rows = "".join(f"| {c.name} | {c.kind} | {c.meaning}{f' Refers to {c.to}.id.' if c.to else ''} |\n" for c in table.columns)
        parts.append(f"## {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}")
    return "\n".join(parts)
