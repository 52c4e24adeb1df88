"""Records made by hand and by the thousand, of sentences of our own."""

import datetime
import itertools
import random
from collections.abc import Iterator
from typing import Any

import making
from making import actor, event, statement
from memcon.record.types import Check, Document, Evidence, Place, Record, Span, Time, Topic, When

COUNTRIES = (
    ("Russia", "RUS"), ("United States", "USA"), ("China", "CHN"), ("Ukraine", "UKR"), ("France", "FRA"), ("Kenya", "KEN"),
    ("Norway", "NOR"), ("Chile", "CHL"), ("Nepal", "NPL"), ("Ghana", "GHA"),
)  # fmt: skip
TYPES = ("CONSULT", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "AID", "PROTEST", "SANCTION", "ASSAULT", "COERCE")
STATUSES = ("happened",) * 7 + ("planned", "alleged", "denied")
PLACES = (("Geneva", 2660646, "CHE"), ("Kyiv", 703448, "UKR"), ("Nairobi", 184745, "KEN"), ("Oslo", 3143244, "NOR"))
OUTLETS = ("TASS", "The Rift Courier", "Fjord Post", "Hill Gazette", "Delta Wire")
WORDS = "talks border troops accord river bridge envoy summit harvest convoy ceasefire guarantees security tariff harbour railway".split()


def record(text: str, *, id_: str | None = None, **parts: Any) -> Record:
    """The record of a text; the parts are those of the article or of the record."""
    known = {name: parts.pop(name) for name in ("title", "outlet", "url", "published") if name in parts}
    return making.record(making.article(text, **known), id_, **parts)


TEXT = (
    "Envoys of Kenya and Norway met in Geneva. Kenya’s spokesman Daudi Mwangi said the bridge would open."
    " Norway is to send aid to Kyiv in May."
)


def span(words: str, text: str = TEXT) -> Span:
    return making.span(words, text)


def talks(text: str = TEXT, **more: Any) -> Record:
    """A page on talks: a meeting, a plan and a statement."""
    told = {
        "title": "Talks in Geneva",
        "outlet": "The Rift Courier",
        "published": "2022-04-02T10:00",
        "actors": (
            actor(1, "Kenya", "country", "KEN"),
            actor(2, "Norway", "country", "NOR"),
            actor(3, "Daudi Mwangi", "person", "KEN"),
            actor(4, "Ukraine", "country", "UKR"),
        ),
        "places": (
            Place(id="p1", name="Geneva", geonames=2660646, country="CHE", lat=46.2, lon=6.15, mentions=(span("Geneva", text),)),
            Place(id="p2", name="Kyiv", geonames=703448, country="UKR", lat=50.45, lon=30.5, mentions=(span("Kyiv", text),)),
        ),
        "times": (Time(id="t1", text="May", start=span("May", text)[0], end=span("May", text)[1], kind="date", edtf="2022-05",
                       timex="2022-05", zone=None),),
        "events": (
            event(1, "CONSULT", "happened", "a1:participant a2:participant", span("met in Geneva", text), where="p1", channel="in_person",
                  when=When(edtf="2022-04-01"), topics=(Topic(label="the bridge", evidence=(span("bridge", text),)),)),
            event(2, "AID", "planned", "a2:initiator a4:recipient", span("send aid", text), where="p2",
                  when=When(edtf="2022-05"), confidence=0.6),
            event(3, "COOPERATE", "planned", "a1:initiator", span("the bridge would open", text), reported_by="s1", confidence=0.7),
        ),
        "statements": (statement(1, "a3", "announce", span("the bridge would open", text), for_="a1", about=("e3",)),),
        "documents": (Document(id="d1", name="the accord", count=None, kind=None, proposed_by="a2", addressed_to=("a1",), status="tabled",
                               evidence=(Evidence(start=0, end=5, purpose="document"),)),),
        "checks": (Check(kind="clocks", ok=None, message="No clock is given.", evidence=()),),
    }  # fmt: skip
    return record(text, **{**told, **more})


def many(number: int, events: int = 20, seed: int = 7) -> Iterator[Record]:
    """Records with so many events each; who is in the news is spread as in the news, few often and many seldom."""
    dice = random.Random(seed)
    return (_one(n, events, dice) for n in range(number))


