"""The captures that FILE… names, each with what to call it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from memcon.captures import Capture, Failure, beside, expand, open_captures
from memcon.cli.output import say
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


def expanded(files: Sequence[str], aside: list[str], own: Container[Path] = ()) -> Iterator[Path]:
    """The files that FILE… names, in order. What was found in a folder and is plainly no capture is put into `aside` instead, by name; what
    is `own`, by its absolute path, is left out of both."""
    named = {Path(file) for file in files}
    for file in expand(files):
        if file not in named and file.absolute() in own:
            continue
        if file not in named and beside(file):
            aside.append(file.name)
        else:
            yield file


def tell_aside(aside: Sequence[str]) -> None:
    """Say how many files of folders were passed over, and what they are called."""
    if aside:
        names = list(dict.fromkeys(aside))
        more = f" and {len(names) - _NAMED} other names" if len(names) > _NAMED + 1 else ""
        shown = ", ".join(names[:_NAMED] if more else names)
        what = "1 file is no capture and was" if len(aside) == 1 else f"{len(aside)} files are no captures and were"
        say(f"{what} passed over: {shown}{more}")


_NAMED = 5
"""Names that are told of the files that were passed over."""


def articles_in(source: str | Path) -> Iterator[Capture | Failure]:
    """The captures of a file, as `open_captures` gives them, each live blog as its posts."""
    from memcon.reader import each_article

    return each_article(open_captures(source))


def items(files: Sequence[str], aside: list[str]) -> Iterator[Item]:
    """The captures of the files, in order, one at a time. What cannot be taken in is given in its place, never raised; `aside` as in
    `expanded`."""
    for file in expanded(files, aside):
        name = "standard input" if str(file) == "-" else str(file)
        try:
            for found in articles_in("-" if str(file) == "-" else file):
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
