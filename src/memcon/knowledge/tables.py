"""The look-ups: each opens its table once and makes a fact when it is asked for."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources import files

from memcon.errors import MemconError
from memcon.knowledge.folding import phrase_key
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.roles import role_in
from memcon.knowledge.settling import FAMOUS, REGION, SEAT, STATE, Around, Named, Settled, settle
from memcon.knowledge.surnames import Surnames
from memcon.knowledge.types import (
    AgentFact,
    CountryFact,
    Holding,
    Office,
    OrganisationFact,
    PersonFact,
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


class Persons:
    """Persons by key, full name, or office and date."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._facts: dict[str, PersonFact] = {}

    @cached_property
    def _rows(self) -> dict[str, str]:
        return rows_by_key("persons.tsv")

    @cached_property
    def _offices(self) -> dict[str, str]:
        return rows_by_key("offices.tsv")

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        return tuple(read_data("as_of.txt").split())

    def get(self, key: str) -> PersonFact | None:
        if key in self._facts:
            return self._facts[key]
        row = self._rows.get(key)
        if row is None:
            return None
        name, aliases, country, sector, gender, offices = row.split("\t")
        wikidata = key[4:] if key[4:5] == "Q" and key[5:].isdigit() else None
        fact = PersonFact(key, name, wikidata, country or None, sector or None, gender,
                          tuple(self._office(cell) for cell in offices.split(";") if cell),
                          tuple(aliases.split("|")) if aliases else ())  # fmt: skip
        self._facts[key] = fact
        return fact

    def _office(self, cell: str) -> Office:
        title, country, sector, start, end, as_of, *role = cell.split("~")
        return Office(
            title,
            role[0] if role else role_in(title, country),
            country or None,
            sector or None,
            start or None,
            end or None,
            self._sources[int(as_of)],
        )

    def all_by_name(self, name: str) -> tuple[PersonFact, ...]:
        """All persons with this full name, the best known first."""
        return tuple(fact for key in self._lexicon.keys(name, "p") if (fact := self.get(key)))

    def by_name(self, name: str, date: str | None = None, countries: Sequence[str] = ()) -> Holding | None:
        """The person of a full name ("Joe Biden", "Volodymyr Zelenskyy") and the office held at `date` (ISO). Of several of that name:
        one in
        office then, one of the `countries` given, the best known. A bare surname finds nobody: it means whom the page has named before."""
        found = self.all_by_name(name)
        if not found:
            return None
        holdings = [self.at(person, date) for person in found]
        return min(holdings, key=lambda h: (h.office is None or h.former, bool(countries) and h.person.country not in countries))

    def at(self, person: PersonFact, date: str | None) -> Holding:
        """The person's office at a date; without a date the last one."""
        if not person.offices:
            return Holding(person, None, False)
        if date is None:
            last = max(person.offices, key=lambda o: (o.end or "9999", o.start or ""))
            return Holding(person, last, last.end is not None)
        held = [o for o in person.offices if covers(o, date)]
        if held:
            return Holding(person, min(held, key=weight), False)
        past = [o for o in person.offices if o.end and o.end < date]
        if past:
            return Holding(person, max(past, key=lambda o: (o.end or "", o.start or "")), True)
        return Holding(person, None, False)

    def by_office(self, country: str | None, office: str, date: str) -> PersonFact | None:
        """Who held an office at a date: ("RUS", "president", "2021-12-30") gives Vladimir Putin. `country` is None for international
        bodies,
        whose office then names the body: "UN secretary-general". None where the tables do not know."""
        role = role_in(office, country)
        if country is None:
            return self._international(office, date)
        if role == "prime minister" and f"{country}|prime minister" not in self._offices:
            return None
        for key in self._holders(f"{country}|{role}", date):
            return self.get(key)
        if role == "leader":
            return self._leader(country, date)
        if role == "president" and f"{country}|monarch" not in self._offices:
            for key in self._holders(f"{country}|leader", date):
                return self.get(key)
        return None

    def by_surname(
        self, surname: str, title: str | None = None, countries: Sequence[str] = (), date: str | None = None
    ) -> PersonFact | None:
        """Who "President Putin", "Secretary Blinken" or "Mr. Lavrov" is on a page that speaks of `countries` (alpha-3) at `date`
        (ISO): head of
        state or government, foreign or defence minister, security adviser or spokesperson of one of them, or head of an international body,
        in office then (or up to a month before), whose surname (family name in Chinese and Korean names) this is in any spelling, and whose
        office goes by `title` ("Mr" and the like go with any; "former president" asks for terms that ended, "president-elect" for one to
        come). None where nobody or more than one fits."""
        key = self._surnames.find(surname, title, countries, date)
        return self.get(key) if key else None

    def by_surname_alone(self, surname: str, countries: Sequence[str] = (), date: str | None = None) -> tuple[PersonFact | None, bool]:
        """Who "Putin" is on a page that gives neither title nor first name: who leads one of the `countries` (alpha-3) that it names at
        `date` (ISO), or did within three years before; else a head of state or government whose surname no other state's leader has.
        With it whether the surname alone says so."""
        key, alone = self._surnames.find_bare(surname, countries, date)
        return (self.get(key) if key else None), alone

    @cached_property
    def _surnames(self) -> Surnames:
        return Surnames(rows_by_key("holders.tsv"))

    def _leader(self, country: str, date: str) -> PersonFact | None:
        for role in ("supreme leader", "president", "prime minister", "monarch", "leader"):
            for key in self._holders(f"{country}|{role}", date):
                return self.get(key)
        return None

    def _international(self, office: str, date: str) -> PersonFact | None:
        """Offices of international bodies are kept by the body's words: "|secretary-general" rows are told apart by their titles."""
        wanted = set(phrase_key(office).split()) - {"the", "of", "s"}
        if wanted <= {"secretary", "general"}:
            wanted.add("un")
        for key in self._holders(f"|{role_in(office, None) or 'secretary-general'}", date):
            person = self.get(key)
            if person and any(o.country is None and covers(o, date) and wanted <= set(_expanded(o.title).split()) for o in person.offices):
                return person
        return None

    def _holders(self, row: str, date: str) -> Iterator[str]:
        """The keys of those in office at the date: the most trusted table first, sharp terms before those known by the year, then the
        latest to take it."""
        found = []
        for cell in self._offices.get(row, "").split(";"):
            if cell:
                key, trust, start, end = cell.split(",")
                if start <= date and (not end or date[: len(end)] <= end):
                    vague = (len(start) == 4 and start == date[:4]) or (len(end) == 4 and end == date[:4])
                    found.append((int(trust), vague, not end and int(trust) > 0, start, key))
        found.sort(key=lambda f: (*f[:3], _reversed(f[3]), f[4]))
        return iter([key for *_, key in found])


