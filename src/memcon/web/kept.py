"""What takes seconds, made in a thread of its own and kept while the desk runs, so that no page has to wait for it."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import nullcontext
from typing import Generic, TypeVar

TURN, USUAL = 0.0005, 0.005
"""Seconds after which such a thread lets a page go on, and Python's own, for which each look into the store would have to wait. The shorter
holds while something is made, since it makes all else slower."""
Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Things by their keys: each is made once, however many ask for it meanwhile. Requests come in several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Future[Made]] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], Made], *, in_turn: bool = True) -> Made:
        """What is kept under the key, made where it is not, however long that takes."""
        return self._begun(key, make, in_turn).result()

    def soon(self, key: Hashable, make: Callable[[], Made], patience: float, *, in_turn: bool = True) -> Made | None:
        """The same where it is there within so many seconds; else None, while it goes on. What is made `in_turn` is made one after the
        other."""
        try:
            return self._begun(key, make, in_turn).result(patience)
        except TimeoutError:
            return None

    def _begun(self, key: Hashable, make: Callable[[], Made], in_turn: bool) -> Future[Made]:
        """What is made, or being made."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made = self._kept[key] = Future()
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        # a thread that does not keep the process alive: there is nothing to be lost with it
        threading.Thread(target=self._make, args=(made, key, make, in_turn), name="making", daemon=True).start()
        return made

    def _make(self, made: Future[Made], key: Hashable, make: Callable[[], Made], in_turn: bool) -> None:
        try:
            with self._turn if in_turn else nullcontext():
                sys.setswitchinterval(TURN)
                made.set_result(make())
        except Exception as error:
            with self._lock:
                self._kept.pop(key, None)  # who asks next has it tried anew
            made.set_exception(error)
        finally:
            sys.setswitchinterval(USUAL)
