"""A record on a terminal. What is told, and in which order, is `memcon.telling.sheet`; each line ends in the place that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.text import Text

from memcon.record.types import Record
from memcon.telling.sheet import Line, Section, sheet

_NARROW = 40
"""With fewer columns than this beside it, a citation takes a line of its own."""
_INDENT = 6
_VERDICTS = {"ok": "green", "no": "red", "?": "yellow"}


@dataclass(frozen=True)
class Cited:
    """Words, wrapped with a hanging indent, and at the end of their last line what they rest on."""

    left: Text
    right: Text
    indent: int = _INDENT

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        aside = self.right.cell_len + 2 if self.right.plain else 0
        lines = _wrapped(self.left, width, self.indent, console)
        if aside and lines[-1].cell_len + aside > width:
            # Fold again so that the last line leaves room; on a narrow console the citation takes a line of its own.
            if width - aside >= _NARROW:
                lines = _wrapped(self.left, width - aside, self.indent, console)
            else:
                lines.append(Text())
        if aside:
            lines[-1].append(" " * (width - lines[-1].cell_len - self.right.cell_len)).append_text(self.right)
        yield from lines


def _wrapped(text: Text, width: int, indent: int, console: Console) -> list[Text]:
    """The text in lines of at most `width` cells, all but the first indented."""
    lines = list(text.wrap(console, width)) or [Text()]
    for line in lines:
        line.rstrip()
    if len(lines) == 1:
        return lines
    indent = min(indent, width // 2)
    folded = Text(" ").join(lines[1:]).wrap(console, width - indent)
    for line in folded:
        line.rstrip()
    return [lines[0], *(Text(" " * indent).append_text(line) for line in folded)]


def render(record: Record, width: int) -> Group:
    """The record for a console of `width` columns, for a Rich console to print."""
    made = sheet(record)
    parts: list[Text | Cited] = [Text(made.title, style="bold")] if made.title else []
    parts.append(Text(" · ".join(made.facts), style="dim"))
    if made.url:
        parts.append(Text(made.url, style="dim"))
    parts.append(Text())
    for section in made.sections:
        parts += [Text(section.heading, style="bold underline"), *_section(section, width)]
    return Group(*parts)


def _section(section: Section, width: int) -> Iterator[Cited]:
    for line in section.lines:
        if section.kind == "event":
            yield from _event(line, width)
        else:
            yield Cited(_left(section.kind, line), Text(line.where, style="cyan"))


def _left(kind: str, line: Line) -> Text:
    if kind == "check":
        return Text("  ").append(f"{line.head:<4}", style=_VERDICTS[line.head]).append(line.rest)
    left = Text(f"  {line.id:<4}")
    return left.append(f"{line.head} ", style="bold").append(line.rest) if line.head else left.append(line.rest)


def _event(line: Line, width: int) -> list[Cited]:
    """One line where all fits on it, else who on the first and the rest below."""
    head = Text(f"  {line.id:<4}").append(f"{line.head:<22} ", style="bold").append(line.rest)
    sure, cites = Text(line.sure, style="dim"), Text(line.where, style="cyan")
    both = Text("  ").join([cites, sure])
    below = " · ".join(line.details)
    if head.cell_len + len(below) + both.cell_len + 5 <= width:
        return [Cited(head.append(f"   {below}" if below else ""), both)]
    if not below:
        return [Cited(head, both)]
    return [Cited(head, sure), Cited(Text(" " * _INDENT + below), cites)]
