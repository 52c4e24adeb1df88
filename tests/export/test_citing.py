"""CSL-JSON and RIS, read back by citeproc and rispy."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.export import csljson, ris
from memcon.record.types import Record, Stamp

Records = tuple[Record, ...]
Make = Callable[..., Record]


def test_csl_json(tmp_path: Path, records: Records) -> None:
    csljson.write(records, tmp_path / "out.json")
    items = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [i["id"] for i in items] == [r.id for r in records]
    assert items[0]["title"] == "Norway and Chile to hold talks in Geneva on March 12"
    assert items[0]["container-title"] == "The Coast Paper" and items[0]["issued"] == {"date-parts": [[2025, 3, 3]]}
    assert items[1]["author"] == [{"literal": "Ana Rivas"}, {"literal": "-X"}]
    assert items[2] == {"id": "bare", "type": "article-newspaper", "language": "en"}


def test_csl_json_by_citeproc(tmp_path: Path, records: Records) -> None:
    sources = pytest.importorskip("citeproc.source.json")
    csljson.write(records, tmp_path / "out.json")
    read = sources.CiteProcJSON(json.loads((tmp_path / "out.json").read_text("utf-8")))
    reference = read[records[0].id]
    assert "".join(reference.title) == records[0].article.title
    assert (reference.issued.year, reference.issued.month, reference.issued.day) == (2025, 3, 3)
    assert "".join(reference.container_title) == "The Coast Paper"


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [("2022", [[2022]]), ("2022-05", [[2022, 5]]), ("2022-05-06T10:00+03:00", [[2022, 5, 6]]), ("2022-21", None), ("XXXX-05-06", None)],
)
def test_dates_to_their_precision(tmp_path: Path, edtf: str, parts: list[list[int]] | None, make: Make) -> None:
    csljson.write([make(published=Stamp(edtf=edtf, zone=None))], tmp_path / "out.json")
    item = json.loads((tmp_path / "out.json").read_text("utf-8"))[0]
    assert item.get("issued") == ({"date-parts": parts} if parts else None)


def test_official_texts_are_web_pages(tmp_path: Path, make: Make) -> None:
    record = make(side="RUS")
    csljson.write([record], tmp_path / "out.json")
    ris.write([record], tmp_path / "out.ris")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))[0]["type"] == "webpage"
    assert (tmp_path / "out.ris").read_bytes().startswith(b"TY  - ELEC\r\n")


def test_ris_by_rispy(tmp_path: Path, records: Records) -> None:
    rispy = pytest.importorskip("rispy")
    ris.write(records, tmp_path / "out.ris")
    with (tmp_path / "out.ris").open(encoding="utf-8") as stream:
        read = rispy.load(stream)
    assert [r["id"] for r in read] == [r.id for r in records]
    assert read[0]["title"] == records[0].article.title and read[0]["date"] == "2025/03/03"
    assert read[1]["authors"] == ["Ana Rivas", "-X"] and read[1]["urls"] == [records[1].article.url]
    assert read[1]["title"] == '=cmd|"/c calc"!A1, a "title" with breaks'
    assert read[2] == {"type_of_reference": "NEWS", "id": "bare", "language": "en"}


def test_ris_text_cannot_add_tags(tmp_path: Path, make: Make) -> None:
    ris.write([make(title="x\r\nER  - \r\nTY  - BOOK"), make("second")], tmp_path / "out.ris")
    lines = (tmp_path / "out.ris").read_bytes().split(b"\r\n")
    assert sum(line.startswith(b"TY  - ") for line in lines) == sum(line == b"ER  - " for line in lines) == 2
