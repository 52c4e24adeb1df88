"""What each filter of a question asks, as the command line and the desk say it."""

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "actor": "Who takes part; a country stands for all who act for it. Any spelling.",
    "with_": "Another who takes part.",
    "type": "PLOVER type: CONSULT, AID … May be given again.",
    "status": "happened, ongoing, planned, proposed, conditional, denied, alleged. May be given again.",
    "since": "From this day, month or year on. Events whose day no page gives are left out.",
    "until": "Up to this day, month or year.",
    "place": "A place, or a country for all places in it. Any spelling.",
    "said_by": "Who says so.",
    "outlet": "The outlet or agency.",
    "min_confidence": "From this confidence on: .8",
    "accounts": "With at least so many articles that are about it.",
    "limit": "At most so many; 0 for all. Default: 100.",
}
