"""Where an event is: the place on whose words it hangs, through the nouns that only say which part of a place."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from memcon.actors.places import BESIDE, OCCASIONS, SITES
from memcon.events.finding import Finding
from memcon.events.merge import Group
from memcon.events.one_clause import is_outcome
from memcon.language.reach import clause_words_of
from memcon.language.types import Sentence, Word
from memcon.record.types import EventType, Span


def where_of(group: Group, places: Mapping[int, str]) -> tuple[str | None, Span | None]:
    """The place of an event and the word for it: the one that hangs on the event's own words ("met in Geneva", not "discussed events in
    Gaza"); failing that, of a deed, one that stands near it.

    `places` gives for the offset of a word that says where something is the id of the place.
    """
    surest = sorted(group.findings, key=lambda f: -f.confidence)
    for f in surest:
        s = f.sentence
        own = clause_words_of(s, f.candidate.trigger)
        for word in sorted(s.words, key=lambda word: (word.i not in own, _is_beside(s, word), abs(word.i - f.candidate.trigger))):
            place = places.get(word.start)
            if place is not None and _hangs_on(f, word.i):
                return place, (word.start, word.end)
    near = next((found for f in surest if (found := _near(f, places))), None)
    return (places[near.start], (near.start, near.end)) if near else (None, None)


def _near(f: Finding, places: Mapping[int, str]) -> Word | None:
    """Of a deed the place that its clause speaks of, however deep ("were killed in a battle of the army with rebels in Gao"); or the only
    one in its sentence, where neither is told of somebody in passing ("men who had lived in Gao")."""
    s, c = f.sentence, f.candidate
    if f.type not in _DEEDS:
        return None
    own = clause_words_of(s, c.trigger)
    found = [w for w in s.words if w.start in places and w.i not in c.args.object and w.i not in c.args.subject]
    inside = [w for w in found if w.i in own]
    if inside:
        return min(inside, key=lambda w: abs(w.i - c.trigger))
    if len({places[w.start] for w in found}) != 1:
        return None
    nearest = min(found, key=lambda w: abs(w.i - c.trigger))
    return nearest if _is_told_of_all(s, nearest, c.trigger) else None


def _is_told_of_all(s: Sentence, place: Word, trigger: int) -> bool:
    """Does a phrase say where what the whole sentence tells is, not what a clause about somebody tells?"""
    above = {trigger, *_heads(s, trigger)}
    path = [place, *(s.words[i] for i in _heads(s, place.i))]
    preposition = next((w.lower for w in path if w.dep == "prep"), "")
    return preposition in _AT | {"of"} and not any(w.dep in {"relcl", "acl"} for w in takewhile(lambda w: w.i not in above, path))


def _heads(s: Sentence, i: int) -> Iterator[int]:
    """The words above a word, up to the root."""
    while s.words[i].head != i:
        i = s.words[i].head
        yield i


_DEEDS: frozenset[EventType] = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""What is done somewhere, by its nature."""


def _is_beside(s: Sentence, word: Word) -> bool:
    """Does the page only say on which side of a place something is: "south of Baghdad"?"""
    above = s.words[word.head]
    return above.lower == "of" and s.words[above.head].lower in BESIDE


def _hangs_on(f: Finding, i: int) -> bool:
    """Does the phrase of a place hang on the event's verb or noun, on who is hit, or on another place?"""
    s, c = f.sentence, f.candidate
    anchors = {c.trigger, c.args.governor, s.words[c.trigger].head if c.kind == "adjective" else c.trigger}
    if is_outcome(c):
        anchors.add(s.words[c.trigger].head)  # "a bomb went off in Hit, killing seven"
    if f.type == "CONSULT":
        anchors |= {j for j in c.args.object if s.words[j].lemma in c.frame.objects}
    else:
        anchors |= {*c.args.object, *c.args.subject}
    holder = s.words[i].head
    if i in c.args.object or (holder in c.args.object and s.words[i].dep == "compound" and s.words[holder].lemma in SITES):
        return f.type in _UPON  # "captured Mosul", "bombed the Basra refinery"
    place = i
    for _ in range(_REACH):
        word = s.words[place]
        above = s.words[word.head]
        if word.dep in {"prep", "npadvmod", "advmod"} and (
            above.i in anchors or (_first(s, above) in anchors and _goes_on(s, word, above))
        ):
            return word.lower != "on" or above.pos != "NOUN" or above.i == c.trigger or f.type in _UPON  # "a report on prisons in Togo"
        if word.head == place or (word.dep == "prep" and above.pos == "NOUN" and above.i not in anchors and not _is_part(s, above)):
            return False
        place = word.head
    return False


def _first(s: Sentence, verb: Word) -> int:
    """The verb above one; above the last of several joined ones that of the first."""
    place = s.words[verb.head]
    while verb.dep == place.dep == "conj" and place.pos == "VERB":
        place = s.words[place.head]
    return place.i


def _goes_on(s: Sentence, phrase: Word, verb: Word) -> bool:
    """Does a verb below the event's tell where that was: "was shot while filming in Oaxaca", "was shot and killed in Dushanbe"?"""
    if phrase.lower not in _AT and not any(s.words[c].lemma in SITES for c in s.children[phrase.i]):
        return False  # "were expected to focus on Ukraine"
    if verb.dep == "conj":  # also the last of three: "shot, robbed and buried near Oran"
        return not any(s.words[c].dep in {"nsubj", "nsubjpass"} for c in s.children[verb.i])
    return verb.dep in {"advcl", "xcomp", "acl"}


_UPON: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""What is done to a town is done in it: "captured Mosul"."""
_REACH = 8
"""Steps up the parse from a place to the event: "in the car park of a shop in suburban Phoenix" takes seven."""


def _is_part(s: Sentence, noun: Word) -> bool:
    """Is a noun one that only says where in a place: by its meaning ("the outskirts of"), or since it stands in a phrase of place itself
    ("at a checkpoint in Gao"); or one of an occasion that the act is part of ("killed during clashes near Sirte")?"""
    if noun.lemma in SITES:
        return True
    first = noun
    while first.dep == "conj":
        first = s.words[first.head]
    if first.dep != "pobj":
        return False
    preposition = s.words[first.head]
    if preposition.lower in _SIDES and s.words[preposition.head].pos == "NOUN" and s.words[preposition.head].lemma in OCCASIONS:
        return True  # "clashes with the guards near Sirte"
    return preposition.lower in _AT or (preposition.lower in _AMID and noun.lemma in OCCASIONS | _ERRANDS)


_SIDES = frozenset({"with", "between", "against", "among", "by", "from"})
_ERRANDS = frozenset({"patrol", "duty", "mission", "assignment", "tour", "way", "leave", "visit", "trip"})
"""What somebody is on somewhere: "was shot on patrol in Gao"."""
_AMID = frozenset({"in", "during", "amid", "by", "on"})
_AT = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout"})
