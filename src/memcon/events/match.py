"""Frames against a parsed sentence: which words may stand for which event."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from memcon.events.codebook import ANY, Codebook, Frame
from memcon.events.roles import IsActor, aims, fill, heads
from memcon.language.clauses import Arguments, adjective_arguments, noun_arguments, verb_arguments
from memcon.language.nouns import extent
from memcon.language.types import Sentence, Word

_PERSONAL = frozenset({"he", "she", "they", "who", "we", "I", "you", "whom"})
_TAKING_PART = frozenset({"attend", "skip", "join", "chair", "host", "cancel", "postpone", "hold", "lead", "broker", "mediate"})
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


def _things(s: Sentence, places: Iterable[int]) -> Iterator[int]:
    """Without the days and hours: "fired on Monday" is at nobody."""
    return (i for i in places if s.words[i].ent not in {"DATE", "TIME"})


def clause_words(s: Sentence, trigger: int, span: tuple[int, int], names: bool = True) -> frozenset[str]:
    """Lemmas and lower-case words of an event's words, for mode and channel cues and the like; also those of longer `names`."""
    words = s.words[span[0] : span[1] + 1]
    return frozenset(w for word in words if names or not _in_name(s, word) for w in (word.lemma, word.lower))


def _in_name(s: Sentence, word: Word) -> bool:
    """Is this a word of a longer name, the "Authority" of "Palestinian Authority President Abbas"?"""
    return word.tag in {"NNP", "NNPS"} and word.dep == "compound" and s.words[word.head].tag in {"NNP", "NNPS"}


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
    if frame.preps and not any(_listed(s, _things(s, args.preps.get(p, ())), words, is_actor) for p, words in frame.preps.items()):
        return False
    complements = args.clause or (aims(s, args) if ANY not in frame.clause else ())
    if frame.clause and not (complements and (ANY in frame.clause or any(s.words[c].lemma in frame.clause for c in complements))):
        return False
    if _is_no_act(frame, s, args, trigger, is_actor):
        return False
    if frame.of:
        inner = (*args.preps.get("of", ()), *args.modifier)
        if not _listed(s, inner, frame.of, is_actor):
            return False
    return _actor_fits(frame, s, args, is_actor)


def _is_no_act(frame: Frame, s: Sentence, args: Arguments, trigger: int, is_actor: IsActor) -> bool:
    """Do the words fit a frame and yet tell no accusation, refusal or promise?"""
    if frame.type == "ACCUSE":
        return frame.roles.get("clause_subject") == "recipient" and not args.passive and _of_oneself(s, args)
    if frame.type == "REJECT":
        return bool(frame.negated) and _told_not_to(s, trigger)
    if frame.type == "RETREAT":
        return args.passive and s.words[trigger].lemma == "resign"  # "looked tired and resigned"
    return frame.type in {"AGREE", "THREATEN"} and s.words[trigger].lemma in _TELLING and _of_a_thing(s, args, is_actor)


def _of_oneself(s: Sentence, args: Arguments) -> bool:
    """Is what is claimed the claimer's own deed: "claimed to have killed the leader"? Then nobody is accused."""
    return bool(args.clause) and not any(s.words[g].dep in {"nsubj", "nsubjpass"} for c in args.clause for g in s.children[c])


def _told_not_to(s: Sentence, v: int) -> bool:
    """Is the negated infinitive what somebody owes or is asked: "urged Togo not to send arms", "an obligation not to recognise"?"""
    word = s.words[v]
    if not any(s.words[c].dep == "aux" and s.words[c].lower == "to" for c in s.children[v]):
        return False
    return word.dep == "acl" or s.words[word.head].lemma in _ASKING


_ASKING = frozenset("urge ask tell warn advise press call agree promise oblige require appeal beg implore order instruct remind".split())
_TELLING = frozenset({"warn", "say", "announce", "declare", "state", "confirm", "reveal", "tell", "add"})


def _of_a_thing(s: Sentence, args: Arguments, is_actor: IsActor) -> bool:
    """Is what will be only foreseen of a thing: "said the deal would help the region"? Then nobody has given his word."""
    subjects = [g for c in args.clause for g in s.children[c] if s.words[g].dep in {"nsubj", "nsubjpass"}]
    return bool(subjects) and all(s.words[g].pos in {"NOUN", "PROPN"} and not is_actor(s, g) for g in subjects)


def _actor_fits(frame: Frame, s: Sentence, args: Arguments, is_actor: IsActor) -> bool:
    if frame.actor is None:
        return True
    slots = {"object": (*args.object, *args.dative), "subject": args.subject}
    places = slots.get(
        frame.actor,
        (*args.subject, *args.object, *args.dative, *args.possessive, *args.modifier, *(n for ns in args.preps.values() for n in ns)),
    )
    return any(is_actor(s, i) for i in places)


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
        if frame.words and not frame.words & around:
            return None
        if frame.not_words & around and frame.not_words & clause_words(s, trigger, span, names=False):
            return None
    return Candidate(frame, s, trigger, kind, args, fill(frame, s, args, kind, is_actor), span, negated)


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
