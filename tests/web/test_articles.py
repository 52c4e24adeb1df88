"""The list of articles, and one article."""

from starlette.testclient import TestClient


def test_the_newest_article_stands_first(client: TestClient) -> None:
    page = client.get("/articles").text
    assert page.index("sanctions") < page.index("Biden and Xi")
