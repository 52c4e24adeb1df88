"""`memcon schema`: the contracts for programs."""

import json
from typing import Any, Literal, get_args

import click

Contract = Literal["record", "comparison", "link", "relations"]


@click.command()
@click.option(
    "--of", "what", type=click.Choice(get_args(Contract)), default="record", show_default=True,
    help="What memcon read, memcon compare, memcon link or memcon relations writes.",
)  # fmt: skip
def schema(what: Contract) -> None:
    """Print a JSON Schema (draft 2020-12): of a record, a comparison, a line of links, or the relations of a pair."""
    click.echo(json.dumps(_made(what), indent=2, ensure_ascii=False))


def _made(what: Contract) -> dict[str, Any]:
    from memcon.occurrences import relation_schema, schema
    from memcon.record.schema import record_schema

    makers = {
        "record": record_schema,
        "comparison": schema.comparison_schema,
        "link": schema.link_schema,
        "relations": relation_schema.relations_schema,
    }
    return makers[what]()
