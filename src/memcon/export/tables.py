"""The tables that CSV, Parquet and Datasette exports share, and the rows of a record."""

from collections.abc import Iterator

from memcon.export.cited import cited
from memcon.export.columns import ARTICLE, WORDS, Column, Row, Table, iso, joined, text
from memcon.export.days import day_range
from memcon.export.views import View
from memcon.record.quad import QUAD_NAMES, quad
from memcon.record.types import Stamp


def _stamp(stamp: Stamp | None) -> tuple[str | None, str | None]:
    return (stamp.edtf, stamp.zone) if stamp else (None, None)


def _articles(view: View) -> Iterator[Row]:
    record, a = view.record, view.record.article
    yield (record.id, a.title, a.standfirst, a.byline, a.outlet, a.agency, a.side, a.url, a.language, *_stamp(a.published),
           *_stamp(a.updated), a.dateline, a.text, len(a.text.split()), a.capture.media_type, a.capture.sha256,
           joined(a.notes))  # fmt: skip


ARTICLES = Table("articles", "One row per article.", (
    text("id", "Id of the record."),
    text("title", "The headline."),
    text("standfirst", "The lines under the headline."),
    text("byline", "Who wrote it, as the page says."),
    text("outlet", "Who published it."),
    text("agency", "The wire agency that the text is from."),
    text("side", "ISO 3166-1 alpha-3 of the country whose official text it is; empty for news pages."),
    text("url", "Address of the page."),
    text("language", "ISO 639-1 code."),
    text("published", "When the page says that it was published, as EDTF; empty where it does not say."),
    text("published_zone", "Its zone: an offset, Z or an IANA name; empty where the page names none."),
    text("updated", "When the page says that it was changed, as EDTF."),
    text("updated_zone", "Its zone."),
    text("dateline", "Place of a wire dateline."),
    text("text", "The article alone. All offsets count its Unicode code points."),
    Column("length", "integer", "Words of the text."),
    text("media_type", "Media type of the capture."),
    text("sha256", "SHA-256 of the capture."),
    text("notes", "What was left out or repaired, in plain sentences."),
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
    text("id", "Id of the actor, unique across articles."),
    ARTICLE,
    text("name", "The fullest name that the page gives."),
    text("kind", "person, country, organisation, group or collective."),
    text("country", "ISO 3166-1 alpha-3 of the country that the actor acts for."),
    text("sector", "PLOVER sector: GOV, MIL, LEG, JUD, COP, IGO, NGO, OPP, REB, CVL, BUS, MED, …"),
    text("office", "The office that the actor holds."),
    text("wikidata", "Wikidata item."),
    Column("mentions", "integer", "How often the article names the actor."),
    WORDS,
), _actors)  # fmt: skip


def _events(view: View) -> Iterator[Row]:
    for e in view.record.events:
        when, place, count = e.when, view.place(e), e.count
        first, last = day_range(when.edtf if when else None)
        yield (
            view.key(e.id), view.record.id, e.type, e.mode, joined(e.contexts), e.cameo, QUAD_NAMES[quad(e)], e.status, e.channel,
            when.edtf if when else None, iso(first), iso(last), when.start if when else None, when.end if when else None,
            when.duration if when else None, when.approximate if when else None, when.text if when else None,
            view.key(e.where) if place else None, place.name if place else None, joined(tuple(t.label for t in e.topics)),
            count.value if count else None, count.unit if count else None, count.within if count else None, view.key(e.reported_by),
            e.confidence, e.rule, view.telling(e),
        )  # fmt: skip


