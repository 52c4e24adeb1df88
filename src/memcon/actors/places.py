"""The places of a page: which names of places mean places there, and which words say where something is."""

from collections.abc import Sequence

from memcon.actors.casting import MOTION
from memcon.actors.page import Casting
from memcon.knowledge import Hit, Knowledge, PlaceFact
from memcon.language import Sentence
from memcon.record.types import Place, Span

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "into", "on", "off", "around", "over", "throughout", "to", "from"})
_NO_PLACES = frozenset(
    """January February March April May June July August September October November December Europe Asia Africa America Oceania
    Antarctica Sunday Monday Tuesday Wednesday Thursday Friday Saturday""".split()
)
"""Names of the gazetteer that mean a month, a day or a continent on a news page."""
_TOWARDS = frozenset({"to", "from", "into"})


def places_of(
    knowledge: Knowledge, hits: Sequence[Hit], sentences: Sequence[Sentence], casting: Casting
) -> tuple[tuple[Place, ...], dict[int, str]]:
    """The places of a page, and for each word that says where something is, the place's id."""
    countries = tuple(dict.fromkeys(d.country for d in casting.registry.of_kind("country") if d.country))
    facts: dict[str, PlaceFact] = {}
    mentions: dict[str, list[Span]] = {}
    where: dict[int, str] = {}
    spatial = _spatial(sentences)
    surnames = {d.name.lower().split()[-1] for d in casting.registry.of_kind("person")}
    for hit in hits:
        if hit.kind not in {"place", "capital", "country"} or (hit.kind != "place" and hit.end not in spatial):
            continue
        name = " ".join(casting.text[hit.start : hit.end].split())
        if hit.kind == "place" and (name.lower() in surnames or name in _NO_PLACES):
            continue
        fact = knowledge.places.country(hit.key) if hit.kind == "country" else knowledge.places.resolve(name, countries)
        if fact is None or (hit.kind == "place" and hit.end not in spatial and not _is_plain_place(hit, hits)):
            continue
        facts.setdefault(fact.key, fact)
        if (hit.start, hit.end) not in mentions.setdefault(fact.key, []):
            mentions[fact.key].append((hit.start, hit.end))
        if hit.end in spatial:
            where.setdefault(spatial[hit.end], fact.key)
    ids = {key: f"p{n}" for n, key in enumerate(sorted(facts, key=lambda k: mentions[k][0]), 1)}
    places = tuple(
        Place(
            id=ids[k],
            name=facts[k].name,
            geonames=facts[k].geonames,
            country=facts[k].country,
            lat=facts[k].lat,
            lon=facts[k].lon,
            mentions=tuple(sorted(mentions[k])),
        )
        for k in ids
    )
    return places, {offset: ids[key] for offset, key in where.items()}


def _is_plain_place(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Is a place's name nothing else here: no person's, no metonym for a state?"""
    return not any(other is not hit and other.start < hit.end and hit.start < other.end and other.kind != "place" for other in hits)


def _spatial(sentences: Sequence[Sentence]) -> dict[int, int]:
    """End of a noun that a preposition of place governs -> its start: "in Geneva", "on the border with Niger"."""
    found: dict[int, int] = {}
    for s in sentences:
        for word in s.words:
            place = word
            if place.dep in {"conj", "appos"} and place.head != place.i:
                place = s.words[place.head]
            if place.dep != "pobj" or word.pos not in {"PROPN", "NOUN"}:
                continue
            preposition = s.words[place.head]
            above = s.words[preposition.head]
            if preposition.lower in _WHERE and (preposition.lower not in _TOWARDS or above.lemma in MOTION):
                found[word.end] = word.start
    return found
