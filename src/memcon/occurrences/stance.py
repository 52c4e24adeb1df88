"""How a sentence stands to what it speaks of: as a threat or a promise, for it or against it, by what it is held to or harmed by."""

from collections.abc import Iterable

from memcon.occurrences.terms import root

BINDING = frozenset(("threaten", "warn", "demand", "promise", "accuse"))
"""Acts that are not matched by a report that shares their words."""


def _roots(words: str) -> frozenset[str]:
    return frozenset(root(word) for word in words.split())


_HARM = _roots(
    "violate violation undermine breach breaking attack reject rejection disregard ignore refuse destroy threaten threat deny abandon "
    "scrap condemn unprovoked aggression"
)
_KEEP = _roots(
    "preserve protect respect support reaffirm commitment committed uphold guarantee restore defend observe honour honor maintain "
    "strengthen"
)


def stance(keys: Iterable[str]) -> int:
    """-1 where the words speak of harm, 1 where they speak of keeping, 0 where of neither or of both."""
    own = frozenset(keys)
    return bool(own & _KEEP) - bool(own & _HARM)
