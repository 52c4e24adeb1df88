"""The store, as the command line, the exports, the web pages and Python see it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from memcon.occurrences import Comparison, Link, compare
from memcon.occurrences.relation_types import Relations
from memcon.occurrences.threads import course
from memcon.record.types import Record
from memcon.store import adding, answers, asking, correcting, counting, linking, listing, occurrences, relating, rereading
from memcon.store.adding import Added, Origin
from memcon.store.answers import ActorAnswer, EventAnswer, Found, OccurrenceAnswer, Source, StatementAnswer
from memcon.store.correcting import By, Logged
from memcon.store.counting import Counted, DayCount, PairCount, PlaceCount
from memcon.store.effective import Effective
from memcon.store.errors import UnknownId
from memcon.store.facets import Facets, facets
from memcon.store.filters import Filters
from memcon.store.listing import ArticleAnswer
from memcon.store.log import Correction, items_of, log_of_all
from memcon.store.marking import Mark, marks
from memcon.store.naming import knowledge
from memcon.store.opening import open_file
from memcon.store.snippets import snippet
from memcon.store.spellings import spellings
from memcon.store.tables import Library, Rows, as_rows, to_table

PLANNED = ("planned",)
Answers = Literal["events", "agenda", "statements", "actors", "occurrences"]
"""What can be asked for with `Filters`."""


class Problem(msgspec.Struct, frozen=True):
    """A capture that could not be read, with the sentence that says why."""

    name: str
    capture_id: str
    code: str
    message: str


class Shown(msgspec.Struct, frozen=True):
    """What an id of the store means: a corrected record, and the item of it where the id names one ("e3", "s1")."""

    text_id: str
    made: Effective
    item: str | None


class Store:
    """One file. Open it with `Store.open`; it is a context manager. Methods that ask take the names of `Filters` as keywords.

    Writers wait for each other, readers for nobody. Use one Store in one thread at a time.
    """

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

    # Asking

    def articles(self, **asked: Any) -> tuple[ArticleAnswer, ...]:
        """The articles, the newest first: `since`, `until` and `outlet` speak of the article, all else of an event that it has to tell."""
        with self._at_once():
            return listing.articles(self._connection, _filters(asked))

    def events(self, **asked: Any) -> tuple[EventAnswer, ...]:
        """The events that `Filters` let through, the newest first."""
        with self._at_once():
            filters = _filters(asked)
            after = listing.position(self._connection, "events", filters.after)
            return self._event_answers(asking.events(self._connection, filters, after=after))

    def agenda(self, **asked: Any) -> tuple[EventAnswer, ...]:
        """What is planned, the earliest first; what has no day stands last."""
        asked.setdefault("status", PLANNED)
        filters = _filters(asked)
        with self._at_once():
            after = listing.position(self._connection, "events", filters.after)
            found: tuple[EventAnswer, ...] = ()
            if after is None or after[0]:
                found = self._event_answers(asking.events(self._connection, filters, oldest_first=True, dated=True, after=after))
            left = None if filters.limit is None else filters.limit - len(found)
            if left == 0 or filters.since or filters.until:
                return found
            rest = msgspec.structs.replace(filters, limit=left)
            after = after if after and not after[0] else None
            return found + self._event_answers(asking.events(self._connection, rest, oldest_first=True, dated=False, after=after))

    def count_days(self, **asked: Any) -> Counted[DayCount]:
        """How many events there are by day; by month where they are too many for that."""
        with self._at_once():
            return counting.by_day(self._connection, _filters(asked))

    def count_pairs(self, within: str | None = None, **asked: Any) -> Counted[PairCount]:
        """How many events two countries take part in; with `within` (alpha-3) each actor of that country with the others."""
        with self._at_once():
            filters = _filters(asked)
            return counting.within(self._connection, filters, within) if within else counting.by_pair(self._connection, filters)

    def count_places(self, **asked: Any) -> Counted[PlaceCount]:
        """How many events there are at each place that has coordinates."""
        with self._at_once():
            return counting.by_place(self._connection, _filters(asked))

    def marks(self, *, oldest_first: bool = False, dated: bool = True, **asked: Any) -> tuple[Mark, ...]:
        """The events that have a day, in order of time, as a drawing needs them; of more than `limit` the newest, or the oldest. With
        `dated` false those that have none, in the order in which they were added."""
        with self._at_once():
            occurrences.check_layout(self._connection, self.path)
            return marks(self._connection, _filters(asked), oldest_first=oldest_first, dated=dated)

    def page_days(self, beside: float = 0.0) -> tuple[int, int]:
        """The days of the oldest and of the newest page, as numbers (20211230), with a share of the pages left aside at either end; (0, 0)
        where no page has a day."""
        return counting.page_days(self._connection, beside)

    def statements(self, **asked: Any) -> tuple[StatementAnswer, ...]:
        """The statements that `Filters` let through (`type` is the act), the newest first."""
        found = []
        with self._at_once():
            filters = _filters(asked)
            after = listing.position(self._connection, "statements", filters.after)
            for version, id_, made, source in self._items(asking.statements(self._connection, filters, after)):
                (day,) = self._connection.execute("SELECT day FROM statements WHERE version = ? AND n = ?", (version, id_)).fetchone()
                if answer := answers.statement_answer(made, id_, source, day):
                    found.append(answer)
        return tuple(found)

    def occurrences(self, **asked: Any) -> tuple[OccurrenceAnswer, ...]:
        """The occurrences that `Filters` let through, by the main event of one of their accounts, the newest first. `unlinked` tells
        whether articles wait to be linked, which are not among the accounts yet."""
        filters = _filters(asked)
        occurrences.check_layout(self._connection, self.path)
        with self._at_once():
            query = asking.occurrences(self._connection, filters)
            rows = (number for (number,) in self._connection.execute(query.sql, query.values))
            found = occurrences.distinct(rows, self._occurrence(filters.after) if filters.after else None, filters.limit)
            made = (occurrences.answer(self._connection, self._under_text_id, number) for number in found)
            return tuple(answer for answer in made if answer)

    def occurrence(self, id_: str) -> OccurrenceAnswer:
        """An occurrence by its id, "o-3f2a9c0d11aa", or a beginning of it that no other has. Raises UnknownId."""
        with self._at_once():
            answer = occurrences.answer(self._connection, self._under_text_id, self._occurrence(id_))
            assert answer is not None
            return answer

    def every_occurrence(self) -> Iterator[OccurrenceAnswer]:
        """All occurrences, in the order of their ids; one at a time."""
        occurrences.check_layout(self._connection, self.path)
        yield from occurrences.every(self._connection, self._under_text_id)

    def occurrence_of(self, id_: str) -> str | None:
        """The id of the occurrence that an article is about; None where it waits to be linked."""
        row = self._connection.execute("SELECT occurrence FROM accounts WHERE version = ? LIMIT 1", (self._version(id_),)).fetchone()
        return occurrences.id_of(row[0]) if row else None

    def comparison(self, id_: str) -> Comparison:
        """The articles that are about an occurrence, as people have corrected them, side by side. Raises BadOption where it is but one."""
        number = self._occurrence(id_)
        return compare(occurrences.records(self._connection, self._under_text_id, number), occurrence=occurrences.id_of(number))

    def accounts(self, id_: str) -> tuple[Record, ...]:
        """The corrected records of the articles that are about an occurrence, each under its id in the store."""
        return occurrences.records(self._connection, self._under_text_id, self._occurrence(id_))

    def links(self) -> Iterator[Link]:
        """What each article is about, and the occurrences that it also speaks of: the lines of `memcon link`."""
        occurrences.check_layout(self._connection, self.path)
        with self._at_once():
            yield from occurrences.links(self._connection)

    def unlinked(self) -> int:
        """How many articles were added or changed since articles were last linked: 0 where occurrences are up to date."""
        occurrences.check_layout(self._connection, self.path)
        return linking.unlinked(self._connection)

    def link(self, step: Callable[[int], None] | None = None) -> int:
        """Put what was added or changed together by occurrence. Gives the number of occurrences that are new, gone or changed.

        `step` is told now and then how many articles wait. Stopped or killed at any moment, nothing is lost: the next call goes on.
        """
        return linking.link(self._connection, self._dictionary, step)

    def actors(self, **asked: Any) -> tuple[ActorAnswer, ...]:
        """Who is in the records (`type` is the kind), those of the most articles first."""
        query = asking.actors(self._connection, _filters(asked))
        rows = self._connection.execute(query.sql, query.values)
        return tuple(
            ActorAnswer(key=r[0], name=r[1], kind=r[2], country=r[3], sector=r[4], wikidata=r[5], records=r[6], events=r[7]) for r in rows
        )

    def search(self, words: str, **asked: Any) -> tuple[Found, ...]:
        """The articles with all the words, the best first (of more than 10,000 those that were added last); "in quotes" as they stand,
        -word for not, word* for a beginning."""
        others = spellings(words)
        asked_, full_text = _filters(asked), asking.full_text(words, others)
        forms = asking.forms(words, others)
        found = []
        with self._at_once():
            newest = asking.newest_articles(self._connection, asked_, full_text)
            query = asking.best(asked_, full_text, [row[0] for row in self._connection.execute(newest.sql, newest.values)])
            for (version,) in self._connection.execute(query.sql, query.values).fetchall():
                record = adding.kept(self._connection, self._dictionary, version).record
                found.append(Found(source=self._source(version, record), snippet=snippet(record.article.text, forms)))
        return tuple(found)

    def facets(self, words: str, **asked: Any) -> Facets:
        """How the answers of a search spread over outlets, months and countries."""
        return facets(self._connection, _filters(asked), asking.full_text(words, spellings(words)))

    def relations(self, a: str, b: str, since: str | None = None, until: str | None = None) -> Relations:
        """The course of things between two actors: what happened, what was planned and what became of it; at most `relating.MOST` articles.

        Raises BadOption where nobody goes by a name, or both names mean one actor.
        """
        asked = relating.Asked(a, b, since, until)
        with self._at_once():
            (first, one), (second, other) = relating.sides(self._connection, asked)
            found = relating.versions(self._connection, asked)
            shared = log_of_all(self._connection)
            pages = [
                relating.page(self._connection, version, self._text_id(version), self._made(version, shared), first, second)
                for version in found[: relating.MOST]
            ]
            newest, homes = relating.newest(self._connection), relating.homes(self._connection, pages, found)
        return course(
            pages, (one, other), since=since, until=until, newest=newest, occurrences=homes, facts=knowledge(), notes=relating.notes(found)
        )

    def table(self, what: Answers, library: Library = "pandas", **asked: Any) -> Any:
        """The answers as a table of pandas, polars or pyarrow, whichever is installed: flat columns, a row for each answer."""
        return to_table(self.rows(what, **asked), library)

    def rows(self, what: Answers, **asked: Any) -> Rows:
        """The answers as flat rows of plain values."""
        found: dict[str, Any] = {
            "events": self.events, "agenda": self.agenda, "statements": self.statements, "actors": self.actors,
            "occurrences": self.occurrences,
        }  # fmt: skip
        return as_rows(found[what](**asked))

    def plan(self, what: Answers | Literal["search"], words: str = "", **asked: Any) -> tuple[str, ...]:
        """How SQLite answers a question: the lines of EXPLAIN QUERY PLAN."""
        filters = _filters(asked)
        if what == "statements":
            query = asking.statements(self._connection, filters)
        elif what == "actors":
            query = asking.actors(self._connection, filters)
        elif what == "occurrences":
            query = asking.occurrences(self._connection, filters)
        elif what == "search":
            query = asking.newest_articles(self._connection, filters, asking.full_text(words, {}))
        else:
            query = asking.events(self._connection, filters, oldest_first=what == "agenda")
        return tuple(row[3] for row in self._connection.execute(f"EXPLAIN QUERY PLAN {query.sql}", query.values))

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

    # Within

    def _version(self, id_: str) -> int:
        rows = self._connection.execute("SELECT id FROM versions WHERE text_id = ? OR record_id = ? LIMIT 2", (id_, id_)).fetchall()
        if len(id_) >= 4 and not rows:
            query = "SELECT id FROM versions WHERE text_id >= ? AND text_id < ? LIMIT 2"
            rows = self._connection.execute(query, (id_, id_ + "~")).fetchall()
        if len(rows) > 1:
            raise UnknownId(f"{id_!r} means more than one record of {self.path}: give its id in the store")
        if not rows:
            raise UnknownId(f"{self.path} has no record {id_!r}")
        return int(rows[0][0])

    def _occurrence(self, id_: str) -> int:
        occurrences.check_layout(self._connection, self.path)
        return occurrences.number_by_id(self._connection, id_, self.path)

    def _then_link(self, number: int) -> int:
        """After the correction of a number."""
        self.link()
        return number

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


def _filters(asked: dict[str, Any]) -> Filters:
    """Keywords to filters: a lone type or status may stand without a tuple."""
    for name in ("type", "status"):
        if isinstance(asked.get(name), str):
            asked[name] = (asked[name],)
        elif isinstance(asked.get(name), Sequence):
            asked[name] = tuple(asked[name])
    return Filters(**asked)
