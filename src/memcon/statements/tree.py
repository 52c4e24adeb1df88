"""A parsed sentence as a tree: what a clause or a noun phrase spans, who the subject of a verb is."""

from collections.abc import Iterator

from memcon.language.types import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})


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
        return next(self.kids(i, *deps), None)

    def subject(self, i: int) -> Word | None:
        """Who does what the verb at `i` says: its own subject, that of the verb it hangs on, the agent of a passive, the noun it modifies."""
        for _ in range(6):
            word = self.words[i]
            if self.kid(i, "nsubjpass", "auxpass") is not None:
                agent = self.kid(i, "agent")
                return self.kid(agent.i, "pobj") if agent is not None else None
            own = self.kid(i, "nsubj", "csubj")
            if own is not None:
                if own.lower in RELATIVE and word.dep == "relcl":
                    return self.words[word.head]
                return own
            head = self.words[word.head]
            if head.i == i:
                return None
            if word.dep in {"acl", "relcl"}:
                return self._participle_subject(word, head)
            if word.dep in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis"}:
                if word.dep == "ccomp" and word.tag != "VBG":
                    return None
                i = head.i
                continue
            return None
        return None

    def _participle_subject(self, word: Word, head: Word) -> Word | None:
        """Of "officials saying …" the noun; of "a statement saying …" the noun too; of "the move, saying …" the subject of the clause."""
        if word.tag == "VBN":
            agent = self.kid(word.i, "agent")
            return self.kid(agent.i, "pobj") if agent is not None else None
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
