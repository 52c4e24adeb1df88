"""The pairs of articles without a day: each is looked for among all before it, which are those with a day, then those without one by id.

That an article came bears only on those who are looked for by one of its words, and of them only on the first that are: from the
`CROWD`th article on a word tells too little. `matching_words` has the articles of a word in that order.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from memcon.occurrences.pairs import CROWD, SHARED, Signature
from memcon.store.matching import Change, Found, Place, place_of, signature_of, word_of


def pairs(connection: sqlite3.Connection, changes: Sequence[Change]) -> Iterator[Found]:
    """For each article without a day whose pairs with those before it are others than they were: what came and went. As in
    `matching.pairs`, the changes are kept already, and no pairs of changed articles are."""
    if not connection.execute("SELECT 1 FROM matching WHERE day IS NULL LIMIT 1").fetchone():
        return
    words = _Words(connection, changes)
    for place, own in sorted(words.touched().items()):
        crowded, was_crowded = ({key for key in own if words.ahead(key, place, was=was) > CROWD} for was in (False, True))
        if crowded == was_crowded:
            shared = Counter(other[1] for key in own - crowded for other in words.new[key] if other < place)
            yield Found(place[1], frozenset(other for other, number in shared.items() if number >= SHARED), frozenset())
        else:
            signature = signature_of(connection, place[1])
            assert signature
            found = words.candidates(signature.keys, place, was=False)
            earlier = words.candidates(signature.keys, place, was=True) - words.changed
            yield Found(place[1], found - earlier, earlier - found)
    for change in changes:
        if change.new and change.new.day is None:
            place = place_of(connection, change.version, change.new)
            yield Found(change.version, words.candidates(change.new.keys, place, was=False), frozenset())


class _Words:
    """Which articles are looked for by a word, in their order: as it is after the changes, and as it was before them."""

    def __init__(self, connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
        self._connection = connection
        self._enough = CROWD + 2 * len(changes) + 1
        """From so many articles on a word is that of a crowd, before the changes and after them."""
        self._dated: dict[int, int] = {}
        self._undated: dict[int, list[Place]] = {}
        self.changed = frozenset(change.version for change in changes)
        self.new = self._by_word((change.version, change.new) for change in changes)
        self._old = self._by_word((change.version, change.old) for change in changes)

    def touched(self) -> dict[Place, set[int]]:
        """The articles without a day that did not change themselves and stand among the first of a word that changed articles have or had,
        each with such words."""
        found: dict[Place, set[int]] = defaultdict(set)
        for key in sorted({*self.new, *self._old}):
            for place in self._undated_of(key):
                if place[1] not in self.changed:
                    found[place].add(key)
        return found

    def ahead(self, key: int, place: Place, *, was: bool) -> int:
        """How many articles of a word stand before a place; no more than `_enough` of those with a day are counted."""
        if key not in self._dated:
            query = "SELECT count(*) FROM (SELECT 1 FROM matching_words WHERE word = ? AND id = '' LIMIT ?)"
            (self._dated[key],) = self._connection.execute(query, (word_of(key), self._enough)).fetchone()
        number = self._dated[key] + bisect_left(self._undated_of(key), place)
        if was:
            number += sum(other < place for other in self._old[key]) - sum(other < place for other in self.new[key])
        return number

    def candidates(self, keys: Iterable[int], place: Place, *, was: bool) -> frozenset[int]:
        """Those before a place that are worth a comparison with an article of these words."""
        shared = Counter(
            version for key in keys if self.ahead(key, place, was=was) <= CROWD for version in self._before(key, place, was=was)
        )
        return frozenset(version for version, number in shared.items() if number >= SHARED)

    def _before(self, key: int, place: Place, *, was: bool) -> Iterator[int]:
        query = "SELECT id, version FROM matching_words WHERE word = ? AND id < ?"
        found = {(str(id_), int(version)) for id_, version in self._connection.execute(query, (word_of(key), place[0]))}
        if was:
            found = (found - {*self.new[key]}) | {other for other in self._old[key] if other < place}
        return (version for _, version in found)

    def _undated_of(self, key: int) -> list[Place]:
        """The first of those without a day, in their order."""
        if key not in self._undated:
            query = "SELECT id, version FROM matching_words WHERE word = ? AND id > '' ORDER BY id LIMIT ?"
            self._undated[key] = self._connection.execute(query, (word_of(key), self._enough)).fetchall()
        return self._undated[key]

    def _by_word(self, signatures: Iterable[tuple[int, Signature | None]]) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = defaultdict(list)
        for version, signature in signatures:
            if signature:
                place = place_of(self._connection, version, signature)
                for key in signature.keys:
                    found[key].append(place)
        return found
