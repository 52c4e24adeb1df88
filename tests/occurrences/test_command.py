"""`memcon link` and `memcon compare` on records made by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from memcon.cli.app import run
from memcon.record.schema import encode

from .made import record, talks

Ran = tuple[int, str, str]
"""Exit code, standard output, standard error."""

HOSTILE = "<script>alert(1)</script> and \x1b[31mred"


@pytest.fixture
def memcon_runs(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command line in this process."""

    def running(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return running


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(encode(one) for one in talks()))
    return path


def test_compare_to_the_contract(memcon_runs: Callable[..., Ran], records: Path) -> None:
    code, out, _ = memcon_runs("compare", records, "--format", "json")
    made = json.loads(out)
    assert code == 0
    assert made["schema"] == "memcon/comparison/1"
    assert {*made} == {"schema", "occurrence", "accounts", "points", "doubt"}
    assert {*made["points"][0]} == {"kind", "field", "label", "values", "silent", "confidence"}


def test_the_table(memcon_runs: Callable[..., Ran], records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    code, out, _ = memcon_runs("compare", records, "--format", "text")
    assert code == 0
    assert "Phone call, Nordland with Sudland, 3 March 2031" in out
    assert out.index("Palace of Nordland (NOR)") < out.index("Office of Sudland (SUD)") < out.index("The Lantern")
    assert "Dates that differ" in out and "April 9–10" in out
    assert "too short" in out


def test_a_narrow_terminal(memcon_runs: Callable[..., Ran], records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    code, out, _ = memcon_runs("compare", records, "--format", "text")
    assert code == 0
    assert "silent: Palace of Nordland (NOR)" in out
    assert max(map(len, out.splitlines())) <= 60


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_hostile_page_stays_words(memcon_runs: Callable[..., Ran], tmp_path: Path, form: str) -> None:
    path = tmp_path / "hostile.jsonl"
    pages = [
        record(name, f"{HOSTILE}\nThe mayor warned of {HOSTILE} near the {place} quay.", outlet=HOSTILE + name)
        for name, place in (("a", "eastern"), ("b", "salt"))
    ]
    path.write_bytes(b"\n".join(encode(page) for page in pages))
    code, out, _ = memcon_runs("compare", path, "--format", form)
    assert code == 0
    assert "\x1b[31m" not in out
    if form != "text":
        assert "<script" not in out


def test_html_stands_alone(memcon_runs: Callable[..., Ran], records: Path) -> None:
    _, out, _ = memcon_runs("compare", records, "--format", "html")
    assert out.startswith("<!doctype html>")
    assert "http://" not in out and "https://" not in out and "<script" not in out


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_two_events_are_laid_out_with_a_sentence(memcon_runs: Callable[..., Ran], tmp_path: Path, form: str) -> None:
    path = tmp_path / "two.jsonl"
    path.write_bytes(b"\n".join(encode(one) for one in (talks()[0], record("t", "Trams\nThe trams of Westhafen stood still on Sunday."))))
    code, out, _ = memcon_runs("compare", path, "--format", form)
    assert code == 0
    if form == "json":
        assert json.loads(out)["doubt"] == {"groups": [["n"], ["t"]], "likely": 0.0}
    else:
        assert "do not seem to tell of one event" in out
        assert out.index("do not seem") < out.index("torpedo")


def test_link_lines(memcon_runs: Callable[..., Ran], records: Path) -> None:
    code, out, _ = memcon_runs("link", records)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["record"] for line in lines if line["main"]] == ["n", "s", "p"]
    assert {*lines[-1]} == {"record", "occurrence", "main"}


def test_link_text_gives_reasons(memcon_runs: Callable[..., Ran], records: Path) -> None:
    code, out, _ = memcon_runs("link", records, "--format", "text")
    assert code == 0
    assert "nordland" in out


def test_one_page_is_no_comparison(memcon_runs: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_bytes(encode(talks()[0]) + b"\n")
    code, out, err = memcon_runs("compare", path)
    assert (code, out) == (2, "")
    assert "two accounts" in err


def test_pages_that_cannot_be_read_are_no_comparison(memcon_runs: Callable[..., Ran], records: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.jsonl"
    one.write_bytes(encode(talks()[0]) + b"\n")
    code, out, err = memcon_runs("compare", one, tmp_path / "none.txt")
    assert (code, out) == (2, "") and "1 of 2 pages could be read, and a comparison needs two or more" in err
    code, out, err = memcon_runs("link", tmp_path / "none.txt")
    assert (code, out) == (2, "") and "none of the pages could be read" in err


def test_a_broken_line_is_told_and_the_others_go_on(memcon_runs: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    bad = msgspec.json.encode({"schema": "memcon/record/1", "id": 3})
    path.write_bytes(b"\n".join([*(encode(one) for one in talks()), bad]))
    code, out, err = memcon_runs("link", path)
    assert code == 3
    assert len(out.splitlines()) == 3
    assert "line 4" in err


def test_more_voices_than_columns(memcon_runs: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    papers = [
        record(
            f"p{i}",
            f"Ships\nThe {name} wrote that the strait was mined near the {name} light. Talks in Lindau are scheduled for April {i}.",
            outlet=name,
        )
        for i, name in enumerate(("Owl", "Lark", "Wren", "Finch"), 12)
    ]
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"\n".join(encode(one) for one in [*talks(), *papers]))
    code, out, _ = memcon_runs("compare", path, "--format", "text")
    assert code == 0
    assert "┃" not in out
    assert "      Palace of Nordland (NOR): " in out
