"""Where sentences begin and end, before anything is parsed: block by block, so that no sentence crosses a block."""

import re
from collections.abc import Iterable, Iterator

from memcon.language.types import Sentence
from memcon.record.types import Article, Block

READ_KINDS = frozenset({"title", "standfirst", "paragraph", "quote", "list", "heading", "caption", "dateline"})
"""Block kinds whose sentences are read; bylines and dates hold none."""

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[–—-]*\s*[A-Z0-9#]|\s*$)|(?<=[a-z0-9][.!?][\"”’])\s+(?=[A-Z“\"])|\n\s*\n")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig cmdr gov sen rep reps sens pres st jr sr vs no nos col hon rev messrs mt ft
    u.s u.k u.n e.u d.c jan feb mar apr jun jul aug sep sept oct nov dec inc ltd corp co bros etc e.g i.e a.m p.m viz approx dept est fig
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
    mon tue wed thu fri sat sun al""".split()
)
_ENDERS = frozenset({"u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "jr", "sr", "inc", "ltd", "corp", "co", "etc"})
"""Abbreviations that may also end a sentence: they do before a word that often starts one."""
_STARTERS = frozenset(
    """the a an it its he she they we i his her their this that these those in on at for but and as after before while when if there
    some many most both two three mr mrs""".split()
)


def _ends(text: str, stop: int, after: int) -> bool:
    """Is the full stop at `stop` (the text goes on at `after`) the end of a sentence, and not of an abbreviation?"""
    if text[stop] != ".":
        return True
    word = re.search(r"[\w.&'’-]*$", text[max(0, stop - 24) : stop])
    last = word.group().lower().lstrip("'’-") if word else ""
    following = re.match(r"[\s\"'“‘«(\[–—-]*(\w+)", text[after : after + 40])
    next_word = following.group(1) if following else ""
    if re.fullmatch(r"[a-z]", last) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last) or last in _ABBREVIATIONS:
        if last in _ENDERS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
            return next_word.lower() in _STARTERS and next_word[:1].isupper()
        return not next_word
    return True


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end] as spans of `text`, without the white space around them."""
    first = start
    for match in _STOP.finditer(text, start, end):
        stop = match.start()
        if match.group().strip() and not _ends(text, stop, match.end()):
            continue
        yield from _trimmed(text, first, match.end())
        first = match.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


_TAG = re.compile(r"\([A-Z][\w.&/ -]{1,24}\)\s*(?:[-–—]+\s*)?(?=[A-Z“\"])")
"""An outlet's or agency's tag before the first word of a paragraph, "(CNN) North Korea's leader …": it is no part of the sentence."""


_DASH = re.compile(r"[^\n.]{0,40}?\s[-–—]+\s+(?=[A-Z“\"])")


def _opening(text: str, block: Block, dateline: str | None) -> int:
    """Where the block's first sentence begins: behind a dateline ("WOODSIDE, California — ") or a tag."""
    if block.kind != "paragraph":
        return block.start
    place = block.start + len(dateline) if dateline and text.startswith(dateline, block.start) else -1
    start = _DASH.match(text, place, block.end) if place >= 0 else _TAG.match(text, block.start, block.end)
    return start.end() if start else block.start


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """All sentences of the blocks that are read, not yet parsed."""
    spans = (
        (number, block, span)
        for number, block in _read_blocks(article.blocks)
        for span in split(article.text, _opening(article.text, block, article.dateline), block.end)
    )
    return tuple(Sentence(i, span[0], span[1], number, block.kind) for i, (number, block, span) in enumerate(spans))


def _read_blocks(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    return ((number, block) for number, block in enumerate(blocks) if block.kind in READ_KINDS)
