"""Happened, ongoing, planned, proposed, conditional, denied, alleged: the standing that a page gives an event.

PLOVER has no such field, and coders without it count "talks scheduled for Monday" as talks. The standing is read off the grammar, from
the event outwards: its own negation, modal and tense, then every clause that holds it. The outermost word that takes a stand counts most:
"denied that it would attack" is denied, "accused of planning to attack" alleged.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import cast

import msgspec

from memcon.events.match import Candidate, negation
from memcon.language.nouns import governor
from memcon.language.subjects import is_headline, is_passive
from memcon.language.types import Sentence, Word
from memcon.record.types import Status

_STRENGTH = {"denied": 6, "alleged": 5, "conditional": 4, "proposed": 3, "planned": 2, "ongoing": 1, "happened": 0}
UTTERED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types that are done by saying so: a demand uttered has happened, whatever becomes of what is demanded."""
_SAYING = frozenset(
    """say tell add stress note state announce report emphasize emphasise underline confirm reiterate underscore warn insist declare
    promise vow pledge argue explain believe write tweet maintain suggest indicate acknowledge assure affirm reaffirm conclude
    caution make reveal estimate predict hope expect think""".split()
)
"""Verbs under whose complement an event stands as somebody's word ("make" for "made clear that")."""


_SPANS = frozenset({"year", "month", "week", "decade", "day"})
_PHASES = frozenset({"start", "beginning", "opening", "launch", "eve", "resumption", "end", "conclusion", "round", "series", "wave", "day"})
_MOTION = frozenset({"fly", "travel", "head", "go", "arrive", "come", "leave", "depart"})


_SPEAKING = frozenset({"speak", "call", "phone", "telephone", "write", "tweet", "talk"})


class Standing(msgspec.Struct, frozen=True):
    """A status and the words that decided it, outermost last; `said` is the say-verb under which the event stands, -1 where none."""

    status: Status
    reasons: tuple[str, ...]
    said: int
    cue: tuple[int, ...]


@cache
def cues() -> Mapping[str, Mapping[str, str]]:
    """Table -> word -> status, from status.toml."""
    raw = tomllib.loads((resources.files("memcon.events") / "status.toml").read_text(encoding="utf-8"))
    return {table: {word: status for status, words in entries.items() for word in words} for table, entries in raw.items()}


_HEADS = frozenset({"title", "standfirst", "heading"})
"""Blocks whose present tense tells what has happened: "Police arrest 20 protesters"."""


def _tense(s: Sentence, v: int, kind: str) -> tuple[str, str]:
    """What the verb's own form says: (status, reason)."""
    word, lex = s.words[v], cues()
    helpers = [s.words[c] for c in s.children[v] if s.words[c].dep in {"aux", "auxpass"}]
    lemmas = [h.lemma for h in helpers]
    for helper in helpers:
        status = lex["modals"].get(helper.lemma)
        if helper.tag == "MD" and status:
            if status == "proposed" and "have" in lemmas:
                return "denied", helper.text  # "should have warned"
            return status, helper.text
    if word.tag == "VBG" and any(h.lemma == "be" and h.tag in {"VBZ", "VBP"} for h in helpers):
        later = any(s.words[c].lower in {"tomorrow", "next"} for c in s.children[v])
        return ("planned", "be …-ing later") if later else ("ongoing", "be …-ing")
    if word.tag == "VBG" and "have" in lemmas and "be" in lemmas:
        return "ongoing", "have been …-ing"
    if word.tag in {"VBZ", "VBP"} and not helpers and kind not in _HEADS:
        return "present", word.text
    if (
        word.tag == "VBN"
        and any(h.lemma == "be" and h.tag in {"VBZ", "VBP"} for h in helpers)
        and "have" not in lemmas
        and kind not in _HEADS
    ):
        return "present", word.text
    if any(h.lower == "to" for h in helpers):
        if is_headline(s, v):
            return "planned", "to"
        before = [h for h in s.words[:v] if h.lemma == "be" and h.i == word.head]
        return ("planned", "be to") if before and word.dep == "xcomp" else ("infinitive", "to")
    return "happened", ""


