"""Many records: which of them tell of one real-world event (an occurrence), and how their accounts of it differ."""

from memcon.occurrences.compare import compare
from memcon.occurrences.link import link
from memcon.occurrences.types import Comparison, Link, Linking

__all__ = ["Comparison", "Link", "Linking", "compare", "link"]
