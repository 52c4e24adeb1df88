"""What the cleaner sees of a line: numbers between about 0 and 3, by name."""

import re
from collections import Counter
from math import log1p

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
_URL = re.compile(r"https?://|www\.|\S+@\S+\.\w|\b[\w-]+\.(?:com|org|net|co\.uk)\b|(?:^|\s)@\w")
FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with was as it by are from at be this have not he his they has had who will which their said an but were"
    " been she her we i you or its would about after when there more one out up if so what can into than also over no could our them".split()
)

CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\b(?:share|tweet|facebook|twitter|e-?mail|print|whatsapp|pinterest|reddit|linkedin|digg|delicious|del\.icio\.us|stumble ?upon|bookmark|"
        r"text size|google\+?|save this|send to a friend|flipboard|copy link|permalink|rss|follow (?:us|me)|like us)\b", re.I),
    "sign": re.compile(
        r"\b(?:newsletters?|subscribe\w*|subscription|sign[ -]?(?:up|in|out)|log[ -]?(?:in|out)|register(?:ed)?|my account|inbox|cookies?|privacy|"
        r"terms (?:of|and)|unsubscribe|password|alerts|members?hip|donate|app store|download (?:the|our))\b", re.I),
    "related": re.compile(
        r"\b(?:related|read (?:more|also|next|full)|see also|more (?:from|on|in|stories|news)|most (?:read|popular|viewed|emailed|recent|commented|shared)|"
        r"recommended|you may (?:also )?like|trending|latest|top stories|popular|don['’]t miss|also (?:read|on|in|see)|next (?:story|article|post|page)|"
        r"previous|up next|headlines|in other news|click (?:here|to)|editor['’]?s['’]? (?:pick|choice)s?|from the web|around the web|sponsored)\b", re.I),
    "comment": re.compile(
        r"\b(?:comments?|repl(?:y|ies)|report abuse|post(?:ed)? (?:a|by|on|at|in)|says:|wrote:|leave a|join the (?:conversation|discussion)|recommend\w*|"
        r"flag|up ?vote|have your say|disqus|permalink|trackbacks?)\b|#\d+\b", re.I),
    "legal": re.compile(
        r"©|\(c\)|\bcopyright|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice|statement)|may not be (?:published|reproduced|copied)|"
        r"powered by|advertis\w+|contact us|about us|site ?map|disclaimer|\bcareers\b|back to top", re.I),
    "credit": re.compile(
        r"\b(?:photo(?:s|graph\w*)?|images?|pictures?|getty|file photo|courtesy|illustration|credit|caption|video|watch|gallery|slideshow|audio|listen|"
        r"enlarge|reuters|afp|\bap\b|epa|shutterstock|zoom)\b", re.I),
    "byline": re.compile(
        r"^(?:by|from|story by|written by|posted by|reported by|author|updated|published|posted|last (?:updated|modified)|first posted|created|source|"
        r"staff|originally|filed|article (?:launched|created))\b", re.I),
    "tail": re.compile(
        r"^(?:\(?(?:additional )?(?:reporting|editing|writing) by|tags?\b|topics?\b|filed under|categor(?:y|ies)|contact (?:the )?(?:writers?|reporter)|"
        r"about the author|this (?:article|story|post) (?:was|appears|first|originally)|for more|to (?:read|contact)|the associated press contributed|"
        r"(?:the )?full article contains|page \d)|\bcontributed to this (?:report|story|article)", re.I),
    "ad": re.compile(r"\badvert(?:isement)?s?\b|\bsponsor\w*|\bpromo\w*|story continues|continue reading|scroll (?:down|to)|loading|javascript|\bbuy\b|\$\d|\bshop\b|\bdeals?\b", re.I),
}
"""Words that chrome is made of, by kind. They are hints to the model, never a rule on their own."""

_NAMES_OF_KEY = re.compile(r"\W+")


def key(text: str) -> str:
    """A line without case, spaces and punctuation: two lines with one key say the same."""
    return _NAMES_OF_KEY.sub("", text.casefold())


def core_stretch(words: list[int], stops: list[bool], bullets: list[bool]) -> tuple[int, int]:
    """(first, last + 1) of the heaviest stretch of sentence lines (eight words or more, a stop at the end), gaps up to six lines."""
    best, best_weight = (0, 0), 0
    start, last, weight = -1, -1, 0
    for i, n in enumerate(words):
        if n < 8 or not stops[i] or bullets[i]:
            continue
        if start < 0 or i - last > 6:
            start, weight = i, 0
        weight += min(n, 80)
        last = i
        if weight > best_weight:
            best, best_weight = (start, last + 1), weight
    return best