def _own(s: Sentence, c: Candidate, v: int) -> Iterator[tuple[str, str, int]]:
    """The stands taken inside the event's own clause."""
    word, lex = s.words[c.trigger], cues()
    for i in (*s.children[c.trigger], *(s.children[v] if v >= 0 and v != c.trigger else ())):
        status = lex["modifiers"].get(s.words[i].lower)
        if status and s.words[i].dep in ({"amod", "advmod", "compound", "acl"} if s.words[i].head == c.trigger else {"advmod"}):
            yield status, s.words[i].text, i
        if s.words[i].dep == "relcl" and word.pos == "NOUN" and _takes_place(s, i):
            yield from ((tense, why, i) for tense, why in [_tense(s, i, "paragraph")] if tense in {"planned", "conditional"})
        if s.words[i].dep == "acl":
            below = lex["verbs_above"].get(s.words[i].lemma) if s.words[i].tag == "VBN" else None
            if below in {"planned", "proposed", "denied", "alleged"} and word.pos == "NOUN":
                yield below, s.words[i].text, i
    if (
        c.kind == "verb"
        and word.lemma in _MOTION
        and c.frame.type == "CONSULT"
        and any(s.words[i].pos == "NOUN" for i in c.args.preps.get("for", ()))
    ):
        yield "planned", "for", c.trigger  # "flew to Geneva for talks": the talks are to come
    if (
        c.kind == "verb"
        and word.dep == "acl"
        and word.tag in {"VBN", "VBD"}
        and any(s.words[i].lemma in _SPANS for i in c.args.preps.get("for", ()))
    ):
        yield "ongoing", "for years", c.trigger
    if negation(s, c.trigger) and c.frame.negated is None:
        until = any(s.words[i].lower == "until" for i in s.children[c.trigger])
        yield ("planned", "not until", c.trigger) if until else ("denied", "not", c.trigger)
    if v >= 0 and v != c.trigger:
        yield from _above_noun(s, c, v)


def _above_noun(s: Sentence, c: Candidate, v: int) -> Iterator[tuple[str, str, int]]:
    """What the verb that governs an event noun says of it: "called for talks", "cancelled the visit"."""
    status = _says(s, v)
    dep = s.words[c.trigger].dep
    acted_on = dep in {"dobj", "pobj", "attr", "oprd"} or (dep in {"nsubjpass"} and is_passive(s, v)) or dep == "conj"
    if status == "denied" and negation(s, v):
        yield "conditional", "not " + s.words[v].text, v  # "has not ruled out talks"
        return
    if (
        status == "planned"
        and dep == "nsubjpass"
        and any(s.words[i].lower in {"was", "were"} for i in s.children[v])
        and s.words[v].lemma == "expect"
    ):
        return  # "talks were expected to focus on": what was expected of them, not whether they were held
    if s.words[v].lemma == "be" and dep == "nsubj" and any(s.words[i].dep == "xcomp" and _purpose(s, s.words[i]) for i in s.children[v]):
        yield "planned", "be to", v
    if (
        status
        and acted_on
        and status != "ongoing"
        and not (
            dep == "pobj" and s.words[s.words[c.trigger].head].lower in {"in", "during", "after", "at", "before", "on", "since", "amid"}
        )
    ):
        yield status, s.words[v].text, v
    if negation(s, v) and (acted_on or (dep == "nsubj" and _takes_place(s, v))):
        yield "denied", "not " + s.words[v].text, v


_PARTICLES = frozenset({"off", "back", "forward"})
"""Particles that change what a verb says of talks: "called off" is no "called"."""


def _says(s: Sentence, v: int) -> str | None:
    """What a verb says of the event in its complement; with its particle where it has one that matters."""
    table, lemma = cues()["verbs_above"], s.words[v].lemma
    particle = next((s.words[c].lower for c in s.children[v] if c > v and s.words[c].lower in _PARTICLES), None)
    if particle and f"{lemma} {particle}" in table:
        return table[f"{lemma} {particle}"]
    return table.get(lemma) if not _names(s, v) else None


def _takes_place(s: Sentence, v: int) -> bool:
    """Does the verb say that its subject happens: "take place", "go ahead", "happen"?"""
    below = {s.words[c].lower for c in s.children[v]}
    return s.words[v].lemma in {"happen", "occur", "materialise", "materialize"} or (s.words[v].lemma, True) in {
        ("take", "place" in below), ("go", "ahead" in below)
    }  # fmt: skip


def _names(s: Sentence, v: int) -> bool:
    """Is this a "call" that names ("called the ruling illegal") and asks for nothing ("called for", "called on")?"""
    return s.words[v].lemma == "call" and not any(s.words[c].lower in {"for", "on", "upon", "off"} for c in s.children[v])


