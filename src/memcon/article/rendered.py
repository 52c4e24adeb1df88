"""An HTML page as the lines that a reader sees, each with the kind of its element: what a text dump of the page would hold."""

import re
from dataclasses import dataclass
from typing import Any

from memcon.record.types import BlockKind

from .lines import Unit

_UNSEEN = frozenset(
    "title script style noscript template svg math iframe object embed applet audio video canvas select textarea button map".split()
)
_APART = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre table figure hr form fieldset".split())
"""Elements with a blank line before and after them."""
_LINES = _APART | frozenset(
    "address article aside body br caption center dd details dir div dt figcaption footer header legend li main menu nav section "
    "summary tbody td tfoot th thead tr".split()
)
"""Elements that begin and end a line."""
_EMPTY = frozenset(("br", "hr"))
_ITEMS = frozenset(("li", "dd", "dt"))
_HOLDS = frozenset("article aside body center dir div fieldset footer form header main menu nav section table".split())
"""Elements that hold blocks side by side: those of one box."""
_LAYS_OUT = re.compile("table|p|div|ul|ol|h[1-6]|br|form")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page. `unit` is the line as a text dump of the page has it, with its bullet; its offsets are those of such a dump."""

    unit: Unit
    text: str
    kind: BlockKind
    box: int
    """The number of the element that holds it beside other blocks: lines of one box stand in one column."""


def lines_of_html(html: str) -> list[Line]:
    """The visible lines of a page in order; [] for markup that cannot be parsed. Text in scripts and hidden elements is not there."""
    from lxml import etree
    from lxml import html as markup

    try:
        root = markup.document_fromstring(html.encode("utf-8", "replace"), parser=markup.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        seen = isinstance(element.tag, str) and element.tag not in _UNSEEN and not _is_hidden(element)
        if event == "start" and seen:
            page.opened(element)
            page.write(element.text)
        elif event == "start":
            walk.skip_subtree()
        else:
            if seen:
                page.closed(element)
            page.write(element.tail)
    page.end_line()
    return page.lines


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: its tag, whether it is a table of data, the path of the nearest box."""

    tag: str
    data: bool
    box: int


class _Page:
    """The lines so far and the line that is being written."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._open: list[_Open] = [_Open("", False, 0)]
        self._bullet = False
        self._gap = self._at = self._boxes = 0

    def write(self, text: str | None) -> None:
        if text and self._open[-1].tag == "pre":
            first, *rest = text.split("\n")
            self._words.append(first)
            for line in rest:
                self.end_line()
                self._words.append(line)
        elif text:
            self._words.append(text)

    def opened(self, element: Any) -> None:
        tag = element.tag
        if tag not in _LINES:
            return
        self._edge(tag)
        if tag not in _EMPTY:
            last = self._open[-1]
            self._boxes += tag in _HOLDS
            box = self._boxes if tag in _HOLDS else last.box
            self._open.append(_Open(tag, last.data or (tag == "table" and _is_data(element)), box))
            self._bullet = self._bullet or tag in _ITEMS

    def closed(self, element: Any) -> None:
        if element.tag in _LINES and element.tag not in _EMPTY:
            self._edge(element.tag)
            self._open.pop()
            self._bullet = self._bullet and element.tag not in _ITEMS

    def _edge(self, tag: str) -> None:
        """The beginning or end of an element: a line ends, but a row of data is one line."""
        if tag in ("td", "th") and self._open[-1].data:
            self._words.append(" ")
            return
        self.end_line()
        if tag in _APART:
            self._gap = 1

    def end_line(self) -> None:
        """Closes the line; an empty one leaves no trace."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if not text:
            return
        depth = sum(o.tag in ("ul", "ol") for o in self._open)
        whole = _BULLET + text if self._bullet and depth else text
        start = self._at + self._gap + 2 * depth
        self._at = start + len(whole) + 1
        self.lines.append(Line(Unit(start, self._at - 1, whole, 2 * depth, self._gap), text, self._kind(), self._open[-1].box))
        self._gap, self._bullet = 0, False

    def _kind(self) -> BlockKind:
        tags = [o.tag for o in self._open]
        if "figcaption" in tags or tags[-1] == "caption":
            return "caption"
        if self._open[-1].data:
            return "list"
        for tag in reversed(tags):
            if tag == "blockquote" or (tag == "p" and "blockquote" in tags):
                return "quote"
            if tag in _ITEMS:
                return "list"
            if tag == "p" or re.fullmatch("h[1-6]", tag):
                return "paragraph" if tag == "p" else "heading"
        return "paragraph"


def _is_data(table: Any) -> bool:
    """Is a table one of figures, whose rows are lines, and not one that lays the page out?"""
    inner = [e.tag for e in table.iterdescendants() if isinstance(e.tag, str)]
    rows, cells = inner.count("tr"), inner.count("td") + inner.count("th")
    return rows > 1 and cells >= 2 * rows and not any(_LAYS_OUT.fullmatch(tag) for tag in inner)
