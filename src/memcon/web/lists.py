"""Lists of events, statements and actors, each with the filters of the address."""

from contextlib import suppress

from fastapi import APIRouter, Request, Response

from memcon.errors import BadOption
from memcon.store import UnknownId
from memcon.store.log import active, merged
from memcon.web import drawing
from memcon.web.asked import ACTS, KINDS, Filters
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)
FEW = 12
"""Events and statements of an actor that its own page shows."""


@router.get("/events")
def events(request: Request, asked: Filters, store: Asking) -> Response:
    """Events of all articles, the newest first."""
    return drawing.page(request, "events.html", asked=asked, found=store.events(**asked.filters()))


@router.get("/statements")
def statements(request: Request, asked: Filters, store: Asking) -> Response:
    """Who said what, the newest first."""
    names = ("actor", "with_", "type", "since", "until", "said_by", "outlet")
    return drawing.page(request, "statements.html", asked=asked, found=store.statements(**asked.filters(*names, types=ACTS)))


@router.get("/actors")
def actors(request: Request, asked: Filters, store: Asking) -> Response:
    """Who is in the articles, those of the most articles first."""
    found = store.actors(**asked.filters("actor", "type", types=KINDS))
    return drawing.page(request, "actors.html", asked=asked, found=found, kinds=KINDS)


@router.get("/actors/{key:path}")
def actor(request: Request, key: str, store: Asking) -> Response:
    """One actor across the store, by its key."""
    found = None
    with suppress(BadOption):  # nobody goes by that name
        found = next((each for each in store.actors(actor=key, limit=None) if each.key == key), None)
    into = None if found else merged(active(one.entry for one in store.corrections())).get(key)
    if into:
        return Response(status_code=303, headers={"Location": f"/actors/{drawing.in_path(into)}"})
    if found is None:
        raise UnknownId(f"there is no actor {key!r} in this store")
    told, said = store.events(actor=key, limit=FEW), store.statements(said_by=key, limit=FEW)
    return drawing.page(request, "actor.html", actor=found, events=told, statements=said)
