"""The look-ups: each opens its table once and makes a fact when it is asked for."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources import files

from memcon.errors import MemconError
from memcon.knowledge.folding import phrase_key
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.settling import FAMOUS, REGION, SEAT, STATE, Around, Named, Settled, settle
from memcon.knowledge.types import (
    AgentFact,
    CountryFact,
    OrganisationFact,
    PlaceFact,
    PlaceKind,
    TitleFact,
    ZoneFact,
)


def read_data(name: str) -> str:
    """The text of a data file of this package."""
    try:
        return (files("memcon.knowledge") / "data" / name).read_text("utf-8")
    except FileNotFoundError as missing:
        raise MemconError(f"The knowledge table {name} is missing from the installation; install memcon anew.") from missing


def rows_by_key(name: str) -> dict[str, str]:
    """The rows of a table by their first column, not yet taken apart."""
    return dict(line.split("\t", 1) for line in read_data(name).splitlines())


class Countries:
    """States and territories by alpha-3 code, alpha-2 code or name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rows = rows_by_key("countries.tsv")
        self._facts: dict[str, CountryFact] = {}

    def __iter__(self) -> Iterator[CountryFact]:
        return (fact for key in self._rows if (fact := self.get(key)))

    def get(self, key: str) -> CountryFact | None:
        """By ISO 3166-1 alpha-3 code."""
        if key in self._facts:
            return self._facts[key]
        row = self._rows.get(key)
        if row is None:
            return None
        name, alpha2, wikidata, geonames, capital, neighbours, historic = row.split("\t")
        fact = CountryFact(key, name, alpha2, wikidata or None, int(geonames) if geonames.isdigit() else None, capital or None,
                           tuple(neighbours.split(",")) if neighbours else (), historic == "1")  # fmt: skip
        self._facts[key] = fact
        return fact

    def by_name(self, name: str) -> CountryFact | None:
        """By a name or acronym ("Ivory Coast", "DPRK", "the US"), a demonym ("Russian") or a capital that stands for the state
        ("Moscow")."""
        for kind in "cdk":
            keys = self._lexicon.keys(name, kind)
            if keys:
                return self.get(keys[0])
        return None


