"""Capture -> Article: the one entry point, and the way of a text dump."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.captures import Capture, FrontMatter, front_matter
from memcon.errors import NoArticle
from memcon.record.types import Article, BlockKind, CaptureFacts, Stamp

from .chrome import chrome_kind, icon_labels, in_other_script, left_out_kinds, notes_of
from .cleaner import chances, choose, resumed
from .compose import Composed, Piece, compose
from .facts import agency_in, by_address, by_copyright, dateline_of, masthead
from .heads import byline_name, find_standfirst, find_title, has_sentence, is_byline, is_sentence, kind_of
from .language import language_of
from .lines import Unit, split_units
from .parts import Cut, refuse_several, turns_of
from .posts import cut_post
from .sides import side_of
from .splits import split_heads
from .stamps import LineStamp, as_stamp, given_stamp, line_stamps, matter_stamps, opening_stamp, url_stamp
from .walls import refuse_wall
from .wording import key, page_title_parts, words_of

if TYPE_CHECKING:
    from .region import Region

_SMALL = 8
"""Lines: a page with no more is taken whole where the model finds nothing in it."""

_LOOSE = 2
"""Lines: so many headings and dates at the end of an article belong to what follows it; more are a list of its own."""

_QUOTED = 8
"""Words: so long a line in another script may be a quotation; a shorter one in an English page is a door to the outlet's other pages."""

_PORTRAIT, _HEAD_LINES = 5, 3
"""Lines: how long the portrait at the end of an article may be, and how much article stands before it."""
_ABOUT = re.compile(
    r"(?:about the (?:author|writer)s?|(?:about|sobre|über|à propos de|acerca de) (?:(?-i:[A-ZÀ-Þ])[\w.&'’-]*,? ?){1,5}):?", re.I
)

_TOP = 6
"""Lines: a masthead stands no lower."""


def cut(
    capture: Capture, *, published: str | None = None, outlet: str | None = None, any_language: bool = False, model: "Region | None" = None
) -> Cut:
    """Cuts the article out of a capture.

    `published` (EDTF or a printed stamp) and `outlet` are what the collector knows; they are trusted above the page. `any_language`
    lets pages through that are not English, for tools that need only the cleaning; `model` has other weights for text dumps than the
    package's, for its training.
    Raises NoArticle, UnknownLanguage or SeveralArticles, each with one sentence.
    """
    if capture.part is not None:
        return Cut(cut_post(capture, capture.part, published=published, outlet=outlet, any_language=any_language))
    if capture.html is not None:
        from .html import cut_html

        found = cut_html(capture, published=published, outlet=outlet, any_language=any_language, model=model)
    else:
        found = _cut_text(capture, published=published, outlet=outlet, any_language=any_language, model=model)
    refuse_wall(found.article)
    return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which units are what."""

    title: int | None
    standfirst: int | None
    body: tuple[int, ...]
    bylines: tuple[int, ...]
    left_out: tuple[str, ...]
    labels: int


def _cut_text(capture: Capture, *, published: str | None, outlet: str | None, any_language: bool, model: "Region | None") -> Cut:
    dump = capture.text or ""
    head = front_matter(dump)
    units = split_heads(split_units(dump, max(capture.base, head.body if head else 0)), dump)
    url = capture.url or (head.url.value if head and head.url else None)
    known = capture.title or (head.title.value if head and head.title else None)
    keep = _kept(units, url, model)
    language = language_of(" ".join(u.text for u, k in zip(units, keep, strict=True) if k) or dump, refuse=not any_language)
    layout = _layout(units, keep, known, url, from_head=head is not None)
    texts = [u.text for u in units]
    stamps = line_stamps(units, dump, layout.title, layout.body)
    opening = opening_stamp(texts[layout.body[0]], units[layout.body[0]].start)
    composed = compose(dump, _pieces(units, layout, stamps))
    refuse_several(texts[layout.title] if layout.title is not None else known, [texts[i] for i in layout.body], texts)
    title = texts[layout.title] if layout.title is not None else known
    article = Article(
        title=title,
        standfirst=texts[layout.standfirst] if layout.standfirst is not None else None,
        published=_published(
            capture, published, head, url, ([opening] if opening else []) + sorted(stamps, key=lambda s: s.updated), composed
        ),
        updated=matter_stamps(head)[1] or next((as_stamp(s, composed) for s in stamps if s.updated), None),
        url=url,
        language=language,
        text=composed.text,
        blocks=composed.blocks,
        segments=composed.segments,
        capture=CaptureFacts(sha256=capture.sha256, media_type=capture.media_type, length=len(dump)),
        notes=(*capture.notes, *notes_of(layout.left_out, layout.labels)),
        **_source(capture, outlet, head, url, title, units, layout),
    )
    return Cut(article, turns_of(article))


def _kept(units: Sequence[Unit], url: str | None, model: "Region | None") -> list[bool]:
    """The model's choice, without the lines that are chrome by their words; a small page in which it finds nothing is taken whole."""
    english = not in_other_script(" ".join(u.text for u in units)[:8000])
    chrome = [
        chrome_kind(u.text) is not None
        or icon_labels(u.text) > 0
        or (english and in_other_script(u.text) and len(words_of(u.text)) < _QUOTED)
        for u in units
    ]
    keep = [k and not c for k, c in zip(resumed(units, choose(units, chances(units, url, model))), chrome, strict=True)]
    if not any(k and has_sentence(u.text) for u, k in zip(units, keep, strict=True)) and len(units) <= _SMALL:
        keep = [not c for c in chrome]
    return keep


