"""What linking and comparing write down. The contract is the part "Many records" of the record's."""

from typing import Literal

import msgspec

from memcon.record.types import Channel, EventType, When

Kind = Literal["contradict", "only_in", "agree"]
ROOM = 150
"""Words from which an account that does not speak of something can be called silent on it."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that weighed for (above 0) or against (below 0) two articles telling of one event, in log-odds."""

    feature: str
    weight: float
    words: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An article and an occurrence that it speaks of; `main` where that is what it is about."""

    record: str
    occurrence: str
    main: bool
    source: str | None = None
    """Where the article is a reprint or near copy: the record that stands for that one source."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Why two articles were taken for accounts of one event, or not."""

    first: str
    second: str
    probability: float
    reasons: tuple[Reason, ...]


class Linking(msgspec.Struct, frozen=True, kw_only=True):
    """The links of a batch, in the order of the records, and for each article the nearest other with the reasons."""

    links: tuple[Link, ...]
    nearest: tuple[Pair, ...]


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """[start, end) in code points of that record's `article.text`."""

    record: str
    start: int
    end: int


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What accounts give for a field, and where they give it."""

    value: str
    cites: tuple[Cite, ...]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Something on which accounts agree, differ, or on which only one speaks."""

    kind: Kind
    field: str
    label: str
    values: tuple[Value, ...]
    silent: tuple[str, ...]
    """Records that do not speak of it though they had the room to (`ROOM` words or more)."""
    confidence: float


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One article as an account of the occurrence."""

    record: str
    outlet: str | None
    side: str | None
    """ISO 3166-1 alpha-3 of the country whose official text it is; None for others."""
    words: int
    main: bool = True
    """Is the occurrence what it is about? Else it only recalls it."""
    source: str | None = None
    """Where it is a near copy of another account: that one's record."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """The event that the accounts have in common. `type` is None where they have no event in common."""

    id: str
    type: EventType | None
    channel: Channel | None
    when: When | None
    participants: tuple[str, ...]
    label: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of one occurrence laid side by side; it never says which of them is true."""

    schema: Literal["memcon/comparison/1"] = "memcon/comparison/1"
    occurrence: Occurrence
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
