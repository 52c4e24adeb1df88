"""The shapes of time expressions, as regular expressions over the lower-cased text.

One pass finds trigger words (`TRIGGER`); only there the shape of that class is matched, to the right from the trigger and,
for what may stand before it ("the end of", "more than three"), to the left with a pattern that ends at the trigger.
"""

import re

from memcon.times.lexicon import BIG, FREQUENCIES, HOLIDAYS, MONTHS, MOVING, ORDINALS, PARTS, PLURALS, SEASONS, SMALL, UNITS, WEEKDAYS
from memcon.times.zones import ABBREVIATIONS, PLACES


def words(names: object) -> str:
    """An alternation of literal words, the longest first so that "sept" does not hide "september"."""
    assert isinstance(names, (dict, list, tuple, set))
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name)))


MONTH = rf"(?:{words(MONTHS)})"
FULL_WEEKDAYS = [name for name in WEEKDAYS if name.endswith("day")]
WEEKDAY = rf"(?:{words(FULL_WEEKDAYS)})"
ABBR_WEEKDAY = rf"(?:{words([name for name in WEEKDAYS if not name.endswith('day')])})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.]\d)"
YEAR = r"(?:1\d{3}|20\d\d)(?![\d\w]|[.,]\d)"
DASH = r"\s*[-–—]\s*"
PART = rf"(?:{words([p for p in PARTS if p not in ('midday',)])})"
SEASON = rf"(?:{words(SEASONS)})"
BC = r"(?:b\.\s?c\.(?:\s?e\.)?|b\.c|bce?\b)"
NUMBER_WORD = rf"(?:{words(SMALL)})"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s\d/\d)?|half\san?|an?(?=[\s-]$)|(?:an?[\s-](?:{words(BIG)})|{NUMBER_WORD}(?:[\s-](?:{words(BIG)}))?)(?:(?:\s(?:and\s)?|-)(?:{NUMBER_WORD}|a\shalf|half))?"
    rf"|{words(BIG)}|(?:a\s)?few|several|many|some|a\scouple(?:\sof)?|couple(?:\sof)?|half\sa\sdozen|a\sdozen|dozens\sof|hundreds\sof)"
)
APPROX = (
    r"(?:(?:just\s|only\s|a\slittle\s)?(?:more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|up\sto|no\smore\sthan|no\sless\sthan|under|over|nearly|almost|about|around|approximately|roughly|some|"
    r"exactly|only|just|another|well\sover))"
)
ZONE_ABBR = rf"(?:{words([z for z in ABBREVIATIONS if z != 'z'])})"
ZONE = (
    rf"(?:(?P<utc>(?:gmt|utc)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?)|(?P<abbr>{ZONE_ABBR})\b|(?P<local>local\stime)|(?P<place>{words(PLACES)})(?:\sstandard|\sdaylight)?\stime\b"
    rf"|in\s(?P<inplace>{words(PLACES)})\b)"
)
MERIDIEM = r"(?:[ap]\.\s?m\b\.?|[ap]m\b)"
CLOCK_DAY = (
    rf"(?:,?\s(?:on\s)?(?P<clockday>{WEEKDAY}|today|tomorrow|yesterday)\b(?:\s(?:in\s)?(?P<dayplace>{words(PLACES)})(?:\stime)?\b)?)"
)

DIGIT_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(shape))
    for name, shape in (
        (
            "iso",
            r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[t\s](?P<clock>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?\s?(?P<offset>z|[+-]\d\d:?\d\d)?)?(?![\d-])",
        ),
        ("nine", r"9[/-]11(?![\d/-])"),
        ("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/.]\d)\b"),
        (
            "clock",
            rf"(?:(?P<h>[01]?\d|2[0-4])(?:[:.](?P<mi>[0-5]\d))?(?::[0-5]\d)?\s?(?P<ap>{MERIDIEM})(?:\s?hours)?|(?P<h24>[01]?\d|2[0-4]):(?P<m24>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?:hrs|hours|h))?\b"
            rf"|(?P<h4>[01]\d|2[0-4])(?P<m4>[0-5]\d)(?:\s?(?:hrs|hours)\b|(?=\s?(?:gmt|utc|local\stime)\b)|(?P<zulu>z\b))|(?P<h0>1[0-2]|\d)\so'clock)"
            rf"(?:,?\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))?(?:,?\s?\(?{ZONE}\)?)?{CLOCK_DAY}?",
        ),
        (
            "date",
            rf"(?P<d>{DAY})(?:(?:{DASH}|\s(?:to|and|or)\s)(?P<d2>{DAY}))?(?:\sof)?[\s-](?P<mon>{MONTH})\b\.?(?:(?:,?\s(?:of\s)?|-)(?P<y>{YEAR}|\d+\s{BC})|\s(?:of\s)?(?P<that>this|that|last|next|the\ssame)\syear)?",
        ),
        ("century", rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)[\s-]centur(?:y|ies)(?:\s(?P<bc>{BC}))?"),
        ("ordinal", r"(?P<d>\d{1,2})(?:st|nd|rd|th)\b"),
        ("bcyears", rf"(?P<y>\d{{1,4}})(?:\s?[-–]\s?|\sto\s)(?P<y2>\d{{1,4}})\s(?P<bc>{BC})"),
        ("bc", rf"(?P<y>\d{{1,4}})(?P<dec>s)?\s(?P<bc>{BC})"),
        ("ad", r"(?P<y>\d{1,4})\s(?:ad|a\.d\.|ce)\b"),
        ("years", rf"(?P<y>{YEAR})(?:[-–—/])(?P<y2>{YEAR}|\d\d(?![\d\w]|[.,-]\d))"),
        ("decade", r"(?P<y>1\d\d0|20\d0)'?s\b"),
        ("year", rf"(?P<y>{YEAR})"),
        ("shortyear", r"(?P<y>\d\d)(?P<dec>s)?\b"),
    )
)

