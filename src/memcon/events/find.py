"""From parsed sentences and actors to findings: one candidate a trigger, with status, roles, mode, channel, times, place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from memcon.actors.registry import Draft
from memcon.events.codebook import Codebook, Frame
from memcon.events.judge import Weights, features
from memcon.events.match import Candidate, candidates, clause_words
from memcon.events.roles import INSTRUMENTS, OUTWARD, heads, in_clause, owners
from memcon.events.status import UTTERED, Standing, standing
from memcon.language.clauses import ancestors, extent, verb_arguments
from memcon.language.types import Sentence
from memcon.record.types import Channel, Role, Span

Keys = Callable[[Sentence, int], tuple[str, ...]]
"""The actors that a word stands for."""
_ROLES: tuple[Role, ...] = ("initiator", "recipient", "participant", "host", "mediator", "absent")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the finder asks of the page: whom a word stands for, who acts for whom, what is quoted."""

    keys: Keys
    describe: Callable[[Sentence, int], str | None] = lambda s, i: None
    """A new actor for a noun that no table knows, or None."""
    people: Callable[[Sentence, int], str | None] = lambda s, i: None
    """The people of a town or region that a word names, as an actor, or None."""
    quoted: Callable[[int], bool] = lambda offset: False
    party: Callable[[str], str] = lambda key: key
    """For an actor the key of the state that he acts for, or his own."""
    state: Callable[[str], str] = lambda key: key
    """The same where the page names that state as an actor; else the actor's own key."""
    struck: Callable[[Sentence, int], bool] = lambda s, i: False
    """Does a word name a place as what an act falls on ("shelled Aleppo", "a curfew on Basra")?"""
    draft: Callable[[str], Draft | None] = lambda key: None
    """What the page tells of an actor."""
    author: str | None = None
    """Whose own text the page is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One event as one clause tells it."""

    candidate: Candidate
    standing: Standing
    participants: tuple[tuple[str, Role], ...]
    """(actor key, role), in the order of the text."""
    mode: str | None
    channel: Channel | None
    confidence: float
    evidence: tuple[Span, ...]
    quoted: bool = False
    lent: bool = False
    """Are some participants not named here, but those of talks told before, or whose text the page is?"""
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return self.candidate.frame.type

    @property
    def frame(self) -> Frame:
        return self.candidate.frame

    @property
    def sentence(self) -> Sentence:
        return self.candidate.sentence

    def actors(self, *roles: str) -> frozenset[str]:
        return frozenset(key for key, role in self.participants if not roles or role in roles)


def span_of(c: Candidate) -> Span:
    """A candidate's words as a span of the article text."""
    words = c.sentence.words
    return words[c.span[0]].start, words[c.span[1]].end


def _participants(c: Candidate, stand: Standing, sight: Sight) -> tuple[tuple[str, Role], ...]:
    """Who takes part, by role: those in the slots of the frame, then those whom only the words around it name."""
    found = _turned_outward(c, _in_slots(c, sight), sight)
    acting = {role for role in found.values() if role in {"initiator", "participant"}}
    implied: list[tuple[Role, Iterable[int]]] = []
    if not acting and stand.status == "alleged":
        implied.append(("initiator", _accused(c)))
    if c.frame.type == "THREATEN" and "recipient" not in found.values():
        implied.append(("recipient", _warned(c)))
    for role, places in implied:
        for key in _keys(c, places, sight):
            found.setdefault(key, role)
    for key in _keys(c, _mediators(c), sight):
        found[key] = "mediator"
    ours = {sight.party(k) for k, role in found.items() if role in {"initiator", "participant"}}
    for key in _keys(c, _speakers(c, stand), sight):
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
    if not own or c.frame.type in {"CONSULT", "COERCE", "ASSAULT", "PROTEST"}:
        return found
    kept: dict[str, Role] = {k: role for k, role in found.items() if k not in own}
    if "recipient" not in kept.values():
        objects = (*c.args.object, *c.args.dative)
        others = [group for i in objects for group in owners(c.sentence, i, False)]
        others += [list(c.args.preps.get(name, ())) for name in ("over", "about", *OUTWARD)]  # "our concern over the raid"
        if c.frame.type not in _JUDGING:
            others += in_clause(c.sentence, c.args.clause)  # "expressed his wish to work with Chad"
        for group in others:
            for key in _keys(c, _or_whose(c, group, sight), sight):
                if sight.party(key) not in ours and not is_own(key):
                    kept.setdefault(key, "recipient")
            if "recipient" in kept.values():
                break
    if not {"recipient", "participant"} & set(kept.values()) and c.frame.type in _JUDGING and c.kind == "verb":
        theirs = own.intersection(_keys(c, (*c.args.possessive, *c.args.modifier), sight))
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


