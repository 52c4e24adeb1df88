"""The JSON Schema of what `memcon relations` writes, made from `relation_types.py` in the way of the record's."""

from typing import Any

from memcon.occurrences import relation_types, types
from memcon.occurrences.relation_types import Relations
from memcon.record.schema import schema_of

RELATIONS_ID = "urn:memcon:relations:1"
_MEANINGS = {
    "Relations.schema": "The contract that this keeps.",
    "Relations.actors": "The two actors, as memcon calls them; in everything below the first stands first.",
    "Relations.since": "The first day asked for, as it was asked.",
    "Relations.until": "The last day asked for, as it was asked.",
    "Relations.threads": "By the day of the matter; what has no day by that of its articles.",
    "Thread.id": "Made of the first article and event of the thread: the same articles give the same id.",
    "Thread.type": "PLOVER type; CONSULT for talks, calls, meetings, visits.",
    "Thread.state": "What the articles say has become of it. open, moved: planned and still to come; passed: planned for a day that lies "
    "before the newest article, and nothing further is told; kept: planned, then told as held; disputed: one says so, another denies it.",
    "Thread.channel": "How they met or spoke: of the report, else of the plan.",
    "Thread.place": "Where they met: of the report, else of the plan.",
    "Thread.moves": "What was changed between plan and report.",
    "Step.kind": "What the article does with it: plan it, tell it as held, call it off …",
    "Step.record": "Id of the record.",
    "Step.event": "Id of the event in it.",
    "Step.outlet": "Who published the article.",
    "Step.place": "Name of the place, as the article gives it.",
    "Step.channel": "How they meet or speak, as the article says.",
    "Move.field": "What was changed.",
    "Move.old": "As it was planned first.",
    "Move.new": "As it was planned then, or told.",
    "Move.cites": "The words that say so.",
    "Cite.record": "Id of the record.",
    "Cite.start": "First code point in the record's article.text.",
    "Cite.end": "One past the last code point.",
}  # fmt: skip


def relations_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the relations of two actors."""
    return schema_of(Relations, [types, relation_types], _MEANINGS, RELATIONS_ID, "memcon relations")
