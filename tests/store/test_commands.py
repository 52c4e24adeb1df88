"""The commands that work on a store, with a reader that reads nothing."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

import memcon.cli.reading
from memcon.captures import Capture
from memcon.cli import app
from memcon.cli.app import run
from memcon.record.naming import text_id
from memcon.record.types import Record
from memcon.store import Store

from .conftest import BY
from .made import talks

Runs = Callable[..., tuple[int, str, str]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Runs:
    """Runs the command line in this process: exit code, standard output, standard error."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import standin

    monkeypatch.setattr(memcon.cli.reading, "open_reader", standin.opener)
    monkeypatch.delenv("MEMCON_STORE", raising=False)

    def running(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        return code, *capfd.readouterr()

    return running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one page."""
    made = tmp_path / "press.memcon"
    with Store.open(made, create=True) as store:
        store.add(talks(), name="talks.txt", made_by="0.0.1")
    return made


def put(folder: Path, **pages: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_with_other_files_and_the_store_itself_is_added(runs: Runs, tmp_path: Path) -> None:
    pages = put(tmp_path / "pages", a="Page one.", b="Page two.")
    (pages / "event.json").write_text('{\n"event": "talks"\n}')
    for told in ("2 added;", "0 added, 2 known;"):
        code, _, err = runs("add", pages, "-s", pages / "press.memcon")
        assert code == 0 and told in err
        assert "1 file is no capture and was passed over: event.json\n" in err
    assert runs("problems", "-s", pages / "press.memcon")[1] == ""


def test_what_cannot_be_added_leaves_no_store_behind(runs: Runs, tmp_path: Path) -> None:
    store = tmp_path / "new.memcon"
    assert runs("add", tmp_path / "none.txt", "-s", store)[0] == 2
    assert not list(tmp_path.iterdir())
    Store.open(store, create=True).close()
    assert runs("add", tmp_path / "none.txt", "-s", store)[0] == 2
    assert store.exists()


def test_adding_twice_adds_once_and_problems_are_listed(runs: Runs, tmp_path: Path) -> None:
    pages, store = put(tmp_path / "pages", a="Page one.", b="NO ARTICLE here.", c="Page three."), tmp_path / "press.memcon"
    code, out, err = runs("add", pages, "--store", store)
    assert (code, out) == (3, "") and "2 added, 1 failed; 2 in" in err and "memcon problems" in err
    code, _, err = runs("add", pages, "--store", store)
    assert code == 3 and "0 added, 2 known, 1 failed" in err
    code, out, _ = runs("problems", "--store", store)
    assert code == 0 and "b.txt: No article was found" in json.loads(out)["message"]
    put(pages, b="Page two.")
    assert runs("add", pages / "b.txt", "--store", store)[0] == 0
    assert runs("problems", "-s", store)[1] == ""


def test_the_failure_of_a_single_page_is_told(runs: Runs, tmp_path: Path) -> None:
    put(tmp_path, a="NO ARTICLE")
    code, out, err = runs("add", tmp_path / "a.txt", "--store", tmp_path / "s.memcon")
    assert (code, out) == (2, "") and "No article was found" in err and err.count("\n") == 1


@pytest.mark.parametrize("command", ["events", "agenda", "statements", "actors", "problems"])
def test_each_format_holds_the_same_answers(runs: Runs, path: Path, command: str) -> None:
    lines = [json.loads(line) for line in runs(command, "-s", path)[1].splitlines()]
    assert json.loads(runs(command, "-s", path, "--format", "json")[1]) == lines
    rows = list(csv.DictReader(io.StringIO(runs(command, "-s", path, "--format", "csv")[1])))
    assert len(rows) == len(lines)
    code, table, err = runs(command, "-s", path, "--format", "text")
    assert (code, err) == (0, "") and table
    if command != "problems":
        assert [row.get("id", row.get("key")) for row in rows] == [line.get("id", line.get("key")) for line in lines] != []


@pytest.mark.parametrize("command", ["events", "agenda", "statements", "actors", "occurrences", "problems", "search quay", "correct list"])
def test_an_answer_of_nothing_has_the_head_line_of_its_csv(runs: Runs, path: Path, tmp_path: Path, command: str) -> None:
    empty = tmp_path / "empty.memcon"
    Store.open(empty, create=True).close()
    some = runs(*command.replace("quay", "bridge").split(), "-s", path, "--format", "csv")[1]
    code, none, _ = runs(*command.split(), "-s", empty, "--format", "csv")
    assert code == 0 and none.count("\n") == 1 and none.count(",") > 2
    assert none == some.splitlines(keepends=True)[0]


@pytest.mark.parametrize("command", app.memcon.commands)
def test_words_for_a_person_are_the_format_text_in_every_command(command: str) -> None:
    for option in app.memcon.commands[command].params:
        if option.name == "form" and isinstance(option.type, click.Choice):
            assert "text" in option.type.choices and "table" not in option.type.choices


def test_a_question_as_a_person_asks_it(runs: Runs, path: Path) -> None:
    options = "--actor Norway --with Kenya --type consult --status happened --since 2022-04 --until 2022 --place Geneva".split()
    code, out, err = runs("events", "-s", path, *options, "--min-confidence", ".8", "--outlet", "The Rift Courier", "--format", "text")
    assert (code, err) == (0, "")
    assert (
        "1 Apr 2022" in out
        and "Kenya with Norway, Geneva" in out
        and "“met in Geneva”" in out
        and "The Rift Courier" in out
        and "¶1" in out
    )
    assert runs("events", "-s", path, "--actor", "Norway", "--type", "SANCTION", "--format", "text")[1] == "No events.\n"


def test_csv_cells_are_no_formulas(runs: Runs, tmp_path: Path) -> None:
    store = tmp_path / "s.memcon"
    with Store.open(store, create=True) as made:
        made.add(talks(title="=HYPERLINK(1)"), name="a", made_by="1")
    assert (
        '"=HYPER' not in runs("events", "-s", store, "--format", "csv")[1]
        and "'=HYPER" in runs("events", "-s", store, "--format", "csv")[1]
    )


def test_searching(runs: Runs, path: Path) -> None:
    (line,) = runs("search", "bridge Kiev", "-s", path)[1].splitlines()
    assert json.loads(line)["source"]["title"] == "Talks in Geneva"
    assert runs("search", "bridge", "Kiev", "-s", path)[1] == f"{line}\n"
    assert runs("search", "bridge", "Ankara", "-s", path)[:2] == (0, "")
    table = runs("search", "bridge", "-s", path, "--format", "text")[1]
    assert "bridge would open" in table and "\x02" not in table
    assert "\x02" not in runs("search", "bridge", "-s", path, "--format", "csv")[1]


def test_an_export_counts_what_it_wrote(runs: Runs, path: Path, tmp_path: Path) -> None:
    assert runs("export", "jsonl", "-s", path, "-o", tmp_path / "a.jsonl")[2] == f"memcon: 1 article in {tmp_path / 'a.jsonl'}\n"


def test_showing(runs: Runs, path: Path) -> None:
    id_ = json.loads(runs("events", "-s", path, "--limit", 1)[1])["source"]["id"]
    assert json.loads(runs("show", id_[:8], "-s", path)[1])["id"] == talks().id
    assert json.loads(runs("show", f"{id_}/e1", "-s", path)[1])["type"] == "CONSULT"
    assert "Talks in Geneva" in runs("show", id_, "-s", path, "--format", "text")[1]
    told = runs("show", f"{id_}/e1", "-s", path, "--format", "text")[1]
    assert "“met in Geneva”" in told and "topic" in told
    assert "“the bridge would open”" in runs("show", f"{id_}/s1", "-s", path, "--format", "text")[1]


def test_correcting(runs: Runs, path: Path, tmp_path: Path) -> None:
    id_ = json.loads(runs("events", "-s", path, "--limit", 1)[1])["source"]["id"]
    code, _, err = runs("correct", "reject", f"{id_}/e1", "-s", path, "--by", "Ed", "--why", "A rumour.")
    assert code == 0 and "Correction 1 is kept" in err
    assert runs("correct", "set", f"{id_}/e2", "status", "proposed", "-s", path, "--why", "It is only an offer.")[0] == 0
    assert runs("events", "-s", path, "--type", "CONSULT")[1] == ""
    listed = [json.loads(line) for line in runs("correct", "list", "-s", path)[1].splitlines()]
    assert [(x["entry"]["op"], x["entry"]["why"], x["standing"]) for x in listed] == [
        ("reject", "A rumour.", "applied"),
        ("set", "It is only an offer.", "applied"),
    ]
    assert listed[0]["entry"]["who"] == "Ed" and listed[0]["entry"]["at"].endswith("Z")
    assert runs("correct", "undo", 1, "-s", path, "--why", "It was none.")[0] == 0
    assert "CONSULT" in runs("events", "-s", path, "--type", "CONSULT")[1]
    table = " ".join(runs("correct", "list", "-s", path, "--format", "text")[1].split())
    assert "undone" in table and "A rumour." in table
    out = tmp_path / "out.jsonl"
    code, _, err = runs("export", "jsonl", "-s", path, "-o", out)
    assert code == 0, err
    assert json.loads(out.read_text(encoding="utf-8"))["events"][1]["status"] == "proposed"
    assert len((tmp_path / "out.jsonl.corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert runs("export", "jsonl", "-s", path, "-o", out, "--as-read")[0] == 0
    assert json.loads(out.read_text(encoding="utf-8"))["events"][1]["status"] == "planned"


def test_merging_and_splitting_actors(runs: Runs, path: Path) -> None:
    id_ = json.loads(runs("events", "-s", path, "--limit", 1)[1])["source"]["id"]
    assert runs("correct", "split-actor", f"{id_}/a3", "--as", "Another Mwangi", "-s", path, "--why", "a namesake")[0] == 0
    assert "Another Mwangi" in runs("actors", "-s", path)[1]
    assert runs("correct", "merge-actors", "person#Another Mwangi", "KEN", "-s", path, "--why", "he speaks for it")[0] == 0
    assert "Another Mwangi" not in runs("actors", "-s", path)[1]


def test_rereading(runs: Runs, path: Path) -> None:
    code, out, err = runs("reread", "-s", path, "--dry-run")
    assert code == 0 and "AID “send aid”" in out and "nothing was written" in err
    code, out, err = runs("reread", "-s", path, "--format", "json")
    assert code == 0 and [x["type"] for x in json.loads(out)["losses"]] == ["AID", "COOPERATE"]
    code, out, err = runs("reread", "-s", path)
    assert (code, out) == (0, "") and "--all" in err
    assert "0 changed" in runs("reread", "-s", path, "--all")[2]


def test_rereading_from_the_files(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import standin  # type: ignore[import-not-found]

    archive = tmp_path / "more.jsonl"
    lines = [{"id": f"{n}", "text": f"Page {n} of the archive.", "outlet": "TASS"} for n in range(2)]
    archive.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    pages, path = put(tmp_path / "pages", a="Page one.", b="Page two."), tmp_path / "s.memcon"
    assert runs("add", pages, archive, "-s", path)[0] == 0
    assert "0 changed; 4 from their files" in runs("reread", "-s", path, "--all")[2]
    (pages / "a.txt").unlink()
    put(pages, b="Page two was changed.")
    err = runs("reread", "-s", path, "--all")[2]
    assert "2 from their files, 2 from the kept text, as their files are gone or changed" in err
    with Store.open(path, write=True) as store:
        old = next(article.id for article in store.sources() if article.names[0].endswith("more.jsonl, 0"))
        store.reject(f"{old}/e1", BY)
    _cut_otherwise(standin, monkeypatch)
    code, _, err = runs("reread", "-s", path, "--all", "--dry-run")
    assert code == 0 and "2 from their files, of which 2 cut otherwise now" in err and "nothing was written" in err
    assert runs("reread", "-s", path, "--all")[0] == 0
    with Store.open(path) as store:
        assert len(store) == 4 and len(store.all_versions()) == 6 and store.unlinked() == 0
        first, second = store.versions(old)
        assert store.record(second).article.text.startswith("Now with its head. ") and store.source(second).names == (f"{archive}, 0",)
        assert store.source(first).names == () and store.record(first).events == (), "the version that stays is read anew too"
        assert [each.standing for each in store.corrections()] == ["applied"], "a correction finds its words in the new cut"
    assert "0 changed; 2 from their files, 4 from the kept text" in runs("reread", "-s", path, "--all")[2]


def _cut_otherwise(standin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the stand-in finds a head on each page."""
    plain = standin.StandIn.read

    def read(self: Any, capture: Capture, **known: Any) -> Record:
        made = plain(self, capture, **known)
        text = f"Now with its head. {made.article.text}"
        moved = talks(text, outlet=made.article.outlet)
        return msgspec.structs.replace(moved, id=text_id(text))

    monkeypatch.setattr(standin.StandIn, "read", read)


def test_watching(runs: Runs, tmp_path: Path) -> None:
    pages, store = put(tmp_path / "in", a="Page one."), tmp_path / "s.memcon"
    assert "1 added" in runs("watch", pages, "-s", store, "--once")[2]
    put(pages, b="Page two.")
    assert "1 added, 1 known" in runs("watch", pages, "-s", store, "--once")[2]
    code, out, err = runs("watch", "https://news.example/feed.xml", "-s", store)
    assert (code, out) == (2, "") and "fetches nothing" in err and err.count("\n") == 1
    assert runs("watch", tmp_path / "none", "-s", store)[0] == 2


def test_watching_a_folder_that_holds_its_store_and_other_files(runs: Runs, tmp_path: Path) -> None:
    pages = put(tmp_path / "pages", a="Page one.")
    (pages / "index.tsv").write_text("file\tday\na.txt\t2024\n")
    store = pages / "press.memcon"
    for told in ("1 added", "0 added, 1 known"):
        code, _, err = runs("watch", pages, "-s", store, "--once")
        assert code == 0 and told in err and "1 file is no capture and was passed over: index.tsv\n" in err and "press.memcon" not in err


def test_a_watch_takes_what_comes(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears while it watches; it ends as by Ctrl-C when the page is there."""
    pages, store = put(tmp_path / "in"), tmp_path / "s.memcon"
    looks = iter(range(100))

    def sleep(_: float) -> None:
        n = next(looks)
        if n == 1:
            put(pages, late="A late page.")
        if n == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr("memcon.cli.watch.time.sleep", sleep)
    code, _, err = runs("watch", pages, "-s", store, "--every", 1)
    assert code == 130 and "1 added" in err
    with Store.open(store) as made:
        assert len(made) == 1


ASKING = (
    "events", "agenda", "statements", "actors", "occurrences", "search quay", "problems", "show ffff", "show o-ff", "reread", "link",
    "export jsonl -o x", "compare --occurrence o-ff", "relations Norway Kenya", "correct list", "correct reject ffff/e1 --why x",
)  # fmt: skip
"""A question to a store by each command that asks one."""


@pytest.mark.parametrize("command", ASKING)
def test_a_store_that_is_not_there_is_told_alike_by_each_command(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    told = "memcon: there is no store none.memcon: make one with memcon add FILE… --store none.memcon\n"
    assert runs(*command.split(), "-s", "none.memcon") == (2, "", told)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["events", "press.memcon"], "no store was given: name its file with --store FILE"),
        (["events", "-s", "press.memcon", "--type", "TALK"], "--type 'TALK' is none of"),
        (["events", "-s", "press.memcon", "--since", "soon"], "is no date"),
        (
            ["events", "-s", "press.memcon", "--since", "2022-05", "--until", "2022-04"],
            "--since '2022-05' lies after the last day asked for, '2022-04'",
        ),
        (["search", "bridge", "-s", "press.memcon", "--since", "2022", "--until", "2021"], "lies after"),
        (["events", "-s", "press.memcon", "--actor", "Nobody Nowhere"], "nobody in this store"),
        (["events", "-s", "press.memcon", "--place", "Atlantis Deep"], "such a place"),
        (["events", "-s", "press.memcon", "--min-confidence", "2"], "2"),
        (["statements", "-s", "press.memcon", "--place", "Geneva"], "a statement has no place"),
        (["statements", "-s", "press.memcon", "--min-confidence", ".5"], "have no confidence"),
        (["events", "-s", "press.memcon", "--limit", "ten"], "'ten' is not a valid whole number"),
        (["events", "-s", "press.memcon", "--actro", "x"], "Did you mean '--actor'?"),
        (["events", "-s", "press.memcon", "Norway"], "memcon events --help shows how it is used"),
        (["events", "-s", "empty.txt"], "empty.txt is an empty file, and no store of memcon"),
        (["add", "-s", "press.memcon"], "Missing argument 'FILE…': memcon add --help shows how it is used"),
        (["relations", "Norway", "-s", "press.memcon"], "memcon relations --help shows"),
        (["evnts"], "Did you mean 'events'?"),
        (["show", "ffff", "-s", "press.memcon"], "no record 'ffff'"),
        (["search", "-", "-s", "press.memcon"], "no word"),
        (["export", "xls", "-s", "press.memcon", "-o", "x"], "no format"),
        (["export", "jsonl", "-s", "press.memcon", "-o", "-"], "not to standard output"),
        (["correct", "undo", "7", "-s", "press.memcon", "--why", "x"], "no correction 7"),
        (["correct", "reject", "ffff/e1", "-s", "press.memcon", "--why", "x"], "no record"),
        (["correct", "reject", "ffff", "-s", "press.memcon", "--why", "x"], "names no item"),
        (["add", "missing.txt", "-s", "new.memcon"], "missing.txt"),
        (["add", "press.memcon", "-s", "new.memcon"], "press.memcon is a store of memcon, not a page; name it with --store"),
        (["add", "missing.txt", "-s", "no/such/dir/new.memcon"], "no directory"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(
    runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(path.parent)
    Path("empty.txt").touch()
    code, out, err = runs(*arguments)
    assert (code, out) == (2, "") and words in err and err.count("\n") == 1 and "Traceback" not in err, err


def test_the_command_line_loads_nothing_heavy() -> None:
    """Importing it, and asking for help, load no parser, no tables of names and no terminal library."""
    script = (
        "import sys\nfrom memcon.cli.app import run\nrun(['events', '--help'])\n"
        "heavy = ('spacy', 'numpy', 'trafilatura', 'lxml', 'rich', 'sqlite3', 'pyarrow', 'multiprocessing', 'memcon.store',"
        " 'memcon.engine', 'memcon.export', 'memcon.reader', 'memcon.knowledge')\n"
        "print(','.join(name for name in heavy if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ, "NO_COLOR": "1"})
    assert done.stdout.splitlines()[-1] == ""


def test_tables_for_data_frames(path: Path) -> None:
    with Store.open(path) as store:
        rows = store.rows("events", actor="Norway")
        assert [row["type"] for row in rows] == ["AID", "CONSULT"] and rows[0]["words"] == "send aid"
        for library in ("pyarrow", "pandas", "polars"):
            pytest.importorskip(library)
            assert len(store.table("events", library, actor="Norway")) == 2  # type: ignore[arg-type]


def test_readers_see_a_store_while_it_is_added_to(path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Store.open(path, write=True) as store:
            n = 0
            while not stop.is_set():
                n += 1
                store.add(talks(f"{talks().article.text} {n}"), name=f"{n}", made_by="1")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            with Store.open(path) as store:
                assert len(store.events(limit=None)) % 3 == 0
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize(
    "command",
    ["add page.txt -s locked/new.memcon", "add page.txt -s locked/press.memcon", "correct undo 1 --why x -s locked/press.memcon",
     "link -s locked/press.memcon", "events -s press.memcon -o locked/x", "export csv -s press.memcon -o locked/x",
     "export jsonl -s press.memcon -o locked/x"],
)  # fmt: skip
def test_a_folder_that_may_not_be_written_to(runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Asked of `os.access`, for a test that runs as root may write everywhere."""
    monkeypatch.chdir(path.parent)
    put(path.parent, page="Page one.")
    Path("locked").mkdir()
    Path("locked/press.memcon").write_bytes(path.read_bytes())
    access = os.access
    monkeypatch.setattr(os, "access", lambda file, mode: (mode != os.W_OK or "locked" not in str(file)) and access(file, mode))
    code, out, err = runs(*command.split())
    assert (code, out) == (2, "") and "may not be written to" in err and err.count("\n") == 1
    assert [file.name for file in Path("locked").iterdir()] == ["press.memcon"]


def test_a_store_in_a_folder_that_may_not_be_written_to_still_answers(runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert runs("events", "-s", path)[0] == 0


def test_ctrl_c_while_memcon_loads(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'memcon.cli.app': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from memcon.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "memcon: Stopped.\n")
