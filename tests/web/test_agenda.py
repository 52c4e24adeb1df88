"""The agenda of talks that are announced, put off and called off: on the page, and as what a calendar program subscribes to."""

import re
import threading
from pathlib import Path

import icalendar
import pytest
from starlette.testclient import TestClient

from memcon.captures import capture_of
from memcon.export import ics
from memcon.reader import Reader
from memcon.store import Store
from memcon.web import agenda, became
from memcon.web.app import make_app
from memcon.web.desk import Desk

ANNOUNCED = (
    "2024-03-01",
    "Kenya and Norway to hold talks in Oslo\n\nKenya’s Foreign Minister Musalia Mudavadi will meet his Norwegian counterpart Espen Barth"
    " Eide in Oslo on 12 March 2024, the Kenyan Foreign Ministry said on Friday.\n\nKenya’s President William Ruto will not take part in"
    " the meeting.",
)
PUT_OFF = (
    "2024-03-08",
    "Talks of Kenya and Norway are put off\n\nThe meeting of Kenya’s Foreign Minister Musalia Mudavadi with Norwegian Foreign Minister"
    " Espen Barth Eide in Oslo, planned for 12 March, has been postponed to 20 March 2024, the Norwegian Foreign Ministry said on Friday."
    "\n\nMudavadi will meet Eide in Oslo on 20 March 2024, a spokesman for the ministry told reporters.",
)
CALLED_OFF = (
    "2024-03-16",
    "Kenya calls off talks with Norway\n\nKenya has called off the meeting of its Foreign Minister Musalia Mudavadi with Norwegian Foreign"
    " Minister Espen Barth Eide, which was planned for 20 March 2024 in Oslo, the Kenyan government said on Saturday.",
)


def desk_with(path: Path, reader: Reader, *pages: tuple[str, str], **more: str) -> TestClient:
    with Store.open(path, create=True) as store:
        for day, text in pages:
            store.add(reader.read(capture_of(text=text), published=day), name=f"{day}.txt", made_by="1")
    return TestClient(make_app(Desk(path, **more)), base_url="http://127.0.0.1:8765", follow_redirects=False)  # type: ignore[arg-type]


def entries(desk: TestClient, address: str = "/agenda.ics?today=2024-03-01") -> list[tuple[str, str, int]]:
    """(first day, status, sequence) of each entry of the calendar, which holds to RFC 5545."""
    calendar = icalendar.Calendar.from_ical(desk.get(address).content)
    assert (
        not calendar.errors and calendar["version"] == "2.0" and len({str(one["uid"]) for one in calendar.events}) == len(calendar.events)
    )
    return sorted((one["dtstart"].dt.isoformat(), str(one["status"]), int(one["sequence"])) for one in calendar.events)


def test_a_calendar_follows_what_is_put_off_and_called_off(tmp_path: Path, reader: Reader) -> None:
    announced = entries(desk_with(tmp_path / "1.memcon", reader, ANNOUNCED))
    assert announced == [("2024-03-12", "CONFIRMED", 0)]
    put_off = entries(desk_with(tmp_path / "2.memcon", reader, ANNOUNCED, PUT_OFF))
    assert {one for one in put_off if one[0] == "2024-03-12"} == {("2024-03-12", "CANCELLED", 1)}
    assert [one for one in put_off if one[0] == "2024-03-20"] == [("2024-03-20", "CONFIRMED", 0)]
    called_off = entries(desk_with(tmp_path / "3.memcon", reader, ANNOUNCED, PUT_OFF, CALLED_OFF))
    assert {one[1:] for one in called_off} == {("CANCELLED", 2)} and {one[0] for one in called_off} == {"2024-03-12", "2024-03-20"}


def test_an_entry_keeps_its_uid_when_it_is_moved(tmp_path: Path, reader: Reader) -> None:
    uids = []
    for name, pages in {"1": (ANNOUNCED,), "2": (ANNOUNCED, CALLED_OFF)}.items():
        calendar = icalendar.Calendar.from_ical(desk_with(tmp_path / name, reader, *pages).get("/agenda.ics?today=2024-03-01").content)
        uids.append({str(one["uid"]) for one in calendar.events})
    assert uids[0] <= uids[1]


