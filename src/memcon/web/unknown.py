"""Names in an address that its view does not take, most often mistyped: the API refuses them, a page says that it left them out."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from memcon.errors import BadOption

_EVERYWHERE = ("token", "done")
"""What the guard and the notice of a correction take, on each address."""
_LIKE = 0.7
"""How alike two names must be for one to be meant by the other (difflib's ratio)."""


def taken(request: Request) -> tuple[str, ...]:
    """The names that the view of this address takes; () where it is no view."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return ()
    return tuple(dict.fromkeys(_names(route.dependant)))


def _names(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for each in dependant.dependencies:
        yield from _names(each)


def refuse(request: Request) -> None:
    """Raises BadOption for the first name that the view does not take."""
    known = taken(request)
    for name in _strangers(request, known):
        raise BadOption(f"{told(name, known)}; it takes {', '.join(known) or 'none'}")


def left_out(request: Request) -> tuple[str, ...]:
    """Of a page with filters a sentence for each name that it does not take."""
    known = taken(request)
    return tuple(told(name, known) for name in _strangers(request, known)) if "actor" in known else ()


def told(name: str, known: Sequence[str]) -> str:
    """ "this address takes no 'actr' (perhaps actor is meant)"."""
    near = get_close_matches(name.lower(), known, n=2, cutoff=_LIKE)
    return f"this address takes no {name[:60]!r}" + (f" (perhaps {' or '.join(near)} is meant)" if near else "")


def _strangers(request: Request, known: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(request.query_params) if name not in known and name not in _EVERYWHERE]
