"""From words to actors: every name, title, metonym, description and pronoun of a page, sentence by sentence.

Names come first (the title of a page says "Putin" before the text says "Vladimir Putin"); then each sentence is gone through in order,
so that descriptions and pronouns find what was last spoken of.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from memcon.actors import reference, surnames
from memcon.actors.page import Casting, Own, country, country_of, describe, ground_of, origin_of, person_named, sector_of, span_of, twin
from memcon.actors.registry import Draft, Seen
from memcon.knowledge import Hit, Knowledge, OrganisationFact, PersonFact
from memcon.knowledge.asked import SEATS
from memcon.language.clauses import conjuncts, prepositions
from memcon.language.types import Sentence, Word
from memcon.record.types import ActorKind, Span

GOVERNMENT = frozenset(
    {
        "government",
        "administration",
        "authority",
        "authorities",
        "official",
        "side",
        "state",
        "leadership",
        "regime",
        "cabinet",
        "diplomat",
        "party",
    }
)
"""Common nouns that stand for a state when a state's name or adjective goes with them ("the Nigerian government", "the Russian side")."""
_RULING = frozenset({"government", "authority", "authorities", "regime"})
_LOCAL = frozenset({"REB", "OPP", "CVL", "CIV", "REF", "JUD", "LEG", "PTY", "EDU", "LAB", "COP", "BUS", "AGR", "CRM", "REL", "ELI"})
"""Sectors of people who are of the country where they stand ("rebels in Chad"); soldiers and diplomats there may be another's."""
_OWN_GROUP = frozenset({"party", "cabinet", "diplomat"})
_DEEDS = ("tion", "sion", "ment", "ance", "ence", "ness", "ity", "ism", "ship", "ing", "ary", "ember", "tober", "day")
MOTION = frozenset("fly travel go come return arrive head visit move walk drive send deploy ship fire withdraw transfer bring take".split())
_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "around", "across", "through", "into", "throughout", "inside", "off", "over"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "mister", "sheikh", "ayatollah"})
_NO_NAMES = frozenset(
    """order council committee office board officer action branch summit party house court state force forces ministry department agency
    service union league minister
    secretary general director assembly commission authority adviser advisor spokesman spokeswoman""".split()
)
"""Words in capitals that go with a title as its own part ("Executive Order", "President-elect") and are no surname."""


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
    _index(casting, hits)
    for hit in hits:
        if hit.kind == "person":
            _known_person(casting, hit)
    parsed = [s for s in sentences if s.words]
    for s in parsed:
        _named(casting, s)
    for s in parsed:
        for word, fact in surnames.leaders(casting, s):
            _known_fact(casting, fact)
            casting.registry.drafts[fact.key].called.add(word.lower)
    casting.band = _only_band(casting, hits)
    casting.author = _author(casting, author) or (country(casting, side) if side else None)
    for s in parsed:
        for word in s.words:
            _word(casting, s, word)
    for s in parsed:  # “We will meet,” Kenyatta said: who "we" are stands behind the words
        for word in s.words:
            if word.pos == "PRON" and word.lower in reference.OWN_WORDS and word.start not in casting.registry.heads:
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


def _of_clock(text: str, hit: Hit) -> bool:
    """Is a title the half of a day ("at 3:35 PM EST") and no prime minister?"""
    return text[hit.start : hit.end].casefold() == "pm" and text[: hit.start].rstrip()[-1:].isdigit()


def _index(casting: Casting, hits: Iterable[Hit]) -> None:
    for hit in hits:
        if hit.kind in {"title", "agent"}:
            if _of_clock(casting.text, hit):
                continue
            casting.titles.setdefault(hit.end, hit)
            head, of, _ = casting.text[hit.start : hit.end].partition(" of ")
            if of:  # "head of state": its first word is the one that acts
                casting.titles.setdefault(hit.start + len(head), hit)
            continue
        for offset in range(hit.start, hit.end):
            old = casting.covers.get(offset)
            if old is None or old.end - old.start < hit.end - hit.start or (old.kind == "place" and hit.kind != "place"):
                casting.covers[offset] = hit


