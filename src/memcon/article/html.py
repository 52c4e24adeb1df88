"""HTML: the lines of the page that trafilatura and the model of text dumps agree on, with the kinds of their elements; its metadata."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from memcon.captures.limits import MAX_TEXT
from memcon.captures.types import Capture
from memcon.errors import BadCapture, NoArticle
from memcon.record.types import Article, Block, BlockKind, CaptureFacts, Stamp

from .agreed import agreed_chances, chosen_lines, default_weights
from .chrome import chrome_kind
from .cleaner import chances, choose
from .facts import by_address, dateline_of
from .heads import byline_name, content_words, find_standfirst, find_title, has_sentence, is_byline, is_sentence
from .language import language_of
from .parts import Cut, refuse_several, turns_of
from .rendered import Line, lines_of_html
from .sides import side_of
from .stamps import given_stamp, is_stamp_line, url_stamp
from .wording import STOP, key, opens_chrome, page_title_parts, words_of

if TYPE_CHECKING:
    from .region import Region

_SPACE = re.compile(r"\s+")
_HEAD = 6
"""Lines: a byline or a stamp stands no further above the first sentence."""
_TITLE_WORDS = 4
"""A shorter title in a page's head is as often the name of the site or of the section as a headline."""


@cache
def _trafilatura() -> Any:
    import trafilatura

    return trafilatura


def cut_html(
    capture: Capture,
    *,
    published: str | None,
    outlet: str | None,
    any_language: bool,
    model: "Region | None" = None,
    weights: Mapping[str, float] | None = None,
) -> Cut:
    """The article of an HTML capture. `segments` is None: the text is that of elements, not slices of the source.

    `model` and `weights` are others than the package's, for their training.
    """
    html = capture.html or ""
    lines = lines_of_html(html)
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise BadCapture(f"The page shows more than {MAX_TEXT:,} characters, too many for a page; give its articles one by one.")
    chosen = chosen_lines(lines, kept_texts(html, capture.url))
    keep = keep_lines(lines, chosen, capture.url, model=model, weights=weights)
    if not any(k and has_sentence(line.text) for line, k in zip(lines, keep, strict=True)):
        raise NoArticle(
            "No article was found on this page: its markup holds no running text; check that the capture is of an article's page."
        )
    language = language_of(" ".join(line.text for line, k in zip(lines, keep, strict=True) if k), refuse=not any_language)
    meta = _metadata(capture)
    stated_title = capture.title or headline(meta.get("title"), html)
    titled = _title_line(lines, keep, stated_title, capture.url)
    title = capture.title or (stated_title if titled is None else lines[titled].text)
    blocks = head_kinds(without_links(_body(lines, keep, chosen, titled, title)), title)
    text, placed = _placed(blocks)
    body = [t for kind, t in blocks if kind == "paragraph"]
    refuse_several(title, body, [t for _, t in blocks])
    stated, updated = stated_times(html)
    url = capture.url or meta.get("url")
    host_outlet, host_side = by_address(url)
    start = next((d for d in map(dateline_of, body[:3]) if d), None)
    article = Article(
        title=title,
        standfirst=next((t for kind, t in blocks if kind == "standfirst"), None),
        byline=meta.get("author") or next((byline_name(t) for kind, t in blocks if kind == "byline"), None),
        outlet=outlet or capture.outlet or host_outlet or _site_name(meta.get("sitename")),
        url=url,
        language=language,
        published=_published(capture, published, stated, meta.get("date")),
        updated=updated,
        dateline=start.place if start else None,
        agency=start.agency if start else None,
        side=host_side or (None if host_outlet else side_of(title, body[:3], ())),
        text=text,
        blocks=placed,
        segments=None,
        notes=capture.notes,
        capture=CaptureFacts(sha256=capture.sha256, media_type=capture.media_type, length=len(html)),
    )
    return Cut(article, turns_of(article))


def keep_lines(
    lines: Sequence[Line],
    chosen: Sequence[bool],
    url: str | None,
    *,
    model: "Region | None" = None,
    weights: Mapping[str, float] | None = None,
) -> list[bool]:
    """For each line of the page, whether it is the article: trafilatura and the model of text dumps, weighed together, say so.

    Captions and lines that are chrome by their words are left out.
    """
    if not lines:
        return []
    units = [line.unit for line in lines]
    likely = agreed_chances(lines, chances(units, url, model), chosen, default_weights() if weights is None else weights)
    return [k and line.kind != "caption" and chrome_kind(line.text) is None for line, k in zip(lines, choose(units, likely), strict=True)]


