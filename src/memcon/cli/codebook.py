"""`memcon codebook`: the frames, listed, explained and checked against their own examples."""

import difflib
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from memcon.cli import reading
from memcon.cli.output import say
from memcon.errors import BadOption
from memcon.record.plain import shortened

if TYPE_CHECKING:
    from memcon.events.codebook import Codebook, Frame

_FRAMES = click.option("--frames", type=click.Path(path_type=Path), metavar="DIR", help="Frames of your own, added to those of memcon.")
_LIST_WIDTH = 100


@click.group()
def codebook() -> None:
    """Look into the frames: which words stand for which event, and who takes which role."""


@codebook.command("list")
@click.argument("types", nargs=-1, metavar="[TYPE]…")
@_FRAMES
def list_frames(types: tuple[str, ...], frames: Path | None) -> None:
    """List the frames, of all types or of those given."""
    book = _load(frames)
    known = dict(Counter(frame.type for frame in book.frames))
    for wanted in types:
        _known(wanted.upper(), known, "type")
    chosen = {wanted.upper() for wanted in types} or set(known)
    for kind in sorted(chosen):
        click.echo(f"{kind}  {known[kind]} frames")
        for frame in book.frames:
            if frame.type == kind:
                click.echo(f"  {frame.rule:<34} {shortened(_trigger(frame), _LIST_WIDTH - 37)}")
    click.echo(f"{sum(known[kind] for kind in chosen)} frames, {sum(len(f.examples) for f in book.frames if f.type in chosen)} examples")


@codebook.command()
@click.argument("name")
@_FRAMES
def explain(name: str, frames: Path | None) -> None:
    """Show a frame in full: NAME is its rule, such as consult.hold-talks."""
    book = _load(frames)
    rules = {frame.rule: frame for frame in book.frames}
    by_name = [frame.rule for frame in book.frames if frame.name == name]
    frame = rules[by_name[0]] if len(by_name) == 1 else rules[_known(name, rules, "frame")]
    for line in _told(frame):
        click.echo(line)


@codebook.command()
@click.argument("names", nargs=-1, metavar="[NAME]…")
@_FRAMES
@click.option("--pipeline", metavar="NAME", help="An installed English spaCy pipeline, in the place of the default one.")
def check(names: tuple[str, ...], frames: Path | None, pipeline: str | None) -> int:
    """Read every example of the frames and say which do not give what they should. NAME is a rule or a type."""
    book = _load(frames)
    rules = {frame.rule: frame for frame in book.frames}
    types = {frame.type for frame in book.frames}
    for name in names:
        if name.upper() not in types:
            _known(name, rules, "frame")
    chosen = [f for f in book.frames if not names or f.rule in names or f.type in {name.upper() for name in names}]
    from memcon.cli.examples import failures

    failed = 0
    for frame, text, missed in failures(reading.open_reader(frames, pipeline), chosen):
        failed += 1
        click.echo(f"{frame.rule}: {text}\n    {missed}")
    total = sum(len(frame.examples) for frame in chosen)
    click.echo(f"{total - failed} of {total} examples of {len(chosen)} frames give what they should")
    if failed:
        say(f"{failed} {'example does' if failed == 1 else 'examples do'} not give what the frame says")
        return 2
    return 0


def _load(frames: Path | None) -> "Codebook":
    from memcon.events.codebook import load_codebook

    return load_codebook(frames)


def _known(name: str, known: Mapping[str, Any], what: str) -> str:
    """The name, where it is known. Raises BadOption with the nearest names where not."""
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "`memcon codebook list` shows all."
    raise BadOption(f"the codebook has no {what} {name!r}: {hint}")


def _trigger(frame: "Frame") -> str:
    """What sets a frame off, in one line."""
    words = sorted(frame.verbs) + sorted(frame.nouns) + sorted(frame.adjectives)
    return ", ".join(words) + (f" + {', '.join(sorted(frame.objects))}" if frame.objects else "")


_LISTS = ("verbs", "nouns", "adjectives", "objects", "not_objects", "subjects", "not_subjects", "clause", "words", "not_words", "of")


def _told(frame: "Frame") -> Iterator[str]:
    """A frame in full, key by key, then its examples."""
    yield frame.rule
    yield from _row("type", [frame.type])
    for key in _LISTS:
        yield from _row(key.replace("_", " "), sorted(getattr(frame, key)))
    for preposition, nouns in sorted(frame.preps.items()):
        yield from _row(f"with {preposition}", sorted(nouns))
    yield from _row("actor needed as", [frame.actor] if frame.actor else [])
    yield from _row("roles", [f"{slot} is {role}" for slot, role in frame.roles.items()])
    for key in ("mode", "channel"):
        value = getattr(frame, key)
        if isinstance(value, dict):
            for name, cues in value.items():
                yield from _row(f"{key} {name}", cues)
        else:
            yield from _row(key, [value] if value else [])
    yield from _row("status", [frame.status] if frame.status else [])
    yield from _row("contexts", frame.contexts)
    yield from _row("CAMEO", [frame.cameo] if frame.cameo else [])
    yield "examples"
    for example in frame.examples:
        yield f"  {example.text}"
        yield f"      gives {example.gives.in_words()}"


def _row(name: str, values: Iterable[str]) -> Iterator[str]:
    """A key with its values, folded to the terminal; nothing where there are none."""
    told = ", ".join("anything" if value == "*" else value for value in values)
    if told:
        width = max(40, shutil.get_terminal_size((_LIST_WIDTH, 24)).columns)
        yield textwrap.fill(f"  {name:<20} {told}", width, subsequent_indent=" " * 23, break_on_hyphens=False)
