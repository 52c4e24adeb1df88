"""Records made by hand: each part with what a test cares for, all else plain. The folders' own pages are built of these."""

import hashlib
from typing import Any

from memcon.record.types import Actor, Article, Block, CaptureFacts, Event, Evidence, Participant, Record, Span, Stamp, Statement


def span(words: str, text: str) -> Span:
    """Where the words stand first."""
    return text.index(words), text.index(words) + len(words)


def evidence(at: Span, purpose: str = "event") -> Evidence:
    return Evidence(start=at[0], end=at[1], purpose=purpose)


def blocks(text: str, *kinds: str) -> tuple[Block, ...]:
    """A block for each line that is not empty: of these kinds, then paragraphs."""
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            kind = kinds[len(found)] if len(found) < len(kinds) else "paragraph"
            found.append(Block(kind=kind, start=at, end=at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    return tuple(found)


def article(text: str, *, published: str | None = None, **known: Any) -> Article:
    """An article in English of one paragraph, of which nothing else is known."""
    fields: dict[str, Any] = {
        "title": None, "standfirst": None, "byline": None, "outlet": None, "url": None, "language": "en", "dateline": None,
        "published": Stamp(edtf=published, zone=None) if published else None,
        "blocks": (Block(kind="paragraph", start=0, end=len(text)),),
        "segments": ((0, 0, len(text)),),
        "capture": CaptureFacts(sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain", length=len(text)),
    }  # fmt: skip
    return Article(text=text, **{**fields, **known})


def actor(n: int, name: str, kind: str, country: str | None, *mentions: Span, **more: Any) -> Actor:
    fields: dict[str, Any] = {"sector": "GOV", "office": None, "wikidata": None, "mentions": mentions or ((0, 1),)}
    return Actor(id=f"a{n}", name=name, kind=kind, country=country, **{**fields, **more})  # type: ignore[arg-type]


def event(n: int, kind: str, status: str, roles: str, at: Span, **more: Any) -> Event:
    """`roles`: "a1:initiator a2:recipient"; `at`: the words that tell it."""
    parties = tuple(Participant(actor=a, role=r) for a, r in (part.split(":") for part in roles.split()))  # type: ignore[arg-type]
    fields: dict[str, Any] = {
        "mode": None, "contexts": (), "cameo": None, "channel": None, "when": None, "where": None, "topics": (), "count": None,
        "magnitude": None, "reported_by": None, "confidence": 0.9, "rule": "made.made", "evidence": (evidence(at),),
    }  # fmt: skip
    return Event(id=f"e{n}", type=kind, status=status, participants=parties, **{**fields, **more})  # type: ignore[arg-type]


def statement(n: int, speaker: str | None, act: str, at: Span, **more: Any) -> Statement:
    """`at`: what is said."""
    fields: dict[str, Any] = {"form": "indirect", "cue": None, "evidence": (evidence(at, "statement"),)}
    return Statement(id=f"s{n}", speaker=speaker, act=act, content=at, **{**fields, **more})  # type: ignore[arg-type]


def record(about: Article, id_: str | None = None, **parts: Any) -> Record:
    """The record of an article; by default its id is made of the text, and it tells nothing."""
    fields: dict[str, Any] = {"actors": (), "places": (), "times": (), "events": (), "statements": (), "documents": (), "checks": ()}
    return Record(id=id_ or hashlib.sha256(about.text.encode()).hexdigest()[:16], article=about, **{**fields, **parts})
