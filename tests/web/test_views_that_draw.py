"""The timeline, the agenda, the matrix and the map, asked as a browser asks them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import icalendar
import msgspec
import pytest
from starlette.testclient import TestClient

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.store import Store, counting
from memcon.web.app import make_app
from memcon.web.desk import Desk

from .editions import again

VIEWS = ("/timeline", "/agenda", "/matrix", "/map")


@pytest.fixture(scope="module")
def many(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk over 240 articles: the sample on Woodside, told again and again of other days in 2021 and 2022, and of towns."""
    path = tmp_path_factory.mktemp("many") / "press.memcon"
    with Store.open(samples_store) as store:
        base = next(record for record in store.records() if "Biden and Xi reopen line" in (record.article.title or ""))
    with Store.open(path, create=True) as store:
        for n in range(240):
            store.add(again(base, n), name=f"{n}.txt", made_by="1")
    yield TestClient(make_app(Desk(path)), base_url="http://127.0.0.1:8765", follow_redirects=False)


def svgs(page: str) -> list[str]:
    return re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL)


def links(text: str) -> list[str]:
    return [href.replace("&amp;", "&") for href in re.findall(r'href="([^"]+)"', text)]


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_stands_without_style_and_script_within(client: TestClient, view: str) -> None:
    answer = client.get(view)
    assert answer.status_code == 200 and " style=" not in answer.text
    assert re.findall(r"<script(?! src=\"/static/)", answer.text) == []
    assert all(href.startswith(("/", "#", "?")) and not href.startswith("//") for href in links(answer.text))


@pytest.mark.parametrize("view", VIEWS)
def test_every_link_of_a_drawing_opens(client: TestClient, view: str) -> None:
    drawn = links("".join(svgs(client.get(f"{view}?since=2021&until=2024").text)))
    assert drawn or view == "/agenda"
    for href in dict.fromkeys(drawn):
        assert client.get(href).status_code == 200, href


def test_few_events_are_drawn_one_by_one_with_a_table(client: TestClient) -> None:
    page = client.get("/timeline?since=2023-11-10&until=2023-11-20&actor=China").text
    (drawn,) = svgs(page)
    assert "Joe Biden (USA)" in drawn and "today:" not in drawn
    rows = page.partition("<tbody>")[2].count("<tr>")
    assert (3 < rows <= 150 and f"drawn as {rows}" in page) or f"<p>{rows} event" in page


def test_several_articles_about_one_meeting_are_one_bar(client: TestClient, press: Path) -> None:
    with Store.open(press, write=True) as store:
        store.link()
        (found,) = [o for o in store.occurrences() if len([a for a in o.accounts if a.main]) > 1 and o.type == "CONSULT"][:1]
    page = client.get("/timeline?since=2023-11&until=2023-11&type=CONSULT&status=happened").text
    assert f"/accounts/{found.id}" in svgs(page)[0] and "Joe Biden (USA) with Xi Jinping (CHN)" in svgs(page)[0]
    assert page.count(f'<a href="/accounts/{found.id}">') == 1


def test_today_is_the_newest_page_s_day_until_it_is_moved(client: TestClient) -> None:
    span = "since=2024-02-01&until=2024-03-31"
    page = client.get(f"/timeline?{span}").text
    assert "today: 23 February 2024" in page and "the day of the newest page" in page
    moved = client.get(f"/timeline?{span}&today=2024-02-10").text
    assert "today: 10 February 2024" in moved
    others = [href for href in links(moved) if href.startswith("/timeline") and "since=" in href]
    assert len([href for href in others if "today=2024-02-10" not in href]) == 1 < len(others)  # the one that leads back
    refused = client.get("/timeline?today=soon")
    assert refused.status_code == 400 and "write 2022-01-05" in refused.text