def test_a_moved_entry_stands_on_its_new_day_where_no_other_does(reader: Reader) -> None:
    record = reader.read(capture_of(text=ANNOUNCED[1]), published=ANNOUNCED[0])
    planned = next(event.id for event in record.events if event.type == "CONSULT")
    revised = {(record.id, planned): ics.Revision("moved to 20 March 2024", 1, "2024-03-20")}
    (entry,) = icalendar.Calendar.from_ical("".join(ics.parts([(record, [planned])], revised))).events
    assert (entry["dtstart"].dt.isoformat(), str(entry["status"]), int(entry["sequence"])) == ("2024-03-20", "CONFIRMED", 1)
    assert str(entry["summary"]).startswith("Moved to 20 March 2024: CONSULT")


def test_the_page_says_what_was_moved_and_what_was_called_off(tmp_path: Path, reader: Reader) -> None:
    desk = desk_with(tmp_path / "1.memcon", reader, ANNOUNCED, PUT_OFF)
    page = desk.get("/agenda?today=2024-03-01").text
    assert "planned, then moved to 20 March 2024" in page and "moved, to come: from 12 March 2024 to 20 March 2024" in page
    assert "Will not take part: <bdi>William Ruto</bdi>" in page
    page = desk_with(tmp_path / "2.memcon", reader, ANNOUNCED, PUT_OFF, CALLED_OFF).get("/agenda?today=2024-03-01").text
    assert "planned, then called off" in page and "called off; before that moved from 12 March 2024 to 20 March 2024" in page
    assert page.count('class="answer off"') == page.count("planned, then called off")


def test_an_entry_has_an_address_that_stays(tmp_path: Path, reader: Reader) -> None:
    page = desk_with(tmp_path / "1.memcon", reader, ANNOUNCED).get("/agenda").text
    path, _, name = re.findall(r'href="([^"#]*)(#)([^"]*)">address of this entry', page)[0]
    assert path == "/agenda?today=2024-03-01" and f'<li id="{name}"' in page


def test_an_agenda_with_nothing_to_come_leads_to_what_was_planned(tmp_path: Path, reader: Reader) -> None:
    later = (
        "2024-05-02",
        "Rain in Bern\n\nIt rained in Bern on Thursday, and Norway opened its embassy in the town to visitors, its envoy said.",
    )
    desk = desk_with(tmp_path / "1.memcon", reader, ANNOUNCED, later)
    page = desk.get("/agenda?actor=Kenya").text
    href, day = re.findall(r'planned before: <a href="([^"]+)">([^<]+)</a>', page)[0]
    assert day == "12 March 2024" and "Musalia Mudavadi" in desk.get(href.replace("&amp;", "&")).text
    assert "planned before" not in desk.get("/agenda?today=2024-01-01&actor=Kenya&until=2024-01-02").text


@pytest.mark.parametrize("asked", ["actor=Kenya&with=Norway", "status=planned&type=CONSULT", "actor=Norway&today=2024-03-02"])
def test_a_calendar_program_subscribes_with_filters_and_a_token(tmp_path: Path, reader: Reader, asked: str) -> None:
    desk = desk_with(tmp_path / "1.memcon", reader, ANNOUNCED, host="0.0.0.0", token="open-sesame")
    assert desk.get(f"/agenda.ics?{asked}").status_code == 401
    answer = desk.get(f"/agenda.ics?{asked}&token=open-sesame", follow_redirects=True)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/calendar") and b"BEGIN:VEVENT" in answer.content
    assert b"BEGIN:VEVENT" in desk.get(f"/agenda.ics?{asked}", headers={"authorization": "Bearer open-sesame"}).content


def test_plans_are_shown_while_what_became_of_them_is_looked_up(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(tmp_path / "1.memcon", reader, ANNOUNCED, PUT_OFF)
    found, asked = threading.Event(), []
    look_up = became.Question._answer

    def late(question: became.Question) -> dict[tuple[str, str], became.Fate]:
        asked.append(question)
        assert found.wait(60)
        return look_up(question)

    monkeypatch.setattr(became.Question, "_answer", late)
    monkeypatch.setattr(agenda, "PATIENCE", 0.01)
    early = [desk.get("/agenda?today=2024-03-01") for _ in range(2)]
    assert all("being looked up" in one.text and one.headers["refresh"] and "12 March 2024" in one.text for one in early)
    found.set()
    monkeypatch.setattr(agenda, "PATIENCE", 60.0)
    late_ = desk.get("/agenda?today=2024-03-01")
    assert "being looked up" not in late_.text and "refresh" not in late_.headers and "moved to 20 March 2024" in late_.text
    assert len(asked) == 1  # once for all
