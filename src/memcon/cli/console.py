"""The Rich console that words are printed on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NoReturn

from rich.console import Console

from memcon.cli.output import PIPE_WIDTH, as_text


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Leave it to `memcon.cli.app`, in the place of Rich's own exit."""
        raise  # Rich calls this while it handles the BrokenPipeError


@contextmanager
def console_on(sink: BinaryIO, *, to_stdout: bool) -> Iterator[Console]:
    """A console that writes words to the sink: as wide as the terminal, or $COLUMNS, or 100 columns; text is never taken for markup."""
    with as_text(sink, to_stdout) as stream:
        columns = os.environ.get("COLUMNS", "")
        width = None if stream.isatty() else int(columns) if columns.isdigit() and int(columns) > 0 else PIPE_WIDTH
        yield _Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
