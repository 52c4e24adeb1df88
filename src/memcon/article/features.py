"""What the cleaner sees of a line: numbers between about 0 and 3, by name.

`rows` is what the lines, their neighbours and the page show; region.py adds whole neighbours and means of the lines around.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log1p
from urllib.parse import urlsplit

from .lines import Unit

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOP = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_BULLET = re.compile(r"[•*·▪‣▸►»›-]\s|\d{1,2}[.)]\s")
_SENTENCES = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]?[A-ZÀ-ÝА-Я]")
_RUN_TOGETHER = re.compile(r"[a-z)][A-Z]")
_SEPARATORS = re.compile(r" [|·•/»›>] |\|")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b(?:second|minute|hour|day|week|month|year)s? ago\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
_QUOTE = re.compile(r"[\"“”«»]|(?:^|\s)['‘]")
_URL = re.compile(r"https?://|www\.|[\w.+-]{1,40}@[\w-]{1,40}\.\w|\b[\w-]{1,60}\.(?:com|org|net|co\.uk)\b|(?:^|\s)@\w")
FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with was as it by are from at be this have not he his they has had who will which their said "
    "an but were"
    " been she her we i you or its would about after when there more one out up if so what can into than also over no "
    "could our them".split()
)

CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\b(?:share|tweet|facebook|twitter|e-?mail|print|whatsapp|pinterest|reddit|linkedin|digg|delicious|del\.icio\.us|stumble "
        r"?upon|bookmark|"
        r"text size|google\+?|save this|send to a friend|flipboard|copy link|permalink|rss|follow (?:us|me)|like us)\b",
        re.I,
    ),
    "sign": re.compile(
        r"\b(?:newsletters?|subscribe\w*|subscription|sign[ -]?(?:up|in|out)|log[ -]?(?:in|out)|register(?:ed)?|my account|inbox|"
        r"cookies?|privacy|"
        r"terms (?:of|and)|unsubscribe|password|alerts|members?hip|donate|app store|download (?:the|our))\b",
        re.I,
    ),
    "related": re.compile(
        r"\b(?:related|read (?:more|also|next|full)|see also|more (?:from|on|in|stories|news)|most (?:read|popular|viewed|emailed|"
        r"recent|commented|shared)|"
        r"recommended|you may (?:also )?like|trending|latest|top stories|popular|don['’]t miss|also (?:read|on|in|see)|next (?:story|"
        r"article|post|page)|"
        r"previous|up next|headlines|in other news|click (?:here|to)|editor['’]?s['’]? (?:pick|choice)s?|from the web|around the web|"
        r"sponsored)\b",
        re.I,
    ),
    "comment": re.compile(
        r"\b(?:comments?|repl(?:y|ies)|report abuse|post(?:ed)? (?:a|by|on|at|in)|says:|wrote:|leave a|join the (?:conversation|"
        r"discussion)|recommend\w*|"
        r"flag|up ?vote|have your say|disqus|permalink|trackbacks?)\b|#\d+\b",
        re.I,
    ),
    "legal": re.compile(
        r"©|\(c\)|\bcopyright|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice|statement)|may not be "
        r"(?:published|reproduced|copied)|"
        r"powered by|advertis\w+|contact us|about us|site ?map|disclaimer|\bcareers\b|back to top",
        re.I,
    ),
    "credit": re.compile(
        r"\b(?:photo(?:s|graph\w*)?|images?|pictures?|getty|file photo|courtesy|illustration|credit|caption|video|watch|gallery|"
        r"slideshow|audio|listen|"
        r"enlarge|reuters|afp|\bap\b|epa|shutterstock|zoom)\b",
        re.I,
    ),
    "byline": re.compile(
        r"^(?:by|from|story by|written by|posted by|reported by|author|updated|published|posted|last (?:updated|modified)|first "
        r"posted|created|source|"
        r"staff|originally|filed|article (?:launched|created))\b",
        re.I,
    ),
    "tail": re.compile(
        r"^(?:\(?(?:additional )?(?:reporting|editing|writing) by|tags?\b|topics?\b|filed under|categor(?:y|ies)|contact (?:the "
        r")?(?:writers?|reporter)|"
        r"about the author|this (?:article|story|post) (?:was|appears|first|originally)|for more|to (?:read|contact)|the associated "
        r"press contributed|"
        r"(?:the )?full article contains|page \d)|\bcontributed to this (?:report|story|article)",
        re.I,
    ),
    "ad": re.compile(
        r"\badvert(?:isement)?s?\b|\bsponsor\w*|\bpromo\w*|story continues|continue reading|scroll (?:down|to)|loading|javascript|"
        r"\bbuy\b|\$\d|\bshop\b|\bdeals?\b",
        re.I,
    ),
}
"""Words that chrome is made of, by kind. They are hints to the model, never a rule on their own."""
_ANY_CUE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in CUES.values()), re.I)

_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_COMMENTS_HEAD = re.compile(
    r"^\W*(?:\d+\W+)?(?:top rated |reader |latest |recent )?(?:comments?|repl(?:y|ies)|responses?|leave a (?:reply|comment)|(?:post|"
    r"add|write) a comment"
    r"|join the (?:conversation|discussion)|have your say|discussion|conversation|view comments|show comments|comment on this|trackbacks?.*"
    r"|facebook comments|what do you think)\b.{0,25}$",
    re.I,
)
_CHROME_HEAD = re.compile(
    r"^\W*(?:related\b.*|more (?:from|on|in|stories|news|articles|like|local|top)\b.*|most (?:read|popular|viewed|recent|emailed|"
    r"commented|shared|watched)\b.*"
    r"|recommended\b.*|you (?:may|might) (?:also )?(?:like|enjoy|be interested).*|trending\b.*|latest\b.*|recent (?:posts|news|"
    r"articles|stories).*"
    r"|top (?:stories|news|headlines).*|popular\b.*|don['’]t miss.*|also (?:on|in|see|read)\b.*|up next.*|next (?:story|article|post)\b.*"
    r"|previous (?:story|article|post)\b.*|headlines|in other news|editor['’]?s['’]? picks?|(?:from )?around the web|sponsored\b.*|"
    r"promoted\b.*|see also.*"
    r"|read (?:more|next|also)\b.{0,30}|about the author.*|author|tags?:?.*|filed under.*|categories.*|topics:?.*|share this.*|"
    r"share:?|follow us.*"
    r"|newsletter.*|sign up.*|subscribe.*|advertisement|archives|search|links|blogroll|contact us.*|about us.*|©.*|"
    r"copyright.*)$",
    re.I,
)
_NO_END = ("read ", "see also", "related:", "also read", "share", "tweet", "advertisement")
"""Headings that stand in the middle of articles as well as behind them."""
_PAGE_SEPARATOR = re.compile(r"\s+[|•·»«–—:-]+\s+|\s*\|\s*|\s+::\s+")
_NAMES_OF_KEY = re.compile(r"\W+")


def is_item(text: str) -> bool:
    """Does a line open with a bullet or a number, as the items of lists and menus do?"""
    return bool(_BULLET.match(text))


def opens_chrome(text: str) -> bool:
    """Is a short line a heading that opens chrome: "Related stories", "3 comments", "Most read"?"""
    return len(text) < 90 and bool(_CHROME_HEAD.match(text) or _COMMENTS_HEAD.match(text))


def opens_comments(text: str) -> bool:
    """Is a short line the heading of readers' comments: "3 comments", "Leave a reply"?"""
    return len(text) < 90 and bool(_COMMENTS_HEAD.match(text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def key(text: str) -> str:
    """A line without case, spaces and punctuation: two lines with one key say the same."""
    return _NAMES_OF_KEY.sub("", text.casefold())


def page_title_parts(text: str) -> list[str]:
    """ "Headline - Section | Outlet" gives its leading parts, the longest first, then each part; [] for a text too long for a title."""
    if len(text) > 250:
        return []
    cuts = [m.start() for m in _PAGE_SEPARATOR.finditer(text)]
    return [text[:c].strip() for c in reversed(cuts)] + [p.strip() for p in _PAGE_SEPARATOR.split(text)]


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
    tokens = [_WORD.findall(t) for t in texts]
    cjk = [len(_CJK.findall(t)) if not t.isascii() else 0 for t in texts]
    words = [len(t) if c < 3 else max(len(t), c // 2) for t, c in zip(tokens, cjk, strict=True)]
    stops = [bool(_STOP.search(t)) for t in texts]
    bullets = [is_item(t) for t in texts]
    lower = [0.8 if c else sum(w[0].islower() for w in t) / max(1, len(t)) for t, c in zip(tokens, cjk, strict=True)]
    comments = [n <= 10 and bool(_COMMENTS_HEAD.match(t)) for t, n in zip(texts, words, strict=True)]
    chrome = [n <= 12 and bool(_CHROME_HEAD.match(t)) for t, n in zip(texts, words, strict=True)]
    prose = [
        _prose(*line)
        for line in zip(texts, words, stops, bullets, lower, (a or b for a, b in zip(comments, chrome, strict=True)), strict=True)
    ]
    return Page(units, tokens, words, stops, bullets, lower, comments, chrome, prose, [key(t) for t in texts])


def _prose(text: str, n: int, stop: bool, bullet: bool, lower: float, head: bool) -> float:
    if n >= 8 and stop and lower > 0.4:
        return min(n, 60) * (0.5 if bullet or _RUN_TOGETHER.search(text) else 1.0)
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


def slug_words(url: str | None) -> set[str]:
    """The words of an address that spell out the headline."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return set()
    slugs = [part for part in path.split("/") if part.count("-") + part.count("_") >= 2]
    words = re.split(r"[-_.]+", max(slugs, key=len)) if slugs else []
    return {w.casefold() for w in words if len(w) > 2 and not w.isdigit() and w not in ("html", "htm", "php")}


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
    stamped = [n <= 14 and bool(CUES["byline"].match(u.text) or _DATE.search(u.text)) for n, u in zip(page.words, page.units, strict=True)]
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


def rows(units: Sequence[Unit], url: str | None = None) -> list[dict[str, float]]:
    """One row of features a unit. `url`: the page's address, whose words often spell out the headline."""
    if not units:
        return []
    page = look_at(units)
    score, title = likely_title(page, url)
    below = title + 1 if score > SURE else 0
    first, last, mass = heaviest(page.prose[below:])
    first, last = first + below, last + below
    vocabulary = _vocabulary(page.tokens[first:last])
    base = [_own(page, i, vocabulary) for i in range(len(units))]
    _settle_language(base, page)
    _add_page(base, page, page.keys[title] if score > LIKELY else "", first, last, mass)
    _add_flow(base, page, first)
    _add_neighbours(base)
    _add_zone(base, page, title, score, first)
    _add_runs(base, page)
    return base


def _vocabulary(tokens: list[list[str]]) -> Counter[str]:
    return Counter(w for line in tokens for w in {t.casefold() for t in line if len(t) > 3} if w not in FUNCTION_WORDS)


def _own(page: Page, i: int, vocabulary: Counter[str]) -> dict[str, float]:
    """What the line itself shows."""
    unit, tokens, n, stop = page.units[i], page.tokens[i], page.words[i], page.stops[i]
    text, size, count = unit.text, max(1, len(unit.text)), max(1, len(page.tokens[i]))
    folded = [t.casefold() for t in tokens]
    sentences = len(_SENTENCES.findall(text)) + stop
    row = {
        "words": log1p(n),
        "long": float(n >= 12),
        "stop": float(stop),
        "bullet": float(page.bullets[i]),
        "indent": min(unit.indent, 12) / 6,
        "sentence": float(n >= 8 and stop),
        "sentences": log1p(sentences),
        "capital": sum(t[0].isupper() for t in tokens) / count,
        "function": sum(t in FUNCTION_WORDS for t in folded) / count,
        "digits": sum(c.isdigit() for c in text) / size,
        "comma": min(text.count(","), 4) / 4,
        "colon": float(text.endswith(":")),
        "separators": min(len(_SEPARATORS.findall(text)), 4) / 2,
        "joined": min(len(_RUN_TOGETHER.findall(text)) / count, 1.0) * 2,
        "quote": float(bool(_QUOTE.search(text))),
        "url": float(bool(_URL.search(text))),
        "date": float(bool(_DATE.search(text))),
        "lower": float(text[0].islower()),
        "upper": float(text.isupper()),
        "dense": size / count / 6,
        "topical": sum(vocabulary.get(t, 0) > 1 for t in set(folded)) / count,
        "nostop_long": float(n >= 20 and sentences == 0),
        "question": float(text.endswith("?")),
        "gap": min(unit.gap, 4) / 2,
        "bracketed": float(text[0] in "([" and text[-1] in ")]"),
        "quoted_start": float(text[0] in "\"“‘'"),
        "lowers": page.lower[i],
        "val": page.prose[i] / 20,
        "headc": float(page.comments_head[i]),
        "headr": float(page.chrome_head[i]),
    }
    cued = n <= 60 and _ANY_CUE.search(text) is not None
    for name, pattern in CUES.items():
        found = len(pattern.findall(text)) if cued else 0
        row[name] = min(found, 3) * (1.0 if n <= 12 else 0.5 if n <= 25 else 0.2)
    return row


def _settle_language(base: list[dict[str, float]], page: Page) -> None:
    """Of a page that is not English the share of English function words says nothing: the share of small words stands for it."""
    total = sum(page.words) or 1
    if sum(row["function"] * n for row, n in zip(base, page.words, strict=True)) / total < 0.1:
        for row in base:
            row["function"] = 0.5 * row["lowers"]


def _add_page(base: list[dict[str, float]], page: Page, title_key: str, first: int, last: int, mass: float) -> None:
    """Where the line stands on the page and in relation to the heaviest stretch of prose."""
    many, seen, total = len(base), 0, sum(page.words) or 1
    counts, earlier = Counter(page.keys), set[str]()
    core = sum(page.words[first:last])
    indents = Counter[int]()
    for i in range(first, last):
        indents[page.units[i].indent] += page.words[i]
    main_indent = min(indents, key=lambda k: (-indents[k], k)) if indents else 0
    for i, row in enumerate(base):
        own = page.keys[i]
        row["repeat"] = float(min(counts[own], 3) - 1) if len(own) > 3 else 0.0
        row["copy"] = float(own in earlier and len(own) > 12)
        earlier.add(own)
        row["titled"] = float(bool(title_key) and len(own) > 12 and (own in title_key or title_key in own))
        row["position"], row["read"] = i / many, seen / total
        seen += page.words[i]
        inside = first <= i < last
        row["in_core"] = float(inside)
        row["before_core"] = log1p(first - i) if i < first else 0.0
        row["after_core"] = log1p(i - last + 1) if i >= last else 0.0
        row["into_core"] = log1p(i - first) if inside else 0.0
        row["left_core"] = log1p(last - i) if inside else 0.0
        row["core_share"], row["core_size"], row["core_mass"] = core / total, log1p(core) / 5, log1p(mass) / 3
        row["few_lines"], row["lines"] = float(many < 15), log1p(many)
        row["main_indent"] = float(page.units[i].indent == main_indent)


def _add_flow(base: list[dict[str, float]], page: Page, first: int) -> None:
    """What came before on the page: how long since a sentence, since a heading that opens chrome, how many chrome cues so far."""
    since_sentence, since_cue, cues = 20, 40, 0
    for i, row in enumerate(base):
        row["since_sentence"] = log1p(since_sentence)
        row["since_cue"] = log1p(since_cue)
        row["cues"] = log1p(cues)
        since_sentence = 0 if row["sentence"] else min(since_sentence + 1, 20)
        opens = page.words[i] <= 6 and not page.stops[i] and (row["related"] or row["comment"] or row["legal"] or row["sign"])
        if i > first and opens:
            since_cue, cues = 0, cues + 1
        else:
            since_cue = min(since_cue + 1, 40)
    until = 20
    for row in reversed(base):
        row["until_sentence"] = log1p(until)
        until = 0 if row["sentence"] else min(until + 1, 20)


_SHARED = ("words", "sentence", "bullet", "stop", "capital", "related", "date", "topical", "indent")
"""The features that a line also takes from its neighbours; from those two lines off only the first three."""
_NEAR = tuple(
    (f"{name}.{feature}", step, feature)
    for name, step in (("p1", -1), ("n1", 1), ("p2", -2), ("n2", 2))
    for feature in (_SHARED if abs(step) == 1 else _SHARED[:3])
)


def _add_neighbours(base: list[dict[str, float]]) -> None:
    own = [{name: row[name] for name in _SHARED} for row in base]
    weight = [row["words"] if row["sentence"] else 0.0 for row in base]
    value = [row["val"] for row in base]
    empty = dict.fromkeys(_SHARED, 0.0)
    for i, row in enumerate(base):
        near = {step: own[i + step] if 0 <= i + step < len(own) else empty for step in (-2, -1, 1, 2)}
        for name, step, feature in _NEAR:
            row[name] = near[step][feature]
        row["same_indent"] = float(i > 0 and own[i - 1]["indent"] == row["indent"])
        row["density_before"] = sum(weight[max(0, i - 6) : i]) / 12
        row["density_after"] = sum(weight[i + 1 : i + 7]) / 12
        row["w5"] = sum(value[max(0, i - 2) : i + 3]) / 5


def _add_zone(base: list[dict[str, float]], page: Page, title: int, score: float, first: int) -> None:
    """The likely title, and the zone between it and the first heading that opens chrome behind two or more lines of prose."""
    since_comments, since_chrome, ended, proses, sure = 40, 40, False, 0, score > SURE
    for i, row in enumerate(base):
        prose, after = page.prose[i] >= 8, i > title
        row["title_score"], row["conf"], row["ended"] = score, float(sure), float(ended)
        row["since_title"] = log1p(i - title) if after else 0.0
        row["before_title"] = log1p(title - i) if i < title else 0.0
        row["is_title"] = float(i == title and score > LIKELY)
        row["between"] = float(score > LIKELY and title <= i < first)
        row["since_c"], row["since_r"] = log1p(since_comments), log1p(since_chrome)
        row["zone"] = float(sure and after and not ended)
        row["zone_prose"], row["zone_short"] = row["zone"] * prose, row["zone"] * (page.words[i] < 8)
        row["out_prose"] = float(sure and prose and (i < title or ended))
        proses += after and prose
        row["prose_so_far"] = log1p(proses) / 2
        head = page.comments_head[i] or page.chrome_head[i]
        ended = ended or (after and proses >= 2 and head and page.words[i] <= 8 and not page.units[i].text.casefold().startswith(_NO_END))
        since_comments = 0 if page.comments_head[i] and after else min(since_comments + 1, 40)
        since_chrome = 0 if page.chrome_head[i] and after else min(since_chrome + 1, 40)


_DIGITS = re.compile(r"\d+")


def _shape(text: str) -> tuple[str, int, str, bool]:
    """What lines of one template have in common: the first sign, the number of words, the last sign, digits or none."""
    masked = _DIGITS.sub("0", text)
    return masked[:1], min(len(text.split()), 6), "" if text[-1:].isalnum() else text[-1:], "0" in masked


def _add_runs(base: list[dict[str, float]], page: Page) -> None:
    """Runs of short lines (menus, lists), lines of one template, how much prose comes before and after, how far the stamp or byline is."""
    many = len(base)
    short = [words <= 7 and not stop for words, stop in zip(page.words, page.stops, strict=True)]
    shapes = [_shape(u.text) for u in page.units]
    counts = Counter(shapes)
    head = [n <= 14 and bool(row["byline"] or row["date"]) for n, row in zip(page.words, base, strict=True)]
    into, after = _streak(short), _streak(short[::-1])[::-1]
    like = _streak([i > 0 and shapes[i] == shapes[i - 1] for i in range(many)])
    like_on = _streak([i + 1 < many and shapes[i] == shapes[i + 1] for i in range(many)][::-1])[::-1]
    since, until = _since(head), _since(head[::-1])[::-1]
    prose = [0]
    for value in page.prose:
        prose.append(prose[-1] + (value >= 8))
    for i, row in enumerate(base):
        row["run"] = log1p(into[i] + after[i] - 1) if short[i] else 0.0
        row["into_run"] = log1p(into[i] - 1) if short[i] else 0.0
        row["left_run"] = log1p(after[i] - 1) if short[i] else 0.0
        row["run_before"] = log1p(into[i - 1]) if i else 0.0
        row["run_after"] = log1p(after[i + 1]) if i + 1 < many else 0.0
        row["like_run"], row["like"] = log1p(like[i] + like_on[i] + 1), log1p(counts[shapes[i]]) / 3
        row["prose_before"], row["prose_left"] = log1p(prose[i]), log1p(prose[many] - prose[i + 1])
        row["prose_part"] = prose[i] / (prose[many] + 1)
        row["since_head"], row["until_head"] = log1p(since[i]), log1p(until[i])
        row["prose_next"] = (prose[min(many, i + 11)] - prose[i + 1]) / 5
        row["prose_last"] = (prose[i] - prose[max(0, i - 10)]) / 5


def _streak(flags: Sequence[bool]) -> list[int]:
    """For each place, how many true flags end there in a row."""
    out, streak = [], 0
    for flag in flags:
        streak = streak + 1 if flag else 0
        out.append(streak)
    return out


def _since(flags: Sequence[bool], most: int = 40) -> list[int]:
    """For each place, how many places back the last true flag before it stands."""
    out, since = [], most
    for flag in flags:
        out.append(since)
        since = 0 if flag else min(since + 1, most)
    return out
