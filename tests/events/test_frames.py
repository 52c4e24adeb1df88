"""Every example of the codebook is a test: it gives what its frame says, or no event of the type."""

import pytest

from memcon.cli.examples import failures
from memcon.events.codebook import Frame, load_codebook
from memcon.reader import Reader

FRAMES = load_codebook().frames
TYPES = sorted({frame.type for frame in FRAMES})


def test_there_are_enough_frames_for_all_types() -> None:
    assert len(FRAMES) >= 250
    assert len(TYPES) == 16


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.rule)
def test_every_frame_has_an_example(frame: Frame) -> None:
    assert frame.examples


@pytest.mark.parametrize("kind", TYPES)
def test_examples(kind: str, reader: Reader) -> None:
    missed = [f"{frame.rule}: {text}\n    {what}" for frame, text, what in failures(reader, [f for f in FRAMES if f.type == kind])]
    assert not missed, "\n" + "\n".join(missed)
