"""The colours of the drawings. A page's stylesheet knows each by its class ("fill-quad1"), so that they change with light and dark."""

from collections.abc import Mapping
from types import MappingProxyType

INK, MUTED, FAINT = "#1f2328", "#5b636d", "#d8dce1"
LAND, TODAY, PLACE = "#dfe3e0", "#7a3e9d", "#2f7a68"
QUAD: Mapping[int, str] = MappingProxyType({1: "#3b86b8", 2: "#174a72", 3: "#c47a12", 4: "#9a2b12"})
"""Blue for cooperation, orange and red-brown for conflict, the dark one for deeds: blue and orange are told apart in every common form of
colour blindness, and light and dark by all. A drawing gives each class a place of its own too, so that nothing hangs on colour alone."""

CLASSES: Mapping[str, str] = MappingProxyType({
    INK: "ink", MUTED: "muted", FAINT: "faint", LAND: "land", TODAY: "today", PLACE: "place",
    **{colour: f"quad{n}" for n, colour in QUAD.items()},
})  # fmt: skip
