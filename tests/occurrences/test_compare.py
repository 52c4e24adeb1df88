"""What a comparison of made accounts must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import BadOption
from memcon.occurrences import Comparison
from memcon.occurrences.quotes import ALTERED, distances, spelled
from memcon.occurrences.types import Point

from .made import ELSEWHERE, FILLER, compared, record, talks


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compared(talks())


def point(comparison: Comparison, field: str, words: str = "") -> Point:
    """The first point of a field that has these words."""
    found = [p for p in comparison.points if p.field == field and words in p.label + " ".join(v.value for v in p.values)]
    assert found, [(p.field, p.label) for p in comparison.points]
    return found[0]


def test_sides_stand_first(comparison: Comparison) -> None:
    assert [account.side for account in comparison.accounts] == ["NOR", "SUD", None]
    assert comparison.occurrence.type == "CONSULT"
    assert comparison.occurrence.channel == "phone"
    assert comparison.occurrence.participants == ("Nordland", "Sudland")


def test_days_of_one_thing_that_differ(comparison: Comparison) -> None:
    days = point(comparison, "when", "April 9–10")
    assert days.kind == "contradict"
    assert {(value.value, cite.record) for value in days.values for cite in value.cites} == {
        ("April 9–10", "n"),
        ("April 10", "s"),
        ("April 10", "p"),
    }


def test_days_that_agree(comparison: Comparison) -> None:
    days = point(comparison, "when", "April 12")
    assert days.kind == "agree"
    assert {cite.record for value in days.values for cite in value.cites} == {"n", "s"}


def test_who_asked(comparison: Comparison) -> None:
    asked = point(comparison, "initiator")
    assert asked.kind == "only_in"
    assert [value.value.partition(":")[0] for value in asked.values] == ["NOR"]
    assert asked.silent == ("n",)


def test_a_short_account_is_not_called_silent(comparison: Comparison) -> None:
    assert all("p" not in found.silent for found in comparison.points)


def test_lengths_that_differ(comparison: Comparison) -> None:
    length = point(comparison, "duration")
    assert length.kind == "contradict"
    assert {value.value for value in length.values} == {"40 minutes", "about an hour"}


def test_what_only_one_side_tells(comparison: Comparison) -> None:
    alone = [p for p in comparison.points if p.kind == "only_in"]
    told = {side: " ".join(v.value for p in alone for v in p.values if v.cites[0].record == side) for side in "ns"}
    assert "torpedo launchers" in told["n"] and "torpedo" not in told["s"]
    assert "respond decisively" in told["s"] and "respond decisively" not in told["n"]


def test_tone(comparison: Comparison) -> None:
    assert point(comparison, "characterisation").values[0].cites[0].record == "n"


def test_every_citation_lies_in_its_article(comparison: Comparison) -> None:
    texts = {r.id: r.article.text for r in talks()}
    cites = [cite for p in comparison.points for value in p.values for cite in value.cites]
    assert cites
    for cite in cites:
        assert 0 <= cite.start < cite.end <= len(texts[cite.record])
        assert cite.end - cite.start <= 600
        assert texts[cite.record][cite.start : cite.end].strip()


def test_the_same_whatever_the_order_of_the_papers() -> None:
    first, second = compared(talks()), compared(talks()[::-1])
    assert {(p.kind, p.field) for p in first.points if p.field in ("when", "initiator", "duration")} == {
        (p.kind, p.field) for p in second.points if p.field in ("when", "initiator", "duration")
    }
    assert compared(talks()) == first


def test_an_altered_quotation() -> None:
    own = record(
        "o",
        f'Statement\nThe minister said: "We had a detailed discussion on the state of the dykes and of the ferry."\n{FILLER}',
        side="NOR",
    )
    other = record(
        "x",
        f'Dykes\nThe minister spoke of "a detailed discussion of the state of the dykes and of the ferry" at noon.\n{FILLER}',
        outlet="Owl",
    )
    altered = point(compared([own, other]), "quotation")
    assert altered.kind == "contradict"
    assert "on" in altered.label and "of" in altered.label


def test_an_unchanged_quotation_is_no_difference() -> None:
    words = '"We had a detailed discussion on the state of the dykes and of the ferry"'
    pages = [
        record(name, f"Dykes\nThe minister said: {words} at noon.\n{rest}", outlet=name) for name, rest in (("a", FILLER), ("b", ELSEWHERE))
    ]
    made = compared(pages)
    assert point(made, "quotation").kind == "agree"


def test_tolls_that_differ() -> None:
    first = record("a", "Fire\nAt least 41 people were killed when the ferry burned, officials said. The harbour was closed.", outlet="Owl")
    second = record("b", "Fire\nThe fire on the ferry killed 47 people, the mayor said. The harbour was closed.", outlet="Lark")
    toll = point(compared([first, second]), "number", "killed")
    assert toll.kind == "contradict"
    assert {value.cites[0].record for value in toll.values} == {"a", "b"}


def test_a_call_of_others_is_not_called_silent() -> None:
    other = record(
        "z", f"Nordland and Westland\nThe presidents spoke by phone. {FILLER}", talks=("Nordland", "Westland"), side="WES", day="2031-03-05"
    )
    made = compared([*talks(), other])
    assert [account.main for account in made.accounts] == [True, True, False, True]
    assert all("z" not in found.silent for found in made.points)


def test_a_copy_is_one_source() -> None:
    twin = record("t", talks()[2].article.text, outlet="The Lamp", talks=("Nordland", "Sudland"))
    sources = {account.record: account.source for account in compared([*talks(), twin]).accounts}
    assert sources["t"] == "p"
    assert sources["n"] is None


def test_one_account_is_no_comparison() -> None:
    with pytest.raises(BadOption):
        compared(talks()[:1])
    with pytest.raises(BadOption):
        compared([talks()[0], talks()[0]])


@pytest.mark.parametrize(("some", "others"), [("behaviour", "behavior"), ("don't", "do not"), ("organisation", "organization"), ("", "")])
def test_another_spelling_is_no_other_word(some: str, others: str) -> None:
    assert spelled(some) == spelled(others)


def test_another_word_is_one() -> None:
    assert spelled("on") != spelled("of")


def test_dates_far_apart_are_of_two_things() -> None:
    pages = [
        record(
            "a",
            f"Ships\nInspectors boarded the Marigold off Lindau on October 19. They sealed the Marigold on November 24.\n{FILLER}",
            outlet="Owl",
        ),
        record(
            "b",
            f"Oil\nThe Marigold took on oil on October 19, officials said. The Marigold was seized on November 24.\n{ELSEWHERE}",
            outlet="Lark",
        ),
    ]
    days = [p for p in compared(pages).points if p.field == "when"]
    assert [p.kind for p in days] == ["agree", "agree"]


@given(st.lists(st.sampled_from("abcd"), max_size=9), st.lists(st.sampled_from("abcd"), max_size=9))
def test_how_far_quotations_are_apart(some: list[str], others: list[str]) -> None:
    """The distance of Levenshtein from each beginning of the others, reckoned plainly."""

    def plainly(a: int, b: int) -> int:
        if not a or not b:
            return a + b
        return min(rows[a - 1][b] + 1, rows[a][b - 1] + 1, rows[a - 1][b - 1] + (some[a - 1] != others[b - 1]))

    rows: list[list[int]] = []
    for a in range(len(some) + 1):
        rows.append([])
        for b in range(len(others) + 1):
            rows[a].append(plainly(a, b))
    assert distances(some, others) == [min(cost, ALTERED + 1) for cost in rows[-1]]
