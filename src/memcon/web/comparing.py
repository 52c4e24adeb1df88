"""Comparisons that were asked for, kept while the desk runs: the accounts of a great event take seconds to be laid side by side.

One is kept under a digest of the records that it is made of, as people have corrected them; so what changes in the store is compared anew.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

from memcon.occurrences import Comparison, compare
from memcon.record.schema import encode
from memcon.record.types import Record

KEPT = 50
"""Comparisons that are kept, those asked for last: that of 60 accounts has some 2 MB."""


class Compared:
    """Requests come in several threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._most = kept
        self._kept: OrderedDict[bytes, Comparison] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, records: Sequence[Record], occurrence: str) -> Comparison:
        """The comparison of records that are about an occurrence of this id."""
        key = _key(records, occurrence)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = compare(records, occurrence=occurrence)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def _key(records: Sequence[Record], occurrence: str) -> bytes:
    digest = blake2b(occurrence.encode(), digest_size=16)
    for record in records:
        digest.update(encode(record))
    return digest.digest()
