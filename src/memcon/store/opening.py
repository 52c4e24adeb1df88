"""The file: made, opened, checked, brought up to the newest layout."""

import os
import sqlite3
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from memcon.store.errors import BadStore
from memcon.store.packing import default_dictionary

APPLICATION_ID = 0x6D656D63
""" "memc": tells a store from any other SQLite file."""
VERSION = 4
"""The version of the layout in schema.sql."""
PATIENCE = 60.0
"""Seconds that a writer waits for another one."""

PAGE_SIZE = 2048
"""Bytes; a record fills a few pages, and small ones leave less of the last one empty."""

Migration = tuple[int, str]
"""(the version that it leads to, SQL)."""


def migrations() -> Sequence[Migration]:
    """The steps from one layout to the next, in order: migrations/0002.sql leads from 1 to 2."""
    folder = files("memcon.store") / "migrations"
    scripts = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name) if folder.is_dir() else []
    return [(int(script.name[:4]), script.read_text("utf-8")) for script in scripts]


def open_file(path: Path, *, create: bool, write: bool) -> sqlite3.Connection:
    """A connection to the store. Raises BadStore where the file is missing, no store, or made by a newer memcon."""
    if path.is_dir():
        raise BadStore(f"{path} is a directory: name the file of the store")
    if not path.exists():
        if not create:
            raise BadStore(f"there is no store {path}: make one with memcon add FILE… --store {path}")
        if not path.parent.is_dir():
            raise BadStore(f"there is no directory {path.parent} for the store: make it first")
    if path.exists() and not path.stat().st_size and not create:
        raise BadStore(f"{path} is an empty file, and no store of memcon")
    if (write or create) and not all(os.access(file, os.W_OK) for file in (path.parent, path) if file.exists()):
        raise BadStore(f"{path} may not be written to: change its permissions and those of its directory, or name another store")
    try:
        connection = _connect(path, write or create)
        if create:
            _make(connection)
        _check(connection, path)
        if (write or create) and _version(connection) < VERSION:
            migrate(connection, migrations(), VERSION)
    except sqlite3.Error as error:
        raise BadStore(f"{path} is not a store of memcon, or broken: {error}") from error
    return connection


def files_of(path: Path) -> frozenset[Path]:
    """The file of a store, and those that SQLite keeps beside it while it is open: absolute paths."""
    return frozenset(path.absolute().with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm", "-journal"))


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    """Readers never wait for a writer (WAL). On a disk that cannot be written to, a store is read as it stands."""
    if write:
        new = not path.exists() or not path.stat().st_size
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        if not new and not _own(connection):  # the file of another program stays as it is
            return connection
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    else:
        address = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA user_version")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")
    return connection


def _make(connection: sqlite3.Connection) -> None:
    """Lay out an empty file; one that holds tables is left as it is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            for statement in statements((files("memcon.store") / "schema.sql").read_text("utf-8")):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('dictionary', ?)", (default_dictionary(),))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """The statements of a script, so that they can run inside one transaction (`executescript` would end it)."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found


def _own(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if not _own(connection):
        raise BadStore(f"{path} is a SQLite file, but not a store of memcon")
    if _version(connection) > VERSION:
        raise BadStore(
            f"{path} was made by a newer memcon (layout {_version(connection)}, this one knows {VERSION}): install a newer memcon"
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration], target: int) -> None:
    """Bring the file up to a version: each step whole or not at all, its number kept with it."""
    for number, script in steps:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) < number <= target:
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
