"""Leaders whom a text names by their surname alone."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def named(reader: Reader, text: str) -> dict[str, str | None]:
    record = reader.read(capture_of(text=text, published="2022-01-02"))
    return {actor.name: actor.country for actor in record.actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin and Biden spoke by phone on Thursday.", {"Vladimir Putin": "RUS", "Joe Biden": "USA"}),
        ("Zelensky urged Macron on Monday to send trucks.", {"Volodymyr Zelensky": "UKR", "Emmanuel Macron": "FRA"}),
        ("Johnson told France that Britain would close the port.", {"Boris Johnson": "GBR"}),
        ("Johnson accused the mayor of lying.", {"Johnson": None}),  # of the many who are called so
        ("Ivanka Trump met teachers in Ohio on Sunday. Trump thanked them.", {"Ivanka Trump": "USA"}),
        ("President Obama condemned the killings in a speech.", {"Obama": None}),  # five years after his term
        ("President Biden condemned the killings in a speech.", {"Joe Biden": "USA"}),
        ("Protesters stormed Trump Tower in the early morning.", {}),
    ],
)
def test_a_surname_alone(reader: Reader, text: str, expected: dict[str, str | None]) -> None:
    found = named(reader, text)
    assert {name: found.get(name) for name in expected} == expected
    assert "Donald Trump" not in found


def test_a_full_name_on_the_page_comes_first(reader: Reader) -> None:
    found = named(reader, "Peter Putin, a farmer from Ohio, sued the state of Texas. Putin said he would win.")
    assert set(found) == {"Peter Putin"}
