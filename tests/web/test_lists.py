"""Lists of events, statements and actors; the page of an actor."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.store import Store

from .reading_html import text_of, tree

ROWS = "//ol[@class='list']/li"


@pytest.mark.parametrize("view", ["events", "statements"])
def test_pages_of_a_list_hold_each_answer_once(client: TestClient, press: Path, view: str) -> None:
    address, links = f"/{view}?limit=30", []
    while address:
        page = tree(client, address)
        links += [row.xpath(".//a/@href")[0] for row in page.xpath(ROWS)]
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='next']/@href")), None)
    with Store.open(press) as store:
        wanted = [f"/articles/{x.id}" for x in (store.events(limit=None) if view == "events" else store.statements(limit=None))]
    assert links == wanted


def test_filters_of_events(client: TestClient, press: Path) -> None:
    page = tree(client, "/events?actor=Iran&with=Saudi+Arabia&type=AGREE")
    with Store.open(press) as store:
        wanted = [x.id for x in store.events(actor="Iran", with_="Saudi Arabia", type="AGREE")]
    assert [row.xpath(".//a/@href")[0] for row in page.xpath(ROWS)] == [f"/articles/{id_}" for id_ in wanted]
    assert wanted


def test_acts_are_the_types_of_statements(client: TestClient) -> None:
    page = tree(client, "/statements?type=deny")
    assert page.xpath(ROWS)
    assert all(" deny" in text_of(row) for row in page.xpath(ROWS))
    assert client.get("/statements?type=CONSULT").status_code == 400


def test_every_answer_leads_into_its_article(client: TestClient) -> None:
    for link in tree(client, "/events?limit=5").xpath(f"{ROWS}//a/@href"):
        page, _, anchor = str(link).partition("#")
        assert not anchor or anchor in tree(client, page).xpath("//@id")


def test_actors_by_kind_and_their_pages(client: TestClient) -> None:
    page = tree(client, "/actors?type=country")
    assert page.xpath(ROWS)
    links = page.xpath("//ol[@class='list']//a[@class='title']/@href")
    assert "/actors/CHN" in links
    for link in tree(client, "/actors?limit=40").xpath("//ol[@class='list']//a[@class='title']/@href"):
        assert tree(client, link).xpath("//h1")


def test_the_page_of_an_actor(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        xi = next(a for a in store.actors() if a.name == "Xi Jinping")
    page = tree(client, f"/actors/{xi.key}")
    assert text_of(page.xpath("//h1")[0]) == "Xi Jinping"
    assert f"{xi.records} articles, {xi.events} events" in text_of(page)
    assert len(page.xpath("//li[@class='answer event']")) == min(12, xi.events)


def test_an_unknown_actor_is_told(client: TestClient) -> None:
    assert client.get("/actors/Q0").status_code in (400, 404)