def _known_person(casting: Casting, hit: Hit) -> None:
    """A person whom the tables know, with the office held on the day of the page."""
    if isinstance(hit.fact, PersonFact):
        new = hit.key not in casting.registry.drafts
        _known_fact(casting, hit.fact)
        casting.registry.mention(hit.key, hit.start, hit.end, "name")
        name = " ".join(casting.text[hit.start : hit.end].split())
        draft = casting.registry.drafts[hit.key]
        draft.called |= _family_first(draft.country, name)
        draft.called.add(name.removesuffix(", Jr.").removesuffix(" Jr.").lower().split()[-1])
        if new and len(name.split()) == len(draft.name.split()) and name.split()[0].lower() == draft.name.split()[0].lower():
            draft.name = name  # spelled as the page spells it ("Zelenskyy"); a fuller or shorter form is one of his mentions


_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "HKG", "SGP"})
"""Where the family name stands first: "Xi Jinping" is later "Xi"."""


def _family_first(code: str | None, name: str) -> set[str]:
    return {name.lower().split()[0]} if code in _FAMILY_FIRST and len(name.split()) > 1 else set()


def _known_fact(casting: Casting, fact: PersonFact) -> None:
    holding = casting.knowledge.persons.at(fact, casting.day.isoformat() if casting.day else None)
    office = holding.office if holding.office and not holding.former else None
    last = holding.office
    draft = Draft(
        fact.key,
        fact.name,
        "person",
        (last.country if last else None) or fact.country,
        (last.sector if last else None) or fact.sector,
        office.title if office else None,
        fact.wikidata,
        female={"f": True, "m": False}.get(fact.gender),
    )
    if office:
        draft.titles.update(office.title.lower().split())
    casting.registry.add(draft)


# --- names that no table has -----------------------------------------------------------------------------------------


def _runs(s: Sentence) -> Iterator[tuple[int, int, str]]:
    """Runs of words that the entity recogniser calls a person or an organisation, and proper names after a title."""
    i = 0
    while i < len(s.words):
        label = s.words[i].ent
        j = i
        if label in {"PERSON", "ORG"}:
            while j + 1 < len(s.words) and s.words[j + 1].ent == label and (s.words[j + 1].head != j + 1):
                j += 1
            yield i, j, label
        i = j + 1


def _named(casting: Casting, s: Sentence) -> None:
    for first, last, label in _runs(s):
        while first <= last and (
            s.words[first].tag not in {"NNP", "NNPS"} or s.words[first].lower in _HONORIFICS or _title_word(casting, s.words[first])
        ):
            first += 1
        while last >= first and s.words[last].tag not in {"NNP", "NNPS"}:
            last -= 1
        own = first
        while own <= last and label == "ORG" and _of_state(casting, s.words[own]):
            own += 1  # "Kenya Human Rights Commission": the state in front has its own entry
        if first > last or any(s.words[i].start in casting.covers for i in range(own, last + 1)):
            continue
        if label == "PERSON" and last > first and last - first < 5:
            _new_person(casting, s, first, last)
        elif label == "ORG" and (last > own or (own == first and s.words[first].text.isupper())):
            _new_organisation(casting, s, first, last, own)
    for i, word in enumerate(s.words[:-1]):  # "President Tadic", "Mr. Thachi": one name after a title
        if (
            (word.lower in _HONORIFICS or _title_word(casting, word))
            and s.words[i + 1].tag == "NNP"
            and s.words[i + 1].start not in casting.covers
        ):
            last = i + 1
            while (
                last + 1 < len(s.words)
                and s.words[last + 1].tag == "NNP"
                and last - i < 4
                and s.words[last + 1].start not in casting.covers
            ):
                last += 1
            if s.words[i + 1].lower not in _NO_NAMES and not person_named(casting, s.words[last].lower):
                _new_person(casting, s, i + 1, last)


def _title_word(casting: Casting, word: Word) -> bool:
    hit = casting.titles.get(word.end)
    return hit is not None and hit.kind == "title" and hit.start <= word.start


def _new_person(casting: Casting, s: Sentence, first: int, last: int) -> None:
    start, end = s.words[first].start, s.words[last].end
    name = " ".join(casting.text[start:end].split())
    parts = name.lower().split()
    holder = _office_holder(casting, s, first, parts) if len(parts) < 3 else None
    if holder is not None:
        name = holder.name
        _known_fact(casting, holder)
    known = (
        casting.registry.drafts.get(holder.key)
        if holder is not None
        else next(
            (
                d
                for d in casting.registry.of_kind("person")
                if d.name.lower().split()[-1] == parts[-1] and (len(parts) == 1 or d.name.lower().split()[0] == parts[0])
            ),
            None,
        )
    )
    key = known.key if known else f"per:{name.lower()}"
    draft = casting.registry.add(Draft(key, name, "person"))
    draft.called |= {parts[-1], *_family_first(next((c for c in casting.countries[:3] if c in _FAMILY_FIRST), None), name)}
    casting.registry.mention(key, start, end, "name")
    for i in range(first, last + 1):
        casting.covers[s.words[i].start] = Own(start, end, "own", key)


