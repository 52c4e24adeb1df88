"""Who stands where in the text."""

import msgspec

from memcon.record.types import Actor, Span


class Mention(msgspec.Struct, frozen=True):
    """One place where an actor is named, titled, pointed at, or stood for by a metonym."""

    start: int
    end: int
    actor: str
    """Id of the actor."""
    kind: str
    """name, title, description, pronoun, metonym, adjective ("Russian"), implied."""


class Cast(msgspec.Struct, frozen=True):
    """The actors of an article and all their mentions, sorted by start; mentions may nest ("[[Russian] President]")."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    def by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie in a span, in order."""
        return tuple(m for m in self.mentions if span[0] <= m.start and m.end <= span[1])
