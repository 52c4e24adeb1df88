"""Corrections of people: on top of what memcon read, held by words, never landing on others, undone and kept."""

import sqlite3

import msgspec
import pytest

from memcon.errors import BadOption
from memcon.record.types import Record
from memcon.store import Store, UnknownId
from memcon.store.log import anchor_of, find

from .conftest import BY
from .made import event, record, span, talks


@pytest.fixture
def id_(one: Store) -> str:
    return one.events()[0].source.id


def test_a_rejected_event_is_gone_from_all_answers_and_comes_back(one: Store, id_: str) -> None:
    number = one.reject(f"{id_}/e1", BY)
    assert [e.event.id for e in one.events()] == ["e2", "e3"] and [e.id for e in next(one.records()).events] == ["e2", "e3"]
    assert {a.name: a.events for a in one.actors()}["Kenya"] == 1
    assert one.record(id_, corrected=False) == talks()
    with pytest.raises(UnknownId, match="rejected"):
        one.show(f"{id_}/e1")
    undone = one.undo(number, BY)
    assert next(one.records()) == talks() and len(one.events()) == 3
    one.undo(undone, BY)
    assert len(one.events()) == 2, "an undo can be undone"
    assert [each.standing for each in one.corrections()] == ["applied", "undone", "applied"]


def test_a_rejected_statement_leaves_no_one_speaking_of_it(one: Store, id_: str) -> None:
    one.reject(f"{id_}/s1", BY)
    made = next(one.records())
    assert made.statements == () and made.events[2].reported_by is None and one.events(said_by="Mwangi") == ()


@pytest.mark.parametrize(
    ("field", "value", "asked"),
    [
        ("status", "happened", {"status": "happened", "type": "AID"}),
        ("type", "COOPERATE", {"type": "COOPERATE", "place": "Kyiv"}),
        ("when", "2023-01-09/2023-01-10", {"since": "2023-01-10"}),
        ("where", "Geneva", {"place": "Geneva", "type": "AID"}),
        ("participants", "Kenya:initiator, a4:recipient", {"actor": "Kenya", "with_": "Ukraine"}),
    ],
)
def test_a_changed_field_is_found_by_its_new_value(one: Store, id_: str, field: str, value: str, asked: dict[str, str]) -> None:
    assert one.events(**asked) == ()
    one.set_field(f"{id_}/e2", field, value, BY)
    (found,) = one.events(**asked)
    assert found.event.id == "e2" and found.corrected
    one.undo(1, BY)
    assert one.events(**asked) == ()


def test_a_changed_statement(one: Store, id_: str) -> None:
    one.set_field(f"{id_}/s1", "speaker", "Norway", BY)
    assert len(one.statements(said_by="Norway")) == 1 and one.statements(said_by="Mwangi") == ()


@pytest.mark.parametrize(
    ("item", "field", "value", "words"),
    [
        ("e2", "status", "done", "is no status"),
        ("e2", "colour", "red", "no field"),
        ("e2", "when", "soon", "no EDTF date"),
        ("e2", "participants", "Kenya", "has no role"),
        ("e2", "participants", "Peru:host", "no one actor"),
        ("s1", "status", "planned", "no field"),
        ("e9", "status", "planned", "no event or statement"),
    ],
)
def test_a_wrong_correction_is_refused_and_not_kept(one: Store, id_: str, item: str, field: str, value: str, words: str) -> None:
    with pytest.raises((BadOption, UnknownId), match=words):
        one.set_field(f"{id_}/{item}", field, value, BY)
    assert one.corrections() == ()


def test_corrections_survive_a_rereading_in_which_all_ids_change(one: Store, id_: str) -> None:
    one.reject(f"{id_}/e1", BY)
    one.set_field(f"{id_}/e2", "status", "proposed", BY)
    old = talks()
    events = tuple(msgspec.structs.replace(e, id=f"e{n}") for n, e in zip((3, 1, 2), old.events, strict=True))
    one.replace(id_, msgspec.structs.replace(old, events=events[1:] + events[:1]), "2")
    assert [(e.event.type, e.event.status) for e in one.events()] == [("AID", "proposed"), ("COOPERATE", "planned")]
    assert {each.standing for each in one.corrections()} == {"applied"}


def test_a_correction_whose_words_are_gone_is_orphaned_and_touches_nothing(one: Store, id_: str) -> None:
    one.reject(f"{id_}/e2", BY)
    old = talks()
    moved = msgspec.structs.replace(old.events[1], evidence=event(2, "AID", "planned", "", span("to send aid to Kyiv")).evidence)
    one.replace(id_, msgspec.structs.replace(old, events=(old.events[0], moved, old.events[2])), "2")
    assert "AID" in [e.event.type for e in one.events()]
    assert [each.standing for each in one.corrections()] == ["orphaned"]
    one.replace(id_, old, "3")
    assert [each.standing for each in one.corrections()] == ["applied"], "the words are back"


