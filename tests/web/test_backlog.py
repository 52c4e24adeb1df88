"""Many articles that wait to be put together by occurrence: what people do on the desk does not wait for them, nor do other writers."""

import json
import sqlite3
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.store.linked import lines_at_once, lines_of, put
from tests.store.made import dispatches
from tests.store.test_kill import start

from memcon.store import Store
from memcon.store.linking import STEP
from memcon.web.desk import Desk
from memcon.web.linking import Linker

from .conftest import id_of, press_form
from .test_handing_in import PAGE, hand_in
from .test_serve import Serve, address, serving

__all__ = ["serving"]
BY = {"who": "Ada Lovelace", "why": "the page says otherwise"}
MANY = STEP + 200
PATIENCE = 20.0
"""Seconds that nobody may wait: a step takes two to four where the machine has nothing else to do."""


@pytest.fixture
def waiting(press: Path) -> int:
    """How many articles wait in the store of the desk."""
    with Store.open(press, write=True) as store:
        put(store, list(dispatches(40)))
        return store.unlinked()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was to be linked in the background; it is not."""
    asked: list[Path] = []
    monkeypatch.setattr(Linker, "start", lambda _, path: asked.append(path))
    return asked


def test_a_correction_leaves_what_waits_to_the_background(
    client: TestClient, desk: Desk, press: Path, waiting: int, started: list[Path]
) -> None:
    with Store.open(press) as store:
        big = max(store.occurrences(), key=lambda o: len(o.accounts))
        out = next(account.record for account in big.accounts if account.main)
    sent = client.post("/corrections", data=press_form(desk, BY | {"op": "split-occurrence", "id": big.id, "record": out}))
    assert sent.status_code == 303
    with Store.open(press) as store:
        apart = {account.record for account in big.accounts if account.main} - {out}
        assert apart and store.occurrence_of(out) not in {store.occurrence_of(record) for record in apart}
        assert store.unlinked() == waiting and started == [press]
    client.post("/corrections", data=press_form(desk, BY | {"op": "undo", "number": "1"}))
    with Store.open(press, write=True) as store:
        assert {a.record for a in store.occurrence(store.occurrence_of(out) or "").accounts if a.main} == apart | {out}
        assert store.unlinked() == waiting
        store.link()
        assert lines_of(store) == lines_at_once(store)


def test_a_page_that_is_handed_in_is_put_with_others_at_once(
    client: TestClient, desk: Desk, press: Path, waiting: int, started: list[Path]
) -> None:
    own = hand_in(client, desk, {"text": PAGE, "published": "2024-04-30", "keep": "yes"}).rpartition("/")[2]
    with Store.open(press) as store:
        assert store.occurrence_of(own) and store.unlinked() == waiting and started == [press]


def test_what_waits_is_linked_after_a_correction(client: TestClient, desk: Desk, press: Path, waiting: int) -> None:
    """The background worker, which had ended, begins anew."""
    assert waiting == 40 and not desk.linker.busy
    fields = BY | {"op": "reject", "id": f"{id_of(press, 'Biden and Xi reopen')}/e1"}
    assert client.post("/corrections", data=press_form(desk, fields)).status_code == 303
    until(lambda: not unlinked(press))
    assert desk.linker.close(PATIENCE)
    with Store.open(press) as store:
        assert lines_of(store) == lines_at_once(store)


def test_killed_in_its_midst_and_beside_another_writer_it_ends_as_linking_at_once(serving: Serve, tmp_path: Path) -> None:
    path, pages = tmp_path / "press.memcon", tmp_path / "pages.jsonl"
    with Store.open(path, create=True) as store:
        put(store, list(dispatches(MANY)))
    pages.write_text("".join(json.dumps({"id": f"page {n}", "text": f"Page {n} of our own."}) + "\n" for n in range(60)), encoding="utf-8")

    killed = serving(str(path), "--port", "0")
    until(lambda: unlinked(path) < MANY)
    killed.kill()
    killed.communicate()
    left = unlinked(path)
    assert 0 < left < MANY
    with Store.open(path) as store:
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    where = address(serving(str(path), "--port", "0"))
    adding, began = start("add", pages, "--store", path, "--jobs", 1), time.monotonic()
    looks = []
    while adding.poll() is None:
        asked = time.monotonic()
        with urllib.request.urlopen(f"{where}accounts", timeout=PATIENCE) as answer:
            assert answer.status == 200
        looks.append(time.monotonic() - asked)
        assert time.monotonic() - began < 3 * PATIENCE
    assert adding.returncode == 0, adding.communicate()
    assert looks and max(looks) < PATIENCE
    until(lambda: not unlinked(path))
    with Store.open(path) as store:
        assert len(store) == MANY + 60 and lines_of(store) == lines_at_once(store)


def unlinked(path: Path) -> int:
    with sqlite3.connect(path, timeout=PATIENCE) as connection:
        return int(connection.execute("SELECT count(*) FROM unlinked").fetchone()[0])


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 3 * PATIENCE
    while not done():
        assert time.monotonic() < end, "it does not come to its end"
        time.sleep(0.02)
