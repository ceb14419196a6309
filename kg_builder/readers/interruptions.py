"""Where a monograph goes on behind what a site puts in its midst, and pages lost in it altogether."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .furniture import Scope, furniture_scope
from .headings import DrugPattern, match_heading

__all__ = ["ends_monograph", "is_in_passing", "swallows", "teases", "tells_of_drug"]

_FEWEST_KINDS = 4
_TOLD_WORDS = 12
_ENDS = re.compile(
    r"(?i)\u00a9|\bcopyright\b|\ball rights reserved\b|"
    r"\b(?:reviews?|comments?|community|ratings?|stories|news|forums?|ask the experts?)\b"
)
_LINK = re.compile(r"(?i)\b(?:see|view) (?:images|pictures|slide ?show|gallery)$")
_OF_DRUGS = re.compile(
    r"(?i)\b(?:drugs?|medicines?|medications?|brands?)\b"
)  # whose names follow, in small letters
_POINTS = re.compile(r"(?:th\w+|your) ")  # "the usual treatment" may be another one
_I = re.compile(r"\bI\b|\b[Mm]y\b")


def swallows(lines: Iterable[tuple[bool, Block]], drug: DrugPattern, vague: Collection[SectionKind]) -> bool:
    """Whether most of a page ended up among its furniture, though that has the headings of a monograph.

    Args:
        lines: whether each of the page's lines is furniture, and the line.
        drug: names of the page's drug.
        vague: kinds of section whose headings tell no monograph.

    >>> titles = ["Uses", "Dosage", "Side effects", "Interactions"]
    >>> swallows([(True, Block(0, len(t), t)) for t in titles], DrugPattern.of([]), ())
    True
    >>> swallows([(False, Block(0, len(t), t)) for t in titles], DrugPattern.of([]), ())
    False
    """
    lines = list(lines)
    lost = [block for is_lost, block in lines if is_lost]
    if 2 * sum(len(b.text) for b in lost) <= sum(len(b.text) for _, b in lines):
        return False
    kinds = {heading.kind for b in lost if (heading := match_heading(b.text, drug))}
    return len(kinds.difference(vague)) >= _FEWEST_KINDS


def ends_monograph(opening: str) -> bool:
    """Whether sentences behind a line that opens furniture are others': of users, of news, of owners.

    Args:
        opening: the line.

    >>> ends_monograph("Patient Comments"), ends_monograph("Related Articles")
    (True, False)
    """
    return _ENDS.search(opening) is not None


def is_in_passing(blocks: Sequence[Block], place: int, drug: DrugPattern) -> bool:
    """Whether the monograph goes on right behind a line that elsewhere opens links, adverts or reviews.

    Args:
        blocks: the document's lines.
        place: of the line.
        drug: names of the drug.

    >>> blocks = [Block(0, len(t), t, gap=True) for t in ("Nausea,", "Featured", "headache and rash.")]
    >>> is_in_passing(blocks, 1, DrugPattern.of([])), is_in_passing(blocks, 0, DrugPattern.of([]))
    (True, False)
    """
    if not 0 < place < len(blocks) - 1:
        return False
    before, after = blocks[place - 1], blocks[place + 1]
    if before.level or after.level:
        return False
    if after.text[:1].islower() and bool(before.mark) == bool(after.mark):
        return before.text[-1] not in ".!?:" and not _OF_DRUGS.search(blocks[place].text)
    return not ends_monograph(blocks[place].text) and tells_of_drug(after, drug)


def teases(blocks: Sequence[Block], place: int) -> bool:
    """Whether right below a line stands a link to pictures, with which what the line opens is over.

    Args:
        blocks: the document's lines.
        place: of the line.

    >>> teases([Block(0, 6, "IMAGES"), Block(7, 26, "The brain See Images")], 0)
    True
    """
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return _LINK.search(below) is not None and furniture_scope(below) is Scope.LINE


def tells_of_drug(block: Block, drug: DrugPattern) -> bool:
    """Whether a line is a whole sentence or more on the drug, not said by a user of it.

    Args:
        block: the line.
        drug: names of the drug.

    >>> told = "Zorvexant may cause a rash in people who have never before had one of any kind."
    >>> said = "I took zorvexant for a rash that had been there for years, and it went away at last."
    >>> [tells_of_drug(Block(0, len(t), t), DrugPattern.of(["zorvexant"])) for t in (told, said)]
    [True, False]
    """
    words = block.text.split()
    if len(words) < _TOLD_WORDS or not block.text.endswith(".") or block.mark or _I.search(block.text):
        return False
    return any(not _POINTS.match(found.group()) for found in drug.regex.finditer(block.text.casefold()))
