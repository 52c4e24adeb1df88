"""Records and failures, written in the three formats."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

from memcon.cli.inputs import Item
from memcon.cli.output import say
from memcon.errors import MemconError
from memcon.record.plain import plain_json

if TYPE_CHECKING:
    from rich.console import Console

    from memcon.record.types import Record

Format = Literal["json", "jsonl", "text"]


class Writer(Protocol):
    """Takes records and failures, in the order of the captures."""

    def record(self, record: "Record") -> None:
        """Write a record."""

    def failure(self, item: Item, error: MemconError) -> None:
        """Write that a capture of a batch failed."""


@contextmanager
def writer_for(form: Format, sink: BinaryIO, *, to_stdout: bool, several: bool) -> Iterator[Writer]:
    """The writer of a format. On a terminal a single record as json is indented; else each takes one line."""
    if form != "text":
        yield _Lines(sink, indented=form == "json" and not several and sink.isatty())
        return
    from memcon.cli.console import console_on

    with console_on(sink, to_stdout=to_stdout) as console:
        yield _Pages(console)


class _Lines:
    """JSON, a line each."""

    def __init__(self, sink: BinaryIO, indented: bool) -> None:
        self._sink = sink
        self._indented = indented
        self._seen_by_terminal = sink.isatty()

    def record(self, record: "Record") -> None:
        import msgspec

        from memcon.record.schema import encode

        line = encode(record)
        self._write(msgspec.json.format(line, indent=2) if self._indented else line)

    def failure(self, item: Item, error: MemconError) -> None:
        told = {"id": item.id, "error": {"code": error.code, "message": error.message}}
        self._write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))

    def _write(self, line: bytes) -> None:
        self._sink.write((plain_json(line) if self._seen_by_terminal else line) + b"\n")
        self._sink.flush()


class _Pages:
    """Words for a person, page after page; failures go to standard error."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._first = True

    def record(self, record: "Record") -> None:
        from memcon.cli.text import render

        if not self._first:
            self._console.rule(style="dim")
        self._first = False
        self._console.print(render(record, self._console.width))

    def failure(self, item: Item, error: MemconError) -> None:
        say(error.message)
