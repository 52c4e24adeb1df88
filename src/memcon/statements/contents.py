"""Which words of a sentence a verb or noun may have for its content, by the parse, and where the parse errs by punctuation."""

from collections.abc import Iterator

from memcon.language.types import Word
from memcon.statements.cues import cues
from memcon.statements.tree import DAYS, RELATIVE, Tree

LEAD = frozenset({"that", ",", ":", "-", "–", "—", ";", "if", "how"})
_TELL = frozenset({"tell", "warn", "inform", "remind", "assure", "notify", "advise", "promise", "reassure", "caution", "alert"})
BREAKS = frozenset({",", "”", '"', "''", "’", "'", "–", "—", "?", "!"})
_CONNECTIVES = frozenset(
    {"however", "but", "and", "meanwhile", "still", "yet", "moreover", "also", "nonetheless", "nevertheless", "instead", "so", "besides"}
)
_OPENERS = frozenset({"“", "‘", '"', "'", "(", "[", "``", "''", "«"})
HYPHENS = frozenset({"-", "‑", "–"})
_PREPOSITIONS = frozenset(
    {"of", "for", "about", "against", "to", "on", "over", "as", "with", "in", "into", "from", "out", "at", "toward", "towards"}
)


def that_after(tree: Tree, word: Word) -> int:
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


def clause_end(tree: Tree, first: int, last: int) -> int:
    """The last word of the clause that starts at `first`, by punctuation where the parse ends it in the middle of a phrase."""
    words = tree.words
    last = max(first, last)
    while last + 1 < len(words) and words[last + 1].pos not in {"PUNCT", "CCONJ"}:
        last += 1
    return last


def extend(tree: Tree, first: int, last: int) -> int:
    """A content that ends before a hyphen within a word ("de-escalate") goes on to the end of its clause."""
    words = tree.words
    if (
        last + 2 < len(words)
        and words[last + 1].text in HYPHENS
        and words[last].end == words[last + 1].start
        and words[last + 1].end == words[last + 2].start
    ):
        return clause_end(tree, first, last + 2)
    return last


def cut_siblings(tree: Tree, word: Word, first: int, last: int, siblings: dict[int, int]) -> int:
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


def without_asides(tree: Tree, first: int, last: int) -> int:
    """A content without what the outlet adds at its end: ", which …", ", who …", or an apposition after a lone dash."""
    words = tree.words
    for i in range(first + 2, last):
        if words[i].lower in {"which", "who", "whose"} and words[i - 1].text == ",":
            clause = next((w for w in (words[i], *tree.path_up(i)) if w.dep == "relcl"), None)
            if clause is not None and tree.right[clause.i] >= last - 1:
                return i - 2
    dashes = [w.i for w in words[first : last + 1] if w.text in {"–", "—", "--"}]
    return dashes[0] - 1 if len(dashes) == 1 and dashes[0] - first > 3 else last


def complement(tree: Tree, word: Word, child: Word, addressee: int) -> Iterator[tuple[str, int, int]]:
    """(pattern, first word, last word) of what one child of a verb may add as content."""
    left, right = tree.left[child.i], tree.right[child.i]
    if child.dep == "ccomp":
        if child.i < word.i:
            yield "inverted", *_before(tree, word, left)
        elif tree.kid(child.i, "mark") is None and has_to(tree, child):
            yield "to", _from_object(tree, word, left), right
        else:
            yield from clause_of(tree, child, "wh" if _wh(tree, left) else "ccomp")
    elif child.i > word.i:
        yield from _phrase(tree, word, child, addressee)


def _phrase(tree: Tree, word: Word, child: Word, addressee: int) -> Iterator[tuple[str, int, int]]:
    """The same for a child that is no clause with a subject of its own."""
    left, right = tree.left[child.i], tree.right[child.i]
    from_object = _from_object(tree, word, left)
    if child.dep == "xcomp":
        pattern = "to" if has_to(tree, child) else "ing" if child.tag == "VBG" else "xcomp"
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
    elif child.dep == "advcl" and addressee > word.i and has_to(tree, child):
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
                and words[inner].text not in BREAKS
            ):
                inner += 1
            if inner - 1 <= last:
                return last
            last = max(inner - 1, tree.right[inner - 1])
        elif follows.dep == "prep" and follows.head == word.i and follows.lower in _COMPLETING and _completes(tree, follows):
            last = tree.right[follows.i]
        elif follows.pos == "ADP" and follows.lower in {"of", "to", "for"} and last > thing.i and words[last - 1].tag == "POS":
            last = clause_end(tree, follows.i, tree.right[follows.i])
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
    if link.lower in {"on", "upon", "for"} and infinitive is not None and infinitive.i > inner.i and has_to(tree, infinitive):
        yield f"prep:{link.lower}-to", tree.left[inner.i], tree.right[infinitive.i]
    else:
        yield f"prep:{link.lower}", tree.left[inner.i], tree.right[inner.i]


def has_to(tree: Tree, verb: Word) -> bool:
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


def clause_of(tree: Tree, head: Word, pattern: str) -> Iterator[tuple[str, int, int]]:
    """A clause, and apart from it the clauses joined to it that have a "that" of their own."""
    last = tree.right[head.i]
    for joined in tree.kids(head.i, "conj"):
        mark = tree.kid(joined.i, "mark")
        if mark is not None and mark.lower == "that":
            last = min(last, mark.i - 1)
            while last > head.i and (tree.words[last].pos in {"CCONJ", "PUNCT"} or tree.words[last].dep in {"cc"}):
                last -= 1
            yield from clause_of(tree, joined, pattern)
            break
    first = tree.left[head.i]
    if pattern == "ccomp":
        while first < last and tree.words[first].lower in LEAD:
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
    return past_connective(tree, min([left, *joined]), stop), stop


def past_connective(tree: Tree, first: int, last: int) -> int:
    """Where a content starts after "However,", "But", "Meanwhile,": words by which the outlet joins its sentences."""
    words = tree.words
    while first < last and (words[first].lower in _CONNECTIVES or (words[first].pos == "PUNCT" and words[first].text not in _OPENERS)):
        first += 1
    return first