def test_many_events_are_counted_until_one_looks_closer(many: TestClient) -> None:
    page = many.get("/timeline").text
    assert "Choose a bar to look closer" in page
    steps = 0
    while "Choose a bar" in page:
        closer = links(svgs(page)[0])
        assert closer
        page = many.get(closer[0]).text
        steps += 1
        assert steps < 5
    assert "drawn as" in page or "events." in page


def test_what_is_too_much_is_told(many: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "WALK", 100)
    page = many.get("/timeline?min_confidence=0.5").text
    assert "There are too many events to count at once" in page
    assert "There are too many" not in many.get("/timeline?type=CONSULT").text  # counted by month instead


def test_filters_hold_in_every_view(many: TestClient) -> None:
    for view in ("/timeline", "/matrix", "/map"):
        page = many.get(f"{view}?type=REQUEST&actor=CHN").text
        closer = links("".join(svgs(page)))
        assert closer and all("type=REQUEST" in href and "actor=" in href for href in closer if not href.startswith("/articles/"))


def test_a_cell_has_the_events_that_it_counts(many: TestClient) -> None:
    page = many.get("/matrix?since=2022-03&until=2022-05").text
    row = r'<tr><td><bdi>China</bdi></td><td><bdi>United States</bdi></td>.*?<a href="([^"]+)">(\d+)</a>'
    ((href, number),) = re.findall(row, page)
    opened = many.get(href.replace("&amp;", "&")).text
    assert f"<p>{number} event" in opened and int(number) > 10
    drawn = [h for h in links(svgs(page)[-1]) if "actor=CHN" in h and "with=USA" in h]
    assert drawn and href.replace("&amp;", "&") in drawn


def test_the_matrix_opens_into_the_actors_of_a_country(many: TestClient) -> None:
    page = many.get("/matrix?since=2022-03&until=2022-05").text
    inside = next(href for href in links(svgs(page)[-1]) if "within=CHN" in href)
    actors = many.get(inside).text
    assert "the actors of China" in actors and "Xi Jinping" in svgs(actors)[-1] and "Back to the countries" in actors
    assert many.get("/matrix?within=china").status_code == 200
    assert "is no country" in many.get("/matrix?within=Nowhere").text


def test_the_months_lead_to_their_matrix(many: TestClient) -> None:
    strip = links(svgs(many.get("/matrix").text)[0])
    assert "/matrix?since=2021-03-01&until=2021-03-31" in strip
    assert "March 2021" in many.get("/matrix?since=2021-03-01&until=2021-03-31").text


def test_the_matrix_counts_what_took_place_unless_asked(client: TestClient) -> None:
    page = client.get("/matrix?since=2023&until=2023").text
    everything = next(href for href in links(page) if "status=alleged" in href)
    numbers = [int(n) for n in re.findall(r'<td class="number"><a href="[^"]+">([\d,]+)</a>', page)]
    more = [int(n) for n in re.findall(r'<td class="number"><a href="[^"]+">([\d,]+)</a>', client.get(everything).text)]
    assert sum(more) > sum(numbers) > 0


def test_the_map_has_the_places_and_looks_closer(many: TestClient) -> None:
    page = many.get("/map?since=2021&until=2022").text
    steps = 0
    while closer := [href for href in links(svgs(page)[0]) if href.startswith("/map")]:  # both lie in one circle
        page = many.get(closer[0]).text
        steps += 1
        assert steps < 4
    places = [href for href in links(svgs(page)[0]) if "place=" in href]
    assert steps
    assert any("place=2660646" in href for href in places) and any("place=2659994" in href for href in places)
    assert "Geneva" in many.get(places[0]).text or "Lausanne" in many.get(places[0]).text
    assert many.get("/map?zoom=much").status_code == 400 and many.get("/map?zoom=900").status_code == 200


