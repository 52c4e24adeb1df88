"""Whom the tables know: persons, countries, organisations and their metonyms, where a hit of the gazetteer stands in the text."""

from collections.abc import Iterable

from memcon.actors import titles
from memcon.actors.page import (
    MOTION,
    Casting,
    Own,
    country,
    describe,
    ground_of,
)
from memcon.actors.places import OCCASIONS
from memcon.actors.registry import Draft
from memcon.knowledge import Hit, OrganisationFact, PersonFact
from memcon.knowledge.asked import SEATS
from memcon.language.types import Sentence, Word
from memcon.record.types import ActorKind

_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "around", "across", "through", "into", "throughout", "inside", "off", "over"})


HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "mister", "sheikh", "ayatollah"})


def _of_clock(text: str, hit: Hit) -> bool:
    """Is a title the half of a day ("at 3:35 PM EST") and no prime minister?"""
    return text[hit.start : hit.end].casefold() == "pm" and text[: hit.start].rstrip()[-1:].isdigit()


def index_hits(casting: Casting, hits: Iterable[Hit]) -> None:
    for hit in hits:
        if hit.kind in {"title", "agent"}:
            if _of_clock(casting.text, hit):
                continue
            casting.titles.setdefault(hit.end, hit)
            head, of, _ = casting.text[hit.start : hit.end].partition(" of ")
            if of:  # "head of state": its first word is the one that acts
                casting.titles.setdefault(hit.start + len(head), hit)
            continue
        for offset in range(hit.start, hit.end):
            old = casting.covers.get(offset)
            if old is None or old.end - old.start < hit.end - hit.start or (old.kind == "place" and hit.kind != "place"):
                casting.covers[offset] = hit


def known_person(casting: Casting, hit: Hit) -> None:
    """A person whom the tables know, with the office held on the day of the page."""
    if isinstance(hit.fact, PersonFact):
        new = hit.key not in casting.registry.drafts
        known_fact(casting, hit.fact)
        casting.registry.mention(hit.key, hit.start, hit.end, "name")
        name = " ".join(casting.text[hit.start : hit.end].split())
        draft = casting.registry.drafts[hit.key]
        draft.called |= family_first(draft.country, name)
        draft.called.add(name.removesuffix(", Jr.").removesuffix(" Jr.").lower().split()[-1])
        if new and len(name.split()) == len(draft.name.split()) and name.split()[0].lower() == draft.name.split()[0].lower():
            draft.name = name  # spelled as the page spells it ("Zelenskyy"); a fuller or shorter form is one of his mentions


FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "HKG", "SGP"})
"""Where the family name stands first: "Xi Jinping" is later "Xi"."""


def family_first(code: str | None, name: str) -> set[str]:
    return {name.lower().split()[0]} if code in FAMILY_FIRST and len(name.split()) > 1 else set()


def known_fact(casting: Casting, fact: PersonFact) -> None:
    holding = casting.knowledge.persons.at(fact, casting.day.isoformat() if casting.day else None)
    office = holding.office if holding.office and not holding.former else None
    last = holding.office
    draft = Draft(
        fact.key,
        fact.name,
        "person",
        (last.country if last else None) or fact.country,
        (last.sector if last else None) or fact.sector,
        office.title if office else None,
        fact.wikidata,
        female={"f": True, "m": False}.get(fact.gender),
    )
    if office:
        draft.titles.update(office.title.lower().split())
    casting.registry.add(draft)


def title_word(casting: Casting, word: Word) -> bool:
    hit = casting.titles.get(word.end)
    return hit is not None and hit.kind == "title" and hit.start <= word.start


