"""The drugkg command: faces on the library, nothing below knows it."""

from __future__ import annotations

from .main import main

__all__ = ["main"]
