"""Corrections from the page: done, told, logged, undone."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.store import Store
from memcon.web.desk import Desk

from .conftest import id_of, press_form
from .reading_html import text_of, tree

BY = {"who": "Ada Lovelace, press desk", "why": "the page says otherwise"}


def filled(client: TestClient, address: str, op: str, fields: dict[str, str]) -> dict[str, str]:
    """The form of a page that does `op`, filled in as a person would."""
    form = next(f for f in tree(client, address).xpath("//form[@action='/corrections']") if f.xpath(f".//input[@name='op'][@value='{op}']"))
    given = {str(i.get("name")): str(i.get("value") or "") for i in form.iter("input", "select")}
    assert set(fields) <= set(given)
    return given | fields


def test_an_event_is_rejected_from_its_page_and_the_rejection_undone(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    sent = client.post("/corrections", data=filled(client, f"/articles/{id_}/e1", "reject", BY))
    assert (sent.status_code, sent.headers["location"]) == (303, f"/articles/{id_}?done=1")
    page = tree(client, sent.headers["location"])
    assert not page.xpath("//li[@id='e1']")
    assert "Correction 1 is kept" in text_of(page)
    client.post("/corrections", data=filled(client, "/corrections", "undo", BY))
    assert tree(client, f"/articles/{id_}").xpath("//li[@id='e1']")
    log = [text_of(entry) for entry in tree(client, "/corrections").xpath("//ol[@class='list log']/li")]
    assert "undo 1 applied" in log[0] and "reject" in log[1] and "undone" in log[1]
    assert all("Ada Lovelace, press desk" in entry and "the page says otherwise" in entry for entry in log)


def test_a_field_is_set_from_its_page(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    sent = client.post("/corrections", data=filled(client, f"/articles/{id_}/e1", "set", BY | {"field": "status", "value": "alleged"}))
    page = tree(client, sent.headers["location"])
    assert "alleged" in text_of(page.xpath("//h1")[0])
    with Store.open(press) as store:
        assert store.event(f"{id_}/e1").event.status == "alleged"
        assert store.event(f"{id_}/e1").corrected


def test_the_name_is_remembered(client: TestClient, press: Path) -> None:
    address = f"/articles/{id_of(press, 'Biden and Xi reopen')}/e1"
    assert tree(client, address).xpath("//input[@name='who']/@value") == ["", ""]
    client.post("/corrections", data=filled(client, address, "set", BY | {"field": "mode", "value": "none"}))
    assert tree(client, address).xpath("//input[@name='who']/@value") == [BY["who"]] * 2


def test_an_actor_is_merged_from_its_page(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        key = next(a.key for a in store.actors() if a.name == "Xi Jinping")
    sent = client.post("/corrections", data=filled(client, f"/actors/{key}", "merge-actors", BY | {"into": "CHN"}))
    assert sent.status_code == 303
    old = client.get(f"/actors/{key}")
    assert (old.status_code, old.headers["location"]) == (303, "/actors/CHN")  # an address that was sent still leads to whom it is now
    assert client.get("/actors/Q0").status_code == 404


def test_an_actor_of_one_article_is_told_apart(client: TestClient, press: Path) -> None:
    id_ = id_of(press, "Biden and Xi reopen")
    with Store.open(press) as store:
        actor = next(a for a in store.record(id_).actors if a.name == "Xi Jinping")
    address = f"/articles/{id_}/{actor.id}"
    assert len(tree(client, address).xpath("//table[@class='cites']/tbody/tr")) == len(set(actor.mentions))
    client.post("/corrections", data=filled(client, address, "split-actor", BY | {"name": "Xi Zhongxun"}))
    with Store.open(press) as store:
        assert [a.records for a in store.actors(limit=None) if "Xi Zhongxun" in a.key] == [1]


def test_occurrences_are_put_together_and_taken_apart(client: TestClient, press: Path) -> None:
    with Store.open(press) as store:
        big = max(store.occurrences(), key=lambda o: len(o.accounts))
        other = next(o for o in store.occurrences() if o.id != big.id)
    number = sum(account.main for account in big.accounts)
    client.post("/corrections", data=filled(client, f"/accounts/{big.id}", "merge-occurrences", BY | {"into": other.id}))
    with Store.open(press) as store:
        assert max(sum(a.main for a in o.accounts) for o in store.occurrences()) > number
        now = max(store.occurrences(), key=lambda o: len(o.accounts))
        out = next(a.record for a in now.accounts if a.main)
    client.post("/corrections", data=filled(client, f"/accounts/{now.id}", "split-occurrence", BY | {"record": out}))
    with Store.open(press) as store:
        assert store.occurrence_of(out) not in {store.occurrence_of(a.record) for a in now.accounts if a.main and a.record != out}
        title = store.source(out).title
    split, merge = (text_of(entry) for entry in tree(client, "/corrections").xpath("//ol[@class='list log']/li"))
    assert f"{title} is not about the event of" in split and "are about one event" in merge
    assert BY["who"] in split and BY["who"] in merge and out not in split + merge
    for _ in range(2):  # the newest that stands first
        client.post("/corrections", data=filled(client, "/corrections", "undo", BY | {"why": "after all"}))
    with Store.open(press) as store:
        assert {len(o.accounts) for o in store.occurrences()} >= {len(big.accounts)}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"op": "reject", "id": "nothing/e1"}, "no record"),
        ({"op": "reject", "id": ""}, "The field id is blank"),
        ({"op": "set", "field": "colour", "value": "red"}, "is no field that can be set"),
        ({"op": "set", "field": "status", "value": "red"}, "is no status"),
        ({"op": "undo", "number": "99"}, "There is no correction"),
        ({"op": "undo", "number": "one"}, "There is no correction"),
        ({"op": "sing"}, "is no correction"),
        ({"op": "merge-actors", "key": "CHN", "into": "Narnia"}, "no actor"),
        ({"op": "reject", "who": " "}, "The field who is blank"),
        ({"op": "reject", "why": ""}, "The field why is blank"),
    ],
)
def test_a_correction_that_means_nothing_is_told_and_not_kept(
    client: TestClient, desk: Desk, press: Path, fields: dict[str, str], sentence: str
) -> None:
    id_ = f"{id_of(press, 'Biden and Xi reopen')}/e1"
    answer = client.post("/corrections", data=press_form(desk, BY | {"id": id_} | fields))
    assert answer.status_code in (400, 404)
    assert sentence in answer.text
    assert client.get("/api/v1/corrections").json()["items"] == []


def test_an_empty_log_says_where_corrections_are_made(client: TestClient) -> None:
    assert "No corrections yet" in text_of(tree(client, "/corrections"))
