"""Who takes part in an event, by role: those in the slots of the frame, then those whom only the words around it name."""

from collections.abc import Iterable, Iterator, Sequence

from memcon.events.finding import Sight
from memcon.events.match import Candidate
from memcon.events.roles import INSTRUMENTS, OUTWARD, heads, in_clause, owners
from memcon.events.status import UTTERED, Standing
from memcon.language.clauses import verb_arguments
from memcon.language.nouns import ancestors, extent
from memcon.language.types import Sentence
from memcon.record.types import Role

_ROLES: tuple[Role, ...] = ("initiator", "recipient", "participant", "host", "mediator", "absent")


def participants_of(c: Candidate, stand: Standing, sight: Sight) -> tuple[tuple[str, Role], ...]:
    """Who takes part, by role: those in the slots of the frame, then those whom only the words around it name."""
    found = _turned_outward(c, _in_slots(c, sight), sight)
    acting = {role for role in found.values() if role in {"initiator", "participant"}}
    implied: list[tuple[Role, Iterable[int]]] = []
    if not acting and stand.status == "alleged":
        implied.append(("initiator", _accused(c)))
    if c.frame.type == "THREATEN" and "recipient" not in found.values():
        implied.append(("recipient", _warned(c)))
    for role, places in implied:
        for key in keys_at(c, places, sight):
            found.setdefault(key, role)
    for key in keys_at(c, _mediators(c), sight):
        found[key] = "mediator"
    ours = {sight.party(k) for k, role in found.items() if role in {"initiator", "participant"}}
    for key in keys_at(c, _speakers(c, stand), sight):
        if sight.party(key) in ours or not (found or _of_others(c)):
            found.setdefault(key, "initiator")
    found = _turned_outward(c, found, sight) if "recipient" in found.values() else found
    for key in [k for k, role in found.items() if role == "participant" and sight.party(k) in _askers(c, sight)]:
        found[key] = "initiator"
    return _together(c, stand, found, sight)


def _askers(c: Candidate, sight: Sight) -> frozenset[str]:
    """At whose initiative talks are held: "spoke by phone at the initiative of the French side"."""
    s = c.sentence
    if c.frame.type != "CONSULT":
        return frozenset()
    asked = (
        i
        for word in s.words
        if word.lemma in _INITIATIVE and word.dep == "pobj" and s.words[word.head].lower in {"at", "on"} and _within(s, word.i, c)
        for i in range(extent(s, word.i)[0], extent(s, word.i)[1] + 1)
    )
    return frozenset(sight.party(key) for i in asked for key in sight.keys(s, i))


_INITIATIVE = frozenset({"initiative", "request", "behest"})


def _within(s: Sentence, i: int, c: Candidate) -> bool:
    """Does a word hang on the event's own words?"""
    return any(above.i in (c.trigger, c.args.governor, *c.args.object) for above in ancestors(s, i))


