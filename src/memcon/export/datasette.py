"""Datasette: memcon.db, a SQLite file of the tables with keys, indexes and full-text search, and metadata.json beside it.

Eaten by Datasette (`datasette memcon.db --metadata metadata.json`), sqlite-utils and whatever else opens SQLite.
Definition: SQLite 3 with FTS5; Datasette's documentation, "Metadata" and "Full-text search".
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from memcon.export.columns import Table
from memcon.export.files import whole_folder
from memcon.export.occurrence_tables import LINKED, Ids
from memcon.export.tables import TABLES
from memcon.export.views import View
from memcon.record.types import Record
from memcon.store import OccurrenceAnswer

DATABASE = "memcon.db"
_SEARCHED = {"articles": ("title", "standfirst", "text"), "statements": ("speaker_name", "words"), "events": ("topics", "words")}
_LABELS = {"articles": "title", "actors": "name", "places": "name", "statements": "words", "events": "words", "documents": "name",
           "occurrences": "label"}  # fmt: skip
_INDEXED = {
    "actors": ("name", "country"),
    "events": ("type", "status", "first_day"),
    "participants": ("name", "country"),
    "citations": ("item",),
    "occurrences": ("type", "first_day"),
}
_SQL_KINDS = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}


def write(records: Iterable[Record], target: Path, occurrences: Iterable[OccurrenceAnswer] | None = None) -> None:
    """Write the folder `target` with memcon.db and metadata.json. A record whose id came before is left out: ids are keys.

    With `occurrences` those of the store that the records come from, and their accounts, are tables too.
    """
    tables = (*TABLES, *(LINKED if occurrences is not None else ()))
    with whole_folder(target, (DATABASE, "metadata.json")) as folder:
        with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
            # The file is put in place whole: a journal would only cost time.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            for table in tables:
                connection.execute(_create(table))
            _fill(connection, records, occurrences or ())
            _index(connection, tables)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
        told = json.dumps(_metadata(tables), ensure_ascii=False, indent=2)
        (folder / "metadata.json").write_text(told + "\n", encoding="utf-8")


def _fill(connection: sqlite3.Connection, records: Iterable[Record], occurrences: Iterable[OccurrenceAnswer]) -> None:
    ids = Ids()
    for record in _first_of_each(records):
        view = View(ids.noted(record))
        for table in TABLES:
            connection.executemany(_insert(table), table.rows(view))
    for answer in occurrences:
        for linked in LINKED:
            connection.executemany(_insert(linked), linked.rows(ids.placed(answer)))


def _insert(table: Table[Any]) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'


def _index(connection: sqlite3.Connection, tables: Sequence[Table[Any]]) -> None:
    for table in tables:
        keys = [c.name for c in table.columns if c.to]
        for column in (*keys, *_INDEXED.get(table.name, ())):
            connection.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
    for name, columns in _SEARCHED.items():
        listed = ", ".join(f'"{c}"' for c in columns)
        connection.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({listed}, content="{name}", tokenize="porter unicode61")')
        connection.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')


def _first_of_each(records: Iterable[Record]) -> Iterator[Record]:
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            yield record


def _create(table: Table[Any]) -> str:
    columns = [
        f'"{c.name}" {_SQL_KINDS[c.kind]}' + (" PRIMARY KEY" if c.name == "id" else "") + (f' REFERENCES "{c.to}" ("id")' if c.to else "")
        for c in table.columns
    ]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(columns) + "\n)"


def _metadata(tables: Sequence[Table[Any]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for table in tables:
        told: dict[str, object] = {"description": table.meaning, "columns": {c.name: c.meaning for c in table.columns}}
        if table.name in _LABELS:
            told["label_column"] = _LABELS[table.name]
        found[table.name] = told
    about = "What captured news pages tell, each field with the words that it was read from."
    return {"title": "memcon", "description": about, "databases": {"memcon": {"tables": found}}}
