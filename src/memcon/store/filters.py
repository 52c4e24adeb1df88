"""What is asked for, as the command line and Python say it."""

import msgspec


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Each that is set must hold. Names may be in any spelling that memcon knows; a country stands for all who act for it."""

    actor: str | None = None
    with_: str | None = None
    """Another actor of the same event; of a statement whom it is said to."""
    type: tuple[str, ...] = ()
    """PLOVER types of events; acts of statements; kinds of actors."""
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    said_by: str | None = None
    outlet: str | None = None
    min_confidence: float | None = None
    accounts: int | None = None
    """Of occurrences: at least so many articles that are about it."""
    limit: int | None = 100
