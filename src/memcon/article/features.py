"""What the cleaner sees of a line: numbers between about 0 and 3, by name.

`rows` is what the lines, their neighbours and the page show; region.py adds whole neighbours and means of the lines around.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from .lines import Unit
from .looks import DATE, LIKELY, RUN_TOGETHER, SURE, Page, heaviest, likely_title, look_at
from .wording import CUES, FUNCTION_WORDS

_SENTENCES = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]?[A-ZÀ-ÝА-Я]")
_SEPARATORS = re.compile(r" [|·•/»›>] |\|")
_QUOTE = re.compile(r"[\"“”«»]|(?:^|\s)['‘]")
_URL = re.compile(r"https?://|www\.|[\w.+-]{1,40}@[\w-]{1,40}\.\w|\b[\w-]{1,60}\.(?:com|org|net|co\.uk)\b|(?:^|\s)@\w")
_ANY_CUE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in CUES.values()), re.I)
_NO_END = ("read ", "see also", "related:", "also read", "share", "tweet", "advertisement")
"""Headings that stand in the middle of articles as well as behind them."""


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
        "joined": min(len(RUN_TOGETHER.findall(text)) / count, 1.0) * 2,
        "quote": float(bool(_QUOTE.search(text))),
        "url": float(bool(_URL.search(text))),
        "date": float(bool(DATE.search(text))),
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
