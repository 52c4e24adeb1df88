"""Two judges of a line: trafilatura's choice and the model of text dumps."""

import pytest

from memcon.article.agreed import agreed_chances, chosen_lines, default_weights, looks
from memcon.article.rendered import Line, lines_of_html

PAGE = (
    "<div id=main><h1>Harbour reopens</h1><p>Close</p><p>The harbour of Ulvik opened again on Monday after a week of storms.</p>"
    "<p>Ships came in all day.</p></div><div id=more><p>Close</p><p>Ten lakes that everybody should see before the summer ends.</p></div>"
)
LINES = lines_of_html(PAGE)


def line(words: str) -> int:
    return next(i for i, own in enumerate(LINES) if words in own.text)


def test_lines_are_matched_in_the_order_of_the_blocks() -> None:
    chosen = chosen_lines(LINES, [LINES[line("Harbour")].text, "Close", LINES[line("Ulvik")].text])
    assert chosen == [True, True, True, False, False, False]


def test_a_long_line_within_a_block_is_chosen() -> None:
    long = "The council of Ulvik said on Tuesday that it would look for a cheaper way to mend the long pier."
    lines = lines_of_html(f"<p>{long}<br>And more.</p>")
    assert chosen_lines(lines, [f"{long} And more."]) == [True, False]


def test_no_choice_is_no_line() -> None:
    assert chosen_lines(LINES, []) == [False] * len(LINES)
    assert looks([], [], []) == []


@pytest.mark.parametrize("likely", [0.0, 1e-12, 1.0])
def test_sure_chances_stay_numbers(likely: float) -> None:
    chances = agreed_chances(LINES, [likely] * len(LINES), [True] * len(LINES), default_weights())
    assert all(0 < chance < 1 for chance in chances)


def test_an_unlikely_line_is_carried_by_its_element_and_not_outside_it() -> None:
    likely, chosen = [0.9, 0.9, 0.95, 0.1, 0.1, 0.1], [True, True, True, True, False, False]
    chances = agreed_chances(LINES, likely, chosen, default_weights())
    assert chances[line("Ships")] > 0.5 > chances[line("Ten lakes")]


def test_what_is_weighed_is_what_was_learned() -> None:
    one = Line(LINES[0].unit, "One line.", "paragraph", 1)
    assert set(looks([one], [0.5], [True])[0]) == set(default_weights())
