"""Which sentences can hold a statement at all, by their words alone: so that the others need not be parsed for it."""

import re
from functools import cache

from memcon.statements.cues import cues

_PARTICLES = frozenset({"out", "on", "for", "upon", "off", "down", "clear", "against"})
_IRREGULAR = {"say": "said saying says", "tell": "told telling tells", "write": "wrote written writing writes", "speak": "spoke spoken speaking speaks",
              "think": "thought", "find": "found", "show": "shown", "deny": "denied denies", "swear": "swore sworn", "see": "saw seen", "put": "putting",
              "reply": "replied replies", "cry": "cried cries", "testify": "testified testifies", "clarify": "clarified clarifies",
              "beg": "begged begging", "commit": "committed committing", "admit": "admitted admitting", "refer": "referred referring",
              "plead": "pled pleaded", "read": "reads", "understand": "understood", "go": "went", "beseech": "besought"}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    stems: set[str] = set()
    for lemma in cues().acts:
        words = [w for w in lemma.split() if w not in _PARTICLES and w != "be" and w != "make"]
        for word in words[:1]:
            stems.add(word[:-1] if word.endswith("e") and len(word) > 4 else word[:-1] if word.endswith("y") else word)
            stems.update(_IRREGULAR.get(word, "").split())
    return re.compile(r"[\"“”«»‘„]|\b(?:" + "|".join(sorted(map(re.escape, stems), key=lambda s: (-len(s), s))) + r")[a-z]{0,5}\b", re.I)


def may_speak(text: str) -> bool:
    """Does a sentence hold a quotation mark or a word that can introduce a statement? Of 100 statements, 99 and more stand in such sentences."""
    return _pattern().search(text) is not None
