"""The API: the views' answers as JSON and CSV, a capture in and its record out."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from memcon.record.schema import record_schema
from memcon.store import Store
from memcon.web.desk import Desk

from .conftest import SAMPLES

LISTS = ["articles", "events", "agenda", "statements", "actors", "occurrences", "search?q=talks", "corrections"]
PAGE = "Kenya’s President William Ruto met Norway’s Prime Minister Jonas Gahr Støre in Oslo on Tuesday."


def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def checked(client: TestClient, path: str, status: int, answer: Any) -> None:
    """Holds that an answer is as /openapi.json says."""
    whole = described(client)
    responses = next(iter(whole["paths"][path].values()))["responses"] if status < 400 else {}
    schema = responses[str(status)]["content"]["application/json"]["schema"] if responses else {"$ref": "#/components/schemas/Error"}
    jsonschema.Draft202012Validator({**schema, "components": whole["components"]}).validate(answer)


@pytest.mark.parametrize("what", LISTS)
def test_lists_are_as_they_are_described(client: TestClient, what: str) -> None:
    answer = client.get(f"/api/v1/{what}")
    assert answer.headers["content-type"] == "application/json"
    checked(client, f"/api/v1/{what.partition('?')[0]}", 200, answer.json())
    assert answer.json()["items"] or what == "corrections"


@pytest.mark.parametrize("what", LISTS[:-1])
def test_lists_as_csv_have_a_row_for_each_answer(client: TestClient, what: str) -> None:
    number = len(client.get(f"/api/v1/{what}").json()["items"])
    mark = "&" if "?" in what else "?"
    for answer in (client.get(f"/api/v1/{what}{mark}format=csv"), client.get(f"/api/v1/{what}", headers={"accept": "text/csv"})):
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert len(rows) == number
        assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("what", ["articles", "events", "statements", "occurrences", "agenda", "search?q=the"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_pages_hold_each_answer_once(client: TestClient, what: str, form: str) -> None:
    mark = "&" if "?" in what else "?"
    whole = [key(each) for each in client.get(f"/api/v1/{what}{mark}limit=500").json()["items"]]
    address, found = f"/api/v1/{what}{mark}limit=7&format={form}", []
    while address:
        answer = client.get(address)
        if form == "csv":
            found += [row["id"] for row in csv.DictReader(io.StringIO(answer.text))]
            address = (answer.headers.get("link") or "<>").partition("<")[2].partition(">")[0]
            address += "&format=csv" if address else ""
        else:
            found += [key(each) for each in answer.json()["items"]]
            address = answer.json()["next"]
    assert found == whole
    assert len(found) == len(set(found)) > 7


def key(answer: dict[str, Any]) -> str:
    return str(answer["id"] if "id" in answer else answer["source"]["id"])


def test_a_place_to_go_on_from_that_is_gone_is_told(client: TestClient) -> None:
    answer = client.get("/api/v1/events?after=nothing/e1")
    assert answer.status_code == 404
    assert "ask again from the beginning" in answer.json()["error"]["message"]


def test_records_keep_the_contract(client: TestClient, press: Path) -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    for each in client.get("/api/v1/articles").json()["items"]:
        record = client.get(f"/api/v1/records/{each['source']['id']}").json()
        validator.validate(record)
        for item in (*record["events"], *record["statements"]):
            assert client.get(f"/api/v1/records/{each['source']['id']}/{item['id']}").json() == item


def test_an_occurrence_and_its_comparison(client: TestClient) -> None:
    found = client.get("/api/v1/occurrences?accounts=2").json()["items"][0]
    assert client.get(f"/api/v1/occurrences/{found['id']}").json() == found
    answer = client.get(f"/api/v1/comparisons/{found['id']}").json()
    assert answer["schema"] == "memcon/comparison/1"
    checked(client, "/api/v1/comparisons/{id_}", 200, answer)


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/nothing", 404, "no-such-address"),
        ("/api/v1/records/nothing", 404, "unknown-id"),
        ("/api/v1/records/ec95/e99", 404, "unknown-id"),
        ("/api/v1/occurrences/nothing", 404, "unknown-id"),
        ("/api/v1/comparisons/nothing", 404, "unknown-id"),
        ("/api/v1/events?type=TEA", 400, "option"),
        ("/api/v1/events?since=May", 400, "option"),
        ("/api/v1/events?format=xml", 400, "option"),
        ("/api/v1/search", 400, "option"),
        ("/api/v1/search?q=-", 400, "option"),
        ("/api/v1/search?q=a&after=x", 400, "option"),
        ("/api/v1/events?actor=Nemo", 400, "option"),
        ("/api/v1/events?actor=" + "a" * 300, 400, "option"),
    ],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    checked(client, "", status, answer.json())
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("events?actr=Russia", "takes no 'actr' (perhaps actor is meant); it takes actor, with, type, status, since,"),
        ("events?nonsense=1", "takes no 'nonsense'; it takes actor"),
        ("records/1?actor=Russia", "takes no 'actor'; it takes none"),
        ("places?min_confidnce=.8", "perhaps min_confidence is meant"),
        ("search?q=talks&place=Oslo", "place is no filter of these answers: actor, outlet, since, until are"),
        ("events?accounts=2", "accounts is no filter of these answers"),
        ("events?format=xml", "format 'xml' is none of json, csv"),
        ("events?status=hapened", "status 'hapened' is none of happened"),
        ("events?since=20x", "since '20x' is no date"),
        ("search", "q is missing"),
    ],
)
def test_a_filter_that_is_none_is_refused_by_name(client: TestClient, address: str, told: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "option"
    assert told in answer.json()["error"]["message"]


def test_a_page_says_what_it_left_out_of_its_address(client: TestClient) -> None:
    answer = client.get("/events?actr=%3Cb%3E&actor=China")
    assert answer.status_code == 200
    assert "This address takes no &#39;actr&#39; (perhaps actor is meant)</bdi>: it was left out" in answer.text
    assert "it was left out" not in client.get("/events?actor=China&type=&after=&limit=5").text
    assert "it was left out" not in client.get("/timeline?today=2023-01-01&by=pair").text


def test_nothing_that_is_not_there_tells_where_the_store_lies(client: TestClient, press: Path) -> None:
    for address in ("records/0000", "occurrences/o-ffff", "comparisons/o-ffff"):
        message = client.get(f"/api/v1/{address}").json()["error"]["message"]
        assert re.match("there is no (record|occurrence) .* in press.memcon", message) and str(press.parent) not in message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"text": "abc', "the upload is not valid JSON: unterminated string at column 10"),
        ("[1, 2", "the upload is not valid JSON: expecting ',' delimiter at column 6"),
        ('{\n"text": nought}', "the upload is not valid JSON: expecting value at line 2, column 9"),
    ],
)
def test_json_that_is_none_is_told_as_such(client: TestClient, content: str, told: str) -> None:
    answer = client.post("/api/v1/records", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 422 and answer.json()["error"]["code"] == "bad-capture"
    assert told in answer.json()["error"]["message"]


def test_a_method_that_an_address_does_not_take(client: TestClient) -> None:
    answer = client.post("/api/v1/events")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "request")


# A capture in


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PAGE.encode(), "text/plain"),
        (f"<html><head><title>Talks</title></head><body><article><h1>Talks in Oslo</h1><p>{PAGE}</p></article></body></html>".encode(),
         "text/html"),
        (json.dumps({"text": PAGE, "outlet": "The Rift Courier"}).encode(), "application/json"),
    ],
)  # fmt: skip
def test_a_capture_gives_its_record_and_nothing_is_kept(client: TestClient, press: Path, content: bytes, media: str) -> None:
    answer = client.post("/api/v1/records", content=content, headers={"content-type": media})
    assert answer.status_code == 200
    jsonschema.Draft202012Validator(record_schema()).validate(answer.json())
    assert [e["type"] for e in answer.json()["events"]] == ["CONSULT"]
    with Store.open(press) as store:
        assert len(store) == 17


def test_a_file_gives_its_record(client: TestClient) -> None:
    name = "troops_kosovo-2023.txt"
    answer = client.post("/api/v1/records", files={"file": (name, (SAMPLES / name).read_bytes())})
    kept = client.get("/api/v1/articles?actor=Serbia").json()["items"][0]["source"]["id"]
    assert answer.json() == client.get(f"/api/v1/records/{kept}").json()


def test_a_capture_is_kept_where_that_is_asked(client: TestClient, press: Path) -> None:
    answer = client.post("/api/v1/records?keep=1&published=2024-04-10&outlet=The+Rift+Courier", content=PAGE)
    assert answer.status_code == 201
    assert client.get(answer.headers["location"]).json() == answer.json()
    with Store.open(press) as store:
        assert len(store) == 18
        assert store.unlinked() == 0
        (found,) = store.articles(outlet="The Rift Courier")
        assert found.source.published == "2024-04-10"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 \x00\x01\x02\x03", "binary"),
        ("Der Kanzler traf den Minister am Dienstag in Berlin, sagte er. " * 9, "language"),
        (b'{"path": "/etc/hostname"}', "bad-capture"),
    ],
)
def test_what_cannot_be_read_is_told(client: TestClient, content: bytes | str, code: str) -> None:
    answer = client.post("/api/v1/records", content=content)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == code


def test_several_captures_at_once_are_refused(client: TestClient) -> None:
    answer = client.post("/api/v1/records", content=(SAMPLES / "captures.jsonl").read_bytes())
    assert answer.json()["error"]["message"] == "the upload holds 5 captures: send one at a time, or give the file to memcon add"


def test_the_description_names_every_address_and_no_other_site(client: TestClient, desk: Desk) -> None:
    whole = described(client)
    assert {path.removeprefix("/api/v1/").partition("/")[0] for path in whole["paths"]} == {
        "articles", "events", "agenda", "statements", "actors", "occurrences", "search", "corrections", "records", "comparisons",
        "timeline", "matrix", "places",
    }  # fmt: skip
    assert "http" not in json.dumps(whole["paths"])
    for address in whole["paths"].values():
        for operation in address.values():
            assert operation["description"] and "4XX" in operation["responses"]
