"""Nouns that belong together, and what hangs on them by preposition: lists, titles, governors."""

from collections.abc import Iterator

from memcon.language.types import Sentence, Word

_SKIPPED_IN_EXTENT = frozenset({"relcl", "advcl", "parataxis", "punct", "cc", "ccomp"})


def conjuncts(s: Sentence, i: int) -> tuple[int, ...]:
    """A word and those joined to it by "and", "or", commas, in order."""
    found = [i]
    for place in found:
        found.extend(
            c
            for c in s.children[place]
            if (s.words[c].dep == "conj" and s.words[c].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}) or _listed(s, place, c)
        )
        found.extend(c for c in _next_title(s, place) if c not in found)
    return tuple(sorted(found))


def _next_title(s: Sentence, i: int) -> Iterator[int]:
    """The second of two titles of one build: "with President of Chad Idriss Déby and Chancellor of Austria Karl Nehammer"."""
    named = (o for c in s.children[i] if s.words[c].lower == "of" for o in s.children[c] if s.words[o].dep == "pobj")
    for c in (c for o in named for c in s.children[o] if s.words[c].dep == "conj"):
        alike = s.words[i].pos == s.words[c].pos == "PROPN"
        if alike and any(s.words[g].lower == "of" for g in s.children[c]):
            yield c


def _listed(s: Sentence, first: int, second: int) -> bool:
    """Is an apposition rather the second of a list of names: "with NATO, the EU, and the OSCE"?"""
    names = all(s.words[i].pos == "PROPN" and s.words[i].text.isupper() for i in (first, second))
    return names and s.words[second].dep == "appos" and any(s.words[c].dep == "conj" for c in s.children[second])


def governor(s: Sentence, noun: int) -> int:
    """The verb that a noun is an argument of, over prepositions; -1 where none."""
    place = noun
    for _ in range(4):
        word = s.words[place]
        if word.dep not in {"dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "agent", "dative", "oprd", "conj"} or word.head == place:
            return -1
        if s.words[word.head].pos in {"VERB", "AUX"}:
            return word.head
        if s.words[word.head].pos in {"NOUN", "PROPN"} and word.dep != "conj":
            return -1
        place = word.head
    return -1


def _prepositions(s: Sentence, i: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    for c in s.children[i]:
        word = s.words[c]
        if word.dep in {"prep", "agent", "dative"} and word.pos in {"ADP", "SCONJ", "PART", "VERB"}:
            inner = [g for g in s.children[c] if s.words[g].dep == "prep"]
            nouns = tuple(n for g in (c, *inner) for o in s.children[g] if s.words[o].dep == "pobj" for n in conjuncts(s, o))
            if nouns:
                yield word.lower, nouns
            for g in s.children[c]:  # "in Geneva and with Iran": a second preposition joined to the first
                if s.words[g].dep == "conj" and s.words[g].pos == "ADP":
                    second = tuple(n for o in s.children[g] if s.words[o].dep == "pobj" for n in conjuncts(s, o))
                    if second:
                        yield s.words[g].lower, second


def prepositions(s: Sentence, *heads: int) -> dict[str, tuple[int, ...]]:
    """What hangs on these words by preposition: preposition -> nouns, those of earlier heads first."""
    found: dict[str, tuple[int, ...]] = {}
    for head in heads:
        for name, nouns in _prepositions(s, head):
            found[name] = (*found.get(name, ()), *(n for n in nouns if n not in found.get(name, ())))
    return found


def extent(s: Sentence, i: int, skip: frozenset[str] = _SKIPPED_IN_EXTENT) -> tuple[int, int]:
    """First and last word index of a word's phrase, without relative and adverbial clauses."""
    first = last = i
    for c in s.children[i]:
        if s.words[c].dep not in skip:
            left, right = extent(s, c, skip)
            first, last = min(first, left), max(last, right)
    return first, last


def ancestors(s: Sentence, i: int) -> Iterator[Word]:
    """The words above a word, nearest first."""
    place = i
    while s.words[place].head != place:
        place = s.words[place].head
        yield s.words[place]
