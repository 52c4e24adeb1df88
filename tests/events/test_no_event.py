"""Sentences that look like an act and tell none."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader

NONE = {
    "“Has Kenya deployed troops along the Somali border?” a reporter asked.": "MOBILIZE",
    "Does Ghana demand that Togo close the camps?": "REQUEST",
    "The Taliban claimed that they had sabotaged the pipeline.": "ACCUSE",
    "Kenyan officials said the new road would help Somali farmers.": "AGREE",
    "Ghana urged Togo not to send weapons to Benin.": "REJECT",
    "The prime minister looked tired and was resigned to the vote.": "RETREAT",
    "North Korea launched a rocket on Monday that put a satellite into orbit.": "ASSAULT",
    "Analysts said a new missile could threaten Ghana.": "THREATEN",
    "Thank you all for joining this call with the Ghanaian minister.": "SUPPORT",
    "The witnesses backed up the claims of the Ghanaian minister.": "SUPPORT",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", NONE)
def test_no_event(reader: Reader, text: str) -> None:
    assert NONE[text] not in {event.type for event in reader.read(capture_of(text=text)).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya has deployed troops along the Somali border.", "MOBILIZE"),
        ("Ghana demands that Togo close the camps.", "REQUEST"),
        ("The Taliban claimed that Benin had sabotaged the pipeline.", "ACCUSE"),
        ("Kenyan officials said Kenya would help Somali farmers.", "AGREE"),
        ("Ghana will not send weapons to Benin.", "REJECT"),
        ("The prime minister resigned on Monday.", "RETREAT"),
        ("The militia launched rockets into Israel on Monday.", "ASSAULT"),
    ],
)
def test_the_act_itself(reader: Reader, text: str, kind: str) -> None:
    """The same words where they do tell it: the tests above are of the difference."""
    assert kind in {event.type for event in reader.read(capture_of(text=text)).events}
