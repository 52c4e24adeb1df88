"""Captures from strings, and what collectors know."""

import hashlib

import pytest

from memcon.captures import capture_of, edtf_of
from memcon.errors import BadCapture, EmptyCapture

from .made import HTML, TEXT


def test_text_is_never_altered() -> None:
    # Mojibake, carriage returns, no-break spaces, a byte order mark: all stay, since offsets count in this text.
    text = "\ufeffThe ministerâ€™s\u00a0word\r\nand\rmore\x0c\n"
    found = capture_of(text)
    assert found.text == text
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (found.html, found.id, found.media_type, found.notes, found.base) == (None, None, "text/plain", (), 0)


def test_html_and_facts() -> None:
    facts = {
        "id": "7",
        "url": "https://a.example/x",
        "published": "2020-03-03 18:05:00+01:00",
        "outlet": " The Oslo Post ",
        "language": None,
    }
    found = capture_of(html=HTML, **facts)
    assert found.html == HTML and found.text is None and found.media_type == "text/html"
    assert (found.id, found.published, found.outlet, found.language) == ("7", "2020-03-03T18:05+01:00", "The Oslo Post", None)


def test_front_matter_gives_facts_but_no_date() -> None:
    text = f"---\ntitle: 'Ministers: a meeting'\ndate: 2020-03-03\nurl: https://a.example/x\n---\n{TEXT}"
    found = capture_of(text)
    assert (found.title, found.url) == ("Ministers: a meeting", "https://a.example/x")
    assert (found.published, found.media_type) == (None, "text/markdown")
    assert found.text == text and text[found.base :] == TEXT
    assert capture_of(text, title="Mine", url="https://b.example/").title == "Mine"


def test_half_surrogates_keep_the_length() -> None:
    found = capture_of("a\ud83db")
    assert found.text == "a\ufffdb" and found.notes
    assert capture_of("a", title="b\ud83d").title == "b\ufffd"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, BadCapture),
        ({"text": "a", "html": "<p>b</p>"}, BadCapture),
        ({"text": " \n\t\u00a0"}, EmptyCapture),
        ({"html": ""}, EmptyCapture),
        ({"text": "a", "url": 7}, BadCapture),
        ({"text": "a", "published": "yesterday"}, BadCapture),
        ({"text": "a " * 5_000_001}, BadCapture),
    ],
)
def test_refused(arguments: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        capture_of(**arguments)


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2021-12-30", "2021-12-30"),
        ("2021/2/3", "2021-02-03"),
        ("2021-12-30T20:45", "2021-12-30T20:45"),
        ("2021-12-30 20:45:01.5Z", "2021-12-30T20:45:01Z"),
        ("2021-12-30T20:45:00+0300", "2021-12-30T20:45+03:00"),
        ("2021-12-30T20:45-05", "2021-12-30T20:45-05:00"),
        ("Thu, 30 Dec 2021 20:45:00 +0300", "2021-12-30T20:45+03:00"),
        ("Thu, 30 Dec 2021 20:45:00 GMT", "2021-12-30T20:45Z"),
        ("2021-12", "2021-12"),
        ("2021-12~", "2021-12~"),
        ("XXXX-01-10", "XXXX-01-10"),
        ("2021-12-30/2022-01-02", "2021-12-30/2022-01-02"),
        ("2021-13-01", None),
        ("2021-02-30", None),
        ("30/12/2021", None),
        ("late on Thursday", None),
        ("/", None),
        ("", None),
    ],
)
def test_dates(given: str, edtf: str | None) -> None:
    assert edtf_of(given) == edtf
