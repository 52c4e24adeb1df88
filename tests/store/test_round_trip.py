"""What goes in comes out: whole records, once each."""

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.record.types import Actor, Count, Event, Evidence, Magnitude, Participant, Place, Record, Statement, Time, When
from memcon.store import Store
from memcon.store.packing import default_dictionary, pack, unpack

from .made import record, talks

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
span = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: (min(pair), max(pair)))
edtf = st.sampled_from(
    ["2021", "2021-12", "2021-12-30", "XXXX-01-10", "2021-12-30T23:35+03:00", "202X", "2022-21", "2021-W52", "2021-13-41", "nonsense",
     "2022-01-09/2022-01-10", "../2022", "2020/..", "", "9999-12-31", "0000-01-01", "0001-01-01/2021", "2021-12~", "2021-00"]
)  # fmt: skip
actors = st.builds(Actor, id=st.sampled_from(["a1", "a2", "a3"]), name=words, country=st.sampled_from([None, "RUS", "USA"]),
                   sector=st.none() | words, office=st.none() | words, wikidata=st.sampled_from([None, "Q7747"]),
                   mentions=st.lists(span, max_size=3).map(tuple))  # fmt: skip
places = st.builds(Place, id=st.sampled_from(["p1", "p2"]), name=words, geonames=st.none() | st.integers(1, 9), country=st.none() | words,
                   lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180), mentions=st.just(()))  # fmt: skip
whens = st.builds(When, edtf=st.none() | edtf, start=st.none(), end=st.none(), duration=st.none(), text=st.none() | words)
participants = st.lists(
    st.builds(Participant, actor=st.sampled_from(["a1", "a2", "a9"])), max_size=3, unique_by=lambda p: (p.actor, p.role)
).map(tuple)
evidence = st.lists(
    st.builds(lambda s, p: Evidence(start=s[0], end=s[1], purpose=p), span, st.sampled_from(["event", "when"])), max_size=3
).map(tuple)
events = st.builds(
    Event, mode=st.none() | words, contexts=st.just(()), cameo=st.none(), participants=participants, when=st.none() | whens,
    where=st.sampled_from([None, "p1", "p2", "p9"]), topics=st.just(()), confidence=st.floats(0, 1), rule=words, evidence=evidence,
    count=st.none() | st.builds(Count, value=st.integers(0, 9), unit=words, within=st.none(), evidence=st.just(())),
    magnitude=st.none() | st.tuples(st.builds(Magnitude, kind=words, low=st.none(), high=st.none() | st.floats(0, 9), unit=st.none(),
                                              approximate=st.booleans(), evidence=st.just(()))),
    reported_by=st.sampled_from([None, "s1", "s2"]),
)  # fmt: skip
statements = st.builds(Statement, speaker=st.sampled_from([None, "a1", "a9"]), cue=st.none() | span, content=span,
                       when=st.sampled_from([None, "t1"]), about=st.just(()), evidence=st.just(()))  # fmt: skip
times = st.builds(
    Time,
    id=st.just("t1"),
    text=words,
    start=st.integers(0, 9),
    end=st.integers(9, 20),
    edtf=st.none() | edtf,
    timex=st.none(),
    zone=st.none(),
)


def _numbered(items: list[Any], letter: str) -> tuple[Any, ...]:
    return tuple(msgspec.structs.replace(item, id=f"{letter}{n}") for n, item in enumerate(items, 1))


@st.composite
def records(draw: st.DrawFn) -> Record:
    return record(
        draw(words.filter(bool)),
        title=draw(st.none() | words),
        outlet=draw(st.none() | words),
        url=None,
        published=draw(st.none() | edtf),
        actors=draw(st.lists(actors, max_size=3, unique_by=lambda a: a.id).map(tuple)),
        places=draw(st.lists(places, max_size=2, unique_by=lambda p: p.id).map(tuple)),
        times=draw(st.lists(times, max_size=1).map(tuple)),
        events=_numbered(draw(st.lists(events, max_size=4)), "e"),
        statements=_numbered(draw(st.lists(statements, max_size=3)), "s"),
    )


