"""All names of the gazetteer in a text: one pass over its words."""

import re
from collections.abc import Callable, Iterable

from memcon.knowledge.folding import fold, words
from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.types import Fact, Hit, HitKind

KINDS: dict[str, HitKind] = {
    "c": "country", "d": "demonym", "k": "capital", "o": "organisation", "g": "group", "p": "person", "t": "title", "a": "agent",
    "l": "place",
}  # fmt: skip
FORMS = {"n": "name", "x": "acronym", "m": "metonym", "a": "adjective", "s": "singular", "p": "plural"}
SMALL = frozenset(
    "of the and for in on to at by de la le les du des del della di da dos do al el ul ad as bin ibn bint ben abu van von der den "
    "y e et d l s i".split()
)
"""Words that may be small inside a name."""
BEFORE_PLACE = frozenset(
    "in at near from outside around to into toward towards of across through via between inside off over reached entered left visited "
    "downtown "
    "northern southern eastern western central north south east west city town village province port capital".split()
)
"""Words after which a name that is also a common word is read as a place."""
OF_PLACE = frozenset(
    "man woman men women resident residents police mayor native couple teenager teen firefighters firefighter officials councillor "
    "councilman schools homeowner motorist".split()
)
"""And nouns before which it is: "a Simpsonville man"."""
SHOUTED = frozenset(
    "us who is it am an as at or un raw care mend gap ira gia eta sec ice pa pm mi rt sa epa who cna dw mod mas arms fast help".split()
)
"""Acronyms that are words in a line of capitals."""
_SUFFIX = re.compile(r",? (?:[JS]r\b\.?|I{2,3}\b|IV\b)")
GAP = frozenset(" \t\n\r-'./+")

Word = tuple[str, int, int]
Found = tuple[int, int, str, list[str]]
"""start, end, kind letter, entries."""


