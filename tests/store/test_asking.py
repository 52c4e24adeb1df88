"""Questions: who, with whom, when, where, according to whom; in any spelling; without reading large tables through."""

import statistics
import time
from pathlib import Path
from typing import Any

import pytest

from memcon.errors import BadOption
from memcon.store import Store, UnknownId
from memcon.store.days import days
from memcon.store.searching import full_text

from .conftest import LONG
from .made import record, talks

QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"actor": "Russia"},
    {"actor": "Russia", "with_": "the US"},
    {"actor": "Ghana", "with_": "Nepal", "type": "AID", "status": "planned"},
    {"actor": "Russia", "with_": "United States", "type": "CONSULT", "status": "planned", "since": "2021-12",
     "place": "Geneva", "outlet": "TASS", "min_confidence": 0.8},
    {"type": "CONSULT"},
    {"status": "denied"},
    {"type": "AID", "status": "planned", "min_confidence": 0.99},
    {"since": "2020", "until": "2020-03"},
    {"until": "2006"},
    {"place": "Kiev"},
    {"place": "Norway", "actor": "Chile"},
    {"outlet": "tass"},
    {"said_by": "Envoy 7 of Russia"},
)  # fmt: skip

OF_OCCURRENCES: tuple[dict[str, Any], ...] = ({"accounts": 2}, {"accounts": 50}, {"actor": "Russia", "accounts": 2})


def ids(found: Any) -> list[str]:
    return [answer.event.id for answer in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["e2", "e1", "e3"]),
        ({"actor": "Norway"}, ["e2", "e1"]),
        ({"actor": "NOR", "with_": "Kenya"}, ["e1"]),
        ({"actor": "Norway", "with_": "Norway"}, []),
        ({"type": "AID"}, ["e2"]),
        ({"status": ("happened", "planned"), "type": ("CONSULT", "COOPERATE")}, ["e1", "e3"]),
        ({"since": "2022-05"}, ["e2"]),
        ({"until": "2022-04"}, ["e1"]),
        ({"since": "2022-05-20", "until": "2022-05-25"}, ["e2"]),
        ({"place": "Kiev"}, ["e2"]),
        ({"place": "Kyiv"}, ["e2"]),
        ({"place": "Switzerland"}, ["e1"]),
        ({"said_by": "Mwangi"}, ["e3"]),
        ({"said_by": "Daudi Mwangi"}, ["e3"]),
        ({"outlet": "the rift courier"}, ["e2", "e1", "e3"]),
        ({"outlet": "TASS"}, []),
        ({"min_confidence": 0.65}, ["e1", "e3"]),
        ({"limit": 1}, ["e2"]),
    ],
)
def test_each_filter(one: Store, asked: dict[str, Any], expected: list[str]) -> None:
    assert ids(one.events(**asked)) == expected


def test_an_answer_has_its_words_and_its_source(one: Store) -> None:
    (call,) = one.events(type="CONSULT")
    assert [(c.words, c.purpose, c.where) for c in call.cites] == [("met in Geneva", "event", "¶1"), ("bridge", "topic", "¶1")]
    assert call.source.outlet == "The Rift Courier" and call.source.names == ("talks.txt",)
    assert one.event(call.id) == call and one.event(f"{call.id[:6]}/e1") == call
    (plan,) = one.events(said_by="Mwangi")
    assert plan.said_by == "Daudi Mwangi"


def test_the_agenda_is_in_order_with_undated_plans_last(one: Store) -> None:
    assert ids(one.agenda()) == ["e2", "e3"] and ids(one.agenda(since="2022")) == ["e2"]


def test_statements(one: Store) -> None:
    for asked in ({}, {"said_by": "Mwangi"}, {"actor": "Kenya"}, {"type": "announce"}, {"since": "2022-04-02", "until": "2022-04-02"}):
        (said,) = one.statements(**asked)
        assert said.words == "the bridge would open" and said.day == 20220402
    assert one.statements(type="deny") == one.statements(said_by="Norway") == ()


def test_actors_are_counted(one: Store) -> None:
    found = {a.name: (a.key, a.records, a.events) for a in one.actors()}
    assert found["Norway"] == ("NOR", 1, 2) and found["Daudi Mwangi"][1:] == (1, 0)
    assert [a.name for a in one.actors(actor="Mwangi")] == ["Daudi Mwangi"]
    assert {a.name for a in one.actors(actor="Kenya")} == {"Kenya", "Daudi Mwangi"}
    assert [a.name for a in one.actors(type="person")] == ["Daudi Mwangi"]


def test_an_unknown_name_is_told_with_what_is_near(one: Store) -> None:
    with pytest.raises(BadOption, match=r"'Mwangy'.*did you mean.*mwangi"):
        one.events(actor="Mwangy")
    with pytest.raises(BadOption, match="no date"):
        one.events(since="yesterday")
    with pytest.raises(UnknownId, match="there is no record"):
        one.record("0123456789abcdef")