class Organisations:
    """Organisations and groups by key or name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rows = rows_by_key("organisations.tsv")
        self._facts: dict[str, OrganisationFact] = {}

    def get(self, key: str) -> OrganisationFact | None:
        if key in self._facts:
            return self._facts[key]
        row = self._rows.get(key)
        if row is None:
            return None
        name, kind, country, sector = row.split("\t")
        fact = OrganisationFact(key, name, "group" if kind == "group" else "organisation", country or None, sector or None)
        self._facts[key] = fact
        return fact

    def by_name(self, name: str) -> tuple[OrganisationFact, ...]:
        """All that bear the name, the curated ones first."""
        keys = self._lexicon.keys(name, "o") + self._lexicon.keys(name, "g")
        return tuple(fact for key in keys if (fact := self.get(key)))


class Titles:
    """Titles and agents (common nouns of people and bodies) by key."""

    def __init__(self) -> None:
        self._titles = rows_by_key("titles.tsv")
        self._agents = rows_by_key("agents.tsv")

    def get(self, key: str) -> TitleFact | None:
        row = self._titles.get(key)
        if row is None:
            return None
        role, sector, person, honorific = row.split("\t")
        return TitleFact(key, role, sector or None, person == "1", honorific == "1")

    def agent(self, key: str) -> AgentFact | None:
        row = self._agents.get(key)
        if row is None:
            return None
        sector, vehicle = row.split("\t")
        return AgentFact(key[4:], sector or None, vehicle == "1")


class Places:
    """The gazetteer. The table is read when the first place is asked for."""

    def __init__(self, lexicon: Lexicon, countries: Countries) -> None:
        self._lexicon = lexicon
        self._countries = countries
        self._facts: dict[tuple[str, bool], PlaceFact] = {}

    @cached_property
    def _rows(self) -> dict[str, str]:
        return rows_by_key("places.tsv")

    @cached_property
    def _zones(self) -> tuple[str, ...]:
        return tuple(read_data("zones.txt").split())

    def get(self, key: str, common_word: bool = False) -> PlaceFact | None:
        if (key, common_word) in self._facts:
            return self._facts[key, common_word]
        row = self._rows.get(key)
        if row is None:
            return None
        name, kind, geonames, country, admin1, lat, lon, population, zone = row.split("\t")
        if not geonames and key.startswith("geo:"):
            geonames = key[4:]
        division = self._rows.get("adm:" + admin1) if admin1 else None
        inside = "adm:" + admin1 if division else None
        admin1 = division.split("\t", 1)[0] if division else ""
        fact = PlaceFact(key, name, _KINDS[kind], int(geonames) if geonames else None, country or None, admin1 or None,
                         float(lat) if lat else None, float(lon) if lon else None, int(population),
                         self._zones[int(zone)] if zone else None, common_word, inside)  # fmt: skip
        self._facts[key, common_word] = fact
        return fact

    def all(self, name: str) -> tuple[PlaceFact, ...]:
        """Every place of that name, short forms of divisions ("Ga.") left out."""
        return tuple(
            fact
            for entry in self._lexicon.entries(name)
            if entry[1] == "l" and entry[0] != "A" and (fact := self.get(entry[3:], entry[0] in "WN"))
        )

    def country(self, alpha3: str) -> PlaceFact | None:
        """A country as a place, with a point in its middle."""
        return self.get("cty:" + alpha3)

    def named(self, name: str, inside: Iterable[str] = ()) -> Named | None:
        """A name with all that it can be, states too; None where no place has it. `inside` are keys of states and divisions that it is said
        to lie in."""
        states = [fact for key in self._lexicon.keys(name, "c") if (fact := self.country(key))]
        readings = (*states, *self.all(name))
        return Named(name, readings, frozenset(inside)) if readings else None

    def settle(self, names: Sequence[Named], around: Around) -> list[Settled]:
        """Which place each name of a page means, all weighed together."""
        own = {p.key: self._weight(p, n.readings) for n in names for p in n.readings}
        return settle(names, around, own)

    def resolve(self, name: str, countries: Sequence[str] = (), hint: str | None = None) -> PlaceFact | None:
        """The place that a name alone means on a page that speaks of `countries` (alpha-3, the most important first). `hint` is what
        follows the name after a comma or "in": a country or a division ("Georgia", "Punjab province")."""
        named = self.named(name, self._hinted(hint) if hint else ())
        return self.settle([named], Around(countries))[0].fact if named else None

    @cached_property
    def _famous(self) -> frozenset[str]:
        return frozenset(read_data("famous.txt").split())

    def _weight(self, place: PlaceFact, readings: Sequence[PlaceFact]) -> float:
        """How likely a place is meant by its name where a page tells nothing: tens of inhabitants as a power. A division comes after the
        city in it that gave it its name."""
        if place.kind in {"country", "region"}:
            return STATE if place.kind == "country" else REGION
        if place.key in self._famous:
            return math.log10(max(place.population, 2_000_000)) + FAMOUS
        if place.kind == "city":
            return math.log10(max(place.population, _FEW))
        seats = [self._weight(p, ()) for p in readings if p.kind == "city" and p.division == place.division and p.population >= SEAT]
        return min([math.log10(max(place.population, _FEW)) - (1.0 if place.kind == "admin1" else 1.5), *(w - 0.1 for w in seats)])

    def _hinted(self, hint: str) -> list[str]:
        """The keys of the states and divisions that the words after a name mean."""
        words = phrase_key(hint)
        divisions = [p.key for n in (words, words.rpartition(" ")[0]) if n for p in self.all(n) if p.kind in {"admin1", "admin2"}]
        return divisions or ["cty:" + key for key in self._lexicon.keys(hint, "c") + self._lexicon.keys(hint, "d")]


_FEW = 300
"""The inhabitants of a town of which no number is known."""
_KINDS: dict[str, PlaceKind] = {"c": "city", "a": "admin1", "b": "admin2", "r": "region", "s": "country"}


class Zones:
    """Zone names and abbreviations; what a city's clock is comes from `Places`."""

    @cached_property
    def _rows(self) -> dict[str, str]:
        return rows_by_key("zones.tsv")

    def get(self, name: str) -> ZoneFact | None:
        """By a name or abbreviation: "EST", "Moscow time", "GMT". None where it names no fixed zone ("local time")."""
        key = phrase_key(name)
        row = self._rows.get(key)
        if row is None and key.endswith(" standard time"):
            row = self._rows.get(key.removesuffix(" standard time") + " time")
        if row is None:
            return None
        shown, offset, zone, others = row.split("\t")
        return ZoneFact(key, shown, int(offset) if offset else None, zone or None, tuple(others.split(",")) if others else ())

    def __iter__(self) -> Iterator[ZoneFact]:
        return (fact for key in self._rows if (fact := self.get(key)))
