"""The tree of a section's passages: which heading, lead-in or item governs which.

Scraping flattens nested lists. What is nested is inferred from, in this order: the mark-up's own depth,
indentation, a change of bullet, and, where all items look alike, from the shape and sense of the items:
a list opened by "Skin infections including:" ends where an item is no kind of infection.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind

from .bare_lists import BARE, mark_bare_lists
from .blocks import Block
from .flat_lists import ends_flat
from .labels import is_label, is_subheading, label_class
from .shapes import ends_as_lead_in

__all__ = ["inline_lists", "passages_of"]

InlineLists = Mapping[str, tuple[str, ...]]
_PARENTHESIS = re.compile(r"\(((?:[^(),]{3,40}, ){1,6}(?:(?:and|or) )?[^(),]{3,40})\)")
_WORDS_BEFORE = re.compile(r"(?:[\w'-]+ ){0,3}[\w'-]+ $")
_FORMS = re.compile(r"(?i)\bforms?\b|\bstrengths?\b|suppl(?:y|ied)|\bpreparations?\b|\bavailable\b")
_ANNOUNCED = re.compile(r"\bfollowing\b|\b(?:answer|these|ask)\b[^.]{0,30}\bquestions\b")


def inline_lists(text: str) -> dict[str, tuple[str, ...]]:
    """Lists in brackets, by the words before them (every tail of up to four words), case folded.

    They tell which items belong to a head that a flattened list has too.

    Args:
        text: of the document.

    Returns:
        Members of each list by the words before it.

    >>> inline_lists("such as skin infections (shingles, cold sores), and")["skin infections"]
    ('shingles', 'cold sores')
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in _PARENTHESIS.finditer(text):
        before = _WORDS_BEFORE.search(text[max(0, match.start() - 80) : match.start()])
        items = tuple(re.sub(r"^(?:and|or) ", "", i.strip().casefold()) for i in match[1].split(", "))
        words = before[0].casefold().split() if before else []
        for count in range(1, len(words) + 1):
            found.setdefault(" ".join(words[-count:]), items)
    return found


_ABBREVIATION = 5
_GRAVE = re.compile(r"(?i)\b(?:serious|severe|major|life-?threatening)")
# "Call your doctor straight away if", "Go to A&E if"
_CALLS = re.compile(
    r"(?i)(?:call|dial|ring|phone|contact|tell|speak|see|seek|get|go|stop|urgent|immediate)\b"
    r".*?(?:\b(?:999|911|112|111|at once|right away|straight ?away|immediately|urgent|now|er)\b|a&e"
    r"|emergency)"
)


@dataclass(slots=True)
class _Governor:
    """Something open that governs what follows.

    Args:
        index: its passage.
        block: its block.
        kind: "heading", "lead-in", "item" (an item that opens a sub-list) or "label".
        label: class of its label.
        members: blocks that it directly governs so far.
    """

    index: int
    block: Block
    kind: str
    label: str = ""
    members: list[Block] = field(default_factory=list)


def passages_of(
    blocks: Sequence[Block],
    lists: InlineLists | None = None,
    *,
    plain: bool = False,
    free: bool = True,
    organs: bool = True,
    title: str = "",
) -> tuple[Passage, ...]:
    """The passages of one section, in reading order, each with the passage that governs it.

    Args:
        blocks: the section's lines, its title left out.
        lists: result of ``inline_lists`` for the whole document.
        plain: whether only headings that the mark-up states count (names and labels are no headings).
        free: whether a short phrase of no known class may head the items after it.
        organs: whether names of organs head lists.
        title: the section's heading.

    >>> flat = ["Effects include:", "Skin infections including:", "Shingles", "Low mood", "Back pain"]
    >>> marks = ["", "-", "-", "-", "-"]
    >>> [p.parent for p in passages_of([Block(0, len(t), t, m) for t, m in zip(flat, marks)])]
    [None, 0, 1, 0, 0]
    """
    marked = blocks if plain else mark_bare_lists(blocks, title)
    return _Outline(marked, lists or {}, plain=plain, free=free, organs=organs).build()


def _rank_class(block: Block) -> str:
    """Class of a heading among its like; those of no rank of their own have none."""
    label = label_class(block.text)
    if label in {"organ", "situation"}:
        return ""
    return label or ("section" if block.heads else "")


