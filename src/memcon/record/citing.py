"""Where in its article a citation stands, as a person looks it up."""

from memcon.record.types import Article

_HEADS = ("title", "standfirst", "byline", "date", "dateline", "caption", "heading")


def block_of(article: Article, offset: int) -> str:
    """The block that an offset lies in: "¶3" is the third of those that are no head of the page; "" where it lies in none."""
    number = 0
    for block in article.blocks:
        number += block.kind not in _HEADS
        if block.start <= offset < block.end:
            return block.kind if block.kind in _HEADS else f"¶{number}"
    return ""
