"""Sentences and words: the form in which every later step sees the text. No spaCy object leaves this folder."""

import msgspec


class Word(msgspec.Struct, frozen=True, gc=False):
    """One token. `head` is the index of its syntactic head in the sentence (its own for the root); dependency labels are
    those of spaCy's English pipelines (ClearNLP), tags Penn Treebank, `pos` Universal Dependencies."""

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    """Offset into the article text."""
    end: int
    ent: str
    """The entity label of the pipeline (PERSON, ORG, GPE, NORP …), "" where none."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of one block. `words` is empty where it was not worth parsing."""

    index: int
    start: int
    end: int
    block: int
    """Index into `Article.blocks`."""
    kind: str
    """The kind of that block."""
    words: tuple[Word, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    """For each word the indices of its syntactic children, in order."""
