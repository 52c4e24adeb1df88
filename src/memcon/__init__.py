"""memcon reads captured news pages and writes down who did what to whom, when, where and according to whom; every field with its words.

>>> import memcon
>>> record = memcon.read("page.txt")                      # doctest: +SKIP
>>> [(e.type, e.status) for e in record.events]           # doctest: +SKIP
[('CONSULT', 'happened'), ('CONSULT', 'planned')]

For many pages open one reader: `reader = memcon.Reader()`, then `reader.read(capture)` for each capture of `memcon.open_captures(…)`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from memcon.captures import capture_of, open_captures
    from memcon.captures.types import Capture
    from memcon.errors import MemconError
    from memcon.reader import Reader, Why
    from memcon.record.types import Record

__version__ = "0.1.0"
__all__ = ["Capture", "MemconError", "Reader", "Record", "Why", "__version__", "capture_of", "open_captures", "read"]

_HOMES = {
    "Capture": "memcon.captures.types", "MemconError": "memcon.errors", "Reader": "memcon.reader", "Record": "memcon.record.types",
    "Why": "memcon.reader", "capture_of": "memcon.captures", "open_captures": "memcon.captures",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Public names are fetched when they are first asked for, so that `import memcon` costs nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'memcon' has no attribute {name!r}")


def read(source: "str | Path | Capture", *, published: str | None = None, outlet: str | None = None, frames: "str | Path | None" = None,
         pipeline: str | None = None) -> "Record":  # fmt: skip
    """The record of one page: a file's path, or a `Capture`.

    `published` (EDTF) and `outlet` are what the collector knows; `frames` is a folder of further frames; `pipeline` names another
    installed English spaCy pipeline. Raises a `MemconError` whose message says what is wrong and what to do; `BadOption` where the
    file holds more than one page. For many pages use `Reader`: this opens one for each call.
    """
    from memcon.captures import open_captures
    from memcon.captures.types import Capture
    from memcon.errors import BadOption, MemconError
    from memcon.reader import Reader

    if isinstance(source, Capture):
        captures = [source]
    else:
        found = list(open_captures(source))
        captures = [c for c in found if isinstance(c, Capture)]
        if not captures:
            raise MemconError(next((c.message for c in found if not isinstance(c, Capture)), f"{source} holds no page."))
        if len(captures) > 1:
            raise BadOption(f"{source} holds {len(captures)} pages: use memcon.Reader and memcon.open_captures for many")
    return Reader(frames=frames, pipeline=pipeline).read(captures[0], published=published, outlet=outlet)
