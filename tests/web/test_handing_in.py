"""Pages that are handed in: read on the tray, kept where that is asked for."""

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.reader import Reader
from memcon.store import Store
from memcon.web.app import make_app
from memcon.web.desk import Desk
from memcon.web.reading import TRAY, Room

from .conftest import SAMPLES, press_form
from .reading_html import text_of, tree

PAGE = (
    "Kenya’s President William Ruto met Norway’s Prime Minister Jonas Gahr Støre in Oslo on Tuesday. "
    "“We shall build the bridge together,” Ruto said. A second round of talks is planned for May."
)


@pytest.fixture
def fresh(tmp_path: Path, reader: Reader) -> Desk:
    """A desk without a store."""
    return Desk(tmp_path / "new.memcon", samples=SAMPLES, room=Room(lambda: reader))


@pytest.fixture
def newcomer(fresh: Desk) -> TestClient:
    return TestClient(make_app(fresh), base_url="http://127.0.0.1", follow_redirects=False)


def come_to_its_end(client: TestClient, address: str) -> str:
    """Look at a reading until it is done. Gives where it leads, or itself."""
    for _ in range(600):
        answer = client.get(address)
        if answer.status_code == 303:
            return answer.headers["location"]
        if 'http-equiv="refresh"' not in answer.text:
            return address
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def hand_in(client: TestClient, desk: Desk, fields: dict[str, str], **more: object) -> str:
    sent = client.post("/read", data=press_form(desk, fields), **more)  # type: ignore[arg-type]
    assert sent.status_code == 303, sent.text
    return come_to_its_end(client, sent.headers["location"])


def test_the_first_page_offers_the_samples_and_takes_a_file(newcomer: TestClient, fresh: Desk) -> None:
    page = tree(newcomer, "/articles")
    assert "new.memcon holds no pages yet" in text_of(page)
    assert [text_of(button) for button in page.xpath("//button")] == ["Read the samples", "Read"]
    assert page.xpath("//input[@type='file']")
    assert not fresh.store.exists()


def test_the_samples_are_not_offered_where_they_are_not(tmp_path: Path) -> None:
    client = TestClient(make_app(Desk(tmp_path / "new.memcon")), base_url="http://localhost")
    assert [text_of(button) for button in tree(client, "/articles").xpath("//button")] == ["Read"]


@pytest.mark.parametrize("address", ["/events", "/accounts", "/search?q=x", "/corrections", "/actors", "/articles/x"])
def test_other_views_lead_to_the_first_page(newcomer: TestClient, address: str) -> None:
    answer = newcomer.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles")


def test_the_api_says_that_there_is_no_store(newcomer: TestClient) -> None:
    answer = newcomer.get("/api/v1/events")
    assert answer.status_code == 404
    assert answer.json()["error"] == {"code": "no-store", "message": "there is no store new.memcon yet: add a page first"}


def test_the_samples_fill_a_new_store(newcomer: TestClient, fresh: Desk) -> None:
    hand_in(newcomer, fresh, {"samples": "1", "keep": "1"})
    with Store.open(fresh.store) as store:
        assert len(store) == 17
        assert store.unlinked() == 0
        assert max(len(o.accounts) for o in store.occurrences(accounts=2)) >= 4


def test_a_text_is_read_and_not_kept(newcomer: TestClient, fresh: Desk) -> None:
    where = hand_in(newcomer, fresh, {"text": PAGE, "published": "2024-04-10", "outlet": "The Rift Courier"})
    page = tree(newcomer, where)
    assert "is not kept" in text_of(page)
    assert "The Rift Courier · 10 Apr 2024 (as the collector says)" in text_of(page)
    assert page.xpath("//li[@id='e1']")
    assert not fresh.store.exists()
    assert "Examples of the rule" in text_of(tree(newcomer, f"{where}/e1/why"))
    assert "Words" in text_of(tree(newcomer, f"{where}/e1"))
    assert PAGE in text_of(tree(newcomer, f"{where}/capture"))


