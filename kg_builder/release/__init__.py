"""Sources to a release folder, and what can be done with one: open, validate, compare."""

from __future__ import annotations

from .folder import Release
from .pipeline import Progress, build_release

__all__ = ["Progress", "Release", "build_release"]
