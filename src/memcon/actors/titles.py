"""Whom a title points to: "the president", "his US counterpart", "both leaders", and which titles the page gives to whom."""

from memcon.actors.page import Casting, country, country_of, describe, ground_of, origin_of, person_named, sector_of, state_of
from memcon.actors.reference import PAIR_NOUNS, draft_of, pair, sector_under, spoken_of
from memcon.actors.registry import Draft
from memcon.knowledge import Hit
from memcon.language.nouns import conjuncts, prepositions
from memcon.language.types import Sentence, Word


def learn_title(casting: Casting, s: Sentence, word: Word, key: str) -> None:
    """Note under which title and for which country the page names a person ("Russian President Vladimir Putin", "X, the foreign minister
    of Y")."""
    draft = draft_of(casting, key)
    holders = [c for c in s.children[word.i] if s.words[c].dep in {"compound", "appos", "nmod"}]
    if word.dep == "appos":
        holders.append(word.head)
    for i in holders:
        hit = casting.titles.get(s.words[i].end)
        if s.words[i].lower in {"mrs", "mrs.", "ms", "ms.", "spokeswoman", "queen", "lady", "congresswoman"}:
            draft.female = True
        elif s.words[i].lower in {"mr", "mr.", "spokesman", "king", "sir", "congressman"}:
            draft.female = False
        if hit is None or hit.kind != "title":
            continue
        draft.titles.update(casting.text[hit.start : hit.end].lower().split())
        code = country_of(casting, _owners_of(casting, s, i)) or country_of(casting, _owners_of(casting, s, word.i))
        draft.sector = draft.sector or sector_of(hit)
        draft.country = draft.country or code
        if draft.office is None:
            draft.office = " ".join(casting.text[hit.start : hit.end].split())
        _described_before(casting, draft)


def _described_before(casting: Casting, named: Draft) -> None:
    """The "Afghan president" of a title is the President Ghani of the text below it."""
    if named.country is None:
        return
    for key in [d.key for d in casting.registry.of_kind("person") if d.described and d.country == named.country]:
        origin, _, title = key.rpartition(":")[2].rpartition(" ")
        if title in named.titles and len(origin.split()) == 1 and origin not in _OTHERS:
            casting.registry.rename(key, named.key)


_OTHERS = frozenset("a an another former ex then deputy vice acting senior new next late old".split())
"""What stands before a title of somebody else than who holds it."""


