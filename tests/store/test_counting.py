"""Counts against the records themselves, counted one by one."""

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from memcon.record.types import Event, Record, When
from memcon.store import By, Store, asking, counting, tallies
from memcon.store.days import days

from .made import event as an_event
from .made import many, span, talks

BY = By("an editor", "2026-11-24T10:00:00Z", "the page says otherwise")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("counted") / "press.memcon"
    with Store.open(path, create=True) as store:
        for number, record in enumerate(many(400, 12)):
            store.add(record, name=f"{number}.txt", made_by="1")
        yield store


def told(store: Store) -> Iterator[tuple[Record, Event, int, int]]:
    for record in store.records():
        for event in record.events:
            first, last = days(event.when.edtf if event.when else None)
            if first:
                yield record, event, first, last


def countries(record: Record, event: Event) -> list[str]:
    """The countries of all who take part, one for each of them."""
    of = {a.id: a.country for a in record.actors}
    return [code for id_ in {p.actor for p in event.participants if p.role != "absent"} if (code := of[id_])]


def pairs_of(store: Store, first: int = 0, last: int = 99_999_999) -> Counter[tuple[str, str, str, str]]:
    found: Counter[tuple[str, str, str, str]] = Counter()
    for record, event, start, end in told(store):
        if end >= first and start <= last:
            pairs = {tuple(sorted(pair)) for pair in itertools.combinations(countries(record, event), 2)}
            found.update((*pair, event.type, event.status) for pair in pairs)  # type: ignore[misc]
    return found


def as_counter(rows: Iterable[Any], *names: str) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for row in rows:
        found[tuple(getattr(row, name) for name in names)] += row.events
    return found


def test_days_are_counted_as_the_records_have_them(made: Store) -> None:
    expected = Counter((first, last, event.type, event.status) for _, event, first, last in told(made))
    counted = made.count_days()
    assert as_counter(counted.rows, "first", "last", "type", "status") == expected and len(expected) > 100
    assert not counted.since and not counted.by_month


def test_what_is_asked_for_is_what_is_counted(made: Store) -> None:
    asked: dict[str, Any] = {"actor": "RUS", "with_": "USA", "since": "2010", "until": "2019-06", "type": "CONSULT"}
    listed = made.events(**asked, limit=None)
    assert sum(row.events for row in made.count_days(**asked).rows) == len(listed) > 5
    (pair,) = {(row.a, row.b) for row in made.count_pairs(**asked).rows} - {("RUS", "RUS"), ("USA", "USA")}
    assert pair == ("RUS", "USA")


@pytest.mark.parametrize("fold", [1, 700, 10**9])
def test_pairs_are_the_same_however_they_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fold: int) -> None:
    """All from the counts that are kept, a part of them, or none."""
    monkeypatch.setattr(tallies, "FOLD", fold)
    with Store.open(tmp_path / "press.memcon", create=True) as store:
        for number, record in enumerate(many(120, 12)):
            store.add(record, name=f"{number}.txt", made_by="1")
        covered = tallies.folded(store._connection)
        assert (covered == 0) if fold > 10**6 else (0 < covered <= 120 * 12)
        counted = store.count_pairs()
        assert counted.by_month and as_counter(counted.rows, "a", "b", "type", "status") == pairs_of(store)
        spring = store.count_pairs(since="2012-03", until="2019-05")
        assert as_counter(spring.rows, "a", "b", "type", "status") == pairs_of(store, 20120301, 20190531)
        to_the_day = store.count_pairs(since="2012-03-02", until="2019-05-30")
        assert not to_the_day.by_month
        assert as_counter(to_the_day.rows, "a", "b", "type", "status") == pairs_of(store, 20120302, 20190530)


def test_the_counts_follow_what_people_and_readings_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "FOLD", 50)
    dice = random.Random(3)
    with Store.open(tmp_path / "press.memcon", create=True) as store:
        ids = [store.add(record, name=f"{n}.txt", made_by="1").text_id for n, record in enumerate(many(60, 12))]
        for id_ in dice.sample(ids, 20):
            store.reject(f"{id_}/e{dice.randrange(1, 13)}", BY)
        for id_ in dice.sample(ids, 20):
            record = store.record(id_, corrected=False)
            store.replace(id_, Record(**{**{f: getattr(record, f) for f in record.__struct_fields__}, "events": record.events[:5]}), "2")
        store.reject(f"{ids[-1]}/e2", BY)  # the newest rows of all, whose numbers are given anew
        assert tallies.folded(store._connection) > 400
        assert as_counter(store.count_pairs().rows, "a", "b", "type", "status") == pairs_of(store)
        places = as_counter(store.count_places().rows, "name")
        found = Counter((p.name,) for record, event, *_ in told(store) for p in record.places if p.id == event.where)
        assert places == found


def test_months_take_the_place_of_days_where_they_are_many(made: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "WALK", 300)
    counted = made.count_days()
    assert counted.by_month and sum(row.events for row in counted.rows) == sum(1 for _ in told(made))
    assert all(row.first % 100 == 1 for row in counted.rows)
    russia = made.count_days(actor="Russia", status=("happened", "planned"))
    if russia.by_month:  # else the filter is rare enough to be counted by day
        assert {row.status for row in russia.rows} == {"happened", "planned"}


