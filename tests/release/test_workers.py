"""Worker processes: they end when the process that started them is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import os, time
from kg_builder.release.engines import run_all

def pid(_):
    time.sleep(0.2)
    return os.getpid()

if __name__ == "__main__":
    seen = set()
    for n in run_all(pid, range(10_000), jobs=2, on_crash=abs):
        if n not in seen:
            seen.add(n)
            print(n, flush=True)
"""


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        end = time.monotonic() + 20
        while any(map(lives, workers)) and time.monotonic() < end:
            time.sleep(0.05)
        left = [worker for worker in workers if lives(worker)]
        for worker in left:
            os.kill(worker, signal.SIGKILL)
    assert left == []
