"""What becomes of plans between two actors, on pages read the whole way."""

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from memcon.errors import BadOption
from memcon.occurrences import Relations, relations
from memcon.occurrences.relation_types import Thread
from memcon.reader import Reader
from memcon.record.types import Evidence, Record

from .course_pages import CASES
from .made import record


@pytest.fixture(scope="session")
def pages(reader: Reader) -> dict[str, list[Record]]:
    """The pages of each case, read."""
    return {case.name: [reader.read(capture) for capture in case.captures()] for case in CASES.values()}


@pytest.fixture(scope="session")
def made(pages: dict[str, list[Record]]) -> dict[str, Relations]:
    return {case.name: relations(pages[case.name], *case.actors) for case in CASES.values()}


def steps(thread: Thread) -> list[str]:
    return [step.kind for step in thread.steps]


@pytest.mark.parametrize("case", CASES)
def test_what_becomes_of_it(case: str, made: dict[str, Relations]) -> None:
    assert [(thread.when and thread.when[:10], thread.state) for thread in made[case].threads] == [*CASES[case].threads]


def test_many_plans_of_one_call_are_one_thread_with_a_step_each(made: dict[str, Relations]) -> None:
    (thread,) = made["kept, by video"].threads
    assert steps(thread) == ["planned", "planned", "told"]
    assert [step.outlet for step in thread.steps] == ["The Rift Courier", "Hill Gazette", "Fjord Post"]
    assert [(move.field, move.old, move.new) for move in thread.moves] == [("channel", "phone", "video")]
    assert thread.channel == "video" and thread.level == "leaders"
    assert thread.participants == ("Vladimir Putin (RUS)", "Joe Biden (USA)")


def test_a_move_has_both_days_and_both_towns(made: dict[str, Relations]) -> None:
    (day,) = made["moved"].threads
    assert steps(day) == ["planned", "moved", "told"]
    assert [(move.field, move.old, move.new) for move in day.moves] == [("when", "2022-01-10", "2022-01-12")]
    (town,) = made["moved to another town"].threads
    assert [(move.field, move.old, move.new) for move in town.moves] == [("place", "Geneva", "Vienna")]
    assert town.place == "Vienna"


def test_both_sides_of_a_dispute_are_told_with_who_says_it(made: dict[str, Relations]) -> None:
    (thread,) = made["disputed"].threads
    said = {step.kind: (step.said_by, step.said_for, step.outlet) for step in thread.steps}
    assert said["called_off"] == ("United States", "USA", "Hill Gazette")
    assert said["not_called_off"] == ("Russia", "RUS", "Delta Wire")


def test_negotiators_are_no_presidents(made: dict[str, Relations]) -> None:
    working, summit = made["working level and summit"].threads
    assert (working.level, summit.level) == ("officials", "leaders")
    assert summit.participants == ("Vladimir Putin (RUS)", "Joe Biden (USA)")


def test_deeds_have_a_direction(made: dict[str, Relations]) -> None:
    sanction, threat = made["deeds"].threads
    assert (sanction.type, sanction.toward, len(sanction.steps)) == ("SANCTION", "United States → two Russian banks (RUS)", 2)
    assert (threat.type, threat.toward) == ("THREATEN", "Russia → United States")


@pytest.mark.parametrize("case", CASES)
def test_every_step_is_cited_to_the_letter(case: str, made: dict[str, Relations], pages: dict[str, list[Record]]) -> None:
    texts = {record.id: record.article.text for record in pages[case]}
    for thread in made[case].threads:
        for step in thread.steps:
            cite = step.cites[0]
            assert step.words and " ".join(texts[cite.record][cite.start : cite.end].split()) == step.words
        for move in thread.moves:
            assert all(texts[cite.record][cite.start : cite.end] for cite in move.cites)


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_the_records_changes_nothing(case: str, made: dict[str, Relations], pages: dict[str, list[Record]]) -> None:
    for seed in range(5):
        shuffled = random.Random(seed).sample(pages[case], len(pages[case]))
        assert relations(shuffled, *CASES[case].actors) == made[case]


