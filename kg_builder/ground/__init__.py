"""Mentions to terms: normalise, look up, explain; a reason rather than a guess where there is none."""

from __future__ import annotations

from .facts import default_grounder, ground_drug, ground_facts, suggested
from .grounder import CONFIDENCE, Grounder, Match, default_lexicons, shipped_lexicon, user_lexicon_dir
from .lexicon import Lexicon

__all__ = [
    "CONFIDENCE",
    "Grounder",
    "Lexicon",
    "Match",
    "default_grounder",
    "default_lexicons",
    "ground_drug",
    "ground_facts",
    "shipped_lexicon",
    "suggested",
    "user_lexicon_dir",
]
