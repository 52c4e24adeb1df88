"""Which articles of a store are about one occurrence, worked out anew only where something changed.

`memcon.occurrences.link` groups all articles that a chain of likely pairs connects, and such a chain can go through years of a busy
collection. But two groups come together only where an article of the one and an article of the other are a likely pair: the average of
pairs is never above the best of them. So groups that changed are grouped anew together with those beside them; where no group beside them
takes part in a change, it and all beyond it are as they were, for the order in which pairs are joined there is the same. Where one does, it
counts as changed, and what is beside it is looked at too.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from memcon.occurrences.link import grouped, occurrence_id
from memcon.occurrences.pairs import Edge
from memcon.store import matching
from memcon.store.matching import Near

Pairs = Mapping[int, frozenset[int]]
"""For each version those that people have put it together with, or told it apart from."""
IsCopy = Callable[[int, int], bool]


def number_of(occurrence: str) -> int:
    """The number in `occurrences` behind an id."""
    return int(occurrence.removeprefix("o-"), 16)


class Groups:
    """The groups as they are kept, and as they become. `joined` and `barred` are the decisions of people."""

    def __init__(self, connection: sqlite3.Connection, near: Near, joined: Pairs, barred: Pairs, threshold: float, copy: IsCopy) -> None:
        self._connection = connection
        self._near = near
        self._joined = joined
        self._barred = barred
        self._threshold = threshold
        self._copy = copy
        self._ids: dict[int, str | None] = {}

    def renewed(self, seeds: Iterable[int], left: Iterable[int]) -> dict[int, int]:
        """Version -> the number of its occurrence, of all whose group may be another than it was. `seeds` are articles that are new or have
        other pairs than before, `left` the numbers of occurrences that articles may have left."""
        own = {version for number in left for version in self._members(number)}
        own |= {version for seed in seeds for version in (seed, *self._beside(seed))}
        own = {version for version in own if self.id_of(version) is not None}
        done: dict[tuple[int, ...], dict[int, int]] = {}
        while True:
            around = self._around(own)
            parts = [tuple(part) for part in self._parts({*own, *around})]
            done = {part: done.get(part) or self._grouped(part) for part in parts}  # most are as they were the time before
            homes = {version: number for part in parts for version, number in done[part].items()}
            drawn_in = _changed(around, homes)
            if not drawn_in:
                return {version: homes[version] for version in own}
            own |= drawn_in

    def sources(self, seeds: Iterable[int]) -> dict[int, int | None]:
        """Version -> the version that it is a near copy of, else None; of the seeds and of all that copies connect them with. Of copies the
        first in the order of ids is the source."""
        found: dict[int, int | None] = {}
        for seed in sorted(seeds):
            if seed in found or self.id_of(seed) is None:
                continue
            part = [seed]
            for version in part:
                part += sorted({other for other in self._copies(version) if self.id_of(other) is not None} - {*part})
            first = min(part, key=lambda version: self.id_of(version) or "")
            found |= {version: None if version == first else first for version in part}
        return found

    def id_of(self, version: int) -> str | None:
        """The id of the text of a version that is matched with others."""
        if version not in self._ids:
            query = "SELECT text_id FROM matching JOIN versions ON versions.id = version WHERE version = ?"
            row = self._connection.execute(query, (version,)).fetchone()
            self._ids[version] = str(row[0]) if row else None
        return self._ids[version]

    def _members(self, number: int) -> list[int]:
        rows = self._connection.execute("SELECT version FROM accounts WHERE occurrence = ?", (number,))
        return [int(version) for (version,) in rows]

    def _beside(self, version: int) -> list[int]:
        """Those of the group of an article as it is kept."""
        number = self._number(version)
        return [] if number is None else self._members(number)

    def _number(self, version: int) -> int | None:
        row = self._connection.execute("SELECT occurrence FROM accounts WHERE version = ?", (version,)).fetchone()
        return int(row[0]) if row else None

    def _around(self, own: set[int]) -> dict[int, int]:
        """The articles of the groups that have a likely pair with one's own: version -> number of its group as it is kept."""
        beside = {other for version in own for other in self._likely(version)} - own
        numbers = {number for version in beside if (number := self._number(version)) is not None}
        return {version: number for number in sorted(numbers) for version in self._members(number)}

    def _likely(self, version: int) -> Iterator[int]:
        yield from (other for other, code in self._near.of(version).items() if matching.is_likely(code, self._threshold))
        yield from self._joined.get(version, ())

    def _copies(self, version: int) -> Iterator[int]:
        near, joined = self._near.of(version), self._joined.get(version, frozenset())
        yield from (other for other, code in near.items() if matching.edge_of(code).copy)
        yield from (other for other in joined - near.keys() if self.id_of(other) is not None and self._copy(version, other))

    def _parts(self, among: set[int]) -> Iterator[list[int]]:
        """The parts of some articles that likely pairs connect, each in the order of ids."""
        seen: set[int] = set()
        for start in sorted(among):
            part = [] if start in seen else [start]
            seen.add(start)
            for version in part:
                for other in self._likely(version):
                    if other in among and other not in seen:
                        seen.add(other)
                        part.append(other)
            if part:
                yield sorted(part, key=lambda version: self.id_of(version) or "")

    def _grouped(self, order: Sequence[int]) -> dict[int, int]:
        """Version -> number of its occurrence, of a part in the order of ids."""
        at = {version: place for place, version in enumerate(order)}
        edges: dict[tuple[int, int], Edge] = {}
        for a, version in enumerate(order):
            edges.update({(a, at[other]): matching.edge_of(code) for other, code in self._near.of(version).items() if at.get(other, a) > a})
        joined, barred = (
            sorted({(a, at[other]) for a, version in enumerate(order) for other in named.get(version, ()) if at.get(other, a) > a})
            for named in (self._joined, self._barred)
        )
        edges |= {pair: Edge(1.0, False) for pair in joined}
        return {
            order[place]: number_of(occurrence_id(self.id_of(order[group[0]]) or ""))
            for group in grouped(len(order), edges, joined, barred, self._threshold)
            for place in group
        }


def _changed(around: Mapping[int, int], homes: Mapping[int, int]) -> set[int]:
    """The articles of the groups that are others now, by the numbers of groups as they were."""
    before, after = _by_number(around), _by_number(homes)
    return {version for members in before.values() for version in members if after[homes[version]] != members}


def _by_number(homes: Mapping[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for version, number in homes.items():
        found[number].add(version)
    return found
