"""Ways to run the same work on many sources: in this process, or on all cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

__all__ = ["core_count", "meanwhile", "run_all"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_AHEAD = 4


def core_count() -> int:
    """Cores this process may use.

    >>> core_count() >= 1
    True
    """
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_all(
    work: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    *,
    jobs: int,
    on_crash: Callable[[_Task], _Result],
) -> Iterator[_Result]:
    """Results of the work on every task, in the tasks' order.

    With one job or one task all runs in this process, which saves the start of a pool; so it does where
    processes cannot be started. Few tasks are taken ahead, so that memory doesn't grow with their number.

    Args:
        work: a function of a module (it travels to other processes).
        tasks: its arguments; drawn as they are needed.
        jobs: processes.
        on_crash: result for a task that kills its process.

    Yields:
        One result a task.

    >>> list(run_all(len, ["zorvexant", "gout"], jobs=1, on_crash=lambda task: 0))
    [9, 4]
    """
    ahead = list(islice(tasks := iter(tasks), 2))
    tasks = chain(ahead, tasks)
    if jobs <= 1 or len(ahead) <= 1:
        yield from map(work, tasks)
        return
    # Imported here because a build of one source needs no pool and should start at once.
    from concurrent.futures.process import BrokenProcessPool

    unfinished: deque[_Task] = deque()
    started = False
    while True:
        try:
            for result in _pooled(work, tasks, jobs, unfinished):
                started = True
                yield result
            return
        except BrokenProcessPool:
            if not started and not _can_start():
                yield from map(work, chain(unfinished, tasks))
                return
        # The first unfinished task or one handed out after it died; alone it shows which.
        started = True
        suspect = unfinished.popleft()
        try:
            yield from _pooled(work, [suspect], 1, deque())
        except BrokenProcessPool:
            yield on_crash(suspect)
        tasks = chain(list(unfinished), tasks)
        unfinished.clear()


def _pooled(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int, unfinished: deque[_Task]
) -> Iterator[_Result]:
    """Results of a pool's work in order; ``unfinished`` holds the tasks handed out and not answered yet."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_prepare) as pool:
        waiting: deque[Future[_Result]] = deque()

        def answered() -> _Result:
            result = waiting.popleft().result()
            unfinished.popleft()
            return result

        try:
            for task in tasks:
                unfinished.append(task)
                waiting.append(pool.submit(work, task))
                if len(waiting) >= jobs * _AHEAD:
                    yield answered()
            while waiting:
                yield answered()
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def meanwhile(
    work: Callable[[_Task], _Result], tasks: Sequence[_Task], *, jobs: int
) -> Iterator[Callable[[], list[_Result]]]:
    """Runs work in other processes while this one does something else.

    Args:
        work: a function of a module.
        tasks: its arguments.
        jobs: processes besides this one; with none, and where none can be started, all runs in this one.

    Yields:
        What waits for the results, in the tasks' order.

    >>> with meanwhile(len, ["zorvexant", "gout"], jobs=0) as results:
    ...     results()
    [9, 4]
    """
    if jobs < 1:
        yield lambda: list(map(work, tasks))
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_prepare) as pool:
        futures = [pool.submit(work, task) for task in tasks]

        def results() -> list[_Result]:
            try:
                return [future.result() for future in futures]
            except BrokenProcessPool:
                return list(map(work, tasks))

        try:
            yield results
        finally:
            for future in futures:
                future.cancel()


def _can_start() -> bool:
    """Whether processes start at all; not so under a script that doesn't guard its main module."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return list(_pooled(abs, [0], 1, deque())) == [0]
    except BrokenProcessPool:
        return False


def _prepare() -> None:
    """Sets up a worker process.

    Ctrl-C reaches every process of a terminal; the one that waits for results answers it. Facts are many
    and hold no cycles, so looking for cycles after every 700 new objects is time lost.
    """
    import gc
    import signal

    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()


def _end_with_parent() -> None:
    """Ends this worker once its parent is gone.

    A parent that is killed (for want of memory, say) can't tell its workers; they would wait for tasks for
    ever, and hold the lock on the release folder.
    """
    import multiprocessing
    from multiprocessing.connection import wait
    from threading import Thread

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _context() -> BaseContext:
    import multiprocessing

    # Forking is quick, needs no guarded main module, and is safe as long as there is one thread;
    # libraries start threads that Python doesn't count.
    threads = Path("/proc/self/task")
    alone = threads.is_dir() and sum(1 for _ in threads.iterdir()) == 1
    return multiprocessing.get_context("fork" if alone else "spawn")
