"""Everything in a sentence that has the shape of an attribution: a verb, noun or "according to" with something that may be its content.

Nothing is decided here but the shape; `judge` decides. A pattern names the shape: "ccomp" a clause after the verb, "inverted" a clause
before it, "inserted" a clause around it, "to" and "ing" an infinitive and a gerund, "dobj" a noun phrase, "prep:of" what follows a
preposition, "quote" a quotation beside it, "rest" the rest of the sentence where the parser gave the verb nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.language.types import Word
from memcon.statements.cues import cues
from memcon.statements.speakers import kind_of
from memcon.statements.tree import DAYS, RELATIVE, Tree

_LEAD = frozenset({"that", ",", ":", "-", "–", "—", ";", "if", "how"})
_TELL = frozenset({"tell", "warn", "inform", "remind", "assure", "notify", "advise", "promise", "reassure", "caution", "alert"})
_BREAKS = frozenset({",", "”", '"', "''", "’", "'", "–", "—", "?", "!"})
_CONNECTIVES = frozenset(
    {"however", "but", "and", "meanwhile", "still", "yet", "moreover", "also", "nonetheless", "nevertheless", "instead", "so", "besides"}
)
_OPENERS = frozenset({"“", "‘", '"', "'", "(", "[", "``", "''", "«"})
_HYPHENS = frozenset({"-", "‑", "–"})
_PREPOSITIONS = frozenset(
    {"of", "for", "about", "against", "to", "on", "over", "as", "with", "in", "into", "from", "out", "at", "toward", "towards"}
)


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
    if word.i > 0 and tree.words[word.i - 1].text in _HYPHENS:
        return  # "so-called"
    subject = tree.subject(siblings.get(word.i, word.i))
    who = _person_for_who(tree, word, subject.i) if subject is not None else -1
    lemma, addressee, that = verb_lemma(tree, word), _addressee(tree, word), _that(tree, word)
    made: set[str] = set()
    for child in (tree.words[c] for c in tree.children[word.i]):
        for pattern, first, last in _complement(tree, word, child, addressee):
            if pattern == "wh" or pattern.startswith("prep"):
                wh = next((w.i for w in tree.words[first : first + 3] if w.lower in {"whether", "why", "how"}), first)
                first = wh if all(w.pos in {"ADP", "SCONJ"} for w in tree.words[first:wh]) else first
            if pattern in {"ccomp", "to"} and first - 1 <= that <= last and "ccomp" not in made:
                pattern, first, last = "ccomp", that + 1, max(last, _clause_end(tree, that + 1, last))
            if first > word.i:
                last = _cut_siblings(tree, word, first, last, siblings)
                last = _extend(tree, first, _without_asides(tree, first, last))
            if first <= last and not first <= word.i <= last:
                if lemma == "call" and pattern == "to" and tree.words[_cue_span(tree, word, first)[1]].lower in {"for", "on"}:
                    pattern = f"prep:{tree.words[_cue_span(tree, word, first)[1]].lower}-to"
                made.add(pattern)
                yield Candidate(pattern, lemma, word.i, *_cue_span(tree, word, first), first, last, who, addressee)
    if that >= 0 and not made & {"ccomp", "inverted"} and who >= 0:
        last = _cut_siblings(tree, word, that + 1, _clause_end(tree, that + 1, tree.right[word.i]), siblings)
        yield Candidate(
            "that", lemma, word.i, *_cue_span(tree, word, that), that + 1, _without_asides(tree, that + 1, last), who, addressee
        )
    elif all(p.startswith(("prep", "dobj")) for p in made):
        yield from _around(tree, word, lemma, who, addressee)


def _person_for_who(tree: Tree, word: Word, subject: int) -> int:
    """Of "the swearing-in of President Okello, who vowed …", where the parse gives "who" the wrong noun, the name before it."""
    who = tree.kid(word.i, "nsubj")
    if who is None or who.lower != "who" or kind_of(tree, subject) != "thing":
        return subject
    before = [w for w in tree.words[max(0, who.i - 2) : who.i] if w.pos != "PUNCT"]
    return before[-1].i if before and before[-1].pos == "PROPN" else subject


def _that(tree: Tree, word: Word) -> int:
    """The "that" of "told the people on the square that …", "signalled before the vote that …", where no other verb stands between; -1
    where none."""
    for other in tree.words[word.i + 1 : word.i + 16]:
        if other.lower == "that" and other.tag == "IN" and other.i + 2 < len(tree.words):
            return other.i
        if word.lemma in _TELL and other.tag == "PRP" and other.dep == "nsubj" and other.i > word.i + 1:
            return other.i - 1
        if (other.pos == "VERB" and other.dep not in {"relcl", "acl", "amod"}) or other.text in {";", "”", '"'}:
            return -1
    return -1


def _clause_end(tree: Tree, first: int, last: int) -> int:
    """The last word of the clause that starts at `first`, by punctuation where the parse ends it in the middle of a phrase."""
    words = tree.words
    last = max(first, last)
    while last + 1 < len(words) and words[last + 1].pos not in {"PUNCT", "CCONJ"}:
        last += 1
    return last


def _extend(tree: Tree, first: int, last: int) -> int:
    """A content that ends before a hyphen within a word ("de-escalate") goes on to the end of its clause."""
    words = tree.words
    if (
        last + 2 < len(words)
        and words[last + 1].text in _HYPHENS
        and words[last].end == words[last + 1].start
        and words[last + 1].end == words[last + 2].start
    ):
        return _clause_end(tree, first, last + 2)
    return last


def _cut_siblings(tree: Tree, word: Word, first: int, last: int, siblings: dict[int, int]) -> int:
    """Where a content ends before another cue of the same speaker that the parser took into it: "insists it has no plan, adding that …",
    "said it would stay, but refused to …". Such a verb has no subject of its own and follows a comma, or "but" or "while"."""
    acts, words = cues().acts, tree.words
    for other in words[first + 1 : last + 1]:
        if (
            other.pos != "VERB"
            or other.lemma not in acts
            or other.dep not in {"conj", "advcl", "acl", "dep"}
            or tree.kid(other.i, "nsubj", "nsubjpass")
        ):
            continue
        if other.tag != "VBG" and (other.dep != "conj" or other.tag != word.tag):
            continue
        start = min([other.i, *(k.i for k in tree.kids(other.i, "advmod", "neg", "mark", "aux") if k.i < other.i)])
        before = words[start - 1]
        if (
            before.text == ","
            or before.lower in {"but", "while"}
            or words[start].lower == "while"
            or (before.lower == "and" and words[start - 2].text == ",")
        ):
            siblings[other.i] = word.i
            end = start - 1
            while end > first and (words[end].text in {",", "–", "—"} or words[end].lower in {"but", "and", "while"}):
                end -= 1
            return end
    return last


def _without_asides(tree: Tree, first: int, last: int) -> int:
    """A content without what the outlet adds at its end: ", which …", ", who …", or an apposition after a lone dash."""
    words = tree.words
    for i in range(first + 2, last):
        if words[i].lower in {"which", "who", "whose"} and words[i - 1].text == ",":
            clause = next((w for w in (words[i], *tree.path_up(i)) if w.dep == "relcl"), None)
            if clause is not None and tree.right[clause.i] >= last - 1:
                return i - 2
    dashes = [w.i for w in words[first : last + 1] if w.text in {"–", "—", "--"}]
    return dashes[0] - 1 if len(dashes) == 1 and dashes[0] - first > 3 else last


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


def _complement(tree: Tree, word: Word, child: Word, addressee: int) -> Iterator[tuple[str, int, int]]:
    """(pattern, first word, last word) of what one child of a verb may add as content."""
    left, right = tree.left[child.i], tree.right[child.i]
    if child.dep == "ccomp":
        if child.i < word.i:
            yield "inverted", *_before(tree, word, left)
        elif tree.kid(child.i, "mark") is None and _has_to(tree, child):
            yield "to", _from_object(tree, word, left), right
        else:
            yield from _clause(tree, child, "wh" if _wh(tree, left) else "ccomp")
    elif child.i > word.i:
        yield from _phrase(tree, word, child, addressee)


def _phrase(tree: Tree, word: Word, child: Word, addressee: int) -> Iterator[tuple[str, int, int]]:
    """The same for a child that is no clause with a subject of its own."""
    left, right = tree.left[child.i], tree.right[child.i]
    from_object = _from_object(tree, word, left)
    if child.dep == "xcomp":
        pattern = "to" if _has_to(tree, child) else "ing" if child.tag == "VBG" else "xcomp"
        yield pattern, from_object if pattern == "to" else left, right
    elif child.dep == "oprd" and from_object < left:
        yield "oprd", from_object, right
    elif child.dep == "dobj":
        told = tree.kid(child.i, "relcl", "ccomp") if word.lemma in _TELL else None
        if told is not None and tree.kid(told.i, "nsubj") is not None and tree.words[tree.left[told.i]].lower not in RELATIVE:
            yield "ccomp", tree.left[told.i], tree.right[told.i]
        else:
            yield from _named_as(tree, word, left, right)
            yield "dobj", left, _object_end(tree, word, child)
    elif child.dep == "prep" and child.lower in _PREPOSITIONS:
        yield from _prepositional(tree, word, child)
    elif child.dep == "advcl" and addressee > word.i and _has_to(tree, child):
        yield "to", from_object, right


def _named_as(tree: Tree, word: Word, left: int, right: int) -> Iterator[tuple[str, int, int]]:
    """ "described the step as unlawful", where the parse hangs the "as" on what follows it."""
    link = tree.words[right + 1] if right + 1 < len(tree.words) else None
    if word.lemma in cues().judging and link is not None and link.lower == "as" and link.head not in {word.i, link.i}:
        yield "oprd", left, max(tree.right[link.head], link.i)


def _object_end(tree: Tree, word: Word, thing: Word) -> int:
    """The last word of an object with the phrases that complete it though the parser hung them on the verb ("voiced support for …"), and
    past a possessive or a preposition that it cut the object short at ("the union's | right to …")."""
    words, last = tree.words, tree.right[thing.i]
    while last + 1 < len(words):
        follows = words[last + 1]
        if follows.tag == "POS" or words[last].tag in {"POS", "PRP$", "DT"} or words[last].pos == "ADP":
            inner = last + 1 if follows.tag != "POS" else last + 2
            while (
                inner < len(words)
                and words[inner].pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT"}
                and words[inner].text not in _BREAKS
            ):
                inner += 1
            if inner - 1 <= last:
                return last
            last = max(inner - 1, tree.right[inner - 1])
        elif follows.dep == "prep" and follows.head == word.i and follows.lower in _COMPLETING and _completes(tree, follows):
            last = tree.right[follows.i]
        elif follows.pos == "ADP" and follows.lower in {"of", "to", "for"} and last > thing.i and words[last - 1].tag == "POS":
            last = _clause_end(tree, follows.i, tree.right[follows.i])
        else:
            return last
    return last


_COMPLETING = frozenset({"of", "for", "to", "as", "against", "over", "about", "between", "toward", "towards", "with"})


def _completes(tree: Tree, link: Word) -> bool:
    """Does a prepositional phrase complete an object: is it no time, nor whom the words are said to?"""
    inner = tree.kid(link.i, "pobj", "pcomp")
    if inner is None or DAYS.search(inner.text) or inner.i == link.i:
        return False
    return link.lower not in {"to", "with"} or (inner.pos == "NOUN" and inner.lemma not in _HEARERS)


_HEARERS = frozenset({"reporter", "journalist", "parliament", "lawmaker", "crowd", "audience", "nation", "council", "medium", "press"})


def _prepositional(tree: Tree, word: Word, link: Word) -> Iterator[tuple[str, int, int]]:
    """What follows a preposition; "called on the rebels to lay down arms" with its infinitive."""
    inner = tree.kid(link.i, "pobj", "pcomp")
    thing = tree.kid(word.i, "dobj")
    if link.lower == "as" and thing is not None and word.i < thing.i < link.i and word.lemma in cues().judging:
        yield "oprd", tree.left[thing.i], tree.right[link.i]
        return
    if inner is None:
        return
    infinitive = tree.kid(word.i, "xcomp", "advcl")
    if link.lower in {"on", "upon", "for"} and infinitive is not None and infinitive.i > inner.i and _has_to(tree, infinitive):
        yield f"prep:{link.lower}-to", tree.left[inner.i], tree.right[infinitive.i]
    else:
        yield f"prep:{link.lower}", tree.left[inner.i], tree.right[inner.i]


def _has_to(tree: Tree, verb: Word) -> bool:
    return any(c.lower == "to" and c.i < verb.i for c in tree.kids(verb.i, "aux"))


def _wh(tree: Tree, first: int) -> bool:
    return (tree.words[first].tag in {"WRB", "WP", "WDT"} and tree.words[first].lower != "that") or tree.words[first].lower in {
        "whether",
        "if",
    }


def _from_object(tree: Tree, word: Word, left: int) -> int:
    """Where "urged Russia to stop" has its content: from the object on."""
    for child in tree.kids(word.i, "dobj", "dative"):
        if word.i < child.i < left:
            return tree.left[child.i]
    return left


def _clause(tree: Tree, head: Word, pattern: str) -> Iterator[tuple[str, int, int]]:
    """A clause, and apart from it the clauses joined to it that have a "that" of their own."""
    last = tree.right[head.i]
    for joined in tree.kids(head.i, "conj"):
        mark = tree.kid(joined.i, "mark")
        if mark is not None and mark.lower == "that":
            last = min(last, mark.i - 1)
            while last > head.i and (tree.words[last].pos in {"CCONJ", "PUNCT"} or tree.words[last].dep in {"cc"}):
                last -= 1
            yield from _clause(tree, joined, pattern)
            break
    first = tree.left[head.i]
    if pattern == "ccomp":
        while first < last and tree.words[first].lower in _LEAD:
            first += 1
    elif tree.words[first].lower == ",":
        first += 1
    yield pattern, max(first, _after_mark(tree, head)), last


def _after_mark(tree: Tree, head: Word) -> int:
    mark = next((m for m in tree.kids(head.i, "mark") if m.lower == "that" and m.i < head.i), None)
    return mark.i + 1 if mark is not None else 0


def _before(tree: Tree, word: Word, left: int) -> tuple[int, int]:
    """The words of a content that stands before its cue: up to the subject of the cue, from the start of the sentence where only
    adverbials lie between."""
    subject = tree.kid(word.i, "nsubj")
    stop = min(word.i, tree.left[subject.i] if subject is not None and tree.left[subject.i] > left else word.i) - 1
    while stop > left and tree.words[stop].pos == "PUNCT":
        stop -= 1
    joined = [tree.left[k.i] for k in tree.kids(word.i, "ccomp", "parataxis", "dep") if k.i < word.i]
    return _past_connective(tree, min([left, *joined]), stop), stop


def _past_connective(tree: Tree, first: int, last: int) -> int:
    """Where a content starts after "However,", "But", "Meanwhile,": words by which the outlet joins its sentences."""
    words = tree.words
    while first < last and (words[first].lower in _CONNECTIVES or (words[first].pos == "PUNCT" and words[first].text not in _OPENERS)):
        first += 1
    return first


def _around(tree: Tree, word: Word, lemma: str, who: int, addressee: int) -> Iterator[Candidate]:
    """Where the parser gave a verb no clause: the words before ", he said", around ", he said,", or after "he said"."""
    own = tree.kid(word.i, "nsubj")
    if own is None and word.dep not in {"conj", "advcl", "acl", "relcl", "pcomp", "xcomp", "ROOT"}:
        return
    words = tree.words
    start = min(tree.left[own.i], word.i) if own is not None else word.i
    end = max(word.i, tree.right[own.i] if own is not None else word.i)
    if own is not None and start > 0 and words[start - 1].text in _BREAKS:
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
        while first < last and words[first].lower in _LEAD:
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
        first = _past_connective(tree, 0, start - 1)
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
                for pattern, first, last in _clause(tree, child, "noun"):
                    yield Candidate(f"{pattern}:that", word.lemma, word.i, word.i, word.i, first, last, who)
            elif child.dep == "acl" and _has_to(tree, child):
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
            for _, first, last in _clause(tree, child, "ccomp"):
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
    first = _past_connective(tree, first, last)
    if first < last:
        yield Candidate("according", "according", word.i, word.i, to.i, first, last, source.i)