def test_a_search_takes_words_phrases_and_spellings(store: Store) -> None:
    store.add(talks(), name="a", made_by="1")
    store.add(record("In Kiev the bridge was closed; nobody spoke of it.", title="Bridges"), name="b", made_by="1")
    counts = {
        words: len(store.search(words))
        for words in ("bridge", "Kyiv", "Kiev", '"send aid"', '"aid send"', "bridge -nobody", "brid*", "spoke AND OR")
    }
    assert counts == {
        "bridge": 2,
        "Kyiv": 2,
        "Kiev": 2,
        '"send aid"': 1,
        '"aid send"': 0,
        "bridge -nobody": 1,
        "brid*": 2,
        "spoke AND OR": 0,
    }
    assert "\x02bridge\x03" in store.search("bridges")[0].snippet or "\x02Bridge" in store.search("bridges")[0].snippet
    for hostile in ('"', "*", 'a"b', "NEAR(", "title:x", "-", "^a", "{a}", "a' OR 1=1 --"):
        try:
            store.search(hostile)
        except BadOption as error:
            assert "no word to look for" in error.message


def test_full_text_has_no_syntax_of_its_own() -> None:
    assert full_text('a "b c" -d e*', {}) == '("a" AND "b c" AND "e"*) NOT "d"'


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2021-12-30", (20211230, 20211230)),
        ("2021-12-30T23:35+03:00", (20211230, 20211230)),
        ("2021-12", (20211201, 20211231)),
        ("2024-02~", (20240201, 20240229)),
        ("2022-01-09/2022-01-10", (20220109, 20220110)),
        ("2021-24", (20211201, 20220228)),
        ("2021-W52", (20211227, 20220102)),
        ("XXXX-01-10", (0, 0)),
        ("2021-02-30", (0, 0)),
        ("201X", (20100101, 20110102)),
        ("2020/..", (20200101, 20201231)),
        (None, (0, 0)),
    ],
)
def test_days(edtf: str | None, expected: tuple[int, int]) -> None:
    assert days(edtf) == expected


def _plans(store: Store) -> dict[str, tuple[str, ...]]:
    found = {f"events {asked}": store.plan("events", **asked) for asked in QUESTIONS}
    found |= {f"agenda {asked}": store.plan("agenda", **{"status": "planned", **asked}) for asked in QUESTIONS}
    found |= {f"occurrences {asked}": store.plan("occurrences", **asked) for asked in (*QUESTIONS, *OF_OCCURRENCES)}
    for asked in QUESTIONS:
        own = {k: v for k, v in asked.items() if k not in ("status", "place", "min_confidence")}
        found[f"statements {own}"] = store.plan("statements", **own)
    found |= {
        f"actors {asked}": store.plan("actors", **asked)
        for asked in ({}, {"actor": "Russia"}, {"type": "person"}, {"actor": "Envoy 7 of Russia"})
    }
    return found | {
        f"search {asked}": store.plan("search", "border talks", **asked) for asked in ({}, {"outlet": "TASS"}, {"since": "2020"})
    }


def test_no_question_reads_a_large_table_through(big_path: Path) -> None:
    with Store.open(big_path) as store:
        for question, plan in _plans(store).items():
            scans = [line for line in plan if line.startswith("SCAN") and line != "SCAN few" and "VIRTUAL TABLE INDEX" not in line]
            assert scans == [], (question, plan)


def test_every_question_is_answered_in_time(big_path: Path) -> None:
    with Store.open(big_path) as store:
        asks = [lambda asked=asked: store.events(**asked) for asked in QUESTIONS]
        asks += [lambda asked=asked: store.agenda(**asked) for asked in QUESTIONS if "status" not in asked]
        asks += [lambda asked=asked: store.occurrences(**asked) for asked in (*QUESTIONS, *OF_OCCURRENCES)]
        asks += [
            lambda asked=asked: store.statements(**asked)
            for asked in ({}, {"actor": "Russia"}, {"type": "deny"}, {"said_by": "France", "since": "2020"})
        ]
        asks += [
            store.actors,
            lambda: store.actors(actor="Russia"),
            lambda: store.search("border talks"),
            lambda: store.search('"security guarantees"'),
        ]
        asks += [lambda: store.search("border", outlet="TASS", since="2020")]
        asks += [
            lambda: store.relations("Envoy 7 of Russia", "Ukraine"),
            lambda: store.relations("Nepal", "Ghana", since="2022-01", until="2022-01"),
        ]
        slow = {}
        for number, ask in enumerate(asks):
            took = []
            for _ in range(5 if LONG else 3):
                start = time.perf_counter()
                ask()
                took.append(time.perf_counter() - start)
            slow[number] = statistics.median(took)
            print(f"question {number}: {slow[number] * 1000:.0f} ms")
        assert max(slow.values()) < 0.3, {n: round(s, 3) for n, s in slow.items() if s > 0.1}
