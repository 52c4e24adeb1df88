"""Frames against a parsed sentence: which words may stand for which event, and who fills its slots."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from memcon.events.codebook import ANY, Codebook, Frame
from memcon.language.clauses import Arguments, adjective_arguments, ancestors, conjuncts, extent, noun_arguments, prepositions, verb_arguments
from memcon.language.types import Sentence

_PARTITIVES = frozenset(
    """one two three four five six seven eight nine ten dozen hundred thousand million score number group some many most all several few
    majority part member
    lot series wave both half handful pair couple rest spate string round worth suite raft set package array range percent % ton
    tonne""".split()
)
_PERSONAL = frozenset({"he", "she", "they", "who", "we", "I", "you", "whom"})
_RECIPIENT_PREPS = ("against", "to", "on", "at", "from", "with", "for")
_TAKING_PART = frozenset({"attend", "skip", "join", "chair", "host", "cancel", "postpone", "hold", "lead", "broker", "mediate"})
_SYMMETRIC = frozenset({"CONSULT"})
_VERB_PARTS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "dative",
        "prep",
        "agent",
        "prt",
        "xcomp",
        "ccomp",
        "oprd",
        "attr",
        "acomp",
        "neg",
        "aux",
        "auxpass",
        "advmod",
        "npadvmod",
        "pcomp",
    }
)

IsActor = Callable[[Sentence, int], bool]
"""Does an actor's mention stand at this word?"""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A frame that fits a word. `roles` are word indices by role; `span` is first and last word index of the words that tell it."""

    frame: Frame
    sentence: Sentence
    trigger: int
    kind: str
    """verb, noun, adjective."""
    args: Arguments
    roles: Mapping[str, tuple[int, ...]]
    span: tuple[int, int]
    negated: bool

    @property
    def lemma(self) -> str:
        return self.sentence.words[self.trigger].lemma


def heads(s: Sentence, i: int) -> Iterator[int]:
    """A noun and, where it only counts or measures another ("eight of the soldiers"), that one too."""
    yield i
    word = s.words[i]
    if word.lemma in _PARTITIVES or word.pos in {"NUM", "DET", "PRON"}:
        for c in s.children[i]:
            if s.words[c].lower == "of":
                yield from (o for o in s.children[c] if s.words[o].dep == "pobj")


def lemmas(s: Sentence, i: int) -> Iterator[str]:
    """The lemmas under which a noun may be listed: its own, and with each modifier before it ("security guarantee")."""
    for place in heads(s, i):
        word = s.words[place]
        yield word.lemma
        if word.pos == "PROPN":
            yield word.lower
            if word.tag == "NNPS" and word.lower.endswith("s"):
                yield word.lower[:-1]
        for c in s.children[place]:
            if s.words[c].dep in {"compound", "amod"}:
                yield f"{s.words[c].lemma} {word.lemma}"


def _listed(s: Sentence, places: Iterable[int], words: frozenset[str], is_actor: IsActor, verb: str = "") -> bool:
    """Does one of these places have a word of the list?

    A list with people in it also takes pronouns and named people, one of talks and meetings "it" and "them" under verbs of taking part.
    """
    people = "person" in words or "people" in words
    occasions = verb in _TAKING_PART and ("talk" in words or "meeting" in words)
    for i in places:
        if ANY in words or any(lemma in words for lemma in lemmas(s, i)):
            return True
        if occasions and s.words[i].lower in {"it", "them"}:
            return True
        if people and (
            s.words[i].lemma in _PERSONAL or s.words[i].ent in {"PERSON", "NORP"} or (s.words[i].pos == "PROPN" and is_actor(s, i))
        ):
            return True
    return False


def clause_words(s: Sentence, trigger: int, span: tuple[int, int]) -> frozenset[str]:
    """Lemmas and lower-case words of an event's words, for mode and channel cues and the like."""
    return frozenset(w for word in s.words[span[0] : span[1] + 1] for w in (word.lemma, word.lower))


def _verb_key(s: Sentence, v: int, particles: frozenset[str]) -> str | None:
    """The particle that a verb stands with, of those that matter."""
    fits = [
        c
        for c in s.children[v]
        if s.words[c].lower in particles and (s.words[c].dep == "prt" or (c > v and s.words[c].dep in {"prep", "advmod"}))
    ]
    return s.words[min(fits, key=lambda c: (s.words[c].dep != "prt", c))].lower if fits else None


