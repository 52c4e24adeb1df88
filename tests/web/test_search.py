"""Full text with facets."""

import pytest
from starlette.testclient import TestClient

from .reading_html import text_of, tree

TITLES = "//ol[@class='list']//a[@class='title']"


def test_hits_are_marked(client: TestClient) -> None:
    page = tree(client, "/search?q=fentanyl")
    marked = {text_of(mark).lower() for mark in page.xpath("//p[@class='quote']//mark")}
    assert marked == {"fentanyl"}
    assert len(page.xpath(TITLES)) >= 2


def test_facets_count_what_is_found_and_narrow_it_down(client: TestClient) -> None:
    page = tree(client, "/search?q=talks")
    number = len(page.xpath(TITLES))
    assert text_of(page.xpath("//p[@role='status']")[0]) == f"{number} articles"
    links = page.xpath("//aside//li[a]")
    assert len(links) >= 6
    for link in links:
        count = int(text_of(link).split()[-1])
        narrowed = tree(client, link.xpath("./a/@href")[0])
        assert len(narrowed.xpath(TITLES)) == count, text_of(link)


def test_months_stand_with_the_newest_first(client: TestClient) -> None:
    found = client.get("/search?q=talks").text
    months = [line for line in ("Nov 2023", "Apr 2023", "Mar 2023") if f">{line}</a>" in found]
    assert [found.index(f">{m}</a>") for m in months] == sorted(found.index(f">{m}</a>") for m in months)
    assert len(months) >= 2


def test_pages_of_a_search_go_on(client: TestClient) -> None:
    address, titles = "/search?q=the&limit=5", []
    while address:
        page = tree(client, address)
        titles += page.xpath(f"{TITLES}/@href")
        address = next(iter(page.xpath("//nav[@class='pager']/a[@rel='next']/@href")), None)
    assert len(titles) == len(set(titles)) == 17


@pytest.mark.parametrize(("q", "number"), [("zyzzyva", 0), ('"four hours of talks"', 2), ("talks -Biden -Xi", None)])
def test_the_language_of_the_search(client: TestClient, q: str, number: int | None) -> None:
    found = client.get("/api/v1/search", params={"q": q}).json()["items"]
    assert len(found) == number if number is not None else 0 < len(found) < 17


def test_nothing_asked_shows_the_form_alone(client: TestClient) -> None:
    page = tree(client, "/search")
    assert page.xpath("//input[@name='q']") and not page.xpath("//aside")


def test_nothing_found_is_said(client: TestClient) -> None:
    assert "No article has all these words" in text_of(tree(client, "/search?q=zyzzyva"))
