"""The list of articles, and one article with its marks, its record, its capture, and why its events were coded."""

import sqlite3
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.store import Store
from memcon.telling.sheet import sheet
from memcon.web.desk import Desk

from .conftest import SAMPLES, id_of
from .reading_html import text_of, tree

TITLES = "//ol[@class='list']//a[@class='title']"


def test_the_newest_article_stands_first(client: TestClient) -> None:
    titles = [text_of(title) for title in tree(client, "/articles").xpath(TITLES)]
    assert len(titles) == 17
    assert titles[0] == "US puts more than 500 Russian targets under sanctions"
    assert titles[-1] == "Ethiopia and Tigray sign truce in Pretoria after two years of war"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("outlet=the+silo+times", 1), ("since=2024", 1), ("until=2022", 2), ("actor=Ethiopia", 1), ("actor=Iran&with=Saudi+Arabia", 1),
     ("type=sanction&since=2024", 1), ("outlet=nobody", 0), ("actor=&type=&since=", 17)],
)  # fmt: skip
def test_filters(client: TestClient, asked: str, number: int) -> None:
    assert len(tree(client, f"/articles?{asked}").xpath(TITLES)) == number


def test_a_filter_stands_in_the_form_again(client: TestClient) -> None:
    page = tree(client, "/articles?actor=China&type=CONSULT&since=2023")
    assert page.xpath("//input[@name='actor']/@value") == ["China"]
    assert page.xpath("//select[@name='type']/option[@selected]/text()") == ["CONSULT"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [("actor=Nemo", "Actor 'Nemo': nobody in this store goes by that name"), ("type=TEA", "Type 'TEA' is none of AGREE"),
     ("since=May", "Since 'May' is no date"), ("min_confidence=2", "Min_confidence '2' is no number"), ("limit=0", "Limit '0'")],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_told(client: TestClient, asked: str, sentence: str) -> None:
    assert sentence in text_of(tree(client, f"/articles?{asked}", 400))


def test_pages_of_the_list_go_on_where_the_last_ended(client: TestClient) -> None:
    address, titles = "/articles?limit=5", []
    while address:
        page = tree(client, address)
        titles += [text_of(title) for title in page.xpath(TITLES)]
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='next']/@href")), None)
    assert len(titles) == len(set(titles)) == 17


