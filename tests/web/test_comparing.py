"""Comparisons that the desk keeps: worked out once, never stale."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from memcon.occurrences import compare
from memcon.store import By, Store
from memcon.web import comparing
from memcon.web.comparing import Compared

from .test_accounts import summit

BY = By("an editor", "2026-11-24T10:00:00Z", "the page says otherwise")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The occurrences that were compared, each as often as it was."""
    seen: list[str] = []

    def counted(records: Any, occurrence: str) -> Any:
        seen.append(occurrence)
        return compare(records, occurrence=occurrence)

    monkeypatch.setattr(comparing, "compare", counted)
    return seen


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
