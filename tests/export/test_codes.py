"""POLECAT rows and CAMEO dyads, read back as tab-separated values; the tables behind them; EDTF as days."""

import csv
import datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.events.codebook import load_codebook
from memcon.export import cameo, polecat
from memcon.export.codes import ROOTS, cameo_quad, cow_numbers, goldstein, goldstein_table, intensity, plover_scores
from memcon.export.days import clock, day_range, in_utc, told_days
from memcon.knowledge import open_knowledge
from memcon.record.quad import QUAD
from memcon.record.types import EventType, Record

Records = tuple[Record, ...]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.fixture
def rows(tmp_path: Path, records: Records) -> list[dict[str, str]]:
    polecat.write(records, tmp_path / "out.tsv")
    return read(tmp_path / "out.tsv")


def test_polecat_has_a_row_for_each_event(rows: list[dict[str, str]], records: Records) -> None:
    assert len(rows) == sum(len(r.events) for r in records)
    assert list(rows[0])[:40] == list(polecat.POLECAT) and len(polecat.POLECAT) == 40
    assert [r["Status"] for r in rows] == [e.status for record in records for e in record.events]
    assert len({r["Event ID"] for r in rows}) == len(rows)


def test_polecat_row(rows: list[dict[str, str]]) -> None:
    row = next(r for r in rows if r["Event ID"] == "hand/made 1:e1")
    told = {
        "Event Date": "2022-01-09", "Event Date EDTF": "2022-01-09/2022-01-10", "Event Mode": "visit", "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic; military", "Actor Name": "Ana Ito", "Actor Country": "JPN",
        "Actor COW": "740", "Primary Actor Sector": "GOV", "Actor Title": "Minister", "Recipient Name": "'-Ben", "Recipient Country": "CHE",
        "Placename": "Bern", "Country": "CHE", "Latitude": "46.9481", "GeoNames ID": "2661552", "Publication Date": "2022-01-05",
        "Source": "'@Outlet", "Headline": "'=cmd|\"/c calc\"!A1, a \"title\" with breaks", "Event Text": "met in Bern",
    }  # fmt: skip
    assert {name: row[name] for name in told} == told


def test_polecat_never_guesses_a_day(rows: list[dict[str, str]]) -> None:
    days = {r["Event ID"].partition(":")[2]: r["Event Date"] for r in rows if r["Event ID"].startswith("hand")}
    assert days["e2"] == days["e5"] == "None"
    assert days["e3"] == "2022-01-20"


def test_polecat_of_a_bare_record_is_all_unknown(rows: list[dict[str, str]]) -> None:
    bare = rows[-1]
    known = {"Event ID", "Event Type", "Intensity", "Quad Code", "Language", "Version", "Event Text", "Status", "Confidence"}
    assert {name for name, value in bare.items() if value != "None"} == known


def test_polecat_of_the_page(rows: list[dict[str, str]], page_record: Record) -> None:
    mine = [r for r in rows if r["Event ID"].startswith(page_record.id)]
    talks = next(r for r in mine if r["Status"] == "planned" and r["Event Type"] == "CONSULT")
    assert talks["Event Date"] == "2025-03-12" and talks["Source"] == "The Coast Paper"
    assert all(part in page_record.article.text for r in mine for part in r["Event Text"].split(" | "))


def test_cameo_counts_what_took_place(tmp_path: Path, records: Records) -> None:
    cameo.write([records[1], records[1]], tmp_path / "out.tsv")
    rows = [tuple(r.values()) for r in read(tmp_path / "out.tsv")]
    assert rows == [
        ("2022-01-04", "CHE", "JPN", "04", "041", "1", "1.0", "4"),
        ("2022-01-04", "CHE", "JPN", "17", "1712", "4", "-9.2", "2"),
        ("2022-01-04", "JPN", "CHE", "04", "041", "1", "1.0", "4"),
    ]


def test_cameo_other_statuses_are_asked_for(tmp_path: Path, records: Records) -> None:
    cameo.write([records[1]], tmp_path / "out.tsv", statuses=("planned",))
    rows = [(r["date"], r["source"], r["target"], r["code"]) for r in read(tmp_path / "out.tsv")]
    assert ("2022-01-09", "JPN", "CHE", "042") in rows and ("2022-01-09", "CHE", "JPN", "043") in rows
    assert not any("NGO" in row for row in rows), "who stays away is in no dyad"


def test_goldstein_table_and_what_it_lacks() -> None:
    assert len(goldstein_table()) == 311
    assert (goldstein("057"), goldstein("190"), goldstein("176"), goldstein("1213"), goldstein("99")) == (8.0, -10.0, -7.0, -4.0, None)


def test_every_code_of_the_codebook_has_a_score_and_class() -> None:
    for frame in load_codebook().frames:
        code = frame.cameo or ROOTS[frame.type]
        assert goldstein(code) is not None and 1 <= cameo_quad(code) <= 4


def test_scores_of_every_type(records: Records) -> None:
    types = set(get_args(EventType))
    assert set(QUAD) == set(ROOTS) == types == {kind for kind, mode in plover_scores() if not mode}
    assert all(-10 <= intensity(e) <= 10 for r in records for e in r.events)


def test_correlates_of_war_numbers_are_of_known_countries() -> None:
    countries = open_knowledge().countries
    assert [c for c in cow_numbers() if countries.get(c) is None] == []
    assert (cow_numbers()["USA"], cow_numbers()["RUS"], cow_numbers()["CHN"]) == ("2", "365", "710")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-01-10", "2022-01-10", "2022-01-10"),
        ("2022-01-10T23:35+03:00", "2022-01-10", "2022-01-10"),
        ("2022-01-09/2022-01-10", "2022-01-09", "2022-01-10"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("../2022-01-10", None, "2022-01-10"),
        ("2022-01-10/..", "2022-01-10", None),
        ("XXXX-01-10", None, None),
        ("2022-02-30", None, None),
        ("-0044-03-15", None, None),
        ("nonsense", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_day_range(edtf: str | None, first: str | None, last: str | None) -> None:
    assert tuple(None if d is None else str(d) for d in day_range(edtf)) == (first, last)


@pytest.mark.parametrize("edtf", ["2022-01", "XXXX-01-10", "../2022-01-10", "2022-01-01/2022-03-01", "2022-01-10/2022-01-09", "202X", None])
def test_no_day_is_told(edtf: str | None) -> None:
    assert told_days(edtf) is None


def test_told_days() -> None:
    assert told_days("2022-01-09/2022-01-10") == (datetime.date(2022, 1, 9), datetime.date(2022, 1, 10))


@given(
    st.one_of(
        st.text(max_size=30),
        st.from_regex(r"[-X0-9]{4}(-[0-9X]{2}){0,2}(T[0-9:]{2,8}([+-][0-9:]{2,5}|Z)?)?[?~%]?(/[-X0-9.]{0,10})?", fullmatch=True),
    )
)
def test_any_text_is_days_or_none(edtf: str) -> None:
    """No EDTF, however broken, raises; days that are told lie in the range."""
    first, last = day_range(edtf)
    assert "/" in edtf or first is None or last is None or first <= last
    told = told_days(edtf)
    assert told is None or (told == (first, last) and told[0] <= told[1])
    moment = clock(edtf)
    if moment is not None:
        for zone in (None, "Z", "+03:00", "Europe/Moscow", "../etc", "", "nowhere", "+99:99"):
            made = in_utc(moment, zone)
            assert made is None or made.utcoffset() == datetime.timedelta(0)
