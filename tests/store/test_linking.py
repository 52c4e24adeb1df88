"""Occurrences in a store: whatever order and batches articles come in, those of `memcon.occurrences.link` over all of them at once."""

import contextlib
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.errors import BadOption
from memcon.occurrences import pairs
from memcon.record.naming import text_id
from memcon.store import Store, matching, undated
from memcon.store.grouping import Groups

from .conftest import BY, LONG
from .linked import lines_at_once, lines_of, put
from .made import dispatches


def sound(store: Store) -> bool:
    """Whether the tables of occurrences hold together."""
    connection = store._connection
    numbers = connection.execute("SELECT id, accounts FROM occurrences ORDER BY id").fetchall()
    return (
        numbers == connection.execute("SELECT occurrence, count(*) FROM accounts GROUP BY occurrence ORDER BY occurrence").fetchall()
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
        and not connection.execute("SELECT 1 FROM accounts a JOIN events e ON e.id = a.event WHERE e.version <> a.version").fetchall()
    )


def upset(store: Store, dice: random.Random) -> None:
    """Something that people or another reading do to a store."""
    answers = store.occurrences(limit=None)
    one = dice.choice(answers)
    main = [account.record for account in one.accounts if account.main]
    match dice.randrange(6):
        case 0:
            record = store.record(main[0])
            if record.events:
                store.reject(f"{main[0]}/{record.events[0].id}", BY)
        case 1:
            record = store.record(dice.choice(main), corrected=False)
            store.replace(text_id(record.article.text), msgspec.structs.replace(record, events=record.events[1:]), "2")
        case 2:
            record = store.record(main[0], corrected=False)
            longer = msgspec.structs.replace(record.article, text=f"{record.article.text} Updated {dice.random()}.")
            store.add(msgspec.structs.replace(record, id="x", article=longer), name="given", capture_id=main[0], made_by="1")
        case 3 if len(answers) > 1:
            _or_refused(lambda: store.merge_occurrences(one.id, dice.choice([a.id for a in answers if a != one]), BY))
        case 4 if len(main) > 1:
            _or_refused(lambda: store.split_occurrence(one.id, dice.choice(main), BY))
        case _:
            standing = [each.entry.id for each in store.corrections() if each.standing == "applied"]
            if standing:
                store.undo(dice.choice(standing), BY)


def _or_refused(correct: Callable[[], object]) -> None:
    """What contradicts an earlier correction is refused, and so is what two items rest on."""
    with contextlib.suppress(BadOption):
        correct()


@contextlib.contextmanager
def crowd_of(number: int) -> Iterator[None]:
    """As if words of so many articles told too little: what happens to busy stores."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (pairs, matching, undated):
            patch.setattr(module, "CROWD", number)
        yield


@given(st.integers(0, 10**6), st.integers(5, 40), st.integers(1, 12), st.sampled_from([3, 8, 200]))
@settings(max_examples=200 if LONG else 25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_and_any_batches_give_what_linking_at_once_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, many: int, batch: int, crowd: int
) -> None:
    dice = random.Random(seed)
    records = list(dispatches(many, seed))
    dice.shuffle(records)
    with crowd_of(crowd), Store.open(tmp_path_factory.mktemp("linked") / "s.memcon", create=True) as store:
        for at in range(0, many, batch):
            put(store, records[at : at + batch])
            store.link()
            assert lines_of(store) == lines_at_once(store)
        assert sound(store) and store.unlinked() == 0


@given(st.integers(0, 10**6), st.sampled_from([3, 200]))
@settings(max_examples=200 if LONG else 15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_people_and_other_readings_change_gives_it_too(tmp_path_factory: pytest.TempPathFactory, seed: int, crowd: int) -> None:
    dice = random.Random(seed)
    with crowd_of(crowd), Store.open(tmp_path_factory.mktemp("linked") / "s.memcon", create=True) as store:
        for at, record in enumerate(dispatches(25, seed)):
            put(store, [record])
            if at > 8:
                store.link()
                upset(store, dice)
        store.link()
        assert lines_of(store) == lines_at_once(store)
        assert sound(store)


def test_what_stands_far_off_is_not_grouped_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long chain of likely pairs: what comes at its end leaves its beginning alone, whatever the chain connects."""
    seen: list[int] = []
    grouped_ = Groups._grouped

    def counted(self: Groups, own: set[int], around: Mapping[int, int]) -> dict[int, int]:
        seen.append(len(own) + len(around))
        return grouped_(self, own, around)

    monkeypatch.setattr(Groups, "_grouped", counted)
    records = sorted(dispatches(150, days=150), key=lambda record: record.article.published.edtf if record.article.published else "")
    with Store.open(tmp_path / "s.memcon", create=True) as store:
        put(store, records[:-1])
        store.link()
        seen.clear()
        put(store, records[-1:])
        store.link()
        assert 0 < sum(seen) < 40
        assert lines_of(store) == lines_at_once(store)
