"""The article alone, cut out of a capture, with a map back to the source."""

from .cut import cut
from .parts import Cut, Turn, turns_of
from .posts import each_article

__all__ = ["Cut", "Turn", "cut", "each_article", "turns_of"]
