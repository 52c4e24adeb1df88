"""Archives of any size are read in flat memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from .made import answer, zipped

# VmHWM, not getrusage: ru_maxrss starts at what the parent had when it forked.
_READ = """
import re, sys
from pathlib import Path
from memcon.captures import Capture, open_captures
count = sum(isinstance(item, Capture) for item in open_captures(sys.argv[1]))
print(count, int(re.search("VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
_PARAGRAPHS = b"".join(b"<p>Paragraph %d of a page that stands for many: the ministers met, and spoke.</p>" % n for n in range(3000))
_PAGE = b"<html><body>" + _PARAGRAPHS + b"</body></html>"
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")


def _archive(path: Path, mib: int, pack: bool) -> int:
    """Writes an archive of about so many MiB (before compression); gives the number of pages."""
    pages = (mib << 20) // len(_PAGE)
    piece = answer("https://a.example/page", _PAGE)
    if pack:
        piece = zipped(piece)
    with path.open("wb") as out:
        for _ in range(pages):
            out.write(piece)
    return pages


def _read(path: Path) -> tuple[int, int]:
    """Captures, and peak memory in MiB."""
    done = subprocess.run([sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True)
    count, peak = done.stdout.split()
    return int(count), int(peak)


@pytest.mark.parametrize("pack", [False, True])
def test_sixty_mib(tmp_path: Path, pack: bool) -> None:
    pages = _archive(tmp_path / "x.warc", 60, pack)
    count, peak = _read(tmp_path / "x.warc")
    assert count == pages
    assert peak < 120  # the interpreter, the library and a few pages


@pytest.mark.long
@pytest.mark.parametrize("pack", [False, True])
def test_two_gib(tmp_path: Path, pack: bool) -> None:
    pages = _archive(tmp_path / "x.warc", 2048, pack)
    count, peak = _read(tmp_path / "x.warc")
    assert count == pages
    assert peak < 600
