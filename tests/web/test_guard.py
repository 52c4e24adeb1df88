"""Who may come in, from where, with how much; and what every answer carries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from memcon.web.app import make_app
from memcon.web.desk import Desk
from memcon.web.guard import UPLOAD

from .conftest import press_form

TOKEN = "a word that is long enough"


@pytest.fixture
def locked(press: Path) -> Callable[[], TestClient]:
    """Clients of a desk that asks for its token, each without cookies."""
    app = make_app(Desk(press, host="0.0.0.0", token=TOKEN))
    return lambda: TestClient(app, base_url="http://192.0.2.7:8765", follow_redirects=False)


ADDRESSES = [
    "/articles", "/nothing", "/static/desk.css", "/static/nothing", "/openapi.json", "/api/v1/events", "/api/v1/nothing",
    "/articles/none", "/events?type=nothing",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = {part.split()[0]: part.split()[1:] for part in headers["content-security-policy"].split(";")}
    assert policy == {
        "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'"], "form-action": ["'self'"],
        "frame-ancestors": ["'none'"], "base-uri": ["'none'"],
    }  # fmt: skip
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"


def test_a_fault_is_told_and_carries_the_headers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a <wire> is loose")

    monkeypatch.setattr("memcon.store.Store.events", broken)
    answer = TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False).get("/events")
    assert answer.status_code == 500
    assert "a &lt;wire&gt; is loose" in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "192.0.2.7"])
def test_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    assert client.get("/articles", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "", "a b"])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/events", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "refused"


def test_without_the_token_nobody_comes_in(locked: Callable[[], TestClient]) -> None:
    for address in ("/articles", "/api/v1/events", "/static/desk.css", "/openapi.json", "/articles?token=", "/articles?token=wrong"):
        answer = locked().get(address)
        assert answer.status_code == 401, address
        assert TOKEN not in answer.text and "Xi" not in answer.text


def test_the_token_comes_in_a_header(locked: Callable[[], TestClient]) -> None:
    assert locked().get("/articles", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert locked().get("/articles", headers={"authorization": f"Basic {TOKEN}"}).status_code == 401
    assert locked().get("/articles", headers={"authorization": b"Bearer \xe9"}).status_code == 401


def test_the_token_in_the_address_becomes_a_cookie(locked: Callable[[], TestClient]) -> None:
    client = locked()
    first = client.get("/events", params={"actor": "China", "token": TOKEN})
    assert (first.status_code, first.headers["location"]) == (303, "/events?actor=China")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and TOKEN not in cookie
    assert client.get("/events?actor=China").status_code == 200


REJECT = {"op": "reject", "id": "ec9548529f53ecba/e1", "why": "it is not there", "who": "an editor"}


def test_a_form_without_the_key_of_the_desk_does_nothing(client: TestClient) -> None:
    for key in ({}, {"form_key": "guessed"}, {"form_key": ""}):
        assert client.post("/corrections", data=REJECT | key).status_code == 403
    assert client.get("/api/v1/corrections").json()["items"] == []


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "http://127.0.0.1:9999"}]
)
def test_a_form_from_another_site_does_nothing(client: TestClient, desk: Desk, headers: dict[str, str]) -> None:
    assert client.post("/corrections", data=press_form(desk, REJECT), headers=headers).status_code == 403
    assert client.post("/api/v1/records", content="Kenya met Norway.", headers=headers).status_code == 403
    assert client.get("/api/v1/corrections").json()["items"] == []


def test_the_api_takes_no_request_of_unknown_origin(client: TestClient) -> None:
    assert client.post("/api/v1/records", content="Kenya met Norway.", headers={"origin": "null"}).status_code == 403


def test_a_form_of_the_desk_is_taken(client: TestClient, desk: Desk) -> None:
    sent = client.post("/corrections", data=press_form(desk, REJECT), headers={"origin": "null", "sec-fetch-site": "same-origin"})
    assert sent.status_code == 303
    assert [entry["standing"] for entry in client.get("/api/v1/corrections").json()["items"]] == ["applied"]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "/a\r\nSet-Cookie: x=1"])
def test_a_form_leads_back_to_the_desk_only(client: TestClient, desk: Desk, back: str) -> None:
    sent = client.post("/corrections", data=press_form(desk, REJECT | {"back": back}))
    assert sent.headers["location"] == "/corrections?done=1"


def test_too_much_is_refused_in_one_sentence(client: TestClient, desk: Desk) -> None:
    answer = client.post("/api/v1/records", content=b"x" * (UPLOAD + 1))
    assert answer.status_code == 413
    assert answer.json()["error"] == {"code": "too-large", "message": "an upload may have 16 MiB at most: give larger files to memcon add"}
    sent = client.post("/read", data=press_form(desk, {}), files={"file": ("page.txt", b"x" * (UPLOAD + 1))})
    assert sent.status_code == 413


def test_too_much_is_refused_where_no_length_is_given(client: TestClient) -> None:
    pieces = (b"x" * 2**20 for _ in range(17))
    assert client.post("/api/v1/records", content=pieces).status_code == 413


@pytest.mark.parametrize("length", ["many", "-1", "1e9"])
def test_a_length_that_is_no_number_is_refused(client: TestClient, length: str) -> None:
    assert client.post("/api/v1/records", content=b"x", headers={"content-length": length}).status_code == 413


@pytest.mark.parametrize("address", ["/docs", "/redoc"])
def test_no_page_that_loads_from_elsewhere(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [*ADDRESSES, "/", "/timeline", "/agenda.ics", "/map", "/corrections", "/api/v1/search?q=talks"])
def test_head_is_answered_as_get_without_the_body(client: TestClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code
    assert {name: value for name, value in head.headers.items() if name != "date"} == dict(get.headers)
    assert get.content or get.status_code == 303
    assert head.content == b""


def test_head_is_guarded_like_get(locked: Callable[[], TestClient]) -> None:
    assert locked().head("/articles").status_code == 401
    assert locked().head("/articles", headers={"host": "elsewhere.example"}).status_code == 421
    assert locked().head("/articles", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_what_only_takes_forms_takes_no_head(client: TestClient) -> None:
    assert client.head("/api/v1/records").status_code == 405
