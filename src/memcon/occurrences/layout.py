"""A comparison laid out for people: accounts as columns, official sides first, points as rows. One layout for the terminal, for Markdown,
for HTML and for the desk.

`columns` makes it. A column is a voice: an official side with all its texts, an outlet, an agency's text under however many mastheads.
A cell holds the words of that voice with their places, or says why there are none: the voice is silent, its text is too short to call
that a silence, or it is of another event. All strings are plain lines (`memcon.record.plain`); HTML has still to escape them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from memcon.occurrences.types import ROOM, Account, Cite, Comparison, Doubt, Point
from memcon.record.plain import plain, shortened
from memcon.record.types import Record

State = Literal["spoke", "silent", "short", "aside"]
"""spoke: there are words. silent: there was room for them. short: fewer words than `ROOM`. aside: it only recalls the occurrence."""
NEXT = "What is expected next, by several accounts"
DATES = "Dates that differ"
_CELL = 3
"""Citations of one voice that a cell shows; the comparison has all."""
_FEW = 5
"""Texts of one voice, or of one wording, that are told one by one."""
_LONG = 150
"""Characters to which words are cut that are not the first of their cell."""
_APART = 3
"""Accounts of another event that are named."""
_TITLE = 60
"""Characters of their titles."""
_FIELDS = {"content": "", "when": "", "naming": "", "channel": "", "initiator": "", "characterisation": "", "duration": ""}
"""How fields are told where their own name is not it; "" where the label says it all."""


@dataclass(frozen=True)
class Source:
    """One article, for a reader who wants to look it up. `number` counts from 1, in the order of the accounts."""

    number: int
    record: str
    name: str
    """The outlet, else the file that it came from."""
    side: str | None
    title: str
    day: str
    """The stamp of the page as EDTF; "" where it has none."""
    url: str
    """An address of the web (http, https); "" where the page has none."""
    words: int
    main: bool
    copy_of: int | None
    """The number of the source that this is a near copy of."""


@dataclass(frozen=True)
class Quote:
    """Words of an account. `shown` is what a cell has room for, `before`, `words` and `after` are the page's own, with their paragraph."""

    source: Source
    place: str
    """¶3 is the third paragraph, T the title."""
    shown: str
    before: str
    words: str
    after: str
    attributed: bool
    """Does the account give these words to somebody? Else they are in its own voice."""
    speaker: str | None
    """To whom, where the account says so."""


@dataclass(frozen=True)
class Cell:
    """What one voice has on one point."""

    state: State
    quotes: tuple[Quote, ...] = ()
    more: int = 0
    """Further citations that are not shown."""


@dataclass(frozen=True)
class Voice:
    """What speaks with one mouth: a column."""

    name: str
    side: str | None
    sources: tuple[Source, ...]
    about: str
    """Its length in words: "95 + 1,720 words"."""


@dataclass(frozen=True)
class Row:
    """A point. `head`: "contradict", "contradict, if they tell of one event", "agree", "only Kremlin (RUS)", "each in its own words";
    `field` may be ""; a cell for each voice."""

    head: str
    kind: str
    field: str
    label: str
    cells: tuple[Cell, ...]
    confidence: float

    def silent(self) -> tuple[int, ...]:
        """The voices that had room to speak of it and do not."""
        return tuple(i for i, cell in enumerate(self.cells) if cell.state == "silent")


