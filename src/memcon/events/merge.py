"""One event told in several places of a page is one event: title, lead, later mentions.

Findings are gone through in the order of the text; each joins the group that it fits best, or starts one. Acts of speech are told apart by
what is said, deeds by who, when, through which channel; where either side does not say, it does not stand in the way.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from memcon.events.finding import Finding
from memcon.events.status import UTTERED
from memcon.language.nouns import governor

Days = tuple[date | None, date | None]
"""First and last day of an event as far as a clause says; None where it is open."""
_OTHER = frozenset({"another", "other", "previous", "earlier", "last", "separate", "similar", "past", "former"})
"""Words that set an event apart from the one just told."""
_SETTLED = frozenset({"AGREE", "CONCEDE", "RETREAT"})
_JUST_BEFORE = 3
"""Sentences within which an agreement is the one whose mediator is told."""
_STILL = frozenset({"happened", "ongoing"})
_EMPTY = frozenset(
    "the a an of to in on for and with by at from that this be have do will would it its he his she her they their who which as not".split()
)


@dataclass(slots=True)
class Group:
    """Findings that tell one event."""

    findings: list[Finding] = field(default_factory=list)
    days: Days = (None, None)

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def best(self) -> Finding:
        """The finding that tells most surely what it is."""
        return max(self.findings, key=lambda f: (f.confidence, -f.sentence.index, -f.candidate.trigger))


def merge(findings: Iterable[Finding], parties: Callable[[str], str], days: Callable[[Finding], Days]) -> list[Group]:
    """Group findings. `parties` gives for an actor whom he acts for (a country, or himself); `days` what a finding says of its days."""
    groups: list[Group] = []
    for f in findings:
        own = days(f)
        if f.participants and all(role == "absent" for _, role in f.participants):
            near = [
                g for g in groups_of(groups, f.type) if f.sentence.index - g.findings[-1].sentence.index <= 3 and _missed(g, f, parties)
            ]
            if near:
                max(near, key=lambda g: (g.findings[-1].sentence.index, len(g.findings))).findings.append(f)
            continue
        if f.frame.refers and not groups_of(groups, f.type):
            continue
        fits = [(score, _nearness(f, n, len(groups)), g) for n, g in enumerate(groups) if (score := _fit(g, f, parties, own)) > 0]
        if fits:
            best = max(fits, key=lambda x: x[:2])[2]
            best.findings.append(f)
            best.days = (best.days[0] or own[0], best.days[1] or own[1])
        elif not f.frame.refers:
            groups.append(Group([f], own))
    for g in groups_of(groups, "CONSULT"):
        for f in g.findings:
            _lend_mediators(f, groups, parties)
    return groups


def _missed(group: Group, f: Finding, parties: Callable[[str], str]) -> bool:
    """Are those who stay away of the sides that meet? Of talks between others they are not missed."""
    sides = _sides(group.findings, parties, "initiator", "participant", "host")
    return not sides or _sides([f], parties, "absent") <= sides


def _lend_mediators(f: Finding, groups: Iterable[Group], parties: Callable[[str], str]) -> None:
    """Who is said to have mediated between two sides did so too in what they agreed on just before ("The deal was brokered by Qatar")."""
    brokers = {key for key, role in f.participants if role == "mediator"}
    sides = _sides([f], parties, "participant")
    if not brokers or not f.lent or len(sides) < 2:
        return
    for g in groups:
        told = next((i for i, x in enumerate(g.findings) if 0 <= f.sentence.index - x.sentence.index <= _JUST_BEFORE), None)
        if told is None or g.first.type not in _SETTLED or _sides(g.findings, parties, "participant", "initiator") != sides:
            continue
        new = tuple((key, role) for key, role in f.participants if key in brokers and key not in g.findings[told].actors())
        g.findings[told] = replace(g.findings[told], participants=(*g.findings[told].participants, *new))


def _nearness(f: Finding, n: int, count: int) -> int:
    """Of groups that fit alike the earlier one, the page's subject; for "the attack" without actors the one last begun."""
    return n - count if f.frame.refers or not f.participants else -n


def groups_of(groups: Iterable[Group], kind: str) -> list[Group]:
    """The groups of one event type."""
    return [g for g in groups if g.first.type == kind]


def content(f: Finding) -> frozenset[str]:
    """The words that carry the meaning of a finding."""
    first, last = f.candidate.span
    return frozenset(
        w.lemma for w in f.sentence.words[first : last + 1] if w.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} and w.lemma not in _EMPTY
    )


