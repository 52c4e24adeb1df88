"""Live blogs: a page of posts, each headed by its clock. Every post is an article of its own in the same capture, with its own time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from memcon.captures.types import Capture, Part
from memcon.errors import NoArticle
from memcon.record.types import Article, BlockKind, CaptureFacts, Stamp

from .chrome import chrome_kind, icon_labels
from .compose import Composed, Piece, compose
from .dates import Clock, find_stamps, first_stamp, moment, opening_clock
from .facts import by_address
from .heads import byline_name, has_sentence, is_byline, is_sentence, kind_of
from .language import language_of
from .lines import Unit, split_units
from .stamps import given_stamp, is_stamp_line, url_stamp
from .wording import words_of

if TYPE_CHECKING:
    from memcon.captures import Failure

LIVE = re.compile(
    r"\blive (?:updates?|blog|coverage|reporting)\b|\bas it happened\b|\bliveblog\b|^live\s*[:|–—-]|\blive:\s|\s[|–—-]\s*live$", re.I
)
"""What titles of live blogs say."""
_MAY_BE_TEXT = re.compile(r"\blive|\bas it happened\b", re.I)
_MAY_BE_HTML = re.compile(r"<(?:title|h1)\b[^>]*>[^<]{0,400}?\b(?:live|as it happened\b)|^[^<]*\blive", re.I)
"""Only pages with such words are looked at further: this is asked of every page."""
LEAST = 4
"""Posts that a live blog has at least; an article has a clock or two in lines of their own."""
_LABEL = re.compile(r"(?:(?:posted|published|updated)(?: at)?:? )?", re.I)
_DAY = re.compile(
    r"\W*(?:(?:posted|published|updated)(?: at)?:? \d{1,2}[:.]\d\d|[A-Z]\w{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z]\w{2,8})?\W*", re.I
)
"""What may stand behind the clock in its line: the clock once more, or a day."""
_TEXT = re.compile(r"\W{0,4}\s(?=[A-ZÀ-Þ\"“‘'])")
_TOLD = 0.8
"""The part of the posts that has a sentence; the clocks of a list of headlines have none."""
_TITLE = 25
"""Words of a post's own headline at most."""
_FOOT = 3
"""Lines without a sentence that end the last post."""


@dataclass(frozen=True, slots=True)
class Head:
    """The clock that heads a post: its length in the line, in characters, and what it says; `edtf` where it says the day too."""

    length: int
    clock: Clock | None
    edtf: str | None


def head_of(text: str) -> Head | None:
    """The clock that a line is, or opens with: "10:42 GMT", "Posted at 10:42", "10:42 Ministers arrive in Oslo."."""
    if len(text) <= 80 and is_stamp_line(text):
        found = first_stamp(text)
        return Head(len(text), None, found.edtf) if found and "T" in found.edtf else None
    label = _LABEL.match(text)
    start = label.end() if label else 0
    opening = opening_clock(text[start:])
    if opening is None:
        return None
    clock, length = opening
    if _DAY.fullmatch(text, start + length):
        return Head(len(text), clock, None)
    return Head(start + length, clock, None) if _TEXT.match(text, start + length) else None


def each_article(found: "Iterable[Capture | Failure]") -> "Iterator[Capture | Failure]":
    """The captures, each live blog as its posts. Items of a list of captures stay whole: they have one answer each."""
    for item in found:
        posts = posts_of(item) if isinstance(item, Capture) and not item.listed else ()
        yield from posts or (item,)


