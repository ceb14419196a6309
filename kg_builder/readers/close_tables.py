"""Tables of numbers whose cells are parted by single blanks: "Gas 8 2" below "Reaction Drug (%) Sham (%)"."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .spaced_tables import VALUE, SpacedTable

__all__ = ["close_table"]

_MIN_ROWS = 3
_MIN_VALUES, _MAX_VALUES = 2, 6
_LONGEST_LABEL, _LONGEST_TITLE = 9, 6  # words
_STUB = re.compile(
    r"(?:(?:adverse|drug|side|body|system|organ|preferred|common|most)\s+)*"
    r"(?:reactions?|events?|effects?|experiences?|terms?|system|symptoms?|disorders?)"
    r"(?:\s+(?:class|terms?|reactions?|events?))*\s+(?=\S)",
    re.I,
)
_SIZE = r"\(?\s*\bn\s*=\s*[\d,]+\s*\)?"
_HEAD_END = re.compile(rf"(?:{_SIZE}\s*)?(?:\(\s*%\s*\)|%)|{_SIZE}", re.I)
_NEXT_ARM = re.compile(r"\s+(?=[A-Z])")
_NEXT_DOSE = re.compile(r"\s+(?=[A-Z]|\d[\d.,]*\s*(?:mg|mcg|g|units?)\b)")
_CONTROL = re.compile(r"\b(?:placebo|vehicle|control|dummy|sham)\b", re.I)
_SET_AGAINST = re.compile(
    r"\((?P<one>[^()]{2,40}?)\s+(?:vs\.?|versus|compared (?:with|to)|and|/)\s+(?P<two>[^()]{2,40})\)\s*:?$",
    re.I,
)
"""Both arms in brackets at the end of a line: "Side effects in trials (Zolfin vs placebo)"."""
_MOST_HEAD_WORDS = 16
_DIGIT_END = re.compile(r"\d$")


def close_table(blocks: Sequence[Block], place: int) -> SpacedTable | None:
    """The table of numbers that begins at a block, where rows and head agree on how many columns it has.

    Args:
        blocks: the lines of a text.
        place: index of the head.

    >>> lines = ["Reaction Drug (%) Placebo (%)", "Dry mouth 8 2", "Gas 4 1", "Styes 3 1", "Stop it."]
    >>> found = close_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.end, [[cell.text for _, cell in row] for row in found.rows[:2]]
    (4, [['Reaction', 'Drug (%)', 'Placebo (%)'], ['Dry mouth', '8', '2']])
    >>> lines = ["Drug Placebo", "Dry mouth 8% 2%", "Gas 4% 1%", "Styes 3% 1%"]
    >>> close_table([Block(0, len(t), t) for t in lines], 0).rows[0][0][1].text
    'Drug'
    """
    head = blocks[place]
    if head.mark or head.level or place + _MIN_ROWS >= len(blocks):
        return None
    first = _row(blocks[place + 1])
    if not _MIN_VALUES < len(first) <= _MAX_VALUES + 1:
        return None
    top = _top(head, len(first) - 1)
    if not top:
        return None
    body: list[tuple[tuple[int, Block], ...]] = [tuple(top)]
    counted, end, at = 0, place, place + 1
    while at < len(blocks):
        cells = _row(blocks[at])
        if len(cells) == len(first):
            body.append(tuple(enumerate(cells)))
            counted, end = counted + 1, at
        elif not (_titles(blocks[at]) and at + 1 < len(blocks) and len(_row(blocks[at + 1])) == len(first)):
            break
        else:
            body.append(((0, blocks[at]),))
        at += 1
    return SpacedTable(end + 1, 1, tuple(body)) if counted >= _MIN_ROWS else None


def _top(head: Block, width: int) -> list[tuple[int, Block]]:
    """The heads of a table with so many columns of values, with their columns; [] where a line is none."""
    if (against := _SET_AGAINST.search(head.text)) and _CONTROL.search(against.group()):
        arms = [head.cut(*against.span(arm)) for arm in ("one", "two")]
        return list(enumerate([head.cut(0, against.start()), *arms])) if width == len(arms) else []
    if stub := _STUB.match(head.text):
        heads = _heads(head, stub.end(), width)
        return list(enumerate([head.cut(0, stub.end()), *heads])) if heads else []
    if not _CONTROL.search(head.text) or len(head.text.split()) > _MOST_HEAD_WORDS or head.text[-1] in ".;:":
        return []
    return list(enumerate(_heads(head, 0, width), start=1))


def _row(block: Block) -> list[Block]:
    """A line's label and the values at its end; [] where it has no values."""
    if block.mark or block.level or block.text[-1] in ".:;?":
        return []
    cells: list[Block] = []
    right = len(block.text)
    while (left := block.text.rfind(" ", 0, right)) > 0:
        if block.text[left + 1] == "(" and block.text[:left].rstrip()[-1:].isdigit():
            left = block.text.rfind(" ", 0, left)  # "12 (5%)"
        if left < 0 or not VALUE.fullmatch(block.text[left + 1 : right]):
            break
        cells.insert(0, block.cut(left + 1, right))
        right = left
    label = block.text[:right]
    if not cells or not label[:1].isalpha() or _DIGIT_END.search(label):
        return []
    return [block.cut(0, right), *cells] if len(label.split()) <= _LONGEST_LABEL else []


def _titles(block: Block) -> bool:
    words = block.text.split()
    return not (block.mark or block.level) and len(words) <= _LONGEST_TITLE and block.text[-1].isalpha()


def _heads(block: Block, start: int, width: int) -> list[Block]:
    """The heads of so many columns of values; [] where they can't be told apart."""
    text = block.text
    ends = [m.end() for m in _HEAD_END.finditer(text, start)]
    for seam in (_NEXT_ARM, _NEXT_DOSE):
        if (len(ends) != width or text[ends[-1] :].strip()) and not text[start].islower():
            ends = [m.start() for m in seam.finditer(text, start)] + [len(text)]
    if len(ends) != width:
        return []
    return [block.cut(left, right) for left, right in zip([start, *ends], ends, strict=False)]
