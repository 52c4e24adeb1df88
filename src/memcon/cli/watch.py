"""`memcon watch`: a folder or a feed file, looked at again and again; what is new goes into the store."""

import re
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.captures import beside, expand
from memcon.cli import reading, storing
from memcon.cli.add import Count, Wish, add_all
from memcon.cli.inputs import tell_aside
from memcon.cli.output import Number, Whole, say
from memcon.errors import BadOption, MemconError, MissingFile

if TYPE_CHECKING:
    from memcon.store import Store

Seen = Mapping[Path, tuple[int, int]]
"""File -> its size and time of change."""


@click.command()
@click.argument("source", metavar="DIR|FEED")
@storing.store_option
@click.option("--every", type=Number(0.05), default=10.0, show_default=True, metavar="SECONDS", help="How often to look.")
@click.option("--once", is_flag=True, help="Look once and end, for a scheduler such as cron.")
@click.option("--jobs", "-j", type=Whole(1, 256), metavar="N", help="Processes that read. Default: one for each core.")
@click.option("--outlet", metavar="NAME", help="Who published the pages, as you know it.")
def watch(source: str, store: Path, every: float, once: bool, jobs: int | None, outlet: str | None) -> int:
    """Add what appears in a folder, or in the file of a feed that another program keeps fresh. Ctrl-C ends it.

    A file is read when it has not changed between two looks, so that one still being written is left alone.
    """
    if re.match(r"[a-z][a-z0-9+.-]+://", source, re.IGNORECASE):
        raise BadOption(f"{source} is an address, and memcon fetches nothing: let another program save the feed, and watch its file")
    if not Path(source).exists():
        raise MissingFile(f"there is no folder or file {source} to watch")
    wish = Wish(partial(reading.open_reader, None, None), outlet=outlet, jobs=jobs)
    count = Count()
    with storing.open_store(store, create=True) as kept:
        try:
            _look(kept, source, every, once, wish, count)
        except KeyboardInterrupt:
            say(f"Stopped watching: {count.told()}")
            return 130
        say(count.told())
    return 3 if count.failed else 0


def _look(store: "Store", source: str, every: float, once: bool, wish: Wish, count: Count) -> None:
    from memcon.store import files_of

    done: dict[Path, tuple[int, int]] = {}
    own = files_of(store.path)
    before = _stand(source)
    while True:
        if not once:
            time.sleep(every)
        now = _stand(source)
        ready = [path for path, stand in now.items() if before.get(path) == stand and done.get(path) != stand]
        if ready:
            aside = [path for path in ready if path != Path(source) and (path.absolute() in own or beside(path))]
            tell_aside([path.name for path in aside if path.absolute() not in own])
            _add(store, [str(path) for path in ready if path not in aside], wish, count)
            done.update({path: now[path] for path in ready})
        if once:
            return
        before = now


def _add(store: "Store", files: list[str], wish: Wish, count: Count) -> None:
    """Problems are kept in the store; the watch goes on."""
    if not files:
        return
    added, failed = count.new + count.versions, count.failed
    try:
        add_all(store, files, wish, count)
    except MemconError as error:
        if count.failed == failed:
            say(error.message)
    if count.new + count.versions > added or count.failed > failed:
        say(count.told())


def _stand(source: str) -> Seen:
    """The files that are there, with their sizes and times; a file that goes away meanwhile is not there."""
    found = {}
    for path in expand([source]):
        try:
            facts = path.stat()
        except OSError:
            continue
        if path.is_file():
            found[path] = (facts.st_size, facts.st_mtime_ns)
    return found
