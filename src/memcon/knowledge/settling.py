"""Which of its namesakes each place of a page is: all names of the page are weighed together.

A name's own weight (how many live there, whether the world means it by the name), what the page says of where it lies ("Paris, Texas"),
the states and divisions that the page names, and the other places near it or in the same division are summed; a unit is a factor of ten in
inhabitants. The sums were set on texts written for it (tests/places) and on `tests/knowledge/test_places.py`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from memcon.knowledge.types import PlaceFact

STATE = 8.0
"""The weight of a state: that of a city of a hundred million."""
REGION = 7.6
FAMOUS = 0.5
"""What a city that the world means by its name has beside its inhabitants, of whom it counts two million at least."""
_INSIDE = 10.0
"""For lying where the page says, beside the name itself."""
_DIVISION_NAMED, _STATE_NAMED, _FIRST_STATE = 1.5, 1.0, 0.5
_NEAR, _MOST_NEAR = 0.8, 3.2
_SAME_DIVISION, _MOST_SAME = 0.4, 1.6
_SAME_STATE, _MOST_STATE = 0.3, 1.2
_OPEN = 0.35
"""Readings that lie closer than this (a factor of two in inhabitants) with nothing on the page for either leave the name open."""
_FAR = 161.0
"""Kilometres (a hundred miles) beyond which two readings are different places."""
SEAT = 15_000
"""Inhabitants from which on a town is meant before the division around it that has its name."""
_EARTH = 12742.0
"""Kilometres across."""
Cell = tuple[int, int]


class Named(msgspec.Struct, frozen=True):
    """A name of a page with what it can be. `inside` are keys of the states and divisions that the page, beside the name, says it lies
    in."""

    name: str
    readings: tuple[PlaceFact, ...]
    inside: frozenset[str] = frozenset()


class Settled(msgspec.Struct, frozen=True):
    """What a name means; `rival` is the next best reading where the page leaves the name open between the two, far from each other."""

    fact: PlaceFact
    rival: PlaceFact | None = None


class Around(msgspec.Struct, frozen=True):
    """What a page speaks of: states (alpha-3, the most important first) and the keys of first-level divisions."""

    countries: Sequence[str] = ()
    divisions: frozenset[str] = frozenset()


def settle(names: Sequence[Named], around: Around, own: Mapping[str, float]) -> list[Settled]:
    """The reading of each name, in order; each must have one reading at least. `own` is each reading's weight by its key."""
    base = [{p.key: own[p.key] + _told(p, n, around) for p in n.readings} for n in names]
    sums = base
    for _ in range(2):
        votes = _Votes(names, sums)
        sums = [{p.key: base[i][p.key] + votes.of(i, p) for p in n.readings} for i, n in enumerate(names)]
    return [_best(n, found) for n, found in zip(names, sums, strict=True)]


def kilometres(a: PlaceFact, b: PlaceFact) -> float:
    """The way between two places along the ground; without end where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    south, north = math.radians(a.lat), math.radians(b.lat)
    bow = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return _EARTH * math.asin(math.sqrt(bow))


def containers(place: PlaceFact) -> Iterable[str]:
    """The keys of the state and the division that a place lies in."""
    if place.country and place.kind != "country":
        yield "cty:" + place.country
    if place.division and place.division != place.key:
        yield place.division


def _told(place: PlaceFact, name: Named, around: Around) -> float:
    """What the page says for a reading, beside other names."""
    told = _INSIDE if any(key in name.inside for key in containers(place)) else 0.0
    if place.country in around.countries and place.kind == "country":
        told += _FIRST_STATE
    elif place.country in around.countries:
        told += _STATE_NAMED
        if place.country == around.countries[0]:  # so that Georgia is a division on a page that is first of all about the United States
            told += 3 * _FIRST_STATE if any(p.kind == "country" for p in name.readings) else _FIRST_STATE
    if place.division in around.divisions and place.division != place.key:
        told = max(told + _FIRST_STATE, _DIVISION_NAMED)
    return told


def _best(name: Named, sums: Mapping[str, float]) -> Settled:
    ranked = sorted(name.readings, key=lambda p: (-sums[p.key], p.key))
    best = ranked[0]
    best = next((p for p in ranked if p.kind == "city" and p.division == best.key and p.population >= SEAT), best)
    rival = next((p for p in ranked[1:] if kilometres(best, p) > _FAR), None)
    if rival is None or sums[best.key] - sums[rival.key] >= _OPEN:
        return Settled(best)
    return Settled(best, rival)


class _Votes:
    """What the names of a page say for each other's readings: the surer a reading, the more."""

    def __init__(self, names: Sequence[Named], sums: Sequence[Mapping[str, float]]) -> None:
        self._near: dict[Cell, dict[int, float]] = {}
        self._within: dict[str, dict[int, float]] = {}
        self._keys: dict[str, set[int]] = {}
        for i, name in enumerate(names):
            best = max(sums[i].values())
            for place in name.readings:
                self._keys.setdefault(place.key, set()).add(i)
                surely = _surely(best - sums[i][place.key], len(name.readings))
                if place.kind in {"city", "admin2"} and place.lat is not None and place.lon is not None:
                    _raise(self._near.setdefault(_cell(place.lat, place.lon), {}), i, surely)
                for key in containers(place):
                    _raise(self._within.setdefault(key, {}), i, surely)

    def of(self, i: int, place: PlaceFact) -> float:
        """For the reading of a name what all other names say."""
        same = self._keys[place.key]  # other spellings of the same place say nothing of it
        inside = self._sum(self._within.get(place.key, {}), same)
        if place.kind in {"country", "region"} or place.lat is None or place.lon is None:
            return min(_MOST_SAME, _SAME_STATE * inside)
        x, y = _cell(place.lat, place.lon)
        near: dict[int, float] = {}
        for cell in ((a, b) for a in (x - 1, x, x + 1) for b in (y - 1, y, y + 1)):
            for j, surely in self._near.get(cell, {}).items():
                _raise(near, j, surely)
        votes = min(_MOST_NEAR, _NEAR * self._sum(near, same)) if place.kind == "city" else min(_MOST_NEAR, _NEAR * inside)
        if place.division and place.division != place.key:
            votes += min(_MOST_SAME, _SAME_DIVISION * self._sum(self._within.get(place.division, {}), same))
        return votes + min(_MOST_STATE, _SAME_STATE * self._sum(self._within.get(f"cty:{place.country}", {}), same))

    @staticmethod
    def _sum(votes: Mapping[int, float], but: set[int]) -> float:
        return sum(surely for j, surely in votes.items() if j not in but)


def _surely(behind: float, readings: int) -> float:
    """How far a reading can speak for others: the only one fully, the best of several for the most part, one far behind hardly."""
    if readings == 1:
        return 1.0
    return 0.8 if behind <= 0 else max(0.1, 0.5 - 0.15 * behind)


def _raise(votes: dict[int, float], i: int, value: float) -> None:
    votes[i] = max(votes.get(i, 0.0), value)


def _cell(lat: float, lon: float) -> Cell:
    """A field of one degree."""
    return math.floor(lat), math.floor(lon)
