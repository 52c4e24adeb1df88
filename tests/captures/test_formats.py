"""Each kind of file gives its captures."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.captures import Capture, Failure, open_captures

from .made import HTML, TEXT, answer, from_bytes, one, record, zipped

Write = Callable[[str, bytes | str], Path]


def test_text_and_html_files(write: Write) -> None:
    (text,) = open_captures(write("a.html", TEXT))
    assert isinstance(text, Capture) and text.text == TEXT and text.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    (page,) = open_captures(str(write("b.txt", HTML)))
    assert isinstance(page, Capture) and page.html == HTML and page.id is None


@pytest.mark.parametrize("text", [TEXT, HTML])
def test_gzip_of_one_page(text: str) -> None:
    found = one(zipped(text.encode()))
    assert (found.text or found.html) == text
    assert one(zipped(text.encode()[:40]) + zipped(text.encode()[40:])) == found
    cut = one(zipped(text.encode() * 50)[:-12])
    assert "cut" in cut.notes[0]


def test_json_lines(write: Write) -> None:
    write("pages/a.txt", TEXT)
    write("pages/b.html.gz", zipped(HTML.encode()))
    lines = [
        {"id": "1", "text": "CRLF\r\nstays. It’s so.", "published": "2020-03-03", "unknown": [1]},
        {"id": "2", "html": HTML, "url": "https://a.example/x", "text": None},
        {"id": "3", "path": "a.txt", "outlet": "The Oslo Post"},
        {"id": "4", "path": "b.html.gz", "url": "https://a.example/y"},
        {"path": "a.txt"},
    ]
    found = list(open_captures(write("pages/all.jsonl", "\n".join(json.dumps(line) for line in lines) + "\n\n")))
    assert all(isinstance(item, Capture) for item in found)
    assert [item.id for item in found] == ["1", "2", "3", "4", None]
    assert found[0].text == "CRLF\r\nstays. It’s so." and found[0].published == "2020-03-03"
    assert found[2].text == TEXT and found[2].outlet == "The Oslo Post"
    assert found[3].html == HTML and found[3].url == "https://a.example/y"
    array = list(open_captures(write("pages/all.json", json.dumps(lines, indent=1))))
    assert array == found
    assert list(open_captures(write("pages/all.gz", zipped("\n".join(map(json.dumps, lines)).encode())))) == found


def test_json_lines_go_on_after_failures(write: Write) -> None:
    lines = [
        '{"id": "a", "text": "one"}',
        '{"id": "b", "text": "cut',
        '{"id": "c", "text": 5}',
        '{"id": 4, "text": "x"}',
        '{"id": "e", "url": "https://a.example/"}',
        '{"id": "f", "text": ""}',
        '{"id": "g", "path": "nowhere.txt"}',
        "[1, 2]",
        '{"id": "i", "text": "x", "html": "<p>y</p>"}',
        '{"id": "j", "text": "x", "published": "soon"}',
        '{"id": "k"}',
        '{"id": "l", "text": "last"}',
    ]
    path = write("x.jsonl", "\n".join(lines))
    found = list(open_captures(path))
    assert [type(item) for item in found] == [Capture, *[Failure] * 10, Capture]
    assert [item.id for item in found] == ["a", None, "c", None, "e", "f", "g", None, "i", "j", "k", "l"]
    failures = [item for item in found if isinstance(item, Failure)]
    assert failures[0].where == f"{path} line 2" and "not valid JSON" in failures[0].message
    assert all("x.jsonl line" in failure.message for failure in failures)
    assert [failure.code for failure in failures] == [*["bad-capture"] * 4, "empty", "missing-file", *["bad-capture"] * 4]
    assert "fetches nothing" in failures[3].message


def test_paths_can_be_refused(write: Write) -> None:
    write("a.txt", TEXT)
    (found,) = open_captures(write("x.jsonl", '{"path": "a.txt"}'), paths=False)
    assert isinstance(found, Failure)


def test_a_path_must_be_one_page(write: Write) -> None:
    (found,) = open_captures(write("x.jsonl", '{"id": "1", "path": "x.jsonl"}'))
    assert isinstance(found, Failure) and found.id == "1" and "several captures" in found.message


def test_warc() -> None:
    latin = "<html><p>Café</p></html>".encode("latin-1")
    archive = b"".join(
        [
            record("warcinfo", "", "application/warc-fields", b"software: x\r\n"),
            answer("https://a.example/1", HTML.encode()),
            answer("https://a.example/2", latin, "text/html; charset=iso-8859-1"),
            answer("https://a.example/3", TEXT.encode(), "text/plain"),
            answer("https://a.example/moved", b"<p>Moved</p>", status="301 Moved"),
            answer("https://a.example/gone", b"<p>Gone</p>", status="404 Not Found"),
            answer("https://a.example/robots.txt", b"User-agent: *", "text/plain"),
            answer("https://a.example/i.png", b"\x89PNG", "image/png"),
            record("request", "https://a.example/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            record("resource", "https://a.example/4", "text/html", b"<p>Kept</p>"),
            record("metadata", "https://a.example/1", "text/plain", b"x: y"),
            answer("https://a.example/5", gzip.compress(HTML.encode()), more="Content-Encoding: gzip\r\n"),
            answer("https://a.example/6", HTML.encode(), more="Content-Encoding: gzip\r\n"),
            answer("https://a.example/7", zlib.compress(HTML.encode()), more="Content-Encoding: deflate\r\n"),
            answer("https://a.example/8", b"5\r\n<p>Ab\r\n6;x=y\r\nc</p>\n\r\n0\r\n\r\n", more="Transfer-Encoding: chunked\r\n"),
            answer("https://a.example/9", b""),
        ]
    )
    found = from_bytes(archive, "x.warc")
    assert [item.id for item in found] == [f"https://a.example/{n}" for n in range(1, 10)]
    *pages, empty = found
    assert isinstance(empty, Failure) and empty.code == "empty" and "x.warc" in empty.message
    assert all(isinstance(page, Capture) and page.url == page.id and page.published is None for page in pages)
    assert pages[1].html == "<html><p>Café</p></html>" and pages[1].encoding == "cp1252"
    assert pages[2].text == TEXT
    assert [page.html for page in pages[4:7]] == [HTML] * 3
    assert pages[7].html == "<p>Abc</p>\n"
    assert from_bytes(zipped(archive), "x.warc") == found


def test_wet() -> None:
    archive = record("warcinfo", "", "application/warc-fields", b"x: y\r\n")
    archive += record("conversion", "https://a.example/1", "text/plain", TEXT.encode())
    found = one(zipped(archive))
    assert (found.text, found.url, found.published) == (TEXT, "https://a.example/1", None)


@pytest.mark.parametrize("cut", [3, 60, 200, 300, 460])
@pytest.mark.parametrize("pack", [False, True])
def test_a_cut_archive_gives_what_it_has(cut: int, pack: bool) -> None:
    first, second = answer("https://a.example/1", HTML.encode()), answer("https://a.example/2", HTML.encode())
    data = zipped(first) + zipped(second) if pack else first + second
    found = from_bytes(data[: -min(cut, len(data) // 2 - 20)], "x.warc")
    assert isinstance(found[0], Capture) and found[0].html == HTML
    assert isinstance(found[-1], Failure) and "cut" in found[-1].message and "x.warc" in found[-1].message


def test_a_broken_archive_says_so() -> None:
    data = answer("https://a.example/1", HTML.encode()) + b"WARC/1.0\r\n" + b"\0" * 100_000
    found = from_bytes(data, "x.warc")
    assert isinstance(found[0], Capture) and isinstance(found[-1], Failure)


def test_mhtml() -> None:
    body = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: =?utf-8?Q?Ministers_meet_=E2=80=93_Oslo?=\r\n"
        "Date: Tue, 3 Mar 2020 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="bb"\r\n\r\n'
        "--bb\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n"
        "--bb\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><p>It=E2=80=99s a long =\r\nline</p></html>\r\n--bb--\r\n"
    )
    found = one(body.encode())
    assert found.html and found.html.strip() == "<html><p>It’s a long line</p></html>"
    assert (found.title, found.url, found.published) == ("Ministers meet – Oslo", "https://a.example/x", None)
    assert found.sha256 == hashlib.sha256(body.encode()).hexdigest()


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Oslo &amp; Post</title><language>en</language>
<item><guid>g1</guid><title>Ministers meet</title><link>https://a.example/1</link><pubDate>Tue, 03 Mar 2020 18:05:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The ministers met.</p><p>They spoke of fish.</p>]]></content:encoded></item>
<item><guid>g2</guid><title>Second</title><link>https://a.example/2</link><description>Only a &amp;amp; summary.</description></item>
<item><guid>g3</guid><title>Third</title></item>
</channel></rss>"""


def test_feed() -> None:
    full, short, bare = from_bytes(FEED.encode(), "x.xml")
    assert isinstance(full, Capture) and full.html == "<p>The ministers met.</p><p>They spoke of fish.</p>" and not full.notes
    assert (full.id, full.url, full.title, full.outlet) == ("g1", "https://a.example/1", "Ministers meet", "Oslo & Post")
    assert (full.published, full.language) == ("2020-03-03T18:05+01:00", "en")
    assert isinstance(short, Capture) and short.text == "Only a & summary." and "summary" in short.notes[0] and short.published is None
    assert isinstance(bare, Failure) and bare.id == "g3" and bare.code == "empty"


def test_atom_updated_is_not_published() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>u:1</id><title>T</title><updated>2020-03-03T10:00:00Z</updated>'
        '<content type="text">Plain words.</content></entry></feed>'
    )
    found = one(atom.encode())
    assert (found.text, found.published, found.id) == ("Plain words.", None, "u:1")
