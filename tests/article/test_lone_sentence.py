"""A capture of one sentence that lacks its stop, as corpora of sentences give them."""

import pytest

from memcon.article import Cut, cut
from memcon.captures import capture_of
from memcon.errors import NoArticle


def _cut(text: str) -> Cut:
    return cut(capture_of(text=text))


def test_a_sentence_without_its_stop_is_an_article() -> None:
    assert _cut("The envoy of Norvia is willing to meet the rebels in the capital").article.text.startswith("The envoy of Norvia")


@pytest.mark.parametrize(
    "menu", ["Home News Sport Business Contact Us About", "Home\nNews\nSport\nBusiness\nOpinion\nContact us", "Sign in"]
)
def test_a_menu_is_not(menu: str) -> None:
    with pytest.raises(NoArticle):
        _cut(menu)
