"""From an office as a source words it ("Minister of Foreign Affairs", "the US Secretary of State") to a canonical role."""

import re

from memcon.knowledge.folding import phrase_key

_DEPUTY = re.compile(
    r"\b(deputy|vice|assistant|associate|under|undersecretary|parliamentary|first deputy|junior|minister of state|state secretary|"
    r"shadow|minister delegate|alternate|"
    r"delegate minister|secretary to the ministry|assisting)\b"
)
_STAFF: tuple[tuple[str, str], ...] = (
    (
        r"^(?:president|minister|chairman|head|chief|prime minister) of (?:the )?(?:\w+ )*?(?:office|bureau|administration|"
        r"secretariat|cabinet office)\b",
        "official",
    ),
    (r"\b(?:spouse|wife|husband|widow) of\b", "first lady"),
    (
        r"\b(?:advis[eo]r|aide|assistant|counsel+or|representative|envoy|plenipotentiary|secretary|secretary general|"
        r"commissioner|minister|ombudsman|chief of staff|director|head|chief|military cabinet|coordinator|"
        r"delegate)(?: [\w ]*?)? (?:of|to|for|at|in) (?:the )?(?:office of the |\w+ of the )?(?:president|prime minister|"
        r"premier|chancellor|king|queen|supreme leader|foreign minister|minister of defen[cs]e|minister|secretary of state)\b",
        "adviser",
    ),
    (
        r"^(?:vice )?(?:presidential|prime ministerial) (?:\w+ )*?(?:advis[eo]r|aide|representative|envoy|plenipotentiary|"
        r"secretary|affairs|science|office|administration)",
        "adviser",
    ),
    (
        r"\b(?:of|for) presidential (?:affairs|administration)|head of (?:the )?presidential|presidential (?:affairs|"
        r"administration)|in charge of the prime minister|\b(?:president|prime minister|premier) s (?:office|staff|aide|"
        r"advis[eo]r|representative|envoy)|^(?:special |senior )?(?:advis[eo]r|aide|assistant(?! secretary| minister)|envoy)\b|"
        r"presidential secretary",
        "adviser",
    ),
    (
        r"privy council|lord president|lord chancellor|duchy of lancaster|chancellor of justice|"
        r"chancellor of the (?:\w+ )?(?:university|school)|vice chancellor of|president of (?:the )?(?:treasury board|"
        r"board of trade)",
        "minister",
    ),
    (
        r"\b(?:defen[cs]e|foreign) (?:trade|materiel|production|industr\w*|equipment|science|procurement|personnel)\b|"
        r"foreign aid minister|defence and space|defence support|\btrade minister",
        "minister",
    ),
    (r"president of (?:the )?(?:general intelligence)", "intelligence chief"),
    (
        r"president of (?:the )?(?:supreme|constitutional|federal|administrative|high) (?:\w+ )?court|"
        r"president of (?:the )?control yuan",
        "chief justice",
    ),
    (
        r"president of (?:the )?(?:federal senate|\w+ senate|legislative|riigikogu|sejm|knesset|\w+ parliament|"
        r"\w+ national council)|president of the senate",
        "speaker",
    ),
    (r"president of (?:the )?(?:\w+ )?(?:riksbank|bank|central bank)", "central bank governor"),
    (
        r"president of (?:the )?(?:national academy|academy|university|caixa|federation of|chamber of commerce|board|company|"
        r"committee|olympic|football)|\bcop\d+ president|\b(?:company|bank|university|club|firm|college|party) president",
        "chief",
    ),
    (r"^(?:mayor president)", "mayor"),
    (
        r"^(?:president|prime minister|premier|head of government) of (?:the )?(?:autonomous |metropolitan |"
        r"regional )?(?:province|region|community|generalitat|junta|xunta|regional council|metropolitan area|principality|"
        r"basque|balearic|canary|city|republic of crimea|crimea|county|state of)\b(?! of palestine)",
        "governor",
    ),
)
"""Offices beside an office: staff of a president, ministers of parts, presidents of what is no state."""
_OWN_RULE = re.compile(
    r"\bambassador\b|high commissioner|permanent representative (?:of .* )?to |envoy to the u|national security|first lady|"
    r"spokes(?:man|woman|person)|press secretary|attorney general|"
    r"chief of staff (?:of|to) the president|white house chief of staff|presidential chief of staff|security council|high representative|"
    r"first secretary of state$|"
    r"^(?:united states |us )?secretary of state(?: for|$)|^secretary general"
)
"""What the rules below tell apart by themselves."""
_RULES: tuple[tuple[str, str], ...] = (
    (
        r"ambassador to the united nations|permanent representative (?:of .* )?to the united nations|\bun ambassador|"
        r"permanent representative to the un|envoy to the un\b|envoy to the united nations",
        "un ambassador",
    ),
    (r"\bambassador\b|high commissioner to", "ambassador"),
    (r"first lady", "first lady"),
    (
        r"national security advis[eo]r|assistant to the president for national security|secretary of the security council|"
        r"security council secretary",
        "national security adviser",
    ),
    (r"white house press secretary|press secretary|spokes(?:man|woman|person)", "spokesperson"),
    (r"chief of staff (?:of|to) the president|white house chief of staff|presidential chief of staff", "presidential chief of staff"),
    (
        r"joint chiefs|chief of (?:the )?(?:general staff|defence staff|defense staff)|commander in chief of the armed|"
        r"chief of the defence|army chief",
        "military chief",
    ),
    (
        r"director of (?:the )?(?:cia|central intelligence)|cia director|\bmossad\b|secret intelligence service|"
        r"foreign intelligence|intelligence chief|spy chief|director of national intelligence",
        "intelligence chief",
    ),
    (r"director of the federal bureau|fbi director|director of the fbi", "police chief"),
    (
        r"foreign minister|minister (?:of|for) (?:\w+ and )?foreign|minister of external affairs|external affairs minister|"
        r"foreign secretary|secretary of state for foreign|minister of foreign|foreign affairs minister|^top diplomat|"
        r"^chief diplomat|minister for europe and foreign|minister for foreign|minister of international affairs|"
        r"minister of diplomacy|secretary of foreign",
        "foreign minister",
    ),
    (
        r"defen[cs]e minister|minister (?:of|for) (?:the )?(?:national |armed forces|federal )*(?:defen[cs]e)|"
        r"minister of the armed|armed forces minister|minister of war|secretary of (?:national )?defen[cs]e|"
        r"secretary of state for defen[cs]e|defen[cs]e secretary|secretary of war|pentagon chief|defen[cs]e chief",
        "defence minister",
    ),
    (
        r"chancellor of the exchequer|finance minister|minister (?:of|for) (?:the )?(?:economy and )?financ|"
        r"secretary of the treasury|treasury secretary|^treasurer",
        "finance minister",
    ),
    (
        r"interior minister|minister (?:of|for) (?:the )?(?:interior|internal|home)|home secretary|"
        r"secretary of state for the home|home (?:affairs )?minister|internal affairs minister|homeland security|"
        r"secretary of (?:the )?(?:interior|government)",
        "interior minister",
    ),
    (r"justice minister|minister (?:of|for) justice|justice secretary|secretary of state for justice", "justice minister"),
    (r"^attorney general", "attorney general"),
    (r"chief justice", "chief justice"),
    (
        r"speaker|president of the (?:senate|national assembly|chamber|house|congress|parliament|bundestag|riksdag|storting|"
        r"verkhovna)|chairman of the (?:state duma|federation council|verkhovna)",
        "speaker",
    ),
    (r"governor of (?:the )?(?:central|national|reserve|federal)? ?(?:bank)|central bank|federal reserve", "central bank governor"),
    (r"secretary general to the pres|secretary general of (?:the )?(?:pres|state c|national a)|first secretary of state", "minister"),
    (
        r"secretary general|high representative|foreign policy chief|^director general of the (?:international|world|united)|"
        r"president of the european|commission president",
        "secretary-general",
    ),
    (r"supreme leader", "supreme leader"),
    (r"crown prince", "crown prince"),
    (r"^(?:.* )?(?:king|queen|emir|amir|sultan|emperor|monarch|grand duke|prince of)\b", "monarch"),
    (r"\bpope\b", "pope"),
    (
        r"prime minister|premier|state counsellor of|head of (?:the )?government|taoiseach|president of the (?:government|"
        r"council)|chairman of the (?:council of ministers|government|cabinet)|minister president",
        "prime minister",
    ),
    (r"chancellor", "prime minister"),
    (r"secretary of state$|^secretary of state$", "secretary of state"),
    (r"president|head of state|chairman of the presidency|chairperson of the presidency|member of the presidency", "president"),
    (r"^(?:top |paramount |national |de facto )?leader$|^leader of \w+$", "leader"),
    (r"opposition leader|leader of the opposition", "opposition leader"),
    (r"attorney general|prosecutor general|general prosecutor", "attorney general"),
    (r"governor", "governor"),
    (r"mayor", "mayor"),
    (r"minister|secretary of", "minister"),
)
_COMPILED = tuple((re.compile(pattern), role) for pattern, role in _RULES)
_COMPILED_STAFF = tuple((re.compile(pattern), role) for pattern, role in _STAFF)


