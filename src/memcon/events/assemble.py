"""Groups of findings become events of the record: when, where, through which channel, with which confidence and words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from msgspec.structs import replace

from memcon.events.details import count_of, magnitudes, topics
from memcon.events.finding import Finding, span_of
from memcon.events.judge import Weights
from memcon.events.merge import Days, Group, roles_of
from memcon.events.status import UTTERED
from memcon.events.where import where_of
from memcon.language.reach import ELSEWHERE, clause_words_of
from memcon.language.types import Sentence, Word
from memcon.record.types import Channel, Event, EventType, Evidence, Participant, Role, Span, Statement, Status, When
from memcon.times import Found, combine

Keys = Callable[[Sentence, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page gives beside its events."""

    text: str
    title: str
    sentences: Sequence[Sentence]
    times: Sequence[Found]
    places: Mapping[int, str]
    """Offset of a place's head word -> id of the place, where the word says where something is."""
    keys: Keys
    party: Callable[[str], str]
    """For an actor the key of the state that he acts for, or his own."""
    ids: Mapping[str, str]
    """Actor key -> id in the record."""
    office: Callable[[str], tuple[str, bool] | None]
    """For a person in office the key of the state that the page names as his, and whether he is its spokesman."""
    told: Mapping[int, int]
    """Index of a sentence -> number of the talks that it, or else one of the two sentences before it, last told of."""
    spoken: Mapping[str, tuple[When, tuple[Span, ...]]]
    """Actor key -> when the page says that he spoke ("said on Thursday"): what else he says there, he says then."""
    sayings: Mapping[int, Statement]
    """Offset of a say-verb -> the statement that it introduces."""
    page_day: date | None = None
    """The day on which the page was published, where it is known to the day."""

    stamp: tuple[str, When, tuple[Span, ...]] | None = None
    """Of an official text: the state whose it is, its day, and the words for that. What it says in the present tense it says then."""

    def told_by(self, status: Status) -> Sequence[Found]:
        """The times that an event of this status can have: what has happened lies not after the page ("denied plans to attack in 2027")."""
        if self.page_day is None or status not in {"happened", "ongoing"}:
            return self.times
        return [t for t in self.times if not self.ahead(t)]

    def ahead(self, time: Found) -> bool:
        """Does a time lie after the page? The day after it may be the page's own elsewhere."""
        return self.page_day is not None and time.start_day is not None and time.start_day > self.page_day + timedelta(days=1)

    def to_come(self, finding: Finding) -> bool:
        """Does an event noun name a day after the page: "what to expect of the January 10 talks"?"""
        if finding.candidate.kind != "noun":
            return False
        start, end = span_of(finding.candidate)
        return any(start <= t.start < end and self.ahead(t) for t in self.times)


def times_of(f: Finding, times: Sequence[Found]) -> tuple[Found, ...]:
    """The time expressions of a finding's own clause."""
    s = f.sentence
    inside = clause_words_of(s, f.candidate.trigger)
    spans = [(s.words[i].start, s.words[i].end) for i in sorted(inside)]
    near = [t for t in times if s.start <= t.start and t.end <= s.end]
    own = tuple(t for t in near if any(start <= t.start < end or t.start <= start < t.end for start, end in spans))
    own = tuple(t for t in own if not _names_a_thing(f, t))
    return tuple(t for t in own if t.link != "since" or f.standing.status == "ongoing")  # "the deadliest since June": no date of its own


def _names_a_thing(f: Finding, t: Found) -> bool:
    """Is a year or day part of the name of something else: "the 2015 nuclear deal", "New Year greetings"?"""
    s = f.sentence
    word = next((w for w in s.words if t.start <= w.start < t.end and not t.start <= s.words[w.head].start < t.end), None)
    if word is not None and word.dep == "pobj" and s.words[word.head].lower == "of" and len(t.edtf or "") == 4:
        return s.words[s.words[word.head].head].i != f.candidate.trigger  # "an accord of 2001"
    if word is not None and _of_another(f, word, t):
        return True
    if word is None or word.dep not in {"nummod", "compound", "amod", "nmod", "poss"}:
        return False
    return s.words[word.head].pos in {"NOUN", "PROPN"} and word.head != f.candidate.trigger and word.head not in f.candidate.args.object


def _of_another(f: Finding, word: Word, t: Found) -> bool:
    """Does the time belong to something that only sets the scene: "displaced since the war of 2009", "fled after the raid in May"?"""
    s, place = f.sentence, word
    while place.head != place.i and place.i != f.candidate.trigger:
        above = s.words[place.head]
        if place.dep == "pobj" and above.lower in ELSEWHERE and not t.start <= place.start < t.end:
            return above.i != f.candidate.trigger
        place = above
    return False


def days_of(f: Finding, times: Sequence[Found]) -> Days:
    """First and last day that a finding's clause gives."""
    bounds = [(t.start_day, t.end_day) for t in times_of(f, times) if t.kind in {"date", "time"} and (t.start_day or t.end_day)]
    return min(bounds, key=_width) if bounds else (None, None)


def _width(days: Days) -> int:
    return (days[1] - days[0]).days if days[0] and days[1] else 100_000


