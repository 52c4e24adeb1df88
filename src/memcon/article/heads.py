"""The head of an article in a dump: its title, byline, date, standfirst."""

import re
from collections.abc import Sequence

from .features import CUES, FUNCTION_WORDS, key
from .lines import Unit

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOP = re.compile(r"[.!?…]['\"”’»)\]]*$")
_BULLET = re.compile(r"[•*·▪‣▸►»›]|\d{1,2}[.)]\s")
_PAGE_SEPARATOR = re.compile(r"\s+[|•·»«–—:-]+\s+|\s*\|\s*|\s+::\s+")
BYLINE = re.compile(
    r"(?:(?:by|from|written by|story by|posted by|reported by|author:?)\s+(?-i:[A-ZÀ-Ý])[\w.'’-]+(?:\W+[\w.'’-]+){0,14}"
    r"|staff and agencies|staff reports?|staff (?:writer|reporter)|the associated press|associated press|reuters|afp|agence france-presse|xinhua"
    r"|(?-i:[A-ZÀ-Ý][\w.'’-]+ (?:[A-Z][\w.'’-]+ ){1,3})(?:associated press|reuters|staff writer|correspondent|ap|afp|bbc news|cnn)(?: writer)?)",
    re.I,
)
_MAX_TITLE = 32
"""Words; longer lines are no titles."""


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def is_sentence(text: str) -> bool:
    """Eight words or more and a stop at the end."""
    return len(words_of(text)) >= 8 and bool(_STOP.search(text))


def is_byline(text: str) -> bool:
    return len(text) <= 120 and bool(BYLINE.fullmatch(text.strip(" \t|–—-,:")))


def content_words(text: str) -> set[str]:
    return {w.casefold() for w in words_of(text) if len(w) > 3 and w.casefold() not in FUNCTION_WORDS}


def page_title_parts(text: str) -> list[str]:
    """"Headline - Section | Outlet" gives its parts and its leading joins, the longest first."""
    cuts = [m.start() for m in _PAGE_SEPARATOR.finditer(text)]
    return [text[:c].strip() for c in reversed(cuts)] + [p.strip() for p in _PAGE_SEPARATOR.split(text)]


def find_title(units: Sequence[Unit], keep: Sequence[bool], known: str | None) -> int | None:
    """The index of the unit that is the title, None where no line reads like one."""
    body = next((i for i, u in enumerate(units) if keep[i] and is_sentence(u.text)), next((i for i, k in enumerate(keep) if k), None))
    if body is None:
        return None
    vocabulary = set().union(*(content_words(u.text) for i, u in enumerate(units) if keep[i] and i != body or i == body and len(words_of(u.text)) > 25))
    keys = [key(u.text) for u in units]
    page_keys = {key(part) for u in units[:3] for part in page_title_parts(u.text) if len(part) > 12}
    best, best_score = None, 0.5
    for i in range(max(0, body - 30), min(len(units), body + 1)):
        if i == body and (body > 0 and not _loose(units, body) or body + 1 >= len(units)):
            continue
        score = _title_score(units[i], keys, i, body, page_keys, vocabulary, known)
        if score > best_score:
            best, best_score = i, score
    return best


def _loose(units: Sequence[Unit], i: int) -> bool:
    """Could the first kept line itself be the title: short, the first of the page."""
    return i == 0


def _title_score(unit: Unit, keys: list[str], i: int, body: int, page_keys: set[str], vocabulary: set[str], known: str | None) -> float:
    words = words_of(unit.text)
    if not 2 <= len(words) <= _MAX_TITLE or _BULLET.match(unit.text) or is_byline(unit.text):
        return -9.0
    own = content_words(unit.text)
    score = 1.0 if 4 <= len(words) <= 20 else 0.0
    score += 2.5 * (len(own & vocabulary) / max(2, len(own)))
    score += 2.0 if keys[i] in page_keys else 0.0
    score += 1.0 if len(keys[i]) > 12 and keys.count(keys[i]) > 1 else 0.0
    score += 8.0 if known and key(known) == keys[i] else 0.0
    score -= 0.1 * max(0, body - i - 1)
    score -= 1.5 if _STOP.search(unit.text) and not unit.text.endswith("?") else 0.0
    score -= 1.5 if unit.text.endswith(":") else 0.0
    score -= 2.0 if CUES["byline"].match(unit.text) else 0.0
    score -= 1.0 * min(2, sum(bool(CUES[c].search(unit.text)) for c in ("share", "sign", "related", "comment", "legal", "credit", "ad"))) * (len(words) <= 12)
    return score
