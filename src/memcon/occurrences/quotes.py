"""Quotations: the same in two accounts, or changed by a word on the way."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from memcon.knowledge.folding import fold
from memcon.occurrences.units import Sheet
from memcon.occurrences.words import STOP

_QUOTED = re.compile(r"[“\"](?P<q>(?:[^“”\"\n]|\n(?!\n)){3,500})(?:[”\"]|(?=\n\n|\Z))|(?<!\w)[‘'](?P<s>[^‘’'\n]{3,200}?)[’'](?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ALTERED = 2
"""Words in which a quotation may differ from another and still be the same one, altered."""
_LONG = 7
"""Words of a quotation that can be called altered: with fewer, two that differ are two."""


@dataclass(frozen=True)
class Quotation:
    """Words between marks in an account."""

    record: str
    source: str
    start: int
    end: int
    words: tuple[str, ...]
    text: str

    @cached_property
    def _spaced(self) -> str:
        return f" {' '.join(self.words)} "  # no word has a space

    def within(self, other: "Quotation") -> bool:
        """Are its words, one after the other, among those of the other?"""
        return self._spaced in other._spaced


def quotations(sheet: Sheet) -> Iterator[Quotation]:
    """What stands between quotation marks in an account."""
    text = sheet.record.article.text
    for hit in _QUOTED.finditer(text):
        start, end = hit.span("q") if hit["q"] else hit.span("s")
        end = start + len(text[start:end].rstrip())
        words = tuple(fold(word) for word in _WORD.findall(text[start:end]))
        if words and any(word not in STOP for word in words):
            yield Quotation(sheet.record.id, sheet.source, start, end, words, text[start:end].strip())


def shared(found: Sequence[Quotation]) -> list[list[Quotation]]:
    """Quotations that accounts have in common, the shorter within the longer; a single word only beside others of three at most."""
    groups: list[list[Quotation]] = []
    for quote in sorted(found, key=lambda q: (-len(q.words), q.record, q.start)):
        home = next((g for g in groups if any(quote.within(other) for other in g)), None)
        if home is None:
            groups.append([quote])
        elif len(quote.words) > 1 or len(home[0].words) <= _FEW:
            home.append(quote)
    return [group for group in groups if len({q.record for q in group}) > 1]


_FEW = 3


@dataclass(frozen=True)
class Altered:
    """A quotation and the words of another account that differ from it by a word or two."""

    quote: Quotation
    record: str
    start: int
    end: int
    text: str
    changed: tuple[str, str]


def altered(sheets: Sequence[Sheet]) -> Iterator[Altered]:
    """Quotations that another account has with a word or two changed, dropped or put in, in marks or in its own text."""
    texts = {sheet.record.id: _Text.of(sheet.record.article.text) for sheet in sheets}
    found = {sheet.record.id: [q for q in quotations(sheet) if len(q.words) >= _LONG] for sheet in sheets}
    known: dict[tuple[str, tuple[str, ...]], _Near | None] = {}  # accounts often quote the same words
    for a, b in combinations(sheets, 2):
        for one, other in ((a, b), (b, a)):
            text = texts[other.record.id]
            for quote in found[one.record.id]:
                key = other.record.id, quote.words
                if key not in known:
                    known[key] = _near(quote.words, text)
                if hit := known[key]:
                    first, last, changed = hit
                    start, end = text.spans[first][0], text.spans[last][1]
                    yield Altered(quote, other.record.id, start, end, other.record.article.text[start:end], changed)


_Near = tuple[int, int, tuple[str, str]]
"""Where in a text words stand that are nearly those of a quotation: first word, last word, what was changed."""


@dataclass(frozen=True)
class _Text:
    """The words of an account, folded; where each stands in its text; and at which numbers each word is among them."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, text: str) -> "_Text":
        hits = list(_WORD.finditer(text))
        words = tuple(fold(hit.group()) for hit in hits)
        places: dict[str, list[int]] = {}
        for i, word in enumerate(words):
            places.setdefault(word, []).append(i)
        return cls(words, tuple(hit.span() for hit in hits), places)


def _near(quote: tuple[str, ...], text: _Text) -> _Near | None:
    """Where the words stand with one or two content words changed. None where they stand unchanged."""
    places = text.places
    if sum(word not in places for word in quote) > ALTERED:  # each such word is one to change, wherever the others stand
        return None
    seeds = sorted((w for w in {*quote} if w in places and w not in STOP), key=lambda w: (len(places[w]), w))[:3]
    starts = list(dict.fromkeys(_starts(quote, text, seeds)))
    if any(text.words[start : start + len(quote)] == quote for start in starts):
        return None
    found: list[tuple[int, int, int]] = []
    for start in starts:
        costs = distances(quote, text.words[start : start + len(quote) + ALTERED])
        found += [(cost, start, start + size) for size, cost in enumerate(costs) if size and cost <= ALTERED]
    if not found:
        return None
    _, start, end = min(found)
    changed = _changed(quote, text.words[start:end])
    return None if spelled(changed[0]) == spelled(changed[1]) else (start, end - 1, changed)


def _starts(quote: Sequence[str], text: _Text, seeds: Sequence[str]) -> Iterator[int]:
    """The words with which the quotation may begin: around the places of its seeds, where most of its words are near."""
    for seed in seeds:
        at = quote.index(seed)
        for place in text.places[seed][:20]:
            first = max(0, place - at - 1)
            around = {*text.words[first : place - at + len(quote) + ALTERED + 1]}
            if sum(word not in around for word in quote) <= ALTERED:
                yield from (first, max(0, place - at), max(0, place - at + 1))


_SPELLINGS = (
    ("n't", " not"),
    ("'re", " are"),
    ("'m", " am"),
    ("'ll", " will"),
    ("'ve", " have"),
    ("our", "or"),
    ("is", "iz"),
    ("ys", "yz"),
    ("tre", "ter"),
)
"""British and American spelling, short and full forms: no change of a word."""


def spelled(words: str) -> str:
    """Words in one spelling."""
    words = words.replace("can't", "can not").replace("cannot", "can not").replace("won't", "will not")
    for one, other in _SPELLINGS:
        words = words.replace(one, other)
    return words.replace(" ", "")


def distances(some: Sequence[str], others: Sequence[str]) -> list[int]:
    """Of each beginning of the others, the shortest first: words to change, drop or put in (Levenshtein), no more than told apart from
    `ALTERED` + 1.

    Only places that are at most `ALTERED` apart are looked at (Ukkonen 1985): a way through any other costs more.
    """
    far, many = ALTERED + 1, len(others)
    row = [min(j, far) for j in range(many + 1)]
    for i, word in enumerate(some, 1):
        above, row = row, [far] * (many + 1)
        row[0] = min(i, far)
        least = row[0]
        for j in range(max(1, i - ALTERED), min(many, i + ALTERED) + 1):
            cost = above[j - 1] if word == others[j - 1] else min(above[j - 1], above[j], row[j - 1]) + 1
            row[j] = min(cost, far)
            least = min(least, cost)
        if least > ALTERED:
            return [far] * (many + 1)
    return row


def _changed(some: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    """What the two have between their common opening and their common end; at an end of the quotation nothing counts as changed there."""
    first = 0
    while first < min(len(some), len(others)) and some[first] == others[first]:
        first += 1
    last = 0
    while last < min(len(some), len(others)) - first and some[-1 - last] == others[-1 - last]:
        last += 1
    if first == 0 or last == 0:
        return "", ""
    return " ".join(some[first : len(some) - last]), " ".join(others[first : len(others) - last])
