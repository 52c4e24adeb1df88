"""Bytes in: what kind of thing is this? -> Capture."""

from memcon.captures.beside import beside
from memcon.captures.dates import edtf_of, known_day
from memcon.captures.expand import expand
from memcon.captures.failures import Failure
from memcon.captures.matter import FrontMatter, MatterField, front_matter
from memcon.captures.opening import open_captures
from memcon.captures.sniffing import sniff
from memcon.captures.strings import capture_of
from memcon.captures.types import Capture

__all__ = [
    "Capture",
    "Failure",
    "FrontMatter",
    "MatterField",
    "beside",
    "capture_of",
    "edtf_of",
    "expand",
    "front_matter",
    "known_day",
    "open_captures",
    "sniff",
]
