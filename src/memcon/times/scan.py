"""Where time expressions stand: trigger words first, then the shape around each."""

import re

import msgspec

from memcon.times import lexicon as lex
from memcon.times import patterns as p

WINDOW = 48
"""How many characters before a trigger can belong to its expression."""


class Raw(msgspec.Struct, frozen=True):
    """An expression that was found but not yet valued. `form` names the shape, `parts` its named pieces (lower case), `before` what
    stands in front of it
    and belongs to it."""

    start: int
    end: int
    form: str
    parts: dict[str, str | None]
    before: dict[str, str | None]
    cut: tuple[int, int] | None = None
    """Of a range ("9–10 January"): where its first part ends and its second begins."""


def lowered(text: str) -> str:
    """Lower case without a change of length, so that offsets hold; typographic apostrophes and odd blanks become plain ones."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")


def scan(text: str, low: str) -> list[Raw]:
    """All expressions, left to right, without overlaps."""
    found: list[Raw] = []
    position = floor = 0
    bc = low.count(" bc") + low.count(" b.c") >= 5
    while match := p.TRIGGER.search(low, position):
        position = match.end()
        if match.start() < floor:
            continue
        word = match["word"]
        raw = _digit(text, low, match.start(), floor, bc) if word is None else _word(text, low, match.start(), floor, p.CLASS_OF[word])
        if raw is not None and raw.end > raw.start >= floor:
            found.append(raw)
            floor = raw.end
            position = max(position, floor)
    return found


def _window(pattern: re.Pattern[str], low: str, start: int, floor: int) -> tuple[int, dict[str, str | None]]:
    """The start of what belongs in front, and its pieces; the trigger's own start where nothing does."""
    begin = max(floor, start - WINDOW)
    piece = low[begin:start]
    cut = max(piece.rfind("\n"), piece.rfind(". "), piece.rfind(", ")) + 1
    hit = pattern.search(piece, cut)
    return (begin + hit.start(), hit.groupdict()) if hit else (start, {})


NOT_A_YEAR = re.compile(
    r"(?:[$€£#№]\s?|\b(?:no\.|number|resolution|flight|room|page|article|section|bill|highway|boeing|route|channel|about|nearly|over|some|"
    r"least|most|than|approximately|around|almost|of\sthe|only|another|all|an\sestimated|killed|killing|wounded|injured|with|are|were)\s)$"
)
COUNTED = re.compile(
    r"\s(?:[a-z-]+\s)?(?:people|troops|soldiers|men|women|children|workers|dollars|euros|pounds|rubles|miles|kilomet\w+|km|met\w+|feet|tons|tonnes|barrels|deaths|dead|casualties|killed|wounded|prisoners|others|"
    r"members|civilians|aircraft|tanks|guns|ships|homes|houses|police|fighters|students|refugees|jobs|votes|points|percent|square|protesters|demonstrators|persons|officers|vehicles|companies|bodies|marines|"
    r"reservists|artillery|infantry|cavalry|strong|rounds|vessels|planes|bombs|missiles|shells|families|villages|mm|cm|kg|acres|hectares|peacekeepers|advisors|advisers|personnel)\b"
)


def _digit(text: str, low: str, start: int, floor: int, bc: bool) -> Raw | None:
    if start and low[start - 1] in ".,$€£#/" and low[start - 2 : start - 1].isdigit() | (low[start - 1] in "$€£#"):
        return None
    if low[start] == "'":
        return _short_year(low, start, floor)
    for name, shape in p.DIGIT_SHAPES:
        if name in ("ordinal", "shortyear"):
            continue
        if (match := shape.match(low, start)) is None:
            continue
        if name == "date" and not _capital_month(text, match, "mon"):
            continue
        if name in ("year", "years", "decade") and (
            NOT_A_YEAR.search(low, max(0, start - 20), start) or (name == "year" and COUNTED.match(low, match.end()))
        ):
            return None
        if name == "clock" and not _is_clock(low, match):
            continue
        before_start, before = (start, {}) if name in ("iso", "nine", "numeric", "clock") else _window(p.BEFORE_DATE, low, start, floor)
        if before.get("the") and (name == "year" or (name == "date" and re.match(r"\s[a-z]{4,}", low[match.end() : match.end() + 8]))):
            before_start = start
        return Raw(before_start, _trim(low, before_start, match.end(), name), name, match.groupdict(), before, _cut(match))
    return _ordinal_day(low, start, floor) or (_bc_year(low, start) if bc else None)


