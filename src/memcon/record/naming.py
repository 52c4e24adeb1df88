"""The id of an article: the same text has the same id on every machine."""

import hashlib


def text_id(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of an article's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
