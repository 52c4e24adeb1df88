"""`memcon read`: captures in, records out, one after the other."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import click

from memcon.captures import Capture, Failure, known_day
from memcon.cli import reading
from memcon.cli.inputs import Item, items, peek, tell_aside
from memcon.cli.output import Fault, check_output, opened, output_option, say, to_terminal
from memcon.cli.progress import Tally, progress
from memcon.cli.writers import Format, Writer, writer_for
from memcon.errors import ArticleError, BadCapture, BadOption, CaptureError, MemconError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from memcon.reader import Reader
    from memcon.record.types import Record


class Reads(Protocol):
    """What makes a record of a capture: a Reader, or what cuts the article out alone."""

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> "Record":
        """The record. Raises an ArticleError or a CaptureError where the capture has none."""


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    files: tuple[str, ...]
    format: Format
    published: str | None
    outlet: str | None
    output: Path | None
    opener: "Callable[[], Reads]"
    """Opens what reads the captures, when the first one is there."""
    why: str | None = None
    render: "Callable[[Record, int], RenderableType] | None" = None
    """How a record is drawn as text, at a width in columns."""


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--format", "form", type=click.Choice(["json", "jsonl", "text"]), help="Default: text on a terminal, json on a pipe.")
@click.option("--why", metavar="EVENT", help="Show what made an event of the record (e3): its rule, words, parse and weights.")
@click.option(
    "--frames",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Frames of your own, added to the codebook or put in the place of its own.",
)
@click.option("--published", metavar="EDTF", help="When the page was published, as you know it: 2021-12-30, 2021-12-30T20:45Z.")
@click.option("--outlet", metavar="NAME", help="Who published the page, as you know it.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
@output_option
def read(
    files: tuple[str, ...],
    form: Format | None,
    why: str | None,
    frames: Path | None,
    published: str | None,
    outlet: str | None,
    pipeline: str | None,
    output: Path | None,
) -> int:
    """Read captured pages into records.

    FILE is a text dump, HTML, JSON Lines of captures, a folder of them, or - for standard input. Of several captures, json is JSON Lines.
    """
    output = None if str(output) == "-" else output
    format_: Format = form or ("text" if to_terminal(output) else "json")
    opener = partial(reading.open_reader, frames, pipeline)
    wish = Wish(files or standard_input(), format_, published and known_day(published), outlet, output, opener, why)
    check_output(output, wish.files)
    return run(wish)


def standard_input() -> tuple[str, ...]:
    """With no FILE: standard input where something is piped in."""
    if sys.stdin.isatty():
        raise BadOption("no FILE was given: name a page, a folder, a JSON Lines file, or - for standard input")
    return ("-",)


def run(wish: Wish) -> int:
    """Read all, write all. Gives 0, or 3 where some captures of a batch failed; a failure of a single capture is raised."""
    aside: list[str] = []
    first, several, found = peek(items(wish.files, aside))
    if wish.why is not None:
        return _explain(wish, first, several)
    if first is None:
        tell_aside(aside)
        raise BadCapture(f"{', '.join(wish.files)}: no capture in it: give a page, a folder of pages, or JSON Lines with a capture a line")
    batch = several or first.listed
    tally = Tally()
    try:
        with (
            opened(wish.output) as sink,
            writer_for(wish.format, sink, to_stdout=wish.output is None, several=several, render=wish.render) as writer,
            progress(shown=several and not to_terminal(wish.output)) as step,
        ):
            _read_all(wish, batch, found, writer, tally, step)
    except KeyboardInterrupt:
        kept = "left as it was" if wish.output and wish.output.exists() else "not written"
        left = f" {wish.output} was {kept}." if wish.output else ""
        say(f"Stopped: {tally.told()}.{left}")
        return 130
    tell_aside(aside)
    if tally.failed:
        say(f"{tally.failed} of {tally.failed + tally.read} captures could not be read")
        return 3
    return 0


def _read_all(wish: Wish, batch: bool, found: Iterator[Item], writer: Writer, tally: Tally, step: Callable[[Tally], None]) -> None:
    """Each capture in turn. Where it is the only one its failure is raised, with its name."""
    reader: Reads | None = None
    for item in found:
        try:
            capture = _capture(item)
            reader = reader or wish.opener()
            record = _record(reader, capture, item, wish)
        except _Failed as failed:
            if not batch:
                raise
            tally.failed += 1
            writer.failure(item, failed)
        else:
            tally.read += 1
            writer.record(record)
        step(tally)


class _Failed(MemconError):
    """The failure of one capture, with its name in the sentence; others go on. `code` is that of the error."""

    def __init__(self, item: Item, error: MemconError | Failure) -> None:
        super().__init__(error.message if item.name in error.message else f"{item.name}: {error.message}")
        self.code = error.code


def _capture(item: Item) -> Capture:
    if isinstance(item.found, Capture):
        return item.found
    raise _Failed(item, item.found)


def _record(reader: "Reads", capture: Capture, item: Item, wish: Wish) -> "Record":
    try:
        return reader.read(capture, published=wish.published, outlet=wish.outlet)
    except (ArticleError, CaptureError) as error:
        raise _Failed(item, error) from None
    except (MemconError, MemoryError):
        raise
    except Exception as error:
        if os.environ.get("MEMCON_DEBUG"):
            raise
        raise _Failed(item, Fault(error)) from error


def _explain(wish: Wish, first: Item | None, several: bool) -> int:
    """What made one event of one capture."""
    if first is None or several:
        raise BadOption("--why asks about an event of one page: give one FILE that holds one capture")
    assert wish.why is not None
    capture, reader = _capture(first), cast("Reader", wish.opener())
    why = reader.explain(capture, wish.why, published=wish.published, outlet=wish.outlet)
    with opened(wish.output) as sink:
        if wish.format == "text":
            from memcon.cli.console import console_on
            from memcon.cli.why import render

            with console_on(sink, to_stdout=wish.output is None) as console:
                console.print(render(why))
        else:
            import msgspec

            sink.write(msgspec.json.encode(why, order="deterministic") + b"\n")
    return 0