def _keys(c: Candidate, places: Iterable[int], sight: Sight) -> Iterator[str]:
    return (key for i in places for key in sight.keys(c.sentence, i))


def _in_slots(c: Candidate, sight: Sight) -> dict[str, Role]:
    """The actors at the words that fill the frame's slots; of a noun that no table knows an actor is made where it can be one."""
    found: dict[str, Role] = {}
    for role in _ROLES:
        for i in c.roles.get(role, ()):
            bare = role == "initiator" and _is_bare_weapon(c.sentence, i, sight)
            met = [] if bare else list(sight.keys(c.sentence, i) or _keys(c, heads(c.sentence, i), sight))
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


def _cued(cue: str | Mapping[str, Iterable[str]] | None, words: frozenset[str]) -> str | None:
    """A mode or channel: the plain one of a frame, or the first whose cue words stand in the clause."""
    if cue is None or isinstance(cue, str):
        return cue
    return next((name for name, listed in cue.items() if any(w in words for w in listed)), None)


def find(sentences: Sequence[Sentence], codebook: Codebook, weights: Weights, sight: Sight) -> Iterator[Finding]:
    """The findings of a page, in the order of the text: for each trigger the candidate that the judge holds likeliest."""
    parties: tuple[str, ...] = ()
    talked: tuple[str, ...] = ()
    for s in sentences:
        if not s.words:
            continue
        best: dict[int, Finding] = {}
        for c in candidates(s, codebook, lambda sentence, i: bool(sight.keys(sentence, i)) or sight.struck(sentence, i)):
            if _asks(s, c.trigger) or _owns_up(c, sight):
                continue
            finding = judged(c, weights, sight, talked if _was_agreed(c) else parties)
            old = best.get(c.trigger)
            if old is None or _better(finding, old):
                best[c.trigger] = finding
        told = list(_distinct(list(best.values())))
        talks = [f for f in reversed(told) if f.type in {"CONSULT", "AGREE"} and len(f.actors("participant", "initiator")) > 1]
        parties = next((_all_of(f) for f in talks), parties)
        talked = next((_all_of(f) for f in talks if f.standing.status == "happened"), talked)
        yield from told


def _asks(s: Sentence, i: int) -> bool:
    """Does a word stand in a question, which tells no event? A headline may put its news as one."""
    end = next((w.text for w in s.words[i:] if w.text in _ENDS), "")
    return end == "?" and s.kind not in {"title", "standfirst"}


_ENDS = frozenset(".!?")


def _owns_up(c: Candidate, sight: Sight) -> bool:
    """Does somebody claim his own deed: "the group said it had sponsored the gunmen"? Then nobody is accused."""
    if c.frame.type != "ACCUSE" or not c.args.clause or c.args.passive:
        return False
    who = {sight.party(key) for key in _keys(c, c.args.subject, sight)}
    s = c.sentence
    doers = [i for v in c.args.clause for i in s.children[v] if s.words[i].dep == "nsubj" and s.words[i].pos == "PRON"]
    return bool(who) and {sight.party(key) for key in _keys(c, doers, sight)} == who


