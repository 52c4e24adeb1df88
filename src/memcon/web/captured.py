"""The page as it was captured, where its file is still there: what was taken into the article, and what was cut away."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from memcon.captures import Capture, open_captures
from memcon.errors import MemconError
from memcon.record.types import Record

LOOKED_AT = 2000
"""Captures of one file that are looked through for the one of a record."""


_BLOCKS = "p div li br tr h1 h2 h3 h4 h5 h6 header footer nav section article aside blockquote figcaption button option".split()


class Piece(msgspec.Struct, frozen=True):
    """A piece of the captured text, and whether it stands in the article."""

    text: str
    kept: bool


class Found(msgspec.Struct, frozen=True):
    """The capture. `by_lines` where the map is by equal lines (of HTML), not by the record's own segments."""

    name: str
    pieces: tuple[Piece, ...]
    by_lines: bool


class Missing(msgspec.Struct, frozen=True):
    """Why the capture cannot be shown, as a sentence."""

    message: str


def find(store: Path, record: Record, names: Sequence[str]) -> Found | Missing:
    """The capture of a record, by the names under which it was added: from where memcon runs, or from where the store lies."""
    changed = None
    for name in names:
        for file in _files(store, name):
            capture = _in(file, record.article.capture.sha256)
            if capture:
                return drawn(name, record, capture)
            changed = changed or name
    if changed:
        return Missing(f"{changed} is no longer the file that was read: its SHA-256 is another, so it is not shown.")
    return Missing("The captured page is not there any more: the file that it was added from is gone, or it was handed in by the browser.")


def _files(store: Path, name: str) -> Iterator[Path]:
    """Where the file of a name may lie. A name may end in what the collector calls the capture within the file."""
    for text in dict.fromkeys((name, name.rpartition(", ")[0])):
        for path in dict.fromkeys((Path(text), store.parent / text)):
            if text and path.is_file():
                yield path


def _in(file: Path, sha256: str) -> Capture | None:
    try:
        for capture in islice(open_captures(file, paths=False), LOOKED_AT):
            if isinstance(capture, Capture) and capture.sha256 == sha256:
                return capture
    except MemconError:
        return None
    return None


def drawn(name: str, record: Record, capture: Capture) -> Found:
    """The capture in pieces."""
    segments = record.article.segments
    if segments is not None and capture.text is not None:
        return Found(name, tuple(_by_segments(capture.text, segments)), by_lines=False)
    return Found(name, tuple(_by_lines(_lines(capture), record.article.text)), by_lines=True)


def _by_segments(text: str, segments: Sequence[tuple[int, int, int]]) -> Iterator[Piece]:
    at = 0
    for _, start, length in sorted(segments, key=lambda s: s[1]):
        if start > at:
            yield Piece(text[at:start], kept=False)
        yield Piece(text[max(at, start) : start + length], kept=True)
        at = max(at, start + length)
    yield Piece(text[at:], kept=False)


def _lines(capture: Capture) -> list[str]:
    """The lines of text of an HTML capture, in the order of the page; scripts and styles are no text."""
    if capture.html is None:
        return (capture.text or "").splitlines()
    from lxml import html

    root = html.document_fromstring(capture.html.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    for element in list(root.iter("script", "style", "template", "noscript")):
        element.drop_tree()
    for element in root.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return [line for line in lines if line]


def _by_lines(lines: Sequence[str], text: str) -> Iterator[Piece]:
    """A line is kept where the article has its words in a row."""
    folded = " ".join(text.split())
    for line in lines:
        yield Piece(line + "\n", kept=line in folded)
