"""The record as JSON, and the JSON Schema of it: what a program in another language reads to know the contract.

The schema is made from the types in `record/types.py`; what a field means is taken from the words under it there, and from
`RECORD_MEANINGS` for the fields whose name and type nearly say it. `schema_of` does the same for what others write down.
"""

import ast
import inspect
from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import Any

import msgspec

from memcon.record import types
from memcon.record.types import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = "urn:memcon:record:1"
"""A URN, since the schema is printed by memcon and lies at no address."""

_SPAN = "[start, end) in Unicode code points of article.text"
RECORD_MEANINGS = {
    "Record.schema": "The contract that this record keeps.",
    "Record.id": "The collector's id of the capture where one was given; else made from the article text: same text, same id.",
    "Record.article": "The article that was cut from the capture.",
    "Record.actors": "Who acts or is acted on, each with all mentions.",
    "Record.places": "The places that the page names.",
    "Record.times": "Every time expression of the page.",
    "Record.events": "What happened, is planned, proposed, alleged or denied: PLOVER events.",
    "Record.statements": "Who says what.",
    "Record.documents": "The papers that the page speaks of.",
    "Record.checks": "The page tested against itself.",
    "Block.kind": "What the block is.",
    "Block.start": "First code point of the block in article.text.",
    "Block.end": "One past the last code point of the block.",
    "Stamp.edtf": "The stamp as EDTF, to the precision that the page gives.",
    "Stamp.zone": 'An offset ("+03:00"), "Z" or an IANA name; null where the page names none.',
    "Stamp.evidence": f"Where the page says so: {_SPAN}; empty where the stamp is not from the text.",
    "CaptureFacts.sha256": "SHA-256 of the bytes of the capture, in hex.",
    "CaptureFacts.media_type": "Media type of the capture.",
    "CaptureFacts.length": "Length of the captured text in code points.",
    "Article.title": "The headline, once.",
    "Article.standfirst": "The lines under the headline that sum the article up.",
    "Article.byline": "Who wrote it, as the page says.",
    "Article.outlet": "Who published it.",
    "Article.url": "The address of the page.",
    "Article.language": "ISO 639-1 code of the language.",
    "Article.published": "When the page says that it was published; null where it does not say.",
    "Article.updated": "When the page says that it was changed; null where it does not say.",
    "Article.text": "The article text. All offsets of the record point into it.",
    "Article.blocks": "The text in blocks, in order.",
    "Article.segments": "(text_start, source_start, length): the slices of the captured text that make the text; null for HTML.",
    "Article.capture": "The capture that the article was cut from.",
    "Actor.id": "Id within the record.",
    "Actor.name": "The fullest name that the page gives.",
    "Actor.kind": "What sort of actor it is.",
    "Actor.office": "The office that the actor holds.",
    "Actor.wikidata": "Wikidata item of the actor.",
    "Actor.mentions": f"Names, titles, pronouns and metonyms of the actor, each {_SPAN}.",
    "Place.id": "Id within the record.",
    "Place.name": "The name as the page gives it.",
    "Place.geonames": "GeoNames id; null where the page leaves open which of several places of the name, far from each other, is meant.",
    "Place.country": "ISO 3166-1 alpha-3 of the country that the place lies in.",
    "Place.lat": "Latitude in degrees, WGS 84; null where the place is not known or left open.",
    "Place.lon": "Longitude in degrees, WGS 84; null as the latitude.",
    "Place.mentions": f"Where the place is named, each {_SPAN}.",
    "Time.id": "Id within the record.",
    "Time.text": "The words of the page.",
    "Time.start": "First code point of the expression in article.text.",
    "Time.end": "One past its last code point.",
    "Time.kind": "TIMEX3 type.",
    "Time.edtf": "The value as EDTF; XXXX for a year that the page leaves open.",
    "Time.timex": "The value as TIMEX3 writes it.",
    "Time.zone": "The zone that the words name or imply.",
    "Evidence.start": "First code point in article.text.",
    "Evidence.end": "One past the last code point.",
    "Evidence.for": "The field that these words bear out: event, when, where, status, statement …",
    "Participant.actor": "Id of an actor of this record.",
    "Participant.role": "The part that the actor takes; absent: the page says that the actor takes none.",
    "When.edtf": "What the page says, as EDTF.",
    "When.start": "First instant in UTC, where a clock and a zone are known.",
    "When.end": "Last instant in UTC, where known.",
    "When.approximate": "Whether the page hedges (about, some, around).",
    "When.text": "The words of the page.",
    "Topic.label": "What the talks or words are about.",
    "Topic.evidence": f"Where the page says so, each {_SPAN}.",
    "Count.value": "Which one it is: 2 for the second.",
    "Count.unit": "Of what: call, round, meeting.",
    "Count.within": "The EDTF interval that is counted in.",
    "Count.evidence": f"Where the page says so, each {_SPAN}.",
    "Magnitude.kind": "What is counted: killed, injured, arrested, people, money …",
    "Magnitude.low": "At least this many; null where the page sets no lower bound.",
    "Magnitude.high": "At most this many; null where the page sets no upper bound.",
    "Magnitude.unit": "Unit of the number: USD, km, people.",
    "Magnitude.approximate": "Whether the page hedges the number.",
    "Magnitude.evidence": f"Where the page says so, each {_SPAN}.",
    "Event.id": "Id within the record.",
    "Event.type": "One of the 16 PLOVER types.",
    "Event.mode": "PLOVER mode of that type.",
    "Event.contexts": "PLOVER contexts.",
    "Event.cameo": "The CAMEO code that it corresponds to.",
    "Event.status": "Whether it took place, by the words of the page.",
    "Event.channel": "How the parties met or spoke; null where not by a meeting, a call or a paper.",
    "Event.participants": "Who took which part.",
    "Event.when": "When it takes place.",
    "Event.where": "Id of the place.",
    "Event.topics": "What it was about.",
    "Event.count": "Which one of a row it is.",
    "Event.magnitude": "Numbers of the event.",
    "Event.confidence": "How sure memcon is, calibrated: of the events at 0.9, nine in ten are right.",
    "Event.rule": "The frame that made it; `memcon codebook explain RULE` shows it.",
    "Event.evidence": "The words of the page for each field.",
    "Statement.id": "Id within the record.",
    "Statement.speaker": "Id of the actor who speaks.",
    "Statement.for": "Id of the actor on whose behalf the speaker speaks.",
    "Statement.addressee": "Id of the actor who is spoken to.",
    "Statement.act": "What is done with the words.",
    "Statement.form": "Quoted, reported, or reported with quoted words.",
    "Statement.cue": f"The word that says that somebody speaks: {_SPAN}.",
    "Statement.content": f"What is said: {_SPAN}; of a quotation, what stands between the marks.",
    "Statement.when": "When it was said, as EDTF.",
    "Statement.about": "Ids of the events that it speaks of.",
    "Statement.evidence": "The words of the page.",
    "Document.id": "Id within the record.",
    "Document.name": "What the page calls it.",
    "Document.count": "How many papers.",
    "Document.kind": "Kind of paper: draft treaty, joint statement.",
    "Document.proposed_by": "Id of the actor who put it forward.",
    "Document.addressed_to": "Ids of the actors to whom it is put.",
    "Document.status": "Where it stands: tabled, signed, rejected …",
    "Document.evidence": "The words of the page.",
    "Check.kind": "Which test it is.",
    "Check.ok": "Whether the page agrees with itself; null where it leaves the matter open.",
    "Check.message": "What was found, in a sentence.",
    "Check.evidence": f"The words that were tested, each {_SPAN}.",
}  # fmt: skip


