"""`memcon reread`: brings records that an older memcon read up to this one, and says what changed."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.captures import Capture
from memcon.cli import reading, storing
from memcon.cli.inputs import articles_in
from memcon.cli.output import opened, say
from memcon.errors import MemconError
from memcon.record.plain import plain, shortened

if TYPE_CHECKING:
    from memcon.reader import Reader
    from memcon.record.types import Record
    from memcon.store import Change, Store
    from memcon.store.adding import Origin
    from memcon.store.rereading import ReadFrom


@click.command()
@storing.store_option
@click.option("--all", "everything", is_flag=True, help="Also what this version of memcon read: after a change of frames.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and leave the store as it is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: a line for each article that changed.")
@click.option("--frames", type=click.Path(path_type=Path), metavar="DIR", help="Frames of your own for the codebook.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
def reread(store: Path, everything: bool, dry_run: bool, form: str, frames: Path | None, pipeline: str | None) -> int:
    """Read the articles that an older memcon read anew, and report gains, losses and changed fields.

    A page whose file is still there, unchanged, is read from it; where its article is cut otherwise now, that is a further version. Of
    others the kept text is read. Corrections of people stay where their words still stand. Stopped at any moment, it goes on where it was.
    """
    with storing.open_store(store, write=not dry_run) as kept, opened(None) as sink:
        ids = kept.all_versions() if everything else kept.made_by_others(storing.made_by())
        if not ids:
            say(f"All {len(kept)} articles were read by this memcon ({storing.made_by()}); --all reads them anew all the same.")
            return 0
        done, changed, told_by = 0, 0, Counter[str]()
        try:
            for change in _changes(kept, ids, frames, pipeline, dry_run):
                done += 1
                told_by[change.read_from] += 1
                if change:
                    changed += 1
                    sink.write(_told(change, form))
                    sink.flush()
        except KeyboardInterrupt:
            say(f"Stopped: {done} of {len(ids)} read anew; the same command goes on from here.")
            return 130
        if not dry_run:
            storing.link(kept)
        say(f"{done} articles read anew, {changed} changed" + (" (nothing was written)" if dry_run else "") + _sources(told_by))
    return 0


def _sources(told_by: "Counter[str]") -> str:
    """What was read: "; 3 from their files, of which 1 cut otherwise now, 2 from the kept text, as their files are gone or changed"."""
    files, cut, text = told_by["file"] + told_by["file, cut anew"], told_by["file, cut anew"], told_by["text"]
    parts = [f"{files} from their files" + (f", of which {cut} cut otherwise now" if cut else "")] if files else []
    parts += [f"{text} from the kept text, as their files are gone or changed"] if text else []
    return f"; {', '.join(parts)}" if parts else ""


def _changes(store: "Store", ids: tuple[str, ...], frames: Path | None, pipeline: str | None, dry_run: bool) -> Iterator["Change"]:
    from memcon.store.rereading import changes

    reader = reading.open_reader(frames, pipeline)
    files = Files()
    for id_ in ids:
        old = store.record(id_, corrected=False)
        new = _from_file(store, files, reader, id_, old)
        read_from: ReadFrom = "text" if new is None else "file" if new.article.text == old.article.text else "file, cut anew"
        new = new or reader.reread(old)
        if dry_run:
            yield changes(old, new, id_, read_from)
        elif read_from == "file, cut anew":
            yield store.cut_anew(id_, new, storing.made_by(), reader.reread(old))
        else:
            yield store.replace(id_, new, storing.made_by(), read_from)


def _from_file(store: "Store", files: "Files", reader: "Reader", id_: str, old: "Record") -> "Record | None":
    """A reading of the capture that a record was made of; None where its file is gone or changed, or holds no article for this memcon.

    What the collector knew of the page, its day and its outlet, is not in the file: it is taken from the record.
    """
    stamp = old.article.published
    published = stamp.edtf if stamp and stamp.source == "collector" else None
    for origin in store.captures(id_):
        capture = files.capture(origin)
        if capture is not None:
            try:
                return reader.read(capture, published=published, outlet=old.article.outlet)
            except MemconError:
                return None
    return None


class Files:
    """The captures of the file that was opened last: an archive is read through once for all that it holds, not for each."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._held: dict[tuple[str, str], Capture] = {}

    def capture(self, origin: "Origin") -> Capture | None:
        """The very capture that a record was made of; None where it is there no more."""
        path = origin.name.removesuffix(f", {origin.capture_id}") if origin.capture_id else origin.name
        if path != self._path:
            self._path, self._held = path, {}
            try:
                found = articles_in(path) if Path(path).is_file() else ()
                self._held = {(each.sha256, each.id or ""): each for each in found if isinstance(each, Capture)}
            except (MemconError, OSError):
                return None
        return self._held.get((origin.sha256, origin.capture_id))


def _told(change: "Change", form: str) -> bytes:
    import msgspec

    if form == "json":
        return msgspec.json.encode(change) + b"\n"
    lines = [f"{change.id}  {plain(change.title or '')}"]
    lines += [f"  + {item.id} {item.type} “{shortened(plain(item.words), 90)}”" for item in change.gains]
    lines += [f"  - {item.id} {item.type} “{shortened(plain(item.words), 90)}”" for item in change.losses]
    lines += [f"  ~ {c.item.id} {c.item.type} {c.field}: {plain(c.old or 'none')} → {plain(c.new or 'none')}" for c in change.changed]
    return "".join(f"{line}\n" for line in lines).encode(sys.stdout.encoding or "utf-8", "replace")
