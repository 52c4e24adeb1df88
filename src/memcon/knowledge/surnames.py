"""Who "President Putin" or "Mr. Lavrov" is: surnames of those in office at a date."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from memcon.knowledge.folding import phrase_key
from memcon.knowledge.roles import role_in
from memcon.knowledge.spellings import surname_key

ROLES = frozenset(
    {"president", "prime minister", "monarch", "supreme leader", "leader", "crown prince", "pope", "vice president",
    "foreign minister", "defence minister",
     "secretary of state", "national security adviser", "spokesperson", "secretary-general"}
)  # fmt: skip
"""The offices whose holders a page names by surname alone."""
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "KHM"})
"""Where the family name comes first also in English."""
GIVEN_NAMED = frozenset({"ETH", "ERI", "THA", "MMR", "LAO", "VNM", "BTN"})
"""Where people are called by their first or by their last word."""
_TWO_SURNAMES = frozenset("ESP MEX ARG CHL COL PER VEN ECU BOL PRY URY CRI PAN NIC HND SLV GTM DOM CUB PHL BRA PRT".split())
_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady madam madame mister monsieur senor herr professor prof comrade "
    "general gen colonel col marshal field marshal ayatollah sheikh sheik "
    "sayyid hojatoleslam pope mullah hajj".split()
)
_FORMER = re.compile(r"^(?:former|ex|late|ousted|deposed|outgoing|then)\b ?")
_COMING = re.compile(r" (?:elect|designate)$")
_GRACE = timedelta(days=31)
_HEADS = frozenset({"president", "prime minister", "monarch", "supreme leader"})
"""Offices of those whom a page may call by their surname though it names nothing else of their state."""
_LEADING = _HEADS | {"leader", "vice president", "foreign minister", "defence minister", "secretary-general"}
_STILL = timedelta(days=3 * 365)
"""How long after his office a page still means the holder by his surname alone."""
_SURE = 1
"""Trust of the tables that are asked for a bare surname: see the tables' README."""


class Term(NamedTuple):
    """A term of office under a surname. `trust` as in the tables: 0 is best."""

    person: str
    country: str
    role: str
    start: str
    end: str
    trust: int
    title: str


def surname_forms(name: str, country: str) -> list[str]:
    """The words by which a page may call a person of that name: "le drian" and "drian", "xi", "pena nieto" and "pena"."""
    words = phrase_key(name).split()
    if len(words) < 2:
        return [surname_key(name)]
    if country in FAMILY_FIRST:
        return [surname_key(words[0])]
    forms = [words[-1:], words[-2:] if len(words) > 2 else [], words[-3:] if len(words) > 3 else []]
    if country in _TWO_SURNAMES and len(words) > 2 and len(words[-2]) > 3:
        forms.append(words[-2:-1])
    if country in GIVEN_NAMED:
        forms.append(words[:1])
    return list(dict.fromkeys(surname_key(" ".join(form)) for form in forms if form and len("".join(form)) > 1))


class Surnames:
    """The index, read when first asked."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = rows
        self._terms: dict[str, tuple[Term, ...]] = {}

    def terms(self, surname: str) -> tuple[Term, ...]:
        key = surname_key(surname)
        if key not in self._terms:
            cells = self._rows.get(key, "")
            parts = [cell.split("~") for cell in cells.split(";") if cell]
            self._terms[key] = tuple(Term(p[0], p[1], p[2], p[3], p[4], int(p[5]), p[6]) for p in parts)
        return self._terms[key]

    def find(self, surname: str, title: str | None, countries: Sequence[str], date: str | None) -> str | None:
        """The key of the one person who fits; None where none or several do."""
        words = phrase_key(title or "")
        former, coming = bool(_FORMER.match(words)), bool(_COMING.search(words))
        words = _COMING.sub("", _FORMER.sub("", words))
        near = [t for t in self.terms(surname) if (t.country == "" or t.country in countries) and _fits(words, t)]
        if date is None:
            return _only(near)
        if former:
            return _only([t for t in near if t.end and t.end < date])
        if coming:
            return _only([t for t in near if date < t.start <= _shifted(date, 4 * _GRACE)])
        held = [t for t in near if t.start[: len(date)] <= date and (not t.end or date[: len(t.end)] <= t.end)]
        return _only(held) if held else _only([t for t in near if t.end and _shifted(date, -_GRACE) <= t.end < date])

    def find_bare(self, surname: str, countries: Sequence[str], date: str | None) -> tuple[str | None, bool]:
        """Who a surname without title or first name is, and whether nothing but the surname says so: one who leads a state that the page
        names, else a head of state or government whose surname is no other state's leader's."""
        known = self.terms(surname)
        led = [t for t in known if t.role in _LEADING and t.trust <= _SURE and _lately(t, date)]
        if person := _sole([t for t in led if t.country in countries]):
            return person, False
        head = _sole([t for t in led if t.role in _HEADS])
        own = {t.country for t in known if t.person == head}
        return (head if all(t.country in own for t in known) else None), True


def _lately(term: Term, date: str | None) -> bool:
    """Was the office held at the date or not long before?"""
    return date is None or (term.start[: len(date)] <= date and (not term.end or _shifted(date, -_STILL) <= term.end))


def _sole(terms: Sequence[Term]) -> str | None:
    people = {t.person for t in terms}
    return next(iter(people)) if len(people) == 1 else None


def _only(terms: Sequence[Term]) -> str | None:
    """The one person of the terms; of several one whom the best tables name, where it is but one."""
    for trusted in (terms, [t for t in terms if t.trust == 0], [t for t in terms if t.trust <= 1]):
        people = {t.person for t in trusted}
        if len(people) == 1:
            return next(iter(people))
    return None


def _shifted(date: str, by: timedelta) -> str:
    parts = [int(p) for p in date.split("-")] + [1, 1]
    return (Date(parts[0], parts[1], parts[2]) + by).isoformat()


def _fits(title: str, term: Term) -> bool:
    """Whether an office goes by the title before the name: "Secretary" for a Secretary of State, "Chancellor" for a head of government."""
    if title == "" or title in _HONORIFICS:
        return True
    role = role_in(title, term.country or None)
    if role == term.role:
        return True
    if title in {"leader", "strongman", "dictator", "supreme leader"} or title.endswith(" leader"):
        return term.role in {"president", "prime minister", "monarch", "supreme leader", "leader"}
    if title in {"king", "queen", "emir", "sultan", "emperor", "prince", "crown prince", "princess"}:
        return term.role in {"monarch", "crown prince"}
    if term.role in {"vice president", "spokesperson"}:
        return role == term.role or (any(w.startswith("spokes") for w in title.split()) and term.role == "spokesperson")
    return any(_within(title, name) for name in (phrase_key(term.title), term.role.replace("-", " ")))


def _within(words: str, name: str) -> bool:
    return f" {words} " in f" {name} "


def rows(terms: Iterator[tuple[str, Term]]) -> list[str]:
    """The lines of the index: surname TAB term;term… ; made by the build script."""
    index: dict[str, set[Term]] = {}
    for form, term in terms:
        index.setdefault(form, set()).add(term)
    return [f"{form}\t" + ";".join("~".join(map(str, term)) for term in sorted(index[form])) for form in sorted(index)]
