"""Every statement of an article: who says it, by which words, and what."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from memcon.language.types import Sentence, Word
from memcon.record.types import Span
from memcon.statements.candidates import Candidate, candidates, verb_lemma
from memcon.statements.cues import act_of, cues
from memcon.statements.headline import find_turns, headline, own_words
from memcon.statements.judge import hopeless, negated, strength, tense, weights
from memcon.statements.quotes import find_quotes
from memcon.statements.shape import Shaped, fit, shape, speaker_span
from memcon.statements.tree import RELATIVE, Tree
from memcon.statements.types import Modality, Quote, Said, Turn

LOOSE = 0.38
"""A candidate as strong as this is an attribution in the dense sense of PolNeAR (beliefs, intentions, stances too)."""
STRICT_SPEECH = 0.38
"""For the record: an act of speech must be this strong,"""
STRICT_INNER = 0.50
"""a belief, hope or stance that strong."""
HEAD = 400
"""By its first so many characters a long quotation is told what act it is."""
FLOATING_WORDS = 3
"""A quotation that no cue introduces is a statement from this many words on; shorter ones are names, slogans and scare quotes."""


def find_statements(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote] | None = None, turns: Sequence[Turn] = (), *,
                    strict: bool = True) -> tuple[Said, ...]:  # fmt: skip
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
    chosen = select([item for item in judged if keeps(item, strict)])
    said = [_said(text, item) for item in chosen]
    said.extend(_floating(text, sentences, found, said))
    said.extend(_headlines(text, sentences, said))
    said = _with_turns(text, sentences, said, turns or find_turns(text, blocks))
    return tuple(sorted(said, key=lambda s: (s.content, s.cue or s.content)))


def keeps(item: Shaped, strict: bool) -> bool:
    """Is a candidate strong enough?"""
    if not strict:
        return item.strength >= LOOSE
    lexicon, candidate = cues(), item.candidate
    if negated(item.tree, candidate.cue) and not set(lexicon.acts.get(candidate.lemma, ())) & _OF_REFUSAL:
        return False  # "did not say what was in the letter" reports no statement
    passive = item.tree.kid(candidate.cue, "auxpass") is not None and candidate.subject < 0
    if passive and candidate.pattern not in _CLAUSES:
        return False  # "was widely blamed for", "is expected to": nobody is named who says so
    if no_statement(item):
        return False
    speech = candidate.lemma in lexicon.acts and candidate.lemma not in lexicon.inner
    clause = (
        (candidate.pattern == "rest" and candidate.lemma in lexicon.core)
        or candidate.pattern in _CLAUSES
        or candidate.pattern in _REST_OF_OBJECT
        or candidate.pattern in {"according", "to"}
    )
    return item.strength >= (STRICT_SPEECH if speech and clause else STRICT_INNER)


def no_statement(item: Shaped) -> bool:
    """Is it what a record does not count among statements: the topic of talks, a video posted, a step agreed by all, a question left open?"""
    lexicon, candidate, words = cues(), item.candidate, item.tree.words
    if candidate.lemma in lexicon.occasions:
        return True
    if candidate.subject >= 0 and words[candidate.subject].lower == "you":
        return True
    if candidate.subject < 0 and item.form == "indirect" and candidate.pattern not in {"ccomp", "that"}:
        return True  # nobody says it: "thank you for reading", "to announce a deal"
    if item.form == "indirect" and all(
        w.pos in {"PRON", "PUNCT", "DET", "INTJ"} or w.lower in _EMPTY for w in words[candidate.first : candidate.last + 1]
    ):
        return True
    if candidate.lemma in lexicon.carriers and candidate.pattern in {"dobj", "rest"} and item.form == "indirect":
        return True
    if candidate.lemma == "agree" and candidate.pattern == "to" and candidate.subject >= 0:
        who = words[candidate.subject]
        return who.tag in {"NNS", "NNPS"} or any(True for _ in item.tree.kids(who.i, "conj"))
    if candidate.pattern == "wh" and words[candidate.cue].tag == "VB" and item.form == "indirect":
        return True
    return candidate.pattern in {"to", "ing"} and lexicon.acts.get(candidate.lemma, ("say",))[0] == "say"


_EMPTY = frozenset({"you", "know", "look", "so", "same", "well", "what", "it", "much", "thing", "something", "anything", "nothing"})
_OF_REFUSAL = frozenset({"deny", "reject", "agree", "concede"})


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
        before = next(
            (w for w in reversed(words) if w.end <= quote.start and w.pos == "VERB" and (not w.i or words[w.i - 1].text != "-")), None
        )
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
    return Shaped(tree, made, (verb.start, verb.end), (start, end), form, None)


_CLAUSES = frozenset({"ccomp", "that", "inverted", "inserted", "wh", "adj:that", "noun:that", "quote before cue", "quote after cue"})


def _rank(item: Shaped) -> tuple[int, float, Span, Span]:
    """Clauses before phrases, the parse before mere neighbourhood, then the stronger."""
    pattern = item.candidate.pattern
    after_object = pattern in _REST_OF_OBJECT and (pattern != "prep:as" or item.candidate.lemma in cues().accusers)
    order = 1 if pattern.startswith("quote") else 0 if pattern in _CLAUSES else 2 if pattern == "to" or after_object else 3
    return order, -item.strength, item.content, item.cue


_REST_OF_OBJECT = frozenset({"oprd", "prep:of", "prep:for", "prep:as", "prep:about", "prep:on-to", "ing"})
"""With an object before it, the content of "accused X of …", "praised X for …" is this, and the object is whom it is said to or of."""


def select(items: Sequence[Shaped]) -> list[Shaped]:
    """The candidates that do not say the same thing twice: one content a cue (two clauses with a "that" each are two, so are quotations before and
    after the cue), and no content with two cues unless one stands within the other's content (a statement within a statement)."""
    best: list[Shaped] = []
    groups: dict[tuple[int, int], list[Shaped]] = {}
    for item in items:
        groups.setdefault((item.tree.sentence.index, item.candidate.cue), []).append(item)
    for group in groups.values():
        kept: list[Shaped] = []
        for item in sorted(group, key=_rank):
            if not kept or (item.candidate.pattern in _CLAUSES and all(_apart(item, k) for k in kept)):
                kept.append(item)
        best.extend(kept)
    chosen: list[Shaped] = []
    for item in sorted(best, key=lambda x: (-x.strength, x.content, x.cue)):
        if not any(_clash(item, other) for other in chosen):
            chosen.append(item)
    return chosen


