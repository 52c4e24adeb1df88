"""The code tables of the exports, each read once: Goldstein scale, PLOVER scores, Correlates of War numbers. Sources: data/README.md."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from memcon.record.types import Event

ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08", "REQUEST": "10",
    "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
"""PLOVER type -> CAMEO root, for events without a code (CAMEO2PLOVER table, 2021; of the roots 18 to 20 of ASSAULT the first)."""


def _rows(name: str) -> list[list[str]]:
    text = (files("memcon.export") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@cache
def goldstein_table() -> Mapping[str, float]:
    """CAMEO code -> score, -10 to +10."""
    return MappingProxyType({code: float(score) for code, score in _rows("goldstein.tsv")})


def goldstein(code: str) -> float | None:
    """The Goldstein score of a CAMEO code; of the code above it where the table lacks it ("176" -> "17"); None where there is none."""
    table = goldstein_table()
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)


def cameo_code(event: Event) -> str:
    """The CAMEO code of an event; the root of its type where the record gives none."""
    return event.cameo or ROOTS[event.type]


def cameo_quad(code: str) -> int:
    """1 verbal cooperation (roots 01 to 05), 2 material cooperation (06 to 08), 3 verbal conflict (09 to 13), 4 material conflict (14
    to 20): the classes of GDELT's event codebook."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@cache
def plover_scores() -> Mapping[tuple[str, str], float]:
    """(type, mode or "") -> score, -10 to +10."""
    return MappingProxyType({(kind, mode): float(score) for kind, mode, score in _rows("plover_scores.tsv")})


def intensity(event: Event) -> float:
    """The PLOVER score of an event's type and mode; of its type where the table lacks the mode."""
    scores = plover_scores()
    return scores.get((event.type, event.mode or ""), scores[event.type, ""])


@cache
def cow_numbers() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 -> number of the Correlates of War state system."""
    return MappingProxyType({row[0]: row[1] for row in _rows("cow.tsv")})
