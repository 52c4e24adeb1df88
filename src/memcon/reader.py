"""The one pure function: a capture in, a record out. No clock, no network, no globals; everything else calls it.

A `Reader` opens what costs time (the spaCy pipeline, the tables of facts, the codebook) once; reading a page changes nothing in it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from memcon.actors.casting import cast_page, name_speaker
from memcon.actors.page import Casting
from memcon.actors.parties import acts_for, described, named_state, office_of, party, people_of, resolve, struck
from memcon.actors.places import places_of
from memcon.actors.types import Cast
from memcon.article import Cut, cut, each_article, turns_of
from memcon.captures.types import Capture
from memcon.errors import BadOption
from memcon.events.assemble import Scene, at_the_occasion, day_of, days_of, event, when_of
from memcon.events.codebook import Codebook, Example, Frame, load_codebook
from memcon.events.documents import documents
from memcon.events.find import find, judged
from memcon.events.finding import Finding, Sight
from memcon.events.judge import Weights, load_weights
from memcon.events.match import candidates
from memcon.events.merge import Group, merge
from memcon.knowledge import Hit, Knowledge, open_knowledge
from memcon.language import Parser, Sentence, directions, running_case, sentences_of
from memcon.record.naming import text_id
from memcon.record.types import Article, Event, Record, Span, Statement, When
from memcon.statements import Said, Turn, cue_lemmas, find_statements, to_statements
from memcon.times import Found, check_clocks, combine, find_times, page_day, to_times

THRESHOLD = 0.5
"""An event is written down from this confidence on; set where precision and recall on whole pages balance (`tests/floors.toml`)."""
_CAPITAL = re.compile(r"(?<![.!?“\"‘'(]\s)(?<!^)\b[A-Z][\w’'-]+")
_QUOTES = re.compile(r"[\"“”]")
_WORD = re.compile(r"[A-Za-z][a-z’'-]+")


class Why(msgspec.Struct, frozen=True):
    """Why an event stands in the record: the rule and its examples, the words with their grammar, and what weighed for and against."""

    event: Event
    frame: Frame
    examples: tuple[Example, ...]
    words: tuple[tuple[str, str, str], ...]
    """(word, dependency, head) of the sentence that tells it most surely."""
    trigger: str
    reasons: tuple[str, ...]
    features: Mapping[str, float]
    """Feature -> weight, the heaviest first."""


class Reading(msgspec.Struct, frozen=True):
    """A record with the steps that led to it, for those who ask why."""

    record: Record
    groups: tuple[Group, ...]


class Reader:
    """Reads captures. Open one and use it for many pages; it is safe to share between threads that do not read at the same moment."""

    def __init__(self, *, frames: Path | str | None = None, pipeline: str | None = None) -> None:
        self._codebook: Codebook = load_codebook(Path(frames) if frames is not None else None)
        self._weights: Weights = load_weights()
        self._knowledge: Knowledge = open_knowledge()
        self._parser = Parser(pipeline)

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Record:
        """The record of one capture.

        `published` (EDTF) and `outlet` are what the collector knows; they count above the page. Raises an ArticleError where the
        capture holds no single English article.
        """
        return self._reading(capture, published, outlet).record

    def reread(self, record: Record) -> Record:
        """A new reading of the article of a record, as it was cut then: the same text, the same id."""
        return self._reading_of(Cut(record.article, turns_of(record.article)), record.id).record

    def explain(self, capture: Capture, event_id: str, *, published: str | None = None, outlet: str | None = None) -> Why:
        """Why the event of this id stands in the record. Raises BadOption where the record has no such event."""
        return self._why(self._reading(capture, published, outlet), event_id)

    def explain_again(self, record: Record, event_id: str) -> Why:
        """Why the event stands in a record that is kept: from its article as it was cut then. Raises BadOption where this reader does not
        find the event in it."""
        again = self._reading_of(Cut(record.article, turns_of(record.article)), record.id)
        kept = next((e for e in record.events if e.id == event_id), None)
        now = next((e for e in again.record.events if e.id == event_id), None)
        if kept and now and (kept.type, kept.evidence) != (now.type, now.evidence):
            raise BadOption(f"this memcon reads the page otherwise than the one that wrote {event_id}: memcon reread reads it anew")
        return self._why(again, event_id)

    def _why(self, reading: Reading, event_id: str) -> Why:
        for made, group in zip(reading.record.events, reading.groups, strict=True):
            if made.id == event_id:
                return _why(made, group, self._weights)
        known = ", ".join(e.id for e in reading.record.events) or "none"
        raise BadOption(f"the record has no event {event_id!r}: it has {known}")

    def findings(self, capture: Capture) -> tuple[list[Finding], Article]:
        """Every candidate that won its word, however unsure, with the article: what the judge is trained on."""
        page = cut(capture)
        steps = self._steps(page)
        return steps.found, page.article

    def candidates(self, capture: Capture) -> list[Finding]:
        """Every frame that fits a word of the page, rivals for one word too: what the judge is trained on from the codebook's examples."""
        steps = self._steps(cut(capture))
        sight = _sight(steps.casting, steps.said)
        return [
            judged(c, self._weights, sight)
            for s in steps.sentences
            for c in candidates(s, self._codebook, lambda x, i: bool(sight.keys(x, i)) or sight.struck(x, i))
        ]

    def _reading(self, capture: Capture, published: str | None, outlet: str | None) -> Reading:
        return self._reading_of(cut(capture, published=published, outlet=outlet), capture.id)

    def _reading_of(self, page: Cut, id_: str | None) -> Reading:
        steps = self._steps(page)
        merged = merge(steps.found, lambda key: party(steps.casting, key), lambda f: days_of(f, steps.times))
        groups = [g for g in merged if g.best.confidence >= THRESHOLD and _has_actor(g)]
        return Reading(self._record(id_, page, steps, groups), tuple(groups))

    def _steps(self, page: Cut) -> "_Steps":
        article, text = page.article, page.article.text
        hits = self._knowledge.match(text)
        sentences = self._parse(article, hits)
        times = find_times(text, article.published, hint=directions(sentences))
        said = find_statements(text, sentences, turns=[Turn(t.speaker_span, t.start, t.end) for t in page.turns])
        casting = cast_page(
            text,
            sentences,
            hits,
            self._knowledge,
            page_day(article.published),
            speakers=_speakers(said),
            side=article.side,
            author=_author(article),
        )
        for x in said:
            if x.speaker is not None:
                name_speaker(casting, sentences, x.sentence, x.speaker_head)
        found = list(find(sentences, self._codebook, self._weights, _sight(casting, said)))
        return _Steps(sentences, hits, times, said, casting, found)

    def _parse(self, article: Article, hits: Sequence[Hit]) -> tuple[Sentence, ...]:
        """The sentences, those parsed that can matter."""
        sentences = sentences_of(article)
        covered = [False] * (len(article.text) + 1)
        for hit in hits:
            covered[hit.start : hit.end] = [True] * (hit.end - hit.start)

        def named(s: Sentence, opens: bool) -> bool:
            return (opens and not covered[s.start]) or any(
                not covered[s.start + m.start()] for m in _CAPITAL.finditer(article.text[s.start : s.end])
            )

        wanted = [s.index for s in sentences if self._matters(article.text[s.start : s.end], s)]
        text = article.text
        for s in sentences:
            if s.kind in {"title", "standfirst", "heading"}:
                text = text[: s.start] + running_case(text, s.start, s.end, lambda i: covered[i], article.text[s.end :]) + text[s.end :]
        return self._parser.parse(text, sentences, wanted, named, self._only_verb)

    def _only_verb(self, form: str) -> bool:
        """Is this a verb of the codebook and no noun of it: "sign", but not the "talks" of "Chad, Niger talks"?"""
        book, lemma = self._codebook, self._parser.lemma
        return lemma(form, "VERB") in book.verbs and lemma(form, "NOUN") not in book.nouns

    def _matters(self, words: str, s: Sentence) -> bool:
        """Can this sentence hold an event or a statement?"""
        if s.kind in {"title", "standfirst"} or _QUOTES.search(words):
            return True
        book, lemma, cues = self._codebook, self._parser.lemma, cue_lemmas()
        for match in _WORD.finditer(words):
            form = match.group().lower()
            verb, noun = lemma(form, "VERB"), lemma(form, "NOUN")
            if (
                verb in book.verbs
                or noun in book.nouns
                or form in book.adjectives
                or verb in book.particles
                or verb in cues
                or noun in cues
            ):
                return True
        return False

    def _record(self, id_: str | None, page: Cut, steps: "_Steps", groups: Sequence[Group]) -> Record:
        article, casting, sentences, times = page.article, steps.casting, steps.sentences, steps.times
        places, where = places_of(self._knowledge, steps.hits, sentences, casting, article.outlet)
        cast, ids = casting.registry.cast()
        statements = to_statements(
            steps.said,
            lambda span: resolve(casting, ids, span),
            acts_for=lambda actor: acts_for(casting, ids, actor),
            time_of=_time_of(steps),
        )
        scene = Scene(
            article.text,
            article.title or "",
            sentences,
            times,
            where,
            casting.keys_at,
            lambda key: party(casting, key),
            ids,
            lambda key: office_of(casting, key),
            _told(groups),
            _spoken(steps, groups),
            _sayings(steps.said, statements),
            page_day(article.published),
            _stamp(article, casting),
        )
        events: list[Event] = []
        for n, group in enumerate(groups, 1):
            events.append(event(group, n, scene, self._weights, _occasion(events, cast)))
        papers = documents(article.text, sentences, casting.keys_at, ids)
        return Record(
            id=id_ or text_id(article.text),
            article=article,
            actors=cast.actors,
            places=places,
            times=to_times(tuple(times)),
            events=tuple(events),
            statements=_about(statements, events),
            documents=papers,
            checks=tuple(check_clocks(times, article.published)),
        )


