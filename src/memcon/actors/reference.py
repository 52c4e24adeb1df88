"""Whom a pronoun, a title or a description points to: what was last spoken of and fits.

The rules are those of recency and role: the subject of the last clause before anything else, people for "he", states and bodies for "it".
Where nothing fits, nothing is said: a wrong "he" is worse than none.
"""

from collections.abc import Sequence

from memcon.actors.page import Casting, country, country_of, describe, ground_of, origin_of, person_named, sector_of, span_of, state_of
from memcon.actors.registry import Draft, Seen
from memcon.knowledge import Hit
from memcon.language.clauses import conjuncts, prepositions, surface_subject
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
_REACH = 3
"""How many sentences back a pronoun may point."""
_BYSTANDERS = frozenset({"MED", "JRN"})
"""Sectors that a page names as its source rather than as a party: "it" does not point to Reuters."""
PAIR_NOUNS = frozenset(
    {
        "leader",
        "president",
        "side",
        "party",
        "country",
        "nation",
        "minister",
        "man",
        "official",
        "head",
        "diplomat",
        "counterpart",
        "state",
        "capital",
        "government",
    }
)
BODIES = {
    "bloc": "IGO",
    "alliance": "IGO",
    "organisation": "",
    "organization": "",
    "council": "",
    "agency": "",
    "body": "",
    "group": "",
    "ministry": "",
    "union": "",
    "party": "",
    "movement": "",
    "committee": "",
    "department": "",
    "commission": "",
    "court": "",
    "assembly": "",
    "parliament": "",
    "company": "",
    "force": "",
    "army": "",
    "militia": "",
}
_LEADING = frozenset(
    {"president", "prime", "premier", "chancellor", "king", "leader", "head", "emir", "sultan", "taoiseach", "supreme", "president-elect"}
)
"""Title words of those who lead a state; spokesmen and ministers are not among "both leaders"."""
_COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom"})


def _draft(casting: Casting, key: str) -> Draft:
    return casting.registry.drafts[key]


def _candidates(casting: Casting, s: Sentence, word: Word, kinds: frozenset[str], reach: int = _REACH) -> list[Seen]:
    """What was spoken of before, best first: subjects of this sentence, then of the ones before it, then the rest, nearer first."""
    found = [x for x in reversed(casting.registry.seen) if s.index - x.sentence <= reach and _draft(casting, x.key).kind in kinds]
    found = [x for x in found if _draft(casting, x.key).sector not in _BYSTANDERS]
    found = [x for x in found if x.sentence < s.index or x.word < word.i]
    return sorted(found, key=lambda x: (s.index - x.sentence, not x.subject))


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
        found = _candidates(casting, s, word, frozenset({"country", "organisation", "group"}), reach=2)
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
        return tuple(k for k in keys[:1] if _draft(casting, k).kind != "country")
    code = country_of(casting, keys)
    return (country(casting, code),) if code else tuple(keys[:1])


def _person(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    female = word.lower in {"she", "her", "hers", "herself"}
    ahead = _subject_ahead(casting, s, word)
    if ahead:
        return ahead
    found = _candidates(casting, s, word, frozenset({"person"}))
    found.sort(key=lambda x: _draft(casting, x.key).female is not None and _draft(casting, x.key).female != female)
    known = [x for x in found if _draft(casting, x.key).female == female]
    if female and known:
        found = known  # few pages speak of two women: who is known to be one is meant
    for x in found:
        draft = _draft(casting, x.key)
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
                n
                for c in s.children[above.head]
                if s.words[c].dep in {"nsubj", "nsubjpass"} and c > word.i
                for n in _name_at(casting, s, c)
            ]
            return tuple(named[:1])
        if above.dep not in {"conj", "aux", "xcomp", "ccomp", "nsubj", "dobj", "pobj", "prep", "poss"}:
            return ()
        place = above.head
    return ()


