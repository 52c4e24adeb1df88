"""A record made by hand, of a page of our own writing, and a reader that reads nothing: the terminal door is tested without a parser."""

import hashlib
import re
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from memcon.captures.types import Capture
from memcon.errors import BadOption, NoArticle
from memcon.events.codebook import Example, Frame, Gives
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
    Span,
    Stamp,
    Statement,
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
    start = TEXT.index(words)
    return start, start + len(words)


def evidence(words: str, purpose: str = "event") -> Evidence:
    start, end = span(words)
    return Evidence(start=start, end=end, purpose=purpose)


def article() -> Article:
    kinds = ("title", "standfirst", "paragraph", "paragraph", "paragraph", "paragraph")
    blocks, at = [], 0
    for kind, line in zip(kinds, TEXT.split("\n"), strict=True):
        blocks.append(Block(kind=kind, start=at, end=at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    return Article(
        title=TITLE,
        standfirst=STANDFIRST,
        byline=None,
        outlet="The Rift Courier",
        url=None,
        language="en",
        published=Stamp(edtf="2024-02-27T21:10", zone=None),
        dateline=None,
        text=TEXT,
        blocks=tuple(blocks),
        segments=((0, 0, len(TEXT)),),
        capture=CaptureFacts(sha256="0" * 64, media_type="text/plain", length=len(TEXT)),
        notes=("The encoding was guessed.", "12 menu lines", "a share bar"),
    )


def actors() -> tuple[Actor, ...]:
    rows = (
        ("a1", "William Ruto", "person", "KEN"),
        ("a2", "Abiy Ahmed", "person", "ETH"),
        ("a3", "Kenya", "country", "KEN"),
        ("a4", "Ethiopia", "country", "ETH"),
    )
    return tuple(
        Actor(id=i, name=name, kind=kind, country=country, sector="GOV", office=None, wikidata=None, mentions=(span(name.split()[-1]),))  # type: ignore[arg-type]
        for i, name, kind, country in rows
    )


def event(number: int, kind: str, status: str, roles: str, words: str, **more: object) -> Event:
    """`roles`: "a1:participant a2:absent"."""
    fields: dict[str, object] = {
        "mode": None,
        "contexts": (),
        "cameo": None,
        "channel": None,
        "when": None,
        "where": None,
        "topics": (),
        "count": None,
        "magnitude": None,
        "reported_by": None,
        "confidence": 0.9,
        "rule": f"{kind.lower()}.made",
        "evidence": (evidence(words),),
    }
    parties = tuple(Participant(actor=actor, role=role) for actor, role in (part.split(":") for part in roles.split()))  # type: ignore[arg-type]
    return Event(id=f"e{number}", type=kind, status=status, participants=parties, **{**fields, **more})  # type: ignore[arg-type]


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
    said = Statement(
        id="s1",
        speaker="a1",
        for_="a3",
        act="say",
        form="direct",
        cue=span("said"),
        content=span("We shall keep the road open"),
        evidence=(evidence("Ruto’s spokesman said", "statement"),),
    )
    denied = Statement(
        id="s2",
        speaker="a4",
        act="deny",
        form="indirect",
        cue=span("denies"),
        content=span("massing troops"),
        about=("e3",),
        evidence=(evidence("which it denies", "statement"),),
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
    return Record(
        id=id_,
        article=article(),
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
        return MadeWhy(made, frame, (example,), words, "spoke", ("past tense: happened",), {"pair of actors": 1.5, "long clause": -0.25})


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
