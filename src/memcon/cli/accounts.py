"""A comparison in the terminal: the occurrence in one line, a table with an account per column, then what is expected
next and how the dates differ.

Where the terminal is too narrow for its voices, each point is a list instead. What stands where is decided by `memcon.occurrences.layout`;
here it is drawn.
"""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from memcon.export.comparison import EMPTY, where
from memcon.occurrences.layout import Cell, Layout, Part, Row, Voice

COLUMNS = 4
"""Voices that stand side by side."""
_NARROW = 22
"""Columns of text that a voice needs to stand beside the others."""
_STYLES = {"contradict": "bold red", "agree": "bold green", "only_in": "bold"}


def rich(one: Layout, width: int) -> RenderableType:
    """For a Rich console of `width` columns."""
    parts: list[RenderableType] = [Text(one.title, style="bold"), _accounts(one)]
    parts += [Text(one.doubt, style="bold"), Text()] if one.doubt else [Text()]
    wide = len(one.voices) <= COLUMNS and width >= _NARROW * (len(one.voices) + 1)
    for part in one.parts:
        parts += [Text(part.heading, style="bold underline")] if part.heading else []
        parts += [_grid(one, part) if wide else _list(one, part), Text()]
    parts += [Text(note, style="dim") for note in one.notes]
    return Group(*parts)


def _accounts(one: Layout) -> Text:
    """ "3 accounts, of which 2 are one text by AP: Kremlin (RUS), 362 words · The Lamp, The Owl, 120 words"."""
    told = " · ".join(f"{voice.name}, {voice.about}{_numbers(voice)}" for voice in one.voices)
    return Text(f"{one.counted}: {told}", style="dim")


def _numbers(voice: Voice) -> str:
    """The numbers of its articles, by which places are told where it has several."""
    return f" ({', '.join(str(source.number) for source in voice.sources)})" if len(voice.sources) > 1 else ""


def _grid(one: Layout, part: Part) -> Grid:
    grid = Grid(show_lines=True, expand=True)
    grid.add_column("", ratio=2)
    for voice in one.voices:
        grid.add_column(Text(voice.name), ratio=3)
    for row in part.rows:
        head = Text(row.head, style=_STYLES[row.kind]).append(f"\n{_named(row)}", style="not bold default")
        grid.add_row(head, *(_cell(cell, voice) for cell, voice in zip(row.cells, one.voices, strict=True)))
    return grid


def _named(row: Row) -> str:
    return f"{row.field}: {row.label}" if row.field else row.label


def _cell(cell: Cell, voice: Voice) -> Text:
    if cell.state != "spoke":
        return Text(EMPTY[cell.state], style="dim italic")
    told = Text()
    for i, quote in enumerate(cell.quotes):
        told.append(("\n" if i else "") + quote.shown).append(f" [{where(quote, voice)}]", style="dim")
    if cell.more:
        told.append(f"\nand {cell.more} more", style="dim")
    return told


def _list(one: Layout, part: Part) -> Group:
    parts: list[RenderableType] = []
    for row in part.rows:
        parts.append(Text(f"  {row.head} · ", style=_STYLES[row.kind]).append(_named(row), style="not bold default"))
        for voice, cell in zip(one.voices, row.cells, strict=True):
            if cell.state == "spoke":
                parts.append(_indented(Text(f"{voice.name}: ").append_text(_cell(cell, voice))))
        if silent := row.silent():
            all_others = len(silent) > 1 and len(silent) == sum(cell.state != "spoke" for cell in row.cells)
            names = "all others" if all_others else ", ".join(one.voices[i].name for i in silent)
            parts.append(_indented(Text(f"silent: {names}", style="dim")))
    return Group(*parts)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 6))
