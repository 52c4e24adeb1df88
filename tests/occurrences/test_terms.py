"""The words that accounts are compared by: the same thing in other words."""

from importlib import resources

import pytest

from memcon.occurrences.stance import stance
from memcon.occurrences.terms import country, root, sense, terms, vector
from memcon.occurrences.words import cosine


def keys(text: str, side: str | None = None) -> list[str]:
    return [term.key for term in terms(text, side)]


@pytest.mark.parametrize(
    ("some", "others"),
    [("the Russian Federation", "Moscow"), ("American ships", "ships of the United States"), ("Ukraine’s harbours", "harbours of Ukraine")],
)
def test_a_country_is_one_however_it_is_called(some: str, others: str) -> None:
    assert set(keys(some)) == set(keys(others))


def test_our_state_is_the_speakers() -> None:
    assert keys("the harbours of our state", "UKR") == keys("the harbours of Ukraine")
    assert "@UKR" not in keys("the harbours of our state")


def test_two_countries_in_one_word() -> None:
    assert keys("Russian-American talks")[:2] == ["@RUS", "@USA"]


def test_offsets_lead_to_the_words() -> None:
    text = "On Monday the United States and Norway negotiated in Lindau."
    assert [text[t.start : t.end] for t in terms(text)] == ["United States", "Norway", "negotiated", "Lindau"]


@pytest.mark.parametrize(("some", "others"), [("decisive", "decisively"), ("negotiate", "negotiations"), ("sanction", "sanctions")])
def test_forms_of_a_word_meet(some: str, others: str) -> None:
    assert root(some) == root(others)


def test_a_promise_in_other_words_is_nearer_than_another_promise() -> None:
    said = vector(keys("will respond decisively if Norway invades the islands"))
    again = vector(keys("is ready for a firm reaction in case of Norwegian aggression against the islands"))
    other = vector(keys("will open a school for pilots in case of Norwegian consent"))
    assert cosine(said, again) > 2 * cosine(said, other)


def test_a_word_stands_in_one_sense() -> None:
    lines = (resources.files("memcon.occurrences") / "data" / "senses.txt").read_text("utf-8").splitlines()
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    homes: dict[str, set[str]] = {}
    for group in groups:
        for word in group:
            homes.setdefault(root(word), set()).add(group[0])
    assert len(groups) > 50
    assert {word: places for word, places in homes.items() if len(places) > 1} == {}
    assert all(sense(root(word)) == f"~{group[0]}" for group in groups for word in group)


def test_harm_and_support_are_no_agreement() -> None:
    harm, keep, neither = (
        frozenset(keys(t)) for t in ("a violation of the border", "he reaffirmed support for the border", "they spoke of the border")
    )
    assert stance(harm) * stance(keep) < 0
    assert stance(neither) == 0


def test_no_country_in_a_common_word() -> None:
    assert country("Lindau") is None
    assert country("harbour") is None
