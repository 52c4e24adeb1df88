"""Text of a page, made harmless for a terminal or a web page: it can neither drive the terminal nor turn other words around."""

import re

# Whole escape sequences go first (ECMA-48: CSI; OSC, DCS, SOS, PM and APC strings that have an end), so that their parameters do not
# stay behind as words. The 8-bit forms are not looked for: in mojibake the same code points stand between honest words.
_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x1b\x07]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]?")
_SPACE = re.compile(r"[\s\u2028\u2029]+")
# C0 and C1 controls; embeddings, overrides, isolates and marks of the bidi algorithm; zero-width space; byte-order marks; invisible tags.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# What JSON may carry raw and a terminal may still act upon.
_RISKY_IN_JSON = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def plain(text: str) -> str:
    """One line of text without control characters; text with right-to-left letters stands in an isolate of its own."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", _SEQUENCE.sub("", _SPACE.sub(" ", text)))).strip()
    text = _SURROGATE.sub("\ufffd", text)
    if _RIGHT_TO_LEFT.search(text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def plain_json(line: bytes) -> bytes:
    """JSON for a terminal: the same value, with escapes for what a terminal could act upon."""
    return _RISKY_IN_JSON.sub(lambda hit: f"\\u{ord(hit[0]):04x}", line.decode()).encode()


def shortened(text: str, limit: int) -> str:
    """The text, cut between words with "…" where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    if space > limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:–—-") + "…"