def _apart(item: Shaped, other: Shaped) -> bool:
    return min(item.content[1], other.content[1]) <= max(item.content[0], other.content[0]) and other.candidate.pattern in _CLAUSES


def _clash(item: Shaped, other: Shaped) -> bool:
    both = min(item.content[1], other.content[1]) - max(item.content[0], other.content[0])
    if both <= 0 or (item.candidate.cue == other.candidate.cue and item.tree is other.tree):
        return False
    smaller, larger = sorted((item, other), key=lambda x: x.content[1] - x.content[0])
    nested = larger.content[0] <= smaller.cue[0] < larger.content[1] and not _within(larger.cue, smaller.content)
    return not nested and 2 * both > smaller.content[1] - smaller.content[0]


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _modality(tree: Tree, at: int) -> Modality:
    found = tense(tree, at)
    if found == "bare":
        up = next((w for w in tree.path_up(at) if w.pos == "VERB"), None)
        return _modality(tree, up.i) if up is not None else "present"
    return "future" if found == "future" else "conditional" if found == "conditional" else "present" if found == "present" else "past"


def _said(text: str, item: Shaped) -> Said:
    tree, candidate = item.tree, item.candidate
    words = tree.words
    denied = negated(tree, candidate.cue)
    speaker: Span | None = None
    also: tuple[Span, ...] = ()
    head = -1
    if candidate.subject >= 0:
        speaker, also = speaker_span(tree, candidate.subject), _joined(tree, candidate.subject)
        head = words[candidate.subject].start
    addressee = speaker_span(tree, candidate.addressee) if _is_addressee(candidate) else None
    ends = [item.cue, item.content, *([speaker] if speaker is not None else [])]
    clause = (min(s for s, _ in ends), max(e for _, e in ends))
    act = act_of(candidate.lemma, candidate.pattern, text[item.content[0] : min(item.content[1], item.content[0] + HEAD)], denied)
    return Said(speaker=speaker, speaker_head=head, for_=speaks_for(tree, candidate.subject), also=also, addressee=addressee, cue=item.cue, content=item.content,
                act=act, form=item.form, sentence=tree.sentence.index, clause=clause, when_hint=_when(tree, candidate), negated=denied,
                tense=_modality(tree, candidate.cue), strength=round(item.strength, 3), lemma=candidate.lemma, relative=_relative(tree, candidate))  # fmt: skip


