"""What stands in a capture's place where it could not be taken in."""

import msgspec

from memcon.errors import MemconError


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a batch that failed; the batch goes on."""

    id: str | None = None
    """The collector's id of the item, None where there is none or it could not be read."""
    where: str
    """The file, with line or address inside it: "pages.jsonl line 3"."""
    code: str
    """The stable code of the error (`memcon.errors`)."""
    message: str
    """One sentence: what is wrong, where, what to do."""


def one_line(text: str, limit: int = 300) -> str:
    """A name from outside, fit for a sentence: on one line, and not longer than a line should be."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= limit else f"{line[:limit]}…"


def failure_of(error: MemconError, where: str, id: str | None = None) -> Failure:
    """The failure that tells of an error."""
    return Failure(id=id, where=where, code=error.code, message=error.message)
