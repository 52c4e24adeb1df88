"""Dates, numbers and parties in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.record.types import Actor, Count, Magnitude, Participant, When
from memcon.telling import words

ACTORS = {
    id_: Actor(id=id_, name=name, kind=kind, country=country, sector=None, office=None, wikidata=None, mentions=())  # type: ignore[arg-type]
    for id_, name, kind, country in (
        ("a1", "William Ruto", "person", "KEN"),
        ("a2", "Abiy Ahmed", "person", "ETH"),
        ("a3", "Kenya", "country", "KEN"),
        ("a4", "Ethiopia", "country", "ETH"),
    )
}


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2021-12-30T23:35+03:00", "30 Dec 2021, 23:35 (+03:00)"),
        ("2021-12-30T20:35Z", "30 Dec 2021, 20:35 UTC"),
        ("2021-12-30T20:35:00Z", "30 Dec 2021, 20:35 UTC"),
        ("2021-12-30T20:45", "30 Dec 2021, 20:45"),
        ("2022-01-10", "10 Jan 2022"),
        ("2022-01", "Jan 2022"),
        ("2022", "2022"),
        ("202X", "the 2020s"),
        ("2022-01-XX", "Jan 2022"),
        ("2022-XX-XX", "2022"),
        ("XXXX-01-10", "10 Jan, year not given"),
        ("XXXX-01", "Jan, year not given"),
        ("2022-21", "spring 2022"),
        ("2022-W03", "week 3 of 2022"),
        ("2022-01~", "about Jan 2022"),
        ("2022-01-09/2022-01-10", "9–10 Jan 2022"),
        ("2021-12-30/2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2022-01-10/..", "since 10 Jan 2022"),
        ("../2022-01-10", "until 10 Jan 2022"),
        ("soon, perhaps", "soon, perhaps"),
    ],
)
def test_dates(edtf: str, told: str) -> None:
    assert words.date(edtf) == told


@given(st.text(alphabet="0123456789X-/.T:Z+~?W", max_size=24))
def test_any_value_has_some_words(edtf: str) -> None:
    words.date(edtf)
    words.when(When(edtf=edtf, start=edtf, duration=edtf))


@pytest.mark.parametrize(
    ("iso", "told"), [("PT50M", "50 minutes"), ("PT1H30M", "1 hour 30 minutes"), ("P1D", "1 day"), ("P2W", "2 weeks"), ("P", "P")]
)
def test_durations(iso: str, told: str) -> None:
    assert words.duration(iso) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            When(edtf="2021-12-30T23:35+03:00", start="2021-12-30T20:35:00Z", duration="PT50M", approximate=True),
            "30 Dec 2021, 23:35 (+03:00) = 20:35 UTC, about 50 minutes",
        ),
        (When(edtf="2021-12-31T01:10+03:00", start="2021-12-30T22:10Z"), "31 Dec 2021, 01:10 (+03:00) = 30 Dec 2021, 22:10 UTC"),
        (When(edtf="2021-12-30T20:35Z", start="2021-12-30T20:35Z"), "30 Dec 2021, 20:35 UTC"),
        (When(edtf="2021-12", approximate=True), "about Dec 2021"),
        (When(edtf="2021-12~", approximate=True), "about Dec 2021"),
        (When(edtf=None, text="in due course"), "“in due course”"),
        (When(edtf=None, duration="PT2H"), "2 hours"),
        (When(edtf=None), ""),
    ],
)
def test_when(value: When, told: str) -> None:
    assert words.when(value) == told


@pytest.mark.parametrize(
    ("number", "told"), [(1, "first"), (2, "second"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th"), (0, "0th")]
)
def test_ordinals(number: int, told: str) -> None:
    assert words.ordinal(number) == told


def test_a_count_names_what_it_counts_in() -> None:
    assert words.count(Count(value=2, unit="call", within="2021-12")) == "the second call in December 2021"
    assert words.count(Count(value=3, unit="round", within=None)) == "the third round"


@pytest.mark.parametrize(
    ("kind", "low", "high", "unit", "approximate", "told"),
    [
        ("killed", 8, 8, None, False, "8 killed"),
        ("killed", 8, 12, "people", False, "8 to 12 killed"),
        ("injured", 20, None, None, False, "at least 20 injured"),
        ("people", None, 5000, "people", True, "about up to 5,000 people"),
        ("money", 3e8, 3e8, "USD", False, "300 million USD"),
        ("distance", 2.5, 2.5, "km", False, "2.5 km (distance)"),
        ("killed", None, None, None, False, "killed"),
    ],
)
def test_magnitudes(kind: str, low: float | None, high: float | None, unit: str | None, approximate: bool, told: str) -> None:
    assert words.magnitude(Magnitude(kind=kind, low=low, high=high, unit=unit, approximate=approximate, evidence=())) == told


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ("a1:participant a2:participant", "William Ruto (KEN) with Abiy Ahmed (ETH)"),
        ("a1:participant", "William Ruto (KEN)"),
        ("a1:participant a2:participant a4:participant", "William Ruto (KEN) with Abiy Ahmed (ETH) and Ethiopia"),
        ("a3:initiator a4:recipient", "Kenya → Ethiopia"),
        ("a4:recipient", "→ Ethiopia"),
        ("a3:initiator a1:initiator", "Kenya and William Ruto (KEN)"),
        ("a3:participant a4:participant a2:absent", "Kenya with Ethiopia; not Abiy Ahmed"),
        ("a4:participant a3:mediator a3:host", "Ethiopia; hosted by Kenya; mediated by Kenya"),
        ("a3:initiator a4:participant", "Kenya; with Ethiopia"),
        ("a9:participant", ""),
    ],
)
def test_parties(roles: str, told: str) -> None:
    roles_ = [Participant(actor=actor, role=role) for actor, role in (part.split(":") for part in roles.split())]  # type: ignore[arg-type]
    assert words.parties(words.taking(roles_, ACTORS)) == told