def _reversed(date: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in date.ljust(10))


def _expanded(title: str) -> str:
    """The words of an international title with the short names of its body."""
    words = phrase_key(title)
    for long, short in (("united nations", "un"), ("european union", "eu"), ("european", "eu"),
    ("international atomic energy agency", "iaea"),
                        ("international monetary fund", "imf"), ("world health organization", "who")):  # fmt: skip
        if long in words:
            words += " " + short
    return words + " chief head president" + (" foreign policy" if "high representative" in words else "")


def weight(office: Office) -> tuple[int, str, str]:
    """The weightiest of several offices held at once comes first."""
    order = {"president": 0, "monarch": 0, "pope": 0, "supreme leader": 0, "prime minister": 1, "secretary-general": 1,
             "foreign minister": 2,
             "defence minister": 2, "vice president": 2}  # fmt: skip
    with_another = "co-prince" in office.title.casefold()  # who heads Andorra does so because of another office
    return 5 if with_another else order.get(office.role, 5), _flip(office.start), office.title


def _flip(start: str | None) -> str:
    """Sorts later dates first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in start or "")


def covers(office: Office, date: str) -> bool:
    """Whether the office was held at the date (compared to the precision that both have). A term with no known end counts as going on."""
    start, end = office.start or "", office.end
    return start[: len(date)] <= date and (end is None or date[: len(end)] <= end[: len(date)])


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
