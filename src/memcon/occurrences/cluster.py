"""Average linkage over a sparse graph: the pair of groups that is most alike on average is joined first, until none is alike enough.

Pairs that are not in the graph count as unlike (0). The result depends on the items and their likeness, not on their order: ties go to
the groups
with the smallest members. So a cluster in which every join is of groups more alike than any item of it is to any item outside comes
about whatever lies outside: it may be given as one item, with its size and the sums of its pairs.
"""

import heapq
from collections.abc import Iterable, Sequence

Edge = tuple[int, int, float]


def average_linkage(
    size: int, edges: Iterable[Edge], threshold: float, apart: Iterable[tuple[int, int]] = (), sizes: Sequence[int] = ()
) -> list[list[int]]:
    """Groups of the items 0 … size-1, each sorted, in the order of their smallest item. Pairs of `apart` never come together.

    `sizes`: of items that stand for several, how many; the weight of an edge is the sum over the pairs that it stands for.
    """
    held = [*sizes] or [1] * size
    groups: dict[int, list[int]] = {item: [item] for item in range(size)}
    beside: dict[int, dict[int, float]] = {item: {} for item in range(size)}
    barred: dict[int, set[int]] = {item: set() for item in range(size)}
    for a, b in apart:
        barred[a].add(b)
        barred[b].add(a)
    for a, b, weight in edges:
        beside[a][b] = beside[b][a] = weight
    heap = [
        (-alike, a, b) for a in beside for b, weight in beside[a].items() if a < b and (alike := weight / (held[a] * held[b])) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        weight, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or b in barred[a]:
            continue
        if -weight != beside[a].get(b, 0.0) / (held[a] * held[b]):
            continue  # one of them has grown since
        _join(groups, beside, barred, a, b)
        held[a] += held[b]
        many, unlike = held[a], barred[a]
        for other, total in beside[a].items():  # in any order: the heap has one of its own
            alike = total / (many * held[other])
            if alike >= threshold and other not in unlike:
                heapq.heappush(heap, (-alike, a, other) if a < other else (-alike, other, a))
    return [sorted(groups[name]) for name in sorted(groups)]


def _join(groups: dict[int, list[int]], beside: dict[int, dict[int, float]], barred: dict[int, set[int]], a: int, b: int) -> None:
    """Put group b into group a (a < b, so that a group is called by its smallest item)."""
    groups[a] += groups.pop(b)
    own = beside[a]
    for other, weight in beside.pop(b).items():
        theirs = beside[other]
        del theirs[b]
        if other != a:
            own[other] = theirs[a] = own.get(other, 0.0) + weight
    for other in sorted(barred.pop(b)):
        barred[other].discard(b)
        barred[other].add(a)
        barred[a].add(other)