@given(records())
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_comes_back_equal(made: Record) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.memcon", create=True) as store:
        added = store.add(made, name="x", made_by="1")
        assert store.record(added.text_id, corrected=False) == made == store.record(added.text_id)
        assert len(store.events(limit=None)) == len(made.events) and len(store.statements(limit=None)) == len(made.statements)
        store.link()
        assert [account.record for answer in store.occurrences() for account in answer.accounts] == [added.text_id]
        assert _sound(store)


@given(records())
@settings(max_examples=50, deadline=None)
def test_packing_loses_nothing(made: Record) -> None:
    assert unpack(pack(made, default_dictionary()), default_dictionary()) == made


def _sound(store: Store) -> bool:
    connection: sqlite3.Connection = store._connection
    return not connection.execute("PRAGMA foreign_key_check").fetchall() and connection.execute("PRAGMA integrity_check").fetchone() == (
        "ok",
    )


def test_an_article_is_kept_once_under_all_its_names(store: Store) -> None:
    first = store.add(talks(), name="talks.txt", made_by="1")
    again = store.add(talks(), name="talks.txt", made_by="1")
    other = store.add(talks(), name="copy of talks.txt", made_by="1")
    assert [first.outcome, again.outcome, other.outcome] == ["new", "known", "source"]
    assert len(store) == 1 and len(store.events()) == 3
    assert store.source(first.text_id).names == ("copy of talks.txt", "talks.txt")


def test_the_very_capture_need_not_be_read_again(store: Store) -> None:
    sha = talks().article.capture.sha256
    assert not store.knows(name="talks.txt", sha256=sha)
    id_ = store.add(talks(), name="talks.txt", made_by="1").text_id
    assert store.knows(name="talks.txt", sha256=sha) and store.knows(name="b.txt", sha256=sha)
    assert store.source(id_).names == ("b.txt", "talks.txt")


def test_a_changed_text_of_one_address_is_a_version(store: Store) -> None:
    old = talks(url="https://rift.example/talks")
    text = old.article.text.replace("the bridge would open", "the bridge would open soon")
    new = msgspec.structs.replace(talks(text, url="https://rift.example/talks"), id="other")
    one = store.add(old, name="a.txt", made_by="1")
    two = store.add(new, name="b.txt", made_by="1")
    assert two.outcome == "version" and len(store) == 1 and store.versions(one.text_id) == (one.text_id, two.text_id)
    assert [r.article.text for r in store.records()] == [text]
    assert {e.source.id for e in store.events()} == {two.text_id}
    assert store.record(one.text_id) == old, "the old version is kept"
    assert len(store.search("soon")) == 1 and len(store.search("bridge")) == 1
    assert {a.name: a.records for a in store.actors()}["Kenya"] == 1
    assert _sound(store)


def test_an_older_version_that_comes_later_does_not_become_the_newest(store: Store) -> None:
    new = talks(url="https://rift.example/talks", published="2022-04-03T10:00")
    old = talks(new.article.text.replace("in May", "in May, perhaps"), url="https://rift.example/talks", published="2022-04-02T10:00")
    store.add(new, name="a.txt", made_by="1")
    assert store.add(old, name="b.txt", made_by="1").outcome == "version"
    assert next(store.records()) == new


def test_equal_ids_of_different_collections_are_different_articles(store: Store) -> None:
    for number, outlet in enumerate(("Fjord Post", "Hill Gazette")):
        made = record(f"Text {number}.", outlet=outlet, id_="1")
        assert store.add(made, name=f"{outlet}.jsonl, 1", capture_id="1", made_by="1").outcome == "new"
    changed = record("Text 0, changed.", outlet="Fjord Post", id_="1")
    assert store.add(changed, name="Fjord Post.jsonl, 1", capture_id="1", made_by="1").outcome == "version"


def test_problems_go_when_the_capture_is_read(store: Store) -> None:
    store.note_problem("talks.txt", None, "no-article", "talks.txt: No article was found.")
    assert [p.code for p in store.problems()] == ["no-article"]
    store.add(talks(), name="talks.txt", made_by="1")
    assert store.problems() == ()
