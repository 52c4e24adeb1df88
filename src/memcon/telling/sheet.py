"""A record in the order in which an analyst reads it: what happened, what is to come, who says what, and where to look it up.

A `Sheet` is what the terminal and the desk both show, each in its own type. Every line names the words that it rests on: ¶3 is the third
paragraph, T the title, S the standfirst. Nothing is told that the record does not hold. All words of the page have gone through `plain`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from memcon.record.plain import plain, shortened
from memcon.record.types import Actor, Article, Check, Document, Event, Record, Span, Stamp, Statement
from memcon.telling import words

QUOTE_LIMIT = 120
"""Characters of a statement that are shown."""

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
_VERDICTS = {True: "ok", False: "no", None: "?"}


class Line(msgspec.Struct, frozen=True):
    """One thing that the record holds. `id` is that of the record, `head` stands out, `rest` follows it on the line, `details` may stand
    below; `spans` are the words that it rests on, `where` names their blocks; `sure` is the confidence of an event."""

    id: str
    head: str
    rest: str
    spans: tuple[Span, ...]
    where: str
    details: tuple[str, ...] = ()
    sure: str = ""


class Section(msgspec.Struct, frozen=True):
    heading: str
    kind: str
    """event, statement, document or check."""
    lines: tuple[Line, ...]


class Sheet(msgspec.Struct, frozen=True):
    """`facts`: outlet, stamp, language and size of the article, and what was done to the page to get it."""

    title: str
    facts: tuple[str, ...]
    url: str
    sections: tuple[Section, ...]


class Places:
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


def sheet(record: Record) -> Sheet:
    """The record as it is told. Sections that would be empty are left out."""
    page = _Page(record)
    article = record.article
    found = [(heading, "event", [page.event(e) for e in record.events if e.status == status]) for heading, status in _SECTIONS]
    found += [
        ("Said", "statement", [page.statement(said) for said in record.statements]),
        ("Alleged, denied", "event", [page.event(e, tell_status=True) for e in record.events if e.status in _DOUBTED]),
        ("Papers", "document", [page.paper(paper) for paper in record.documents]),
        ("Checks", "check", [page.check(number, check) for number, check in enumerate(record.checks, 1)]),
    ]
    sections = tuple(Section(heading, kind, tuple(lines)) for heading, kind, lines in found if lines)
    return Sheet(plain(article.title or ""), tuple(page.facts(article)), plain(article.url or ""), sections)


def event_spans(event: Event) -> tuple[Span, ...]:
    """All words that an event rests on: those that tell it, and those of its topics, numbers and counts."""
    spans = [(mark.start, mark.end) for mark in event.evidence]
    for found in (*event.topics, *(event.magnitude or ()), *((event.count,) if event.count else ())):
        spans += found.evidence
    return tuple(spans)


class _Page:
    """One record being told."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.places = Places(record.article)
        self.actors = {actor.id: actor for actor in record.actors}
        self.statements = {said.id: said for said in record.statements}
        self.sites = {place.id: place for place in record.places}
        self.times = {time.id: time for time in record.times}

    def facts(self, article: Article) -> Iterator[str]:
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

    def _line(self, id_: str, head: str, rest: str, spans: Sequence[Span], details: Sequence[str] = (), sure: str = "") -> Line:
        return Line(plain(id_), head, rest, tuple(spans), self.places.cite(spans), tuple(details), sure)

    def event(self, event: Event, tell_status: bool = False) -> Line:
        kind = words.kind(event.type, event.channel, event.mode)
        parties = words.parties(words.taking(event.participants, self.actors))
        details = [text for text in (*self._circumstances(event), *self._sources(event, tell_status)) if text]
        return self._line(event.id, kind, parties, event_spans(event), details, words.sureness(event.confidence))

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

    def statement(self, said: Statement) -> Line:
        speaker, on_behalf = self._speaker(said)
        to = self.name(said.addressee)
        who = f"{speaker}, for {on_behalf}" if on_behalf else speaker
        act = _verb(said.act, self.actors.get(said.speaker or "")) if said.act != "say" or to else ""
        head = f"{who}{',' if on_behalf and act else ''}{' ' if act else ''}{act}"
        rest = f"{_TOWARDS.get(said.act, 'to ')}{to}: " if to else ""
        rest += self._content(said)
        if said.when:
            time = self.times.get(said.when)
            rest += f" ({plain(time.text) if time else words.date(said.when)})"
        spans = [said.content, *([said.cue] if said.cue else []), *((mark.start, mark.end) for mark in said.evidence)]
        return self._line(said.id, head if to else f"{head}:", rest, spans)

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

    def paper(self, paper: Document) -> Line:
        name = plain(paper.name)
        if paper.count and paper.count > 1 and not any(char.isdigit() for char in name):
            name = f"{words.number(paper.count)} × {name}"
        by = self.name(paper.proposed_by)
        to = [receiver for actor in paper.addressed_to if (receiver := self.name(actor))]
        kind = plain(paper.kind) if paper.kind and paper.kind not in paper.name else ""
        told = [kind, plain(paper.status or ""), f"by {by}" if by else "", f"to {words.listed(to)}" if to else ""]
        rest = ", ".join([name, *(part for part in told if part)])
        return self._line(paper.id, "", rest, [(mark.start, mark.end) for mark in paper.evidence])

    def check(self, number: int, check: Check) -> Line:
        return self._line(f"c{number}", _VERDICTS[check.ok], _unstopped(plain(check.message)), check.evidence)


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
