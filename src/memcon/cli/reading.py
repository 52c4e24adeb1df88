"""The reader, opened when a command comes to need it: this is where the parser is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memcon.reader import Reader


def open_reader(frames: Path | None, pipeline: str | None) -> "Reader":
    """A reader with these frames and this pipeline. Raises CodebookError or PipelineError where they are wrong."""
    from memcon.reader import Reader

    return Reader(frames=frames, pipeline=pipeline)
