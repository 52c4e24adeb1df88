"""Strings to captures: the door for those who have the text or the HTML already. The text is never altered."""

import hashlib
from collections.abc import Mapping
from typing import Any

from memcon.captures.dates import edtf_of
from memcon.captures.failures import one_line
from memcon.captures.limits import MAX_PAGE, MAX_TAGS, MAX_TEXT
from memcon.captures.matter import front_matter
from memcon.captures.types import Capture
from memcon.errors import BadCapture, EmptyCapture

Facts = Mapping[str, str | None]
KNOWN = ("id", "published", "url", "outlet", "language", "title")
"""What a collector may know of a page."""


def capture_of(text: str | None = None, html: str | None = None, *, name: str = "The capture", **known: Any) -> Capture:
    """A capture from a string: exactly one of `text` and `html`, and what is known of it (`KNOWN`, each a string or None).

    `sha256` is that of the UTF-8 form. Of front matter the title and the address become known facts where the caller gives none, and
    `base` says where the body starts; its date is left to whoever reads the page. Raises `EmptyCapture`, or `BadCapture` where
    both or neither are given, a fact is no string, or the date is none.
    """
    if (text is None) == (html is None):
        raise BadCapture(f"{name} must have either text or html; give exactly one of the two.")
    facts = known_facts(known, name)
    if html is not None:
        return html_capture(html, name=name, facts=facts)
    return text_capture(text or "", name=name, facts=facts)


def known_facts(given: Mapping[str, Any], name: str) -> dict[str, str | None]:
    """The facts among `given` that memcon knows of, checked: strings, `published` a date (brought to EDTF). Empty ones are None."""
    facts: dict[str, str | None] = {}
    for key in KNOWN:
        value = given.get(key)
        if value is not None and not isinstance(value, str):
            raise BadCapture(f"{name} has the field {key} of the type {type(value).__name__}; it must be a string or null.")
        facts[key] = _plain(value).strip() or None if value is not None and key != "id" else value
    published = facts["published"]
    if published:
        facts["published"] = edtf_of(published)
        if not facts["published"]:
            raise BadCapture(
                f'{name} has the date "{one_line(published, 40)}", which is none; write it as 2021-12-30 or 2021-12-30T20:45+03:00.'
            )
    return facts


def text_capture(
    text: str, *, name: str, facts: Facts, sha256: str | None = None, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Capture:
    """A capture of text; `sha256` is that of the bytes where they are known. `facts` as `known_facts` gives them."""
    if not text.strip("\0 \t\r\n\f\v\ufeff\xa0\u200b"):
        raise EmptyCapture(f"{name} is empty: there is no text to read.")
    if len(text) > MAX_TEXT:
        raise BadCapture(f"{name} has {len(text):,} characters, more than the {MAX_TEXT:,} of a page; give its articles one by one.")
    plain = _plain(text)
    if plain is not text:
        notes = (*notes, "Half surrogate pairs, which no UTF-8 can hold, stand as U+FFFD.")
    found = dict(facts)
    head = front_matter(plain)
    if head:
        found["title"] = found.get("title") or (head.title.value if head.title else None)
        found["url"] = found.get("url") or (head.url.value if head.url else None)
    return Capture(
        text=plain,
        media_type="text/markdown" if head else "text/plain",
        sha256=sha256 or _sha256(plain),
        encoding=encoding,
        notes=notes,
        base=head.body if head else 0,
        **_keywords(found),
    )


def html_capture(
    html: str, *, name: str, facts: Facts, sha256: str | None = None, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Capture:
    """A capture of HTML; as `text_capture`."""
    if not html.strip("\0 \t\r\n\f\v\ufeff"):
        raise EmptyCapture(f"{name} is empty: there is no HTML to read.")
    if len(html) > MAX_PAGE:
        raise BadCapture(f"{name} has {len(html):,} characters of HTML, more than a page may have; give its articles one by one.")
    if html.count("<") > MAX_TAGS:
        raise BadCapture(f"{name} has more than {MAX_TAGS:,} tags, too many for a page; give its articles one by one.")
    plain = _plain(html)
    return Capture(html=plain, media_type="text/html", sha256=sha256 or _sha256(plain), encoding=encoding, notes=notes, **_keywords(facts))


def _keywords(facts: Facts) -> dict[str, Any]:
    return dict(facts)


def _plain(text: str) -> str:
    """The text itself, or where it holds half surrogate pairs (JSON can, UTF-8 cannot) a copy of the same length without them."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
