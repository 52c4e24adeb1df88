"""`memcon export`: what a store or pages hold, in the formats that others eat."""

from pathlib import Path

import click

from memcon.cli import storing
from memcon.cli.output import say
from memcon.errors import BadOption


@click.command()
@click.argument("form", metavar="FORMAT")
@storing.store_option
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, metavar="PATH", help="The file, or the folder.")
@click.option("--as-read", is_flag=True, help="As memcon read it, without the corrections of people.")
def export(form: str, store: Path, output: Path, as_read: bool) -> None:
    """Hand the newest record of each article on, with the corrections of people applied. FORMAT is a name that memcon formats lists.

    csv, parquet and datasette have the occurrences too, with their accounts. Where there are corrections, their log is written beside the
    export, as PATH.corrections.jsonl.
    """
    from memcon.export import FORMATS

    if form not in FORMATS:
        raise BadOption(f"{form!r} is no format of export: take one of {', '.join(FORMATS)}")
    if str(output) == "-":
        raise BadOption("--output -: an export goes to a file or a folder, not to standard output: give it a name")
    with storing.open_store(store) as kept:
        linked = FORMATS[form].linked and not as_read
        FORMATS[form].write(kept.records(corrected=not as_read), output, kept.every_occurrence() if linked else None)
        if linked:
            storing.tell_unlinked(kept)
        log = kept.corrections()
        beside = output.with_name(f"{output.name}.corrections.jsonl")
        if log and not as_read:
            _write_log(log, beside)
        corrected = f", {_counted(len(log), 'correction')} in {beside}" if log and not as_read else ""
        say(f"{_counted(len(kept), 'article')} in {output}{corrected}")


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _write_log(log: tuple[object, ...], path: Path) -> None:
    import msgspec

    from memcon.cli.output import opened

    with opened(path) as sink:
        sink.write(b"".join(msgspec.json.encode(each) + b"\n" for each in log))


@click.command()
def formats() -> None:
    """List the formats of memcon export."""
    from memcon.export import FORMATS

    for name, form in FORMATS.items():
        click.echo(f"{name:<10} {form.what}")
