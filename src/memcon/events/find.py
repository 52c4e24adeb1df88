"""From parsed sentences and actors to findings: one candidate a trigger, with status, roles, mode, channel, times, place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from memcon.events.codebook import Codebook
from memcon.events.finding import Finding, Sight, span_of
from memcon.events.judge import Weights, features
from memcon.events.match import Candidate, candidates, clause_words
from memcon.events.one_clause import distinct
from memcon.events.status import standing
from memcon.events.taking_part import keys_at, participants_of
from memcon.language.types import Sentence
from memcon.record.types import Channel, Role


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
        told = list(distinct(list(best.values())))
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
    who = {sight.party(key) for key in keys_at(c, c.args.subject, sight)}
    s = c.sentence
    doers = [i for v in c.args.clause for i in s.children[v] if s.words[i].dep == "nsubj" and s.words[i].pos == "PRON"]
    return bool(who) and {sight.party(key) for key in keys_at(c, doers, sight)} == who


def _all_of(f: Finding) -> tuple[str, ...]:
    return tuple(key for key, role in f.participants if role != "mediator")


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
    participants = participants_of(c, stand, sight)
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
