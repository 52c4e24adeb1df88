"""The actors found so far on one page, and what was last spoken of. Mutable while a page is read; `Cast` is what remains."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from memcon.actors.types import Cast, Mention
from memcon.record.types import Actor, ActorKind


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    wikidata: str | None = None
    titles: set[str] = field(default_factory=set)
    """Title words under which the page speaks of a person: "president", "minister"."""
    called: set[str] = field(default_factory=set)
    """Last words, in lower case, of the full names under which the page speaks of a person: its own spellings."""
    plural: bool = False
    female: bool | None = None

    @property
    def described(self) -> bool:
        """Is this somebody whom the page only describes ("officials", "the armed men"), without a name?"""
        return self.key.startswith("desc:")


@dataclass(slots=True)
class Seen:
    """One thing that a later pronoun may point to."""

    sentence: int
    word: int
    key: str
    subject: bool


@dataclass(slots=True)
class Registry:
    """Actors by key in the order in which they were first met, their mentions, and which head word stands for whom."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    mentions: dict[tuple[int, int, str], str] = field(default_factory=dict)
    """(start, end, key) -> kind of mention."""
    heads: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Offset of a head word -> the keys of those it stands for."""
    seen: list[Seen] = field(default_factory=list)
    joined: list[tuple[int, str, str]] = field(default_factory=list)
    """(sentence, first, second): two who were named together ("Kenya and Uganda")."""
    governed: list[str] = field(default_factory=list)
    """Keys of the states whose government was spoken of as such, the last one last."""

    def add(self, draft: Draft) -> Draft:
        """The draft of this key; what the old one does not know is taken from the new one."""
        old = self.drafts.setdefault(draft.key, draft)
        if old is not draft:
            old.country = old.country or draft.country
            old.sector = old.sector or draft.sector
            old.office = old.office or draft.office
            old.titles |= draft.titles
            old.called |= draft.called
        return old

    def rename(self, old: str, key: str) -> None:
        """Let all that was said of one actor stand for another: the page has now told his name."""
        gone, known = self.drafts.pop(old), self.drafts[key]
        known.country, known.sector = known.country or gone.country, known.sector or gone.sector
        self.mentions = {(a, b, key if k == old else k): kind for (a, b, k), kind in self.mentions.items()}
        self.heads = {at: tuple(dict.fromkeys(key if k == old else k for k in keys)) for at, keys in self.heads.items()}
        for seen in self.seen:
            seen.key = key if seen.key == old else seen.key
        self.joined = [(i, key if a == old else a, key if b == old else b) for i, a, b in self.joined]

    def mention(self, key: str, start: int, end: int, kind: str) -> None:
        self.mentions.setdefault((start, end, key), kind)

    def stand(self, offset: int, keys: Iterable[str]) -> None:
        self.heads[offset] = tuple(dict.fromkeys(keys))

    def of_kind(self, *kinds: str) -> list[Draft]:
        return [d for d in self.drafts.values() if d.kind in kinds]

    def cast(self, used: Iterable[str] | None = None) -> tuple[Cast, dict[str, str]]:
        """The actors with at least one mention, numbered in the order of the text, and the id of each key."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for start, end, key in sorted(self.mentions):
            spans.setdefault(key, []).append((start, end))
        wanted = spans if used is None else {k: v for k, v in spans.items() if k in set(used)}
        order = sorted(wanted, key=lambda key: (wanted[key][0], key))
        ids = {key: f"a{number}" for number, key in enumerate(order, 1)}
        actors = tuple(_actor(self.drafts[key], ids[key], tuple(wanted[key])) for key in order)
        mentions = tuple(Mention(start, end, ids[key], kind) for (start, end, key), kind in sorted(self.mentions.items()) if key in ids)
        return Cast(actors, mentions), ids


def _actor(draft: Draft, ident: str, mentions: tuple[tuple[int, int], ...]) -> Actor:
    return Actor(
        id=ident,
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        sector=draft.sector,
        office=draft.office,
        wikidata=draft.wikidata,
        mentions=mentions,
    )
