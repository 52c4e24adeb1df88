"""The places of a page: which names of places mean places there, and which words say where something is."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from memcon.actors.gazetteer import mentions
from memcon.actors.page import MOTION, Casting
from memcon.knowledge import Hit, Knowledge, PlaceFact
from memcon.knowledge.settling import Settled
from memcon.language import Sentence, Word
from memcon.record.types import Place, Span

_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "into",
        "on",
        "off",
        "around",
        "over",
        "throughout",
        "through",
        "along",
        "to",
        "from",
    }
)
_TOWARDS = frozenset({"to", "from", "into"})
PARTS = frozenset(
    """province district region city town village capital area border state suburb outskirt centre center south north east west
    part island port base camp airport square street building forest valley mountain desert coast heart middle countryside governorate
    county prefecture municipality settlement quarter neighbourhood neighborhood peninsula enclave stronghold zone oblast canton resort
    water hub hometown hill plain slum township commune hamlet locality street outskirts suburbs
    bastion downtown vicinity perimeter entrance sector sea gulf""".split()
)
"""Nouns that only say which part of a place, or of what kind it is: what hangs on them is where the event is ("in the city of Mosul")."""
SITES = PARTS | frozenset(
    """embassy consulate parliament ministry office headquarters home house residence compound mosque church temple synagogue school
    university college campus hospital clinic market station hotel restaurant prison jail barracks checkpoint checkpost crossing bridge road
    highway plaza palace stadium courthouse plant factory refinery mine""".split()
)
"""And grounds and buildings: an act at them is where they are ("before the embassy in Ottawa")."""


OCCASIONS = frozenset(
    """clash attack raid ambush battle fight fighting campaign operation offensive assault explosion blast bombing shooting airstrike strike
    shelling incident riot protest rally demonstration skirmish firefight crash siege massacre violence""".split()
)
"""What happens somewhere: its place is that of the acts in it ("shot in the Helmand battle")."""
_TAKING = frozenset(
    """capture seize retake recapture liberate overrun occupy invade storm besiege shell bomb bombard patrol enter reach raid raze encircle
    surround""".split()
)
"""What is taken, entered or shelled is ground: a capital or a country that is its object says where."""


def places_of(
    knowledge: Knowledge, hits: Sequence[Hit], sentences: Sequence[Sentence], casting: Casting, outlet: str | None = None
) -> tuple[tuple[Place, ...], dict[int, str]]:
    """The places of a page, and for each word that says where something is, the place's id."""
    spatial = {word.end: word.start for s in sentences for word in s.words if word.pos in {"PROPN", "NOUN"} and _is_where(s, word)}
    spatial |= {word.end: word.start for s in sentences for word in s.words if _is_taken(s, word)}
    whose = {word.end for s in sentences for word in s.words if word.dep in {"compound", "nmod"} and s.words[word.head].lemma in OCCASIONS}
    states = {hit.end for hit in hits if hit.kind in {"capital", "country"}}
    objects = {word.end: word.start for s in sentences for word in s.words if word.dep in {"dobj", "nsubjpass"} and word.end not in states}
    made: dict[str, Place] = {}
    where: dict[int, str] = {}
    called = {span: " ".join(casting.text[slice(*span)].split()) for span in _called(sentences, hits, casting.text)}
    known = {span: named for span, name in called.items() if (named := knowledge.places.named(name))}
    hidden = tuple(Hit(*span, "place", named.readings[0].key, named.readings[0]) for span, named in known.items())
    for mention in mentions(knowledge, (*hits, *hidden), sentences, casting, spatial, outlet):
        place = _add(made, mention.settled, (mention.start, mention.end))
        if mention.kind != "place" and mention.end in whose:
            continue  # "killed in a US airstrike" says whose it was
        start = spatial.get(mention.end) or (objects.get(mention.end) if mention.kind == "place" else None)
        if start is not None:
            where.setdefault(start, place)
    for span in sorted(called.keys() - known.keys()):
        place = _add(made, Settled(_unlisted(called[span])), span)
        if span[1] in spatial:
            where.setdefault(spatial[span[1]], place)
    ordered = sorted(made, key=lambda key: made[key].mentions[0])
    ids = {key: f"p{n}" for n, key in enumerate(ordered, 1)}
    places = tuple(replace(made[key], id=ids[key], mentions=tuple(sorted(made[key].mentions))) for key in ordered)
    return places, {offset: ids[key] for offset, key in where.items()}


def _add(made: dict[str, Place], settled: Settled, span: Span) -> str:
    """Note a mention of a place; the key of the place. A name that the page leaves open between places far apart has no point on the globe,
    and a country only where all of them lie in it."""
    fact, rival = settled.fact, settled.rival
    if fact.key in made:
        made[fact.key] = replace(made[fact.key], mentions=(*made[fact.key].mentions, span))
    elif rival is None:
        made[fact.key] = Place(
            id="", name=fact.name, geonames=fact.geonames, country=fact.country, lat=fact.lat, lon=fact.lon, mentions=(span,)
        )
    else:
        country = fact.country if fact.country == rival.country else None
        made[fact.key] = Place(id="", name=fact.name, geonames=None, country=country, lat=None, lon=None, mentions=(span,))
    return fact.key


def _is_taken(s: Sentence, word: Word) -> bool:
    """Is this name the object of a verb that takes ground, or does it name such an object more closely ("captured the Hirak hill")?"""
    if word.dep == "compound" and s.words[word.head].lower in PARTS:
        word = s.words[word.head]
    elif word.tag != "NNP":
        return False
    return word.dep in {"dobj", "nsubjpass"} and s.words[word.head].lemma in _TAKING


