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
