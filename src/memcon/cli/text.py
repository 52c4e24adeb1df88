"""A record as an analyst reads it: what happened, what is to come, who says what, and where to look it up.

Every line ends in the place that it came from: ¶3 is the third paragraph, T the title, S the standfirst. Nothing is printed that the
record does not hold. Text of the page goes through `plain`, so a page cannot drive the terminal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.text import Text

from memcon.cli import words
from memcon.record.plain import plain, shortened
from memcon.record.types import Actor, Article, Check, Document, Event, Record, Span, Stamp, Statement

QUOTE_LIMIT = 120
"""Characters of a statement that are shown."""
_NARROW = 40
"""With fewer columns than this beside it, a citation takes a line of its own."""
_INDENT = 6

_SECTIONS = (
    ("Happened", "happened"),
    ("Ongoing", "ongoing"),
    ("Planned", "planned"),
    ("Proposed", "proposed"),
    ("Conditional", "conditional"),
)
_DOUBTED = ("alleged", "denied")
_LANGUAGES = {"en": "English"}
_LETTERS = {"title": "T", "standfirst": "S", "byline": "B", "date": "D", "dateline": "D", "caption": "C", "heading": "H"}
_TOWARDS = {"accuse": "", "praise": "", "promise": "", "threaten": "", "warn": "", "demand": "of ", "request": "of "}
"""How a verb of speaking reaches whom it is said to, where that is not "to"."""
_VERDICTS = {True: ("ok", "green"), False: ("no", "red"), None: ("?", "yellow")}


@dataclass(frozen=True)
class Cited:
    """Words, wrapped with a hanging indent, and at the end of their last line what they rest on."""

    left: Text
    right: Text
    indent: int = _INDENT

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        aside = self.right.cell_len + 2 if self.right.plain else 0
        lines = _wrapped(self.left, width, self.indent, console)
        if aside and lines[-1].cell_len + aside > width:
            # Fold again so that the last line leaves room; on a narrow console the citation takes a line of its own.
            if width - aside >= _NARROW:
                lines = _wrapped(self.left, width - aside, self.indent, console)
            else:
                lines.append(Text())
        if aside:
            lines[-1].append(" " * (width - lines[-1].cell_len - self.right.cell_len)).append_text(self.right)
        yield from lines


def _wrapped(text: Text, width: int, indent: int, console: Console) -> list[Text]:
    """The text in lines of at most `width` cells, all but the first indented."""
    lines = list(text.wrap(console, width)) or [Text()]
    for line in lines:
        line.rstrip()
    if len(lines) == 1:
        return lines
    indent = min(indent, width // 2)
    folded = Text(" ").join(lines[1:]).wrap(console, width - indent)
    for line in folded:
        line.rstrip()
    return [lines[0], *(Text(" " * indent).append_text(line) for line in folded)]


class _Places:
    """Where in the article a span stands, in the short form of a citation."""

    def __init__(self, article: Article) -> None:
        self._marks: list[tuple[int, int, str, int]] = []
        paragraph = 0
        for block in article.blocks:
            letter = _LETTERS.get(block.kind, "")
            if not letter:
                paragraph += 1
            self._marks.append((block.start, block.end, letter, 0 if letter else paragraph))
        self.paragraphs = paragraph

    def cite(self, spans: Sequence[Span]) -> str:
        """ "T ¶1–3 ¶7": the blocks that hold the spans, in the order of the page."""
        hit = [mark for mark in self._marks if any(start < mark[1] and end > mark[0] for start, end in spans)]
        letters = list(dict.fromkeys(letter for *_, letter, _ in hit if letter))
        return " ".join([*letters, *_runs([number for *_, number in hit if number])])


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Paragraph numbers, with runs of three or more drawn together."""
    at = 0
    while at < len(numbers):
        last = at
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        if last - at >= 2:
            yield f"¶{numbers[at]}–{numbers[last]}"
            at = last + 1
        else:
            yield f"¶{numbers[at]}"
            at += 1


def render(record: Record, width: int) -> Group:
    """The record for a console of `width` columns, for a Rich console to print."""
    page = _Page(record, width)
    parts: list[Text | Cited] = [*page.head()]
    for heading, status in _SECTIONS:
        parts += page.section(heading, [page.event(event) for event in record.events if event.status == status])
    parts += page.section("Said", [[page.statement(said)] for said in record.statements])
    doubted = [event for event in record.events if event.status in _DOUBTED]
    parts += page.section("Alleged, denied", [page.event(event, tell_status=True) for event in doubted])
    parts += page.section("Papers", [[page.paper(paper)] for paper in record.documents])
    parts += page.section("Checks", [[page.check(check)] for check in record.checks])
    return Group(*parts)


