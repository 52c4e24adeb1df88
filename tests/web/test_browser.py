"""The views in a real browser."""

import pytest

from .conftest import Open

pytestmark = pytest.mark.browser


def test_the_articles_open(served: str, opened: Open) -> None:
    page = opened(served)
    page.click("text=Biden and Xi reopen line")
    assert page.url.startswith(f"{served}/articles/")
