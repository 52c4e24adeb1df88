"""A page's lines as a reader's eye takes them: which look like running text, and which like the headline of it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from .lines import Unit
from .wording import CHROME_HEAD, COMMENTS_HEAD, CUES, FUNCTION_WORDS, STOP, WORD, key, page_title_parts, slug_words

_BULLET = re.compile(r"[•*·▪‣▸►»›-]\s|\d{1,2}[.)]\s")
RUN_TOGETHER = re.compile(r"[a-z)][A-Z]")
DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b(?:second|minute|hour|day|week|month|year)s? ago\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines with what the features share, one entry a unit."""

    units: Sequence[Unit]
    tokens: list[list[str]]
    words: list[int]
    stops: list[bool]
    bullets: list[bool]
    lower: list[float]
    """Share of words that start small: high in prose, low in headlines and menus."""
    comments_head: list[bool]
    chrome_head: list[bool]
    prose: list[float]
    """How much a line looks like running text; negative where it looks like chrome."""
    keys: list[str]


def look_at(units: Sequence[Unit]) -> Page:
    texts = [u.text for u in units]
    tokens = [WORD.findall(t) for t in texts]
    cjk = [len(_CJK.findall(t)) if not t.isascii() else 0 for t in texts]
    words = [len(t) if c < 3 else max(len(t), c // 2) for t, c in zip(tokens, cjk, strict=True)]
    stops = [bool(STOP.search(t)) for t in texts]
    bullets = [bool(_BULLET.match(t)) for t in texts]
    lower = [0.8 if c else sum(w[0].islower() for w in t) / max(1, len(t)) for t, c in zip(tokens, cjk, strict=True)]
    comments = [n <= 10 and bool(COMMENTS_HEAD.match(t)) for t, n in zip(texts, words, strict=True)]
    chrome = [n <= 12 and bool(CHROME_HEAD.match(t)) for t, n in zip(texts, words, strict=True)]
    prose = [
        _prose(*line)
        for line in zip(texts, words, stops, bullets, lower, (a or b for a, b in zip(comments, chrome, strict=True)), strict=True)
    ]
    return Page(units, tokens, words, stops, bullets, lower, comments, chrome, prose, [key(t) for t in texts])


def _prose(text: str, n: int, stop: bool, bullet: bool, lower: float, head: bool) -> float:
    if n >= 8 and stop and lower > 0.4:
        return min(n, 60) * (0.5 if bullet or RUN_TOGETHER.search(text) else 1.0)
    if n <= 8 and head:
        return -25.0
    if bullet:
        return -8.0
    if n >= 12:
        return min(n, 40) / 4
    return 1.0 if stop and lower > 0.4 else -5.0


def heaviest(values: Sequence[float]) -> tuple[int, int, float]:
    """(first, last + 1, sum) of the run with the largest sum; (0, 0, 0) where none is above zero."""
    best, total, start = (0, 0, 0.0), 0.0, 0
    for i, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best[2]:
            best = (start, i + 1, total)
    return best


LIKELY, SURE = 2.0, 3.0
"""Scores of likely_title: nine in ten titles above the first are right, 24 in 25 above the second."""
_AHEAD = 30
"""Lines below a headline in which its text begins."""


def likely_title(page: Page, url: str | None) -> tuple[float, int]:
    """(score, index) of the line that reads most like the headline of the text that follows it; see LIKELY and SURE.

    What tells: the words of the address, copies and parts of the page's own title, the prose below and the words shared with it, a
    stamp or byline right below, and how near the heaviest stretch of prose begins. Of copies the last one counts.
    """
    slug, first = slug_words(url), heaviest(page.prose)[0]
    named = {key(part) for unit in page.units[:3] for part in page_title_parts(unit.text) if len(part) > 15}
    counts = Counter(page.keys)
    stamped = [n <= 14 and bool(CUES["byline"].match(u.text) or DATE.search(u.text)) for n, u in zip(page.words, page.units, strict=True)]
    prose = [(i, _content(page.tokens[i])) for i, value in enumerate(page.prose) if value >= 8]
    best, index = (0.0, 0)
    for i, unit in enumerate(page.units):
        if not 3 <= page.words[i] <= 30 or (page.bullets[i] and page.words[i] < 5) or "://" in unit.text:
            continue
        own = {w.casefold() for w in page.tokens[i]}
        score = 4 * len(slug & own) / len(slug) if len(slug) >= 3 else 0.0
        score += 1.5 * (page.keys[i] in named and i > 0) + 0.5 * (counts[page.keys[i]] > 1) + 0.5 * (not page.stops[i])
        score += any(stamped[i + 1 : i + 4]) + _shared_below(page, i, prose)
        score -= 1.5 * (page.chrome_head[i] or bool(CUES["byline"].match(unit.text))) + 0.7 * (page.bullets[i] + stamped[i])
        score -= min(2.5, 0.06 * (first - i) if i <= first else 0.3 * (i - first) + 0.5)
        if score > best or (page.keys[i] == page.keys[index] and score > best - 1):
            best, index = max(score, best), i
    return best, index


def _content(tokens: Sequence[str]) -> set[str]:
    return {w.casefold() for w in tokens if len(w) > 3} - FUNCTION_WORDS


def _shared_below(page: Page, i: int, prose: Sequence[tuple[int, set[str]]]) -> float:
    """Up to 1 for the prose in the lines below line i, up to 2 for the line's words that stand in it, less for lines in between."""
    begin = bisect_right(prose, i, key=lambda line: line[0])
    below = list(takewhile(lambda line: line[0] <= i + _AHEAD, prose[begin:]))
    own = _content(page.tokens[i])
    words = sum(min(page.words[j], 60) for j, _ in below)
    shared = own & set[str]().union(*(line for _, line in below))
    return min(words, 240) / 240 + 2 * len(shared) / max(3, len(own))
