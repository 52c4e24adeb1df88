"""`memcon codebook`, and the check of examples, over a folder of frames of our own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from memcon.captures.types import Capture
from memcon.cli.examples import failures
from memcon.events.codebook import Example, Frame, Gives, load_codebook, read_frames
from memcon.record.types import Record

from .conftest import Ran
from .made_record import record

Runs = Callable[..., Ran]

FRAMES = """
type = "CONSULT"
contexts = ["diplomatic"]
[[frame]]
name = "made-spoke-with"
verbs = ["confabulate"]
preps = { with = ["*"] }
mode = { phone = ["phone"] }
roles = { subject = "participant", with = "participant" }
[[frame.example]]
text = "William Ruto confabulated with Abiy Ahmed by phone."
gives = { mode = "phone", status = "happened", participant = ["Ruto", "Abiy Ahmed"] }
"""


@pytest.fixture
def frames(tmp_path: Path) -> Path:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "CONSULT.toml").write_text(FRAMES, encoding="utf-8")
    return tmp_path / "frames"


def test_frames_are_listed_by_type(memcon_runs: Runs, frames: Path) -> None:
    code, out, _ = memcon_runs("codebook", "list", "consult", "--frames", frames)
    assert code == 0 and "consult.made-spoke-with" in out and "confabulate" in out and "ASSAULT" not in out


def test_a_frame_is_explained_by_rule_and_by_name(memcon_runs: Runs, frames: Path) -> None:
    code, out, _ = memcon_runs("codebook", "explain", "consult.made-spoke-with", "--frames", frames)
    assert code == 0
    for words in (
        "verbs                confabulate",
        "with with            anything",
        "mode phone",
        "subject is participant",
        "gives phone, happened, participant Ruto",
    ):
        assert words in out
    assert memcon_runs("codebook", "explain", "made-spoke-with", "--frames", frames)[1] == out


def test_check_says_which_examples_fail(memcon_runs: Runs, frames: Path) -> None:
    assert memcon_runs("codebook", "check", "consult.made-spoke-with", "--frames", frames)[0] == 0
    (frames / "CONSULT.toml").write_text(FRAMES.replace('status = "happened"', 'status = "denied"'), encoding="utf-8")
    load_codebook.cache_clear()
    code, out, err = memcon_runs("codebook", "check", "consult.made-spoke-with", "--frames", frames)
    assert code == 2 and "status is happened, not denied" in out and "0 of 1 examples" in out
    assert err == "memcon: 1 example does not give what the frame says\n"


class Gave:
    """A reader that gives the record made by hand, whatever it is given."""

    def read(self, capture: Capture) -> Record:
        return record()


@pytest.mark.parametrize(
    ("gives", "missed"),
    [
        (Gives(status="planned", participant=["Kenya", "Ethiopia"], absent="Abiy"), None),
        (Gives(status="happened", participant="Kenya"), "Kenya is no participant"),
        (Gives(channel="video"), "channel is phone, not video"),
        (Gives(type="AID"), "gives no AID, but CONSULT"),
        (Gives(none=True), "gives CONSULT, and should not"),
        (Gives(type="AID", none=True), None),
    ],
)
def test_an_example_is_held_against_the_record(gives: Gives, missed: str | None) -> None:
    frame = msgspec.structs.replace(read_frames(FRAMES, "made", {})[0], example=(Example(text="x", gives=gives),))
    told = [sentence for _, _, sentence in failures(Gave(), [frame])]
    assert len(told) == (missed is not None)
    assert missed is None or missed in told[0]


def test_the_frame_type_is_that_of_the_file() -> None:
    frame: Frame = read_frames(FRAMES, "made", {})[0]
    assert frame.rule == "consult.made-spoke-with" and frame.contexts == ("diplomatic",)
