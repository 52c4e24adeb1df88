"""What a store has linked beside what linking at once gives."""

from collections.abc import Sequence

import msgspec

from memcon.occurrences import link
from memcon.record.naming import text_id
from memcon.record.types import Record
from memcon.store import Store
from memcon.store.linking import decisions

Line = tuple[str, str, bool, str | None]


def lines_of(store: Store) -> set[Line]:
    """What a store has linked, in the words of the links of `link`."""
    return {
        (account.record, answer.id, account.main, account.source) for answer in store.occurrences(limit=None) for account in answer.accounts
    }


def lines_at_once(store: Store) -> set[Line]:
    """What linking all current records of a store at once gives, with the corrections of people."""
    records = [msgspec.structs.replace(record, id=text_id(record.article.text)) for record in store.records()]
    ids = dict(store._connection.execute("SELECT id, text_id FROM versions"))
    joined, barred = ([(ids[a], ids[b]) for a, others in x.items() for b in others] for x in decisions(store._connection))
    return {
        (line.record, line.occurrence, line.main, line.source if line.source != line.record else None)
        for line in link(records, together=joined, apart=barred).links
    }


def put(store: Store, records: Sequence[Record]) -> None:
    for record in records:
        store.add(record, name="given", capture_id=record.id, made_by="1")