def _cut(match: re.Match[str]) -> tuple[int, int] | None:
    names = match.groupdict()
    for first, second in (("d", "d2"), ("y", "y2")):
        if names.get(second):
            return match.end(first), match.start(second)
    return None


def _is_clock(low: str, match: re.Match[str]) -> bool:
    """A bare "2:1" or "19:30" may be a score or a verse: a clock needs a.m./p.m., a zone, two digits, or a word like "at" before it."""
    if match["h24"] is None or match["utc"] or match["abbr"] or match["local"] or match["place"]:
        return True
    if re.match(r"\s?(?:-|–|win|victory|lead|defeat|draw)", low[match.end() : match.end() + 9]):
        return False
    return len(match["h24"]) == 2 or bool(
        re.search(r"(?:at|by|until|from|since|around|about|before|after)\s$", low[max(0, match.start() - 8) : match.start()])
    )


def _trim(low: str, start: int, end: int, name: str) -> int:
    """Blanks, a closing bracket and the sentence's own stop are never part; the stop of "Jan." and "p.m." is."""
    while end > start and low[end - 1] in " \n\t()":
        end -= 1
    whole = name in ("weekday", "deictic") or re.search(r"(?:\d|[a-z]{5,}|may|june|july)\.$", low[start:end])
    return end - 1 if whole and low[end - 1] == "." else end


def _short_year(low: str, start: int, floor: int) -> Raw | None:
    match = re.compile(r"'(?P<y>\d\d)(?P<dec>s)?\b").match(low, start)
    if match is None or (start and low[start - 1].isalnum()):
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    return Raw(before_start, match.end(), "shortyear", match.groupdict(), before)


def _ordinal_day(low: str, start: int, floor: int) -> Raw | None:
    """ "the 20th" alone is a day where nothing follows that it could count."""
    match = re.compile(r"(?P<d>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?=[.,;:)]|\s(?:and|the|when|but|while|as|in|at|he|they|a)\b|$)").match(
        low, start
    )
    if match is None or not low[max(0, start - 7) : start].endswith(("on the ", "by the ", "of the ")):
        return None
    return Raw(start - 4, match.end(), "ordinalday", match.groupdict(), {})


def _bc_year(low: str, start: int) -> Raw | None:
    """In a text on antiquity "in 499" is a year before Christ."""
    match = re.compile(r"(?P<y>\d{3})(?=[.,;:)](?!\d)|\s(?!\w+s\b))").match(low, start)
    if (
        match is None
        or COUNTED.match(low, match.end())
        or not re.search(r"\b(?:in|until|since|by|of|from)\s$", low[max(0, start - 7) : start])
    ):
        return None
    return Raw(start, match.end(), "bc", {"y": match["y"], "dec": None, "bc": "bc"}, {})


def _capital_month(text: str, match: re.Match[str], group: str) -> bool:
    return text[match.start(group)].isupper()


def _word(text: str, low: str, start: int, floor: int, kind: str) -> Raw | None:
    return {
        "month": _month,
        "weekday": _weekday,
        "unit": _unit,
        "deictic": _deictic,
        "season": _season,
        "part": _part,
        "frequency": _frequency,
        "holiday": _holiday,
        "times": _times,
        "fiscal": _fiscal,
        "ordinal": _century,
    }[kind](text, low, start, floor)


PREPOSED = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|last|next|this|early|late|mid|from|to|through|between|during|for|before|after|and|that|previous|following|every|each)[\s-]|-)$"
)


