"""The record: what memcon writes down of one article. The contract, field by field.

Every value is frozen. Offsets are Unicode code points into `Article.text`, half open. A field that is not known is
None, never guessed; a list that is empty is (). Nothing stands in a record without evidence.
"""

from typing import Literal

import msgspec

Span = tuple[int, int]
"""[start, end) in code points of `Article.text`."""

BlockKind = Literal["title", "standfirst", "byline", "date", "dateline", "paragraph", "quote", "caption", "heading", "list"]
ActorKind = Literal["person", "country", "organisation", "group", "collective"]
TimeKind = Literal["date", "time", "duration", "set"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The 16 event types of PLOVER (manual, draft 0.8, 2021)."""
Status = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied", "alleged"]
Channel = Literal["phone", "video", "in_person", "written"]
Role = Literal["initiator", "recipient", "participant", "host", "mediator", "absent"]
Act = Literal[
    "say", "claim", "accuse", "deny", "demand", "request", "propose", "promise", "announce",
    "warn", "threaten", "reject", "agree", "praise", "concede",
]  # fmt: skip
Form = Literal["direct", "indirect", "mixed"]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One block of the article: what it is and where it stands in the text."""

    kind: BlockKind
    start: int
    end: int


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """When the page says that it was published or updated. `edtf` to the precision that the page gives; `zone` as an
    offset ("+03:00"), "Z" or an IANA name, None where the page names none. `evidence` may be empty where the stamp comes from
    markup, the address or the collector; `source` says from where."""

    edtf: str
    zone: str | None
    evidence: tuple[Span, ...] = ()
    source: str = "text"
    """metadata, url, front matter, dateline, text, or collector."""


class CaptureFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The capture that the article was cut from: SHA-256 of its bytes (of its UTF-8 where text was given), media type, length in code
    points."""

    sha256: str
    media_type: str
    length: int


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The article alone: no navigation, icon labels, share bars, repeated captions, adverts."""

    title: str | None
    standfirst: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str
    published: Stamp | None
    dateline: str | None
    """The place of a wire dateline: "WASHINGTON (AP) —" gives "WASHINGTON"."""
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[tuple[int, int, int], ...] | None
    """(text_start, source_start, length): the text is made of slices of the captured text; None for HTML."""
    capture: CaptureFacts
    updated: Stamp | None = None
    agency: str | None = None
    """The wire agency that the text is from: "AP", "Reuters"."""
    side: str | None = None
    """ISO 3166-1 alpha-3 of the country whose official text this is; None for news pages."""
    notes: tuple[str, ...] = ()
    """Plain sentences on the cut: what was left out, what was repaired."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts or is acted on."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-3 of the country that the actor acts for."""
    sector: str | None
    """PLOVER sector: GOV MIL LEG JUD COP IGO NGO OPP REB CVL BUS MED …"""
    office: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place that the page names."""

    id: str
    name: str
    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: tuple[Span, ...]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression (TIMEX3), with its value."""

    id: str
    text: str
    start: int
    end: int
    kind: TimeKind
    edtf: str | None
    timex: str | None
    zone: str | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words for one field of an item. `purpose` is written "for" in JSON."""

    start: int
    end: int
    purpose: str = msgspec.field(name="for")


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    actor: str
    role: Role


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When an event takes place. `edtf` says what the page says; `start` and `end` are instants in UTC where a clock and a zone are
    known."""

    edtf: str | None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    """ISO 8601 duration."""
    approximate: bool = False
    text: str | None = None


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    label: str
    evidence: tuple[Span, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """ "the second call in December": value 2, unit "call", within "2021-12"."""

    value: int
    unit: str
    within: str | None
    evidence: tuple[Span, ...] = ()


class Magnitude(msgspec.Struct, frozen=True, kw_only=True):
    """A number of an event: killed, injured, arrested, people, money, …; `low` and `high` are equal where the page gives one number."""

    kind: str
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    evidence: tuple[Span, ...]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER event."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    status: Status
    channel: Channel | None
    participants: tuple[Participant, ...]
    when: When | None
    where: str | None
    topics: tuple[Topic, ...]
    count: Count | None
    magnitude: tuple[Magnitude, ...] | None
    reported_by: str | None
    """The statement that alone reports it; None where the outlet says so itself."""
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what of whom, in which words."""

    id: str
    speaker: str | None
    for_: str | None = msgspec.field(name="for", default=None)
    addressee: str | None = None
    act: Act
    form: Form
    cue: Span | None
    content: Span
    when: str | None = None
    about: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that the page speaks of: a draft treaty tabled, a statement signed."""

    id: str
    name: str
    count: int | None
    kind: str | None
    proposed_by: str | None
    addressed_to: tuple[str, ...]
    status: str | None
    evidence: tuple[Evidence, ...]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A test of the page against itself. `ok` is None where the page leaves the matter open."""

    kind: str
    ok: bool | None
    message: str
    evidence: tuple[Span, ...]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What memcon writes down of one article."""

    schema: Literal["memcon/record/1"] = "memcon/record/1"
    id: str
    article: Article
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    documents: tuple[Document, ...]
    checks: tuple[Check, ...]


SCHEMA = "memcon/record/1"