class Matcher:
    """Finds names by the lexicon; `fact` makes the fact of a kind letter, a key and whether the name is a weak one."""

    def __init__(
        self, lexicon: Lexicon, firstnames: frozenset[str], surnames: frozenset[str], fact: Callable[[str, str, bool], Fact | None]
    ) -> None:
        self._lexicon = lexicon
        self._firstnames = firstnames
        self._surnames = surnames
        self._fact = fact

    def match(self, text: str) -> tuple[Hit, ...]:
        folded = fold(text)
        found = words(folded)
        starts = self._lexicon.words
        hits: list[Hit] = []
        name_start = name_end = role_end = -1
        for i, word in enumerate(found):
            if word[0] not in starts:
                continue
            for start, end, kind, entries in self._at(text, folded, found, i):
                naming = kind not in "ta"
                if (
                    start < name_end
                    and not (naming and (start, end) == (name_start, name_end))
                    and not (not naming and start == name_start and end == name_end)
                ):
                    continue
                if not naming and start < role_end:
                    continue
                hit = self._hit(start, end, kind, entries)
                if hit is None:
                    continue
                hits.append(hit)
                if naming and end > name_end:
                    name_start, name_end = start, end
                elif not naming:
                    role_end = max(role_end, end)
        return tuple(sorted(hits, key=lambda h: (h.start, -h.end, h.kind)))

    def _at(self, text: str, folded: str, found: list[Word], i: int) -> Iterable[Found]:
        """What begins at word i, the longest first."""
        group = self._lexicon.group(found[i][0])
        if group is None:
            return
        longest, phrases, seconds = group
        reach, initialled = 1, None
        if longest > 1 and i + 1 < len(found):
            second = found[i + 1][0]
            if second in seconds or len(second) <= 2:
                reach = self._reach(folded, found, i, longest + 1)
            initialled = self._initialled(text, found, i, reach, phrases) if reach > 2 and len(second) <= 2 else None
        if initialled:
            yield initialled
        for n in range(reach, 0, -1):
            entries = phrases.get(" ".join([w[0] for w in found[i + 1 : i + n]]) if n > 1 else "")
            if entries:
                by_kind: dict[str, list[str]] = {}
                for entry in entries:
                    if self._fits(text, found, i, n, entry):
                        by_kind.setdefault(entry[1], []).append(entry)
                if "t" in by_kind:
                    by_kind.pop("a", None)
                start, end = found[i][1], found[i + n - 1][2]
                yield from (
                    (start, self._suffixed(text, end) if kind == "p" and n > 1 else end, kind, some) for kind, some in by_kind.items()
                )

    def _initialled(self, text: str, found: list[Word], i: int, reach: int, phrases: dict[str, tuple[str, ...]]) -> Found | None:
        """A person's name with an initial after the first name that the tables do not give: "Antony J. Blinken"."""
        initial = found[i + 1]
        written = text[initial[1] : initial[2]]
        if not written.isupper() or (len(written) > 1 and "." not in written):
            return None
        for n in range(reach, 2, -1):
            if " ".join([w[0] for w in found[i + 1 : i + n]]) in phrases:
                return None
            known = phrases.get(" ".join([w[0] for w in found[i + 2 : i + n]]), ())
            some = [entry for entry in known if entry[1] == "p"]
            if some and self._fits(text, found, i, n, some[0]):
                return found[i][1], self._suffixed(text, found[i + n - 1][2]), "p", some
        return None

    @staticmethod
    def _suffixed(text: str, end: int) -> int:
        """The end of a person's name with the "Jr." or "III" that follows it."""
        suffix = _SUFFIX.match(text, end)
        return suffix.end() if suffix else end

    @staticmethod
    def _reach(folded: str, found: list[Word], i: int, longest: int) -> int:
        """How many words from word i on may be one name: no more than a space, a line break or a joint between them."""
        n = 1
        while n < longest and i + n < len(found):
            gap = folded[found[i + n - 1][2] : found[i + n][1]]
            if gap != " " and (
                len(gap) > 5 or not GAP.issuperset(gap) or gap.count("\n") > 1 or ("." in gap and len(found[i + n - 1][0]) > 4)
            ):
                break
            n += 1
        return n

    def _fits(self, text: str, found: list[Word], i: int, n: int, entry: str) -> bool:
        """Whether the letters are as a name of this kind is written."""
        case = entry[0]
        if case == "L":
            return True
        first = found[i]
        if case == "N":
            return False
        if case == "F":
            return text[first[1]].isupper()
        if case == "E":
            return self._acronym(text, found, i, n)
        if case == "A":
            return self._is_short_division(text, found, i)
        for word in found[i : i + n]:
            letter = text[word[1]]
            if (
                letter.islower()
                and not (word is not first and text[word[1] - 1] in "-‑‐")
                and (word[0] not in SMALL or (word is first and n == 1))
            ):
                return False
        if n == 1 and text[first[1]].islower():
            return False
        if entry[1] in "clk" and n == 1 and self._in_a_longer_name(text, found, i):
            return False
        return case != "W" or self._is_placed(text, found, i, n)

    @staticmethod
    def _acronym(text: str, found: list[Word], i: int, n: int) -> bool:
        start, end = found[i][1], found[i + n - 1][2]
        shape = text[start:end]
        if not shape.isupper() and not (shape[:1].isupper() and shape[-1:].isupper()):
            return False
        if found[i][0] in SHOUTED and "." not in shape:
            near = [text[w[1] : w[2]] for w in found[max(0, i - 2) : i] + found[i + n : i + n + 2]]
            longer = [w for w in near if len(w) > 3]
            return not longer or not all(w.isupper() for w in longer)
        return True

    def _in_a_longer_name(self, text: str, found: list[Word], i: int) -> bool:
        """ "Denzel Washington", "Jordan Henderson", "Chad Smith", "Ma'arat al-Numan": the word is part of a name of a person or a place
        that the tables do not know."""
        key, start, end = found[i]
        if i and text[start - 1] == "-" and found[i - 1][0] in SMALL:
            return True
        if i and text[found[i - 1][2] : start] == " " and found[i - 1][0] in self._firstnames and text[found[i - 1][1]].isupper():
            return True
        if (
            key in self._firstnames
            and i + 1 < len(found)
            and text[end : found[i + 1][1]] == " "
            and not (i and found[i - 1][0] in BEFORE_PLACE)
        ):
            following = found[i + 1]
            return text[following[1]].isupper() and (following[0] in self._surnames or self._only_a_place(following[0]))
        return False

    def _only_a_place(self, word: str) -> bool:
        """A word that by itself names places alone, as many surnames do ("Henderson")."""
        return self._alone_in(word, "pl")

    def _alone_in(self, word: str, kinds: str) -> bool:
        """Is a word by itself a name, and of these kinds alone?"""
        group = self._lexicon.group(word)
        alone = group[1].get("", ()) if group else ()
        return bool(alone) and all(entry[1] in kinds for entry in alone)

    def _is_placed(self, text: str, found: list[Word], i: int, n: int) -> bool:
        """After "in", "near" and the like, after another place ("Salem and Lynn"), before a division or a country ("Bath, Maine"), or
        before its people ("a Lynn man"); not shouted, and not the beginning of a longer name ("Mason Tools")."""
        end = found[i + n - 1][2]
        if i and text[found[i][1] : end].isupper() and text[found[i - 1][1] : found[i - 1][2]].isupper():
            return False
        following = found[i + n] if i + n < len(found) else None
        gap = text[end : following[1]] if following else ""
        if following and gap == ", ":
            if self._is_division(following[0]) or (text[following[1]].isupper() and i and text[found[i - 1][1]].islower()):
                return True
        elif following and gap == " " and text[following[1]].isupper() and not text[end - n : following[2]].isupper():
            return False
        if i and found[i - 1][0] in BEFORE_PLACE and text[found[i - 1][2] : found[i][1]].strip() == "":
            return True
        return (following is not None and gap == " " and following[0] in OF_PLACE) or self._is_listed(text, found, i)

    def _is_listed(self, text: str, found: list[Word], i: int) -> bool:
        """Does a name that is a place's alone stand before this one, with a comma or "and" between them?"""
        before = i - 1
        if before > 0 and found[before][0] in {"and", "or"}:
            before -= 1
        elif before >= 0 and text[found[before][2] : found[i][1]] != ", ":
            return False
        if before < 0 or not text[found[before][1]].isupper() or len(text[found[before][2] : found[i][1]]) > 6:
            return False
        return self._alone_in(found[before][0], "lkc") and found[before][0] not in self._surnames

    def _is_division(self, word: str) -> bool:
        """Is this word a country, or a division of one (or short for it)?"""
        group = self._lexicon.group(word)
        alone = group[1].get("", ()) if group else ()
        return any(entry[1] == "c" or (entry[1] == "l" and entry[3:6] == "adm") for entry in alone)

    @staticmethod
    def _is_short_division(text: str, found: list[Word], i: int) -> bool:
        """Does the short form of a division stand after a place and a comma: "Greer, S.C.", "Salem, Ore.", "Reading, PA"?"""
        _, start, end = found[i]
        if not i or text[found[i - 1][2] : start] != ", " or not text[found[i - 1][1]].isupper():
            return False
        written = text[start:end]
        return written.isupper() or (written[0].isupper() and text[end : end + 1] == ".")

    def _hit(self, start: int, end: int, kind: str, entries: list[str]) -> Hit | None:
        keys = [entry[3:] for entry in entries]
        fact = self._fact(kind, keys[0], entries[0][0] == "W")
        if fact is None:
            return None
        return Hit(start, end, KINDS[kind], keys[0], fact, FORMS[entries[0][2]], tuple(keys[1:]))
