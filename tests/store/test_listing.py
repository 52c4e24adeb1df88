"""The articles as a list, pages of answers, and the counts beside a search: each held against the records read one by one."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from memcon.record.types import Event, Record
from memcon.store import Store, UnknownId
from memcon.store.days import days

from .made import many, record


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("list") / "list.memcon"
    with Store.open(made, create=True) as store:
        for number, record in enumerate(many(60, events=6)):
            store.add(record, name=f"{number}.txt", made_by="1")
    return made


def ids(store: Store, **asked: Any) -> list[str]:
    return [each.source.id for each in store.articles(**asked)]


def _acts(record: Record, event: Event, country: str) -> bool:
    countries = {a.id: a.country for a in record.actors}
    return any(countries[p.actor] == country for p in event.participants)


@pytest.mark.parametrize(
    ("asked", "passes"),
    [
        ({}, lambda r: True),
        ({"outlet": "tass"}, lambda r: r.article.outlet == "TASS"),
        ({"since": "2015"}, lambda r: r.article.published.edtf >= "2015"),
        ({"until": "2010-06"}, lambda r: r.article.published.edtf < "2010-07"),
        ({"actor": "Kenya"}, lambda r: any(_acts(r, e, "KEN") for e in r.events)),
        ({"actor": "NPL", "type": "AID"}, lambda r: any(_acts(r, e, "NPL") and e.type == "AID" for e in r.events)),
        ({"type": "AID", "status": "planned"}, lambda r: any(e.type == "AID" and e.status == "planned" for e in r.events)),
        ({"min_confidence": 0.97}, lambda r: any(e.confidence >= 0.97 for e in r.events)),
        ({"place": "Oslo", "outlet": "Fjord Post"},
         lambda r: r.article.outlet == "Fjord Post" and any(p.name == "Oslo" and p.id == e.where for p in r.places for e in r.events)),
    ],
)  # fmt: skip
def test_the_list_has_the_articles_that_pass_the_newest_first(path: Path, asked: dict[str, Any], passes: Callable[[Record], bool]) -> None:
    with Store.open(path) as store:
        found = store.articles(**asked)
        wanted = [record for record in store.records() if passes(record)]
        assert {each.source.id for each in found} == {record.id for record in wanted}
        assert [each.day for each in found] == sorted((each.day for each in found), reverse=True)
        by_id = {record.id: record for record in wanted}
        for each in found:
            record = by_id[each.source.id]
            assert (each.events, each.statements) == (len(record.events), len(record.statements))
            assert each.source == store.source(record.id)
            assert each.day == days(record.article.published.edtf if record.article.published else None)[0]


@pytest.mark.parametrize("size", [1, 7, 60, 100])
@pytest.mark.parametrize("what", ["articles", "events", "statements", "agenda"])
def test_pages_together_are_the_whole(path: Path, what: str, size: int) -> None:
    def key(answer: Any) -> str:
        return str(answer.source.id if what == "articles" else answer.id)

    with Store.open(path) as store:
        ask = getattr(store, what)
        whole, found, after = [key(each) for each in ask(limit=None)], [], None
        while page := ask(limit=size, after=after) if len(found) < len(whole) + 1 else ():
            assert len(page) <= size
            found += [key(each) for each in page]
            after = found[-1]
            if size < 7 and len(found) > 40:
                whole = whole[: len(found)]
                break
        assert found == whole


def test_pages_of_a_search(path: Path) -> None:
    with Store.open(path) as store:
        whole = [each.source.id for each in store.search("harvest", limit=None)]
        pages = [each.source.id for n in range(0, len(whole), 9) for each in store.search("harvest", limit=9, after=f"{n}")]
        assert pages == whole
        assert len(whole) > 20


@pytest.mark.parametrize("after", ["nothing", "nothing/e1", "/"])
def test_a_place_that_is_gone_is_told(path: Path, after: str) -> None:
    with Store.open(path) as store, pytest.raises(UnknownId, match="ask again from the beginning"):
        store.events(after=after)


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2023"},
        {"until": "2006"},
        {"since": "2007"},
        {"until": "2022"},
        {"since": "2006", "until": "2022"},
        {"since": "2015", "until": "2015"},
    ],
)
def test_a_search_of_few_days_or_of_most_has_the_articles_of_those_days(path: Path, asked: dict[str, str]) -> None:
    with Store.open(path) as store:
        found = {each.source.id for each in store.search("harvest", limit=None, **asked)}
        years = {each.source.id: (each.source.published or "")[:4] for each in store.search("harvest", limit=None)}
    assert found == {id_ for id_, year in years.items() if asked.get("since", "0") <= year <= asked.get("until", "9")}
    assert 0 < len(found) < len(years)


@pytest.mark.parametrize("asked", [{}, {"outlet": "TASS"}, {"actor": "Nepal"}, {"since": "2007"}, {"since": "2015"}])
def test_facets_count_the_articles_of_the_search(path: Path, asked: dict[str, Any]) -> None:
    with Store.open(path) as store:
        found = [store.record(each.source.id) for each in store.search("harvest", limit=None, **asked)]
        some, facets = store.search_and_count("harvest", **asked, limit=7)
        assert some == store.search("harvest", limit=7, **asked)
        assert store.search_and_count("harvest", **asked, limit=7, after="5")[0] == store.search("harvest", limit=7, after="5", **asked)
    assert facets.articles == facets.counted == len(found)
    assert {f.value: f.count for f in facets.outlets} == Counter(record.article.outlet for record in found)
    countries = Counter(c for record in found for c in {a.country for a in record.actors if a.country})
    assert {f.value: f.count for f in facets.countries} == dict(countries)
    months = Counter(record.article.published.edtf[:7] for record in found if record.article.published)
    assert all(months[f.value] == f.count for f in facets.months)
    assert [f.value for f in facets.months] == sorted((f.value for f in facets.months), reverse=True)


def test_more_than_are_opened_are_still_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By outlet and month all are counted, by country those added last; and what was added first can still be the best."""
    with Store.open(path) as store:
        whole = store.search_and_count("harvest")[1]
        monkeypatch.setattr("memcon.store.facets.COUNTED", 7)
        some = store.search_and_count("harvest")[1]
        assert (some.articles, some.outlets, some.months) == (whole.articles, whole.outlets, whole.months)
        assert some.counted == 7 < some.articles
        assert {f.value: f.count for f in some.countries} == Counter(
            c for id_ in _last_added(store, "harvest", 7) for c in {a.country for a in store.record(id_).actors if a.country}
        )


