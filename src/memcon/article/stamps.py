"""When the page was published: collector, metadata, front matter, address, the lines about the title, in that order of trust."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memcon.record.types import Stamp

from .dates import Found, find_stamps, first_stamp
from .lines import Unit

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited)\b", re.I)
_REACH = 8
"""How many lines from the title a stamp may stand."""
_TAIL_CUE = re.compile(r"\b(?:published|posted|updated|first (?:published|posted)|created|launched|filed|dated?)\b", re.I)


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
    if found:
        return Stamp(edtf=found.edtf, zone=found.zone, source=source)
    return Stamp(edtf=value, zone=None, source=source) if re.fullmatch(r"\d{4}(-\d\d)?", value) else None


def line_stamps(units: Sequence[Unit], dump: str, title: int | None, body: Sequence[int]) -> list[LineStamp]:
    """The stamps near the title, the nearest first, then those behind the body; none from inside running text."""
    if not body:
        return []
    anchor = title if title is not None else body[0]
    near = range(max(0, min(anchor, body[0]) - _REACH), min(len(units), max(anchor, body[0]) + 3))
    order = sorted(near, key=lambda i: (i < anchor - 3 and not _TAIL_CUE.search(units[i].text), abs(i - anchor) - (0.5 if i > anchor else 0)))
    behind = [i for i in range(body[-1], min(len(units), body[-1] + 8)) if i not in near and (_TAIL_CUE.search(units[i].text) or len(units[i].text) < 30)]
    return [stamp for i in (*order, *behind) for stamp in _of_line(units, dump, i)]


def _of_line(units: Sequence[Unit], dump: str, i: int) -> list[LineStamp]:
    unit = units[i]
    if len(unit.text) > 160:
        return []
    text = unit.text
    following = units[i + 1] if i + 1 < len(units) else None
    if following and following.gap == 0 and re.fullmatch(r"[0-2]?\d:[0-5]\d(?: ?[ap]\.?m\.?)?", following.text, re.I):
        text = dump[unit.start : following.end]
    found = [LineStamp(i, f, unit.start + f.start, unit.start + f.end, False) for f in find_stamps(text)]
    return [LineStamp(s.unit, s.found, s.start, s.end, bool(_UPDATED.search(text[: s.found.start]))) for s in found]
