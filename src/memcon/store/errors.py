"""What can go wrong with a store."""

from memcon.errors import MemconError


class BadStore(MemconError):
    """The file is no store, one that this memcon cannot use, or missing."""

    code = "store"


class UnknownId(MemconError):
    """The store holds nothing under this id."""

    code = "unknown-id"
