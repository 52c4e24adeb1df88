"""Occurrences and their accounts side by side."""

import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.store import OccurrenceAnswer, Store
from memcon.store.answers import AccountAnswer
from memcon.web.accounts import tellers
from memcon.web.linking import Linker

from .reading_html import text_of, tree


def summit(press: Path) -> str:
    with Store.open(press) as store:
        return next(o.id for o in store.occurrences(accounts=2) if "Xi Jinping" in o.label and "Biden" in o.label)


def test_the_list_has_what_several_tell(client: TestClient, press: Path) -> None:
    page = tree(client, "/accounts")
    with Store.open(press) as store:
        wanted = [f"/accounts/{o.id}" for o in store.occurrences(accounts=2)]
    assert page.xpath("//ol[@class='list']//a[@class='title']/@href") == wanted
    assert len(wanted) >= 2
    assert len(tree(client, "/accounts?accounts=1&limit=500").xpath("//ol[@class='list']/li")) > len(wanted)


def test_filters_of_occurrences(client: TestClient) -> None:
    assert len(tree(client, "/accounts?actor=Ukraine").xpath("//ol[@class='list']/li")) == 1
    assert len(tree(client, "/accounts?actor=Ukraine&since=2023-06").xpath("//ol[@class='list']/li")) == 0


def test_accounts_are_columns_and_sides_stand_first(client: TestClient, press: Path) -> None:
    page = tree(client, f"/accounts/{summit(press)}")
    table = page.xpath("//section[@class='comparison']//table")[0]
    heads = table.xpath("./thead//th")
    official = ["side" in (head.get("class") or "") for head in heads[1:]]
    assert official == sorted(official, reverse=True) and official[0]
    assert "silent" in text_of(table)
    assert all(len(row) == len(heads) for row in table.xpath("./tbody/tr"))


def test_words_are_one_click_away(client: TestClient, press: Path) -> None:
    page = tree(client, f"/accounts/{summit(press)}")
    cites = page.xpath("//section[@class='comparison']//a[@class='cite']/@href")
    ids = set(page.xpath("//@id"))
    assert cites and {cite[1:] for cite in cites} <= ids
    for link in page.xpath("//ol[@class='sources']/li/a[starts-with(@href, '/articles/')]/@href"):
        assert client.get(link).status_code == 200


def test_all_points_are_shown_where_asked(client: TestClient, press: Path) -> None:
    id_ = summit(press)
    some, every = (len(tree(client, f"/accounts/{id_}{more}").xpath("//tbody/tr")) for more in ("", "?points=all"))
    with Store.open(press) as store:
        assert some < every == len(store.comparison(id_).points)


def test_an_article_leads_to_its_occurrence(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        for each in store.articles():
            id_ = store.occurrence_of(each.source.id)
            assert f'href="/accounts/{id_}"' in client.get(f"/articles/{each.source.id}").text


def test_one_account_alone_is_said_to_be_one(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        id_ = next(o.id for o in store.occurrences() if len(o.accounts) == 1)
    assert "a comparison needs two" in text_of(tree(client, f"/accounts/{id_}"))


def test_an_unknown_occurrence_is_told(client: TestClient) -> None:
    assert "no occurrence" in text_of(tree(client, "/accounts/o-000000000001", 404))


def test_what_waits_to_be_linked_is_said(client: TestClient, press: Path) -> None:
    with sqlite3.connect(press) as connection:
        connection.execute("INSERT INTO unlinked SELECT id FROM versions LIMIT 1")
    assert "1 article waits to be put together" in text_of(tree(client, "/accounts"))
    assert "put together" not in text_of(tree(client, "/timeline"))


def test_what_is_being_linked_is_said(client: TestClient, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Linker, "busy", True)
    with sqlite3.connect(press) as connection:
        connection.execute("INSERT INTO unlinked SELECT id FROM versions LIMIT 1")
    for path in ("/accounts", "/timeline"):
        assert "1 article is still being put together" in text_of(tree(client, path))


def test_an_outlet_with_several_texts_is_named_once_and_counted() -> None:
    given = [
        ("The Ledger", "USA", True),
        ("The Ledger", "USA", True),
        (None, None, True),
        ("The Ledger", None, True),
        ("The Crier", None, False),
    ]
    accounts = tuple(
        AccountAnswer(record=f"r{n}", outlet=outlet, side=side, title="Talks", main=main, published=None, source=None)
        for n, (outlet, side, main) in enumerate(given)
    )
    found = OccurrenceAnswer(
        id="o-1", label="Talks", type=None, channel=None, status=None, edtf=None, day_first=0, day_last=0, participants=(), place=None,
        quad=None, accounts=accounts,
    )  # fmt: skip
    assert list(tellers(found).items()) == [(("The Ledger", "USA"), 2), (("Talks", None), 1), (("The Ledger", None), 1)]


def test_what_has_no_day_stands_under_its_own_head(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        found = store.occurrences(accounts=1)
    dated, dayless = ([o.label for o in found if bool(o.edtf) is told] for told in (True, False))
    page = tree(client, "/accounts?accounts=1")
    under = page.xpath("//h2[text()='Without a day']/following-sibling::ol//a[@class='title']")
    above = page.xpath("//h2[text()='Without a day']/preceding-sibling::ol//a[@class='title']")
    assert dated and dayless
    assert [text_of(one) for one in under] == dayless and [text_of(one) for one in above] == dated
    assert not tree(client, "/accounts").xpath("//h2[text()='Without a day']")
