"""What a store answers: typed values, each with its source and the words that it rests on."""

from collections.abc import Iterable, Sequence

import msgspec

from memcon.record.citing import block_of
from memcon.record.types import Article, Event, Place, Record, Span, Statement
from memcon.store.effective import Effective
from memcon.telling.words import Taking


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the article: `text[start:end]`, what they are the words for, and the paragraph ("¶3", "title")."""

    start: int
    end: int
    words: str
    purpose: str = msgspec.field(name="for")
    where: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The article that says so. `id` names it in the store; `names` are the files that it was read from."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    side: str | None
    published: str | None
    names: tuple[str, ...]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in an event or a statement; `key` names him across the store."""

    key: str
    name: str
    country: str | None
    role: str


def taking(parties: Iterable[Party]) -> tuple[Taking, ...]:
    """Those who take part, to be told in words; a country stands by its name alone."""
    return tuple(Taking(p.role, p.name, None if p.role == "absent" or p.key == p.country else p.country) for p in parties)


class EventAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a record, as people have corrected it. `id` is that of `memcon show`."""

    id: str
    event: Event
    parties: tuple[Party, ...]
    place: Place | None
    said_by: str | None
    corrected: bool
    source: Source
    cites: tuple[Cite, ...]

    @property
    def taking(self) -> tuple[Taking, ...]:
        """Who takes part, to be told in words."""
        return taking(self.parties)


class StatementAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a record, as people have corrected it. `words` is what was said."""

    id: str
    statement: Statement
    parties: tuple[Party, ...]
    """The speaker, whom he speaks for ("for"), whom he speaks to ("addressee")."""
    words: str
    day: int
    corrected: bool
    source: Source
    cites: tuple[Cite, ...]


class ActorAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An actor across all records, with the numbers of articles and events that it is in."""

    key: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None
    records: int
    events: int


class AccountAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An article as an account of an occurrence. `record` is its id in the store."""

    record: str
    title: str | None
    outlet: str | None
    side: str | None
    published: str | None
    main: bool
    """Is the occurrence what the article is about? Else it only recalls it."""
    source: str | None
    """Where it is a near copy of another article: that one's record."""


class OccurrenceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the world with the articles that are about it, and those that recall it. What it is called is taken from the account that
    names it best; where no account tells an event, type, status and quad are None and the label is a title."""

    id: str
    label: str
    type: str | None
    channel: str | None
    status: str | None
    edtf: str | None
    day_first: int
    """20211230 is 30 December 2021; 0 where no account gives the day."""
    day_last: int
    participants: tuple[str, ...]
    place: str | None
    quad: str | None
    """The quad category of PLOVER: "VERBAL COOPERATION"."""
    accounts: tuple[AccountAnswer, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has the words looked for; in `snippet` they stand between the control characters U+0002 and U+0003."""

    source: Source
    snippet: str


class Problem(msgspec.Struct, frozen=True):
    """A capture that could not be read, with the sentence that says why."""

    name: str
    capture_id: str
    code: str
    message: str


def event_answer(made: Effective, id_: str, source: Source) -> EventAnswer | None:
    """The event of an id in a corrected record; None where the record has none."""
    record = made.record
    event = next((e for e in record.events if e.id == id_), None)
    if event is None:
        return None
    said = next((s for s in record.statements if s.id == event.reported_by), None)
    speaker = next((a.name for a in record.actors if said and a.id == said.speaker), None)
    spans = [((e.start, e.end), e.purpose) for e in event.evidence]
    spans += [(span, "topic") for topic in event.topics for span in topic.evidence]
    return EventAnswer(
        id=f"{source.id}/{id_}",
        event=event,
        parties=_parties(made, [(p.actor, p.role) for p in event.participants]),
        place=next((p for p in record.places if p.id == event.where), None),
        said_by=speaker,
        corrected=id_ in made.corrected,
        source=source,
        cites=cites(record.article, spans),
    )


def statement_answer(made: Effective, id_: str, source: Source, day: int) -> StatementAnswer | None:
    record = made.record
    said = next((s for s in record.statements if s.id == id_), None)
    if said is None:
        return None
    roles = [(said.speaker, "speaker"), (said.for_, "for"), (said.addressee, "addressee")]
    spans = [(said.content, "content"), *([(said.cue, "cue")] if said.cue else []), *(((e.start, e.end), e.purpose) for e in said.evidence)]
    return StatementAnswer(
        id=f"{source.id}/{id_}",
        statement=said,
        parties=_parties(made, [(actor, role) for actor, role in roles if actor]),
        words=record.article.text[said.content[0] : said.content[1]],
        day=day,
        corrected=id_ in made.corrected,
        source=source,
        cites=cites(record.article, spans),
    )


def _parties(made: Effective, roles: Sequence[tuple[str, str]]) -> tuple[Party, ...]:
    actors = {a.id: a for a in made.record.actors}
    return tuple(
        Party(key=made.keys[id_], name=actors[id_].name, country=actors[id_].country, role=role) for id_, role in roles if id_ in actors
    )


def cites(article: Article, spans: Iterable[tuple[Span, str]]) -> tuple[Cite, ...]:
    """The words of the spans, each once, in the order given."""
    return tuple(
        Cite(start=start, end=end, words=article.text[start:end], purpose=purpose, where=block_of(article, start))
        for (start, end), purpose in dict.fromkeys(spans)
    )


def source_of(record: Record, id_: str, names: Sequence[str]) -> Source:
    about = record.article
    return Source(
        id=id_,
        title=about.title,
        outlet=about.outlet or about.agency,
        url=about.url,
        side=about.side,
        published=about.published.edtf if about.published else None,
        names=tuple(names),
    )
