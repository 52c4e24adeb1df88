"""The captures that FILE… names, each with what to call it."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from memcon.captures.types import Capture
from memcon.errors import MemconError, MissingFile


@dataclass(frozen=True)
class Item:
    """A capture, or the error that stands in its place."""

    name: str
    """What to call it: the file, and where in it."""
    id: str | None
    found: Capture | MemconError
    batch: bool = False
    """Whether it comes from something that holds many captures, such as a folder or JSON Lines."""


def items(files: Iterable[str]) -> Iterator[Item]:
    """The captures of the files, in order, one at a time."""
    for file in files:
        try:
            raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        except FileNotFoundError:
            yield Item(file, None, MissingFile(f"{file}: no such file"))
            continue
        yield Item(file, None, Capture(text=raw.decode(), sha256=hashlib.sha256(raw).hexdigest()))


def peek(found: Iterator[Item]) -> tuple[bool, Iterator[Item]]:
    """Whether this is a batch, and the items again. Looks at no more than two."""
    first = list(islice(found, 1))
    if first and first[0].batch:
        return True, chain(first, found)
    second = list(islice(found, 1))
    return len(second) > 0, chain(first, second, found)
