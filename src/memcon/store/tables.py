"""Answers as flat rows, for CSV and for tables of pandas, polars or pyarrow."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Any, Literal

from memcon.errors import BadOption
from memcon.store.answers import AccountAnswer, ActorAnswer, Cite, EventAnswer, Found, OccurrenceAnswer, Party, Problem, StatementAnswer
from memcon.store.correcting import Logged
from memcon.store.listing import ArticleAnswer
from memcon.store.snippets import END, START

Library = Literal["pandas", "polars", "pyarrow"]
Rows = list[dict[str, Any]]
Answer = EventAnswer | StatementAnswer | ActorAnswer | OccurrenceAnswer | ArticleAnswer | Found | Logged | Problem
Cells = Mapping[str, Callable[[Any], Any]]
"""The columns of a kind of answer, each with how its cell is made of one."""


def as_rows(found: Sequence[Answer]) -> Rows:
    """A row of plain values for each answer."""
    return [row_of(answer) for answer in found]


def row_of(answer: Answer) -> dict[str, Any]:
    """The answer as column -> plain value."""
    return {name: cell(answer) for name, cell in _CELLS[type(answer)].items()}


def columns(kind: type) -> tuple[str, ...]:
    """The columns of the rows of a kind of answer, which are there also where there is no answer."""
    return tuple(_CELLS[kind])


def _named(parties: Sequence[Party], *roles: str) -> str:
    return "; ".join(dict.fromkeys(p.name for p in parties if p.role in roles))


def _outlets(answer: OccurrenceAnswer) -> str:
    names = (account.outlet or account.title or account.record for account in _own(answer))
    return "; ".join(dict.fromkeys(names))


def _own(answer: OccurrenceAnswer) -> list[AccountAnswer]:
    """The accounts that are about it."""
    return [account for account in answer.accounts if account.main]


def _fields(kind: type) -> Cells:
    """The fields of an answer as they are."""
    return {name: attrgetter(name) for name in kind.__struct_fields__}  # type: ignore[attr-defined]


def _told(answer: EventAnswer) -> Cite | None:
    return answer.cites[0] if answer.cites else None


_SOURCE: Cells = {
    "title": lambda a: a.source.title,
    "outlet": lambda a: a.source.outlet,
    "published": lambda a: a.source.published,
    "url": lambda a: a.source.url,
    "source": lambda a: a.source.names[0] if a.source.names else None,
}
_EVENT: Cells = {
    "id": lambda a: a.id,
    "when": lambda a: a.event.when.edtf if a.event.when else None,
    "type": lambda a: a.event.type,
    "status": lambda a: a.event.status,
    "mode": lambda a: a.event.mode,
    "channel": lambda a: a.event.channel,
    "who": lambda a: _named(a.parties, "initiator", "participant", "host", "mediator"),
    "to": lambda a: _named(a.parties, "recipient"),
    "absent": lambda a: _named(a.parties, "absent"),
    "countries": lambda a: " ".join(dict.fromkeys(p.country for p in a.parties if p.country)),
    "where": lambda a: a.place.name if a.place else None,
    "topics": lambda a: "; ".join(dict.fromkeys(topic.label for topic in a.event.topics)),
    "said_by": lambda a: a.said_by,
    "confidence": lambda a: a.event.confidence,
    "corrected": lambda a: a.corrected,
    "words": lambda a: told.words if (told := _told(a)) else "",
    "block": lambda a: told.where if (told := _told(a)) else "",
    "start": lambda a: told.start if (told := _told(a)) else None,
    "end": lambda a: told.end if (told := _told(a)) else None,
    **_SOURCE,
}
_STATEMENT: Cells = {
    "id": lambda a: a.id,
    "day": lambda a: day_text(a.day),
    "speaker": lambda a: _named(a.parties, "speaker"),
    "for": lambda a: _named(a.parties, "for"),
    "to": lambda a: _named(a.parties, "addressee"),
    "act": lambda a: a.statement.act,
    "form": lambda a: a.statement.form,
    "corrected": lambda a: a.corrected,
    "words": lambda a: a.words,
    "block": lambda a: a.cites[0].where,
    "start": lambda a: a.statement.content[0],
    "end": lambda a: a.statement.content[1],
    **_SOURCE,
}
_OCCURRENCE: Cells = {
    "id": lambda a: a.id,
    "label": lambda a: a.label,
    "when": lambda a: a.edtf,
    "type": lambda a: a.type,
    "status": lambda a: a.status,
    "channel": lambda a: a.channel,
    "quad": lambda a: a.quad,
    "who": lambda a: "; ".join(a.participants),
    "where": lambda a: a.place,
    "accounts": lambda a: len(_own(a)),
    "sources": lambda a: len({account.source or account.record for account in _own(a)}),
    "outlets": _outlets,
    "sides": lambda a: " ".join(sorted({account.side for account in _own(a) if account.side})),
    "records": lambda a: " ".join(account.record for account in _own(a)),
    "recalled_in": lambda a: " ".join(account.record for account in a.accounts if not account.main),
}
_ARTICLE: Cells = {
    "id": lambda a: a.source.id,
    **_SOURCE,
    "side": lambda a: a.source.side,
    "events": lambda a: a.events,
    "statements": lambda a: a.statements,
}
_FOUND: Cells = {"id": lambda a: a.source.id, **_SOURCE, "snippet": lambda a: a.snippet.replace(START, "").replace(END, "")}
_LOGGED: Cells = {
    "id": lambda a: a.entry.id,
    "op": lambda a: a.entry.op,
    "standing": lambda a: a.standing,
    "article": lambda a: a.entry.article,
    "type": lambda a: a.entry.anchor.type if a.entry.anchor else None,
    "words": lambda a: a.entry.anchor.words[0] if a.entry.anchor else None,
    **{name: attrgetter(f"entry.{name}") for name in ("field", "value", "undoes", "who", "at", "why")},
}
_CELLS: Mapping[type, Cells] = {
    EventAnswer: _EVENT, StatementAnswer: _STATEMENT, OccurrenceAnswer: _OCCURRENCE, ArticleAnswer: _ARTICLE, Found: _FOUND,
    Logged: _LOGGED, ActorAnswer: _fields(ActorAnswer), Problem: _fields(Problem),
}  # fmt: skip


def day_text(day: int) -> str | None:
    """20211230 as "2021-12-30"; None for no day."""
    text = str(day)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if day else None


def to_table(rows: Rows, library: Library) -> Any:
    """The rows as a table of an installed library. Raises BadOption where it is not installed."""
    makers = {"pandas": lambda m: m.DataFrame(rows), "polars": lambda m: m.DataFrame(rows, infer_schema_length=None),
              "pyarrow": lambda m: m.Table.from_pylist(rows)}  # fmt: skip
    if library not in makers:
        raise BadOption(f"{library!r} is no library of tables that memcon knows: take one of {', '.join(makers)}")
    try:
        module = import_module(library)
    except ImportError:
        raise BadOption(f"{library} is not installed: pip install {library}, or ask for another library") from None
    return makers[library](module)
