"""Records made by hand, of pages of our own writing: accounts of invented talks and a fire."""

import json

import jsonschema
import msgspec

import making
from memcon.occurrences import Comparison, compare
from memcon.occurrences.schema import comparison_schema
from memcon.occurrences.spans import days
from memcon.record.types import Actor, Event, Record, When

VALIDATOR = jsonschema.Draft202012Validator(comparison_schema())


def compared(records: list[Record]) -> Comparison:
    """Their comparison, which has kept its schema."""
    made = compare(records)
    VALIDATOR.validate(json.loads(msgspec.json.encode(made)))
    return made


def record(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    side: str | None = None,
    published: str | None = None,
    talks: tuple[str, ...] = (),
    day: str | None = None,
) -> Record:
    """A record of a text whose first line is the title; `talks` are the countries of a phone call that is its main event."""
    actors = tuple(making.actor(i, country, "country", country[:3].upper(), *mentions(text, country)) for i, country in enumerate(talks, 1))
    about = making.article(
        text, title=text.split("\n")[0], outlet=outlet, side=side, published=published, blocks=making.blocks(text, "title")
    )
    return making.record(about, name, actors=actors, events=(call(text, actors, day),) if talks else ())


def mentions(text: str, word: str) -> tuple[tuple[int, int], ...]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append((at, at + len(word)))
        at = text.find(word, at + 1)
    return tuple(found)


def call(text: str, actors: tuple[Actor, ...], day: str | None) -> Event:
    assert day is None or days(day)
    roles = " ".join(f"{actor.id}:participant" for actor in actors)
    known = {"mode": "phone", "contexts": ("diplomatic",), "cameo": "041", "channel": "phone", "rule": "consult.hold-talks"}
    return making.event(1, "CONSULT", "happened", roles, (0, min(20, len(text))), when=When(edtf=day) if day else None, **known)


FILLER = (
    "The two sides looked back at the work of the joint commission, which met twice in the spring and once more after the harvest. "
    "They spoke of fishing quotas, of the ferry line, of pupils who spend "
    "a year with families across the strait, and of the old lighthouse. "
    "Experts had prepared maps, tables and a list of open questions on the customs post at the pier. "
    "A choir sang for the guests of the embassy on the eve of the conversation, and a wreath was laid at the sailors' monument. "
    "Bakers from both shores opened a market in the old arsenal, with bread, smoked eel and pear brandy. "
    "The weather service warned of fog, and so the pilots stayed in harbour until noon. "
    "A museum lent nine paintings for the summer, among them a winter landscape and two portraits of admirals. "
    "Anglers counted the seals on the outer rocks, and the ornithologists of both academies agreed on a common list of nesting sites. "
)
"""Harmless sentences that give an account room."""

ELSEWHERE = (
    "Ministers had walked through the shipyard in the morning and shaken hands with apprentices who build small sailing boats. "
    "The orchestra of the capital played a suite by a forgotten composer, and the gallery applauded for a long while. "
    "A school class read letters that fishermen had written to one another a century ago, and the archive promised copies. "
    "Gardeners planted forty lindens along the avenue, each with a plate that names the town which gave it. "
    "Two chess clubs played over the radio, and the match ended in a draw after the lamps had been lit. "
    "Cooks exchanged recipes for herring, the dairy showed its new cheese, and children drew the ferry with crayons on the pavement. "
    "In the evening the mayor opened a bridge for bicycles and thanked the masons, who had worked through the frost. "
    "A vet explained how seals are counted from the air. The observatory invited amateurs to look at the rings of Saturn. "
)
"""As harmless, in other words."""

NORDLAND = (
    "Telephone conversation with the leader of Sudland\n"
    "On March 3 the President of Nordland spoke by telephone with the President of "
    "Sudland. The conversation took place in a frank and businesslike atmosphere.\n"
    "It was confirmed that the delegations would meet in Lindau on April 9–10 and then at the Maritime Council in Bergen on April 12. "
    "Sudland had no intention of deploying torpedo launchers on the islands, it was stressed. "
    f"{FILLER}"
)
SUDLAND = (
    "Readout of the call with Nordland\n"
    "The President spoke with the President of Nordland at the request of Nordland. He "
    "made clear that Sudland will respond decisively if Nordland mines the strait. "
    "The call lasted 40 minutes.\n"
    "The delegations will meet in Lindau on April 10, and the Maritime Council will convene on April 12. "
    f"{ELSEWHERE}"
)
PAPER = (
    "Nordland and Sudland talk at last\n"
    "The presidents of Nordland and Sudland spoke on the phone for about an hour. Talks in Lindau are scheduled for April 10.\n"
    "Shares of shipyards rose."
)


def talks() -> list[Record]:
    """Three accounts of one call: two sides and a short page of a paper."""
    both = ("Nordland", "Sudland")
    return [
        record("n", NORDLAND, outlet="Palace of Nordland", side="NOR", published="2031-03-03", talks=both, day="2031-03-03"),
        record("s", SUDLAND, outlet="Office of Sudland", side="SUD", published="2031-03-03", talks=both, day="2031-03-03"),
        record("p", PAPER, outlet="The Lantern", published="2031-03-04", talks=both, day="2031-03-03"),
    ]
