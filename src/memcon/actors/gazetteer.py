"""Which names of a page are names of places, and which place each means."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from memcon.actors.page import Casting
from memcon.knowledge import Hit, Knowledge
from memcon.knowledge.settling import Around, Named, Settled, containers
from memcon.language import Sentence, Word

_NO_PLACES = frozenset(
    "January February March April May June July August September October November December Sunday Monday Tuesday Wednesday Thursday "
    "Friday Saturday".split()
)
"""Names of the gazetteer that mean a day or a month on a news page."""
_ORDER = {"place": 0, "country": 1, "capital": 2}
"""The hits that can be places; of several with the same words the first."""
_IN = re.compile(r"(?:, (?:in )?| in | \()(?:the )?(?:(?:north|south|east|west)\w*[ -]|central |upstate |rural )*")
"""What may stand between a place and the state or division that it is said to lie in: "Paris, Texas", "Hyderabad in southern Pakistan"."""
_WITHIN = re.compile(r"['’]s (?:[a-z-]+ ){0,3}(?:of )?| (?:[a-z-]+ )?(?:city|town|village|suburb|state|province|county) of ")
"""And between a state and a place in it: "Pakistan's southern city of Hyderabad", "the Ohio town of Lebanon"."""
_MORE = re.compile(r",? (?:and|or) |, [A-Z]")
"""What follows in a list: there "Boston, New York and Chicago" are three cities."""
_BODIES = frozenset({"ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW"})
_LOCAL = frozenset("police city county state council schools airport mayor government sheriff".split())
"""What a place has: "Columbus Police" names Columbus."""
_FOLLOWED = re.compile(r" [A-Z][a-z]")


class Mention(msgspec.Struct, frozen=True):
    """A name of a place in the text, with what it means."""

    start: int
    end: int
    kind: str
    """As the gazetteer hit it: place, capital or country."""
    settled: Settled


def mentions(
    knowledge: Knowledge, hits: Sequence[Hit], sentences: Sequence[Sentence], casting: Casting, placed: Iterable[int], outlet: str | None
) -> Iterator[Mention]:
    """The names of places on a page in order, each with its reading. `placed` are the ends of words that say where something is: those are
    places even if they are also names of something else. The places in the outlet's name count as named."""
    found = list(_place_hits(hits, sentences, casting, frozenset(placed)))
    keys = _division_keys(hits, found)
    said = _said(casting.text, found, keys)
    names = [" ".join(casting.text[hit.start : hit.end].split()) for hit in found]
    wanted = {pair: _named(knowledge, hit, *pair) for hit, pair in zip(found, zip(names, _spread(names, said), strict=True), strict=True)}
    known = {pair: named for pair, named in wanted.items() if named is not None}
    divisions = {key for hit in [*found, *knowledge.match(outlet or "")] for key in (hit.key, *hit.others) if key.startswith("adm:")}
    states = tuple(dict.fromkeys(hit.key for hit in hits if hit.kind in {"country", "demonym"}))
    fitting = _fitting(list(known.values()))
    settled = dict(zip(known, knowledge.places.settle(fitting, Around(states, frozenset(divisions))), strict=True))
    for hit, pair in zip(found, zip(names, _spread(names, said), strict=True), strict=True):
        if pair in settled:
            yield Mention(hit.start, hit.end, hit.kind, settled[pair])


def _place_hits(hits: Sequence[Hit], sentences: Sequence[Sentence], casting: Casting, placed: frozenset[int]) -> Iterator[Hit]:
    """The hits that are names of places here, one for the same words."""
    people = {d.name.lower().split()[-1] for d in casting.registry.of_kind("person")}
    states = {(h.start, h.end) for h in hits if h.kind == "country"}
    others = (h for h in hits if h.kind not in {*_ORDER, "title", "agent"} and (h.start, h.end) not in states)
    covered = {i for h in others for i in range(h.start, h.end)}
    titles = frozenset(h.start for h in hits if h.kind == "title")
    words = {word.end: (s, word.i) for s in sentences for word in s.words}
    last = -1
    for hit in sorted((h for h in hits if h.kind in _ORDER), key=lambda h: (h.start, _ORDER[h.kind])):
        name = casting.text[hit.start : hit.end]
        if hit.start < last or name in _NO_PLACES:
            continue
        if hit.end not in placed:
            if hit.start in covered or hit.end - 1 in covered or _is_inner(casting.text, words, titles, hit):
                continue
            if hit.kind != "country" and name.lower() in people:
                continue
        yield hit
        last = hit.end


