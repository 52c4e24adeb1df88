"""Which place a name means."""

import pytest

from memcon.knowledge import Knowledge, open_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge()


TRAPS = """
Paris|USA|FRA, Paris||FRA, London|USA CAN|GBR, London|CAN|GBR, Moscow|USA|RUS, Cairo|USA|EGY, Athens|USA|GRC, Lima|USA|PER,
Rome|USA|ITA, Birmingham|USA GBR|GBR,
Birmingham|GBR|GBR, Birmingham|USA|USA, Vienna|USA IRN|AUT, Warsaw|USA|POL, St Petersburg|USA RUS|RUS, St. Petersburg|RUS USA|RUS,
Manchester|USA|GBR, Cambridge|USA|USA,
Cambridge|GBR|GBR, Santiago|ESP|CHL, Valencia|ESP|ESP, Valencia|VEN|VEN, Georgia|USA|USA, Georgia|RUS|GEO, Georgia||GEO,
Georgia|USA GEO|GEO, Berlin|USA|DEU, Dublin|USA|IRL,
Madrid|USA COL|ESP, Lisbon|USA|PRT, Delhi|USA|IND, Damascus|USA|SYR, Alexandria|USA EGY|EGY, Tripoli|LBY|LBY, Tripoli|LBN|LBN,
Melbourne|USA|AUS, Sydney|CAN|AUS, Perth|GBR|AUS,
Hamilton|NZL|NZL, Kingston|USA|JAM, San Jose|USA|USA, San Jose|CRI|CRI, Brussels|USA|BEL, Odessa|USA UKR|UKR, Naples|USA|ITA,
Toledo|USA|USA, Nice|USA|FRA, Hyderabad|PAK|PAK,
Hyderabad|IND|IND, Washington|RUS|USA, Washington|GBR|USA, Boston|GBR|USA, Victoria|CAN|CAN, Punjab|PAK|PAK, Punjab|IND|IND,
Bethlehem|ISR|PSE, Lagos|USA|NGA, Panama City|PAN|PAN,
Kiev||UKR, Kyiv||UKR, Gaza||PSE, Saigon||VNM, Bombay||IND, Singapore|USA|SGP, Mosul||IRQ, Kashmir|IND|, Davos||CHE, The Hague|USA|NLD
"""


@pytest.mark.parametrize(("name", "countries", "country"), [tuple(trap.strip().split("|")) for trap in TRAPS.replace("\n", " ").split(",")])
def test_traps(knowledge: Knowledge, name: str, countries: str, country: str) -> None:
    place = knowledge.places.resolve(name, countries.split())
    assert place is not None
    assert (place.country or "") == country


@pytest.mark.parametrize("countries", [(), ("USA", "RUS"), ("RUS", "USA"), ("USA",)])
def test_geneva(knowledge: Knowledge, countries: tuple[str, ...]) -> None:
    place = knowledge.places.resolve("Geneva", countries)
    assert place is not None
    assert (place.geonames, place.country, place.zone) == (2660646, "CHE", "Europe/Zurich")


@pytest.mark.parametrize(
    ("name", "countries", "hint", "country", "admin1"),
    [
        ("Geneva", ("RUS", "USA"), "Illinois", "USA", "Illinois"), ("Paris", (), "Texas", "USA", "Texas"), ("Birmingham", ("GBR",),
        "Alabama", "USA", "Alabama"),
        ("Hyderabad", ("IND",), "Pakistan", "PAK", "Sindh"), ("Athens", (), "Georgia", "USA", "Georgia"),
    ],
)  # fmt: skip
def test_a_hint_decides(knowledge: Knowledge, name: str, countries: tuple[str, ...], hint: str, country: str, admin1: str) -> None:
    place = knowledge.places.resolve(name, countries, hint)
    assert place is not None
    assert (place.country, place.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Narathiwat", "THA"),
        ("Chibok", "NGA"),
        ("Villavicencio", "COL"),
        ("Port Harcourt", "NGA"),
        ("Chanae", "THA"),
        ("Fallujah", "IRQ"),
        ("Bucha", "UKR"),
        ("Idlib", "SYR"),
    ],
)
def test_towns(knowledge: Knowledge, name: str, country: str) -> None:
    place = knowledge.places.resolve(name, [country])
    assert place is not None
    assert (place.country, place.kind) == (country, "city")
    assert any(h.kind == "place" for h in knowledge.match(f"in {name}, police said"))


def test_first_names_are_no_places(knowledge: Knowledge) -> None:
    assert [
        h
        for h in knowledge.match("Michael said that Jordan Henderson and Denzel Washington had met Chad Smith.")
        if h.kind in {"place", "country", "capital"}
    ] == []


def test_no_such_place(knowledge: Knowledge) -> None:
    assert knowledge.places.resolve("Nowhereville-on-Sea") is None
    assert knowledge.places.resolve("") is None
