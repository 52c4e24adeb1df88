"""How far a long batch is, on standard error, where a person watches."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol


class Pace(Protocol):
    """What a run says of itself while it goes on."""

    def told(self) -> str: ...

    def pace(self) -> str: ...


@dataclass
class Tally:
    """How far a run is."""

    read: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def told(self) -> str:
        """ "12 captures read, 1 failed"."""
        return f"{self.read} {'capture' if self.read == 1 else 'captures'} read, {self.failed} failed"

    def pace(self) -> str:
        """Captures a second, since the start."""
        return f"{(self.read + self.failed) / max(time.monotonic() - self.started, 1e-6):.1f} a second"


@contextmanager
def progress(*, shown: bool) -> Iterator[Callable[[Pace], None]]:
    """A step to call after each capture; it draws one line on standard error where that is a terminal and `shown` is set."""
    if not (shown and sys.stderr.isatty()):
        yield lambda pace: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("starting", console=Console(stderr=True), spinner="line") as status:
        yield lambda pace: status.update(f"{pace.told()}, {pace.pace()}")
