"""Whom a name means that somebody types: "Kiev" and "Kyiv", "the US" and "United States", "Peskov" and "Dmitri Peskov"."""

import re

import msgspec

from memcon.knowledge.knowledge import Knowledge
from memcon.knowledge.spellings import loose_key, surname_key
from memcon.record.types import Actor

SEATS = frozenset(
    f"org:{key}" for key in "kremlin white-house us-government downing-street elysee zhongnanhai blue-house saudi-royal-court".split()
)
"""Seats and names of governments: where a page says what they do or say, it is the state that acts."""


class Meaning(msgspec.Struct, frozen=True):
    """A country (alpha-3) stands for all who act for it; else the names (as `loose_key` and `surname_key` write them) and Wikidata items
    that the name can mean. `name` is how memcon calls it."""

    name: str
    country: str | None
    names: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


def meaning(facts: Knowledge, name: str) -> Meaning:
    """What a name means: a country by code, name, demonym or seat; else a person or body in any spelling."""
    name = name.strip()
    country = (facts.countries.get(name) if re.fullmatch(r"[A-Z]{3}", name) else None) or facts.countries.by_name(name)
    if country:
        return Meaning(country.name, country.key)
    persons = facts.persons.all_by_name(name)
    bodies = facts.organisations.by_name(name)
    seat = next((facts.countries.get(body.country) for body in bodies if body.country and body.key in SEATS), None)
    if seat:
        return Meaning(seat.name, seat.key)
    names = {loose_key(name), surname_key(name)}
    names |= {loose_key(fact.name) for fact in persons} | {loose_key(fact.name) for fact in bodies}
    return Meaning(name, None, frozenset(names - {""}), frozenset(fact.wikidata for fact in persons if fact.wikidata))


def means(meant: Meaning, actor: Actor) -> bool:
    """Is the actor of a record the one meant, or one who acts for the country meant?"""
    if meant.country:
        return actor.country == meant.country
    if actor.wikidata in meant.items or loose_key(actor.name) in meant.names:
        return True
    words = actor.name.split()
    return actor.kind == "person" and len(words) > 1 and surname_key(words[-1]) in meant.names
