"""What accounts share, contest, or one alone tells: the same thing in other words, and what only looks like it."""

import pytest

from memcon.occurrences import Comparison
from memcon.occurrences.types import Point

from .made import ELSEWHERE, FILLER, compared, record


def sides(first: str, second: str) -> Comparison:
    """The comparison of two sides' accounts of one call, each with a sentence of its own and room to speak."""
    both = ("Nordland", "Sudland")
    return compared(
        [
            record("n", f"Call\nThe presidents spoke. {first} {FILLER}", outlet="Palace", side="NOR", talks=both, day="2031-03-03"),
            record("s", f"Talks\nThey spoke by phone. {second} {ELSEWHERE}", outlet="Office", side="SUD", talks=both, day="2031-03-03"),
        ]
    )


def citing(made: Comparison, words: str) -> list[Point]:
    return [p for p in made.points if words in " ".join([p.label, *(v.value for v in p.values)])]


def test_a_promise_in_other_words_is_one_that_both_tell() -> None:
    made = sides(
        "He made clear that Nordland will respond decisively if Westland invades the islands.",
        "He welcomed the readiness for decisive action if Westland’s aggression against the islands escalates.",
    )
    found = citing(made, "respond decisively")
    assert [p.kind for p in found] == ["agree"]
    assert {cite.record for value in found[0].values for cite in value.cites} == {"n", "s"}


def test_words_in_common_are_no_agreement_where_one_harms_what_the_other_keeps() -> None:
    made = sides(
        "Westland is violating the customs frontier of Lindau and the pilots' charter.",
        "Westland has done everything to preserve the customs frontier of Lindau and the pilots' charter.",
    )
    assert {p.kind for p in citing(made, "customs frontier")} <= {"only_in", "contradict"}
    assert len(citing(made, "customs frontier")) == 2


def test_a_label_keeps_its_not() -> None:
    made = sides("Nordland had no intention of deploying torpedo launchers on the islands.", "They spoke of bees.")
    found = citing(made, "torpedo launchers")
    assert [p.kind for p in found] == ["only_in"]
    assert "no intention" in found[0].label or not found[0].label.startswith("intention")


def test_what_something_depends_on_is_its_label() -> None:
    made = sides("Progress in the customs talks is possible only in an environment of calm on the water.", "They spoke of bees.")
    assert citing(made, "environment")[0].label == "only in an environment of calm on the water"


def test_two_claims_of_a_sentence_are_two_points() -> None:
    made = sides(
        "He stressed that the harvest of the northern orchards had been poor and that the lighthouse keepers would be paid in silver.",
        "They spoke of bees.",
    )
    assert len(citing(made, "orchards")) == len(citing(made, "lighthouse keepers")) == 1
    assert citing(made, "orchards") != citing(made, "lighthouse keepers")


def test_a_name_that_one_side_keeps_its_distance_from() -> None:
    made = sides(
        "They greeted the envoy of the Republic of Tarnholm.",
        "He condemned the visit of the envoy of the so-called Republic of Tarnholm.",
    )
    found = [p for p in made.points if p.field == "naming"]
    assert [p.kind for p in found] == ["contradict"]
    words = {cite.record: value.value for value in found[0].values for cite in value.cites}
    assert words["s"].startswith("so-called") and "so-called" not in words["n"]
    assert "Tarnholm" in words["n"]


def test_a_sum_that_one_side_alone_tells() -> None:
    made = sides("Nordland will give $40 million for the lighthouses and more for the pier.", "They spoke of bees.")
    found = [p for p in made.points if p.field == "number"]
    assert [(p.kind, p.label) for p in found] == [("only_in", "$40 million for the lighthouses")]


def test_a_sentence_that_tells_only_of_the_call_is_no_point() -> None:
    made = sides("The President of Nordland spoke today with the President of Sudland.", "They spoke of bees.")
    assert citing(made, "spoke today") == []


@pytest.mark.parametrize("words", ["the customs office in Lindau", "the herring fleet of Bergen"])
def test_no_words_are_told_both_as_shared_and_as_one_sides_own(words: str) -> None:
    made = sides(f"Both presidents promised to reopen {words} before the summer.", f"They promised to reopen {words} before summer.")
    assert {p.kind for p in citing(made, words)} == {"agree"}
