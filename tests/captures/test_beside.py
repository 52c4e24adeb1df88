"""What stands beside captures in a folder and is none."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.captures import Capture, beside, open_captures

from .made import HTML, TEXT, zipped

Write = Callable[[str, bytes | str], Path]

FACTS = {"event": "Ministers meet", "sources": [{"url": "https://a.example/1"}]}
RECORD = {"schema": "memcon/record/1", "id": "x", "article": {"text": TEXT}}
NONE: dict[str, bytes | str] = {
    "event.json": json.dumps(FACTS, indent=1),
    "small.json": json.dumps(FACTS),
    "large.json": json.dumps({"rows": [FACTS] * 2000}, indent=1),
    "records.jsonl": f"{json.dumps(RECORD)}\n" * 3,
    "spaced.jsonl": json.dumps(RECORD, separators=(", ", ": ")),
    "lines.jsonl": '{"n": 1}\n{"n": 2}\n',
    "index.tsv": "file\turl\ta.txt\nb\tc\td\n",
    "index.csv": 'file,day,note\na.txt,2020,"Fish, mostly"\nb.txt,2021,"Two\nlines"\n',
    "map.png": b"\x89PNG\r\n\x1a\n\0\0",
    "sound": b"ID3\x04\0\0\0\0\0\1\2\3" * 40,
    "site.xml": '<?xml version="1.0"?><urlset><url/></urlset>',
    "table.gz": zipped(b"a\tb\n1\t2\n"),
}
MAY_BE: dict[str, bytes | str] = {
    "a.txt": TEXT,
    "a.html": HTML,
    "a.gz": zipped(TEXT.encode()),
    "empty.txt": b"",
    "page.pdf": b"%PDF-1.7\n",
    "pages.zip": b"PK\x03\x04\0\0",
    "one.json": json.dumps({"text": TEXT}),
    "some.jsonl": f"{json.dumps(FACTS)}\n{json.dumps({'id': 'a', 'text': TEXT})}\n",
    "array.json": json.dumps([FACTS, {"html": HTML}], indent=1),
    "broken.json": '{\n"text": "abc",\n"id": }',
    "broken.jsonl": '{"n": 1}\n{broken\n',
    "long.jsonl": json.dumps({"id": "a", "text": TEXT * 1000}),
    "commas.txt": "Fish, bread, salt\nThey met on Monday, in Oslo, for talks.\nOn Tuesday, in Bergen, they met again.\nSo it was.\n",
    "list.txt": "Norway, Chile, Kenya.\nThey met, they spoke, they left.\nThey came, they saw, they left.\n",
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_plainly_none(write: Write, name: str) -> None:
    assert beside(write(name, NONE[name]))


@pytest.mark.parametrize("name", MAY_BE)
def test_what_may_be_one_though_broken(write: Write, name: str) -> None:
    assert not beside(write(name, MAY_BE[name]))


def test_a_store_is_none_and_a_missing_file_is_for_opening_to_tell(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        connection.execute("CREATE TABLE t (n)")
    assert beside(tmp_path / "a.sqlite")
    assert not beside(tmp_path / "none")


def test_a_folder_gives_its_captures_alone(write: Write, tmp_path: Path) -> None:
    for name, data in NONE.items():
        write(f"pages/{name}", data)
    write("pages/a.txt", TEXT)
    (found,) = open_captures(tmp_path / "pages")
    assert isinstance(found, Capture)
    assert len(list(open_captures(f"{tmp_path}/pages/*"))) == 1
