"""Leaders whom a page names by their surname alone: "Putin and Biden spoke by phone"."""

from collections.abc import Iterator

from memcon.actors.page import Casting, person_named
from memcon.knowledge import PersonFact
from memcon.knowledge.folding import fold
from memcon.language.types import Sentence, Word

_SHORTEST = 4
"""Letters of a surname that is known by itself: shorter ones are words and parts of names."""


def leaders(casting: Casting, s: Sentence) -> Iterator[tuple[Word, PersonFact]]:
    """The surnames of a sentence that stand alone, that nobody else on the page has, and whose bearer the tables know."""
    day = casting.day.isoformat() if casting.day else None
    for word in s.words:
        if word.tag != "NNP" or word.text.isupper() or word.start in casting.covers or _of_longer_name(s, word):
            continue
        fact, alone = casting.knowledge.persons.by_surname_alone(word.text, casting.countries, day)
        if fact is None or person_named(casting, word.lower) is not None:
            continue
        if (word.ent == "PERSON" and not alone) or telling(casting, word):
            yield word, fact


def telling(casting: Casting, word: Word) -> bool:
    """Does a surname by itself say who is meant?"""
    name = fold(word.text)
    return len(name) >= _SHORTEST and name not in casting.knowledge.firstnames and name not in casting.knowledge.common_surnames


def _of_longer_name(s: Sentence, word: Word) -> bool:
    """Does another proper name stand right beside it: "Trump Tower", "Ivanka Trump"?"""
    beside = (s.words[i] for i in (word.i - 1, word.i + 1) if 0 <= i < len(s.words))
    return any(other.tag in {"NNP", "NNPS"} for other in beside)
