"""Common nouns that stand for actors: governments, bodies beside their name, people named by what they do."""

import re
from collections.abc import Sequence

from memcon.actors import reference, titles
from memcon.actors.known import body_of, by_hit
from memcon.actors.page import (
    Casting,
    Own,
    country,
    country_of,
    describe,
    ground_of,
    origin_of,
    sector_of,
    twin,
)
from memcon.knowledge import Hit, OrganisationFact
from memcon.language.nouns import conjuncts, prepositions
from memcon.language.types import Sentence, Word

GOVERNMENT = frozenset(
    {
        "government",
        "administration",
        "authority",
        "authorities",
        "official",
        "side",
        "state",
        "leadership",
        "regime",
        "cabinet",
        "diplomat",
        "party",
    }
)
"""Common nouns that stand for a state when a state's name or adjective goes with them ("the Nigerian government", "the Russian side")."""


_RULING = frozenset({"government", "authority", "authorities", "regime"})


_LOCAL = frozenset({"REB", "OPP", "CVL", "CIV", "REF", "JUD", "LEG", "PTY", "EDU", "LAB", "COP", "BUS", "AGR", "CRM", "REL", "ELI"})
"""Sectors of people who are of the country where they stand ("rebels in Chad"); soldiers and diplomats there may be another's."""


_OWN_GROUP = frozenset({"party", "cabinet", "diplomat"})