@dataclass(frozen=True)
class Part:
    """Rows under a heading; the first part has none."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Layout:
    """A comparison, ready to be drawn."""

    title: str
    """The occurrence in one line."""
    counted: str
    """How many accounts there are, and which of them are one text."""
    doubt: str
    """A sentence where they may not tell of one event; else ""."""
    voices: tuple[Voice, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    """What one must know to read the table, a sentence each."""


def columns(
    comparison: Comparison, records: Sequence[Record], *, names: Mapping[str, str] | None = None, limit: int | None = None
) -> Layout:
    """Lay a comparison out. `records` are those compared, more do no harm; `names` calls records whose page has no outlet (by default
    their id); of the points the first `limit`, by default all."""
    by_id = {record.id: record for record in records}
    sources = tuple(_sources(comparison, by_id, names or {}))
    shown = comparison.points[:limit]
    cited = {cite.record for point in shown for value in point.values for cite in value.cites}
    voices = tuple(v for v in _voices(comparison, sources, by_id) if any(s.main or s.record in cited for s in v.sources))
    parts = [Part(heading, tuple(_row(point, voices, by_id, comparison.doubt) for point in points)) for heading, points in _parted(shown)]
    hidden = len(comparison.points) - len(shown)
    return Layout(
        title=plain(comparison.occurrence.label),
        counted=_counted(comparison, sources, by_id),
        doubt=_doubt(comparison, sources),
        voices=voices,
        parts=tuple(part for part in parts if part.rows),
        sources=sources,
        notes=(*_notes(sources, voices), *([f"{hidden} further points are not shown."] if hidden else [])),
    )


def _parted(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """What is expected next, and days that differ, stand apart, below."""
    dates = [p for p in points if p.kind == "contradict" and p.field == "when"]
    following = [p for p in points if p.kind == "agree" and p.field in ("plan", "when")]
    rest = [p for p in points if p not in dates and p not in following]
    return [("", rest), (NEXT, following), (DATES, dates)]


OFFICIAL = "Official text"
"""What an official text is called whose page does not name the office."""


def _sources(comparison: Comparison, records: Mapping[str, Record], names: Mapping[str, str]) -> Iterator[Source]:
    numbers = {account.record: i for i, account in enumerate(comparison.accounts, 1)}
    for account in comparison.accounts:
        record = records.get(account.record)
        article = record.article if record else None
        url = article.url if article and article.url and article.url.startswith(("http://", "https://")) else ""
        yield Source(
            number=numbers[account.record],
            record=account.record,
            name=plain(account.outlet or (OFFICIAL if account.side else names.get(account.record, account.record).rpartition("/")[2])),
            side=account.side,
            title=plain((article.title if article else None) or ""),
            day=article.published.edtf if article and article.published else "",
            url=plain(url),
            words=account.words,
            main=account.main,
            copy_of=numbers.get(account.source or ""),
        )


def _mouth(account: Account, records: Mapping[str, Record]) -> str:
    """What accounts of one voice have in common."""
    agency = records[account.record].article.agency if account.record in records else None
    return account.side or agency or account.outlet or account.record


def _voices(comparison: Comparison, sources: Sequence[Source], records: Mapping[str, Record]) -> Iterator[Voice]:
    """The voices in the order of the accounts, which has the sides first."""
    mouths = {account.record: _mouth(account, records) for account in comparison.accounts}
    groups: dict[str, list[Source]] = {}
    for account, source in zip(comparison.accounts, sources, strict=True):
        groups.setdefault(mouths.get(account.source or account.record, ""), []).append(source)
    for own in groups.values():
        name = own[0].name.partition(" (")[0] if own[0].side else ", ".join(dict.fromkeys(source.name for source in own))
        first = own[0]
        lengths = [source.words for source in own if source.copy_of is None or all(source.copy_of != o.number for o in own)]
        yield Voice(f"{name} ({first.side})" if first.side else name, first.side, tuple(own), _length(lengths))


def _length(words: Sequence[int]) -> str:
    """ "95 + 1,720 words"; of many texts how many, and how long the shortest and the longest are."""
    if len(words) <= _FEW:
        return f"{' + '.join(f'{number:,}' for number in words)} words"
    return f"{len(words)} texts, {min(words):,} to {max(words):,} words"


def _named(sources: Sequence[Source]) -> str:
    """ "The Lamp, The Owl"; of many the first, and how many others there are."""
    shown = ", ".join(source.name for source in sources[:_FEW])
    return shown if len(sources) <= _FEW else f"{shown} and {len(sources) - _FEW} others"


def _counted(comparison: Comparison, sources: Sequence[Source], records: Mapping[str, Record]) -> str:
    """ "3 accounts, of which 2 are one text by AP (The Lamp, The Owl)"."""
    copies: dict[int, list[Source]] = {}
    for source in sources:
        if source.copy_of is not None:
            copies.setdefault(source.copy_of, [sources[source.copy_of - 1]]).append(source)
    told = []
    for group in copies.values():
        agency = next((a for s in group if s.record in records and (a := records[s.record].article.agency)), None)
        by = f" by {plain(agency)}" if agency else ""
        told.append(f"{len(group)} are one text{by} ({_named(group)})")
    if len(told) > _FEW:
        texts = len(sources) - sum(len(group) - 1 for group in copies.values())
        return f"{len(sources)} accounts, {texts} of them in words of their own"
    return f"{len(sources)} accounts" + (f", of which {' and '.join(told)}" if told else "")


def _doubt(comparison: Comparison, sources: Sequence[Source]) -> str:
    """ "2 of these 3 accounts seem to tell of one event, The Lark (“Fog”) of another. …"."""
    if comparison.doubt is None:
        return ""
    first, *others = comparison.doubt.groups
    apart = [source for source in sources if any(source.record in group for group in others)]
    if len(first) == 1:
        told, one = "These accounts do not seem to tell of one event", "they do"
    else:
        named = [f"{source.name} (“{shortened(source.title, _TITLE)}”)" if source.title else source.name for source in apart[:_APART]]
        more = f" and {len(apart) - _APART} more" if len(apart) > _APART else ""
        other = "another" if len(others) == 1 else "others"
        one = "these are one"
        told = f"{len(first)} of these {len(sources)} accounts seem to tell of one event, {', '.join(named)}{more} of {other}"
    hundredths = round(100 * comparison.doubt.likely)
    chance = f"{hundredths} in 100" if hundredths else "less than 1 in 100"
    return f"{told}: memcon puts the chance that {one} at {chance}, and lays them side by side only because they were given together."


def _row(point: Point, voices: Sequence[Voice], records: Mapping[str, Record], doubt: Doubt | None) -> Row:
    cells = tuple(_cell(point, voice, records) for voice in voices)
    speakers = [voice.name for voice, cell in zip(voices, cells, strict=True) if cell.state == "spoke"]
    head: str = point.kind
    if point.kind == "only_in" and len(speakers) == 1:
        head = f"only {speakers[0]}"
    elif point.kind == "only_in":
        head = "each in its own words"
    elif len(speakers) == 1 and point.kind == "agree":
        head = f"only {speakers[0]}, in several texts"
    elif point.kind == "contradict" and doubt and doubt.parts(point):
        head = "contradict, if they tell of one event"
    return Row(head, point.kind, _FIELDS.get(point.field, point.field), plain(point.label), cells, point.confidence)


def _cell(point: Point, voice: Voice, records: Mapping[str, Record]) -> Cell:
    own = {source.record: source for source in voice.sources}
    found = [
        (value.value, cite) for value in point.values for cite in value.cites if cite.record in own and cite.record in records
    ]  # fmt: skip
    if not found:
        if any(source.record in point.silent for source in voice.sources):
            return Cell("silent")
        return Cell("short" if any(source.main for source in voice.sources) else "aside")
    quotes = [_quote(records[cite.record], own[cite.record], cite, value) for value, cite in found]
    quotes = [quote for quote in quotes if quote.place != "T"] or quotes
    distinct = list({quote.words: quote for quote in reversed(quotes)}.values())[::-1]
    kept = [quote if not i else _cut(quote) for i, quote in enumerate(distinct[:_CELL])]
    return Cell("spoke", tuple(kept), len(distinct) - len(kept))


def _cut(quote: Quote) -> Quote:
    shown = shortened(quote.shown, _LONG)
    return Quote(quote.source, quote.place, shown, quote.before, quote.words, quote.after, quote.attributed, quote.speaker)


def _quote(record: Record, source: Source, cite: Cite, value: str) -> Quote:
    text = record.article.text
    block = next((b for b in record.article.blocks if b.start <= cite.start < b.end), None)
    first, last = (block.start, max(block.end, cite.end)) if block else (cite.start, cite.end)
    attributed, speaker = _speaker(record, cite)
    return Quote(
        source,
        _place(record, cite.start),
        _shown(plain(value), plain(text[cite.start : cite.end])),
        plain(text[first : cite.start]),
        plain(text[cite.start : cite.end]),
        plain(text[cite.end : last]),
        attributed,
        speaker,
    )


def _shown(value: str, words: str) -> str:
    """What a cell shows: the value, where it is in this account's own words; else the value with those words after it."""
    name, colon, rest = value.partition(": ")
    if (rest or value).removesuffix("…").strip() in words:
        return value
    return f"{name if colon else value}: “{shortened(words, _LONG)}”"


