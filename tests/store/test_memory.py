"""Memory of a long `memcon add`: it does not grow with the number of captures."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import LONG
from .made import dispatches
from .test_kill import DRIVER

FEW, MANY = (4_000, 20_000) if LONG else (300, 900)
ROOM = 60
"""Megabytes by which many may need more than few: the cache of SQLite fills, and features are held up to their limit."""
PEAK = """
import atexit, resource
atexit.register(lambda: print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes")


def peak(tmp_path: Path, number: int) -> int:
    """Megabytes that adding so many captures, and putting them together by occurrence, needs at most."""
    pages = tmp_path / f"{number}.jsonl"
    with pages.open("w", encoding="utf-8") as stream:
        for n, made in enumerate(dispatches(number, days=number)):
            day = made.article.published.edtf if made.article.published else None
            stream.write(json.dumps({"id": f"{n}", "text": made.article.text, "outlet": f"Post {n}", "published": day}) + "\n")
    command = [sys.executable, "-c", PEAK + DRIVER, "add", str(pages), "--store", str(tmp_path / f"{number}.memcon"), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{number} added" in done.stderr
    return int(done.stdout.split()[-1])


def test_memory_does_not_grow_with_the_captures(tmp_path: Path) -> None:
    few, many = peak(tmp_path, FEW), peak(tmp_path, MANY)
    print(f"{FEW} captures: {few} MB, {MANY}: {many} MB")
    assert many - few < ROOM
