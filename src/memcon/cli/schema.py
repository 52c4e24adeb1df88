"""`memcon schema`: the contract for programs."""

import json
from typing import Literal

import click


@click.command()
@click.option(
    "--of", "what", type=click.Choice(["record", "comparison", "link"]), default="record", show_default=True,
    help="What memcon read, memcon compare or memcon link writes.",
)  # fmt: skip
def schema(what: Literal["record", "comparison", "link"]) -> None:
    """Print the JSON Schema of a record, a comparison or a line of links (draft 2020-12)."""
    if what == "record":
        from memcon.record.schema import record_schema

        made = record_schema()
    else:
        from memcon.occurrences.schema import comparison_schema, link_schema

        made = comparison_schema() if what == "comparison" else link_schema()
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))
