"""`memcon schema`: the contract for programs."""

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record (draft 2020-12)."""
    from memcon.record.schema import record_schema

    click.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
