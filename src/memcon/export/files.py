"""Files and folders that appear whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from memcon.errors import BadOption, MissingExtra


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A text stream (UTF-8, newlines as written) to a file that is put in place only when all went well.

    A path that is no regular file (/dev/stdout, a pipe) is written to directly. Raises BadOption where no file can stand there.
    """
    if target.is_dir():
        raise BadOption(f"{target} is a folder, and this format is one file: give the name of a file")
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", errors="replace", newline="") as direct:
            yield direct
        return
    target = target.resolve()
    _check_parent(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_mask())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(target: Path, names: Collection[str]) -> Iterator[Path]:
    """An empty folder to write files called `names` into, put in place of `target` only when all went well.

    Raises BadOption where `target` is a file, or a folder that holds anything else than such files: nothing foreign is ever removed.
    """
    target = target.resolve()
    _check_parent(target)
    if target.exists() and not target.is_dir():
        raise BadOption(f"{target} is a file, and this format is a folder of files: give the name of a folder")
    foreign = sorted(p.name for p in target.iterdir() if p.name not in names) if target.exists() else []
    if foreign:
        raise BadOption(f"the folder {target} holds {foreign[0]!r}, which this export did not make: give a new or an empty folder")
    part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    try:
        yield part
        part.chmod(0o777 & ~_mask())
        _swap(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _swap(part: Path, target: Path) -> None:
    """Put `part` where `target` is; a folder that stood there is gone only once the new one stands."""
    if not target.exists():
        part.rename(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".old", dir=target.parent))
    target.rename(aside / "old")
    try:
        part.rename(target)
    except OSError:
        (aside / "old").rename(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _check_parent(target: Path) -> None:
    if not target.parent.is_dir():
        raise BadOption(f"there is no folder {target.parent} to write {target.name} into: make it first, or write elsewhere")
    if not os.access(target.parent, os.W_OK):
        raise BadOption(f"the folder {target.parent} may not be written to, and {target.name} was to go there: write elsewhere")


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def needed(module: str, extra: str, form: str) -> Any:
    """A module that an extra of memcon installs. Raises MissingExtra, in a sentence, where it is not there."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        raise MissingExtra(
            f"the {form} export needs {module.partition('.')[0]}, which is not installed: pip install 'memcon[{extra}]'"
        ) from missing
