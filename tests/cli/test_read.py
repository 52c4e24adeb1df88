"""`memcon read`: formats, order and ids, exit codes, files that appear whole or not at all."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ran
from .made_record import page

Runs = Callable[..., Ran]


def put(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text(page(*lines), encoding="utf-8")
    return path


def put_lines(folder: Path, *captures: object) -> Path:
    path = folder / "pages.jsonl"
    path.write_text("".join((c if isinstance(c, str) else json.dumps(c)) + "\n" for c in captures), encoding="utf-8")
    return path


def one_sentence(err: str) -> str:
    assert err.startswith("memcon: ") and err.count("\n") == 1 and "Traceback" not in err and "Usage" not in err, err
    return err[len("memcon: ") : -1]


def test_a_page_on_a_pipe_gives_one_json_object(memcon_runs: Runs, tmp_path: Path) -> None:
    code, out, err = memcon_runs("read", put(tmp_path, "a.txt"))
    assert (code, err) == (0, "")
    assert json.loads(out)["schema"] == "memcon/record/1"


def test_several_pages_give_a_line_each_in_order(memcon_runs: Runs, tmp_path: Path) -> None:
    pages = [put(tmp_path, name, name) for name in ("b.txt", "a.txt", "c.txt")]
    code, out, _ = memcon_runs("read", *pages)
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    alone = [json.loads(memcon_runs("read", one)[1])["id"] for one in pages]
    assert code == 0 and ids == alone and len(set(ids)) == 3


def test_a_folder_is_read_in_the_order_of_names(memcon_runs: Runs, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        put(tmp_path, name, name)
    assert memcon_runs("read", tmp_path)[1] == memcon_runs("read", tmp_path / "a.txt", tmp_path / "b.txt")[1]


def test_files_beside_the_pages_of_a_folder_are_passed_over_and_counted(memcon_runs: Runs, tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "event.json").write_text('{\n"event": "talks"\n}')
    (tmp_path / "index.tsv").write_text("file\tday\na.txt\t2024\n")
    code, out, err = memcon_runs("read", tmp_path)
    assert (code, out.count("\n")) == (0, 1) and "error" not in out
    assert one_sentence(err) == "2 files are no captures and were passed over: event.json, index.tsv"
    code, out, err = memcon_runs("read", tmp_path / "event.json")
    assert (code, out) == (2, "") and "is JSON, but not captures" in one_sentence(err)
    code, out, err = memcon_runs("read", tmp_path / "event.json", tmp_path / "a.txt")
    assert code == 3 and "passed over" not in err


def test_a_folder_without_a_page(memcon_runs: Runs, tmp_path: Path) -> None:
    for n in range(9):
        (tmp_path / f"{n}.tsv").write_text("file\tday\na.txt\t2024\n")
    code, out, err = memcon_runs("read", tmp_path)
    assert (code, out) == (2, "")
    assert "9 files are no captures and were passed over: 0.tsv, 1.tsv, 2.tsv, 3.tsv, 4.tsv and 4 other names\n" in err
    assert "no capture in it" in err


def test_json_lines_in_give_json_lines_out_though_some_fail(memcon_runs: Runs, tmp_path: Path) -> None:
    lines = put_lines(
        tmp_path,
        {"id": "x", "text": page()},
        {"id": "y", "text": page("NO ARTICLE")},
        "{broken",
        {"id": "z", "text": page("STUMBLE")},
        {"id": "w", "text": page()},
    )
    code, out, err = memcon_runs("read", lines, "--format", "jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [answer["id"] for answer in answers] == ["x", "y", None, "z", "w"]
    assert [answer.get("error", {}).get("code") for answer in answers] == [None, "no-article", "bad-capture", "fault", None]
    assert "pages.jsonl" in answers[1]["error"]["message"] and "pages.jsonl" in answers[2]["error"]["message"]
    assert one_sentence(err) == "3 of 5 captures could not be read"


def test_a_list_of_one_that_fails_still_has_its_line(memcon_runs: Runs, tmp_path: Path) -> None:
    code, out, _ = memcon_runs("read", put_lines(tmp_path, {"id": "y", "text": page("NO ARTICLE")}))
    assert code == 3 and json.loads(out)["error"]["code"] == "no-article"


def test_text_of_several_pages_tells_failures_apart(memcon_runs: Runs, tmp_path: Path) -> None:
    code, out, err = memcon_runs(
        "read", put(tmp_path, "a.txt"), put(tmp_path, "b.txt", "NO ARTICLE"), put(tmp_path, "c.txt"), "--format", "text"
    )
    assert code == 3 and out.count("hold border talks") == 2
    assert "b.txt: No article was found" in err and "1 of 3 captures could not be read" in err


def test_what_the_collector_knows_is_passed_on(memcon_runs: Runs, tmp_path: Path) -> None:
    _, out, _ = memcon_runs("read", put(tmp_path, "a.txt"), "--published", "2024-02-28 07:00 +0300", "--outlet", "Lake News")
    article = json.loads(out)["article"]
    assert article["outlet"] == "Lake News" and article["published"]["edtf"] == "2024-02-28T07:00+03:00"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "missing.txt"], "missing.txt"),
        (["read", "empty.txt"], "empty"),
        (["read", "binary.txt"], "binary.txt"),
        (["read", "folder"], "folder"),
        (["read", "none.txt"], "none.txt: No article was found"),
        (["read", "good.txt", "--published", "yesterday"], "--published 'yesterday' is no date"),
        (["read", "good.txt", "--published", "2021-02-30"], "is no date"),
        (["read", "good.txt", "--published", "2021-12-30/2022-01-02"], "is no date"),
        (["read", "good.txt", "--formt", "json"], "Did you mean one of: '--format'"),
        (["read", "good.txt", "--format", "jsn"], "'json', 'jsonl', 'text'"),
        (["raed", "good.txt"], "'read'"),
        (["read", "good.txt", "--output", "no/such/dir/out.json"], "there is no directory"),
        (["read", "good.txt", "--output", "folder"], "is a directory"),
        (["read", "good.txt", "--output", "good.txt"], "also an input"),
        (["read", "good.txt", "--why", "e99"], "'e99'"),
        (["read", "good.txt", "none.txt", "--why", "e1"], "one FILE"),
        (["codebook", "explain", "consult.hold-talk"], "did you mean consult.hold-talks"),
        (["codebook", "list", "CONSULTS"], "did you mean CONSULT"),
        (["codebook", "list", "--frames", "missing"], "missing"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(
    memcon_runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "good.txt")
    put(tmp_path, "none.txt", "NO ARTICLE")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    (tmp_path / "folder").mkdir()
    code, out, err = memcon_runs(*arguments)
    assert (code, out) == (2, "")
    assert words in one_sentence(err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["binary.txt", "empty.txt", "folder", "good.txt", "none.txt"]


def test_a_fault_of_its_own_is_no_bad_input(memcon_runs: Runs, tmp_path: Path) -> None:
    code, out, err = memcon_runs("read", put(tmp_path, "a.txt", "STUMBLE"))
    assert (code, out) == (1, "")
    assert "ZeroDivisionError: made to fail" in one_sentence(err)


def test_an_output_file_holds_what_standard_output_would(memcon_runs: Runs, tmp_path: Path) -> None:
    source, target = put(tmp_path, "a.txt"), tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o600)
    _, out, _ = memcon_runs("read", source)
    assert memcon_runs("read", source, "--output", target) == (0, "", "")
    assert target.read_text(encoding="utf-8") == out and target.stat().st_mode & 0o777 == 0o600


def test_a_new_output_file_has_the_usual_permissions(memcon_runs: Runs, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        memcon_runs("read", put(tmp_path, "a.txt"), "-o", tmp_path / "new.json")
    finally:
        os.umask(mask)
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_the_output_file_as_it_was(memcon_runs: Runs, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert memcon_runs("read", put(tmp_path, "a.txt", "NO ARTICLE"), "-o", target)[0] == 2
    assert target.read_text() == "old" and {path.name for path in tmp_path.iterdir()} == {"a.txt", "out.json"}


def test_an_interrupt_says_what_was_done_and_leaves_the_output_file(memcon_runs: Runs, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    lines = put_lines(tmp_path, {"id": "1", "text": page()}, {"id": "2", "text": page("STOP HERE")}, {"id": "3", "text": page()})
    code, out, err = memcon_runs("read", lines, "-o", target)
    assert (code, out) == (130, "")
    assert one_sentence(err) == f"Stopped: 1 capture read, 0 failed. {target} was left as it was."
    assert target.read_text() == "old" and {path.name for path in tmp_path.iterdir()} == {"pages.jsonl", "out.jsonl"}
    assert one_sentence(memcon_runs("read", lines, "-o", tmp_path / "new.jsonl")[2]).endswith("new.jsonl was not written.")


def test_names_in_messages_cannot_drive_the_terminal(memcon_runs: Runs, tmp_path: Path) -> None:
    assert "\x1b" not in memcon_runs("read", tmp_path / "a\x1b[2Jb.txt")[2]


def test_help_is_given_without_arguments(memcon_runs: Runs) -> None:
    code, out, err = memcon_runs()
    assert (code, err) == (0, "") and "codebook" in out and "schema" in out


WHY = """\
e1  CONSULT  happened, confidence 0.97, by the rule consult.made
Examples of the rule
  Chad spoke with Niger by phone.  gives CONSULT, phone
Words (the rule was triggered by “spoke”)
     Ruto   subject of          spoke
  →  spoke  heads the sentence
     with   ties on to          spoke
Why happened
  the words “yesterday”
What weighed for (+) and against (-)
    +1.50  pair of actors
    -0.25  long clause
"""


def test_why_shows_the_rule_the_parse_and_the_weights(memcon_runs: Runs, tmp_path: Path) -> None:
    code, out, err = memcon_runs("read", put(tmp_path, "a.txt"), "--why", "e1", "--format", "text")
    assert (code, err) == (0, "")
    assert "".join(f"{line.rstrip()}\n" for line in out.splitlines()) == WHY


def test_why_for_programs(memcon_runs: Runs, tmp_path: Path) -> None:
    why = json.loads(memcon_runs("read", put(tmp_path, "a.txt"), "--why", "e1")[1])
    assert why["event"]["id"] == "e1" and why["frame"]["verbs"] == ["confer", "speak", "talk"]
    assert why["words"][0] == ["Ruto", "nsubj", "spoke"]
