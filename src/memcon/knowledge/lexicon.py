"""The lexicon: phrases and what they can mean, read fast and taken apart only where a text asks."""

from functools import cached_property

from memcon.knowledge.folding import phrase_key

Group = tuple[int, dict[str, tuple[str, ...]], frozenset[str]]
"""Of one first word: how many words its longest phrase has, the entries by the rest of the phrase ("" for the word
alone), and the second words."""


class Lexicon:
    """Entries are strings: case letter, kind letter, form letter, key (see data/README.md)."""

    def __init__(self, text: str) -> None:
        self._raw: dict[str, str] = dict(line.split("\t", 1) for line in text.splitlines())
        self._groups: dict[str, Group] = {}

    def group(self, word: str) -> Group | None:
        """What starts with this (folded) word; None where nothing does."""
        found = self._groups.get(word)
        if found is None:
            raw = self._raw.get(word)
            if raw is None:
                return None
            phrases: dict[str, tuple[str, ...]] = {}
            longest = 1
            for cell in raw.split("\t"):
                rest, _, entries = cell.partition("=")
                phrases[rest] = tuple(entries.split(";"))
                if rest:
                    longest = max(longest, rest.count(" ") + 2)
            found = self._groups[word] = (longest, phrases, frozenset(rest.partition(" ")[0] for rest in phrases if rest))
        return found

    def __contains__(self, word: str) -> bool:
        return word in self._raw

    @cached_property
    def words(self) -> frozenset[str]:
        """All first words."""
        return frozenset(self._raw)

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of a whole name."""
        key = phrase_key(name)
        key = key[4:] if key.startswith("the ") and self._lookup(key) == () else key
        return self._lookup(key)

    def _lookup(self, key: str) -> tuple[str, ...]:
        first, _, rest = key.partition(" ")
        group = self.group(first)
        return group[1].get(rest, ()) if group else ()

    def keys(self, name: str, kind: str) -> list[str]:
        """The keys of one kind that a name stands for, in the order of the lexicon."""
        return [entry[3:] for entry in self.entries(name) if entry[1] == kind]
