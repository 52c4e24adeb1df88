"""A record made by hand, of a page of our own writing, and a reader that reads nothing: the terminal door is tested without a parser."""

import hashlib
import re
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

import making
from memcon.captures.types import Capture
from memcon.errors import BadOption, NoArticle
from memcon.events.codebook import Example, Frame, Gives
from memcon.record.types import (
    Actor,
    Article,
    Check,
    Count,
    Document,
    Event,
    Evidence,
    Magnitude,
    Place,
    Record,
    Span,
    Stamp,
    Time,
    Topic,
    When,
)

TITLE = "Kenya and Ethiopia hold border talks"
STANDFIRST = "A second round is set for Nairobi"
LEAD = "Kenya’s President William Ruto spoke with Ethiopian Prime Minister Abiy Ahmed by phone on Tuesday for about 40 minutes."
PLAN = "The second round this year will be held in Nairobi on 9 March, though Abiy is not expected to attend."
SAID = "“We shall keep the road open,” Ruto’s spokesman said, while Addis Ababa was accused of massing troops, which it denies."
TOLL = "Eight people were killed at the border last week. Ethiopia tabled a draft accord."
TEXT = "\n".join((TITLE, STANDFIRST, LEAD, PLAN, SAID, TOLL))


def span(words: str) -> Span:
    return making.span(words, TEXT)


def evidence(words: str, purpose: str = "event") -> Evidence:
    return making.evidence(span(words), purpose)


def article() -> Article:
    return making.article(
        TEXT,
        title=TITLE,
        standfirst=STANDFIRST,
        outlet="The Rift Courier",
        published="2024-02-27T21:10",
        blocks=making.blocks(TEXT, "title", "standfirst"),
        notes=("The encoding was guessed.", "12 menu lines", "a share bar"),
    )


def actors() -> tuple[Actor, ...]:
    rows = (
        ("William Ruto", "person", "KEN"),
        ("Abiy Ahmed", "person", "ETH"),
        ("Kenya", "country", "KEN"),
        ("Ethiopia", "country", "ETH"),
    )
    return tuple(making.actor(n, name, kind, country, span(name.split()[-1])) for n, (name, kind, country) in enumerate(rows, 1))


def event(number: int, kind: str, status: str, roles: str, words: str, **more: object) -> Event:
    """`roles`: "a1:participant a2:absent"."""
    return making.event(number, kind, status, roles, span(words), rule=f"{kind.lower()}.made", **more)


def record(id_: str = "made") -> Record:
    call = event(
        1,
        "CONSULT",
        "happened",
        "a1:participant a2:participant",
        "spoke with Ethiopian Prime Minister Abiy Ahmed by phone",
        mode="phone",
        channel="phone",
        confidence=0.97,
        topics=(Topic(label="the border", evidence=(span("border talks"),)),),
        when=When(edtf="2024-02-27T23:30+03:00", start="2024-02-27T20:30Z", duration="PT40M", approximate=True, text="on Tuesday"),
    )
    plan = event(
        2,
        "CONSULT",
        "planned",
        "a3:participant a4:participant a2:absent",
        "The second round",
        where="p1",
        when=When(edtf="2024-03-09", text="on 9 March"),
        count=Count(value=2, unit="round", within="2024", evidence=(span("second round this year"),)),
    )
    troops = event(3, "MOBILIZE", "alleged", "a4:initiator", "massing troops", mode="troops")
    killed = (Magnitude(kind="killed", low=8, high=8, unit="people", approximate=False, evidence=(span("Eight people were killed"),)),)
    toll = event(4, "ASSAULT", "happened", "a4:recipient", "were killed", magnitude=killed)
    said = making.statement(
        1,
        "a1",
        "say",
        span("We shall keep the road open"),
        for_="a3",
        form="direct",
        cue=span("said"),
        evidence=(evidence("Ruto’s spokesman said", "statement"),),
    )
    denied = making.statement(
        2, "a4", "deny", span("massing troops"), cue=span("denies"), about=("e3",), evidence=(evidence("which it denies", "statement"),)
    )
    paper = Document(
        id="d1",
        name="draft accord",
        count=1,
        kind="draft agreement",
        proposed_by="a4",
        addressed_to=("a3",),
        status="tabled",
        evidence=(evidence("a draft accord", "document"),),
    )
    checks = (
        Check(kind="stamp-zone", ok=None, message="The stamp names no zone.", evidence=(span("Tuesday"),)),
        Check(kind="day", ok=True, message="27 February 2024 is a Tuesday.", evidence=(span("Tuesday"),)),
    )
    start, end = span("on Tuesday")
    return making.record(
        article(),
        id_,
        actors=actors(),
        events=(call, plan, troops, toll),
        statements=(said, denied),
        documents=(paper,),
        checks=checks,
        places=(Place(id="p1", name="Nairobi", geonames=184745, country="KEN", lat=-1.28, lon=36.82, mentions=(span("Nairobi"),)),),
        times=(Time(id="t1", text="on Tuesday", start=start, end=end, kind="date", edtf="2024-02-27", timex="2024-02-27", zone=None),),
    )


class StandIn:
    """Gives the record made by hand for any text, but stumbles where the text says so."""

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Record:
        text = capture.text or capture.html or ""
        if "NO ARTICLE" in text:
            raise NoArticle("No article was found on this page: check the capture.")
        if "STUMBLE" in text:
            raise ZeroDivisionError("made to fail")
        if "SLOW" in text:
            time.sleep(0.1)
        if "STOP HERE" in text:
            raise KeyboardInterrupt
        made = record(capture.id or hashlib.sha256(text.encode()).hexdigest()[:16])
        changed = msgspec.structs.replace(
            made.article,
            outlet=outlet or capture.outlet or made.article.outlet,
            published=Stamp(edtf=published, zone=None, source="collector") if published else made.article.published,
        )
        return msgspec.structs.replace(made, article=changed)

    def explain(self, capture: Capture, event_id: str, *, published: str | None = None, outlet: str | None = None) -> "MadeWhy":
        made = record().events[0]
        if event_id != made.id:
            raise BadOption(f"the record has no event {event_id!r}: it has e1, e2")
        example = Example(text="Chad spoke with Niger by \x1b[2Jphone.", gives=Gives(type="CONSULT", mode="phone"))
        frame = Frame(name="made", type="CONSULT", verbs=frozenset({"speak", "talk", "confer"}), example=(example,))
        words = (("Ruto", "nsubj", "spoke"), ("spoke", "ROOT", "spoke"), ("with", "prep", "spoke"))
        return MadeWhy(made, frame, (example,), words, "spoke", ("yesterday",), {"pair of actors": 1.5, "long clause": -0.25})


class MadeWhy(msgspec.Struct, frozen=True):
    """The fields of `memcon.reader.Why`."""

    event: Event
    frame: Frame
    examples: tuple[Example, ...]
    words: tuple[tuple[str, str, str], ...]
    trigger: str
    reasons: tuple[str, ...]
    features: Mapping[str, float]


DRIVER = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from cli.made_record import StandIn
import memcon.cli.reading
memcon.cli.reading.open_reader = lambda frames, pipeline: StandIn()
from memcon.cli import main
main()
"""
"""A program that is `memcon` with the stand-in for its reader, for tests that need a process of its own."""


def page(*lines: str) -> str:
    """A page of our own as a text dump."""
    return "\n\n".join((*lines, *TEXT.split("\n"), ""))


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
