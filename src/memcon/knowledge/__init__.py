"""What memcon knows before it reads a page: countries, organisations, offices with their terms, titles, places, zones.

Facts are data (see data/README.md); `scripts/build_knowledge.py` makes the tables. Open once, pass down:

    knowledge = open_knowledge()
    knowledge.match("Russian President Vladimir Putin spoke to the White House.")
    knowledge.persons.by_office("RUS", "president", "2021-12-30")
"""

from memcon.knowledge.knowledge import Knowledge, open_knowledge
from memcon.knowledge.roles import role_in, role_of
from memcon.knowledge.types import (
    AgentFact,
    CountryFact,
    Fact,
    Hit,
    HitKind,
    Holding,
    Office,
    OrganisationFact,
    PersonFact,
    PlaceFact,
    TitleFact,
    ZoneFact,
)

__all__ = [
    "AgentFact", "CountryFact", "Fact", "Hit", "HitKind", "Holding", "Knowledge", "Office", "OrganisationFact", "PersonFact", "PlaceFact",
    "TitleFact", "ZoneFact", "open_knowledge", "role_in", "role_of",
]  # fmt: skip