EVENTS = Table("events", "PLOVER events, by article.", (
    text("id", "Id of the event, unique across articles."),
    ARTICLE,
    text("type", "One of the 16 PLOVER types."),
    text("mode", "PLOVER mode of that type."),
    text("contexts", "PLOVER contexts."),
    text("cameo", "The CAMEO code that it corresponds to; text, since 042 is not 42."),
    text("quad", "PLOVER quad category of the type."),
    text("status", "happened, ongoing, planned, proposed, conditional, denied or alleged: only the first two have taken place."),
    text("channel", "phone, video, in_person or written."),
    text("when_edtf", "When, as EDTF, to the precision that the page gives: XXXX-01-10 where it gives no year."),
    text("first_day", "First day that when_edtf allows; empty where unknown or open."),
    text("last_day", "Last day that when_edtf allows."),
    text("start_utc", "The instant of the start in UTC, where a clock and a zone are known."),
    text("end_utc", "The instant of the end in UTC."),
    text("duration", "ISO 8601 duration."),
    Column("approximate", "boolean", "Whether the page gives the time as approximate."),
    text("when_text", "The words that give the time."),
    text("place", "Where.", "places"),
    text("place_name", "Name of the place."),
    text("topics", "What it was about."),
    Column("count_value", "integer", "Which or how many of its kind: 2 in \u201cthe second call in December\u201d."),
    text("count_unit", "Of what: call."),
    text("count_within", "Within which time, as EDTF."),
    text("reported_by", "The statement that alone reports it; empty where the outlet says so itself.", "statements"),
    Column("confidence", "real", "Calibrated: of the events at 0.9, nine in ten are right."),
    text("rule", "The frame that made it: memcon codebook explains it."),
    WORDS,
), _events)  # fmt: skip


