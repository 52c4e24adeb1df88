"""HTML of the desk as a tree, to be asked what it says."""

import re

from lxml import html
from starlette.testclient import TestClient

SCRIPTED = re.compile(r"^on|^style$", re.IGNORECASE)


def tree(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    """The page at an address. It has no script but the desk's own, no handler and no style in an attribute, no address but of the web and
    of the desk, and no id twice."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    made = html.document_fromstring(answer.content.decode())
    assert [s.get("src") for s in made.iter("script")] == ["/static/desk.js"]
    assert not list(made.iter("style", "iframe", "object", "embed", "base", "img"))
    for element in made.iter():
        for name, value in element.attrib.items():
            assert not SCRIPTED.match(str(name)), (element.tag, name)
            if name in ("href", "src", "action", "xlink:href"):
                assert re.match(r"(https?://|/(?!/)|#|\?)", str(value)), value
    ids = [str(i) for i in made.xpath("//@id")]
    assert len(ids) == len(set(ids))
    return made


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
