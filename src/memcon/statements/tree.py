"""A parsed sentence as a tree: what a clause or a noun phrase spans, who the subject of a verb is."""

import re
from collections.abc import Iterator

from memcon.language.types import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT_CONTROL = frozenset(
    {"prompt", "lead", "force", "allow", "cause", "push", "get", "tell", "order", "urge", "ask", "enable", "want", "help"}
)
SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis"})
"""Labels of verbs that share the subject of the verb they hang on, where they have none."""
RELATIVE = frozenset({"who", "which", "that", "whom"})

DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|morning|evening|night|week|month|year|ago|earlier|later|january|february"
    r"|march|april|june|july|august|september|october|november|december|(?:19|20)\d\d",
    re.I,
)
"""A part of a word of time."""


class Tree:
    """A sentence with the first and last word of each word's subtree, worked out once."""

    __slots__ = ("children", "left", "right", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = words = sentence.words
        self.children = sentence.children
        self.left = list(range(len(words)))
        self.right = list(range(len(words)))
        for word in words:
            i, j = word.i, word.i
            while words[j].head != j:
                j = words[j].head
                if i < self.left[j]:
                    self.left[j] = i
                elif i > self.right[j]:
                    self.right[j] = i
                else:
                    break

    def kids(self, i: int, *deps: str) -> Iterator[Word]:
        """The children of a word that have one of these labels."""
        return (self.words[c] for c in self.children[i] if self.words[c].dep in deps)

    def kid(self, i: int, *deps: str) -> Word | None:
        """The first of them."""
        words = self.words
        for c in self.children[i]:
            if words[c].dep in deps:
                return words[c]
        return None

    def kids_before(self, i: int) -> bool:
        """Does anything before a word hang on it?"""
        return self.left[i] < i

    def subject(self, i: int) -> Word | None:
        """Who does what the verb at `i` says: its own subject, that of the verb it hangs on, the agent of a passive, the noun that it
        modifies."""
        at: int | None = i
        for hop in range(6):
            if at is None:
                return None
            found, at = self._subject_here(at, hop > 0)
            if found is not None:
                return found
        return None

    def _subject_here(self, i: int, borrowed: bool) -> tuple[Word | None, int | None]:
        """The subject that the verb at `i` has itself, or else the verb whose subject it shares. `borrowed`: another verb asks."""
        word = self.words[i]
        passive = self.kid(i, "nsubjpass")
        if borrowed and passive is not None:
            return passive, None  # "was elected on Friday, saying …": who was elected says it
        if passive is not None or self.kid(i, "auxpass") is not None or self.is_participle(i):
            return self._agent(i), None
        own = self.kid(i, "nsubj", "csubj")
        head = self.words[word.head]
        if own is not None:
            return head if own.lower in RELATIVE and word.dep == "relcl" else self._after_dateline(own), None
        if word.dep == "xcomp" and head.lemma in OBJECT_CONTROL and (ordered := self.kid(head.i, "dobj")) is not None:
            return ordered, None
        if word.dep in {"acl", "relcl"}:
            return self._participle_subject(word, head), None
        shares = head.i != i and word.dep in SHARES and (word.dep != "ccomp" or word.tag == "VBG")
        return None, head.i if shares else None

    def is_participle(self, i: int) -> bool:
        """Is the verb at `i` a passive participle that says when or how: "asked about the raid, he …", "as expected"?"""
        word = self.words[i]
        return word.dep == "advcl" and word.tag in {"VBN", "VBD"} and self.kid(i, "aux", "auxpass", "nsubj", "csubj", "expl") is None

    def _agent(self, i: int) -> Word | None:
        agent = self.kid(i, "agent")
        return self.kid(agent.i, "pobj") if agent is not None else None

    def _after_dateline(self, word: Word) -> Word:
        """Of "GENEVA -- The minister said …", where the parser takes the place for the subject, the minister."""
        if word.text.isupper() and word.i < 4:
            dash = next((w.i for w in self.words[word.i + 1 : word.i + 5] if w.text in {"-", "–", "—", "--"}), None)
            if dash is not None:
                return next((k for k in self.kids(word.i, "appos", "conj", "dep") if k.i > dash), word)
        return word

    def _participle_subject(self, word: Word, head: Word) -> Word | None:
        """Of "officials saying …" the noun; of "a statement saying …" the noun too; of "the move, saying …" the subject of the clause."""
        if word.tag == "VBN":
            return self._agent(word.i)
        comma = word.i > 0 and self.words[word.i - 1].text == ","
        if word.dep == "acl" and word.tag == "VBG" and comma and head.dep not in SUBJECTS:
            up = head
            while up.head != up.i and up.pos != "VERB":
                up = self.words[up.head]
            return self.subject(up.i) if up.pos == "VERB" else head
        return head

    def path_up(self, i: int) -> Iterator[Word]:
        while self.words[i].head != i:
            i = self.words[i].head
            yield self.words[i]
