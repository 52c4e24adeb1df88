"""The JSON Schemas of what `memcon compare` and `memcon link` write, made from `occurrences/types.py` in the way of the record's."""

from typing import Any

from memcon.occurrences import types
from memcon.occurrences.types import Comparison, Link
from memcon.record import types as record_types
from memcon.record.schema import RECORD_MEANINGS, schema_of

COMPARISON_ID = "urn:memcon:comparison:1"
LINK_ID = "urn:memcon:link:1"


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a comparison."""
    return schema_of(Comparison, [record_types, types], RECORD_MEANINGS, COMPARISON_ID, "memcon comparison")


def link_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line of `memcon link`."""
    return schema_of(Link, [types], {}, LINK_ID, "memcon link")