def _last_added(store: Store, word: str, number: int) -> list[str]:
    having = {each.source.id for each in store.search(word, limit=None)}
    return [id_ for id_ in reversed(store.all_versions()) if id_ in having][:number]


def test_articles_of_an_agency_alone_are_counted_under_it(store: Store) -> None:
    for outlet, agency, text in ((None, "TASS", "one"), ("Fjord Post", "TASS", "two"), ("Fjord Post", None, "three"), (None, None, "four")):
        made = record(f"The harvest is {text}.", outlet=outlet, published="2022-04")
        about = msgspec.structs.replace(made.article, agency=agency)
        store.add(msgspec.structs.replace(made, article=about), name=text, made_by="1")
    facets = store.search_and_count("harvest")[1]
    assert facets.articles == 4
    assert [(f.value, f.count) for f in facets.outlets] == [("Fjord Post", 2), ("TASS", 1)]


def test_a_search_for_somebody_finds_the_articles_that_name_him(path: Path) -> None:
    with Store.open(path) as store:
        found = {each.source.id for each in store.search("harvest", limit=None, actor="Nepal")}
        every = {each.source.id for each in store.search("harvest", limit=None)}
        assert found == {id_ for id_ in every if any(a.country == "NPL" for a in store.record(id_).actors)}
        assert 0 < len(found) < len(every)
