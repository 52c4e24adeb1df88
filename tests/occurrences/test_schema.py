"""What `memcon compare` and `memcon link` write keeps the schemas that `memcon schema` prints."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest

from memcon.cli.app import run
from memcon.occurrences import compare, link
from memcon.occurrences.schema import comparison_schema, link_schema

from .made import record, talks

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"comparison": comparison_schema, "link": link_schema}


def written() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(msgspec.json.encode(compare(talks())))
    return made


@pytest.mark.parametrize("what", sorted(SCHEMAS))
def test_every_field_says_what_it_means(what: str) -> None:
    schema = SCHEMAS[what]()
    jsonschema.Draft202012Validator.check_schema(schema)
    fields = {f"{name}.{field}": shape for name, part in schema["$defs"].items() for field, shape in part.get("properties", {}).items()}
    assert len(fields) >= 4
    assert [name for name, shape in fields.items() if not shape.get("description")] == []


def test_a_comparison_keeps_its_schema() -> None:
    jsonschema.Draft202012Validator(comparison_schema()).validate(written())


@pytest.mark.parametrize(
    "path",
    [
        ("occurrence",),
        ("accounts", 0, "side"),
        ("points", 0, "silent"),
        ("points", 0, "values", 0, "cites", 0, "end"),
        ("points", 0, "kind"),
    ],
)
def test_a_comparison_that_lacks_a_field_is_refused(path: tuple[str | int, ...]) -> None:
    made = written()
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    assert not jsonschema.Draft202012Validator(comparison_schema()).is_valid(made)


def test_no_kind_but_the_three() -> None:
    made = written()
    made["points"][0]["kind"] = "refutes"
    assert not jsonschema.Draft202012Validator(comparison_schema()).is_valid(made)


def test_link_lines_keep_their_schema() -> None:
    validator = jsonschema.Draft202012Validator(link_schema())
    twin = record("t", talks()[2].article.text, outlet="The Lamp", published="2031-03-04", talks=("Nordland", "Sudland"), day="2031-03-03")
    lines = [json.loads(msgspec.json.encode(line)) for line in link([*talks(), twin]).links]
    assert any("source" in line for line in lines) and any("source" not in line for line in lines)
    for line in lines:
        validator.validate(line)
    assert not validator.is_valid({key: lines[0][key] for key in lines[0] if key != "occurrence"})


@pytest.mark.parametrize("what", [*sorted(SCHEMAS), "record"])
def test_the_command_prints_it(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--of", what]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["$id"] == f"urn:memcon:{what}:1"
    assert what == "record" or printed == SCHEMAS[what]()
