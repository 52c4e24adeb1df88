"""Comparisons that the desk keeps: worked out once, never stale, and waited for by nobody who reads."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from memcon.occurrences import compare
from memcon.store import By, Store
from memcon.web import accounts, comparing
from memcon.web.comparing import Compared

from .reading_html import text_of, tree
from .test_accounts import summit

BY = By("an editor", "2026-11-24T10:00:00Z", "the page says otherwise")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The occurrences that were compared, each as often as it was."""
    seen: list[str] = []

    def counted(records: Any, occurrence: str) -> Any:
        seen.append(occurrence)
        return done(records, occurrence=occurrence)

    done = comparing.compare
    monkeypatch.setattr(comparing, "compare", counted)
    return seen


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No comparison is done before it is set."""
    opened = threading.Event()

    def late(records: Any, occurrence: str) -> Any:
        assert opened.wait(60)
        return compare(records, occurrence=occurrence)

    monkeypatch.setattr(comparing, "compare", late)
    yield opened
    opened.set()


def test_a_page_tells_what_is_known_while_accounts_are_compared(
    client: TestClient, press: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = summit(press)
    monkeypatch.setattr(accounts, "PATIENCE", 0.01)
    answer = client.get(f"/accounts/{id_}")
    page = tree(client, f"/accounts/{id_}")
    assert answer.status_code == 200 and answer.headers["refresh"] == "1"
    assert "script-src 'self'" in answer.headers["content-security-policy"] and not page.xpath("//script[not(@src)]")
    with Store.open(press) as store:
        found = store.occurrence(id_)
    (status,) = page.xpath("//*[@role='status']")
    number = sum(account.main for account in found.accounts)
    assert text_of(status).startswith(f"{number} accounts are being laid side by side.")
    lines = page.xpath("//main//ul/li")
    assert [line.xpath("./a/@href") for line in lines] == [[f"/articles/{account.record}"] for account in found.accounts]
    for line, account in zip(lines, found.accounts, strict=True):
        assert (account.outlet or "") in text_of(line) and (account.side or "") in text_of(line)
    assert not page.xpath("//form")  # what is typed would be lost
    gate.set()
    monkeypatch.setattr(accounts, "PATIENCE", 60.0)
    done = client.get(f"/accounts/{id_}")
    assert "refresh" not in done.headers and "<table" in done.text and "being laid side by side" not in done.text


def test_who_asks_meanwhile_waits_for_the_same(press: Path, gate: threading.Event, made: list[str]) -> None:
    with Store.open(press) as store:
        records = store.accounts(summit(press))
    kept = Compared()
    assert kept.soon(records, "o-1", 0.0) is None
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(kept.of, records, "o-1") for _ in range(3)]
        gate.set()
        found = [each.result(60) for each in asked]
    assert made == ["o-1"]
    assert all(each is found[0] for each in found) and kept.soon(records, "o-1", 0.0) is found[0]


def test_what_failed_is_tried_anew(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(press) as store:
        records = store.accounts(summit(press))
    kept = Compared()

    def fails(records: Any, occurrence: str) -> Any:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(comparing, "compare", fails)
        with pytest.raises(MemoryError):
            kept.of(records, "o-1")
    assert kept.of(records, "o-1") == compare(records, occurrence="o-1")


def test_page_and_api_share_one_comparison(client: TestClient, press: Path, made: list[str]) -> None:
    id_ = summit(press)
    for address in (f"/accounts/{id_}", f"/accounts/{id_}?points=all", f"/api/v1/comparisons/{id_}", f"/api/v1/comparisons/{id_[:9]}"):
        assert client.get(address).status_code == 200
    assert made == [id_]


def test_a_correction_is_seen_at_once(client: TestClient, press: Path, made: list[str]) -> None:
    id_ = summit(press)
    before = client.get(f"/api/v1/comparisons/{id_}").json()
    with Store.open(press, write=True) as store:
        (record, *_) = (r for r in store.accounts(id_) if any(s.act == "say" for s in r.statements))
        said = next(s for s in record.statements if s.act == "say")
        number = store.set_field(f"{record.id}/{said.id}", "act", "demand", BY)
        assert client.get(f"/api/v1/comparisons/{id_}").json()["accounts"] == before["accounts"]
        assert made == [id_, id_]
        store.undo(number, BY)
    assert client.get(f"/api/v1/comparisons/{id_}").json() == before
    assert made == [id_, id_]


def test_an_account_that_leaves_is_seen_at_once(client: TestClient, press: Path) -> None:
    id_ = summit(press)
    before = {a["record"] for a in client.get(f"/api/v1/comparisons/{id_}").json()["accounts"]}
    with Store.open(press, write=True) as store:
        gone = next(a.record for a in reversed(store.occurrence(id_).accounts) if a.main)
        store.split_occurrence(id_, gone, BY)
        after = {a["record"] for a in client.get(f"/api/v1/comparisons/{summit(press)}").json()["accounts"]}
    assert after == before - {gone}


def test_few_are_kept(press: Path, made: list[str]) -> None:
    with Store.open(press) as store:
        records = store.accounts(summit(press))
    kept = Compared(kept=2)
    for name in ("o-1", "o-2", "o-1", "o-3", "o-1", "o-2"):
        assert kept.of(records, name) == compare(records, occurrence=name)
    assert made == ["o-1", "o-2", "o-3", "o-2"]
