"""Accounts laid side by side in a thread of their own, and kept while the desk runs: those of a great event take seconds.

A comparison is kept under a digest of the records that it is made of, as people have corrected them; so what changes in the store is
compared anew. It is made once, however many ask for it meanwhile.
"""

import sys
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from hashlib import blake2b

from memcon.occurrences import Comparison, compare
from memcon.record.schema import encode
from memcon.record.types import Record

KEPT = 50
"""Comparisons that are kept, those asked for last: that of 60 accounts has some 2 MB."""
MANY = 10
"""Accounts from which on comparisons are made one after the other."""
TURN = 0.0005
"""Seconds after which a comparison lets a page go on: of Python's 5 ms each look into the store would have to wait."""


class Compared:
    """Requests come in several threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._most = kept
        self._kept: OrderedDict[bytes, Future[Comparison]] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def of(self, records: Sequence[Record], occurrence: str) -> Comparison:
        """The comparison of records that are about an occurrence of this id, however long it takes."""
        return self._begun(records, occurrence).result()

    def soon(self, records: Sequence[Record], occurrence: str, patience: float) -> Comparison | None:
        """The same where it is there within so many seconds; else None, while it goes on."""
        try:
            return self._begun(records, occurrence).result(patience)
        except TimeoutError:
            return None

    def _begun(self, records: Sequence[Record], occurrence: str) -> Future[Comparison]:
        """A comparison that is made, or being made."""
        key = _key(records, occurrence)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made = self._kept[key] = Future()
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        # a thread that does not keep the process alive: there is nothing to be lost with it
        threading.Thread(target=self._make, args=(made, key, records, occurrence), name="comparing", daemon=True).start()
        return made

    def _make(self, made: Future[Comparison], key: bytes, records: Sequence[Record], occurrence: str) -> None:
        sys.setswitchinterval(TURN)
        try:
            with self._turn if len(records) > MANY else nullcontext():
                made.set_result(compare(records, occurrence=occurrence))
        except Exception as error:
            with self._lock:
                self._kept.pop(key, None)  # who asks next has it tried anew
            made.set_exception(error)


def _key(records: Sequence[Record], occurrence: str) -> bytes:
    """Some 4 ms for 60 accounts, a tenth of what it takes to open them."""
    digest = blake2b(occurrence.encode(), digest_size=16)
    for record in records:
        digest.update(encode(record))
    return digest.digest()
