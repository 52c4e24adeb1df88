"""MHTML (a browser's "web page, single file") and mail: the page inside, by the standard library's parser."""

import email
import email.errors
import email.header
import re
from email.message import Message

import msgspec

from memcon.captures.limits import MAX_LINES, MAX_PARTS
from memcon.errors import BadCapture

_KINDS = ("text/html", "application/xhtml+xml", "text/plain")


class Part(msgspec.Struct, frozen=True):
    """The main page of a MIME file. `title` is the subject: browsers put the page's title there."""

    body: bytes
    is_html: bool
    charset: str | None
    url: str | None
    title: str | None


def main_part(data: bytes, name: str) -> Part:
    """The first HTML part, else the first plain text. Its date is left alone: that is when it was saved, not published."""
    if data.count(b"\n") + data.count(b"\r") > 2 * MAX_LINES or data.count(b"\n--") > MAX_PARTS:  # a line may end in both
        raise BadCapture(f"{name} is a MIME file of more lines or parts than a saved page has; save the page again as HTML.")
    try:
        return _main_part(data, name)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        # The parser of the standard library is lenient, but raises these on some malformed headers.
        raise BadCapture(f"{name} is a broken MIME file ({type(error).__name__}); save the page again as HTML.") from error


def _main_part(data: bytes, name: str) -> Part:
    message = email.message_from_bytes(data)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    ranked = [part for kind in _KINDS for part in leaves if part.get_content_type() == kind]
    found = ranked[0] if ranked else None
    if found is None:
        raise BadCapture(f"{name} is a MIME file without a page in it; save the page again as HTML.")
    payload = found.get_payload(decode=True)
    url = _header(message, "Snapshot-Content-Location") or _header(found, "Content-Location")
    return Part(
        body=payload if isinstance(payload, bytes) else b"",
        is_html=found.get_content_type() != "text/plain",
        charset=found.get_content_charset(),
        url=url if url and re.match(r"https?://", url) else None,
        title=_header(message, "Subject"),
    )


def _header(message: Message, key: str) -> str | None:
    """A header, decoded, on one line."""
    raw = message.get(key)
    if raw is None:
        return None
    try:
        text = str(email.header.make_header(email.header.decode_header(raw)))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None
