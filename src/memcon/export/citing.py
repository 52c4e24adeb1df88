"""What citation formats share: authors and dates of an article."""

import re

from memcon.record.types import Article, Stamp

_BY = re.compile(r"(?i)^\s*(?:by|from)\b[\s:]*")
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+and\s+")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?:T.*)?[?~%]?")


def authors(article: Article) -> tuple[str, ...]:
    """The names in the byline, as the page writes them, without "By"."""
    names = (" ".join(part.split()) for part in _BETWEEN.split(_BY.sub("", article.byline or "")))
    return tuple(dict.fromkeys(name for name in names if name))


def date_parts(stamp: Stamp | None) -> tuple[str, ...]:
    """Year, month and day of a stamp as digits, as far as it tells them; () where it is no plain date."""
    match = _DATE.fullmatch(stamp.edtf) if stamp else None
    return tuple(part for part in match.groups() if part) if match else ()
