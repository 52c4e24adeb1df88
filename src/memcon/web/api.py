"""The API: what the views show, as JSON under /api/v1, or as CSV where that is asked for.

A list is `{"items": […], "next": address or null}`; as CSV it has the address in the header `Link`. An error is
`{"error": {"code": …, "message": …}}` with its HTTP status.
"""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response

from memcon.errors import BadOption
from memcon.export.cells import csv_text
from memcon.record.schema import encode
from memcon.store import ActorAnswer, ArticleAnswer, EventAnswer, Found, Logged, OccurrenceAnswer, StatementAnswer, UnknownId
from memcon.store.log import items_of
from memcon.store.tables import Answer, columns, row_of
from memcon.web import accounts, search, unknown
from memcon.web.api_schema import answers, listed
from memcon.web.asked import ACTS, KINDS, Filters, Words, only
from memcon.web.desk import desk_of
from memcon.web.opening import Asking

router = APIRouter(prefix="/api/v1", dependencies=[Depends(unknown.refuse)])
STATEMENTS = ("actor", "with_", "type", "since", "until", "said_by", "outlet")


class Form(msgspec.Struct, frozen=True):
    """How an answer is wanted."""

    csv: bool


def _form(request: Request, format: Annotated[str, Query(description="json (the default) or csv.", max_length=20)] = "") -> Form:
    if format not in ("", "json", "csv"):
        raise BadOption(f"format {format!r} is none of json, csv")
    accepted = request.headers.get("accept", "").partition(",")[0].partition(";")[0].strip()
    return Form(format == "csv" or (not format and accepted == "text/csv"))


Wanted = Annotated[Form, Depends(_form)]


def json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def many(request: Request, asked: Filters, wanted: Form, kind: type[Answer], found: Sequence[Answer], last: str | None) -> Response:
    """A page of a list of answers of one kind; `last` is what its next page goes on after."""
    following = None
    if last is not None and len(found) == asked.limit:
        following = asked.address(request.url.path, q=request.query_params.get("q"), after=last)
    if not wanted.csv:
        return json({"items": found, "next": following})
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    text = csv_text(columns(kind), map(row_of, found))
    return Response(text.encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/articles", responses=listed("ArticleAnswer"))
def list_articles(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """The articles, the newest first. `since`, `until` and `outlet` speak of the article, all else of an event that it has to tell."""
    found = store.articles(**only(asked))
    return many(request, asked, wanted, ArticleAnswer, found, found[-1].source.id if found else None)


@router.get("/events", responses=listed("EventAnswer"))
def events(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """Events of all articles, the newest first, each with the words that tell it."""
    found = store.events(**only(asked))
    return many(request, asked, wanted, EventAnswer, found, found[-1].id if found else None)


@router.get("/agenda", responses=listed("EventAnswer"))
def agenda(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """What is planned, the earliest first; what has no day stands last."""
    found = store.agenda(**only(asked))
    return many(request, asked, wanted, EventAnswer, found, found[-1].id if found else None)


@router.get("/statements", responses=listed("StatementAnswer"))
def statements(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """Who said what, the newest first. `type` is the act: say, deny, demand …"""
    found = store.statements(**only(asked, *STATEMENTS, types=ACTS))
    return many(request, asked, wanted, StatementAnswer, found, found[-1].id if found else None)


@router.get("/actors", responses=listed("ActorAnswer"))
def actors(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """Who is in the articles, those of the most articles first. `type` is the kind: person, country, organisation, group, collective."""
    return many(request, asked, wanted, ActorAnswer, store.actors(**only(asked, "actor", "type", types=KINDS)), None)


@router.get("/occurrences", responses=listed("OccurrenceAnswer"))
def occurrences(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """Events of the world with the articles that tell of them, the newest first."""
    found = store.occurrences(**only(asked, *accounts.NAMES))
    return many(request, asked, wanted, OccurrenceAnswer, found, found[-1].id if found else None)


@router.get("/search", responses=listed("Found"))
def find(request: Request, asked: Filters, wanted: Wanted, store: Asking, q: Words) -> Response:
    """Articles with all the words, the best first; hits stand between U+0002 and U+0003. `after` is how many answers came before."""
    found = store.search(q, **only(asked, *search.NAMES))
    return many(request, asked, wanted, Found, found, str(int(asked.after or 0) + len(found)))


@router.get("/corrections", responses=listed("Logged"))
def corrections(request: Request, asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """The log of corrections, the oldest first, all on one page, with what has become of each entry."""
    return many(request, asked, wanted, Logged, store.corrections(), None)


@router.get("/records/{id_}", responses=answers("Record"))
def record(id_: str, store: Asking) -> Response:
    """A record, as people have corrected it."""
    return Response(encode(store.show(id_).made.record), media_type="application/json")


@router.get("/records/{id_}/{item}", responses=answers("Event", "Statement"))
def item(id_: str, item: str, store: Asking) -> Response:
    """An event or a statement of a record."""
    found = next((x for x in items_of(store.show(id_).made.record) if x.id == item), None)
    if found is None:
        raise UnknownId(f"{id_} has no event or statement {item!r}, or it was rejected")
    return json(found)


@router.get("/occurrences/{id_}", responses=answers("OccurrenceAnswer"))
def occurrence(id_: str, store: Asking) -> Response:
    """An occurrence with its accounts."""
    return json(store.occurrence(id_))


@router.get("/comparisons/{id_}", responses=answers("Comparison"))
def comparison(request: Request, id_: str, store: Asking) -> Response:
    """The accounts of an occurrence side by side."""
    found = store.occurrence(id_)
    return json(desk_of(request).compared.of(store.accounts(found.id), found.id))
