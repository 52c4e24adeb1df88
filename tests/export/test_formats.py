"""The registry of formats, and what holds for every format: same bytes, nothing half written, any text."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import icalendar
import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from memcon.export import FORMATS
from memcon.export.cited import cited
from memcon.record.schema import encode
from memcon.record.types import Record

Records = tuple[Record, ...]
Make = Callable[..., Record]
NAMES = ["csv", "parquet", "datasette", "jsonl", "polecat", "cameo", "geojson", "ics", "webanno", "ftm", "csl-json", "ris"]
LIBRARIES = {"parquet": "pyarrow"}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    if request.param in LIBRARIES:
        pytest.importorskip(LIBRARIES[request.param])
    return str(request.param)


def contents(target: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(target.iterdir())} if target.is_dir() else {"": target.read_bytes()}


def test_registry() -> None:
    assert list(FORMATS) == NAMES
    for key, form in FORMATS.items():
        assert form.name == key and form.what.endswith(".") and form.folder == (form.suffix == "")


def test_every_format_says_who_eats_it_and_where_it_is_defined() -> None:
    from importlib import import_module

    for form in FORMATS.values():
        told = " ".join((import_module(f"memcon.export.{form.module}").__doc__ or "").split())
        assert ("Eaten by" in told and "Definition" in told) or form.name == "polecat", form.name


def test_the_registry_loads_no_format() -> None:
    code = (
        "import sys, memcon.export; loaded = {m for m in sys.modules if m.startswith('memcon.')}; "
        "print(sorted(loaded)); assert 'msgspec' not in sys.modules and 'csv' not in sys.modules"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['memcon.export']"


def test_target_is_a_file_or_a_folder(name: str, tmp_path: Path, records: Records) -> None:
    FORMATS[name].write(iter(records), tmp_path / "out")
    assert (tmp_path / "out").is_dir() == FORMATS[name].folder
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    FORMATS[name].write(iter(records), tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_no_records_give_a_whole_empty_export(name: str, tmp_path: Path) -> None:
    FORMATS[name].write(iter(()), tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_records_are_taken_one_by_one(name: str, tmp_path: Path, make: Make) -> None:
    """No format holds more records than it must: when the tenth is asked for, the first is free."""
    import gc
    import weakref

    class Kept(Record, frozen=True, kw_only=True, weakref=True):  # type: ignore[call-arg]
        pass

    alive: list[weakref.ref[Record]] = []
    most = 0

    def stream() -> Iterator[Record]:
        nonlocal most
        for number in range(40):
            made = make(f"r{number}")
            record = Kept(**{f: getattr(made, f) for f in Record.__struct_fields__ if f != "schema"})
            alive.append(weakref.ref(record))
            yield record
            del record, made
            if number % 10 == 9:
                gc.collect()
                most = max(most, sum(ref() is not None for ref in alive))

    FORMATS[name].write(stream(), tmp_path / "out")
    assert most <= 3


def test_same_bytes_in_another_process_and_hash_seed(tmp_path: Path, records: Records) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"".join(encode(r) + b"\n" for r in records))
    names = [n for n in NAMES if n not in LIBRARIES or _installed(LIBRARIES[n])]
    code = (
        "import sys, msgspec; from pathlib import Path; from memcon.export import FORMATS; from memcon.record.types import Record; "
        "records = [msgspec.json.decode(l, type=Record) for l in open(sys.argv[1], 'rb')]; "
        "[FORMATS[name].write(records, Path(sys.argv[2]) / name) for name in sys.argv[3:]]"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        call = [sys.executable, "-c", code, str(tmp_path / "in.jsonl"), str(tmp_path / seed), *names]
        subprocess.run(call, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for name in names:
        assert contents(tmp_path / "1" / name) == contents(tmp_path / "2" / name), name


def test_nothing_is_left_when_the_records_fail(name: str, tmp_path: Path, records: Records) -> None:
    def torn() -> Iterator[Record]:
        yield from records
        raise RuntimeError("torn")

    with pytest.raises(RuntimeError):
        FORMATS[name].write(torn(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_directly(tmp_path: Path, records: Records) -> None:
    from threading import Thread

    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    FORMATS["jsonl"].write(records, pipe)
    reader.join(10)
    assert read[0].count(b"\n") == len(records) and pipe.is_fifo()


hostile = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("=+-@\t\r\n\"',;|\\:\u2028\u202e\x00\x1b<>&")), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(title=hostile, byline=hostile, outlet=hostile, actor=hostile, key=hostile.filter(bool), url=hostile)
@example(title="", byline="", outlet="", actor="", key="\r", url="")
def test_any_text_is_written(make: Make, title: str, byline: str, outlet: str, actor: str, key: str, url: str) -> None:
    """Every format takes any text there is; what reads it back finds as many items as were written."""
    record = make(key, title=title, byline=byline, outlet=outlet, url=url)
    named = msgspec.structs.replace(record.actors[0], name=actor)
    record = msgspec.structs.replace(record, actors=(named, *record.actors[1:]))
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for form in FORMATS.values():
            if form.name not in LIBRARIES or _installed(LIBRARIES[form.name]):
                form.write([record], Path(folder) / form.name)
                made[form.name] = contents(Path(folder) / form.name)
    _check(made, record)


def _check(made: dict[str, dict[str, bytes]], record: Record) -> None:
    import csv
    import io
    import json

    rows = list(csv.reader(io.StringIO(made["csv"]["citations.csv"].decode(), newline="")))
    assert len(rows) == 1 + len(list(cited(record)))
    rows = [line.split("\t") for line in made["polecat"][""].decode().split("\n")[:-1]]
    assert len(rows) == 1 + len(record.events) and len({len(row) for row in rows}) == 1
    assert len(made["ftm"][""].decode().split("\n")) > len(record.events)
    assert all(json.loads(line) for line in made["ftm"][""].decode().split("\n")[:-1])
    assert json.loads(made["csl-json"][""])[0]["id"] == record.id
    assert made["ris"][""].count(b"\r\nER  - \r\n") == 1 and made["ris"][""].startswith(b"TY  - ")
    calendar = icalendar.Calendar.from_ical(made["ics"][""])
    assert len(calendar.events) == 4 and not any(entry.errors for entry in calendar.events)


def _installed(library: str) -> bool:
    from importlib.util import find_spec

    return find_spec(library) is not None
