"""WARC and WET archives, streamed: one page in memory at a time, however large the archive."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from memcon.captures.failures import Failure, failure_of, one_line
from memcon.captures.inflate import Inflated, inflate_content
from memcon.captures.limits import MAX_PAGE, MIB
from memcon.captures.pages import page_capture
from memcon.captures.sniffing import sniff
from memcon.captures.strings import known_facts
from memcon.captures.types import Capture
from memcon.errors import BadCapture, EmptyCapture, MemconError

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_NO_PAGE = re.compile(r"^(?!https?:)|^https?://[^/]+/(?:robots\.txt|favicon\.ico|sitemap[^/]*\.xml|ads\.txt)$", re.I)


class _Watched:
    """A stream for fastwarc (which asks for `read` and `tell`) that remembers how it ended. Its errors end the stream: the
    library's own code must not see them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.tail = b""
        self.error: str | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            chunk = self._stream.read(size if size >= 0 else MIB)
        except OSError as error:
            self.error, chunk = error.strerror or type(error).__name__, b""
        self._at += len(chunk)
        self.tail = (self.tail + chunk[-4:])[-4:] if chunk else self.tail
        return chunk

    def tell(self) -> int:
        return self._at


def warc_captures(stream: BinaryIO, name: str, inflated: Inflated | None = None) -> Iterator[Capture | Failure]:
    """The pages of an archive (response, resource and conversion records of HTML or text, status 2xx), in its order.

    `stream` is already decompressed, by `inflated` where it came in gzip. The address is a known fact and the id; the date of a record is
    that of the crawl and says nothing of publication. A cut archive gives what it has and a failure at the end; one without a
    page raises `EmptyCapture`.
    """
    watched = _Watched(stream)
    found, fault = False, None
    records = _records(watched)
    while True:
        try:
            record = next(records, None)
        except BadCapture as error:
            fault = str(error)
            break
        if record is None:
            break
        item = _record_item(record, name)
        if item is not None:
            found = True
            yield item
    fault = _end_fault(watched, inflated) or fault
    if fault:
        yield failure_of(BadCapture(f"{name} {fault}; what came before was read."), name)
    elif not found:
        raise EmptyCapture(f"{name} is an archive without a page of HTML or text in it.")


def _end_fault(watched: _Watched, inflated: Inflated | None) -> str | None:
    if watched.error:
        return f"could not be read to its end ({watched.error})"
    if inflated is not None and inflated.fault:
        return inflated.sentence()
    return None if watched.tail.endswith((b"\n\n", b"\r\n\r\n")) else "is cut at its end"


def _records(watched: _Watched) -> Iterator[Any]:
    """The records of the three kinds. Raises `BadCapture` where the archive is broken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        yield from ArchiveIterator(cast(Any, watched), record_types=kinds, parse_http=True, auto_decode="none", stream_detect=False)
    except (GeneratorExit, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # the library is Rust: where it panics, the exception is no Exception
        raise BadCapture("is broken: a record has no valid header") from error


def _record_item(record: Any, name: str) -> Capture | Failure | None:
    """The capture of a record, its failure, or None where it is no page."""
    url = record.headers.get("WARC-Target-URI") or ""
    url = url.strip().strip("<>")
    id = url or record.headers.get("WARC-Record-ID")
    where = f"{name} record {one_line(id)}" if id else name
    http = record.http_headers
    if _NO_PAGE.search(url) and url:
        return None
    if http is not None and not 200 <= (http.status_code or 200) < 300:
        return None
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    kind = kind.partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES:
        return None
    try:
        return _page(record, kind, where, known_facts({"id": id, "url": url or None}, where))
    except MemconError as error:
        return failure_of(error, where, id)


def _page(record: Any, kind: str, where: str, facts: dict[str, str | None]) -> Capture:
    size = record.content_length
    if size > MAX_PAGE:
        raise BadCapture(f"{where} is larger than {MAX_PAGE // MIB} MiB, too large for one page; it was left out.")
    body = record.reader.read(size) if size else b""  # the library makes room for all that is asked for
    notes = ("The archive is cut inside this page: its end is missing.",) if len(body) < size else ()
    body = _decoded_body(body, record.http_headers, where)
    if not body:
        raise EmptyCapture(f"{where} is empty: there is nothing to read.")
    found = sniff(body)
    if found not in ("binary", "empty"):
        # HTTP says what it is; only text/plain may turn out to be HTML.
        found = "text" if kind == "text/plain" and found != "html" else "html"
    charset = record.http_charset if record.http_headers is not None else None
    return page_capture(body, name=where, kind=found, facts=facts, charset=charset, notes=notes)


def _decoded_body(body: bytes, http: Any, where: str) -> bytes:
    """The body without transfer and content codings; crawlers keep them or not, and often leave the header where they took them off."""
    if http is None:
        return body
    headers = {key.lower(): value for key, value in http.items()}
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = unchunk(body)
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b"):
        return body
    plain = inflate_content(body, coding, MAX_PAGE)
    if plain is None and sniff(body) in ("html", "text"):
        return body
    if plain is None:
        raise BadCapture(
            f'{where} is compressed with "{one_line(coding, 20)}" and cannot be unpacked; save the archive without content codings.'
        )
    if len(plain) > MAX_PAGE:
        raise BadCapture(f"{where} unpacks to more than {MAX_PAGE // MIB} MiB and looks like a gzip bomb; it was left out.")
    return plain


def unchunk(body: bytes) -> bytes:
    """HTTP/1.1 chunks put together (RFC 9112, 7.1); the body itself where it is not chunked (any more)."""
    parts, at = [], 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,256})?\r\n").match(body, at):
        size = int(match[1], 16)
        at = match.end() + size + 2
        if not size:
            break
        parts.append(body[match.end() : match.end() + size])
    return b"".join(parts) or body
