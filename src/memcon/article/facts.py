"""Whose text it is: outlet, agency, byline, dateline, and the side whose official text it is."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

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
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}}(?:[,/] ?{_NAME}(?: {_NAME}){{0,2}}){{0,2}})(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} "
    rf"{_MONTH}))?,?\s*"
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
    return None, None


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


_OFFICES = {"president of russia": "RUS", "president of ukraine": "UKR", "president of the united states": "USA"}
_SELF = re.compile(
    r"official (?:web ?site|internet resources?|twitter|youtube channel)\W+(?:of )?(?:the )?(?P<office>president of (?:russia|"
    r"ukraine|the united states))",
    re.I,
)
_US_HEADS = (
    r"President (?:Joe |Donald |Barack |George |Bill )?(?:J\. |R\. |W\. |H\.W\. )?(?:Biden|Trump|Obama|Bush|Clinton)|Vice "
    r"President (?:Harris|Pence|Biden|Vance)"
)
_US_GENRE = re.compile(
    rf"(?:Statement|Remarks|Readout|Press (?:Briefing|Gaggle)|Press Conference|Background Press Call|Background Briefing|Fact Sheet|"
    rf"Message|Memorandum)\b.*?"
    rf"\b(?:by|of|from|on|:)\b.*?(?:{_US_HEADS}|Press Secretary|NSC Spokesperson|National Security (?:Advisor|Council)|Senior "
    rf"Administration Officials?|White House)",
    re.I,
)
_US_SIGNATURE = re.compile(
    r"[A-Z][\w.' -]+, (?:United States |U\.S\. )?(?:Secretary of State|Deputy Secretary of State|Department Spokesperson)"
    r"|Office of the Spokesperson|Bureau of [A-Z][\w ]+ Affairs"
)
_OWN_NEWS = re.compile(
    r"(?:Telephone conversations?|Meetings?|Talks|Conversation|Greetings|Condolences|Working (?:meeting|breakfast|lunch)|Signing of|"
    r"Address by)\b",
    re.I,
)
_HEADS = (
    ("RUS", re.compile(r"\b(?:Vladimir Putin|President of (?:Russia|the Russian Federation))\b")),
    ("UKR", re.compile(r"\bPresident of Ukraine\b")),
)


def side_of(title: str | None, opening: Sequence[str], chrome: Sequence[str]) -> str | None:
    """The country whose official text this is by the page's own words: its chrome, its genre's formula, its signature. None in doubt.

    `opening`: the first lines of the article; `chrome`: the lines about it.

    An office's own news leaves its subject out of the title ("Telephone conversation with …") or names it by its office in full.
    """
    for line in chrome:
        match = _SELF.search(line)
        if match:
            return _OFFICES[match["office"].casefold()]
    lead = " ".join(opening)
    if (title and _US_GENRE.match(title)) or any(_US_SIGNATURE.fullmatch(line.strip()) for line in (*opening, *chrome)):
        return "USA"
    if title and re.search(r"\bour (?:state|country)\b", f"{title} {lead}") and re.search(r"\bVolodymyr Zelenskyy\b|\bUkraine\b", title):
        return "UKR"
    for country, head in _HEADS:
        if (
            title
            and head.search(lead[:600])
            and ((_OWN_NEWS.match(title) and country == "RUS") or (country == "UKR" and re.match(r"President of Ukraine\b", lead)))
        ):
            return country
    return None
