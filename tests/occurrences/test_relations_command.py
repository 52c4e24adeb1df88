"""`memcon relations`, over records and over a store."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from memcon.captures import capture_of
from memcon.cli.app import run
from memcon.occurrences.relation_schema import relations_schema
from memcon.reader import Reader
from memcon.record.schema import encode
from memcon.record.types import Record
from memcon.store import By, Store

from .course_pages import CASES

Runs = Callable[..., tuple[int, str, str]]
VALIDATOR = jsonschema.Draft202012Validator(relations_schema())
BY = By("an editor", "2026-11-24T10:00:00Z", "the page says otherwise")
CHOSEN = ("moved", "called off", "two calls in a week", "deeds")
PAIR = ("Russia", "United States")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Runs:
    monkeypatch.delenv("MEMCON_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "120")

    def running(*arguments: object) -> tuple[int, str, str]:
        code = run(["relations", *(str(argument) for argument in arguments)])
        return code, *capfd.readouterr()

    return running


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("course") / "records.jsonl"
    read = [replace(reader.read(capture), id=f"{case}{n}") for case in CHOSEN for n, capture in enumerate(CASES[case].captures())]
    path.write_bytes(b"\n".join(encode(record) for record in read))
    return path


@pytest.fixture
def store(tmp_path: Path, records: Path) -> Path:
    path = tmp_path / "press.memcon"
    with Store.open(path, create=True) as kept:
        for n, line in enumerate(records.read_bytes().splitlines()):
            kept.add(msgspec.json.decode(line, type=Record), name=f"{n}.txt", made_by="1")
    return path


def test_json_keeps_its_schema(runs: Runs, records: Path) -> None:
    VALIDATOR.check_schema(relations_schema())
    code, out, _ = runs(*PAIR, records)
    made = json.loads(out)
    VALIDATOR.validate(made)
    assert code == 0 and made["schema"] == "memcon/relations/1" and len(made["threads"]) == 6
    fields = {
        f"{name}.{field}": shape
        for name, part in relations_schema()["$defs"].items()
        for field, shape in part.get("properties", {}).items()
    }
    assert [name for name, shape in fields.items() if not shape.get("description")] == []


def test_the_first_screen(runs: Runs, records: Path) -> None:
    code, out, _ = runs(*PAIR, records, "--format", "text")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].strip() == "Russia and United States"
    assert "1 planned, kept" in lines[1] and "1 called off" in lines[1]
    assert out.index("Talks, calls, visits") < out.index("12 Jan 2022") < out.index("24 Feb 2022") < out.index("Deeds and words")
    assert "moved from 10 Jan 2022 to 12 Jan 2022" in out
    assert any("called off, Antony Blinken (USA)" in line for line in lines)
    assert any(line.rstrip().endswith("Hill Gazette 22 Feb 2022 ¶1") for line in lines)
    assert max(map(len, lines)) <= 120


def test_each_format_holds_the_same_steps(runs: Runs, records: Path) -> None:
    _, whole, _ = runs(*PAIR, records, "--format", "json")
    _, lines, _ = runs(*PAIR, records, "--format", "jsonl")
    _, table, _ = runs(*PAIR, records, "--format", "csv")
    _, page, _ = runs(*PAIR, records, "--format", "markdown")
    threads = json.loads(whole)["threads"]
    assert [json.loads(line) for line in lines.splitlines()] == threads
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["thread"], row["words"]) for row in rows] == [(t["id"], s["words"]) for t in threads for s in t["steps"]]
    assert page.count("\n- ") == len(threads) and page.count("\n  - ") >= len(rows)


def test_a_store_gives_what_its_records_give(runs: Runs, records: Path, store: Path) -> None:
    _, out, _ = runs(*PAIR, records)
    _, kept, _ = runs(*PAIR, "--store", store)
    ours, theirs = ([(t["when"], t["state"], [s["words"] for s in t["steps"]]) for t in json.loads(x)["threads"]] for x in (out, kept))
    assert sorted(map(str, theirs)) == sorted(map(str, ours))
    VALIDATOR.validate(json.loads(kept))


def test_corrections_count(store: Path) -> None:
    with Store.open(store, write=True) as kept:
        before = kept.relations("Russia", "USA", since="2022-02-20", until="2022-02-28")
        off = next(step for thread in before.threads for step in thread.steps if step.kind == "called_off")
        assert [thread.state for thread in before.threads if thread.type == "CONSULT"] == ["called_off"]
        kept.reject(f"{off.record}/{off.event}", BY)
        after = kept.relations("Russia", "USA", since="2022-02-20", until="2022-02-28")
        assert [thread.state for thread in after.threads if thread.type == "CONSULT"] == ["open"]


def test_merged_actors_are_one(store: Path) -> None:
    with Store.open(store, write=True) as kept:
        with pytest.raises(Exception, match="nobody"):
            kept.relations("Dmitry Peskov", "Russia")
        assert kept.relations("Antony Blinken", "Joe Biden").threads == ()
        kept.merge_actors("Q7747", "Q58217", BY)  # Putin's pages are Lavrov's now
        told = kept.relations("Lavrov", "Biden")
        assert [thread.when for thread in told.threads if thread.type == "CONSULT"] == ["2022-02-09", "2022-02-12"]


def test_a_store_that_has_too_much_says_so(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from memcon.store import relating

    monkeypatch.setattr(relating, "MOST", 3)
    with Store.open(store) as kept:
        told = kept.relations(*PAIR)
        assert told.records == 3 and "--since" in told.notes[0]


def test_a_store_is_asked_by_index(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest first and only so many, also where neither actor is rare."""
    from memcon.store import asking

    with Store.open(store) as kept:
        whole = kept.relations(*PAIR, since="2022-02")
        monkeypatch.setattr(asking, "FEW", 0)
        assert kept.relations(*PAIR, since="2022-02") == whole
        assert len(kept.relations(*PAIR).threads) == 6


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (PAIR, "neither FILE nor --store"),
        ((*PAIR, "FILE", "--store", "STORE"), "both FILE… and --store"),
        (("Russia", "Moscow", "FILE"), "one actor"),
        (("Russia", "Moscow", "--store", "STORE"), "one actor"),
        (("Russia", "Atlantis", "FILE"), "nobody"),
        (("Russia", "Atlantis", "--store", "STORE"), "memcon: ACTOR 'Atlantis': nobody"),
        ((*PAIR, "FILE", "--since", "soon"), "no date"),
        ((*PAIR, "--store", "STORE", "--since", "soon"), "no date"),
        ((*PAIR, "FILE", "--since", "2022", "--until", "2021"), "lies after"),
        ((*PAIR, "--store", "STORE", "--since", "2022", "--until", "2021"), "lies after"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(runs: Runs, arguments: tuple[str, ...], wrong: str, records: Path, store: Path) -> None:
    places = {"FILE": records, "STORE": store}
    code, out, err = runs(*(places.get(argument, argument) for argument in arguments))
    assert (code, out) == (2, "") and wrong in err and len(err.splitlines()) == 1


def test_where_no_page_could_be_read_nothing_is_written(runs: Runs, tmp_path: Path) -> None:
    code, out, err = runs(*PAIR, tmp_path / "missing.txt", "-o", tmp_path / "course.json")
    assert (code, out) == (2, "") and "none of the pages could be read" in err and not (tmp_path / "course.json").exists()


def test_nothing_is_told_honestly(runs: Runs, records: Path, store: Path) -> None:
    for place in ((records,), ("--store", store)):
        code, out, _ = runs("Norway", "Chile", *place, "--format", "text")
        assert code == 0 and "Nothing is told between the two." in out


def test_a_hostile_page_stays_words(runs: Runs, tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "hostile.jsonl"
    text = "Talks <script>alert(1)</script>\n\nRussia and the United States held talks in *Geneva* on Monday, \x1b[31m<b>red</b> as it was."
    path.write_bytes(encode(reader.read(capture_of(text=text, published="2022-01-11", outlet="=cmd()"))))
    for form in ("text", "markdown", "csv"):
        code, out, _ = runs(*PAIR, path, "--format", form)
        assert code == 0 and "Geneva" in out
        assert form == "csv" or "\x1b[31m" not in out
        assert form != "markdown" or "<b>" not in out
        assert form != "csv" or ",=cmd()" not in out


def test_csv_of_a_pair_of_which_nothing_is_told_has_its_head_line(runs: Runs, records: Path) -> None:
    some = runs(*PAIR, records, "--format", "csv")[1]
    assert runs("Kenya", "Norway", records, "--format", "csv")[:2] == (0, some.splitlines(keepends=True)[0])
