"""Tables of words with one cell a line: "Agent", "Outcome", "Advice", then three lines a drug."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import NO_NAMES, match_heading
from .spaced_tables import SpacedTable

__all__ = ["word_table"]

_MIN_ROWS = 2
_FEWEST, _MOST = 2, 5  # columns
_LONGEST_HEAD, _LONGEST_LABEL, _LONGEST_CELL = 8, 14, 30  # words
# What rows are of.
_STUBS = frozenset(
    "agent agents drug drugs medicine medicines medication medications substance food foods condition "
    "conditions indication indications population age weight patients group reaction reactions effect "
    "effects side-effect side-effects toxicity grade severity event events test tests situation problem "
    "clearance function crcl egfr".split()
)
# What is said of them.
_SAYS = frozenset(
    "outcome advice action actions management recommendation recommendations comment comments note notes "
    "regimen dose doses dosage strength happens do duration interval route timing result modification "
    "adjustment mechanism often frequency interaction interactions".split()
)
_FILLERS = frozenset(
    "interacting concomitant clinical adverse side common serious possible what to can i if you this it "
    "about the of or and how with for in body renal kidney patient starting usual recommended maximum "
    "initial daily max experience see symptom symptoms level mcg mg kg ml/min units class on may happen why "
    "when helps".split()
)
_WORD = re.compile(r"[a-z/-]+")


def word_table(blocks: Sequence[Block], place: int) -> SpacedTable | None:
    """The table of words whose first head stands at a block; None if none does.

    Its heads are words for what such tables have in their columns, and its cells fill whole rows up to a gap,
    a heading or a longer sentence.

    Args:
        blocks: the lines of a text.
        place: index of the first head.

    >>> lines = ["Agent", "Outcome", "Lithium", "Level raised", "Aspirin", "Ulcers"]
    >>> found = word_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.end, [cell.text for _, cell in found.rows[1]]
    (6, ['Lithium', 'Level raised'])
    >>> word_table([Block(0, len(t), t) for t in lines[:5]], 0) is None
    True
    """
    first = _words(blocks[place])
    if not _STUBS & first or not _is_head(blocks[place], known=False):
        return None
    apart = blocks[place].gap or blocks[place].text.isupper()
    if apart and match_heading(blocks[place].text, NO_NAMES):
        return None  # it heads a section, in which a table may come first
    more = list(
        takewhile(lambda b: _is_head(b, known=True) and not b.gap, blocks[place + 1 : place + 1 + _MOST])
    )
    if more and first - _STUBS - _SAYS - _FILLERS and _STUBS & _words(more[0]):
        return None  # "Specific drugs" above "Drug", the first head
    heads = [blocks[place], *more]
    if not _FEWEST <= len(heads) <= _MOST or not any(_SAYS & _words(head) for head in more):
        return None
    rows = [tuple(enumerate(heads))]
    at = place + len(heads)
    while (cells := blocks[at : at + len(heads)]) and _is_row(cells, len(heads)):
        rows.append(tuple(enumerate(cells)))
        at += len(heads)
    titles = sum(match_heading(cell.text, NO_NAMES) is not None for row in rows[1:] for _, cell in row)
    if len(rows) <= _MIN_ROWS or not _ends(blocks, at) or titles >= len(rows) - 1:
        return None  # cells that are titles are those of a menu
    return SpacedTable(at, 1, tuple(rows))


def _words(block: Block) -> frozenset[str]:
    return frozenset(_WORD.findall(block.text.casefold().replace("side effect", "side-effect")))


def _is_head(block: Block, *, known: bool) -> bool:
    """Whether a line may head a column; all its words are such a head's if ``known``."""
    if block.mark or block.level or block.nesting or block.text[-1] in ".;:,":
        return False
    words = _words(block)
    if len(block.text.split()) > _LONGEST_HEAD or not block.text[0].isupper() or not words:
        return False
    unknown = words - _STUBS - _SAYS - _FILLERS
    return not unknown if known else len(unknown) <= 1


def _is_row(cells: Sequence[Block], width: int) -> bool:
    """Whether some lines are the cells of a row, the first of which names it."""
    if len(cells) < width or any(b.mark or b.level or b.nesting or b.gap for b in cells):
        return False
    label = cells[0].text
    if label[-1] in ".:?!" or len(label.split()) > _LONGEST_LABEL or match_heading(label, NO_NAMES):
        return False
    return all(len(b.text.split()) <= _LONGEST_CELL for b in cells)


def _ends(blocks: Sequence[Block], place: int) -> bool:
    """Whether something else begins at a place, so that no row is left half."""
    if place >= len(blocks):
        return True
    block = blocks[place]
    apart = block.gap or block.mark or block.level or block.nesting
    told = block.text[-1] in ".:" or match_heading(block.text, NO_NAMES) is not None
    return bool(apart or told)
