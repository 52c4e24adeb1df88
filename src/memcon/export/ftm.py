"""FollowTheMoney: articles, actors, events and mentions as entities, one a line.

Eaten by Aleph, OpenAleph, nomenklatura, OpenSanctions' tools and `ftm`. Definition: FollowTheMoney's schemata Article, Person, PublicBody,
Organization, Event and Mention. Written without the library, whose dictionary the tests hold every line against.

- A person is a Person, a country and its government, ministry, parliament, court, army or police a PublicBody, what else acts together an
  Organization; collectives ("the two leaders") are no entities.
- With a Wikidata item, the item is the id, and a country has one id in all articles: `ftm aggregate` then joins what several articles say.
  Other actors stay apart by article: who is who across articles is for nomenklatura, or a person, to decide.
- An Event's status stands in its keywords ("status: planned"): only happened and ongoing have taken place. Who stays away is not involved.
- Statements and documents have no schema there and are left out. Times that tell no year are left out.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from memcon.export.cells import flat
from memcon.export.citing import authors
from memcon.export.days import clock, in_utc
from memcon.export.files import whole_file
from memcon.export.jsons import dumped
from memcon.export.views import View
from memcon.knowledge.tables import rows_by_key
from memcon.record.types import Actor, Event, Record, Stamp

_STATE = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"}
_LANGUAGES = {"en": "eng"}
_GONE = {"SUN": "suhh", "YUG": "yucs", "SCG": "csxx", "CSK": "cshh", "DDR": "dd"}
"""Codes that FollowTheMoney has for states that are gone."""
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
Json = dict[str, Any]


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: an entity a line; an actor before what names it."""
    with whole_file(target) as stream:
        for record in records:
            stream.writelines(dumped(entity) + "\n" for entity in _entities(View(record)))


def _entities(view: View) -> Iterator[Json]:
    article = _hashed("article", view.record.id)
    yield _article(view.record, article)
    actors = {a.id: _actor_id(view.record, a) for a in view.record.actors if a.kind != "collective"}
    for actor in view.record.actors:
        if actor.id in actors:
            yield _actor(actor, actors[actor.id], article)
            yield from _mentions(view, actor, actors[actor.id], article)
    for event in view.record.events:
        yield _event(view, event, actors, article)


def _entity(key: str, schema: str, **properties: object) -> Json:
    """An entity with those of its properties that are known, each a list of texts."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    texts = {name: list(dict.fromkeys(flat(str(v)) for v in values if v is not None)) for name, values in listed.items()}
    kept = {name: [v for v in values if v] for name, values in texts.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _hashed(*parts: str) -> str:
    return "memcon-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:40]


def _article(record: Record, key: str) -> Json:
    a = record.article
    entity = _entity(
        key, "Article", title=a.title, author=list(authors(a)), publisher=a.outlet, sourceUrl=_url(a.url), summary=a.standfirst,
        language=_LANGUAGES.get(a.language), publishedAt=_stamped(a.published), modifiedAt=_stamped(a.updated), country=_country(a.side),
        notes=list(a.notes), mimeType=_mime(a.capture.media_type),
    )  # fmt: skip
    entity["properties"]["bodyText"] = [a.text]
    return entity


def _actor_id(record: Record, actor: Actor) -> str:
    if actor.wikidata:
        return actor.wikidata
    if actor.kind == "country" and actor.country:
        return _hashed("country", actor.country)
    return _hashed("actor", record.id, actor.id)


def _schema(actor: Actor) -> str:
    if actor.kind == "person":
        return "Person"
    return "PublicBody" if actor.kind == "country" or actor.sector in _STATE else "Organization"


def _actor(actor: Actor, key: str, article: str) -> Json:
    position = {"position": actor.office} if actor.kind == "person" else {"classification": actor.office}
    return _entity(
        key, _schema(actor), name=actor.name, country=_country(actor.country), wikidataId=actor.wikidata, sector=actor.sector,
        proof=article, **position,
    )  # fmt: skip


def _mentions(view: View, actor: Actor, key: str, article: str) -> Iterator[Json]:
    """A Mention for each of the words that the article has for the actor."""
    for words in dict.fromkeys(flat(view.words(start, end)) for start, end in actor.mentions):
        if words:
            yield _entity(
                _hashed("mention", view.record.id, actor.id, words), "Mention", document=article, resolved=key, name=words,
                detectedSchema=_schema(actor), contextCountry=_country(actor.country),
            )  # fmt: skip


def _event(view: View, event: Event, actors: Mapping[str, str], article: str) -> Json:
    page, place = view.record.article, view.place(event)
    present = [p for p in event.participants if p.actor in actors and p.role != "absent"]
    keywords = [event.type, event.mode, *event.contexts, f"status: {event.status}", f"channel: {event.channel}" if event.channel else None]
    return _entity(
        _hashed("event", view.record.id, event.id), "Event", name=view.title(event), summary=view.telling(event), keywords=keywords,
        involved=[actors[p.actor] for p in present], organizer=[actors[p.actor] for p in present if p.role == "host"],
        location=place.name if place else None, country=_country(place.country) if place else None, proof=article,
        publisher=page.outlet, sourceUrl=_url(page.url), recordId=view.key(event.id), notes=[f"topic: {t.label}" for t in event.topics],
        **_dates(event),
    )  # fmt: skip


def _dates(event: Event) -> dict[str, str | None]:
    """`date` where the page tells one, to its precision; startDate and endDate of an interval."""
    when = event.when
    if when and when.edtf and "/" in when.edtf:
        first, _, last = when.edtf.partition("/")
        return {"startDate": _date(first), "endDate": _date(last)}
    return {"date": (when.start.removesuffix("Z") if when.start else _date(when.edtf)) if when else None}


def _stamped(stamp: Stamp | None) -> str | None:
    """A stamp as an instant in UTC, its day where it has no clock or no zone."""
    if stamp is None:
        return None
    moment = clock(stamp.edtf)
    instant = in_utc(moment, stamp.zone) if moment else None
    return f"{instant:%Y-%m-%dT%H:%M:%S}" if instant else _date(stamp.edtf)


def _date(edtf: str | None) -> str | None:
    """A year, month or day as FollowTheMoney has it, a clock cut off (it knows no zones); None for what has no year."""
    match = _DATE.fullmatch((edtf or "").partition("T")[0].rstrip("?~%"))
    return match.group() if match else None


def _url(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"]+", url) else None


def _mime(media_type: str) -> str | None:
    return media_type.partition(";")[0].strip() or None


@cache
def _alpha2() -> Mapping[str, str]:
    return MappingProxyType({key: row.split("\t")[1].lower() for key, row in rows_by_key("countries.tsv").items()} | _GONE)


def _country(alpha3: str | None) -> str | None:
    """ISO 3166-1 alpha-2 in small letters, as FollowTheMoney has it."""
    return _alpha2().get(alpha3) or None if alpha3 else None