def when_of(group: Group, times: Sequence[Found]) -> tuple[When | None, tuple[Span, ...]]:
    """The narrowest day that the group's clauses give, with a clock and a duration where they give one."""
    found = [t for f in group.findings for t in times_of(f, times)]
    dates = [t for t in found if t.kind in {"date", "time"} and (t.edtf or t.clock)]
    day = min((t for t in dates if t.edtf and t.link != "to"), key=lambda t: (_width((t.start_day, t.end_day)), t.start), default=None)
    clock = next((t for t in dates if t.clock), None)
    durations = [t for t in found if t.kind == "duration" and _tells_duration(group, t)]
    lasting = next(
        (t for t in durations if (t.duration or "").startswith("PT")), None if group.best.type == "CONSULT" else next(iter(durations), None)
    )
    parts = list(dict.fromkeys(t for t in (day, clock, lasting) if t is not None))
    if day is None and clock is None:
        return None, ()
    when = combine(parts)
    if when.edtf and when.edtf.startswith("../") and any("not until" in f.standing.reasons for f in group.findings):
        when = replace(when, edtf=when.edtf.removeprefix("../") + "/..")
    return when, tuple((t.start, t.end) for t in parts)


def _tells_duration(group: Group, t: Found) -> bool:
    return any(f.sentence.start <= t.start < f.sentence.end and f.type in {"CONSULT", "ASSAULT", "PROTEST"} for f in group.findings)


def _status(group: Group, scene: Scene) -> Status:
    """What the surest telling says; a title in the present tense does not outvote the text, and talks of a day to come were not held."""
    told = [f for f in group.findings if not f.frame.refers and any(role != "absent" for _, role in f.participants)] or group.findings
    told = [f for f in told if f.sentence.kind not in {"title", "standfirst"}] or told
    surest = max(told, key=lambda f: (f.confidence, -f.sentence.index))
    status = surest.standing.status
    return "planned" if status in {"happened", "ongoing"} and surest.type == "CONSULT" and scene.to_come(surest) else status


def _reported(group: Group, sayings: Mapping[int, Statement], doers: frozenset[str]) -> str | None:
    """The statement that alone reports the event; None where the outlet says so itself somewhere, or where the saying is the act."""
    told = []
    for f in group.findings:
        if f.standing.said < 0:
            return None
        told.append(sayings.get(f.sentence.words[f.standing.said].start))
    statement = next((x for x in told if x is not None), None)
    if statement is None or (group.best.type in UTTERED and statement.speaker in doers):
        return None
    return statement.id


def confidence(group: Group, weights: Weights) -> float:
    """That of the surest telling; another telling that is as sure lends a little."""
    missed = 1.0
    for f in sorted(group.findings, key=lambda f: -f.confidence)[:2]:
        missed *= 1.0 - f.confidence
    return round(min(0.99, max(group.best.confidence, (1.0 - missed + group.best.confidence) / 2)), 2)


def event(group: Group, number: int, scene: Scene, weights: Weights, occasion: Event | None) -> Event:
    """One event of the record."""
    best, roles = group.best, roles_of(group, scene.party)
    roles = {**roles, **dict(_states_behind(best, roles, scene))}
    status = _status(group, scene)
    when, when_spans = when_of(group, scene.told_by(status))
    where, where_span = where_of(group, scene.places)
    channel = _channel(group, where) or (_titled(scene.title) if best.type == "CONSULT" and number == 1 else None)
    participants = tuple(Participant(actor=scene.ids[k], role=cast(Role, r)) for k, r in roles.items() if k in scene.ids)
    if occasion is not None and best.type in UTTERED and status == "happened" and _within(participants, occasion):
        channel = channel or occasion.channel
        when = when or day_of(occasion.when)
        participants = (*participants, *_facing(participants, occasion))
    if when is None and best.type in UTTERED and status == "happened":
        said = next((scene.spoken[k] for k, r in roles.items() if r in {"initiator", "participant"} and k in scene.spoken), None)
        if said is not None:
            when, when_spans = said
        elif scene.stamp is not None and _in_own_voice(best, roles, scene):
            _, when, when_spans = scene.stamp
    spans = sorted({span for f in group.findings for span in f.evidence})
    evidence = [Evidence(start=a, end=b, purpose="event") for a, b in spans]
    evidence += [Evidence(start=a, end=b, purpose="when") for a, b in when_spans]
    if where_span:
        evidence.append(Evidence(start=where_span[0], end=where_span[1], purpose="where"))
    consult = best.type == "CONSULT"
    near = [s for s in scene.sentences if s.words and scene.told.get(s.index) == number] if consult and status == "happened" else []
    return Event(
        id=f"e{number}",
        type=cast(EventType, best.type),
        mode=_mode(group, roles, scene) or ("phone" if best.type == "CONSULT" and channel in {"phone", "video"} else None),
        contexts=best.frame.contexts,
        cameo=best.frame.cameo,
        status=status,
        channel=channel,
        participants=participants,
        when=when,
        where=where,
        topics=topics(scene.text, group, near, frozenset(roles), scene.keys) if consult else (),
        count=count_of(group, lambda span: _month(scene.times, span)),
        magnitude=magnitudes(group, lambda i: any(t.start <= i < t.end for t in scene.times)),
        reported_by=_reported(group, scene.sayings, frozenset(p.actor for p in participants if p.role in {"initiator", "participant"})),
        confidence=confidence(group, weights),
        rule=best.frame.rule,
        evidence=tuple(evidence),
    )


