"""`memcon reread`: brings records that an older memcon read up to this one, and says what changed."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli import reading, storing
from memcon.cli.output import opened, say
from memcon.record.plain import plain, shortened

if TYPE_CHECKING:
    from memcon.record.types import Record
    from memcon.store import Change, Store


@click.command()
@storing.store_option
@click.option("--all", "everything", is_flag=True, help="Also what this version of memcon read: after a change of frames.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and leave the store as it is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: a line for each article that changed.")
@click.option("--frames", type=click.Path(path_type=Path), metavar="DIR", help="Frames of your own for the codebook.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
def reread(store: Path, everything: bool, dry_run: bool, form: str, frames: Path | None, pipeline: str | None) -> int:
    """Read the articles that an older memcon read anew, and report gains, losses and changed fields.

    The article is read as it was cut then. Corrections of people stay where their words still stand. Stopped at any moment, it goes on
    where it was.
    """
    with storing.open_store(store, write=not dry_run) as kept, opened(None) as sink:
        ids = kept.all_versions() if everything else kept.made_by_others(storing.made_by())
        if not ids:
            say(f"All {len(kept)} articles were read by this memcon ({storing.made_by()}); --all reads them anew all the same.")
            return 0
        done, changed = 0, 0
        try:
            for change in _changes(kept, ids, frames, pipeline, dry_run):
                done += 1
                if change:
                    changed += 1
                    sink.write(_told(change, form))
                    sink.flush()
        except KeyboardInterrupt:
            say(f"Stopped: {done} of {len(ids)} read anew; the same command goes on from here.")
            return 130
        if not dry_run:
            storing.link(kept)
        say(f"{done} articles read anew, {changed} changed" + (" (nothing was written)" if dry_run else ""))
    return 0


def _changes(store: "Store", ids: tuple[str, ...], frames: Path | None, pipeline: str | None, dry_run: bool) -> Iterator["Change"]:
    from memcon.store.rereading import changes

    opener = partial(reading.open_reader, frames, pipeline)
    reader = opener()
    for id_ in ids:
        old = store.record(id_, corrected=False)
        new: Record = reader.reread(old)
        yield changes(old, new, id_) if dry_run else store.replace(id_, new, storing.made_by())


def _told(change: "Change", form: str) -> bytes:
    import msgspec

    if form == "json":
        return msgspec.json.encode(change) + b"\n"
    lines = [f"{change.id}  {plain(change.title or '')}"]
    lines += [f"  + {item.id} {item.type} “{shortened(plain(item.words), 90)}”" for item in change.gains]
    lines += [f"  - {item.id} {item.type} “{shortened(plain(item.words), 90)}”" for item in change.losses]
    lines += [f"  ~ {c.item.id} {c.item.type} {c.field}: {plain(c.old or 'none')} → {plain(c.new or 'none')}" for c in change.changed]
    return "".join(f"{line}\n" for line in lines).encode(sys.stdout.encoding or "utf-8", "replace")
