"""The file: its layout and the way from older ones, what is no store, writers and readers at once."""

import multiprocessing
import os
import re
import sqlite3
from pathlib import Path

import pytest

from memcon.errors import MemconError
from memcon.store import BadStore, Store, indexing
from memcon.store.opening import APPLICATION_ID, VERSION, migrate, migrations, statements

from .conftest import BY
from .linked import lines_at_once, lines_of, put
from .made import dispatches, many, talks

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.sql"))


def _layout(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    return [(kind, name, " ".join(re.sub(r"--[^\n]*", "", sql).split())) for kind, name, sql in rows]


def test_each_earlier_layout_becomes_the_newest(tmp_path: Path, store: Store) -> None:
    """A released layout is kept in layouts/ for ever; a change of schema.sql needs a new number, a migration, and its copy there."""
    assert [int(path.stem) for path in LAYOUTS] == list(range(1, VERSION + 1))
    for path in LAYOUTS:
        file = tmp_path / f"{path.stem}.memcon"
        old = sqlite3.connect(file, isolation_level=None)
        for statement in statements(path.read_text(encoding="utf-8")):
            old.execute(statement)
        old.execute("INSERT INTO meta VALUES ('dictionary', ?)", (b"old",))
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {int(path.stem)}")
        old.close()
        with Store.open(file, write=True) as opened:
            assert _layout(opened._connection) == _layout(store._connection)
            assert opened.add(talks(), name="a", made_by="1").outcome == "new", "an old store keeps its own dictionary"
            assert next(opened.records()) == talks()


COPIED = (
    "articles", "versions", "sources", "actors", "names", "mentions", "places", "events", "participants", "statements", "documents",
    "checks", "corrections", "problems",
)  # fmt: skip
"""The tables of layout 1 that hold what memcon of layout 1 wrote; the dictionary and the index of words are made beside."""


def _of_layout_1(path: Path, newer: Path) -> Path:
    """A store as memcon of layout 1 wrote it: the frozen layout, with the rows of a newer one."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements(LAYOUTS[0].read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute("ATTACH ? AS newer", (str(newer),))
    connection.execute("BEGIN")
    connection.execute("INSERT INTO meta SELECT * FROM newer.meta WHERE key = 'dictionary'")
    for table in COPIED:
        connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")
    connection.execute("COMMIT")
    with Store.open(newer) as store:
        for version, text_id in connection.execute("SELECT id, text_id FROM versions").fetchall():
            indexing.insert_text(connection, version, store.record(text_id))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    return path


def test_a_store_of_layout_1_keeps_all_and_gets_its_occurrences(tmp_path: Path) -> None:
    newer = tmp_path / "newer.memcon"
    with Store.open(newer, create=True) as store:
        store.add(talks(), name="talks.txt", made_by="1")
        put(store, list(dispatches(30)))
        store.reject(f"{store.add(talks(), name='again.txt', made_by='1').text_id}/e1", BY)
        store.note_problem("bad.txt", None, "no-article", "bad.txt: no article.")
        store.link()
        asked = _all_of(store)
        occurrences = store.occurrences(limit=None)
    path = _of_layout_1(tmp_path / "old.memcon", newer)
    with Store.open(path) as old:
        assert len(old.events(limit=None)) == len(asked[0]), "an old store is read as it stands"
        with pytest.raises(BadStore, match=r"has no occurrences yet: memcon link --store .*old\.memcon"):
            old.occurrences()
    with Store.open(path, write=True) as store:
        assert _all_of(store) == asked
        assert store.unlinked() == 31 and store.occurrences() == ()
        store.link()
        assert store.occurrences(limit=None) == occurrences and lines_of(store) == lines_at_once(store)
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_store_of_layout_3_goes_on_linking_as_if_it_had_been_made_today(tmp_path: Path) -> None:
    path, records = tmp_path / "press.memcon", list(dispatches(40))
    with Store.open(path, create=True) as store:
        put(store, records[:30])
        store.link()
        words = store._connection.execute("SELECT * FROM matching_words").fetchall()
        store._connection.execute("DROP TABLE matching_words")
        store._connection.execute("PRAGMA user_version = 3")
    with Store.open(path, write=True) as store:
        assert store._connection.execute("SELECT * FROM matching_words").fetchall() == words
        assert any(id_ for _, id_, _ in words) and not all(id_ for _, id_, _ in words), "some have a day, some have none"
        put(store, records[30:])
        store.link()
        assert lines_of(store) == lines_at_once(store)


def _all_of(store: Store) -> tuple[object, ...]:
    return (
        store.events(limit=None), store.statements(limit=None), store.actors(limit=None), store.agenda(), store.search("talks"),
        store.search("bridge Kyiv"), list(store.records()), list(store.records(corrected=False)), store.corrections(), store.problems(),
        [store.source(answer.source.id) for answer in store.events(limit=None)],
    )  # fmt: skip


def test_migrations_are_whole_or_not_at_all(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    connection.execute("PRAGMA user_version = 1")
    steps = [(2, "CREATE TABLE a (x);\nCREATE TABLE b (x);"), (3, "CREATE TABLE c (x);\nCREATE TABLE a (x);")]
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, steps, 3)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master ORDER BY name")]
    assert tables == ["a", "b"] and connection.execute("PRAGMA user_version").fetchone() == (2,)
    migrate(connection, steps[:1], 3)
    assert [number for number, _ in migrations()] == list(range(2, VERSION + 1))


@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_store_is_told_in_a_sentence(tmp_path: Path, write: bool) -> None:
    (tmp_path / "page.txt").write_text("A page." * 999, encoding="utf-8")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE x (y)")
    other.commit()
    newer = tmp_path / "newer.memcon"
    Store.open(newer, create=True).close()
    raised = sqlite3.connect(newer)
    raised.execute("PRAGMA user_version = 999")
    raised.commit()
    for name, words in (
        ("page.txt", "not a store"),
        ("other.db", "not a store of memcon"),
        ("newer.memcon", "newer memcon"),
        ("none", "no store"),
        (".", "directory"),
    ):
        with pytest.raises(BadStore, match=words):
            Store.open(tmp_path / name, write=write)
    with pytest.raises(BadStore, match="not a store of memcon"):
        Store.open(tmp_path / "other.db", create=True)
    assert issubclass(BadStore, MemconError)


def test_a_store_that_cannot_be_written_to_is_read(tmp_path: Path) -> None:
    path = tmp_path / "press.memcon"
    with Store.open(path, create=True) as store:
        store.add(talks(), name="a", made_by="1")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with Store.open(path) as store:
            assert len(store.events()) == 3
    finally:
        tmp_path.chmod(0o700)


def test_a_closed_store_is_one_file(tmp_path: Path) -> None:
    with Store.open(tmp_path / "press.memcon", create=True) as store:
        store.add(talks(), name="a", made_by="1")
    assert [path.name for path in tmp_path.iterdir()] == ["press.memcon"]


def _write(path: str, first: int) -> None:
    with Store.open(path, create=True) as store:
        for number, record in enumerate(many(40, 3)):
            if number % 2 == first or number % 5 == 0:
                store.add(record, name=f"{number}.txt", made_by="1")


def _read(path: str) -> None:
    for _ in range(15):
        with Store.open(path) as store:
            found = store.events(limit=None)
            whole = {record.id: len(record.events) for record in store.records()}
            assert all(count == 3 for count in whole.values()) and len(found) <= 3 * len(store)
            assert len(found) % 3 == 0, "half a record was seen"


def test_two_writers_and_ten_readers_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "press.memcon")
    Store.open(path, create=True).close()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_write, args=(path, n)) for n in (0, 1)] + [
        context.Process(target=_read, args=(path,)) for _ in range(10)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 12
    with Store.open(path) as store:
        assert len(store) == 40 and len(store.events(limit=None)) == 120
        assert sum(actor.events for actor in store.actors(limit=None)) == sum(
            len({(e.id, p.key) for p in e.parties}) for e in store.events(limit=None)
        )


def test_the_file_is_at_most_three_times_the_text(tmp_path: Path) -> None:
    """On records that are about as dense as those of real pages."""
    path, size = tmp_path / "press.memcon", 0
    with Store.open(path, create=True) as store:
        for number, record in enumerate(many(150, 12)):
            size += len(record.article.text.encode())
            store.add(record, name=f"{number}.txt", made_by="1")
        store.link()
        store.compact()
    overhead = 60_000  # the dictionary and the empty tables
    assert os.path.getsize(path) - overhead < 3 * size  # noqa: PTH202


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    empty, foreign = tmp_path / "empty.memcon", tmp_path / "other.db"
    empty.touch()
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = foreign.read_bytes()
    for path, told in ((empty, "is an empty file, and no store"), (foreign, "is a SQLite file, but not a store")):
        for write in (False, True):
            with pytest.raises(BadStore, match=told):
                Store.open(path, write=write)
    assert not empty.stat().st_size and foreign.read_bytes() == before
