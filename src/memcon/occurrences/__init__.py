"""Many records: which of them tell of one real-world event (an occurrence), how their accounts of it differ, and the course of things
between two actors."""

from memcon.occurrences.compare import compare
from memcon.occurrences.link import link
from memcon.occurrences.relation_types import Relations
from memcon.occurrences.threads import relations
from memcon.occurrences.types import Comparison, Link, Linking

__all__ = ["Comparison", "Link", "Linking", "Relations", "compare", "link", "relations"]