def kept_texts(html: str, url: str | None) -> list[str]:
    """The text of each block that trafilatura keeps, in order; [] where it keeps nothing or fails."""
    try:
        root = _trafilatura().bare_extraction(
            html, url=url, include_comments=False, include_tables=True, with_metadata=False, favor_precision=True
        )
    except Exception:  # trafilatura's parsers raise many kinds on broken markup
        return []
    body = getattr(root, "body", None)
    return [] if body is None else [text for element in body for text in _texts(element)]


def _title_line(lines: Sequence[Line], keep: Sequence[bool], stated: str | None, url: str | None) -> int | None:
    """The line that is the title; None where the page has none, or one that has nothing of what its head states for the title.

    What the head states is trusted where it is no mere name of a site or section.
    """
    known = stated if stated and len(words_of(stated)) >= _TITLE_WORDS else None
    at = find_title([line.unit for line in lines], keep, known, url)
    if at is None or chrome_kind(lines[at].text) or (known and not content_words(known) & content_words(lines[at].text)):
        return None
    return at


def _body(
    lines: Sequence[Line], keep: Sequence[bool], chosen: Sequence[bool], titled: int | None, title: str | None
) -> list[tuple[BlockKind, str]]:
    """The title, and the kept lines without its copies and without the labels over it, with the lines of the head, kept or not."""
    head = _head_lines(lines, keep, chosen, titled)
    out: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    for i, (line, kept) in enumerate(zip(lines, keep, strict=True)):
        own = kept and not (title and key(line.text) == key(title)) and (titled is None or i > titled or is_sentence(line.text))
        if own or i in head:
            out.append((line.kind, line.text))
    return out


def _head_lines(lines: Sequence[Line], keep: Sequence[bool], chosen: Sequence[bool], titled: int | None) -> set[int]:
    """Byline, stamp, and a standfirst that trafilatura chose, between the title and the first sentence."""
    body = [i for i, kept in enumerate(keep) if kept]
    first = next((i for i in body if _is_text(lines[i].text) and (titled is None or i > titled)), None)
    if titled is None or first is None:
        return set()
    units = [line.unit for line in lines]
    kinds: dict[int, BlockKind] = {i: line.kind for i, line in enumerate(lines[:first])}
    near = range(max(titled + 1, first - _HEAD), first)
    found = {i for i in near if is_byline(lines[i].text) or (is_stamp_line(lines[i].text) and chrome_kind(lines[i].text) is None)}
    standfirst = find_standfirst(units, titled, body, kinds)
    return found | {standfirst} if standfirst is not None and chosen[standfirst] else found


def head_kinds(blocks: list[tuple[BlockKind, str]], title: str | None) -> list[tuple[BlockKind, str]]:
    """The blocks before the first sentence with the kinds of a head: standfirst, byline, date."""
    opens = next((n for n, (kind, text) in enumerate(blocks) if kind != "title" and _is_text(text)), 0)
    out: list[tuple[BlockKind, str]] = []
    for kind, text in blocks[:opens]:
        if kind in ("paragraph", "heading"):
            kind = _head_kind(text, done=any(k == "standfirst" for k, _ in out), titled=title is not None) or kind
        out.append((kind, text))
    return out + blocks[opens:]


def _is_text(text: str) -> bool:
    return is_sentence(text) and not is_stamp_line(text) and not is_byline(text)


def _head_kind(text: str, *, done: bool, titled: bool) -> BlockKind | None:
    if is_byline(text):
        return "byline"
    if is_stamp_line(text):
        return "date"
    words = words_of(text)
    lower = sum(w[0].islower() for w in words) / max(1, len(words))
    return "standfirst" if titled and not done and 7 <= len(words) <= 45 and lower > 0.5 and not text.endswith(":") else None