def _layout(units: Sequence[Unit], keep: Sequence[bool], known: str | None, url: str | None, *, from_head: bool) -> _Layout:
    """Finds the parts. Raises NoArticle where no sentence is kept."""
    title = find_title(units, keep, known, url)
    if from_head and known and title is not None and key(units[title].text) != key(known):
        title = None
    title_key = key(units[title].text) if title is not None else key(known or "")
    first = title if title is not None else -1
    seen: set[str] = set()
    body, repeats = [], 0
    for i, kept in enumerate(keep):
        own = key(units[i].text)
        if not kept or own == title_key or (i < first and not is_sentence(units[i].text)):
            continue
        if len(own) > 40 and own in seen:
            repeats += 1
            continue
        seen.add(own)
        body.append(i)
    body = _without_portrait(units, body)
    loose = next((n for n, i in enumerate(reversed(body)) if kind_of(units[i]) not in ("heading", "date")), 0)
    if loose <= _LOOSE:
        del body[len(body) - loose :]
    if not body or not (any(has_sentence(units[i].text) for i in body) or _is_lone_sentence(units)):
        raise NoArticle("No article was found on this page: it has no running text; check that the capture is of an article's page.")
    standfirst = find_standfirst(units, title, body, {i: kind_of(units[i]) for i in body})
    near = range(max(0, body[0] - 6), min(len(units), body[0] + 2))
    bylines = tuple(i for i in near if i not in (title, standfirst) and is_byline(units[i].text))
    kept_set = {*body, title, standfirst, *bylines}
    out = [u.text for i, u in enumerate(units) if i not in kept_set]
    labels = sum(icon_labels(text) for text in out)
    copies = [text for text in out if key(text) == title_key and title_key]
    rest = left_out_kinds([t for t in out if t not in copies and not icon_labels(t)])
    kinds = ["copy of the title"] * len(copies) + ["repeated line"] * repeats + rest[repeats:]
    return _Layout(title, standfirst, tuple(body), bylines, tuple(kinds), labels)


def _without_portrait(units: Sequence[Unit], body: list[int]) -> list[int]:
    """The body without the portrait of its author or of the company that ends it: "About Jane Roe", and what stands below."""
    for n in range(max(_HEAD_LINES, len(body) - _PORTRAIT), len(body)):
        if _ABOUT.fullmatch(units[body[n]].text) and len(body[n:]) <= len(body) // 3:
            return body[:n]
    return body


