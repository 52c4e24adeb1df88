"""Any bytes give captures, failures or an error of memcon's own."""

import gzip
import io
import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.captures import Capture, Failure, capture_of, front_matter, open_captures, sniff
from memcon.errors import MemconError

from .made import HTML, TEXT, answer, from_bytes, record
from .test_formats import FEED
from .test_matter import HEAD

_SAMPLES = [
    HTML.encode(),
    TEXT.encode("utf-16"),
    HEAD.encode(),
    FEED.encode(),
    answer("https://a.example/1", HTML.encode()) + record("conversion", "https://a.example/2", "text/plain", TEXT.encode()),
    gzip.compress(HTML.encode(), mtime=0),
    gzip.compress(answer("https://a.example/1", HTML.encode(), more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), mtime=0),
    b'{"id": "1", "text": "a"}\n{"id": "2", "html": "<p>b</p>"}\n',
    json.dumps([{"id": "1", "text": "a"}], indent=1).encode(),
    b"Subject: =?x?q?y?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/html; charset=x\r\n\r\n<p>x</p>\r\n--b--",
]


def _take(data: bytes) -> None:
    try:
        for item in open_captures(io.BytesIO(data), name="x"):
            assert isinstance(item, Capture | Failure)
            if isinstance(item, Capture):
                assert (item.text is None) != (item.html is None)
                (item.text or item.html or "").encode()
            else:
                assert "x" in item.message and "\n" not in item.message
    except MemconError as error:
        assert error.message.startswith("x") or " x " in error.message
        assert "\n" not in error.message


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes) -> None:
    assert sniff(data)
    _take(data)


@given(st.sampled_from(_SAMPLES), st.data())
@settings(max_examples=250, deadline=None)
def test_damaged_samples(sample: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(at, min(len(sample), at + 60)))
    _take(sample[:at] + data.draw(st.binary(max_size=8)) + sample[end:])


@given(st.text())
@settings(deadline=None)
def test_strings_come_out_as_they_went_in(text: str) -> None:
    try:
        found = capture_of(text)
    except MemconError:
        assert not text.strip("\0 \t\r\n\f\v\ufeff\xa0\u200b")
        return
    assert found.text == text
    line = json.dumps({"text": text}).encode()
    (again,) = from_bytes(line)
    assert again == msgspec.structs.replace(found, listed=True)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\r"), min_size=1).map(lambda t: "A word. " + t))
@settings(deadline=None)
def test_text_files_come_out_as_they_went_in(text: str) -> None:
    (found,) = from_bytes(text.encode())
    assert isinstance(found, Capture)
    assert found.text == text or found.notes or found.html == text


@given(st.text(st.sampled_from("ab: -'\"\n[]{}&*!|>#\\\r")))
@settings(deadline=None)
def test_spans_of_heads_are_in_the_text(head: str) -> None:
    text = f"---\nk: v\n{head}\n---\nbody"
    found = front_matter(text)
    for field in found.fields if found else ():
        assert 0 <= field.start <= field.end <= found.body
