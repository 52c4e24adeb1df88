"""Captures as JSON: one object a line, an array of them, or a single one.

An object has exactly one of `text`, `html` and `path` (from the file's folder), and may have `id`, `published`, `url`, `outlet`,
`language` and `title`; other keys are left alone, and null is as if not there.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from memcon.captures.decoding import bom_of
from memcon.captures.failures import Failure, failure_of
from memcon.captures.limits import MAX_PAGE, MAX_VALUES, MIB
from memcon.captures.strings import KNOWN, html_capture, known_facts, text_capture
from memcon.captures.types import Capture
from memcon.errors import BadCapture, MemconError

FromPath = Callable[[str, str, dict[str, str | None]], Capture]
"""(path, where it is asked for, known facts) -> the capture of the page at the path."""


def line_captures(stream: BinaryIO, name: str, from_path: FromPath) -> Iterator[Capture | Failure]:
    """One capture or failure for each line that is not blank. Only one line is held at a time."""
    number = 0
    while line := stream.readline(MAX_PAGE + 1):
        number += 1
        where = f"{name} line {number}"
        if len(line) > MAX_PAGE:
            while not line.endswith(b"\n") and (line := stream.readline(MIB)):
                pass
            yield failure_of(BadCapture(f"{where} is longer than {MAX_PAGE // MIB} MiB; split it into captures."), where)
        elif line.strip():
            yield _one(line, where, from_path)


def document_captures(data: bytes, name: str, from_path: FromPath) -> Iterator[Capture | Failure]:
    """The captures of one JSON value: an array, or a single capture (which raises where it fails)."""
    value = json_value(data, name)
    if _is_capture(value):
        yield _capture(value, name, from_path)
        return
    if not isinstance(value, list) or not any(map(_is_capture, value)):
        raise foreign(name)
    for number, item in enumerate(value, 1):
        yield _checked(item, f"{name} item {number}", from_path)


def is_foreign(data: bytes) -> bool:
    """Is this whole file sound JSON Lines in which no line has a key of a capture?"""
    try:
        values = [json_value(line, "") for line in data.splitlines() if line.strip()]
    except BadCapture:
        return False
    return not any(isinstance(value, dict) and not {*value}.isdisjoint((*KNOWN, "text", "html", "path")) for value in values)


def holds_captures(data: bytes, *, lines: bool, whole: bool) -> bool:
    """May captures be in JSON, or in JSON Lines of which the first are given? No for sound JSON without one, and for records of memcon."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().replace(b" ", b"", 1).startswith(b'{"schema":"memcon/'):
        return False
    parts = data.splitlines() if lines else [data]
    try:
        values = [json_value(part, "") for part in (parts if whole or not lines else parts[:-1]) if part.strip()]
    except BadCapture:
        return True
    return not values or any(_is_capture(item) for value in values for item in (value if isinstance(value, list) else [value]))


def foreign(name: str) -> BadCapture:
    return BadCapture(f'{name} is JSON, but not captures: give objects with "text", "html" or "path", one a line or in an array.')


def _one(line: bytes, where: str, from_path: FromPath) -> Capture | Failure:
    try:
        value = json_value(line, where)
    except MemconError as error:
        return failure_of(error, where)
    return _checked(value, where, from_path)


def _checked(value: Any, where: str, from_path: FromPath) -> Capture | Failure:
    id = value.get("id") if isinstance(value, dict) and isinstance(value.get("id"), str) else None
    try:
        return msgspec.structs.replace(_capture(value, where, from_path), listed=True)
    except MemconError as error:
        return failure_of(error, where, id)


def json_value(data: bytes, where: str) -> Any:
    """The JSON value of UTF-8 (or marked UTF-16) bytes. Raises BadCapture, saying where they are no JSON."""
    if len(data) > MAX_VALUES and sum(map(data.count, (b",", b"{", b"["))) > MAX_VALUES:
        raise BadCapture(f"{where} is JSON of more than {MAX_VALUES:,} values, too many to hold at once; give JSON Lines of captures.")
    marked = bom_of(data)
    try:
        text = data[marked[1] :].decode(marked[0]) if marked else data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadCapture(f"{where} is not UTF-8 (byte {error.start + 1}); write it in UTF-8, as JSON must be.") from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        what = error.msg.removesuffix(" starting at")  # of a string, "at column 9" follows
        raise BadCapture(f"{where} is not valid JSON: {what[:1].lower()}{what[1:]} at {at}.") from error
    except (ValueError, RecursionError) as error:
        raise BadCapture(f"{where} is JSON that cannot be read: a number or a nesting without measure.") from error


def _is_capture(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(key), str) for key in ("text", "html", "path", "url"))


def _capture(value: Any, where: str, from_path: FromPath) -> Capture:
    if not isinstance(value, dict):
        raise BadCapture(f"{where} is not an object; each capture is one, with text, html or path.")
    contents = {key: value[key] for key in ("text", "html", "path") if value.get(key) is not None}
    for key, content in contents.items():
        if not isinstance(content, str):
            raise BadCapture(f"{where} has the field {key} of the type {type(content).__name__}; it must be a string.")
    facts = known_facts(value, where)
    if len(contents) > 1:
        raise BadCapture(f"{where} has {' and '.join(contents)}; give exactly one of text, html and path.")
    if "text" in contents:
        return text_capture(contents["text"], name=where, facts=facts)
    if "html" in contents:
        return html_capture(contents["html"], name=where, facts=facts)
    if "path" in contents:
        return with_facts(from_path(contents["path"], where, facts), facts)
    if facts["url"]:
        raise BadCapture(f"{where} has an address but no text, html or path; memcon fetches nothing, so give the page itself.")
    raise BadCapture(f"{where} has neither text, html nor path; give one of them.")


def with_facts(capture: Capture, facts: dict[str, str | None]) -> Capture:
    """The capture with what the collector knows put above what the file says of itself."""
    return msgspec.structs.replace(capture, **{key: value for key, value in facts.items() if value is not None})
