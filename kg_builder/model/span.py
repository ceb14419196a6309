"""Places in a document."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TextSpan"]


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A half-open range of code points in a monograph's text, with the words found there.

    Args:
        start: index of the first code point, from 0.
        end: index after the last code point; more than start.
        quote: ``text[start:end]``, kept so that the span can be checked anywhere.

    Raises:
        ValueError: if the range and the quote cannot belong together.

    >>> TextSpan.of("Treats gout.", 7, 11)
    TextSpan(start=7, end=11, quote='gout')
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.quote) or not self.quote:
            raise ValueError(f"span {self.start}:{self.end} cannot hold {self.quote!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> TextSpan:
        """The span of ``text`` from start to end."""
        return cls(start, end, text[start:end])

    def is_in(self, text: str) -> bool:
        """Whether the text still holds the quote at this place."""
        return text[self.start : self.end] == self.quote
