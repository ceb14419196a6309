"""The command line, run in this process, and a release of the example monographs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg_builder import build
from kg_builder.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "monographs"


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def drugkg(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command with these words."""

    def run(*words: str | Path) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the example monographs."""
    out = tmp_path_factory.mktemp("examples") / "release"
    build([EXAMPLES], out)
    return out
