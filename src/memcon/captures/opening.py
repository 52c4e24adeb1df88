"""The door for files and streams: whatever it is, captures come out, one at a time."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from memcon.captures.beside import beside
from memcon.captures.expand import expand
from memcon.captures.failures import Failure, failure_of, one_line
from memcon.captures.feeds import feed_captures
from memcon.captures.inflate import Inflated, inflate_head
from memcon.captures.jsons import FromPath, document_captures, foreign, is_foreign, line_captures
from memcon.captures.limits import HEAD, MAX_DOCUMENT, MAX_PAGE, MIB
from memcon.captures.pages import PAGE_KINDS, page_capture, refuse
from memcon.captures.sniffing import sniff
from memcon.captures.types import Capture
from memcon.captures.warcs import warc_captures
from memcon.errors import BadCapture, CaptureError, MemconError, MissingFile, NotAFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Rewound(io.RawIOBase):
    """A stream with its head, which was read to see what it is, put back before it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._head[: len(view)]
        self._head = self._head[len(view) :]
        chunk = chunk or self._rest.read(len(view)) or b""
        view[: len(chunk)] = chunk
        return len(chunk)


def open_captures(source: str | Path | BinaryIO, *, name: str | None = None, paths: bool = True) -> Iterator[Capture | Failure]:
    """The captures of a file, a folder, a glob, standard input ("-") or a binary stream, told apart by content.

    Streams: one page is held at a time, also of an archive of any size. An item of a batch (a line, a record, an entry, a file of a folder)
    that cannot be taken in is a `Failure` in its place, and the batch goes on; a file of a folder that is plainly no capture is passed
    over. A single source that cannot be taken in raises the
    `CaptureError` that says why, when the first item is asked for. `name` is what sentences call the source (its path where None);
    `paths=False` refuses the `path` of JSON captures, for sources that others sent.
    """
    if not isinstance(source, str | Path):
        yield from _from_stream(source, name or _stream_name(source), Path(), paths)
        return
    text = str(source)
    if text == "-":
        yield from _from_stream(sys.stdin.buffer, name or "standard input", Path(), paths)
        return
    files = list(expand([text]))
    if files != [Path(text)]:
        yield from _each((file for file in files if not beside(file)), paths)
        return
    yield from _from_file(files[0], name or one_line(text, 4096), paths)


def _each(files: Iterable[Path], paths: bool) -> Iterator[Capture | Failure]:
    for file in files:
        try:
            yield from open_captures(file, paths=paths)
        except MemconError as error:
            yield failure_of(error, str(file))


def _from_file(path: Path, name: str, paths: bool) -> Iterator[Capture | Failure]:
    with _opened(path, name) as stream:
        yield from _from_stream(stream, name, path.parent, paths)


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        if path.is_dir():
            raise NotAFile(f"{name} is a folder with no captures in it; give a folder that holds pages, or a file.")
        return path.open("rb")
    except FileNotFoundError as error:
        raise MissingFile(f"{name} does not exist; check the name.") from error
    except PermissionError as error:
        raise CaptureError(f"{name} may not be read; change its permissions or copy it.") from error
    except (OSError, ValueError) as error:
        raise CaptureError(f"{name} cannot be opened ({_reason(error)}).") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


def _stream_name(stream: BinaryIO) -> str:
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else "the stream"


def _from_stream(stream: BinaryIO, name: str, folder: Path, paths: bool) -> Iterator[Capture | Failure]:
    """The captures of an open stream; `folder` is where the paths of JSON captures start."""
    from_path = _path_opener(folder, paths)
    head = _read(stream, HEAD, name)
    kind = sniff(head)
    if kind != "gzip":
        yield from _of_kind(_Rewound(head, stream), head, kind, name, from_path, None)
        return
    inner = inflate_head(head, HEAD)
    if inner is None:
        raise BadCapture(f"{name} is a broken gzip file: nothing in it can be unpacked; get a whole copy.")
    kind = sniff(inner)
    if kind == "gzip":
        raise BadCapture(f"{name} is gzip inside gzip; unpack it once.")
    inflated = Inflated(cast(BinaryIO, io.BufferedReader(_Rewound(head, stream), MIB)))
    yield from _of_kind(inflated, inner, kind, name, from_path, inflated)


def _read(stream: BinaryIO, size: int, name: str) -> bytes:
    """Exactly `size` bytes, or all there are."""
    parts: list[bytes] = []
    try:
        while size > 0 and (chunk := stream.read(size)):
            parts.append(chunk)
            size -= len(chunk)
    except (OSError, ValueError) as error:
        raise CaptureError(f"{name} cannot be read ({_reason(error)}).") from error
    return b"".join(parts)


def _of_kind(
    raw: io.RawIOBase, head: bytes, kind: str, name: str, from_path: FromPath, inflated: Inflated | None
) -> Iterator[Capture | Failure]:
    """The captures of a stream whose kind is known; `inflated` is the decompressor that it comes through, if any."""
    stream = cast(BinaryIO, io.BufferedReader(raw, MIB))
    if kind in ("warc", "wet"):
        yield from warc_captures(stream, name, inflated)
    elif kind == "jsonl" and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        if len(head) < HEAD and is_foreign(head):
            raise foreign(name)
        yield from line_captures(stream, name, from_path)
        if inflated is not None and inflated.fault:
            yield failure_of(BadCapture(f"{name} {inflated.sentence()}; what came before was read."), name)
    elif kind in ("json", "jsonl"):
        yield from document_captures(_whole(stream, MAX_DOCUMENT, name, inflated), name, from_path)
    elif kind == "feed":
        yield from feed_captures(_whole(stream, MAX_PAGE, name, inflated), name)
    else:
        refuse(head, kind, name)
        data = _whole(stream, MAX_PAGE, name, inflated)
        notes = ("Its gzip stream is cut: the end of the page is missing.",) if inflated is not None and inflated.fault else ()
        yield page_capture(data, name=name, kind=kind, notes=notes)


def _whole(stream: BinaryIO, limit: int, name: str, inflated: Inflated | None) -> bytes:
    """All bytes of one item, refused above the limit. A cut gzip stream gives what it has; a corrupt one is refused."""
    data = _read(stream, limit + 1, name)
    if len(data) > limit:
        if inflated is not None:
            raise BadCapture(f"{name} unpacks to more than {limit // MIB} MiB and looks like a gzip bomb; it is refused.")
        raise BadCapture(f"{name} is larger than {limit // MIB} MiB, too large for one item; split it, or give JSON Lines.")
    if inflated is not None and inflated.fault in ("corrupt", "bomb"):
        raise BadCapture(f"{name} {inflated.sentence()}; get a whole copy.")
    return data


def _path_opener(folder: Path, allowed: bool) -> FromPath:
    def from_path(path: str, where: str, facts: dict[str, str | None]) -> Capture:
        if not allowed:
            raise BadCapture(f"{where} names a file of this machine, which is not read from here; give its text or html.")
        name = f"{one_line(path)} ({where})"
        with _opened(folder / path, name) as stream:
            head = _read(stream, HEAD, name)
            kind = sniff(inflate_head(head, HEAD) or b"") if sniff(head) == "gzip" else sniff(head)
            if kind not in (*PAGE_KINDS, "empty", "binary", "xml", "code"):
                raise BadCapture(f"{name} holds several captures ({kind}), not one page; give it by itself.")
            item = next(_from_stream(cast(BinaryIO, _Rewound(head, stream)), name, folder, False))
        if isinstance(item, Failure):
            raise BadCapture(item.message)
        return msgspec.structs.replace(item, id=facts["id"])

    return from_path
