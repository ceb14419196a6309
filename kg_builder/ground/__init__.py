"""Mentions to terms: normalise, look up, explain; a reason rather than a guess where there is none."""

from __future__ import annotations

from .grounder import CONFIDENCE, Grounder, Match, default_lexicons, shipped_lexicon, user_lexicon_dir
from .lexicon import Lexicon

__all__ = [
    "CONFIDENCE",
    "Grounder",
    "Lexicon",
    "Match",
    "default_lexicons",
    "shipped_lexicon",
    "user_lexicon_dir",
]