def _one(n: int, events: int, dice: random.Random) -> Record:
    weights = [1 / (k + 1) for k in range(len(COUNTRIES))]
    people = tuple(
        actor(k + 1, name, "country", code)
        if dice.random() < 0.5
        else actor(k + 1, f"Envoy {dice.randrange(3000)} of {name}", "person", code)
        for k, (name, code) in enumerate(dict.fromkeys(dice.choices(COUNTRIES, weights, k=6)))
    )
    places = tuple(
        Place(id=f"p{k + 1}", name=name, geonames=key, country=code, lat=1.0, lon=2.0, mentions=((0, 1),))
        for k, (name, key, code) in enumerate(PLACES)
    )
    sentences = [f"{' '.join(dice.choices(WORDS, k=14))} number {n} and {k}." for k in range(3 * events)]
    text = " ".join(sentences)
    day = f"{dice.randrange(2005, 2025)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    found = []
    at = 0
    for k in range(events):
        roles = " ".join(dict.fromkeys(f"{dice.choice(people).id}:{role}" for role in ("initiator", "recipient")))
        more = {
            "where": dice.choice([None, *[p.id for p in places]]),
            "when": When(edtf=day) if dice.random() < 0.7 else None,
            "confidence": round(dice.random(), 2),
        }
        found.append(event(k + 1, dice.choice(TYPES), dice.choice(STATUSES), roles, (at, at + 20), **more))
        at += len(sentences[k]) + 1
    said = tuple(statement(k + 1, dice.choice(people).id, dice.choice(("say", "deny", "warn")), (k * 9, k * 9 + 8)) for k in range(8))
    return record(text, title=" ".join(dice.choices(WORDS, k=5)), outlet=dice.choice(OUTLETS), published=day, actors=people, places=places,
                  events=tuple(found), statements=said)  # fmt: skip


def dispatches(number: int, seed: int = 7, days: int = 40) -> Iterator[Record]:
    """Pages on a smaller number of talks within so many days, of which several outlets tell in part in the same words; some are copied
    nearly whole, some have no day, and they recall earlier talks. Few words are common and most are rare, as in any language."""
    dice = random.Random(seed)
    stories = [_story(dice, days) for _ in range(max(2, number // 3))]
    return (_dispatch(n, dice, stories) for n in range(number))


_HEADS = "bra cor dun fel gor hal jun kel lim mor nar pel quin ros sar tul ven wis yar zol".split()
_MIDDLES = "a e i o u en ar il or um an ek is ol ur ad em in ok us".split()
_TAILS = "dale ford gate holm land mere ness port stead wick ton burg haven moor field brook cliff shore vale crest".split()
_RARE = [f"{head}{middle}{tail}" for tail in _TAILS for middle in _MIDDLES for head in _HEADS]
_WEIGHTS = [1 / (k + 20) for k in range(len(_RARE))]
_SUMS = list(itertools.accumulate(_WEIGHTS))


def _words(dice: random.Random, number: int) -> list[str]:
    return dice.choices(_RARE, cum_weights=_SUMS, k=number)


def _story(dice: random.Random, days: int) -> tuple[list[str], tuple[str, ...], datetime.date]:
    """Its words, the countries that talk, and the day."""
    parties = tuple(sorted({code for _, code in dice.sample(COUNTRIES, 2)}))
    return _words(dice, 60), parties, datetime.date(2004, 3, 1) + datetime.timedelta(dice.randrange(days))


def _dispatch(n: int, dice: random.Random, stories: list[Any]) -> Record:
    told, parties, day = dice.choice(stories)
    earlier = dice.choice(stories)
    own = _words(dice, 240) if dice.random() < 0.8 else []
    order = list(told) if dice.random() < 0.3 else dice.sample(told, len(told))
    text = " ".join([*(word.capitalize() if k % 3 == 0 else word for k, word in enumerate(order)), *own, f"page {n}"])
    people = tuple(actor(k, name, "country", code) for k, (name, code) in enumerate(COUNTRIES, 1))
    ids = {code: f"a{k}" for k, (_, code) in enumerate(COUNTRIES, 1)}
    events = []
    for k, (codes, when) in enumerate(((parties, day), (earlier[1], earlier[2])), 1):
        if k == 1 and dice.random() < 0.15:
            continue
        roles = " ".join(f"{ids[code]}:participant" for code in codes)
        events.append(event(k, "CONSULT", "happened", roles, (300 * (k - 1), 300 * (k - 1) + 9), when=When(edtf=when.isoformat())))
    later = day + datetime.timedelta(dice.randrange(3))
    stamp = None if dice.random() < 0.1 else later.isoformat()
    return record(text, title=" ".join(told[:4]), outlet=dice.choice(OUTLETS), published=stamp, actors=people, events=tuple(events))