def _office_holder(casting: Casting, s: Sentence, first: int, parts: list[str]) -> PersonFact | None:
    """Who "President Putin", "Secretary Blinken" is: in office on the day of the page, in a state that the page names."""
    title = casting.titles.get(s.words[first - 1].end) if first else None
    if title is None and (casting.day is None or len(parts) < 2):
        return None
    words = casting.text[title.start : title.end] if title is not None and title.kind == "title" else None
    found = casting.knowledge.persons.by_surname(parts[-1], words, casting.countries, casting.day.isoformat() if casting.day else None)
    return found if found is not None and (len(parts) < 2 or found.name.lower().split()[0][:2] == parts[0][:2]) else None


def _of_state(casting: Casting, word: Word) -> bool:
    hit = casting.covers.get(word.start)
    return hit is not None and hit.kind in {"country", "demonym"}


def _new_organisation(casting: Casting, s: Sentence, first: int, last: int, own: int) -> None:
    """A body that no table has; from the word `own` on its name is no other actor's."""
    start, end = s.words[first].start, s.words[last].end
    name = " ".join(casting.text[start:end].split())
    key = f"org:{name.lower()}"
    casting.registry.add(Draft(key, name, "organisation", country=_country_before(casting, s, own, last)))
    casting.registry.mention(key, start, end, "name")
    for i in range(own, last + 1):
        casting.covers[s.words[i].start] = Own(start, end, "own", key)


# --- word by word ----------------------------------------------------------------------------------------------------


def _word(casting: Casting, s: Sentence, word: Word) -> None:
    if word.pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"}:
        return
    keys, kind = _whom(casting, s, word)
    if not keys:
        return
    start, end = span_of(casting, s, word, kind)
    for key in keys:
        casting.registry.mention(key, start, end, kind)
    casting.registry.stand(word.start, keys)
    if word.dep == "conj" or (word.dep == "pobj" and s.words[word.head].lower == "with"):
        _note_joined(casting, s, word, keys)
    if kind != "adjective" or word.dep == "poss":
        subject = word.dep in {"nsubj", "nsubjpass"} or (word.dep == "conj" and s.words[word.head].dep in {"nsubj", "nsubjpass"})
        casting.registry.seen.extend(Seen(s.index, word.i, key, subject) for key in keys)


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
        found = _of_hit(casting, s, word, hit)
        if found[0] or hit.kind != "place":
            return found
    if word.pos == "PRON":
        return reference.pronoun(casting, s, word), "pronoun"
    if word.pos == "PROPN" or (word.text[:1].isupper() and _surname(casting, word)):
        person = person_named(casting, word.lower)
        if person is not None and not _is_first_of_name(s, word):
            return (person.key,), "name"
        part = reference.acronym(casting, word)
        if part:
            return (part,), "name"
    if word.pos in {"NOUN", "PROPN"}:
        return _described(casting, s, word)
    if word.pos in {"NUM", "DET", "ADJ"} and word.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return reference.count_word(casting, s, word), "pronoun"
    return (), ""


def _surname(casting: Casting, word: Word) -> bool:
    """Is this a last name of somebody on the page, whatever the tagger makes of a rare word?"""
    return any(word.lower in d.called for d in casting.registry.of_kind("person"))


def _is_first_of_name(s: Sentence, word: Word) -> bool:
    """Is this a modifier of another proper name (the "Putin" of a "Putin Avenue")?"""
    return word.dep == "compound" and s.words[word.head].tag in {"NNP", "NNPS"} and s.words[word.head].i == word.i + 1