class Cutter:
    """Cuts articles out of captures and reads nothing in them: for whoever wants clean text, in any language."""

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Record:
        """A record that holds the article alone, with its map back to the capture.

        Raises an ArticleError where the capture holds no one article.
        """
        article = cut(capture, published=published, outlet=outlet, any_language=True).article
        article = msgspec.structs.replace(article, notes=(*article.notes, UNREAD))
        return Record(
            id=capture.id or text_id(article.text),
            article=article,
            actors=(),
            places=(),
            times=(),
            events=(),
            statements=(),
            documents=(),
            checks=(),
        )


UNREAD = "Only the article was cut out; nothing was read in it."


@dataclass(frozen=True, slots=True)
class _Steps:
    """What each step found on one page."""

    sentences: tuple[Sentence, ...]
    hits: Sequence[Hit]
    times: Sequence[Found]
    said: Sequence[Said]
    casting: Casting
    found: list[Finding]


def _sight(casting: Casting, said: Sequence[Said]) -> Sight:
    return Sight(
        keys=casting.keys_at,
        describe=lambda s, i: described(casting, s, i),
        people=lambda s, i: people_of(casting, s, i),
        quoted=_inside_quotes(said),
        party=lambda key: party(casting, key),
        state=lambda key: named_state(casting, key),
        struck=lambda s, i: struck(casting, s, i),
        draft=casting.registry.drafts.get,
        author=casting.author,
    )


