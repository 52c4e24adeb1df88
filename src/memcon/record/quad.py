"""The quad categories of PLOVER: verbal or material, cooperation or conflict."""

from memcon.record.types import Event

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""PLOVER type -> quad category, as the manual (draft 0.8) has it under each type. Its summary table puts SANCTION with verbal conflict; the
type's own section, and CAMEO's classes for code 16, with material conflict: so here."""
QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def quad(event: Event) -> int:
    """The quad category of an event: 1 to 4."""
    return QUAD[event.type]
