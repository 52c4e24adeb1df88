"""CSV, Parquet, Datasette and JSON Lines, read back by what reads them."""

import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from memcon.errors import BadOption, MissingExtra
from memcon.export import FORMATS, csv_folder, datasette, jsonl, parquet
from memcon.export.cells import cell, csv_text, guarded
from memcon.export.cited import cited
from memcon.export.columns import Table
from memcon.export.tables import TABLES
from memcon.export.views import View
from memcon.record.types import Record

Records = tuple[Record, ...]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_rows_fit_the_columns(table: Table[View], records: Records) -> None:
    kinds = {"text": str, "integer": int, "real": (int, float), "boolean": bool}
    for record in records:
        for row in table.rows(View(record)):
            assert len(row) == len(table.columns)
            for value, column in zip(row, table.columns, strict=True):
                assert value is None or isinstance(value, kinds[column.kind]), column.name  # type: ignore[arg-type]


def test_every_table_has_rows_from_the_fixtures(records: Records) -> None:
    assert {t.name for t in TABLES if not any(True for r in records for _ in t.rows(View(r)))} == set()


def test_every_span_is_cited_with_its_words(tmp_path: Path, records: Records) -> None:
    csv_folder.write(records, tmp_path / "out")
    texts = {r.id: r.article.text for r in records}
    rows = read_csv(tmp_path / "out/citations.csv")
    assert len(rows) == sum(len(list(cited(r))) for r in records) > 40
    for row in rows:
        assert unguarded(row["words"]) == texts[row["article"]][int(row["start_char"]) : int(row["end_char"])]


def test_csv_round_trip_and_guard(tmp_path: Path, records: Records) -> None:
    csv_folder.write(records, tmp_path / "out")
    article = read_csv(tmp_path / "out/articles.csv")[1]
    made = records[1].article
    assert article["title"].startswith("'=") and unguarded(article["title"]) == made.title
    assert unguarded(article["text"]) == made.text
    assert article["outlet"] == "'@Outlet"
    for path in sorted((tmp_path / "out").glob("*.csv")):
        table = next(t for t in TABLES if t.name == path.stem)
        numbers = {c.name for c in table.columns if c.kind != "text"}
        for row in read_csv(path):
            assert all(k in numbers or not v.lstrip("' ").startswith(("=", "+", "-", "@")) or v.startswith("'") for k, v in row.items())
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{t.name}.csv" for t in TABLES} | {"columns.md"}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", " =1", "\t=1", "'=1", "''=1", "\rx", "＝1"])
def test_guard_can_be_undone(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["a=1", "'quoted'", "", " plain", "’-"])
def test_plain_text_is_left(text: str) -> None:
    assert guarded(text) == text


def test_numbers_are_no_formulas() -> None:
    assert (cell(-7.5), cell(True), cell(None), cell(3)) == ("-7.5", "true", "", "3")


def test_columns_are_documented(tmp_path: Path, records: Records) -> None:
    csv_folder.write(records, tmp_path / "out")
    page = (tmp_path / "out/columns.md").read_text("utf-8")
    for table in TABLES:
        assert f"## {table.name}" in page
        assert all(f"| {c.name} | {c.kind} | {c.meaning}" in page for c in table.columns)


def test_parquet_by_pyarrow(tmp_path: Path, records: Records) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    parquet.write(records, tmp_path / "out")
    for table in TABLES:
        read = reader.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert read.column_names == [c.name for c in table.columns]
        rows = [row for r in records for row in table.rows(View(r))]
        assert [tuple(row.values()) for row in read.to_pylist()] == rows
        assert read.schema.field(0).metadata[b"description"].decode() == table.columns[0].meaning


def test_parquet_of_nothing_has_its_columns(tmp_path: Path) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    parquet.write([], tmp_path / "out")
    assert reader.read_table(tmp_path / "out/events.parquet").num_rows == 0


