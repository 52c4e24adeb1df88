"""Web Annotation: every event, every statement and every mention of an actor as an annotation on the words of its article.

Eaten by annotation tools and triple stores (Recogito, Annotorious, Hypothesis by way of import, rdflib). Definition: W3C Web Annotation
Data Model and Vocabulary (2017), as JSON-LD: one AnnotationCollection whose first page holds all.

- A target is the article as memcon cut it (`urn:memcon:article:…`): TextQuoteSelector with 32 code points on either side, and
  TextPositionSelector in code points. Where the address of the page is known, it is a further target with the quotation alone: positions on
  the live page are others.
- motivation: classifying for events, describing for statements, identifying for mentions.
- Bodies: a tag (PLOVER type, act, name), Wikidata where known, and a body in the terms of PLOVER (`plover:`) and of the record (`memcon:`).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from memcon.export.files import whole_file
from memcon.export.jsons import dumped, known, write_list
from memcon.export.views import View
from memcon.record.quad import QUAD_NAMES, quad
from memcon.record.types import Actor, Event, Record, Span, Statement

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"plover": "urn:memcon:plover:", "memcon": "urn:memcon:record:1:"}]
BESIDE = 32
"""Code points of prefix and suffix: enough to tell a quotation from its twin, as annotation tools do."""
Json = dict[str, Any]


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: one AnnotationCollection."""
    head = f'{{"@context":{dumped(CONTEXT)},"id":"urn:memcon:annotations","type":"AnnotationCollection","label":"memcon",'
    page = '"first":{"id":"urn:memcon:annotations:1","type":"AnnotationPage","startIndex":0,"items":['
    with whole_file(target) as stream:
        count = write_list(stream, head + page, _annotations(records), "\n]},")
        stream.write(f'"total":{count}}}\n')


def _annotations(records: Iterable[Record]) -> Iterator[Json]:
    for record in records:
        view = View(record)
        for event in record.events:
            spans = [(e.start, e.end) for e in event.evidence if e.purpose == "event"] or [(e.start, e.end) for e in event.evidence]
            yield _annotation(view, event.id, "classifying", [_tag(event.type), _event(view, event)], spans)
        for statement in record.statements:
            bodies = [_tag(statement.act), _statement(view, statement)]
            yield _annotation(view, statement.id, "describing", bodies, [statement.content])
        for actor in record.actors:
            bodies = [_tag(actor.name), *_identity(actor), _actor(actor)]
            for number, span in enumerate(actor.mentions, start=1):
                yield _annotation(view, f"{actor.id}.{number}", "identifying", bodies, [span])


def _annotation(view: View, local: str, motivation: str, bodies: list[Json], spans: list[Span]) -> Json:
    record = quote(view.record.id, safe="")
    targets = [target for span in spans for target in _targets(view, record, span)]
    return {
        "id": f"urn:memcon:annotation:{record}:{local}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _targets(view: View, record: str, span: Span) -> Iterator[Json]:
    """The words in the article as memcon cut it and, where its address is known, on the page."""
    start, end = span
    text, url = view.record.article.text, view.record.article.url
    quotation = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - BESIDE) : start],
        "suffix": text[end : end + BESIDE],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    yield {"source": f"urn:memcon:article:{record}", "selector": [quotation, position]}
    if url and url.startswith(("http://", "https://")):
        yield {"source": quote(url, safe="!#$%&'()*+,/:;=?@[]~"), "selector": quotation}


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": value}


def _identity(actor: Actor) -> list[Json]:
    """The actor's Wikidata item, where known."""
    if not actor.wikidata:
        return []
    return [{"type": "SpecificResource", "purpose": "identifying", "source": f"http://www.wikidata.org/entity/{quote(actor.wikidata)}"}]


def _terms(prefix: str, **fields: Any) -> Json:
    """The known fields under their terms."""
    return {f"{prefix}:{name}": value for name, value in known(**fields).items()}


def _event(view: View, event: Event) -> Json:
    when, place = event.when, view.place(event)
    parts = [
        {"memcon:name": view.actors[p.actor].name, "memcon:role": p.role, **_terms("memcon", country=view.actors[p.actor].country)}
        for p in event.participants
        if p.actor in view.actors
    ]
    plover = _terms("plover", eventType=event.type, mode=event.mode, context=list(event.contexts), quad=QUAD_NAMES[quad(event)])
    own = _terms(
        "memcon", status=event.status, channel=event.channel, cameo=event.cameo, participant=parts, when=when.edtf if when else None,
        start=when.start if when else None, duration=when.duration if when else None, place=place.name if place else None,
        geonames=place.geonames if place else None, topic=[t.label for t in event.topics], confidence=event.confidence, rule=event.rule,
    )  # fmt: skip
    return {"type": "plover:Event", **plover, **own}


def _statement(view: View, statement: Statement) -> Json:
    names = {"speaker": statement.speaker, "for": statement.for_, "addressee": statement.addressee}
    told = _terms("memcon", act=statement.act, form=statement.form, **{name: view.name(key) for name, key in names.items()})
    record = quote(view.record.id, safe="")
    return {
        "type": "memcon:Statement",
        **told,
        **_terms("memcon", about=[f"urn:memcon:annotation:{record}:{key}" for key in statement.about]),
    }


def _actor(actor: Actor) -> Json:
    facts = _terms("memcon", name=actor.name, kind=actor.kind, country=actor.country, office=actor.office)
    return {"type": "memcon:Actor", **facts, **_terms("plover", sector=actor.sector)}
