"""The course of things between two actors as people read it: first talks, then deeds, each in the order of time.

Under each thread stand its steps, what an article says and where. Words of pages go through `plain`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from memcon.cli.text import Cited
from memcon.export.marking import marked
from memcon.occurrences.relation_types import Move, Relations, Step, Thread
from memcon.occurrences.states import STATES, state
from memcon.record.plain import plain, shortened
from memcon.telling import words
from memcon.telling.sheet import QUOTE_LIMIT

_COLOURS = {
    "happened": "green", "kept": "green", "moved": "yellow", "called_off": "red", "disputed": "magenta", "open": "cyan", "passed": "yellow",
    "proposed": "cyan", "possible": "cyan", "denied": "red", "alleged": "magenta",
}  # fmt: skip
_STEPS = {"called_off": "called off", "not_called_off": "not called off"}
_CHANNELS = {"phone": "phone call", "video": "video call", "in_person": "meeting", "written": "letters"}
_SHOWN = 6
"""Steps of a thread that are shown; json has all."""
_INDENT = " " * 4


def rich(made: Relations, names: Mapping[str, str]) -> RenderableType:
    """For a console: `names` gives a record the file that it came from, for pages without an outlet."""
    parts: list[RenderableType] = [Text(_title(made), style="bold"), Text(_sum(made), style="dim")]
    for heading, threads in _sections(made):
        parts += [Text(), Text(heading, style="bold underline")]
        for thread in threads:
            label, colour = _label(thread)
            head = Text(f"{_when(thread)}  ").append(label, style=f"bold {colour}").append(f"  {_what(thread)}")
            parts.append(Cited(head, Text()))
            parts += [Cited(Text(f"{_INDENT}{line}"), Text()) for line in map(_move, thread.moves)]
            for step in thread.steps[:_SHOWN]:
                left = Text(_INDENT).append(_step(step), style="bold").append(f"  “{_quote(step)}”")
                parts.append(Cited(left, Text(_where(step, names), style="cyan")))
            if len(thread.steps) > _SHOWN:
                parts.append(Text(f"{_INDENT}{len(thread.steps) - _SHOWN} further: --format json", style="dim"))
    parts += [Text(plain(note), style="dim") for note in made.notes]
    return Group(*parts)


def markdown(made: Relations, names: Mapping[str, str]) -> str:
    """Lists in Markdown, a heading for talks and one for deeds."""
    lines = [f"# {marked(_title(made))}", "", marked(_sum(made)), ""]
    for heading, threads in _sections(made):
        lines += [f"## {heading}", ""]
        for thread in threads:
            lines.append(f"- {marked(_when(thread))} **{_label(thread)[0]}** {marked(_what(thread))}")
            lines += [f"  - {marked(_move(move))}" for move in thread.moves]
            lines += [f"  - {_step(s)}: “{marked(plain(s.words))}” ({marked(_where(s, names))})" for s in thread.steps]
        lines.append("")
    return "\n".join([*lines, *(f"- {marked(plain(note))}" for note in made.notes)]).rstrip() + "\n"


def rows(made: Relations) -> list[dict[str, Any]]:
    """A flat row for each step."""
    return [{name: cell(thread, step) for name, cell in _CELLS.items()} for thread in made.threads for step in thread.steps]


_CELLS: Mapping[str, Callable[[Thread, Step], Any]] = {
    "thread": lambda t, s: t.id, "state": lambda t, s: t.state, "type": lambda t, s: t.type, "level": lambda t, s: t.level,
    "channel": lambda t, s: t.channel, "when": lambda t, s: t.when, "place": lambda t, s: t.place,
    "who": lambda t, s: "; ".join(t.participants), "toward": lambda t, s: t.toward,
    "moved": lambda t, s: "; ".join(f"{m.field}: {m.old} → {m.new}" for m in t.moves),
    "step": lambda t, s: s.kind, "published": lambda t, s: s.published, "outlet": lambda t, s: s.outlet, "side": lambda t, s: s.side,
    "step_when": lambda t, s: s.when, "step_place": lambda t, s: s.place, "said_by": lambda t, s: s.said_by,
    "said_for": lambda t, s: s.said_for, "words": lambda t, s: s.words, "told": lambda t, s: s.told, "block": lambda t, s: s.where,
    "record": lambda t, s: s.record, "event": lambda t, s: s.event, "start": lambda t, s: s.cites[0].start,
    "end": lambda t, s: s.cites[0].end,
}  # fmt: skip
COLUMNS = tuple(_CELLS)
"""The columns of the rows."""


def _title(made: Relations) -> str:
    since = f", since {words.date(made.since)}" if made.since else ""
    until = f", until {words.date(made.until)}" if made.until else ""
    return f"{plain(made.actors[0])} and {plain(made.actors[1])}{since}{until}"


def _sum(made: Relations) -> str:
    """The number of threads by state, and what they rest on."""
    if not made.threads:
        return "Nothing is told between the two."
    many: Counter[str] = Counter(thread.state for thread in made.threads)
    states = " · ".join(f"{many[state]} {label}" for state, label in STATES.items() if many[state])
    newest = f", the newest of {words.date(made.as_of)}" if made.as_of else ""
    return f"{states} · {made.records:,} article{'' if made.records == 1 else 's'}{newest}"


def _sections(made: Relations) -> Iterator[tuple[str, Sequence[Thread]]]:
    talks = [thread for thread in made.threads if thread.type == "CONSULT"]
    deeds = [thread for thread in made.threads if thread.type != "CONSULT"]
    return ((heading, found) for heading, found in (("Talks, calls, visits", talks), ("Deeds and words", deeds)) if found)


def _label(thread: Thread) -> tuple[str, str]:
    return state(thread), _COLOURS[thread.state]


def _when(thread: Thread) -> str:
    if thread.when:
        return words.date(thread.when)
    published = next((step.published for step in thread.steps if step.published), None)
    return f"no day, told {words.date(published)}" if published else "no day"


def _what(thread: Thread) -> str:
    """ "phone call, Vladimir Putin (RUS), Joe Biden (USA)"; "REQUEST Joe Biden (USA) → Russia"."""
    place = f", {plain(thread.place)}" if thread.place and thread.place not in thread.participants else ""
    if thread.toward:
        return f"{thread.type} {plain(thread.toward)}{place}"
    kind = _CHANNELS.get(thread.channel or "", "talks")
    level = f" of {thread.level}" if thread.level and not any("(" in name for name in thread.participants) else ""
    return f"{kind}{level}, {words.listed([plain(name) for name in thread.participants])}{place}"


def _move(move: Move) -> str:
    if move.field == "when":
        return f"moved from {words.date(move.old)} to {words.date(move.new)}"
    if move.field == "place":
        return f"planned for {plain(move.old)}, then {plain(move.new)}"
    return f"planned as {_CHANNELS[move.old]}, held as {_CHANNELS[move.new]}"


def _step(step: Step) -> str:
    """ "planned, Dmitry Peskov (RUS)": what is said, and who says it."""
    country = f" ({plain(step.said_for)})" if step.said_for and step.said_by and len(step.said_by.split()) > 1 else ""
    by = f", {plain(step.said_by)}{country}" if step.said_by else ""
    return f"{_STEPS.get(step.kind, step.kind)}{by}"


def _quote(step: Step) -> str:
    """The sentence, cut to what tells the matter where it is long."""
    words, told = plain(step.words), plain(step.told)
    at = words.find(told)
    if at < 0 or at + len(told) <= QUOTE_LIMIT:
        return shortened(words, QUOTE_LIMIT)
    return f"… {shortened(words[at:], QUOTE_LIMIT)}"


def _where(step: Step, names: Mapping[str, str]) -> str:
    """The account: outlet with its side, day of publication, paragraph."""
    outlet = shortened(plain(step.outlet or names.get(step.record, step.record).rpartition("/")[2]), 30)
    side = f" ({plain(step.side)})" if step.side else ""
    day = words.date(step.published) if step.published else "no date"
    where = "T" if step.where == "title" else step.where
    return f"{outlet}{side} {day} {where}".rstrip()
