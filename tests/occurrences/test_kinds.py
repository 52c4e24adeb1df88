"""What kind of thing a sentence tells: only where its words bear out what was found in it."""

import pytest
from msgspec.structs import replace

from memcon.occurrences.kinds import field
from memcon.occurrences.units import Unit, sheet
from memcon.record.types import Act, Evidence, Statement

from .made import call, record


def unit(sentence: str, act: Act) -> Unit:
    """The sentence as a unit, in which a statement of the act was found."""
    page = record("n", f"Title\n{sentence}")
    start, end = len("Title\n"), len(page.article.text)
    evidence = (Evidence(start=start, end=end, purpose="statement"),)
    said = Statement(id="s1", speaker=None, act=act, form="indirect", cue=None, content=(start, end), evidence=evidence)
    return sheet(replace(page, statements=(said,)), "n", frozenset()).units[-1]


BORNE_OUT: tuple[tuple[Act, str, str], ...] = (
    ("demand", "demand", "The mayor urged the pilots to leave the harbour."),
    ("demand", "demand", "The pilots must leave the harbour by noon, the mayor said."),
    ("request", "demand", "She asked the guild of bakers to lower the price of bread."),
    ("demand", "demand", "He called on Nordland to open the strait."),
    ("reject", "refusal", "The guild turned the offer of the mayor down."),
    ("reject", "refusal", "She said that the guild would not meet the mayor."),
    ("reject", "refusal", "The bakers are resisting calls to open on Sundays."),
    ("promise", "promise", "“We will rebuild the pier,” the mayor said."),
    ("promise", "promise", "The mayor vowed to rebuild the pier."),
    ("promise", "promise", "Nordland underscored its readiness to rebuild the pier."),
)
NEUTRAL: tuple[tuple[Act, str], ...] = (
    ("demand", "“What do you make of all those gulls?” he asked."),
    ("demand", "Asked by reporters about the gulls, the mayor smiled at the crowd."),
    ("demand", "The mayor signed the papers of the harbour on Saturday, the clerk said."),
    ("demand", "The guild insisted that its bread was in line with the rules."),
    ("reject", "The bakers said that the ruling came as no surprise."),
    ("reject", "A visit by the mayor of Lindau has been postponed until the autumn."),
    ("promise", "“We’ll see about the gulls,” the mayor told the crowd."),
    ("promise", "“We’d simply say that the gulls came up,” the clerk said."),
    ("promise", "The pilots would stay in the hospital until the doctors were satisfied."),
)


@pytest.mark.parametrize(("act", "kind", "sentence"), BORNE_OUT)
def test_a_kind_with_a_word_for_it_stays(act: Act, kind: str, sentence: str) -> None:
    assert field([unit(sentence, act)]) == kind


@pytest.mark.parametrize(("act", "sentence"), NEUTRAL)
def test_a_kind_without_a_word_for_it_is_plain_content(act: Act, sentence: str) -> None:
    assert field([unit(sentence, act)]) == "content"


def test_an_event_too_must_be_borne_out() -> None:
    page = record("n", "Title\nThe mayor and the guild spoke of bread.")
    event = replace(call(page.article.text, (), None), type="REJECT", evidence=(Evidence(start=6, end=20, purpose="event"),))
    assert field([sheet(replace(page, events=(event,)), "n", frozenset()).units[-1]]) == "content"


def test_a_thing_of_a_list_is_demanded_by_the_verb_before_it() -> None:
    """The second of two claims has no word of its own for it."""
    claims = "She urged that the pilots of the harbour come home to Lindau, and that the bakers of the old town be paid in silver at last."
    page = record("n", f"Title\n{claims}")
    start, end = page.article.text.index("the pilots"), len(page.article.text)
    evidence = (Evidence(start=start, end=end, purpose="statement"),)
    said = Statement(id="s1", speaker=None, act="demand", form="indirect", cue=None, content=(start, end), evidence=evidence)
    last = sheet(replace(page, statements=(said,)), "n", frozenset()).units[-1]
    assert "urged" not in last.text and field([last]) == "demand"
