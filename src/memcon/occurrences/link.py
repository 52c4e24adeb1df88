"""Records to occurrences: which articles tell of one real-world event.

Candidates share telling words within a window of days; a small logistic model gives each pair a probability with its reasons; average
linkage makes
groups of them. An occurrence is called by the smallest record id in it, so that names stay as articles come in, whatever their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from memcon.errors import BadOption
from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.features import Features, Happening, features, resemblance, same_day
from memcon.occurrences.pairs import Weights, candidates, load_weights, probability, reasons
from memcon.occurrences.types import Link, Linking, Pair
from memcon.occurrences.words import rarity
from memcon.record.types import Record

REPRINT = 0.5
"""Two texts that share this much of their runs of five words are one source: a wire text under two mastheads."""
_FAINT = 0.02
"""Probabilities below count as 0, so that the graph stays sparse."""


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
    edges = scored(order, model)
    joined = {_pair(at[a], at[b]) for a, b in together if a in at and b in at}
    edges |= dict.fromkeys(sorted(joined), 1.0)
    barred = [(at[a], at[b]) for a, b in apart if a in at and b in at]
    groups = average_linkage(len(order), ((a, b, p) for (a, b), p in sorted(edges.items())), model.threshold, barred)
    home = {i: _name(order[group[0]].id) for group in _with_merges(groups, joined) for i in group}
    sources = reprints(order, edges)
    recalled = _recalled(order, home)
    lines = {article.id: _lines(article, home[at[article.id]], sources, recalled[at[article.id]]) for article in order}
    return Linking(links=tuple(line for article in articles for line in lines[article.id]), nearest=_nearest(order, edges, model))


def scored(order: Sequence[Features], model: Weights) -> dict[tuple[int, int], float]:
    """Probability of each candidate pair."""
    by_day = sorted(range(len(order)), key=lambda i: (order[i].day is None, order[i].day or 0, order[i].id))
    found = {}
    for i, j in candidates([order[k] for k in by_day]):
        a, b = _pair(by_day[i], by_day[j])
        likely = probability(order[a], order[b], model)
        if likely >= _FAINT:
            found[a, b] = likely
    return found


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _name(record: str) -> str:
    """An occurrence's id, from its smallest record's."""
    return f"o-{blake2b(record.encode(), digest_size=6).hexdigest()}"


def _with_merges(groups: list[list[int]], joined: set[tuple[int, int]]) -> list[list[int]]:
    """The groups, those that people merged put together."""
    for a, b in sorted(joined):
        first, second = (next(group for group in groups if item in group) for item in (a, b))
        if first is not second:
            groups = [group for group in groups if group is not first and group is not second]
            groups.append(sorted([*first, *second]))
    return sorted(groups)


def reprints(order: Sequence[Features], edges: dict[tuple[int, int], float]) -> dict[str, str]:
    """Of each near copy: the record with the smallest id among the copies."""
    stands: dict[str, str] = {}

    def head(name: str) -> str:
        while (above := stands.get(name, name)) != name:
            name = above
        return name

    for a, b in sorted(edges):
        if resemblance(order[a].sketch, order[b].sketch) >= REPRINT:
            first, second = sorted((head(order[a].id), head(order[b].id)))
            stands |= {first: first, second: first}
    return {name: head(name) for name in sorted(stands)}


def _recalled(order: Sequence[Features], home: dict[int, str]) -> list[list[str]]:
    """Of each article: the other occurrences that it speaks of, found by type, parties and day of their main events."""
    known: dict[tuple[str, frozenset[str]], list[tuple[Happening, str]]] = defaultdict(list)
    for i, article in enumerate(order):
        if article.main and article.main.days and len(article.main.parties) > 1:
            known[article.main.type, article.main.parties].append((article.main, home[i]))
    found = []
    for i, article in enumerate(order):
        told = {
            name
            for event in article.others
            for other, name in known.get((event.type, event.parties), ())
            if name != home[i] and _one_event(event, other)
        }
        found.append(sorted(told))
    return found


def _one_event(a: Happening, b: Happening) -> bool:
    """Are two events of one type and the same parties the same: days that meet, both told to the day, and no other channel?"""
    if not a.days or not b.days or a.days[1] - a.days[0] > 1 or b.days[1] - b.days[0] > 1:
        return False
    return same_day(a.days, b.days) and (a.channel is None or b.channel is None or a.channel == b.channel)


def _lines(article: Features, occurrence: str, sources: dict[str, str], recalled: Sequence[str]) -> list[Link]:
    """What an article recalls, and last what it is about: a reader that keeps one line for each record keeps the main one."""
    source = sources.get(article.id)
    others = [Link(record=article.id, occurrence=name, main=False) for name in recalled]
    return [*others, Link(record=article.id, occurrence=occurrence, main=True, source=source)]


def _nearest(order: Sequence[Features], edges: dict[tuple[int, int], float], model: Weights) -> tuple[Pair, ...]:
    """For each article that has one, the most likely other."""
    best: dict[int, tuple[float, int]] = {}
    for (a, b), likely in sorted(edges.items()):
        for item, other in ((a, b), (b, a)):
            if item not in best or likely > best[item][0]:
                best[item] = (likely, other)
    return tuple(
        Pair(first=order[i].id, second=order[j].id, probability=round(p, 3), reasons=reasons(order[i], order[j], model))
        for i, (p, j) in sorted(best.items())
    )
