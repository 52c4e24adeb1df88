"""Whose words a paper's are: "The statement added …" says what they say who issued it."""

import re
from collections.abc import Sequence

import msgspec

from memcon.language.types import Sentence
from memcon.record.types import Span
from memcon.statements.speakers import nouns
from memcon.statements.types import Said

_PAPER = re.compile(r"\b(?:statement|letter|communiqu[eé]|press release|readout|message|memo|note|decree|document|declaration)\b", re.I)
_STANDS = re.compile(r"(?:it|(?:the|this|that) (?:\w+ )?(?P<noun>\w+))$", re.I)


def with_issuers(text: str, sentences: Sequence[Sentence], said: Sequence[Said]) -> tuple[Said, ...]:
    """The statements, those of "it" or "the statement" with the name of whoever spoke in a statement in the sentence before or two before
    as `core`: what names the speaker most surely."""
    out: list[Said] = []
    issuer: Span | None = None
    last, block = -9, -1
    for item in sorted(said, key=lambda s: (s.sentence, s.verb, s.content)):
        at = sentences[item.sentence].block if item.sentence < len(sentences) else -1
        stands = item.speaker is not None and (match := _STANDS.fullmatch(text[slice(*item.speaker)])) and _is_paper(match["noun"])
        if stands and issuer is not None and item.sentence > last and item.sentence - last <= 2 and 0 <= at - block <= 1:
            item = msgspec.structs.replace(item, core=issuer)
            last, block = item.sentence, at
        elif item.speaker is not None and item.cue is not None:
            within = item.sentence < len(sentences) and _around(text, sentences[item.sentence], item)
            issuer = (item.core or item.speaker) if within else None
            last, block = item.sentence, at
        out.append(item)
    return tuple(sorted(out, key=lambda s: (s.content, s.cue or s.content)))


def _is_paper(noun: str | None) -> bool:
    return noun is None or (noun.lower() in nouns()["documents"] and noun.lower() not in nouns()["people"])


def _around(text: str, sentence: Sentence, item: Said) -> bool:
    """Was it said in a statement, by the words of its sentence outside the content?"""
    start, end = item.content
    beside = text[sentence.start : max(sentence.start, start)] + " | " + text[min(sentence.end, end) : sentence.end]
    return (
        re.search(r"\b(?:in|via|through|by)\s+(?:an?|the|its|his|her|their|this)\s+(?:[\w-]+ ){0,3}" + _PAPER.pattern, beside, re.I)
        is not None
    )