def test_the_text_is_the_articles_to_the_letter(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        for record in store.records():
            page = tree(client, f"/articles/{store.source(record.id).id}")
            blocks = [block.text_content() for block in page.xpath("//section[@class='text']/p")]
            assert blocks == [record.article.text[b.start : b.end] for b in record.article.blocks]


def test_text_and_record_lead_to_one_another(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        for record in store.records():
            page = tree(client, f"/articles/{store.source(record.id).id}")
            ids = set(page.xpath("//@id"))
            for item in (*record.events, *record.statements):
                assert {item.id, f"m-{item.id}"} <= ids
            local = [str(to)[1:] for to in page.xpath("//main//a/@href") if str(to).startswith("#")]
            assert set(local) <= ids
            assert {f"m-{x.id}" for x in (*record.events, *record.statements)} <= set(local)


def test_the_record_reads_as_on_a_terminal(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    page = tree(client, f"/articles/{id_}")
    with Store.open(press) as store:
        told = sheet(store.record(id_))
    assert [text_of(h) for h in page.xpath("//section[@class='record']/h2")][: len(told.sections)] == [s.heading for s in told.sections]
    assert {"Happened", "Planned", "Said"} <= {section.heading for section in told.sections}
    for section in told.sections:
        for line in section.lines:
            shown = text_of(page.xpath(f"//li[@id='{line.id}']")[0])
            parts = [line.head, line.rest, *line.details, line.where, line.sure]
            at = [shown.find(part) for part in parts if part]
            assert -1 not in at and at == sorted(at), (shown, parts)


def test_every_kind_of_mark_can_be_switched_off(client: TestClient, press: Path) -> None:
    page = tree(client, f"/articles/{id_of(press, 'Biden and Xi reopen')}")
    assert page.xpath("//fieldset[@class='legend']//input/@id") == [f"show-{k}" for k in ("actor", "place", "time", "event", "statement")]
    css = client.get("/static/desk.css").text
    for kind in ("actor", "place", "time", "event", "statement"):
        assert f".reading:has(#show-{kind}:not(:checked))" in css


def test_an_event_shows_its_words(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    page = tree(client, f"/articles/{id_}/e1")
    rows = [[text_of(cell) for cell in row] for row in page.xpath("//table[@class='cites']/tbody/tr")]
    with Store.open(press) as store:
        record = store.record(id_)
    event = next(e for e in record.events if e.id == "e1")
    assert len(rows) == len({(e.start, e.end, e.purpose) for e in event.evidence})
    for mark, row in zip(event.evidence, rows, strict=False):
        assert row[0] == mark.purpose
        assert " ".join(record.article.text[mark.start : mark.end].split()) in row[2]


@pytest.mark.parametrize("item", ["e99", "s99", "x", "e1/e2"])
def test_what_an_article_has_not_is_not_there(client: TestClient, press: Path, item: str) -> None:
    assert client.get(f"/articles/{id_of(press, 'Biden and Xi reopen')}/{item}").status_code == 404


@pytest.mark.parametrize("id_", ["nothing", "0000", "%3Cscript%3E", "..%2F..%2Fetc"])
def test_an_unknown_article_is_told(client: TestClient, id_: str) -> None:
    assert client.get(f"/articles/{id_}").status_code == 404


def test_why_an_event_was_coded(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    page = tree(client, f"/articles/{id_}/e1/why")
    with Store.open(press) as store:
        event = next(e for e in store.record(id_).events if e.id == "e1")
    assert event.rule in text_of(page)
    assert page.xpath("//table[@class='parse']/tbody/tr") and page.xpath("//table[@class='weights']/tbody/tr")


def test_why_waits_for_the_reader(client: TestClient, desk: Desk, press: Path) -> None:
    gate = threading.Event()
    desk.room.ask(lambda _: gate.wait(20))
    address = f"/articles/{id_of(press, 'Biden and Xi reopen')}/e1/why"
    desk.room.__dict__["_reader"] = None  # as at the start: not opened yet
    waiting = tree(client, address)
    assert waiting.xpath("//meta[@http-equiv='refresh']/@content") == ["1"]
    gate.set()
    for _ in range(200):
        page = tree(client, address)
        if not page.xpath("//meta[@http-equiv='refresh']"):
            break
    assert "Examples of the rule" in text_of(page)


def test_a_statement_has_no_rule(client: TestClient, press: Path) -> None:
    assert client.get(f"/articles/{id_of(press, 'Biden and Xi reopen')}/s1/why").status_code == 404


def test_the_capture_shows_what_was_cut(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    page = tree(client, f"/articles/{id_}/capture")
    pre = page.xpath("//pre")[0]
    source = (SAMPLES / "woodside-2023_harbour-courier.txt").read_text("utf-8")
    assert pre.text_content().split() == source.split()
    with Store.open(press) as store:
        text = store.record(id_).article.text
    assert sorted(" ".join(pre.xpath("./b/text()")).split()) == sorted(text.split())
    assert "Subscribe from 1.50 a week" in "".join(pre.xpath("./s/text()"))


def test_the_capture_of_html_is_shown_by_lines(client: TestClient, press: Path) -> None:
    page = tree(client, f"/articles/{id_of(press, 'Saudi Arabia and Iran agree')}/capture")
    kept, cut = ("".join(page.xpath(f"//pre/{tag}/text()")) for tag in ("b", "s"))
    assert "Saudi Arabia and Iran" in kept
    assert "Advertise" in cut and "Advertise" not in kept


def test_a_changed_capture_is_not_shown(client: TestClient, press: Path, tmp_path: Path) -> None:
    id_, copy = given_from(press, tmp_path)
    assert client.get(f"/articles/{id_}/capture").text.count("<pre") == 1
    copy.write_text("Something else stands here now, and it is no page at all.")
    assert "SHA-256 is another" in client.get(f"/articles/{id_}/capture").text
    copy.unlink()
    assert "is not there any more" in client.get(f"/articles/{id_}/capture").text


def given_from(press: Path, folder: Path) -> tuple[str, Path]:
    """An article whose only source is a file of this folder, named as it lies from the store."""
    copy = folder / "courier.txt"
    copy.write_bytes((SAMPLES / "woodside-2023_harbour-courier.txt").read_bytes())
    id_ = id_of(press, "Biden and Xi reopen")
    with sqlite3.connect(press) as connection:
        connection.execute("UPDATE sources SET name = 'courier.txt' WHERE version = (SELECT id FROM versions WHERE text_id = ?)", (id_,))
    return id_, copy


def test_what_an_actor_is_stands_apart_from_the_name(client: TestClient, press: Path) -> None:
    page = tree(client, f"/articles/{id_of(press, 'Biden and Xi reopen')}")
    rows = [text_of(row) for row in page.xpath("//ul[contains(@class, 'named')]/li/span[@class='told'][a]")]
    assert any(row.startswith("Joe Biden ") for row in rows)
    assert "United States country" in rows


def test_an_item_of_a_page_without_an_outlet_has_no_empty_place_for_it(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Readout of President Joe Biden")
    with Store.open(press) as store:
        assert store.source(id_).outlet is None
        actor = store.record(id_).actors[0].id
    for item in ("e1", actor):
        above = tree(client, f"/articles/{id_}/{item}").xpath("//main/p[@class='facts'][a]")[0]
        assert not text_of(above).endswith("·")


def test_a_page_without_events_and_without_a_date_says_so_in_words(client: TestClient, press: Path, reader: Reader) -> None:
    calm = "The valley saw mild weather on Monday, with light clouds over the orchard and a gentle breeze by the river. "
    with Store.open(press, write=True) as store:
        store.add(reader.read(capture_of(text=f"Weather stays mild in the valley\n\n{calm * 4}")), name="calm.txt", made_by="1")
    page = tree(client, f"/articles/{id_of(press, 'Weather stays mild')}")
    told = text_of(page.xpath("//section[@class='record']")[0])
    assert told.startswith("No event and no statement was found in this article.")
    assert "“Monday” no day given" in told
    assert "XXXX" not in told
