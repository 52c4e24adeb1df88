"""The head of an occurrence: who towards whom; with one end only, a phrase that says which one it is."""

import pytest

from making import actor, article, event, record
from memcon.occurrences.common import label

TEXT = "Sweden and Norway, and Ada Bergström of Sweden, are spoken of here, and Kenya too."


@pytest.mark.parametrize(
    ("kind", "roles", "head"),
    [
        ("ASSAULT", "a1:initiator a2:recipient", "Attack, Sweden → Norway"),
        ("SUPPORT", "a3:initiator", "Support by Ada Bergström (SWE)"),
        ("SUPPORT", "a2:recipient", "Support for Norway"),
        ("ASSAULT", "a2:recipient", "Attack on Norway"),
        ("ACCUSE", "a1:initiator a2:participant", "Accusation by Sweden, with Norway"),
        ("CONSULT", "a1:participant a2:participant", "Talks, Sweden with Norway"),
        ("CONSULT", "a1:participant a2:participant a4:participant", "Talks, Sweden with Norway and Kenya"),
        ("PROTEST", "", "Protest"),
    ],
)
def test_one_end_is_told_in_words(kind: str, roles: str, head: str) -> None:
    actors = (actor(1, "Sweden", "country", "SWE"), actor(2, "Norway", "country", "NOR"), actor(3, "Ada Bergström", "person", "SWE"),
              actor(4, "Kenya", "country", "KEN"))  # fmt: skip
    told = event(1, kind, "happened", roles, (0, 6))
    made = record(article(TEXT), actors=actors, events=(told,))
    assert label(made, told, None, None) == head
    assert label(made, told, None, "2024-03-05") == f"{head}, 5 March 2024"
