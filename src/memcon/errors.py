"""Every error that memcon raises on purpose: one tree, each with a stable code and a sentence for a person.

A message says what is wrong, where, and what to do. The command line prints it and exits with 2; in a batch it
stands in the line of the capture that failed: `{"id": …, "error": {"code": …, "message": …}}`.
"""


class MemconError(Exception):
    """The root of the tree. `code` is stable and for programs; the message is for people."""

    code = "memcon"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CaptureError(MemconError):
    """The input could not be taken in as a capture."""

    code = "capture"


class MissingFile(CaptureError):
    code = "missing-file"


class NotAFile(CaptureError):
    code = "not-a-file"


class EmptyCapture(CaptureError):
    code = "empty"


class BinaryCapture(CaptureError):
    code = "binary"


class BadCapture(CaptureError):
    """The input is of a kind that memcon takes, but broken: bad JSON, a cut archive, a gzip bomb."""

    code = "bad-capture"


class ArticleError(MemconError):
    """The capture was taken in, but no single article could be cut from it."""

    code = "article"


class NoArticle(ArticleError):
    code = "no-article"


class SeveralArticles(ArticleError):
    """The page holds several items (a live blog, a newsletter) and would be one mash."""

    code = "several-articles"


class UnknownLanguage(ArticleError):
    code = "language"


class CodebookError(MemconError):
    """A frame file is wrong."""

    code = "codebook"


class PipelineError(MemconError):
    """The spaCy pipeline that was asked for is not installed or is not an English one."""

    code = "pipeline"


class BadOption(MemconError):
    """An option or argument has a value that means nothing."""

    code = "option"


class MissingExtra(MemconError):
    """A library that an optional part of memcon needs is not installed."""

    code = "missing-extra"
