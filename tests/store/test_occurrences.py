"""Occurrences asked of a store, corrected by people, compared and exported."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from memcon.errors import BadOption
from memcon.export import FORMATS
from memcon.occurrences import compare
from memcon.record.naming import text_id
from memcon.record.types import Evidence, When
from memcon.store import By, Store, UnknownId

from .conftest import BY
from .made import Record, actor, event, many, record, talks
from .test_commands import Runs, runs  # noqa: F401

FERRY = (
    "The ferry Rosalind of the Lindau line caught fire off Bergholm, and harbour master Brandis counted forty-one dead and ninety saved."
)
VOTE = "Voters in Heatherland chose a parliament; the Amsel party won sixty-one of its seats, the electoral board in Torp said."


def page(text: str, day: str | None, outlet: str, *, kind: str = "CONSULT", parties: str = "KEN NOR", told: str = "2022-04-01") -> Record:
    """A page with one event, in its title."""
    codes = parties.split()
    people = tuple(actor(n, code, "country", code) for n, code in enumerate(codes, 1))
    roles = " ".join(f"a{n}:participant" for n in range(1, len(codes) + 1))
    main = event(1, kind, "happened", roles, (0, 9), when=When(edtf=told) if told else None)
    return record(text, title=text[:20], outlet=outlet, published=day, actors=people, events=(main,))


def pages() -> list[Record]:
    return [
        page(FERRY, "2022-04-01", "Fjord Post"),
        page(f"{FERRY} More was not known.", "2022-04-02", "TASS"),
        page(VOTE, "2022-04-02", "Hill Gazette", kind="ACCUSE", parties="GHA", told="2022-03-31"),
    ]


@pytest.fixture
def linked(store: Store) -> Store:
    for n, made in enumerate(pages()):
        store.add(made, name=f"{n}.txt", made_by="1")
    store.link()
    return store


def groups(store: Store) -> list[list[str]]:
    """The outlets of the accounts of each occurrence."""
    return sorted([str(account.outlet) for account in answer.accounts if account.main] for answer in store.occurrences(limit=None))


def test_an_occurrence_says_what_its_accounts_have_in_common(linked: Store) -> None:
    fire, vote = linked.occurrences()
    assert (fire.type, fire.status, fire.quad, fire.edtf, fire.day_first) == (
        "CONSULT",
        "happened",
        "VERBAL COOPERATION",
        "2022-04-01",
        20220401,
    )
    assert fire.participants == ("KEN", "NOR") and fire.label == compare(pages()[:2]).occurrence.label
    first, second = fire.accounts
    assert (first.outlet, first.published, first.main, first.record) == ("Fjord Post", "2022-04-01", True, text_id(FERRY))
    assert {first.source, second.source} == {None, min(first.record, second.record)}, "a near copy names what it is a copy of"
    assert [account.outlet for account in vote.accounts] == ["Hill Gazette"]
    assert linked.occurrence(fire.id) == linked.occurrence(fire.id[:6]) == fire


def test_an_article_without_an_event_has_its_occurrence_too(store: Store) -> None:
    store.add(record("Nothing happened anywhere.", title="A quiet day", published="2022-05-05"), name="a", made_by="1")
    store.link()
    (answer,) = store.occurrences()
    assert (answer.label, answer.type, answer.status, answer.edtf, answer.day_first) == ("A quiet day", None, None, None, 0)
    assert store.occurrences(since="2022") == (), "a question of events passes it by"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 2), ({"actor": "Kenya"}, 1), ({"actor": "Kenya", "with_": "Norway"}, 1), ({"actor": "Ghana", "with_": "Kenya"}, 0),
        ({"type": "ACCUSE"}, 1), ({"status": "planned"}, 0), ({"since": "2022-04-01"}, 1), ({"until": "2022-03-31"}, 1),
        ({"outlet": "tass"}, 1), ({"accounts": 2}, 1), ({"accounts": 3}, 0), ({"actor": "Ghana", "accounts": 2}, 0), ({"limit": 1}, 1),
        ({"min_confidence": 0.95}, 0),
    ],
)  # fmt: skip
def test_each_filter(linked: Store, asked: dict[str, Any], found: int) -> None:
    assert len(linked.occurrences(**asked)) == found


def test_an_unknown_occurrence_is_told(linked: Store) -> None:
    for id_, words in (
        ("o-000000000000", "no occurrence"),
        ("o-", "no occurrence"),
        ("x", "no occurrence"),
        ("o-" + "1" * 13, "no occurrence"),
    ):
        with pytest.raises(UnknownId, match=words):
            linked.occurrence(id_)


def test_a_beginning_that_two_occurrences_have_is_told(store: Store) -> None:
    for n, made in enumerate(many(17, 1)):
        store.add(made, name=f"{n}", made_by="1")
    store.link()
    first = [answer.id[:3] for answer in store.occurrences(limit=None)]
    twice = next(digit for digit in first if first.count(digit) > 1)
    with pytest.raises(UnknownId, match="more than one"):
        store.occurrence(twice)


def test_accounts_are_compared_as_people_have_corrected_them(linked: Store) -> None:
    fire, vote = linked.occurrences()
    made = linked.comparison(fire.id)
    assert made.occurrence.id == fire.id and made.occurrence.label == fire.label
    assert [account.record for account in made.accounts] == [account.record for account in fire.accounts]
    with pytest.raises(BadOption, match="one account only"):
        linked.comparison(vote.id)
    linked.set_field(f"{fire.accounts[0].record}/e1", "when", "2022-03-30", BY)
    linked.set_field(f"{fire.accounts[1].record}/e1", "when", "2022-03-30", BY)
    assert linked.occurrence(linked.occurrences(actor="Kenya")[0].id).edtf == "2022-03-30"


def test_people_split_and_undo_and_it_holds(linked: Store) -> None:
    fire, _ = linked.occurrences()
    number = linked.split_occurrence(fire.id, fire.accounts[1].record, BY)
    assert groups(linked) == [["Fjord Post"], ["Hill Gazette"], ["TASS"]]
    linked.add(page(f"{FERRY} So it was told.", "2022-04-02", "Delta Wire"), name="3.txt", made_by="1")
    linked.link()
    assert all(not {"Fjord Post", "TASS"} <= {*group} for group in groups(linked)), "others that come in change nothing in it"
    linked.replace(fire.accounts[1].record, msgspec.structs.replace(pages()[1], events=()), "2")
    linked.link()
    assert all(not {"Fjord Post", "TASS"} <= {*group} for group in groups(linked)), "nor does a new reading"
    linked.undo(number, BY)
    linked.replace(fire.accounts[1].record, pages()[1], "3")
    linked.link()
    assert sorted(map(len, groups(linked))) == [1, 3]
    assert [each.standing for each in linked.corrections()] == ["undone", "applied"]


def test_people_merge_and_undo(linked: Store) -> None:
    fire, vote = linked.occurrences()
    number = linked.merge_occurrences(fire.id, vote.id, BY)
    assert sorted(map(len, groups(linked))) == [3]
    (one,) = linked.occurrences()
    with pytest.raises(BadOption, match="undo it first"):
        linked.split_occurrence(one.id, next(a.record for a in one.accounts if a.outlet == "Hill Gazette"), BY)
    with pytest.raises(BadOption, match="with itself"):
        linked.merge_occurrences(one.id, one.id, BY)
    linked.undo(number, BY)
    assert sorted(map(len, groups(linked))) == [1, 2]
    linked.split_occurrence(fire.id, fire.accounts[1].record, BY)
    left, right = (linked.occurrences(outlet=name)[0] for name in ("Fjord Post", "TASS"))
    with pytest.raises(BadOption, match="told articles of the two apart"):
        linked.merge_occurrences(left.id, right.id, BY)
    with pytest.raises(BadOption, match="nothing to split"):
        linked.split_occurrence(left.id, left.accounts[0].record, BY)
    with pytest.raises(BadOption, match="who makes it"):
        linked.merge_occurrences(left.id, vote.id, By("", "2026-11-24T10:00:00Z", ""))


def test_a_merge_follows_its_article_through_a_changed_text(store: Store) -> None:
    address = "https://fjord.example/fire"
    first, second, vote = pages()
    old = msgspec.structs.replace(first, article=msgspec.structs.replace(first.article, url=address))
    for made in (old, vote):
        store.add(made, name=made.id, made_by="1")
    store.link()
    store.merge_occurrences(*(answer.id for answer in store.occurrences()), BY)
    changed = msgspec.structs.replace(second, article=msgspec.structs.replace(second.article, url=address))
    assert store.add(changed, name="later", made_by="1").outcome == "version"
    store.link()
    (one,) = store.occurrences()
    assert {account.record for account in one.accounts} == {text_id(second.article.text), text_id(VOTE)}


def test_a_correction_of_an_article_that_is_not_there_is_orphaned(linked: Store) -> None:
    fire, vote = linked.occurrences()
    linked.merge_occurrences(fire.id, vote.id, BY)
    linked._connection.execute("DROP TRIGGER corrections_stay")
    linked._connection.execute("""UPDATE corrections SET value = '"ffffffffffffffff"'""")  # as a log that was brought from elsewhere
    assert [each.standing for each in linked.corrections()] == ["orphaned"]


def test_what_was_not_linked_is_told_and_done_by_the_next_command(runs: Runs, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "press.memcon"
    with Store.open(path, create=True) as store:
        for n, made in enumerate(pages()):
            store.add(made, name=f"{n}.txt", made_by="1")
    assert runs("occurrences", "-s", path) == (
        0, "", f"memcon: 3 articles wait to be put together by occurrence: memcon link --store {path} does it\n"
    )  # fmt: skip
    id_ = text_id(VOTE)
    assert runs("correct", "reject", f"{id_}/e1", "-s", path, "--why", "a rumour")[0] == 0
    code, out, err = runs("occurrences", "-s", path)
    assert (code, err) == (0, "") and len(out.splitlines()) == 2


def test_the_commands(runs: Runs, linked: Store, tmp_path: Path) -> None:  # noqa: F811
    path = linked.path
    fire, vote = (answer.id for answer in linked.occurrences())
    lines = [json.loads(line) for line in runs("occurrences", "-s", path)[1].splitlines()]
    assert [line["id"] for line in lines] == [fire, vote] and lines[0]["accounts"][1]["outlet"] == "TASS"
    assert json.loads(runs("occurrences", "-s", path, "--format", "json")[1]) == lines
    rows = list(csv.DictReader(io.StringIO(runs("occurrences", "-s", path, "--format", "csv", "--accounts", 2)[1])))
    assert [(row["id"], row["accounts"], row["sources"], row["outlets"]) for row in rows] == [(fire, "2", "1", "Fjord Post; TASS")]
    table = runs("occurrences", "-s", path, "--format", "text", "--type", "accuse")[1]
    assert "Hill Gazette" in table and vote in table and "TASS" not in table
    assert json.loads(runs("show", fire, "-s", path)[1]) == lines[0]
    assert "a copy of" in runs("show", fire, "-s", path, "--format", "text")[1]
    linked_lines = [json.loads(line) for line in runs("link", "-s", path)[1].splitlines()]
    assert [(x["occurrence"], x["main"]) for x in linked_lines] == [(fire, True), (fire, True), (vote, True)]
    assert "one source with" in runs("link", "--store", path, "--format", "text")[1]
    made = json.loads(runs("compare", "--occurrence", fire[:8], "--store", path)[1])
    assert made["occurrence"]["id"] == fire and len(made["accounts"]) == 2
    assert runs("compare", "--occurrence", fire, "--store", path, "--format", "text")[0] == 0


def test_correcting_by_command(runs: Runs, linked: Store) -> None:  # noqa: F811
    path = linked.path
    fire, vote = linked.occurrences()
    code, _, err = runs("correct", "merge-occurrences", fire.id, vote.id, "-s", path, "--by", "Ed", "--why", "one affair")
    assert code == 0 and "Correction 1 is kept" in err
    assert len(runs("occurrences", "-s", path)[1].splitlines()) == 1
    assert "merge-occurrences" in runs("correct", "list", "-s", path, "--format", "text")[1]
    assert runs("correct", "undo", 1, "-s", path, "--why", "two after all")[0] == 0
    assert runs("correct", "split-occurrence", fire.id, fire.accounts[0].record[:8], "-s", path, "--why", "another ferry")[0] == 0
    assert len(runs("occurrences", "-s", path)[1].splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "o-0000"], "no occurrence"),
        (["compare", "--occurrence", "o-0000"], "no occurrence"),
        (["occurrences", "--accounts", "0"], "0"),
        (["correct", "merge-occurrences", "o-0000", "o-1111", "--why", "x"], "no occurrence"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(runs: Runs, linked: Store, arguments: list[str], words: str) -> None:  # noqa: F811
    code, out, err = runs(*arguments, "-s", linked.path)
    assert (code, out) == (2, "") and words in err and err.count("\n") == 1, err


def test_files_or_a_store(runs: Runs, linked: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    file = tmp_path / "pages.jsonl"
    FORMATS["jsonl"].write(pages(), file)
    assert runs("link", file, "--store", linked.path)[0] == 2
    monkeypatch.setenv("MEMCON_STORE", str(linked.path))
    assert len(runs("link", file)[1].splitlines()) == 3, "a store in the environment gives way to files"
    assert len(runs("compare", file)[1].splitlines()) == 1
    assert runs("compare")[0] == 2


def test_the_tables_of_the_exports(runs: Runs, linked: Store, tmp_path: Path) -> None:  # noqa: F811
    fire, vote = linked.occurrences()
    assert runs("export", "csv", "-s", linked.path, "-o", tmp_path / "csv")[0] == 0
    with (tmp_path / "csv/occurrences.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    assert {*rows} == {fire.id, vote.id}
    assert (rows[fire.id]["first_day"], rows[fire.id]["accounts"], rows[fire.id]["sources"]) == ("2022-04-01", "2", "1")
    assert "## accounts" in (tmp_path / "csv/columns.md").read_text("utf-8")
    assert runs("export", "datasette", "-s", linked.path, "-o", tmp_path / "ds")[0] == 0
    connection = sqlite3.connect(tmp_path / "ds/memcon.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    joined = (
        "SELECT o.id, a.outlet FROM occurrences o JOIN accounts x ON x.occurrence = o.id JOIN articles a ON a.id = x.article ORDER BY 2"
    )
    assert connection.execute(joined).fetchall() == [(fire.id, "Fjord Post"), (vote.id, "Hill Gazette"), (fire.id, "TASS")]
    connection.close()
    parquet = pytest.importorskip("pyarrow.parquet")
    assert runs("export", "parquet", "-s", linked.path, "-o", tmp_path / "pq")[0] == 0
    assert parquet.read_table(tmp_path / "pq/accounts.parquet").num_rows == 3
    assert runs("export", "csv", "-s", linked.path, "-o", tmp_path / "raw", "--as-read")[0] == 0
    assert not (tmp_path / "raw/occurrences.csv").exists(), "without the corrections of people there are no occurrences that they shaped"


def test_tables_for_data_frames(linked: Store) -> None:
    (row,) = linked.rows("occurrences", actor="Kenya")
    assert row["outlets"] == "Fjord Post; TASS" and row["who"] == "KEN; NOR"


def test_talks_that_are_recalled_are_an_account_too(store: Store) -> None:
    store.add(talks(), name="talks.txt", made_by="1")
    later = page(VOTE, "2022-04-20", "Hill Gazette", kind="ACCUSE", parties="GHA", told="2022-04-19")
    recalled = msgspec.structs.replace(talks().events[0], id="e2")
    people = (*later.actors, *(msgspec.structs.replace(a, id=f"b{a.id}") for a in talks().actors))
    parties = tuple(msgspec.structs.replace(p, actor=f"b{p.actor}") for p in recalled.participants)
    told = (Evidence(start=600, end=610, purpose="event"),)
    events = (*later.events, msgspec.structs.replace(recalled, participants=parties, where=None, evidence=told))
    store.add(msgspec.structs.replace(later, actors=people, events=events), name="later.txt", made_by="1")
    store.link()
    (answer,) = store.occurrences(actor="Norway")
    assert [(account.outlet, account.main) for account in answer.accounts] == [("The Rift Courier", True), ("Hill Gazette", False)]
