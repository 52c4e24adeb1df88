"""Statements that only the layout shows: "Minister: talks will go on" in a headline, and the turns of a transcript."""

import re
from collections.abc import Iterator, Sequence

from memcon.language.types import Sentence
from memcon.record.types import Span
from memcon.statements.cues import cues
from memcon.statements.shape import trim
from memcon.statements.tree import Tree
from memcon.statements.types import Turn

_FIRST = re.compile(
    r"((?:[A-Z][\w.’'&-]*|of|the|for)"
    r"(?: (?:[A-Z][\w.’'&-]*|of|the|for|official|officials|minister|source|sources|chief)){0,5}): (?=\S.{14,})"
)
_LAST = re.compile(r"(?<=\S): ((?:[\w.’'&-]+ ){0,3}[\w.’'&-]+)\.?$")
_SOURCES = frozenset(
    """officials official police army military ministry minister president spokesman spokeswoman report reports poll polls study survey
    source sources witnesses experts analysts government court prosecutors media rebels un nato eu ap reuters afp xinhua tass insiders
    historians kremlin pentagon aide envoy ambassador union unions mayor governor commander general lawmakers analyst expert doctors
    residents activists""".split()
)
"""Words by which headlines name a source."""
_LABELS = frozenset(
    """latest breaking exclusive update updated updates live watch video videos photo photos pictures gallery image images caption slideshow
    listen read more related analysis opinion explainer byline editorial profile interview factbox timeline recap review podcast map graphic
    quiz getty credit copyright topics tags published""".split()
)
_LABEL = re.compile(
    r"(Q|A)(?:\.|\s)\s+(?=[A-Z“])"
    r"|((?:Q|A|QUESTION|ANSWER|THE PRESIDENT|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}|(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)):\s+(?=\S)"
)
_PERFORMED = frozenset({"authorize", "authorise", "direct", "order", "instruct", "sign", "approve"})


def headline(text: str, title: Span) -> tuple[Span, Span] | None:
    """(speaker, content) of a headline "Speaker: what he says" or "What he says: speaker". The speaker is a source by his trade
    ("police"), or
    somebody whom the text names again; a label such as "The Latest" is none."""
    start, end = title
    line = text[start:end]
    first = _FIRST.match(line)
    if first and _speaks(text, first.group(1), end):
        return (start, start + first.end(1)), trim(text, start + first.end(), end)
    last = _LAST.search(line)
    if last and last.start() > 14 and _speaks(text, last.group(1), end):
        return (start + last.start(1), start + last.end(1)), trim(text, start, start + last.start())
    return None


def _speaks(text: str, name: str, after: int) -> bool:
    last = name.split()[-1]
    if is_label(name):
        return False
    if last.lower() in _SOURCES:
        return True
    named = last[:1].isupper() and not last.isupper() and re.search(rf"\b{re.escape(last)}\b", text[after:]) is not None
    return named and re.search(rf"\b{re.escape(last.lower())}\b", text[after:]) is None  # "Election: …" is a topic


def is_label(name: str) -> bool:
    """Is it what stands before a teaser or a caption ("Photos", "Watch live"), not a speaker?"""
    return bool({w.lower() for w in re.findall(r"\w+", name)} & _LABELS) or not re.search(r"\w", name)


def find_turns(text: str, blocks: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a transcript: paragraphs that a speaker's label opens ("MS. RUIZ: …", "Q: …"), each with the paragraphs up to the
    next label.
    A text with fewer than three labels has no turns."""
    labels = [(n, m) for n, (start, end) in enumerate(blocks) if (m := _LABEL.match(text, start, end)) is not None]
    known = [(m.group(1) or m.group(2)) for _, m in labels]
    labels = [(n, m) for n, m in labels if (m.group(1) or m.group(2)).isupper() or known.count(m.group(1) or m.group(2)) > 1]
    if len(labels) < 3:
        return ()
    stops = [n for n, _ in labels[1:]] + [min(len(blocks), labels[-1][0] + 3)]
    return tuple(
        Turn(m.span(1) if m.group(1) else m.span(2), m.end(), blocks[max(n, stop - 1)][1])
        for (n, m), stop in zip(labels, stops, strict=True)
    )


def own_words(sentences: Sequence[Sentence], turn: Turn) -> Iterator[Sentence]:
    """The sentences of a signed first-person text by which its author does something: "I have ordered …", "We condemn …"."""
    lexicon = cues()
    for sentence in sentences:
        if not sentence.words or sentence.start < turn.start or sentence.end > turn.end:
            continue
        tree = Tree(sentence)
        root = next((w for w in sentence.words if w.head == w.i), None)
        subject = tree.kid(root.i, "nsubj") if root is not None else None
        if root is None or subject is None or subject.lower not in {"i", "we"} or tree.kid(root.i, "neg") is not None:
            continue
        acts = lexicon.acts.get(root.lemma, ())
        if root.lemma in _PERFORMED or (acts and acts[0] != "say" and root.lemma not in lexicon.inner):
            yield sentence
