"""What a relative expression is relative to: the page's day, the last date mentioned, the tense of the words around."""

import datetime
import re
from collections.abc import Callable

import msgspec

from memcon.record.types import Stamp
from memcon.times.calendar import Point, as_date
from memcon.times.types import Direction, ZoneLookup

FUTURE = re.compile(
    r"\b(?:will|won't|shall|would|upcoming|scheduled|slated|planned|plans?\sto|planning|due|ahead\sof|going\sto|expects?|expected|set\s(?:to|for)|about\sto|next|coming|is\sto|are\sto|to\s(?:be|begin|start|meet|hold|"
    r"visit|take\splace|resume|vote|convene|attend|open|travel|arrive|return|continue|discuss|end|expire|run|decide|host|sign)|deadline|until|by|no\slater\sthan|forthcoming|may|intends?|invited|postponed|invites|tentatively|looks?\sforward)\b"
)
PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|held|met|took|came|went|began|gave|made|spoke|left|sent|won|lost|led|saw|shot|fell|broke|fought|struck|flew|hit|put|read|wrote|ran|became|found|brought|got|kept|ago|last|since|"
    r"after|has|have|[a-z]{2,}ed)\b"
)

NEXT_PAST = re.compile(
    r"\s(?:\w+ly\s)?(?:was|were|had|did|said|told|held|met|took|came|went|began|gave|made|(?!(?:need|scheduled|planned|expected|proposed)\b)[a-z]{3,}ed)\b"
)


class Context(msgspec.Struct):
    """State of one reading of one text; made and dropped inside `find_times`."""

    low: str
    day: datetime.date | None
    """The page's local day."""
    page: Point | None
    """The page's day, month or year."""
    narrative: bool
    """A history, told from date to date: relative dates lean on the last one mentioned."""
    hint: Callable[[int, int], Direction | None] | None = None
    zones: ZoneLookup | None = None
    last: Point | None = None
    """The last date mentioned, of any precision."""
    last_day: Point | None = None
    last_day_end: int = -1
    fine: Point | None = None
    """The last month or day mentioned."""

    def mention(self, point: Point, end: int) -> None:
        if point.year is None:
            return
        self.last = point
        if point.unit in ("day", "month"):
            self.fine = point
        if point.unit == "day":
            self.last_day, self.last_day_end = point, end

    def thread(self) -> Point | None:
        """Where the tale is: the last date mentioned, but for a year far off ("a plan of 1812") the last month or day."""
        last, fine = self.last, self.fine
        if last is None or fine is None or last.unit in ("day", "month") or last.year is None or fine.year is None:
            return last
        return fine if abs(last.year - fine.year) > 8 else last

    def direction(self, start: int, end: int) -> Direction | None:
        """Past or future, from the caller's hint, else from the nearest tense word before (else after) in the sentence."""
        if self.hint is not None and (hinted := self.hint(start, end)):
            return hinted
        before, after = self.around(start, end)
        if NEXT_PAST.match(after):
            return "past"
        future, past = _last_end(FUTURE, before), _last_end(PAST, before)
        if future >= 0 or past >= 0:
            return "future" if future >= past else "past"
        first_future, first_past = FUTURE.search(after), PAST.search(after)
        if first_future and (first_past is None or first_future.start() <= first_past.start()):
            return "future"
        return "past" if first_past else None

    def around(self, start: int, end: int, width: int = 140) -> tuple[str, str]:
        """The words before and after within the sentence."""
        before = self.low[max(0, start - width) : start]
        cut = max(before.rfind(". "), before.rfind("\n"), before.rfind("? "), before.rfind("; "))
        after = self.low[end : end + width]
        stops = [i for i in (after.find(". "), after.find("\n"), after.find("; "), after.find(", ")) if i >= 0]
        return before[cut + 1 :], after[: min(stops)] if stops else after


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    position = -1
    for match in pattern.finditer(text):
        position = match.end()
    return position


def page_point(stamp: Stamp | None) -> Point | None:
    """The page's day, month or year from the EDTF of its stamp.

    None without a stamp, and where its year is open or no page's (before 1000, after 2999).
    """
    match = re.match(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", stamp.edtf) if stamp else None
    if match is None:
        return None
    year, month, day = match[1], match[2], match[3]
    if day and as_date(point := Point("day", int(year), int(month), int(day))):
        return point
    return Point("month", int(year), int(month)) if month and 1 <= int(month) <= 12 else Point("year", int(year))


def page_day(stamp: Stamp | None) -> datetime.date | None:
    """The page's day; None where its stamp is not known to the day."""
    point = page_point(stamp)
    return as_date(point) if point is not None else None


def is_narrative(low: str, page: Point | None) -> bool:
    """A history has many dates with their year, nearly all of other years than the page's, and few of the words that news hangs on ("on
    Thursday", "today")."""
    years = [int(y) for y in re.findall(r"\b(1\d{3}|20\d\d)\b(?!\s(?:people|troops|men))", low)] + [0] * len(
        re.findall(r"\d\s(?:bc\b|b\.c)", low)
    )
    if len(years) < 5:
        return False
    away = sum(1 for year in years if page is None or page.year is None or abs(page.year - year) > 1)
    news = len(re.findall(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|tomorrow)\b", low))
    return away > 0.6 * len(years) and news * 3 < len(years) - 4
