"""What a site shows in the place of an article is refused, and told for what it is."""

import pytest

from memcon.article import cut
from memcon.captures import capture_of
from memcon.errors import NoArticle

WALLS = {
    "check for robots": "Just a moment...\nharbour-courier.example\nChecking your browser before you enter the site.\n"
    "Your browser will redirect to the page that you asked for shortly.\nPlease allow up to 5 seconds",
    "address that is gone": "404\nPage not found\nSorry, the story you are looking for may have been moved or deleted; try a search.",
    "request to subscribe": "Subscribe to read | The Harbour Courier\nSubscribe now to unlock this story and all others of the Courier.\n"
    "Only $2 for four weeks of the Courier, then more.\nCancel any time during your trial, by post or by telephone.",
    "request for consent": "We value your privacy\nWe use cookies on this site to show you what our partners sell.\nAccept all",
}
STORIES = (
    "Kenya blocked access to three websites on Monday, and the regulator denied that the ministry had asked for it.",
    "The Courier asks its readers to subscribe, and those who do may cancel at any time, its editor told the parliament in Nairobi on "
    "Tuesday. The members of the committee had asked him how the paper means to live. He said that the paper sold fewer copies each year.",
)


@pytest.mark.parametrize("kind", WALLS)
def test_a_wall_is_no_article(kind: str) -> None:
    with pytest.raises(NoArticle, match=kind):
        cut(capture_of(text=WALLS[kind]))


def test_a_wall_in_html() -> None:
    lines = "".join(f"<p>{line}</p>" for line in WALLS["check for robots"].splitlines())
    with pytest.raises(NoArticle):
        cut(capture_of(html=f"<html><head><title>Just a moment...</title></head><body>{lines}</body></html>"))


@pytest.mark.parametrize("text", STORIES)
def test_a_story_about_such_things_is_one(text: str) -> None:
    assert cut(capture_of(text=text)).article.text.startswith(text[:20])
