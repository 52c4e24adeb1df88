"""Parquet: the same tables as CSV with types. Eaten by DuckDB, pandas, Polars, Spark and R's arrow.

Definition: Apache Parquet format; written with pyarrow (`pip install 'memcon[parquet]'`). The meaning of a column stands in the metadata of
its field under "description", and in columns.md.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from memcon.export.columns import Row, Table, columns_page
from memcon.export.files import needed, whole_folder
from memcon.export.occurrence_tables import LINKED, Ids
from memcon.export.tables import TABLES
from memcon.export.views import View
from memcon.record.types import Record
from memcon.store import OccurrenceAnswer

_BATCH = 20_000
"""Rows of a row group: enough to compress well, few enough to hold in memory."""
_INTRO = """Parquet files with these columns; null where nothing is known.
Several values in a text stand beside each other with a bar between blanks."""


def write(records: Iterable[Record], target: Path, occurrences: Iterable[OccurrenceAnswer] | None = None) -> None:
    """Write the folder `target`: a Parquet file per table, and columns.md. Raises MissingExtra where pyarrow is not installed.

    With `occurrences` those of the store that the records come from, and their accounts, are tables too.
    """
    arrow, parquet = needed("pyarrow", "parquet", "parquet"), needed("pyarrow.parquet", "parquet", "parquet")
    tables = (*TABLES, *(LINKED if occurrences is not None else ()))
    ids = Ids()
    with whole_folder(target, [f"{table.name}.parquet" for table in (*TABLES, *LINKED)] + ["columns.md"]) as folder:
        (folder / "columns.md").write_text(columns_page(_INTRO, tables), encoding="utf-8")
        with ExitStack() as open_files:
            sinks = {table.name: _Sink(arrow, parquet, table, folder, open_files) for table in tables}
            for record in records:
                view = View(ids.noted(record))
                for table in TABLES:
                    sinks[table.name].add(list(table.rows(view)))
            for answer in occurrences or ():
                for linked in LINKED:
                    sinks[linked.name].add(list(linked.rows(ids.placed(answer))))
            for sink in sinks.values():
                sink.flush()


class _Sink:
    """A Parquet file that grows by row groups."""

    def __init__(self, arrow: Any, parquet: Any, table: Table[Any], folder: Path, open_files: ExitStack) -> None:
        self._arrow = arrow
        self._schema = _schema(arrow, table)
        self._rows: list[Row] = []
        self._writer = open_files.enter_context(parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd"))

    def add(self, rows: list[Row]) -> None:
        self._rows.extend(rows)
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(self._schema)
        arrays = [self._arrow.array(values, type=field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _schema(arrow: Any, table: Table[Any]) -> Any:
    kinds = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64(), "boolean": arrow.bool_()}
    return arrow.schema([arrow.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in table.columns])
