"""Which made records come together, and that nothing depends on their order."""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from memcon.errors import BadOption
from memcon.occurrences import Linking, link
from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.spans import days
from memcon.record.types import Evidence, Record

from .made import FILLER, record

FIRE = (
    "Ferry Rosalind burns off Lindau\nThe ferry Rosalind caught fire off Lindau "
    "and 41 passengers were killed, harbour master Ottokar Brandis said."
)
LATER = (
    "Rosalind fire: 47 dead\nThe toll of the fire on the ferry Rosalind off "
    "Lindau rose to 47, harbour master Ottokar Brandis said after the search."
)
VOTE = (
    "Westland votes\nVoters in Westland chose a parliament; the Heather "
    "Party of Hedwig Amsel won 61 of 140 seats, the electoral board said."
)
COUNT = "Amsel's Heather Party wins in Westland\nHedwig Amsel and her Heather Party won the vote for parliament in Westland with 61 seats."


def pages() -> list[Record]:
    return [
        record("a", FIRE, published="2031-05-01"),
        record("b", LATER, published="2031-05-02"),
        record("c", VOTE, published="2031-05-02"),
        record("d", COUNT, published="2031-05-03"),
    ]


def groups(made: Linking) -> set[frozenset[str]]:
    homes: dict[str, set[str]] = {}
    for line in made.links:
        if line.main:
            homes.setdefault(line.occurrence, set()).add(line.record)
    return {frozenset(group) for group in homes.values()}


def test_articles_of_one_event_come_together() -> None:
    assert groups(link(pages())) == {frozenset("ab"), frozenset("cd")}


def test_the_order_of_the_records_changes_nothing() -> None:
    expected = sorted((line.record, line.occurrence) for line in link(pages()).links)
    for order in itertools.permutations(pages()):
        made = link(order)
        assert sorted((line.record, line.occurrence) for line in made.links) == expected
        assert [line.record for line in made.links if line.main] == [r.id for r in order]


def test_an_occurrence_keeps_its_name_as_articles_come_in() -> None:
    before = {line.record: line.occurrence for line in link(pages()[:3]).links}
    after = {line.record: line.occurrence for line in link(pages()).links}
    assert all(after[name] == before[name] for name in before)


def test_the_same_words_a_month_later_are_another_event() -> None:
    again = record("e", LATER, published="2031-06-20")
    assert frozenset("e") in groups(link([*pages(), again]))


def test_people_merge_and_split() -> None:
    assert frozenset("abcd") in groups(link(pages(), together=[("a", "c"), ("b", "d")]))
    assert groups(link(pages(), apart=[("a", "b")])) >= {frozenset("a"), frozenset("b")}


def test_a_reprint_is_one_source() -> None:
    wire = "Ferry burns\nLINDAU — " + FIRE + " " + FILLER
    made = link([record("x", wire, published="2031-05-01"), record("y", wire + " (Wire)", published="2031-05-01"), *pages()])
    sources = {line.record: line.source for line in made.links}
    assert sources["x"] == sources["y"] == "x"
    assert sources["c"] is None


def test_reasons_are_told() -> None:
    pair = next(pair for pair in link(pages()).nearest if pair.first == "a")
    assert pair.second == "b"
    assert 0 < pair.probability <= 1
    assert any("rosalind" in reason.words for reason in pair.reasons)


def test_an_article_also_speaks_of_another_occurrence() -> None:
    both, others = ("Nordland", "Sudland"), ("Nordland", "Westland")
    call_text = "Nordland and Sudland talk\nThe presidents spoke by phone about the strait."
    call = record("p", call_text, published="2031-03-03", talks=both, day="2031-03-03")
    later = record("q", f"Vote in Westland\n{VOTE}", published="2031-03-05", talks=others, day="2031-03-05")
    # The later page recalls the call: the same event, its actors under ids of their own, told further down.
    actors = tuple(replace(actor, id=f"b{actor.id}") for actor in call.actors)
    parties = tuple(replace(taking, actor=f"b{taking.actor}") for taking in call.events[0].participants)
    recalled = replace(call.events[0], id="e2", participants=parties, evidence=(Evidence(start=300, end=310, purpose="event"),))
    made = link([call, replace(later, actors=(*later.actors, *actors), events=(*later.events, recalled))])
    home = {line.record: line.occurrence for line in made.links if line.main}
    assert home["p"] != home["q"]
    assert [(line.record, line.occurrence) for line in made.links if not line.main] == [("q", home["p"])]
    assert made.links[-1].main


def test_one_id_twice() -> None:
    with pytest.raises(BadOption):
        link([pages()[0], pages()[0]])


def test_none_and_one() -> None:
    assert link([]).links == ()
    assert [line.main for line in link(pages()[:1]).links] == [True]


@given(st.integers(2, 14), st.integers(0, 10**6))
def test_average_linkage_depends_on_no_order(size: int, seed: int) -> None:
    chance = random.Random(seed)
    edges = [(a, b, chance.random()) for a in range(size) for b in range(a + 1, size) if chance.random() < 0.5]
    expected = average_linkage(size, edges, 0.4)
    chance.shuffle(edges)
    assert average_linkage(size, edges, 0.4) == expected
    assert sorted(item for group in expected for item in group) == list(range(size))


@given(st.integers(4, 14), st.integers(0, 10**6))
def test_what_holds_together_whatever_lies_outside_may_be_given_as_one(size: int, seed: int) -> None:
    dice, inside = random.Random(seed), size // 2
    weights = {pair: dice.randrange(10_000) for pair in itertools.combinations(range(size), 2) if dice.random() < 0.8}
    edges = [(a, b, weight) for (a, b), weight in weights.items()]
    highest = max((weight for (a, b), weight in weights.items() if a < inside <= b), default=0)
    within = average_linkage(inside, [edge for edge in edges if edge[1] < inside], max(highest + 1, 2400))
    clusters = sorted([*within, *([item] for item in range(inside, size))])
    at = {item: place for place, cluster in enumerate(clusters) for item in cluster}
    sums: Counter[tuple[int, int]] = Counter()
    for (a, b), weight in weights.items():
        if at[a] != at[b]:
            sums[min(at[a], at[b]), max(at[a], at[b])] += weight
    found = average_linkage(len(clusters), [(a, b, w) for (a, b), w in sums.items()], 2400, sizes=[len(c) for c in clusters])
    assert sorted(sorted(item for place in group for item in clusters[place]) for group in found) == average_linkage(size, edges, 2400)


def test_average_linkage_joins_the_nearest_first() -> None:
    edges = [(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9), (0, 2, 0.1)]
    assert average_linkage(4, edges, 0.5) == [[0, 1], [2, 3]]
    assert average_linkage(4, edges, 0.2) == [[0, 1, 2, 3]]
    assert average_linkage(4, edges, 0.5, apart=[(0, 1)]) == [[0], [1], [2, 3]]


@pytest.mark.parametrize(
    ("edtf", "width"), [("2021-12-30", 0), ("2021-12-30T20:45+03:00", 0), ("2021-02", 27), ("2021", 364), ("2022-01-09/2022-01-10", 1)]
)
def test_days(edtf: str, width: int) -> None:
    span = days(edtf)
    assert span is not None and span[1] - span[0] == width


@pytest.mark.parametrize("edtf", [None, "", "XXXX-01-10", "2021-13", "2021-02-30", "2021/"])
def test_no_days(edtf: str | None) -> None:
    assert days(edtf) is None
