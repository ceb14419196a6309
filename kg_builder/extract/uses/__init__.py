"""A trained reader of indications sections: every stretch of words that may name a use, and how likely."""

from .ranker import Use, likely_uses

__all__ = ["Use", "likely_uses"]
