"""CSV: one file per table and columns.md. Eaten by spreadsheets, R, pandas and whatever else reads tables.

Definition: RFC 4180; UTF-8 without a byte order mark; a header line; an empty cell where nothing is known.
"""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from memcon.export.cells import cell
from memcon.export.columns import columns_page
from memcon.export.files import whole_folder
from memcon.export.occurrence_tables import LINKED, Ids
from memcon.export.tables import TABLES
from memcon.export.views import View
from memcon.record.types import Record
from memcon.store import OccurrenceAnswer

_INTRO = """Comma-separated values as in RFC 4180, UTF-8, a header line, an empty cell where nothing is known.
Text that begins with = + - or @ has an apostrophe in front, so that no spreadsheet takes it for a formula; take one apostrophe off
such cells to have the text to the letter. Several values in a cell stand beside each other with a bar between blanks."""


def write(records: Iterable[Record], target: Path, occurrences: Iterable[OccurrenceAnswer] | None = None) -> None:
    """Write the folder `target`: a CSV file per table, and columns.md, which says what the columns mean.

    With `occurrences` those of the store that the records come from, and their accounts, are tables too.
    """
    tables = (*TABLES, *(LINKED if occurrences is not None else ()))
    ids = Ids()
    with whole_folder(target, [f"{table.name}.csv" for table in (*TABLES, *LINKED)] + ["columns.md"]) as folder, ExitStack() as open_files:
        (folder / "columns.md").write_text(columns_page(_INTRO, tables), encoding="utf-8")
        writers = {}
        for table in tables:
            stream = open_files.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", errors="replace", newline=""))
            # With "\n" alone, csv would leave a cell that holds a lone "\r" unquoted, and readers would break the row there.
            writers[table.name] = csv.writer(stream, lineterminator="\r\n")
            writers[table.name].writerow([column.name for column in table.columns])
        for record in records:
            view = View(ids.noted(record))
            for table in TABLES:
                writers[table.name].writerows([cell(value) for value in row] for row in table.rows(view))
        for answer in occurrences or ():
            for linked in LINKED:
                writers[linked.name].writerows([cell(value) for value in row] for row in linked.rows(ids.placed(answer)))
