"""The generated list of drug names."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_drug_words_are_what_the_lexicon_gives() -> None:
    """Regenerate with ``python scripts/generate_drug_words.py``."""
    script = runpy.run_path(str(ROOT / "scripts" / "generate_drug_words.py"))
    assert script["OUT"].read_text(encoding="utf-8").split() == script["words"]()
