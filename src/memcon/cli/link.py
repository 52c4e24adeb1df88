"""`memcon link`: which of the pages tell of one event."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from memcon.cli.output import check_output, opened, to_terminal
from memcon.errors import BadOption
from memcon.record.plain import plain

if TYPE_CHECKING:
    from memcon.cli.records import Read
    from memcon.occurrences.types import Link, Linking, Pair


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), help="Default: text on a terminal, jsonl on a pipe.")
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file, which appears whole or not at all.")
def link(files: tuple[str, ...], form: Literal["jsonl", "text"] | None, pipeline: str | None, output: Path | None) -> int:
    """Put pages together by the event that they tell of.

    FILE is what `memcon read` takes, or JSON Lines of records. jsonl has a line for each article: its record, the occurrence, and whether
    that is what it
    is about ("main"); the occurrences that it only recalls stand before it. text adds what weighed.
    """
    output = None if str(output) == "-" else output
    if not files:
        raise BadOption("no FILE was given: name pages, folders, or JSON Lines of captures or records")
    check_output(output, files)
    from memcon.cli.records import records_of
    from memcon.occurrences import link as linked

    read = records_of(files, pipeline)
    made = linked(read.records)
    with opened(output) as sink:
        if (form or ("text" if to_terminal(output) else "jsonl")) == "jsonl":
            import msgspec
            from msgspec.structs import replace

            for line in made.links:
                told = replace(line, source=None) if line.source == line.record else line
                sink.write(msgspec.json.encode(told) + b"\n")
        else:
            sink.write(_text(read, made).encode("utf-8", "replace"))
    return 3 if read.failed else 0


def _text(read: "Read", made: "Linking") -> str:
    """Each occurrence with its articles, and for each article why it stands there."""
    titles = {record.id: record.article.title or record.article.text[:60] for record in read.records}
    groups: dict[str, list[Link]] = {}
    for line in made.links:
        groups.setdefault(line.occurrence, []).append(line)
    nearest = {pair.first: pair for pair in made.nearest}
    home = {line.record: line.occurrence for line in made.links if line.main}
    told = []
    for name in sorted(groups, key=lambda name: (-sum(x.main for x in groups[name]), name)):
        told.append(f"{name} · {sum(x.main for x in groups[name])} article(s)")
        for line in groups[name]:
            mark = " " if line.main else "~"
            told.append(f"  {mark} {plain(' '.join(titles[line.record].split()))}  [{plain(read.names[line.record])}]")
            if line.main and line.source and line.source != line.record:
                told.append(f"      one source with {plain(read.names.get(line.source, line.source))}")
            pair = nearest.get(line.record)
            if line.main and pair and home.get(pair.second) == name:
                told.append(f"      {_why(pair)}")
        told.append("")
    return "\n".join(told)


def _why(pair: "Pair") -> str:
    parts = [f"{r.feature} {r.weight:+.1f}" + (f" ({', '.join(map(plain, r.words))})" if r.words else "") for r in pair.reasons[:4]]
    return f"{pair.probability:.2f} · {' · '.join(parts)}"
