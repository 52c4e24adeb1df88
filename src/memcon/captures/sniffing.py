"""What kind of thing are these bytes? Told by content, never by file name."""

import json
import re

from memcon.captures.code import code_kind
from memcon.captures.decoding import bom_of, unmarked_utf16
from memcon.captures.inflate import GZIP
from memcon.captures.limits import HEAD
from memcon.captures.matter import front_matter

SQLITE = b"SQLite format 3\0"
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\0\0\1\0", "an image"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (SQLITE, "a SQLite file"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"bplist", "a binary property list (a Safari web archive is one)"),
)
_ZIPPED = (
    (b"word/", "a Word file (docx)"),
    (b"xl/", "an Excel file (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
"""Kinds of file that are ZIP archives, by a name in their heads."""
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"

_BLOCKS = (
    "p|div|article|section|header|footer|nav|main|aside|h[1-6]|ul|ol|table|blockquote|figure|title|body|head|html|script|style|meta|link"
)
_TAG = re.compile(rf"</?(?:{_BLOCKS}|span|a|br|li|tr|td|th|img|em|strong|b|i|button|svg|path|form|input|label)(?:\s[^<>]*)?/?>", re.I)
_STARTS = re.compile(rf"<({_BLOCKS})(?:\s[^<>]*)?/?>", re.I)
_PROLOG = re.compile(r"(?:\s+|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE\s+(?!html)[^>\[]*(?:\[[^\]]*\])?\s*>)", re.I | re.S)
_SVG = re.compile(r"<svg\b", re.I)
_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_FEED = re.compile(r"<(?:rss\b|rdf:RDF\b[^>]*rss|feed\b[^>]*(?:w3\.org/2005/Atom|purl\.org/atom))", re.I | re.S)
_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})')
_ARRAY = re.compile(r'\[\s*(?:\{\s*["}]|\]\s*$)')
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]?")


def sniff(data: bytes) -> str:
    """The kind of a file by its first bytes (64 KiB are looked at; the more of them are given, the better).

    One of: text, html, markdown (text with front matter), mhtml (or a mail), warc, wet, feed, jsonl, json, gzip, xml (of a kind that
    is no page and no feed), code (a script or a style sheet), binary, empty. Never raises.
    """
    whole = len(data) < HEAD
    data = data[:HEAD]
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        return "empty" if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf\xff\xfe") else "binary"
    if data.startswith(GZIP):
        return "gzip"
    if data.startswith(b"WARC/"):
        return "wet" if b"WARC-Type: conversion" in data and b"WARC-Type: response" not in data else "warc"
    if is_binary(data):
        return "binary"
    return _text_kind(head_text(data), whole)


def is_binary(data: bytes) -> bool:
    """A known binary format, or too many control characters for text in any encoding (Unicode in 16 and 32 bits apart)."""
    if any(data.startswith(magic) for magic, _ in _MAGIC) or data[257:262] == b"ustar":
        return True
    marked = bom_of(data)
    if (marked and marked[0] != "utf-8") or unmarked_utf16(data):
        return False
    head = data[:8192]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 0.02 * len(head)


def binary_kind(data: bytes) -> str:
    """What a binary file is, in words: "an image"."""
    if data[257:262] == b"ustar":
        return "a tar archive"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "an image"
    what = next((what for magic, what in _MAGIC if data.startswith(magic)), "binary data")
    return next((kind for mark, kind in _ZIPPED if mark in data[:HEAD]), what) if data.startswith(b"PK\x03\x04") else what


def head_text(data: bytes) -> str:
    """The head as text, good enough to see its structure: markup and JSON are ASCII in every encoding."""
    marked = bom_of(data)
    if marked and marked[0] != "utf-8":
        return data[marked[1] :].decode(marked[0], errors="replace")
    wide = unmarked_utf16(data)
    return data.decode(wide, errors="replace") if wide else data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _text_kind(text: str, whole: bool) -> str:
    if front_matter(text):
        return "markdown"
    stripped = text.lstrip()
    if stripped[0:1] in ("{", "["):
        kind = _json_kind(stripped, whole)
        if kind:
            return kind
    if _is_mail(text):
        return "mhtml"
    kind = _markup_kind(text, stripped)
    return "code" if kind == "text" and code_kind(text) else kind


def _json_kind(text: str, whole: bool) -> str | None:
    """jsonl where the first line is an object of its own (or means to be), json where one value runs over lines, None for no JSON."""
    if _ARRAY.match(text) or (whole and text.startswith("[") and _parses(text)):
        return "json"
    if not _OBJECT.match(text):
        return None
    first, newline, _ = text.partition("\n")
    first = first.strip()
    if newline and (first == "{" or first.endswith((",", "[", "{", ":"))):
        return "json"
    if newline or not whole:
        return "jsonl"
    return "jsonl" if _parses(first) or not _parses(text) else "json"


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(text: str) -> bool:
    """A block of headers at the very start that says MIME-Version or a multipart type."""
    if not _HEADER.match(text):
        return False
    head = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if not line.startswith((" ", "\t"))]
    if not all(_HEADER.match(line) for line in lines):
        return False
    return bool(re.search(r"^MIME-Version:", head, re.I | re.M) and re.search(r"^Content-Type:\s*(?:multipart|text)/", head, re.I | re.M))


def _markup_kind(text: str, stripped: str) -> str:
    if not stripped.startswith("<"):
        return "html" if _tagged(text) else "text"
    at, root = 0, _PROLOG.match(text)
    while root:
        at = root.end()
        root = _PROLOG.match(text, at)
    if _ROOT.match(text, at):
        return "html"
    if _SVG.match(text, at):
        return "xml"
    if _FEED.match(text, at):
        return "feed"
    opened = _STARTS.match(text, at)
    if opened and (f"</{opened[1].lower()}>" in text.lower() or opened[1].lower() in ("meta", "link")):
        return "html"
    if _tagged(text):
        return "html"
    return "xml" if stripped.startswith("<?xml") else "text"


def _tagged(text: str) -> bool:
    """So many tags that it must be HTML, though it does not start like it: a fragment, or a page cut at its head."""
    tags = [len(match.group()) for match in _TAG.finditer(text)]
    return len(tags) >= 10 and sum(tags) >= 0.08 * len(text)
