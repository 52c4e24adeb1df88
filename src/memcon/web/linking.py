"""What waits to be put together by occurrence, put together while the desk is shown: a large store takes minutes, and its pages can be read
meanwhile."""

import sqlite3
import threading
from pathlib import Path

from memcon.errors import MemconError
from memcon.store import Store

BREATH = 0.5
"""Seconds before each step, in which pages are answered without delay."""


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

    @property
    def busy(self) -> bool:
        return self._worker is not None and self._worker.is_alive()

    def start(self, path: Path) -> None:
        """Link what waits, where that is not being done already; nothing where nothing waits."""
        with self._lock:
            if not self.busy:
                self._worker = threading.Thread(target=self._link, args=(path,), name="linking", daemon=True)
                self._worker.start()

    def close(self, patience: float) -> bool:
        """Begin no further step. Gives whether the last one was done within so many seconds."""
        self._stopped.set()
        if self._worker:
            self._worker.join(patience)
        return not self.busy

    def _link(self, path: Path) -> None:
        """A store that cannot be written to is shown as it stands."""
        try:
            with Store.open(path, write=True) as store:
                store.link(self._step)
        except (_Stopped, MemconError, sqlite3.Error):
            return

    def _step(self, waiting: int) -> None:
        if self._stopped.wait(BREATH):
            raise _Stopped
