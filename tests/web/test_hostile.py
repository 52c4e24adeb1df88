"""Captured pages are hostile: nothing of them runs in the desk, nothing bends it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from memcon.record.types import Record
from memcon.store import Store
from memcon.web.app import make_app
from memcon.web.desk import Desk

from .conftest import id_of
from .reading_html import text_of, tree

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)><style>*{display:none}</style>"
BIDI = "\u202eabc\u2066def\u2069\u2069\u200f\u202b"
URLS = [
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
    "java\nscript:alert(1)", "vbscript:x", "//evil.example", "file:///etc/passwd",
]  # fmt: skip
FILTERS = (
    "actor", "with", "type", "status", "since", "until", "place", "said_by", "outlet", "min_confidence", "limit", "after", "accounts",
)  # fmt: skip


def spoiled(made: Record, number: int, url: str) -> Record:
    """A record whose every field of text is hostile; its own words stand where they stood."""
    replace = msgspec.structs.replace
    article = replace(
        made.article, title=f"{EVIL}{BIDI}", outlet=f"{EVIL}{BIDI}", byline=EVIL, dateline=EVIL, url=url, agency=EVIL,
        notes=(EVIL, f"{EVIL}."), text=f"{made.article.text}\n{EVIL} {BIDI} {EVIL} {number}",
    )  # fmt: skip
    return replace(
        made,
        id=f"{number}",
        article=article,
        actors=tuple(replace(a, name=f"{a.name}{EVIL}{BIDI}", office=EVIL) for a in made.actors),
        places=tuple(replace(p, name=f"{p.name}{EVIL}") for p in made.places),
        times=tuple(replace(t, text=EVIL, edtf=None, timex=EVIL) for t in made.times),
        events=tuple(replace(e, rule=EVIL, mode=EVIL, topics=tuple(replace(t, label=EVIL) for t in e.topics)) for e in made.events),
        documents=tuple(replace(d, name=EVIL, kind=EVIL, status=EVIL) for d in made.documents),
        checks=tuple(replace(c, message=EVIL) for c in made.checks),
    )


@pytest.fixture
def hostile(press: Path, tmp_path: Path) -> TestClient:
    """A desk over hostile pages."""
    path = tmp_path / "hostile.memcon"
    with Store.open(press) as store:
        made = store.record(id_of(press, "Biden and Xi reopen"))
    with Store.open(path, create=True) as store:
        for number, url in enumerate(URLS):
            store.add(spoiled(made, number, url), name=f"{EVIL}{number}.txt", made_by="1")
        store.link()
    return TestClient(make_app(Desk(path)), base_url="http://localhost", follow_redirects=False)


def addresses(client: TestClient) -> Iterator[str]:
    """All views of the store, of which `tree` holds that nothing of a page stands in them as markup."""
    yield from ("/articles", "/events", "/statements", "/actors", "/accounts", "/accounts?accounts=1", "/search?q=talks", "/corrections")
    ids = [each["source"]["id"] for each in client.get("/api/v1/articles").json()["items"]]
    assert len(ids) == len(URLS)
    for id_ in ids:
        yield from (f"/articles/{id_}", f"/articles/{id_}/e1", f"/articles/{id_}/s1", f"/articles/{id_}/capture")
    for each in client.get("/api/v1/occurrences").json()["items"]:
        yield f"/accounts/{each['id']}"


def test_no_page_becomes_markup(hostile: TestClient) -> None:
    for address in addresses(hostile):
        tree(hostile, address)


def test_what_a_page_says_is_shown_as_its_words(hostile: TestClient) -> None:
    page = tree(hostile, "/articles")
    assert text_of(page.xpath("//ol[@class='list']//a[@class='title']")[0]).startswith("<script>alert(1)</script><img")


def test_no_character_turns_the_page_around(hostile: TestClient) -> None:
    """Outside the text of the article none is left; in the text each is hidden, with its name in its place."""
    for address in addresses(hostile):
        for element in tree(hostile, address).iter():
            for words in (element.text, element.tail):
                if words and "hidden" not in element.attrib:
                    assert not set(words) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c"), (address, words)


def test_an_address_that_is_not_of_the_web_is_no_link(hostile: TestClient) -> None:
    for each in hostile.get("/api/v1/articles").json()["items"]:
        page = tree(hostile, f"/articles/{each['source']['id']}")
        assert not page.xpath("//a[@rel]")


@pytest.mark.parametrize("q", [EVIL, BIDI, '"', "*", "-", "a" * 400, "OR AND NOT", "title:x", "\x00", "é" * 90])
def test_any_words_can_be_searched(hostile: TestClient, q: str) -> None:
    assert hostile.get("/search", params={"q": q}).status_code in (200, 400)
    tree(hostile, "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E")


@pytest.mark.parametrize("name", FILTERS)
def test_hostile_filters_are_told_as_words(hostile: TestClient, name: str) -> None:
    for view in ("/articles", "/events", "/statements", "/actors", "/accounts", "/search"):
        answer = hostile.get(view, params={name: EVIL, "q": "talks"})
        assert answer.status_code in (200, 400, 404), answer.text
        assert "<script>alert" not in answer.text and "<svg" not in answer.text
