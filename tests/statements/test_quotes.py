"""Where quotations begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.statements import find_quotes


def inner(text: str) -> list[str]:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append((start, start + len(part)))
        start += len(part) + 2
    return [text[slice(*q.inner)] for q in find_quotes(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” she said. “Go home.”", ["It is over,", "Go home."]),
        ('"It is over," she said. "Go home."', ["It is over,", "Go home."]),
        ("He called it 'a long road' to peace.", ["a long road"]),
        ("‘It’s the miners’ strike,’ he said.", ["It’s the miners’ strike,"]),
        ("The miners' strike of '84 and the farmers' vote.", []),
        ("She said: “They told me ‘never again’ twice.”", ["They told me ‘never again’ twice."]),
        ("''We are ready,'' he said.", ["We are ready,"]),
        ("“We will go on.\n\n“We will not stop.”\n\nHe left.", ["We will go on.\n\n“We will not stop."]),
        ('"We will go on.\n\n"We will not stop," he said.', ['We will go on.\n\n"We will not stop,']),
        ("“Not closed at all, he said", ["Not closed at all, he said"]),
        ('A screen of 24" and no more.', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.text(alphabet="ab. ,'\"“”‘’«»\n`", max_size=80))
def test_any_text_gives_quotations_within_it_that_do_not_cross(text: str) -> None:
    last = 0
    for quote in find_quotes(text, [(0, len(text))]):
        assert last <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        last = quote.end