MONTH_SHAPE = re.compile(
    rf"(?P<mon>{MONTH})\b\.?(?:,?\s(?:the\s)?(?P<d>{DAY})(?!\s?{MERIDIEM})(?!\s(?:percent|people|years|months|weeks|days|hours|minutes)\b)(?:(?:{DASH}|\s(?:to|and|or)\s)(?P<d2>{DAY})(?!\s?{MERIDIEM}|\s\w+ers\b))?)?"
    rf"(?:(?:,?\s|,?\s?of\s|-)(?P<y>{YEAR}|\d{{1,4}}\s{BC})|\s(?:of\s)?(?P<that>this|that|last|next|the\ssame|the\sfollowing|the\sprevious)\syear\b|,?\s(?P<short>'\d\d)\b)?"
)
WEEKDAY_SHAPE = re.compile(
    rf"(?P<wd>{WEEKDAY}|{ABBR_WEEKDAY}(?=[.,]?\s(?:\d|{MONTH}\b)))(?P<plural>s)?\b\.?(?P<poss>'s(?=\s(?:night|morning|afternoon|evening)\b))?(?:\s(?P<part>{PART})\b)?"
    rf"(?:,?\s(?:the\s)?(?:(?:of\s)?(?P<d>{DAY})(?:\sof)?\s(?P<mon>{MONTH})\b\.?|(?P<mon2>{MONTH})\b\.?\s(?P<dd>{DAY}))(?:,?\s(?P<y>{YEAR}))?)?(?:\s(?P<week>last|next|this)\sweek\b)?"
)
DEICTIC = {
    "today": "D0",
    "yesterday": "D-1",
    "tomorrow": "D+1",
    "tonight": "D0NI",
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "recently": "PAST_REF",
    "future": "FUTURE_REF",
    "current": "PRESENT_REF",
    "recent": "PAST_REF",
    "overnight": "ONI",
    "midnight": "C24:00",
    "noon": "C12:00",
    "midday": "C12:00",
    "present-day": "PRESENT_REF",
    "lately": "PAST_REF",
    "past": "PAST_REF",
    "soon": "FUTURE_REF",
}
DEICTIC_SHAPE = re.compile(
    rf"(?P<w>{words(DEICTIC)})\b(?:(?<=yesterday)\s(?P<part>morning|afternoon|evening|night)\b|(?<=tomorrow)\s(?P<part2>morning|afternoon|evening|night)\b)?(?:(?<=noon|dday|ight)\s?\(?{ZONE}\)?)?(?:(?<=noon|dday|ight){CLOCK_DAY})?"
)
UNIT_SHAPE = re.compile(
    rf"(?P<unit>{words(UNITS | PLURALS)})\b(?P<after>(?:'s?)?"
    rf"\s(?P<dir>ago|later|earlier|before(?!\s\w+ing)|previously|afterwards|hence|from\snow)\b"
    rf"|\s(?P<after_dir>after)(?=\sthat\b)|[\s-]old\b|-long\b|\slong\b|\sof\sage\b|'s\send\b)?"
)
SEASON_SHAPE = re.compile(
    rf"(?P<season>{SEASON})\b(?:(?:,?\s|\sof\s)(?:the\s)?(?P<y>{YEAR}|\d{{1,4}}\s{BC})|\sof\s(?P<that>this|that|last|next|the\ssame|the\sfollowing|the\sprevious)\syear\b)?"
)
PART_SHAPE = re.compile(rf"(?P<part>{PART})\b")
FREQUENCY_SHAPE = re.compile(rf"(?P<freq>{words(FREQUENCIES)})\b")
HOLIDAY_SHAPE = re.compile(
    rf"(?P<holiday>{words(HOLIDAYS | MOVING)})(?!\w)(?:,?\s(?P<y>{YEAR}))?"
    rf"(?:\s(?P<part>morning|evening|night)\b)?(?P<week>\sweek(?:end)?\b)?"
)
TIMES_SHAPE = re.compile(
    rf"(?:once|twice|thrice|(?:{NUMBER_WORD}|several|\d+)\stimes)\s(?:an?|every|each|per)\s"
    rf"(?:(?P<n>{NUMBER_WORD}|\d+)\s)?(?P<unit>{words(UNITS | PLURALS)})\b"
)
FISCAL_SHAPE = re.compile(rf"(?:fiscal(?:\syear)?\s|fy\s?)(?P<y>{YEAR}|'?\d\d\b)")
ORDINAL_SHAPE = re.compile(rf"(?P<n>{words(ORDINALS)})[\s-]centur(?:y|ies)(?:\s(?P<bc>{BC}))?")


