"""What is made to depend on something: "only if", "unless", "in the event of"."""

import re

_IF = re.compile(
    r"\b(?:only if|unless|provided that|on condition|should (?:the )?[A-Z]\w+|if \w+|in the event of|only in an? \w+|as long as)\b"
)
_STOP = re.compile(r"[,;:.!?—–)”\"]")


def condition(text: str) -> bool:
    """Do the words make something depend on something?"""
    return bool(_IF.search(text))


def condition_words(text: str) -> str:
    """The words of the condition, up to the next comma or stop; "" where there is none."""
    hit = _IF.search(text)
    end = _STOP.search(text, hit.end()) if hit else None
    return "" if hit is None else text[hit.start() : end.start() if end else len(text)].strip()