@pytest.mark.parametrize(
    "names", [("Moscow", "USA"), ("RUS", "the United States"), ("the Kremlin", "Washington"), ("Vladimir Putin", "Biden")]
)
def test_any_spelling_of_the_names(names: tuple[str, str], made: dict[str, Relations], pages: dict[str, list[Record]]) -> None:
    told = relations(pages["kept, by video"], *names)
    assert [thread.steps for thread in told.threads] == [thread.steps for thread in made["kept, by video"].threads]


def test_the_other_way_round(made: dict[str, Relations], pages: dict[str, list[Record]]) -> None:
    told = relations(pages["deeds"], "United States", "Russia")
    assert [thread.toward for thread in told.threads] == [thread.toward for thread in made["deeds"].threads]
    assert told.actors == ("United States", "Russia")


def test_days_asked_for_keep_what_became_of_a_plan(pages: dict[str, list[Record]]) -> None:
    told = relations(pages["two plans, one called off"], "Russia", "United States", since="2022-01-08")
    assert [(thread.when, thread.state) for thread in told.threads] == [("2022-01-09", "called_off")]
    early = relations(pages["two plans, one called off"], "Russia", "United States", until="2022-01-06")
    assert [(thread.when, thread.state) for thread in early.threads] == [("2022-01-05", "kept")]
    assert not relations(pages["midnight"], "Russia", "United States", since="2022").threads


def test_silence_counts_from_the_newest_article(pages: dict[str, list[Record]]) -> None:
    plan = pages["passed in silence"][:1]
    assert [thread.state for thread in relations(plan, "Russia", "United States").threads] == ["open"]
    assert relations(plan, "Russia", "United States").as_of == "2022-01-03"


@pytest.mark.parametrize(
    ("names", "days", "wrong"),
    [
        (("Russia", "Moscow"), {}, "one actor"),
        (("Russia", "Atlantis"), {}, "'Atlantis': nobody"),
        (("Russia", "United States"), {"since": "last week"}, "--since 'last week' is no date"),
    ],
)
def test_what_is_wrong_is_told(names: Sequence[str], days: dict[str, str], wrong: str, pages: dict[str, list[Record]]) -> None:
    with pytest.raises(BadOption, match=wrong):
        relations(pages["moved"], *names, **days)


def test_a_pair_of_which_nothing_is_told(pages: dict[str, list[Record]]) -> None:
    assert relations(pages["moved"], "Kenya", "Norway").threads == ()


BRIEFING = (
    "Briefing on Kenya and Norway",
    "Q Can you say more about the call of the presidents of Kenya and Norway?",
    "And then, on the ferry talks between Kenya and Norway, who is to take part.",
    "MS. HOLM: The presidents of Kenya and Norway spoke by phone on Monday.",
)


def briefing(*told: int) -> Record:
    """A briefing in which an event was found in some of its lines."""
    made = record("b", "\n".join(BRIEFING), talks=("Kenya", "Norway"), published="2031-03-04", day="2031-03-03")
    spans = [(made.article.blocks[n].start, made.article.blocks[n].start + 30) for n in told]
    evidence = tuple(Evidence(start=start, end=end, purpose="event") for start, end in spans)
    return replace(made, events=(replace(made.events[0], evidence=evidence),))


@pytest.mark.parametrize("lines", [(1,), (2,), (1, 2)])
def test_what_is_asked_at_a_briefing_is_not_told(lines: tuple[int, ...]) -> None:
    assert relations([briefing(*lines)], "Kenya", "Norway").threads == ()


def test_what_the_answer_tells_is_told_in_its_words() -> None:
    (thread,) = relations([briefing(1, 3)], "Kenya", "Norway").threads
    assert thread.state == "happened"
    assert [step.words for step in thread.steps] == [BRIEFING[3]]


def test_a_title_that_asks_tells_nothing() -> None:
    made = record("t", "Did Kenya and Norway speak?\nNobody knows.", talks=("Kenya", "Norway"), published="2031-03-04")
    assert relations([made], "Kenya", "Norway").threads == ()
