"""Records to export: one read from a page of our own, and hand-made ones with what pages seldom have."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from memcon.captures import capture_of
from memcon.record.types import (
    Actor,
    Article,
    Block,
    CaptureFacts,
    Check,
    Count,
    Document,
    Event,
    Evidence,
    Magnitude,
    Participant,
    Place,
    Record,
    Stamp,
    Statement,
    Time,
    Topic,
    When,
)

if TYPE_CHECKING:
    from memcon.reader import Reader

PAGE = """Norway and Chile to hold talks in Geneva on March 12

By Ana Rivas
3 Mar, 2025 18:30 GMT

OSLO — Norwegian Foreign Minister Espen Barth Eide will meet his Chilean counterpart Alberto van Klaveren in Geneva on March 12, the
Norwegian government announced on Monday. The two ministers will discuss fisheries and the law of the sea.

Eide spoke with Van Klaveren by telephone on Sunday. “We look forward to frank talks,” Eide said. Chile has denied that it
threatened Norway with sanctions.

Hundreds of fishermen protested in Santiago on Saturday against the planned agreement, and police arrested 14 people.
"""


@pytest.fixture(scope="session")
def page_record(reader: "Reader") -> Record:
    return reader.read(capture_of(PAGE), outlet="The Coast Paper")


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


TEXT = (
    '=HYPERLINK("x")\tand, a "quoted"\nline \u202eright to left\u202c. Ana Ito and -Ben, of @Org, met in Bern on 9 and 10 January. '
    "They may meet on January 10. Ito said: +1 to peace. Five to seven were hurt."
)


def _article(**fields: object) -> Article:
    facts: dict[str, object] = {
        "title": '=cmd|"/c calc"!A1, a "title"\twith\nbreaks',
        "standfirst": None,
        "byline": "By Ana Rivas and -X",
        "outlet": "@Outlet",
        "url": "https://news.example/a?b=1&c=2",
        "language": "en",
        "published": Stamp(edtf="2022-01-05T10:20", zone="+01:00"),
        "dateline": None,
        "text": TEXT,
        "blocks": (Block(kind="paragraph", start=0, end=len(TEXT)),),
        "segments": None,
        "capture": CaptureFacts(sha256="0" * 64, media_type="text/plain", length=len(TEXT)),
    }
    return Article(**{**facts, **fields})  # type: ignore[arg-type]


def _event(number: int, **fields: object) -> Event:
    start, end = span(TEXT, "met in Bern")
    facts: dict[str, object] = {
        "id": f"e{number}",
        "type": "CONSULT",
        "mode": None,
        "contexts": ("diplomatic", "military"),
        "cameo": "040",
        "status": "planned",
        "channel": None,
        "participants": (Participant(actor="a1", role="participant"), Participant(actor="a2", role="participant")),
        "when": None,
        "where": None,
        "topics": (),
        "count": None,
        "magnitude": None,
        "reported_by": None,
        "confidence": 0.5,
        "rule": "hand.made",
        "evidence": (Evidence(start=start, end=end, purpose="event"),),
    }
    return Event(**{**facts, **fields})  # type: ignore[arg-type]


def _events() -> tuple[Event, ...]:
    people = (Magnitude(kind="injured", low=5, high=7, unit=None, approximate=True, evidence=(span(TEXT, "Five to seven"),)),)
    return (
        _event(
            1,
            when=When(edtf="2022-01-09/2022-01-10", text="9 and 10 January"),
            where="p1",
            magnitude=people,
            mode="visit",
            cameo="042",
            participants=(
                Participant(actor="a1", role="initiator"),
                Participant(actor="a2", role="recipient"),
                Participant(actor="a3", role="absent"),
            ),
            topics=(Topic(label="peace", evidence=(span(TEXT, "peace"),)),),
            count=Count(value=2, unit="talk", within="2022-01"),
        ),
        _event(2, when=When(edtf="XXXX-01-10"), status="planned", where="p2"),
        _event(
            3, when=When(edtf="2022-01-20T15:00+01:00", start="2022-01-20T14:00:00Z", duration="PT50M"), status="proposed", reported_by="s1"
        ),
        _event(4, when=When(edtf="2022-01-21"), status="denied"),
        _event(5, when=When(edtf="2022-01"), status="happened", participants=(), type="ASSAULT", cameo=None),
        _event(6, when=When(edtf="2022-01-04"), status="happened", cameo="041", mode="phone", channel="phone"),
        _event(7, when=When(edtf="2022-01-04"), status="happened", cameo="041", mode="phone", channel="phone"),
        _event(8, when=When(edtf="2021-12-01"), status="denied"),
        _event(9, when=When(edtf="2022-01-22T09:30"), status="planned"),
        _event(
            10,
            when=When(edtf="2022-01-04"),
            status="ongoing",
            cameo="1712",
            type="COERCE",
            participants=(Participant(actor="a2", role="initiator"), Participant(actor="a1", role="recipient")),
        ),
    )


def _make(key: str = "hand/made 1", **article: object) -> Record:
    """A record with commas, tabs, breaks, formulas and marks of direction in its texts, and dates of every precision."""
    return Record(
        id=key,
        article=_article(**article),
        actors=(
            Actor(
                id="a1",
                name="Ana Ito",
                kind="person",
                country="JPN",
                sector="GOV",
                office="Minister",
                wikidata="Q1",
                mentions=(span(TEXT, "Ana Ito"),),
            ),
            Actor(
                id="a2", name="-Ben", kind="person", country="CHE", sector="MIL", office=None, wikidata=None, mentions=(span(TEXT, "-Ben"),)
            ),
            Actor(
                id="a3",
                name="@Org",
                kind="organisation",
                country=None,
                sector="NGO",
                office=None,
                wikidata=None,
                mentions=(span(TEXT, "@Org"),),
            ),
        ),
        places=(
            Place(id="p1", name="Bern", geonames=2661552, country="CHE", lat=46.9481, lon=7.4474, mentions=(span(TEXT, "Bern"),)),
            Place(id="p2", name="somewhere", geonames=None, country=None, lat=None, lon=None, mentions=()),
        ),
        times=(
            Time(
                id="t1",
                text="9 and 10 January",
                start=span(TEXT, "9 and 10 January")[0],
                end=span(TEXT, "9 and 10 January")[1],
                kind="date",
                edtf="2022-01-09/2022-01-10",
                timex=None,
                zone=None,
            ),
        ),
        events=_events(),
        statements=(
            Statement(
                id="s1",
                speaker="a1",
                for_="a3",
                act="say",
                form="direct",
                cue=span(TEXT, "said"),
                content=span(TEXT, "+1 to peace"),
                about=("e1",),
                evidence=(),
            ),
        ),
        documents=(
            Document(
                id="d1",
                name="draft, \u201ctreaty\u201d",
                count=2,
                kind="treaty",
                proposed_by="a1",
                addressed_to=("a2", "a3"),
                status="tabled",
                evidence=(),
            ),
        ),
        checks=(Check(kind="clocks-agree", ok=None, message="open", evidence=(span(TEXT, "January"),)),),
    )


def _bare(key: str = "bare") -> Record:
    """A record of which nearly nothing is known."""
    facts = CaptureFacts(sha256="1" * 64, media_type="text/plain", length=5)
    article = Article(
        title=None,
        standfirst=None,
        byline=None,
        outlet=None,
        url=None,
        language="en",
        published=None,
        dateline=None,
        text="Talks",
        blocks=(),
        segments=None,
        capture=facts,
    )
    told = Evidence(start=0, end=5, purpose="event")
    event = Event(
        id="e1",
        type="CONSULT",
        mode=None,
        contexts=(),
        cameo=None,
        status="happened",
        channel=None,
        participants=(),
        when=None,
        where=None,
        topics=(),
        count=None,
        magnitude=None,
        reported_by=None,
        confidence=0.5,
        rule="x",
        evidence=(told,),
    )
    return Record(id=key, article=article, actors=(), places=(), times=(), events=(event,), statements=(), documents=(), checks=())


@pytest.fixture(scope="session")
def make() -> Callable[..., Record]:
    """Makes the hand-made record; keywords change its article."""
    return _make


@pytest.fixture(scope="session")
def records(page_record: Record) -> tuple[Record, ...]:
    return page_record, _make(), _bare()
