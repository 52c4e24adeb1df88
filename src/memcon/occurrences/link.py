"""Records to occurrences: which articles tell of one real-world event.

Candidates share telling words within a window of days; a small logistic model gives each pair a probability with its reasons; average
linkage makes
groups of them. An occurrence is called by the smallest record id in it, so that names stay as articles come in, whatever their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from memcon.errors import BadOption
from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.features import Features, Happening, features, same_day
from memcon.occurrences.pairs import Edge, Weights, candidates, edge, is_copy, load_weights, reasons, signature
from memcon.occurrences.types import Doubt, Link, Linking, Pair
from memcon.occurrences.words import rarity
from memcon.record.types import Record

Edges = Mapping[tuple[int, int], Edge]
"""Pairs of articles (first < second), by their numbers in the order of ids."""
Weighed = tuple[int, int, int]
"""A pair of articles and how likely they tell of one event, in ten thousandths."""


def link(records: Iterable[Record], *, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> Linking:
    """Put records together by occurrence. `together` and `apart` are pairs of record ids that people have merged or split; they hold.

    The result is the same for any order of the records. Raises BadOption where two records have one id.
    """
    given = list(records)
    weigh = rarity()
    return link_features([features(record, weigh) for record in given], together=together, apart=apart)


def link_features(
    articles: Sequence[Features],
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    model: Weights | None = None,
) -> Linking:
    """`link` for records whose features are known."""
    model = model or load_weights()
    order = sorted(articles, key=lambda article: (article.id,))
    at = {article.id: i for i, article in enumerate(order)}
    if len(at) < len(order):
        raise BadOption("two records have the same id: give each record once")
    joined = {_pair(at[a], at[b]) for a, b in together if a in at and b in at}
    barred = [(at[a], at[b]) for a, b in apart if a in at and b in at]
    edges = scored(order, model) | {(a, b): Edge(1.0, is_copy(order[a], order[b])) for a, b in sorted(joined)}
    home = {
        i: occurrence_id(order[group[0]].id)
        for group in grouped([1] * len(order), weighed(edges), joined, barred, model.threshold_parts)
        for i in group
    }
    sources = reprints(edges)
    recalled = _recalled(order, home)
    lines: dict[str, list[Link]] = {}
    for i, article in enumerate(order):
        source = order[sources[i]].id if i in sources else None
        lines[article.id] = _lines(article, home[i], source, recalled[i])
    return Linking(links=tuple(line for article in articles for line in lines[article.id]), nearest=_nearest(order, edges, model))


def doubt(articles: Sequence[Features]) -> Doubt | None:
    """Whether linking would keep some of the articles apart, and how likely they are one event all the same; None where it would not."""
    model = load_weights()
    order = sorted(articles, key=lambda article: article.id)
    edges = scored(order, model)
    groups = sorted(grouped([1] * len(order), weighed(edges), (), (), model.threshold_parts), key=lambda group: (-len(group), group))
    if len(groups) < 2:
        return None
    likely = max(_average(edges, some, others) for some, others in combinations(groups, 2))
    return Doubt(groups=tuple(tuple(order[i].id for i in group) for group in groups), likely=round(likely, 3))


def _average(edges: Edges, some: Sequence[int], others: Sequence[int]) -> float:
    """How alike two groups are by average linkage: pairs without an edge count as 0."""
    made = (edges.get(_pair(a, b)) for a in some for b in others)
    return sum(edge.likely for edge in made if edge) / (len(some) * len(others))


def scored(order: Sequence[Features], model: Weights) -> dict[tuple[int, int], Edge]:
    """The edges between candidates."""
    by_day = sorted(range(len(order)), key=lambda i: (order[i].day is None, order[i].day or 0, order[i].id))
    found = {}
    for i, j in candidates([signature(order[k]) for k in by_day]):
        a, b = _pair(by_day[i], by_day[j])
        made = edge(order[a], order[b], model)
        if made:
            found[a, b] = made
    return found


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def occurrence_id(record: str) -> str:
    """An occurrence's id, from its smallest record's."""
    return f"o-{blake2b(record.encode(), digest_size=6).hexdigest()}"


def grouped(
    sizes: Sequence[int],
    weighed: Iterable[Weighed],
    joined: Iterable[tuple[int, int]],
    barred: Iterable[tuple[int, int]],
    threshold: int,
) -> list[list[int]]:
    """The occurrences among articles, or clusters of so many articles each, weighed as in `average_linkage`; what no edge from `threshold`
    on connects can be grouped apart.

    `joined` are pairs that people merged (among the edges too), `barred` those that they told apart; the threshold is in ten thousandths.
    """
    return _with_merges(average_linkage(len(sizes), weighed, threshold, barred, sizes), joined)


def weighed(edges: Edges) -> Iterator[Weighed]:
    """The edges as grouping needs them."""
    return ((a, b, made.parts) for (a, b), made in edges.items())


def _with_merges(groups: list[list[int]], joined: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups, those that people merged put together."""
    for a, b in sorted(joined):
        first, second = (next(group for group in groups if item in group) for item in (a, b))
        if first is not second:
            groups = [group for group in groups if group is not first and group is not second]
            groups.append(sorted([*first, *second]))
    return sorted(groups)


