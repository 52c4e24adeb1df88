"""Names that no table has: persons and bodies whom the page itself introduces."""

from collections.abc import Iterator

from memcon.actors.known import FAMILY_FIRST, HONORIFICS, country_before, family_first, known_fact, title_word
from memcon.actors.page import (
    Casting,
    Own,
    person_named,
)
from memcon.actors.registry import Draft
from memcon.actors.surnames import telling
from memcon.knowledge import PersonFact
from memcon.language.types import Sentence, Word

_NO_NAMES = frozenset(
    """order council committee office board officer action branch summit party house court state force forces ministry department agency
    service union league minister
    secretary general director assembly commission authority adviser advisor spokesman spokeswoman""".split()
)
"""Words in capitals that go with a title as its own part ("Executive Order", "President-elect") and are no surname."""


def _runs(s: Sentence) -> Iterator[tuple[int, int, str]]:
    """Runs of words that the entity recogniser calls a person or an organisation, and proper names after a title."""
    i = 0
    while i < len(s.words):
        label = s.words[i].ent
        j = i
        if label in {"PERSON", "ORG"}:
            while j + 1 < len(s.words) and s.words[j + 1].ent == label and (s.words[j + 1].head != j + 1):
                j += 1
            yield i, j, label
        i = j + 1


def name_people(casting: Casting, s: Sentence) -> None:
    for first, last, label in _runs(s):
        while first <= last and (
            s.words[first].tag not in {"NNP", "NNPS"} or s.words[first].lower in HONORIFICS or title_word(casting, s.words[first])
        ):
            first += 1
        while last >= first and s.words[last].tag not in {"NNP", "NNPS"}:
            last -= 1
        own = first
        while own <= last and label == "ORG" and _of_state(casting, s.words[own]):
            own += 1  # "Kenya Human Rights Commission": the state in front has its own entry
        if first > last or any(s.words[i].start in casting.covers for i in range(own, last + 1)):
            continue
        if any(s.words[i].text in {"-", "–"} and _of_two(casting.text, s.words[i - 1], s.words[i + 1]) for i in range(own + 1, last)):
            continue
        if label == "PERSON" and last > first and last - first < 5:
            _new_person(casting, s, first, last)
        elif label == "ORG" and (last > own or (own == first and s.words[first].text.isupper())):
            _new_organisation(casting, s, first, last, own)
    _named_after_titles(casting, s)


def _named_after_titles(casting: Casting, s: Sentence) -> None:
    """ "President Tadic", "Mr. Thachi": one name after a title."""
    for i, word in enumerate(s.words[:-1]):
        if (
            (word.lower in HONORIFICS or title_word(casting, word))
            and s.words[i + 1].tag == "NNP"
            and s.words[i + 1].start not in casting.covers
        ):
            last = i + 1
            while (
                last + 1 < len(s.words)
                and s.words[last + 1].tag == "NNP"
                and last - i < 4
                and s.words[last + 1].start not in casting.covers
            ):
                last += 1
            if s.words[i + 1].lower not in _NO_NAMES and not person_named(casting, s.words[last].lower):
                _new_person(casting, s, i + 1, last)


def _of_two(text: str, first: Word, second: Word) -> bool:
    """Does a hyphen join two names that the page also gives apart: the "Biden-Putin" of a summit?"""
    both = text.count(text[first.start : second.end])
    return all(text.count(word.text) > both for word in (first, second))


def _new_person(casting: Casting, s: Sentence, first: int, last: int) -> None:
    start, end = s.words[first].start, s.words[last].end
    name = " ".join(casting.text[start:end].split())
    parts = name.lower().split()
    holder = _office_holder(casting, s, first, parts) if len(parts) < 3 else None
    if holder is not None:
        name = holder.name
        known_fact(casting, holder)
    known = (
        casting.registry.drafts.get(holder.key)
        if holder is not None
        else next(
            (
                d
                for d in casting.registry.of_kind("person")
                if d.name.lower().split()[-1] == parts[-1] and (len(parts) == 1 or d.name.lower().split()[0] == parts[0])
            ),
            None,
        )
    )
    key = known.key if known else f"per:{name.lower()}"
    draft = casting.registry.add(Draft(key, name, "person"))
    draft.called |= {parts[-1], *family_first(next((c for c in casting.countries[:3] if c in FAMILY_FIRST), None), name)}
    casting.registry.mention(key, start, end, "name")
    for i in range(first, last + 1):
        casting.covers[s.words[i].start] = Own(start, end, "own", key)


def _office_holder(casting: Casting, s: Sentence, first: int, parts: list[str]) -> PersonFact | None:
    """Who "President Putin", "Secretary Blinken" is: in office on the day of the page, in a state that the page names, or in the one that
    has a leader of that name."""
    title = casting.titles.get(s.words[first - 1].end) if first else None
    if title is None and (casting.day is None or len(parts) < 2):
        return None
    words = casting.text[title.start : title.end] if title is not None and title.kind == "title" else None
    day = casting.day.isoformat() if casting.day else None
    found = casting.knowledge.persons.by_surname(parts[-1], words, casting.countries, day)
    if found is None and words and len(parts) == 1 and telling(casting, s.words[first]):
        found, _ = casting.knowledge.persons.by_surname_alone(parts[-1], casting.countries, day)
    return found if found is not None and (len(parts) < 2 or found.name.lower().split()[0][:2] == parts[0][:2]) else None


def _of_state(casting: Casting, word: Word) -> bool:
    hit = casting.covers.get(word.start)
    return hit is not None and hit.kind in {"country", "demonym"}


def _new_organisation(casting: Casting, s: Sentence, first: int, last: int, own: int) -> None:
    """A body that no table has; from the word `own` on its name is no other actor's."""
    start, end = s.words[first].start, s.words[last].end
    name = " ".join(casting.text[start:end].split())
    key = f"org:{name.lower()}"
    casting.registry.add(Draft(key, name, "organisation", country=country_before(casting, s, own, last)))
    casting.registry.mention(key, start, end, "name")
    for i in range(own, last + 1):
        casting.covers[s.words[i].start] = Own(start, end, "own", key)
