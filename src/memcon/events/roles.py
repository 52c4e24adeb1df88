"""Who fills which role of an event: the slots of a frame, the defaults of its kind, and what the words around them name."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from memcon.events.codebook import Frame
from memcon.language.clauses import Arguments, verb_arguments
from memcon.language.nouns import ancestors, conjuncts, prepositions
from memcon.language.types import Sentence

_PARTITIVES = frozenset(
    """one two three four five six seven eight nine ten dozen hundred thousand million score number group some many most all several few
    majority part member
    lot series wave both half handful pair couple rest spate string round worth suite raft set package array range percent % ton
    tonne""".split()
)
_RECIPIENT_PREPS = ("against", "to", "on", "at", "from", "with", "for")
_SYMMETRIC = frozenset({"CONSULT"})

IsActor = Callable[[Sentence, int], bool]
"""Does an actor's mention stand at this word?"""


def heads(s: Sentence, i: int) -> Iterator[int]:
    """A noun and, where it only counts or measures another ("eight of the soldiers"), that one too."""
    yield i
    word = s.words[i]
    if word.lemma in _PARTITIVES or word.pos in {"NUM", "DET", "PRON"}:
        for c in s.children[i]:
            if s.words[c].lower == "of":
                yield from (o for o in s.children[c] if s.words[o].dep == "pobj")


def _slot(args: Arguments, s: Sentence, name: str) -> tuple[int, ...]:
    if name in {"subject", "object", "dative", "possessive", "modifier"}:
        return tuple(getattr(args, name))
    if name == "clause_subject":
        return tuple(i for c in args.clause for i in verb_arguments(s, c).subject)
    if name == "clause_object":
        return tuple(i for c in args.clause for i in (lambda a: a.object or a.preps.get("with", ()))(verb_arguments(s, c)))
    if name.startswith("clause_"):
        return tuple(i for c in args.clause for i in verb_arguments(s, c).preps.get(name.removeprefix("clause_"), ()))
    if name.startswith("subject_"):
        return _beside(s, args.subject, name.removeprefix("subject_"))
    return args.preps.get(name, ())


def _beside(s: Sentence, nouns: Iterable[int], name: str) -> tuple[int, ...]:
    """What a preposition or possessive joins to a noun: "the summit between Chad and Niger", "the king's visit"."""
    if name == "possessive":
        return tuple(c for n in nouns for c in s.children[n] if s.words[c].dep == "poss")
    return tuple(i for n in nouns for i in prepositions(s, n).get(name, ()))


def _defaults(frame: Frame, kind: str) -> dict[str, str]:
    """Who fills which role where a frame does not say."""
    if frame.type in _SYMMETRIC:
        slots = ["subject", "with", "between", "among", "by", "possessive", "modifier", "of"]
        slots += [] if kind == "noun" or frame.objects else ["object"]  # where talks are the object, "it" is the talks
        return dict.fromkeys(slots, "participant")
    if kind == "noun":
        return {
            "possessive": "initiator",
            "by": "initiator",
            "subject": "initiator",
            "modifier": "initiator",
            "between": "participant",
            "among": "participant",
            "against": "recipient",
            "on": "recipient",
            "to": "recipient",
            "with": "recipient",
            "from": "recipient",
            "object": "recipient",
        }
    onto = [name for name in _RECIPIENT_PREPS if frame.type != "MOBILIZE" or name not in {"with", "for"}]  # forces massed with allies
    return {"subject": "initiator", "object": "recipient", "dative": "recipient", **dict.fromkeys(onto, "recipient")}


def fill(frame: Frame, s: Sentence, args: Arguments, kind: str, is_actor: IsActor) -> dict[str, tuple[int, ...]]:
    """Role -> words. What the frame says holds; the defaults fill the slots of which it says nothing, but only with actors."""
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for slot, role in frame.roles.items():
        if kind == "noun" and slot == "possessive" and role == "recipient" and args.preps.get("of"):
            role = "initiator"  # "their kidnapping" befell them, "their kidnapping of the girls" they did
        for i in _slot(args, s, slot):
            if i not in taken:
                taken.add(i)
                found.setdefault(role, []).append(i)
    _by_default(frame, s, args, kind, found, taken, is_actor)
    _without_the_sent(s, args, found)
    if "mediator" in found and not found.get("participant"):
        found["participant"] = [i for i in _between(s, args.governor) if is_actor(s, i)]
    if frame.type not in _SYMMETRIC:
        _fall_back(frame.type, kind, s, args, found, taken, is_actor)
    return {role: tuple(words) for role, words in found.items()}


