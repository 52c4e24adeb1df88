"""What `relations` writes down: the course of things between two actors."""

from typing import Literal

import msgspec

from memcon.occurrences.levels import Level
from memcon.occurrences.types import Cite
from memcon.record.types import Channel, EventType

State = Literal["happened", "kept", "moved", "called_off", "disputed", "open", "passed", "proposed", "possible", "denied", "alleged"]
StepKind = Literal["planned", "proposed", "possible", "moved", "called_off", "not_called_off", "told", "denied", "alleged"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says of the matter."""

    kind: StepKind
    record: str
    event: str
    outlet: str | None
    side: str | None
    """ISO 3166-1 alpha-3 of the country whose official text it is; null for others."""
    published: str | None
    """The article's day of publication, as EDTF."""
    when: str | None
    """The day that the article gives for the matter itself, as EDTF."""
    place: str | None
    channel: Channel | None
    said_by: str | None
    """Who says so, where the article lays it in somebody's mouth, or whose act it is to call off."""
    said_for: str | None
    """ISO 3166-1 alpha-3 of the country that he acts for."""
    words: str
    """The article's own words: the sentence."""
    told: str
    """The part of them that tells it."""
    where: str
    """The block that they stand in: "¶3", "title"."""
    cites: tuple[Cite, ...]
    """Where the words stand; further ones where another record has the same words of the same outlet and day."""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A change of what was planned: the day, the place or the channel, before and after, with the words that tell it."""

    field: Literal["when", "place", "channel"]
    old: str
    new: str
    cites: tuple[Cite, ...]


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """One matter between the two, from its first mention to its last."""

    id: str
    type: EventType
    state: State
    level: Level | None
    """Of talks: who speaks. Null where no page says."""
    channel: Channel | None
    when: str | None
    """The day as EDTF: that on which it took place, else the day last planned. Null where no page gives one."""
    place: str | None
    participants: tuple[str, ...]
    """Names, with the country where it is not the name itself: "Vladimir Putin (RUS)". Those of the first actor stand first."""
    toward: str | None
    """Of a deed: who acts towards whom, "Russia → United States". Null of talks."""
    moves: tuple[Move, ...]
    steps: tuple[Step, ...]
    """By day of publication."""
    occurrences: tuple[str, ...]
    """The ids that `memcon link` gives the occurrence."""


class Relations(msgspec.Struct, frozen=True, kw_only=True):
    """What records tell of two actors, in the order of time; it never says who is right."""

    schema: Literal["memcon/relations/1"] = "memcon/relations/1"
    actors: tuple[str, str]
    since: str | None
    until: str | None
    as_of: str | None
    """The day of the newest article: what was planned for a day before it, and is not told of since, has passed in silence."""
    records: int
    """Articles with a step in the threads."""
    threads: tuple[Thread, ...]
    notes: tuple[str, ...] = ()
    """Plain sentences on what is left out."""
