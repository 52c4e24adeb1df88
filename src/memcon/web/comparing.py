"""Accounts laid side by side, and kept: those of a great event take seconds (see `memcon.web.kept`).

A comparison is kept under a digest of the records that it is made of, as people have corrected them; so what changes in the store is
compared anew.
"""

from collections.abc import Sequence
from functools import partial
from hashlib import blake2b

from memcon.occurrences import Comparison, compare
from memcon.record.schema import encode
from memcon.record.types import Record
from memcon.web.kept import Kept

KEPT = 50
"""Comparisons that are kept, those asked for last: that of 60 accounts has some 2 MB."""
MANY = 10
"""Accounts from which on comparisons are made one after the other."""


class Compared:
    """The comparisons of a desk."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept: Kept[Comparison] = Kept(kept)

    def of(self, records: Sequence[Record], occurrence: str) -> Comparison:
        """The comparison of records that are about an occurrence of this id, however long it takes."""
        return self._kept.of(_key(records, occurrence), partial(compare, records, occurrence=occurrence), in_turn=len(records) > MANY)

    def soon(self, records: Sequence[Record], occurrence: str, patience: float) -> Comparison | None:
        """The same where it is there within so many seconds; else None, while it goes on."""
        make = partial(compare, records, occurrence=occurrence)
        return self._kept.soon(_key(records, occurrence), make, patience, in_turn=len(records) > MANY)


def _key(records: Sequence[Record], occurrence: str) -> bytes:
    """Some 4 ms for 60 accounts, a tenth of what it takes to open them."""
    digest = blake2b(occurrence.encode(), digest_size=16)
    for record in records:
        digest.update(encode(record))
    return digest.digest()
