"""The captures that FILE… names, each with what to call it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from memcon.captures import Capture, Failure, expand, open_captures
from memcon.errors import MemconError


@dataclass(frozen=True)
class Item:
    """A capture, or the failure that stands in its place."""

    name: str
    """What to call it: the file, and what the collector calls the capture within it."""
    found: Capture | Failure | MemconError

    @property
    def id(self) -> str | None:
        """The collector's id of the capture, if there is one."""
        return None if isinstance(self.found, MemconError) else self.found.id

    @property
    def listed(self) -> bool:
        """Whether it stands in a list, such as JSON Lines or an archive, where each item has its own answer."""
        return isinstance(self.found, Failure) or self.id is not None


def items(files: Sequence[str]) -> Iterator[Item]:
    """The captures of the files, in order, one at a time. What cannot be taken in is given in its place, never raised."""
    for file in expand(files):
        name = "standard input" if str(file) == "-" else str(file)
        try:
            for found in open_captures("-" if str(file) == "-" else file):
                yield Item(_named(name, found), found)
        except MemconError as error:
            yield Item(name, error)


def _named(file: str, found: Capture | Failure) -> str:
    if isinstance(found, Failure):
        return found.where
    return file if found.id is None or found.id == file else f"{file}, {found.id}"


def peek(found: Iterator[Item]) -> tuple[Item | None, bool, Iterator[Item]]:
    """The first item, whether there are more, and all items again. Looks at no more than two."""
    first = list(islice(found, 2))
    return (first[0] if first else None), len(first) > 1, chain(first, found)