def test_parquet_row_groups(tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(parquet, "_BATCH", 4)
    parquet.write(records, tmp_path / "out")
    assert reader.ParquetFile(tmp_path / "out/events.parquet").metadata.num_row_groups > 1
    assert reader.read_table(tmp_path / "out/events.parquet").num_rows == sum(len(r.events) for r in records)


def test_missing_library_is_told_in_a_sentence(tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.export.files.import_module", lambda name: (_ for _ in ()).throw(ModuleNotFoundError(name)))
    with pytest.raises(MissingExtra, match=r"parquet export needs pyarrow, which is not installed: pip install 'memcon\[parquet\]'"):
        parquet.write(records, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_datasette_file(tmp_path: Path, records: Records) -> None:
    datasette.write(records, tmp_path / "out")
    connection = sqlite3.connect(tmp_path / "out/memcon.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for table in TABLES:
        rows = [row for r in records for row in table.rows(View(r))]
        assert connection.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall() == rows
    search = "SELECT a.id FROM articles a JOIN articles_fts f ON f.rowid = a.rowid WHERE articles_fts MATCH 'fishery'"
    assert connection.execute(search).fetchall() == [(records[0].id,)]
    told = json.loads((tmp_path / "out/metadata.json").read_text("utf-8"))
    tables = told["databases"]["memcon"]["tables"]
    assert all(set(tables[t.name]["columns"]) == {c.name for c in t.columns} for t in TABLES)
    connection.close()


def test_no_column_needs_quoting_in_sql() -> None:
    """What SQL reserves in SQLite, DuckDB or PostgreSQL, of the words that a table of events is tempted to use."""
    reserved = {
        "for",
        "when",
        "end",
        "order",
        "group",
        "from",
        "to",
        "where",
        "table",
        "references",
        "check",
        "column",
        "default",
        "desc",
        "user",
    }
    assert [c.name for t in TABLES for c in t.columns if c.name in reserved or not c.name.isidentifier()] == []


def test_datasette_leaves_a_second_record_of_one_id_out(tmp_path: Path, records: Records) -> None:
    datasette.write([*records, records[1]], tmp_path / "out")
    connection = sqlite3.connect(tmp_path / "out/memcon.db")
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (len(records),)
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (sum(len(r.events) for r in records),)
    connection.close()


def test_datasette_file_by_sqlite_utils(tmp_path: Path, records: Records) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils")
    datasette.write(records, tmp_path / "out")
    database = sqlite_utils.Database(tmp_path / "out/memcon.db")
    assert database["articles"].detect_fts() == "articles_fts"
    assert [row["speaker_name"] for row in database["statements"].search("peace")] == ["Ana Ito"]
    assert {(k.column, k.other_table) for k in database["participants"].foreign_keys} == {
        ("event", "events"), ("article", "articles"), ("actor", "actors")}  # fmt: skip
    database.close()


def test_datasette_file_by_datasette(tmp_path: Path, records: Records) -> None:
    pytest.importorskip("datasette")
    datasette.write(records, tmp_path / "out")
    asked = "/memcon/participants.json?name=Ana+Ito&_labels=on&_shape=array"
    call = [sys.executable, "-m", "datasette", "memcon.db", "--metadata", "metadata.json", "--get"]
    told = subprocess.run([*call, asked], cwd=tmp_path / "out", capture_output=True, text=True, check=True)
    first = json.loads(told.stdout)[0]
    assert first["event"] == {"value": "hand/made 1:e1", "label": "met in Bern"} and first["role"] == "initiator"
    page = subprocess.run([*call, "/memcon/events"], cwd=tmp_path / "out", capture_output=True, text=True, check=True).stdout
    assert "only the first two have taken place" in page, "the meaning of a column stands on the page"


def test_jsonl_gives_the_records_back(tmp_path: Path, records: Records) -> None:
    import msgspec

    jsonl.write(records, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Record) for line in lines] == list(records)


def test_an_existing_file_stays_when_the_records_fail(tmp_path: Path, records: Records) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")

    def broken() -> "list[Record]":
        yield records[0]  # type: ignore[misc]
        raise RuntimeError("torn")

    with pytest.raises(RuntimeError):
        jsonl.write(broken(), target)
    with pytest.raises(RuntimeError):
        csv_folder.write(broken(), tmp_path / "folder")
    assert target.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_folder_is_replaced_only_where_it_is_such_an_export(tmp_path: Path, records: Records) -> None:
    csv_folder.write(records, tmp_path / "out")
    csv_folder.write(records[:1], tmp_path / "out")
    assert len(read_csv(tmp_path / "out/articles.csv")) == 1
    (tmp_path / "out/letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadOption, match=r"holds 'letter\.txt'"):
        csv_folder.write(records, tmp_path / "out")
    assert (tmp_path / "out/letter.txt").read_text("utf-8") == "mine"
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadOption, match="is a file"):
        csv_folder.write(records, tmp_path / "file")
    with pytest.raises(BadOption, match="is a folder"):
        jsonl.write(records, tmp_path / "out")
    with pytest.raises(BadOption, match="there is no folder"):
        jsonl.write(records, tmp_path / "none/out.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "out"]


@pytest.mark.parametrize("name", ["csv", "jsonl", "datasette", "parquet"])
def test_twice_the_same_bytes(name: str, tmp_path: Path, records: Records) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    for out in "ab":
        FORMATS[name].write(iter(records), tmp_path / out)
    one, two = ([tmp_path / out] if (tmp_path / out).is_file() else sorted((tmp_path / out).iterdir()) for out in "ab")
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_csv_without_rows_has_its_head_line() -> None:
    assert csv_text(("id", "words"), []) == "id,words\n"
    assert csv_text(("id", "words"), [{"id": 1, "words": "=2"}]) == "id,words\n1,'=2\n"
