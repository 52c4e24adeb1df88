"""Real records, of the samples and of the shared pages: each keeps the schema and has a screen of its own."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from rich.console import Console

from memcon.captures import Capture, open_captures
from memcon.cli.text import render
from memcon.record.schema import encode, record_schema

if TYPE_CHECKING:
    from memcon.reader import Reader

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.*"))
SEED = ROOT.parent / "shared" / "seed" / "page.txt"
GOLD = sorted((ROOT.parent / "shared" / "pages" / "gold").glob("*.txt"))
VALIDATOR = jsonschema.Draft202012Validator(record_schema())


def screen(reader: "Reader", path: Path) -> list[str]:
    """The lines that an analyst sees of a page, whose record keeps the schema."""
    (capture,) = open_captures(path)
    assert isinstance(capture, Capture)
    record = reader.read(capture)
    VALIDATOR.validate(json.loads(encode(record)))
    out = io.StringIO()
    Console(file=out, width=100, highlight=False, markup=False, emoji=False).print(render(record, 100))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("path", [p for p in SAMPLES if p.suffix in {".txt", ".html"}], ids=lambda path: path.name)
def test_a_sample_has_a_screen(reader: "Reader", path: Path) -> None:
    assert "Happened" in screen(reader, path)


@pytest.mark.shared
@pytest.mark.skipif(not GOLD, reason="the shared data do not lie beside the project")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_shared_page_keeps_the_schema(reader: "Reader", path: Path) -> None:
    assert screen(reader, path)


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the shared data do not lie beside the project")
def test_the_seed_folds_to_one_page(reader: "Reader") -> None:
    lines = screen(reader, SEED)
    assert len(lines) <= 50
    assert lines[1].startswith("30 Dec 2021, 20:45 (the page names no zone) · English · 9 paragraphs · left out: 47 icon labels")