def _is_addressee(candidate: Candidate) -> bool:
    """An object is whom the words are said to where it stands apart from them, or is asked to do something."""
    inside = candidate.first <= candidate.addressee <= candidate.last
    return candidate.addressee >= 0 and (not inside or candidate.pattern in {"to", "prep:on-to", "prep:for-to"})


def _relative(tree: Tree, candidate: Candidate) -> Span | None:
    own = tree.kid(candidate.cue, "nsubj")
    return (own.start, own.end) if own is not None and own.i != candidate.subject and own.lower in RELATIVE else None


def _joined(tree: Tree, head: int) -> tuple[Span, ...]:
    """The further speakers of "Washington and its allies said"."""
    out: list[Span] = []
    for other in tree.kids(head, "conj"):
        if other.pos in {"NOUN", "PROPN", "PRON"}:
            out.append(speaker_span(tree, other.i))
            out.extend(_joined(tree, other.i))
    return tuple(out)


_SPEAKS = frozenset(
    """spokesman spokeswoman spokesperson spokespeople spokesmen aide adviser advisor lawyer attorney envoy secretary representative ambassador
    minister chief head director deputy manager official officials chairman president leader""".split()
)
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"})


def speaks_for(tree: Tree, head: int) -> Span | None:
    """For whom a speaker speaks, where his title says it: "Putin's spokesman", "a spokesman for the Kremlin", "Peskov, Putin's spokesman"."""
    if head < 0:
        return None
    titles = [head, *(k.i for k in tree.kids(head, "appos", "compound", "nmod"))]
    for title in titles:
        if tree.words[title].lower not in _SPEAKS or any(
            k.lower in {"former", "ex", "retired", "late"} for k in tree.kids(title, "amod", "compound")
        ):
            continue
        for holder in (title, head):
            owner = tree.kid(holder, "poss")
            if owner is not None:
                return speaker_span(tree, owner.i)
        for link in tree.kids(title, "prep"):
            inner = tree.kid(link.i, "pobj")
            if link.lower in {"for", "of"} and inner is not None:
                return speaker_span(tree, inner.i)
        named = [k for k in tree.kids(title, "compound", "nmod") if k.pos in {"PROPN", "NOUN"}]
        if tree.words[title].lower in _VOICES and not named:
            named = [w for w in tree.kids(head, "compound", "nmod") if w.i < title and tree.words[title].dep == "compound"]
        if tree.words[title].lower in _VOICES and named:
            return tree.words[tree.left[named[0].i]].start, named[-1].end
    return None


_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|morning|evening|night|week|month|year|ago|earlier|later|january|february"
    r"|march|april|june|july|august|september|october|november|december|(?:19|20)\d\d",
    re.I,
)