def encode(record: Record) -> bytes:
    """The record as one line of JSON in UTF-8, without a line end."""
    return msgspec.json.encode(record)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    return schema_of(Record, [types], RECORD_MEANINGS, SCHEMA_ID, "memcon record")


def schema_of(root: type, modules: Sequence[ModuleType], meanings: Mapping[str, str], name: str, title: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a struct and of those in it, which stand in `modules`.

    Every field is required, since memcon writes every field and null where it is not known; a struct that omits its defaults lacks those.
    What a field means is told by `meanings` ("Class.field"), else by the words under it in its module.
    """
    made = msgspec.json.schema(root)
    definitions: dict[str, Any] = made["$defs"]
    meanings = {**{field: words for module in modules for field, words in _under_fields(module).items()}, **meanings}
    structs = {
        item.__name__: item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, msgspec.Struct)
    }
    for struct, definition in definitions.items():
        properties = definition.get("properties", {})
        if not structs[struct].__struct_config__.omit_defaults:
            definition["required"] = list(properties)
        for field, shape in properties.items():
            shape.pop("default", None)
            if (meaning := meanings.get(f"{struct}.{field}")) is not None:
                shape["description"] = meaning
    return {"$schema": DIALECT, "$id": name, "title": title, **made}


@cache
def _under_fields(module: ModuleType) -> dict[str, str]:
    """The string that stands under a field in a module of structs, by "Class.field" (by its name in JSON where it has its own)."""
    tree = ast.parse(inspect.getsource(module))
    found: dict[str, str] = {}
    for part in tree.body:
        if not isinstance(part, ast.ClassDef):
            continue
        for field, below in zip(part.body, part.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                value = below.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[f"{part.name}.{field.target.id.rstrip('_')}"] = " ".join(value.value.split())
    return found
