"""Who does what to whom, where the grammar alone does not say."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.record.types import Record

SENTENCES = {
    "Abiy Ahmed spoke by telephone with William Ruto at the initiative of the Kenyan side.": ("CONSULT", "initiator", "William Ruto"),
    "Kenya and Ghana exchanged New Year greetings.": ("SUPPORT", "participant", "Kenya"),
    "Japan withdrew its peacekeepers from South Sudan.": ("SANCTION", "recipient", "South Sudan"),
    "The British Parliament rejected Prime Minister Theresa May's agreement.": ("REJECT", "recipient", "Theresa May"),
    "Ghana has rejected proposals laid out by Togo.": ("REJECT", "recipient", "Togo"),
    "Kenya and Ghana held talks on Monday. It was agreed to open a border post.": ("AGREE", "participant", "Ghana"),
}
READOUT = """Telephone conversation with President of France Emmanuel Macron

May 2, 2022
21:30

A wide range of current issues of relations between Russia and France was discussed. The conversation was businesslike.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def parts(record: Record) -> set[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in record.actors}
    return {(event.type, p.role, names[p.actor]) for event in record.events for p in event.participants}


@pytest.mark.parametrize("text", SENTENCES)
def test_who_does_it_and_to_whom(reader: Reader, text: str) -> None:
    assert SENTENCES[text] in parts(reader.read(capture_of(text=text)))


def test_a_force_that_is_sent_is_no_recipient(reader: Reader) -> None:
    found = parts(reader.read(capture_of(text="Ghana has refused to send peacekeepers to Mali.")))
    assert ("REJECT", "recipient", "Mali") in found
    assert not any(role == "recipient" and "peacekeepers" in name for _, role, name in found)


def test_a_body_named_after_its_kind_is_not_the_body_named_before(reader: Reader) -> None:
    text = "The United Nations welcomed the release of pupils who were kidnapped by the extremist group Boko Haram in 2014."
    found = parts(reader.read(capture_of(text=text)))
    assert ("ASSAULT", "initiator", "Boko Haram") in found and ("ASSAULT", "initiator", "United Nations") not in found


def test_an_official_title_names_only_the_other(reader: Reader) -> None:
    record = reader.read(capture_of(text=READOUT, url="http://en.kremlin.ru/events/president/news/1"))
    assert record.article.side == "RUS"
    assert {("CONSULT", "participant", "Emmanuel Macron"), ("CONSULT", "participant", "Russia")} <= parts(record)


def test_a_meeting_that_is_only_spoken_of_is_to_come(reader: Reader) -> None:
    text = "William Ruto and Abiy Ahmed spoke in favour of arranging a meeting in Nairobi on July 7."
    record = reader.read(capture_of(text=text), published="2017-05-02")
    assert [time.edtf for time in record.times] == ["2017-07-07"]


def test_an_official_text_does_on_its_day_what_it_does_by_saying_so(reader: Reader) -> None:
    text = "Statement on Togo\n\nMay 2, 2022\n\nThe Russian Federation condemns the attack in Togo. Russia condemned the attack on Benin.\n"
    record = reader.read(capture_of(text=text, url="http://en.kremlin.ru/events/president/news/2"))
    told = [(record.article.text[slice(e.evidence[0].start, e.evidence[0].end)], e.when) for e in record.events if e.type == "ACCUSE"]
    assert any("condemns" in words and when and when.edtf == "2022-05-02" for words, when in told)
    assert any("condemned" in words and when is None for words, when in told)


HEADLINES = (
    "Biden and Xi to meet in California on November 15",
    "Russia, US to hold talks in Geneva on January 10",
    "NATO to send troops to Poland",
)


@pytest.mark.parametrize("title", HEADLINES)
def test_the_infinitive_of_a_headline_is_to_come(reader: Reader, title: str) -> None:
    text = f"{title}\n\nUS President Joe Biden spoke of Chinese President Xi Jinping and of NATO on Friday.\n"
    record = reader.read(capture_of(text=text))
    told = [e for e in record.events if e.evidence[0].start < len(title)]
    assert told and all(e.status == "planned" for e in told)
