"""docs/api.md says what the API does: each address that is described, and answers of the shape that it gives now."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from memcon.store import Store

from .conftest import id_of

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
SECTION = re.compile(r"^## `(GET|POST) (\S+)`\n\n(.+?)\n\n", re.MULTILINE)
EXAMPLE = re.compile(r"^`curl 'http://127\.0\.0\.1:8765(\S+)'`\n\n```(json|csv)\n(.*?)\n```", re.MULTILINE | re.DOTALL)
KEY = re.compile(r'^ *"(\w+)":', re.MULTILINE)


def test_every_address_is_told_as_it_is_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    wanted = {(method.upper(), path, each["description"]) for path, methods in described.items() for method, each in methods.items()}
    assert set(SECTION.findall(PAGE)) == wanted


def test_the_answers_have_the_shape_that_the_page_shows(client: TestClient, press: Path) -> None:
    record = id_of(press, "Saudi Arabia and Iran agree")
    with Store.open(press) as store:
        occurrence = next(o.id for o in store.occurrences(accounts=2, actor="Ukraine"))
    examples = EXAMPLE.findall(PAGE)
    assert len(examples) >= 14
    for address, kind, shown in examples:
        asked = re.sub(r"o-[0-9a-f]{12}", occurrence, re.sub(r"(?<=records/)[0-9a-f]{16}", record, address))
        answer = client.get(asked)
        assert answer.status_code == (400 if "TEA" in asked else 200), asked
        if kind == "csv":
            assert answer.text.splitlines()[0] == shown.splitlines()[0]
        else:
            keys = set(re.findall(r'"(\w+)":', answer.text))
            assert set(KEY.findall(shown)) <= keys, asked
