"""An ingest that is killed at any moment loses nothing, holds whole records only, and goes on to the same end."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from memcon.export import FORMATS
from memcon.store import Store

from .conftest import LONG

HERE = Path(__file__).parent
KILLS = 50 if LONG else 20
PAGES = 60
DRIVER = f"""
import sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}]
import standin
import memcon.cli.reading
memcon.cli.reading.open_reader = standin.opener
if __name__ == "__main__":
    from memcon.cli import main
    main()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    lines = [
        {"id": f"page {n}", "text": "NO ARTICLE" if n == 17 else f"Page {n % 55} of our own.", "outlet": f"Post {n}"} for n in range(PAGES)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def start(*arguments: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def dump(path: Path) -> bytes:
    """All that a store holds, and the order of it."""
    with Store.open(path) as store:
        assert store.unlinked() == 0 and store.occurrences(), "what was left to be linked is linked by the next command"
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not store._connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = (
            "articles",
            "versions",
            "sources",
            "actors",
            "names",
            "mentions",
            "places",
            "events",
            "participants",
            "statements",
            "problems",
            "accounts",
            "occurrences",
            "recalls",
            "matching",
            "matching_words",
            "unlinked",
        )
        return repr([(t, store._connection.execute(f"SELECT * FROM {t}").fetchall()) for t in tables]).encode()


def whole(path: Path) -> int:
    """The number of articles of a store in which every record is whole."""
    if not path.exists():
        return 0
    with Store.open(path, create=True) as store:  # create: the kill may have come before the layout was written
        while True:
            count, records, events = len(store), list(store.records()), store.events(limit=None)
            if len(store) == count:  # else a writer that still runs added between the questions: ask again
                break
        assert all(len(record.events) == 3 for record in records)
        assert len(events) == 3 * count
        assert len(records) == count
        return count


def test_killed_at_random_moments_it_ends_as_if_undisturbed(tmp_path: Path, pages: Path) -> None:
    calm, rough = tmp_path / "calm.memcon", tmp_path / "rough.memcon"
    started = time.monotonic()
    assert start("add", pages, "--store", calm, "--jobs", 1).wait(60) == 3
    lasts = time.monotonic() - started
    dice, kept, kills, hit = random.Random(11), 0, 0, 0
    while kills < KILLS:
        process = start("add", pages, "--store", rough, "--jobs", 1)
        time.sleep(dice.uniform(0.3, 1.0) * lasts)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            hit += 1
        else:
            lasts = max(0.9 * lasts, 0.3)  # the undisturbed run was slow, as on a busy machine: kill sooner
        kills += 1
        process.communicate()
        now = whole(rough)
        assert now >= kept, "what was added is never lost"
        kept = now
        if kept >= 54:  # the end is near or reached: begin anew, so that kills come at all stages
            for file in rough.parent.glob("rough.memcon*"):
                file.unlink()
            kept = 0
    assert start("add", pages, "--store", rough, "--jobs", 1).wait(60) in (0, 3)
    assert dump(rough) == dump(calm)
    for path in (calm, rough):
        with Store.open(path) as store:
            FORMATS["jsonl"].write(store.records(), path.with_suffix(".jsonl"))
    assert calm.with_suffix(".jsonl").read_bytes() == rough.with_suffix(".jsonl").read_bytes() != b""
    assert hit > KILLS // 3, "the kills came too late to mean anything"


def test_several_processes_give_the_same_store_as_one(tmp_path: Path, pages: Path) -> None:
    for name, jobs in (("one", 1), ("three", 3)):
        assert start("add", pages, "--store", tmp_path / f"{name}.memcon", "--jobs", jobs).wait(60) == 3
    assert dump(tmp_path / "one.memcon") == dump(tmp_path / "three.memcon")


def test_ctrl_c_says_how_far_it_came_and_the_same_command_goes_on(tmp_path: Path, pages: Path) -> None:
    store = tmp_path / "press.memcon"
    process = start("add", pages, "--store", store, "--jobs", 2)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (store.exists() and whole(store) > 3):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    if process.returncode == 130:  # else it was done before the signal came
        assert b"Stopped: " in err and b"goes on" in err and err.count(b"\n") == 1, err
    assert start("add", pages, "--store", store, "--jobs", 1).wait(60) in (0, 3)
    assert whole(store) == 54


def test_workers_end_with_their_parent(tmp_path: Path, pages: Path) -> None:
    """kill -9 of the command alone: its workers see the pipe close."""
    process = start("add", pages, "--store", tmp_path / "press.memcon", "--jobs", 2)
    time.sleep(0.8)
    group = process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlived its parent")
