"""Statements that no verb introduces: quotations that stand alone, headlines with a colon, turns of a transcript."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from memcon.language.types import Sentence
from memcon.record.types import Act, Form, Span
from memcon.statements.cues import act_of
from memcon.statements.headline import headline, is_label, own_words
from memcon.statements.quotes import find_quotes
from memcon.statements.shape import fit
from memcon.statements.speech import HEAD
from memcon.statements.types import Quote, Said, Turn

FLOATING_WORDS = 3
"""A quotation that no cue introduces is a statement from this many words on; shorter ones are names, slogans and scare quotes."""


def floating(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], said: Sequence[Said]) -> Iterator[Said]:
    """Quotations that stand alone: their speaker is the one who spoke last before, in this paragraph or the one before."""
    ordered = sorted(said, key=lambda s: s.clause)
    for quote in quotes:
        if quote.words < FLOATING_WORDS or any(_covers(s.content, quote) for s in said):
            continue
        own = [s for s in sentences if s.start < quote.end and s.end > quote.start]
        if not own or own[0].kind not in {"paragraph", "quote", "list"} or not _alone(text, own, quote):
            continue
        before = [s for s in ordered if s.clause[0] < quote.start and s.speaker is not None and s.clause[1] <= quote.start + 2]
        last = before[-1] if before else None
        if last is None or not _near(sentences, last, own[0]):
            continue
        content = quote.inner
        act = act_of("say", "ccomp", text[content[0] : min(content[1], content[0] + HEAD)], False)
        bare = msgspec.structs.replace(
            last, cue=None, verb=-1, relative=None, addressee=None, when_hint=None, lemma="", form="direct", own=True
        )
        span, sure = (quote.start, quote.end), round(0.9 * last.strength, 3)
        made = msgspec.structs.replace(bare, content=content, act=act, sentence=own[0].index, clause=span, strength=sure)
        ordered = sorted([*ordered, made], key=lambda s: s.clause)
        yield made


def headlines(text: str, sentences: Sequence[Sentence], said: Sequence[Said]) -> Iterator[Said]:
    """The statements that headlines make by a colon, where the parse has not found them."""
    title = next((s for s in sentences if s.kind == "title"), None)
    if title is None:
        return
    end = max(s.end for s in sentences if s.block == title.block)
    parts = headline(text, (title.start, end))
    if parts is None or any(s.content[0] < end and s.clause[0] < parts[1][1] and s.form != "mixed" for s in said):
        return
    speaker, content = parts
    start, stop, form = fit(text, *content, -1, find_quotes(text, [(title.start, end)]), [title.start])
    act = act_of("say", "ccomp", text[start:stop], False)
    yield _uncued(speaker, (start, stop), title.index, (title.start, end), act, form, 0.7)


def with_turns(text: str, sentences: Sequence[Sentence], said: list[Said], turns: Sequence[Turn]) -> list[Said]:
    """What is said within a speaker's own words: "I" and "we" are he. Of a transcript each turn is a statement as a whole, of a single
    signed text each sentence by which its author acts ("We condemn …"). The label of a turn is its speaker, no part of its words."""
    turns = [msgspec.structs.replace(t, start=_after_label(text, t)) for t in turns if not is_label(text[slice(*t.speaker)])]
    if not turns:
        return said
    out: list[Said] = []
    for item in said:
        turn = next((t for t in turns if min(t.start, t.speaker[0]) <= item.clause[0] < t.end), None)
        kept = item if turn is None else _in_turn(text, item, turn, len(turns) > 1)
        out.extend([kept] if kept is not None else [])
    for turn in turns:
        spans = [(turn.start, turn.end)] if len(turns) > 1 else [(s.start, s.end) for s in own_words(sentences, turn)]
        for start, end in spans:
            if start >= end:
                continue
            out = [s for s in out if not (len(turns) == 1 and start <= s.clause[0] < end)]
            index = next((s.index for s in sentences if s.end > start), 0)
            act = act_of("say", "ccomp", text[start : min(end, start + HEAD)], False) if len(turns) == 1 else "say"
            clause = (min(start, turn.speaker[0]) if len(turns) > 1 else start, end)
            made = _uncued(turn.speaker, (start, end), index, clause, act, "direct", 0.8)
            out.append(msgspec.structs.replace(made, speaker_head=_head_of(text, turn.speaker)) if len(turns) > 1 else made)
    return out


def _head_of(text: str, label: Span) -> int:
    """Where the word of a label starts that names its speaker: "SENIOR ADMINISTRATION OFFICIAL", "MS. HORNE", "Jane Doe, spokeswoman"."""
    name = re.match(r"[^,(:]*", text[slice(*label)])
    words = list(re.finditer(r"[\w’'-]+", name.group())) if name else []
    return label[0] + words[-1].start() if words else label[0]


def _after_label(text: str, turn: Turn) -> int:
    """Where the words of a turn start, past its label where that stands before them."""
    if not turn.start <= turn.speaker[0] < turn.end:
        return turn.start
    match = re.compile(r"[\s.:–—-]*").match(text, turn.speaker[1], turn.end)
    return match.end() if match is not None else turn.speaker[1]


def _in_turn(text: str, item: Said, turn: Turn, transcript: bool) -> Said | None:
    """A statement told within a turn, None where the turn as a whole is that statement, or where the parse took the label into it."""
    speaker, label = item.speaker, turn.speaker
    if speaker is not None and speaker[0] < label[1] and label[0] < speaker[1]:
        if transcript and item.speaker_head < turn.start:
            return None
        speaker = (turn.start, speaker[1])
        item = msgspec.structs.replace(item, speaker=speaker, core=None, clause=(max(turn.start, item.clause[0]), item.clause[1]))
    if transcript and (item.content[0] < turn.start or item.content[1] > turn.end):
        return None
    if speaker is not None and text[slice(*speaker)].lower() in {"i", "we"}:
        if transcript:
            return None  # the turn as a whole is his statement
        return msgspec.structs.replace(item, speaker=label, core=None, speaker_head=label[0])
    return None if item.own else item


def _uncued(speaker: Span, content: Span, sentence: int, clause: Span, act: Act, form: Form, sure: float) -> Said:
    return Said(
        speaker=speaker, speaker_head=speaker[0], cue=None, content=content, act=act, form=form, sentence=sentence, clause=clause,
        tense="present", strength=sure,
    )  # fmt: skip


def _covers(content: Span, quote: Quote) -> bool:
    both = min(content[1], quote.inner_end) - max(content[0], quote.inner_start)
    return 2 * both > quote.inner_end - quote.inner_start


def _alone(text: str, own: Sequence[Sentence], quote: Quote) -> bool:
    """Is there nothing but the quotation in its sentences?"""
    before, after = text[own[0].start : max(own[0].start, quote.start)], text[min(quote.end, own[-1].end) : own[-1].end]
    return not re.search(r"\w", before + after)


def _near(sentences: Sequence[Sentence], last: Said, own: Sentence) -> bool:
    """Is the statement before in the same paragraph, or in the one before?"""
    there = next((s for s in sentences if s.start <= last.clause[1] - 1 < s.end), None)
    return there is not None and (there.block == own.block or own.block - there.block == 1)
