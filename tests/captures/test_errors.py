"""Whatever is no capture is told in one sentence that names the file."""

import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from memcon.captures import Capture, Failure, expand, open_captures
from memcon.captures.inflate import Inflated
from memcon.errors import MemconError

from .made import HTML, TEXT, answer, from_bytes, zipped

Write = Callable[[str, bytes | str], Path]

MAIL = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n"
BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\xef\xbb\xbf"[::-1][:2], "empty"),
    ("empty.gz", zipped(b""), "empty"),
    ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ("page.pdf", b"%PDF-1.4\n", "binary"),
    ("tar.gz", zipped(b"a.txt".ljust(257, b"\0") + b"ustar\0" + b"\0" * 300), "binary"),
    ("twice.gz", zipped(zipped(b"text")), "bad-capture"),
    ("no.gz", b"\x1f\x8b\x08junk that is no gzip", "bad-capture"),
    ("corrupt.gz", zipped(TEXT.encode())[:-8] + b"\0" * 8, "bad-capture"),
    ("map.json", json.dumps({"type": "FeatureCollection", "features": []}, indent=1).encode(), "bad-capture"),
    ("list.json", b'[\n{"name": "x"}]', "bad-capture"),
    ("broken.json", b'{\n"text": "abc",\n"id": }', "bad-capture"),
    ("site.xml", b'<?xml version="1.0"?><urlset><url/></urlset>', "bad-capture"),
    ("feed.xml", b'<rss version="2.0"><channel><title>x</title></channel></rss>', "bad-capture"),
    ("mail.mht", MAIL, "bad-capture"),
    ("none.warc", answer("https://a.example/x.png", b"x", "image/png"), "empty"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_single_bad_files_raise(write: Write, name: str, data: bytes, code: str) -> None:
    path = write(name, data)
    with pytest.raises(MemconError) as error:
        list(open_captures(path))
    assert error.value.code == code
    assert str(path) in error.value.message
    assert re.fullmatch(r"[^\n]+[.]", error.value.message)


def test_missing_and_folder(tmp_path: Path) -> None:
    missing: list[tuple[str | Path, str]] = [(tmp_path / "no.txt", "missing-file"), (f"{tmp_path}/*.txt", "missing-file")]
    for source, code in (*missing, (tmp_path, "not-a-file")):
        with pytest.raises(MemconError) as error:
            next(open_captures(source))
        assert error.value.code == code and str(source) in error.value.message


def test_unreadable(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(MemconError) as error:
        next(open_captures(path))
    assert "permissions" in error.value.message and str(path) in error.value.message


def test_a_disk_that_fails(write: Write) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(MemconError, match="Input/output error"):
        next(open_captures(Failing(), name="x"))


def test_a_folder_goes_on(write: Write, tmp_path: Path) -> None:
    write("b/z.txt", TEXT)
    write("b/a.txt", HTML)
    write("b/m.txt", b"")
    write("b/.hidden", TEXT)
    write("b/README.md", TEXT)
    write("a.jsonl", '{"id": "1", "text": "one"}\nbroken\n')
    found = list(open_captures(tmp_path))
    kinds = [type(item) for item in found]
    assert kinds == [Capture, Failure, Capture, Failure, Capture]
    assert isinstance(found[3], Failure) and found[3].code == "empty" and found[3].where.endswith("m.txt")
    assert list(open_captures(f"{tmp_path}/b/*.txt")) == found[2:]


def test_expand(write: Write, tmp_path: Path) -> None:
    for name in ("x/b.txt", "x/a.txt", "x/c/d.txt", "y.txt"):
        write(name, TEXT)
    root = str(tmp_path)
    found = expand([f"{root}/y.txt", "-", f"{root}/x", f"{root}/none*"])
    assert [path.name for path in found] == ["y.txt", "-", "a.txt", "b.txt", "d.txt", "none*"]
    assert [path.name for path in expand([f"{root}/**/*.txt"])] == ["a.txt", "b.txt", "d.txt", "y.txt"]
    odd = write("what[1]?.txt", TEXT)
    assert list(expand([str(odd)])) == [odd]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Standard())
    (found,) = open_captures("-")
    assert isinstance(found, Capture) and found.text == TEXT
    with pytest.raises(MemconError, match=r"^standard input is empty"):
        next(open_captures("-"))


def test_gzip_bombs_are_refused() -> None:
    bomb = zipped(b"<p>" + b"a" * (65 << 20))
    assert len(bomb) < 100_000
    with pytest.raises(MemconError, match="bomb"):
        from_bytes(bomb)
    archive = answer("https://a.example/1", zlib.compress(b"<p>" + b"a" * (65 << 20)), more="Content-Encoding: deflate\r\n")
    found = from_bytes(archive + answer("https://a.example/2", HTML.encode()))
    assert isinstance(found[0], Failure) and "bomb" in found[0].message and isinstance(found[1], Capture)


def test_a_stream_that_swells_without_end_is_stopped() -> None:
    stream = Inflated(io.BytesIO(zipped(b"\n" * (8 << 20))), ratio_from=1 << 20)
    assert len(stream.read()) < 5 << 20 and stream.fault == "bomb"


def test_too_large() -> None:
    with pytest.raises(MemconError, match="x has 12,000,000 characters"):
        from_bytes(b"many words. " * 1_000_000, "x")
    with pytest.raises(MemconError, match="x is larger than 64 MiB"):
        from_bytes(b"<html><p>" + b"many words. " * 6_000_000, "x")


@pytest.mark.parametrize("name", ["a\0b", "a\nb.txt", "x" * 5000])
def test_names_that_no_file_has(name: str) -> None:
    with pytest.raises(MemconError, match=r"^[^\n\0]+\.$"):
        next(open_captures(name))


def test_sentences_stay_on_one_line() -> None:
    archive = answer("https://a.example/1", b"\1\2\3", more=f"Content-Encoding: gz\r\r{'x' * 500}\r\n")
    found = from_bytes(archive + answer("https://a.example/" + "y" * 900, b""))
    assert all(
        isinstance(item, Failure) and "\n" not in item.message and "\r" not in item.message and len(item.message) < 500 for item in found
    )
    assert isinstance(found[1], Failure) and found[1].id == "https://a.example/" + "y" * 900


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body>" + b"<b>a</b>" * 300_000, "tags"),
        (b'[{"text":"A line."}' + b",{}" * 5_100_000 + b"]", "values"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>' + b"<item><title>a</title></item>" * 20_001 + b"</channel></rss>", "entries"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n" + b"\n" * 4_100_000,
            "lines",
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\nContent-Type: image/gif\n\n" * 20_001, "parts"),
    ],
    ids=["tags", "values", "entries", "lines", "parts"],
)
def test_a_small_file_that_would_fill_the_memory_is_refused(data: bytes, reason: str) -> None:
    """None of these is larger than a page may be, and packed they are a few kilobytes; each makes an object of every few bytes."""
    packed = zipped(data)
    assert len(packed) < 100_000
    with pytest.raises(MemconError, match=reason):
        from_bytes(packed)