def _month(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.MONTH_SHAPE.match(low, start)
    if match is None or not text[start].isupper():
        return None
    name, bare = match["mon"], not (match["d"] or match["y"] or match["that"] or match["short"])
    if (
        bare
        and len(name) < 5
        and name not in ("june", "july")
        and (
            not PREPOSED.search(low, max(0, start - 12), start) or (name != "may" and low[start + len(name) : start + len(name) + 1] != ".")
        )
    ):
        return None
    if bare and name == "march" and low[max(0, start - 5) : start] in ("long ", " the "):
        return None
    if (
        bare
        and name in ("march", "august")
        and not PREPOSED.search(low, max(0, start - 12), start)
        and re.match(r"\s(?:on|to|of|for|by)\b", low[match.end() : match.end() + 5])
    ):
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    if before.get("the"):
        before_start, before = start, {}
    return Raw(before_start, _trim(low, before_start, match.end(), "month"), "month", match.groupdict(), before, _cut(match))


def _weekday(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.WEEKDAY_SHAPE.match(low, start)
    if match is None or not text[start].isupper():
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    if before.get("the") or before.get("season"):
        before_start, before = start, {}
    if every := re.search(r"\b(?:every|each)\s$", low[max(floor, start - 6) : start]):
        before_start, before = start - len(every[0]), {"every": "every"}
    return Raw(before_start, _trim(low, before_start, match.end(), "weekday"), "weekday", match.groupdict(), before)


def _unit(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.UNIT_SHAPE.match(low, start)
    if match is None or (
        match["unit"] in ("min", "hr", "second", "seconds", "quarter", "quarters")
        and not re.search(r"\d\s$|\b(?:last|next|this|few)\s$", low[max(0, start - 6) : start])
    ):
        return None
    end, parts = match.end(), match.groupdict()
    parts["plural"] = "s" if match["unit"] in lex.PLURALS else None
    before_start, before = _window(p.BEFORE_UNIT, low, start, floor)
    if before and before["det"] and (preposition := before["appr"]) in ("over", "under", "about", "around"):
        before_start += len(preposition) + 1
    if before and not (
        before["num"] in ("a", "an")
        and not before["appr"]
        and not match["after"]
        and re.search(r"\b(?:times|once|twice)\s(?:an?)\s$", low[max(floor, start - 20) : start])
    ):
        return _quantity(low, Raw(before_start, end, "quantity", parts, before))
    rel_start, rel = _window(p.BEFORE_REL, low, start, floor)
    if rel and _relative_fits(low, rel, parts, end):
        if parts["after"] and not parts["dir"]:
            end = start + len(match["unit"])
        return Raw(rel_start, end, "relative", parts, rel)
    if parts["plural"] and parts["dir"]:
        return Raw(start, end, "quantity", parts, {"num": "several", "appr": None, "span": None})
    if match["after"] and match["after"].endswith("long"):
        return Raw(start, end, "quantity", parts, {"num": "several" if parts["plural"] else "a", "appr": None, "span": None})
    return None


def _quantity(low: str, raw: Raw) -> Raw | None:
    """Ages before a noun ("60-year-old") describe a person: the corpora do not mark them; "18 years old" they do."""
    after, number = raw.parts["after"] or "", raw.before["num"] or ""
    hyphen = low[raw.end - len(after) - len(raw.parts["unit"] or "") - 1] == "-"
    if after.startswith("-old") or (hyphen and "old" in after):
        return None
    if re.fullmatch(r"\d{4,}", number) and raw.parts["unit"] in ("day", "week", "month", "year"):
        return None
    if number in ("an", "a") and raw.parts["plural"]:
        return None
    if number == "some" and not raw.parts["plural"]:
        return None
    if number == "one" and not raw.before["appr"] and raw.parts["unit"] == "night":
        return None
    if (
        number in ("a", "an")
        and not raw.before["span"]
        and re.match(r"\sof\b|\swhen\b|\sin\swhich", low[raw.end : raw.end + 9])
        and not raw.parts["dir"]
        and not raw.before["appr"]
    ):
        return None
    return raw


def _relative_fits(low: str, rel: dict[str, str | None], parts: dict[str, str | None], end: int) -> bool:
    det, plural, mod = rel["det"] or "", bool(parts["plural"]), rel["mod"]
    if det in ("a", "an", "one", "any", "the day"):
        return False
    if det == "the":
        return bool(mod) and not plural
    if det in (
        "these",
        "in recent",
        "recent",
        "coming",
        "the coming",
        "past",
        "the past",
        "the last",
        "the next",
        "the following",
        "the previous",
    ):
        return not plural or det in ("these", "in recent", "recent", "coming", "the coming", "the following") or bool(mod)
    if det == "per":
        return parts["unit"] != "second"
    return not plural


def _deictic(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.DEICTIC_SHAPE.match(low, start)
    if match is None:
        return None
    word, left = match["w"], low[max(floor, start - 16) : start]
    begin, end = start, match.end()
    if word == "past":
        if not re.search(r"\bthe\s$", left) or not re.match(r"[.,;)]|\s(?:and|that|when|but)\b|$", low[end : end + 6]):
            return None
        begin = start - 4
    if word in ("recent", "soon"):
        return None
    if word == "future" and re.search(r"\bthe\s(?:near\s|foreseeable\s)?$", left):
        begin = start - len(re.search(r"the\s(?:near\s|foreseeable\s)?$", left)[0])  # type: ignore[index]
    if word == "now" and re.match(r"\s(?:that|infamous|famous)\b|[-]", low[end : end + 9]):
        return None
    if word == "now" and left.endswith("right "):
        begin = start - 6
    if hit := re.search(r"\b(?:early|late|later|earlier)\s(?:on\s)?$", left):
        begin = start - len(hit[0]) if word in ("today", "yesterday", "tomorrow", "tonight") else begin
    return Raw(begin, _trim(low, begin, end, "deictic"), "deictic", match.groupdict(), {})


def _season(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.SEASON_SHAPE.match(low, start)
    if match is None:
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    if match["y"] or match["that"]:
        return Raw(before_start, match.end(), "season", match.groupdict(), before)
    led = re.search(r"\b(?:in|during|until|by|since|through)\s(?:the\s)?$", low[max(floor, start - 12) : start])
    if match["season"] in ("fall", "spring") and not (led or before.get("rel") or before.get("mod")):
        return None
    if re.match(r"\s(?:of|camp|olympic|games|school|break|offensive)", low[match.end() : match.end() + 10]):
        return None
    return Raw(before_start, match.end(), "season", match.groupdict(), before)


DAY_PART = re.compile(
    r"(?:(?P<mod>early|late|later|earlier)\s)?(?P<det>this|that\ssame|that|the\ssame|the\snext|the\sfollowing|the\sprevious|last|one|every|each|(?<=in\s)the|at|by)\s$"
)


def _part(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.PART_SHAPE.match(low, start)
    if match is None:
        return None
    if match["part"] == "midday":
        return _deictic(text, low, start, floor)
    before_start, before = _window(DAY_PART, low, start, floor)
    if not before or (before["det"] in ("one", "last") and match["part"] not in ("night", "morning", "evening")):
        return None
    if before["det"] in ("at", "by"):
        before_start = start
    return Raw(before_start, match.end(), "daypart", match.groupdict(), before)


def _frequency(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.FREQUENCY_SHAPE.match(low, start)
    if match is None or (start and low[start - 1] == "-") or text[start].isupper():
        return None
    return Raw(start, match.end(), "frequency", match.groupdict(), {})


def _holiday(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.HOLIDAY_SHAPE.match(low, start)
    if match is None or not text[start].isupper() or match["holiday"] in ("epiphany",):
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    if not before.get("rel"):
        before_start, before = start, {}
    return Raw(before_start, match.end(), "holiday", match.groupdict(), before)


def _times(text: str, low: str, start: int, floor: int) -> Raw | None:
    begin = start
    if low.startswith("times", start):
        led = re.search(rf"\b(?:{p.NUMBER_WORD}|several|\d+)\s$", low[max(floor, start - 14) : start])
        if led is None:
            return None
        begin = start - len(led[0])
    match = p.TIMES_SHAPE.match(low, begin)
    return Raw(begin, match.end(), "times", match.groupdict(), {}) if match else None


def _fiscal(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.FISCAL_SHAPE.match(low, start)
    return Raw(start, match.end(), "fiscal", match.groupdict(), {}) if match else None


def _century(text: str, low: str, start: int, floor: int) -> Raw | None:
    match = p.ORDINAL_SHAPE.match(low, start)
    if match is None:
        return None
    before_start, before = _window(p.BEFORE_DATE, low, start, floor)
    return Raw(before_start, match.end(), "century", match.groupdict(), before)
