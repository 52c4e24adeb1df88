"""For whom an actor of a page acts, and whom a word or a stretch of words means."""

from collections.abc import Mapping

from memcon.actors.nouns import owners
from memcon.actors.page import Casting, country_of, describe, person_as_named, place_as_actor, span_of
from memcon.actors.places import SITES
from memcon.language import Sentence, Word
from memcon.record.types import Span


def party(casting: Casting, key: str) -> str:
    """Whom an actor acts for: his country where he has one and is of its state, else himself."""
    draft = casting.registry.drafts[key]
    return (
        f"country:{draft.country}"
        if draft.country and draft.kind in {"country", "person", "organisation"} and draft.sector in {"GOV", "MIL", "LEG", None}
        else key
    )


def named_state(casting: Casting, key: str) -> str:
    """`party` where the page names that state, else the actor himself: nobody is an actor whom the page does not name."""
    state = party(casting, key)
    return state if state in casting.registry.drafts else key


def office_of(casting: Casting, key: str) -> tuple[str, bool] | None:
    """For a person in office the key of his state, where the page names it, and whether he is its spokesman; None for others."""
    draft = casting.registry.drafts[key]
    if draft.kind != "person" or not draft.titles or draft.sector not in {"GOV", "MIL", None}:
        return None
    state = named_state(casting, key)
    return (state, any(t.startswith("spokes") for t in draft.titles)) if state != key else None


def described(casting: Casting, s: Sentence, i: int) -> str | None:
    """An actor for a noun that no table knows, where it can only be people: somebody by one name, a plural with a number; or for a place
    that is acted on."""
    if struck(casting, s, i):
        return place_as_actor(casting, s, i)
    word = s.words[i]
    if (
        word.tag == "NNP"
        and word.dep != "compound"
        and word.start not in casting.covers
        and not any(s.words[c].dep in _IN_NAMES for c in s.children[i])
    ):
        above = s.words[word.head]
        harmed = word.dep in {"nsubjpass", "dobj"} and above.lemma in _DONE_TO_PEOPLE
        if word.ent == "PERSON" or (harmed and (word.ent != "GPE" or word.dep == "nsubjpass")):
            return person_as_named(casting, s, word)
    if word.tag != "NNS" or not any(s.words[c].dep == "nummod" for c in s.children[i]):
        return None
    start, end = span_of(casting, s, word, "description")
    key = describe(casting, s, word, country_of(casting, owners(casting, s, i)), None)
    casting.registry.mention(key, start, end, "description")
    return key


_IN_NAMES = frozenset({"compound", "det", "amod", "nmod", "nummod", "poss"})
_DONE_TO_PEOPLE = frozenset(
    """kill shoot arrest detain abduct kidnap murder assassinate behead injure wound free jail imprison sentence convict extradite torture
    poison capture accuse charge indict""".split()
)
"""Verbs whose object is somebody: "Ramzi was captured" is of a person, whatever the recogniser says."""
_ONTO = frozenset({"on", "against", "of", "upon"})
_AROUND = frozenset({"in", "at", "near", "of", "around", "outside"})
_TARGETS = SITES | frozenset(
    """target position stronghold hideout outpost bastion post airbase base camp airfield hangar depot tunnel bunker
    infrastructure""".split()
)
"""What stands on a town's ground and is hit for it: "targets in Jericho", "a base near Bamako"."""


def _is_town(casting: Casting, word: Word) -> bool:
    hit = casting.covers.get(word.start)
    return hit is not None and hit.kind == "place" and hit.end == word.end


def struck(casting: Casting, s: Sentence, i: int) -> bool:
    """Is this the name of a town or region that an act falls on, not one where it takes place?"""
    word = s.words[i]
    if not _is_town(casting, word):
        return False
    if word.dep == "pobj" and s.words[word.head].lower in _AROUND:
        above = s.words[s.words[word.head].head]
        if above.lemma in _TARGETS and (_falls_on(s, above) or (above.dep == "pobj" and s.words[above.head].lower == "at")):
            return True
    return _falls_on(s, word)


def _falls_on(s: Sentence, word: Word) -> bool:
    return word.dep in {"dobj", "nsubjpass"} or (word.dep == "pobj" and s.words[word.head].lower in _ONTO)


def people_of(casting: Casting, s: Sentence, i: int) -> str | None:
    """The people of a town as an actor, for a word that a rule names as the one on whom an act falls ("a curfew in Mosul")."""
    return place_as_actor(casting, s, i) if _is_town(casting, s.words[i]) else None


def resolve(casting: Casting, ids: Mapping[str, str], span: Span) -> str | None:
    """The actor that a span of the text names: by the head word in it, else by a mention that covers it."""
    for offset in range(span[1] - 1, span[0] - 1, -1):
        keys = casting.registry.heads.get(offset)
        if keys and keys[0] in ids:
            return ids[keys[0]]
    inside = [(end - start, key) for (start, end, key) in casting.registry.mentions if start < span[1] and span[0] < end and key in ids]
    return ids[max(inside)[1]] if inside else None


def acts_for(casting: Casting, ids: Mapping[str, str], actor: str) -> str | None:
    """The state that a seat of government or an official speaks for, where the page names it."""
    key = next(k for k, ident in ids.items() if ident == actor)
    state = party(casting, key)
    return ids.get(state) if state != key or casting.registry.drafts[key].kind == "country" else None