def reprints(edges: Edges) -> dict[int, int]:
    """Of each near copy: the first article, in the order of ids, among the copies."""
    stands: dict[int, int] = {}

    def head(item: int) -> int:
        while (above := stands.get(item, item)) != item:
            item = above
        return item

    for a, b in sorted(pair for pair, made in edges.items() if made.copy):
        first, second = sorted((head(a), head(b)))
        stands |= {first: first, second: first}
    return {item: head(item) for item in sorted(stands)}


def _recalled(order: Sequence[Features], home: dict[int, str]) -> list[list[str]]:
    """Of each article: the other occurrences that it speaks of, found by type, parties and day of their main events."""
    known: dict[tuple[str, frozenset[str]], list[tuple[Happening, str]]] = defaultdict(list)
    for i, article in enumerate(order):
        if article.main and may_recall(article.main):
            known[article.main.type, article.main.parties].append((article.main, home[i]))
    found = []
    for i, article in enumerate(order):
        told = {
            name
            for event in article.others
            for other, name in known.get((event.type, event.parties), ())
            if name != home[i] and recalls(event, other)
        }
        found.append(sorted(told))
    return found


def may_recall(event: Happening) -> bool:
    """Is it told with two parties or more, and to the day, so that it can be found again in another article?"""
    return event.days is not None and event.days[1] - event.days[0] <= 1 and len(event.parties) > 1


def recalls(event: Happening, other: Happening) -> bool:
    """Is an event that an article tells beside its main one the main event `other` of another: one type, the same parties, days that meet,
    and no other channel?"""
    if event.type != other.type or event.parties != other.parties or not may_recall(event) or not may_recall(other):
        return False
    assert event.days and other.days
    return same_day(event.days, other.days) and (event.channel is None or other.channel is None or event.channel == other.channel)


def _lines(article: Features, occurrence: str, source: str | None, recalled: Sequence[str]) -> list[Link]:
    """What an article recalls, and last what it is about: a reader that keeps one line for each record keeps the main one."""
    others = [Link(record=article.id, occurrence=name, main=False) for name in recalled]
    return [*others, Link(record=article.id, occurrence=occurrence, main=True, source=source)]


def _nearest(order: Sequence[Features], edges: Edges, model: Weights) -> tuple[Pair, ...]:
    """For each article that has one, the most likely other."""
    best: dict[int, tuple[float, int]] = {}
    for a, b in sorted(edges):
        likely = edges[a, b].likely
        for item, other in ((a, b), (b, a)):
            if item not in best or likely > best[item][0]:
                best[item] = (likely, other)
    return tuple(
        Pair(first=order[i].id, second=order[j].id, probability=round(p, 3), reasons=reasons(order[i], order[j], model))
        for i, (p, j) in sorted(best.items())
    )