def _trie(names: list[str]) -> str:
    """A pattern of literal words as a tree of their letters: much fewer tries per position than a flat alternation."""
    tree: dict[str, dict[str, object]] = {}
    for name in names:
        node: dict[str, object] = tree  # type: ignore[assignment]
        for letter in name:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(tree)  # type: ignore[arg-type]


def _branch(node: dict[str, object]) -> str:
    parts = [re.escape(letter).replace(r"\ ", r"\s") + _branch(node[letter]) for letter in sorted(node) if letter]  # type: ignore[arg-type]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return body + ("?" if "" in node else "")


def _first_words() -> list[str]:
    groups = [
        MONTHS,
        WEEKDAYS,
        [d + "s" for d in FULL_WEEKDAYS],
        UNITS,
        PLURALS,
        DEICTIC,
        SEASONS,
        PARTS,
        FREQUENCIES,
        HOLIDAYS,
        MOVING,
        ORDINALS,
    ]
    return sorted({name for group in groups for name in group} | {"once", "twice", "thrice", "times", "fiscal", "fy"})


TRIGGER = re.compile(rf"(?<![a-z0-9])(?:\d+|'\d\d\b|fy\d|(?P<word>{_trie(_first_words())})(?![a-z0-9]))")
CLASS_OF: dict[str, str] = {
    **dict.fromkeys(ORDINALS, "ordinal"),
    **dict.fromkeys(("once", "twice", "thrice", "times"), "times"),
    **dict.fromkeys(("fiscal", "fy"), "fiscal"),
    **dict.fromkeys(PARTS, "part"),
    **dict.fromkeys(UNITS | PLURALS, "unit"),
    **dict.fromkeys(DEICTIC, "deictic"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys(FREQUENCIES, "frequency"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **{d + "s": "weekday" for d in FULL_WEEKDAYS},
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(HOLIDAYS | MOVING, "holiday"),
}
CLASS_OF |= {"second": "unit", "night": "part", "nights": "part"}

BEFORE_DATE = re.compile(
    rf"(?:(?P<mod>(?:the\s)?(?:very\s)?(?:early|late|mid)(?:\s(?:in|on))?[\s-]|(?:early|late|later|earlier)\s(?:in|on)\s)"
    rf"|(?P<edge>the\s(?:very\s)?(?:end|start|beginning|middle|close|latter\spart|early\spart|first\shalf|second\shalf|latter\shalf|rest|eve|first\sdays|last\sdays)\sof\s(?:the\s)?)"
    rf"|(?P<quarter>(?:the\s)?(?P<nth>first|second|third|fourth|last)\s(?P<piece>quarter|half)\s(?:of\s)?)"
    rf"|(?P<season>(?:the\s)?(?:early\s|late\s|mid-?\s?)?(?P<sname>{SEASON})(?:,?\s|\sof\s))"
    rf"|(?P<partof>(?:early\s|late\s)?(?:(?<=early\s)in\s|(?<=late\s)in\s)?(?:the\s)?(?:early\s|late\s|small\s)?(?P<pname>night|morning|afternoon|evening|hours|{PART})(?:\shours)?\sof\s(?:the\s)?)"
    rf"|(?P<week>the\s(?:week|weekend)\sof\s)"
    rf"|(?P<rel>(?:early\s|late\s)?(?P<relw>last|next|the\snext|the\ssame|that\ssame|this|this\spast|this\scoming|the\sfollowing|the\sprevious|that)\s)"
    rf"|(?P<theyear>the\syears?\s)"
    rf"|(?P<the>the\s)|(?P<ca>(?:ca?\.|circa)\s)|(?P<post>(?:post|pre)-))$"
)
BEFORE_UNIT = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[(\"'“‘—–-]))(?:(?P<appr>{APPROX})\s)?(?:(?:(?P<det>the|these|those|this)\s)?(?P<span>last|past|next|previous|following|coming|first|final|subsequent|ensuing|preceding)\s)?"
    rf"(?P<num>{NUMBER})(?:\s(?:more|full|straight|consecutive|whole|long|additional|other|previous|further|tumultuous|brutal|bloody))?[\s-]$"
)
BEFORE_REL = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(\"'“‘—–-]))(?P<mod>(?:early|late|later|earlier)(?:\s(?:in|on))?\s|(?:the\s)?(?:very\s)?(?:end|start|beginning|middle|latter\spart|rest|close|first\shalf|second\shalf)\sof\s)?"
    r"(?P<det>last|next|this\spast|this\scoming|this|that\ssame|that\svery|that|the\ssame|the\sprevious|the\spreceding|the\sfollowing|the\snext|the\scoming|the\spast|the\slast|past|coming|recent|previous|following|"
    r"every\sother|every|each|per|the|these|an?|one|any|in\srecent|the\sday)\s$"
)