def _preposition(s: Sentence, n: int) -> Iterator[tuple[str, str, int]]:
    """What the preposition before an event noun says: "ahead of the talks", "amid protests"; and the noun above it: "plans for talks"."""
    word, lex = s.words[n], cues()
    if word.dep == "conj":
        word = s.words[word.head]
    above = s.words[word.head]
    if word.dep != "pobj" or above.dep not in {"prep", "agent", "pcomp"}:
        return
    outer = s.words[above.head]
    if outer.lemma in _PHASES and outer.dep == "pobj":  # "ahead of the start of negotiations"
        yield from _preposition(s, outer.i)
        return
    names = [above.lower] + ([outer.lower] if outer.dep in {"prep", "advmod"} else [])
    for name in names:
        status = lex["prepositions"].get(name)
        if name == "for":
            status = "planned" if outer.lemma in _MOTION else None
        if status and name not in {"in", "at", "over"}:
            yield status, name, above.i
    if outer.pos == "NOUN":
        status = lex["nouns_above"].get(outer.lemma)
        if status and above.lower in {"of", "for", "to", "on", "about", "that"}:
            yield status, outer.text, outer.i


def _climb(s: Sentence, start: int) -> Iterator[tuple[str, str, int]]:
    """The stands taken by the clauses that hold the event's clause, inner first."""
    lex, place = cues(), start
    for _ in range(8):
        word = s.words[place]
        for i in s.children[place]:
            if s.words[i].dep == "mark" and lex["marks"].get(s.words[i].lower):
                yield lex["marks"][s.words[i].lower], s.words[i].text, i
        if word.head == place or word.dep == "ROOT":
            return
        above = s.words[word.head]
        yield from _one_up(s, word, above)
        if word.dep == "xcomp" and above.pos in {"VERB", "AUX"}:
            tense, why = _tense(s, above.i, "paragraph")
            if tense in {"planned", "conditional"}:
                yield tense, why, above.i  # "will continue to meet"
        if word.dep == "relcl" or (word.dep == "acl" and word.tag == "VBN") or (word.dep == "advcl" and not _purpose(s, word)):
            return
        place = word.head


def _purpose(s: Sentence, word: Word) -> bool:
    return any(s.words[i].lower == "to" and s.words[i].dep == "aux" for i in s.children[word.i])


_DETACHED = {"without": "denied", "before": "planned"}
"""What a preposition before an -ing clause says of it."""


def _one_up(s: Sentence, word: Word, above: Word) -> Iterator[tuple[str, str, int]]:
    """What the word above says of a clause."""
    if word.dep == "acl" and above.pos == "NOUN" and (word.tag == "VB" or _purpose(s, word)):
        yield cues()["nouns_above"].get(above.lemma, "proposed"), above.text, above.i
    elif word.dep == "pcomp" and above.dep == "prep" and above.lower in {"by", "after", "before", "without", "in", "since", "following"}:
        if above.lower in _DETACHED:
            yield _DETACHED[above.lower], above.lower, above.i
    elif word.dep in {"csubj", "csubjpass"} and is_passive(s, above.i):  # "ensuring safe passage was considered"
        yield from ((status, above.text, above.i) for status in [_says(s, above.i)] if status)
    elif word.dep in {"xcomp", "ccomp", "pcomp"} or (word.dep == "advcl" and _purpose(s, word)):
        yield from _held(s, word, s.words[above.head] if word.dep == "pcomp" and above.dep == "prep" else above)


def _held(s: Sentence, word: Word, holder: Word) -> Iterator[tuple[str, str, int]]:
    """What the verb, adjective or noun says that a clause completes."""
    if holder.pos in {"VERB", "AUX"}:
        yield from _verb_above(s, word, holder)
        return
    table, key = ("nouns_above", holder.lemma) if holder.pos in {"NOUN", "PROPN"} else ("predicates", holder.lower)
    status = cues()[table].get(key)
    if status:
        yield status, holder.text, holder.i
    elif holder.dep == "dobj":  # "accused the president of holding"
        yield from _verb_above(s, word, s.words[holder.head])


