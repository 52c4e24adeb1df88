"""What the record counts among statements, and who can make one."""

import pytest

from memcon.statements.demand import lays_duty
from memcon.statements.speakers import tidy

from .conftest import Find

NO_STATEMENT = [
    "The Ugandan premier defended the draft on Monday.",
    "Accra lists the movement as a terrorist group.",
    "The ministry restricted exports to more than ninety companies.",
    "Both sides agreed to the draft.",
    "The two leaders talked for four hours.",
    "The talks lasted for two days.",
    "Chad raised its help for refugees and backed both sides.",
    "The spokesman repeated what is known.",
    "The mayor was asked whether he would resign.",
    "The minister called his Chadian counterpart on Friday.",
    "The council called an emergency meeting for Sunday to discuss the raid.",
    "His legs indicated he was tired.",
    "No official said the dam was safe.",
    "Did the envoy mention the dam?",
    "The general questioned two sailors on Friday.",
    "The mayor showed that he was tired.",
    "His pictures tell us that the dam broke.",
]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_what_was_done_is_not_what_was_said(find: Find, text: str) -> None:
    assert [text[slice(*s.content)] for s in find(text)] == []


# text | content | act
OBJECTS = [
    ("The envoy described the Togolese step as illegitimate.", "the Togolese step as illegitimate", "accuse"),
    ("The envoy called it a very destabilising development.", "it a very destabilising development", "accuse"),
    ("The envoy called the test “a brave step”.", "the test “a brave step”", "praise"),
    ("Peru denounced the raid as a flagrant violation of the truce.", "the raid as a flagrant violation of the truce", "accuse"),
    ("The premier has not ruled out a visit to Chad.", "a visit to Chad", "say"),
    ("The premier did not exclude the use of force.", "the use of force", "say"),
    ("Nairobi threatened a boycott of the games.", "a boycott of the games", "threaten"),
    ("The governor voiced support for the plan in a letter to the council.", "support for the plan", "say"),
    ("The premier reaffirmed Kenya's commitment to Chad's unity.", "Kenya's commitment to Chad's unity", "promise"),
    ("Amina Yusuf expressed her deep concern over the raid.", "her deep concern over the raid", "warn"),
    ("He called for the gates of the port to be opened to fishermen.", "the gates of the port to be opened to fishermen", "request"),
    ("The group said in a video message that it would free the sailors.", "it would free the sailors", "promise"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "act"), OBJECTS, ids=[c for _, c, _ in OBJECTS])
def test_an_object_is_kept_whole(find: Find, text: str, content: str, act: str) -> None:
    assert [(text[slice(*s.content)], s.act) for s in find(text)] == [(content, act)]


def test_a_reason_is_no_statement_but_what_it_is_given_for_is(find: Find) -> None:
    text = "Peru accused Bolivia of hiding the missiles, citing an alleged buildup at the border."
    assert [text[slice(*s.content)] for s in find(text)] == ["hiding the missiles"]


def test_who_is_asked_does_not_say_the_question(find: Find) -> None:
    text = "Asked why he was “confident” about the vote, Mr Odhiambo said he had seen the lists."
    assert [(text[slice(*s.speaker or (0, 0))], text[slice(*s.content)]) for s in find(text)] == [("Mr Odhiambo", "he had seen the lists")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The sanctions said the bank was involved.", None),
        ("None said the bank was involved.", None),
        ("The ministry's statement said the bank was involved.", "The ministry"),
        ("A letter from the envoy said the bank was involved.", "the envoy"),
        ("Dozens of residents said the bank was involved.", "Dozens of residents"),
        ("The president-elect said the bank was involved.", "The president-elect"),
        ("GETTY Amara Diallo said the bank was involved.", "Amara Diallo"),
        ("The mayor's remark pleased the crowd at the opening of Amara Diallo, who said the bank was involved.", "Amara Diallo"),
    ],
)
def test_who_can_speak(find: Find, text: str, speaker: str | None) -> None:
    said = find(text)
    assert [text[slice(*s.content)] for s in said] == ["the bank was involved"]
    assert [text[slice(*s.speaker)] if s.speaker else None for s in said] == [speaker]


def test_nobody_within_a_quotation_speaks_it(find: Find) -> None:
    text = "“We asked the other side for the lists and Togo sent them,” she said."
    assert [text[slice(*s.speaker)] for s in find(text) if s.speaker] == ["she"]


def test_it_after_a_statement_is_the_statement(find: Find) -> None:
    text = "In a statement, the ministry said the road was open. It added that no tax would rise. The statement noted that schools shut."
    said = find(text)
    assert [text[slice(*s.speaker)] for s in said if s.speaker] == ["the ministry", "It", "The statement"]
    assert {text[slice(*s.core)] for s in said if s.core} == {"the ministry"}


def test_it_after_other_words_is_left_to_the_reader(find: Find) -> None:
    text = "The minister said the road was open. It added that no tax would be raised."
    assert [text[slice(*s.core)] for s in find(text) if s.core] == ["The minister", "It"]


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("Reuters Amara Diallo", "Amara Diallo"),
        ("Reuters", "Reuters"),
        ("• Amara Diallo", "Amara Diallo"),
        ("people in Lomé and", "people in Lomé"),
        ("The) 85th (victim", None),
        ("85th victim", None),
        ("120 deputies", "120 deputies"),
        ("[senior official", "senior official"),
    ],
)
def test_a_phrase_is_tidied(phrase: str, left: str | None) -> None:
    span = tidy(phrase, (0, len(phrase)))
    assert (phrase[slice(*span)] if span else None) == left


@pytest.mark.parametrize(
    ("content", "demand"),
    [
        ("chad must leave the valley", True),
        ("chad should “leave the valley” at once", True),
        ("the authorities will have to look into it", True),
        ("north and south should work together", True),
        ("the minister must be tired", False),
        ("chad should have left the valley", False),
        ("the lists need to be read", False),
        ("if chad must leave, so be it", False),
        ("the road was built before chad should leave", False),
        ("he is quite sincere about the duty that he has to the people", False),
        ("ministers have to deal with many crises", False),
        ("she welcomed the need to mend the road", False),
        ("we need to talk", False),
        ("should chad leave the valley?", False),
    ],
)
def test_a_demand_is_made_of_somebody(content: str, demand: bool) -> None:
    assert lays_duty(content) is demand