def _speaker(record: Record, cite: Cite) -> tuple[bool, str | None]:
    """Does the account give these words to somebody, and to whom: by the statement that shares most with them."""
    best, shared = None, 0
    for said in record.statements:
        common = min(said.content[1], cite.end) - max(said.content[0], cite.start)
        if common > shared and 2 * common >= min(cite.end - cite.start, said.content[1] - said.content[0]):
            best, shared = said, common
    if best is None:
        return False, None
    return True, next((plain(actor.name) for actor in record.actors if actor.id == best.speaker), None)


def _place(record: Record, start: int) -> str:
    """Where in its article: ¶3, T for the title; "" outside its blocks."""
    number = 0
    for block in record.article.blocks:
        number += block.kind not in ("title", "byline", "date", "dateline", "caption", "heading")
        if block.start <= start < block.end:
            return "T" if block.kind == "title" else f"¶{number}"
    return ""


def _notes(sources: Sequence[Source], voices: Sequence[Voice]) -> Iterator[str]:
    """What one must know to read the table."""
    short = [source for source in sources if source.words < ROOM]
    if short:
        told = ", ".join(f"{source.name} {source.words}" for source in short)
        yield f"Too short for a silence to mean anything (words): {told}."
    shown = {source.number for voice in voices for source in voice.sources}
    aside = [source for source in sources if not source.main and source.number not in shown]
    if aside:
        yield f"About another event, and left out of the columns: {', '.join(source.title or source.name for source in aside)}."