class _Page:
    """One record being drawn."""

    def __init__(self, record: Record, width: int) -> None:
        self.record = record
        self.width = width
        self.places = _Places(record.article)
        self.actors = {actor.id: actor for actor in record.actors}
        self.statements = {said.id: said for said in record.statements}
        self.sites = {place.id: place for place in record.places}
        self.times = {time.id: time for time in record.times}

    def section(self, heading: str, items: Sequence[Sequence[Cited]]) -> list[Text | Cited]:
        """A heading and its items; nothing where there are none."""
        if not items:
            return []
        return [Text(heading, style="bold underline"), *(line for item in items for line in item)]

    def head(self) -> Iterator[Text]:
        article = self.record.article
        if article.title:
            yield Text(plain(article.title), style="bold")
        yield Text(" · ".join(self._facts(article)), style="dim")
        if article.url:
            yield Text(plain(article.url), style="dim")
        yield Text()

    def _facts(self, article: Article) -> Iterator[str]:
        """Outlet, stamp, language and size of the article, and what was done to the page to get it."""
        if article.outlet:
            yield plain(article.outlet)
        if article.agency and article.agency != article.outlet:
            yield plain(article.agency)
        if article.side:
            yield f"official text of {plain(article.side)}"
        if article.byline:
            yield plain(article.byline)
        yield _stamp(article.published) if article.published else "the page names no date"
        if article.updated:
            yield f"updated {_stamp(article.updated)}"
        if article.dateline:
            yield plain(article.dateline)
        yield _LANGUAGES.get(article.language, plain(article.language))
        yield f"{self.places.paragraphs} paragraph{'' if self.places.paragraphs == 1 else 's'}"
        # Notes of the cut name what was left out; notes of the capture are sentences.
        sentences = [note for note in article.notes if note.endswith(".")]
        left_out = [plain(note) for note in article.notes if note not in sentences]
        if left_out:
            yield f"left out: {', '.join(left_out)}"
        yield from (_unstopped(plain(note)) for note in sentences)

    def name(self, actor: str | None) -> str | None:
        """The name of an actor by its id, without a code."""
        return plain(self.actors[actor].name) if actor in self.actors else None

    def event(self, event: Event, tell_status: bool = False) -> list[Cited]:
        """One line where all fits on it, else who on the first and the rest below."""
        label = f"{event.type} · {event.channel or event.mode}" if event.channel or event.mode else event.type
        kind = plain(label.replace("_", " "))
        head = Text(f"  {plain(event.id):<4}").append(f"{kind:<22} ", style="bold").append(words.parties(event.participants, self.actors))
        details = [text for text in (*self._circumstances(event), *self._sources(event, tell_status)) if text]
        spans = [(mark.start, mark.end) for mark in event.evidence]
        for found in (*event.topics, *(event.magnitude or ()), *((event.count,) if event.count else ())):
            spans += found.evidence
        sure = Text(f"{event.confidence:.2f}".lstrip("0"), style="dim")
        cites = Text(self.places.cite(spans), style="cyan")
        both = Text("  ").join([cites, sure])
        below = " · ".join(details)
        if head.cell_len + len(below) + both.cell_len + 5 <= self.width:
            return [Cited(head.append(f"   {below}" if below else ""), both)]
        if not below:
            return [Cited(head, both)]
        return [Cited(head, sure), Cited(Text(" " * _INDENT + below), cites)]

    def _circumstances(self, event: Event) -> Iterator[str]:
        """When, where, how many, which one of a row, about what."""
        site = self.sites.get(event.where or "")
        where = ""
        if site:
            name = plain(site.name)
            where = f"{name} ({plain(site.country)})" if site.country and self._is_not_its_country(name) else name
        day = words.when(event.when) if event.when else ""
        yield f"{day}, {where}" if day and where else f"in {where}" if where else day
        yield ", ".join(map(words.magnitude, event.magnitude or ()))
        if event.count:
            yield words.count(event.count)
        topics = list(dict.fromkeys(plain(topic.label) for topic in event.topics))
        if topics:
            yield f"topic{'s' if len(topics) > 1 else ''}: {', '.join(topics)}"

    def _is_not_its_country(self, name: str) -> bool:
        return not any(actor.kind == "country" and plain(actor.name) == name for actor in self.record.actors)

    def _sources(self, event: Event, tell_status: bool) -> Iterator[str]:
        """Who alone reports the event, and who denies it."""
        said = self.statements.get(event.reported_by or "")
        if said:
            by = self.name(said.speaker)
            verb = "alleged by" if event.status == "alleged" else "according to"
            yield f"{verb} {by} ({plain(said.id)})" if by else f"{verb} {plain(said.id)}"
        elif tell_status:
            yield event.status
        for denial in self.record.statements:
            if denial.act == "deny" and event.id in denial.about and denial is not said:
                by = self.name(denial.speaker)
                yield f"denied by {by} ({plain(denial.id)})" if by else f"denied in {plain(denial.id)}"

    def statement(self, said: Statement) -> Cited:
        speaker, on_behalf = self._speaker(said)
        to = self.name(said.addressee)
        who = f"{speaker}, for {on_behalf}" if on_behalf else speaker
        act = " " + _verb(said.act, self.actors.get(said.speaker or "")) if said.act != "say" or to else ""
        left = Text(f"  {plain(said.id):<4}").append(
            f"{who}{', ' if on_behalf and act else ''}{act if not on_behalf else act.strip()}", style="bold"
        )
        left.append(f" {_TOWARDS.get(said.act, 'to ')}{to}" if to else "").append(": ").append(self._content(said))
        if said.when:
            time = self.times.get(said.when)
            left.append(f" ({plain(time.text) if time else words.date(said.when)})")
        spans = [said.content, *([said.cue] if said.cue else []), *((mark.start, mark.end) for mark in said.evidence)]
        return Cited(left, Text(self.places.cite(spans), style="cyan"))

    def _speaker(self, said: Statement) -> tuple[str, str | None]:
        """Who speaks and for whom; of a state the seat or city that the page names for it ("White House, for United States")."""
        name = self.name(said.speaker)
        principal = self.name(said.for_) if said.for_ != said.speaker else None
        words = next((plain(self.record.article.text[mark.start : mark.end]) for mark in said.evidence if mark.purpose == "speaker"), "")
        words = words.removeprefix("The ").removeprefix("the ")
        if name is None:
            return (shortened(words, 40) if words else "speaker not named"), principal
        actor = self.actors.get(said.speaker or "")
        metonym = actor is not None and actor.kind == "country" and words[:1].isupper() and words.lower() not in _PRONOUNS
        return (words, principal or name) if metonym and words != name and len(words) <= 40 else (name, principal)

    def _content(self, said: Statement) -> str:
        text = shortened(plain(self.record.article.text[said.content[0] : said.content[1]]), QUOTE_LIMIT)
        return f"“{text.rstrip(' ,')}”" if said.form == "direct" else text

    def paper(self, paper: Document) -> Cited:
        name = plain(paper.name)
        if paper.count and paper.count > 1 and not any(char.isdigit() for char in name):
            name = f"{words.number(paper.count)} × {name}"
        by = self.name(paper.proposed_by)
        to = [receiver for actor in paper.addressed_to if (receiver := self.name(actor))]
        kind = plain(paper.kind) if paper.kind and paper.kind not in paper.name else ""
        told = [kind, plain(paper.status or ""), f"by {by}" if by else "", f"to {words.listed(to)}" if to else ""]
        left = Text(f"  {plain(paper.id):<4}{', '.join([name, *(part for part in told if part)])}")
        return Cited(left, Text(self.places.cite([(mark.start, mark.end) for mark in paper.evidence]), style="cyan"))

    def check(self, check: Check) -> Cited:
        word, colour = _VERDICTS[check.ok]
        left = Text("  ").append(f"{word:<4}", style=colour).append(_unstopped(plain(check.message)))
        return Cited(left, Text(self.places.cite(check.evidence), style="cyan"))


def _stamp(stamp: Stamp) -> str:
    """The stamp in words, with its zone, or the plain word that the page names none."""
    told = words.date(stamp.edtf)
    if stamp.source == "collector":
        return f"{told} (as the collector says)"
    if "T" not in stamp.edtf:
        return told
    if stamp.zone is None:
        return f"{told} (the page names no zone)"
    return told if told.endswith((")", "UTC")) else f"{told} ({plain(stamp.zone)})"


_PRONOUNS = frozenset({"it", "they", "we", "its", "their", "he", "she"})


def _verb(act: str, speaker: Actor | None) -> str:
    """The act in the present tense: "denies", of several people "deny"."""
    several = speaker is not None and speaker.kind in ("group", "collective") and speaker.name.endswith("s")
    if several:
        return act
    return f"{act[:-1]}ies" if act == "deny" else f"{act}s"


def _unstopped(sentence: str) -> str:
    return sentence[:-1] if sentence.endswith(".") and not sentence.endswith("..") else sentence
