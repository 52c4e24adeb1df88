"""Every page of the shared data, and damaged versions of them, is taken in or refused in a sentence."""

import gzip
import importlib.util
import io
from pathlib import Path
from types import ModuleType

import pytest

from memcon.captures import Capture, Failure, open_captures
from memcon.errors import MemconError

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared/pages"
CLEAN = ROOT.parent / "shared/bench/data/clean/pages"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not (PAGES.exists() and CLEAN.exists()), reason="the shared data are not here")]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"scripts/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def test_pages_as_files_are_the_text_of_the_file() -> None:
    for path in sorted(PAGES.rglob("*.txt")):
        (found,) = open_captures(path)
        assert isinstance(found, Capture)
        assert found.text == path.read_bytes().decode() and found.notes == ()
        assert (found.base > 0) == found.text.startswith("---\n")


def test_the_kinds_of_the_cleaning_benchmark() -> None:
    for path in sorted(CLEAN.iterdir()):
        for found in open_captures(path.parent / path.name, name=path.name) if _bytes(path).strip() else ():
            assert isinstance(found, Capture), found
            assert (found.html is not None) == (".html" in path.name), path.name


@pytest.mark.long
def test_two_thousand_damaged_versions() -> None:
    paths = [*sorted(PAGES.rglob("*.txt")), *sorted(CLEAN.iterdir())]
    pages = [_bytes(path) for path in paths]
    taken = 0
    for page, number, data in _script("damage").versions(pages, 2000):
        try:
            for item in open_captures(io.BytesIO(data), name="x"):
                assert isinstance(item, Capture | Failure)
                if isinstance(item, Capture):
                    (item.text or item.html or "").encode()
                    taken += 1
        except MemconError as error:
            assert "x" in error.message, (paths[page], number)
    assert taken > 1600


def test_the_damager_is_deterministic() -> None:
    damage = _script("damage")
    page = b"One line.\nAnother line.\nAnd a third, the last.\n" * 5
    first = [damage.damaged(page, number) for number in range(60)]
    assert first == [damage.damaged(page, number) for number in range(60)]
    assert len(set(first)) > 40