def owners(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    """The keys of whose a thing is: by adjective, possessive, "of" or "from"."""
    found: list[str] = []
    facing = s.words[i].lemma == "counterpart"
    own = [c for c in s.children[i] if not (facing and s.words[c].dep == "poss")]  # "his counterpart" is of another state than he
    for c in own:
        if s.words[c].dep in {"amod", "compound", "nmod", "poss"}:
            for place in (*s.children[c], *conjuncts(s, c)):
                if s.words[place].dep in {"amod", "compound", "nmod", "poss", "conj", "npadvmod"}:
                    found.extend(casting.keys_at(s, place) or _early(casting, s, place))
    inner = prepositions(s, i)
    for n in (*inner.get("of", ()), *inner.get("from", ())):
        found.extend(casting.keys_at(s, n) or _early(casting, s, n))
    return tuple(dict.fromkeys(found))


def _early(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    """Whom a later word of the sentence stands for, where it is a plain name."""
    hit = casting.covers.get(s.words[i].start)
    if hit is None or hit.kind in {"place", "title", "agent"}:
        return ()
    return by_hit(casting, s, s.words[i], hit)[0]


def _body_beside(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The body whose name follows its kind: "the militant group Boko Haram", "the trade bloc, Mercosur,"."""
    if word.lemma not in reference.BODIES or word.tag != "NN":
        return ()
    names = (c for c in s.children[word.i] if c > word.i and s.words[c].dep == "appos")
    hits = ((c, casting.covers.get(s.words[c].start)) for c in names)
    return next((_early(casting, s, c) for c, hit in hits if hit is not None and hit.kind in {"organisation", "group"}), ())


def _is_part(s: Sentence, word: Word) -> bool:
    """Is this only a word of a name or title, or the kind of a thing?"""
    if word.lower == "elect" and word.i + 1 < len(s.words) and s.words[word.i + 1].tag != "IN":
        return True  # "President-elect Raisi"
    if word.lower == "people" and word.text[0].isupper() and word.dep == "poss":
        return True  # of a "People's Republic"
    if word.dep not in {"compound", "amod"}:
        return False
    return s.words[word.head].tag in {"NNP", "NNPS"} or word.lower in {"military", "navy", "fighter"}  # before a name; of a "fighter jet"


def _governing(casting: Casting, s: Sentence, word: Word, owner: Sequence[str]) -> tuple[str, ...]:
    """The state for which "the Nigerian government", "the Russian side", "officials" stand."""
    if word.lemma not in GOVERNMENT and word.lower not in GOVERNMENT:
        return ()
    code = country_of(casting, owner) or (ground_of(casting, s, word.i) if word.lemma in _RULING else None)
    if casting.author and word.lower == "officials" and not s.children[word.i] and not owner:
        code = country_of(casting, (casting.author,))  # "Officials have also consulted": in an official text its own
    if code and word.lemma not in _OWN_GROUP:
        casting.registry.governed.append(country(casting, code))
        return (country(casting, code),)
    return reference.government(casting, s, word)


def described_as(casting: Casting, s: Sentence, word: Word) -> tuple[tuple[str, ...], str]:
    """A common noun: a title, people who act, or a description of what was named before."""
    hit = casting.titles.get(word.end)
    if _is_part(s, word):
        return (), ""
    beside = titles.name_beside(casting, s, word)
    if beside:
        return beside, "title"
    body = _body_beside(casting, s, word) or _joint_body(casting, s, word) or _both_named(casting, word)
    if body:
        return body, "description"
    if hit is not None and hit.kind == "title" and word.lemma not in GOVERNMENT:
        return titles.title(casting, s, word, hit), "title"
    owner = owners(casting, s, word.i)
    body = _its_members(casting, word, owner)
    if body:
        return body, "description"
    states = reference.states_of(casting, word, owner)
    if states and hit is not None:
        return states, "description"
    back = _governing(casting, s, word, owner) or reference.description(casting, s, word, owner)
    if back:
        return back, "description"
    if hit is not None and (hit.kind == "agent" or word.lemma in _OWN_GROUP):
        return _agents(casting, s, word, hit, owner), "description"
    return (), ""


_TWO_NAMES = re.compile(r"([A-Z]\w+) and ([A-Z]\w+) ((?:[A-Z][\w’']*\s)*)$")


def _both_named(casting: Casting, word: Word) -> tuple[str, ...]:
    """Both bodies of a name in the plural: "the Foreign and Defence Ministries", where the tables know each."""
    two = _TWO_NAMES.search(casting.text, max(0, word.start - _LONG), word.start) if word.tag in {"NNS", "NNPS"} else None
    if two is None or not word.text[0].isupper():
        return ()
    names = [f"{first} {two[3]}{word.text.removesuffix('s')}" for first in two.group(1, 2)]
    hits = [next((h for h in casting.knowledge.match(name) if h.end - h.start == len(name)), None) for name in names]
    found = [body_of(casting, hit, hit.fact)[0] for hit in hits if hit is not None and isinstance(hit.fact, OrganisationFact)]
    for group, keys in zip((1, 2), found, strict=False):
        if len(found) == len(names) and keys:
            start, end = two.span(group)  # the "Donetsk" of such a name is no town
            casting.covers[start] = Own(start, end, "own", keys[0])
    return tuple(key for keys in found for key in keys) if len(found) == len(names) else ()


_LONG = 80
"""Characters that two joined names take at most."""


def _joint_body(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """Both sides of a body that they have together: the "Chad-Niger Commission", the "NATO-Russia Council"."""
    if word.lemma.lower() not in {"council", "commission", "committee", "dialogue", "forum"} or word.i < _JOINED:
        return ()
    first, hyphen, second = s.words[word.i - _JOINED : word.i]
    if hyphen.text not in {"-", "–"}:
        return ()
    keys = (*_early(casting, s, first.i), *_early(casting, s, second.i))
    return keys if len(set(keys)) == len(keys) == len((first, second)) else ()


_JOINED = 3
"""Words of "NATO-Russia" before the body's noun."""


def _its_members(casting: Casting, word: Word, owner: Sequence[str]) -> tuple[str, ...]:
    """The body whose members are meant, all of them: "the member states of NATO", "EU countries"."""
    if word.tag != "NNS" or word.lemma not in {"member", "state", "country", "nation", "government"}:
        return ()
    bodies = tuple(key for key in owner if casting.registry.drafts[key].sector in {"IGO", "REB"})
    return bodies[:1] if len(owner) == len(bodies) else ()


def _agents(casting: Casting, s: Sentence, word: Word, hit: Hit, owner: Sequence[str]) -> tuple[str, ...]:
    """People named by what they do: "Thai soldiers", "protesters", "the rebels", "the two men"."""
    if word.dep == "conj" and twin(s, s.words[word.head]) == word.i and casting.keys_at(s, word.head):
        return casting.keys_at(s, word.head)
    if word.tag == "NNS" and word.lemma in reference.PAIR_NOUNS and any(s.words[c].lower in {"both", "two"} for c in s.children[word.i]):
        two = reference.pair(casting, s, word, word.lemma)
        if two:
            return two
    code = country_of(casting, owner) or origin_of(casting, s, word.i)
    code = code or (ground_of(casting, s, word.i) if sector_of(hit) in _LOCAL else None)
    same = reference.same_agents(casting, s, word, code, sector_of(hit))
    if same:
        return (same,)
    return (describe(casting, s, word, code, reference.sector_under(casting, owner, code) or sector_of(hit)),)
