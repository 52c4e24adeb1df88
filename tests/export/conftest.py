"""Records to export: one read from a page of our own, and hand-made ones with what pages seldom have."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import making
from memcon.captures import capture_of
from memcon.record.types import (
    Article,
    CaptureFacts,
    Check,
    Count,
    Document,
    Event,
    Magnitude,
    Place,
    Record,
    Span,
    Stamp,
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


TEXT = (
    '=HYPERLINK("x")\tand, a "quoted"\nline \u202eright to left\u202c. Ana Ito and -Ben, of @Org, met in Bern on 9 and 10 January. '
    "They may meet on January 10. Ito said: +1 to peace. Five to seven were hurt."
)


def span(text: str, words: str) -> Span:
    return making.span(words, text)


def _article(**fields: object) -> Article:
    known: dict[str, object] = {
        "title": '=cmd|"/c calc"!A1, a "title"\twith\nbreaks',
        "byline": "By Ana Rivas and -X",
        "outlet": "@Outlet",
        "url": "https://news.example/a?b=1&c=2",
        "published": Stamp(edtf="2022-01-05T10:20", zone="+01:00"),
        "segments": None,
        "capture": CaptureFacts(sha256="0" * 64, media_type="text/plain", length=len(TEXT)),
    }
    return replace(making.article(TEXT), **{**known, **fields})


def _event(
    number: int, kind: str = "CONSULT", status: str = "planned", roles: str = "a1:participant a2:participant", **fields: object
) -> Event:
    known: dict[str, object] = {"contexts": ("diplomatic", "military"), "cameo": "040", "confidence": 0.5, "rule": "hand.made"}
    return making.event(number, kind, status, roles, span(TEXT, "met in Bern"), **{**known, **fields})


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
            roles="a1:initiator a2:recipient a3:absent",
            topics=(Topic(label="peace", evidence=(span(TEXT, "peace"),)),),
            count=Count(value=2, unit="talk", within="2022-01"),
        ),
        _event(2, when=When(edtf="XXXX-01-10"), status="planned", where="p2"),
        _event(
            3, when=When(edtf="2022-01-20T15:00+01:00", start="2022-01-20T14:00:00Z", duration="PT50M"), status="proposed", reported_by="s1"
        ),
        _event(4, when=When(edtf="2022-01-21"), status="denied"),
        _event(5, when=When(edtf="2022-01"), status="happened", roles="", kind="ASSAULT", cameo=None),
        _event(6, when=When(edtf="2022-01-04"), status="happened", cameo="041", mode="phone", channel="phone"),
        _event(7, when=When(edtf="2022-01-04"), status="happened", cameo="041", mode="phone", channel="phone"),
        _event(8, when=When(edtf="2021-12-01"), status="denied"),
        _event(9, when=When(edtf="2022-01-22T09:30"), status="planned"),
        _event(
            10,
            when=When(edtf="2022-01-04"),
            status="ongoing",
            cameo="1712",
            kind="COERCE",
            roles="a2:initiator a1:recipient",
        ),
    )


def _make(key: str = "hand/made 1", **article: object) -> Record:
    """A record with commas, tabs, breaks, formulas and marks of direction in its texts, and dates of every precision."""
    return making.record(
        _article(**article),
        key,
        actors=(
            making.actor(1, "Ana Ito", "person", "JPN", span(TEXT, "Ana Ito"), office="Minister", wikidata="Q1"),
            making.actor(2, "-Ben", "person", "CHE", span(TEXT, "-Ben"), sector="MIL"),
            making.actor(3, "@Org", "organisation", None, span(TEXT, "@Org"), sector="NGO"),
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
            making.statement(
                1, "a1", "say", span(TEXT, "+1 to peace"), for_="a3", form="direct", cue=span(TEXT, "said"), about=("e1",), evidence=()
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
    about = replace(making.article("Talks"), blocks=(), segments=None)
    return making.record(about, key, events=(making.event(1, "CONSULT", "happened", "", (0, 5), confidence=0.5),))


@pytest.fixture(scope="session")
def make() -> Callable[..., Record]:
    """Makes the hand-made record; keywords change its article."""
    return _make


@pytest.fixture(scope="session")
def records(page_record: Record) -> tuple[Record, ...]:
    return page_record, _make(), _bare()