def _is_inner(text: str, words: Mapping[int, tuple[Sentence, int]], titles: frozenset[int], hit: Hit) -> bool:
    """Is the name only part of a longer name of somebody or of a body: "Paris Hilton", "Denver Foods"?"""
    if hit.end + 1 in titles or text[hit.end : hit.end + 2] == ", ":
        return False
    if hit.end not in words:
        return hit.kind != "country" and bool(_FOLLOWED.match(text, hit.end))
    s, i = words[hit.end]
    first = next((n for n in range(i, -1, -1) if s.words[n].start <= hit.start), i)
    beside = [s.words[n] for n in (first - 1, i + 1) if 0 <= n < len(s.words)]
    bodies = {"PERSON"} if hit.kind == "country" else _BODIES
    above = s.words[s.words[i].head]
    if s.words[i].dep == "compound" and above.i == i + 1 and above.ent in bodies and above.start not in titles:
        return above.lower not in _LOCAL
    return s.words[i].ent in bodies and any(_joined(word, s.words[i]) and word.start not in titles for word in beside)


def _joined(word: Word, name: Word) -> bool:
    return word.ent == name.ent and word.text[:1].isupper() and word.pos == "PROPN"


def _division_keys(hits: Sequence[Hit], found: Sequence[Hit]) -> list[frozenset[str]]:
    """For each name the keys of the states and divisions that it can be."""
    keys: dict[tuple[int, int], set[str]] = {}
    for hit in hits:
        own = keys.setdefault((hit.start, hit.end), set())
        own |= {"cty:" + hit.key} if hit.kind == "country" else {key for key in (hit.key, *hit.others) if key.startswith("adm:")}
    return [frozenset(keys[hit.start, hit.end]) for hit in found]


def _said(text: str, found: Sequence[Hit], keys: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """For each name the keys of what the words beside it say that it lies in."""
    said = [frozenset[str]()] * len(found)
    for i in range(len(found) - 1):
        gap = text[found[i].end : found[i + 1].start]
        listed = len({key[:3] for key in keys[i + 1]}) + len(found[i + 1].others) > 1 and _MORE.match(text, found[i + 1].end)
        if keys[i + 1] and _IN.fullmatch(gap) and not listed:
            said[i] = keys[i + 1]
        elif keys[i] and _WITHIN.fullmatch(gap):
            said[i + 1] = keys[i]
    return said


def _spread(names: Sequence[str], said: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """What is said of a name once holds for it until something else is said: one name has one sense on a page."""
    spread: list[frozenset[str]] = []
    latest: dict[str, frozenset[str]] = {}
    for name, inside in zip(reversed(names), reversed(said), strict=True):
        if inside:
            latest[name] = inside
    for name, inside in zip(names, said, strict=True):
        if inside:
            latest[name] = inside
        spread.append(latest.get(name, inside))
    return spread


def _named(knowledge: Knowledge, hit: Hit, name: str, inside: frozenset[str]) -> Named | None:
    """A name with its readings: of a short form ("Ga.") the division that it is short for."""
    if hit.kind != "place" or hit.form != "acronym":
        return knowledge.places.named(name, inside)
    readings = tuple(fact for key in (hit.key, *hit.others) if (fact := knowledge.places.get(key)))
    return Named(name, readings, inside) if readings else None


def _fitting(names: Sequence[Named]) -> list[Named]:
    """The names, those of states and divisions without the readings in which nothing lies that the page puts there: after "Athens, Georgia"
    Georgia is no state of the Caucasus."""
    holding: set[str] = set()
    asked: set[str] = set()
    for named in names:
        asked |= named.inside
        holding |= {key for place in named.readings for key in containers(place) if key in named.inside}
    out = []
    for named in names:
        kept = tuple(p for p in named.readings if p.key in holding)
        out.append(msgspec.structs.replace(named, readings=kept) if kept and any(p.key in asked for p in named.readings) else named)
    return out
