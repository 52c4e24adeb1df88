"""A page of several speakers: a briefing, a transcript. Whose turn it is, and where it stands in the article."""

from dataclasses import dataclass

from memcon.record.types import Article, Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: offsets into Article.text, half open; `speaker_span` is the words that name him."""

    speaker: str
    start: int
    end: int
    speaker_span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """The article, and its turns where it is a transcript."""

    article: Article
    turns: tuple[Turn, ...] = ()