def _turned_outward(c: Candidate, found: dict[str, Role], sight: Sight) -> dict[str, Role]:
    """Without recipients of the doer's own side: "reaffirmed America's commitment to Ukraine" is done to Ukraine.

    Nor is a promise made to the reporters who are told of it, or to whoever is only spoken of in it ("agreed to protect civilians").
    """
    ours = {sight.party(k) for k, role in found.items() if role == "initiator"}
    promise = c.frame.type == "AGREE"

    def is_own(key: str) -> bool:
        draft = sight.draft(key)
        if not promise or draft is None:
            return key in ours or (promise and sight.party(key) in ours)
        theirs = draft.described and (draft.country is None or f"country:{draft.country}" in ours)  # "agreed to let their forces talk"
        return sight.party(key) in ours or draft.sector in {"MED", "JRN"} or theirs

    told = bool(c.args.clause) and not c.args.object and {"deny": "REJECT", "admit": "CONCEDE", "acknowledge": "CONCEDE"}.get(c.lemma)

    def is_told_of(key: str) -> bool:  # "denied that the girls were sold", "admits that a shell hit the school": nothing is done to them
        draft = sight.draft(key)
        return told == c.frame.type and draft is not None and (draft.described or told == "CONCEDE")

    own = {k for k, role in found.items() if role == "recipient" and (is_own(k) or is_told_of(k))}
    met = any(sight.keys(c.sentence, i) for i in c.roles.get("recipient", ()))
    swallowed = met and "recipient" not in found.values()  # "voiced his wish to work with Chad": "his" is the doer's own
    if not (own or swallowed) or c.frame.type in {"CONSULT", "COERCE", "ASSAULT", "PROTEST"}:
        return found
    kept: dict[str, Role] = {k: role for k, role in found.items() if k not in own}
    if "recipient" not in kept.values():
        objects = (*c.args.object, *c.args.dative)
        others = [group for i in objects for group in owners(c.sentence, i, False)]
        others += [list(c.args.preps.get(name, ())) for name in ("over", "about", *OUTWARD)]  # "our concern over the raid"
        if c.frame.type not in _JUDGING:
            others += in_clause(c.sentence, c.args.clause)  # "expressed his wish to work with Chad"
        for group in others:
            for key in keys_at(c, _or_whose(c, group, sight), sight):
                if sight.party(key) not in ours and not is_own(key) and not is_told_of(key):
                    kept.setdefault(key, "recipient")
            if "recipient" in kept.values():
                break
    if not {"recipient", "participant"} & set(kept.values()) and c.frame.type in _JUDGING and c.kind == "verb":
        theirs = own.intersection(keys_at(c, (*c.args.possessive, *c.args.modifier), sight))
        return kept | dict.fromkeys(theirs, "recipient")  # "defended Togo's decision", said by its minister
    return kept


def _or_whose(c: Candidate, group: Sequence[int], sight: Sight) -> list[int]:
    """The words of a phrase that name actors; where none does, those that say whose it is: "Togo's sovereignty", "the Chadian build-up"."""
    s = c.sentence
    named = [i for i in group if sight.keys(s, i)]
    inner = [g for i in group for g in s.children[i] if s.words[g].dep in {"poss", "nmod", "amod", "compound"}]
    return named or [g for i in inner for g in (i, *(x for x in s.children[i] if s.words[x].dep in {"poss", "nmod"}))]


_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
"""Types of what is said of somebody's deed; of one's own side it is as well an event."""


def keys_at(c: Candidate, places: Iterable[int], sight: Sight) -> Iterator[str]:
    return (key for i in places for key in sight.keys(c.sentence, i))


def _in_slots(c: Candidate, sight: Sight) -> dict[str, Role]:
    """The actors at the words that fill the frame's slots; of a noun that no table knows an actor is made where it can be one."""
    found: dict[str, Role] = {}
    for role in _ROLES:
        for i in c.roles.get(role, ()):
            bare = role == "initiator" and _is_bare_weapon(c.sentence, i, sight)
            met = [] if bare else list(sight.keys(c.sentence, i) or keys_at(c, heads(c.sentence, i), sight))
            if not met and not bare and role in {"initiator", "recipient", "participant"} and i != c.trigger:
                made = sight.describe(c.sentence, i)
                met = [made] if made else []
            for key in met:
                found.setdefault(key, role)
    if "recipient" not in found.values():  # "a curfew in Mosul": nobody else is named on whom it falls
        for i in c.roles.get("recipient", ()):
            town = sight.people(c.sentence, i)
            if town:
                found.setdefault(town, "recipient")
    return found


def _is_bare_weapon(s: Sentence, i: int, sight: Sight) -> bool:
    """Does the page say no more of a doer than what was fired: "a drone hit the market"? Then nobody is named as doer."""
    if s.words[i].lemma not in INSTRUMENTS or any(
        sight.keys(s, c) for c in s.children[i] if s.words[c].dep in {"poss", "amod", "compound"}
    ):
        return False
    return all(draft.described and draft.country is None for key in sight.keys(s, i) if (draft := sight.draft(key)) is not None)


