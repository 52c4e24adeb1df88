"""On which side of the page's day a time stands."""

import pytest

import memcon


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two sides agreed on Wednesday to meet again in Geneva.", "2023-11-15"),
        ("The two sides agreed to meet again in Geneva on Wednesday.", "2023-11-22"),
        ("The talks were scheduled for Wednesday in Geneva.", "2023-11-22"),
        ("The two ministers met in Geneva on Wednesday.", "2023-11-15"),
    ],
)
def test_a_weekday_beside_a_plan(text: str, day: str) -> None:
    assert [t.edtf for t in memcon.read(memcon.capture_of(text=text), published="2023-11-16T06:15Z").times] == [day]


def test_the_year_is_not_one_to_come() -> None:
    text = "The vote will take place on January 13. The two armies could meet before the end of the year, analysts said."
    times = memcon.read(memcon.capture_of(text=text), published="2023-11-16").times
    assert [t.edtf for t in times] == ["2024-01-13", "2023"]
