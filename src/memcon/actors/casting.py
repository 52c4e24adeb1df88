"""From words to actors: every name, title, metonym, description and pronoun of a page, sentence by sentence.

Names come first (the title of a page says "Putin" before the text says "Vladimir Putin"); then each sentence is gone through in order,
so that descriptions and pronouns find what was last spoken of.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from memcon.actors import pronouns, reference, surnames
from memcon.actors.known import by_hit, index_hits, known_fact, known_person
from memcon.actors.names import name_people
from memcon.actors.nouns import described_as, owners
from memcon.actors.page import (
    Casting,
    country,
    country_of,
    describe,
    person_named,
    span_of,
)
from memcon.actors.registry import Draft, Seen
from memcon.knowledge import Hit, Knowledge, OrganisationFact
from memcon.language.nouns import prepositions
from memcon.language.types import Sentence, Word
from memcon.record.types import Span

_DEEDS = ("tion", "sion", "ment", "ance", "ence", "ness", "ity", "ism", "ship", "ing", "ary", "ember", "tober", "day")


def cast_page(
    text: str,
    sentences: Sequence[Sentence],
    hits: Iterable[Hit],
    knowledge: Knowledge,
    day: date | None,
    speakers: Sequence[tuple[int, int, int]] = (),
    side: str | None = None,
    author: Span | None = None,
) -> Casting:
    """Find the actors of a page.

    `day` is that of publication, for who held which office then. `side` is the state whose own text the page is, `author` the words
    that say whose text it is: outside quotations "we" and "I" are theirs.
    """
    hits = tuple(hits)
    named = tuple(dict.fromkeys(hit.key for hit in hits if hit.kind in {"country", "demonym", "capital"}))
    casting = Casting(text, knowledge, day, speakers=speakers, countries=named)
    index_hits(casting, hits)
    for hit in hits:
        if hit.kind == "person":
            known_person(casting, hit)
    parsed = [s for s in sentences if s.words]
    for s in parsed:
        name_people(casting, s)
    for s in parsed:
        for word, fact in surnames.leaders(casting, s):
            known_fact(casting, fact)
            casting.registry.drafts[fact.key].called.add(word.lower)
    casting.band = _only_band(casting, hits)
    casting.author = _author(casting, author) or (country(casting, side) if side else None)
    for s in parsed:
        for word in s.words:
            _word(casting, s, word)
    for s in parsed:  # “We will meet,” Kenyatta said: who "we" are stands behind the words
        for word in s.words:
            if word.pos == "PRON" and word.lower in pronouns.OWN_WORDS and word.start not in casting.registry.heads:
                _word(casting, s, word)
    return casting


def _only_band(casting: Casting, hits: Iterable[Hit]) -> str | None:
    bands = {
        hit.key: hit.fact for hit in hits if hit.kind == "group" and isinstance(hit.fact, OrganisationFact) and hit.fact.sector == "REB"
    }
    for key, fact in bands.items():
        casting.registry.add(Draft(key, fact.name, "group", None, "REB"))
    return next(iter(bands)) if len(bands) == 1 else None


def name_speaker(casting: Casting, sentences: Sequence[Sentence], index: int, offset: int) -> None:
    """Make an actor of who speaks and is no other ("officials", "a resident"): whoever says something is somebody."""
    s = sentences[index]
    word = next((w for w in s.words if w.start == offset), None)
    if word is None or casting.registry.heads.get(offset) or word.pos not in {"NOUN", "PROPN"} or word.ent in {"DATE", "TIME"}:
        return
    if word.lower.endswith(_DEEDS) or (word.tag == "NNP" and word.ent not in {"PERSON", "ORG", "GPE", "NORP", ""}):
        return  # an inauguration or a September says nothing
    key = describe(casting, s, word, country_of(casting, owners(casting, s, word.i)), None)
    start, end = span_of(casting, s, word, "description")
    casting.registry.mention(key, start, end, "description")
    casting.registry.stand(offset, (key,))


def _author(casting: Casting, span: Span | None) -> str | None:
    """The first person named in the words that say whose text the page is."""
    named = [
        (start, key)
        for start, end, key in casting.registry.mentions
        if span and span[0] <= start and end <= span[1] and key.startswith("per:")
    ]
    return min(named)[1] if named else None


def _word(casting: Casting, s: Sentence, word: Word) -> None:
    if word.pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"}:
        return
    keys, kind = _whom(casting, s, word)
    if not keys:
        return
    start, end = span_of(casting, s, word, kind)
    for key in keys:
        casting.registry.mention(key, start, end, kind)
    if not _signs(s, word):
        casting.registry.stand(word.start, keys)
    if word.dep == "conj" or (word.dep == "pobj" and s.words[word.head].lower == "with"):
        _note_joined(casting, s, word, keys)
    if (kind != "adjective" or word.dep == "poss") and not _is_whole(s, word):
        subject = word.dep in {"nsubj", "nsubjpass"} or (word.dep == "conj" and s.words[word.head].dep in {"nsubj", "nsubjpass"})
        casting.registry.seen.extend(Seen(s.index, word.i, key, subject) for key in keys)


def _signs(s: Sentence, word: Word) -> bool:
    """Is this the name behind the dash that ends a title, of whoever says it: "Togo will keep its word - President Ayeva"?"""
    dash = max((w.i for w in s.words[: word.i] if w.text in {"-", "–", "—"} and s.words[w.i - 1].end < w.start), default=-1)
    return s.kind == "title" and dash > 0 and all(w.pos == "PROPN" for w in s.words[dash + 1 :])


def _note_joined(casting: Casting, s: Sentence, word: Word, keys: tuple[str, ...]) -> None:
    """Remember two who were named together, by "and" or as subject and "with": later "both sides" are they."""
    if word.dep == "conj":
        others = casting.keys_at(s, word.head)
    else:
        verb = s.words[word.head].head
        others = tuple(k for c in s.children[verb] if s.words[c].dep == "nsubj" for k in casting.keys_at(s, c))
    if len(others) == 1 and len(keys) == 1 and others != keys:
        casting.registry.joined.append((s.index, others[0], keys[0]))


def _whom(casting: Casting, s: Sentence, word: Word) -> tuple[tuple[str, ...], str]:
    """The keys of whom a word stands for, and the kind of mention."""
    hit = casting.covers.get(word.start)
    if hit is not None and word.pos != "PRON":
        found = by_hit(casting, s, word, hit)
        if found[0] or hit.kind != "place":
            return found
    if word.pos == "PRON":
        return pronouns.pronoun(casting, s, word), "pronoun"
    if word.pos == "PROPN" or (word.text[:1].isupper() and _surname(casting, word)):
        person = person_named(casting, word.lower)
        if person is not None and not _is_first_of_name(s, word):
            return (person.key,), "name"
        part = reference.acronym(casting, word)
        if part:
            return (part,), "name"
    if word.pos in {"NOUN", "PROPN"}:
        return described_as(casting, s, word)
    if word.pos in {"NUM", "DET", "ADJ"} and word.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        some = _some_of(casting, s, word)
        return ((some,), "name") if some else (pronouns.count_word(casting, s, word), "pronoun")
    return (), ""


def _is_whole(s: Sentence, word: Word) -> bool:
    """Is this only the circle of which some are spoken of: the "pupils" of "21 of the pupils"?"""
    return word.dep == "pobj" and s.words[word.head].lower == "of" and s.words[s.words[word.head].head].pos == "NUM"


def _some_of(casting: Casting, s: Sentence, word: Word) -> str | None:
    """The part of a circle that a number sets apart: "21 of the more than 200 pupils" are not the 200."""
    of = next((n for n in prepositions(s, word.i).get("of", ()) if s.words[n].tag == "NNS" or s.words[n].lower == "them"), -1)
    if word.pos != "NUM" or of < 0 or word.lower in {"one", "both"}:
        return None
    group = s.words[of]
    whole = pronouns.pronoun(casting, s, group) if group.pos == "PRON" else described_as(casting, s, group)[0]
    if len(whole) != 1:
        return None
    known, name = casting.registry.drafts[whole[0]], " ".join(casting.text[word.start : s.words[of].end].split())
    key = f"desc:{known.country or ''}:{name.lower()}"
    casting.registry.add(Draft(key, name, "collective", known.country, known.sector, plural=True))
    return key


def _surname(casting: Casting, word: Word) -> bool:
    """Is this a last name of somebody on the page, whatever the tagger makes of a rare word?"""
    return any(word.lower in d.called for d in casting.registry.of_kind("person"))


def _is_first_of_name(s: Sentence, word: Word) -> bool:
    """Is this a modifier of another proper name (the "Putin" of a "Putin Avenue")?"""
    return word.dep == "compound" and s.words[word.head].tag in {"NNP", "NNPS"} and s.words[word.head].i == word.i + 1
