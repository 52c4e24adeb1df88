"""Many pages on several processes: in order, in flat memory, whatever a page does."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.captures import Capture, Failure
from memcon.engine import Task, read_many
from memcon.engine.run import AHEAD
from memcon.record.types import Record

STAND_IN = Path(__file__).parents[1] / "store"


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> object:
    """The stand-in as a module of its own, which other processes find by its name."""
    monkeypatch.syspath_prepend(str(STAND_IN))
    import standin

    return standin


def task(number: int, text: str = "") -> Task:
    text = text or f"Page {number}."
    return Task(f"{number}.txt", Capture(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))


def test_results_stand_in_the_order_of_the_tasks(standin: object) -> None:
    tasks = [task(n, "STUMBLE" if n == 5 else "NO ARTICLE" if n == 11 else "") for n in range(30)]
    tasks.insert(
        7, Task("broken.jsonl line 3", Failure(where="broken.jsonl line 3", code="bad-capture", message="broken.jsonl line 3 is broken"))
    )
    found = list(read_many(tasks, standin.opener, 3))  # type: ignore[attr-defined]
    assert [result.task for result in found] == tasks
    codes = [result.found.code for result in found if isinstance(result.found, Failure)]
    assert codes == ["fault", "bad-capture", "no-article"]
    alone = list(read_many(tasks, standin.opener, 1))  # type: ignore[attr-defined]
    assert [r.found for r in alone] == [r.found for r in found]


def test_a_page_that_ends_the_process_fails_alone(standin: object) -> None:
    found = list(read_many([task(n, "DIE" if n in (2, 3) else "") for n in range(12)], standin.opener, 2))  # type: ignore[attr-defined]
    assert [isinstance(result.found, Record) for result in found] == [n not in (2, 3) for n in range(12)]
    assert "2.txt" in found[2].found.message  # type: ignore[union-attr]


def test_tasks_are_taken_only_as_they_are_needed(standin: object) -> None:
    taken = 0

    def endless() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield task(taken)

    results = read_many(endless(), standin.opener, 2)  # type: ignore[attr-defined]
    for _ in range(10):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert taken <= 10 + 2 * AHEAD + 8


def test_a_reader_that_cannot_be_opened_is_told(standin: object) -> None:
    for jobs in (1, 2):
        with pytest.raises(Exception, match="no such pipeline") as caught:
            list(read_many([task(n) for n in range(9)], standin.no_reader, jobs))  # type: ignore[attr-defined]
        assert caught.value.code == "pipeline"  # type: ignore[attr-defined]


def test_no_process_is_left_behind(standin: object) -> None:
    before = set(_children())
    list(read_many([task(n) for n in range(9)], standin.opener, 2))  # type: ignore[attr-defined]
    deadline = time.monotonic() + 5
    while set(_children()) - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert set(_children()) <= before


def _children() -> list[int]:
    """The processes that this one started, as Linux tells them; multiprocessing's tracker of resources stays for good."""
    if sys.platform != "linux":
        return []
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    found = []
    for pid in map(int, listed):
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if b"resource_tracker" not in line and line:
            found.append(pid)
    return found
