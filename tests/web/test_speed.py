"""Each page of a store of 100,000 records in less than 200 ms. MEMCON_BIG names such a store (tests/store
makes one; `python -m tests.store.retold` one with many accounts of one event).

Processor time is counted, of the whole process: on a machine that does nothing else it is the time that one waits, for the pages wait for
nothing; and it is the same on a busy one.
"""

import os
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.occurrences import Comparison, compare
from memcon.record.types import Record
from memcon.store import Store
from memcon.store.occurrences import id_of
from memcon.web import comparing
from memcon.web.app import make_app
from memcon.web.desk import Desk

BIG = os.environ.get("MEMCON_BIG")
LIMIT = 0.2
"""Seconds, the median of 20."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (os.environ.get("MEMCON_LONG") and BIG), reason="MEMCON_LONG=1 and MEMCON_BIG=STORE run it"),
]


@pytest.fixture(scope="module")
def big() -> Iterator[TestClient]:
    assert BIG
    with Store.open(BIG) as store:
        assert len(store) >= 99_000  # of retold pages a few are the same text
    yield TestClient(make_app(Desk(Path(BIG))), base_url="http://localhost")


ADDRESSES = [
    "/articles", "/articles?actor=Kenya", "/articles?actor=NPL&type=AID&status=planned", "/articles?since=2015-03&until=2015-04",
    "/articles?outlet=TASS&since=2020", "/articles?min_confidence=.9&place=Geneva", "/articles/{id}", "/articles/{id}/e1",
    "/articles/{id}/capture",
    "/events", "/events?actor=Russia&with=Ukraine&type=CONSULT", "/events?place=Kyiv&since=2021", "/events?said_by=KEN&status=denied",
    "/statements", "/statements?said_by=France&type=warn", "/actors", "/actors?type=person", "/actors/RUS", "/search?q=harvest+convoy",
    "/search?q=bridge", "/search?q=%22number+77%22", "/search?q=summit&actor=Nepal", "/search?q=bridge&since=2006",
    "/search?q=president&since=2004-06", "/accounts", "/accounts?actor=Norway", "/corrections",
    "/api/v1/articles", "/api/v1/events", "/api/v1/agenda", "/api/v1/statements", "/api/v1/actors", "/api/v1/occurrences",
    "/api/v1/search?q=tariff", "/api/v1/records/{id}",
    "/timeline", "/timeline?actor=Russia", "/timeline?actor=Russia&with=Ukraine&since=2021&until=2021",
    "/timeline?since=2022-03&until=2022-04", "/timeline?since=2022-01-03&until=2022-01-03", "/timeline?outlet=TASS",
    "/timeline?min_confidence=.9&type=AID", "/agenda", "/agenda?actor=Kenya&today=2020-01-01", "/agenda?actor=Russia&with=Ukraine",
    "/agenda.ics?today=2020-01-01",
    "/matrix", "/matrix?since=2005&until=2024", "/matrix?within=RUS", "/matrix?outlet=TASS",
    "/map", "/map?since=2005&until=2024", "/map?actor=Russia", "/map?lon=20&lat=50&zoom=5",
    "/api/v1/timeline", "/api/v1/matrix", "/api/v1/places",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_comes_at_once(big: TestClient, address: str) -> None:
    ids = [each["source"]["id"] for each in big.get("/api/v1/articles?limit=20").json()["items"]]
    spent = []
    for id_ in ids:
        start = time.process_time()
        answer = big.get(address.format(id=id_))
        spent.append(time.process_time() - start)
        assert answer.status_code == 200, answer.text
    print(f"{statistics.median(spent) * 1000:.0f} ms  {address}")
    assert statistics.median(spent) < LIMIT


def occurrences(fewest: int, most: int, number: int = 20) -> list[str]:
    """So many occurrences with so many accounts; skips where the store has none."""
    assert BIG
    with Store.open(BIG) as store:
        query = "SELECT id FROM occurrences WHERE accounts BETWEEN ? AND ? ORDER BY lead % 1000 LIMIT ?"
        found = [id_of(row) for (row,) in store._connection.execute(query, (fewest, most, number))]
    return found or pytest.skip(f"no occurrence of the store has {fewest} to {most} accounts")


def median(big: TestClient, addresses: list[str]) -> float:
    spent = []
    for address in addresses:
        start = time.process_time()
        assert big.get(address).status_code == 200
        spent.append(time.process_time() - start)
    return statistics.median(spent)


@pytest.mark.parametrize(("fewest", "most"), [(1, 1), (2, 2), (5, 5)])
@pytest.mark.parametrize("path", ["/accounts", "/api/v1/comparisons"])
def test_accounts_of_one_event_come_at_once(big: TestClient, path: str, fewest: int, most: int) -> None:
    if path != "/accounts" and most == 1:
        pytest.skip("one account is compared with none")
    spent = median(big, [f"{path}/{id_}" for id_ in occurrences(fewest, most)])
    print(f"{spent * 1000:.0f} ms  {path}, {fewest} to {most} accounts")
    assert spent < LIMIT


@pytest.mark.parametrize(("fewest", "most"), [(18, 22), (50, 60)])
def test_a_great_event_is_told_at_once_and_then_compared(big: TestClient, monkeypatch: pytest.MonkeyPatch, fewest: int, most: int) -> None:
    """First what is known without comparing, and after that the comparison that is kept."""
    addresses = [f"/accounts/{id_}" for id_ in occurrences(fewest, most)]
    compared = threading.Event()

    def late(records: Sequence[Record], occurrence: str) -> Comparison:
        compared.wait()
        return compare(records, occurrence=occurrence)

    with monkeypatch.context() as slow:
        slow.setattr(comparing, "compare", late)
        first = median(big, addresses)
        compared.set()
        for address in addresses:
            assert big.get(address.replace("/accounts/", "/api/v1/comparisons/")).status_code == 200
    again = median(big, addresses)
    print(f"{first * 1000:.0f} ms at first, {again * 1000:.0f} ms when compared")
    assert max(first, again) < LIMIT