def _states_behind(f: Finding, roles: Mapping[str, str], scene: Scene) -> Iterator[tuple[str, str]]:
    """The states that act where only a person in office is named as doer: what a president sends, withdraws or imposes is his state's
    deed, and so is what a spokesman denies or demands."""
    public = f.type in _STATE_DEEDS or (f.type == "RETREAT" and (f.frame.cameo or "").startswith(_DRAWING_DOWN))
    for key, role in roles.items():
        office = scene.office(key) if role == "initiator" else None
        if office is not None and office[0] not in roles and (public or (office[1] and f.type in UTTERED)):
            yield office[0], role


_STATE_DEEDS = frozenset({"SANCTION", "MOBILIZE", "AID"})
_DRAWING_DOWN = "087"
"""The CAMEO codes of de-escalating military engagement."""


def _in_own_voice(f: Finding, roles: Mapping[str, str], scene: Scene) -> bool:
    """Does an official text do this by saying so: "We condemn …", "the United States stands with …"?"""
    s, c = f.sentence, f.candidate
    verb = s.words[c.trigger if c.kind == "verb" else max(c.args.governor, 0)]
    helped = any(s.words[i].dep in {"aux", "auxpass"} for i in s.children[verb.i])
    doers = {scene.party(key) for key, role in roles.items() if role == "initiator"}
    return verb.tag in {"VBP", "VBZ"} and not helped and scene.stamp is not None and scene.stamp[0] in doers


def _mode(group: Group, roles: Mapping[str, str], scene: Scene) -> str | None:
    """The mode that a finding gives; talks are multilateral where three sides or a body of states take part."""
    mode = next((f.mode for f in group.findings if f.mode), None)
    sides = {scene.party(key) for key, role in roles.items() if role != "absent"}
    two = len(sides) == 2 and all(key.startswith(("country:", "per:")) for key in sides)
    return None if mode == "multilateral" and two else mode


_CALLS = re.compile(
    r"\b(?:(?:tele)?phone|telephone) (?:call|conversation|talk)|\bcalls? with\b|\bconversation by (?:tele)?phone", re.IGNORECASE
)


def _titled(title: str) -> Channel | None:
    """The channel that the page's title names for what the page is about ("Readout of the President's call with …")."""
    return "phone" if _CALLS.search(title) else None


_MEETING = frozenset({"meet", "visit", "travel", "host", "receive", "welcome", "arrive", "fly", "attend"})


def _channel(group: Group, where: str | None) -> Channel | None:
    """The channel that a clause names; people who meet or visit, and talks that have a place, are face to face."""
    own = [f for f in group.findings if not f.frame.refers]
    named = next((f.channel for f in own if f.channel), None)
    if named is None and group.best.type == "CONSULT":
        if where is not None or any(f.mode == "visit" or f.candidate.lemma in _MEETING for f in own):
            return "in_person"
        return next((f.channel for f in group.findings if f.channel), None)
    return named


_OCCASIONS = frozenset(
    {"meeting", "talk", "address", "summit", "session", "call", "conversation", "conference", "speech", "hearing", "debate"}
)


def at_the_occasion(s: Sentence) -> bool:
    """Do the words say that it was said there: "stressed during the meeting", "in his address to the Council"?"""
    return any(
        w.dep == "pobj" and w.lemma in _OCCASIONS and s.words[w.head].lower in {"during", "at", "in", "after", "following"} for w in s.words
    )


def _within(participants: tuple[Participant, ...], occasion: Event) -> bool:
    """Is an act one of the people who take part in the occasion, and of nobody else?"""
    acting = {p.actor for p in participants if p.role in {"initiator", "participant"}}
    return bool(acting) and acting <= {p.actor for p in occasion.participants}


def day_of(when: When | None) -> When | None:
    """The day alone: an act within a call has the call's day, not its minute."""
    return When(edtf=when.edtf.partition("T")[0], approximate=when.approximate, text=when.text) if when is not None and when.edtf else None


def _facing(participants: tuple[Participant, ...], occasion: Event) -> tuple[Participant, ...]:
    """To whom an act within a call or a meeting is done, where it names nobody: the others who take part."""
    named = {p.actor for p in participants}
    others = [p.actor for p in occasion.participants if p.actor not in named and p.role in {"participant", "initiator"}]
    if any(p.role in {"recipient", "participant"} for p in participants) or len(others) == len(occasion.participants):
        return ()
    return tuple(Participant(actor=a, role="recipient") for a in others)


def _month(times: Iterable[Found], span: Span) -> str | None:
    return next((t.edtf for t in times if span[0] <= t.start and t.end <= span[1] and t.edtf), None)


__all__ = ["Scene", "at_the_occasion", "confidence", "day_of", "days_of", "event", "times_of", "when_of"]