def by_hit(casting: Casting, s: Sentence, word: Word, hit: Hit | Own) -> tuple[tuple[str, ...], str]:
    registry = casting.registry
    if (
        word.end < hit.end
        and s.words[min(word.i + 1, len(s.words) - 1)].start < hit.end
        and word.head != word.i
        and s.words[word.head].start < hit.end
        and s.words[word.head].start >= hit.start
    ):
        return (), ""  # the head of the name stands for it
    if hit.kind == "person":
        titles.learn_title(casting, s, word, hit.key)
        return (hit.key,), "name"
    if hit.kind == "own":
        if registry.drafts[hit.key].kind == "person":
            titles.learn_title(casting, s, word, hit.key)
        return (hit.key,), "name"
    if hit.kind in {"organisation", "group"} and isinstance(hit, Hit) and isinstance(hit.fact, OrganisationFact):
        longer = _longer_name(casting, s, word, hit)
        if longer:
            return (longer,), "name"
        if hit.form == "metonym" and _is_place(s, word):
            return (), ""
        return body_of(casting, hit, hit.fact)
    if hit.kind == "capital":
        where = _is_place(s, word) or (word.dep == "compound" and s.words[word.head].lemma in OCCASIONS)  # "the Kabul drone strike"
        return ((), "") if where or (word.text.isupper() and len(word.text) > 3) else ((country(casting, hit.key),), "metonym")
    if hit.kind in {"country", "demonym"} and isinstance(hit, Hit):
        return _of_country(casting, s, word, hit)
    return (), ""


def _longer_name(casting: Casting, s: Sentence, word: Word, hit: Hit) -> str | None:
    """Another body whose name only ends like a known one: the "National Security Council" is not the Security Council."""
    first = next((i for i in range(word.i, -1, -1) if s.words[i].start <= hit.start), word.i)
    before = s.words[first - 1] if first else None
    if before is None or before.tag != "NNP" or before.dep not in {"compound", "amod", "nmod"} or before.start in casting.covers:
        return None
    if title_word(casting, before) or before.lower in HONORIFICS or not first <= before.head <= word.i:
        return None
    name = " ".join(casting.text[before.start : hit.end].split())
    key = f"org:{name.lower()}"
    casting.registry.add(Draft(key, name, "organisation", country_before(casting, s, first - 1, word.i)))
    return key


def body_of(casting: Casting, hit: Hit, fact: OrganisationFact) -> tuple[tuple[str, ...], str]:
    """An organisation or group; a seat of government stands for its state, and a group in arms acts for none."""
    words = casting.text[hit.start : hit.end].lower()
    if fact.country and (hit.key in SEATS or (fact.sector == "GOV" and words.endswith(("government", "administration")))):
        return (country(casting, fact.country),), "metonym"
    kind: ActorKind = "group" if fact.kind == "group" else "organisation"
    casting.registry.add(Draft(hit.key, fact.name, kind, None if fact.sector == "REB" else fact.country, fact.sector))
    return (hit.key,), "name"


def _of_country(casting: Casting, s: Sentence, word: Word, hit: Hit) -> tuple[tuple[str, ...], str]:
    code = hit.key
    if word.dep in {"amod", "compound", "nmod"} or word.pos == "ADJ":
        return (country(casting, code),), "adjective"
    if hit.kind == "demonym" and word.tag in {"NNS", "NNPS"} and any(s.words[c].lower == "ethnic" for c in s.children[word.i]):
        return (describe(casting, s, word, ground_of(casting, s, word.i), "CVL"),), "description"  # they live where another state is
    if hit.kind == "demonym" and word.tag in {"NNS", "NNPS"}:
        key = f"people:{code}"
        casting.registry.add(Draft(key, word.text, "collective", code, "CVL", plural=True))
        return (key,), "description"
    return (country(casting, code),), "name"


def _is_place(s: Sentence, word: Word) -> bool:
    """Does the name of a city say where, not who?"""
    if word.dep in {"npadvmod", "appos"}:
        return True
    if word.dep != "pobj":
        return word.dep in {"compound"} and s.words[word.head].tag in {"NNP"} and s.words[word.head].i == word.i + 1
    preposition = s.words[word.head]
    if preposition.lower in _PLACE_PREPS:
        return True
    above = s.words[preposition.head]
    return preposition.lower in {"to", "from", "for"} and (
        above.lemma in MOTION or above.lemma in {"visit", "trip", "flight", "return", "arrival"}
    )


def country_before(casting: Casting, s: Sentence, first: int, last: int) -> str | None:
    """The country of an adjective or name just before a run of words."""
    for i in range(first - 1, max(-1, first - 4), -1):
        hit = casting.covers.get(s.words[i].start)
        if hit is not None and hit.kind in {"country", "demonym", "capital"}:
            return hit.key
    return None
