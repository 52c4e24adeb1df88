"""The seed's event, read and compared: what must stand among its points. Needs the shared data beside the project."""

import json
from pathlib import Path

import pytest

from memcon.captures.types import Capture
from memcon.occurrences import Comparison
from memcon.reader import Reader
from memcon.record.types import Record

from .made import compared

BUNDLE = Path(__file__).parents[3] / "shared" / "pages" / "bundles" / "2021-12-30_putin-biden_call"
PAGES = (
    "kremlin.txt", "whitehouse_statement.txt", "whitehouse_background-call.txt", "whitehouse_preview_background.txt",
    "president-gov-ua_followup-call-2-jan.txt", "rt_seed.txt",
)  # fmt: skip
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not BUNDLE.is_dir(), reason="the shared data are not beside the project")]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    reader = Reader()
    return [
        reader.read(Capture(id=name, text=(BUNDLE / name).read_text("utf-8"), published="2021-12-30", sha256="0" * 64)) for name in PAGES
    ]


@pytest.fixture(scope="module")
def comparison(records: list[Record]) -> Comparison:
    return compared(records)


def told(comparison: Comparison, records: list[Record], kind: str, words: str, pages: set[str], first: int = 25) -> bool:
    """Is there a point of this kind, among the first, that cites these words and all these pages?"""
    texts = {record.id: record.article.text for record in records}
    for point in comparison.points[:first]:
        cites = [cite for value in point.values for cite in value.cites]
        said = " ".join(" ".join(texts[c.record][c.start : c.end].split()) for c in cites)
        if point.kind == kind and words in said and pages <= {c.record for c in cites}:
            return True
    return False


@pytest.mark.parametrize(
    ("kind", "words", "pages"),
    [
        ("contradict", "January 9–10", {"kremlin.txt", "rt_seed.txt", "whitehouse_background-call.txt"}),
        ("only_in", "at the government of Russia’s request", {"whitehouse_background-call.txt", "whitehouse_preview_background.txt"}),
        ("only_in", "offensive strike weapons", {"kremlin.txt"}),
        ("only_in", "respond decisively", {"whitehouse_statement.txt"}),
        ("only_in", "only in an environment of de-escalation", {"whitehouse_statement.txt"}),
        ("agree", "on January 12", {"kremlin.txt", "whitehouse_background-call.txt"}),
        ("agree", "on January 13", {"kremlin.txt", "whitehouse_background-call.txt"}),
    ],
)
def test_the_points(comparison: Comparison, records: list[Record], kind: str, words: str, pages: set[str]) -> None:
    assert told(comparison, records, kind, words, pages)


def test_the_other_call_is_known_as_such(comparison: Comparison) -> None:
    assert [a.record for a in comparison.accounts if not a.main] == ["president-gov-ua_followup-call-2-jan.txt"]
    assert json.dumps([p.silent for p in comparison.points]).count("president-gov-ua") == 0
