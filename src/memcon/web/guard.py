"""What every request passes: whose it is, from where it comes, how large it is; and the headers that every answer carries.

A page that a browser shows from elsewhere must neither read the desk nor make it do something. Against a foreign name that is made to mean
this machine (DNS rebinding) stands the check of `Host`; against forms sent from another site `Origin`, and a key in each form; against
script in a captured page the Content-Security-Policy, under which nothing runs that is not a file of the desk.
"""

import hashlib
import hmac
import ipaddress
import socket
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Request, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from memcon.web import errors
from memcon.web.desk import Desk
from memcon.web.errors import Refused

MIB = 1 << 20
UPLOAD = 16 * MIB
"""Bytes of a request: a captured page has a tenth of it at most; larger files are for `memcon add`."""
COOKIE = "memcon-token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-cache, private",
}
_SAFE = ("GET", "HEAD")


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        bare, started = scope["method"] == "HEAD", False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send({**message, "body": b""} if bare and message["type"] == "http.response.body" else message)

        try:
            response = self._at_the_door(request)
            if response is None:
                # HEAD is answered as GET is, without the body (RFC 9110, 9.3.2)
                await self._app({**scope, "method": "GET"} if bare else scope, _limited(receive), guarded)
                return
        except Refused as refused:
            response = errors.answer(request, refused.status, refused.code, refused.message)
        except Exception as error:
            if started:
                raise
            response = errors.fault(request, error)
        await response(scope, receive, guarded)

    def _at_the_door(self, request: Request) -> Response | None:
        """None lets the request in. Raises Refused."""
        _check_host(request.headers, self._desk)
        _check_origin(request)
        _check_size(request.headers)
        return _check_token(request, self._desk.token) if self._desk.token else None


def _check_host(headers: Headers, desk: Desk) -> None:
    """A browser that was led here by a foreign name says that name in `Host`; an address in digits cannot be led astray."""
    name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    if name in ("localhost", desk.host, socket.gethostname().lower()) or _is_address(name):
        return
    raise Refused("this desk does not go by the name in the address: open it by the address that memcon serve printed", 421)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(request: Request) -> None:
    """Whatever changes something must come from the desk's own pages, or from no browser. A form of these pages says "null", for they
    give no referrer (Fetch, "append a request Origin header"); it proves itself by its key, see `form_of`."""
    if request.method in _SAFE:
        return
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    own = (None, f"{request.url.scheme}://{request.headers.get('host')}", *(() if _is_api(request) else ("null",)))
    if origin not in own or site not in ("same-origin", "none"):
        raise Refused("this request comes from another site, and is not done")


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _check_size(headers: Headers) -> None:
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > UPLOAD:
        raise TooLarge


class TooLarge(Refused):
    code = "too-large"

    def __init__(self) -> None:
        super().__init__(f"an upload may have {UPLOAD // MIB} MiB at most: give larger files to memcon add", 413)


def _limited(receive: Receive) -> Receive:
    """The request, refused when more comes than may: `Content-Length` may be missing."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > UPLOAD:
            raise TooLarge
        return message

    return counting


def _check_token(request: Request, token: str) -> Response | None:
    """The token in a header, in the cookie, or once in the address: then the cookie is set, and the address shown without it."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and _same(given, token):
        return None
    if _same(request.cookies.get(COOKIE, ""), _in_cookie(token)):
        return None
    asked = parse_qsl(request.url.query, keep_blank_values=True)
    if any(name == "token" and _same(value, token) for name, value in asked):
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        response = Response(status_code=303, headers={"Location": request.url.path + (f"?{rest}" if rest else "")})
        response.set_cookie(COOKIE, _in_cookie(token), httponly=True, samesite="lax")
        return response
    raise Refused("this desk asks for its token: open the address with ?token=…, or send the header Authorization: Bearer …", 401)


def _same(given: str, wanted: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def _in_cookie(token: str) -> str:
    return hmac.new(token.encode(), b"memcon desk", hashlib.sha256).hexdigest()
