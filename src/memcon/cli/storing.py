"""What the commands that work on a store share: the option that names it, how it is opened, how answers are printed."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from memcon.cli.output import Command, check_output, opened, output_option, say
from memcon.cli.progress import progress
from memcon.errors import BadOption, MemconError
from memcon.record.plain import plain_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from memcon.store import Store
    from memcon.store.tables import Answer

A = TypeVar("A", bound="Answer")
FORMATS = ("text", "csv", "json", "jsonl")


def _named(_: click.Context, __: click.Parameter, store: Path | None) -> Path:
    if store is None:
        raise BadOption("no store was given: name its file with --store FILE, or in the environment as MEMCON_STORE")
    return store


def store_option(command: Command) -> Command:
    """--store of the commands that work on one."""
    return click.option(
        "--store", "-s", type=click.Path(path_type=Path), callback=_named, envvar="MEMCON_STORE", show_envvar=True, metavar="FILE",
        help="The store, one file; required.",
    )(command)  # fmt: skip


def maybe_store_option(tells: str) -> Callable[[Command], Command]:
    """--store of the commands that can do without one, with what their help says of it."""
    return click.option(
        "--store", "-s", type=click.Path(path_type=Path), envvar="MEMCON_STORE", show_envvar=True, metavar="FILE", help=tells
    )


in_the_place_of_files = maybe_store_option("A store, in the place of pages.")
"""--store of the commands that otherwise take FILE…"""


def is_typed() -> bool:
    """Whether --store was given on the command line, and not in the environment only."""
    return click.get_current_context().get_parameter_source("store") is click.core.ParameterSource.COMMANDLINE


def given(store: Path | None, files: Sequence[str]) -> Path | None:
    """The store that is meant: none where files are given and the store stands in the environment only. Raises BadOption for both."""
    if not files or store is None:
        return store
    if not is_typed():
        return None
    raise BadOption("both FILE… and --store were given: name pages, or a store")


def tell_unlinked(store: "Store") -> None:
    """Say where what is told of occurrences is not up to date."""
    waiting = store.unlinked()
    if waiting:
        what = "1 article waits" if waiting == 1 else f"{waiting} articles wait"
        say(f"{what} to be put together by occurrence: memcon link --store {store.path} does it")


def output_options(command: Command) -> Command:
    """--format and --output of the commands that answer."""
    command = output_option(command)
    return click.option("--format", "form", type=click.Choice(FORMATS), help="Default: text on a terminal, jsonl on a pipe.")(command)


def open_store(path: Path, *, create: bool = False, write: bool = False) -> "Store":
    from memcon.store import Store

    return Store.open(path, create=create, write=write)


@contextmanager
def made_or_opened(path: Path) -> Iterator["Store"]:
    """The store to write to, made where it is missing. One made for an input that is refused is, still empty, taken away again."""
    from memcon.store import files_of

    made, idle = not path.exists(), False
    try:
        with open_store(path, create=True) as store:
            try:
                yield store
            except MemconError:
                idle = made and not len(store)
                raise
    finally:
        for file in files_of(path) if idle else ():
            file.unlink(missing_ok=True)


def made_by() -> str:
    """The version of this memcon, as a store keeps it beside what it read."""
    return metadata.version("memcon")


def answer(
    found: Sequence["A"], form: str | None, output: Path | None, *, kind: type["A"], line: Callable[["A"], "RenderableType"], nothing: str
) -> None:
    """Print answers, all of one kind: `line` is what a person sees, `nothing` what is said where there are none."""
    output = None if str(output) == "-" else output
    check_output(output, ())
    form = form or ("text" if output is None and sys.stdout.isatty() else "jsonl")
    with opened(output) as sink:
        if form == "text":
            _text(found, sink, output is None, line, nothing)
        elif form == "csv":
            from memcon.export.cells import csv_text
            from memcon.store.tables import columns, row_of

            sink.write(csv_text(columns(kind), map(row_of, found)).encode("utf-8", "replace"))
        else:
            _json(found, sink, several_lines=form == "jsonl")


def _text(found: Sequence[Any], sink: BinaryIO, to_stdout: bool, line: Callable[[Any], "RenderableType"], nothing: str) -> None:
    from memcon.cli.console import console_on

    with console_on(sink, to_stdout=to_stdout) as console:
        for one in found:
            console.print(line(one))
        if not found:
            console.print(nothing)


def _json(found: Sequence[Any], sink: BinaryIO, *, several_lines: bool) -> None:
    import msgspec

    if several_lines:
        data = b"".join(msgspec.json.encode(one) + b"\n" for one in found)
    else:
        data = b"[" + b",\n ".join(msgspec.json.encode(one) for one in found) + b"]\n"
    sink.write(plain_json(data) if sink.isatty() else data)


@contextmanager
def writing(path: Path) -> Iterator["Store"]:
    """The store, opened to be written to; what was left to be linked is linked before it is closed."""
    with open_store(path, write=True) as store:
        yield store
        link(store)


@dataclass(frozen=True)
class _Waiting:
    """How far linking is."""

    articles: int

    def told(self) -> str:
        return f"{self.articles} left"

    def pace(self) -> str:
        return "putting articles together by occurrence"


def link(store: "Store") -> int:
    """Put what waits together by occurrence. Gives the number of occurrences that changed."""
    with progress(shown=True) as step:
        return store.link(lambda waiting: step(_Waiting(waiting)))
