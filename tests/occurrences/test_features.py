"""What an article is about."""

import pytest

import memcon
from memcon.occurrences.features import main_event

PAGES = {
    "Kenya and Ethiopia agree to reopen road after talks with the African Union\n\n"
    "Kenya and Ethiopia agreed on Friday to reopen the road at Moyale.\n": "AGREE",
    "Kenya says it has pulled back troops from Somali border\n\nThe United States had demanded that Nairobi withdraw.\n": "RETREAT",
    "Kenya and Ethiopia hold talks\n\nThe presidents of Kenya and Ethiopia spoke on Friday and agreed to reopen the road.\n": "CONSULT",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_title_tells_what_an_article_is_about(page: str) -> None:
    event = main_event(memcon.read(memcon.capture_of(text=page), published="2024-03-01"))
    assert event is not None and event.type == PAGES[page]
