"""The README and the tutorial do what they say: every shell and Python block is run, in order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.write_command_line import PAGE, command_line_page

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorial/first-graph.md", "docs/howto/join.md")
_BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_the_page_runs(page: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    script: list[str] = []
    blocks = _BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert {language for language, _ in blocks} == {"sh", "python"}
    for language, block in blocks:
        if language == "sh":
            command = ["bash", "-euo", "pipefail", "-c", block]
        else:
            script.append(block)
            command = [sys.executable, "-W", "error", "-c", "\n".join(script)]
        ran = subprocess.run(
            command,
            cwd=tmp_path,
            env=_environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert ran.returncode == 0, f"{block}\n{ran.stdout}\n{ran.stderr}"
        assert ran.stdout.strip(), block


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} -> {target}"


def test_command_reference_is_up_to_date() -> None:
    """If this fails: python -m tests.write_command_line."""
    assert PAGE.read_text(encoding="utf-8") == command_line_page()
