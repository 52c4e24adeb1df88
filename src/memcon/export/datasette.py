"""Datasette: memcon.db, a SQLite file of the tables with keys, indexes and full-text search, and metadata.json beside it.

Eaten by Datasette (`datasette memcon.db --metadata metadata.json`), sqlite-utils and whatever else opens SQLite.
Definition: SQLite 3 with FTS5; Datasette's documentation, "Metadata" and "Full-text search".
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from memcon.export.files import whole_folder
from memcon.export.tables import TABLES, Table
from memcon.export.views import View
from memcon.record.types import Record

DATABASE = "memcon.db"
_SEARCHED = {"articles": ("title", "standfirst", "text"), "statements": ("speaker_name", "words"), "events": ("topics", "words")}
_LABELS = {"articles": "title", "actors": "name", "places": "name", "statements": "words", "events": "words", "documents": "name"}
_INDEXED = {
    "actors": ("name", "country"),
    "events": ("type", "status", "first_day"),
    "participants": ("name", "country"),
    "citations": ("item",),
}
_SQL_KINDS = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}


def write(records: Iterable[Record], target: Path) -> None:
    """Write the folder `target` with memcon.db and metadata.json. A record whose id came before is left out: ids are keys."""
    with whole_folder(target, (DATABASE, "metadata.json")) as folder:
        with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
            # The file is put in place whole: a journal would only cost time.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, records)
            connection.execute("VACUUM")
        told = json.dumps(_metadata(), ensure_ascii=False, indent=2)
        (folder / "metadata.json").write_text(told + "\n", encoding="utf-8")


def _fill(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    connection.execute("BEGIN")
    for table in TABLES:
        connection.execute(_create(table))
    inserts = [f'INSERT INTO "{t.name}" VALUES ({", ".join("?" * len(t.columns))})' for t in TABLES]
    for record in _first_of_each(records):
        view = View(record)
        for table, insert in zip(TABLES, inserts, strict=True):
            connection.executemany(insert, table.rows(view))
    for table in TABLES:
        keys = [c.name for c in table.columns if c.to]
        for column in (*keys, *_INDEXED.get(table.name, ())):
            connection.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
    for name, columns in _SEARCHED.items():
        listed = ", ".join(f'"{c}"' for c in columns)
        connection.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({listed}, content="{name}", tokenize="porter unicode61")')
        connection.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')
    connection.execute("COMMIT")


def _first_of_each(records: Iterable[Record]) -> Iterator[Record]:
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            yield record


def _create(table: Table) -> str:
    columns = [
        f'"{c.name}" {_SQL_KINDS[c.kind]}' + (" PRIMARY KEY" if c.name == "id" else "") + (f' REFERENCES "{c.to}" ("id")' if c.to else "")
        for c in table.columns
    ]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(columns) + "\n)"


def _metadata() -> dict[str, object]:
    tables: dict[str, object] = {}
    for table in TABLES:
        told: dict[str, object] = {"description": table.meaning, "columns": {c.name: c.meaning for c in table.columns}}
        if table.name in _LABELS:
            told["label_column"] = _LABELS[table.name]
        tables[table.name] = told
    about = "What captured news pages tell, each field with the words that it was read from."
    return {"title": "memcon", "description": about, "databases": {"memcon": {"tables": tables}}}
