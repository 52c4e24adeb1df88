"""What is asked for, as the command line and Python say it."""

from collections.abc import Sequence

import msgspec

from memcon.errors import BadOption


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
    after: str | None = None
    """The id of the answer after which to go on; of a search the number of answers that came before."""


def one_of(values: Sequence[str], known: Sequence[str], option: str) -> tuple[str, ...]:
    """Words as the record writes them, whatever their case. Raises BadOption for one that is not known."""
    folded = {word.lower(): word for word in known}
    for value in values:
        if value.lower() not in folded:
            raise BadOption(f"{option} {value!r} is none of {', '.join(known)}")
    return tuple(folded[value.lower()] for value in values)