def verb_span(s: Sentence, v: int, args: Arguments, wide: bool) -> tuple[int, int]:
    """The words that tell a verb's event: the verb with its own arguments and, `wide`, its complement clauses."""
    first = last = v
    subject = min((c for c in s.children[v] if s.words[c].dep in {"nsubj", "nsubjpass"}), default=-1)
    for c in s.children[v]:
        word = s.words[c]
        if (
            word.dep not in _VERB_PARTS
            or (word.dep == "ccomp" and not wide)
            or (word.dep == "ccomp" and c < v)
            or word.lower in {"according", "which"}
        ):
            continue
        if c < subject and word.dep in {"prep", "advmod", "npadvmod"}:
            continue  # what stands before the subject sets the scene
        left, right = extent(s, c)
        first, last = min(first, left), max(last, right)
    if s.words[v].dep in {"relcl", "acl"}:
        head = s.words[v].head
        if head < v:
            first = min(first, extent(s, head, frozenset({"relcl", "acl", "appos", "prep", "punct"}))[0])
    return first, last


def negation(s: Sentence, i: int) -> bool:
    """Is this word negated in its own clause: "not", "never", "no talks", "neither side", "without"?"""
    for c in s.children[i]:
        word = s.words[c]
        if word.dep == "neg" or (
            word.lower in {"never", "no", "neither", "nor", "hardly"} and word.dep in {"advmod", "det", "neg", "preconj", "cc"}
        ):
            return not (word.lower == "not" and c + 1 < len(s.words) and s.words[c + 1].lower == "only")
        if word.dep in {"nsubj", "nsubjpass"} and (
            word.lower in {"nobody", "none", "neither", "nothing"} or any(s.words[g].lower in {"no", "neither"} for g in s.children[c])
        ):
            return True
    return False


def _fits(frame: Frame, s: Sentence, args: Arguments, kind: str, trigger: int, negated: bool, is_actor: IsActor) -> bool:
    """Do all conditions of a frame hold?"""
    if frame.negated is not None and frame.negated != negated:
        return False
    if frame.refers and not any(s.words[c].lower in {"the", "this", "these"} for c in s.children[trigger]):
        return False
    objects = args.object or args.dative
    if frame.objects and not _listed(s, (*args.object, *args.dative), frame.objects, is_actor, s.words[trigger].lemma):
        return False
    if frame.not_objects and _listed(s, objects, frame.not_objects, is_actor):
        return False
    if frame.subjects and not _listed(s, args.subject, frame.subjects, is_actor):
        return False
    if frame.not_subjects and _listed(s, args.subject, frame.not_subjects, is_actor):
        return False
    if frame.preps and not any(_listed(s, args.preps.get(p, ()), words, is_actor) for p, words in frame.preps.items()):
        return False
    complements = args.clause or (_aims(s, args) if ANY not in frame.clause else ())
    if frame.clause and not (complements and (ANY in frame.clause or any(s.words[c].lemma in frame.clause for c in complements))):
        return False
    if frame.type == "ACCUSE" and frame.roles.get("clause_subject") == "recipient" and not args.passive and _of_oneself(s, args):
        return False
    if frame.of:
        inner = (*args.preps.get("of", ()), *args.modifier)
        if not _listed(s, inner, frame.of, is_actor):
            return False
    return _actor_fits(frame, s, args, is_actor)


def _of_oneself(s: Sentence, args: Arguments) -> bool:
    """Is what is claimed the claimer's own deed: "claimed to have killed the leader"? Then nobody is accused."""
    return bool(args.clause) and not any(s.words[g].dep in {"nsubj", "nsubjpass"} for c in args.clause for g in s.children[c])


def _actor_fits(frame: Frame, s: Sentence, args: Arguments, is_actor: IsActor) -> bool:
    if frame.actor is None:
        return True
    slots = {"object": (*args.object, *args.dative), "subject": args.subject}
    places = slots.get(
        frame.actor,
        (*args.subject, *args.object, *args.dative, *args.possessive, *args.modifier, *(n for ns in args.preps.values() for n in ns)),
    )
    return any(is_actor(s, i) for i in places)


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
    return {"subject": "initiator", "object": "recipient", "dative": "recipient", **dict.fromkeys(_RECIPIENT_PREPS, "recipient")}


