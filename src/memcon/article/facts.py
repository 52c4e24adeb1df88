"""Whose text it is: outlet, agency, byline, dateline. Whose side an official text is: sides.py."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from .sides import side_of_host

AGENCIES = {
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "upi": "UPI",
    "united press international": "UPI",
    "xinhua": "Xinhua",
    "press association": "PA",
    "pa": "PA",
    "dpa": "dpa",
    "bloomberg": "Bloomberg",
    "tass": "TASS",
    "itar-tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "pti": "PTI",
    "ians": "IANS",
    "ani": "ANI",
    "yonhap": "Yonhap",
    "kyodo": "Kyodo",
    "cnn": "CNN",
    "efe": "EFE",
    "ansa": "ANSA",
    "aap": "AAP",
    "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press",
}
"""Wire agencies by the names that datelines and bylines give."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}}(?:[,/] ?{_NAME}(?: {_NAME}){{0,2}}){{0,2}})(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} "
    rf"{_MONTH})(?:,? \d{{4}})?)?,?\s*"
    r"(?:\((?P<agency>[^()]{2,40})\))?(?:\s*(?:--|[–—])\s*|\s+-\s+)(?=[\"“‘'A-ZÀ-Þ0-9])"
)
"""PLACE, Country, Mon 1 (Agency) - Text. Checked further by `dateline_of`."""
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|(?:MR|MS|MRS|DR|GEN|SEN|REP)\. .*", re.I)
"""What opens a line in capitals and is no place: "U.S.", "MS. DALE"."""
_BARE_AGENCY = re.compile(r"\((?P<agency>[A-Z][\w .-]{1,30})\)\s*(?:--|[-–—])?\s*(?=[\"“‘'A-Z])")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*(?P<who>[^.|©]{3,60})", re.I)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A wire start: `place` and `agency` as the record gives them, and the length of the start in the line."""

    place: str | None
    agency: str | None
    length: int


def dateline_of(text: str) -> Dateline | None:
    """The dateline that opens a paragraph, None where it opens with none."""
    match = DATELINE.match(text)
    if match:
        place, agency = match["place"].strip(), _agency(match["agency"])
        words = place.split()
        if _ABBREVIATION.fullmatch(place):
            return None
        capital = sum(c.isupper() for c in words[0].strip(",.")) >= 2 and words[0].strip(",.").isupper()
        short = len(words) <= 3 and re.search(r"\s[-–—]\s$", match.group()) is not None and "-" not in place
        if capital or (match["agency"] and agency) or short:
            return Dateline(place.rstrip(","), agency, match.end())
    bare = _BARE_AGENCY.match(text)
    if bare and _agency(bare["agency"]):
        return Dateline(None, _agency(bare["agency"]), bare.end())
    return None


def _agency(name: str | None) -> str | None:
    return AGENCIES.get((name or "").strip().casefold().rstrip("."))


def agency_in(text: str) -> str | None:
    """The wire agency that a byline or a copyright line names."""
    for name in sorted(AGENCIES, key=len, reverse=True):
        if len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", text, re.I):
            return AGENCIES[name]
    short = re.search(r"(?:^|[\s(/,])(AP|AFP|UPI|PTI|IANS|AAP)(?:$|[\s)/,.])", text)
    return AGENCIES[short[1].casefold()] if short else None


@cache
def _hosts() -> tuple[dict[str, list[str]], dict[str, str]]:
    data = json.loads((files(__package__) / "data" / "outlets.json").read_text(encoding="utf-8"))
    return data["official"], data["press"]


def by_address(url: str | None) -> tuple[str | None, str | None]:
    """(outlet, side) of an address, each None where the host is not known. A host's subdomains are its own."""
    try:
        host = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return None, None
    official, press = _hosts()
    parts = host.split(".")
    for i in range(len(parts) - 1):
        tail = ".".join(parts[i:])
        if tail in official:
            return official[tail][0], official[tail][1]
        if tail in press:
            return press[tail], None
    return None, side_of_host(host)


_NO_NAME = re.compile(r"\b(?:policy|notice|information|terms|law|pool|photo\w*|images?|all rights|reserved)\b", re.I)


def by_copyright(texts: Sequence[str]) -> str | None:
    """The name behind a copyright mark in the page's last lines, where it is no agency: a weak sign."""
    for text in reversed(texts[-8:]):
        match = _COPYRIGHT.match(text) if len(text) < 160 else None
        who = re.split(r",|\ball rights\b|\binc\b|\s\d{4}", match["who"].strip(), flags=re.I)[0].strip() if match else ""
        if re.match(r"(?:The )?[A-Z]", who) and not agency_in(who) and not _NO_NAME.search(who) and 1 <= len(who.split()) <= 5:
            return who
    return None


def masthead(first: Sequence[str], last: Sequence[str]) -> str | None:
    """The name that stands alone in one of the first lines and again in a sentence or copyright line of the last ones.

    Menus stand at both ends too, but as labels, never inside a line of other words.
    """
    foot = [t for t in last if len(t) < 200 and " | " not in t and (_COPYRIGHT.search(t) or re.search(r"\b[a-z]{2,} [a-z]{2,}.*\.$", t))]
    for line in first:
        name = line.strip()
        if not re.fullmatch(rf"(?:{_NAME}|of|and|&)(?: (?:{_NAME}|of|and|the|&)){{1,4}}", name) or _NO_NAME.search(name) or agency_in(name):
            continue
        for text in foot:
            found = re.search(rf"\b{re.escape(name)}\b", text, re.I)
            if found and len(text) > len(name) + 4:
                return found[0] if name.isupper() else name
    return None
