"""Kinds are told by content."""

import gzip
import json

import pytest

from memcon.captures import sniff

from .made import HTML, TEXT, answer, record

RSS = '<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0"><channel><title>T</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>'
MHTML = "From: <Saved by Blink>\r\nSubject: T\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"

CASES = [
    (TEXT, "text"),
    ("The bill uses <b> tags and <p>, said the minister. It has nothing of a page.", "text"),
    ("<b> is a tag for bold words, as <i> is for slanted ones.", "text"),
    ("[Photo] The minister arrives", "text"),
    ("{as seen on screen} The minister arrives", "text"),
    ("From: the desk\nTo: all\n\nThe minister arrives today.", "text"),
    ("---\nThe minister arrives.\n---\nMore.", "text"),
    ("12 killed in a landslide", "text"),
    (HTML, "html"),
    ("\ufeff \n<!-- saved --><html><body>x</body></html>", "html"),
    ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html></html>', "html"),
    ("<p>A fragment of a page.</p>", "html"),
    ("cut inside a tag\"><div class='x'>" + "<p>The minister spoke.</p>\n" * 20, "html"),
    ("---\ntitle: Ministers meet\ndate: 2020-03-03\n---\nText", "markdown"),
    ("---\r\ntitle: Ministers meet\r\n---\r\nText", "markdown"),
    (MHTML, "mhtml"),
    (RSS, "feed"),
    (ATOM, "feed"),
    ('<?xml version="1.0"?><urlset><url/></urlset>', "xml"),
    ('{"id": "1", "text": "a"}\n{"id": "2", "text": "b"}\n', "jsonl"),
    ('{"id": "1", "text": "a"}', "jsonl"),
    ('{"id": "1", "text": "bro\n{"id": "2", "text": "b"}\n', "jsonl"),
    ('{\n  "id": "1",\n  "text": "a"\n}', "json"),
    (json.dumps([{"id": "1", "text": "a"}]), "json"),
    ("", "empty"),
    ("\ufeff \r\n\t", "empty"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_text_kinds(text: str, kind: str) -> None:
    assert sniff(text.encode()) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_markup_in_wide_encodings(encoding: str) -> None:
    assert sniff(HTML.encode(encoding)) == "html"
    assert sniff(TEXT.encode(encoding)) == "text"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (answer("http://a.example/1", b"<p>x</p>"), "warc"),
        (record("conversion", "http://a.example/1", "text/plain", b"x"), "wet"),
        (gzip.compress(b"x", mtime=0), "gzip"),
        (b"%PDF-1.7 text only after that", "binary"),
        (b"PK\x03\x04" + b"a" * 100, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"a" * 100, "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\0" * 40, "binary"),
        ("Заседание совета прошло во вторник.".encode("cp1251"), "text"),
    ],
)
def test_byte_kinds(data: bytes, kind: str) -> None:
    assert sniff(data) == kind
