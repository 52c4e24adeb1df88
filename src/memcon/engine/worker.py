"""What runs in a process of its own: one reader, one page at a time."""

import signal
from multiprocessing.connection import Connection

import msgspec

from memcon.captures import Failure
from memcon.engine.one import Opener, read_one
from memcon.errors import MemconError

READY, RECORD, FAILURE, NO_READER = "ready", "record", "failure", "no reader"


def work(pipe: Connection, opener: Opener) -> None:
    """Read what comes through the pipe until it is closed, which is also how a worker learns that its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    try:
        try:
            reader = opener()
        except MemconError as error:
            pipe.send((NO_READER, msgspec.json.encode((error.code, error.message))))
            return
        pipe.send((READY, b""))
        while True:
            found = read_one(reader, pipe.recv())
            pipe.send((FAILURE if isinstance(found, Failure) else RECORD, msgspec.json.encode(found)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
