"""The tables open and answer."""

from memcon.knowledge import open_knowledge


def test_opens_and_matches() -> None:
    knowledge = open_knowledge()
    kinds = {(hit.kind, hit.key) for hit in knowledge.match("Russian President Vladimir Putin called the White House.")}
    assert {("demonym", "RUS"), ("person", "per:Q7747"), ("organisation", "org:white-house")} <= kinds
