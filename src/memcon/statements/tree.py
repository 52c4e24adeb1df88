"""A parsed sentence as a tree: what a clause or a noun phrase spans, who the subject of a verb is."""

from collections.abc import Iterator

from memcon.language.types import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT_CONTROL = frozenset(
    {"prompt", "lead", "force", "allow", "cause", "push", "get", "tell", "order", "urge", "ask", "enable", "want", "help"}
)
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
        """The first of them."""
        words = self.words
        for c in self.children[i]:
            if words[c].dep in deps:
                return words[c]
        return None

    def subject(self, i: int) -> Word | None:
        """Who does what the verb at `i` says: its own subject, that of the verb it hangs on, the agent of a passive, the noun it modifies."""
        for hop in range(6):
            word = self.words[i]
            passive = self.kid(i, "nsubjpass")
            if hop and passive is not None:
                return passive  # "was elected on Friday, saying …": who was elected says it
            if passive is not None or self.kid(i, "auxpass") is not None:
                agent = self.kid(i, "agent")
                return self.kid(agent.i, "pobj") if agent is not None else None
            own = self.kid(i, "nsubj", "csubj")
            if own is not None:
                return self.words[word.head] if own.lower in RELATIVE and word.dep == "relcl" else self._after_dateline(own)
            head = self.words[word.head]
            if head.i == i:
                return None
            if word.dep == "xcomp" and head.lemma in OBJECT_CONTROL:
                ordered = self.kid(head.i, "dobj")
                if ordered is not None:
                    return ordered
            if word.dep in {"acl", "relcl"}:
                return self._participle_subject(word, head)
            if word.dep in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis"}:
                if word.dep == "ccomp" and word.tag != "VBG":
                    return None
                i = head.i
                continue
            return None
        return None

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
