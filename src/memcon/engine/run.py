"""The pages of a run shared out among processes, and the results put back in order."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec

from memcon.captures import Failure
from memcon.engine.one import Opener, Reads, Result, Task, broken, read_one
from memcon.engine.worker import FAILURE, NO_READER, RECORD, work
from memcon.errors import MemconError
from memcon.record.types import Record

AHEAD = 16
"""Results for each worker that may wait for a slow page before them; what bounds memory."""
ALONE = 4
"""Up to so many captures are read in this process: a second parser takes longer to load than they to read."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_many(tasks: Iterable[Task], opener: Opener, jobs: int | None = None) -> Iterator[Result]:
    """A result for each task, in their order. `jobs` processes (all cores where None) read, each with one reader; memory does not grow with
    the number of tasks. Raises what `opener` raises."""
    source = iter(tasks)
    head = list(islice(source, ALONE + 1))
    if len(head) <= ALONE or (jobs or cores()) < 2:
        yield from _here(chain(head, source), opener)
        return
    with _workers(opener, jobs or cores()) as workers:
        yield from _Run(workers, chain(head, source)).results()


def _here(tasks: Iterable[Task], opener: Opener) -> Iterator[Result]:
    reader: Reads | None = None
    for task in tasks:
        if reader is None and not isinstance(task.capture, Failure):
            reader = opener()
        yield Result(task, task.capture if isinstance(task.capture, Failure) else read_one(reader, task))  # type: ignore[arg-type]


@dataclass
class _Worker:
    """A process, the pipe to it, and the number of the task that it has."""

    opener: Opener
    process: BaseProcess
    pipe: Connection
    number: int | None = None
    ready: bool = False

    @classmethod
    def start(cls, opener: Opener) -> "_Worker":
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=work, args=(there, opener), daemon=True)
        process.start()
        there.close()  # so that its end is seen here
        return cls(opener, process, here)

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


@contextmanager
def _workers(opener: Opener, jobs: int) -> Iterator[list[_Worker]]:
    workers: list[_Worker] = []
    try:
        workers += [_Worker.start(opener) for _ in range(jobs)]
        yield workers
    finally:
        for worker in workers:
            worker.stop()


class _Run:
    """Tasks out, results in."""

    def __init__(self, workers: list[_Worker], tasks: Iterable[Task]) -> None:
        self._workers = workers
        self._tasks = iter(tasks)
        self._given = 0
        self._next = 0
        self._waiting: dict[int, Task] = {}
        self._done: dict[int, Record | Failure] = {}

    def results(self) -> Iterator[Result]:
        more = True
        while True:
            while self._next in self._done:
                yield Result(self._waiting.pop(self._next), self._done.pop(self._next))
                self._next += 1
            more = more and self._share_out()
            if not more and self._next == self._given:
                return
            if self._next not in self._done:
                self._take()

    def _share_out(self) -> bool:
        """Give idle workers a task each, not too far ahead of the slowest. False when there are no more tasks."""
        for worker in self._workers:
            while worker.ready and worker.number is None and self._given - self._next < AHEAD * len(self._workers):
                task = next(self._tasks, None)
                if task is None:
                    return False
                number = self._given
                self._given += 1
                self._waiting[number] = task
                if isinstance(task.capture, Failure):
                    self._done[number] = task.capture
                else:
                    worker.number = number
                    self._send(worker, task)
        return True

    def _send(self, worker: _Worker, task: Task) -> None:
        try:
            worker.pipe.send(task)
        except (BrokenPipeError, ConnectionResetError):
            self._renew(worker)

    def _take(self) -> None:
        """Wait for a worker, and take what it has."""
        busy = {worker.pipe: worker for worker in self._workers if worker.number is not None or not worker.ready}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                kind, content = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                self._renew(worker)
                continue
            if kind == NO_READER:
                raise _told(*msgspec.json.decode(content, type=tuple[str, str]))
            if kind in (RECORD, FAILURE) and worker.number is not None:
                self._done[worker.number] = (
                    msgspec.json.decode(content, type=Record) if kind == RECORD else msgspec.json.decode(content, type=Failure)
                )
                worker.number = None
            worker.ready = True

    def _renew(self, worker: _Worker) -> None:
        """A worker is gone: its page failed, another takes its place. One that never came up has no page to blame."""
        if worker.number is None:
            raise MemconError("a process for reading ended before it was ready: is there enough memory? Try --jobs 1")
        self._done[worker.number] = broken(self._waiting[worker.number])
        worker.stop()
        self._workers[self._workers.index(worker)] = _Worker.start(worker.opener)


def _told(code: str, message: str) -> MemconError:
    """The error of a worker's reader, with its code."""
    error = MemconError(message)
    error.code = code
    return error
