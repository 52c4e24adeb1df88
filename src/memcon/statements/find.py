"""Every statement of an article: who says it, by which words, and what."""

from collections.abc import Iterator, Sequence

from memcon.language.types import Sentence, Word
from memcon.record.types import Span
from memcon.statements.alone import floating, headlines, with_turns
from memcon.statements.candidates import Candidate, candidates, verb_lemma
from memcon.statements.cues import cues
from memcon.statements.headline import find_turns
from memcon.statements.issuer import with_issuers
from memcon.statements.judge import hopeless, strength, weights
from memcon.statements.plausible import CLAUSES, REST_OF_OBJECT, keeps
from memcon.statements.quotes import find_quotes
from memcon.statements.shape import Shaped, astray, fit, shape
from memcon.statements.speech import said_of
from memcon.statements.tree import Tree
from memcon.statements.types import Quote, Said, Turn

LOOSE = 0.38
"""A candidate as strong as this is an attribution in the dense sense of PolNeAR (beliefs, intentions, stances too)."""


def find_statements(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote] | None = None, turns: Sequence[Turn] = (), *, strict: bool = True
) -> tuple[Said, ...]:
    """The statements of a text, in the order of their contents.

    `sentences` as `memcon.language` gives them; those without words are only looked at for quotations. `quotes` are found where None.
    `turns` are parts that are one speaker's own words. `strict` keeps acts of speech and only the surest of beliefs and stances, which is
    what a record holds; False gives attributions as densely as PolNeAR annotates them.
    """
    blocks = blocks_of(sentences)
    found = find_quotes(text, blocks) if quotes is None else tuple(quotes)
    judged = list(shaped(text, sentences, found, LOOSE))
    for item in judged:
        item.strength = strength(item)
    chosen = select([item for item in judged if (keeps(item) if strict else item.strength >= LOOSE)])
    said = [said_of(text, item) for item in chosen]
    said.extend(floating(text, sentences, found, said))
    said.extend(headlines(text, sentences, said))
    said = with_turns(text, sentences, said, turns or find_turns(text, blocks))
    ordered = sorted(said, key=lambda s: (s.content, s.cue or s.content))
    return with_issuers(text, sentences, ordered)


def shaped(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], least: float = 0.0) -> Iterator[Shaped]:
    """All candidates of all parsed sentences, not yet judged; those left out that cannot be as strong as `least`."""
    starts = [s.start for s in sentences]
    first = 0
    for sentence in sentences:
        while first < len(quotes) and quotes[first].end < sentence.start - 2:
            first += 1
        if not sentence.words:
            continue
        tree = Tree(sentence)
        near = []
        for quote in quotes[first:]:
            if quote.start > sentence.end + 2:
                break
            near.append(quote)
        for candidate in candidates(tree, weights().mute if least else frozenset()):
            if least and hopeless(candidate, tree, least):
                continue
            item = shape(text, tree, candidate, near, starts)
            if item is not None:
                yield item
        yield from _beside_quotes(text, tree, near, starts)


def _beside_quotes(text: str, tree: Tree, near: Sequence[Quote], starts: Sequence[int]) -> Iterator[Shaped]:
    """The verb next before and next after each quotation, whatever the parse says of the two."""
    words = tree.words
    for quote in near:
        if quote.words < 4:
            continue
        earlier = (w for w in reversed(words) if w.end <= quote.start and w.pos == "VERB")
        before = next((w for w in earlier if not w.i or words[w.i - 1].text != "-"), None)
        if before is not None and quote.start < tree.sentence.end and not any(q.start <= before.start < q.end for q in near):
            yield _beside(text, tree, before, quote, near, starts)
        after = next((w for w in words if w.start >= quote.end and w.pos == "VERB"), None)
        if after is not None and quote.end > tree.sentence.start and not any(q.start <= after.start < q.end for q in near):
            yield _beside(text, tree, after, quote, near, starts)


def _beside(text: str, tree: Tree, verb: Word, quote: Quote, near: Sequence[Quote], starts: Sequence[int]) -> Shaped:
    """A verb and the quotation next to it, with the words of its clause that the quotation completes."""
    subject = tree.subject(verb.i)
    start = quote.start
    if verb.start < start:
        pattern = "quote after cue"
        that = next((w for w in tree.words if verb.i < w.i and w.end <= start and w.lower == "that" and w.tag == "IN"), None)
        start = that.end if that is not None else start
    else:
        pattern = "quote before cue"
    start, end, form = fit(text, start, quote.end, verb.start, near, starts)
    inside = [w.i for w in tree.words if start <= w.start < end]
    first, last = (inside[0], inside[-1]) if inside else (verb.i, verb.i)
    made = Candidate(pattern, verb_lemma(tree, verb), verb.i, verb.i, verb.i, first, last, subject.i if subject is not None else -1)
    return Shaped(tree, made, (verb.start, verb.end), (start, end), form, None, astray=astray(tree, made, near))


def _rank(item: Shaped) -> tuple[int, float, Span, Span]:
    """Clauses before phrases, the parse before mere neighbourhood, then the stronger."""
    pattern = item.candidate.pattern
    after_object = pattern in REST_OF_OBJECT and (pattern != "prep:as" or item.candidate.lemma in cues().accusers)
    order = 1 if pattern.startswith("quote") else 0 if pattern in CLAUSES else 2 if pattern == "to" or after_object else 3
    return order, -item.strength, item.content, item.cue


def select(items: Sequence[Shaped]) -> list[Shaped]:
    """The candidates that do not say the same thing twice: one content a cue (two clauses with a "that" each are two, so are quotations
    before and after the cue), and no content with two cues unless one stands within the other's content (a statement within a
    statement)."""
    best: list[Shaped] = []
    groups: dict[tuple[int, int], list[Shaped]] = {}
    for item in items:
        groups.setdefault((item.tree.sentence.index, item.candidate.cue), []).append(item)
    for group in groups.values():
        kept: list[Shaped] = []
        for item in sorted(group, key=_rank):
            if not kept or (item.candidate.pattern in CLAUSES and all(_apart(item, k) for k in kept)):
                kept.append(item)
        best.extend(kept)
    chosen: list[Shaped] = []
    for item in sorted(best, key=lambda x: (-x.strength, x.content, x.cue)):
        if not any(_clash(item, other) for other in chosen):
            chosen.append(item)
    return chosen


def _apart(item: Shaped, other: Shaped) -> bool:
    return min(item.content[1], other.content[1]) <= max(item.content[0], other.content[0]) and other.candidate.pattern in CLAUSES


def _clash(item: Shaped, other: Shaped) -> bool:
    both = min(item.content[1], other.content[1]) - max(item.content[0], other.content[0])
    if both <= 0 or (item.candidate.cue == other.candidate.cue and item.tree is other.tree):
        return False
    smaller, larger = sorted((item, other), key=lambda x: x.content[1] - x.content[0])
    nested = larger.content[0] <= smaller.cue[0] < larger.content[1] and not _within(larger.cue, smaller.content)
    return not nested and 2 * both > smaller.content[1] - smaller.content[0]


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def blocks_of(sentences: Sequence[Sentence]) -> list[Span]:
    """The paragraphs that the sentences stand in."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        start, end = spans.get(sentence.block, (sentence.start, sentence.end))
        spans[sentence.block] = min(start, sentence.start), max(end, sentence.end)
    return [spans[number] for number in sorted(spans)]
