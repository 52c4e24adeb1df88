"""`memcon correct`: what people say of what memcon read; a log that only grows."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli import storing
from memcon.cli.output import Command, Whole, say
from memcon.record.plain import plain

if TYPE_CHECKING:
    from rich.text import Text

    from memcon.store import By, Logged


@click.group()
def correct() -> None:
    """Correct what memcon read: reject, change, merge, split, take back.

    Corrections are kept apart from what memcon read, with who, when and why, and are applied whenever the store is asked. They hold on to
    the words that they are about: after a re-reading they find them again, or are listed as orphaned.
    """


def _by_options(command: Command) -> Command:
    command = click.option("--why", required=True, metavar="TEXT", help="Why: it is kept with the correction.")(command)
    by = click.option("--by", metavar="NAME", envvar="MEMCON_BY", show_envvar=True, help="Who corrects. Default: the user's name.")
    return by(command)


def _by(by: str | None, why: str) -> "By":
    from memcon.store import By

    return By(by or getpass.getuser(), datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), why)


def _done(number: int) -> None:
    say(f"Correction {number} is kept; memcon correct undo {number} takes it back.")


@correct.command()
@click.argument("id_", metavar="ID")
@storing.store_option
@_by_options
def reject(id_: str, store: Path, by: str | None, why: str) -> None:
    """Say that an event or a statement (RECORD/e3, RECORD/s1) is not there."""
    with storing.writing(store) as kept:
        _done(kept.reject(id_, _by(by, why)))


@correct.command(name="set")
@click.argument("id_", metavar="ID")
@click.argument("field")
@click.argument("value")
@storing.store_option
@_by_options
def set_(id_: str, field: str, value: str, store: Path, by: str | None, why: str) -> None:
    """Change a field of an event or a statement.

    FIELD of an event: type status mode channel cameo when where participants; of a statement: act form speaker for addressee. VALUE is as
    the record writes it, "none" for nothing; actors and places go by their id or name in the record, participants as "a1:initiator,
    a2:recipient".
    """
    with storing.writing(store) as kept:
        _done(kept.set_field(id_, field, value, _by(by, why)))


@correct.command(name="merge-actors")
@click.argument("key")
@click.argument("into")
@storing.store_option
@_by_options
def merge_actors(key: str, into: str, store: Path, by: str | None, why: str) -> None:
    """Say that the actor KEY is the actor INTO, in all records. memcon actors shows the keys."""
    with storing.writing(store) as kept:
        _done(kept.merge_actors(key, into, _by(by, why)))


@correct.command(name="split-actor")
@click.argument("id_", metavar="ID")
@click.option("--as", "name", required=True, metavar="NAME", help="Who it is: the key of an actor, or a name for a new one.")
@storing.store_option
@_by_options
def split_actor(id_: str, name: str, store: Path, by: str | None, why: str) -> None:
    """Say that the actor of one article (RECORD/a4) is somebody else than the others of its key."""
    with storing.writing(store) as kept:
        _done(kept.split_actor(id_, name, _by(by, why)))


@correct.command(name="merge-occurrences")
@click.argument("a")
@click.argument("b")
@storing.store_option
@_by_options
def merge_occurrences(a: str, b: str, store: Path, by: str | None, why: str) -> None:
    """Say that the occurrences A and B are one event. memcon occurrences shows their ids.

    It holds on to an article of each, so that it stays as other articles come in and ids change.
    """
    with storing.writing(store) as kept:
        _done(kept.merge_occurrences(a, b, _by(by, why)))


@correct.command(name="split-occurrence")
@click.argument("id_", metavar="ID")
@click.argument("record")
@storing.store_option
@_by_options
def split_occurrence(id_: str, record: str, store: Path, by: str | None, why: str) -> None:
    """Say that the article RECORD is not about the occurrence ID: it is kept apart from all others that are now."""
    with storing.writing(store) as kept:
        _done(kept.split_occurrence(id_, record, _by(by, why)))


@correct.command()
@click.argument("number", type=Whole(1))
@storing.store_option
@_by_options
def undo(number: int, store: Path, by: str | None, why: str) -> None:
    """Take the correction NUMBER back. The log keeps both, and an undo can itself be undone."""
    with storing.writing(store) as kept:
        _done(kept.undo(number, _by(by, why)))


@correct.command(name="list")
@storing.store_option
@click.option("--orphaned", is_flag=True, help="Only those whose words are gone.")
@storing.output_options
def list_(store: Path, orphaned: bool, form: str | None, output: Path | None) -> None:
    """The log: every correction with its standing: applied, undone, or orphaned (its words are no longer read)."""
    from memcon.store import Logged

    with storing.open_store(store) as kept:
        found = [each for each in kept.corrections() if not orphaned or each.standing == "orphaned"]
    storing.answer(found, form, output, kind=Logged, line=_line, nothing="No corrections.")


def _line(logged: "Logged") -> "Text":
    from rich.text import Text

    entry = logged.entry
    what = f"{entry.field} → {entry.value}" if entry.field else entry.value or (f"{entry.undoes}" if entry.undoes else "")
    told = Text(f"{entry.id:>4}  ").append(entry.op, style="bold").append(f" {plain(what)}" if what else "")
    if entry.anchor:
        told.append(f"  {plain(entry.anchor.type)} “{plain(entry.anchor.words[0])}” in {entry.article}")
    style = {"orphaned": "red", "undone": "dim"}.get(logged.standing, "green")
    told.append(f"  {logged.standing}", style=style)
    return told.append(f"  {plain(entry.who)}, {plain(entry.at)}: {plain(entry.why)}", style="dim")
