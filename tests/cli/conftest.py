"""The command line with a stand-in for its reader."""

from collections.abc import Callable

import pytest

import memcon.cli.reading
from memcon.cli.app import run

from .made_record import StandIn

Ran = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@pytest.fixture
def memcon_runs(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command line in this process."""
    monkeypatch.setattr(memcon.cli.reading, "open_reader", lambda frames, pipeline: StandIn())
    monkeypatch.delenv("MEMCON_DEBUG", raising=False)

    def running(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return running
