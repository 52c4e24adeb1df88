"""JSON Lines: the records themselves. Eaten by memcon, jq, DuckDB and programs of one's own.

Definition: JSON Lines (UTF-8, one JSON value a line); the record itself by `memcon schema`.
"""

from collections.abc import Iterable
from pathlib import Path

from memcon.export.files import whole_file
from memcon.record.schema import encode
from memcon.record.types import Record


def write(records: Iterable[Record], target: Path) -> None:
    """Write one record a line, in the order given."""
    with whole_file(target) as stream:
        for record in records:
            stream.write(encode(record).decode("utf-8") + "\n")
