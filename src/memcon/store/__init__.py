"""One SQLite file: records, their search, and the corrections that people make.

with Store.open("press.memcon") as store:
    for answer in store.events(actor="RUS", since="2021-12"):
        print(answer.id, answer.event.type, answer.cites[0].words)
"""

from memcon.store.adding import Added
from memcon.store.answers import (
    AccountAnswer,
    ActorAnswer,
    Cite,
    EventAnswer,
    Found,
    OccurrenceAnswer,
    Party,
    Problem,
    Source,
    StatementAnswer,
)
from memcon.store.correcting import By, Logged
from memcon.store.counting import Counted, DayCount, PairCount, PlaceCount
from memcon.store.errors import BadStore, UnknownId
from memcon.store.listing import ArticleAnswer
from memcon.store.marking import Mark
from memcon.store.opening import files_of
from memcon.store.rereading import Change
from memcon.store.store import Shown, Store

__all__ = [
    "AccountAnswer", "ActorAnswer", "Added", "ArticleAnswer", "BadStore", "By", "Change", "Cite", "Counted", "DayCount", "EventAnswer",
    "Found", "Logged", "Mark", "OccurrenceAnswer", "PairCount", "Party", "PlaceCount", "Problem", "Shown", "Source", "StatementAnswer",
    "Store", "UnknownId", "files_of",
]  # fmt: skip
