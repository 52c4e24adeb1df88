"""GeoJSON and iCalendar, read back by geojson and icalendar."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from memcon.export import geojson, ics
from memcon.record.types import Record, Stamp

Records = tuple[Record, ...]
Make = Callable[..., Record]


def test_geojson(tmp_path: Path, records: Records) -> None:
    library = pytest.importorskip("geojson")
    geojson.write(records, tmp_path / "out.geojson")
    read = library.loads((tmp_path / "out.geojson").read_text("utf-8"))
    assert read.is_valid, read.errors()
    placed = [f"{r.id}:{e.id}" for r in records for e in r.events if any(p.id == e.where and p.lat is not None for p in r.places)]
    assert [feature.id for feature in read.features] == placed and len(placed) > 1
    bern = next(f for f in read.features if f.id == "hand/made 1:e1")
    assert list(bern.geometry.coordinates) == pytest.approx([7.4474, 46.9481])
    assert bern.properties["participants"] == ["Ana Ito", "-Ben"], "who stays away is not there"
    assert bern.properties["words"] == "met in Bern" and bern.properties["last_day"] == "2022-01-10"
    assert "mode" in bern.properties and "channel" not in bern.properties


def test_geojson_of_nothing(tmp_path: Path) -> None:
    library = pytest.importorskip("geojson")
    geojson.write([], tmp_path / "out.geojson")
    assert library.loads((tmp_path / "out.geojson").read_text("utf-8")) == {"type": "FeatureCollection", "features": []}


def agenda(path: Path, *records: Record) -> list[Any]:
    ics.write(records, path)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar.errors == [] and all(entry.errors == [] for entry in calendar.events)
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))
    return list(calendar.events)


def test_agenda(tmp_path: Path, records: Records) -> None:
    entries = agenda(tmp_path / "out.ics", records[1])
    told = [(str(e["status"]), e["sequence"], e["dtstart"].dt, e["dtend"].dt if "dtend" in e else None) for e in entries]
    utc, day = datetime.UTC, datetime.date
    assert told == [
        ("CONFIRMED", 0, day(2022, 1, 9), day(2022, 1, 11)),
        ("TENTATIVE", 0, datetime.datetime(2022, 1, 20, 14, 0, tzinfo=utc), datetime.datetime(2022, 1, 20, 14, 50, tzinfo=utc)),
        ("CANCELLED", 1, day(2022, 1, 21), day(2022, 1, 22)),
        ("CONFIRMED", 0, datetime.datetime(2022, 1, 22, 9, 30), None),
    ]
    assert all(e["dtstamp"].dt == datetime.datetime(2022, 1, 5, 9, 20, tzinfo=utc) for e in entries)
    first = entries[0]
    assert "“met in Bern”" in first["description"] and "Not coming: @Org" in first["description"]
    assert str(first["location"]) == "Bern" and first["geo"].to_ical() == "46.9481;7.4474"
    assert str(first["url"]) == records[1].article.url
    assert str(first["summary"]) == "CONSULT (visit), planned: Ana Ito, -Ben"
    assert "according to Ana Ito" in entries[1]["description"]
    assert len({str(e["uid"]) for e in entries}) == len(entries)


def test_what_was_planned_for_days_gone_by_is_no_agenda(tmp_path: Path, make: Make) -> None:
    later, unknown = make(published=Stamp(edtf="2022-01-21T08:00", zone="Z")), make(published=None)
    assert [e["dtstart"].dt.day for e in agenda(tmp_path / "a.ics", later)] == [21, 22]
    assert len(agenda(tmp_path / "b.ics", unknown)) == 5, "without a stamp all may be ahead"


def test_agenda_of_the_page(tmp_path: Path, page_record: Record) -> None:
    entries = agenda(tmp_path / "out.ics", page_record)
    assert datetime.date(2025, 3, 12) in [e["dtstart"].dt for e in entries]
    assert all(e["dtstamp"].dt == datetime.datetime(2025, 3, 3, 18, 30, tzinfo=datetime.UTC) for e in entries)


def test_uid_stays_when_the_date_changes(tmp_path: Path, make: Make) -> None:
    import msgspec

    record = make()
    moved = msgspec.structs.replace(
        record,
        events=tuple(
            msgspec.structs.replace(e, when=msgspec.structs.replace(e.when, edtf="2022-01-11"), status="conditional") if e.id == "e1" else e
            for e in record.events
        ),
    )
    before, after = agenda(tmp_path / "a.ics", record), agenda(tmp_path / "b.ics", moved)
    assert [str(e["uid"]) for e in before] == [str(e["uid"]) for e in after]
    assert before[0]["dtstart"].dt != after[0]["dtstart"].dt


@pytest.mark.parametrize(
    ("stamp", "utc"),
    [
        (None, "1970-01-01T00:00:00+00:00"),
        (Stamp(edtf="2022-01-05", zone=None), "2022-01-05T00:00:00+00:00"),
        (Stamp(edtf="2022-01-05T10:20", zone=None), "2022-01-05T10:20:00+00:00"),
        (Stamp(edtf="2022-01-05T10:20", zone="Europe/Moscow"), "2022-01-05T07:20:00+00:00"),
        (Stamp(edtf="2022-01-05T10:20", zone="No/Where"), "2022-01-05T10:20:00+00:00"),
        (Stamp(edtf="2022-01-05T10:20-05:00", zone="-05:00"), "2022-01-05T15:20:00+00:00"),
        (Stamp(edtf="2022-01-05T24:00", zone=None), "2022-01-05T00:00:00+00:00"),
        (Stamp(edtf="2022-01", zone=None), "1970-01-01T00:00:00+00:00"),
    ],
)
def test_stamps(tmp_path: Path, stamp: Stamp | None, utc: str, make: Make) -> None:
    entries = agenda(tmp_path / "out.ics", make(published=stamp))
    assert {e["dtstamp"].dt.isoformat() for e in entries} == {utc}


def test_hostile_text_cannot_add_lines(tmp_path: Path, make: Make) -> None:
    entries = agenda(tmp_path / "out.ics", make(title="x\r\nEND:VEVENT\r\nBEGIN:VALARM\x00\x07", url="https://news.example/a\r\nATTACH:x"))
    assert len(entries) == 4 and all("attach" not in e and "url" not in e for e in entries)
    assert "END:VEVENT\nBEGIN:VALARM" in entries[0]["description"]


def test_calendar_of_nothing_is_a_calendar(tmp_path: Path) -> None:
    assert agenda(tmp_path / "out.ics") == []


def test_chosen_entries_keep_their_ids(records: Records) -> None:
    every = icalendar.Calendar.from_ical("".join(ics.parts([(records[1], None)]))).events
    one_by_one = [icalendar.Calendar.from_ical("".join(ics.parts([(records[1], [event.id])]))).events for event in records[1].events]
    assert [str(entry["uid"]) for entries in one_by_one for entry in entries] == [str(entry["uid"]) for entry in every]
    assert max(len(entries) for entries in one_by_one) == 1 < len(every)
