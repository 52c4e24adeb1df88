"""What the finder of statements gives: who is said to say what, as spans of the text."""

from typing import Literal

import msgspec

from memcon.record.types import Act, Form, Span

Modality = Literal["past", "present", "future", "conditional"]


class Quote(msgspec.Struct, frozen=True):
    """A quotation. `start` and `end` take in its marks, `inner_start` and `inner_end` do not. One that runs over several paragraphs is one
    quotation; its inner span then holds the marks that open the later paragraphs. `closed` is False where the page never closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    words: int
    closed: bool = True

    @property
    def inner(self) -> Span:
        return self.inner_start, self.inner_end


class Turn(msgspec.Struct, frozen=True):
    """A part of the page that is one speaker's own words: a turn of a transcript, or a signed first-person statement as a whole.

    `speaker` is the span of the label or signature, `start` and `end` bound the words.
    """

    speaker: Span
    start: int
    end: int


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement, its speaker not yet resolved. All spans are code points of the article text.

    `speaker` is the noun phrase of the speaker (name, title, pronoun, "officials", "the spokesman"), None where the page leaves him out
    ("it was confirmed that …"); `speaker_head` is the offset of its head word, -1 where there is no speaker. `for_` is whom he speaks for
    ("Putin" in "Putin's spokesman"). `also` holds further speakers of the same statement ("Washington and its allies"). `cue` is the word
    or phrase that introduces the content, None where a quotation stands alone. `strength`: how likely it is that a careful reader takes
    this for a statement, 0 to 1.
    """

    speaker: Span | None
    speaker_head: int = -1
    core: Span | None = None
    """The speaker's phrase up to its head word ("President Ana Luz" of "President Ana Luz of Andia"), or the name in apposition to a title
    ("Tom Reed" of "the spokesman, Tom Reed"): what names the speaker most surely. Of "it" or "the statement" after "X said in a
    statement …" it is X, and so stands apart from `speaker`."""
    for_: Span | None = None
    also: tuple[Span, ...] = ()
    addressee: Span | None = None
    cue: Span | None
    verb: int = -1
    """Offset of the cue's head word ("said" of "has said"); -1 where there is no cue."""
    content: Span
    act: Act
    form: Form
    sentence: int
    clause: Span
    """The whole of it: speaker, cue and content."""
    when_hint: Span | None = None
    negated: bool = False
    tense: Modality = "past"
    strength: float = 1.0
    lemma: str = ""
    """The cue's head lemma."""
    relative: Span | None = None
    """The relative pronoun that stands for the speaker in "Ruiz, who said …": a mention of the same actor."""
    own: bool = False
    """True where nothing but the position of the quotation says who speaks."""
