"""Web Annotations, held against the model's own constraints and read as linked data; FollowTheMoney entities, held against its schemata."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from memcon.export import ftm, webanno
from memcon.knowledge.tables import rows_by_key
from memcon.record.types import Record

Records = tuple[Record, ...]
Make = Callable[..., Record]

_QUOTE = {
    "type": "object",
    "required": ["type", "exact", "prefix", "suffix"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
}
_POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer"}},
}
_TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": {"type": "string", "pattern": "^(urn:memcon:article:[^ ]+|https?://[^ ]+)$"},
        "selector": {"anyOf": [_QUOTE, {"type": "array", "prefixItems": [_QUOTE, _POSITION], "minItems": 2, "maxItems": 2}]},
    },
}
# What the W3C Web Annotation Data Model says an annotation must have, in sections 3.1 to 4.2.
ANNOTATION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["id", "type", "target", "motivation", "body"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:memcon:annotation:[^ ]+$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["classifying", "describing", "identifying"]},
        "body": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["type"]}},
        "target": {"anyOf": [_TARGET, {"type": "array", "items": _TARGET, "minItems": 2}]},
    },
    "additionalProperties": False,
}
# The terms of the W3C context that the file uses, so that it is read without the network.
OFFLINE = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource", "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage", "classifying": "oa:classifying", "describing": "oa:describing",
    "identifying": "oa:identifying", "tagging": "oa:tagging", "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"}, "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"}, "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"}, "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value", "format": "dc:format", "items": {"@id": "as:items", "@container": "@list"},
    "first": {"@id": "as:first", "@type": "@id"},
    "total": "as:totalItems", "startIndex": "as:startIndex", "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip


def collection(path: Path, records: Records) -> Any:
    webanno.write(records, path)
    return json.loads(path.read_text("utf-8"))


def targets(annotation: Any) -> list[Any]:
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def test_annotations_keep_the_model(tmp_path: Path, records: Records) -> None:
    read = collection(tmp_path / "out.jsonld", records)
    assert read["type"] == "AnnotationCollection" and read["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    items = read["first"]["items"]
    assert read["total"] == len(items) == sum(len(r.events) + len(r.statements) + sum(len(a.mentions) for a in r.actors) for r in records)
    for item in items:
        jsonschema.validate(item, ANNOTATION)
    assert len({item["id"] for item in items}) == len(items)
    assert set(Counter(item["motivation"] for item in items)) == {"classifying", "describing", "identifying"}


def test_selectors_point_to_the_words(tmp_path: Path, page_record: Record) -> None:
    text = page_record.article.text
    for item in collection(tmp_path / "out.jsonld", (page_record,))["first"]["items"]:
        for target in targets(item):
            quotation, position = target["selector"]
            assert text[position["start"] : position["end"]] == quotation["exact"]
            assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in text


def test_the_page_itself_is_a_target_by_its_quotation(tmp_path: Path, make: Make) -> None:
    record = make(url="https://news.example/a b?c=é")
    item = collection(tmp_path / "out.jsonld", (record,))["first"]["items"][0]
    cut, page = targets(item)
    assert cut["source"] == "urn:memcon:article:hand%2Fmade%201" and page["source"] == "https://news.example/a%20b?c=%C3%A9"
    assert page["selector"]["exact"] == "met in Bern"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_annotations_as_linked_data(tmp_path: Path, records: Records) -> None:
    rdflib = pytest.importorskip("rdflib")
    read = collection(tmp_path / "out.jsonld", records)
    read["@context"] = [OFFLINE, read["@context"][1]]
    graph = rdflib.Graph().parse(data=json.dumps(read), format="json-ld")
    found = graph.query(
        """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX plover: <urn:memcon:plover:> PREFIX memcon: <urn:memcon:record:1:>
        SELECT ?words WHERE { ?a oa:motivatedBy oa:classifying ; oa:hasBody ?b ; oa:hasTarget/oa:hasSelector ?s .
        ?b a plover:Event ; plover:eventType "CONSULT" ; memcon:status "planned" ; memcon:when "2022-01-09/2022-01-10" .
        ?s a oa:TextPositionSelector ; oa:start ?words }"""
    )
    assert [int(row[0]) for row in found] == [records[1].article.text.index("met in Bern")]
    assert (None, None, rdflib.URIRef("http://www.wikidata.org/entity/Q1")) in graph


def entities(path: Path, records: Records) -> list[Any]:
    ftm.write(records, path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_entities_keep_their_schemata(tmp_path: Path, records: Records) -> None:
    library = pytest.importorskip("followthemoney")
    for entity in entities(tmp_path / "out.jsonl", records):
        schema = library.model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None and not prop.stub, name
            assert values and all(prop.type.validate(value) for value in values), (name, values)


def test_entities_refer_to_each_other_in_range(tmp_path: Path, records: Records) -> None:
    library = pytest.importorskip("followthemoney")
    made = entities(tmp_path / "out.jsonl", records)
    by_id = {entity["id"]: entity for entity in made}
    for entity in made:
        for name, values in entity["properties"].items():
            prop = library.model.get(entity["schema"]).get(name)
            if prop.range is not None:
                assert all(library.model.get(by_id[value]["schema"]).is_a(prop.range) for value in values), name
    assert set(Counter(entity["schema"] for entity in made)) == {"Article", "Person", "PublicBody", "Organization", "Event", "Mention"}


def test_entities_of_the_hand_made_record(tmp_path: Path, make: Make) -> None:
    made = entities(tmp_path / "out.jsonl", (make(),))
    person = next(e for e in made if e["id"] == "Q1")
    assert person["schema"] == "Person" and person["properties"]["country"] == ["jp"] and person["properties"]["position"] == ["Minister"]
    events = {e["properties"]["recordId"][0].partition(":")[2]: e["properties"] for e in made if e["schema"] == "Event"}
    assert (events["e1"]["startDate"], events["e1"]["endDate"], events["e1"]["country"]) == (["2022-01-09"], ["2022-01-10"], ["ch"])
    assert len(events["e1"]["involved"]) == 2, "who stays away is not involved"
    assert "date" not in events["e2"] and events["e3"]["date"] == ["2022-01-20T14:00:00"] and events["e5"]["date"] == ["2022-01"]
    assert events["e1"]["summary"] == ["met in Bern"] and "status: planned" in events["e1"]["keywords"]
    article = next(e for e in made if e["schema"] == "Article")["properties"]
    assert article["publishedAt"] == ["2022-01-05T09:20:00"]
    assert article["bodyText"] == [make().article.text]


def test_every_country_has_a_code_of_followthemoney() -> None:
    pytest.importorskip("followthemoney")
    from followthemoney.types import registry

    codes = {key: ftm._country(key) for key in rows_by_key("countries.tsv")}
    assert {key: code for key, code in codes.items() if not registry.country.validate(code)} == {}


def test_writing_entities_needs_no_library(tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "followthemoney", None)
    assert entities(tmp_path / "out.jsonl", records)
