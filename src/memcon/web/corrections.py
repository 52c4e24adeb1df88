"""What people correct: the forms of all views come here, and the log shows what has become of each entry."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from memcon.errors import BadOption
from memcon.store import By, Logged, Store, UnknownId
from memcon.store.correcting import OF_OCCURRENCES
from memcon.web import drawing
from memcon.web.desk import desk_of
from memcon.web.forms import Sent, field, own_path
from memcon.web.opening import Asking, to_write

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 24 * 3600


@router.get("/corrections")
def corrections(request: Request, store: Asking) -> Response:
    """The log, the newest entry first."""
    found = tuple(reversed(store.corrections()))
    return drawing.page(request, "corrections.html", found=found, titles=_titles(store, found))


def _titles(store: Store, found: Sequence[Logged]) -> dict[str, str]:
    """Of the articles that were put together or told apart, by their keys, what they are called; without those that are gone."""
    keys = {key for one in found if one.entry.op in OF_OCCURRENCES for key in (one.entry.article or "", *(one.entry.value or "").split())}
    titles = {}
    for key in keys - {""}:
        with suppress(UnknownId):
            source = store.source(key)
            titles[key] = source.title or source.outlet or key
    return titles


@router.post("/corrections")
def correct(request: Request, form: Sent) -> Response:
    """Write an entry of the log. The name is kept in a cookie, so that it need not be typed again."""
    by = By(field(form, "who"), now(), field(form, "why"))
    desk = desk_of(request)
    with desk.linker.aside(desk.store), to_write(request) as store:
        number = written(store, form, by)
    back = own_path(field(form, "back", needed=False), "/corrections")
    response = Response(status_code=303, headers={"Location": f"{back}{'&' if '?' in back else '?'}done={number}"})
    response.set_cookie(drawing.NAME_COOKIE, quote(by.who, safe=""), max_age=_YEAR, httponly=True, samesite="lax")
    return response


def now() -> str:
    """ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def written(store: Store, form: FormData, by: By) -> int:
    """The number of the correction that a form asks for."""
    op = field(form, "op")
    if op == "reject":
        return store.reject(field(form, "id"), by)
    if op == "set":
        return store.set_field(field(form, "id"), field(form, "field"), field(form, "value"), by)
    if op == "merge-actors":
        return store.merge_actors(field(form, "key"), field(form, "into"), by)
    if op == "split-actor":
        return store.split_actor(field(form, "id"), field(form, "name"), by)
    if op == "merge-occurrences":
        return store.merge_occurrences(field(form, "id"), field(form, "into"), by)
    if op == "split-occurrence":
        return store.split_occurrence(field(form, "id"), field(form, "record"), by)
    if op == "undo":
        number = field(form, "number")
        return store.undo(int(number) if number.isdecimal() else 0, by)
    raise BadOption(f"{op!r} is no correction")
