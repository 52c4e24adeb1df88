"""The article alone, cut out of a capture, with a map back to the source."""

from .cut import cut
from .parts import Cut, Turn

__all__ = ["Cut", "Turn", "cut"]
