"""Runs a command for as long as the process that started it lives.

The parent holds the other end of standard input; when it ends, however it ends, the system closes that
pipe, and the command is stopped. Run as a script, so that it imports nothing of the package.
"""

from __future__ import annotations

import subprocess
import sys
import threading

__all__ = ["main"]


def main(command: list[str]) -> int:
    """Runs the command until it ends or standard input closes; returns its exit code.

    Args:
        command: program and arguments.

    >>> command = [sys.executable, "-I", __file__, sys.executable, "-c", "import time; time.sleep(60)"]
    >>> guarded = subprocess.Popen(command, stdin=subprocess.PIPE)
    >>> guarded.stdin.close()  # as when this process ends
    >>> guarded.wait() != 0
    True
    """
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - our own command line

        def watch() -> None:
            sys.stdin.buffer.read()
            child.terminate()

        threading.Thread(target=watch, daemon=True).start()
        return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
