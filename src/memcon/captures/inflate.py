"""Gzip, read as a stream in flat memory, with a guard against bombs."""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from memcon.captures.limits import MAX_RATIO, RATIO_FROM

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
_STEP = 256 * 1024


class Inflated(io.RawIOBase):
    """The decompressed bytes of a gzip stream of one or more members.

    It never raises on bad data: it ends there, and `fault` says why ("cut", "corrupt" or "bomb"; None where all is well), so
    that what came before can be used.
    """

    def __init__(self, stream: BinaryIO, max_ratio: int = MAX_RATIO, ratio_from: int = RATIO_FROM) -> None:
        self.fault: str | None = None
        self._stream = stream
        self._max_ratio, self._ratio_from = max_ratio, ratio_from
        self._packed, self._unpacked = 0, 0
        self._member = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._fresh = True
        """At the start of a member: an end of the file here is a clean end."""
        self._done = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._next(len(view))
        view[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, size: int) -> bytes:
        """The next 1 to `size` bytes, b"" at the end."""
        while not self._done and size:
            if not self._pending and not self._member.unconsumed_tail:
                self._pending = self._stream.read(_STEP)
                self._packed += len(self._pending)
                if not self._pending:
                    self._end(None if self._fresh and self._packed else "cut")
                    break
            try:
                chunk = self._member.decompress(self._member.unconsumed_tail or self._pending, size)
            except zlib.error:
                # Some writers pad the last member with zeros or put a newline behind it; that is no fault.
                self._end(None if self._fresh and self._unpacked and not self._pending.strip(b"\0\r\n") else "corrupt")
                break
            self._fresh = False
            self._pending = b""
            if self._member.eof:
                self._pending = self._member.unused_data
                self._member = zlib.decompressobj(wbits=31)
                self._fresh = True
            self._unpacked += len(chunk)
            if self._unpacked > self._ratio_from and self._unpacked > self._max_ratio * self._packed:
                self._end("bomb")
                break
            if chunk:
                return chunk
        return b""

    def sentence(self) -> str:
        """The rest of a sentence that starts with the file's name, where there is a fault."""
        return {"cut": "is cut: its gzip stream ends early", "bomb": "unpacks to far more than a page has and looks like a gzip bomb"}.get(
            self.fault or "", "is broken: its gzip stream cannot be unpacked further"
        )

    def _end(self, fault: str | None) -> None:
        self.fault, self._done = fault, True


def inflate_head(data: bytes, size: int) -> bytes | None:
    """The first `size` bytes of what a gzip file holds, as far as its beginning gives them; None where that is broken from the start."""
    stream = Inflated(io.BytesIO(data))
    head = b""
    while len(head) < size and (chunk := stream.read(size - len(head))):
        head += chunk
    return None if not head and stream.fault else head


def inflate_content(data: bytes, coding: str, limit: int) -> bytes | None:
    """A body by its HTTP content coding (gzip, deflate; identity for ""), at most `limit` + 1 bytes of it; None where the coding
    is not known or the data are broken."""
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        return None
    # "deflate" is zlib by RFC 9110, but raw deflate in the practice of some servers.
    for wbits in (31,) if "gzip" in coding else (15, -15):
        try:
            return zlib.decompressobj(wbits=wbits).decompress(data, limit + 1)
        except zlib.error:
            continue
    return None
