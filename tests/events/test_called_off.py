"""Talks that are called off, put off or moved, read the whole way: what the record says of them."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.record.types import Event, Record

OFF = """
Russia called off the talks with the United States that were set for January 10.
The talks between Russia and the United States have been called off.
Vladimir Putin's visit to Washington was cancelled on Monday.
The summit between Joe Biden and Vladimir Putin will not take place.
The talks between Russia and the United States will not go ahead on Monday, the White House said.
Antony Blinken called off his meeting with Sergey Lavrov, which was to take place in Geneva on Thursday.
Antony Blinken said he was cancelling his meeting with Sergey Lavrov.
The United States pulled out of the talks with Russia.
Russia scrapped the visit of the American envoy.
The planned summit between Joe Biden and Vladimir Putin was shelved.
Joe Biden has cancelled his trip to Moscow.
Ukraine broke off talks with Russia on Sunday.
""".strip().split("\n")
PUT_OFF = """
The summit between Joe Biden and Vladimir Putin that was planned for February has been postponed until March.
Moscow and Washington put off their talks to the following week.
The call between Vladimir Putin and Joe Biden has been rescheduled for Friday.
The talks between Russia and the United States in Geneva have been delayed by a week.
The talks between Russia and Ukraine have been pushed back to Wednesday.
Vladimir Putin and Joe Biden will meet on Thursday instead of Tuesday.
The meeting of Russian and American negotiators was brought forward to Saturday.
""".strip().split("\n")
TWO_STATES = """
Russian and American negotiators met in Geneva on Monday for eight hours.
US and Russian officials met in Vienna on Monday.
Diplomats from Russia and the United States met in Vienna on Monday.
""".strip().split("\n")


def read(reader: Reader, text: str) -> Record:
    return reader.read(capture_of(text=f"On the calendar\n\n{text}\n\nSnow fell over the river.", published="2022-01-05T18:00Z"))


def events(record: Record, *types: str) -> list[Event]:
    return [event for event in record.events if event.type in types]


@pytest.mark.parametrize("text", OFF)
def test_what_is_called_off_is_rejected_and_no_talks_are_held(reader: Reader, text: str) -> None:
    record = read(reader, text)
    assert [event for event in events(record, "REJECT", "SANCTION") if event.mode in ("meet", "withdraw") and event.status == "happened"]
    between = [e for e in events(record, "CONSULT") if len({p.actor for p in e.participants}) > 1]
    assert all(event.status == "denied" for event in between)


@pytest.mark.parametrize("text", PUT_OFF)
def test_what_is_put_off_is_still_planned(reader: Reader, text: str) -> None:
    assert {event.status for event in events(read(reader, text), "CONSULT")} == {"planned"}


@pytest.mark.parametrize("text", TWO_STATES)
def test_people_of_two_states_stand_for_both(reader: Reader, text: str) -> None:
    record = read(reader, text)
    countries = {actor.id: actor.country for actor in record.actors}
    (event,) = events(record, "CONSULT")
    assert {countries[p.actor] for p in event.participants} >= {"RUS", "USA"}


def test_a_headline_with_to_is_a_plan(reader: Reader) -> None:
    record = reader.read(
        capture_of(
            text="Putin and Biden to meet on Thursday\n\nVladimir Putin and Joe Biden will meet on Thursday.", published="2022-01-05"
        )
    )
    assert {event.status for event in events(record, "CONSULT")} == {"planned"}


def test_talks_of_a_day_to_come_were_not_held(reader: Reader) -> None:
    record = read(
        reader, "Reporters asked what Russia and the United States expect of the January 20 talks between Russia and the United States."
    )
    assert events(record, "CONSULT") and {event.status for event in events(record, "CONSULT")} <= {"planned", "proposed"}


def test_plans_after_talks_of_presidents_name_nobody_whom_the_page_does_not(reader: Reader) -> None:
    """The states of two presidents are no actors of a page that speaks of neither state."""
    call = "Vladimir Putin and Joe Biden will hold a phone call on Thursday, the White House said on Tuesday."
    plans = "The two presidents will talk about security in Europe and about the talks that are planned for January."
    record = reader.read(capture_of(text=f"Call\n\nWASHINGTON — {call}\n\n{plans}", published="2021-12-28"))
    ids = {actor.id for actor in record.actors}
    assert record.events and all(p.actor in ids for event in record.events for p in event.participants)
    assert all(actor.mentions for actor in record.actors)
