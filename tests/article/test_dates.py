"""Stamps as pages print them."""

import pytest

from memcon.article.dates import find_stamps, first_stamp
from memcon.article.stamps import given_stamp, url_stamp


@pytest.mark.parametrize(
    ("text", "edtf", "zone"),
    [
        ("5 Feb, 2019 20:45", "2019-02-05T20:45", None),
        ("Tue Feb 5, 2019 7:10am EST", "2019-02-05T07:10-05:00", "-05:00"),
        ("Published 11:34 PM EST Feb 5, 2019", "2019-02-05T23:34-05:00", "-05:00"),
        ("2019-02-05T02:20:00Z", "2019-02-05T02:20:00Z", "Z"),
        ("2019-02-05 00:00:00", "2019-02-05", None),
        ("Tue, 05 Feb 2019 21:54:19 +0000", "2019-02-05T21:54:19Z", "Z"),
        ("February 5, 2019 - 9:32PM", "2019-02-05T21:32", None),
        ("February 5, 2019\n18:55", "2019-02-05T18:55", None),
        ("5th February 2019", "2019-02-05", None),
        ("Feb. 5, 2019, 9:15 p.m. ET", "2019-02-05T21:15-05:00", "America/New_York"),
        ("Article Launched: 02/25/2019 03:06:28 PM PST", "2019-02-25T15:06:28-08:00", "-08:00"),
        ("2019-02-05 15:48:04-04:00", "2019-02-05T15:48:04-04:00", "-04:00"),
    ],
)
def test_stamp(text: str, edtf: str, zone: str | None) -> None:
    found = first_stamp(text)
    assert found is not None
    assert (found.edtf, found.zone) == (edtf, zone)


@pytest.mark.parametrize("text", ["February 5", "05/02/2019", "2019-02-30", "in 2019", "12.5 million", "call 555-2019-02"])
def test_nothing_is_guessed(text: str) -> None:
    assert first_stamp(text) is None


def test_two_stamps_in_a_line() -> None:
    found = list(find_stamps("Published Feb 5, 2019 at 4:07 PM | Updated at 5:36 PM CST on Feb 6, 2019"))
    assert [f.edtf for f in found] == ["2019-02-05T16:07", "2019-02-06T17:36-06:00"]


def test_address_and_given() -> None:
    stamp = url_stamp("https://example.org/world/2019/02/05/border-watch")
    assert stamp and (stamp.edtf, stamp.source) == ("2019-02-05", "url")
    assert url_stamp("https://example.org/story/20191340") is None
    assert given_stamp("2019-02", "collector") is not None
    assert given_stamp("soon", "collector") is None
