"""Several expressions of one event, and the checks of clocks, weekdays and stamp."""

from memcon.record.types import Stamp
from memcon.times import check_clocks, combine, find_times

STAMP = Stamp(edtf="2019-05-16T20:45", zone=None, evidence=((0, 5),))
CALL = "The leaders spoke late on Thursday. The call began at 23:35 Moscow time (4:35 PM EDT) and lasted some 50 minutes."


def test_day_clock_and_duration() -> None:
    when = combine(find_times(CALL, STAMP))
    assert when.edtf == "2019-05-16T23:35+03:00"
    assert (when.start, when.end) == ("2019-05-16T20:35:00Z", "2019-05-16T21:25:00Z")
    assert (when.duration, when.approximate, when.text) == ("PT50M", True, "late on Thursday")


def test_day_alone_and_nothing() -> None:
    when = combine(find_times("They will meet on June 9–10.", STAMP))
    assert (when.edtf, when.start, when.end) == ("2019-06-09/2019-06-10", None, None)
    assert combine(()).edtf is None


def test_clock_without_zone_gives_no_instant() -> None:
    when = combine(find_times("On Monday at 14:30 they met.", STAMP))
    assert (when.edtf, when.start) == ("2019-05-13T14:30", None)


def checks(text: str, stamp: Stamp | None) -> dict[str, tuple[bool | None, str]]:
    return {c.kind: (c.ok, c.message) for c in check_clocks(find_times(text, stamp), stamp)}


def test_checks_of_the_call() -> None:
    got = checks(CALL, STAMP)
    assert got["clocks-agree"] == (True, "23:35 Moscow is 16:35 EDT")
    assert got["weekday-agrees"] == (True, "Thursday is 16 May 2019, the day of the page stamp")
    ok, message = got["stamp-zone"]
    assert ok is None and "GMT or Moscow time" in message and "EDT it is after" in message


def test_a_call_still_to_come_says_nothing_of_the_stamp() -> None:
    assert "stamp-zone" not in checks("The leaders will speak on Thursday. The call will begin at 23:35 Moscow time.", STAMP)


def test_clocks_that_disagree() -> None:
    ok, message = checks("It began at 23:35 Moscow time (3:35 PM EDT).", STAMP)["clocks-agree"]
    assert ok is False and "15:35" in message


def test_weekday_that_is_not_the_dates() -> None:
    ok, message = checks("They met on Friday, May 16, 2019.", STAMP)["weekday-agrees"]
    assert ok is False and message == "16 May 2019 is a Thursday, not a Friday"


def test_no_stamp() -> None:
    got = checks("They met on Thursday, before January 10.", None)
    assert got["unanchored-dates"][0] is None and "2 dates" in got["unanchored-dates"][1]
