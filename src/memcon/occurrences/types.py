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


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article and an occurrence that it speaks of."""

    record: str
    """Id of the article's record."""
    occurrence: str
    """Id of the occurrence."""
    main: bool
    """Is the occurrence what the article is about? Else it only recalls it."""
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
    """Id of the record."""
    start: int
    """First code point of the words."""
    end: int
    """One past the last code point of the words."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What accounts give for a field, and where they give it."""

    value: str
    """What they give, in the words of the first of them."""
    cites: tuple[Cite, ...]
    """The words, in every account that gives it."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Something on which accounts agree, differ, or on which only one speaks."""

    kind: Kind
    """contradict: they cannot both be right. agree: accounts of several sources have it. only_in: one source has it, or each its own;
    of a field `condition` with several values, the accounts of the first make a promise, plan or warning depend on something, the others
    tell it without."""
    field: str
    """What it is a point of: when where participants initiator duration channel number quotation characterisation topic demand promise
    warning plan condition … or content."""
    label: str
    """What it is about, in the words of an account."""
    values: tuple[Value, ...]
    """What is said, by whom."""
    silent: tuple[str, ...]
    """Records that do not speak of it though they had the room to (`ROOM` words or more)."""
    confidence: float
    """How sure memcon is that the point is one, 0 to 1."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One article as an account of the occurrence."""

    record: str
    """Id of its record."""
    outlet: str | None
    """Who published it."""
    side: str | None
    """ISO 3166-1 alpha-3 of the country whose official text it is; None for others."""
    words: int
    """Its length."""
    main: bool = True
    """Is the occurrence what it is about? Else it only recalls it."""
    source: str | None = None
    """Where it is a near copy of another account: that one's record."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """The event that the accounts have in common."""

    id: str
    """Its id."""
    type: EventType | None
    """PLOVER type; None where the accounts have no event in common."""
    channel: Channel | None
    """The channel of the talks, as most accounts have it."""
    when: When | None
    """When it took place, by the account that is most precise."""
    participants: tuple[str, ...]
    """Who took part, by name."""
    label: str
    """The occurrence in one line."""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Why accounts that were given as those of one event may not be."""

    groups: tuple[tuple[str, ...], ...]
    """Their records as `memcon link` puts them together by event, the largest group first."""
    likely: float
    """How likely two of these groups tell of one event, 0 to 1: the likeliest two."""

    def parts(self, point: Point) -> bool:
        """Do the words of the point stand in more than one group? A contradiction between them is one only where they are one event."""
        cited = {cite.record for value in point.values for cite in value.cites}
        return sum(not cited.isdisjoint(group) for group in self.groups) > 1


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of one occurrence laid side by side; it never says which of them is true."""

    schema: Literal["memcon/comparison/1"] = "memcon/comparison/1"
    """The contract that this comparison keeps."""
    occurrence: Occurrence
    """The event."""
    accounts: tuple[Account, ...]
    """The articles, official sides first."""
    points: tuple[Point, ...]
    """What they share, where they differ, what only one tells: the most telling first."""
    doubt: Doubt | None = None
    """Where linking would not put all accounts together; None where it would, or where it or people did."""
