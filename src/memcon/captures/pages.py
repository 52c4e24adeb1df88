"""One page from bytes: plain text, Markdown with front matter, HTML, or a saved page or mail in MIME."""

import hashlib
from collections.abc import Mapping

from memcon.captures.code import code_kind
from memcon.captures.decoding import Decoded, declared_charset, decode, repair
from memcon.captures.limits import HEAD, MAX_PAGE, MIB
from memcon.captures.mime import main_part
from memcon.captures.sniffing import SQLITE, binary_kind, head_text, sniff
from memcon.captures.strings import html_capture, known_facts, text_capture
from memcon.captures.types import Capture
from memcon.errors import BadCapture, BinaryCapture, EmptyCapture

PAGE_KINDS = ("text", "markdown", "html", "mhtml")
_APPLICATION, _STORE = slice(68, 72), b"memc"
"""Where a SQLite file says whose it is, and what a store of memcon says there (`memcon.store.opening`)."""
_NONE = known_facts({}, "")


def page_capture(
    data: bytes,
    *,
    name: str,
    kind: str | None = None,
    facts: Mapping[str, str | None] = _NONE,
    charset: str | None = None,
    notes: tuple[str, ...] = (),
) -> Capture:
    """The capture of one page. `kind` as `sniff` gives it (found where None), `facts` what the collector knows, `charset` what HTTP said.

    Raises the `CaptureError` that says why it is none.
    """
    kind = kind or sniff(data)
    refuse(data, kind, name)
    if kind == "mhtml":
        return _mime_capture(data, name, facts, notes)
    decoded = decode(data, charset or (declared_charset(data) if kind == "html" else None))
    return _finish(decoded, kind == "html", hashlib.sha256(data).hexdigest(), name, facts, notes)


def refuse(data: bytes, kind: str, name: str) -> None:
    """Raises for what is no page: empty, binary, too large, a script or a style sheet, or XML of another kind."""
    if kind == "empty":
        raise EmptyCapture(f"{name} is empty: there is nothing to read.")
    if data[: len(SQLITE)] == SQLITE and data[_APPLICATION] == _STORE:
        raise BinaryCapture(f"{name} is a store of memcon, not a page; name it with --store.")
    if kind == "binary":
        raise BinaryCapture(f"{name} is {binary_kind(data)}, not a page; give its text or its HTML.")
    if kind == "code":
        raise BadCapture(f"{name} seems to be {code_kind(head_text(data[:HEAD])) or 'code'}, not a page; give the page's text or its HTML.")
    if kind == "xml":
        raise BadCapture(f"{name} is XML, but neither a page nor an RSS or Atom feed; give the page itself.")
    if len(data) > MAX_PAGE:
        raise BadCapture(f"{name} is larger than {MAX_PAGE // MIB} MiB, too large for one page; give its articles one by one.")


def _finish(decoded: Decoded, is_html: bool, sha256: str, name: str, facts: Mapping[str, str | None], notes: tuple[str, ...]) -> Capture:
    text, repaired = repair(decoded.text)
    notes = (*notes, *decoded.notes)
    if repaired:
        notes = (*notes, f"Text that had been decoded in the wrong encoding was repaired in {repaired} line{'s' if repaired > 1 else ''}.")
    make = html_capture if is_html else text_capture
    return make(text, name=name, facts=facts, sha256=sha256, encoding=decoded.encoding, notes=notes)


def _mime_capture(data: bytes, name: str, facts: Mapping[str, str | None], notes: tuple[str, ...]) -> Capture:
    part = main_part(data, name)
    facts = {**facts, "url": facts["url"] or part.url, "title": facts["title"] or part.title}
    kind = sniff(part.body)
    refuse(part.body, kind, f"The page inside {name}")
    is_html = part.is_html or kind == "html"
    decoded = decode(part.body, part.charset or (declared_charset(part.body) if is_html else None))
    return _finish(decoded, is_html, hashlib.sha256(data).hexdigest(), name, facts, notes)
