"""`memcon relations`: what happened, was planned and was called off between two actors, in the order of time."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from memcon.cli import storing
from memcon.cli.output import check_output, opened, output_option, to_terminal
from memcon.errors import BadOption

if TYPE_CHECKING:
    from typing import BinaryIO

    from memcon.occurrences.relation_types import Relations

Form = Literal["text", "json", "jsonl", "csv", "markdown"]


@click.command()
@click.argument("first", metavar="ACTOR")
@click.argument("second", metavar="ACTOR")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@storing.in_the_place_of_files
@click.option("--since", metavar="DAY", help="From this day, month or year on.")
@click.option("--until", metavar="DAY", help="Up to this day, month or year.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv", "markdown"]),
    help="Default: text on a terminal, json on a pipe. jsonl has a line for each thread, csv a row for each step.",
)
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
@output_option
def relations(
    first: str, second: str, files: tuple[str, ...], store: Path | None, since: str | None, until: str | None, form: Form | None,
    pipeline: str | None, output: Path | None,
) -> int:  # fmt: skip
    """The course of things between two ACTORs: talks planned, kept, moved and called off, and what one did towards the other.

    A name may be in any spelling; a country stands for all who act for it. FILE is what `memcon read` takes, or JSON Lines of records;
    without FILE the store is asked. What was planned has passed in silence where its day lies before the newest article.

    memcon relations Russia "United States" --since 2021-12 --store press.memcon
    """
    output = None if str(output) == "-" else output
    store = storing.given(store, files)
    if not files and store is None:
        raise BadOption("neither FILE nor --store was given: name pages or a folder of them, or a store")
    check_output(output, files)
    if store is None:
        from memcon.cli.records import records_of
        from memcon.occurrences import relations as related

        read = records_of(files, pipeline)
        if not read.records:
            raise BadOption("none of the pages could be read: there is nothing to put into threads")
        made, names, failed = related(read.records, first, second, since=since, until=until), read.names, read.failed
    else:
        with storing.open_store(store) as kept:
            made, names, failed = kept.relations(first, second, since=since, until=until), {}, 0
    with opened(output) as sink:
        _write(sink, made, names, form or ("text" if to_terminal(output) else "json"), output)
    return 3 if failed else 0


def _write(sink: "BinaryIO", made: "Relations", names: dict[str, str], form: Form, output: Path | None) -> None:
    import msgspec

    from memcon.cli import course
    from memcon.export.cells import csv_text

    if form == "json":
        sink.write(msgspec.json.encode(made) + b"\n")
    elif form == "jsonl":
        sink.writelines(msgspec.json.encode(thread) + b"\n" for thread in made.threads)
    elif form == "csv":
        sink.write(csv_text(course.COLUMNS, course.rows(made)).encode("utf-8", "replace"))
    elif form == "markdown":
        sink.write(course.markdown(made, names).encode("utf-8", "replace"))
    else:
        from memcon.cli.console import console_on

        with console_on(sink, to_stdout=output is None) as console:
            console.print(course.rich(made, names))
