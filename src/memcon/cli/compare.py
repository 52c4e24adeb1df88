"""`memcon compare`: accounts of one event, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from memcon.cli import storing
from memcon.cli.output import Whole, check_output, opened, output_option, to_terminal
from memcon.errors import BadOption

if TYPE_CHECKING:
    from typing import BinaryIO

    from memcon.cli.records import Read
    from memcon.occurrences.types import Comparison

Form = Literal["json", "text", "markdown", "html"]


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option(
    "--format", "form", type=click.Choice(["json", "text", "markdown", "html"]), help="Default: text on a terminal, json on a pipe."
)
@click.option(
    "--link", "first_link", is_flag=True, help="Put the pages together by event first, and compare each event with two accounts or more."
)
@click.option("--occurrence", metavar="ID", help="The accounts of an occurrence of a store, in the place of pages.")
@storing.in_the_place_of_files
@click.option("--points", type=Whole(1), default=20, show_default=True, help="Points shown; json has all.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
@output_option
def compare(
    files: tuple[str, ...],
    form: Form | None,
    first_link: bool,
    occurrence: str | None,
    store: Path | None,
    points: int,
    pipeline: str | None,
    output: Path | None,
) -> int:
    """Lay accounts of one event side by side: what they share, where they differ, what only one tells. It never says who is right.

    FILE is what `memcon read` takes, or JSON Lines of records. All pages are laid side by side as accounts of one event, unless
    --link is given; a sentence at the top says where memcon would not put them together.

    memcon compare --store press.memcon --occurrence o-3f2a9c0d11aa
    """
    output = None if str(output) == "-" else output
    store = storing.given(store, files)
    if (occurrence is None) != (store is None):
        raise BadOption("--occurrence ID and --store FILE belong together: memcon occurrences lists the ids")
    if not files and store is None:
        raise BadOption("no FILE was given: name two pages of one event, or a folder of them")
    check_output(output, files)
    from memcon.cli.records import compared_in, records_of

    if store and occurrence:
        read, one = compared_in(store, occurrence)
        made = [one]
    else:
        read = records_of(files, pipeline)
        made = _compared(read, first_link)
    with opened(output) as sink:
        _write(sink, made, read, form or ("text" if to_terminal(output) else "json"), points, output)
    return 3 if read.failed else 0


def _compared(read: "Read", first_link: bool) -> list["Comparison"]:
    from memcon.occurrences import compare as compared
    from memcon.occurrences import link

    if read.failed and len(read.records) < 2:
        raise BadOption(f"{len(read.records)} of {len(read.records) + read.failed} pages could be read, and a comparison needs two or more")
    if not first_link:
        return [compared(read.records)]
    by_id = {record.id: record for record in read.records}
    groups: dict[str, list[str]] = {}
    for line in link(read.records).links:
        if line.main:
            groups.setdefault(line.occurrence, []).append(line.record)
    found = [compared([by_id[i] for i in ids], occurrence=name) for name, ids in groups.items() if len(ids) > 1]
    if not found:
        raise BadOption("no two pages tell of one event, as far as memcon can see: leave out --link to compare them all the same")
    return found


def _write(sink: "BinaryIO", made: list["Comparison"], read: "Read", form: Form, points: int, output: Path | None) -> None:
    import msgspec

    if form == "json":
        for comparison in made:
            sink.write(msgspec.json.encode(comparison) + b"\n")
        return
    from memcon.occurrences.layout import columns

    layouts = [columns(comparison, read.records, names=read.names, limit=points) for comparison in made]
    if form == "text":
        from memcon.cli.accounts import rich
        from memcon.cli.console import console_on

        with console_on(sink, to_stdout=output is None) as console:
            for one in layouts:
                console.print(rich(one, console.width))
        return
    from memcon.export import comparison as pages

    page = pages.markdown if form == "markdown" else pages.html
    sink.write(page(layouts).encode("utf-8", "replace"))
