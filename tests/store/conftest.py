"""A store of made-up records, made once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.store import By, Store

from .made import many, talks

LONG = bool(os.environ.get("MEMCON_LONG"))
"""MEMCON_LONG=1 runs the tests at full size: 100,000 records, 50 kills."""
SIZE = 100_000 if LONG else 1500
BY = By("an editor", "2026-11-24T10:00:00Z", "the page says otherwise")


@pytest.fixture(scope="session")
def big_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of many records; MEMCON_BIG names one that is there already."""
    if os.environ.get("MEMCON_BIG"):
        return Path(os.environ["MEMCON_BIG"])
    path = tmp_path_factory.mktemp("big") / "big.memcon"
    with Store.open(path, create=True) as store:
        for number, record in enumerate(many(SIZE)):
            store.add(record, name=f"{number}.txt", made_by="1")
        store.link()
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "press.memcon", create=True) as made:
        yield made


@pytest.fixture
def one(store: Store) -> Store:
    """A store with the page on talks."""
    store.add(talks(), name="talks.txt", made_by="1")
    return store
