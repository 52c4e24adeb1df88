"""Which sentences can hold a statement at all, by their words alone: so that the others need not be parsed for it."""

import re
from functools import cache

from memcon.statements.cues import cues

_PARTICLES = frozenset({"out", "on", "for", "upon", "off", "down", "clear", "against"})
_IRREGULAR = """said told wrote written writing spoke spoken thought found shown swore sworn saw seen putting pled understood went besought
    begged begging committed committing admitted admitting referred referring"""


def _forms(word: str) -> str:
    """A pattern for the forms of a word: the verb's and the noun's regular endings."""
    if word.endswith("e"):
        return re.escape(word[:-1]) + "(?:e[sd]?|ing)"
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y(?:s|ed|ing)?|ies|ied)"
    return re.escape(word) + "(?:e?s|ed|ing)?"


@cache
def _pattern() -> re.Pattern[str]:
    heads = {next((w for w in lemma.split() if w not in _PARTICLES and w not in {"be", "make"}), "clear") for lemma in cues().acts}
    forms = sorted({_forms(word) for word in heads} | set(_IRREGULAR.split()))
    return re.compile(r"[\"“”«»‘„]|''|\b(?:" + "|".join(forms) + r")\b", re.I)


@cache
def cue_lemmas() -> frozenset[str]:
    """Lemmas of the verbs, nouns and adjectives that can introduce an act of speech: what a caller who has lemmas at hand asks instead of
    `may_speak` (quotation marks apart)."""
    lexicon = cues()
    spoken = (lemma for lemma in lexicon.acts if lemma not in lexicon.inner and lemma not in lexicon.topics)
    return frozenset({"accord", "according"} | {next((w for w in s.split() if w not in {"be", "make"}), s) for s in spoken})


def may_speak(text: str) -> bool:
    """Does a sentence hold a quotation mark or a word that can introduce a statement? Of 100 statements, 98 and more stand in such
    sentences."""
    return _pattern().search(text) is not None
