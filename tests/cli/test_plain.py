"""A page cannot drive the terminal."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.record.plain import plain, plain_json, shortened

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff]")


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;new window title\x07Talks", "Talks"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("a\x1b]52;c;never ended", "a52;c;never ended"),
        ("two\n\tlines\r\nhere", "two lines here"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("bell\x07 back\x08 c1\x9b2J", "bell back c12J"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("it\x80\x9cs mojibake\x9d here", "its mojibake here"),
        ("  “Größe” – naïve, 日本  ", "“Größe” – naïve, 日本"),
    ],
)
def test_control_characters_go_and_words_stay(given_: str, told: str) -> None:
    assert plain(given_) == told


def test_right_to_left_words_stand_in_an_isolate() -> None:
    assert plain("וושינגטון") == "\u2068וושינגטון\u2069"
    assert plain("ends it \u2069 early ש") == "\u2068ends it early ש\u2069"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_nothing_that_a_terminal_acts_upon_is_left(text: str) -> None:
    assert not CONTROL.search(plain(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_for_a_terminal_is_the_same_value(text: str) -> None:
    line = plain_json(json.dumps([text], ensure_ascii=False).encode())
    assert json.loads(line) == [text]
    assert not CONTROL.search(line.decode())


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_shortened_keeps_to_its_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_shortened_cuts_between_words() -> None:
    assert shortened("there is a need for talks", 18) == "there is a need…"
