"""Who took part in the talks, what they were about, and promises that one account alone makes depend on something: read from pages."""

import json

import msgspec
import pytest

import memcon
from memcon.captures import capture_of
from memcon.occurrences import Comparison
from memcon.occurrences.layout import columns
from memcon.occurrences.types import Point
from memcon.record.types import Record

from .made import ELSEWHERE, FILLER, VALIDATOR, compared


def page(name: str, text: str) -> Record:
    return memcon.read(capture_of(text=text, published="2031-03-04", outlet=name, id=name))


def pages(first: str, second: str) -> list[Record]:
    """Two papers on one meeting, each with room to speak."""
    return [
        page(
            "Owl",
            "Presidents of Poland and Finland meet in Warsaw\n\nPolish President Jan Kowalczyk met Finnish President Aino Lehto in Warsaw "
            f"on March 3. {first}\n\n{FILLER}",
        ),
        page(
            "Lark",
            "Polish and Finnish presidents hold talks\n\nPolish President Jan Kowalczyk held talks with Finnish President Aino Lehto in "
            f"Warsaw on March 3. {second}\n\n{ELSEWHERE}",
        ),
    ]


def points(made: Comparison, field: str) -> list[Point]:
    return [point for point in made.points if point.field == field]


def cited(point: Point, records: list[Record]) -> dict[str, str]:
    texts = {record.id: record.article.text for record in records}
    return {cite.record: texts[cite.record][cite.start : cite.end] for value in point.values for cite in value.cites}


MINISTER = "Polish Foreign Minister Piotr Wrona attended the meeting."


def test_a_minister_whom_one_account_alone_has_there() -> None:
    records = pages(MINISTER, "They spoke of bees.")
    (found,) = points(compared(records), "participants")
    assert (found.kind, found.label, found.silent) == ("only_in", "Piotr Wrona", ("Lark",))
    assert cited(found, records) == {"Owl": MINISTER}


def test_a_minister_whom_both_have_there() -> None:
    records = pages(MINISTER, "The meeting was attended by Foreign Minister Piotr Wrona.")
    (found,) = points(compared(records), "participants")
    assert (found.kind, found.label, {*cited(found, records)}) == ("agree", "Piotr Wrona", {"Owl", "Lark"})


def test_a_minister_who_was_there_by_one_account_and_not_by_the_other() -> None:
    records = pages(MINISTER, "Foreign Minister Piotr Wrona did not attend the meeting.")
    (found,) = points(compared(records), "participants")
    assert found.kind == "contradict"
    assert "did not attend" in cited(found, records)["Lark"]


def test_an_account_that_names_him_at_the_meeting_in_other_words_is_not_called_silent() -> None:
    records = pages(MINISTER, "At his elbow throughout the meeting sat Foreign Minister Piotr Wrona.")
    assert points(compared(records), "participants") == []


@pytest.mark.parametrize(
    "words",
    [
        "Polish Foreign Minister Piotr Wrona praised the harvest on television.",
        "Polish Foreign Minister Piotr Wrona attended a fair in Gdansk.",
    ],
)
def test_whoever_is_only_mentioned_took_no_part(words: str) -> None:
    assert points(compared(pages(words, "They spoke of bees.")), "participants") == []


def test_the_presidents_themselves_are_no_point() -> None:
    assert points(compared(pages("They spoke of pears.", "They spoke of bees.")), "participants") == []


LONG = (
    "The wife of the Finnish guest walked in the old park with a choir of pupils, while the two presidents and eleven "
    "advisers, some of whom had not slept, discussed timber exports, grain prices, ferry timetables and the lighthouse museum."
)


def test_a_topic_that_one_account_alone_names_beside_one_that_both_do() -> None:
    records = pages("They discussed timber exports.", LONG)
    found = {p.label: p for p in points(compared(records), "topic")}
    assert found["grain prices"].kind == "only_in"
    assert found["grain prices"].silent == ("Owl",)
    assert cited(found["grain prices"], records) == {"Lark": "grain prices"}


def test_what_the_other_account_half_names_is_not_one_accounts_own() -> None:
    """The other page speaks of a museum and of a lighthouse."""
    assert "lighthouse museum" not in {p.label for p in points(compared(pages("They discussed timber exports.", LONG)), "topic")}


def test_a_topic_that_both_name() -> None:
    records = pages(
        "On a bench behind the arsenal, with gulls overhead and a brass band that would not stop, they discussed Iceland.",
        "Late at night, when the lamps had burned low and the interpreters yawned, the presidents discussed herring, wages and Iceland.",
    )
    (found,) = [p for p in points(compared(records), "topic") if p.label == "Iceland"]
    assert found.kind == "agree"
    assert {*cited(found, records)} == {"Owl", "Lark"}


def test_a_topic_is_not_told_twice() -> None:
    records = pages("They discussed timber exports.", "The presidents discussed timber exports.")
    told = [p for p in compared(records).points if "timber exports" in " ".join(cited(p, records).values())]
    assert [p.kind for p in told] == ["agree"]


IF = "President Kowalczyk promised that Poland will deliver forty ferry boats to the islands if Finland opens the timber harbour."
PLAIN = "President Kowalczyk promised that Poland will deliver forty ferry boats to the islands."


def test_a_promise_that_depends_on_something_in_one_account_alone() -> None:
    records = pages(PLAIN, IF)
    made = compared(records)
    (found,) = [p for p in points(made, "condition") if len(p.values) > 1]
    assert found.kind == "only_in"
    assert [cite.record for value in found.values for cite in value.cites] == ["Lark", "Owl"]
    assert "ferry boats" in found.label
    assert found.silent == ()
    assert not [p for p in made.points if p.kind == "agree" and "ferry boats" in p.label]
    row = next(r for part in columns(made, records).parts for r in part.rows if r.label == found.label)
    assert [cell.state for cell in row.cells] == ["spoke", "spoke"]
    VALIDATOR.validate(json.loads(msgspec.json.encode(made)))


def test_a_promise_that_depends_on_the_same_in_both_is_shared() -> None:
    records = pages(IF, IF.replace("promised", "pledged"))
    told = [p for p in compared(records).points if "ferry boats" in " ".join(cited(p, records).values())]
    assert {p.kind for p in told} == {"agree"}
