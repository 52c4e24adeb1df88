"""What several accounts say of one thing, put together."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from memcon.occurrences.units import Unit


class Said(Protocol):
    """Something that stands in a sentence of an account."""

    @property
    def unit(self) -> Unit: ...


S = TypeVar("S", bound=Said)


def one_of_each(found: Sequence[S], belongs: Callable[[list[S], S], bool]) -> list[list[S]]:
    """Groups, in the order found: each joins the first that it belongs to, of each account only the first that does."""
    groups: list[list[S]] = []
    for one in found:
        home = next((group for group in groups if belongs(group, one)), None)
        if home is None:
            groups.append([one])
        elif all(one.unit.record != other.unit.record for other in home):
            home.append(one)
    return groups
