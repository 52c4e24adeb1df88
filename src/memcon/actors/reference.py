"""Whom a pronoun, a title or a description points to: what was last spoken of and fits.

The rules are those of recency and role: the subject of the last clause before anything else, people for "he", states and bodies for "it".
Where nothing fits, nothing is said: a wrong "he" is worse than none.
"""

from collections.abc import Sequence

from memcon.actors.page import Casting, country, country_of, span_of
from memcon.actors.registry import Draft, Seen
from memcon.language.subjects import surface_subject
from memcon.language.types import Sentence, Word

_REACH = 3
"""How many sentences back a pronoun may point."""


_BYSTANDERS = frozenset({"MED", "JRN"})
"""Sectors that a page names as its source rather than as a party: "it" does not point to Reuters."""


PAIR_NOUNS = frozenset(
    {
        "leader",
        "president",
        "side",
        "party",
        "country",
        "nation",
        "minister",
        "man",
        "official",
        "head",
        "diplomat",
        "counterpart",
        "state",
        "capital",
        "government",
    }
)


BODIES = {
    "bloc": "IGO",
    "alliance": "IGO",
    "organisation": "",
    "organization": "",
    "council": "",
    "agency": "",
    "body": "",
    "group": "",
    "ministry": "",
    "union": "",
    "party": "",
    "movement": "",
    "committee": "",
    "department": "",
    "commission": "",
    "court": "",
    "assembly": "",
    "parliament": "",
    "company": "",
    "force": "",
    "army": "",
    "militia": "",
}


_LEADING = frozenset(
    {"president", "prime", "premier", "chancellor", "king", "leader", "head", "emir", "sultan", "taoiseach", "supreme", "president-elect"}
)
"""Title words of those who lead a state; spokesmen and ministers are not among "both leaders"."""


_COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom"})


def draft_of(casting: Casting, key: str) -> Draft:
    return casting.registry.drafts[key]


_STATES = frozenset({"country", "nation", "state", "capital", "government"})
"""Nouns that states alone go by: "both governments" are no parliament's."""


def spoken_of(casting: Casting, s: Sentence, word: Word, kinds: frozenset[str], reach: int = _REACH) -> list[Seen]:
    """What was spoken of before, best first: subjects of this sentence, then of the ones before it, then the rest, nearer first."""
    found = [x for x in reversed(casting.registry.seen) if s.index - x.sentence <= reach and draft_of(casting, x.key).kind in kinds]
    found = [x for x in found if draft_of(casting, x.key).sector not in _BYSTANDERS]
    found = [x for x in found if x.sentence < s.index or x.word < word.i]
    return sorted(found, key=lambda x: (s.index - x.sentence, not x.subject))


def pair(casting: Casting, s: Sentence, word: Word, title: str | None) -> tuple[str, ...]:
    """The two last spoken of who could be "both leaders", "the two sides": people where a title says so, else states or bodies."""
    people = title is not None and title not in {"side", "party", *_STATES}
    lead = people and title in {"leader", "president", "head"}
    kinds = frozenset({"person"} if people else {"country"} if title in _STATES else {"country", "organisation", "group"})
    for index, first, second in reversed(casting.registry.joined):
        two = (first, second)
        fit = all(
            draft_of(casting, k).kind in kinds and (not lead or not draft_of(casting, k).titles or draft_of(casting, k).titles & _LEADING)
            for k in two
        )
        if (
            fit
            and s.index - index <= 8
            and (
                title not in {"president", "minister"}
                or all(title in draft_of(casting, k).titles or not draft_of(casting, k).titles for k in two)
            )
        ):
            return two
    found: list[str] = []
    for x in sorted(spoken_of(casting, s, word, kinds, reach=8), key=lambda x: (s.index - x.sentence, x.word)):
        draft = draft_of(casting, x.key)
        if (
            x.key in found
            or (people and draft.described)
            or (title in {"president", "minister"} and draft.titles and title not in draft.titles)
        ):
            continue
        if lead and draft.titles and not draft.titles & _LEADING:
            continue
        if draft.country and any(draft_of(casting, k).country == draft.country for k in found):
            continue
        found.append(x.key)
        if len(found) == 2:
            return tuple(sorted(found, key=lambda k: list(casting.registry.drafts).index(k)))
    return pair(casting, s, word, "side") if people and not found and title in {"leader"} else ()