def test_what_is_too_much_is_cut_and_says_from_which_day(made: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "WALK", 300)
    counted = made.count_days(min_confidence=0.2)
    assert counted.since and min(row.first for row in counted.rows) >= counted.since
    in_view = [e for _, e, first, _ in told(made) if first > counted.since and e.confidence >= 0.2]
    assert sum(row.events for row in counted.rows if row.first > counted.since) == len(in_view)


def test_the_actors_of_a_country(one: Store) -> None:
    found = one.count_pairs(within="KEN")
    assert [(row.name, row.b, row.type, row.events) for row in found.rows] == [("Kenya", "NOR", "CONSULT", 1)]


def test_a_stretch_of_less_than_a_month_counts_where_it_begins(store: Store) -> None:
    spans = {
        "2022-01-28/2022-02-03": 202201, "2022-01-05/2022-02-20": 2022, "2021-12-30/2022-01-02": 202112, "2022-05": 202205, "2022": 2022,
    }  # fmt: skip
    events = tuple(
        an_event(n, "CONSULT", "happened", "a1:participant a2:participant", span("met in Geneva"), when=When(edtf=edtf))
        for n, edtf in enumerate(spans, 1)
    )
    store.add(talks(events=events), name="x.txt", made_by="1")
    sql = f"SELECT period FROM {tallies.sources('tallies')[1]} WHERE a = 'KEN' AND b = 'NOR'"
    found = [period for (period,) in store._connection.execute(sql, {"folded": 0})]
    assert sorted(found) == sorted(set(spans.values()))


def test_the_days_of_the_pages(one: Store, store: Store) -> None:
    assert one.page_days() == (20220402, 20220402)


def test_a_mark_has_what_the_record_tells(one: Store) -> None:
    met, aid = one.marks()
    answer = one.event(f"{met.record}/{met.event}")
    assert (met.type, met.first, met.last, met.place, met.edtf) == ("CONSULT", 20220401, 20220401, "Geneva", "2022-04-01")
    assert [(p.name, p.role, p.country) for p in met.parties] == [(p.name, p.role, p.country) for p in answer.parties]
    assert (aid.first, aid.last, aid.status, aid.title) == (20220501, 20220531, "planned", "Talks in Geneva")
    assert [m.event for m in one.marks(limit=1)] == ["e2"]


@pytest.mark.parametrize("few", [asking.FEW, 0])
@pytest.mark.parametrize("more", [{}, {"status": "planned"}, {"type": "AID", "actor": "China"}, {"actor": "Russia", "with_": "China"}])
def test_marks_without_a_day_are_those_of_the_pages_of_the_days(
    store: Store, more: dict[str, str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked up by their actors where these have few events, else by the days of the pages."""
    monkeypatch.setattr(asking, "FEW", few)
    for record in many(60, events=12):
        store.add(record, name="x.txt", made_by="1")
    with_days = {**more, "since": "2008", "until": "2015-06"}
    bare = [answer for answer in store.events(**more, limit=None) if answer.event.when is None]
    wanted = {answer.id for answer in bare if "2008" <= (answer.source.published or "") < "2015-07"}
    found = [f"{mark.record}/{mark.event}" for mark in store.marks(**with_days, limit=None, dated=False)]
    assert wanted and set(found) == wanted and len(found) == len(wanted) < len(bare)
    newest = max(mark.published or "" for mark in store.marks(**with_days, limit=None, dated=False))
    assert [mark.published for mark in store.marks(**with_days, limit=1, dated=False)] == [newest]


def test_what_reaches_into_the_days_is_met_once(store: Store) -> None:
    """Days, weeks, months and years, asked of windows that they begin in, end in, hold and are held by."""
    spans = ("2022-01-10", "2022-01-28/2022-02-03", "2021-12", "2022-02", "2022", "2021-W52", "2021-11-20/2022-03-01", "2020")
    events = tuple(
        an_event(n, kind, status, "a1:participant a2:participant", span("met in Geneva"), when=When(edtf=edtf))
        for n, (edtf, kind, status) in enumerate(itertools.product(spans, ("CONSULT", "ACCUSE"), ("happened", "planned")), 1)
    )
    store.add(talks(events=events), name="x.txt", made_by="1")
    bounds = ("2021-12-31", "2022-01-10", "2022-02-01", "2022-02-02", "2022-12-31", "2019")
    windows = [(a, b) for a, b in itertools.product((None, *bounds), (None, *bounds)) if a is None or b is None or a[: len(b)] <= b]
    for since, until in windows:
        for more in ({}, {"type": "CONSULT"}, {"status": "planned"}, {"type": "ACCUSE", "status": "happened"}):
            asked: dict[str, Any] = {"since": since, "until": until, **more, "limit": None}
            listed = sorted(answer.event.id for answer in store.events(**asked) if days(answer.event.when and answer.event.when.edtf)[0])
            marked = [mark.event for mark in store.marks(**asked)]
            assert sorted(marked) == listed, asked
            assert sum(row.events for row in store.count_days(**asked).rows) == len(listed)
            for oldest_first in (True, False):
                few = [mark.event for mark in store.marks(**{**asked, "limit": 5}, oldest_first=oldest_first)]
                assert few == (marked[:5] if oldest_first else marked[-5:])
