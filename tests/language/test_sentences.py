"""Sentences: every character of a block is in one, abbreviations do not end them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import memcon
from memcon.language import split


def spoken(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text, 0, len(text))]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert spoken("Adm. William Fallon met Gen. Kayani on Jan. 22. They spoke in the U.S. embassy.") == [
        "Adm. William Fallon met Gen. Kayani on Jan. 22.",
        "They spoke in the U.S. embassy.",
    ]


def test_an_abbreviation_before_a_starter_ends_one() -> None:
    assert len(spoken("He flew to the U.S. The talks failed.")) == 2


def test_a_quotation_ends_with_its_mark() -> None:
    assert spoken("“We will go.” He left.") == ["“We will go.”", "He left."]


@given(st.text(alphabet='Ab. \n"”!?U.S.', max_size=80))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = list(split(text, 0, len(text)))
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join(text[a:b] for a, b in spans).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_the_tag_of_an_outlet_is_no_part_of_the_sentence() -> None:
    text = "(ZNN) Norvia's leader offered talks to the south on Monday.\n\n(Wireline) - He said that he was ready."
    record = memcon.read(memcon.capture_of(text=text), published="2018-01-01")
    assert not any("ZNN" in a.name or "Wireline" in a.name for a in record.actors)
