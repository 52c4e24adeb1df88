"""Texts of our own writing, parsed as the reader parses them."""

import re
from collections.abc import Callable

import pytest

from memcon.language.parser import Parser
from memcon.language.sentences import sentences_of
from memcon.language.types import Sentence
from memcon.record.types import Article, Block, CaptureFacts
from memcon.statements import Said, find_statements

Find = Callable[..., tuple[Said, ...]]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


def sentences(parser: Parser, text: str, title: bool = False) -> tuple[Sentence, ...]:
    spans = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
    blocks = tuple(Block(kind="title" if title and not n else "paragraph", start=s, end=e) for n, (s, e) in enumerate(spans))
    facts = CaptureFacts(sha256="", media_type="text/plain", length=len(text))
    nothing = dict.fromkeys(("title", "standfirst", "byline", "outlet", "url", "published", "dateline"))
    article = Article(**nothing, language="en", text=text, blocks=blocks, segments=None, capture=facts)
    found = sentences_of(article)
    return parser.parse(text, found, range(len(found)), lambda *_: True)


@pytest.fixture(scope="session")
def find(parser: Parser) -> Find:
    return lambda text, strict=True, title=False: find_statements(text, sentences(parser, text, title), strict=strict)
