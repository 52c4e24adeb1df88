"""The head of an article in a dump: title, standfirst, byline; and the kinds of the blocks below it."""

import re
from collections.abc import Sequence

from memcon.record.types import BlockKind

from .dates import first_stamp
from .lines import Unit
from .looks import SURE, likely_title, look_at
from .stamps import is_stamp_line
from .wording import CUES, FUNCTION_WORDS, STOP, key, opens_chrome, page_title_parts, slug_words, words_of

_BULLET = re.compile(r"[•*·▪‣▸►»›]|\d{1,2}[.)]\s")
_LIST = re.compile(r"[•*·▪‣▸►-]\s|\d{1,2}[.)]\s")
_CAPTION = re.compile(
    r".{20,}[(\[](?:[^()\[\]]{0,60}\b(?:AP|AFP|Reuters|EPA|Getty Images|Photo|Images|file|Pool|Xinhua|Agencies|Handout|"
    r"Provided)\b[^()\[\]]{0,60})[)\]]\.?"
    r"|(?:file photo|in this (?:file|image|photo)|(?:media )?caption|photo:|pictured:|image:).*|.{20,}(?:AP Photo|REUTERS|Getty "
    r"Images)/[\w .]+\)?|.{20,}Photograph: [\w /.]+",
    re.I,
)
_BYLINE = re.compile(
    r"(?:(?:story |written |posted |reported )?(?:by|from):?\s+|author:?\s+)(?-i:[A-ZÀ-Þ])[\w.'’-]+(?:[\s,&|/•·]+[\w.'’-]+){0,14}"
    r"|staff and agencies|staff reports?|staff (?:writer|reporter)s?|(?:from )?(?:our )?(?:wire|news) (?:services|agencies)"
    r"|(?:the )?associated press|reuters|afp|agence france-presse|xinhua|press association"
    r"|(?-i:(?:[A-ZÀ-Þ][\w.'’-]+ ){2,4})(?:the )?(?:associated press|reuters|staff writer|correspondent|ap|afp|bbc news|cnn)(?: writer)?"
    r"|(?-i:(?:[A-ZÀ-Þ][\w.'’-]+ ){1,4}[A-ZÀ-Þ][\w.'’-]+, (?:AP|Associated Press|Reuters|Secretary of State|Staff Writer|"
    r"Correspondent)[\w ]*)"
    r"|(?-i:(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+, (?:(?:The|THE) [A-ZÀ-Þ][\w.'’-]+"
    r"(?: [A-ZÀ-Þ][\w.'’-]+){0,3}|[A-Z]{3,}(?: [A-Z]{3,}){0,3}))",
    re.I,
)
_AGO = re.compile(r"\s+(?:\d+|an?|one) (?:second|minute|hour|day|week)s? ago$", re.I)
_CRUMBS = re.compile(r"(?:home|you are here|start)\b", re.I)
_MAX_TITLE = 32
"""Words; longer lines are no titles."""
_MAX_HEADING = 140
"""Characters; in scripts without spaces a whole paragraph is few words."""


def is_sentence(text: str, words: int = 8) -> bool:
    """So many words or more, and a stop at the end."""
    return bool(STOP.search(text)) and (len(words_of(text)) >= words or (not text.isascii() and len(text) >= 3 * words))


def has_sentence(text: str) -> bool:
    """Is there a sentence of five words or more in it, wherever it ends? A page can be one long line."""
    return is_sentence(text, 5) or any(len(words_of(part)) >= 5 for part in re.split(r"[.!?…][\"”’')\]]*\s", text[:2000])[:-1])


def is_byline(text: str) -> bool:
    return len(text) <= 120 and bool(_BYLINE.fullmatch(_AGO.sub("", text.strip(" \t|–—-,:"))))


def byline_name(text: str) -> str:
    """ "By Tom Ashby" gives "Tom Ashby"."""
    text = _AGO.sub("", text.strip(" \t|–—-,:"))
    return re.sub(r"^(?:story |written |posted |reported )?(?:by|from|author):?\s+", "", text, flags=re.I)


def content_words(text: str) -> set[str]:
    return {w.casefold() for w in words_of(text) if len(w) > 3} - FUNCTION_WORDS


