"""A comparison as people read it: accounts as columns, official sides first, points as rows, then what is expected next and how the dates
differ.

A voice is what speaks with one mouth: an official side, an outlet. Where there are more voices than columns fit, each point is a list
instead.
Words of pages go through `plain`, and in HTML through `escape`: a page cannot bend the terminal or the newsroom's page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from memcon.occurrences.points import ROOM
from memcon.occurrences.types import Comparison, Point
from memcon.record.plain import plain, shortened
from memcon.record.types import Record

COLUMNS = 4
"""Voices that stand side by side."""
_CELL = 150
_NARROW = 22
"""Columns of text that a voice needs to stand beside the others."""
_NEXT = ("plan", "when")
_KINDS = {"contradict": "contradict", "agree": "agree", "only_in": "only"}


@dataclass(frozen=True)
class Voice:
    """Accounts that speak with one mouth."""

    name: str
    texts: tuple[str, ...]
    about: str


@dataclass(frozen=True)
class Row:
    """A point: what is said by each voice, with the place; "" for one that says nothing."""

    kind: str
    label: str
    cells: tuple[str, ...]
    silent: tuple[int, ...]


@dataclass(frozen=True)
class Board:
    """A comparison, ready to be drawn."""

    title: str
    voices: tuple[Voice, ...]
    rows: tuple[Row, ...]
    following: tuple[Row, ...]
    dates: tuple[Row, ...]
    notes: tuple[str, ...]


def board(comparison: Comparison, records: Sequence[Record], names: dict[str, str], limit: int) -> Board:
    """The first `limit` points of a comparison in rows; days that differ or are expected by several stand apart, below."""
    by_id = {record.id: record for record in records}
    voices = _voices(comparison, names)
    shown = comparison.points[:limit]
    dates = [p for p in shown if p.kind == "contradict" and p.field == "when"]
    following = [p for p in shown if p.kind == "agree" and p.field in _NEXT]
    rest = [p for p in shown if p not in dates and p not in following]
    rows = [tuple(_row(point, voices, by_id) for point in part) for part in (rest, following, dates)]
    hidden = len(comparison.points) - len(shown)
    notes = [*_notes(comparison, names), *([f"{hidden} further points: --points, or --format json"] if hidden else [])]
    return Board(plain(comparison.occurrence.label), voices, rows[0], rows[1], rows[2], tuple(notes))


def _voices(comparison: Comparison, names: dict[str, str]) -> tuple[Voice, ...]:
    """The voices in the order of the accounts, which has the sides first."""
    groups: dict[str, list[int]] = {}
    for i, account in enumerate(comparison.accounts):
        groups.setdefault(account.side or account.outlet or account.record, []).append(i)
    found = []
    for at in groups.values():
        own = [comparison.accounts[i] for i in at]
        outlet = next((a.outlet for a in own if a.outlet), None) or names.get(own[0].record, own[0].record).rpartition("/")[2]
        side = own[0].side
        name = f"{plain(outlet)} ({side})" if side else plain(outlet)
        words = " + ".join(f"{a.words:,}" for a in own)
        found.append(Voice(name, tuple(a.record for a in own), f"{words} words"))
    return tuple(found)


def _row(point: Point, voices: Sequence[Voice], records: dict[str, Record]) -> Row:
    cells = []
    for voice in voices:
        said = []
        for value in point.values:
            cites = [cite for cite in value.cites if cite.record in voice.texts]
            if cites:
                where = " ".join(dict.fromkeys(_place(records[c.record], c.start) for c in cites if c.record in records))
                said.append(f"{plain(value.value)} [{where}]" if where else plain(value.value))
        said = [text for text in said if not text.endswith("[T]")] or said
        cells.append(" / ".join(shortened(text, _CELL) if i else text for i, text in enumerate(said[:2])))
    silent = tuple(i for i, voice in enumerate(voices) if not cells[i] and any(record in point.silent for record in voice.texts))
    kind = _KINDS[point.kind]
    speakers = [voice.name for voice, cell in zip(voices, cells, strict=True) if cell]
    return Row(
        f"{kind} {speakers[0]}" if point.kind == "only_in" and len(speakers) == 1 else kind, plain(point.label), tuple(cells), silent
    )


def _place(record: Record, start: int) -> str:
    """Where in its article: ¶3, T for the title."""
    number = 0
    for block in record.article.blocks:
        number += block.kind not in ("title", "byline", "date", "dateline", "caption", "heading")
        if block.start <= start < block.end:
            return "T" if block.kind == "title" else f"¶{number}"
    return ""


def _notes(comparison: Comparison, names: dict[str, str]) -> Iterable[str]:
    """What one must know to read the table."""
    short = [a for a in comparison.accounts if a.words < ROOM]
    if short:
        told = ", ".join(f"{plain(names.get(a.record, a.record)).rpartition('/')[2]} {a.words}" for a in short)
        yield f"too short (words) to call their silence one: {told}"
    for account in comparison.accounts:
        if account.source:
            first, second = (plain(names.get(x, x)).rpartition("/")[2] for x in (account.record, account.source))
            yield f"{first} is a copy of {second}: one source"


def rich(one: Board, width: int) -> RenderableType:
    """For a Rich console of `width` columns."""
    voices = " · ".join(f"{voice.name}, {voice.about}" for voice in one.voices)
    parts: list[RenderableType] = [Text(one.title, style="bold"), Text(voices, style="dim"), Text()]
    wide = len(one.voices) <= COLUMNS and width >= _NARROW * (len(one.voices) + 1)
    for heading, rows in (("", one.rows), ("Expected next, by several accounts", one.following), ("Dates that differ", one.dates)):
        if rows:
            parts += [Text(heading, style="bold underline")] if heading else []
            parts += [_grid(one, rows) if wide else _list(one, rows), Text()]
    parts += [Text(note, style="dim") for note in one.notes]
    return Group(*parts)


def _grid(one: Board, rows: Sequence[Row]) -> Grid:
    grid = Grid(show_lines=True, expand=True)
    grid.add_column("", ratio=2)
    for voice in one.voices:
        grid.add_column(Text(voice.name), ratio=3)
    for row in rows:
        head = Text(row.kind, style="bold").append(f"\n{row.label}", style="not bold")
        grid.add_row(head, *(Text(_cell(row, i)) for i in range(len(row.cells))))
    return grid


def _cell(row: Row, i: int) -> str:
    return row.cells[i] or ("silent" if i in row.silent else "–")


def _list(one: Board, rows: Sequence[Row]) -> Group:
    parts: list[RenderableType] = []
    for row in rows:
        parts.append(Text(f"  {row.kind} · ", style="bold").append(row.label, style="not bold"))
        for voice, cell in zip(one.voices, row.cells, strict=True):
            if cell:
                parts.append(_indented(Text(f"{voice.name}: {cell}")))
        if row.silent:
            all_others = len(row.silent) > 1 and len(row.silent) == sum(not cell for cell in row.cells)
            names = "all others" if all_others else ", ".join(one.voices[i].name for i in row.silent)
            parts.append(_indented(Text(f"silent: {names}", style="dim")))
    return Group(*parts)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 6))


def markdown(boards: Sequence[Board]) -> str:
    """Tables in Markdown (the form of GitHub), a heading for each occurrence."""
    return "\n\n".join(_markdown(one) for one in boards) + "\n"


def _markdown(one: Board) -> str:
    lines = [f"# {_marked(one.title)}", ""]
    for heading, rows in (("", one.rows), ("Expected next, by several accounts", one.following), ("Dates that differ", one.dates)):
        if not rows:
            continue
        lines += [f"## {heading}", ""] if heading else []
        lines.append("| | " + " | ".join(f"{_marked(v.name)}<br>{v.about}" for v in one.voices) + " |")
        lines.append("|" + "---|" * (len(one.voices) + 1))
        for row in rows:
            cells = " | ".join(_marked(_cell(row, i)) for i in range(len(row.cells)))
            lines.append(f"| **{_marked(row.kind)}**<br>{_marked(row.label)} | {cells} |")
        lines.append("")
    return "\n".join([*lines, *(f"- {_marked(note)}" for note in one.notes)])


def _marked(text: str) -> str:
    """Text that Markdown takes as it is."""
    for mark in "\\`*_[]|#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_STYLE = """