def _by_default(
    frame: Frame, s: Sentence, args: Arguments, kind: str, found: dict[str, list[int]], taken: set[int], is_actor: IsActor
) -> None:
    """Fill the slots of which the frame says nothing."""
    for slot, role in _defaults(frame, kind).items():
        if slot in frame.roles or (role == "recipient" and slot not in {"object", "dative"} and "recipient" in found):
            continue
        for i in _slot(args, s, slot):
            if slot == "modifier" and s.words[i].lemma in frame.of:
                continue  # the "hostage" of a hostage swap
            inside = kind == "verb" and slot in {"modifier", "possessive"} and _named_by(s, i, is_actor)
            if inside or (role == "recipient" and _carried(s, args, i)):
                continue
            if i not in taken and (is_actor(s, i) or slot in {"subject", "object"}):
                taken.add(i)
                found.setdefault(role, []).append(i)


def _without_the_sent(s: Sentence, args: Arguments, found: dict[str, list[int]]) -> None:
    """Forces that are sent are none to whom it is done; in "peacekeepers were deployed" they are all that is named as acting."""
    for role in ("initiator", "recipient"):
        if role == "recipient" or len(found.get(role, ())) > 1:
            found[role] = [i for i in found.get(role, ()) if not _carried(s, args, i)]
    if args.passive and not args.subject and not found.get("initiator"):
        sent = (i for i in args.object if _carried(s, args, i))
        found["initiator"] = [i for i in sent if s.words[i].lemma not in INSTRUMENTS]


def _between(s: Sentence, verb: int) -> Iterator[int]:
    """The sides of whatever a mediator works on: "launched an effort to resolve the rift between Togo and Benin"."""
    for word in s.words:
        if word.lower == "between" and any(above.i == verb for above in ancestors(s, word.i)):
            yield from (n for o in s.children[word.i] if s.words[o].dep == "pobj" for n in conjuncts(s, o))


def _fall_back(act: str, kind: str, s: Sentence, args: Arguments, found: dict[str, list[int]], taken: set[int], is_actor: IsActor) -> None:
    """Where a role has no actor, look inside the phrase that fills it ("condemned Israel's raid"), then inside the complement clause."""
    names = (
        "against",
        "on",
        "at",
        "near",
        "along",
        *(("for",) if act == "ASSAULT" else ()),
    )  # "claimed responsibility for the raid on Gao"
    onto = tuple(i for name in names for i in args.preps.get(name, ()) if s.words[i].lemma != "behalf")
    objects = tuple(i for i in (*args.object, *args.dative) if not _carried(s, args, i))
    for role, slots in (("initiator", args.subject), ("recipient", (*objects, *onto))):
        words = found.get(role, [])
        if (act, role) == ("MOBILIZE", "recipient"):
            slots = onto  # "held navy drills near Togo": of what moves there is no recipient
        if any(is_actor(s, i) and not (role == "initiator" and s.words[i].lemma in INSTRUMENTS) for i in words):
            continue
        here = partial(is_actor, s)
        whose_first = role == "initiator" or act in _UPON_THE_DOER
        phrases = (h for i in (*words, *slots) for h in heads(s, i))
        if any(map(here, words)):  # "Iranian drones launched by the militia"
            inner = _first_actors((_firing(s, i) for i in words), taken, here)
        else:
            inner = _first_actors((group for i in phrases for group in owners(s, i, whose_first)), taken, here)
        if role == "recipient" and not inner:
            inner = _deeper(kind, act, s, args, taken, here, any(map(here, found.get("initiator", ()))))
        found[role] = [*words, *inner]
        taken.update(inner)


def _deeper(kind: str, act: str, s: Sentence, args: Arguments, taken: set[int], here: Callable[[int], bool], doing: bool) -> list[int]:
    """The actors of the clause that completes an act, of its aim, or, where somebody acts (`doing`), beneath what the act falls on."""
    inner: list[int] = []
    if act != "MOBILIZE" and (kind, act) != ("noun", "ACCUSE"):  # "criticism for failing the captives": not of them
        inner = _first_actors(in_clause(s, args.clause), taken, here) or _first_actors(in_clause(s, aims(s, args)), taken, here)
    return inner or (_first_actors(_beneath(s, args), taken, here) if kind == "verb" and doing else [])


def _named_by(s: Sentence, i: int, is_actor: IsActor) -> bool:
    """Does this word only tell more closely who is meant ("his Kenyan counterpart")?"""
    head = s.words[i].head
    while s.words[head].dep in {"amod", "compound", "nmod", "poss"}:
        head = s.words[head].head
    return is_actor(s, head)


def _carried(s: Sentence, args: Arguments, i: int) -> bool:
    """Is this a force that somebody sends or takes away? What that does is done to those to whom it goes, not to the force."""
    word = s.words[i]
    verb = s.words[word.head] if word.dep == "dobj" else s.words[args.governor] if args.governor >= 0 and i in args.object else None
    return verb is not None and word.lemma in _FORCES and verb.lemma in _SENDING


