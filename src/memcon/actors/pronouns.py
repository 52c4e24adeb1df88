"""Whom a pronoun points to: "he", "it", "they", "we", and counts ("both", "the two")."""

from memcon.actors.page import Casting, country, country_of
from memcon.actors.reference import draft_of, pair, spoken_of
from memcon.actors.registry import Seen
from memcon.actors.titles import name_at
from memcon.language.types import Sentence, Word

_PERSONAL = {
    "he": "person",
    "him": "person",
    "his": "person",
    "himself": "person",
    "she": "person",
    "her": "person",
    "herself": "person",
    "hers": "person",
}


_THINGS = frozenset({"it", "its", "itself"})


_PLURALS = frozenset({"they", "them", "their", "themselves", "theirs"})


_SELF = frozenset({"i", "me", "my", "myself", "mine"})


_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})


_SOIL = frozenset({"border", "territory", "soil", "frontier", "airspace", "neighbour", "neighbor", "coast", "shore"})
"""Things that "its" owns in the sense of the state named last: "accused Moscow of invading Ukraine, citing a buildup on its borders"."""


OWN_WORDS = _SELF | _OURS


def _same_clause_subject(s: Sentence, word: Word, seen: Seen) -> bool:
    """Is the pronoun an object beside this subject ("Putin told him")? Then it points elsewhere."""
    if seen.sentence != s.index or word.dep not in {"dobj", "dative", "pobj"}:
        return False
    place = word.head
    for _ in range(3):
        if s.words[place].pos in {"VERB", "AUX"}:
            return s.words[seen.word].head == place
        place = s.words[place].head
    return False


def pronoun(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """Whom a pronoun stands for."""
    lower = word.lower
    if lower in _SELF or lower in _OURS:
        return _speaker(casting, word, lower in _OURS)
    if lower in _PERSONAL:
        return _person(casting, s, word)
    if lower in _THINGS:
        if word.dep in {"nsubj", "nsubjpass"} and _expletive(s, word):
            return ()
        found = spoken_of(casting, s, word, frozenset({"country", "organisation", "group"}), reach=2)
        if lower == "its" and s.words[word.head].lemma in _SOIL:
            found = sorted((x for x in found if x.sentence == s.index), key=lambda x: -x.word) or found
        found = [x for x in found if not x.key.startswith("desc:")] or found
        return next(((x.key,) for x in found if not _same_clause_subject(s, word, x)), ())
    if lower in _PLURALS:
        return _plural(casting, s, word)
    return ()


def _expletive(s: Sentence, word: Word) -> bool:
    """The empty "it" of "it was confirmed that", "it is unclear whether"."""
    return any(s.words[c].dep in {"ccomp", "acomp"} and c > word.head for c in s.children[word.head]) and s.words[word.head].lemma in {
        "be",
        "confirm",
        "say",
        "seem",
        "appear",
        "agree",
        "note",
        "report",
    }


def _speaker(casting: Casting, word: Word, plural: bool) -> tuple[str, ...]:
    for start, end, head in casting.speakers:
        if start <= word.start < end:
            keys = casting.registry.heads.get(head, ())
            break
    else:
        keys = (casting.author,) if casting.author else ()
    if not plural:
        return tuple(k for k in keys[:1] if draft_of(casting, k).kind != "country")
    code = country_of(casting, keys)
    return (country(casting, code),) if code else tuple(keys[:1])


def _person(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    female = word.lower in {"she", "her", "hers", "herself"}
    ahead = _subject_ahead(casting, s, word)
    if ahead:
        return ahead
    found = spoken_of(casting, s, word, frozenset({"person"}))
    found.sort(key=lambda x: draft_of(casting, x.key).female is not None and draft_of(casting, x.key).female != female)
    known = [x for x in found if draft_of(casting, x.key).female == female]
    if female and known:
        found = known  # few pages speak of two women: who is known to be one is meant
    for x in found:
        draft = draft_of(casting, x.key)
        if draft.female is not None and draft.female != female:
            continue
        if not _same_clause_subject(s, word, x):
            if female:
                draft.female = True
            return (x.key,)
    return ()


def _subject_ahead(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The subject of the main clause, for a pronoun in a clause put before it ("Although he resigned, Musharraf remains …")."""
    place = word.head
    for _ in range(4):
        above = s.words[place]
        if above.dep == "advcl" and above.head > word.i:
            named = [
                n for c in s.children[above.head] if s.words[c].dep in {"nsubj", "nsubjpass"} and c > word.i for n in name_at(casting, s, c)
            ]
            return tuple(named[:1])
        if above.dep not in {"conj", "aux", "xcomp", "ccomp", "nsubj", "dobj", "pobj", "prep", "poss"}:
            return ()
        place = above.head
    return ()


def _plural(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "They": people and groups; several who were named together count together."""
    found = spoken_of(casting, s, word, frozenset({"collective", "group", "country", "organisation", "person"}), reach=2)
    for x in found:
        draft = draft_of(casting, x.key)
        together = [
            y.key
            for y in found
            if y.sentence == x.sentence and y.subject == x.subject and y.subject and draft_of(casting, y.key).kind == draft.kind
        ]
        if len(together) > 1 and draft.kind in {"person", "country"}:
            return tuple(dict.fromkeys(sorted(together[:2])))
        if draft.kind in {"collective", "group"} or (draft.kind in {"organisation", "country"} and x.subject):
            return (x.key,)
    return ()


def count_word(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "both", "the two": the last two who were spoken of together."""
    if word.lower not in {"both", "two", "either", "neither"} or any(s.words[c].lower == "of" for c in s.children[word.i]):
        return ()
    return pair(casting, s, word, None)
