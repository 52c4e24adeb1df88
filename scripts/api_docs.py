"""Write docs/api.md: the addresses of the API, each with a live answer over the samples.

    python scripts/api_docs.py

`tests/web/test_api_docs.py` holds the page against the API.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from memcon.engine.one import read_one
from memcon.reader import Reader
from memcon.store import Store
from memcon.web.app import make_app
from memcon.web.desk import Desk
from memcon.web.handing_in import tasks_of
from memcon.web.reading import keep

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "api.md"
SHOWN = 40
"""Lines of an answer that are shown."""
HEAD = """# The API of the desk

`memcon serve press.memcon` answers under `http://127.0.0.1:8765/api/v1/` with what its pages show. `/openapi.json` describes it for
programs. This page is made by `scripts/api_docs.py` from the answers over the samples; long ones are cut at “…”.

- A list is `{"items": […], "next": address or null}`. `limit` says how many at once (50, at most 500), `next` leads on.
- The filters are those of the command line: `actor`, `with`, `type`, `status`, `since`, `until`, `place`, `said_by`, `outlet`,
  `min_confidence`, and for occurrences `accounts`.
- `?format=csv`, or the header `Accept: text/csv`, gives a list as CSV; its next page stands in the header `Link`.
- An error is `{"error": {"code": …, "message": …}}` with its HTTP status. `code` is stable, the message is a sentence for people.
- A desk that asks for a token takes it in the header `Authorization: Bearer …`.
- A request that changes something and comes from the page of another site is refused.
"""


def samples_store(folder: Path) -> Path:
    """A store of the samples, in the order of their names."""
    path, reader = folder / "press.memcon", Reader()
    for file in sorted((ROOT / "samples").iterdir()):
        if file.suffix != ".md":
            keep(path, [(task, read_one(reader, task)) for task in tasks_of(file, file.name, None, None, None)])
    return path


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """(method and address, what to look at)."""
    with Store.open(path) as store:
        occurrence = next(o.id for o in store.occurrences(accounts=2, actor="Ukraine"))
        record = store.articles(actor="Iran", limit=1)[0].source.id
    yield "/api/v1/articles?limit=1", ""
    yield "/api/v1/events?actor=Iran&with=Saudi%20Arabia&type=AGREE&limit=1", ""
    yield "/api/v1/agenda?since=2023-11&limit=1", ""
    yield "/api/v1/statements?said_by=Xi%20Jinping&limit=1", ""
    yield "/api/v1/actors?type=country&limit=2", ""
    yield "/api/v1/search?q=fentanyl&limit=1", ""
    yield f"/api/v1/records/{record}", ""
    yield f"/api/v1/records/{record}/e1", ""
    yield "/api/v1/occurrences?accounts=2&limit=1", ""
    yield f"/api/v1/occurrences/{occurrence}", ""
    yield f"/api/v1/comparisons/{occurrence}", ""
    yield "/api/v1/timeline?actor=China&with=USA&type=CONSULT", ""
    yield "/api/v1/matrix?since=2023-11&until=2023-11&status=happened", ""
    yield "/api/v1/matrix?within=CHN&type=CONSULT", "The actors of a country:"
    yield "/api/v1/places?since=2023", ""
    yield "/api/v1/corrections", ""
    yield "/api/v1/events?type=TEA", "An error:"
    yield "/api/v1/actors?type=organisation&limit=3&format=csv", "CSV:"


def page() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = samples_store(Path(folder))
        client = TestClient(make_app(Desk(path)), base_url="http://127.0.0.1:8765")
        described = client.get("/openapi.json").json()["paths"]
        parts = [HEAD, *_get(client, described, path), *_post(client, described)]
    return "\n".join(parts)


def _get(client: TestClient, described: dict[str, Any], path: Path) -> Iterator[str]:
    seen = set()
    for address, remark in examples(path):
        known = _known(described, address)
        if known not in seen:
            seen.add(known)
            yield f"## `GET {known}`\n\n{described[known]['get']['description']}\n"
        answer = client.get(address)
        if remark:
            yield f"{remark}\n"
        yield f"`curl 'http://127.0.0.1:8765{address}'`\n"
        yield _shown(answer.text, answer.headers["content-type"])
    missing = {known for known, methods in described.items() if "get" in methods} - seen
    assert not missing, f"examples are missing for {missing}"


def _post(client: TestClient, described: dict[str, Any]) -> Iterator[str]:
    yield f"## `POST /api/v1/records`\n\n{described['/api/v1/records']['post']['description']}\n"
    name = "samples/troops_kosovo-2023.txt"
    for query, kept in (("", "the record, and nothing is kept"), ("?keep=1", "kept in the store, at the address in the header `Location`")):
        answer = client.post(f"/api/v1/records{query}", content=(ROOT / name).read_bytes())
        yield f"`curl --data-binary @{name} 'http://127.0.0.1:8765/api/v1/records{query}'` gives {answer.status_code}: {kept}.\n"
        if not query:
            yield _shown(answer.text, answer.headers["content-type"])


def _known(described: dict[str, Any], address: str) -> str:
    """The described address that an address is one of."""
    parts = address.partition("?")[0].split("/")
    for known in described:
        own = known.split("/")
        if len(own) == len(parts) and all(a == b or a.startswith("{") for a, b in zip(own, parts, strict=True)):
            return str(known)
    raise AssertionError(f"{address} is not described")


def _shown(text: str, media: str) -> str:
    kind = "json" if "json" in media else "csv"
    lines = (json.dumps(json.loads(text), indent=1, ensure_ascii=False) if kind == "json" else text).splitlines()
    lines = [line if len(line) <= 140 else line[:139] + "…" for line in lines]
    return "\n".join([f"```{kind}", *lines[:SHOWN], *(["…"] if len(lines) > SHOWN else []), "```", ""])


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), "utf-8")
