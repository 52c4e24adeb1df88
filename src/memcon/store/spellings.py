"""Other spellings of place names, so that a search for Kiev finds Kyiv."""

from functools import cache

from memcon.knowledge.folding import phrase_key
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.tables import read_data

_MOST = 8


@cache
def _table() -> tuple[str, Lexicon]:
    text = read_data("lexicon.tsv")
    return text, Lexicon(text)


def spellings(words: str) -> dict[str, tuple[str, ...]]:
    """For each word or quoted phrase of a search that names a place: the other names of that place, folded."""
    found = {}
    for number, piece in enumerate(words.split('"')):
        for word in [piece.strip()] if number % 2 else piece.split():
            others = _others(word)
            if others:
                found[word] = others
    return found


def _others(name: str) -> tuple[str, ...]:
    """The names of the place that is meant first by a name with a capital; none for words that are common words too."""
    if not name[:1].isupper():
        return ()
    text, lexicon = _table()
    keys = [entry[3:] for entry in lexicon.entries(name) if entry[1] == "l" and entry[0] != "W" and entry[3:].startswith("geo:")]
    if not keys:
        return ()
    names = [other for other in _names(text, keys[0]) if other != phrase_key(name)]
    return tuple(names[:_MOST])


def _names(text: str, key: str) -> list[str]:
    """All names of a key, in the order of the lexicon."""
    found, at = [], text.find(key)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        first, *cells = text[start:end].split("\t")
        for cell in cells:
            rest, _, entries = cell.partition("=")
            if any(entry[3:] == key for entry in entries.split(";")):
                found.append(f"{first} {rest}".strip())
        at = text.find(key, end) if end >= 0 else -1
    return list(dict.fromkeys(found))
