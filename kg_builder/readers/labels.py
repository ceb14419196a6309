"""Labels inside a section: patient groups, severities, frequency tiers, dose forms and the like.

``labels.tsv`` has one row a wording; a whole line that matches is a sub-heading and says of what class.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import fold_heading
from .rows import read_rows
from .shapes import Shape, ends_as_lead_in, is_sentence_like, shape_of

__all__ = ["LabelRow", "is_label", "is_route_line", "is_subheading", "label_class", "label_rows"]

_AMOUNT = re.compile(r"\d ?(?:m?c?g|µg|ml|l|units?|iu|%|tablets?|capsules?|times|doses?)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:\b(?:include[sd]?|including|following|such as|as|have|has|had|are|is|with|of|to|if|in|for|get"
    r"|notice|experience|you|who|when|develop|cause)"
    r"|^(?:tell|call|ask|get|seek|stop|do not|avoid|take)\b.*):$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r":\s+\S")
_REMARK = re.compile(r" ?\([^()]{2,40}\)$")  # "Renal impairment (Neurontin)"
_PREGNANT = re.compile(r"(?i)(?:pregnan|breast-?feed|lactation)")
_MAX_WORDS = 9
_MAX_HEADINGS = 3


class LabelRow(NamedTuple):
    """One row of labels.tsv."""

    pattern: str
    label: str
    example: str
    counter_example: str


@cache
def label_rows() -> tuple[LabelRow, ...]:
    """The rows of labels.tsv, in order; earlier rows win.

    >>> label_rows()[0].label
    'severity'
    """
    return tuple(
        LabelRow(row["pattern"], row["label"], row["example"], row["counter_example"])
        for row in read_rows("labels.tsv")
    )


@cache
def _matcher() -> re.Pattern[str]:
    """All rows as one alternation, each row a numbered group."""
    return re.compile("|".join(f"(?P<r{n}>{row.pattern})" for n, row in enumerate(label_rows())))


def label_class(text: str) -> str:
    """Class of a label, "" for words that are none.

    Args:
        text: the words.

    >>> label_class("Mild-to-moderate"), label_class("Pediatric:"), label_class("Multiple sclerosis")
    ('severity', 'population', '')
    >>> label_class("Renal impairment (Neurontin)")
    'situation'
    """
    if len(text) > 100:
        return ""
    return _label_of(text)


@lru_cache(maxsize=4096)  # several passes ask for the same lines
def _label_of(text: str) -> str:
    folded = fold_heading(text)
    found = _matcher().fullmatch(folded)
    if found is None and folded.endswith(")"):
        found = _matcher().fullmatch(_REMARK.sub("", folded))
    return label_rows()[int((found.lastgroup or "r0")[1:])].label if found else ""


# "By mouth", which a formulary has between a use and its doses.
_ROUTE_LINE = re.compile(
    r"(?i)by (?:mouth|rectum|vagina|(?:[\w-]+ ){0,3}(?:injection|infusion|inhalation))"
    r"|to the (?:skin|eye|ear)"
)
_MOST_OF_A_USE = 20


def is_route_line(text: str) -> bool:
    """Whether a line says how a drug is given and nothing else, as formularies have it above doses.

    >>> is_route_line("By intravenous infusion"), is_route_line("By mouth, once daily")
    (True, False)
    """
    return _ROUTE_LINE.fullmatch(text) is not None


def is_subheading(blocks: Sequence[Block], place: int, *, organs: bool = True) -> bool:
    """Whether an unmarked line heads the lines after it, inside a section.

    A short phrase with no verb, no closing mark and no amount, that something follows.

    Args:
        blocks: lines of the section.
        place: of the line.
        organs: whether names of organs and of kinds of reaction head lists here, as they do among
            adverse effects; elsewhere "Hypersensitivity" is an item like others.

    >>> lines = "Elderly patients", "Take half of the usual dose of zorvexant.", "Call your doctor."
    >>> blocks = [Block(0, len(line), line) for line in lines]
    >>> is_subheading(blocks, 0), is_subheading(blocks, 1)
    (True, False)
    """
    block = blocks[place]
    text = block.text
    if block.level or block.heads:
        return not block.mark
    if block.mark or block.nesting or place + 1 >= len(blocks):
        return False
    if is_route_line(blocks[place + 1].text) and text[-1] not in ".;,:" and not _AMOUNT.search(text):
        return len(text.split()) <= _MOST_OF_A_USE
    if (
        text.endswith((" or", " and", ","))
        or ";" in text
        or (" \u2013 " in text and not label_class(text))
        or "\t" in text
        or "|" in text
    ):
        return False
    if (_RUN_IN.search(text) and label_class(text) not in {"tier", "form"}) or _ANNOUNCES.search(text):
        return False
    if (text[0] == "(" and text[-1] == ")") or text.startswith(("See ", "see ")):
        return False
    label = label_class(text)
    if not organs and (label == "organ" or _PREGNANT.match(text)) and not text.endswith(":"):
        label = ""
    if len(text) > 100 or len(text.split()) > _MAX_WORDS or text[-1] in ".;,!?" or text[0].islower():
        return (bool(label) and text[-1] not in ".;,") or _is_titled(blocks, place)
    if label or _is_shouted(block, blocks[place + 1]):
        return True
    if (
        _AMOUNT.search(text)
        or shape_of(text) is Shape.STATEMENT
        or (ends_as_lead_in(text) and not text.endswith(":"))
    ):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 5
    if shape_of(text) is Shape.INSTRUCTION and not _is_set_off(blocks, place):
        return False  # "Consider another drug", one of several lines
    return _heads_something(blocks, place)


def _is_shouted(block: Block, after: Block) -> bool:
    """Whether a line in capitals that announces nothing has a sentence in small letters below it."""
    told = after.text[-1] == "." and not after.text.isupper()
    return told and block.text.isupper() and block.text[-1] != ":" and not ends_as_lead_in(block.text)


def _is_set_off(blocks: Sequence[Block], place: int) -> bool:
    """Whether a list is right below a line, or text that no empty line parts from it as one does above."""
    block, after = blocks[place], blocks[place + 1]
    return bool(after.mark or after.nesting) or (block.gap and not after.gap) or place == 0


def _is_titled(blocks: Sequence[Block], place: int) -> bool:
    """Whether a longer line is set off, in Title Case, and followed by a sentence."""
    block, after = blocks[place], blocks[place + 1]
    words = [w for w in re.findall(r"[A-Za-z][\w-]*", block.text) if len(w) >= 4]
    if not block.gap or after.gap or len(block.text) > 100 or len(words) < 4 or block.text[-1] in ".;,!?":
        return False
    return all(w[0].isupper() for w in words) and is_sentence_like(after.text)


def _heads_something(blocks: Sequence[Block], place: int) -> bool:
    after = blocks[place + 1]
    if after.mark or after.nesting or after.level:
        return True
    if is_sentence_like(after.text) or ends_as_lead_in(after.text):
        return True
    if _RUN_IN.search(after.text) or (blocks[place].gap and _AMOUNT.search(after.text)):
        return True
    # A few headings may stand in a row before the first item, or, after a list, before the first dose.
    listed = place > 0 and bool(blocks[place - 1].mark)
    for coming in blocks[place + 1 : place + 1 + _MAX_HEADINGS]:
        if coming.gap and not blocks[place].gap:
            return False  # the last of a run of lines heads nothing behind the gap
        if coming.mark or coming.nesting or is_sentence_like(coming.text) or _RUN_IN.search(coming.text):
            return True
        if _AMOUNT.search(coming.text):
            return listed
        if len(coming.text.split()) > _MAX_WORDS:
            return False
    return False


_FREE_LABELS = 5


def is_label(block: Block, before: Block | None, after: Block | None, *, free: bool = True) -> bool:
    """Whether a list item with no colon heads the items after it ("Severe", then what to do).

    Known labels always do when a fuller item follows; other short phrases only if an instruction or a
    statement follows and what came before was no short phrase too (the end of a plain list), and only
    if ``free``.

    Args:
        block: the item.
        before: the block before it; None at the start.
        after: the block after it; None at the end.
        free: whether phrases that are no known labels may be some.

    >>> item = Block(2, 8, "Severe", mark="-")
    >>> is_label(item, None, Block(11, 45, "Stop zorvexant and see a doctor.", mark="-"))
    True
    >>> is_label(item, None, Block(11, 15, "Rash", mark="-"))
    False
    """
    if after is None or not (after.mark or after.nesting) or block.text[-1] in ".,:" or ";" in block.text:
        return False
    if not free and label_class(block.text) == "population" and _opening(after) == _opening(block):
        return False  # "Adults with gout", "Adults with ...": items of one list
    if label_class(block.text) == "population" and " with " in block.text and _is_one_more(after.text):
        return False  # "adults with gout", "severe asthma with polyps"
    if label_class(block.text) and len(after.text.split()) >= 4 and not label_class(after.text):
        return after.nesting <= block.nesting and not _RUN_IN.search(block.text)
    if (
        not free
        or not _says_something(after.text)
        or after.nesting > block.nesting
        or _RUN_IN.search(block.text)
    ):
        return False
    words = block.text.split()
    if len(words) > _FREE_LABELS or shape_of(block.text) is not Shape.PHRASE or _AMOUNT.search(block.text):
        return False
    if before is not None and ends_as_lead_in(before.text):
        return False
    return before is None or not (before.mark or before.nesting) or _says_something(before.text)


def _is_one_more(text: str) -> bool:
    """Whether words are a phrase that says nothing of those an item names: neither a dose nor what to do."""
    return not any(map(str.isdigit, text)) and not _says_something(text)


def _opening(block: Block) -> str:
    return block.text.split()[0].strip(",;:").casefold()


def _says_something(text: str) -> bool:
    """Whether an item is a sentence; a long phrase isn't."""
    words = len(text.split())
    return words >= 4 and (shape_of(text) is not Shape.PHRASE or text.endswith("."))
