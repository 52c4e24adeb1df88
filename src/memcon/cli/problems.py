"""`memcon problems`: the captures that could not be read into a store, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli import storing
from memcon.record.plain import plain

if TYPE_CHECKING:
    from rich.text import Text

    from memcon.store import Problem


@click.command()
@storing.store_option
@storing.output_options
def problems(store: Path, form: str | None, output: Path | None) -> None:
    """List the captures that could not be read, each with a sentence on why. A capture that is later added leaves the list."""
    from memcon.store import Problem

    with storing.open_store(store) as kept:
        found = kept.problems()
    storing.answer(found, form, output, kind=Problem, line=_line, nothing="No problems.")


def _line(problem: "Problem") -> "Text":
    from rich.text import Text

    return Text(plain(problem.message)).append(f"  ({problem.code})", style="dim")
