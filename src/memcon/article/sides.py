"""Whose official text a page is: the country whose account it gives, by its address or by its own words."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from memcon.knowledge import open_knowledge

_HOST = re.compile(
    r"(?:.*[.-])?(?:presiden[ct]\w*|pm|pmo|prime-?minister|premier|cabinet|foreign\w*|mfa|mofa\w*|mae|mre|minrel|cancilleria|exteriores|"
    r"mod|mindef|defen[cs]e|mnd|statehouse|government)\.(?:gov|govt|go|gob|gouv|gub|gv)\.(?P<country>[a-z]{2})"
)
"""Hosts of heads of state and of government and of the ministries that deal with other states, as most countries name them
("mfa.gov.xx", "presidencia.gob.xx"); their parliaments, courts, towns and agencies are not meant."""
_ALPHA2 = {"UK": "GB"}
"""Country domains that are not the ISO 3166-1 code."""

_OFFICE = (
    r"(?:Office of the )?(?:President|Prime Minister|Presidency|Government|Cabinet of Ministers|(?:Federal )?Foreign (?:Ministry|Office)"
    r"|Embassy|Ministry of (?:Foreign|External|Defen[cs]e|National Defen[cs]e)(?: (?:and|[A-Z][a-z]+))*"
    r"|Department of (?:State|Foreign Affairs))"
)
_OF_COUNTRY = r",? (?:of )?(?:the )?(?P<country>[A-Z][\w'’]+(?: (?:of|the|[A-Z][\w'’]+))*)"
_SELF = re.compile(
    r"(?:(?i:official (?:web ?site|internet resources?|portal|twitter|youtube channel)\W+(?:of )?(?:the )?)"
    rf"|(?:©|\(c\)|(?i:copyright))[\s\d,–-]*(?i:by )?(?i:the )?){_OFFICE}{_OF_COUNTRY}"
)
_MASTHEAD = re.compile(rf"(?:The )?{_OFFICE}{_OF_COUNTRY}")
_TOP = 6
"""Lines of a page in which an office's own name stands as a masthead; further down it may be a tag of the news."""
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


def side_of_host(host: str) -> str | None:
    """The country whose government a host ("www.mfa.gov.xx") belongs to, None where the host does not tell.

    Read off the domain alone; well-known hosts are in data/outlets.json.
    """
    match = _HOST.fullmatch(host)
    code = match["country"].upper() if match else ""
    return _countries().get(_ALPHA2.get(code, code))


@cache
def _countries() -> dict[str, str]:
    return {fact.alpha2: fact.key for fact in open_knowledge().countries if fact.alpha2 and not fact.historic}


def _named(words: str) -> str | None:
    """The country that words open with, the longest name first, without its form of state where the table has none ("Republic of")."""
    for start in dict.fromkeys((words, words.partition(" of ")[2])):
        for name in reversed(list(accumulate(start.split(), lambda a, b: f"{a} {b}"))):
            country = open_knowledge().countries.by_name(name)
            if country:
                return country.key
    return None


def side_of(title: str | None, opening: Sequence[str], chrome: Sequence[str]) -> str | None:
    """The country whose official text this is by the page's own words: its chrome, its genre's formula, its signature. None in doubt.

    `opening`: the first lines of the article; `chrome`: the lines about it.

    An office's own news leaves its subject out of the title ("Telephone conversation with …") or names it by its office in full.
    """
    for n, line in enumerate(chrome):
        match = _SELF.search(line) or (_MASTHEAD.fullmatch(line.strip()) if n < _TOP and line != title else None)
        side = _named(match["country"]) if match else None
        if side:
            return side
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
