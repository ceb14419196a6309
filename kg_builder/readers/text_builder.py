"""Grows the extracted text of a structured document while keeping the place of every piece."""

from __future__ import annotations

__all__ = ["TextBuilder", "fold"]


def fold(words: str) -> str:
    r"""White space folded to single blanks, ends trimmed.

    Args:
        words: any text.

    >>> fold("  a\n  b ")
    'a b'
    """
    return " ".join(words.split())


class TextBuilder:
    r"""Appends lines and tells where they stand.

    >>> builder = TextBuilder()
    >>> builder.line("Uses"), builder.line("gout")
    ((0, 4), (5, 9))
    >>> builder.text
    'Uses\ngout\n'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def raw(self, words: str) -> tuple[int, int]:
        """Append words as they are; their place."""
        start = self.length
        self._parts.append(words)
        self.length += len(words)
        return start, self.length

    def line(self, words: str) -> tuple[int, int]:
        """Append words and a line feed; the place of the words."""
        place = self.raw(words)
        self.raw("\n")
        return place

    @property
    def text(self) -> str:
        """All that was appended."""
        return "".join(self._parts)
