"""Takes apart what scraping glued: a heading behind page furniture, text behind a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .blocks import Block
from .furniture import furniture_scope
from .headings import DrugPattern, match_heading

__all__ = ["split_glued"]

_SEAM = re.compile(r"(?<=[a-z.!?)\u201d])(?=[A-Z][a-z]+ )|(?<=[a-z.!?]) (?=[A-Z][a-z]+ [^.]{6,100}\?$)")
_QUESTION_SEAM = re.compile(r"\?(?=[A-Z\u201c])")


def split_glued(blocks: Iterable[Block], drug: DrugPattern) -> Iterator[Block]:
    """The blocks, those that hold a heading and something else on one line taken apart."""
    for block in blocks:
        yield from _split(block, drug)


def _split(block: Block, drug: DrugPattern) -> Iterator[Block]:
    if block.level or match_heading(block.text, drug):
        yield block
        return
    for seam in _SEAM.finditer(block.text):
        at = seam.start()
        tail = block.text[at:].strip()
        found = match_heading(tail, drug, loose=True) if tail.endswith("?") else None
        if found and (found.names_drug or furniture_scope(block.text[:at]) or seam.group() == ""):
            yield block.cut(0, at)
            yield block.cut(at)
            return
    if not block.mark and (seam2 := _QUESTION_SEAM.search(block.text)):
        head = block.text[: seam2.end()]
        if match_heading(head, drug, loose=True):
            yield block.cut(0, seam2.end())
            yield block.cut(seam2.end())
            return
    yield block
