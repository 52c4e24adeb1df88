"""The JSON Schema tells the whole contract."""

import json

import jsonschema
import msgspec
import pytest

from memcon.record.schema import RECORD_MEANINGS, encode, record_schema
from memcon.record.types import Record

from .made_record import record

VALIDATOR = jsonschema.Draft202012Validator(record_schema())


def test_it_is_a_schema_and_the_record_keeps_it() -> None:
    VALIDATOR.check_schema(record_schema())
    VALIDATOR.validate(json.loads(encode(record())))


def test_every_field_says_what_it_means() -> None:
    fields = {
        f"{name}.{field}": shape for name, part in record_schema()["$defs"].items() for field, shape in part.get("properties", {}).items()
    }
    assert [name for name, shape in fields.items() if not shape.get("description")] == []
    assert set(RECORD_MEANINGS) <= set(fields), "a meaning is told of a field that is gone"


def test_the_words_for_who_speaks_for_whom_are_for() -> None:
    written = json.loads(encode(record()))
    assert written["statements"][0]["for"] == "a3" and written["events"][0]["evidence"][0]["for"] == "event"
    assert "for" in record_schema()["$defs"]["Statement"]["required"]


@pytest.mark.parametrize("path", [("article", "text"), ("events",), ("id",), ("events", 0, "confidence"), ("statements", 0, "for")])
def test_a_record_that_lacks_a_field_is_refused(path: tuple[str | int, ...]) -> None:
    written = json.loads(encode(record()))
    holder = written
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    assert not VALIDATOR.is_valid(written)


def test_a_record_survives_json() -> None:
    assert msgspec.json.decode(encode(record()), type=Record) == record()
