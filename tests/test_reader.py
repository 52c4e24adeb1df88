"""The whole way, on the project's own pages: every word cited, any prefix read, the same bytes the same record."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import memcon
from memcon.captures import capture_of, open_captures
from memcon.captures.types import Capture
from memcon.errors import BadOption, MemconError
from memcon.reader import Reader
from memcon.record.schema import record_schema

SAMPLES = sorted(p for p in (Path(__file__).parents[1] / "samples").iterdir() if p.suffix != ".md")
CAPTURES = [c for path in SAMPLES for c in open_captures(path) if isinstance(c, Capture)]
PAGE = """Harbour Wire
Menu
Home
World

Kenya and Uganda agree to talks on lake border

4 March 2019 09:15 GMT

Kenyan President Uhuru Kenyatta spoke by telephone with his Ugandan counterpart Yoweri Museveni on Sunday.
The call, the third in a month, lasted some 20 minutes, the Kenyan foreign ministry said.

“We will meet in Entebbe on March 12,” Kenyatta told reporters in Nairobi. Museveni is not expected to attend the opening session.

Uganda has denied that its soldiers arrested four Kenyan fishermen in February.
"""


def spans(node: Any) -> Iterator[tuple[int, int]]:
    """Every span in a record."""
    if isinstance(node, dict):
        if isinstance(node.get("start"), int) and isinstance(node.get("end"), int):
            yield node["start"], node["end"]
        for key, value in node.items():
            if key in {"evidence", "mentions"}:
                yield from ((s[0], s[1]) for s in value if isinstance(s, (list, tuple)))
            elif key in {"cue", "content"} and value:
                yield tuple(value)
            if key not in {"segments", "text"}:
                yield from spans(value)
    elif isinstance(node, (list, tuple)):
        for item in node:
            yield from spans(item)


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda c: str(c.id or c.sha256[:8]))
def test_a_sample_gives_a_valid_record_whose_words_stand_in_the_page(capture: Capture, reader: Reader) -> None:
    record = reader.read(capture)
    plain = json.loads(msgspec.json.encode(record))
    jsonschema.validate(plain, record_schema())
    text = record.article.text
    assert all(0 <= start < end <= len(text) for start, end in spans(plain))
    for first, source, size in record.article.segments or ():
        assert capture.text is not None and text[first : first + size] == capture.text[source : source + size]
    actors = {a.id for a in record.actors}
    assert all(p.actor in actors for e in record.events for p in e.participants)
    assert all(e.evidence and e.rule for e in record.events)
    assert all(e.where is None or e.where in {p.id for p in record.places} for e in record.events)
    statements = {s.id for s in record.statements}
    assert all(e.reported_by is None or e.reported_by in statements for e in record.events)


def test_a_page_of_one_call(reader: Reader) -> None:
    record = reader.read(capture_of(text=PAGE))
    names = {a.id: a.name for a in record.actors}
    call = next(e for e in record.events if e.channel == "phone")
    assert (call.type, call.status) == ("CONSULT", "happened")
    assert {names[p.actor] for p in call.participants} == {"Uhuru Kenyatta", "Yoweri Museveni"}
    assert call.when is not None and call.when.edtf == "2019-03-03" and call.when.duration == "PT20M"
    assert call.count is not None and call.count.value == 3
    assert not any(e.type == "COERCE" and e.status == "happened" for e in record.events), "a denied arrest did not happen"
    assert any(s.act == "deny" for s in record.statements)


def test_without_a_date_nothing_is_anchored(reader: Reader) -> None:
    record = reader.read(capture_of(text=PAGE.replace("4 March 2019 09:15 GMT\n", "")))
    assert record.article.published is None
    assert all(t.edtf is None or not t.edtf.startswith("20") for t in record.times)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(PAGE)), st.integers(0, len(CAPTURES) - 1))
def test_any_prefix_of_a_page_reads_or_is_refused_in_a_sentence(reader: Reader, cut: int, which: int) -> None:
    source = CAPTURES[which].text or PAGE
    for text in (PAGE[:cut], source[: cut * len(source) // len(PAGE)]):
        try:
            reader.read(capture_of(text=text))
        except MemconError as error:
            assert error.message.strip()


def test_the_same_bytes_give_the_same_record_in_another_process_and_hash_seed() -> None:
    code = "import memcon, msgspec, sys; sys.stdout.buffer.write(msgspec.json.encode(memcon.read(sys.argv[1])))"
    page = str(next(p for p in SAMPLES if p.suffix == ".txt"))
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, page], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "77")
    ]
    assert runs[0] == runs[1]
    assert runs[0] == msgspec.json.encode(memcon.read(page))


def test_why_names_the_rule_and_the_words(reader: Reader) -> None:
    why = reader.explain(capture_of(text=PAGE), "e1")
    assert why.frame.rule == why.event.rule
    assert why.examples and why.words and why.features
    with pytest.raises(BadOption, match="no event 'e99'"):
        reader.explain(capture_of(text=PAGE), "e99")


def test_public_names() -> None:
    assert sorted(memcon.__all__) == [
        "Capture", "MemconError", "Reader", "Record", "Why", "__version__", "capture_of", "open_captures", "read",
    ]  # fmt: skip
    for name in memcon.__all__:
        assert getattr(memcon, name)
