"""What the finder sees of a page, and what it finds: one event as one clause tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from memcon.actors.registry import Draft
from memcon.events.codebook import Frame
from memcon.events.match import Candidate
from memcon.events.status import Standing
from memcon.language.types import Sentence
from memcon.record.types import Channel, Role, Span

Keys = Callable[[Sentence, int], tuple[str, ...]]
"""The actors that a word stands for."""


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
