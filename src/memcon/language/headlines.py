"""Headlines As They Are Printed, brought to the case of running text, letter for letter, so that the parser sees verbs and not names."""

import re
from collections.abc import Callable

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