def find_title(units: Sequence[Unit], keep: Sequence[bool], known: str | None, url: str | None) -> int | None:
    """The index of the unit that is the title, None where no line reads like one. `known`: a title that the collector gives.

    Of copies within six lines the first is the title: a later one is a caption.
    """
    kept = [i for i, k in enumerate(keep) if k]
    if not kept:
        return None
    body = next((i for i in kept if is_sentence(units[i].text) or _is_running(units[i].text)), kept[0])
    vocabulary = set[str]().union(*(content_words(units[i].text) for i in kept if len(words_of(units[i].text)) > 15))
    keys = [key(u.text) for u in units]
    named = {key(part) for u in units[:3] for part in page_title_parts(u.text) if len(part) > 12}
    slug = slug_words(url)
    whole = len(kept) >= 0.6 * len(units)
    best, best_score, scores = None, 1.0, dict[int, float]()
    for i in range(max(0, body - 40), body + 1):
        if i == body and (i > 0 or len(kept) < 2):
            continue
        own = content_words(units[i].text)
        score = _title_score(units[i].text, keys[i], vocabulary, slug)
        score += 2.0 * (keys[i] in named and (i > 2 or len(keys[i]) < len(keys[0]))) + 1.0 * (len(keys[i]) > 12 and keys.count(keys[i]) > 1)
        score += 8.0 * bool(known and key(known) == keys[i])
        below = units[i + 1].text if i + 1 < len(units) else ""
        score += 2.0 * (i == 0 and whole and 2 * len(own & vocabulary) >= len(own) > 0)
        score += 1.0 * (is_stamp_line(below) or is_byline(below))
        score -= 0.1 * max(0, body - i - 1)
        scores[i] = score
        if score >= best_score:
            best, best_score = i, score
    if best is None:
        score, likely = likely_title(look_at(units), url)
        return likely if score > SURE and likely <= body else None
    above = units[best - 1].text if best else ""
    marked = keys[best] in named or keys.count(keys[best]) > 1 or bool(known and key(known) == keys[best])
    if not marked and scores.get(best - 1, 0.0) >= 1.0 and keys[best] not in keys[best - 1] and _heads(above, vocabulary):
        best -= 1
    return next(i for i in range(max(0, best - 6), best + 1) if keys[i] == keys[best])


def _is_running(text: str) -> bool:
    """Is a line too long for a title running text, although it has no stop at its end?"""
    return len(words_of(text)) > _MAX_TITLE and has_sentence(text)


def _heads(text: str, vocabulary: set[str]) -> bool:
    """Can a line be the headline over a line that reads like one too? The lower one is then the standfirst."""
    own = content_words(text)
    if "://" in text or _CRUMBS.match(text) or first_stamp(text) is not None:
        return False
    shared = len(own & vocabulary)
    return 5 <= len(words_of(text)) <= 20 and not opens_chrome(text) and shared >= 2 and 3 * shared >= len(own) and not STOP.search(text)


def _title_score(text: str, own_key: str, vocabulary: set[str], slug: set[str]) -> float:
    words = words_of(text)
    if not 2 <= len(words) <= _MAX_TITLE or _BULLET.match(text) or is_byline(text) or is_stamp_line(text) or len(own_key) < 8:
        return -9.0
    if not any(c.isalpha() for c in text) or "www." in text:
        return -9.0
    own = content_words(text)
    score = (1.0 if 4 <= len(words) <= 20 else -1.5 * text.isupper()) + 2.5 * len(own & vocabulary) / max(2, len(own))
    score += 3.0 * len(slug & {w.casefold() for w in words}) / len(slug) if len(slug) >= 3 else 0.0
    score -= 1.5 * bool(STOP.search(text) and not text.endswith("?")) + 1.5 * text.endswith(":") + 2.0 * bool(CUES["byline"].match(text))
    score -= 1.0 * bool(_CAPTION.fullmatch(text)) + 1.0 * (" | " in text or " • " in text) + 2.0 * (text[0] in "([" or " > " in text)
    cues = sum(bool(CUES[c].search(text)) for c in ("share", "sign", "related", "comment", "legal", "credit", "ad"))
    return score - min(2, cues) * (1.0 if len(words) <= 5 else 0.4)


def find_standfirst(units: Sequence[Unit], title: int | None, body: Sequence[int], kinds: dict[int, BlockKind]) -> int | None:
    """The line under the title that sums the article up, without a stop, in small letters; kept by the model or not."""
    if title is None:
        return None
    first = next((i for i in body if i > title and is_sentence(units[i].text)), None)
    for i in range(title + 1, min(first if first is not None else title, title + 8)):
        text, words = units[i].text, words_of(units[i].text)
        lower = sum(w[0].islower() for w in words) / max(1, len(words))
        plain = kinds.get(i, "paragraph") in ("paragraph", "heading") and not is_byline(text) and not _CAPTION.fullmatch(text)
        if 7 <= len(words) <= 45 and lower > 0.5 and plain and key(text) != key(units[title].text) and not CUES["byline"].match(text):
            return i if i in body or not any(CUES[c].search(text) for c in ("share", "sign", "related", "legal", "ad")) else None
    return None


def kind_of(unit: Unit) -> BlockKind:
    """The kind of a block of the body by its shape."""
    text = unit.text
    if is_stamp_line(text):
        return "date"
    if _CAPTION.fullmatch(text) and len(text) < 500:
        return "caption"
    if text.startswith("> "):
        return "quote"
    if _LIST.match(text):
        return "list"
    if (
        text.startswith("#")
        or (len(words_of(text)) <= 12 and len(text) <= _MAX_HEADING and not re.search(r"[.!?…:;,\"”’)\]。！？：；」』】）]$", text))
        or (text.isupper() and len(words_of(text)) <= 12)
    ):
        return "heading"
    return "paragraph"