def _fit(group: Group, f: Finding, parties: Callable[[str], str], own: Days) -> float:
    """How well a finding fits a group; 0 where it cannot be the same event."""
    first = group.first
    if f.type != first.type or not _days_agree(group.days, own):
        return 0.0
    statuses = {g.standing.status for g in group.findings if not g.frame.refers}
    if not f.frame.refers and f.standing.status not in statuses and not {f.standing.status, *statuses} <= _STILL:
        return 0.0
    if f.frame.refers and f.type != "CONSULT" and f.standing.status in {"proposed", "conditional"} and statuses and statuses <= _STILL:
        return 0.0  # "efforts to secure the release" are not the release that was told
    channels = {g.channel for g in group.findings if g.channel}
    if f.channel and channels and f.channel not in channels:
        return 0.0
    actors = _actors_agree(group, f, parties)
    if actors <= 0:
        return 0.0
    return _telling(group, f, actors)


def _telling(group: Group, f: Finding, actors: float) -> float:
    """Is it the same telling: the same word, the same content, or the title of it?"""
    words = content(f)
    likeness = max(len(words & content(g)) / max(1, min(len(words), len(content(g)))) for g in group.findings)
    same_word = any(g.candidate.lemma == f.candidate.lemma for g in group.findings)
    from_title = all(g.sentence.kind in {"title", "standfirst"} for g in group.findings)
    if _set_apart(f) != any(_set_apart(g) for g in group.findings):
        return 0.0
    if f.type in UTTERED:
        headline = from_title and same_word and actors >= 0.5  # "militants deny role … denied any involvement"
        return actors + likeness if likeness >= (0.34 if from_title else 0.6) or headline else 0.0
    if f.type == "CONSULT":
        if f.frame.refers:
            return actors + 0.1 + (0.5 if f.channel and any(g.channel == f.channel for g in group.findings) else 0.0)
        headline = (
            from_title and len(f.actors("participant", "initiator")) > 1 and not any(g.participants for g in group.findings)
        )  # "after hours of talks"
        return actors + likeness if actors >= 0.5 or same_word or likeness >= 0.5 or headline else 0.0
    definite = _definite(f)
    if f.frame.refers:
        return actors + 0.1 if f.sentence.index - group.findings[-1].sentence.index <= 6 else 0.0
    if (same_word and actors >= 0.5) or likeness >= 0.5 or (from_title and actors >= 0.5) or (definite and actors > 0.2):
        return actors + likeness
    return 0.0


def _definite(f: Finding) -> bool:
    """Does the event's noun go back to one told before: "the truce", "the truce began"?"""
    s, c = f.sentence, f.candidate
    listed = c.frame.objects | c.frame.subjects
    nouns = (
        [c.trigger]
        if c.kind == "noun"
        else [i for i in (*c.args.subject, *c.args.object) if s.words[i].pos == "NOUN" and s.words[i].lemma in listed]
    )
    return any(s.words[g].lower in {"the", "this", "that"} for i in nouns for g in s.children[i])


def _set_apart(f: Finding) -> bool:
    s = f.sentence
    verb = governor(s, f.candidate.trigger) if f.candidate.kind == "noun" else f.candidate.trigger
    places = (*s.children[f.candidate.trigger], *(s.children[verb] if verb >= 0 else ()))
    return any(s.words[c].lower in _OTHER and s.words[c].dep in {"amod", "advmod", "det"} for c in places) or any(
        s.words[g].lower == "earlier" for c in places if s.words[c].dep in {"npadvmod", "advmod"} for g in s.children[c]
    )


def _sides(findings: Sequence[Finding], parties: Callable[[str], str], *roles: str) -> frozenset[str]:
    return frozenset(parties(k) for g in findings for k in g.actors(*roles))


def _actors_agree(group: Group, f: Finding, parties: Callable[[str], str]) -> float:
    """0 where the actors contradict; up to 1 where they are the same."""
    if f.type == "CONSULT" or any(role == "participant" for _, role in f.participants):
        ours, theirs = (
            _sides(group.findings, parties, "initiator", "recipient", "participant"),
            _sides([f], parties, "initiator", "recipient", "participant"),
        )
        if not ours or not theirs:
            return 0.3
        if _others_of_the_same_state(group, f, parties):
            return 0.0
        if ours <= theirs or theirs <= ours:
            return 0.6 + 0.4 * (len(ours & theirs) / max(len(ours), len(theirs)))
        return 0.0 if len(ours & theirs) < 2 else 0.5
    scores = []
    for roles in (("initiator",), ("recipient",)):
        ours, theirs = _sides(group.findings, parties, *roles), _sides([f], parties, *roles)
        if ours and theirs:
            likeness = 1.0 if ours & theirs else max(alike(a, b) for a in ours for b in theirs)
            if not likeness:
                return 0.0
            scores.append(likeness)
    return sum(scores) / 2 if scores else 0.25


