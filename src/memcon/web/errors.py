"""What goes wrong, told in one sentence: as a page, or under /api as `{"error": {"code": …, "message": …}}`."""

import os
from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from memcon.errors import ArticleError, BadOption, CaptureError, MemconError
from memcon.store import BadStore, UnknownId
from memcon.web import drawing


class Refused(MemconError):
    """A request that the desk does not take, with the HTTP status that says so."""

    code = "refused"

    def __init__(self, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.status = status


class NoPages(MemconError):
    """There is nothing to show yet."""

    code = "no-store"


_STATUS: tuple[tuple[type[MemconError], int], ...] = (
    (UnknownId, 404), (NoPages, 404), (BadOption, 400), (CaptureError, 422), (ArticleError, 422), (BadStore, 503),
)  # fmt: skip


def status_of(error: MemconError) -> int:
    if isinstance(error, Refused):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def told(error: MemconError) -> str:
    """The sentence of an error; on a page an option is a field, not a flag of the command line."""
    return error.message.removeprefix("--") if isinstance(error, BadOption) else error.message


def answer(request: Request, status: int, code: str, message: str) -> Response:
    """The error as the asker takes it."""
    if request.url.path.startswith("/api/"):
        body = msgspec.json.encode({"error": {"code": code, "message": message}})
        return Response(body, status, media_type="application/json")
    return drawing.page(request, "error.html", status=status, heading=HTTPStatus(status).phrase, message=message)


def fault(request: Request, error: Exception) -> Response:
    """A fault of memcon's own."""
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return answer(request, 500, "fault", f"a fault in memcon itself ({what}): please report it; MEMCON_DEBUG=1 shows where")


async def _memcon(request: Request, error: Exception) -> Response:
    assert isinstance(error, MemconError)
    if isinstance(error, NoPages) and not request.url.path.startswith("/api/"):
        return Response(status_code=303, headers={"Location": "/articles"})
    return answer(request, status_of(error), error.code, told(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    phrase = {404: "there is nothing at this address", 405: "this address does not take such a request"}
    message = phrase.get(error.status_code, str(error.detail))
    return answer(request, error.status_code, "no-such-address" if error.status_code == 404 else "request", message)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("query", "body", "path"))
    what = " is missing" if first["type"] == "missing" else f": {first['msg'][:1].lower()}{first['msg'][1:]}"
    return answer(request, 400, "option", where + what)


def install(app: FastAPI) -> None:
    app.add_exception_handler(MemconError, _memcon)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
