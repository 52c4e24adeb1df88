"""Answers as flat rows, for CSV and for tables of pandas, polars or pyarrow."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal

from memcon.errors import BadOption
from memcon.store.answers import ActorAnswer, EventAnswer, Found, OccurrenceAnswer, Party, Source, StatementAnswer
from memcon.store.correcting import Logged
from memcon.store.listing import ArticleAnswer
from memcon.store.snippets import END, START

Library = Literal["pandas", "polars", "pyarrow"]
Rows = list[dict[str, Any]]


Answer = EventAnswer | StatementAnswer | ActorAnswer | OccurrenceAnswer | ArticleAnswer | Found | Logged


def as_rows(found: Sequence[Answer]) -> Rows:
    """A row of plain values for each answer."""
    return [row_of(answer) for answer in found]


def row_of(answer: Answer) -> dict[str, Any]:
    makers: dict[type, Callable[[Any], dict[str, Any]]] = {
        EventAnswer: _event, StatementAnswer: _statement, ActorAnswer: _actor, OccurrenceAnswer: _occurrence, ArticleAnswer: _article,
        Found: _found, Logged: _logged,
    }  # fmt: skip
    return makers[type(answer)](answer)


def _named(parties: Sequence[Party], *roles: str) -> str:
    return "; ".join(dict.fromkeys(p.name for p in parties if p.role in roles))


def _event(answer: EventAnswer) -> dict[str, Any]:
    event = answer.event
    told = answer.cites[0] if answer.cites else None
    return {
        "id": answer.id,
        "when": event.when.edtf if event.when else None,
        "type": event.type,
        "status": event.status,
        "mode": event.mode,
        "channel": event.channel,
        "who": _named(answer.parties, "initiator", "participant", "host", "mediator"),
        "to": _named(answer.parties, "recipient"),
        "absent": _named(answer.parties, "absent"),
        "countries": " ".join(dict.fromkeys(p.country for p in answer.parties if p.country)),
        "where": answer.place.name if answer.place else None,
        "topics": "; ".join(dict.fromkeys(topic.label for topic in event.topics)),
        "said_by": answer.said_by,
        "confidence": event.confidence,
        "corrected": answer.corrected,
        **_cited(told.words if told else "", told.where if told else "", (told.start, told.end) if told else None),
        **_source(answer.source),
    }


def _statement(answer: StatementAnswer) -> dict[str, Any]:
    said = answer.statement
    return {
        "id": answer.id,
        "day": day_text(answer.day),
        "speaker": _named(answer.parties, "speaker"),
        "for": _named(answer.parties, "for"),
        "to": _named(answer.parties, "addressee"),
        "act": said.act,
        "form": said.form,
        "corrected": answer.corrected,
        **_cited(answer.words, answer.cites[0].where, said.content),
        **_source(answer.source),
    }


def _occurrence(answer: OccurrenceAnswer) -> dict[str, Any]:
    own = [account for account in answer.accounts if account.main]
    names = (account.outlet or account.title or account.record for account in own)
    return {
        "id": answer.id,
        "label": answer.label,
        "when": answer.edtf,
        "type": answer.type,
        "status": answer.status,
        "channel": answer.channel,
        "quad": answer.quad,
        "who": "; ".join(answer.participants),
        "where": answer.place,
        "accounts": len(own),
        "sources": len({account.source or account.record for account in own}),
        "outlets": "; ".join(dict.fromkeys(names)),
        "sides": " ".join(sorted({account.side for account in own if account.side})),
        "records": " ".join(account.record for account in own),
        "recalled_in": " ".join(account.record for account in answer.accounts if not account.main),
    }


def _actor(answer: ActorAnswer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in answer.__struct_fields__}


def _article(answer: ArticleAnswer) -> dict[str, Any]:
    return {"id": answer.source.id, **_source(answer.source), "side": answer.source.side, "events": answer.events,
            "statements": answer.statements}  # fmt: skip


def _found(found: Found) -> dict[str, Any]:
    return {"id": found.source.id, **_source(found.source), "snippet": found.snippet.replace(START, "").replace(END, "")}


def _logged(logged: Logged) -> dict[str, Any]:
    entry = logged.entry
    return {
        "id": entry.id, "op": entry.op, "standing": logged.standing, "article": entry.article,
        "type": entry.anchor.type if entry.anchor else None, "words": entry.anchor.words[0] if entry.anchor else None,
        "field": entry.field, "value": entry.value, "undoes": entry.undoes, "who": entry.who, "at": entry.at, "why": entry.why,
    }  # fmt: skip


def _cited(words: str, where: str, span: tuple[int, int] | None) -> dict[str, Any]:
    return {"words": words, "block": where, "start": span[0] if span else None, "end": span[1] if span else None}


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title, "outlet": source.outlet, "published": source.published, "url": source.url,
        "source": source.names[0] if source.names else None,
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