def _all_of(f: Finding) -> tuple[str, ...]:
    return tuple(key for key, role in f.participants if role != "mediator")


_OUTCOMES = frozenset("kill wound injure damage destroy leave hurt maim".split())
"""Verbs of what an act brings about."""
_TIE = 0.05
"""Confidences of one type that are this close say nothing: the more specific frame is taken."""


def _better(new: Finding, old: Finding) -> bool:
    if new.type == old.type and abs(new.confidence - old.confidence) <= _TIE:
        return (new.frame.conditions, new.confidence) > (old.frame.conditions, old.confidence)
    return new.confidence > old.confidence


def judged(c: Candidate, weights: Weights, sight: Sight, parties: tuple[str, ...] = ()) -> Finding:
    """A candidate with its participants, standing and confidence. `parties` are those of the last talks: talks without parties are
    theirs, and so is what "was agreed"."""
    stand = standing(c)
    participants = _participants(c, stand, sight)
    host = tuple(_host_of_the_page(c, participants, sight))
    unnamed = all(role == "mediator" for _, role in participants)  # nobody, or only "Egypt mediated the truce"
    doing = any(role in {"initiator", "participant"} for _, role in participants)
    lent = (unnamed and c.frame.type == "CONSULT" and c.kind != "adjective" and _refers(c)) or (
        bool(parties) and not doing and _was_agreed(c)
    )
    if lent:
        held = dict.fromkeys(
            parties if stand.status in {"happened", "ongoing"} else map(sight.state, parties)
        )  # who will send whom is open
        brokers = participants if unnamed else ()
        participants = (*((key, "participant") for key in held if key not in dict(brokers)), *brokers)
    participants += host
    counts: dict[str, int] = {}
    for _, role in participants:
        counts[role] = counts.get(role, 0) + 1
    words = clause_words(c.sentence, c.trigger, c.span)
    inside = sight.quoted(c.sentence.words[c.trigger].start)
    known = features(c, stand, counts, inside) | ({"lent": 1.0} if lent else {})
    channel = cast(Channel | None, _cued(c.frame.channel, words))
    return Finding(
        c,
        stand,
        participants,
        _cued(c.frame.mode, words),
        channel,
        weights.probability(known),
        (span_of(c),),
        inside,
        lent or bool(host),
        known,
    )


def _host_of_the_page(c: Candidate, found: tuple[tuple[str, Role], ...], sight: Sight) -> Iterator[tuple[str, Role]]:
    """Who an official text speaks for, where its title names only the other: "Telephone conversation with President Macron"."""
    if sight.author is None or c.frame.type != "CONSULT" or c.kind != "noun" or c.sentence.kind != "title" or not c.args.preps.get("with"):
        return
    sides = {sight.party(key) for key, role in found if role != "absent"}
    if len(sides) == 1 and sight.party(sight.author) not in sides:
        yield sight.author, "participant"


def _was_agreed(c: Candidate) -> bool:
    """Does the clause name nobody: "it was agreed to meet again", "agreement was reached"? Then those who talked agreed."""
    return c.frame.type == "AGREE" and c.args.passive and all(c.sentence.words[i].lower == "it" for i in c.args.subject)


def _refers(c: Candidate) -> bool:
    """Do these talks go back to ones already spoken of: "the negotiations", "talks will begin", not "a meeting", "some talks"?"""
    s = c.sentence
    nouns = [c.trigger] if c.kind == "noun" else [i for i in (*c.args.object, *c.args.subject) if s.words[i].pos == "NOUN"]
    if c.kind == "verb" and any(s.words[i].lower == "it" for i in c.args.object):
        return True
    return any(not any(s.words[g].lower in {"a", "an", "any", "some", "no", "other"} for g in s.children[i]) for i in nouns)