def _roles(frame: Frame, s: Sentence, args: Arguments, kind: str, is_actor: IsActor) -> dict[str, tuple[int, ...]]:
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
    for slot, role in _defaults(frame, kind).items():
        if slot in frame.roles or (role == "recipient" and slot not in {"object", "dative"} and "recipient" in found):
            continue
        for i in _slot(args, s, slot):
            if (role == "recipient" and _carried(s, args, i)) or (kind == "verb" and slot in {"modifier", "possessive"} and _named_by(s, i, is_actor)):
                continue
            if i not in taken and (is_actor(s, i) or slot in {"subject", "object"}):
                taken.add(i)
                found.setdefault(role, []).append(i)
    for role in ("initiator", "recipient"):
        if role == "recipient" or len(found.get(role, ())) > 1:
            found[role] = [i for i in found.get(role, ()) if not _carried(s, args, i)]
    if args.passive and not args.subject and not found.get("initiator"):
        sent = (i for i in args.object if _carried(s, args, i))
        found["initiator"] = [i for i in sent if s.words[i].lemma not in INSTRUMENTS]  # "Ghanaian peacekeepers were deployed": nobody else acts
    if "mediator" in found and not found.get("participant"):
        found["participant"] = [i for i in _between(s, args.governor) if is_actor(s, i)]
    if frame.type not in _SYMMETRIC:
        _fall_back(frame.type, kind, s, args, found, taken, is_actor)
    return {role: tuple(words) for role, words in found.items()}


def _between(s: Sentence, verb: int) -> Iterator[int]:
    """The sides of whatever a mediator works on: "launched an effort to resolve the rift between Togo and Benin"."""
    for word in s.words:
        if word.lower == "between" and any(above.i == verb for above in ancestors(s, word.i)):
            yield from (n for o in s.children[word.i] if s.words[o].dep == "pobj" for n in conjuncts(s, o))


def _fall_back(
    act: str, kind: str, s: Sentence, args: Arguments, found: dict[str, list[int]], taken: set[int], is_actor: IsActor
) -> None:
    """Where a role has no actor, look inside the phrase that fills it ("condemned Israel's raid"), then inside the complement clause."""
    onto = tuple(i for name in ("against", "on", "at", "near", "along") for i in args.preps.get(name, ()))
    objects = tuple(i for i in (*args.object, *args.dative) if not _carried(s, args, i))
    for role, slots in (("initiator", args.subject), ("recipient", (*objects, *onto))):
        words = found.get(role, [])
        if any(is_actor(s, i) and not (role == "initiator" and s.words[i].lemma in INSTRUMENTS) for i in words):
            continue
        here = partial(is_actor, s)
        whose_first = role == "initiator" or act in _UPON_THE_DOER
        phrases = (h for i in (*words, *slots) for h in heads(s, i))
        if any(map(here, words)):  # "Iranian drones launched by the militia"
            inner = _first_actors((_firing(s, i) for i in words), taken, here)
        else:
            inner = _first_actors((group for i in phrases for group in owners(s, i, whose_first)), taken, here)
        if not inner and role == "recipient":
            inner = _first_actors(_in_clause(s, args.clause), taken, here) or _first_actors(_in_clause(s, _aims(s, args)), taken, here)
        if not inner and role == "recipient" and kind == "verb" and any(map(here, found.get("initiator", ()))):
            inner = _first_actors(_beneath(s, args), taken, here)
        found[role] = [*words, *inner]
        taken.update(inner)


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
    lend offer provide supply pledge promise strengthen boost reinforce bolster increase intensify""".split()
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


_OUTWARD = ("to", "against", "on", "with", "towards", "toward", "about", "over", "for", "from")


_UPON_THE_DOER = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""What is blamed, refused or praised falls on whose deed it is: "condemned Togo's raid on Benin" is aimed at Togo."""


def owners(s: Sentence, i: int, whose_first: bool) -> Iterator[list[int]]:
    """Whose a thing is and whom it is for, nearest first.

    Of what an act falls on "commitment to Ukraine" comes before "America's commitment", unless `whose_first`.
    """
    preps = prepositions(s, i)
    whose = [[c for c in s.children[i] if s.words[c].dep in {"poss", "compound", "amod", "nmod"}] + list(preps.get("by", ())) + _firing(s, i)]
    outward = [list(preps.get(name, ())) for name in _OUTWARD]
    yield from (*whose, *outward) if whose_first else (*outward, *whose)
    yield list(preps.get("of", ()))
    yield [n for name in ("in", "near", "around") for n in preps.get(name, ())]


