"""The tables of a store whose articles are put together by occurrence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memcon.export.columns import ARTICLE, Column, Row, Table, iso, joined, text
from memcon.export.days import day_range
from memcon.record.naming import text_id
from memcon.record.types import Record
from memcon.store import AccountAnswer, OccurrenceAnswer


@dataclass(frozen=True)
class Placed:
    """An occurrence of a store, and how the articles of its accounts are called in `articles`."""

    answer: OccurrenceAnswer
    ids: Mapping[str, str]
    """Id in the store -> id of the record."""

    @property
    def accounts(self) -> Iterator[AccountAnswer]:
        return (account for account in self.answer.accounts if account.record in self.ids)


def _occurrences(placed: Placed) -> Iterator[Row]:
    o = placed.answer
    own = [account for account in placed.accounts if account.main]
    sources = {account.source or account.record for account in own}
    first, last = day_range(o.edtf)
    yield (o.id, o.label, o.type, o.quad, o.status, o.channel, o.edtf, iso(first), iso(last), joined(o.participants), o.place, len(own),
           len(sources))  # fmt: skip


OCCURRENCES = Table("occurrences", "Events of the world that articles are about; called after the account that names each best.", (
    text("id", "Id of the occurrence. It changes where an article comes in whose id is smaller than that of all others."),
    text("label", "What it is called: the kind, the participants, the day; the title of an article where no account tells an event."),
    text("type", "PLOVER type."),
    text("quad", "PLOVER quad category."),
    text("status", "happened, ongoing, planned, proposed or conditional."),
    text("channel", "phone, video, in_person or written, as most accounts have it."),
    text("edtf", "When it was, as EDTF, as the most precise account has it."),
    text("first_day", "The first day that it can mean, as ISO 8601."),
    text("last_day", "The last day."),
    text("participants", "Who takes part."),
    text("place", "Where."),
    Column("accounts", "integer", "How many articles are about it."),
    Column("sources", "integer", "How many of them are no near copies of another."),
), _occurrences)  # fmt: skip


def _accounts(placed: Placed) -> Iterator[Row]:
    for a in placed.accounts:
        yield placed.answer.id, placed.ids[a.record], a.main, placed.ids.get(a.source or "")


ACCOUNTS = Table("accounts", "Which articles are about an occurrence, and which recall it.", (
    text("occurrence", "The occurrence.", "occurrences"),
    ARTICLE,
    Column("main", "boolean", "Whether the article is about it; else it only recalls it."),
    text("copy_of", "The article of which this one is a near copy.", "articles"),
), _accounts)  # fmt: skip

LINKED = (OCCURRENCES, ACCOUNTS)
"""The tables of a store whose articles are put together by occurrence; they refer to those of `TABLES`."""


class Ids:
    """How articles are called, in a store and in `articles`: gathered while records go by, for `Placed`."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def noted(self, record: Record) -> Record:
        self._known[text_id(record.article.text)] = record.id
        return record

    def placed(self, answer: OccurrenceAnswer) -> Placed:
        return Placed(answer, self._known)