def rows(units: list[Unit], title: str | None = None) -> list[dict[str, float]]:
    """One row of features a unit. `title`: the page's title where it is known or guessed."""
    texts = [u.text for u in units]
    tokens = [_WORD.findall(t) for t in texts]
    words = [len(t) if " " in x or len(x) < 30 else max(len(t), len(x) // 3) for t, x in zip(tokens, texts, strict=True)]
    stops = [bool(_STOP.search(t)) for t in texts]
    bullets = [bool(_BULLET.match(t)) for t in texts]
    first, last = core_stretch(words, stops, bullets)
    keys = [key(t) for t in texts]
    counts = Counter(keys)
    title_key = key(title) if title else ""
    vocabulary = _vocabulary(tokens[first:last])
    base = [_own(u, tokens[i], words[i], stops[i], bullets[i], vocabulary) for i, u in enumerate(units)]
    total = sum(words) or 1
    _add_page(base, units, words, keys, counts, title_key, first, last, total)
    _add_flow(base, units, words, stops, first)
    _add_neighbours(base)
    return base


def _vocabulary(tokens: list[list[str]]) -> Counter[str]:
    return Counter(w.casefold() for line in tokens for w in set(line) if len(w) > 3 and w.casefold() not in FUNCTION_WORDS)


def _own(unit: Unit, tokens: list[str], n: int, stop: bool, bullet: bool, vocabulary: Counter[str]) -> dict[str, float]:
    """What the line itself shows."""
    text, size = unit.text, max(1, len(unit.text))
    count = max(1, len(tokens))
    capital = sum(t[0].isupper() for t in tokens)
    function = sum(t in FUNCTION_WORDS or t.casefold() in FUNCTION_WORDS for t in tokens)
    known = sum(1 for t in set(tokens) if vocabulary.get(t.casefold(), 0) > 1)
    sentences = len(_SENTENCES.findall(text)) + stop
    row = {
        "words": log1p(n), "long": float(n >= 12), "stop": float(stop), "bullet": float(bullet), "indent": min(unit.indent, 12) / 6,
        "sentence": float(n >= 8 and stop), "sentences": log1p(sentences), "capital": capital / count, "function": function / count,
        "digits": sum(c.isdigit() for c in text) / size, "comma": min(text.count(","), 4) / 4, "colon": float(text.endswith(":")),
        "separators": min(len(_SEPARATORS.findall(text)), 4) / 2, "joined": min(len(_RUN_TOGETHER.findall(text)) / count, 1.0) * 2,
        "quote": float(bool(_QUOTE.search(text))), "url": float(bool(_URL.search(text))), "date": float(bool(_DATE.search(text))),
        "lower": float(text[0].islower()), "upper": float(text.isupper()), "dense": size / count / 6, "topical": known / count,
        "nostop_long": float(n >= 20 and sentences == 0), "question": float(text.endswith("?")), "gap": min(unit.gap, 4) / 2,
        "bracketed": float(text[0] in "([" and text[-1] in ")]"), "quoted_start": float(text[0] in "\"“‘'"),
    }
    for name, pattern in CUES.items():
        found = pattern.findall(text) if n <= 60 else ()
        row[name] = min(len(found), 3) * (1.0 if n <= 12 else 0.5 if n <= 25 else 0.2)
    return row


def _add_page(
    base: list[dict[str, float]], units: list[Unit], words: list[int], keys: list[str], counts: Counter[str], title_key: str,
    first: int, last: int, total: int,
) -> None:  # fmt: skip
    """Where the line stands on the page and in relation to the heaviest stretch of sentences."""
    many, seen = len(units), 0
    earlier: set[str] = set()
    core = sum(words[first:last])
    for i, row in enumerate(base):
        row["repeat"] = float(min(counts[keys[i]], 3) - 1) if len(keys[i]) > 3 else 0.0
        row["copy"] = float(keys[i] in earlier and len(keys[i]) > 12)
        earlier.add(keys[i])
        row["titled"] = float(bool(title_key) and len(keys[i]) > 12 and (keys[i] in title_key or title_key in keys[i]))
        row["position"] = i / many
        row["read"] = seen / total
        seen += words[i]
        row["in_core"] = float(first <= i < last)
        row["before_core"] = log1p(first - i) if i < first else 0.0
        row["after_core"] = log1p(i - last + 1) if i >= last else 0.0
        row["core_share"] = core / total
        row["core_size"] = log1p(core) / 5
        row["few_lines"] = float(many < 15)


def _add_flow(base: list[dict[str, float]], units: list[Unit], words: list[int], stops: list[bool], first: int) -> None:
    """What came before on the page: how long since a sentence, since a heading that opens chrome, how many chrome cues so far."""
    since_sentence, since_cue, cues = 20, 40, 0
    for i, row in enumerate(base):
        row["since_sentence"] = log1p(since_sentence)
        row["since_cue"] = log1p(since_cue)
        row["cues"] = log1p(cues)
        since_sentence = 0 if row["sentence"] else min(since_sentence + 1, 20)
        opens = words[i] <= 6 and not stops[i] and (row["related"] or row["comment"] or row["legal"] or row["sign"])
        if i > first and opens:
            since_cue, cues = 0, cues + 1
        else:
            since_cue = min(since_cue + 1, 40)
    until = 20
    for row in reversed(base):
        row["until_sentence"] = log1p(until)
        until = 0 if row["sentence"] else min(until + 1, 20)


_SHARED = ("words", "sentence", "bullet", "stop", "capital", "related", "date", "topical", "indent")
"""The features that a line also takes from its neighbours."""


def _add_neighbours(base: list[dict[str, float]]) -> None:
    own = [{name: row[name] for name in _SHARED} for row in base]
    weight = [row["words"] if row["sentence"] else 0.0 for row in base]
    empty = dict.fromkeys(_SHARED, 0.0)
    for i, row in enumerate(base):
        for name, j in (("p1", i - 1), ("n1", i + 1), ("p2", i - 2), ("n2", i + 2)):
            near = own[j] if 0 <= j < len(own) else empty
            for feature in _SHARED if name[1] == "1" else _SHARED[:3]:
                row[f"{name}.{feature}"] = near[feature]
        row["same_indent"] = float(i > 0 and own[i - 1]["indent"] == row["indent"])
        row["density_before"] = sum(weight[max(0, i - 6) : i]) / 12
        row["density_after"] = sum(weight[i + 1 : i + 7]) / 12
