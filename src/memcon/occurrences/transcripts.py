"""Questions, which tell nothing: those of a transcript, whole paragraphs of it, and any sentence that ends in a question mark."""

import re

from memcon.record.types import Article

READ = ("paragraph", "quote", "list", "standfirst", "title")
"""The kinds of block in which an article tells things."""
_ASKS = re.compile(r"(?:Q|QUESTION|MODERATOR|OPERATOR)(?::|\s{2,}|\s[A-Z])")
"""The opening of a question in a transcript, or of the moderator's words: no account of anything."""
_ANSWERS = re.compile(r"(?:[A-Z][A-Z.’'-]+ ?){2,}:")
"""The opening of somebody else's words in a transcript."""
_CLOSING = "”\"’')] \n"


def asking(article: Article) -> frozenset[int]:
    """Where the blocks start in which a transcript has a question, from its opening up to the next answer."""
    found, asks = [], False
    for block in article.blocks:
        if block.kind in READ:
            asks = bool(_ASKS.match(article.text, block.start)) or (asks and not _ANSWERS.match(article.text, block.start))
            found += [block.start] if asks else []
    return frozenset(found)


def is_question(sentence: str) -> bool:
    """Does it end in a question mark?"""
    return sentence.rstrip(_CLOSING).endswith("?")
