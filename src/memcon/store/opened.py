"""An open store, and what all its methods lean on: versions by their ids, corrected records, one view of the file for a question."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from memcon.record.types import Record
from memcon.store import adding, answers, asking, occurrences
from memcon.store.answers import EventAnswer, Source
from memcon.store.effective import Effective
from memcon.store.errors import UnknownId
from memcon.store.filters import Filters
from memcon.store.log import Correction, log_of_all
from memcon.store.opening import open_file


class Opened:
    """A file that is open. It is a context manager."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        row = connection.execute("SELECT value FROM meta WHERE key = 'dictionary'").fetchone()
        self._dictionary: bytes = row[0]

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a store to ask it; with `write` to correct it too; with `create` to make it where it is missing, and write to it.

        Raises BadStore where there is none, the file is something else, or a newer memcon made it.
        """
        return cls(open_file(Path(path), create=create, write=write), Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def _version(self, id_: str) -> int:
        rows = self._connection.execute("SELECT id FROM versions WHERE text_id = ? OR record_id = ? LIMIT 2", (id_, id_)).fetchall()
        if len(id_) >= 4 and not rows:
            query = "SELECT id FROM versions WHERE text_id >= ? AND text_id < ? LIMIT 2"
            rows = self._connection.execute(query, (id_, id_ + "~")).fetchall()
        if len(rows) > 1:
            raise UnknownId(f"{id_!r} means more than one record of {self.path.name}: give its id in the store")
        if not rows:
            raise UnknownId(f"there is no record {id_!r} in {self.path.name}")
        return int(rows[0][0])

    def _occurrence(self, id_: str) -> int:
        occurrences.check_layout(self._connection, self.path)
        return occurrences.number_by_id(self._connection, id_, self.path)

    def _under_text_id(self, version: int) -> Record:
        return adding.under_text_id(self._connection, self._dictionary, version)

    def _item(self, id_: str) -> tuple[int, str]:
        article, slash, item = id_.rpartition("/")
        if not slash:
            raise UnknownId(f"{id_!r} names no item of a record: write RECORD/e3, RECORD/s1 or RECORD/a2")
        return self._version(article), item

    def _text_id(self, version: int) -> str:
        return str(self._connection.execute("SELECT text_id FROM versions WHERE id = ?", (version,)).fetchone()[0])

    def _made(self, version: int, shared: tuple[Correction, ...] | None = None) -> Effective:
        return adding.corrected(self._connection, self._dictionary, version, shared)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """What is asked within sees the store as it is now, whatever others write meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def _source(self, version: int, record: Record) -> Source:
        return answers.source_of(record, self._text_id(version), self._names(version))

    def _names(self, version: int) -> list[str]:
        rows = self._connection.execute("SELECT DISTINCT name FROM sources WHERE version = ? ORDER BY name", (version,))
        return [name for (name,) in rows]

    def _items(self, query: asking.Query) -> Iterator[tuple[int, str, Effective, Source]]:
        """The rows of a question, each with its corrected record, which is opened once."""
        opened: dict[int, tuple[Effective, Source]] = {}
        shared = log_of_all(self._connection)
        for version, id_ in self._connection.execute(query.sql, query.values).fetchall():
            if version not in opened:
                if len(opened) >= _KEPT:
                    opened.clear()
                made = self._made(version, shared)
                opened[version] = made, self._source(version, made.record)
            yield version, id_, *opened[version]

    def _event_answers(self, query: asking.Query) -> tuple[EventAnswer, ...]:
        found = (answers.event_answer(made, id_, source) for _, id_, made, source in self._items(query))
        return tuple(answer for answer in found if answer)


_KEPT = 256
"""Records that are held open while a question is answered."""


def filters_of(asked: dict[str, Any]) -> Filters:
    """Keywords to filters: a lone type or status may stand without a tuple."""
    for name in ("type", "status"):
        if isinstance(asked.get(name), str):
            asked[name] = (asked[name],)
        elif isinstance(asked.get(name), Sequence):
            asked[name] = tuple(asked[name])
    return Filters(**asked)
