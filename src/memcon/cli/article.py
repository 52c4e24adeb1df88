"""`memcon article`: the article alone, cut clean out of captured pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.captures import known_day
from memcon.cli.output import check_output, output_option, to_terminal
from memcon.cli.read import Wish, run, standard_input
from memcon.cli.writers import Format
from memcon.record.plain import plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from memcon.reader import Cutter
    from memcon.record.types import Block, Record


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--format", "form", type=click.Choice(["json", "jsonl", "text"]), help="Default: text on a terminal, json on a pipe.")
@click.option("--published", metavar="EDTF", help="When the page was published, as you know it: 2021-12-30, 2021-12-30T20:45Z.")
@click.option("--outlet", metavar="NAME", help="Who published the page, as you know it.")
@output_option
def article(files: tuple[str, ...], form: Format | None, published: str | None, outlet: str | None, output: Path | None) -> int:
    """Cut the articles out of captured pages, in any language, and read nothing in them.

    FILE as for memcon read. json gives records that hold the article alone: its blocks by kind, each with its place in the capture.
    """
    output = None if str(output) == "-" else output
    format_: Format = form or ("text" if to_terminal(output) else "json")
    day = published and known_day(published)
    wish = Wish(files or standard_input(), format_, day, outlet, output, _cutter, render=_page)
    check_output(output, wish.files)
    return run(wish)


def _cutter() -> "Cutter":
    from memcon.reader import Cutter

    return Cutter()


def _page(record: "Record", width: int) -> "RenderableType":
    """The article as text: a paragraph a block."""
    from rich.console import Group
    from rich.text import Text

    return Group(*(Text(line, style) for line, style in _lines(record)))


_STYLES = {"title": "bold", "standfirst": "italic", "heading": "bold", "caption": "dim", "byline": "dim", "date": "dim", "dateline": "dim"}


def _lines(record: "Record") -> Iterator[tuple[str, str]]:
    previous: Block | None = None
    for block in record.article.blocks:
        words = plain(" ".join(record.article.text[block.start : block.end].split()))
        if previous is not None and (block.kind, previous.kind) != ("list", "list"):
            yield "", ""
        yield (f"- {words}" if block.kind == "list" else words), _STYLES.get(block.kind, "")
        previous = block