def test_a_correction_holds_through_a_changed_text(store: Store) -> None:
    old = talks(url="https://rift.example/talks")
    store.add(old, name="a", made_by="1")
    store.reject(f"{store.events()[0].source.id}/e1", BY)
    longer = "An update. " + old.article.text
    store.add(talks(longer, url="https://rift.example/talks"), name="b", made_by="1")
    assert [e.event.type for e in store.events()] == ["AID", "COOPERATE"]
    other = old.article.text.replace("met in Geneva", "did not meet; met in Geneva again").replace("Envoys of Kenya and Norway", "They")
    store.add(talks(other, url="https://rift.example/talks", published="2022-04-09"), name="c", made_by="1")
    assert [each.standing for each in store.corrections()] in (["applied"], ["orphaned"])


def _twice() -> Record:
    text = "They met on Monday. It rained. They met on Friday."
    first, second = (3 + text.index("They met", k) + 2 for k in (0, 5))
    return record(
        text, events=(event(1, "CONSULT", "happened", "", (first, first + 3)), event(2, "CONSULT", "happened", "", (second, second + 3)))
    )


def test_equal_words_are_told_apart_by_what_stands_around_them() -> None:
    made = _twice()
    for item in made.events:
        assert find(made, anchor_of(made, item)) is item
    fewer = msgspec.structs.replace(made, events=made.events[1:])
    assert find(fewer, anchor_of(made, made.events[0])) is None, "never the other words"


def test_two_items_on_the_same_words_cannot_be_corrected(store: Store) -> None:
    made = _twice()
    same = msgspec.structs.replace(made.events[1], evidence=made.events[0].evidence)
    id_ = store.add(msgspec.structs.replace(made, events=(made.events[0], same)), name="a", made_by="1").text_id
    with pytest.raises(BadOption, match="same words"):
        store.reject(f"{id_}/e1", BY)


def test_merged_actors_are_one_in_records_to_come_too(one: Store, id_: str) -> None:
    key = next(a.key for a in one.actors() if a.name == "Daudi Mwangi")
    one.merge_actors(key, "NOR", BY)
    text = talks().article.text + " That is all."
    one.add(talks(text), name="b", made_by="1")
    assert "Daudi Mwangi" not in {a.name for a in one.actors()}
    assert {a.name: a.records for a in one.actors()}["Norway"] == 2
    with pytest.raises(BadOption, match="one actor already"):
        one.merge_actors("NOR", key, BY)
    one.undo(1, BY)
    assert {a.name: a.records for a in one.actors()}["Daudi Mwangi"] == 2


def test_a_split_actor_is_somebody_else_in_that_article_only(one: Store, id_: str) -> None:
    other = talks(talks().article.text + " That is all.")
    one.add(other, name="b", made_by="1")
    one.split_actor(f"{id_}/a3", "Daudi Mwangi of Kisumu", BY)
    assert {a.name: a.records for a in one.actors(type="person")} == {"Daudi Mwangi": 1, "Daudi Mwangi of Kisumu": 1}
    assert len(one.statements(said_by="Mwangi")) == 2
    one.undo(1, BY)
    assert {a.name: a.records for a in one.actors(type="person")} == {"Daudi Mwangi": 2}


def test_the_log_only_grows(one: Store, id_: str) -> None:
    one.reject(f"{id_}/e1", BY)
    for statement in ("DELETE FROM corrections", "UPDATE corrections SET why = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="corrections are never"):
            one._connection.execute(statement)
    entry = one.corrections()[0].entry
    assert (entry.who, entry.at, entry.why) == (BY.who, BY.at, BY.why)


def test_who_and_why_are_needed(one: Store, id_: str) -> None:
    with pytest.raises(BadOption, match="--why"):
        one.reject(f"{id_}/e1", msgspec.structs.replace(BY, why=" "))


def test_a_rereading_is_reported(one: Store, id_: str) -> None:
    old = talks()
    changed = msgspec.structs.replace(old.events[1], status="proposed", where=None)
    gained = event(4, "REQUEST", "happened", "a1:initiator", span("said"))
    retyped = msgspec.structs.replace(old.events[2], type="SUPPORT")
    change = one.replace(id_, msgspec.structs.replace(old, events=(changed, retyped, gained)), "2")
    assert [(g.type, g.words) for g in change.gains] == [("REQUEST", "said")]
    assert [(x.type, x.words) for x in change.losses] == [("CONSULT", "met in Geneva")]
    assert {(c.field, c.old, c.new) for c in change.changed} == {
        ("status", "planned", "proposed"),
        ("where", "Kyiv", None),
        ("type", "COOPERATE", "SUPPORT"),
    }
    assert one.made_by_others("2") == () and one.made_by_others("3") == (id_,)
    assert not one.replace(id_, one.record(id_, corrected=False), "3")
    with pytest.raises(ValueError, match="same text"):
        one.replace(id_, talks(old.article.text + " More."), "4")