def _participants(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for p in e.participants:
            actor = view.actors.get(p.actor)
            if actor:
                yield (view.key(e.id), view.record.id, view.key(p.actor), p.role, actor.name, actor.kind, actor.country, actor.sector)


PARTICIPANTS = Table("participants", "Who has which part in which event.", (
    text("event", "The event.", "events"),
    ARTICLE,
    text("actor", "The actor.", "actors"),
    text("role", "initiator, recipient, participant, host, mediator or absent: somebody who stays away takes no part."),
    text("name", "Name of the actor."),
    text("kind", "What the actor is."),
    text("country", "ISO 3166-1 alpha-3 of the country that the actor acts for."),
    text("sector", "PLOVER sector."),
), _participants)  # fmt: skip


def _statements(view: View) -> Iterator[Row]:
    for s in view.record.statements:
        start, end = s.content
        yield (
            view.key(s.id), view.record.id, view.key(s.speaker), view.name(s.speaker), view.key(s.for_), view.name(s.for_),
            view.key(s.addressee), view.name(s.addressee), s.act, s.form, view.words(*s.cue) if s.cue else None, start, end, s.when,
            joined(tuple(f"{view.record.id}:{about}" for about in s.about)), view.words(start, end),
        )  # fmt: skip


STATEMENTS = Table("statements", "Who says what, by article.", (
    text("id", "Id of the statement, unique across articles."),
    ARTICLE,
    text("speaker", "Who speaks.", "actors"),
    text("speaker_name", "Name of the speaker."),
    text("spoken_for", "For whom the speaker speaks.", "actors"),
    text("spoken_for_name", "Name of whom the speaker speaks for."),
    text("addressee", "To whom.", "actors"),
    text("addressee_name", "Name of the addressee."),
    text("act", "say, claim, accuse, deny, demand, request, propose, promise, announce, warn, threaten, reject, agree, praise, concede."),
    text("form", "direct, indirect or mixed."),
    text("cue", "The words that make it a statement."),
    Column("start_char", "integer", "First code point of the content in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    text("said_when", "When it was said."),
    text("about", "Ids of the events that it speaks of."),
    text("words", "What is said, to the letter."),
), _statements)  # fmt: skip


def _places(view: View) -> Iterator[Row]:
    for p in view.record.places:
        yield (view.key(p.id), view.record.id, p.name, p.geonames, p.country, p.lat, p.lon, len(p.mentions), view.quoted(p.mentions))


PLACES = Table("places", "The places that the articles name.", (
    text("id", "Id of the place, unique across articles."),
    ARTICLE,
    text("name", "Name."),
    Column("geonames", "integer", "GeoNames id."),
    text("country", "ISO 3166-1 alpha-3."),
    Column("latitude", "real", "Degrees north, WGS 84."),
    Column("longitude", "real", "Degrees east, WGS 84."),
    Column("mentions", "integer", "How often the article names the place."),
    WORDS,
), _places)  # fmt: skip


def _times(view: View) -> Iterator[Row]:
    for t in view.record.times:
        first, last = day_range(t.edtf)
        yield (
            view.key(t.id),
            view.record.id,
            t.kind,
            t.edtf,
            iso(first),
            iso(last),
            t.timex,
            t.zone,
            t.start,
            t.end,
            view.words(t.start, t.end),
        )


TIMES = Table("times", "Every time expression.", (
    text("id", "Id of the expression, unique across articles."),
    ARTICLE,
    text("kind", "date, time, duration or set."),
    text("edtf", "Its value as EDTF."),
    text("first_day", "First day that it allows."),
    text("last_day", "Last day that it allows."),
    text("timex", "Its TIMEX3 value."),
    text("zone", "Its zone."),
    Column("start_char", "integer", "First code point in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    text("words", "The expression, to the letter."),
), _times)  # fmt: skip


def _documents(view: View) -> Iterator[Row]:
    for d in view.record.documents:
        names = tuple(name for key in d.addressed_to if (name := view.name(key)))
        yield (
            view.key(d.id), view.record.id, d.name, d.count, d.kind, view.key(d.proposed_by), view.name(d.proposed_by),
            joined(tuple(f"{view.record.id}:{key}" for key in d.addressed_to)), joined(names), d.status,
            view.quoted((e.start, e.end) for e in d.evidence),
        )  # fmt: skip


DOCUMENTS = Table("documents", "The papers that the articles speak of.", (
    text("id", "Id of the document, unique across articles."),
    ARTICLE,
    text("name", "What the page calls it."),
    Column("count", "integer", "How many."),
    text("kind", "What it is."),
    text("proposed_by", "Who put it forward.", "actors"),
    text("proposed_by_name", "Name of who put it forward."),
    text("addressed_to", "Ids of the actors to whom it goes."),
    text("addressed_to_names", "Their names."),
    text("status", "tabled, signed, rejected, …"),
    WORDS,
), _documents)  # fmt: skip


def _topics(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for t in e.topics:
            yield view.key(e.id), view.record.id, t.label, view.quoted(t.evidence)


TOPICS = Table("topics", "What the events were about.", (
    text("event", "The event.", "events"), ARTICLE, text("label", "The topic."), WORDS,
), _topics)  # fmt: skip


def _magnitudes(view: View) -> Iterator[Row]:
    for e in view.record.events:
        for m in e.magnitude or ():
            yield view.key(e.id), view.record.id, m.kind, m.low, m.high, m.unit, m.approximate, view.quoted(m.evidence)


MAGNITUDES = Table("magnitudes", "The numbers of the events, as ranges.", (
    text("event", "The event.", "events"),
    ARTICLE,
    text("kind", "killed, injured, arrested, people, money, …"),
    Column("low", "real", "At least; empty where the page gives no lower end."),
    Column("high", "real", "At most."),
    text("unit", "Of what."),
    Column("approximate", "boolean", "Whether the page gives it as approximate."),
    WORDS,
), _magnitudes)  # fmt: skip


def _checks(view: View) -> Iterator[Row]:
    for c in view.record.checks:
        yield view.record.id, c.kind, c.ok, c.message, view.quoted(c.evidence)


CHECKS = Table("checks", "The articles tested against themselves.", (
    ARTICLE,
    text("kind", "What was tested."),
    Column("ok", "boolean", "Whether it holds; empty where the page leaves it open."),
    text("message", "In a sentence."),
    WORDS,
), _checks)  # fmt: skip


def _citations(view: View) -> Iterator[Row]:
    for item, purpose, (start, end) in cited(view.record):
        yield view.record.id, view.key(item), purpose, start, end, view.words(start, end)


CITATIONS = Table("citations", "Every passage that anything was read from.", (
    ARTICLE,
    text("item", "Id of the actor, place, time, event, statement or document; empty for stamps and checks."),
    text("purpose", "What of the item the words are the evidence for."),
    Column("start_char", "integer", "First code point in the text of the article."),
    Column("end_char", "integer", "One past its last code point."),
    text("words", "The words, to the letter."),
), _citations)  # fmt: skip

TABLES = (ARTICLES, ACTORS, PLACES, TIMES, STATEMENTS, EVENTS, PARTICIPANTS, TOPICS, MAGNITUDES, DOCUMENTS, CHECKS, CITATIONS)
"""In an order in which a table refers only to those before it."""
