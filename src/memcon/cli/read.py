"""`memcon read`: captures in, records out, one after the other."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.inputs import Item, items, peek
from memcon.cli.output import check_output, opened, say, to_terminal
from memcon.cli.progress import Tally, progress
from memcon.cli.writers import Format, Writer, writer_for
from memcon.errors import BadOption, MemconError

if TYPE_CHECKING:
    from memcon.reader import Reader
    from memcon.record.types import Record


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    files: tuple[str, ...]
    format: Format
    why: str | None
    frames: Path | None
    published: str | None
    outlet: str | None
    pipeline: str | None
    output: Path | None


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
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file, which appears whole or not at all.")
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
    from memcon.cli.edtf import check_published

    if published is not None:
        check_published(published)
    format_: Format = form or ("text" if to_terminal(output) else "json")
    wish = Wish(files or _standard_input(), format_, why, frames, published, outlet, pipeline, output)
    check_output(output, wish.files)
    return run(wish)


def _standard_input() -> tuple[str, ...]:
    """With no FILE: standard input where something is piped in."""
    if sys.stdin.isatty():
        raise BadOption("no FILE was given: name a page, a folder, a JSON Lines file, or - for standard input")
    return ("-",)


def open_reader(wish: Wish) -> "Reader":
    """The reader that was asked for. This is where the parser is loaded."""
    from memcon.reader import Reader

    return Reader(frames=wish.frames, pipeline=wish.pipeline)


def run(wish: Wish) -> int:
    """Read all, write all. Gives 0, or 3 where some captures of a batch failed; a failure of a single capture is raised."""
    several, found = peek(items(wish.files))
    if wish.why is not None:
        return _explain(wish, several, found)
    tally = Tally()
    try:
        with (
            opened(wish.output) as sink,
            writer_for(wish.format, sink, to_stdout=wish.output is None, several=several) as writer,
            progress(shown=several and not to_terminal(wish.output)) as step,
        ):
            _read_all(wish, several, found, writer, tally, step)
    except KeyboardInterrupt:
        left = f" {wish.output} was left as it was." if wish.output else ""
        say(f"Stopped: {tally.told()}.{left}")
        return 130
    if tally.failed:
        say(f"{tally.failed} of {tally.failed + tally.read} captures could not be read")
        return 3
    return 0


def _read_all(wish: Wish, several: bool, found: Iterator[Item], writer: Writer, tally: Tally, step: Callable[[Tally], None]) -> None:
    reader: Reader | None = None
    for item in found:
        try:
            if isinstance(item.found, MemconError):
                raise item.found
            reader = reader or open_reader(wish)
            record = _guarded(reader, item, wish, several)
        except MemconError as error:
            # What the whole run rests on is no failure of one capture.
            if not several or error.code in ("codebook", "pipeline", "option"):
                raise
            tally.failed += 1
            writer.failure(item, error)
        else:
            tally.read += 1
            writer.record(item, record)
        step(tally)


class _Fault(MemconError):
    """A fault of memcon's own on one capture of a batch: told in its line, so that the others go on."""

    code = "fault"


def _guarded(reader: "Reader", item: Item, wish: Wish, several: bool) -> "Record":
    assert not isinstance(item.found, MemconError)
    try:
        return reader.read(item.found, published=wish.published, outlet=wish.outlet)
    except MemconError:
        raise
    except Exception as error:
        if not several:
            raise
        raise _Fault(f"a fault in memcon itself ({type(error).__name__}: {error}): please report it with the page") from error


def _explain(wish: Wish, several: bool, found: Iterator[Item]) -> int:
    """What made one event of one capture."""
    if several:
        raise BadOption("--why asks about an event of one page: give one FILE")
    item = next(found)
    if isinstance(item.found, MemconError):
        raise item.found
    assert wish.why is not None
    why = open_reader(wish).explain(item.found, wish.why, published=wish.published, outlet=wish.outlet)
    with opened(wish.output) as sink:
        if wish.format == "text":
            from memcon.cli.why import write

            write(why, sink, to_stdout=wish.output is None)
        else:
            import msgspec

            sink.write(msgspec.json.encode(why, order="deterministic") + b"\n")
    return 0
