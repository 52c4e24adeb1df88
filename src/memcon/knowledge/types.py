"""Facts: what memcon knows before it reads a page. Every value is frozen."""

from typing import Literal

import msgspec

HitKind = Literal["country", "demonym", "capital", "organisation", "group", "person", "title", "agent", "place"]
PlaceKind = Literal["city", "admin1", "admin2", "region", "country"]
"""admin1 and admin2 are first- and second-level divisions of a state: states and provinces, counties and districts."""


class CountryFact(msgspec.Struct, frozen=True):
    """A state, territory or state of the past. `key` is its ISO 3166-1 alpha-3 code (XKX for Kosovo; SUN, YUG, SCG, CSK, DDR for
    states that are gone)."""

    key: str
    name: str
    alpha2: str
    wikidata: str | None
    geonames: int | None
    capital: str | None
    neighbours: tuple[str, ...]
    historic: bool


class OrganisationFact(msgspec.Struct, frozen=True):
    """An organisation, institution, company, party, or an armed group or people. `country` is the alpha-3 code of the state that it
    acts for or belongs to, None where it acts across borders. `sector` is a PLOVER sector code."""

    key: str
    name: str
    kind: Literal["organisation", "group"]
    country: str | None
    sector: str | None


class Office(msgspec.Struct, frozen=True):
    """An office that a person held. `start` and `end` are ISO dates to the precision of the source ("2017", "2017-05-14"); `end` is
    None where
    the source knows no end, and `as_of` then says up to when the source looked. `role` is the canonical role (`role_of`)."""

    title: str
    role: str
    country: str | None
    sector: str | None
    start: str | None
    end: str | None
    as_of: str | None


class PersonFact(msgspec.Struct, frozen=True):
    """A person of public life. `country` and `sector` are those of the last office (or of the movement led); `gender` is "m", "f" or ""."""

    key: str
    name: str
    wikidata: str | None
    country: str | None
    sector: str | None
    gender: str
    offices: tuple[Office, ...]
    aliases: tuple[str, ...]


class Holding(msgspec.Struct, frozen=True):
    """A person at a date: the office held then (`former` false), else the nearest past one (`former` true), else the nearest to come
    or None."""

    person: PersonFact
    office: Office | None
    former: bool


class TitleFact(msgspec.Struct, frozen=True):
    """A title or role word. `role` is canonical; `person` is False where the word is often something else; `honorific` for "Mr"."""

    key: str
    role: str
    sector: str | None
    person: bool
    honorific: bool


class AgentFact(msgspec.Struct, frozen=True):
    """A common noun for people or bodies that act; `key` is the singular. `sector` is None where the noun tells none; `vehicle` for craft
    that stand for the people in them ("four ships")."""

    key: str
    sector: str | None
    vehicle: bool = False


class PlaceFact(msgspec.Struct, frozen=True):
    """A place. `key` is "geo:<GeoNames id>", "adm:<GeoNames code of a division>", "reg:<name>" or "cty:<alpha-3>". `lat`, `lon` in degrees
    (WGS 84);
    `zone` an IANA zone. `common_word` says that this name is also a common word, a first name or a surname."""

    key: str
    name: str
    kind: PlaceKind
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    zone: str | None
    common_word: bool
    division: str | None = None
    """The key of the first-level division that it lies in (its own, where it is one)."""


class ZoneFact(msgspec.Struct, frozen=True):
    """A name of a time zone. `offset` is minutes east of UTC where the name fixes it ("EST"); `zone` an IANA zone where it needs a date
    ("Moscow time", "ET"); `others` further readings of an ambiguous abbreviation, as IANA zones."""

    key: str
    name: str
    offset: int | None
    zone: str | None
    others: tuple[str, ...]


Fact = CountryFact | OrganisationFact | PersonFact | TitleFact | AgentFact | PlaceFact


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A name of the gazetteer in a text: `text[start:end]`. `form` says more of the words: "name", "acronym", "metonym" (a seat or a
    capital), "adjective" ("Russian"), "plural" ("Russians", "soldiers"), "singular". `others` are the keys of further facts that bear the
    same name, the likeliest first."""

    start: int
    end: int
    kind: HitKind
    key: str
    fact: Fact
    form: str = "name"
    others: tuple[str, ...] = ()
