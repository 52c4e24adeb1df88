"""`memcon events`, `occurrences`, `statements`, `agenda`, `actors`, `search`: questions to a store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from memcon.cli import storing
from memcon.cli.output import Command, Number, Whole
from memcon.telling.filters import HELP

_CASE = frozenset({"type", "status"})
_METAVARS = {"since": "DAY", "until": "DAY", "limit": "N", "accounts": "N", "min_confidence": "P", "type": "WORD", "status": "WORD"}


def _of_events_only(command: Command) -> Command:
    """The options that people look for with statements too, where the store says in a sentence why there are none: not in the help."""
    command = click.option("--place", hidden=True)(command)
    return click.option("--min-confidence", type=Number(0, 1), hidden=True)(command)


def _filters(*names: str, **changed: str) -> Callable[[Command], Command]:
    """The options of a question, in this order."""

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            more: dict[str, Any] = {"multiple": True} if name in _CASE else {}
            if name == "min_confidence":
                more = {"type": Number(0, 1)}
            if name == "accounts":
                more = {"type": Whole(1)}
            if name == "limit":
                more = {"type": Whole(0), "default": 100}
            flag = f"--{name.strip('_').replace('_', '-')}"
            metavar = _METAVARS.get(name, "NAME")
            command = click.option(flag, name, help=changed.get(name, HELP[name]), metavar=metavar, **more)(command)
        return command

    return decorate


def _asked(options: dict[str, Any]) -> dict[str, Any]:
    """What was given, in the form of the store's keywords. Raises BadOption for a word that no type or status goes by."""
    asked = {name: value for name, value in options.items() if value not in (None, ())}
    asked["limit"] = options["limit"] or None
    return asked


def _checked(options: dict[str, Any], **choices: Any) -> dict[str, Any]:
    from memcon.record import types
    from memcon.store.filters import one_of

    for name, literal in choices.items():
        if options.get(name):
            options[name] = one_of(options[name], getattr(types, literal).__args__, f"--{name}")
    return _asked(options)


@click.command()
@storing.store_option
@_filters("actor", "with_", "type", "status", "since", "until", "place", "said_by", "outlet", "min_confidence", "limit")
@storing.output_options
def events(store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Events of all records, the newest first, each with the words that tell it.

    memcon events --store press.memcon --actor Russia --with "United States" --type CONSULT --since 2021-12
    """
    _events(store, form, output, "events", _checked(options, type="EventType", status="Status"))


@click.command()
@storing.store_option
@_filters("actor", "with_", "type", "status", "since", "until", "place", "said_by", "outlet", "min_confidence", "limit",
          status="Default: planned. Also proposed, conditional …")  # fmt: skip
@storing.output_options
def agenda(store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """What is planned, the earliest first."""
    _events(store, form, output, "agenda", _checked(options, type="EventType", status="Status"))


def _events(store: Path, form: str | None, output: Path | None, what: str, asked: dict[str, Any]) -> None:
    from memcon.cli.asked import event_line
    from memcon.store import EventAnswer

    with storing.open_store(store) as kept:
        found = kept.agenda(**asked) if what == "agenda" else kept.events(**asked)
    storing.answer(found, form, output, kind=EventAnswer, line=event_line, nothing="No events.")


@click.command()
@storing.store_option
@_filters("actor", "with_", "type", "status", "since", "until", "place", "said_by", "outlet", "min_confidence", "accounts", "limit")
@storing.output_options
def occurrences(store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Events of the world, the newest first, each with the articles that are about it and those that recall it.

    An occurrence is found where the main event of one of its articles is what is asked for.

    memcon occurrences --store press.memcon --actor Russia --since 2021-12 --accounts 2
    """
    from memcon.cli.asked import occurrence_lines
    from memcon.store import OccurrenceAnswer

    asked = _checked(options, type="EventType", status="Status")
    with storing.open_store(store) as kept:
        found = kept.occurrences(**asked)
        storing.tell_unlinked(kept)
    storing.answer(found, form, output, kind=OccurrenceAnswer, line=occurrence_lines, nothing="No occurrences.")


@click.command()
@storing.store_option
@_filters("actor", "with_", "type", "since", "until", "said_by", "outlet", "limit", actor="Who speaks, or for whom. Any spelling.",
          with_="To whom it is said.", type="The act: say, deny, demand, warn … May be given again.", said_by="Who speaks.")  # fmt: skip
@_of_events_only
@storing.output_options
def statements(store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Who said what, the newest first."""
    from memcon.cli.asked import statement_line
    from memcon.store import StatementAnswer

    asked = _checked(options, type="Act")
    with storing.open_store(store) as kept:
        found = kept.statements(**asked)
    storing.answer(found, form, output, kind=StatementAnswer, line=statement_line, nothing="No statements.")


@click.command()
@storing.store_option
@_filters("actor", "type", "limit", actor="A name, or a country for all who act for it.",
          type="person, country, organisation, group or collective.")  # fmt: skip
@storing.output_options
def actors(store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Who is in the records, those of the most articles first, each with the key that corrections name it by."""
    from memcon.cli.asked import actor_line
    from memcon.store import ActorAnswer

    asked = _checked(options, type="ActorKind")
    with storing.open_store(store) as kept:
        found = kept.actors(**asked)
    storing.answer(found, form, output, kind=ActorAnswer, line=actor_line, nothing="No actors.")


@click.command()
@click.argument("words", nargs=-1, required=True)
@storing.store_option
@_filters("since", "until", "outlet", "limit")
@storing.output_options
def search(words: tuple[str, ...], store: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Articles with all the WORDS, the best first.

    "In quotes" words stand as they are, -word must not stand, word* is a beginning; places are found in every spelling. Signs that the
    shell takes for its own need its quotes around them all:

    memcon search '"grain corridor" -turkey ship*'
    """
    from memcon.cli.asked import found_line
    from memcon.store import Found

    with storing.open_store(store) as kept:
        found = kept.search(" ".join(words), **_asked(options))
    storing.answer(found, form, output, kind=Found, line=found_line, nothing="No articles.")
