"""The words of a sentence as accounts are compared by: roots, a country by its code however it is called, and senses that words share.

One account has "a firm answer", another "a decisive response"; one writes "the Russian Federation", another "Moscow", a third "our state".
"""

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib import resources

import msgspec

from memcon.knowledge.folding import fold
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.tables import Countries, read_data
from memcon.occurrences.words import FAINT, STOP, Rarity, rarity, stem, subwords

COUNTRY = "@"
"""What a country's key begins with: "@UKR"."""
SENSE = "~"
"""What the key of a sense begins with."""
_COUNTRY_TELLS = 3.4
"""How telling a country's name is, whichever: about as much as one that every fiftieth text names (see `Rarity.of`)."""
_SHARE = 0.7
"""Of a word that has a sense, what the word itself and what the sense weigh: the same word counts in full, one of its sense half."""
_TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_OWN = re.compile(r"\b(?:our|this|the) (?:state|country|nation|homeland)\b(?! department| of)", re.IGNORECASE)
"""How an official text calls its own country."""
_LONGEST_NAME = 3
_IDLE = STOP | frozenset("among amid toward towards despite via still yet already".split())


_ADVERB = ("vely", "cally", "ently", "antly", "ously", "fully", "ably", "ibly", "tely", "sely", "edly", "ingly", "mply", "rmly", "ftly")
_SHORT = 5


@cache
def root(word: str) -> str:
    """The stem of the stem until nothing comes off, adverbs as their adjectives: "decisive" and "decisively" meet."""
    if word.endswith(_ADVERB) and len(word) > _SHORT:
        word = word.removesuffix("ly")
    while (shorter := stem(word)) != word:
        word = shorter
    return word


REPORTING = frozenset(
    root(word)
    for word in (
        "stress emphasize emphasise reiterate reaffirm affirm underscore underline noted noting inform discuss express thank thanked "
        "praise confirm tell told added voice highlight remark welcome suggest assure insist recall share shared update review reviewed "
        "announce declare claim paid speak spoke spoken exchanged explained continued"
    ).split()
)
"""Words of reporting: what is reported is what counts."""
EMPTY = frozenset(
    root(word)
    for word in (
        "president minister secretary chancellor leader leaders head side sides party parties take took taken go went gone come came "
        "use used days years today time key topic clear attention mention including issue issues matter regard particular detail readout "
        "hold held counterpart course"
    ).split()
)
"""Words that name nothing of their own in an account of talks."""


class Term(msgspec.Struct, frozen=True, gc=False):
    """A content word: its key (a root, or a country), and where it stands."""

    key: str
    start: int
    end: int


def terms(text: str, side: str | None = None) -> list[Term]:
    """The content words of a text in order; `side` is the country that speaks of "our state", where one does."""
    tokens = [(hit.start(), hit.end()) for hit in _TOKEN.finditer(text)]
    own = {hit.start(): hit.end() for hit in _OWN.finditer(text)} if side else {}
    own_from = {begin + len(text[begin:end].split()[0]) + 1: end for begin, end in own.items()}
    found: list[Term] = []
    i = 0
    while i < len(tokens):
        start, end = tokens[i]
        if start in own_from:
            found.append(Term(f"{COUNTRY}{side}", start, end))
        elif named := _country_at(text, tokens, i):
            code, size = named
            found.append(Term(f"{COUNTRY}{code}", start, tokens[i + size - 1][1]))
            i += size - 1
        else:
            found += [Term(key, start, end) for key in _keys(text[start:end])]
        i += 1
    return found


@cache
def _keys(word: str) -> tuple[str, ...]:
    """The keys of a word, each once; of "Russian-American" two countries."""
    parts = word.split("-")
    if len(parts) > 1 and (named := [code for part in parts if part[:1].isupper() and (code := country(part))]):
        return tuple(dict.fromkeys(f"{COUNTRY}{code}" for code in named))
    folded = fold(word).replace("’", "'").removesuffix("'s").removesuffix("'")
    parts = [part for part in subwords(folded) if part not in _IDLE and len(part) > 1 and not part.isdigit()]
    return tuple(dict.fromkeys(map(root, parts)))


def _country_at(text: str, tokens: Sequence[tuple[int, int]], i: int) -> tuple[str, int] | None:
    """The country that is named from token i on, and by how many words."""
    first = tokens[i][0]
    if not text[first].isupper():
        return None
    for size in range(min(_LONGEST_NAME, len(tokens) - i), 0, -1):
        last = tokens[i + size - 1]
        if size > 1 and not text[last[0]].isupper():
            continue
        words = text[first : last[1]].replace("’", "'").removesuffix("'s").removesuffix("'")
        if code := country(words if "." not in words else f"{words}."):
            return code, size
    return None


@cache
def _countries() -> Countries:
    return Countries(Lexicon(read_data("lexicon.tsv")))


@cache
def country(name: str) -> str | None:
    """The country of a name, demonym or capital."""
    fact = _countries().by_name(name)
    return fact.key if fact else None


@cache
def _senses() -> dict[str, str]:
    """Of each root of `data/senses.txt` the key of its sense."""
    lines = (resources.files("memcon.occurrences") / "data" / "senses.txt").read_text("utf-8").splitlines()
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    return {root(word): f"{SENSE}{group[0]}" for group in groups for word in group}


def sense(key: str) -> str | None:
    """The sense that a word shares with others."""
    return _senses().get(key)


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, meant in _senses().items():
        found.setdefault(meant, []).append(word)
    return {meant: tuple(words) for meant, words in found.items()}


def telling(key: str) -> float:
    """How telling a key is: the rarity of a word; of a sense, that of its commonest word."""
    if key.startswith(COUNTRY):
        return _COUNTRY_TELLS
    if key.startswith(SENSE):
        return min(_rarity().of(word) for word in _members()[key])
    return _rarity().of(key)


@cache
def _rarity() -> Rarity:
    return rarity().coarser(root)


def vector(keys: Iterable[str], faint: Container[str] = ()) -> dict[str, float]:
    """The words and their senses as a vector of length 1, each weighed by how telling it is and the logarithm of its number; `faint` words,
    and those of reporting, weigh a quarter. Empty for no words."""
    raw: dict[str, float] = {}
    for key, n in Counter(keys).items():
        many = (1 + math.log(n)) * (FAINT if key in faint or key in REPORTING or key in EMPTY else 1)
        if (meant := sense(key)) is None:
            raw[key] = many * telling(key)
        else:
            raw[key] = _SHARE * many * telling(key)
            raw[meant] = max(raw.get(meant, 0.0), _SHARE * many * telling(meant))
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {key: raw[key] / length for key in sorted(raw)} if length else {}
