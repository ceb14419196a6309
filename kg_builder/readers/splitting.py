"""Takes apart what scraping glued: a heading behind page furniture, text behind a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import DrugPattern, match_heading

__all__ = ["split_glued"]

# A capital right after a small letter or closing mark; or a question after a word or sentence end.
_SEAM = re.compile(
    r"(?<=[a-z.!?)\u201d\u2019])(?=[A-Z][A-Za-z]*\b)|(?<=[A-Za-z.!?)]) (?=(?:WHAT|HOW|WHICH|WHO|WHEN|IS|ARE"
    r"|CAN|What|How|Which|Who|When|Is|Are|Can) )"
)
_TEASER = re.compile(
    r"(?i)\s*(?:\b(?:see|view|watch|start|launch)\s+(?:the\s+)?(?:slide ?show|pictures|images|video|gallery"
    r"|answer|quiz)"
    r"|\btake\s+(?:the|our)\s+quiz|\bslide ?show|\bquiz)\s*$"
)
_MAX_SEAMS = 40
_BULLET = re.compile(r"(?<=\S)\s*[\u2022\u25aa\u25cf\u25e6\u2023\u2043\u2219\u25a0]\s+(?=\S)")
_MIN_ITEMS = 2


def split_glued(blocks: Iterable[Block], drug: DrugPattern) -> Iterator[Block]:
    """The blocks, those that hold a heading or a list and something else on one line taken apart.

    Args:
        blocks: of the document.
        drug: names of the drug.

    Yields:
        Blocks in order, their places as in the text.

    >>> line = "Ten Heart Facts See SlideshowWhat are the side effects of baclofen?"
    >>> [b.text for b in split_glued([Block(0, len(line), line)], DrugPattern.of(["baclofen"]))]
    ['Ten Heart Facts See Slideshow', 'What are the side effects of baclofen?']
    """
    for block in blocks:
        for piece in _split(block, drug):
            yield from _unfolded(piece)


def _unfolded(block: Block) -> Iterator[Block]:
    """A lead-in and its items, where a line holds a whole list: "Call for: \u2022 rash \u2022 fits"."""
    bullets = list(_BULLET.finditer(block.text)) if not block.level else []
    lead = block.text[: bullets[0].start()].rstrip() if bullets else ""
    if len(bullets) + bool(block.mark) < _MIN_ITEMS or not (lead.endswith(":") or (lead and block.mark)):
        yield block
        return
    yield block.cut(0, bullets[0].start())
    ends = [*(b.start() for b in bullets[1:]), len(block.text)]
    for bullet, end in zip(bullets, ends, strict=True):
        item = block.cut(bullet.end(), end)
        if item.text:
            yield replace(item, mark=bullet.group().strip(), gap=False, number=0)


def _split(block: Block, drug: DrugPattern) -> Iterator[Block]:
    if block.level or len(block.text) < 12:
        yield block
        return
    at, end = _heading_within(block.text, drug)
    if end:
        if at:
            yield from _before(block.cut(0, at))
        yield replace(block.cut(at, end), mark="" if at else block.mark, nesting=0 if at else block.nesting)
        if block.text[end:].strip():
            yield from _split(replace(block.cut(end), mark="", nesting=0), drug)
    else:
        yield block


def _before(block: Block) -> Iterator[Block]:
    """What stands before a glued heading: text, then perhaps the words of a link to a slideshow."""
    teaser = _TEASER.search(block.text)
    stop = max(block.text.rfind(mark) for mark in (". ", ".\u201d ", "! "))
    if teaser and teaser.start() and 0 < stop < teaser.start():
        yield block.cut(0, stop + 1)
        yield replace(block.cut(stop + 1), mark="", nesting=0)
    elif teaser and teaser.start() and block.text[: teaser.start()].rstrip().endswith("."):
        yield block.cut(0, teaser.start())
        yield replace(block.cut(teaser.start()), mark="", nesting=0)
    elif block.text:
        yield block


def _heading_within(text: str, drug: DrugPattern) -> tuple[int, int]:
    """Place of a heading that is only a part of the line; (0, 0) for none."""
    question = text.find("?")
    glued = 0 < question < len(text) - 1 and text[question + 1] not in " )\"'\u201d\u2019"
    if glued and match_heading(text[: question + 1], drug, loose=True):
        return 0, question + 1
    if match_heading(text, drug):
        return 0, 0
    for number, seam in enumerate(_SEAM.finditer(text)):
        if number >= _MAX_SEAMS:
            break
        at = seam.end()
        question = text.find("?", at)
        ends = [len(text)] if question < 0 else [question + 1, len(text)]
        for end in ends:
            found = match_heading(text[at:end], drug)
            if found is None:
                continue
            asks = text[at:end].endswith("?")
            spaced = bool(seam.group())
            teased = _TEASER.search(text[:at]) is not None
            if (asks and found.names_drug) or teased or (asks and not spaced):
                return at, end
    return 0, 0