_BY = re.compile(r"\b(?:statement|remarks|address|speech|message|letter|op-ed|readout) (?:by|of|from) ([^\n]+)", re.IGNORECASE)


def _author(article: Article) -> Span | None:
    """The words of a title that name whose text the page is: "Statement by President Joe Biden on Afghanistan"."""
    match = _BY.search(article.title or "")
    start = article.text.find(article.title) if article.title else -1
    return (start + match.start(1), start + match.end(1)) if match and start >= 0 else None


def _stamp(article: Article, casting: Casting) -> tuple[str, When, tuple[Span, ...]] | None:
    """Of an official text: the state whose it is, its day, and the words for that."""
    day = page_day(article.published)
    if day is None or article.published is None or article.side is None:
        return None
    return f"country:{article.side}", When(edtf=day.isoformat()), article.published.evidence


def _occasion(events: Sequence[Event], cast: Cast) -> Event | None:
    """The call or meeting of people that the page opens with: what they then do in words they do there."""
    first = events[0] if events else None
    if first is None or first.type != "CONSULT" or first.status != "happened":
        return None
    people = {a.id for a in cast.actors if a.kind == "person"}
    return first if sum(p.actor in people for p in first.participants) > 1 else None


def _told(groups: Sequence[Group]) -> dict[int, int]:
    """Sentence -> number of the talks told there or, failing that, in the two sentences before."""
    own = {
        f.sentence.index: n
        for n, group in enumerate(groups, 1)
        if group.first.type == "CONSULT"
        for f in sorted(group.findings, key=lambda f: f.candidate.trigger)
    }
    told = dict(own)
    for index, n in own.items():
        for later in (index + 1, index + 2):
            if later in own:
                break
            told.setdefault(later, n)
    return told


