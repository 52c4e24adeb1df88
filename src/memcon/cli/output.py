"""Where output goes: standard output or a file that appears whole or not at all; and what stands on standard error."""

import io
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import click

from memcon.errors import BadOption, MemconError
from memcon.record.plain import plain

Command = TypeVar("Command", bound=Callable[..., Any])
PIPE_WIDTH = 100
"""Columns of text output that goes to a pipe or a file."""


class Fault(MemconError):
    """A fault of memcon's own, told in a sentence."""

    code = "fault"

    def __init__(self, error: Exception) -> None:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        super().__init__(f"a fault in memcon itself ({what}): please report it with the page; MEMCON_DEBUG=1 shows where")


class Whole(click.IntRange):
    """A whole number within bounds, called so."""

    name = "whole number"


class Number(click.FloatRange):
    """A number within bounds, called so."""

    name = "number"


def output_option(command: Command) -> Command:
    """--output of the commands that write to standard output or to one file."""
    return click.option(
        "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file, which appears whole or not at all."
    )(command)


def say(message: str) -> None:
    """One line on standard error."""
    print(f"memcon: {plain(message)}", file=sys.stderr)


def to_terminal(output: Path | None) -> bool:
    """Whether a person sees the output at once."""
    return output is None and sys.stdout.isatty()


def check_output(output: Path | None, inputs: tuple[str, ...]) -> None:
    """Raises BadOption where the output file could not be written, or is one of the inputs: before any work is done."""
    if output is None:
        return
    if output.is_dir():
        raise BadOption(f"--output {output} is a directory: give the name of a file")
    if not output.parent.is_dir():
        raise BadOption(f"--output {output}: there is no directory {output.parent}: make it first, or write elsewhere")
    if (output.is_file() or not output.exists()) and not os.access(output.parent, os.W_OK):
        raise BadOption(f"--output {output}: the directory {output.parent} may not be written to: write elsewhere")
    if output.exists() and any(name != "-" and Path(name).exists() and output.samefile(name) for name in inputs):
        raise BadOption(f"--output {output} is also an input and would be overwritten: write to another file")


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes: standard output, or a file that is put in place only when all went well.

    A path that is not a regular file (a pipe, /dev/null) is written to directly.
    """
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif output.exists() and not output.is_file():
        with output.open("wb") as direct:
            yield direct
    else:
        with _replacing(output.resolve()) as whole:
            yield whole


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def as_text(stream: BinaryIO, to_stdout: bool) -> Iterator[TextIO]:
    """The stream for words: in the encoding of standard output (a letter that it lacks becomes "?"), UTF-8 in a file."""
    encoding = (sys.stdout.encoding or "utf-8") if to_stdout else "utf-8"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    try:
        yield text
        text.flush()
    finally:
        _let_go(text)


def _let_go(text: io.TextIOWrapper) -> None:
    """Leave the stream below open; what a broken pipe did not take is dropped."""
    try:
        text.detach()
    except OSError:
        quiet_stdout()


def quiet_stdout() -> None:
    """After a broken pipe: nothing more is written, and the interpreter's own flush at exit does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
