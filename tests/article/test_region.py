"""The model of one stretch: its sums against counting every stretch, and what it keeps of lists and comments."""

from itertools import combinations_with_replacement
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.article import cut
from memcon.article.cleaner import choose
from memcon.article.features import rows
from memcon.article.lines import split_units
from memcon.article.region import stretch, widen

from .pages import BODY, NAVIGATION, TAIL, TITLE, capture, dump

_SCORES = st.lists(st.tuples(*[st.floats(-4, 4)] * 3), min_size=1, max_size=7)


@given(_SCORES)
def test_sums_are_those_of_every_stretch(scores: list[tuple[float, float, float]]) -> None:
    inside, start, end = (np.array(column) for column in zip(*scores, strict=True))
    within, starts, ends, total = stretch(inside, start, end)
    spans = list(combinations_with_replacement(range(len(scores)), 2))
    weight = {(s, e): exp(start[s] + inside[s : e + 1].sum() + end[e]) for s, e in spans}
    whole = sum(weight.values())
    assert total == pytest.approx(np.log(whole))
    for i in range(len(scores)):
        assert within[i] == pytest.approx(sum(w for (s, e), w in weight.items() if s <= i <= e) / whole)
        assert starts[i] == pytest.approx(sum(w for (s, _), w in weight.items() if s == i) / whole)
        assert ends[i] == pytest.approx(sum(w for (_, e), w in weight.items() if e == i) / whole)


def test_every_line_has_the_same_features() -> None:
    wide, names = widen(rows(split_units(dump(icons=True))))
    assert wide.shape == (len(split_units(dump(icons=True))), len(names))
    assert len(set(names)) == len(names)
    assert widen(rows(split_units("One line.")))[1] == names


def test_the_likeliest_lines_are_chosen() -> None:
    units = split_units("\n\n".join("word " * 20 for _ in range(4)))
    assert choose(units, [0.1, 0.9, 0.8, 0.05]) == [False, True, True, False]
    assert choose(units, [0.02, 0.3, 0.28, 0.02]) == [False, True, True, False]
    assert choose([], []) == []


def test_a_list_between_paragraphs_stays() -> None:
    days = [f"June {n} – Crossing {n * 3}, northern road" for n in range(2, 8)]
    page = "\n".join([*NAVIGATION, "", TITLE, "March 3, 2020", "By Ola Hansen", "", *BODY[:4], *days, BODY[4], "", *TAIL])
    text = cut(capture(page)).article.text
    assert all(day in text for day in days)
    assert text.endswith(BODY[4])
