"""Who can be a speaker at all: people, bodies, states and papers can, photographs, legs and sanctions cannot."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from memcon.record.types import Span
from memcon.statements.tree import Tree

Kind = Literal["speaker", "document", "thing"]

_SPEAKING_PRONOUNS = frozenset(
    """i we he she they it who those these others others some many most several few all both us me him her them another everyone everybody
    someone somebody anyone neither either whoever""".split()
)
_PERSONAL_ENDINGS = (
    "man", "men", "woman", "women", "person", "people", "ist", "crat", "ician", "arian", "er", "or", "ee", "naut",
)  # fmt: skip
_CREDITS = re.compile(
    r"(?:(?:GETTY|Getty|AFP|REUTERS|Reuters|EPA|AP|PA|REX|Rex|Images?|IMAGES?|Associated Press|Photo|Photos|Byline)[\s/:]+)+(?=[A-Z]\w)"
)
_OPENING = re.compile(r"^[^\w“‘\"'(\[]+")
_NAMELESS = frozenset(
    {"none", "nobody", "nothing", "photos", "photo", "pictures", "video", "videos", "watch", "caption", "gallery", "images", "inaudible"}
)
_PAPERS = frozenset({"statement", "letter", "communique", "communiqué", "readout", "memo", "memorandum", "report"})


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """The lists of `speakers.toml`, read once."""
    data = tomllib.loads((files("memcon.statements") / "speakers.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def kind_of(tree: Tree, head: int) -> Kind:
    """Can the noun at `head` say something? "speaker" for people and what stands for people, "document" for what is written, "thing" for
    the rest."""
    word = tree.words[head]
    if (
        word.lower in _NAMELESS
        or not re.search(r"[^\W\d_]", word.text)
        or word.pos in {"PART", "PUNCT", "ADP", "INTJ", "SCONJ", "CCONJ", "SYM"}
    ):
        return "thing"
    if word.pos == "PRON" or word.pos == "DET":
        return "speaker" if word.lower in _SPEAKING_PRONOUNS else "thing"
    if word.pos in {"NUM", "ADJ", "VERB", "ADV"}:
        return (
            "speaker" if word.pos != "ADV" and re.fullmatch(r"[^\W\d_]+", word.text) and word.tag not in {"VBG", "JJR", "JJS"} else "thing"
        )
    if word.text[:1].isupper() and (word.pos == "PROPN" or (word.pos == "NOUN" and _named(tree, head))):
        return "document" if word.lower in _PAPERS and tree.kid(head, "det") is not None else "speaker"
    return _of_noun(tree, head)


def _named(tree: Tree, head: int) -> bool:
    """Is a noun with a capital a name that the parse has not seen as one: within a sentence, or in a headline?"""
    word, known = tree.words[head], nouns()
    if tree.sentence.kind in {"title", "standfirst", "heading"}:
        return word.lemma.lower() not in known["documents"] | known["things"] and word.tag != "NNS"
    alone = word.tag == "NN" and not tree.kids_before(head) and word.lemma.lower() not in known["things"] | known["documents"]
    return head > 0 or alone  # "Okonjo said", but "Practice shows"


def _of_noun(tree: Tree, head: int) -> Kind:
    word, known = tree.words[head], nouns()
    forms = {word.lower, word.lemma, *word.lemma.lower().split("-")} - {""}  # "president-elect", "sub-prefect"
    if forms & known["amounts"]:
        of = next((p for p in tree.kids(head, "prep") if p.lower == "of"), None)
        inner = tree.kid(of.i, "pobj") if of is not None else None
        if inner is not None:
            return kind_of(tree, inner.i)
        return "speaker"
    if forms & known["people"]:
        return "speaker"
    if forms & known["documents"]:
        return "document"
    compound = {c.lemma for c in tree.kids(head, "compound", "nmod")}
    if compound & {"message", "statement"} or (word.lemma == "release" and compound & {"press", "news"}):
        return "document"  # "a video message", "a press release"
    if word.ent in {"PERSON", "ORG", "GPE", "NORP"} or any(k.pos == "PROPN" and k.ent == "PERSON" for k in tree.kids(head, "appos")):
        return "speaker"
    return "speaker" if not forms & known["things"] and word.lemma.endswith(_PERSONAL_ENDINGS) else "thing"


def tidy(text: str, span: Span) -> Span | None:
    """A speaker's phrase without the credit of a photograph before it, a bullet or an "and" at its end; None where it is a scrap, by a
    bracket that never closes or a number at its start."""
    start, end = span
    start += len(match.group()) if (match := _OPENING.match(text[start:end])) else 0
    start += len(match.group()) if (match := _CREDITS.match(text[start:end])) else 0
    end -= len(text[start:end]) - len(re.sub(r"[\s,]+(?:and|or|but)$|[\s\\]+$", "", text[start:end]))
    if text[start : start + 1] in {"[", "("} and not _balanced(text[start:end]):
        start += 1
    words = text[start:end]
    if not words or not _balanced(words):
        return None
    return None if re.match(r"\d+(?:st|nd|rd|th)\b|\d+$|\W", words.lstrip("“‘\"'([")) else (start, end)


def _balanced(words: str) -> bool:
    """Does every bracket and quotation mark close, in order?"""
    depth = 0
    for sign in words:
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return False
    return depth == 0 and words.count("“") == words.count("”") and words.count('"') % 2 == 0
