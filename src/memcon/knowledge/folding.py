"""The form in which names are compared: lower case, no accents, plain apostrophes and dashes, same length as the text."""

import re
import unicodedata
from functools import cache

TOKEN = re.compile(r"[a-z](?:\.[a-z])+(?![a-z0-9])\.?|[^\W_]+|&")
"""A word of folded text; dotted acronyms ("u.s.") are one word, hyphens and apostrophes part words."""

_EXTRA = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "s", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O",
    "þ": "t", "ð": "d", "ħ": "h", "ə": "a", "Ə": "A", "İ": "I", "ʻ": "'", "ʿ": "'", "ʾ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """One character for one: accents off (Latin letters up to U+1EFF), quotes and dashes plain."""
    table = {ord(a): b for a, b in _EXTRA.items()}
    for code in range(0xC0, 0x1F00):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if code not in table and base.isascii() and base.isalpha():
            table[code] = base
    return table


def fold(text: str) -> str:
    """The text in comparable form, character for character (so that offsets stay)."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_table())
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def words(folded: str) -> list[tuple[str, int, int]]:
    """The words of folded text: (key, start, end). Dots of acronyms are left out of the key; "&" reads "and"."""
    found = []
    for match in TOKEN.finditer(folded):
        key = match.group()
        if not key.isalnum():
            key = "and" if key == "&" else key.replace(".", "")
        found.append((key, match.start(), match.end()))
    return found


def phrase_key(name: str) -> str:
    """The look-up key of a name: its words, folded, with one space between."""
    return " ".join(word[0] for word in words(fold(name)))