def _when(tree: Tree, candidate: Candidate) -> Span | None:
    """The adverbial of time that hangs on the cue: "said on Monday"."""
    for child in (tree.words[c] for c in tree.children[candidate.cue]):
        if child.dep in {"npadvmod", "prep", "advmod", "tmod"} and not candidate.first <= child.i <= candidate.last:
            span = tree.words[tree.left[child.i]].start, tree.words[tree.right[child.i]].end
            inner = "".join(w.text + " " for w in tree.words[tree.left[child.i] : tree.right[child.i] + 1])
            if span[1] - span[0] < 60 and _DAYS.search(inner):
                return span
    return None


def _floating(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], said: Sequence[Said]) -> Iterator[Said]:
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
        made = Said(speaker=last.speaker, speaker_head=last.speaker_head, for_=last.for_, also=last.also, cue=None, content=content, act=act, form="direct",
                    sentence=own[0].index, clause=(quote.start, quote.end), tense=last.tense, strength=round(0.9 * last.strength, 3), own=True)  # fmt: skip
        ordered = sorted([*ordered, made], key=lambda s: s.clause)
        yield made


def _headlines(text: str, sentences: Sequence[Sentence], said: Sequence[Said]) -> Iterator[Said]:
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
    yield Said(speaker=speaker, speaker_head=speaker[0], cue=None, content=(start, stop), act=act_of("say", "ccomp", text[start:stop], False), form=form,
               sentence=title.index, clause=(title.start, end), tense="present", strength=0.7)  # fmt: skip


def _with_turns(text: str, sentences: Sequence[Sentence], said: list[Said], turns: Sequence[Turn]) -> list[Said]:
    """What is said within a speaker's own words: "I" and "we" are he. Of a transcript each turn is a statement as a whole, of a single signed text
    each sentence by which its author acts ("We condemn …")."""
    if not turns:
        return said
    out: list[Said] = []
    for item in said:
        turn = next((t for t in turns if t.start <= item.clause[0] < t.end), None)
        if turn is None:
            out.append(item)
        elif item.speaker is not None and text[slice(*item.speaker)].lower() in {"i", "we"}:
            if len(turns) > 1:
                continue  # the turn as a whole is his statement
            out.append(msgspec.structs.replace(item, speaker=turn.speaker, speaker_head=turn.speaker[0]))
        elif not item.own:
            out.append(item)
    for turn in turns:
        spans = [(turn.start, turn.end)] if len(turns) > 1 else [(s.start, s.end) for s in own_words(sentences, turn)]
        for start, end in spans:
            out = [s for s in out if not (len(turns) == 1 and start <= s.clause[0] < end)]
            index = next((s.index for s in sentences if s.end > start), 0)
            act = act_of("say", "ccomp", text[start : min(end, start + HEAD)], False) if len(turns) == 1 else "say"
            out.append(Said(speaker=turn.speaker, speaker_head=turn.speaker[0], cue=None, content=(start, end), act=act, form="direct", sentence=index,
                            clause=(start, end), tense="present", strength=0.8))  # fmt: skip
    return out


def _covers(content: Span, quote: Quote) -> bool:
    both = min(content[1], quote.inner_end) - max(content[0], quote.inner_start)
    return 2 * both > quote.inner_end - quote.inner_start


def _alone(text: str, own: Sequence[Sentence], quote: Quote) -> bool:
    """Is there nothing but the quotation in its sentences?"""
    return not re.search(r"\w", text[own[0].start : max(own[0].start, quote.start)]) and not re.search(
        r"\w", text[min(quote.end, own[-1].end) : own[-1].end]
    )


def _near(sentences: Sequence[Sentence], last: Said, own: Sentence) -> bool:
    """Is the statement before in the same paragraph, or in the one before?"""
    there = next((s for s in sentences if s.start <= last.clause[1] - 1 < s.end), None)
    return there is not None and (there.block == own.block or own.block - there.block == 1)


def blocks_of(sentences: Sequence[Sentence]) -> list[Span]:
    """The paragraphs that the sentences stand in."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        start, end = spans.get(sentence.block, (sentence.start, sentence.end))
        spans[sentence.block] = min(start, sentence.start), max(end, sentence.end)
    return [spans[number] for number in sorted(spans)]
