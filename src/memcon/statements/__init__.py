"""Who says what of whom, in which words.

`find_statements` reads parsed sentences; `to_statements` turns what it finds into the record's statements, speakers resolved by the caller.
"""

from memcon.statements.entry import to_statements
from memcon.statements.find import find_statements
from memcon.statements.gate import cue_lemmas, may_speak
from memcon.statements.quotes import find_quotes
from memcon.statements.types import Quote, Said, Turn

__all__ = ["Quote", "Said", "Turn", "cue_lemmas", "find_quotes", "find_statements", "may_speak", "to_statements"]
