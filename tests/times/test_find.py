"""Time expressions: where they stand, what they mean, and what is left open."""

import datetime
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.record.types import Stamp
from memcon.times import find_times, to_times

PAGE = Stamp(edtf="2019-05-16T18:10", zone=None)
"""A Thursday."""


def values(text: str, published: Stamp | None = PAGE) -> list[tuple[str, str | None, str | None]]:
    return [(f.text, f.timex, f.edtf) for f in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "timex", "edtf"),
    [
        ("The two ministers spoke on Thursday.", "Thursday", "2019-05-16", "2019-05-16"),
        ("The envoy arrived on Sunday and left.", "Sunday", "2019-05-12", "2019-05-12"),
        ("The envoys will meet again on Monday.", "Monday", "2019-05-20", "2019-05-20"),
        ("They spoke late on Tuesday.", "late on Tuesday", "2019-05-14", "2019-05-14"),
        ("The upcoming summit, scheduled for January 14, is in Oslo.", "January 14", "2020-01-14", "2020-01-14"),
        ("The garrison was attacked on April 3.", "April 3", "2019-04-03", "2019-04-03"),
        ("Earlier this month he resigned.", "Earlier this month", "2019-05", "2019-05"),
        ("Last year the treaty lapsed.", "Last year", "2018", "2018"),
        ("The council convenes next week.", "next week", "2019-W21", "2019-05-20/2019-05-26"),
        ("She resigned two weeks ago.", "two weeks ago", "2019-W18", "2019-05-02~"),
        ("He flew home three days ago.", "three days ago", "2019-05-13", "2019-05-13"),
        ("He has ruled since 1999.", "1999", "1999", "1999/.."),
        ("The border stays shut until Monday.", "Monday", "2019-05-20", "../2019-05-20"),
        ("Unrest spread in the 1960s.", "the 1960s", "196", "196X"),
        ("It was signed in the spring of 2007.", "the spring of 2007", "2007-SP", "2007-21"),
        ("The call lasted more than two hours.", "more than two hours", "PT2H", None),
        ("They patrol every day.", "every day", "P1D", None),
        ("The post is shelled twice a week.", "twice a week", "P1W", None),
        ("Sparta fell in 371 BC.", "371 BC", "BC0371", "-0370"),
        ("Since the Sept. 11 attacks rules changed.", "Sept. 11", "2001-09-11", "2001-09-11/.."),
        ("The budget for fiscal year 2012 passed.", "fiscal year 2012", "FY2012", "2012~"),
        ("It grew in the first quarter of 2008.", "the first quarter of 2008", "2008-Q1", "2008-33"),
        ("A truce held on New Year's Eve.", "New Year's Eve", "2018-12-31", "2018-12-31"),
        ("Police are now investigating.", "now", "PRESENT_REF", None),
    ],
)
def test_value(text: str, words: str, timex: str, edtf: str | None) -> None:
    assert (words, timex, edtf) in values(text)


def test_range_is_two_expressions_and_the_first_has_the_interval() -> None:
    first, second = find_times("Talks will be held on June 9–10 in Vienna.", PAGE)
    assert (first.text, first.edtf, first.end_day) == ("June 9", "2019-06-09/2019-06-10", datetime.date(2019, 6, 10))
    assert (second.text, second.edtf, second.link) == ("10", "2019-06-10", "to")


def test_between_two_years() -> None:
    first, second = find_times("He served between 2001 and 2003.", PAGE)
    assert (first.edtf, second.edtf) == ("2001/2003", "2003")


def test_two_clocks_give_the_offset_of_the_first() -> None:
    first, second = find_times("The mine went off at 9:40 am (0240 GMT) and killed two.", PAGE)
    assert (first.text, first.offset, first.zone) == ("9:40 am", 420, "+07:00")
    assert (second.text, second.offset) == ("0240 GMT", 0)