def sector_under(casting: Casting, owner: Sequence[str], code: str | None) -> str | None:
    """The sector of people who act for a body of states and for no state: "EU diplomats", "UN planes"."""
    return "IGO" if code is None and any(draft_of(casting, key).sector == "IGO" for key in owner) else None


def states_of(casting: Casting, word: Word, owner: Sequence[str]) -> tuple[str, ...]:
    """The states that people of several of them stand for ("Russian and American soldiers"); none where they are of one."""
    states = tuple(key for key in dict.fromkeys(owner) if casting.registry.drafts[key].kind == "country")
    return states if word.tag == "NNS" and len(states) > 1 else ()


def government(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "The government", "authorities", "both sides" without a name: the state last spoken of, or two."""
    plural = word.tag in {"NNS", "NNPS"}
    if (
        plural
        and word.lemma in {"side", "party", "government", "state"}
        and any(s.words[c].lower in {"both", "two", "the"} for c in s.children[word.i])
    ):
        return pair(casting, s, word, word.lemma if word.lemma in _STATES else "side")
    if word.lemma not in {"government", "state", "regime", "authority", "authorities", "administration"} or not any(
        s.words[c].lower == "the" for c in s.children[word.i]
    ):
        return ()
    if casting.registry.governed:
        return (casting.registry.governed[-1],)
    found = [
        x
        for x in reversed(casting.registry.seen)
        if draft_of(casting, x.key).kind == "country" and (x.sentence < s.index or x.word < word.i)
    ]
    return (found[0].key,) if found else ()


def description(casting: Casting, s: Sentence, word: Word, owner: tuple[str, ...]) -> tuple[str, ...]:
    """ "the group", "the bloc", "the ministry", "the country", "the two countries": a body or state named before."""
    definite = any(s.words[c].lower in {"the", "this", "that", "both", "two"} for c in s.children[word.i])
    if not definite or (owner and word.lemma not in {"bloc", "alliance", "pact"}):
        return ()
    if word.lemma in _COUNTRY_NOUNS:
        if word.tag in {"NNS", "NNPS"}:
            return pair(casting, s, word, "country")
        own = _speakers_state(casting, s, word)
        found = spoken_of(casting, s, word, frozenset({"country"}), reach=2)
        return own or ((found[0].key,) if found and not _place_of(s, word) else ())
    if word.lemma not in BODIES or word.tag in {"NNS", "NNPS"}:
        return ()
    sector = BODIES[word.lemma]
    bodies = [
        x
        for x in reversed(casting.registry.seen)
        if draft_of(casting, x.key).kind in {"organisation", "group"} and (x.sentence < s.index or x.word < word.i)
    ]
    named = [x for x in bodies if word.lemma in draft_of(casting, x.key).name.lower()]
    fits = [x for x in bodies if sector and draft_of(casting, x.key).sector == sector]
    if any(s.words[c].lower in _IN_ARMS for c in s.children[word.i]):
        named = fits = [x for x in bodies if draft_of(casting, x.key).sector == "REB"]
    groups = [
        x
        for x in bodies
        if draft_of(casting, x.key).sector not in {"IGO", "GOV"}
        and word.lemma in {"group", "movement", "organisation", "organization", "body", "militia"}
        and s.index - x.sentence <= 4
    ]
    chosen = named or fits or groups
    return (next((x for x in chosen if x.subject), chosen[0]).key,) if chosen else ()


def _speakers_state(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "The ministry said the country would wait": the state of the body that says so."""
    if word.dep not in {"nsubj", "nsubjpass"} or s.words[word.head].dep != "ccomp":
        return ()
    subjects = [c for c in surface_subject(s, s.words[word.head].head) if c < word.i]
    bodies = [key for c in subjects for key in casting.keys_at(s, c) if draft_of(casting, key).kind == "organisation"]
    code = country_of(casting, bodies)
    return (country(casting, code),) if code else ()


_IN_ARMS = frozenset("militant extremist terrorist armed rebel jihadist islamist insurgent separatist guerrilla".split())
"""What stands before "group" where one in arms is meant."""


def _place_of(s: Sentence, word: Word) -> bool:
    return word.dep == "pobj" and s.words[word.head].lower in {"in", "across", "into", "around", "throughout", "inside", "within"}


def same_agents(casting: Casting, s: Sentence, word: Word, code: str | None, sector: str | None) -> str | None:
    """The people already spoken of under this noun ("Thai soldiers" … "the soldiers"), of the same country where both have one.

    A new number, or a bare plural of people who are not one band, speaks of others.
    """
    if (
        sector == "REB"
        and casting.band
        and not any(s.words[c].dep == "nummod" or s.words[c].lower in {"other", "another", "rival"} for c in s.children[word.i])
    ):
        return casting.band
    before = {s.words[c].lower for c in s.children[word.i]}
    counted = any(s.words[c].dep == "nummod" for c in s.children[word.i])
    if (
        _told_apart(s, word)
        or counted
        or not (before & {"the", "these", "those", "their", "its", "his"} or sector == "REB" or word.dep in {"compound", "amod"})
    ):
        return None
    named = {s.words[c].lower for c in s.children[word.i] if s.words[c].tag in {"NNP", "NNPS"} and s.words[c].dep in {"compound", "nmod"}}
    for x in reversed(casting.registry.seen):
        draft = draft_of(casting, x.key)
        if not named <= set(draft.name.lower().split()):
            continue  # "the Chibok girls" are not the "21 girls" last spoken of
        if not x.key.startswith("desc:") and not (draft.kind == "group" and sector == "REB" and draft.sector == "REB"):
            continue
        last = draft.name.lower().split()[-1]
        longer = len(word.lower) > _SHORT and last.endswith(word.lower)  # "82 schoolgirls", later "the girls"
        if (longer or last in {word.lower, word.lemma} or (sector == "REB" and draft.sector == "REB")) and (
            code is None or draft.country in {None, code}
        ):
            if x.key.startswith("desc:") and not draft.plural and word.tag == "NNS":
                start, end = span_of(casting, s, word, "description")  # "a rebel ambush … Separatist rebels"
                draft.name, draft.plural, draft.kind = " ".join(casting.text[start:end].split()), True, "collective"
            return x.key
    return None


def _told_apart(s: Sentence, word: Word) -> bool:
    """Does a clause right behind say which people are meant: "the forces that attacked the port" are others than "our forces"?"""
    clauses = (c for c in s.children[word.i] if s.words[c].dep == "relcl" and s.words[word.i + 1].lower in {"that", "who"})
    return any(True for _ in clauses)


_SHORT = 4
"""Letters up to which an ending says nothing: "men" is in "women"."""


def acronym(casting: Casting, word: Word) -> str | None:
    """The body whose initials a word in capitals is, or whose name it is the last part of."""
    text = word.text
    for draft in casting.registry.of_kind("organisation", "group"):
        parts = [p for p in draft.name.replace("-", " ").split() if p.lower() not in {"of", "the", "for", "and", "in", "on"}]
        if len(text) >= 2 and text.isupper() and len(parts) > 1 and text == "".join(p[0].upper() for p in parts):
            return draft.key
        if len(parts) > 1 and word.lower == parts[-1].lower() and text[0].isupper():
            return draft.key
    return None
