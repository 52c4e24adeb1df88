"""What waits to be put together by occurrence, put together while the desk is shown: a large store takes minutes, and its pages can be read
meanwhile."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memcon.errors import MemconError
from memcon.store import Store

BREATH = 0.5
"""Seconds before each step, in which pages are answered without delay."""


HOLD = 2.0
"""Seconds that a step is to last: for so long who corrects or hands in waits at most."""


class _Stopped(Exception):
    """The desk is closed."""


class Linker:
    """Links the articles of a store in a thread of its own. Stopped between two steps or in the midst of one, the store is whole.

    Its methods are safe in any thread.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._worker: threading.Thread | None = None
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        """Held by the worker during a step, and by others while they write."""

    @property
    def busy(self) -> bool:
        return self._worker is not None and self._worker.is_alive()

    def start(self, path: Path) -> None:
        """Link what waits, where that is not being done already; nothing where nothing waits."""
        with self._lock:
            if not self.busy:
                self._worker = threading.Thread(target=self._link, args=(path,), name="linking", daemon=True)
                self._worker.start()

    @contextmanager
    def aside(self, path: Path) -> Iterator[None]:
        """Within, no step is taken, so that what is written need not wait for one after the other. Afterwards what waits is linked."""
        with self._turn:
            yield
        self.start(path)

    def close(self, patience: float) -> bool:
        """Begin no further step. Gives whether the last one was done within so many seconds."""
        self._stopped.set()
        if self._worker:
            self._worker.join(patience)
        return not self.busy

    def _link(self, path: Path) -> None:
        """A store that cannot be written to is shown as it stands."""
        self._turn.acquire()
        try:
            with Store.open(path, write=True) as store:
                store.link(self._step, HOLD)
        except (_Stopped, MemconError, sqlite3.Error):
            return
        finally:
            self._turn.release()

    def _step(self, waiting: int) -> None:
        self._turn.release()
        stopped = self._stopped.wait(BREATH)
        self._turn.acquire()
        if stopped:
            raise _Stopped