@pytest.mark.parametrize(
    ("text", "clock", "offset"),
    [
        ("The call began at 23:35 Moscow time.", "23:35", 180),
        ("It ended at 3:35 PM EST.", "15:35", -300),
        ("It opened at 2 p.m. London time.", "14:00", 60),
        ("It opened at 14:00 UTC+2.", "14:00", 120),
        ("It was 7 p.m. Thursday in the eastern United States.", "19:00", -240),
        ("The raid began at midnight.", "00:00", None),
        ("The stamp reads 18:55.", "18:55", None),
    ],
)
def test_clock(text: str, clock: str, offset: int | None) -> None:
    found = [f for f in find_times(text, PAGE) if f.clock]
    assert [(f.clock, f.offset) for f in found] == [(clock, offset)]


def test_without_a_stamp_nothing_is_anchored() -> None:
    text = "They met on Thursday and yesterday; the summit is on January 10."
    assert values(text, None) == [
        ("Thursday", "XXXX-WXX-4", None),
        ("yesterday", "XXXX-XX-XX", None),
        ("January 10", "XXXX-01-10", "XXXX-01-10"),
    ]
    assert not any(f.anchored for f in find_times(text, None))


def test_a_hint_beats_the_words() -> None:
    assert find_times("The envoys met Monday.", PAGE, hint=lambda s, e: "future")[0].edtf == "2019-05-20"


@pytest.mark.parametrize(
    "text",
    [
        "He may resign.",
        "They march on.",
        "Some 2000 troops crossed.",
        "It cost $1999.",
        "Resolution 1701 holds.",
        "Prices fall.",
        "Spain won 2:1.",
        "A 60-year-old man.",
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_to_times_numbers_them_in_order() -> None:
    times = to_times(find_times("On Monday and on Tuesday.", PAGE))
    assert [(t.id, t.text) for t in times] == [("t1", "Monday"), ("t2", "Tuesday")]


EDTF_DAY = r"-?(?:\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-\d\d(?:-\d\d)?)?(?:T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?~?"
EDTF = re.compile(rf"(?:{EDTF_DAY}|\.\.)(?:/(?:{EDTF_DAY}|\.\.))?")
PIECES = st.sampled_from(
    "on Monday|January 9–10|9 January|0240 GMT|(3:35 PM EST)|two weeks ago|the past|"
    "1999|1939-45|492-490 BC|the 1960s|31 February|Feb. 30, 2021|9999|29/02/2021|12:61|the night of|of|next|last|"
    "every|day|’|'98|May|"
    "İstanbul|\n|. |, |until|between|and|early|the end of the year|0|00000|fy 12|first quarter of 2008|"
    "2021-13-45T25:99|9/11|decades|Easter 0001|thousand years ago|later".split("|")
)


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join)),
    st.sampled_from(["2019-05-16", "2019-05", "2019", "0001-01-01", "9999-12-31", "nonsense", None]),
)
@settings(max_examples=400, deadline=None)
def test_any_text(text: str, day: str | None) -> None:
    stamp = None if day is None else Stamp(edtf=day, zone=None)
    found = find_times(text, stamp)
    assert found == find_times(text, stamp)
    position = 0
    for f in found:
        assert position <= f.start < f.end <= len(text)
        assert text[f.start : f.end] == f.text and f.text == f.text.strip()
        assert f.edtf is None or EDTF.fullmatch(f.edtf), f.edtf
        assert f.start_day is None or f.end_day is None or f.start_day <= f.end_day
        position = f.end


def test_same_in_another_process_and_hash_seed() -> None:
    code = (
        "from memcon.times import find_times; from memcon.record.types import Stamp;"
        "print(find_times('Late on Thursday, at 23:35 Moscow time (3:35 PM EST), for 50 minutes', Stamp(edtf='2019-05-16', zone=None)))"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONHASHSEED": seed}, check=True).stdout
        for seed in "12"
    }
    assert len(runs) == 1