def _first_when(groups: Sequence[Group], times: Sequence[Found]) -> tuple[When | None, tuple[Span, ...]]:
    """The day of the talks that the page opens with, where it gives one, and the words for it."""
    first = next((g for g in groups if g.first.type == "CONSULT" and g.best.standing.status == "happened"), None)
    when, spans = when_of(first, times) if first is not None else (None, ())
    return day_of(when), spans


def _spoken(steps: _Steps, groups: Sequence[Group]) -> dict[str, tuple[When, tuple[Span, ...]]]:
    """Speaker -> the time that the page first gives for words of his, and where; what is said at the meeting is said on its day."""
    found: dict[str, tuple[When, tuple[Span, ...]]] = {}
    occasion, where = _first_when(groups, steps.times)
    for x in steps.said:
        hint = x.when_hint if x.when_hint and not _BESIDE.match(steps.casting.text[slice(*x.when_hint)]) else None
        days = (t for t in steps.times if hint and hint[0] <= t.start < hint[1] and t.kind in {"date", "time"} and t.start_day)
        when = next((t for t in days if t.start_day == t.end_day), None)
        for key in steps.casting.registry.heads.get(x.speaker_head, ()):
            if when is not None:
                found.setdefault(key, (combine([when]), ((when.start, when.end),)))
            elif (
                occasion is not None
                and steps.casting.registry.drafts[key].kind == "person"
                and at_the_occasion(steps.sentences[x.sentence])
            ):
                found.setdefault(key, (occasion, where))
    return found


def _speakers(said: Iterable[Said]) -> list[tuple[int, int, int]]:
    return [(x.content[0], x.content[1], x.speaker_head) for x in said if x.form in {"direct", "mixed"} and x.speaker_head >= 0]


def _inside_quotes(said: Iterable[Said]) -> Callable[[int], bool]:
    spans = [x.content for x in said if x.form == "direct"]
    return lambda offset: any(start <= offset < end for start, end in spans)


def _has_actor(group: Group) -> bool:
    return any(role != "absent" for f in group.findings for _, role in f.participants)


_BESIDE = re.compile(r"\W*(?:prior to|before|ahead of|since|until)\b", re.IGNORECASE)


def _time_of(steps: _Steps) -> Callable[[Span], str | None]:
    """The id of the first time expression in a span (ids as in `to_times`); "prior to Thursday's call" tells no time of speaking."""
    text = steps.casting.text

    def first(span: Span) -> str | None:
        if _BESIDE.match(text[span[0] : span[1]]):
            return None
        return next((f"t{n}" for n, t in enumerate(steps.times, 1) if span[0] <= t.start and t.end <= span[1]), None)

    return first


def _sayings(said: Iterable[Said], statements: Iterable[Statement]) -> dict[int, Statement]:
    """Offset of a say-verb -> the statement that it introduces."""
    return {x.verb: made for x, made in zip(said, statements, strict=True) if x.verb >= 0}


def _about(statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Statement, ...]:
    """The statements, each with the events whose words lie in its content."""
    out = []
    for x in statements:
        inside = tuple(
            e.id for e in events if any(v.purpose == "event" and x.content[0] <= v.start and v.end <= x.content[1] for v in e.evidence)
        )
        out.append(msgspec.structs.replace(x, about=inside))
    return tuple(out)


def _why(made: Event, group: Group, weights: Weights) -> Why:
    best = group.best
    s, frame = best.sentence, best.frame
    weighed = {name: round(weights.weights.get(name, 0.0) * value, 2) for name, value in best.features.items() if weights.weights.get(name)}
    words = tuple((w.text, w.dep, s.words[w.head].text) for w in s.words)
    return Why(
        made,
        frame,
        frame.examples,
        words,
        s.words[best.candidate.trigger].text,
        best.standing.reasons,
        dict(sorted(weighed.items(), key=lambda x: -abs(x[1]))),
    )


__all__ = ["Cutter", "Finding", "Reader", "Why", "each_article"]
