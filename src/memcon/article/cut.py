"""Capture -> Article: the one entry point."""

import re
from collections.abc import Sequence

from memcon.captures.types import Capture
from memcon.errors import NoArticle
from memcon.record.types import Article, CaptureFacts, Stamp

from .cleaner import default_cleaner
from .compose import Composed, Piece, compose
from .features import key
from .heads import find_title, is_byline
from .language import other_language, require_english
from .lines import Unit, split_units
from .parts import Cut
from .stamps import LineStamp, given_stamp, line_stamps, url_stamp


def cut(capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Cut:
    """Cuts the article out of a capture.

    `published` (EDTF or any printed stamp) and `outlet` are what the collector knows; they are trusted above the page.
    Raises NoArticle, UnknownLanguage or SeveralArticles.
    """
    if capture.html is not None:
        from .html import cut_html

        return cut_html(capture, published=published, outlet=outlet)
    return cut_text(capture, published=published, outlet=outlet)


def cut_text(capture: Capture, *, published: str | None, outlet: str | None) -> Cut:
    dump = capture.text or ""
    units = split_units(dump)
    keep = default_cleaner().keep(units, capture.title)
    title = find_title(units, keep, capture.title)
    body = [i for i, k in enumerate(keep) if k and i != title and not _copy(units, i, title)]
    if not body:
        raise NoArticle("No article was found on this page: it has no running text; check that the capture is of an article's page.")
    require_english(" ".join(units[i].text for i in body))
    stamps = line_stamps(units, dump, title, body)
    composed = compose(dump, _pieces(units, title, body, stamps), capture.base)
    article = Article(
        title=units[title].text if title is not None else capture.title,
        standfirst=None, byline=None, outlet=outlet or capture.outlet, url=capture.url, language="en",
        published=_published(capture, published, stamps, composed), dateline=None, text=composed.text, blocks=composed.blocks,
        segments=composed.segments, capture=CaptureFacts(sha256=capture.sha256, media_type=capture.media_type, length=len(dump) + capture.base),
        notes=capture.notes,
    )  # fmt: skip
    return Cut(article)


def _copy(units: Sequence[Unit], i: int, title: int | None) -> bool:
    return title is not None and key(units[i].text) == key(units[title].text)


def _pieces(units: Sequence[Unit], title: int | None, body: Sequence[int], stamps: Sequence[LineStamp]) -> list[Piece]:
    pieces = [Piece("title", units[title].start, units[title].end)] if title is not None else []
    dates = [s for s in stamps if s.unit not in body and s.unit != title][:1]
    rest = [Piece("date", s.start, s.end) for s in dates]
    near = range(max(0, body[0] - 5), body[0])
    rest += [Piece("byline", units[i].start, units[i].end) for i in near if i != title and i not in {s.unit for s in dates} and is_byline(units[i].text)]
    for i in body:
        u = units[i]
        kind = "list" if re.match(r"[•*·▪‣-]\s|\d{1,2}[.)]\s", u.text) else "paragraph"
        rest.append(Piece(kind, u.start, u.end))  # type: ignore[arg-type]
    return pieces + sorted(rest, key=lambda p: p.start)


def _published(capture: Capture, published: str | None, stamps: Sequence[LineStamp], composed: Composed) -> Stamp | None:
    for value, source in ((published, "collector"), (capture.published, "collector")):
        stamp = given_stamp(value, source)
        if stamp:
            return stamp
    for line in stamps:
        if not line.updated:
            return Stamp(edtf=line.found.edtf, zone=line.found.zone, evidence=_spans(composed, line.start, line.end, capture.base), source="text")
    return url_stamp(capture.url)


def _spans(composed: Composed, start: int, end: int, base: int) -> tuple[tuple[int, int], ...]:
    """A span of the dump as spans of the article text; () where the article lacks those words."""
    return tuple((a + start - s + base, a + end - s + base) for a, s, n in composed.segments if s - base <= start and end <= s - base + n)
