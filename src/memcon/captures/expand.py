"""From what a person types to files: folders, globs, and "-" for standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path


def expand(sources: Sequence[str]) -> Iterator[Path]:
    """The files that sources name, in order; those of a folder (with all below it) and of a glob sorted by path.

    Hidden files and folders inside a folder are left out, and so is a README, which is about the folder; links to folders are not followed.
    "-" stays itself. It never raises: a name that stands for nothing (missing file, empty folder, glob without a match) is given as it
    is, so that opening it says so in its place.
    """
    for source in sources:
        yield from _expand_one(source)


def _expand_one(source: str) -> list[Path]:
    path = Path(source)
    if source == "-" or "\0" in source:
        return [path]
    # os.path, for Path's own questions raise on a name that is too long
    if os.path.isdir(path):  # noqa: PTH112
        return folder_files(path) or [path]
    if not os.path.exists(path) and glob.has_magic(source):  # noqa: PTH110
        found = sorted(Path(match) for match in glob.glob(source, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        files = [file for match in found for file in (folder_files(match) if match.is_dir() else [match])]
        return list(dict.fromkeys(files)) or [path]
    return [path]


def folder_files(folder: Path) -> list[Path]:
    """The captures in a folder and below, sorted by path: all files but hidden ones and a README."""
    files: list[Path] = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(top, name) for name in names if not name.startswith(".") and not name.upper().startswith("README")]
    return sorted(file for file in files if file.is_file())