body{font:16px/1.5 Georgia,serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #bbb;padding:.5rem;vertical-align:top;text-align:left}
thead th{background:#f2f2f2}th small{font-weight:400;color:#555}td.silent{color:#666;font-style:italic}.wide{overflow-x:auto}
@media(prefers-color-scheme:dark){
body{color:#eee;background:#161616}thead th{background:#2a2a2a}
th small,td.silent{color:#aaa}th,td{border-color:#555}
}
@media print{body{max-width:none;margin:0;font-size:11pt}}
"""


def html(boards: Sequence[Board]) -> str:
    """One page that stands alone: no script, nothing loaded from elsewhere."""
    title = escape(boards[0].title) if boards else "Accounts"
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = "".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{title}</title><style>{_STYLE}</style>",
        )
    )
    body = "\n".join(_html(one) for one in boards)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _html(one: Board) -> str:
    parts = [f"<h1>{escape(one.title)}</h1>"]
    for heading, rows in (("", one.rows), ("Expected next, by several accounts", one.following), ("Dates that differ", one.dates)):
        if not rows:
            continue
        parts += [f"<h2>{heading}</h2>"] if heading else []
        columns = "".join(f'<th scope="col">{escape(v.name)}<br><small>{escape(v.about)}</small></th>' for v in one.voices)
        lines = "\n".join(_html_row(row) for row in rows)
        parts.append(f'<div class="wide"><table><thead><tr><td></td>{columns}</tr></thead><tbody>\n{lines}\n</tbody></table></div>')
    parts += [f"<p><small>{escape(note)}</small></p>" for note in one.notes]
    return "\n".join(parts)


def _html_row(row: Row) -> str:
    cells = "".join(
        f"<td>{escape(cell)}</td>" if cell else f'<td class="silent">{"silent" if i in row.silent else "–"}</td>'
        for i, cell in enumerate(row.cells)
    )
    return f'<tr><th scope="row">{escape(row.kind)}<br><small>{escape(row.label)}</small></th>{cells}</tr>'
