"""Comparisons for a newsroom: a page of HTML that stands alone, and tables in Markdown. Both draw `memcon.occurrences.layout.Layout`.

The page loads nothing and runs nothing: no script, no address but those of the articles themselves. Pages are hostile, so every string is
escaped.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from memcon.export.marking import marked
from memcon.occurrences.layout import Cell, Layout, Quote, Source, Voice

EMPTY = {"silent": "silent", "short": "too short to tell", "aside": "of another event"}
"""What stands in a cell without words, by its state."""

MANY = 7
"""Columns that have room beside each other on a wide screen; a table of more is moved sideways, its points standing still."""


@dataclass(frozen=True)
class Note:
    """Words of a cell with their number on the page; `rows` are the anchors of the points that cite them."""

    number: int
    quote: Quote
    rows: tuple[str, ...]


def voice_of(quote: Quote) -> str:
    """Whose words they are, as the account has it: "attributed to Dmitry Peskov", "own voice"; "" for an official text in its own voice."""
    if quote.attributed:
        return f"attributed to {quote.speaker}" if quote.speaker else "attributed to others"
    return "" if quote.source.side else "own voice"


def html(layouts: Sequence[Layout]) -> str:
    """One page of all the comparisons."""
    title = layouts[0].title if layouts else "Accounts side by side"
    sections = [fragment(one, i) for i, one in enumerate(layouts)]
    return _templates().get_template("comparison_page.html").render(title=title, sections=sections)


def fragment(layout: Layout, at: int = 0, *, article: Callable[[Source], str] | None = None) -> str:
    """One comparison as a `<section>`, to be put into a page of one's own; `at` keeps the anchors of several apart, `article` gives the
    address of the page that shows an article."""
    prefix = f"o{at + 1}-"
    anchors = {id(row): f"{prefix}p{i}" for i, row in enumerate((row for part in layout.parts for row in part.rows), 1)}
    notes = list(_notes(layout, anchors))
    numbers = {_key(note.quote): note.number for note in notes}
    return (
        _templates()
        .get_template("comparison.html")
        .render(
            one=layout,
            prefix=prefix,
            anchors=anchors,
            notes=notes,
            number=lambda quote: numbers[_key(quote)],
            voice_of=voice_of,
            empty=EMPTY,
            many=MANY,
            row_id=id,
            article=article,
        )
    )


@cache
def _templates() -> Environment:
    loader = PackageLoader("memcon.export", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _key(quote: Quote) -> tuple[int, str, str, str]:
    return quote.source.number, quote.place, quote.before, quote.words


def _notes(layout: Layout, anchors: dict[int, str]) -> Iterator[Note]:
    """Every quotation of the page once, numbered as it comes."""
    found: dict[tuple[int, str, str, str], tuple[Quote, list[str]]] = {}
    for row in (row for part in layout.parts for row in part.rows):
        for quote in (quote for cell in row.cells for quote in cell.quotes):
            found.setdefault(_key(quote), (quote, []))[1].append(anchors[id(row)])
    for number, (quote, rows) in enumerate(found.values(), 1):
        yield Note(number, quote, tuple(dict.fromkeys(rows)))


def markdown(layouts: Sequence[Layout]) -> str:
    """Tables in Markdown (the form of GitHub), a heading for each occurrence."""
    return "\n\n".join(_markdown(one) for one in layouts) + "\n"


def _markdown(one: Layout) -> str:
    lines = [f"# {marked(one.title)}", "", marked(one.counted), "", *([f"**{marked(one.doubt)}**", ""] if one.doubt else [])]
    for part in one.parts:
        lines += [f"## {part.heading}", ""] if part.heading else []
        lines.append("| | " + " | ".join(f"{marked(v.name)}<br>{v.about}" for v in one.voices) + " |")
        lines.append("|" + "---|" * (len(one.voices) + 1))
        for row in part.rows:
            head = f"**{marked(row.head)}**<br>{marked(f'{row.field}: {row.label}' if row.field else row.label)}"
            cells = " | ".join(_markdown_cell(cell, voice) for cell, voice in zip(row.cells, one.voices, strict=True))
            lines.append(f"| {head} | {cells} |")
        lines.append("")
    for source in one.sources:
        told = " · ".join(part for part in (source.name, source.title, source.day, f"{source.words:,} words") if part)
        lines.append(f"{source.number}. {marked(told)}" + (f" <{marked(source.url)}>" if source.url else ""))
    return "\n".join([*lines, "", *(f"- {marked(note)}" for note in one.notes)])


def _markdown_cell(cell: Cell, voice: Voice) -> str:
    if cell.state != "spoke":
        return f"*{EMPTY[cell.state]}*"
    told = [f"{marked(quote.shown)} ({marked(where(quote, voice))})" for quote in cell.quotes]
    return "<br>".join([*told, *([f"and {cell.more} more"] if cell.more else [])])


def where(quote: Quote, voice: Voice) -> str:
    """The place of words: "¶2", with the number of the article where a voice has several; and whose words they are."""
    place = f"{quote.source.number} {quote.place}".strip() if len(voice.sources) > 1 else quote.place
    return ", ".join(part for part in (place, voice_of(quote)) if part)
