"""`memcon add`: captures into a store, on all cores; what is there already is not read again."""

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.captures import Capture, Failure, known_day
from memcon.cli import reading, storing
from memcon.cli.inputs import Item, articles_in, expanded, items, tell_aside
from memcon.cli.output import Whole, say
from memcon.cli.progress import progress
from memcon.errors import BadCapture, MemconError

if TYPE_CHECKING:
    from memcon.engine import Opener, Result, Task
    from memcon.store import Store

WORTH_COMPACTING = 5
"""A store is written anew without gaps when a run added more than one article in so many."""


@dataclass(frozen=True)
class Wish:
    """How captures are read."""

    opener: "Opener"
    published: str | None = None
    outlet: str | None = None
    jobs: int | None = None


@dataclass
class Count:
    """How far a run is."""

    new: int = 0
    versions: int = 0
    sources: int = 0
    known: int = 0
    failed: int = 0
    aside: list[str] = field(default_factory=list)
    """Names of the files that were passed over."""
    size: int = 0
    """Bytes of the files that are done."""
    of: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def all(self) -> int:
        return self.new + self.versions + self.sources + self.known + self.failed

    def told(self) -> str:
        """ "12 added, 1 changed, 3 known, 1 failed"."""
        parts = [f"{self.new} added"]
        rest = ((self.versions, "changed"), (self.sources, "under a further name"), (self.known, "known"), (self.failed, "failed"))
        for number, what in rest:
            parts += [f"{number} {what}"] if number else []
        return ", ".join(parts)

    def pace(self) -> str:
        """Rate, and the time left as far as whole files tell it."""
        spent = max(time.monotonic() - self.started, 1e-6)
        told = f"{self.all / spent:.1f} a second"
        if 0 < self.size < self.of:
            told += f", {_span(spent * (self.of - self.size) / self.size)} left"
        return told


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    return f"about {round(seconds / 60)} min" if seconds < 5400 else f"about {seconds / 3600:.1f} h"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@storing.store_option
@click.option("--jobs", "-j", type=Whole(1, 256), metavar="N", help="Processes that read. Default: one for each core.")
@click.option("--published", metavar="EDTF", help="When the pages were published, as you know it.")
@click.option("--outlet", metavar="NAME", help="Who published the pages, as you know it.")
@click.option("--frames", type=click.Path(path_type=Path), metavar="DIR", help="Frames of your own for the codebook.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
def add(
    files: tuple[str, ...],
    store: Path,
    jobs: int | None,
    published: str | None,
    outlet: str | None,
    frames: Path | None,
    pipeline: str | None,
) -> int:
    """Read captures into a store, which is made where it is missing.

    FILE is what memcon read takes: a page, a folder of pages, an archive, JSON Lines. An article is kept once, under however many names it
    comes; a changed text is kept as a further version. Stopped at any moment, the store is whole, and the same command goes on.
    """
    wish = Wish(partial(reading.open_reader, frames, pipeline), published and known_day(published), outlet, jobs)
    with storing.made_or_opened(store) as kept:
        count = Count()
        try:
            code = add_all(kept, files, wish, count)
        except KeyboardInterrupt:
            say(f"Stopped: {count.told()}. The store is whole; the same command goes on from here.")
            return 130
        if count.new * WORTH_COMPACTING > len(kept):
            with _undisturbed():
                kept.compact()
        say(f"{count.told()}; {len(kept)} in {store}" + ("; memcon problems tells why" if count.failed else ""))
    return code


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits: what runs here is short."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def add_all(store: "Store", files: Sequence[str], wish: Wish, count: Count) -> int:
    """Add the captures of the files, and put them together with what is there by occurrence.

    Gives 0, or 3 where some failed; the failure of the only capture is raised.
    """
    from memcon.engine import read_many

    failures: list[Failure] = []
    with progress(shown=True) as step:
        for result in read_many(_unknown(store, files, wish, count), wish.opener, wish.jobs):
            failure = _keep(store, result, count)
            failures = [*failures, failure][-1:] if failure else failures
            step(count)
    storing.link(store)
    tell_aside(count.aside)
    if count.all == 0:
        raise BadCapture(f"{', '.join(files)}: no capture in it: give a page, a folder of pages, or JSON Lines with a capture a line")
    if count.failed == count.all == 1:
        error = MemconError(failures[0].message)
        error.code = failures[0].code
        raise error
    return 3 if count.failed else 0


def _unknown(store: "Store", files: Sequence[str], wish: Wish, count: Count) -> Iterator["Task"]:
    """The captures that are not in the store."""
    from memcon.engine import Task
    from memcon.store import files_of

    paths = list(expanded(files, count.aside, files_of(store.path)))
    sizes = {path: path.stat().st_size for path in paths if path.is_file()}
    count.of = sum(sizes.values())
    for path in paths:
        for item in _items(str(path)):
            capture = item.found if isinstance(item.found, Capture) else _failure(item)
            if isinstance(capture, Capture) and store.knows(name=item.name, sha256=capture.sha256, capture_id=item.id):
                count.known += 1
            else:
                yield Task(item.name, capture, wish.published, wish.outlet)
        count.size += sizes.get(path, 0)


def _items(file: str) -> Iterator[Item]:
    if file == "-":
        yield from items([file], [])
        return
    try:
        for found in articles_in(file):  # not `items`, which would take a name with a star for a glob
            name = found.where if isinstance(found, Failure) else file if found.id in (None, file) else f"{file}, {found.id}"
            yield Item(name, found)
    except MemconError as error:
        yield Item(file, error)


def _failure(item: Item) -> Failure:
    if isinstance(item.found, Failure):
        return item.found
    assert isinstance(item.found, MemconError)
    return Failure(id=item.id, where=item.name, code=item.found.code, message=item.found.message)


def _keep(store: "Store", result: "Result", count: Count) -> Failure | None:
    """Write a result down, in a transaction of its own."""
    task, found = result.task, result.found
    if isinstance(found, Failure):
        store.note_problem(task.name, found.id, found.code, found.message)
        count.failed += 1
        return found
    assert isinstance(task.capture, Capture)
    added = store.add(found, name=task.name, sha256=task.capture.sha256, capture_id=task.capture.id, made_by=storing.made_by())
    tally = {"new": "new", "version": "versions", "source": "sources", "known": "known"}[added.outcome]
    setattr(count, tally, getattr(count, tally) + 1)
    return None
