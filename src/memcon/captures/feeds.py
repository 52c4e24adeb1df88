"""RSS and Atom: one capture an entry, the full text where the feed carries it. Nothing is fetched."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from memcon.captures.dates import edtf_of
from memcon.captures.failures import Failure, failure_of
from memcon.captures.limits import MAX_ENTRIES
from memcon.captures.strings import html_capture, known_facts, text_capture
from memcon.captures.types import Capture
from memcon.errors import BadCapture, EmptyCapture, MemconError

_MARKUP = re.compile(r"<[a-zA-Z!/][^<>]*>")
_ENTRY = re.compile(rb"<(?:item|entry)\b", re.I)


def feed_captures(data: bytes, name: str) -> Iterator[Capture | Failure]:
    """The entries of a feed in its order. Raises `BadCapture` where it has none."""
    import feedparser

    if len(_ENTRY.findall(data)) > MAX_ENTRIES:
        raise BadCapture(f"{name} has more than {MAX_ENTRIES:,} entries, too many for a feed; give them as JSON Lines.")
    try:
        # As a stream: given bytes, feedparser would first try them as the name of a file.
        feed: Any = feedparser.parse(io.BytesIO(data))
        entries = list(feed.entries)
    except Exception as error:  # a lenient parser of others on hostile bytes: whatever it raises, the feed is broken
        raise BadCapture(f"{name} is a feed that cannot be parsed ({type(error).__name__}); check that it is whole.") from error
    if not entries:
        raise BadCapture(f"{name} is a feed without entries; check that it is whole.")
    for number, entry in enumerate(entries, 1):
        where = f"{name} entry {number}"
        id = _string(entry, "id") or _string(entry, "link")
        try:
            yield _entry_capture(entry, feed.feed, where, id)
        except MemconError as error:
            yield failure_of(error, where, id)


def _entry_capture(entry: Any, feed: Any, where: str, id: str | None) -> Capture:
    body, kind, notes = _body(entry)
    if not body.strip():
        raise EmptyCapture(f"{where} has no text of its own, only a title or a link; give the page that it links to.")
    source = entry.get("source") or {}
    published = _string(entry, "published")
    facts = known_facts(
        {
            "id": id,
            "url": _string(entry, "link"),
            "title": _text(_string(entry, "title") or ""),
            "published": edtf_of(published) if published else None,
            "outlet": _text(_string(source, "title") or _string(feed, "title") or ""),
            "language": _string(feed, "language"),
        },
        where,
    )
    if "html" in kind and _MARKUP.search(body):
        return html_capture(body, name=where, facts=facts, notes=notes)
    return text_capture(html.unescape(body) if "html" in kind else body, name=where, facts=facts, notes=notes)


def _body(entry: Any) -> tuple[str, str, tuple[str, ...]]:
    """Text, media type and notes: the longest content that the entry carries; the summary where it has none, with a note."""
    contents = [(str(c.get("value") or ""), str(c.get("type") or "")) for c in entry.get("content") or () if isinstance(c, dict)]
    full = max(contents, key=lambda c: len(c[0]), default=("", ""))
    summary = _string(entry, "summary") or ""
    if full[0].strip() and len(full[0]) >= len(summary):
        return full[0], full[1], ()
    kind = str((entry.get("summary_detail") or {}).get("type") or "text/html")
    return summary, kind, ("The feed carries no full text of this entry: this is its summary.",)


def _string(values: Any, key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _text(value: str) -> str | None:
    """A title without the markup that feeds let stand in it."""
    return " ".join(html.unescape(_MARKUP.sub("", value)).split()) or None
