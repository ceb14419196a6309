"""Blocks to sections: headings open them, furniture interrupts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Section, SectionKind, Table

from .blocks import BOLD_LEVEL, Block
from .contents import contents_entries, contents_headings
from .furniture import Scope, furniture_scope, is_reference_line
from .heading_reader import CARDS, QUESTION, VAGUE, Around, HeadingReader
from .headings import KNOWN, MAX_HEADING, DrugPattern, HeadingMatch, fold_heading
from .interruptions import ends_monograph, is_in_passing, swallows, teases, tells_of_drug
from .labels import label_class
from .list_items import item_of_list
from .menus import menu_above_title
from .naming import is_class_line, name_line
from .numbering import numbered_headings
from .open_section import PLAIN, OpenSection, divided_by_group, goes_on_to_warn, is_part_of_dosing, section_of
from .outline import inline_lists
from .product_columns import product_columns
from .run_in import RUN_IN, RUN_IN_PAGE, run_in_kinds, split_run_in
from .running_lines import running_lines
from .shapes import Shape, ends_as_lead_in, is_sentence_like, shape_of
from .told_kinds import is_essay, told_apart

__all__ = ["sections_of"]

_NEVER_JOINED = frozenset({SectionKind.OTHER, SectionKind.SPECIAL_POPULATIONS, SectionKind.CLINICAL_STUDIES})
_STRENGTH = re.compile(r"\d ?(?:mg|mcg|g|ml|units?|%)(?!\w)", re.IGNORECASE)
_LOOK_AHEAD = 6
_TITLE_LINES = 8
_MENU_LINES = 4
_SHORT_HEADING = 7
# "Do not take these drugs with ...:" opens a list of interacting drugs.
_OF_OTHERS = re.compile(
    r"(?i)\b(?:these|the following|certain|other|any) (?:\w+ )?(?:drugs|medicines|medications)\b.*:$"
)
_RIGHTS = re.compile(r"(?i)\u00a9|\bcopyright\b|\ball rights reserved\b")
_TO_NEXT = re.compile("(?i)next: ")  # "Next: Interactions" right above what it leads to
_HEAD = frozenset({SectionKind.IDENTITY, SectionKind.FURNITURE})
_ON_CARD = _HEAD | {SectionKind.OTHER}
_FOR_WHOM = re.compile(r"(?i)\b(?:patients?|users?|consumers?|leaflet|guide|handout)\b(?!.*\?)")
# "Before taking it, tell your doctor if you have:" behind what must not be.
_TELL_FIRST = re.compile(
    r"(?i)before (?:you )?\w+(?: \S+){1,5}?,? (?:tell|talk to|speak to|ask|inform) your [^.]{3,60}"
    r"\b(?:if|about|whether)\b"
)
_BOXES = frozenset({SectionKind.WARNINGS, SectionKind.BOXED_WARNING})
# "The most common side effects of X are:", "Other adverse reactions include rash."
_EFFECTS_ARE = re.compile(
    r"(?i)^[^.;]*\b(?:side effects?|adverse (?:effects?|reactions?|events?))\b[^.;]*"
    r"\b(?:are|were|include[sd]?)\b"
)


def sections_of(
    text: str, blocks: Sequence[Block], drug: DrugPattern, tables: Sequence[Table] = ()
) -> tuple[Section, ...]:
    r"""The sections of a document, in reading order.

    Args:
        text: the document's text.
        blocks: its lines or elements, glued ones taken apart.
        drug: names of the drug.
        tables: its tables; each goes to the section it stands in.

    Returns:
        Sections that don't overlap; lines before the first heading make one of their own.

    >>> text = "Uses\nZorvexant treats gout."
    >>> blocks = [Block(0, 4, "Uses"), Block(5, 27, "Zorvexant treats gout.")]
    >>> [section.kind.value for section in sections_of(text, blocks, DrugPattern.of(["zorvexant"]))]
    ['indications']
    """
    gatherer = _Gatherer(blocks, drug)
    opened = gatherer.gather()
    lines = ((o.kind is SectionKind.FURNITURE, b) for o in opened for b in o.blocks)
    if swallows(lines, drug, VAGUE | PLAIN):
        opened = _Gatherer(blocks, drug, distrust=True).gather()
    essay = gatherer.run_in_kinds < RUN_IN_PAGE and is_essay(blocks, drug)
    opened = [part for o in opened if o.title or o.blocks for part in told_apart(o, drug=drug, essay=essay)]
    for table in tables:
        before = [o for o in opened if (o.title or o.blocks[0]).start <= table.start]
        if before:
            (before[-1].interrupts or before[-1]).tables.append(table)
    lists = inline_lists(text)
    return tuple(section_of(text, o, lists) for o in opened)


def _is_lead_in(block: Block) -> bool:
    """Whether a line announces a list in a full sentence rather than heads a section."""
    if block.level or not block.text.endswith(":"):
        return False
    return shape_of(block.text) is Shape.STATEMENT and len(block.text.split()) > 4


class _Gatherer:
    """One pass over the blocks; ``current`` is the section being gathered.

    Furniture within a section doesn't end it: what comes after goes on in the same section, so that a
    list keeps its lead-in.

    Args:
        blocks: the document's lines.
        drug: names of its drug.
        distrust: whether what opens a block of furniture elsewhere is a line of it here, and no more.
    """

    def __init__(self, blocks: Sequence[Block], drug: DrugPattern, *, distrust: bool = False) -> None:
        self.blocks = blocks
        self.drug = drug
        self.distrust = distrust
        self.current = OpenSection(SectionKind.IDENTITY)
        self.opened = [self.current]
        self.resume: OpenSection | None = None  # what an interruption interrupted
        self.block_scope = False  # inside furniture that a heading ends
        self.passing = False  # and a sentence on the drug, too
        self.teaser = False  # the line after "SLIDESHOW"
        self.levels: list[tuple[int, SectionKind]] = []
        self.run_in_kinds = run_in_kinds(blocks, drug)
        self.menu = menu_above_title(blocks, drug)
        self.contents = contents_entries(blocks, drug)
        self.running = running_lines(blocks, drug)
        self.columns = product_columns(blocks)
        self.numbered = numbered_headings(blocks, drug, self.contents)
        self.headings = HeadingReader(
            blocks, drug, self.numbered, contents_headings(blocks, drug, self.contents)
        )

    def gather(self) -> list[OpenSection]:
        for place, block in enumerate(self.blocks):
            self._place(place, block)
        return self.opened

    def _place(self, place: int, block: Block) -> None:
        teaser, self.teaser = self.teaser, False
        if place in self.contents or block.text in self.running:
            self._furniture(block, Scope.LINE)
            return
        if place not in self.columns and self._is_name_line(place, block):
            after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
            lists = after is not None and name_line(block.text) is None  # its names stand below it
            if lists and self.current.kind is not SectionKind.IDENTITY and not RUN_IN.fullmatch(block.text):
                self._start(OpenSection(SectionKind.IDENTITY, block, block.level))
            else:
                self._interrupt(SectionKind.IDENTITY, block)
            return
        current, levels = self.current, tuple(self.levels)
        around = Around(current.kind, current.title, levels, in_scope=self.block_scope)
        if item := block if place in self.columns else item_of_list(block, current.kind):
            self._content(place, item)
            return
        scope = None if self._answers(place, block) else furniture_scope(block.text)
        # "Are you currently using Lioresal?" asks readers of the site, and heads nothing.
        is_link = scope is Scope.LINE and not _TO_NEXT.match(block.text)
        heading = None if is_link or scope is Scope.REPORT else self.headings.read(place, block, around)
        in_furniture = current.kind is SectionKind.FURNITURE
        if heading and (kind := self._kind_on_top(place, block, heading)):
            self._interrupt(kind, block)
            return
        if block.boxed:
            titles = heading is not None and heading.kind is SectionKind.BOXED_WARNING
            self._interrupt(SectionKind.BOXED_WARNING, block, titles=titles)
            return
        if heading and not (in_furniture and not self._reopens(place, block, heading, teaser=teaser)):
            self._open(replace(block, mark=""), heading, listed=place in self.headings.listed)
            return
        if place in self.numbered:
            self._start(OpenSection(SectionKind.OTHER, replace(block, mark=""), block.level))
            return
        if scope is Scope.LINE and 3 * place > 2 * len(self.blocks) and _RIGHTS.search(block.text):
            scope = Scope.BLOCK  # what a site puts below its copyright is no more of the monograph
        if scope is Scope.BLOCK and teases(self.blocks, place):
            scope = Scope.NEXT
        if scope is Scope.BLOCK and (block.mark or block.nesting):
            scope = Scope.LINE  # a link in a list of links; a list of the monograph may go on after it
        if scope is Scope.BLOCK and block.text.endswith(":") and self.current.kind is SectionKind.DOSAGE:
            scope = None  # "Comments:" on a dose
        if scope is None and block.level and self._is_link_heading(block):
            scope = Scope.BLOCK
        if scope is Scope.BLOCK and self._shows_products(place):
            self._start(OpenSection(SectionKind.DOSAGE_FORMS, block, block.level))
        elif scope is Scope.REPORT:
            self._start(OpenSection(SectionKind.OTHER, block))
        elif scope is not None:
            passing = self.distrust or self._in_menu(place) or is_in_passing(self.blocks, place, self.drug)
            self._furniture(block, Scope.LINE if scope is Scope.BLOCK and passing else scope)
        elif teaser:
            self.current.blocks.append(block)
        elif is_reference_line(block.text) and not block.mark.startswith("\u00b7"):
            self._interrupt(SectionKind.REFERENCES, block)
        else:
            self._content(place, block)

    def _answers(self, place: int, block: Block) -> bool:
        """Whether "Yes." is what a page answers to its question above, rather than a button to vote by."""
        asked = self.blocks[place - 1].text if place else ""
        answer = asked.endswith("?") and fold_heading(block.text) in {"yes", "no"}
        return answer and furniture_scope(asked) is None

    # Headings

    def _is_name_line(self, place: int, block: Block) -> bool:
        if block.mark or block.nesting:
            return False
        after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if name_line(block.text, after.text if after and not after.level else ""):
            return True
        return self.current.kind is SectionKind.IDENTITY and is_class_line(block.text)

    def _in_menu(self, place: int) -> bool:
        """Whether a line stands among or right behind those of a table of contents."""
        return any(p in self.contents for p in range(place - _MENU_LINES, place))

    def _kind_on_top(self, place: int, block: Block, heading: HeadingMatch) -> SectionKind | None:
        """What a heading on a page's top is instead: its title, "Patient leaflet", or a word of a menu."""
        on_top = not {o.kind for o in self.opened} - _HEAD and len(self.opened[0].blocks) < _TITLE_LINES
        if on_top and heading.kind is SectionKind.PATIENT_INFORMATION and _FOR_WHOM.search(block.text):
            return SectionKind.IDENTITY
        boxed = block.level or heading.kind is SectionKind.BOXED_WARNING
        return SectionKind.FURNITURE if place in self.menu and not boxed else None

    def _reopens(self, place: int, block: Block, heading: HeadingMatch, *, teaser: bool) -> bool:
        """Whether a heading within furniture belongs to the monograph again."""
        if heading.names_drug or place in self.numbered or place in self.headings.listed:
            return True
        if _TO_NEXT.match(block.text):
            return True
        coming = self.blocks[place + 1 : place + 1 + _LOOK_AHEAD]
        if teaser:  # "SPONSORED" may stand right above a heading
            text = coming[0].text if coming and not self.block_scope else ""
            return len(text.split()) > _SHORT_HEADING and is_sentence_like(text)
        if not self.block_scope:
            return True
        if heading.kind in {SectionKind.REFERENCES, SectionKind.SUMMARY}:
            return True
        if heading.kind in VAGUE:
            return False
        told = (b for b in coming if is_sentence_like(b.text) or ends_as_lead_in(b.text))
        return any("<x>" in self.drug.mask(b.text.casefold()) for b in told)

    def _shows_products(self, place: int) -> bool:
        """Whether what would be furniture ("Images") has a product below it, "baclofen 10 mg tablet"."""
        below = self.blocks[place + 1].text if place + 1 < len(self.blocks) else ""
        named = len(below) <= MAX_HEADING and self.drug.mask(fold_heading(below)).startswith(KNOWN)
        return named and _STRENGTH.search(below) is not None

    def _is_link_heading(self, block: Block) -> bool:
        return block.level < BOLD_LEVEL and self.current.kind is SectionKind.FURNITURE and self.block_scope

    def _open(self, block: Block, heading: HeadingMatch, *, listed: bool = False) -> None:
        if self.resume is not None and not self.block_scope:
            self.current, self.resume = self.resume, None
        current = self.current
        same = heading.kind is current.kind and current.kind not in _NEVER_JOINED
        if (heading.kind is current.kind and _is_lead_in(block)) or (
            current.kind is SectionKind.INTERACTIONS and _OF_OTHERS.search(block.text)
        ):
            current.blocks.append(block)
            return
        if heading.kind is SectionKind.SPECIAL_POPULATIONS and divided_by_group(current, block):
            current.blocks.append(replace(block, heads=True))
            return
        headed = current.title is not None or (current.kind is SectionKind.IDENTITY and bool(current.blocks))
        goes_on = same and headed and not heading.names_drug
        if not (block.text.endswith("?") or listed) and is_part_of_dosing(current, block, heading.kind):
            goes_on = True
        if goes_on and heading.kind is not SectionKind.REFERENCES:
            current.blocks.append(replace(block, heads=True))
        else:
            self._start(OpenSection(heading.kind, block, block.level))

    def _start(self, section: OpenSection) -> None:
        self.resume, self.block_scope = None, False
        if section.level:
            self.levels = [(lv, k) for lv, k in self.levels if lv < section.level]
            self.levels.append((section.level, section.kind))
        self._add(section)

    def _add(self, section: OpenSection) -> None:
        self.opened.append(section)
        self.current = section

    # Furniture and other interruptions

    def _furniture(self, block: Block, scope: Scope) -> None:
        if self.current.kind is not SectionKind.FURNITURE:
            self._interrupt(SectionKind.FURNITURE, block)
        else:
            self.current.blocks.append(block)
        if scope is Scope.BLOCK:
            self.current.interrupts = None
            self.passing = not ends_monograph(block.text) and (self.passing or not self.block_scope)
            self.block_scope = True
        self.teaser = scope is Scope.NEXT

    def _interrupt(self, kind: SectionKind, block: Block, *, titles: bool = False) -> None:
        """Put a block, perhaps as the heading, into a section of its own; the present one comes back then."""
        current = self.current
        if current.kind is kind:
            current.blocks.append(block)
            return
        interrupted = self.resume if self.resume is not None else current
        self._add(OpenSection(kind, block) if titles else OpenSection(kind, blocks=[block]))
        self.current.interrupts = self.resume = interrupted

    # Content

    def _content(self, place: int, block: Block) -> None:
        if self.current.kind is SectionKind.FURNITURE and self.block_scope and not self._goes_on(block):
            self.current.blocks.append(block)
            return
        if self.resume is not None:
            self.current, self.resume = self.resume, None
            self.block_scope = self.current.kind is SectionKind.FURNITURE
        banned = self.current.kind is SectionKind.CONTRAINDICATIONS and not block.mark
        if (banned and _TELL_FIRST.match(block.text)) or goes_on_to_warn(self.current, block):
            self._start(OpenSection(SectionKind.WARNINGS))
        if self._is_behind_card(block):
            self._add(OpenSection(SectionKind.DESCRIPTION))
        if self._is_behind_box(block):
            self._add(OpenSection(SectionKind.ADVERSE_EFFECTS))
        if 0 < block.level < BOLD_LEVEL:
            self._unknown_heading(block)
        elif self._is_unknown_question(block):
            self._start(OpenSection(SectionKind.OTHER, block, block.level))
        elif split := split_run_in(block, self.drug, self.current.kind, self.run_in_kinds):
            title, rest, heading = split
            around = self.current
            boxed = heading.kind is SectionKind.BOXED_WARNING and not title.text.isupper()
            resumes = boxed or self.run_in_kinds < RUN_IN_PAGE
            self._open(title, heading)
            self.current.blocks.append(rest)
            # "IMPORTANT WARNING: Slow breathing" titles what comes
            told = is_sentence_like(rest.text) and self._is_paragraph(place + 1)
            card = around.kind in CARDS and heading.kind is not SectionKind.BOXED_WARNING
            if resumes and (told or card) and self.current is not around:
                self.current = around
        else:
            self.current.blocks.append(block)

    def _goes_on(self, block: Block) -> bool:
        """Whether the monograph goes on behind links and adverts, or begins below a menu with its title."""
        if not {o.kind for o in self.opened} - _HEAD:
            begins = len(block.text) <= MAX_HEADING and not (block.mark or block.nesting)
            return begins and self.drug.mask(fold_heading(block.text)).startswith(KNOWN)
        interrupted = self.resume is not None and self.resume.kind is not SectionKind.IDENTITY
        return interrupted and self.passing and tells_of_drug(block, self.drug)

    def _is_behind_card(self, block: Block) -> bool:
        """Whether a page begins to tell of its drug, below a card whose last lines are of other matters."""
        on_card = self.current.kind is SectionKind.OTHER and not {o.kind for o in self.opened} - _ON_CARD
        return on_card and block.gap and not block.level and tells_of_drug(block, self.drug)

    def _is_behind_box(self, block: Block) -> bool:
        """Whether the text comes back from a box of warnings to the side effects headed above it."""
        if self.current.kind not in _BOXES or not self.current.blocks:
            return False
        above = self.opened[-2]
        headed = above.kind is SectionKind.ADVERSE_EFFECTS and above.title is not None and not above.blocks
        return headed and _EFFECTS_ARE.search(block.text) is not None

    def _is_unknown_question(self, block: Block) -> bool:
        asked = not (block.mark or block.nesting) and QUESTION.fullmatch(block.text) is not None
        return asked or self.headings.asks(block)

    def _unknown_heading(self, block: Block) -> None:
        """A stated heading of unknown words: inside a deeper-reaching section, or a section of its own."""
        self.levels = [(lv, k) for lv, k in self.levels if lv < block.level]
        around = self.levels[-1][1] if self.levels else None
        current = self.current
        known = current.kind not in {SectionKind.OTHER, SectionKind.IDENTITY, SectionKind.FURNITURE}
        below = block.level > current.level or current.kind is SectionKind.BOXED_WARNING
        if known and (label_class(block.text) or (below and not current.blocks)):
            current.blocks.append(block)  # right below "Boxed warning" stands of what it warns
        elif around is not None and around not in {
            SectionKind.IDENTITY,
            SectionKind.OTHER,
            SectionKind.FURNITURE,
        }:
            if current.kind is not around:
                self._add(OpenSection(around, None, self.levels[-1][0]))
            self.current.blocks.append(block)
        elif block.level == 1 and current.kind is SectionKind.IDENTITY and not current.title:
            current.blocks.append(block)
        else:
            self._start(OpenSection(SectionKind.OTHER, block, block.level))

    # "Side effects: nausea, ..." on one line

    def _is_paragraph(self, place: int) -> bool:
        """Whether a plain paragraph stands at a place, so that what a run-in heading heads is over."""
        block = self.blocks[place] if place < len(self.blocks) else None
        return block is not None and not (block.mark or block.nesting or block.level)
