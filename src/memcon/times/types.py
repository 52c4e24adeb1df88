"""A time expression found in a text, with all that the later steps need of it."""

import datetime
from typing import Literal, Protocol

import msgspec

from memcon.record.types import TimeKind

Direction = Literal["past", "future"]
Link = Literal["since", "until", "from", "to", "by", "before", "after"]


class ZoneLookup(Protocol):
    """Names of time zones and of the places whose clocks people cite. Lower case in; None where the name is not known."""

    def zone(self, name: str) -> str | None:
        """An offset ("-05:00", "Z") or IANA name ("Europe/Moscow") of "est", "moscow", "eastern"."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression: `text[start:end]` of the article, its value in TIMEX3 and EDTF, and its bounds.

    `edtf` is null where the page does not say enough (a weekday on a page without a date). `start_day` and `end_day` are the
    first and last day that the expression can mean, both inclusive; None where open or unknown.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    timex: str | None
    edtf: str | None = None
    zone: str | None = None
    """Offset or IANA name of the clock, where the page gives one or its two clocks give one together."""
    start_day: datetime.date | None = None
    end_day: datetime.date | None = None
    clock: str | None = None
    """"23:35": the local clock as the page says it."""
    offset: int | None = None
    """Minutes east of Greenwich of that clock, where known."""
    duration: str | None = None
    """ISO 8601 duration of "some 50 minutes"; with an X where the number is open ("PXD")."""
    approximate: bool = False
    direction: Direction | None = None
    """On which side of the page's day the words around it place it."""
    anchored: bool = False
    """Does the value stand on the calendar, by itself or by the page's day?"""
    link: Link | None = None
    """The preposition before it that makes it a bound: since, until, from … to."""
    relative: bool = False
    """Was its value made from another date (the page's, or one mentioned before)?"""
    day_given: bool = True
    """False for a clock whose day was taken over from another expression."""