def _warned(c: Candidate) -> Iterator[int]:
    """Whom a threat is for, where only its condition says so ("will respond if Russia invades")."""
    s = c.sentence
    heads = [c.trigger, *c.args.clause]
    for head in heads:
        for child in s.children[head]:
            if s.words[child].dep == "advcl" and any(s.words[g].lower in {"if", "unless", "should"} for g in s.children[child]):
                yield from verb_arguments(s, child).subject


_ACCUSING = frozenset({"accuse", "blame", "suspect", "charge"})


def _accused(c: Candidate) -> Iterator[int]:
    """Who is said to have done it, where the words stand beside an accusation ("accused Moscow of …, citing a buildup")."""
    s = c.sentence
    if c.frame.type in UTTERED or c.frame.type == "CONSULT":
        return
    for above in ancestors(s, c.trigger):
        if above.lemma in _ACCUSING and above.pos == "VERB":
            yield from verb_arguments(s, above.i).object


_MEDIATING = frozenset({"mediate", "broker", "facilitate", "sponsor"})


def _mediators(c: Candidate) -> Iterator[int]:
    """By whom an event noun is said to be brokered ("the truce, mediated by Egypt", "a swap brokered by Qatar")."""
    s = c.sentence
    nouns = [c.trigger] if c.kind == "noun" else [i for i in c.args.object if s.words[i].pos == "NOUN"]
    if c.kind == "noun" and c.args.governor >= 0 and s.words[c.args.governor].lemma in _MEDIATING:
        yield from verb_arguments(s, c.args.governor).subject  # "the release was brokered by Chad"
    sides = [i for name in ("between", "among", "with") for i in c.args.preps.get(name, ())]
    for noun in (*nouns, *sides):
        for child in s.children[noun]:
            if s.words[child].dep in {"acl", "relcl"} and s.words[child].lemma in _MEDIATING:
                yield from verb_arguments(s, child).subject
                yield from (i for i in sides if i > child)  # the last of several brokers, hung on the sides by the parse


def _speakers(c: Candidate, stand: Standing) -> Iterator[int]:
    """Who says that his side will do, refuses or demands something: the act is his too ("Tadic stressed that Serbia will not …")."""
    if stand.said >= 0 and c.frame.type in UTTERED and c.kind != "noun":
        yield from verb_arguments(c.sentence, stand.said).subject


def _of_others(c: Candidate) -> bool:
    """Does the clause name somebody or something else as its doer: "the ruling will help", "a state that arms rebels cannot mediate"?"""
    if c.kind != "verb" or c.frame.type not in {"AGREE", "REJECT"} or c.frame.roles.get("subject", "initiator") != "initiator":
        return False
    return any(c.sentence.words[i].pos in {"NOUN", "PROPN"} for i in c.args.subject)


def _together(c: Candidate, stand: Standing, found: dict[str, Role], sight: Sight) -> tuple[tuple[str, Role], ...]:
    """Who stays away is absent; several sides that agree, or exchange something, with nobody else do so with each other."""
    if c.frame.type == "CONSULT" and stand.status == "denied" and c.lemma in ATTENDING:
        return tuple((key, "absent") for key, role in found.items() if role in {"participant", "initiator"})
    sides = {sight.party(key) for key, role in found.items() if role == "initiator"}
    mutual = c.lemma == "exchange" or (c.frame.type == "AGREE" and c.lemma not in _PROMISING)
    if mutual and "recipient" not in found.values() and len(sides) > 1:
        return tuple((key, "participant" if role == "initiator" else role) for key, role in found.items())
    return tuple(found.items())


_PROMISING = frozenset({"vow", "pledge", "promise", "swear", "offer", "undertake"})
"""Verbs by which each gives his own word, also where several do it."""


ATTENDING = frozenset({"attend", "participate", "join", "come", "appear", "take", "lead", "show", "travel", "go"})
"""Verbs of taking part: who is said not to do so is absent."""
