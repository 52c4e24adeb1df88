"""HTML by trafilatura: its XML with kinds of blocks, its metadata."""

import re
from functools import cache
from typing import Any

from memcon.captures.types import Capture
from memcon.errors import NoArticle
from memcon.record.types import Article, Block, BlockKind, CaptureFacts, Stamp

from .language import language_of
from .parts import Cut
from .stamps import given_stamp, url_stamp

_KINDS: dict[str, BlockKind] = {"p": "paragraph", "head": "heading", "quote": "quote", "item": "list", "row": "list", "list": "list"}
_SPACE = re.compile(r"\s+")


@cache
def _trafilatura() -> Any:
    import trafilatura

    return trafilatura


def cut_html(capture: Capture, *, published: str | None, outlet: str | None, any_language: bool) -> Cut:
    """The article of an HTML capture. `segments` is None: the text is trafilatura's, not slices of the source."""
    blocks = extract_blocks(capture.html or "", capture.url)
    if not blocks:
        raise NoArticle("No article was found on this page: its markup holds no running text; check that the capture is of an article's page.")
    language = language_of(" ".join(text for _, text in blocks), refuse=not any_language)
    meta = _metadata(capture)
    title = capture.title or meta.get("title")
    if title:
        blocks = [("title", title), *(b for b in blocks if b[1] != title)]
    text, placed = _placed(blocks)
    article = Article(
        title=title, standfirst=None, byline=meta.get("author"), outlet=outlet or capture.outlet or meta.get("sitename"),
        url=capture.url or meta.get("url"), language=language, published=_published(capture, published, meta), dateline=None, text=text,
        blocks=placed, segments=None, notes=capture.notes,
        capture=CaptureFacts(sha256=capture.sha256, media_type=capture.media_type, length=len(capture.html or "")),
    )  # fmt: skip
    return Cut(article)


def extract_blocks(html: str, url: str | None) -> list[tuple[BlockKind, str]]:
    """(kind, text) of each block that trafilatura keeps, in order; [] where it keeps nothing or fails."""
    try:
        root = _trafilatura().bare_extraction(html, url=url, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # trafilatura's parsers raise many kinds on broken markup; a page that it cannot read has no article
        return []
    body = getattr(root, "body", None)
    if body is None:
        return []
    return [block for element in body for block in _blocks(element)]


def _blocks(element: Any) -> list[tuple[BlockKind, str]]:
    if not isinstance(element.tag, str):
        return []
    if element.tag in ("list", "table"):
        return [block for child in element for block in _blocks(child)]
    text = _SPACE.sub(" ", "".join(element.itertext())).strip()
    return [(_KINDS.get(element.tag, "paragraph"), text)] if text else []


def _placed(blocks: list[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    placed: list[Block] = []
    at = 0
    for kind, text in blocks:
        placed.append(Block(kind=kind, start=at, end=at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for _, text in blocks), tuple(placed)


def _metadata(capture: Capture) -> dict[str, str]:
    try:
        found = _trafilatura().extract_metadata(capture.html, default_url=capture.url)
    except Exception:  # see extract_blocks
        return {}
    facts = found.as_dict() if found is not None else {}
    return {name: value for name, value in facts.items() if isinstance(value, str) and value}


def _published(capture: Capture, published: str | None, meta: dict[str, str]) -> Stamp | None:
    stamps = (given_stamp(published, "collector"), given_stamp(capture.published, "collector"), given_stamp(meta.get("date"), "metadata"))
    return next((s for s in stamps if s), None) or url_stamp(capture.url)
