"""Headlines As They Are Printed, brought to the case of running text, letter for letter, so that the parser sees verbs and not names; and
their verbs without articles ("Chad, Niger sign truce"), which taggers take for nouns."""

import re
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_SHOUT = 4
"""Letters from which a word in capitals is a shout ("RECALLS") rather than an acronym."""
_TITLE_CASE = 0.6
"""Share of capitalised words from which a headline is one in title case."""


def running_case(text: str, start: int, end: int, is_name: Callable[[int], bool], body: str) -> str:
    """text[start:end] in the case of running text, of the same length.

    `is_name` says of an offset whether a known name covers it; a word that `body` also has capitalised after a small letter is a name too.
    """
    line = text[start:end]
    words = [m for m in _WORD.finditer(line) if not is_name(start + m.start())]
    long = [m for m in words if len(m.group()) >= _SHOUT and m.start() > 0]
    shouts = {m.start() for m in long if m.group().isupper()}
    capital = sum(m.group()[0].isupper() for m in long)
    titled = len(long) >= 3 and capital / len(long) >= _TITLE_CASE
    out = list(line)
    for m in words:
        word = m.group()
        if m.start() in shouts or (titled and m.start() > 0 and word[0].isupper() and not word.isupper() and not _named(word, body)):
            out[m.start() : m.end()] = word.lower()
    return "".join(out)


def _named(word: str, body: str) -> bool:
    return re.search(rf"[a-z,] {re.escape(word)}\b", body) is not None


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def muted_verb(words: Sequence[str], tags: Sequence[str], is_act: Callable[[str], bool]) -> int:
    """Index of the word of a headline without a finite verb that may be its verb, -1 where none.

    It is in small letters, follows a noun, is not the last word, and tells an act (`is_act`): the "sign" of "Chad, Niger sign truce".
    """
    if _FINITE & set(tags):
        return -1
    for i in range(1, len(words) - 1):
        if tags[i] in {"NN", "NNS", "JJ", "VB"} and tags[i - 1] in _NOUNS and words[i].islower() and is_act(words[i]):
            return i
    return -1


def as_past(form: str) -> str:
    """A verb's present form with the ending of a regular past, which no tagger takes for a noun: "signs" is "signed"."""
    stem = form[:-1] if form.endswith("s") and not form.endswith("ss") else form
    return stem + ("d" if stem.endswith("e") else "ed")