def _of_hit(casting: Casting, s: Sentence, word: Word, hit: Hit | Own) -> tuple[tuple[str, ...], str]:
    registry = casting.registry
    if (
        word.end < hit.end
        and s.words[min(word.i + 1, len(s.words) - 1)].start < hit.end
        and word.head != word.i
        and s.words[word.head].start < hit.end
        and s.words[word.head].start >= hit.start
    ):
        return (), ""  # the head of the name stands for it
    if hit.kind == "person":
        reference.learn_title(casting, s, word, hit.key)
        return (hit.key,), "name"
    if hit.kind == "own":
        if registry.drafts[hit.key].kind == "person":
            reference.learn_title(casting, s, word, hit.key)
        return (hit.key,), "name"
    if hit.kind in {"organisation", "group"} and isinstance(hit, Hit) and isinstance(hit.fact, OrganisationFact):
        longer = _longer_name(casting, s, word, hit)
        if longer:
            return (longer,), "name"
        if hit.form == "metonym" and _is_place(s, word):
            return (), ""
        return _body(casting, hit, hit.fact)
    if hit.kind == "capital":
        return ((), "") if _is_place(s, word) or (word.text.isupper() and len(word.text) > 3) else ((country(casting, hit.key),), "metonym")
    if hit.kind in {"country", "demonym"} and isinstance(hit, Hit):
        return _of_country(casting, s, word, hit)
    return (), ""


def _longer_name(casting: Casting, s: Sentence, word: Word, hit: Hit) -> str | None:
    """Another body whose name only ends like a known one: the "National Security Council" is not the Security Council."""
    first = next((i for i in range(word.i, -1, -1) if s.words[i].start <= hit.start), word.i)
    before = s.words[first - 1] if first else None
    if before is None or before.tag != "NNP" or before.dep not in {"compound", "amod", "nmod"} or before.start in casting.covers:
        return None
    if _title_word(casting, before) or before.lower in _HONORIFICS or not first <= before.head <= word.i:
        return None
    name = " ".join(casting.text[before.start : hit.end].split())
    key = f"org:{name.lower()}"
    casting.registry.add(Draft(key, name, "organisation", _country_before(casting, s, first - 1, word.i)))
    return key


def _body(casting: Casting, hit: Hit, fact: OrganisationFact) -> tuple[tuple[str, ...], str]:
    """An organisation or group; a seat of government stands for its state, and a group in arms acts for none."""
    words = casting.text[hit.start : hit.end].lower()
    if fact.country and (hit.key in SEATS or (fact.sector == "GOV" and words.endswith(("government", "administration")))):
        return (country(casting, fact.country),), "metonym"
    kind: ActorKind = "group" if fact.kind == "group" else "organisation"
    casting.registry.add(Draft(hit.key, fact.name, kind, None if fact.sector == "REB" else fact.country, fact.sector))
    return (hit.key,), "name"


def _of_country(casting: Casting, s: Sentence, word: Word, hit: Hit) -> tuple[tuple[str, ...], str]:
    code = hit.key
    if word.dep in {"amod", "compound", "nmod"} or word.pos == "ADJ":
        return (country(casting, code),), "adjective"
    if hit.kind == "demonym" and word.tag in {"NNS", "NNPS"} and any(s.words[c].lower == "ethnic" for c in s.children[word.i]):
        return (describe(casting, s, word, ground_of(casting, s, word.i), "CVL"),), "description"  # they live where another state is
    if hit.kind == "demonym" and word.tag in {"NNS", "NNPS"}:
        key = f"people:{code}"
        casting.registry.add(Draft(key, word.text, "collective", code, "CVL", plural=True))
        return (key,), "description"
    return (country(casting, code),), "name"


def _is_place(s: Sentence, word: Word) -> bool:
    """Does the name of a city say where, not who?"""
    if word.dep in {"npadvmod", "appos"}:
        return True
    if word.dep != "pobj":
        return word.dep in {"compound"} and s.words[word.head].tag in {"NNP"} and s.words[word.head].i == word.i + 1
    preposition = s.words[word.head]
    if preposition.lower in _PLACE_PREPS:
        return True
    above = s.words[preposition.head]
    return preposition.lower in {"to", "from", "for"} and (
        above.lemma in MOTION or above.lemma in {"visit", "trip", "flight", "return", "arrival"}
    )


# --- descriptions ----------------------------------------------------------------------------------------------------


def _country_before(casting: Casting, s: Sentence, first: int, last: int) -> str | None:
    """The country of an adjective or name just before a run of words."""
    for i in range(first - 1, max(-1, first - 4), -1):
        hit = casting.covers.get(s.words[i].start)
        if hit is not None and hit.kind in {"country", "demonym", "capital"}:
            return hit.key
    return None


