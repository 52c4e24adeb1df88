"""Quality never drops in silence: the shared scorer over the developers' pages, against the floors file; and the seed page's own list."""

import importlib
import json
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.record.types import Record

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")]


@pytest.fixture(scope="module")
def figures(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    sys.path.insert(0, str(SHARED / "bench"))
    record = importlib.import_module("scorers.record")
    folder = tmp_path_factory.mktemp("gold")
    records = []
    for path in [*(SHARED / "pages/gold").glob("*.json"), SHARED / "seed/gold.json"]:
        gold = json.loads(path.read_text())
        text = (path.parent / gold["capture"]).read_text()
        (folder / path.name).write_text(path.read_text())
        (folder / gold["capture"]).write_text(text)
        records.append(msgspec.to_builtins(reader.read(capture_of(text=text, id=gold["capture"]))))
    table = record.score(folder, json.loads(json.dumps(records)))
    return {f"{section}.{name}": value for section, values in table.items() for name, value in values.items()}


@pytest.mark.parametrize(("name", "floor"), FLOORS["record"].items())
def test_record_floor(figures: dict[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor - 1e-9


@pytest.fixture(scope="module")
def seed(reader: Reader) -> Record:
    return reader.read(capture_of(text=(SHARED / "seed/page.txt").read_text()))


def test_the_call_of_the_seed_page(seed: Record) -> None:
    names = {a.id: a.name for a in seed.actors}
    call = next(e for e in seed.events if e.channel == "phone")
    assert (call.type, call.status) == ("CONSULT", "happened")
    assert {names[p.actor] for p in call.participants} == {"Vladimir Putin", "Joe Biden"}
    assert call.when is not None
    assert (call.when.edtf, call.when.start, call.when.end, call.when.duration) == (
        "2021-12-30T23:35+03:00", "2021-12-30T20:35:00Z", "2021-12-30T21:25:00Z", "PT50M",
    )  # fmt: skip
    assert call.count is not None and (call.count.value, call.count.within) == (2, "2021-12")


def test_the_talks_to_come_and_who_stays_away(seed: Record) -> None:
    names = {a.id: a.name for a in seed.actors}
    talks = next(e for e in seed.events if e.type == "CONSULT" and e.status == "planned")
    roles = {names[p.actor]: p.role for p in talks.participants}
    assert roles["Vladimir Putin"] == roles["Joe Biden"] == "absent"
    assert roles["Russia"] == roles["United States"] == "participant"
    assert talks.when is not None and talks.when.edtf == "2022-01-10"
    place = next(p for p in seed.places if p.id == talks.where)
    assert (place.name, place.geonames) == ("Geneva", 2660646)


def test_the_earlier_summit_has_a_month_and_no_day(seed: Record) -> None:
    summit = next(e for e in seed.events if e.channel == "video")
    assert summit.status == "happened" and summit.when is not None and summit.when.edtf == "2021-12"


def test_what_is_alleged_has_not_happened(seed: Record) -> None:
    assert {e.status for e in seed.events if e.type in {"MOBILIZE", "ASSAULT"}} == {"alleged"}


def test_both_halves_of_the_white_house_position(seed: Record) -> None:
    last = [e for e in seed.events if "ruled out" in seed.article.text[e.evidence[0].start : e.evidence[0].end]]
    assert last and last[0].status == "conditional"
    assert any(s.act == "reject" for s in seed.statements)


def test_the_article_of_the_seed_page(seed: Record) -> None:
    text = seed.article.text
    assert seed.article.title is not None and text.count(seed.article.title) == 1
    assert "icon" not in text.lower().split()
    assert sum(b.kind == "paragraph" for b in seed.article.blocks) == 9
    assert seed.article.published is not None and (seed.article.published.edtf, seed.article.published.zone) == ("2021-12-30T20:45", None)


def test_spokesman_papers_and_checks_of_the_seed_page(seed: Record) -> None:
    names = {a.id: a.name for a in seed.actors}
    quote = next(s for s in seed.statements if s.form == "direct")
    assert (names[quote.speaker or ""], names[quote.for_ or ""]) == ("Dmitry Peskov", "Vladimir Putin")
    paper = seed.documents[0]
    assert (paper.count, paper.status, names[paper.proposed_by or ""]) == (2, "tabled", "Russia")
    assert {names[a] for a in paper.addressed_to} == {"United States", "NATO"}
    checks = {c.kind: c.ok for c in seed.checks}
    assert checks["clocks-agree"] is True and checks["weekday-agrees"] is True and checks["stamp-zone"] is None