_SENDING = frozenset(
    """send dispatch deploy redeploy mobilize mobilise station contribute commit withdraw pull move mass amass position rush order
    scramble fly launch park lend offer provide supply pledge promise strengthen boost reinforce bolster increase intensify""".split()
)
_FORCES = frozenset(
    """troop soldier peacekeeper force army military paratrooper marine reservist battalion brigade regiment unit contingent instructor
    trainer warship ship vessel carrier fleet submarine tank jet plane aircraft bomber helicopter drone
    police officer personnel guard""".split()
)


def _first_actors(groups: Iterable[Iterable[int]], taken: set[int], is_actor: Callable[[int], bool]) -> list[int]:
    """The actors of the first group that has some."""
    for group in groups:
        actors = [i for i in group if i not in taken and is_actor(i)]
        if actors:
            return actors
    return []


OUTWARD = ("to", "against", "on", "with", "towards", "toward", "about", "over", "for", "from")


_UPON_THE_DOER = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
"""What is blamed, refused or praised falls on whose deed it is: "condemned Togo's raid on Benin" is aimed at Togo."""


def owners(s: Sentence, i: int, whose_first: bool) -> Iterator[list[int]]:
    """Whose a thing is and whom it is for, nearest first.

    Of what an act falls on "commitment to Ukraine" comes before "America's commitment", unless `whose_first`.
    """
    preps = prepositions(s, i)
    own = [c for c in s.children[i] if s.words[c].dep in {"poss", "compound", "amod", "nmod"}]
    chained = [g for c in own for g in s.children[c] if g < i and s.words[g].dep in {"compound", "nmod", "conj"}]  # "the US-UK pact"
    whose = [[*own, *chained, *preps.get("between", ()), *preps.get("by", ()), *_firing(s, i)]]
    outward = [list(preps.get(name, ())) for name in OUTWARD]
    yield from (*whose, *outward) if whose_first else (*outward, *whose)
    yield list(preps.get("of", ()))
    yield [n for name in ("in", "near", "around") for n in preps.get(name, ())]


def aims(s: Sentence, args: Arguments) -> tuple[int, ...]:
    """The infinitives that say to what end something is done: "sent trucks to help Togo", "gave money to rebuild Benin"."""
    heads_of = (args.governor, *args.clause) if args.governor >= 0 else args.clause
    return tuple(
        c
        for v in heads_of
        for c in s.children[v]
        if s.words[c].dep == "advcl" and s.words[c].tag == "VB" and any(s.words[g].lower == "to" for g in s.children[c])
    )


INSTRUMENTS = frozenset(
    """drone missile rocket bomb shell mortar mine jet warplane plane aircraft helicopter gunship tank artillery warship submarine grenade
    projectile munition truck lorry car van vehicle""".split()
)
"""What is fired or flown: the doer is who fires it."""
_FIRING = frozenset("drive fire launch shoot send fly operate drop lob plant deploy release pilot detonate lay".split())


def _firing(s: Sentence, i: int) -> list[int]:
    """Who is said to have fired a weapon: "the missile fired by the rebels", "a drone launched by the army"."""
    if s.words[i].lemma not in INSTRUMENTS:
        return []
    verbs = (c for c in s.children[i] if s.words[c].dep in {"acl", "relcl"} and s.words[c].lemma in _FIRING)
    return [g for v in verbs for g in verb_arguments(s, v).subject if g != i]


def in_clause(s: Sentence, clauses: Iterable[int]) -> Iterator[list[int]]:
    """Whom the act that is promised, refused or demanded is for: what the complement clause governs, nearest first."""
    for c in clauses:
        inner = verb_arguments(s, c)
        yield [*inner.object, *inner.dative]
        for name in (*_RECIPIENT_PREPS, "in", "into"):
            yield list(inner.preps.get(name, ()))
        for i in (*inner.object, *(n for ns in inner.preps.values() for n in ns)):
            yield from owners(s, i, False)
        for deeper in inner.clause:
            deep = verb_arguments(s, deeper)
            yield [*deep.object, *deep.subject, *(n for name in _RECIPIENT_PREPS for n in deep.preps.get(name, ()))]


def _beneath(s: Sentence, args: Arguments) -> Iterator[list[int]]:
    """What hangs on the things that an act falls on, level by level: "rejected proposals laid out by the assembly"."""
    level = [*args.object, *args.dative, *args.clause, *(n for name in (*OUTWARD, "of") for n in args.preps.get(name, ()))]
    seen: set[int] = set()
    while level:
        level = [c for i in level for c in s.children[i] if c not in seen and s.words[c].dep != "advcl"]
        seen.update(level)
        yield level
    yield [i for name in ("into", "in", "near", "along") for i in args.preps.get(name, ())]