def _aims(s: Sentence, args: Arguments) -> tuple[int, ...]:
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
    projectile munition""".split()
)
"""What is fired or flown: the doer is who fires it."""
_FIRING = frozenset("fire launch shoot send fly operate drop lob plant deploy release pilot detonate lay".split())


def _firing(s: Sentence, i: int) -> list[int]:
    """Who is said to have fired a weapon: "the missile fired by the rebels", "a drone launched by the army"."""
    if s.words[i].lemma not in INSTRUMENTS:
        return []
    verbs = (c for c in s.children[i] if s.words[c].dep in {"acl", "relcl"} and s.words[c].lemma in _FIRING)
    return [g for v in verbs for g in verb_arguments(s, v).subject if g != i]


def _in_clause(s: Sentence, clauses: Iterable[int]) -> Iterator[list[int]]:
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
    level = [*args.object, *args.dative, *args.clause, *(n for name in (*_OUTWARD, "of") for n in args.preps.get(name, ()))]
    seen: set[int] = set()
    while level:
        level = [c for i in level for c in s.children[i] if c not in seen and s.words[c].dep != "advcl"]
        seen.update(level)
        yield level
    yield [i for name in ("into", "in", "near", "along") for i in args.preps.get(name, ())]


def _none_of(s: Sentence, i: int) -> bool:
    """ "Made no threats": the negation stands on the object."""
    return any(s.words[c].lower == "no" and s.words[c].dep == "det" for c in s.children[i])


def _candidate(frame: Frame, s: Sentence, trigger: int, kind: str, args: Arguments, is_actor: IsActor) -> Candidate | None:
    negated = negation(s, trigger) or (kind == "verb" and any(_none_of(s, i) for i in args.object if s.words[i].lemma in frame.objects))
    if not _fits(frame, s, args, kind, trigger, negated, is_actor):
        return None
    wide = bool(frame.clause) or frame.type in {"REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE"}
    span = extent(s, trigger) if kind == "noun" else verb_span(s, s.words[trigger].head if kind == "adjective" else trigger, args, wide)
    if frame.words or frame.not_words:
        around = clause_words(s, trigger, span)
        if (frame.words and not frame.words & around) or frame.not_words & around:
            return None
    return Candidate(frame, s, trigger, kind, args, _roles(frame, s, args, kind, is_actor), span, negated)


def candidates(s: Sentence, codebook: Codebook, is_actor: IsActor) -> Iterator[Candidate]:
    """Every frame that fits a word of the sentence."""
    for word in s.words:
        kind, frames = _triggered(s, word.i, codebook)
        if not frames:
            continue
        args = {"noun": noun_arguments, "adjective": adjective_arguments}.get(kind, verb_arguments)(s, word.i)
        for frame in frames:
            found = _candidate(frame, s, word.i, kind, args, is_actor)
            if found is not None:
                yield found


def _triggered(s: Sentence, i: int, codebook: Codebook) -> tuple[str, tuple[Frame, ...]]:
    word = s.words[i]
    if word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"}:
        particles = codebook.particles.get(word.lemma)
        particle = _verb_key(s, i, particles) if particles else None
        own = codebook.verbs.get(f"{word.lemma} {particle}", ()) if particle else ()
        adrift = own and any(s.words[c].dep == "prt" for c in s.children[i])  # "called off" is no "called"
        return "verb", own if adrift else (*own, *codebook.verbs.get(word.lemma, ()))
    if word.pos in {"NOUN", "PROPN"}:
        before = i - 2 if i > 1 and s.words[i - 1].text == "-" else i - 1  # "build-up" comes apart at its hyphen
        pair = f"{s.words[before].lemma} {word.lemma}" if before >= 0 and (s.words[before].head == i or before == i - 2) else ""
        return "noun", (*codebook.nouns.get(pair, ()), *codebook.nouns.get(word.lemma, codebook.nouns.get(word.lower, ())))
    if word.pos == "ADJ" and word.dep in {"acomp", "oprd", "attr", "amod", "conj"}:
        return "adjective", codebook.adjectives.get(word.lemma, ()) if word.dep != "amod" else ()
    return "", ()