def _is_lone_sentence(units: Sequence[Unit]) -> bool:
    """Is the capture one or two lines with a sentence that only lacks its stop? Corpora of sentences often drop it.

    A line of a menu ("Home News Sport Contact Us") has capitals alone; a sentence has words in small letters.
    """
    return len(units) <= 2 and any(sum(w.islower() for w in words_of(u.text)) >= 3 and len(words_of(u.text)) >= 5 for u in units)


def _pieces(units: Sequence[Unit], layout: _Layout, stamps: Sequence[LineStamp]) -> list[Piece]:
    """The title, then all others in the order of the page."""
    rest: dict[int, Piece] = {}
    for i in layout.body:
        rest[i] = Piece(kind_of(units[i]), units[i].start, units[i].end)
    for stamp in [s for s in stamps if not s.updated][:1] + [s for s in stamps if s.updated][:1]:
        if stamp.unit != layout.title and stamp.unit not in layout.bylines:
            before = rest.get(stamp.unit)
            rest[stamp.unit] = Piece(
                "date", min(stamp.start, before.start) if before else stamp.start, max(stamp.end, before.end) if before else stamp.end
            )
    for i in layout.bylines:
        rest[i] = Piece("byline", units[i].start, units[i].end)
    if layout.standfirst is not None:
        rest[layout.standfirst] = Piece("standfirst", units[layout.standfirst].start, units[layout.standfirst].end)
    title = [] if layout.title is None else [Piece("title", units[layout.title].start, units[layout.title].end)]
    return title + _undoubled(sorted(rest.values(), key=lambda p: p.start))


def _undoubled(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that do not overlap: a slice stands once."""
    out: list[Piece] = []
    for piece in pieces:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


def _published(
    capture: Capture, published: str | None, head: FrontMatter | None, url: str | None, lines: Sequence[LineStamp], composed: Composed
) -> Stamp | None:
    """Collector, front matter, a stamp of the page on the day that the address gives, the address, the page."""
    given = given_stamp(published, "collector") or given_stamp(capture.published, "collector") or matter_stamps(head)[0]
    if given:
        return given
    address = url_stamp(url)
    same = [s for s in lines if address and s.found.edtf[:10] == address.edtf]
    if address and not same:
        return address
    chosen = same or list(lines)
    return as_stamp(chosen[0], composed) if chosen else None  # an update's stamp comes last in `lines`: better than none


def _source(
    capture: Capture,
    outlet: str | None,
    head: FrontMatter | None,
    url: str | None,
    title: str | None,
    units: Sequence[Unit],
    layout: _Layout,
) -> dict[str, str | None]:
    """byline, outlet, dateline, agency and side."""
    texts = [u.text for u in units]
    host_outlet, host_side = by_address(url)
    opening = [texts[i] for i in layout.body[:3]]
    start = next((d for d in (dateline_of(t) for t in opening) if d), None)
    bylines = [texts[i] for i in layout.bylines]
    byline = next((byline_name(b) for b in bylines if words_of(b)), None) or (head.byline.value if head and head.byline else None)
    chrome = [t for i, t in enumerate(texts) if i not in layout.body]
    foot = texts[layout.body[-1] + 1 :][-8:]
    named = outlet or capture.outlet or (head.outlet.value if head and head.outlet else None) or host_outlet
    return {
        "byline": byline,
        "outlet": named or _from_page_title(title, texts[:3]) or masthead(texts[: min(_TOP, layout.body[0])], foot) or by_copyright(foot),
        "dateline": start.place if start else None,
        "agency": (start.agency if start else None) or next((a for a in map(agency_in, bylines) if a), None),
        "side": host_side or (None if host_outlet else side_of(title, opening, chrome)),
    }


def _from_page_title(title: str | None, first_lines: Sequence[str]) -> str | None:
    """ "Headline | Outlet" at the top of the page, where the headline is the title."""
    for line in first_lines:
        parts = page_title_parts(line)
        if title and len(parts) > 1 and key(line) != key(title) and key(line).startswith(key(title)):
            tail = parts[-1]
            if 1 <= len(words_of(tail)) <= 6 and key(tail) not in key(title):
                return tail
    return None


__all__ = ["BlockKind", "cut"]
