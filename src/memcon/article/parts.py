"""Pages of several speakers or items: whose turn it is in a briefing, and pages that are several articles at once."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from memcon.errors import SeveralArticles
from memcon.record.types import Article, Span

from .facts import dateline_of
from .posts import LEAST, LIVE, head_of

_CAPITALS = re.compile(r"(?P<name>(?:[A-Z][A-Z.'’-]*[A-Z.](?:[ ,]+|(?=[:(])))(?:[A-Z.'’-]+[ ,]*){0,6}(?:\([^)]{1,60}\))?)\s*:\s+")
"""MS. PSAKI:  THE PRESIDENT:  ARI SHAPIRO, HOST:  SENIOR ADMINISTRATION OFFICIAL:"""
_LETTER = re.compile(r"(?P<name>[QA])(?::\s*|\.\s+|\s{1,})(?=\(?[A-Z\"“‘'])")
_NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.'’-]*|of|the|and|for|de|von|van)(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|the|and|for|de|von|"
    r"van)){0,7})\s*(?:\([^)]{1,60}\))?:\s+(?=[\"“A-ZÀ-Þ])"
)
_OFFICE = re.compile(r"\b(?:President|Prime Minister|Minister|Secretary|Chancellor|Spokes\w+|Ambassador|General|Question|Moderator|Host)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: offsets into Article.text, half open; `speaker_span` is the words that name the speaker."""

    speaker: str
    start: int
    end: int
    speaker_span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """The article, and its turns where it is a transcript."""

    article: Article
    turns: tuple[Turn, ...] = ()


def turns_of(article: Article) -> tuple[Turn, ...]:
    """The turns of a transcript, () for other texts. A turn goes to the next speaker's name; a lone "Q" counts where it stands three times.

    A name in small letters counts where it stands twice or more, or opens the text with an office ("President of …: Citizens, …").
    """
    starts: list[tuple[int, int, str]] = []
    for n, block in enumerate(b for b in article.blocks if b.kind in ("paragraph", "list", "heading", "quote")):
        text = article.text[block.start : block.end]
        match = _CAPITALS.match(text) or _LETTER.match(text) or _NAMED.match(text)
        if match and (match.re is not _NAMED or n > 0 or _OFFICE.search(match["name"])):
            name = match["name"].strip(" ,")
            starts.append((block.start, block.start + match["name"].find(name) + len(name), name))
    counts = Counter(name for _, _, name in starts)
    opening = next((b.start for b in article.blocks if b.kind == "paragraph"), -1)
    sure = [s for s in starts if _is_speaker(s[2], counts, opens=s[0] == opening)]
    if len(sure) < 2 and not (sure and sure[0][0] == opening):
        return ()
    ends = [start for start, _, _ in sure[1:]] + [len(article.text)]
    return tuple(
        Turn(name, start, len(article.text[:end].rstrip()), (start, stop)) for (start, stop, name), end in zip(sure, ends, strict=True)
    )


def _is_speaker(name: str, counts: Counter[str], *, opens: bool) -> bool:
    if name in ("Q", "A"):
        return counts["Q"] >= 3
    if name.isupper():
        return counts[name] >= 2 or "." in name or len(name.split()) > 1
    return counts[name] >= 2 or (opens and bool(_OFFICE.search(name)))


def refuse_several(title: str | None, body: Sequence[str], lines: Sequence[str]) -> None:
    """Raises SeveralArticles where a page is surely several: a live blog by its title and clock lines, four wire dispatches or more."""
    heads = sum(head_of(line) is not None for line in lines) if title and LIVE.search(title) else 0
    if heads >= LEAST:
        raise SeveralArticles(
            f"The page is a live blog of some {heads} posts, not one article; give it as a file of its own, of which each post is read."
        )
    places = [d.place for d in (dateline_of(text) for text in body) if d and d.place and d.agency]
    if len(set(places)) >= 4:
        raise SeveralArticles(f"The page holds {len(places)} dispatches with datelines of their own; give them as captures of their own.")
