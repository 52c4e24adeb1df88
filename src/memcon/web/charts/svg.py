"""From a Vega-Lite description to SVG that a page can hold.

No words of a page and no address go through the renderer: marks carry keys ("~3") of a table of `Note`s, which are put in afterwards as
text and attributes of XML. So a hostile title stays text whatever it holds, a link leads nowhere but into the desk, and the renderer need
not measure long labels. What comes out has presentation attributes only: no style, no script, no id, no font, nothing to fetch.
"""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import msgspec
import vl_convert
from markupsafe import Markup

from memcon.record.plain import plain, shortened
from memcon.web.charts.palette import CLASSES

Spec = dict[str, Any]
WIDE = 900
"""Pixels from which on a drawing takes the width of the page."""
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset({"g", "path", "line", "rect", "circle", "text"})
_ATTRIBUTES = frozenset({
    "d", "x", "y", "x1", "x2", "y1", "y2", "r", "cx", "cy", "width", "height", "transform", "fill", "fill-opacity", "stroke",
    "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "text-anchor", "font-size", "font-weight",
})  # fmt: skip
_KEY = re.compile(r"~(\d+)\Z")


class Note(msgspec.Struct, frozen=True):
    """What stands behind a mark: its words in full, what of them is shown beside it, and where it leads within the desk."""

    words: str
    shown: str
    href: str | None


class Notes:
    """The table of notes of one drawing, while it is made."""

    def __init__(self) -> None:
        self.all: list[Note] = []

    def key(self, words: str, href: str | None = None, *, most: int = 1000) -> str:
        """The key of a note. `most` is how many characters may be shown. Raises ValueError where the address leads out of the desk."""
        if href is not None and (not re.match(r"[/?#](?![/\\])", href) or not href.isprintable()):
            raise ValueError(f"{href!r} is no address within the desk")
        words = plain(words)
        self.all.append(Note(words, shortened(words, most), href))
        return f"~{len(self.all) - 1}"


class Drawing(msgspec.Struct, frozen=True):
    """A Vega-Lite description with the notes of its marks, and what it shows in a few words."""

    spec: Spec
    notes: tuple[Note, ...]
    label: str


def draw(drawing: Drawing) -> Markup:
    """The drawing as an SVG element, to be put into a page as it is."""
    made = vl_convert.vegalite_to_svg(drawing.spec, config={"background": None, "view": {"stroke": None}}, allowed_base_urls=[])
    return clean(made, drawing.notes, drawing.label)


def warm() -> None:
    """Draw nothing: the first drawing opens the renderer, which takes a second or two."""
    draw(Drawing({"mark": "point", "data": {"values": []}}, (), ""))


def clean(made: str, notes: Sequence[Note], label: str) -> Markup:
    """What the renderer made, with the notes put in and all that a page need not have left out."""
    source = ElementTree.fromstring(made)
    names = "chart wide" if float(source.attrib["width"]) >= WIDE else "chart"
    root = ElementTree.Element("svg", {"xmlns": _SVG[1:-1], "class": names, "role": "group", "aria-label": plain(label)})
    for name in ("width", "height", "viewBox"):
        root.set(name, source.attrib[name])
    linked: set[str] = set()
    for child in source:
        _copy(child, root, notes, linked)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _copy(source: ElementTree.Element, parent: ElementTree.Element, notes: Sequence[Note], linked: set[str]) -> None:
    tag = source.tag.removeprefix(_SVG)
    hidden = source.get("class") in ("background", "foreground") or source.get("display") == "none"
    if tag not in _ELEMENTS or hidden:
        return
    note = _note(source.get("aria-label"), notes) if tag != "g" else None
    shown = _note(source.text, notes) if tag == "text" else None
    if note or shown:
        parent = _holder(parent, note or shown, linked, titled=note is not None)
    made = ElementTree.SubElement(parent, tag, _attributes(source))
    if shown:
        made.text = shown.shown
    for child in source:
        _copy(child, made, notes, linked)
    if tag == "g" and not len(made):
        parent.remove(made)


def _note(key: str | None, notes: Sequence[Note]) -> Note | None:
    match = _KEY.match(key or "")
    return notes[int(match[1])] if match else None


def _holder(parent: ElementTree.Element, note: Note | None, linked: set[str], *, titled: bool) -> ElementTree.Element:
    """A link or a named image around a mark. A second link to the same place is for the pointer alone: a reader by ear or by keyboard
    meets each once."""
    assert note is not None
    if note.href is None:
        if not titled:
            return parent
        holder = ElementTree.SubElement(parent, "g", {"role": "img", "aria-label": note.words})
    elif note.href in linked:
        holder = ElementTree.SubElement(parent, "a", {"href": note.href, "tabindex": "-1", "aria-hidden": "true"})
    else:
        linked.add(note.href)
        holder = ElementTree.SubElement(parent, "a", {"href": note.href, "aria-label": note.words})
    if titled or note.shown != note.words:
        ElementTree.SubElement(holder, "title").text = note.words
    return holder


def _attributes(source: ElementTree.Element) -> dict[str, str]:
    kept = {name: value for name, value in source.attrib.items() if name in _ATTRIBUTES and "url(" not in value}
    classes = [f"{name}-{CLASSES[colour]}" for name in ("fill", "stroke") if (colour := kept.get(name, "").lower()) in CLASSES]
    return {**kept, "class": " ".join(classes)} if classes else kept
