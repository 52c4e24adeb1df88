"""The store, as the command line, the exports, the web pages and Python see it."""

import sqlite3
from collections.abc import Iterator

import msgspec

from memcon.record.types import Record
from memcon.store import adding, answers, correcting, linking, rereading
from memcon.store.adding import Added, Origin
from memcon.store.answers import EventAnswer, Problem, Source
from memcon.store.correcting import By, Logged
from memcon.store.effective import Effective
from memcon.store.errors import UnknownId
from memcon.store.log import items_of, log_of_all
from memcon.store.questions import Questions


class Shown(msgspec.Struct, frozen=True):
    """What an id of the store means: a corrected record, and the item of it where the id names one ("e3", "s1")."""

    text_id: str
    made: Effective
    item: str | None


class Store(Questions):
    """One file. Open it with `Store.open`; it is a context manager. Methods that ask take the names of `Filters` as keywords.

    Writers wait for each other, readers for nobody. Use one Store in one thread at a time.
    """

    # Adding

    def add(self, record: Record, *, name: str, sha256: str | None = None, capture_id: str | None = None, made_by: str) -> Added:
        """Keep a record of a capture. `name` is the file it came from, `made_by` the version of memcon that read it.

        What is added waits to be put together by occurrence: call `link` after a batch.
        """
        origin = Origin(name, capture_id or "", sha256 or record.article.capture.sha256)
        return adding.add(self._connection, self._dictionary, record, origin, made_by)

    def knows(self, *, name: str, sha256: str, capture_id: str | None = None) -> bool:
        """Whether this very capture was added before, so that it need not be read; its name is noted as a further source."""
        return adding.known(self._connection, Origin(name, capture_id or "", sha256))

    def note_problem(self, name: str, capture_id: str | None, code: str, message: str) -> None:
        """Keep why a capture could not be read, until it can."""
        with adding.transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?)", (name, capture_id or "", code, message))

    def problems(self) -> tuple[Problem, ...]:
        rows = self._connection.execute("SELECT name, capture_id, code, message FROM problems ORDER BY name, capture_id")
        return tuple(Problem(*row) for row in rows)

    def compact(self) -> None:
        """Write the file anew without gaps: worth it after much was added. Does nothing while others write."""
        try:
            self._connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError:
            return

    # Records

    def __len__(self) -> int:
        """The number of articles."""
        return int(self._connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def records(self, *, corrected: bool = True) -> Iterator[Record]:
        """The newest record of each article, in the order in which the articles were first added; one at a time."""
        last, shared = 0, log_of_all(self._connection)
        while row := self._connection.execute("SELECT id, current FROM articles WHERE id > ? ORDER BY id LIMIT 1", (last,)).fetchone():
            last, version = row
            yield self._made(version, shared).record if corrected else self.record(self._text_id(version), corrected=False)

    def record(self, id_: str, *, corrected: bool = True) -> Record:
        """A record by its id in the store (or a beginning of it that no other has), or by the collector's id."""
        version = self._version(id_)
        return self._made(version).record if corrected else adding.kept(self._connection, self._dictionary, version).record

    def versions(self, id_: str) -> tuple[str, ...]:
        """The ids of all versions of the article, in the order in which they were added."""
        rows = self._connection.execute(
            "SELECT text_id FROM versions WHERE article = (SELECT article FROM versions WHERE id = ?) ORDER BY id", (self._version(id_),)
        )
        return tuple(text_id for (text_id,) in rows)

    def source(self, id_: str) -> Source:
        """The article of a record, with all names that it was given under."""
        version = self._version(id_)
        return self._source(version, self._made(version).record)

    def sources(self) -> Iterator[Source]:
        """Where all articles are from, in the order in which they were first added, by their newest versions."""
        query = (
            "SELECT v.id, v.text_id, v.title, coalesce(v.outlet, v.agency), v.url, v.side, v.published"
            " FROM articles CROSS JOIN versions v ON v.id = current ORDER BY articles.id"
        )
        for version, id_, title, outlet, url, side, published in self._connection.execute(query).fetchall():
            yield Source(id=id_, title=title, outlet=outlet, url=url, side=side, published=published, names=tuple(self._names(version)))

    def show(self, id_: str) -> Shown:
        """What an id means: "3f2a9c0d11aa22bb" a record, "3f2a9c0d11aa22bb/e3" an event. Raises UnknownId."""
        article, _, item = id_.rpartition("/") if "/" in id_ else (id_, "", "")
        try:
            version = self._version(article)
        except UnknownId:
            version, item = self._version(id_), ""  # a collector's id may have a slash
        made = self._made(version)
        have = [x.id for x in items_of(made.record)]
        if item and item not in have:
            raise UnknownId(f"{article} has no event or statement {item!r}, or it was rejected: it has {', '.join(have) or 'none'}")
        return Shown(self._text_id(version), made, item or None)

    def event(self, id_: str) -> EventAnswer:
        """An event by its id: "3f2a9c0d11aa22bb/e3"."""
        shown = self.show(id_)
        version = self._version(shown.text_id)
        answer = answers.event_answer(shown.made, shown.item or "", self._source(version, shown.made.record))
        if answer is None:
            raise UnknownId(f"{id_} is no event")
        return answer

    # Correcting

    def reject(self, id_: str, by: By) -> int:
        """Say that an event or a statement is not there. Gives the number of the correction."""
        version, item = self._item(id_)
        return self._then_link(correcting.reject(self._connection, self._dictionary, version, item, by))

    def set_field(self, id_: str, field: str, value: str, by: By) -> int:
        """Change a field of an event or a statement (`EVENT_FIELDS`, `STATEMENT_FIELDS` of `memcon.store.effective`)."""
        version, item = self._item(id_)
        return self._then_link(correcting.set_field(self._connection, self._dictionary, version, item, field, value, by))

    def merge_actors(self, key: str, into: str, by: By) -> int:
        """Say that the actor `key` is the actor `into`, in all records, those to come too."""
        return correcting.merge_actors(self._connection, self._dictionary, key, into, by)

    def split_actor(self, id_: str, name: str, by: By) -> int:
        """Say that the actor of one article ("3f2a9c0d11aa22bb/a4") is somebody else: the actor of the key `name`, or one so called."""
        version, item = self._item(id_)
        return correcting.split_actor(self._connection, self._dictionary, version, item, name, by)

    def merge_occurrences(self, a: str, b: str, by: By) -> int:
        """Say that two occurrences are one. It holds on to an article of each, so that it stays as others come in."""
        return self._then_link(correcting.merge_occurrences(self._connection, self._occurrence(a), self._occurrence(b), by))

    def split_occurrence(self, id_: str, record: str, by: By) -> int:
        """Say that an article is not about an occurrence: it is kept apart from all others that are now."""
        return self._then_link(correcting.split_occurrence(self._connection, self._occurrence(id_), self._version(record), by))

    def undo(self, number: int, by: By) -> int:
        """Take a correction back; the log keeps both."""
        return self._then_link(correcting.undo(self._connection, self._dictionary, number, by))

    def corrections(self) -> tuple[Logged, ...]:
        """The whole log, with what has become of each entry."""
        return correcting.standings(self._connection, self._dictionary)

    def _then_link(self, number: int) -> int:
        """After the correction of a number: what it bears on is linked anew; what waits beside it goes on waiting."""
        linking.link_only(self._connection, self._dictionary, correcting.bears_on(self._connection, number))
        return number

    # Re-reading

    def made_by_others(self, made_by: str) -> tuple[str, ...]:
        """The ids of the versions that another version of memcon read."""
        rows = self._connection.execute(
            "SELECT text_id FROM versions WHERE made_by < ? UNION ALL SELECT text_id FROM versions WHERE made_by > ? ORDER BY text_id",
            (made_by, made_by),
        )
        return tuple(id_ for (id_,) in rows)

    def all_versions(self) -> tuple[str, ...]:
        """The ids of all versions, in the order in which they were added."""
        return tuple(id_ for (id_,) in self._connection.execute("SELECT text_id FROM versions ORDER BY id"))

    def captures(self, id_: str) -> tuple[Origin, ...]:
        """Where a version came from: the files, and what in them."""
        query = "SELECT name, capture_id, sha256 FROM sources WHERE version = ? ORDER BY name, capture_id"
        return tuple(Origin(*row) for row in self._connection.execute(query, (self._version(id_),)))

    def replace(self, id_: str, record: Record, made_by: str, read_from: rereading.ReadFrom = "text") -> rereading.Change:
        """Put a new reading of the same text in the place of the old one; what people corrected stays where its words stand.

        Raises ValueError where the text is another: that is a new version, to be added.
        """
        version = self._version(id_)
        old = adding.kept(self._connection, self._dictionary, version).record
        if old.article.text != record.article.text:
            raise ValueError("a re-reading must be of the same text")
        adding.replace(self._connection, self._dictionary, version, record, made_by)
        return rereading.changes(old, record, self._text_id(version), read_from)

    def cut_anew(self, id_: str, record: Record, made_by: str, as_before: Record) -> rereading.Change:
        """Keep a reading of the same captures of which the article is cut otherwise now: a further version, which takes the captures over.

        `as_before` is the new reading of the text as it was cut, for the version that stays.
        """
        version = self._version(id_)
        old = adding.kept(self._connection, self._dictionary, version).record
        new = adding.cut_anew(self._connection, self._dictionary, version, record, made_by)
        self.replace(id_, as_before, made_by)
        return rereading.changes(old, record, self._text_id(new), "file, cut anew")