def posts_of(capture: Capture) -> tuple[Capture, ...]:
    """The posts of a live blog in the order of the page, each a capture of the same bytes with its part and an id; () for other pages.

    A live blog says so above its first post, and most of its posts have a sentence.
    """
    if not (_MAY_BE_TEXT if capture.html is None else _MAY_BE_HTML).search(capture.title or capture.html or capture.text or ""):
        return ()
    page = page_of(capture)
    heads = [(i, head) for i, unit in enumerate(page.units) if (head := head_of(unit.text))]
    title = _live_title(capture, [u.text for u in page.units[: heads[0][0]]]) if len(heads) >= LEAST else None
    if title is None:
        return ()
    edges = [*(i for i, _ in heads), _end(page.units, heads[-1][0])]
    told = sum(any(has_sentence(u.text) for u in page.units[a:b]) for a, b in pairwise(edges))
    if told < _TOLD * len(heads):
        return ()
    times = _times(capture, page.units, heads)
    names = _ids(capture, [head for _, head in heads])
    return tuple(
        msgspec.structs.replace(
            capture,
            id=name,
            part=Part(start=page.units[a].start, end=page.units[b - 1].end, published=edtf, of=title, number=len(heads)),
        )
        for (a, b), edtf, name in zip(pairwise(edges), times, names, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Page:
    """The text that the parts of a capture are told in, its lines, and the kind of each where markup says it."""

    text: str
    units: list[Unit]
    kinds: dict[int, BlockKind]
    """By the offset at which the line starts."""


def page_of(capture: Capture) -> Page:
    """The text of a capture; of HTML, the lines that it shows, one below the other."""
    if capture.html is None:
        text = capture.text or ""
        return Page(text, split_units(text, capture.base), {})
    from .rendered import lines_of_html

    units: list[Unit] = []
    kinds: dict[int, BlockKind] = {}
    at = 0
    lines = lines_of_html(capture.html)
    for line in lines:
        units.append(Unit(at, at + len(line.text), line.text, 0, 1))
        kinds[at] = line.kind
        at += len(line.text) + 1
    return Page("\n".join(line.text for line in lines), units, kinds)


def _live_title(capture: Capture, above: Sequence[str]) -> str | None:
    """The title that calls the page live: the collector's, or the last such line above the first post."""
    lines = [capture.title] if capture.title else [text for text in reversed(above) if len(words_of(text)) >= LEAST]
    return next((text for text in lines if LIVE.search(text) and not is_sentence(text)), None)


def _end(units: Sequence[Unit], last: int) -> int:
    """The line after the last post: three lines in a row without a sentence are the foot of the page."""
    end, first = last + 1, True
    for i in range(last + 1, len(units)):
        if has_sentence(units[i].text) and chrome_kind(units[i].text) is None:
            end, first = i + 1, False
        elif i - end >= _FOOT - 1 + first:
            break
    return end


def _times(capture: Capture, units: Sequence[Unit], heads: Sequence[tuple[int, Head]]) -> list[str | None]:
    """The EDTF of each post: its clock on the day that it says, that a line above it says, or that is the page's.

    The page's day counts where the clocks run one way: those of a blog that went past midnight are of two days.
    """
    clocks = [(head.clock[0], head.clock[1]) for _, head in heads if head.clock]
    one_way = all(a <= b for a, b in pairwise(clocks)) or all(a >= b for a, b in pairwise(clocks))
    day = _page_day(capture, [u.text for u in units[: heads[0][0]]]) if one_way else None
    times: list[str | None] = []
    done = heads[0][0]
    for i, head in heads:
        day = next((d for u in reversed(units[done:i]) if (d := _day_line(u.text))), day)
        times.append(head.edtf or (moment(day, *head.clock)[0] if day and head.clock else None))
        done = i
    return times


def _page_day(capture: Capture, above: Sequence[str]) -> date | None:
    """The one day that the collector, the markup, the address or the stamps above the first post name; None where they name several."""
    from .html import stated_times

    stated = stated_times(capture.html) if capture.html else ()
    stamps = [given_stamp(capture.published, "collector") or url_stamp(capture.url), *stated]
    days = [stamp.edtf for stamp in stamps if stamp] + [f.edtf for text in above if is_stamp_line(text) for f in find_stamps(text)]
    found = {edtf[:10] for edtf in days}
    try:
        return date.fromisoformat(*found) if len(found) == 1 else None
    except ValueError:  # a month or a year alone
        return None


def _day_line(text: str) -> date | None:
    """The day of a line that is a day and no more: "Wednesday, March 4, 2020"."""
    found = first_stamp(text) if len(text) <= 40 and is_stamp_line(text) else None
    return date.fromisoformat(found.edtf) if found and len(found.edtf) == 10 else None


def _ids(capture: Capture, heads: Sequence[Head]) -> list[str]:
    """Ids of posts: what the capture is called, and the clock; a second post of one minute has a number."""
    base = capture.id or capture.url or capture.sha256[:16]
    seen: Counter[str] = Counter()
    names = []
    for head in heads:
        clock = head.edtf or ("{:02d}:{:02d}".format(*head.clock[:2]) if head.clock else "")
        seen[clock] += 1
        names.append(f"{base}#{clock}" + (f"-{seen[clock]}" if seen[clock] > 1 else ""))
    return names


def cut_post(capture: Capture, part: Part, *, published: str | None, outlet: str | None, any_language: bool) -> Article:
    """The article of a part: its clock, its own headline or else that of the page, and its lines without chrome. Raises NoArticle where it
    has no sentence, and UnknownLanguage."""
    page = page_of(capture)
    units = [u for u in page.units if part.start <= u.start and u.end <= part.end]
    head = head_of(units[0].text)
    clock = Unit(units[0].start, units[0].start + (head.length if head else 0), "", 0, 0)
    body = [u for u in (_rest(units[0], clock.end), *units[1:]) if u.text and chrome_kind(u.text) is None and not icon_labels(u.text)]
    if not any(has_sentence(u.text) for u in body):
        raise NoArticle("This post of a live blog holds no running text.")
    title = body.pop(0) if _is_headline(body) else None
    bylines = [u for u in body[:2] if is_byline(u.text)]
    pieces = [Piece("title", title.start, title.end)] if title else []
    pieces.append(Piece("date", clock.start, clock.end))
    pieces += [Piece("byline" if u in bylines else page.kinds.get(u.start) or kind_of(u), u.start, u.end) for u in body]
    composed = compose(page.text, pieces)
    url = capture.url
    host_outlet, side = by_address(url)
    return Article(
        title=title.text if title else part.of,
        standfirst=None,
        byline=byline_name(bylines[0].text) if bylines else None,
        outlet=outlet or capture.outlet or host_outlet,
        url=url,
        language=language_of(" ".join(u.text for u in body), refuse=not any_language),
        published=given_stamp(published, "collector") or _stamp(part, composed, clock),
        dateline=None,
        side=side,
        text=composed.text,
        blocks=composed.blocks,
        segments=composed.segments if capture.html is None else None,
        capture=CaptureFacts(sha256=capture.sha256, media_type=capture.media_type, length=len(capture.text or capture.html or "")),
        notes=(*capture.notes, f"One of the {part.number} posts of a live blog; what stands above the first of them is left out."),
    )


def _rest(unit: Unit, start: int) -> Unit:
    """What stands behind the clock in its line."""
    text = unit.text[start - unit.start :].lstrip(" -–—:|,•·\t")
    return Unit(unit.end - len(text), unit.end, text, 0, 0)


def _is_headline(body: Sequence[Unit]) -> bool:
    first = body[0].text
    return (
        len(body) > 1
        and 3 <= len(words_of(first)) <= _TITLE
        and not has_sentence(first)
        and not is_byline(first)
        and first[-1] not in ".!:;,"
    )


def _stamp(part: Part, composed: Composed, clock: Unit) -> Stamp | None:
    stamp = given_stamp(part.published, "text")
    return msgspec.structs.replace(stamp, evidence=composed.spans(clock.start, clock.end)) if stamp else None
