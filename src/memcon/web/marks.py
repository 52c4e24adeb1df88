"""The text of an article with its marks, as HTML: a pure function from a text and spans to nested elements.

Whatever the spans are, how ever they cross: the elements nest, everything is escaped, and the text content is the text of the article, to
the letter. Where marks cross, the inner one is cut in two. A statement stands outside an event, an event outside a name, so that the links
of names never stand inside one another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from markupsafe import Markup

from memcon.record.plain import plain
from memcon.record.types import Article, Record

Kind = Literal["statement", "event", "place", "time", "actor"]
KINDS: tuple[Kind, ...] = ("actor", "place", "time", "event", "statement")
"""In the order of the legend."""
_OUTER: dict[str, int] = {"statement": 0, "event": 1, "place": 2, "time": 3, "actor": 4}
_TOLD = ("event", "statement")
# Marks, embeddings, overrides and isolates of the bidi algorithm (Unicode Standard Annex 9), and other characters that are not seen.
_ODD = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


_REF = Markup('<a class="ref {0}" href="#{1}" id="m-{1}" data-of="{1}" aria-label="{1} in the record"></a>')


class Mark(msgspec.Struct, frozen=True):
    """[start, end) of the text is of this kind, and is what the record holds under the id `of`; `title` says whom or what it means."""

    start: int
    end: int
    kind: Kind
    of: str
    title: str = ""


def marks_of(record: Record) -> tuple[Mark, ...]:
    """What a record has to mark: actors, places and times where they are named, events by the words that tell them, what was said."""
    found = [Mark(a, b, "actor", x.id, f"{x.name} ({x.country})" if x.country else x.name) for x in record.actors for a, b in x.mentions]
    found += [Mark(a, b, "place", x.id, x.name) for x in record.places for a, b in x.mentions]
    found += [Mark(x.start, x.end, "time", x.id, x.edtf or x.timex or "") for x in record.times]
    for event in record.events:
        own = [(e.start, e.end) for e in event.evidence if e.purpose == "event"] or [(e.start, e.end) for e in event.evidence[:1]]
        found += [Mark(a, b, "event", event.id, f"{event.type}, {event.status}") for a, b in own]
    found += [Mark(*x.content, "statement", x.id, x.act) for x in record.statements]
    return tuple(found)


def body(article: Article, marks: Iterable[Mark]) -> Markup:
    """The text in its blocks, each a paragraph; what stands between blocks (line breaks) stays between them.

    The first element of each event and statement has the id "m-e3"; before it stands a link without text to "#e3".
    """
    drawer = _Drawer(article.text, [m for m in marks if 0 <= m.start < m.end <= len(article.text)])
    parts: list[str] = []
    at = 0
    for number, block in enumerate(sorted(article.blocks, key=lambda b: (b.start, b.end)), 1):
        start, end = max(block.start, at), min(block.end, len(article.text))
        if start < end:
            opening = Markup('<p class="block {}" id="b{}">').format(block.kind, number)
            parts += [*drawer.run(at, start), opening, *drawer.run(start, end), "</p>"]
            at = end
    return Markup("").join(Markup(part) for part in [*parts, *drawer.run(at, len(article.text))])


class _Drawer:
    """The text and its marks, and which of them were drawn already."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text, self._marks = text, marks
        self._drawn: set[str] = set()
        self._begun: set[Mark] = set()

    def run(self, start: int, end: int) -> Iterator[str]:
        """A piece of the text, its elements all closed at its end."""
        own = [mark for mark in self._marks if mark.start < end and mark.end > start]
        cuts = sorted({start, end, *(at for mark in own for at in (mark.start, mark.end) if start < at < end)})
        stack: list[tuple[Mark, str]] = []
        for left, right in pairwise(cuts):
            wanted = sorted((m for m in own if m.start <= left and m.end >= right), key=_outer_first)
            same = 0
            while same < min(len(stack), len(wanted)) and stack[same][0] is wanted[same]:
                same += 1
            yield from (f"</{tag}>" for _, tag in reversed(stack[same:]))
            del stack[same:]
            for mark in wanted[same:]:
                tag, opening = self._opening(mark, any(tag == "a" for _, tag in stack))
                stack.append((mark, tag))
                yield opening
            yield escaped(self._text[left:right])
        yield from (f"</{tag}>" for _, tag in reversed(stack))

    def _opening(self, mark: Mark, in_link: bool) -> tuple[str, str]:
        """The element of a mark: its tag, and how it opens."""
        more = Markup(' title="{}"').format(plain(mark.title)) if mark.title else ""
        if mark.kind in _TOLD:
            link = ""
            if mark.of not in self._drawn:
                self._drawn.add(mark.of)
                link = _REF.format(mark.kind, mark.of)
            return "mark", link + Markup('<mark class="{0}" data-of="{1}"{2}>').format(mark.kind, mark.of, more)
        tag = "span" if in_link else "a"
        # of a mark that is cut in two, the keyboard stops at the first part
        again = Markup(' tabindex="-1"') if mark in self._begun else ""
        self._begun.add(mark)
        target = "" if in_link else Markup(' href="#{}"{}').format(mark.of, again)
        return tag, Markup('<{0} class="mark {1}"{2} data-of="{3}"{4}>').format(tag, mark.kind, target, mark.of, more)


def _outer_first(mark: Mark) -> tuple[int, int, int, str]:
    return _OUTER[mark.kind], mark.start, -mark.end, mark.of


def escaped(text: str) -> Markup:
    """Text of a page as HTML. Characters that are not seen, and could turn the words of the page around, are named and not shown."""
    parts, at = [], 0
    for hit in _ODD.finditer(text):
        parts += [_visible(text[at : hit.start()]), Markup('<i class="odd" data-code="U+{:04X}"><b hidden>{}</b></i>').format(
            ord(hit[0]), Markup("&#xfffd;") if hit[0] == "\0" else hit[0])]  # fmt: skip
        at = hit.end()
    return Markup("").join([*parts, _visible(text[at:])])


def _visible(text: str) -> Markup:
    """What HTML cannot carry (lone surrogates) becomes U+FFFD; a carriage return is written so that no parser drops it."""
    return Markup(Markup.escape(_SURROGATE.sub("\ufffd", text)).replace("\r", Markup("&#13;")))
