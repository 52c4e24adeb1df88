"""Under which keys the actors and places of different records are one."""

from memcon.knowledge.folding import phrase_key
from memcon.knowledge.spellings import loose_key, surname_key
from memcon.record.types import Actor, Place


def actor_key(actor: Actor) -> str:
    """A country by its code, a person or body by its Wikidata item, others by name in one spelling, kind and country."""
    if actor.kind == "country" and actor.country:
        return actor.country
    if actor.wikidata:
        return actor.wikidata
    return f"{loose_key(actor.name) or actor.name}/{actor.kind}/{actor.country or ''}"


def actor_names(actor: Actor) -> tuple[str, ...]:
    """The names to find an actor by that do not stand in its key: the whole one of those that have a code, and a person's surname."""
    names = [loose_key(actor.name)] if actor.wikidata or actor.kind == "country" else []
    words = actor.name.split()
    if actor.kind == "person" and len(words) > 1:
        names.append(surname_key(words[-1]))
    return tuple(dict.fromkeys(name for name in names if name))


def place_key(place: Place) -> str:
    return str(place.geonames) if place.geonames is not None else f"{phrase_key(place.name) or place.name}:{place.country or ''}"
