"""`memcon link`: which of the pages tell of one event."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from memcon.cli import storing
from memcon.cli.output import check_output, opened, output_option, say, to_terminal
from memcon.errors import BadOption
from memcon.record.plain import plain

if TYPE_CHECKING:
    from memcon.occurrences.types import Link, Pair


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@storing.in_the_place_of_files
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), help="Default: text on a terminal, jsonl on a pipe.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
@output_option
def link(
    files: tuple[str, ...], store: Path | None, form: Literal["jsonl", "text"] | None, pipeline: str | None, output: Path | None
) -> int:
    """Put pages together by the event that they tell of.

    FILE is what `memcon read` takes, or JSON Lines of records. With --store, what was added to a store is put together with what is there.
    jsonl has a line for each article: its record, the occurrence, and whether that is what it is about ("main"); the occurrences that it
    only recalls stand before it. text adds what weighed, for pages.
    """
    output = None if str(output) == "-" else output
    store = storing.given(store, files)
    if not files and store is None:
        raise BadOption("no FILE was given: name pages, folders, or JSON Lines of captures or records, or a store with --store")
    check_output(output, files)
    linked = _of_store(store) if store else _of_files(files, pipeline)
    with opened(output) as sink:
        if (form or ("text" if to_terminal(output) else "jsonl")) == "jsonl":
            import msgspec
            from msgspec.structs import replace

            for line in linked.links:
                told = replace(line, source=None) if line.source == line.record else line
                sink.write(msgspec.json.encode(told) + b"\n")
        else:
            sink.write(_text(linked).encode("utf-8", "replace"))
    return 3 if linked.failed else 0


@dataclass(frozen=True)
class _Linked:
    """Links, with what each record is called: its title, and the file that it came from."""

    links: Iterable["Link"]
    titles: dict[str, str]
    names: dict[str, str]
    nearest: tuple["Pair", ...] = ()
    failed: int = 0


def _of_files(files: tuple[str, ...], pipeline: str | None) -> _Linked:
    from memcon.cli.records import records_of
    from memcon.occurrences import link as linked

    read = records_of(files, pipeline)
    if not read.records:
        raise BadOption("none of the pages could be read: there is nothing to put together")
    made = linked(read.records)
    titles = {record.id: record.article.title or record.article.text[:60] for record in read.records}
    return _Linked(made.links, titles, read.names, made.nearest, read.failed)


def _of_store(path: Path) -> _Linked:
    with storing.open_store(path, write=True) as store:
        changed = storing.link(store)
        say(f"{changed} occurrence{'' if changed == 1 else 's'} new or changed")
        articles = tuple(store.sources())
        titles = {article.id: article.title or "no title" for article in articles}
        return _Linked(tuple(store.links()), titles, {article.id: article.names[0] for article in articles if article.names})


def _text(linked: _Linked) -> str:
    """Each occurrence with its articles, and for each article why it stands there."""
    links, names = tuple(linked.links), linked.names
    groups: dict[str, list[Link]] = {}
    for line in links:
        groups.setdefault(line.occurrence, []).append(line)
    nearest = {pair.first: pair for pair in linked.nearest}
    home = {line.record: line.occurrence for line in links if line.main}
    told = []
    for name in sorted(groups, key=lambda name: (-sum(x.main for x in groups[name]), name)):
        told.append(f"{name} · {sum(x.main for x in groups[name])} article(s)")
        for line in groups[name]:
            mark = " " if line.main else "~"
            told.append(f"  {mark} {plain(' '.join(linked.titles[line.record].split()))}  [{plain(names.get(line.record, line.record))}]")
            if line.main and line.source and line.source != line.record:
                told.append(f"      one source with {plain(names.get(line.source, line.source))}")
            pair = nearest.get(line.record)
            if line.main and pair and home.get(pair.second) == name:
                told.append(f"      {_why(pair)}")
        told.append("")
    return "\n".join(told)


def _why(pair: "Pair") -> str:
    parts = [f"{r.feature} {r.weight:+.1f}" + (f" ({', '.join(map(plain, r.words))})" if r.words else "") for r in pair.reasons[:4]]
    return f"{pair.probability:.2f} · {' · '.join(parts)}"
