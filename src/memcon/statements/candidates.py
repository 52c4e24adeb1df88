"""Everything in a sentence that has the shape of an attribution: a verb, noun or "according to" with something that may be its content.

Nothing is decided here but the shape; `judge` decides. A pattern names the shape: "ccomp" a clause after the verb, "inverted" a clause
before it, "inserted" a clause around it, "to" and "ing" an infinitive and a gerund, "dobj" a noun phrase, "prep:of" what follows a
preposition, "quote" a quotation beside it, "rest" the rest of the sentence where the parser gave the verb nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.language.types import Word
from memcon.statements.contents import (
    BREAKS,
    HYPHENS,
    LEAD,
    clause_end,
    clause_of,
    complement,
    cut_siblings,
    extend,
    has_to,
    past_connective,
    that_after,
    without_asides,
)
from memcon.statements.speakers import kind_of
from memcon.statements.tree import Tree


@dataclass(frozen=True, slots=True)
class Candidate:
    """`first` and `last` are the words of the content, inclusive; `cue_first` and `cue_last` those of the cue."""

    pattern: str
    lemma: str
    cue: int
    cue_first: int
    cue_last: int
    first: int
    last: int
    subject: int
    """Index of the speaker's head word, -1 where there is none."""
    addressee: int = -1


def candidates(tree: Tree, mute: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """All candidates of a sentence, in the order of their cues. Verbs and nouns of the lemmas in `mute` are passed over."""
    siblings: dict[int, int] = {}
    for word in tree.words:
        if word.lower == "according":
            yield from _according(tree, word)
        elif word.pos == "VERB":
            if word.lemma not in mute:
                yield from _of_verb(tree, word, siblings)
        elif word.pos == "NOUN" and word.lemma not in mute:
            yield from _of_noun(tree, word)
        elif word.pos == "ADJ":
            yield from _of_adjective(tree, word)


def verb_lemma(tree: Tree, word: Word) -> str:
    """The lemma of a verb with its particle: "rule out"."""
    particle = tree.kid(word.i, "prt")
    if particle is None:
        nearest = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else None
        if nearest is not None and nearest.dep == "advmod" and nearest.head == word.i and nearest.lower in {"out", "back", "up", "down"}:
            particle = nearest
    return f"{word.lemma} {particle.lower}" if particle is not None else word.lemma


def _of_verb(tree: Tree, word: Word, siblings: dict[int, int]) -> Iterator[Candidate]:
    """The candidates of one verb. `siblings` maps a verb that the parser hung into the content of another cue to that cue."""
    if word.i > 0 and tree.words[word.i - 1].text in HYPHENS:
        return  # "so-called"
    subject = tree.subject(siblings.get(word.i, word.i))
    who = _person_for_who(tree, word, subject.i) if subject is not None else -1
    lemma, addressee, that = verb_lemma(tree, word), _addressee(tree, word), that_after(tree, word)
    made: set[str] = set()
    for child in (tree.words[c] for c in tree.children[word.i]):
        for pattern, first, last in complement(tree, word, child, addressee):
            if pattern == "wh" or pattern.startswith("prep"):
                wh = next((w.i for w in tree.words[first : first + 3] if w.lower in {"whether", "why", "how"}), first)
                first = wh if all(w.pos in {"ADP", "SCONJ"} for w in tree.words[first:wh]) else first
            if pattern in {"ccomp", "to"} and first - 1 <= that <= last and "ccomp" not in made:
                pattern, first, last = "ccomp", that + 1, max(last, clause_end(tree, that + 1, last))
            if first > word.i:
                last = cut_siblings(tree, word, first, last, siblings)
                last = extend(tree, first, without_asides(tree, first, last))
            if first <= last and not first <= word.i <= last:
                if lemma == "call" and pattern == "to" and tree.words[_cue_span(tree, word, first)[1]].lower in {"for", "on"}:
                    pattern = f"prep:{tree.words[_cue_span(tree, word, first)[1]].lower}-to"
                made.add(pattern)
                yield Candidate(pattern, lemma, word.i, *_cue_span(tree, word, first), first, last, who, addressee)
    if that >= 0 and not made & {"ccomp", "inverted"} and who >= 0:
        last = cut_siblings(tree, word, that + 1, clause_end(tree, that + 1, tree.right[word.i]), siblings)
        yield Candidate("that", lemma, word.i, *_cue_span(tree, word, that), that + 1, without_asides(tree, that + 1, last), who, addressee)
    elif all(p.startswith(("prep", "dobj")) for p in made):
        yield from _around(tree, word, lemma, who, addressee)


def _person_for_who(tree: Tree, word: Word, subject: int) -> int:
    """Of "the swearing-in of President Okello, who vowed …", where the parse gives "who" the wrong noun, the name before it."""
    who = tree.kid(word.i, "nsubj")
    if who is None or who.lower != "who" or kind_of(tree, subject) != "thing":
        return subject
    before = [w for w in tree.words[max(0, who.i - 2) : who.i] if w.pos != "PUNCT"]
    return before[-1].i if before and before[-1].pos == "PROPN" else subject


def _cue_span(tree: Tree, word: Word, first: int) -> tuple[int, int]:
    """The cue: the verb with its auxiliaries and negation before it, and its particle or preposition after it."""
    start, end = word.i, word.i
    for child in (tree.words[c] for c in tree.children[word.i]):
        if child.dep in {"aux", "auxpass", "neg"} and child.i < start and child.i >= word.i - 4:
            start = child.i
        if child.dep in {"prt", "prep"} and child.i == end + 1 and child.i < first:
            end = child.i
    return start, end


def _addressee(tree: Tree, word: Word) -> int:
    """Index of the head of whom the words are said to: "told reporters", "accused Moscow of", "said to cheers" is none; -1 where none."""
    for child in tree.kids(word.i, "dative", "dobj"):
        if child.dep == "dative" and child.pos == "ADP":
            inner = tree.kid(child.i, "pobj")
            if inner is not None:
                return inner.i
        elif child.pos in {"NOUN", "PROPN", "PRON"} and child.lower not in {"it", "what", "that", "which"}:
            return child.i
    for child in tree.kids(word.i, "prep"):
        if child.lower == "to" or (child.lower in {"on", "upon"} and word.lemma == "call"):
            inner = tree.kid(child.i, "pobj")
            if inner is not None and (inner.pos in {"PROPN", "PRON"} or inner.tag == "NNS"):
                return inner.i
    return -1


def _around(tree: Tree, word: Word, lemma: str, who: int, addressee: int) -> Iterator[Candidate]:
    """Where the parser gave a verb no clause: the words before ", he said", around ", he said,", or after "he said"."""
    own = tree.kid(word.i, "nsubj")
    if own is None and word.dep not in {"conj", "advcl", "acl", "relcl", "pcomp", "xcomp", "ROOT"}:
        return
    words = tree.words
    start = min(tree.left[own.i], word.i) if own is not None else word.i
    end = max(word.i, tree.right[own.i] if own is not None else word.i)
    if own is not None and start > 0 and words[start - 1].text in BREAKS:
        found = list(_tagged(tree, word, start, end))
        for pattern, first, last in found:
            if first <= last:
                yield Candidate(pattern, lemma, word.i, *_cue_span(tree, word, len(words)), first, last, who, addressee)
        if found:
            return
    if end + 1 < len(words) and tree.right[word.i] > end and words[end + 1].dep != "agent":
        first, last = _past_hearer(tree, word, end + 1), tree.right[word.i]
        if word.lemma == "call" and words[first].lower in {"on", "for"}:
            yield from _appeal(tree, word, first, who, addressee)
        while first < last and words[first].lower in LEAD:
            first += 1
        if last - first >= 2:
            yield Candidate("rest", lemma, word.i, *_cue_span(tree, word, first), first, last, who, addressee)


def _past_hearer(tree: Tree, word: Word, first: int) -> int:
    """Where a content starts after "stressed to the envoy …"."""
    if tree.words[first].lower != "to" or tree.words[first].dep not in {"prep", "dative"} or tree.words[first].head != word.i:
        return first
    last = tree.right[first]
    return last + 1 if last < tree.right[word.i] and tree.words[last + 1].pos != "PUNCT" else first


def _appeal(tree: Tree, word: Word, link: int, who: int, addressee: int) -> Iterator[Candidate]:
    """ "called for the gates to be opened", "called on Togo to de-escalate", where the parse has no infinitive to go by."""
    words, last = tree.words, tree.right[word.i]
    last = next((c.i - 1 for c in tree.kids(word.i, "cc") if c.i > link), last)
    while last > link and words[last].pos == "PUNCT":
        last -= 1
    to = next((w.i for w in words[link + 2 : last] if w.lower == "to" and w.dep == "aux"), -1)
    if to > 0:
        yield Candidate(f"prep:{words[link].lower}-to", "call", word.i, *_cue_span(tree, word, link + 1), link + 1, last, who, addressee)


def _tagged(tree: Tree, word: Word, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The content that "…, he said" (the words from `start` to `end`) is set behind, or set into: of the latter the longer part."""
    words = tree.words
    head = words[word.head]
    if head.i == word.i:
        first = past_connective(tree, 0, start - 1)
        if start - first > 3 and words[first].pos not in {"SCONJ", "ADP"} and words[first].lower != "as":
            yield "inverted", first, start - 1
        return
    if word.dep not in {"parataxis", "ccomp", "dep", "relcl", "conj", "advcl"}:
        return
    ahead, first, last = (tree.left[head.i], start - 2), end + 1, tree.right[head.i]
    while first < last and words[first].pos == "PUNCT":
        first += 1
    if end + 1 < len(words) and words[end + 1].text == "," and last - first > 2:
        yield ("inserted", first, last) if last - first >= ahead[1] - ahead[0] else ("inserted", *ahead)
    else:
        yield "inverted", *(ahead if words[ahead[0]].pos not in {"SCONJ", "ADP"} else (1, 0))


def _of_noun(tree: Tree, word: Word) -> Iterator[Candidate]:
    """ "his pledge to …", "the minister's claim that …", "calls by the opposition for …"."""
    owner = tree.kid(word.i, "poss")
    if owner is None:
        by = next((p for p in tree.kids(word.i, "prep", "agent") if p.lower in {"by", "from", "of"}), None)
        owner = tree.kid(by.i, "pobj") if by is not None else None
    who = owner.i if owner is not None else -1
    for child in (tree.words[c] for c in tree.children[word.i] if c > word.i):
        if child.dep in {"acl", "ccomp", "relcl"} and child.pos == "VERB":
            mark = tree.kid(child.i, "mark")
            if mark is not None and mark.lower == "that":
                for pattern, first, last in clause_of(tree, child, "noun"):
                    yield Candidate(f"{pattern}:that", word.lemma, word.i, word.i, word.i, first, last, who)
            elif child.dep == "acl" and has_to(tree, child):
                yield Candidate("noun:to", word.lemma, word.i, word.i, word.i, tree.left[child.i], tree.right[child.i], who)
        elif (
            child.dep == "prep"
            and child.lower in {"of", "for", "about", "against", "to", "on"}
            and who not in {-1}
            and tree.words[who].head != child.i
        ):
            inner = tree.kid(child.i, "pobj", "pcomp")
            if inner is not None:
                yield Candidate(f"noun:{child.lower}", word.lemma, word.i, word.i, child.i, tree.left[inner.i], tree.right[inner.i], who)


def _of_adjective(tree: Tree, word: Word) -> Iterator[Candidate]:
    """ "is confident that …", "made clear that …", "is optimistic about …"."""
    verb = tree.words[word.head]
    if verb.pos not in {"VERB", "AUX"} or word.dep not in {"acomp", "ccomp", "xcomp", "oprd", "amod", "advcl", "dobj"}:
        return
    subject = tree.subject(verb.i)
    if subject is None or subject.lower in {"it", "there"}:
        return
    clauses = [c for c in (*tree.kids(word.i, "ccomp", "xcomp"), *tree.kids(verb.i, "ccomp")) if c.i > word.i]
    for child in clauses[:1]:
        lemma = f"{verb.lemma} {word.lemma}"
        if child.dep == "xcomp":
            yield Candidate("adj:to", lemma, word.i, min(verb.i, word.i), word.i, tree.left[child.i], tree.right[child.i], subject.i)
        else:
            for _, first, last in clause_of(tree, child, "ccomp"):
                yield Candidate("adj:that", lemma, word.i, min(verb.i, word.i), word.i, first, last, subject.i)


def _according(tree: Tree, word: Word) -> Iterator[Candidate]:
    to = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else None
    if to is None or to.lower != "to":
        return
    source = tree.kid(to.i, "pobj") or tree.kid(word.i, "pobj")
    if source is None:
        return
    head, words = tree.words[word.head], tree.words
    end = max(tree.right[source.i], to.i)
    while head.pos not in {"VERB", "AUX"} and head.head != head.i:
        head = words[head.head]
    left, right = tree.left[head.i], tree.right[head.i]
    if left >= word.i:
        first, last = end + 1, right
    elif word.i - left >= right - end:
        first, last = left, word.i - 1
    else:
        first, last = end + 1, right
    while first < last and words[first].text in {",", ":", "-", "–", "—"}:
        first += 1
    while last > first and words[last].text in {",", "-", "–", "—"}:
        last -= 1
    first = past_connective(tree, first, last)
    if first < last:
        yield Candidate("according", "according", word.i, word.i, to.i, first, last, source.i)