def alike(one: str, other: str) -> float:
    """Can two descriptions mean the same people: "21 captive schoolgirls", "the 21 captives"? 0 or one half; names are no descriptions."""
    if not (one.startswith("desc:") and other.startswith("desc:")):
        return 0.0
    ours, theirs = (key.rpartition(":")[2].split() for key in (one, other))
    numbers = [{w for w in words if w.isdigit() or w in _NUMBERS} for words in (ours, theirs)]
    if all(numbers):
        return 0.5 if numbers[0] == numbers[1] else 0.0
    return 0.5 if same_noun(one, other) else 0.0


def same_noun(one: str, other: str) -> bool:
    """Do two descriptions have one head noun: "the freed girls", "21 schoolgirls"? Names have none."""
    if not (one.startswith("desc:") and other.startswith("desc:")):
        return False
    ours, theirs = (key.split()[-1].rpartition(":")[2] for key in (one, other))
    return ours.endswith(theirs) or theirs.endswith(ours)


_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split())


def _others_of_the_same_state(group: Group, f: Finding, parties: Callable[[str], str]) -> bool:
    """Does each telling name people of a state, and none of them in both? A speaker's visit is not the president's meeting.

    Who joins a meeting ("Wang Yi attended the meeting") is told with `refers` or with "attend", and stands beside the others.
    """
    if f.frame.refers or f.candidate.lemma in {"attend", "join", "accompany"}:
        return False
    ours, theirs = (
        {k for g in told for k in g.actors("initiator", "recipient", "participant") if parties(k) != k} for told in (group.findings, [f])
    )
    return not ours & theirs and bool({parties(k) for k in ours} & {parties(k) for k in theirs})


def _whole(told: Sequence[Finding], parties: Callable[[str], str]) -> Finding | None:
    """The finding that names most fully who met: people before their states, those named most often, then the surest."""
    full = [f for f in told if len(_met(f)) > 1]
    often = Counter(_met(f) for f in full)
    return max(full, key=lambda f: (any(parties(key) != key for key in _met(f)), often[_met(f)], f.confidence), default=None)


def _met(f: Finding) -> frozenset[str]:
    return f.actors("participant", "initiator")


def _days_agree(ours: Days, theirs: Days) -> bool:
    """Can two spans of days be of one event? Open ends agree with all."""
    if ours == (None, None) or theirs == (None, None):
        return True
    starts, ends = [d for d in (ours[0], theirs[0]) if d], [d for d in (ours[1], theirs[1]) if d]
    return not starts or not ends or max(starts) <= min(ends)


def roles_of(group: Group, parties: Callable[[str], str]) -> Mapping[str, str]:
    """Actor key -> role, over all findings of a group; the surest finding speaks first.

    Of a meeting of people their states are no further participants.
    """
    told = sorted((f for f in group.findings if not f.lent), key=lambda g: -g.confidence) or group.findings
    whole = _whole(told, parties) if group.first.type == "CONSULT" else None
    found: dict[str, str] = {}
    for f in told:
        before = [(k, role) for k, role in found.items() if k.startswith("desc:")]
        for key, role in f.participants:
            if f.frame.refers and role == "initiator" and len(told) > 1:
                continue  # "blamed X for the attack" does not make X the attacker of an attack that happened
            nameless = parties(key) == key and key.startswith("desc:")  # "senior officials" may stand beside their states
            if nameless and any(role == r and (same_noun(k, key) or alike(k, key)) for k, r in before):
                continue  # "the 21 captives" are the "21 schoolgirls" already named
            if whole is None or f is whole or nameless or role not in {"participant", "initiator"}:  # who met stands where both are named
                found.setdefault(key, role)
    brokers = [key for f in group.findings if f.lent for key, role in f.participants if role == "mediator"]
    found |= dict.fromkeys(brokers, "mediator")  # they are named there, whoever is lent beside them
    if group.first.type == "CONSULT":
        asked = (key for f in told if not f.frame.refers for key, role in f.participants if role == "initiator")
        found |= {key: "initiator" for key in asked if found.get(key) == "participant"}  # "spoke at the initiative of the Russian side"
        met = {parties(key) for key, role in found.items() if parties(key) != key and role != "absent"}
        found = {key: role for key, role in found.items() if key not in met or role == "host"}
    return found