def test_the_agenda_tells_day_place_and_who_will_not_come(many: TestClient) -> None:
    page = many.get("/agenda?today=2022-05-01&until=2022-05-09").text
    assert "5 May 2022" in page and "According to <a" in page and "The Harbour Courier" in page and "Geneva" in page
    assert "Will not take part: <bdi>Xi Jinping</bdi>" in page and "Level: heads of state or government" in page
    assert "/agenda.ics?until=2022-05-09&amp;today=2022-05-01" in page
    assert many.get("/agenda?today=2022-05-01&actor=Xi+Jinping").text.count("Will not take part") > 3


def test_what_is_told_without_a_day_stands_last(many: TestClient) -> None:
    page = many.get("/agenda?today=2022-12-27").text
    dayless = page.partition("Without a day")[2]
    assert "business leaders" in dayless and "denied or called off" in dayless


def test_the_agenda_is_a_calendar_too(client: TestClient) -> None:
    answer = client.get("/agenda.ics?today=2023-11-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar.events and not calendar.errors
    uids = [str(entry["uid"]) for entry in calendar.events]
    assert len(set(uids)) == len(uids)
    china = icalendar.Calendar.from_ical(client.get("/agenda.ics?today=2023-11-01&actor=China").content)
    assert 0 < len(china.events) < len(uids) and {str(entry["uid"]) for entry in china.events} <= set(uids)


@pytest.mark.parametrize("what", ["timeline", "matrix", "places"])
def test_the_numbers_are_under_the_api(many: TestClient, what: str) -> None:
    found = many.get(f"/api/v1/{what}?since=2021-02&until=2021-03&type=CONSULT").json()
    assert found["items"] and found["since"] is None and {row["type"] for row in found["items"]} == {"CONSULT"}
    csv = many.get(f"/api/v1/{what}?since=2021-02&until=2021-03&type=CONSULT&format=csv").text.splitlines()
    assert len(csv) == 1 + len(found["items"]) and csv[0].split(",") == list(found["items"][0])
    schema = many.get("/openapi.json").json()["paths"][f"/api/v1/{what}"]["get"]["responses"]["200"]
    assert "by_month" in json.dumps(schema)


@pytest.mark.parametrize("view", VIEWS)
def test_a_store_without_dates_is_told_so(tmp_path: Path, samples_store: Path, view: str) -> None:
    path = tmp_path / "undated.memcon"
    with Store.open(samples_store) as store:
        base = next(store.records())
    bare = msgspec.structs.replace(base, article=msgspec.structs.replace(base.article, published=None), events=())
    with Store.open(path, create=True) as store:
        store.add(bare, name="x.txt", made_by="1")
    answer = TestClient(make_app(Desk(path)), base_url="http://127.0.0.1:8765").get(view)
    assert answer.status_code == 200 and ("No page of this store has a date" in answer.text or "Nothing is planned" in answer.text)


def test_what_became_of_a_plan_is_told_of_two_who_are_asked_for(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "moved.memcon"
    pages = {
        "2024-03-01": "Kenya and Norway to hold talks\n\nKenya and Norway will hold talks in Bern on 12 March, the Norwegian foreign"
        " ministry said on Friday.",
        "2024-03-05": "Talks in Bern are moved\n\nThe talks between Kenya and Norway in Bern were postponed from 12 March to 20 March, the"
        " Norwegian foreign ministry said on Tuesday.",
    }
    with Store.open(path, create=True) as store:
        for day, text in pages.items():
            store.add(reader.read(capture_of(text=text), published=day), name=f"{day}.txt", made_by="1")
        (thread,) = [t for t in store.relations("Kenya", "Norway").threads if t.type == "CONSULT"]
    desk = TestClient(make_app(Desk(path)), base_url="http://127.0.0.1:8765")
    page = desk.get("/agenda?today=2024-03-01").text
    assert "planned, then moved to 20 March 2024" in page and "What became of it" in page
    onward = next(href for href in links(page) if href.startswith("/agenda?") and "actor=KEN" in href and "with=NOR" in href)
    asked = desk.get(onward).text
    assert thread.state == "moved" and "moved, to come" in asked and "from 12 March 2024 to 20 March 2024" in asked
