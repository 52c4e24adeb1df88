"""Who speaks in talks: heads of state and government, ministers, or those who work for them."""

from typing import Literal

from memcon.knowledge.roles import role_in
from memcon.record.types import Event, Record

Level = Literal["leaders", "ministers", "officials"]
_LEADERS = frozenset({"president", "prime minister", "monarch", "chancellor", "leader", "supreme leader", "crown prince", "pope"})
_MINISTERS = frozenset({
    "foreign minister", "defence minister", "finance minister", "interior minister", "justice minister", "minister", "secretary of state",
})  # fmt: skip
_WORKING = frozenset(
    """negotiator negotiators diplomat diplomats official officials delegation delegations expert experts envoy envoys
    representative representatives team teams deputy deputies adviser advisers aides""".split()
)
_SUMMIT = frozenset({"summit", "president", "presidents", "leaders"})


def level(record: Record, event: Event) -> Level | None:
    """By the offices of the persons who take part, else by the event's own words and the names of the bodies; None where neither tells.
    Where somebody is named as absent, others speak for him."""
    actors = {actor.id: actor for actor in record.actors}
    here = [actors[p.actor] for p in event.participants if p.role != "absent" and p.actor in actors]
    roles = {role_in(actor.office, actor.country) for actor in here if actor.kind == "person" and actor.office}
    if roles & _LEADERS:
        return "leaders"
    if roles & _MINISTERS:
        return "ministers"
    spans = [(e.start, e.end) for e in event.evidence if e.purpose == "event"]
    words = {word.strip(".,") for start, end in spans for word in record.article.text[start:end].lower().split()}
    words |= {word for actor in here if actor.kind != "person" for word in actor.name.lower().split()}
    if roles or words & _WORKING or any(p.role == "absent" for p in event.participants):
        return "officials"
    return "leaders" if words & _SUMMIT else None
