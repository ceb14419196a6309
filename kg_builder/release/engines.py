"""Ways to run the same work on many sources: in this process, or on all cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

__all__ = ["core_count", "run_all"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_AHEAD = 4


def core_count() -> int:
    """Cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_all(
    work: Callable[[_Task], _Result],
    tasks: Sequence[_Task],
    *,
    jobs: int,
    on_crash: Callable[[_Task], _Result],
) -> Iterator[_Result]:
    """Results of the work on every task, in the tasks' order.

    With one job or one task all runs in this process, which saves the start of a pool; so it does where
    processes cannot be started. Few tasks are handed out ahead, so that memory doesn't grow with their
    number.

    Args:
        work: a function of a module (it travels to other processes).
        tasks: its arguments.
        jobs: processes.
        on_crash: result for a task that kills its process.

    Yields:
        One result a task.
    """
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    # Imported here because a build of one source needs no pool and should start at once.
    from concurrent.futures.process import BrokenProcessPool

    start = 0
    while start < len(tasks):
        done = 0
        try:
            for result in _pooled(work, tasks[start:], jobs):
                yield result
                done += 1
            return
        except BrokenProcessPool:
            if not done and not start and not _can_start():
                yield from map(work, tasks)
                return
            # The first unfinished task or one handed out after it died; alone it shows which.
            start += done
            try:
                yield next(_pooled(work, tasks[start : start + 1], 1))
            except BrokenProcessPool:
                yield on_crash(tasks[start])
            start += 1


def _pooled(work: Callable[[_Task], _Result], tasks: Sequence[_Task], jobs: int) -> Iterator[_Result]:
    from concurrent.futures import ProcessPoolExecutor

    jobs = min(jobs, len(tasks))
    with ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_leave_interrupts) as pool:
        waiting: deque[Future[_Result]] = deque()
        try:
            for task in tasks:
                waiting.append(pool.submit(work, task))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _can_start() -> bool:
    """Whether processes start at all; not so under a script that doesn't guard its main module."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return list(_pooled(abs, [0], 1)) == [0]
    except BrokenProcessPool:
        return False


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that waits for results answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> BaseContext:
    import multiprocessing

    # Forking is quick, needs no guarded main module, and is safe as long as there is one thread;
    # libraries start threads that Python doesn't count.
    threads = Path("/proc/self/task")
    alone = threads.is_dir() and sum(1 for _ in threads.iterdir()) == 1
    return multiprocessing.get_context("fork" if alone else "spawn")