def role_of(office: str) -> str:
    """The canonical role of an office, "" where it has none here. Deputies keep apart: "deputy foreign minister".

    >>> role_of("Minister of Foreign Affairs"), role_of("Vice President")
    ('foreign minister', 'vice president')
    """
    words = phrase_key(office)
    deputy = _DEPUTY.search(words)
    if not _OWN_RULE.search(words):
        for pattern, role in _COMPILED_STAFF:
            if pattern.search(words):
                return role
    for pattern, role in _COMPILED:
        if pattern.search(words):
            if (
                not deputy
                or role in ("un ambassador", "ambassador", "speaker")
                or words.startswith("assistant to the president for national security")
            ):
                return role
            if role == "president":
                return "vice president"
            joint = words.partition(" and minister")
            if joint[1] and not _DEPUTY.search(joint[2]):
                return role_of("minister" + joint[2])
            return role if role == "military chief" and not words.startswith(("deputy", "vice")) else "deputy " + role
    return ""


def role_in(office: str, country: str | None) -> str:
    """`role_of`, with what a title means in that country: the US Secretary of State is the foreign minister.

    >>> role_in("Secretary of State", "USA")
    'foreign minister'
    """
    role = role_of(office)
    if country in ("USA", "VAT") and role.endswith("secretary of state"):
        return role.replace("secretary of state", "foreign minister")
    return role
