"""Tellings that are of one event, and those that are not."""

import memcon

PAGE = """Leaders restart contacts after four hours of talks

US President Joe Biden and his Chinese counterpart Xi Jinping agreed on Wednesday to let their armies talk to each other again, ending \
a silence that Beijing imposed in August 2022 after Nancy Pelosi, then the speaker of the House of Representatives, visited Taipei.

The two leaders met at a country estate south of San Francisco shortly after 11 a.m. Pacific time.
"""


def _record() -> memcon.Record:
    return memcon.read(memcon.capture_of(text=PAGE), published="2023-11-16T06:15Z")


def test_the_visit_of_a_speaker_is_not_the_meeting_of_the_president() -> None:
    record = _record()
    names = {a.id: a.name for a in record.actors}
    met = [{names[p.actor] for p in e.participants} for e in record.events if e.type == "CONSULT" and e.status == "happened"]
    assert {"Joe Biden", "Xi Jinping"} in met
    assert not any("Nancy Pelosi" in who and "Joe Biden" in who for who in met)
    assert not any("Taiwan" in who and "Joe Biden" in who for who in met)


def test_the_day_of_an_agreement_is_past() -> None:
    agreed = [e for e in _record().events if e.type == "AGREE"]
    assert agreed and all(e.when and e.when.edtf == "2023-11-15" for e in agreed)


def test_what_happened_has_no_day_to_come() -> None:
    text = "Berlin on Wednesday denied having plans to send soldiers to the island in 2027."
    denied = memcon.read(memcon.capture_of(text=text), published="2023-11-16").events
    assert denied and all(e.when is None or not (e.when.edtf or "").startswith("2027") for e in denied if e.status == "happened")


def test_a_row_of_blows_is_one_attack_on_the_day_of_the_first() -> None:
    text = "Twelve farmers were shot on Friday near Gao and hacked by gunmen, the mayor said."
    attacks = [e for e in memcon.read(memcon.capture_of(text=text), published="2023-11-20").events if e.type == "ASSAULT"]
    assert len(attacks) == 1 and attacks[0].when is not None and attacks[0].when.edtf == "2023-11-17"


def test_an_ambush_is_the_course_of_the_killing() -> None:
    text = "Rebels killed eight soldiers after ambushing a convoy in the south of Mali."
    assert [e.type for e in memcon.read(memcon.capture_of(text=text)).events].count("ASSAULT") == 1


def test_the_same_captives_in_other_words_are_the_same_release() -> None:
    text = "Gunmen freed 21 captive schoolgirls on Monday. A spokesman said the release of the 21 captives was brokered by Chad."
    released = [e for e in memcon.read(memcon.capture_of(text=text)).events if e.type == "RETREAT"]
    assert len(released) == 1 and sum(p.role == "recipient" for p in released[0].participants) == 1


def test_a_day_of_the_first_clause_is_not_that_of_the_second() -> None:
    text = "On April 14, 2014, rebels seized 200 schoolgirls, and 21 girls were set free in October 2016."
    events = {e.type: e.when.edtf for e in memcon.read(memcon.capture_of(text=text)).events if e.when}
    assert events["RETREAT"] == "2016-10" and events["ASSAULT"] == "2014-04-14"


def test_who_stays_away_is_missed_only_where_his_side_meets() -> None:
    text = "Kenya and Ghana will hold talks in Accra on Monday. Macron will not attend. Togo will send a note."
    talks = [e for e in memcon.read(memcon.capture_of(text=text), published="2021-12-30").events if e.type == "CONSULT"]
    assert talks and all(p.role != "absent" for e in talks for p in e.participants)
