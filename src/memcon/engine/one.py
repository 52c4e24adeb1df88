"""One capture read, whatever happens: a record, or the failure that stands in its place."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from memcon.captures import Capture, Failure
from memcon.errors import ArticleError, CaptureError
from memcon.record.types import Record


class Reads(Protocol):
    """What a reader can do (`memcon.reader.Reader`)."""

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Record:
        """The record of one capture."""


Opener = Callable[[], Reads]
"""Opens a reader. For several processes it must be one that pickles: a function of a module, or a `functools.partial` of one."""


class Task(msgspec.Struct, frozen=True):
    """A capture to read, what to call it, and what the collector knows of it."""

    name: str
    capture: Capture | Failure
    published: str | None = None
    outlet: str | None = None


class Result(msgspec.Struct, frozen=True):
    """A task and what came of it."""

    task: Task
    found: Record | Failure


def read_one(reader: Reads, task: Task) -> Record | Failure:
    """Failures of a page are given; a reader that cannot work at all (a wrong codebook, no memory left) raises."""
    if isinstance(task.capture, Failure):
        return task.capture
    try:
        return reader.read(task.capture, published=task.published, outlet=task.outlet)
    except (ArticleError, CaptureError) as error:
        return _failure(task, error.code, error.message)
    except MemoryError:
        return _failure(task, "memory", "there was not enough memory to read this page: read it alone, or leave it out")
    except Exception as error:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _failure(task, "fault", f"a fault in memcon itself ({what}): please report it with the page")


def broken(task: Task) -> Failure:
    """The failure of a page on which a whole process ended."""
    return _failure(task, "fault", "the process that read this page was ended, perhaps for lack of memory: read it alone, or leave it out")


def _failure(task: Task, code: str, message: str) -> Failure:
    id_ = task.capture.id
    return Failure(id=id_, where=task.name, code=code, message=message if task.name in message else f"{task.name}: {message}")
