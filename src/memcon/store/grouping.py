"""Which articles of a store are about one occurrence, worked out anew only where something changed.

`memcon.occurrences.link` groups all articles that a chain of likely pairs connects, and such a chain can go through years of a busy
collection. But two groups come together only where an article of the one and an article of the other are a likely pair: the average of
pairs is never above the best of them. So groups that changed are grouped anew together with those beside them; where no group beside them
takes part in a change, it and all beyond it are as they were, for the order in which pairs are joined there is the same. Where one does, it
counts as changed, and what is beside it is looked at too. Most of a group stays together whatever comes beside it, so that it is
weighed as one (`memcon.occurrences.cluster`).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.link import Weighed, grouped, occurrence_id
from memcon.occurrences.pairs import PARTS
from memcon.store import matching
from memcon.store.matching import Near

Pairs = Mapping[int, frozenset[int]]
"""For each version those that people have put it together with, or told it apart from."""
IsCopy = Callable[[int, int], bool]
Clusters = tuple[list[list[int]], list[Weighed]]


def number_of(occurrence: str) -> int:
    """The number in `occurrences` behind an id."""
    return int(occurrence.removeprefix("o-"), 16)


class Groups:
    """The groups as they are kept, and as they become. `joined` and `barred` are the decisions of people."""

    def __init__(self, connection: sqlite3.Connection, near: Near, joined: Pairs, barred: Pairs, threshold: int, copy: IsCopy) -> None:
        self._connection = connection
        self._near = near
        self._joined = joined
        self._barred = barred
        self._threshold = threshold
        self._copy = copy
        self._ids: dict[int, str | None] = {}
        self._weighed: dict[int, dict[int, int]] = {}
        self._clustered: dict[tuple[tuple[int, ...], int], Clusters] = {}
        self._done: dict[frozenset[tuple[int, bool]], dict[int, int]] = {}

    def renewed(self, seeds: Iterable[int], left: Iterable[int]) -> dict[int, int]:
        """Version -> the number of its occurrence, of all whose group may be another than it was. `seeds` are articles that are new or have
        other pairs than before, `left` the numbers of occurrences that articles may have left."""
        own = {version for number in left for version in self._members(number)}
        own |= {version for seed in seeds for version in (seed, *self._beside(seed))}
        own = {version for version in own if self.id_of(version) is not None}
        while True:
            around = self._around(own)
            homes = self._grouped(own, around)
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
        yield from (other for other, parts in self._weights(version).items() if parts >= self._threshold)

    def _copies(self, version: int) -> Iterator[int]:
        near, joined = self._near.of(version), self._joined.get(version, frozenset())
        yield from (other for other, code in near.items() if matching.is_copy(code))
        yield from (other for other in joined - near.keys() if self.id_of(other) is not None and self._copy(version, other))

    def _grouped(self, own: set[int], around: Mapping[int, int]) -> dict[int, int]:
        """Version -> number of its occurrence, of one's own articles and of those of the groups around them.

        Pairs between two groups around are left out: where both groups stay as they are, so does what these pairs come to.
        """
        blocks = self._blocks(own, around)
        block_of = {version: block for block, members in blocks.items() for version in members}
        across: dict[int, list[Weighed]] = defaultdict(list)
        for version in own:
            block = block_of[version]
            for other, parts in self._weights(version).items():
                theirs = block_of.get(other, block)
                if theirs != block and (other in around or version < other):
                    across[block].append((version, other, parts))
        homes: dict[int, int] = {}
        likely = ((block, block_of[other]) for block in across for _, other, parts in across[block] if parts >= self._threshold)
        for part in _parts(blocks, likely):
            known = frozenset((block, blocks[block][0] in own) for block in part)
            if known not in self._done:  # most parts are as they were the time before
                self._done[known] = self._part({block: blocks[block] for block in part}, [pair for block in part for pair in across[block]])
            homes |= self._done[known]
        return homes

    def _part(self, blocks: Mapping[int, list[int]], across: Iterable[Weighed]) -> dict[int, int]:
        """The same of some blocks, with the pairs across them."""
        block_of = {version: block for block, members in blocks.items() for version in members}
        highest: dict[int, int] = defaultdict(int)
        pairs = [pair for pair in across if pair[1] in block_of]
        for version, other, parts in pairs:
            for block in (block_of[version], block_of[other]):
                highest[block] = max(highest[block], parts)
        clusters: list[list[int]] = []
        for block, members in blocks.items():
            found, within = self._clusters(tuple(members), highest[block])
            clusters += found
            pairs += within
        return self._joined_up(sorted(clusters, key=lambda cluster: self.id_of(cluster[0]) or ""), pairs)

    def _blocks(self, own: set[int], around: Mapping[int, int]) -> dict[int, list[int]]:
        """The articles by the groups that they were in, in the order of ids. New ones stand alone, under a number that no group has."""
        blocks: dict[int, list[int]] = defaultdict(list)
        for version in sorted({*own, *around}, key=lambda version: self.id_of(version) or ""):
            number = around[version] if version in around else self._number(version)
            blocks[-version if number is None else number].append(version)
        return blocks

    def _clusters(self, members: tuple[int, ...], highest: int) -> Clusters:
        """What of a block comes together whatever lies outside it: joined at more than the `highest` likeness to an article outside.
        With the pairs of the block, where it is not one cluster."""
        if len(members) == 1:
            return [[*members]], []
        if (members, highest) not in self._clustered:
            at = {version: place for place, version in enumerate(members)}
            edges = [(a, b, parts) for a, version in enumerate(members) for other, parts in self._weights(version).items()
                     if (b := at.get(other, a)) > a]  # fmt: skip
            found = average_linkage(len(members), edges, max(highest + 1, self._threshold), _among(self._barred, at))
            between = [(members[a], members[b], parts) for a, b, parts in edges] if len(found) > 1 else []
            self._clustered[members, highest] = [[members[place] for place in cluster] for cluster in found], between
        return self._clustered[members, highest]

    def _joined_up(self, clusters: Sequence[Sequence[int]], pairs: Iterable[Weighed]) -> dict[int, int]:
        """Version -> number of its occurrence, of clusters in the order of their first ids."""
        at = {version: place for place, cluster in enumerate(clusters) for version in cluster}
        sums: dict[tuple[int, int], int] = defaultdict(int)
        for version, other, parts in pairs:
            a, b = at[version], at[other]
            if a != b:
                sums[(a, b) if a < b else (b, a)] += parts
        edges = [(a, b, total) for (a, b), total in sums.items()]
        joined, barred = _among(self._joined, at), _among(self._barred, at)
        return {
            version: number_of(occurrence_id(self.id_of(clusters[group[0]][0]) or ""))
            for group in grouped([len(cluster) for cluster in clusters], edges, joined, barred, self._threshold)
            for place in group
            for version in clusters[place]
        }

    def _weights(self, version: int) -> Mapping[int, int]:
        """How likely an article tells of one event with others, in ten thousandths; those that people put it with, for sure."""
        if version not in self._weighed:
            found = {other: matching.parts_of(code) for other, code in self._near.of(version).items()}
            found |= dict.fromkeys(self._joined.get(version, ()), PARTS)
            self._weighed[version] = found
        return self._weighed[version]


def _parts(blocks: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The blocks that pairs connect, together."""
    part_of = {block: [block] for block in blocks}
    for a, b in pairs:
        small, large = sorted((part_of[a], part_of[b]), key=len)
        if small is not large:
            large += small
            part_of.update(dict.fromkeys(small, large))
    return [*{id(part): part for part in part_of.values()}.values()]


def _among(named: Pairs, at: Mapping[int, int]) -> list[tuple[int, int]]:
    """The pairs that people named, by the places of articles; not those of which both have one place."""
    pairs = ((place, at[other]) for version, place in at.items() for other in named.get(version, ()) if other in at)
    return sorted({(a, b) for a, b in pairs if a < b})


def _changed(around: Mapping[int, int], homes: Mapping[int, int]) -> set[int]:
    """The articles of the groups that are others now, by the numbers of groups as they were."""
    before, after = _by_number(around), _by_number(homes)
    return {version for members in before.values() for version in members if after[homes[version]] != members}


def _by_number(homes: Mapping[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for version, number in homes.items():
        found[number].add(version)
    return found