def test_what_was_read_can_be_kept_afterwards(newcomer: TestClient, fresh: Desk) -> None:
    where = hand_in(newcomer, fresh, {"text": PAGE})
    kept = newcomer.post(f"{where}/keep", data=press_form(fresh, {}))
    assert kept.status_code == 303 and kept.headers["location"].startswith("/articles/")
    page = tree(newcomer, kept.headers["location"])
    assert "is not kept" not in text_of(page)
    with Store.open(fresh.store) as store:
        assert len(store) == 1


def test_files_are_told_apart_by_content(newcomer: TestClient, fresh: Desk) -> None:
    files = [("file", (name, (SAMPLES / name).read_bytes())) for name in ("woodside-2023_white-house.txt", "mediation_beijing-2023.html")]
    where = hand_in(newcomer, fresh, {"keep": "1"}, files=files)
    page = tree(newcomer, where)
    assert len(page.xpath("//ol[@class='list']//a[@class='title']")) == 2
    with Store.open(fresh.store) as store:
        assert {name for each in store.articles() for name in each.source.names} == {name for _, (name, _) in files}


def test_a_file_that_cannot_be_read_says_why(newcomer: TestClient, fresh: Desk) -> None:
    where = hand_in(newcomer, fresh, {}, files=[("file", ("page.pdf", b"%PDF-1.7 \x00\x01\x02")), ("file", ("empty.txt", b""))])
    page = text_of(tree(newcomer, where))
    assert "0 pages, 2 could not be read" in page
    assert "page.pdf" in page and "empty.txt" in page


def test_a_path_of_this_machine_is_not_read(newcomer: TestClient, fresh: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PAGE)
    line = b'{"id": "x", "path": "%s"}\n' % str(tmp_path / "secret.txt").encode()
    page = tree(newcomer, hand_in(newcomer, fresh, {}, files=[("file", ("captures.jsonl", line * 2))]))
    assert "Ruto" not in text_of(page)
    assert "names a file of this machine, which is not read from here" in text_of(page)


@pytest.mark.parametrize("fields", [{}, {"text": "   "}, {"text": PAGE, "published": "May"}])
def test_what_cannot_be_taken_is_told(newcomer: TestClient, fresh: Desk, fields: dict[str, str]) -> None:
    answer = newcomer.post("/read", data=press_form(fresh, fields))
    assert answer.status_code == 400
    assert 'class="notice"' in answer.text


@pytest.mark.parametrize("address", ["/read/nothing", "/read/nothing/1", "/read/nothing/1/e1/why"])
def test_a_reading_that_is_gone_says_so(newcomer: TestClient, address: str) -> None:
    assert "no longer here" in text_of(tree(newcomer, address, 404))


def test_the_tray_keeps_the_last_readings(fresh: Desk) -> None:
    readings = [fresh.room.hand_in([]) for _ in range(TRAY + 1)]
    assert fresh.room.on_tray(readings[0].id) is None
    assert fresh.room.on_tray(readings[-1].id) is readings[-1]


def test_a_reader_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    def broken() -> Reader:
        raise RuntimeError("no weights")

    desk = Desk(tmp_path / "new.memcon", room=Room(broken))
    client = TestClient(make_app(desk), base_url="http://localhost", follow_redirects=False)
    assert "Nothing more could be read: RuntimeError: no weights" in text_of(tree(client, hand_in(client, desk, {"text": PAGE})))


def test_a_live_blog_is_read_post_by_post(newcomer: TestClient, fresh: Desk) -> None:
    clocks = ("16:42", "15:10", "14:05", "12:30")
    posts = "\n\n".join(f"{clock} GMT\n\nNorway and Kenya spoke about the bridge in Oslo at {clock}, an official said." for clock in clocks)
    blog = f"Bridge talks in Oslo: live updates\n\nWed Mar 4, 2020\n\nThe ministers are in the room together.\n\n{posts}\n"
    sent = newcomer.post("/read", data=press_form(fresh, {"keep": "1", "text": blog}))
    end = come_to_its_end(newcomer, sent.headers["location"])
    assert all(clock in newcomer.get(end).text for clock in clocks)
    with Store.open(fresh.store) as store:
        assert sorted(a.source.published or "" for a in store.articles()) == sorted(f"2020-03-04T{clock}Z" for clock in clocks)
