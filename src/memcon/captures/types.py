"""A capture: what somebody kept of a page, and what is known about it."""

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page that is an article of its own: a post of a live blog.

    `start` and `end`: code points of the text, or of the lines that HTML shows, one below the other. `published` is the EDTF of the
    clock that heads it, None where its day is not known. `of` is the title of the page, `number` that of the parts.
    """

    start: int
    end: int
    published: str | None
    of: str | None
    number: int


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Text or HTML as captured, and what the collector knows.

    Exactly one of `text` and `html` is set; both are decoded. `sha256` is of the bytes as they came (of the UTF-8 form
    where a string was given). `id` is the collector's name for it, None where he gave none.
    """

    id: str | None = None
    text: str | None = None
    html: str | None = None
    media_type: str = "text/plain"
    sha256: str
    published: str | None = None
    """EDTF, as the collector knows it; trusted above the page."""
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    """A title that stands apart from the text: a feed entry's, a front matter's."""
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """Plain sentences on how it was taken in: encoding found, mojibake repaired, text from a feed's summary."""
    base: int = 0
    """Where the body starts in `text`, where a head such as front matter stands before it; `text` itself is whole."""
    part: Part | None = None
    """The part of the page that is meant; None for all of it."""
    listed: bool = False
    """An item of a list of captures (JSON): whoever gave it waits for one answer to it."""
