"""When the page was published: collector, metadata, front matter, address, the lines about the title, in that order of trust."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memcon.captures import FrontMatter
from memcon.record.types import Stamp

from .compose import Composed
from .dates import Found, find_stamps, first_stamp
from .facts import dateline_of
from .lines import Unit
from .wording import words_of

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited)\b", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|created|launched|filed|first|date|issued|released)\b", re.I)
_LONE_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d(?: ?[ap]\.?m\.?)?", re.I)
_REACH = 8
"""How many lines from the title a stamp may stand."""
_LONG = 160
"""A line of more characters is running text: its dates are the story's."""


@dataclass(frozen=True, slots=True)
class LineStamp:
    """A stamp in a line of the dump: the index of its unit, offsets of the dump, and whether the words call it an update."""

    unit: int
    found: Found
    start: int
    end: int
    updated: bool


def url_stamp(url: str | None) -> Stamp | None:
    """The day in an address such as …/2021/12/30/…"""
    match = _URL_DATE.search(url or "")
    found = first_stamp("-".join(match.groups())) if match else None
    return Stamp(edtf=found.edtf, zone=None, source="url") if found else None


def given_stamp(value: str | None, source: str) -> Stamp | None:
    """A stamp that stands in metadata, front matter or with the collector: an ISO time, an RFC 822 date, or EDTF kept as it is."""
    value = (value or "").strip()
    if not value:
        return None
    found = first_stamp(value)
    if found and "/" not in value.replace(value[found.start : found.end], ""):
        return Stamp(edtf=found.edtf, zone=found.zone, source=source)
    return (
        Stamp(edtf=value, zone=None, source=source)
        if re.fullmatch(r"[\dX]{4}(-[\dX]{2}(-[\dX]{2})?)?[?~%]?(/[\dX?~%-]+)?", value)
        else None
    )


def matter_stamps(head: FrontMatter | None) -> tuple[Stamp | None, Stamp | None]:
    """(published, updated) of a front matter."""
    if head is None:
        return None, None
    return tuple(given_stamp(field.value if field else None, "front matter") for field in (head.published, head.updated))  # type: ignore[return-value]


def line_stamps(units: Sequence[Unit], dump: str, title: int | None, body: Sequence[int]) -> list[LineStamp]:
    """The stamps about the title, the nearest first, then those behind the body; none from inside running text.

    A header far above the title shows the day of the capture: it comes last.
    """
    if not body:
        return []
    anchor = title if title is not None else body[0]
    near = range(max(0, min(anchor, body[0]) - _REACH), min(len(units), max(anchor, body[0]) + 3))
    behind = [i for i in range(body[-1], min(len(units), body[-1] + 8)) if i not in near]
    ranked: list[tuple[float, LineStamp]] = []
    for i in (*near, *behind):
        distance = abs(i - anchor) if i in near else 12 + i - body[-1]
        words = bool(_PUBLISHED.search(units[i].text) or _UPDATED.search(units[i].text))
        rank = distance - 6 * words + (2 if i < anchor - 1 else 0)
        if is_stamp_line(units[i].text):
            ranked += [(rank, stamp) for stamp in _of_line(units, dump, i)]
    return [stamp for _, stamp in sorted(ranked, key=lambda pair: (pair[0], pair[1].start))]


def is_stamp_line(text: str) -> bool:
    """Is a line a stamp and little else ("Published 11:34 PM EST Nov 19, 2019"), six other words at most?"""
    found = list(find_stamps(text)) if len(text) <= _LONG else []
    others = len(words_of(text)) - sum(len(words_of(text[f.start : f.end])) for f in found)
    cued = bool(_PUBLISHED.search(text) or _UPDATED.search(text))
    return bool(found) and others <= (6 + 6 * (len(found) - 1) if cued else 3)


def _of_line(units: Sequence[Unit], dump: str, i: int) -> list[LineStamp]:
    unit = units[i]
    text = unit.text
    following = units[i + 1] if i + 1 < len(units) else None
    if following and following.gap == 0 and _LONE_CLOCK.fullmatch(following.text):
        text = dump[unit.start : following.end]
    stamps, done = [], 0
    for found in find_stamps(text):
        before = text[done : found.start]
        updated = bool(_UPDATED.search(before)) and not _PUBLISHED.search(before)
        stamps.append(LineStamp(i, found, unit.start + found.start, unit.start + found.end, updated))
        done = found.end
    return stamps


def opening_stamp(text: str, start: int) -> LineStamp | None:
    """A day that opens the first paragraph, set off by a dash ("16 January 2008 – The Council …"), or in its dateline ("OSLO, March 3,
    2021 (Reuters) - The minister …"). `start`: the paragraph's in the dump."""
    dateline = dateline_of(text)
    found = first_stamp(text[: dateline.length if dateline else 60])
    if found and (dateline or (found.start == 0 and re.match(r"\s*[-–—]\s", text[found.end :]))):
        return LineStamp(-1, found, start + found.start, start + found.end, False)
    return None


def as_stamp(line: LineStamp, composed: Composed) -> Stamp:
    return Stamp(edtf=line.found.edtf, zone=line.found.zone, evidence=composed.spans(line.start, line.end), source="text")