def _verb_above(s: Sentence, word: Word, holder: Word) -> Iterator[tuple[str, str, int]]:
    lex = cues()
    status = _says(s, holder.i)
    if holder.lemma in {"expect", "set", "schedule", "slate", "believe", "say", "report", "suppose", "determine"} and is_passive(
        s, holder.i
    ):
        status = lex["predicates"].get(holder.lower, status)
    if holder.lemma in {"be", "go", "have"} and word.dep == "xcomp" and _purpose(s, word):
        status = "planned" if holder.lemma != "have" else "proposed"
    if word.dep == "advcl" and status is None:
        status = "planned"  # a purpose: "flew to Geneva to meet"
    finite = word.tag in {"VBD", "VBZ", "VBP"} or any(s.words[i].dep == "aux" and s.words[i].lower != "to" for i in s.children[word.i])
    if status == "planned" and finite and word.dep == "ccomp":
        status = None  # "announced that it had signed"
    if status in {"proposed"} and finite and holder.lemma in {"suggest", "insist", "recommend", "discuss"} and word.tag == "VBD":
        status = "alleged" if holder.lemma == "suggest" else None
    if status == "denied" and word.dep == "ccomp" and word.i < holder.i:
        status = None  # two clauses with a comma between: "Turkey blames PKK, militants deny role"
    if status == "conditional" and finite and holder.lemma in {"warn", "fear"}:
        status = None if word.tag == "VBD" else status
    if negation(s, holder.i):
        if status in {"denied"}:
            status = "conditional"  # "has not ruled out meeting"
        elif status in {"planned", "proposed"} or holder.lemma in {"agree", "allow"}:
            status = "denied"
    if status:
        yield status, holder.text, holder.i


def _said(s: Sentence, start: int) -> int:
    """The say-verb under which the event's clause stands, as its complement; -1 where the outlet speaks."""
    place = start
    for _ in range(8):
        word = s.words[place]
        if word.head == place:
            break
        above = s.words[word.head]
        if word.dep == "ccomp" and above.pos == "VERB" and (above.lemma in _SAYING or cues()["verbs_above"].get(above.lemma) == "alleged"):
            return above.i
        place = word.head
    return -1


def standing(c: Candidate) -> Standing:
    """The status of a candidate, with the words that decided it."""
    s, v = c.sentence, c.trigger
    if c.kind == "adjective":
        v = s.words[c.trigger].head
    elif c.kind == "noun":
        v = governor(s, c.trigger)
    stands: list[tuple[str, str, int]] = list(_own(s, c, v))
    if c.kind == "noun":
        stands.extend(_preposition(s, c.trigger))
    said = _said(s, v if v >= 0 else c.trigger)
    base = (
        "ongoing"
        if c.kind == "noun" and s.words[c.trigger].lemma in cues()["durative"] and (v < 0 or s.words[v].tag in {"VBZ", "VBP", "VBG"})
        else "happened"
    )
    if v >= 0 and not (
        c.kind == "noun" and any(name in {"after", "following", "during", "since", "ahead", "before", "amid"} for _, name, _ in stands)
    ):
        tense, why = _tense(s, v, s.kind)
        if tense == "ongoing" and c.frame.type in UTTERED:
            tense = "happened"  # "is urging": once is enough
        if s.words[v].lemma == "be" and s.words[v].tag == "VBD" and said >= 0 and (c.kind != "noun" or s.words[c.trigger].dep == "attr"):
            tense, why = "ongoing", "was, it was said"  # reported speech shifts "is" back to "was"
        if tense == "present":
            base = "happened" if c.frame.type in UTTERED or (c.kind == "noun" and base == "happened") else "ongoing"
        elif tense == "infinitive":
            base = "happened"
        elif tense != "happened":
            stands.append((tense, why, v))
        stands.extend(_climb(s, v))
    if c.frame.type in UTTERED:
        stands = [x for x in stands if x[1] not in {"decision", "decisions"}]  # who decides to recognise has spoken
        stands = [x for x in stands if x[0] != "planned" or s.words[x[2]].lemma not in _SPEAKING]  # and who "spoke to reaffirm" reaffirmed
    return _decide(c, base, stands, said)


def _decide(c: Candidate, base: str, stands: list[tuple[str, str, int]], said: int) -> Standing:
    """The strongest stand. A say-act that is itself uttered has happened, unless it is denied or only planned in its own clause."""
    if c.frame.status is not None:
        return Standing(cast(Status, c.frame.status), ("the frame",), said, ())
    status, chosen = base, ""
    future_in_past = said >= 0 and any(w == "would" for _, w, _ in stands) and not any(w in {"if", "unless"} for _, w, _ in stands)
    for stand, why, _ in stands:
        value = "planned" if stand == "conditional" and why == "would" and future_in_past else stand
        if value != "happened" and _STRENGTH.get(value, 0) > _STRENGTH[status]:
            status, chosen = value, why
    return Standing(cast(Status, status), (chosen,) if chosen else (), said, tuple(i for _, why, i in stands if why == chosen and chosen))
