"""The accounts of one occurrence in units: sentences, each with what can be laid beside another account's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from memcon.language.sentences import split
from memcon.occurrences.conditions import condition
from memcon.occurrences.features import party
from memcon.occurrences.phrases import Phrase, phrases
from memcon.occurrences.stance import BINDING, stance
from memcon.occurrences.terms import Term, terms, vector
from memcon.occurrences.transcripts import READ, asking
from memcon.occurrences.types import Cite
from memcon.occurrences.words import names
from memcon.record.types import Block, Event, Record, Statement

LONGEST = 600
"""Characters of a citation: a longer one cites nothing in particular."""
SHORTEST = 2
"""Content words of a sentence that is looked at."""
_EARLY = 0.6
"""Part of a sentence within which a statement that does not bind must begin to be what the sentence says."""
LONG_PAGE = 1500
"""Words from which a page is a transcript or an essay, whose every sentence is not a point."""


@dataclass(frozen=True)
class Unit:
    """One sentence of one account, or a claim that it makes. `at` is its place in the account, 0 for the first; `stems` are its keys (see
    `terms`), `sentence` is all of the sentence that it is of."""

    record: str
    source: str
    side: str | None
    at: int
    start: int
    end: int
    text: str
    sentence: str
    stems: tuple[str, ...]
    vector: dict[str, float]
    names: frozenset[str]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    parties: frozenset[str]
    title: bool

    # What is asked of a sentence beside each of the others is told once.

    @cached_property
    def terms(self) -> Sequence[Term]:
        """Its content words, with their places."""
        return terms(self.text, self.side)

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """What of it could be a label: of what is said in it, where somebody says something."""
        return tuple(phrases(self.text, self.terms, self._content))

    @property
    def _content(self) -> int:
        """Where what is said begins: after "He stressed that"; of several things said, the one that binds most."""
        starts = [
            (said.content[0] - self.start, said.act in BINDING) for said in self.statements if self.start < said.content[0] < self.end
        ]
        binding = [start for start, binds in starts if binds]
        return min(binding or [start for start, _ in starts if start < _EARLY * len(self.text)], default=0)

    @cached_property
    def depends(self) -> bool:
        """Does it make something depend on something?"""
        return condition(self.text)

    @cached_property
    def stance(self) -> int:
        """How it stands to what it speaks of: see `memcon.occurrences.stance`."""
        return stance(self.stems)

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of the events that it tells."""
        return frozenset(event.type for event in self.events)

    @cached_property
    def acts(self) -> frozenset[str]:
        """The acts of what is said in it."""
        return frozenset(said.act for said in self.statements)

    @property
    def cite(self) -> Cite:
        return Cite(record=self.record, start=self.start, end=self.end)

    def part(self, start: int, end: int) -> Cite:
        """A citation of a slice of the sentence."""
        return Cite(record=self.record, start=self.start + start, end=self.start + end)


@dataclass(frozen=True)
class Sheet:
    """One account: its record, whose it is, its sentences. `source` is its side, else its outlet, else itself:
    what speaks with one voice."""

    record: Record
    source: str
    words: int
    on_topic: bool
    """Is it about the occurrence? Else it only recalls it, and its fields (length, tone, who asked) are those of another."""
    units: tuple[Unit, ...]

    @property
    def long(self) -> bool:
        return self.words >= LONG_PAGE and self.record.article.side is not None


def sheet(record: Record, source: str, principals: frozenset[str], on_topic: bool = True) -> Sheet:
    """The account that a record is. The words that name the parties (`principals`, by their keys) stand in nearly every sentence
    and weigh little."""
    return Sheet(record, source, len(record.article.text.split()), on_topic, tuple(_units(record, source, principals)))


def _units(record: Record, source: str, principals: frozenset[str]) -> Iterator[Unit]:
    text = record.article.text
    actors = {actor.id: party(actor) for actor in record.actors}
    asked = asking(record.article)
    at = 0
    for block in record.article.blocks:
        if block.kind not in READ or block.start in asked:
            continue
        for (first, last), (start, end) in _claims(text, block):
            words = tuple(term.key for term in terms(text[start:end], record.article.side))
            if len(words) < SHORTEST:
                continue
            events = tuple(e for e in record.events if any(start <= x.start < end for x in e.evidence if x.purpose == "event"))
            said = tuple(s for s in record.statements if first <= s.content[0] < last and s.content[0] < end and s.content[1] > start)
            yield Unit(
                record=record.id,
                source=source,
                side=record.article.side,
                at=at,
                start=start,
                end=end,
                text=text[start:end],
                sentence=text[first:last],
                stems=words,
                vector=vector(words, principals),
                names=frozenset(names(text[start:end])),
                events=events,
                statements=said,
                parties=frozenset(actors[p.actor] for e in events for p in e.participants if p.actor in actors),
                title=block.kind == "title",
            )
            at += 1


_ALSO = re.compile(r",?\s+(?:and that|as well as(?= for\b| the\b| that\b| on\b))\s+")
"""Where a sentence of a readout goes on to the next thing that was said."""
_CLAIM = 40
"""Characters of a claim that stands on its own."""


def _claims(text: str, block: Block) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each sentence of a block with the claims that it makes one after the other: "He stressed that …, and that …" makes two."""
    for start, end in _sentences(text, block):
        first = start
        for hit in _ALSO.finditer(text, start, end):
            if hit.start() - first >= _CLAIM and end - hit.end() >= _CLAIM:
                yield (start, end), (first, hit.start())
                first = hit.end()
        yield (start, end), (first, end)


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block; one that is too long to cite is cut at a semicolon or comma."""
    for start, end in split(text, block.start, block.end):
        while end - start > LONGEST:
            cut = max(text.rfind(mark, start + LONGEST // 3, start + LONGEST) for mark in ("; ", ", ", " "))
            cut = cut + 1 if cut > start else start + LONGEST
            yield start, cut
            start = cut
        if start < end:
            yield start, end