def _owners_of(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    found: list[str] = []
    before = [c for c in s.children[i] if s.words[c].dep in {"amod", "compound", "nmod", "poss"}]
    if s.words[i].lemma == "counterpart":  # "his Kenyan counterpart" is Kenya's
        before = [c for c in before if s.words[c].dep != "poss"]
    joined = [d for c in before for d in (conjuncts(s, c) if s.words[c].dep in {"amod", "nmod"} else (c,))]
    places = [*joined, *prepositions(s, i).get("of", ())]
    for place in places:
        hit = casting.covers.get(s.words[place].start)
        if hit is None or hit.kind == "place":
            continue
        if hit.kind in {"country", "demonym", "capital"}:
            found.append(country(casting, hit.key))
        elif hit.key in casting.registry.drafts:
            found.append(hit.key)
        elif hit.kind in {"organisation", "group"}:
            code = state_of(hit)
            if code:
                found.append(country(casting, code))
    return tuple(found)


def title(casting: Casting, s: Sentence, word: Word, hit: Hit) -> tuple[str, ...]:
    """Whom a title without a name stands for: "the president", "his US counterpart", "both leaders", "a spokesman for the ministry"."""
    if word.dep == "compound" or (word.dep == "pobj" and s.words[word.head].lower == "as"):
        return ()  # "as army chief" says what somebody is
    of_whom = _owners_of(casting, s, word.i)
    plural = word.tag in {"NNS", "NNPS"}
    found = _several(casting, s, word, hit, of_whom) if plural else ()
    found = found or _name_after(casting, s, word)
    if found:
        return found
    code = country_of(casting, of_whom)
    words = set(casting.text[hit.start : hit.end].lower().split())
    own = code is None and not plural and _of_the_side(casting, s, word)
    mine = _office(casting, hit, country_of(casting, (casting.author or "",)), own=True) if own else None
    if words == {"head", "of", "state"} and not plural:  # whoever the page calls president or king
        mine = mine or next((k for t in ("president", "king", "queen", "emir") if (k := _holder(casting, {t}, code))), None)
    person = (
        None if plural else mine or _holder(casting, words, code) or _office(casting, hit, code) or _the_last(casting, s, word, hit, code)
    )
    if person:
        return (person,)
    if code is None and word.dep in {"attr", "oprd"}:
        return ()
    code = code or origin_of(casting, s, word.i)
    if sector_of(hit) in {"JUD", "LEG", "OPP", "REB", "COP"}:
        code = code or ground_of(casting, s, word.i)
    return (describe(casting, s, word, code, sector_under(casting, of_whom, code) or sector_of(hit), "person"),)


def name_beside(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The person whom a singular noun stands beside ("his US counterpart Joe Biden", "Ren, the spokesman")."""
    if word.tag not in {"NN", "NNP"}:
        return ()
    beside = [c for c in s.children[word.i] if s.words[c].dep == "appos"] + ([word.head] if word.dep == "appos" else [])
    found = next((keys for i in beside if (keys := name_at(casting, s, i))), ())
    if found and any(s.words[c].lower == "the" for c in s.children[word.i]):
        _name_at_last(casting, word, found[0])
    return found


def _name_at_last(casting: Casting, word: Word, key: str) -> None:
    """ "A government spokesman said …" and later "the spokesman, Mallam Shehu, said": the one spoken of was he."""
    earlier = {x.key for x in casting.registry.seen if draft_of(casting, x.key).described and not draft_of(casting, x.key).plural}
    fits = [k for k in earlier if draft_of(casting, k).name.lower().split()[-1] == word.lower]
    if len(fits) == 1:
        casting.registry.rename(fits[0], key)


def _of_the_side(casting: Casting, s: Sentence, word: Word) -> bool:
    """Is this "the President" of an official text, or "THE PRESIDENT:" of its transcript: the office of the side whose text it is?"""
    if casting.author is None or word.lower not in {"president", "secretary", "minister", "chancellor", "premier"}:
        return False
    return word.text.isupper() or (word.text[0].isupper() and any(s.words[c].lower == "the" for c in s.children[word.i]))


def _several(casting: Casting, s: Sentence, word: Word, hit: Hit, of_whom: tuple[str, ...]) -> tuple[str, ...]:
    """ "The leaders of the United States and Russia", "both presidents"."""
    codes = tuple(dict.fromkeys(c for c in (draft_of(casting, k).country for k in of_whom) if c))
    if len(codes) > 1:
        holders = tuple(h for h in (_office(casting, hit, code) for code in codes) if h)
        return holders if len(holders) == len(codes) else tuple(country(casting, code) for code in codes)
    before = {s.words[c].lower for c in s.children[word.i]}
    return pair(casting, s, word, word.lemma) if not of_whom and word.lemma in PAIR_NOUNS and before & {"both", "two", "the"} else ()


def _the_last(casting: Casting, s: Sentence, word: Word, hit: Hit, code: str | None) -> str | None:
    """ "The cleric", "the lawyer": whoever was spoken of last, unless the title is an office that not everybody holds."""
    definite = any(s.words[c].lower in {"the", "this", "that"} for c in s.children[word.i])
    if code is not None or not definite or word.dep not in {"nsubj", "nsubjpass"}:
        return None
    last = _last_subject(casting, s, word)
    words = set(casting.text[hit.start : hit.end].lower().split())
    return last if last and (words & draft_of(casting, last).titles or not hit.fact.key.startswith(_PLAIN_TITLES)) else None


def _name_after(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The name that follows a title and its state: "President of the United States of America Joseph Biden"."""
    i = word.i + 1
    if i >= len(s.words) or s.words[i].lower != "of":
        return ()
    while i < len(s.words) and (s.words[i].lower in {"of", "the", "and"} or s.words[i].tag in {"NNP", "NNPS"}) and i - word.i < 10:
        named = name_at(casting, s, i)
        if named:
            return named
        i += 1
    return ()


_PLAIN_TITLES = ("tit:spokes", "tit:president", "tit:prime", "tit:minister", "tit:general", "tit:secretary", "tit:ambassador")
"""Titles of office: "the spokesman" is somebody of that office, not just whoever was spoken of; "the cleric", "the lawyer" may be."""


def _last_subject(casting: Casting, s: Sentence, word: Word) -> str | None:
    """The person who was the subject last, in this sentence or the two before."""
    found = [x for x in spoken_of(casting, s, word, frozenset({"person"}), reach=2) if x.subject and not draft_of(casting, x.key).described]
    return found[0].key if found else None


def name_at(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
    hit = casting.covers.get(s.words[i].start)
    if (
        hit is not None
        and hit.kind in {"person", "own"}
        and casting.registry.drafts.get(hit.key, Draft("", "", "country")).kind == "person"
    ):
        return (hit.key,)
    person = person_named(casting, s.words[i].lower) if s.words[i].pos == "PROPN" else None
    return (person.key,) if person else ()


def _holder(casting: Casting, words: set[str], code: str | None) -> str | None:
    """The person of the page who was given this title, for this country; the last one spoken of."""
    order = {x.key: n for n, x in enumerate(casting.registry.seen)}
    fits = [
        d
        for d in casting.registry.of_kind("person")
        if words <= d.titles and (d.key in order or code) and (code is None or d.country == code)
    ]
    return max(fits, key=lambda d: order.get(d.key, -1)).key if fits else None


def _office(casting: Casting, hit: Hit, code: str | None, own: bool = False) -> str | None:
    """Who held an office on the day of the page, where the page names office and country but no person: only if the page names him
    somewhere, or speaks of the office as its own (`own`)."""
    if code is None or casting.day is None:
        return None
    holder = casting.knowledge.persons.by_office(code, casting.text[hit.start : hit.end].lower(), casting.day.isoformat())
    if holder is not None and own:
        casting.registry.add(Draft(holder.key, holder.name, "person", code, "GOV", wikidata=holder.wikidata))
    return holder.key if holder is not None and holder.key in casting.registry.drafts else None
