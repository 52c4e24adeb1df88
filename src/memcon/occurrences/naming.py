"""What accounts call one thing, where one of them keeps its distance from the name.

"the so-called Republic of Lindau" here, "the Republic of Lindau" or "the occupied harbour of Lindau" there: memcon has no name of its own
for it, each stands as its account has it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.knowledge.folding import fold
from memcon.occurrences.terms import country, root, telling
from memcon.occurrences.units import Sheet, Unit

_DISTANT = re.compile(
    r"\b(?:so-called|self-proclaimed|self-styled)\s+(?P<name>[“\"'‘]?(?:[A-Z][\w’'.-]*)(?:[\s-]+(?:(?:and|of|or|the)\s+)?[A-Z][\w’'.-]*){0,5}[”\"]?)"
)
_NAME = re.compile(r"[A-Z][^\W\d_]{2,}")
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*\s+){0,4}$")
_AFTER = re.compile(
    r"(?:\s+(?:(?:and|of|or|the)\s+)*[A-Z][\w’'-]*)*(?:\s+(?:regions?|republics?|territor\w+|areas?|districts?|provinces?))?"
)
_STARTS = frozenset("a an the of in on to by with for and or that this these from as at".split())


@dataclass(frozen=True)
class Named:
    """How an account calls a thing: the words, and the sentence that they stand in. `distant` where it keeps its distance."""

    unit: Unit
    words: str
    distant: bool


def contested(sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[Named]]]:
    """Names that one source keeps its distance from and another does not, with how each account calls the thing."""
    distant = [named for sheet in sheets for unit in sheet.units for named in _distant(unit)]
    by_source: dict[str, list[Named]] = {}
    for named in distant:
        by_source.setdefault(named.unit.source, []).append(named)
    done: set[str] = set()
    for source in sorted(by_source):
        own = by_source[source]
        keys = frozenset(key for named in own for key in _keys(named.words))
        if not keys or keys & done:
            continue
        found = [called for sheet in sheets if (called := _called(sheet, keys, distant))]
        if any(not named.distant and named.unit.source != source for named in found) and any(named.distant for named in found):
            done |= keys
            yield own[0].words, found


def _distant(unit: Unit) -> Iterator[Named]:
    for hit in _DISTANT.finditer(unit.text):
        yield Named(unit, " ".join(hit["name"].split()).strip("“”\"'‘"), True)


def _keys(words: str) -> frozenset[str]:
    """The proper names in a name: not those of countries, nor common words."""
    return frozenset(fold(word) for word in _NAME.findall(words) if not country(word) and telling(root(fold(word))) >= _RARE)


_RARE = 4.0
"""How telling a word must be to be no common one, such as "White" or "People" (see `terms.telling`)."""


def _called(sheet: Sheet, keys: frozenset[str], distant: Sequence[Named]) -> Named | None:
    """How one account calls it: with its distance where it has that, else by the first sentence that has most of the names."""
    own = [named for named in distant if named.unit.record == sheet.record.id and _keys(named.words) & keys]
    if own:
        return own[0]
    told = [(len(keys & {fold(word) for word in _NAME.findall(unit.text)}), unit) for unit in sheet.units if not unit.title]
    most = max((n for n, _ in told), default=0)
    if not most:
        return None
    unit = next(unit for n, unit in told if n == most)
    hit = next(hit for hit in _NAME.finditer(unit.text) if fold(hit.group()) in keys)
    return Named(unit, _phrase(unit.text, hit.start(), hit.end()), False)


def _phrase(text: str, start: int, end: int) -> str:
    """The name with the words that go with it: "the occupied districts of the Donetsk and Luhansk regions"."""
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text, 0, start)
    words = (before.group().split() if before else [])[-4:]
    while words and words[0].lower() in _STARTS and len(words) > 1 and words[0].lower() not in ("the", "a", "an"):
        words = words[1:]
    return " ".join([*words, *text[start : after.end() if after else end].split()])
