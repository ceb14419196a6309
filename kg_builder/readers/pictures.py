"""The signs that pages set before lines and headings as pictures."""

__all__ = ["PICTURES"]

PICTURES = "\u2190-\u21ff\u2300-\u24ff\u2580-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
"""Emoji, arrows and the like, as the inside of a class of a regular expression."""
