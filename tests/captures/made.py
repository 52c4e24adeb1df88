"""Captures made for the tests, of our own writing."""

import gzip
import io

from memcon.captures import Capture, Failure, open_captures

TEXT = "Ministers meet in Oslo\n\nOSLO, 3 March 2020 – The foreign ministers of Norway and Chile met on Tuesday.\nThey spoke of fish.\n"
HTML = f"<!DOCTYPE html>\n<html><head><title>Ministers meet</title></head><body><p>{TEXT}</p></body></html>"


def record(kind: str, url: str, content_type: str, body: bytes, http: bytes = b"") -> bytes:
    """A WARC record; `http` is the head of an HTTP answer."""
    block = http + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(url):032d}>\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(url: str, body: bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """A response record."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode()
    return record("response", url, "application/http; msgtype=response", body, head)


def from_bytes(data: bytes, name: str = "stdin") -> list[Capture | Failure]:
    return list(open_captures(io.BytesIO(data), name=name))


def one(data: bytes, name: str = "page") -> Capture:
    """The one capture of these bytes."""
    (found,) = from_bytes(data, name)
    assert isinstance(found, Capture)
    return found


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
