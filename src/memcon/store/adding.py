"""A record into the store: once, however often its article is given, and as a further version where its text was changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec

from memcon.record.naming import text_id
from memcon.record.types import Record
from memcon.store import indexing
from memcon.store.days import days
from memcon.store.effective import Effective, corrected_record, effective
from memcon.store.log import Correction, active, log_of, log_of_all
from memcon.store.packing import pack, unpack

Outcome = Literal["new", "version", "source", "known"]


class Added(msgspec.Struct, frozen=True):
    """What became of a record: a "new" article, a new "version" of one, a further "source" of a text that is kept already, or nothing
    ("known"). `text_id` is the id under which the text is kept."""

    outcome: Outcome
    text_id: str


class Origin(msgspec.Struct, frozen=True):
    """Where a capture came from: the file (and the place in it), the collector's id ('' for none), the SHA-256 of the capture."""

    name: str
    capture_id: str
    sha256: str


class Kept(msgspec.Struct, frozen=True):
    """A version as it is kept: the key of its article, and the record as memcon read it."""

    article: str
    record: Record


def kept(connection: sqlite3.Connection, dictionary: bytes, version: int) -> Kept:
    packed, key = connection.execute(
        "SELECT record, key FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?", (version,)
    ).fetchone()
    return Kept(key, unpack(packed, dictionary))


def corrected(connection: sqlite3.Connection, dictionary: bytes, version: int, shared: tuple[Correction, ...] | None = None) -> Effective:
    """The record of a version with what people have corrected. `shared` is `log_of_all` for those who ask for many."""
    own = kept(connection, dictionary, version)
    return effective(own.record, own.article, _standing(connection, own.article, shared))


def under_text_id(connection: sqlite3.Connection, dictionary: bytes, version: int, shared: tuple[Correction, ...] | None = None) -> Record:
    """The corrected record of a version under the id of its text, which no other in the store has, as a collector's id may."""
    own = kept(connection, dictionary, version)
    made = corrected_record(own.record, own.article, _standing(connection, own.article, shared))
    return msgspec.structs.replace(made, id=text_id(made.article.text))


def _standing(connection: sqlite3.Connection, article: str, shared: tuple[Correction, ...] | None) -> tuple[Correction, ...]:
    return active(log_of(connection, article) + (log_of_all(connection) if shared is None else shared))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and only one writer at a time."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def known(connection: sqlite3.Connection, origin: Origin) -> bool:
    """Whether the very capture is in the store, under any name; then it need not be read. Its further name is noted."""
    query = "SELECT version FROM sources WHERE sha256 = ? AND capture_id = ? LIMIT 1"
    row = connection.execute(query, (origin.sha256, origin.capture_id)).fetchone()
    if row is None:
        return False
    if not _has_source(connection, origin):
        with transaction(connection):
            _note(connection, int(row[0]), origin)
    return True


def add(connection: sqlite3.Connection, dictionary: bytes, record: Record, origin: Origin, made_by: str) -> Added:
    """Keep a record, in one transaction."""
    id_ = text_id(record.article.text)
    with transaction(connection):
        connection.execute("DELETE FROM problems WHERE name = ? AND capture_id = ?", (origin.name, origin.capture_id))
        row = connection.execute("SELECT id FROM versions WHERE text_id = ?", (id_,)).fetchone()
        if row:
            seen = _has_source(connection, origin)
            _note(connection, int(row[0]), origin)
            return Added("known" if seen else "source", id_)
        article = _article_of(connection, record, origin)
        is_new = article is None
        if article is None:
            article = int(connection.execute("INSERT INTO articles (key) VALUES (?)", (id_,)).lastrowid or 0)
        version = _insert(connection, article, id_, record, pack(record, dictionary), made_by)
        _note(connection, version, origin)
        _choose(connection, dictionary, article)
        return Added("new" if is_new else "version", id_)


def cut_anew(connection: sqlite3.Connection, dictionary: bytes, version: int, record: Record, made_by: str) -> int:
    """Keep a record of the captures of a version whose article is another text now, as a further version; it takes over the captures, and
    the place of the newest where the version had it. Gives the version that has the text: where another article has it already, the
    captures stay where they are."""
    id_ = text_id(record.article.text)
    with transaction(connection):
        query = "SELECT article, current FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?"
        article, current = connection.execute(query, (version,)).fetchone()
        row = connection.execute("SELECT id, article FROM versions WHERE text_id = ?", (id_,)).fetchone()
        if row and row[1] != article:
            return int(row[0])
        new = int(row[0]) if row else _insert(connection, article, id_, record, pack(record, dictionary), made_by)
        connection.execute("UPDATE sources SET version = ? WHERE version = ?", (new, version))
        if current == version:
            _make_current(connection, dictionary, article, new)
    return new


