"""The look-up of persons: by full name, by surname, by the office held at a date."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from memcon.knowledge.folding import phrase_key
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.roles import role_in
from memcon.knowledge.surnames import Surnames
from memcon.knowledge.tables import read_data, rows_by_key
from memcon.knowledge.types import Holding, Office, PersonFact


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
