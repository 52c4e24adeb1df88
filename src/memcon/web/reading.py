"""Pages that people hand in, read one after the other in a thread of their own: opening the reader takes seconds, and it reads one page at
a time."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from importlib import metadata
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from memcon.captures import Capture, Failure
from memcon.engine import Task
from memcon.engine.one import read_one
from memcon.errors import MemconError
from memcon.record.types import Record
from memcon.store import Store

if TYPE_CHECKING:
    from memcon.reader import Reader, Why

VERSION = metadata.version("memcon")
"""The version of this memcon, as a store keeps it beside what it read."""
TRAY = 12
"""Readings that lie on the tray; an older one makes room for a new one."""
REMEMBERED = 64
"""Answers to "why" that are kept."""
Made = TypeVar("Made")


def open_reader() -> "Reader":
    """The reader, with its parser and its tables: this takes seconds, so that it is not even imported before."""
    from memcon.reader import Reader

    return Reader()


class Reading:
    """Captures handed in together, and what has come of them so far. With `store` each is kept as soon as it is read."""

    def __init__(self, tasks: Sequence[Task], store: Path | None) -> None:
        self.id = secrets.token_urlsafe(9)
        self.tasks = tuple(tasks)
        self.store = store
        self.found: list[Record | Failure] = []
        """In the order of the tasks; those still to be read are missing."""
        self.ids: list[str | None] = []
        """The ids of those in the store, None for those that are not."""
        self.fault: str | None = None
        """Why nothing could be read at all."""

    @property
    def done(self) -> bool:
        return self.fault is not None or len(self.found) == len(self.tasks)


class Room:
    """The one reader, opened when it is first needed, and the tray with the last readings. Its methods are safe in any thread."""

    def __init__(self, opener: "Callable[[], Reader]" = open_reader) -> None:
        self._opener = opener
        self._reader: Reader | None = None
        self._line: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._worker: threading.Thread | None = None
        self._tray: OrderedDict[str, Reading] = OrderedDict()
        self._asked: OrderedDict[tuple[str, str, str], Future[Why]] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def is_open(self) -> bool:
        """Whether the reader is there, so that a page takes no longer than its reading."""
        return self._reader is not None

    def hand_in(self, tasks: Iterable[Task], store: Path | None = None) -> Reading:
        """Lay captures on the tray to be read, in their turn."""
        reading = Reading(tuple(tasks), store)
        with self._lock:
            self._tray[reading.id] = reading
            while len(self._tray) > TRAY:
                self._tray.popitem(last=False)
        self._stand_in_line(lambda: self._read(reading))
        return reading

    def on_tray(self, id_: str) -> Reading | None:
        with self._lock:
            return self._tray.get(id_)

    def ask(self, question: "Callable[[Reader], Made]") -> "Future[Made]":
        """What the reader answers, in its turn."""
        answer: Future[Made] = Future()

        def ask() -> None:
            if answer.set_running_or_notify_cancel():
                try:
                    answer.set_result(question(self._opened()))
                except Exception as error:
                    answer.set_exception(error)

        self._stand_in_line(ask)
        return answer

    def why(self, record: Record, event: str) -> "Future[Why]":
        """Why an event stands in a record, as memcon read it: asked for once, however often somebody looks whether it is there."""
        key = (record.id, record.article.capture.sha256, event)
        with self._lock:
            if key not in self._asked:
                self._asked[key] = self.ask(lambda reader: reader.explain_again(record, event))
            while len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
            return self._asked[key]

    def close(self, patience: float) -> bool:
        """Read no more: what waits is dropped. Gives whether the page that is being read was done within so many seconds."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is None:
            return True
        while not self._line.empty():
            self._line.get()
        self._line.put(None)
        worker.join(patience)
        return not worker.is_alive()

    def _stand_in_line(self, task: Callable[[], None]) -> None:
        """Do it when all that came before is done, in a thread that does not keep the process alive."""
        self._line.put(task)
        with self._lock:
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="reader", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        while (task := self._line.get()) is not None:
            task()

    def _opened(self) -> "Reader":
        if self._reader is None:
            self._reader = self._opener()
        return self._reader

    def _read(self, reading: Reading) -> None:
        try:
            reader = self._opened()
            for task in reading.tasks:
                found = read_one(reader, task)
                reading.ids += keep(reading.store, [(task, found)]) if reading.store else [None]
                reading.found.append(found)
        except Exception as error:
            reading.fault = error.message if isinstance(error, MemconError) else f"{type(error).__name__}: {error}"


def keep(path: Path, made: Iterable[tuple[Task, Record | Failure]]) -> list[str | None]:
    """Write readings down, in a store that is made where it is missing, and put them together with the others by occurrence; whatever else
    waits for that goes on waiting. Gives the id of each in the store, of a failure None."""
    ids: list[str | None] = []
    with Store.open(path, create=True) as store:
        for task, found in made:
            if isinstance(found, Failure):
                store.note_problem(task.name, found.id, found.code, found.message)
                ids.append(None)
            else:
                assert isinstance(task.capture, Capture)
                added = store.add(found, name=task.name, sha256=task.capture.sha256, capture_id=task.capture.id, made_by=VERSION)
                ids.append(added.text_id)
        store.link_only(id_ for id_ in ids if id_)
    return ids
