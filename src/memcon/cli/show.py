"""`memcon show`: a record of a store, an event or statement with its words, an occurrence with its accounts."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli import storing
from memcon.cli.output import opened, to_terminal
from memcon.record.plain import plain, plain_json

if TYPE_CHECKING:
    from rich.console import Console

    from memcon.record.types import Record
    from memcon.store import Shown, Store


@click.command()
@click.argument("id_", metavar="ID")
@storing.store_option
@click.option("--format", "form", type=click.Choice(["json", "text"]), help="Default: text on a terminal, json on a pipe.")
@click.option("--as-read", is_flag=True, help="As memcon read it, without the corrections of people.")
def show(id_: str, store: Path, form: str | None, as_read: bool) -> None:
    """Print a record, with the corrections of people, one of its events or statements with its words, or an occurrence with its accounts.

    ID is a record's (3f2a9c0d11aa22bb, or a beginning of it that no other has), an event's (3f2a9c0d11aa22bb/e3), a statement's (…/s1) or
    an occurrence's (o-3f2a9c0d11aa).
    """
    form = form or ("text" if to_terminal(None) else "json")
    if re.fullmatch(r"o-[0-9a-f]{1,12}", id_):
        _occurrence(store, id_, form)
        return
    with storing.open_store(store) as kept, opened(None) as sink:
        shown = kept.show(id_)
        record = kept.record(shown.text_id, corrected=False) if as_read else shown.made.record
        if form == "json":
            line = _json(record, shown)
            sink.write((plain_json(line) if sink.isatty() else line) + b"\n")
            return
        from memcon.cli.console import console_on

        with console_on(sink, to_stdout=True) as console:
            _print(console, kept, record, shown)


def _occurrence(store: Path, id_: str, form: str) -> None:
    from memcon.cli.asked import occurrence_lines
    from memcon.store import OccurrenceAnswer

    with storing.open_store(store) as kept:
        found = [kept.occurrence(id_)]
        storing.tell_unlinked(kept)
    storing.answer(found, "text" if form == "text" else "jsonl", None, kind=OccurrenceAnswer, line=occurrence_lines, nothing="")


def _json(record: "Record", shown: "Shown") -> bytes:
    import msgspec

    from memcon.record.schema import encode
    from memcon.store.log import items_of

    item = next((x for x in items_of(record) if x.id == shown.item), None)
    return msgspec.json.encode(item) if item is not None else encode(record)


def _print(console: "Console", store: "Store", record: "Record", shown: "Shown") -> None:
    from rich.text import Text

    from memcon.cli.asked import event_line, statement_line
    from memcon.cli.text import render
    from memcon.store import answers

    source = store.source(shown.text_id)
    event = answers.event_answer(shown.made, shown.item or "", source)
    said = answers.statement_answer(shown.made, shown.item or "", source, 0)
    if event is None and said is None:
        console.print(render(record, console.width))
        versions = store.versions(shown.text_id)
        console.print(Text(f"From {', '.join(plain(name) for name in source.names)}", style="dim"))
        if len(versions) > 1:
            console.print(Text(f"{len(versions)} versions: {', '.join(versions)}", style="dim"))
        return
    console.print(event_line(event) if event else statement_line(said))  # type: ignore[arg-type]
    for cite in (event or said).cites:  # type: ignore[union-attr]
        console.print(Text(f"  {cite.purpose:<12} {cite.where:<6} ", style="cyan").append(f"“{plain(cite.words)}”", style="not dim"))
