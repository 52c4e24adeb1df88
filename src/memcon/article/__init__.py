"""The article alone, cut out of a capture, with a map back to the source."""

from .cut import cut
from .parts import Cut, Turn, turns_of

__all__ = ["Cut", "Turn", "cut", "turns_of"]