def without_links(blocks: list[tuple[BlockKind, str]]) -> list[tuple[BlockKind, str]]:
    """The blocks without headings that open lists of other stories and what hangs on them, and without headings with nothing below."""
    out: list[tuple[BlockKind, str]] = []
    skipping = False
    for kind, text in blocks:
        opens = kind == "heading" and opens_chrome(text)
        skipping = opens or (skipping and kind in ("heading", "list") and not STOP.search(text))
        if not skipping:
            out.append((kind, text))
    while out and out[-1][0] == "heading":
        out.pop()
    return out


def _texts(element: Any) -> list[str]:
    if element.tag in ("list", "table"):
        return [text for child in element for text in _texts(child)]
    return [line for line in map(str.strip, "".join(_words(element)).split("\x00")) if line]


def _words(element: Any) -> Iterator[str]:
    """The text of an element; a line break is a NUL (the markup has none), cells stand apart by a space."""
    yield "\x00" if element.tag == "lb" else " " if element.tag == "cell" else ""
    yield (element.text or "").replace("\x00", " ")
    for child in element:
        if isinstance(child.tag, str):
            yield from _words(child)
        yield (child.tail or "").replace("\x00", " ")


def _placed(blocks: list[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    placed: list[Block] = []
    at = 0
    for kind, text in blocks:
        placed.append(Block(kind=kind, start=at, end=at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for _, text in blocks), tuple(placed)


_HEADING = re.compile(r"<h([1-3])\b[^>]*>(.*?)</h\1>", re.I | re.S)
_SUFFIX = re.compile(r"\s+[|•·»-]\s+|\s*\|\s*")
_TAG = re.compile(r"<[^>]+>")


def headline(title: str | None, html: str) -> str | None:
    """The title without what the page title adds ("Headline | Outlet").

    That is the heading of the page that is a part of it, else its first part where only short ones follow.
    """
    if not title:
        return None
    parts = {key(part) for part in page_title_parts(title) if len(part) > 12} - {key(title)}
    headings = (_SPACE.sub(" ", unescape(_TAG.sub(" ", inner))).strip() for _, inner in _HEADING.findall(html[:600_000]))
    first, *rest = _SUFFIX.split(title)
    short = rest and len(words_of(first)) >= 4 and all(len(words_of(part)) <= 4 for part in rest)
    return next((heading for heading in headings if key(heading) in parts), first if short else title)


def _site_name(name: str | None) -> str | None:
    """A site's name; trafilatura gives the bare host where the page states none, which names nobody."""
    return None if not name or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) else name


def _metadata(capture: Capture) -> dict[str, str]:
    try:
        found = _trafilatura().extract_metadata(capture.html, default_url=capture.url)
    except Exception:  # see extract_blocks
        return {}
    facts = found.as_dict() if found is not None else {}
    return {name: value for name, value in facts.items() if isinstance(value, str) and value}


_META = re.compile(r"<meta\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_LINKED = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.I | re.S)


def stated_times(html: str) -> tuple[Stamp | None, Stamp | None]:
    """(published, updated) as schema.org JSON-LD and meta elements state them, with clock and zone; None where they do not."""
    named: dict[str, str] = {}
    for tag in _META.findall(html[:400_000]):
        facts = {name.casefold(): one or two for name, one, two in _ATTRIBUTE.findall(tag)}
        name = (facts.get("property") or facts.get("name") or facts.get("itemprop") or "").casefold()
        if name and facts.get("content"):
            named.setdefault(name, facts["content"])
    linked = " ".join(_LINKED.findall(html))
    return _stated(linked, "datePublished", named, _PUBLISHED), _stated(linked, "dateModified", named, _UPDATED)


def _stated(linked: str, field: str, named: dict[str, str], keys: tuple[str, ...]) -> Stamp | None:
    match = re.search(rf'"{field}"\s*:\s*"([^"]{{4,40}})"', linked)
    values = ([match[1]] if match else []) + [named[k] for k in keys if k in named]
    stamps = [stamp for stamp in (given_stamp(value, "metadata") for value in values) if stamp]
    return next((s for s in stamps if "T" in s.edtf), stamps[0] if stamps else None)


def _published(capture: Capture, published: str | None, stated: Stamp | None, guessed: str | None) -> Stamp | None:
    """Collector, stated in the markup, the address, and last what htmldate makes of the page."""
    for stamp in (given_stamp(published, "collector"), given_stamp(capture.published, "collector"), stated, url_stamp(capture.url)):
        if stamp:
            return stamp
    return given_stamp(guessed, "metadata")
