"""The records that FILE… gives: read from captures, or taken as they are from JSON Lines of records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from memcon.captures import Capture
from memcon.cli import reading, storing
from memcon.cli.inputs import items, tell_aside
from memcon.cli.output import say
from memcon.errors import BadCapture, MemconError
from memcon.occurrences.types import Comparison
from memcon.record.types import SCHEMA, Record

_MARK = f'"schema":"{SCHEMA}"'.encode()


@dataclass(frozen=True)
class Read:
    """Records in the order given, each once; the file that each came from; how many captures failed."""

    records: tuple[Record, ...]
    names: dict[str, str]
    failed: int


def records_of(files: Sequence[str], pipeline: str | None = None) -> Read:
    """All records of the files. What cannot be read is told on standard error, and the others go on."""
    found: dict[str, Record] = {}
    names: dict[str, str] = {}
    failed = 0
    aside: list[str] = []
    for name, record in _all(files, pipeline, aside):
        if isinstance(record, MemconError):
            say(record.message if name in record.message else f"{name}: {record.message}")
            failed += 1
        elif record.id in found:
            say(f"{name}: the same article as {names[record.id]}: taken once")
        else:
            found[record.id] = record
            names[record.id] = name
    tell_aside(aside)
    return Read(tuple(found.values()), names, failed)


def compared_in(store: Path, occurrence: str) -> tuple[Read, Comparison]:
    """The corrected records of a store that are about an occurrence, and their comparison. Raises BadOption where it is but one."""
    with storing.open_store(store) as kept:
        storing.tell_unlinked(kept)
        records = kept.accounts(occurrence)
        names = {record.id: next(iter(kept.source(record.id).names), record.id) for record in records}
        return Read(records, names, 0), kept.comparison(occurrence)


def _all(files: Sequence[str], pipeline: str | None, aside: list[str]) -> Iterator[tuple[str, Record | MemconError]]:
    reader = None
    for file in files:
        if _holds_records(file):
            yield from _decoded(file)
            continue
        for item in items([file], aside):
            if not isinstance(item.found, Capture):
                yield item.name, item.found if isinstance(item.found, MemconError) else BadCapture(item.found.message)
                continue
            try:
                reader = reader or reading.open_reader(None, pipeline)
                yield item.name, reader.read(item.found)
            except MemconError as error:
                yield item.name, error


def _holds_records(file: str) -> bool:
    """Is it a file of records? Told by the opening of its first lines, of which some may tell of captures that failed."""
    path = Path(file)
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return any(_MARK in line[:80].replace(b" ", b"") for line in islice(stream, 20))


def _decoded(file: str) -> Iterator[tuple[str, Record | MemconError]]:
    with Path(file).open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = msgspec.json.decode(line, type=Record)
                yield record.id, record
            except msgspec.MsgspecError as error:
                if b'"error"' in line[:400]:
                    yield f"{file}, line {number}", BadCapture("a capture that could not be read: it is left out")
                else:
                    yield (
                        f"{file}, line {number}",
                        BadCapture(f"no record of the contract ({error}): give what memcon read --format jsonl writes"),
                    )
