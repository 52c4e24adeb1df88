"""The text of an article with its marks: whatever the spans are, the elements nest and the text is the article's."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from memcon.record.types import Article, Block, CaptureFacts
from memcon.web.marks import KINDS, Mark, body, escaped

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'\u202e\u2066\u2069\u200b\r\n\0 ab")), max_size=60)


def article(text: str, blocks: tuple[Block, ...]) -> Article:
    facts = CaptureFacts(sha256="0" * 64, media_type="text/plain", length=len(text))
    return Article(title=None, standfirst=None, byline=None, outlet=None, url=None, language="en", published=None, dateline=None, text=text,
                   blocks=blocks, segments=None, capture=facts)  # fmt: skip


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, list[Mark]]:
    text = draw(TEXT)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    blocks = [Block(kind="paragraph", start=a, end=b) for a, b in draw(st.lists(spans, max_size=4))]
    marks = [
        Mark(a, b, draw(st.sampled_from(KINDS)), f"{'xyz'[n % 3]}{n}", draw(TEXT))
        for n, (a, b) in enumerate(draw(st.lists(spans, max_size=9)))
    ]
    return article(text, tuple(blocks)), marks


class Reading(HTMLParser):
    """Reads HTML as a browser does where it is well formed, and holds that it is."""

    def __init__(self, html: Markup) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.pieces: list[tuple[list[dict[str, str | None]], str]] = []
        self.attributes: list[dict[str, str | None]] = []
        self.ids: list[str] = []
        self.feed(str(html))  # Markup would escape what the parser takes apart
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("p", "mark", "a", "span", "i", "b")
        assert not (tag == "a" and "a" in self.open), "a link inside a link"
        assert not (tag == "p" and self.open)
        assert {name for name, _ in attrs} <= {"class", "id", "href", "data-of", "data-code", "title", "aria-label", "hidden", "tabindex"}
        self.open.append(tag)
        self.attributes.append(dict(attrs))
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.attributes.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.pieces.append((list(self.attributes), data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def seen(text: str) -> str:
    """The text as HTML can carry it."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\0" else c for c in text)


@given(marked())
def test_the_text_is_the_articles_to_the_letter(given_: tuple[Article, list[Mark]]) -> None:
    made, marks = given_
    assert Reading(body(made, marks)).text == seen(made.text)


@given(marked())
def test_each_mark_covers_its_words_and_no_others(given_: tuple[Article, list[Mark]]) -> None:
    made, marks = given_
    read = Reading(body(made, marks))
    for mark in marks:
        of = mark.of
        words = "".join(text for around, text in read.pieces if any(a.get("data-of") == of for a in around))
        assert words == seen(made.text[mark.start : mark.end])


@given(marked())
def test_no_id_stands_twice_and_each_statement_has_one(given_: tuple[Article, list[Mark]]) -> None:
    made, marks = given_
    ids = Reading(body(made, marks)).ids
    assert len(ids) == len(set(ids))
    assert {f"m-{m.of}" for m in marks if m.kind in ("event", "statement") and m.start < m.end} <= set(ids)


@given(TEXT)
def test_no_character_turns_others_around(text: str) -> None:
    for around, piece in Reading(escaped(text)).pieces:
        if not any("hidden" in a for a in around):
            assert not set(piece) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_marks_that_cross_are_cut() -> None:
    made = article("abcdef", (Block(kind="paragraph", start=0, end=6),))
    html = body(made, [Mark(0, 4, "statement", "s1"), Mark(2, 6, "event", "e1"), Mark(3, 5, "actor", "a1")])
    assert html == (
        '<p class="block paragraph" id="b1">'
        '<a class="ref statement" href="#s1" id="m-s1" data-of="s1" aria-label="s1 in the record"></a>'
        '<mark class="statement" data-of="s1">ab'
        '<a class="ref event" href="#e1" id="m-e1" data-of="e1" aria-label="e1 in the record"></a>'
        '<mark class="event" data-of="e1">c<a class="mark actor" href="#a1" data-of="a1">d</a></mark></mark>'
        '<mark class="event" data-of="e1"><a class="mark actor" href="#a1" tabindex="-1" data-of="a1">e</a>f</mark></p>'
    )
