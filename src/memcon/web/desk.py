"""What one desk is: the store it shows, where it listens, who may come in."""

import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request

from memcon.web.comparing import Compared
from memcon.web.kept import Kept
from memcon.web.linking import Linker
from memcon.web.reading import Room

if TYPE_CHECKING:
    from memcon.web.became import Fate

AGENDAS = 50
"""Answers on what became of plans that are kept."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_HERE = Path(__file__).parents[3] / "samples"
_INSTALLED = Path(sys.prefix) / "share" / "memcon" / "samples"


def samples_folder() -> Path | None:
    """The sample pages: those of the repository, else those that were installed with memcon; None where neither is there."""
    return next((folder for folder in (_HERE, _INSTALLED) if folder.is_dir()), None)


@dataclass(frozen=True)
class Desk:
    """`host` is the address that it listens on; with a `token` only those come in who have it."""

    store: Path
    host: str = "127.0.0.1"
    token: str | None = None
    samples: Path | None = None
    room: Room = field(default_factory=Room)
    linker: Linker = field(default_factory=Linker)
    compared: Compared = field(default_factory=Compared)
    fates: "Kept[dict[tuple[str, str], Fate]]" = field(default_factory=lambda: Kept(AGENDAS))
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Stands in every form that changes something, so that no other site can send one."""


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