def _has_source(connection: sqlite3.Connection, origin: Origin) -> bool:
    key = (origin.sha256, origin.name, origin.capture_id)
    return connection.execute("SELECT 1 FROM sources WHERE (sha256, name, capture_id) = (?, ?, ?)", key).fetchone() is not None


def _note(connection: sqlite3.Connection, version: int, origin: Origin) -> None:
    connection.execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?)", (origin.sha256, origin.name, origin.capture_id, version))


def _article_of(connection: sqlite3.Connection, record: Record, origin: Origin) -> int | None:
    """The article that the record is a changed text of: one with the same address; failing an address, with the same collector's id, given
    under the same name or with the same outlet."""
    url, outlet = record.article.url, record.article.outlet
    if url:
        row = connection.execute("SELECT article FROM versions WHERE url = ? LIMIT 1", (url,)).fetchone()
        if row:
            return int(row[0])
    if not origin.capture_id:
        return None
    row = connection.execute(
        "SELECT v.article FROM sources s JOIN versions v ON v.id = s.version WHERE s.capture_id = ? AND s.capture_id <> ''"
        " AND (v.url IS NULL OR ? IS NULL) AND (s.name = ? OR (v.outlet IS NOT NULL AND v.outlet = ?)) LIMIT 1",
        (origin.capture_id, url, origin.name, outlet),
    ).fetchone()
    return int(row[0]) if row else None


def _insert(connection: sqlite3.Connection, article: int, id_: str, record: Record, packed: bytes, made_by: str) -> int:
    about = record.article
    row = {
        "article": article,
        "text_id": id_,
        "record_id": record.id,
        "made_by": made_by,
        "title": about.title,
        "outlet": about.outlet,
        "agency": about.agency,
        "side": about.side,
        "url": about.url,
        "language": about.language,
        "published": about.published.edtf if about.published else None,
        "day": indexing.published_day(record),
        "record": packed,
    }
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    return int(connection.execute(f"INSERT INTO versions ({columns}) VALUES ({marks})", row).lastrowid or 0)


def _choose(connection: sqlite3.Connection, dictionary: bytes, article: int) -> None:
    """Make the newest version of an article the one that is asked: by its stamp where all have one, else the last that was added."""
    versions = connection.execute("SELECT id, published FROM versions WHERE article = ? ORDER BY id", (article,)).fetchall()
    stamps = [published or "" for _, published in versions]
    newest = max(versions, key=lambda v: (v[1], v[0]))[0] if all(days(s)[0] for s in stamps) else versions[-1][0]
    (current,) = connection.execute("SELECT current FROM articles WHERE id = ?", (article,)).fetchone()
    if current != newest:
        _make_current(connection, dictionary, article, newest)


def _make_current(connection: sqlite3.Connection, dictionary: bytes, article: int, newest: int) -> None:
    """Let a version be the one of its article that is asked."""
    (current,) = connection.execute("SELECT current FROM articles WHERE id = ?", (article,)).fetchone()
    if current is not None:
        mark_unlinked(connection, current)
        indexing.remove(connection, current)
        indexing.remove_text(connection, current, kept(connection, dictionary, current).record)
    connection.execute("UPDATE articles SET current = ? WHERE id = ?", (newest, article))
    made = corrected(connection, dictionary, newest)
    mark_unlinked(connection, newest)
    indexing.insert_text(connection, newest, made.record)
    indexing.insert(connection, newest, made)


def is_current(connection: sqlite3.Connection, version: int) -> bool:
    """Whether a version is the one of its article that is asked."""
    query = "SELECT 1 FROM versions JOIN articles ON articles.id = article WHERE versions.id = ? AND current = versions.id"
    return connection.execute(query, (version,)).fetchone() is not None


def key_of(connection: sqlite3.Connection, version: int) -> str:
    """The key of the article of a version."""
    query = "SELECT key FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?"
    return str(connection.execute(query, (version,)).fetchone()[0])


def mark_unlinked(connection: sqlite3.Connection, version: int) -> None:
    """Note, in the transaction of a change, that the article is to be put together with others anew: a kill after it loses nothing."""
    connection.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (version,))


def reindex(connection: sqlite3.Connection, dictionary: bytes, version: int) -> None:
    """The rows of a version anew, within a transaction."""
    indexing.remove(connection, version)
    indexing.insert(connection, version, corrected(connection, dictionary, version))


def replace(connection: sqlite3.Connection, dictionary: bytes, version: int, record: Record, made_by: str) -> None:
    """Put a new reading of the same text in the place of the old one, in one transaction."""
    with transaction(connection):
        connection.execute("UPDATE versions SET record = ?, made_by = ? WHERE id = ?", (pack(record, dictionary), made_by, version))
        if is_current(connection, version):
            reindex(connection, dictionary, version)
            mark_unlinked(connection, version)
