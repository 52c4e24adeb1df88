"""Who speaks in talks: heads of state and government, ministers, or those who work for them."""

from collections.abc import Collection
from typing import Literal

from memcon.knowledge import role_in
from memcon.record.types import Event, Record

Level = Literal["leaders", "ministers", "officials"]
_LEADERS = frozenset({"president", "prime minister", "monarch", "chancellor", "leader", "supreme leader", "crown prince", "pope"})
_MINISTERS = frozenset({"foreign minister", "defence minister", "finance minister", "interior minister", "justice minister", "minister"})
_WORKING = frozenset(
    """negotiator negotiators diplomat diplomats official officials delegation delegations expert experts envoy envoys
    representative representatives team teams deputy deputies adviser advisers aides""".split()
)
_SUMMIT = frozenset({"summit", "president", "presidents", "leaders"})


def level(record: Record, event: Event, taking: Collection[str] | None = None) -> Level | None:
    """By the offices of the persons who take part, else by the event's own words and the names of the bodies; None where neither tells.
    Where somebody is named as absent, others speak for him. `taking` are the ids of those who count; usually all who come."""
    if taking is None:
        taking = {p.actor for p in event.participants if p.role != "absent"}
    here = [actor for actor in record.actors if actor.id in taking]
    roles = {role_in(actor.office, actor.country) for actor in here if actor.kind == "person" and actor.office}
    if roles & _LEADERS:
        return "leaders"
    if roles & _MINISTERS:
        return "ministers"
    spans = [(e.start, e.end) for e in event.evidence if e.purpose == "event"] or [(e.start, e.end) for e in event.evidence[:1]]
    words = {word.strip(".,") for start, end in spans for word in record.article.text[start:end].lower().split()}
    words |= {word for actor in here if actor.kind != "person" for word in actor.name.lower().split()}
    if roles or words & _WORKING or any(p.role == "absent" for p in event.participants):
        return "officials"
    return "leaders" if words & _SUMMIT else None
