"""Who held which office when: facts that one can look up anywhere, in holders.txt."""

from pathlib import Path

import pytest

from memcon.knowledge import Knowledge, open_knowledge, role_of
from memcon.knowledge.folding import phrase_key

TABLE = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in Path(__file__).with_name("holders.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge()


@pytest.mark.parametrize(("country", "office", "date", "surname"), TABLE)
def test_holder(knowledge: Knowledge, country: str, office: str, date: str, surname: str) -> None:
    person = knowledge.persons.by_office(None if country == "-" else country, office, date)
    assert person is not None
    assert phrase_key(surname) in phrase_key(person.name)


@pytest.mark.parametrize(
    ("country", "office", "date"), [("GBR", "president", "2020-01-01"), ("USA", "prime minister", "2020-01-01"), ("USA", "", "2020-01-01")]
)
def test_nobody_where_the_office_is_none(knowledge: Knowledge, country: str, office: str, date: str) -> None:
    assert knowledge.persons.by_office(country, office, date) is None


@pytest.mark.parametrize(
    "title",
    [
        "Permanent Representative of the President in Crimea", "Advisor to the President", "Special Adviser to the President",
        "Head of the Office of the President",
        "Chief of Staff of the Prime Minister", "Spokesperson of the President", "Presidential Science Advisor",
        "Minister of Presidential Affairs",
        "Presidential Plenipotentiary Envoy to the Far Eastern Federal District", "Vice President",
        "President of the Constitutional Court", "President of the Province of Rome",
        "Minister Delegate for Foreign Affairs", "Minister delegate to the Minister of Europe and Foreign Affairs",
        "Parliamentary Under-Secretary of State for Defence",
        "Assistant Secretary of Defense", "Minister for Defence Science and Personnel", "Minister of Foreign Trade",
        "Deputy Foreign Minister", "White House Press Secretary",
        "Lord President of the Council", "Chancellor of the Duchy of Lancaster", "Alternate Prime Minister", "Spouse of the President",
    ],
)  # fmt: skip
def test_what_stands_beside_an_office_is_not_the_office(title: str) -> None:
    assert role_of(title) not in {"president", "prime minister", "foreign minister", "defence minister", "monarch"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("President of Ukraine", "president"), ("acting president", "president"), ("Minister of Foreign Affairs and Worship",
        "foreign minister"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "foreign minister"), ("Federal Minister of Defence", "defence minister"),
        ("Secretary of State for Defence", "defence minister"), ("Pentagon chief", "defence minister"),
        ("Premier of the State Council", "prime minister"),
        ("President of the Government", "prime minister"), ("Assistant to the President for National Security Affairs",
        "national security adviser"),
        ("Kremlin spokesman", "spokesperson"), ("top diplomat", "foreign minister"),
    ],
)  # fmt: skip
def test_role_of(title: str, role: str) -> None:
    assert role_of(title) == role