_STANDING = SITES | OCCASIONS
BESIDE = frozenset(
    "outside inside north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
"""Words that say with "of" on which side of a place: "outside of Kawkab", "the road east of Gao"."""


def _is_where(s: Sentence, word: Word) -> bool:
    """Does a preposition of place govern the noun ("in Geneva"), or one that it only names more closely ("in Talacogon town", "the city
    of Mosul", "in Iraq's north")? A building is where something is also when it is done to it: "bombed the Basra refinery"."""
    named = word
    while word.head != word.i and (word.dep in {"conj", "appos"} or _names(s, word)):
        word = s.words[word.head]
    if word.dep != "pobj":
        return word is not named and word.lemma in SITES and word.dep in {"dobj", "nsubjpass"} and named.dep != "poss"
    preposition = s.words[word.head]
    above = s.words[preposition.head]
    if preposition.lower == "of" and above.lower in BESIDE and above.dep not in {"pobj", "dobj", "nsubj", "nsubjpass"}:
        return True
    if preposition.lower == "of" and above.lemma in PARTS:
        return above.dep in {"dobj", "nsubjpass"} or _is_where(s, above)
    if preposition.lower == "on" and above.lemma in _UPON:
        return False
    return preposition.lower in _WHERE and (preposition.lower not in _TOWARDS or above.lemma in MOTION)


_UPON = frozenset({"call", "rely", "depend", "focus", "count", "press", "impose", "insist", "comment", "talk"})
"""Verbs whose "on" says nothing of where: "called on Chad"."""


def _names(s: Sentence, word: Word) -> bool:
    """Does a word say which place or occasion the noun above it is? Not where the noun has a nearer name: "the West Bank town of Jenin"."""
    above = s.words[word.head]
    if word.dep == "poss":
        before = any(s.words[c].dep == "compound" and s.words[c].pos == "PROPN" for c in s.children[above.i])
        return above.lemma in PARTS and not before and not _has_name(s, above)
    return word.dep in {"compound", "nmod"} and above.lemma in _STANDING and not (above.lemma in _SETTLED and _has_name(s, above))


_SETTLED = frozenset("town village city port suburb camp stronghold bastion enclave settlement hub resort township commune hamlet".split())


def _has_name(s: Sentence, noun: Word) -> bool:
    """Does a name follow with "of": "the town of Jenin"?"""
    names = (s.words[n] for c in s.children[noun.i] if s.words[c].lower == "of" for n in s.children[c])
    return any(name.dep == "pobj" and name.pos == "PROPN" for name in names)


def _called(sentences: Sequence[Sentence], hits: Sequence[Hit], text: str) -> Iterator[Span]:
    """Names that no table knows but that the page calls a place or treats as one: "the village of Ariha", "Welioya district", "shelled
    Harasta"."""
    for s in sentences:
        last = -1
        for word in s.words:
            if word.pos != "PROPN" or not text[word.start].isupper() or word.start < last:
                continue
            if not (_is_called_place(s, word) or _is_taken_for_place(s, word) or _is_ground(s, word)):
                continue
            start, end = _name_span(s, word)
            if not any(hit.start < end and start < hit.end for hit in hits):
                yield start, end
                last = end


def _name_span(s: Sentence, word: Word) -> Span:
    """A name with the parts that stand before it, and with its kind where that is written as a part of it ("Handarat Camp")."""
    first = word.i
    while first and s.words[first - 1].pos == "PROPN" and s.words[first - 1].dep == "compound":
        first -= 1
    above = s.words[word.head]
    own = word.dep == "compound" and above.i == word.i + 1 and above.pos == "PROPN" and above.text[:1].isupper()
    return s.words[first].start, above.end if own else word.end


def _is_taken_for_place(s: Sentence, word: Word) -> bool:
    """Does the recogniser take a name for a place, and does it stand where one would: "in Khaldiyah"?"""
    return word.ent in _GROUND and word.dep == "pobj" and _is_where(s, word)


def _is_ground(s: Sentence, word: Word) -> bool:
    """Is a name the object of a verb whose objects are ground ("shelled Harasta"), or does it name a hill or village that is taken? A name
    that is only captured may be somebody's."""
    if not _is_taken(s, word) or word.text.isupper():
        return False
    ground = word.dep == "compound" or s.words[word.head].lemma in _ON_GROUND
    return ground and word.ent not in {"PERSON", "NORP", "DATE", "TIME"}


_GROUND = frozenset({"GPE", "LOC", "FAC"})
_ON_GROUND = _TAKING - {"capture", "seize", "enter", "reach", "retake", "surround"}


def _is_called_place(s: Sentence, word: Word) -> bool:
    above = s.words[word.head]
    if word.dep == "pobj" and above.lower == "of":
        return s.words[above.head].lower in _NAMED
    return word.dep == "compound" and above.i == word.i + 1 and above.lower in _NAMED


_NAMED = frozenset(
    """village town city hamlet district province county municipality township settlement island port suburb region commune area quarter
    neighbourhood neighborhood sector state valley""".split()
)
"""Nouns that are followed by a name of their own kind: "the town of Hugahlbahodin"."""


def _unlisted(name: str) -> PlaceFact:
    """A place of which only the name is known."""
    return PlaceFact(f"own:{name}", name, "city", None, None, None, None, None, 0, None, False)
