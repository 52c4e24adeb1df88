"""Floors on annotated news (developers' data beside the project): they may rise, never drop in silence."""

import json
from pathlib import Path

import pytest

from memcon.language.parser import Parser
from memcon.statements import find_statements

from .conftest import sentences

DATA = Path(__file__).parents[3] / "shared" / "bench" / "data" / "attribution" / "cases.jsonl"


def shared_length(span: tuple[int, int], others: list[list[int]]) -> int:
    return sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in others)


@pytest.mark.shared
@pytest.mark.long
@pytest.mark.skipif(not DATA.exists(), reason="the shared data are not beside the project")
def test_contents_are_found_as_often_as_before(parser: Parser) -> None:
    right = predicted = found = gold = 0
    for line in DATA.read_text(encoding="utf-8").splitlines()[:25]:
        case = json.loads(line)
        contents = [s.content for s in find_statements(case["text"], sentences(parser, case["text"], title=True))]
        wanted = [a["content"] for a in case["attributions"]]
        predicted, gold = predicted + len(contents), gold + len(wanted)
        right += sum(any(2 * shared_length(c, w) >= c[1] - c[0] for w in wanted) for c in contents)
        found += sum(any(2 * shared_length(c, w) >= sum(e - s for s, e in w) for c in contents) for w in wanted)
    precision, recall = right / predicted, found / gold
    assert precision >= 0.90
    assert 2 * precision * recall / (precision + recall) >= 0.70