def owners(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    """The keys of whose a thing is: by adjective, possessive, "of" or "from"."""
    found: list[str] = []
    own = sorted(s.children[i], key=lambda c: s.words[i].lower == "counterpart" and s.words[c].dep == "poss")  # "his Kenyan counterpart"
    for c in own:
        if s.words[c].dep in {"amod", "compound", "nmod", "poss"}:
            for place in (*s.children[c], *conjuncts(s, c)):
                if s.words[place].dep in {"amod", "compound", "nmod", "poss", "conj", "npadvmod"}:
                    found.extend(casting.keys_at(s, place) or _early(casting, s, place))
    inner = prepositions(s, i)
    for n in (*inner.get("of", ()), *inner.get("from", ())):
        found.extend(casting.keys_at(s, n) or _early(casting, s, n))
    return tuple(dict.fromkeys(found))


def _early(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    """Whom a later word of the sentence stands for, where it is a plain name."""
    hit = casting.covers.get(s.words[i].start)
    if hit is None or hit.kind in {"place", "title", "agent"}:
        return ()
    return _of_hit(casting, s, s.words[i], hit)[0]


def _body_beside(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The body whose name follows its kind: "the militant group Boko Haram", "the trade bloc, Mercosur,"."""
    if word.lemma not in reference.BODIES or word.tag != "NN":
        return ()
    names = (c for c in s.children[word.i] if c > word.i and s.words[c].dep == "appos")
    hits = ((c, casting.covers.get(s.words[c].start)) for c in names)
    return next((_early(casting, s, c) for c, hit in hits if hit is not None and hit.kind in {"organisation", "group"}), ())


def _described(casting: Casting, s: Sentence, word: Word) -> tuple[tuple[str, ...], str]:
    """A common noun: a title, people who act, or a description of what was named before."""
    hit = casting.titles.get(word.end)
    if word.dep in {"compound", "amod"} and s.words[word.head].tag in {"NNP", "NNPS"}:
        return (), ""  # the title before a name
    beside = reference.name_beside(casting, s, word)
    if beside:
        return beside, "title"
    body = _body_beside(casting, s, word)
    if body:
        return body, "description"
    if hit is not None and hit.kind == "title" and word.lemma not in GOVERNMENT:
        return reference.title(casting, s, word, hit), "title"
    owner = owners(casting, s, word.i)
    body = _its_members(casting, word, owner)
    if body:
        return body, "description"
    states = reference.states_of(casting, word, owner)
    if states and hit is not None:
        return states, "description"
    if word.lemma in GOVERNMENT or word.lower in GOVERNMENT:
        code = country_of(casting, owner) or (ground_of(casting, s, word.i) if word.lemma in _RULING else None)
        if code and word.lemma not in _OWN_GROUP:
            casting.registry.governed.append(country(casting, code))
            return (country(casting, code),), "description"
        back = reference.government(casting, s, word)
        if back:
            return back, "description"
    back = reference.description(casting, s, word, owner)
    if back:
        return back, "description"
    if hit is not None and (hit.kind == "agent" or word.lemma in _OWN_GROUP):
        return _agents(casting, s, word, hit, owner), "description"
    return (), ""


def _its_members(casting: Casting, word: Word, owner: Sequence[str]) -> tuple[str, ...]:
    """The body whose members are meant, all of them: "the member states of NATO", "EU countries"."""
    if word.tag != "NNS" or word.lemma not in {"member", "state", "country", "nation", "government"}:
        return ()
    bodies = tuple(key for key in owner if casting.registry.drafts[key].sector in {"IGO", "REB"})
    return bodies[:1] if len(owner) == len(bodies) else ()


def _agents(casting: Casting, s: Sentence, word: Word, hit: Hit, owner: Sequence[str]) -> tuple[str, ...]:
    """People named by what they do: "Thai soldiers", "protesters", "the rebels", "the two men"."""
    if word.dep == "conj" and twin(s, s.words[word.head]) == word.i and casting.keys_at(s, word.head):
        return casting.keys_at(s, word.head)
    if word.tag == "NNS" and word.lemma in reference.PAIR_NOUNS and any(s.words[c].lower in {"both", "two"} for c in s.children[word.i]):
        two = reference.pair(casting, s, word, word.lemma)
        if two:
            return two
    code = country_of(casting, owner) or origin_of(casting, s, word.i)
    code = code or (ground_of(casting, s, word.i) if sector_of(hit) in _LOCAL else None)
    same = reference.same_agents(casting, s, word, code, sector_of(hit))
    if same:
        return (same,)
    return (describe(casting, s, word, code, reference.sector_under(casting, owner, code) or sector_of(hit)),)