def _plural(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "They": people and groups; several who were named together count together."""
    found = _candidates(casting, s, word, frozenset({"collective", "group", "country", "organisation", "person"}), reach=2)
    for x in found:
        draft = _draft(casting, x.key)
        together = [
            y.key
            for y in found
            if y.sentence == x.sentence and y.subject == x.subject and y.subject and _draft(casting, y.key).kind == draft.kind
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


def pair(casting: Casting, s: Sentence, word: Word, title: str | None) -> tuple[str, ...]:
    """The two last spoken of who could be "both leaders", "the two sides": people where a title says so, else states or bodies."""
    people = title is not None and title not in {"side", "party", "country", "nation", "state", "capital", "government"}
    lead = people and title in {"leader", "president", "head"}
    kinds = frozenset({"person"}) if people else frozenset({"country", "organisation", "group"})
    for index, first, second in reversed(casting.registry.joined):
        two = (first, second)
        fit = all(
            _draft(casting, k).kind in kinds and (not lead or not _draft(casting, k).titles or _draft(casting, k).titles & _LEADING)
            for k in two
        )
        if (
            fit
            and s.index - index <= 8
            and (
                title not in {"president", "minister"}
                or all(title in _draft(casting, k).titles or not _draft(casting, k).titles for k in two)
            )
        ):
            return two
    found: list[str] = []
    for x in sorted(_candidates(casting, s, word, kinds, reach=8), key=lambda x: (s.index - x.sentence, x.word)):
        draft = _draft(casting, x.key)
        if (
            x.key in found
            or (people and draft.described)
            or (title in {"president", "minister"} and draft.titles and title not in draft.titles)
        ):
            continue
        if lead and draft.titles and not draft.titles & _LEADING:
            continue
        if draft.country and any(_draft(casting, k).country == draft.country for k in found):
            continue
        found.append(x.key)
        if len(found) == 2:
            return tuple(sorted(found, key=lambda k: list(casting.registry.drafts).index(k)))
    return pair(casting, s, word, "side") if people and not found and title in {"leader"} else ()


def learn_title(casting: Casting, s: Sentence, word: Word, key: str) -> None:
    """Note under which title and for which country the page names a person ("Russian President Vladimir Putin", "X, the foreign minister
    of Y")."""
    draft = _draft(casting, key)
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


def sector_under(casting: Casting, owner: Sequence[str], code: str | None) -> str | None:
    """The sector of people who act for a body of states and for no state: "EU diplomats", "UN planes"."""
    return "IGO" if code is None and any(_draft(casting, key).sector == "IGO" for key in owner) else None


def states_of(casting: Casting, word: Word, owner: Sequence[str]) -> tuple[str, ...]:
    """The states that people of several of them stand for ("Russian and American soldiers"); none where they are of one."""
    states = tuple(key for key in dict.fromkeys(owner) if casting.registry.drafts[key].kind == "country")
    return states if word.tag == "NNS" and len(states) > 1 else ()


def name_beside(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The person whom a singular noun stands beside ("his US counterpart Joe Biden", "Ren, the spokesman")."""
    if word.tag not in {"NN", "NNP"}:
        return ()
    beside = [c for c in s.children[word.i] if s.words[c].dep == "appos"] + ([word.head] if word.dep == "appos" else [])
    found = next((keys for i in beside if (keys := _name_at(casting, s, i))), ())
    if found and any(s.words[c].lower == "the" for c in s.children[word.i]):
        _name_at_last(casting, word, found[0])
    return found


def _name_at_last(casting: Casting, word: Word, key: str) -> None:
    """ "A government spokesman said …" and later "the spokesman, Mallam Shehu, said": the one spoken of was he."""
    earlier = {x.key for x in casting.registry.seen if _draft(casting, x.key).described and not _draft(casting, x.key).plural}
    fits = [k for k in earlier if _draft(casting, k).name.lower().split()[-1] == word.lower]
    if len(fits) == 1:
        casting.registry.rename(fits[0], key)


def _of_the_side(casting: Casting, s: Sentence, word: Word) -> bool:
    """Is this "the President" of an official text, or "THE PRESIDENT:" of its transcript: the office of the side whose text it is?"""
    if casting.author is None or word.lower not in {"president", "secretary", "minister", "chancellor", "premier"}:
        return False
    return word.text.isupper() or (word.text[0].isupper() and any(s.words[c].lower == "the" for c in s.children[word.i]))


def _several(casting: Casting, s: Sentence, word: Word, hit: Hit, of_whom: tuple[str, ...]) -> tuple[str, ...]:
    """ "The leaders of the United States and Russia", "both presidents"."""
    codes = tuple(dict.fromkeys(c for c in (_draft(casting, k).country for k in of_whom) if c))
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
    return last if last and (words & _draft(casting, last).titles or not hit.fact.key.startswith(_PLAIN_TITLES)) else None


def _name_after(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """The name that follows a title and its state: "President of the United States of America Joseph Biden"."""
    i = word.i + 1
    if i >= len(s.words) or s.words[i].lower != "of":
        return ()
    while i < len(s.words) and (s.words[i].lower in {"of", "the", "and"} or s.words[i].tag in {"NNP", "NNPS"}) and i - word.i < 10:
        named = _name_at(casting, s, i)
        if named:
            return named
        i += 1
    return ()


_PLAIN_TITLES = ("tit:spokes", "tit:president", "tit:prime", "tit:minister", "tit:general", "tit:secretary", "tit:ambassador")
"""Titles of office: "the spokesman" is somebody of that office, not just whoever was spoken of; "the cleric", "the lawyer" may be."""


def _last_subject(casting: Casting, s: Sentence, word: Word) -> str | None:
    """The person who was the subject last, in this sentence or the two before."""
    found = [x for x in _candidates(casting, s, word, frozenset({"person"}), reach=2) if x.subject and not _draft(casting, x.key).described]
    return found[0].key if found else None


def _name_at(casting: Casting, s: Sentence, i: int) -> tuple[str, ...]:
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


def government(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "The government", "authorities", "both sides" without a name: the state last spoken of, or two."""
    plural = word.tag in {"NNS", "NNPS"}
    if (
        plural
        and word.lemma in {"side", "party", "government", "state"}
        and any(s.words[c].lower in {"both", "two", "the"} for c in s.children[word.i])
    ):
        return pair(casting, s, word, "side")
    if word.lemma not in {"government", "state", "regime", "authority", "authorities", "administration"} or not any(
        s.words[c].lower == "the" for c in s.children[word.i]
    ):
        return ()
    if casting.registry.governed:
        return (casting.registry.governed[-1],)
    found = [
        x for x in reversed(casting.registry.seen) if _draft(casting, x.key).kind == "country" and (x.sentence < s.index or x.word < word.i)
    ]
    return (found[0].key,) if found else ()


def description(casting: Casting, s: Sentence, word: Word, owner: tuple[str, ...]) -> tuple[str, ...]:
    """ "the group", "the bloc", "the ministry", "the country", "the two countries": a body or state named before."""
    definite = any(s.words[c].lower in {"the", "this", "that", "both", "two"} for c in s.children[word.i])
    if not definite or (owner and word.lemma not in {"bloc", "alliance", "pact"}):
        return ()
    if word.lemma in _COUNTRY_NOUNS:
        if word.tag in {"NNS", "NNPS"}:
            return pair(casting, s, word, "country")
        own = _speakers_state(casting, s, word)
        found = _candidates(casting, s, word, frozenset({"country"}), reach=2)
        return own or ((found[0].key,) if found and not _place_of(s, word) else ())
    if word.lemma not in BODIES or word.tag in {"NNS", "NNPS"}:
        return ()
    sector = BODIES[word.lemma]
    bodies = [
        x
        for x in reversed(casting.registry.seen)
        if _draft(casting, x.key).kind in {"organisation", "group"} and (x.sentence < s.index or x.word < word.i)
    ]
    named = [x for x in bodies if word.lemma in _draft(casting, x.key).name.lower()]
    fits = [x for x in bodies if sector and _draft(casting, x.key).sector == sector]
    if any(s.words[c].lower in _IN_ARMS for c in s.children[word.i]):
        named = fits = [x for x in bodies if _draft(casting, x.key).sector == "REB"]
    groups = [
        x
        for x in bodies
        if _draft(casting, x.key).sector not in {"IGO", "GOV"}
        and word.lemma in {"group", "movement", "organisation", "organization", "body", "militia"}
        and s.index - x.sentence <= 4
    ]
    chosen = named or fits or groups
    return (next((x for x in chosen if x.subject), chosen[0]).key,) if chosen else ()


def _speakers_state(casting: Casting, s: Sentence, word: Word) -> tuple[str, ...]:
    """ "The ministry said the country would wait": the state of the body that says so."""
    if word.dep not in {"nsubj", "nsubjpass"} or s.words[word.head].dep != "ccomp":
        return ()
    subjects = [c for c in surface_subject(s, s.words[word.head].head) if c < word.i]
    bodies = [key for c in subjects for key in casting.keys_at(s, c) if _draft(casting, key).kind == "organisation"]
    code = country_of(casting, bodies)
    return (country(casting, code),) if code else ()


_IN_ARMS = frozenset("militant extremist terrorist armed rebel jihadist islamist insurgent separatist guerrilla".split())
"""What stands before "group" where one in arms is meant."""


def _place_of(s: Sentence, word: Word) -> bool:
    return word.dep == "pobj" and s.words[word.head].lower in {"in", "across", "into", "around", "throughout", "inside", "within"}


def same_agents(casting: Casting, s: Sentence, word: Word, code: str | None, sector: str | None) -> str | None:
    """The people already spoken of under this noun ("Thai soldiers" … "the soldiers"), of the same country where both have one.

    A new number, or a bare plural of people who are not one band, speaks of others.
    """
    if (
        sector == "REB"
        and casting.band
        and not any(s.words[c].dep == "nummod" or s.words[c].lower in {"other", "another", "rival"} for c in s.children[word.i])
    ):
        return casting.band
    before = {s.words[c].lower for c in s.children[word.i]}
    counted = any(s.words[c].dep == "nummod" for c in s.children[word.i])
    if (
        _told_apart(s, word)
        or counted
        or not (before & {"the", "these", "those", "their", "its", "his"} or sector == "REB" or word.dep in {"compound", "amod"})
    ):
        return None
    named = {s.words[c].lower for c in s.children[word.i] if s.words[c].tag in {"NNP", "NNPS"} and s.words[c].dep in {"compound", "nmod"}}
    for x in reversed(casting.registry.seen):
        draft = _draft(casting, x.key)
        if not named <= set(draft.name.lower().split()):
            continue  # "the Chibok girls" are not the "21 girls" last spoken of
        if not x.key.startswith("desc:") and not (draft.kind == "group" and sector == "REB" and draft.sector == "REB"):
            continue
        last = draft.name.lower().split()[-1]
        longer = len(word.lower) > _SHORT and last.endswith(word.lower)  # "82 schoolgirls", later "the girls"
        if (longer or last in {word.lower, word.lemma} or (sector == "REB" and draft.sector == "REB")) and (
            code is None or draft.country in {None, code}
        ):
            if x.key.startswith("desc:") and not draft.plural and word.tag == "NNS":
                start, end = span_of(casting, s, word, "description")  # "a rebel ambush … Separatist rebels"
                draft.name, draft.plural, draft.kind = " ".join(casting.text[start:end].split()), True, "collective"
            return x.key
    return None


def _told_apart(s: Sentence, word: Word) -> bool:
    """Does a clause right behind say which people are meant: "the forces that attacked the port" are others than "our forces"?"""
    clauses = (c for c in s.children[word.i] if s.words[c].dep == "relcl" and s.words[word.i + 1].lower in {"that", "who"})
    return any(True for _ in clauses)


_SHORT = 4
"""Letters up to which an ending says nothing: "men" is in "women"."""


def acronym(casting: Casting, word: Word) -> str | None:
    """The body whose initials a word in capitals is, or whose name it is the last part of."""
    text = word.text
    for draft in casting.registry.of_kind("organisation", "group"):
        parts = [p for p in draft.name.replace("-", " ").split() if p.lower() not in {"of", "the", "for", "and", "in", "on"}]
        if len(text) >= 2 and text.isupper() and len(parts) > 1 and text == "".join(p[0].upper() for p in parts):
            return draft.key
        if len(parts) > 1 and word.lower == parts[-1].lower() and text[0].isupper():
            return draft.key
    return None
