"""The state of one page while its actors are found, and the few questions that every part of the finding asks of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from memcon.actors.registry import Draft, Registry
from memcon.knowledge import AgentFact, CountryFact, Hit, Knowledge, PlaceFact, TitleFact
from memcon.language.nouns import prepositions
from memcon.language.types import Sentence, Word
from memcon.record.types import ActorKind

MOTION = frozenset("fly travel go come return arrive head visit move walk drive send deploy ship fire withdraw transfer bring take".split())
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "advmod", "npadvmod", "quantmod"})


_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Own:
    """A name found on the page itself, in the place of a gazetteer's hit."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(slots=True)
class Casting:
    """One page being cast. `by_start` has the gazetteer's hits by the offsets that they cover."""

    text: str
    knowledge: Knowledge
    day: date | None
    registry: Registry = field(default_factory=Registry)
    covers: dict[int, Hit | Own] = field(default_factory=dict)
    titles: dict[int, Hit] = field(default_factory=dict)
    speakers: Sequence[tuple[int, int, int]] = ()
    """(start, end, offset of the speaker's head word) of each quotation, for "I" and "we" in it."""
    author: str | None = None
    """The key of whose own words the whole page is."""
    band: str | None = None
    """The key of the only armed group that the page names: whom "the rebels" are."""
    countries: tuple[str, ...] = ()
    """Alpha-3 codes of the states that the page names, those it names first before."""

    def keys_at(self, s: Sentence, i: int) -> tuple[str, ...]:
        """Whom a word stands for, if anybody."""
        return self.registry.heads.get(s.words[i].start, ())


def person_named(casting: Casting, surname: str) -> Draft | None:
    """The person of the page with this last name, or else the only one with it as first name; of several the last one spoken of."""
    people = casting.registry.of_kind("person")
    found = [d for d in people if surname in d.called or d.name.lower().split()[-1] == surname]
    if not found:
        found = [d for d in people if len(d.name.split()) > 1 and d.name.lower().split()[0] == surname]
        return found[0] if len(found) == 1 else None
    if len(found) > 1:
        order = {seen.key: n for n, seen in enumerate(casting.registry.seen)}
        found.sort(key=lambda d: order.get(d.key, -1), reverse=True)
    return found[0] if found else None


def country(casting: Casting, code: str) -> str:
    """The key of a country as an actor."""
    key = f"country:{code}"
    if key not in casting.registry.drafts:
        casting.registry.add(Draft(key, _country_name(casting, code), "country", code, "GOV"))
    return key


def sector_of(hit: Hit) -> str | None:
    """The PLOVER sector of a hit, where its kind has one."""
    return None if isinstance(hit.fact, CountryFact | PlaceFact) else hit.fact.sector


def state_of(hit: Hit | Own) -> str | None:
    """The country that a name speaks of or acts for."""
    if isinstance(hit, Own):
        return None
    if isinstance(hit.fact, CountryFact):
        return hit.key
    return None if isinstance(hit.fact, TitleFact | AgentFact) else hit.fact.country


def _country_name(casting: Casting, code: str) -> str:
    fact = casting.knowledge.countries.get(code)
    return fact.name if fact else code


def country_of(casting: Casting, keys: Iterable[str]) -> str | None:
    """The country that the first of these acts for."""
    return next((c for c in (casting.registry.drafts[k].country for k in keys if k in casting.registry.drafts) if c), None)


def ground_of(casting: Casting, s: Sentence, i: int) -> str | None:
    """The country in which people are said to be: "rebels in Chad", "a court in Bishkek"."""
    inner = prepositions(s, i)
    hits = (casting.covers.get(s.words[n].start) for name in ("in", "across", "throughout") for n in inner.get(name, ()))
    return next((code for hit in hits if hit is not None and (code := state_of(hit))), None)


def origin_of(casting: Casting, s: Sentence, i: int) -> str | None:
    """The country of the town or region that people are said to be of: "the mayor of Kisumu", "a nurse from Mombasa"."""
    inner = prepositions(s, i)
    hits = (casting.covers.get(s.words[n].start) for name in ("of", "from") for n in inner.get(name, ()))
    return next((code for hit in hits if hit is not None and hit.kind == "place" and (code := state_of(hit))), None)


def describe(casting: Casting, s: Sentence, word: Word, code: str | None, sector: str | None, one: ActorKind = "group") -> str:
    """A new actor known by its description alone; `one` is what a noun in the singular names."""
    start, end = span_of(casting, s, word, "description")
    second = twin(s, word)
    name = " ".join(casting.text[start : s.words[second].end if second >= 0 else end].split())
    first, _, rest = name.partition(" ")
    if first.lower() in _POSSESSIVES and rest:  # "his security cabinet": whose it is stands in the country
        name = rest
    key = f"desc:{code or ''}:{name.lower()}"
    plural = word.tag in {"NNS", "NNPS"}
    casting.registry.add(Draft(key, name, "collective" if plural else one, code, sector, plural=plural))
    return key


def person_as_named(casting: Casting, s: Sentence, word: Word) -> str:
    """Somebody of whom the page gives one name alone: "Dink was shot dead"."""
    key = f"per:{word.lower}"
    casting.registry.add(Draft(key, word.text, "person"))
    casting.registry.mention(key, word.start, word.end, "name")
    return key


def place_as_actor(casting: Casting, s: Sentence, i: int) -> str:
    """The people of a place that an act falls on, under the place's name."""
    hit = casting.covers[s.words[i].start]
    start, end = hit.start, hit.end
    name = " ".join(casting.text[start:end].split())
    key = f"place:{name.lower()}"
    casting.registry.add(Draft(key, name, "collective", state_of(hit), plural=True))
    casting.registry.mention(key, start, end, "name")
    return key


def twin(s: Sentence, word: Word) -> int:
    """The noun that is joined to another so closely that both name one circle of people ("allies and partners"); -1 where none."""
    for c in s.children[word.i]:
        if (
            s.words[c].dep == "conj"
            and c == word.i + 2
            and s.words[c].tag in {"NNS", "NNPS"}
            and word.tag in {"NNS", "NNPS"}
            and s.words[c - 1].lower == "and"
        ):
            return c
    return -1


def _below(s: Sentence, i: int) -> Iterator[int]:
    """A word and all that hangs on it: "20", "month" and "old" of "a 20-month-old boy"."""
    yield i
    for c in s.children[i]:
        yield from _below(s, c)


def span_of(casting: Casting, s: Sentence, word: Word, kind: str) -> tuple[int, int]:
    """The words of a mention: a name as the gazetteer has it, a description with what stands before its noun."""
    hit = casting.covers.get(word.start)
    if hit is not None and kind in {"name", "metonym", "adjective"}:
        return max(hit.start, s.start), min(hit.end, s.end)
    if kind not in {"title", "description"}:
        return word.start, word.end
    first = word.i
    for c in s.children[word.i]:
        if c < word.i and s.words[c].dep in _MODIFIERS and s.words[c].dep != "poss":
            first = min(first, *(g for g in _below(s, c) if s.words[g].dep != "det"))
        elif c < word.i and s.words[c].dep == "poss":
            first = min(first, c)
    return s.words[first].start, word.end