class _Outline:
    """One pass over the blocks with a stack of open governors."""

    def __init__(
        self, blocks: Sequence[Block], lists: InlineLists, *, plain: bool, free: bool, organs: bool
    ) -> None:
        self.plain = plain
        self.free = free
        self.organs = organs
        self.last_item: int | None = None
        self.marks: set[str] = set()  # bullets that the running list has had
        self.blocks = blocks
        self.lists = lists
        self.passages: list[Passage] = []
        self.stack: list[_Governor] = []

    def build(self) -> tuple[Passage, ...]:
        for place, line in enumerate(self.blocks):
            block = self._continued(place, line)
            if block.nesting and not block.mark:
                self._add_under_item(block)
            elif block.mark and self._is_marked_heading(place, block):
                self._heading(place, block)
            elif block.mark:
                self._item(place, block)
            elif (
                block.level
                or block.heads
                or (not self.plain and is_subheading(self.blocks, place, organs=self.organs))
            ):
                self._heading(place, block)
            else:
                self._paragraph(place, block)
        return tuple(self.passages)

    def _add(self, block: Block, kind: PassageKind) -> int:
        parent = self.stack[-1].index if self.stack else None
        depth = self.passages[parent].depth + 1 if parent is not None else 0
        if self.stack:
            self.stack[-1].members.append(block)
        self.passages.append(Passage(block.start, block.end, block.text, kind, parent, depth, block.locator))
        if kind is PassageKind.ITEM:
            self.last_item = len(self.passages) - 1
        return len(self.passages) - 1

    def _continued(self, place: int, block: Block) -> Block:
        """The line as an item where it goes on with the list of the item before it, whose line was full."""
        before = self._before(place)
        if before is None or not before.mark or block.mark or block.level or block.nesting or block.gap:
            return block
        open_end = before.text.endswith((",", " or", " and"))
        if not (open_end and block.text[0].islower() and block.indent > before.indent):
            return block
        return replace(block, mark=before.mark, indent=before.indent)

    def _is_marked_heading(self, place: int, block: Block) -> bool:
        """Whether a bullet heads the paragraph below it, "\u2022 Very common (1 in 10 people):"."""
        after = self._after(place)
        plain = after is not None and not (after.mark or after.nesting or after.level or block.nesting)
        return plain and block.text.endswith(":") and label_class(block.text) == "tier"

    def _before(self, place: int) -> Block | None:
        return self.blocks[place - 1] if place else None

    def _after(self, place: int) -> Block | None:
        return self.blocks[place + 1] if place + 1 < len(self.blocks) else None

    def _pop_while(self, *kinds: str) -> None:
        while self.stack and self.stack[-1].kind in kinds:
            self.stack.pop()

    def _add_under_item(self, block: Block) -> None:
        """A further paragraph of a list item."""
        parent = self.last_item
        depth = self.passages[parent].depth + 1 if parent is not None else 0
        passage = Passage(
            block.start, block.end, block.text, PassageKind.PARAGRAPH, parent, depth, block.locator
        )
        self.passages.append(passage)

    # Headings

    def _heading(self, place: int, block: Block) -> None:
        label = _rank_class(block)
        completes = label == "tier" and not block.text.startswith("Other ")
        kept = self._lead_in_of_tiers(place) if completes else -1
        if kept >= 0:
            del self.stack[kept + 1 :]
        else:
            self._pop_while("item", "label", "lead-in")
            if block.text.isupper() and len(block.text) > _ABBREVIATION:
                self._pop_small_headings()
            self._pop_headings(place, block, label)
        self.stack.append(_Governor(self._add(block, PassageKind.HEADING), block, "heading", label))

    def _pop_small_headings(self) -> None:
        """Close the headings under which none in capitals stands."""
        while self.stack and self.stack[-1].kind == "heading" and not self.stack[-1].block.level:
            if self.stack[-1].block.text.isupper() or not self.stack[-1].members:
                return
            self.stack.pop()

    def _lead_in_of_tiers(self, place: int) -> int:
        """Place in the stack of a lead-in that announces tiers ("Call your doctor if:", "Rare"), or -1."""
        for at, governor in enumerate(self.stack):
            if governor.kind != "lead-in":
                continue
            above = self.stack[at + 1] if at + 1 < len(self.stack) else None
            tiers = above and above.kind == "heading" and above.label == "tier"
            if place == governor.index + 1 or tiers or any(map(_has_tier, governor.members[-1:])):
                return at
        return -1

    def _pop_headings(self, place: int, block: Block, label: str) -> None:
        """Close the headings that one more doesn't stand under."""
        if block.level and self.stack:
            while self.stack and (
                not self.stack[-1].block.level or self.stack[-1].block.level >= block.level
            ):
                self.stack.pop()
            return
        levelled = sum(1 for g in self.stack if g.block.level)
        loose = self.stack[levelled:]
        classes = [g.label for g in loose]
        consecutive = bool(loose) and place == loose[-1].index + 1
        again = label == "topic" and not loose[-1].label and label in classes if loose else False
        if consecutive and not again and (loose[-1].label != label or label in {"", "topic", "section"}):
            return
        if label in classes:
            keep = len(classes) - 1 - classes[::-1].index(label)
        elif not label and (forms := self._forms_heading(loose)) is not None:
            keep = forms
        elif not label or label == "severity":
            keep = len(classes)
        elif any(classes):
            keep = next(i for i, c in enumerate(classes) if c)
        else:
            keep = len(classes) if label == "population" else 0
        del self.stack[levelled + keep :]

    @staticmethod
    def _forms_heading(loose: Sequence[_Governor]) -> int | None:
        """Place of an open heading over dosage forms, under which nothing but strengths can stand."""
        for place, (over, under) in enumerate(pairwise(loose)):
            if under.label == "form" and _FORMS.search(over.block.text):
                return place
        return None

    # Paragraphs

    def _paragraph(self, place: int, block: Block) -> None:
        headed = bool(self.stack) and self.stack[-1].index == len(self.passages) - 1
        if not headed and (kept := self._lead_in_of_tiers(-1)) >= 0:
            del self.stack[kept:]
        self._pop_while("item", "label", "lead-in")
        after = self._after(place)
        listed = after is not None and bool(after.mark or after.nesting)
        announces = ends_as_lead_in(block.text) or (
            listed and (block.text[-1] not in ".!?" or _ANNOUNCED.search(block.text) is not None)
        )
        if announces and listed and self.stack and _is_of_tier(self.stack[-1]) and _CALLS.match(block.text):
            self.stack.pop()  # "Call your doctor if you have:" behind the effects of a tier
        index = self._add(block, PassageKind.PARAGRAPH)
        if announces and after is not None:
            self.stack.append(_Governor(index, block, "lead-in"))

    # Items

    def _item(self, place: int, block: Block) -> None:
        while (
            self.stack
            and self.stack[-1].kind in {"item", "label"}
            and self._ends(self.stack[-1], place, block)
        ):
            self.stack.pop()
        before, after = self._before(place), self._after(place)
        if before is None or not (before.mark or before.nesting):
            self.marks.clear()
        self.marks.add(block.mark)
        label = label_class(block.text)
        heads = is_label(block, before, after, free=self.free)
        if heads or (label and after is not None and after.nesting > block.nesting):
            while (
                self.stack
                and self.stack[-1].kind == "label"
                and self._is_sibling(self.stack[-1], block, label)
            ):
                self.stack.pop()
        index = self._add(block, PassageKind.ITEM)
        if ends_as_lead_in(block.text) and self._has_member(block, after):
            self.stack.append(_Governor(index, block, "item", label))
        elif heads or (
            after is not None and (self._is_deeper(after, block) or self._is_lesser(after, block))
        ):
            self.stack.append(_Governor(index, block, "label", label))

    def _has_member(self, block: Block, after: Block | None) -> bool:
        if after is None or not (after.mark or after.nesting):
            return False
        return not self._is_shallower(after, block)

    @staticmethod
    def _is_deeper(block: Block, than: Block) -> bool:
        if not (block.mark or block.nesting):
            return False
        if block.nesting or than.nesting:
            return block.nesting > than.nesting > 0
        return block.indent >= than.indent + 2

    def _is_lesser(self, block: Block, than: Block) -> bool:
        """Whether a bullet that this list has not had yet begins a list inside an item."""
        if block.nesting or block.mark in {"", BARE} or than.mark in {block.mark, BARE}:
            return False
        return block.mark not in self.marks

    @staticmethod
    def _is_shallower(block: Block, than: Block) -> bool:
        if block.nesting or than.nesting:
            return 0 < block.nesting < than.nesting
        return block.indent + 2 <= than.indent

    def _is_sibling(self, governor: _Governor, block: Block, label: str) -> bool:
        """Whether an item that heads others ends the label before it rather than stand under it."""
        if self._is_deeper(block, governor.block):
            return False
        return governor.label == label or not governor.label or label != "severity"

    def _ends(self, governor: _Governor, place: int, block: Block) -> bool:
        """Whether an item isn't governed by the open item (so that its sub-list is over)."""
        head, members = governor.block, governor.members
        if self._is_deeper(block, head):
            return False
        if self._is_shallower(block, head):
            return True
        if members and self._is_deeper(members[0], head):
            return True
        if members and members[0].mark != head.mark and block.mark != members[0].mark:
            return True
        if governor.kind == "label":
            return False if not members else self._ends_label(governor, place, block)
        if not members:
            return False
        if members[0].mark != head.mark and block.mark == members[0].mark:
            return False
        return ends_flat(head, members, block, self.lists)

    def _ends_label(self, governor: _Governor, place: int, block: Block) -> bool:
        return is_label(block, None, self._after(place), free=self.free) and self._is_sibling(
            governor, block, label_class(block.text)
        )


def _has_tier(block: Block) -> bool:
    """Whether an item begins with how often it occurs, "Rare: fits"."""
    return label_class(block.text.partition(":")[0]) == "tier"


def _is_of_tier(governor: _Governor) -> bool:
    """Whether a heading says how often the effects occur that stand below it, as items."""
    often = governor.label == "tier" and not _GRAVE.search(governor.block.text)
    return often and governor.kind == "heading" and any(m.mark for m in governor.members)