def _distinct(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for each circle of words that tell one event ("the bomb attack that killed six": noun, noun and verb).

    That which names most of who takes part stands for all; what the others name is added.
    """
    left = list(findings)
    while left:
        circle = [left.pop(0)]
        for f in circle:
            beside = [g for g in left if g.type == f.type and _same_telling(g.candidate, f.candidate)]
            circle.extend(beside)
            left = [g for g in left if g not in beside]
        best = max(circle, key=lambda f: (bool(f.participants), f.confidence, -f.candidate.trigger))
        for f in circle:
            if f is not best:
                best = replace(
                    best,
                    participants=_joined(best.participants, f.participants),
                    channel=best.channel or f.channel,
                    mode=best.mode or f.mode,
                    confidence=max(best.confidence, f.confidence),
                    evidence=(*best.evidence, *f.evidence) if _tells_more(f.candidate, best.candidate) else best.evidence,
                )
        yield best


def _tells_more(c: Candidate, best: Candidate) -> bool:
    """Do the words of another telling belong to the event: its outcome, or the verb of the deed ("the blast killed six")?"""
    return is_outcome(c) or (c.kind == "verb" and best.kind == "noun" and c.frame.type == "ASSAULT")


def is_outcome(c: Candidate) -> bool:
    """Does a participle say what came of the act before it: "a bomb went off, killing seven"? Its words tell the event too."""
    word = c.sentence.words[c.trigger]
    return word.dep == "advcl" and word.tag == "VBG" and word.lemma in _OUTCOMES


def _same_telling(a: Candidate, b: Candidate) -> bool:
    """Do a verb and a noun of one clause tell one event?"""
    for inner, outer in ((a, b), (b, a)):  # "held a summit, discussing trade"
        word = inner.sentence.words[inner.trigger]
        if word.dep == "advcl" and word.tag == "VBG" and word.head in {outer.trigger, outer.args.governor}:
            return True
        if outer.frame.type == "ASSAULT" and (_on_the_way(inner, outer) or _goes_on(inner, outer)):
            return True
    verb, noun = (a, b) if a.kind != "noun" else (b, a)
    if noun.kind != "noun":
        return False
    words = noun.sentence.words
    if verb.kind == "noun":  # "security talks", "a meeting for talks"; not "a meeting of X and a session of Y"
        if "conj" in {words[a.trigger].dep, words[b.trigger].dep} and a.args.preps.get("of") and b.args.preps.get("of"):
            return False
        return words[a.trigger].head == b.trigger or words[b.trigger].head == a.trigger
    return (
        noun.trigger in (*verb.args.object, *verb.args.subject, *(n for ns in verb.args.preps.values() for n in ns))
        or words[noun.trigger].head == verb.trigger
    )


def _on_the_way(inner: Candidate, outer: Candidate) -> bool:
    """Is one attack the course of the other: "killed six after ambushing a patrol", "wounded two by firing on a car"?"""
    word = inner.sentence.words[inner.trigger]
    above = inner.sentence.words[word.head]
    joins = above.lower in {"after", "by", "while", "when", "in"} and above.head == outer.trigger
    return word.dep == "pcomp" and word.tag == "VBG" and joins


def _goes_on(inner: Candidate, outer: Candidate) -> bool:
    """Is a blow one of a row, on the same victims: "were shot and hacked to death", "beat and stabbed two guards"?"""
    s, word = inner.sentence, inner.sentence.words[inner.trigger]
    if word.dep != "conj" or word.head != outer.trigger or any(s.words[i].dep in {"nsubj", "nsubjpass"} for i in s.children[word.i]):
        return False
    return not inner.args.object or not outer.args.object or bool({*inner.args.object} & {*outer.args.object})


def _joined(first: tuple[tuple[str, Role], ...], second: tuple[tuple[str, Role], ...]) -> tuple[tuple[str, Role], ...]:
    return tuple({**dict(second), **dict(first)}.items())
