"""What became of what was planned, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from memcon.occurrences.relation_types import State, Thread

STATES: Mapping[State, str] = MappingProxyType({
    "happened": "happened", "kept": "planned, kept", "moved": "moved, to come", "called_off": "called off", "disputed": "disputed",
    "open": "planned, to come", "passed": "planned, nothing further told", "proposed": "proposed", "possible": "possible",
    "denied": "denied", "alleged": "alleged",
})  # fmt: skip
"""What a state is called, in the order in which they are told."""


def state(thread: Thread) -> str:
    """What the thread has come to."""
    if thread.state == "moved" and not thread.moves and not any(step.kind == "moved" and step.when for step in thread.steps):
        return "put off, no new day told"
    if thread.state == "denied" and thread.type == "CONSULT":
        return "not held"
    return STATES[thread.state]
