"""The standard library's ``re``, but a pattern is compiled when it is first asked for a match.

Modules of rules hold some two thousand patterns, a page or label needs some of them only, and compiling
takes half of a short build's time. Such modules say ``from kg_builder import lazy_re as re``.
"""

from __future__ import annotations

import re
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    I,
    M,
    Match,
    Pattern,
    S,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
    subn,
)
from typing import Any, cast

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "I",
    "M",
    "Match",
    "Pattern",
    "S",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
    "subn",
]


class _Uncompiled:
    """Stands for a pattern; keeps each of the pattern's methods once it has been asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self._compiled = re.compile(self.pattern, self._flags)
        method = getattr(compiled, name)
        setattr(self, name, method)
        return method

    def __repr__(self) -> str:
        return f"lazy_re.compile({self.pattern!r}, {self._flags})"


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - the name that it has in re
    """A pattern that is compiled when it is first used.

    Only its methods and attributes can be used: functions of ``re`` don't take it for a pattern.

    Args:
        pattern: a regular expression.
        flags: as ``re.compile`` takes them.

    >>> word = compile(r"[a-z]+", I)
    >>> word.pattern, word.findall("Two words")
    ('[a-z]+', ['Two', 'words'])
    """
    return cast("Pattern[str]", _Uncompiled(pattern, flags))
