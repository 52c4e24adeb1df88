"""What commands that read pages share: the reader, opened when it is needed (which loads the parser), and the day they are told."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.errors import BadOption

if TYPE_CHECKING:
    from memcon.reader import Reader


def open_reader(frames: Path | None, pipeline: str | None) -> "Reader":
    """A reader with these frames and this pipeline. Raises CodebookError or PipelineError where they are wrong."""
    from memcon.reader import Reader

    return Reader(frames=frames, pipeline=pipeline)


def day(published: str) -> str:
    """The date as EDTF. Raises BadOption where it is no day, month or year of the calendar."""
    from memcon.captures import edtf_of

    edtf = edtf_of(published) or ""
    try:
        datetime.fromisoformat(edtf + "0000-01-01"[len(edtf) :] if len(edtf) in (4, 7) else edtf)
    except ValueError:
        raise BadOption(
            f"--published {published!r} is no date: write 2021-12-30, 2021-12, 2021-12-30T20:45 or 2021-12-30T20:45+03:00"
        ) from None
    return edtf
