"""What a page says of an event's standing: planned talks have not happened, denied ones did not, alleged ones may not have."""

import pytest

from memcon.events.codebook import load_codebook
from memcon.events.match import candidates
from memcon.events.status import standing
from memcon.language import Parser, Sentence

CASES = """
happened|Kenya and Uganda held talks in Nairobi on Monday.
planned|Kenya and Uganda will hold talks in Nairobi on Monday.
planned|The talks between Kenya and Uganda are scheduled for January 10.
planned|The upcoming talks between Kenya and Uganda will be led by diplomats.
planned|Kenya is to hold talks with Uganda next week.
planned|Kenya is set to hold talks with Uganda.
planned|Kenya is expected to meet Ugandan officials on Friday.
planned|Kenya plans to hold talks with Uganda.
planned|Kenya said it would hold talks with Uganda next week.
planned|Kenya agreed to hold talks with Uganda.
proposed|Kenya proposed talks with Uganda.
proposed|Kenya called for talks with Uganda.
proposed|Kenya offered to meet with Ugandan leaders.
conditional|Kenya would hold talks with Uganda if the rebels withdrew.
conditional|Kenya could hold talks with Uganda.
conditional|If Kenya holds talks with Uganda, the rebels will leave.
denied|Kenya did not hold talks with Uganda.
denied|Kenya denied holding talks with Uganda.
denied|Kenya refused to hold talks with Uganda.
denied|The president ruled out meeting Ugandan officials.
denied|Kenya cancelled the talks with Uganda.
denied|Kenya called off the talks with Uganda.
denied|The talks between Kenya and Uganda were called off.
denied|Kenya broke off talks with Uganda.
denied|The summit between Kenya and Uganda was shelved.
denied|The summit between Kenya and Uganda did not take place.
denied|The talks between Kenya and Uganda will not go ahead.
planned|Kenya and Uganda put off their talks.
planned|The talks between Kenya and Uganda have been pushed back to Wednesday.
planned|The talks between Kenya and Uganda were moved from Monday to Friday.
planned|The talks between Kenya and Uganda were brought forward to Saturday.
planned|The talks between Kenya and Uganda have been adjourned until Tuesday.
alleged|The opposition accused the president of holding secret talks with Uganda.
alleged|Kenya allegedly held talks with the rebels.
alleged|The alleged meeting between the president and the rebels was in March.
ongoing|Kenya is holding talks with Uganda.
ongoing|Kenya has been negotiating with Uganda for months.
ongoing|Rebels freed hostages amid talks with Kenya.
ongoing|Negotiations between Kenya and Uganda are continuing in Geneva.
happened|After talks with Uganda, the Kenyan president flew home.
planned|Ahead of talks with Uganda, the Kenyan president promised peace.
happened|The Kenyan president said he had met Ugandan officials.
happened|The minister said the two leaders held talks.
happened|Talks between Kenya and Uganda ended on Friday without agreement.
conditional|Kenya has not ruled out talks with Uganda.
planned|It was confirmed that the negotiations would take place first in Geneva.
planned|Negotiations are also to be held at the OSCE on January 13.
happened|Putin and Biden hold phone talks as tensions soar
happened|The president had a phone conversation with the Ugandan leader.
planned|Secretary Blinken will also engage with regional stakeholders.
ongoing|We continue to engage in extensive diplomacy with our allies.
planned|Kenya has postponed talks with Uganda until Friday.
denied|No talks were held between Kenya and Uganda.
happened|Kenya failed to reach an agreement in talks with Uganda.
planned|The president will travel to Nairobi to meet Kenyan leaders.
alleged|Kenya is suspected of having held talks with the rebels.
proposed|The minister urged Uganda to hold talks with the rebels.
happened|Kenya, which held talks with Uganda last year, sent troops to the border.
""".strip().splitlines()
_PEOPLE = {"president", "rebel", "leader", "minister"}


def is_actor(s: Sentence, i: int) -> bool:
    word = s.words[i]
    return word.lemma in _PEOPLE or (word.pos in {"PROPN", "NOUN"} and word.text[0].isupper())


@pytest.mark.parametrize("case", CASES)
def test_standing(case: str, parser: Parser) -> None:
    want, text = case.split("|")
    bare = Sentence(0, 0, len(text), 0, "paragraph" if text.endswith(".") else "title")
    s = parser.parse(text, [bare], [0], lambda *_: True)[0]
    found = [c for c in candidates(s, load_codebook(), is_actor) if c.frame.type == "CONSULT"]
    assert found, "no talks seen"
    assert {standing(c).status for c in found} == {want}
