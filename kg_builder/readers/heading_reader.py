"""Whether a line heads a section, told by its words, its place and the section before it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import BOLD_LEVEL, Block, is_bold_label
from .furniture import furniture_scope
from .heading_words import heading_by_words, stands_out
from .headings import KNOWN, DrugPattern, HeadingMatch, fold_heading, match_heading
from .labels import label_class
from .numbering import chapter_numbers
from .shapes import ends_as_lead_in, is_sentence_like
from .told_kinds import told_kind

__all__ = ["CARDS", "QUESTION", "VAGUE", "Around", "HeadingReader"]

QUESTION = re.compile(
    r"(?:what|which|who|when|where|why|how|is|are|can|could|do|does|should|will|may) .{3,150}\?",
    re.IGNORECASE,
)
"""A line that asks."""

_ASKS = re.compile(
    r"(?:what|which|who|when|where|why|how) (?:[a-z]+ ){0,2}"
    r"(?:is|are|can|could|do|does|should|will|may|might|must)\b"
    r"|(?:can|could|do|does|should|will|may|is|are) (?:i|you|my|it)\b",
    re.IGNORECASE,
)
_QUESTION_WORDS = 12

VAGUE = frozenset(
    {
        SectionKind.OTHER,
        SectionKind.DESCRIPTION,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.CLINICAL_STUDIES,
    }
)
"""Kinds that say little of what a section holds."""

CARDS = frozenset({SectionKind.IDENTITY, SectionKind.SUMMARY})
"""Kinds of a page's "At a glance", which has one labelled line a fact."""

# Kinds that hardly have parts with headings of their own words.
_ENDED_BY_UNKNOWN = VAGUE | {
    SectionKind.IDENTITY,
    SectionKind.INDICATIONS,
    SectionKind.CONTRAINDICATIONS,
    SectionKind.DOSAGE_FORMS,
    SectionKind.MECHANISM,
    SectionKind.STORAGE,
}

# Kinds that others may follow under such headings, told by what stands below these.
_ENDED_BY_TOLD = {
    kind: frozenset({SectionKind.INTERACTIONS, SectionKind.PREGNANCY, SectionKind.LACTATION})
    for kind in (SectionKind.ADVERSE_EFFECTS, SectionKind.DOSAGE)
}

# Kinds whose words also head parts of other sections: "Risk of infection" among side effects.
_DIVIDING = frozenset({SectionKind.WARNINGS, SectionKind.SPECIAL_POPULATIONS})
_DIVIDED_BY = {SectionKind.INTERACTIONS: _DIVIDING | {SectionKind.CONTRAINDICATIONS}}
_RISK = re.compile(r"(?i)\brisks? of\b")
# The same of plain lines: "Call 999 if you took too much".
_DIVIDED_BY_LINE = {SectionKind.OVERDOSAGE: frozenset({SectionKind.ADVERSE_EFFECTS})}
# Parts that safety has, each of a kind of its own.
_PARTS = {SectionKind.WARNINGS: frozenset({SectionKind.INTERACTIONS})}
_BANNED = frozenset({SectionKind.PREGNANCY, SectionKind.LACTATION})
_CARE = frozenset({"use with caution", "be careful", "take care", "caution", "use caution"})
_FORBIDS = re.compile(r"(?i)(?:avoid|do not|don['\u2019]t|never|not recommended|contra-?indicated)\b")
_SHORT_LEAD = 4  # words that head a list rather than lead in to it
_ITEM_WORDS = 24
_NEXT_WORDS = 8
_FEW_ITEMS = 3
_BELOW = 8
_SEVERAL = 3
_MOST = 0.3
_TWO, _NEARLY_ALL = 2, 0.6
# Words that head a section of a page and name nothing that a list has among its items.
_NO_ITEM = re.compile(
    r"(?i)\b(?:side[- ]?effects?|adverse|undesirable|dosages?|dosing|posology|(?:drug )?interactions"
    r"|contra-?indications|warnings|precautions|how (?:and when )?to|uses|indications|storage"
    r"|other medical problems|proper use|missed dose|^do not use$|^ask a doctor)\b"
)


@dataclass(frozen=True, slots=True)
class Around:
    """The section that a line would end.

    Args:
        kind: its kind.
        title: its heading.
        levels: level and kind of the sections that it stands in.
        in_scope: whether it is furniture that only a heading ends.
    """

    kind: SectionKind
    title: Block | None
    levels: tuple[tuple[int, SectionKind], ...]
    in_scope: bool


class HeadingReader:
    """Tells headings among the blocks of a document.

    Args:
        blocks: all blocks.
        drug: names of the drug.
        numbered: places of blocks whose numbers are those of chapters.
        listed: places of headings that a table of contents lists.
    """

    def __init__(
        self, blocks: Sequence[Block], drug: DrugPattern, numbered: Set[int], listed: Set[int]
    ) -> None:
        self.blocks = blocks
        self.drug = drug
        self.numbered = numbered
        self.listed = listed

    def read(self, place: int, block: Block, around: Around) -> HeadingMatch | None:
        """What a block heads, None for what heads nothing.

        Args:
            place: which of the blocks.
            block: that block.
            around: the section that it would end.
        """
        if block.nesting or (block.mark and block.mark[0] != "1"):
            return None
        if block.text.startswith(("WARNING: ", "WARNINGS: ")) and block.text.isupper():
            return HeadingMatch(SectionKind.BOXED_WARNING)
        in_furniture = around.kind is SectionKind.FURNITURE
        question = block.text.endswith("?")
        found = match_heading(block.text, self.drug)
        if found is None and place in self.listed:
            found = heading_by_words(block.text, self.drug) or HeadingMatch(SectionKind.OTHER)
        bare = replace(block, mark="") if place in self.numbered else block
        may_head = place and not bare.mark and (not in_furniture or self._asks_of_drug(bare, around))
        if found is None and may_head:
            found = self._by_words(bare, around, self.blocks[place + 1 : place + 1 + _BELOW])
        if found is None or (block.mark and not self._is_numbered_heading(place, found)):
            return None
        if self._divides_chapter(place, block, found, around) or self._ranks_drugs(place, found, around):
            return None
        if block.text.upper() in {"WARNING", "WARNINGS"} and self._is_framed(place):
            return HeadingMatch(SectionKind.BOXED_WARNING)
        if found.kind is SectionKind.BOXED_WARNING:  # never one of a list's items
            return found
        sure = block.level or found.names_drug or question or place in self.listed
        if not sure and self._is_in_list(place, block):
            return None
        return None if self._is_banned(place, found, around) else found

    def _is_banned(self, place: int, found: HeadingMatch, around: Around) -> bool:
        """Whether "Pregnancy" is one of the lines that say when the drug must not be given."""
        if found.kind not in _BANNED or around.kind is not SectionKind.CONTRAINDICATIONS:
            return False
        block, coming = self.blocks[place], self.blocks[place + 1 : place + 2]
        before = self.blocks[place - 1]
        listed = not (block.gap or block.level) and before.start != (
            around.title.start if around.title else -1
        )
        return listed and not block.text.endswith(":") and not any(_tells(b) or b.mark for b in coming)

    def _ranks_drugs(self, place: int, found: HeadingMatch, around: Around) -> bool:
        """Whether "Use with caution" heads drugs to take along with care, behind "Avoid using together"."""
        block, title = self.blocks[place], around.title
        if found.kind is not SectionKind.WARNINGS or around.kind is not SectionKind.INTERACTIONS:
            return False
        if title is None or 0 < block.level <= title.level or fold_heading(block.text) not in _CARE:
            return False
        held = takewhile(lambda b: b.start >= title.start, reversed(self.blocks[:place]))
        return any(_FORBIDS.match(b.text) and not b.mark and not is_sentence_like(b.text) for b in held)

    def _asks_of_drug(self, block: Block, around: Around) -> bool:
        """Whether a line within furniture may be a heading of the monograph in words of its own."""
        if block.level and not around.in_scope:
            return True
        return block.text.endswith("?") and KNOWN in self.drug.mask(fold_heading(block.text))

    def _by_words(self, block: Block, around: Around, after: Sequence[Block]) -> HeadingMatch | None:
        """What a sure heading of unknown wording opens; inside a known section, headings divide it."""
        on_card = around.kind in CARDS or (around.title is not None and is_bold_label(around.title))
        if on_card and is_bold_label(block):
            return heading_by_words(block.text, self.drug)
        if self.asks(block):
            return heading_by_words(block.text, self.drug)
        if block.text.endswith("?"):
            asked = QUESTION.fullmatch(block.text) is not None
            return heading_by_words(block.text, self.drug) if asked or block.level else None
        if 0 < block.level < BOLD_LEVEL:
            outer = [kind for level, kind in around.levels if level < block.level]
            if not outer or outer[-1] in VAGUE | {SectionKind.IDENTITY, SectionKind.FURNITURE}:
                return heading_by_words(block.text, self.drug)
            found = heading_by_words(block.text, self.drug, sure=True)
            return found if found and found.kind in _PARTS.get(outer[-1], ()) else None
        if block.level == BOLD_LEVEL and not block.text.endswith(":"):
            found = heading_by_words(block.text, self.drug, sure=True)
            divides = found is not None and found.kind in _DIVIDED_BY.get(around.kind, _DIVIDING)
            return None if divides else found
        if stands_out(block, after[0] if after else None):
            found = heading_by_words(block.text, self.drug, sure=not self._is_regular)
            if found and found.kind in _DIVIDED_BY_LINE.get(around.kind, ()):
                return None
            if found and around.kind is SectionKind.ADVERSE_EFFECTS and _RISK.search(block.text):
                return None
            return found or self._told_below(block, around, after)
        return None

    def _told_below(self, block: Block, around: Around, after: Sequence[Block]) -> HeadingMatch | None:
        """What a heading of unknown words opens, by what the lines below it tell."""
        other = _ENDED_BY_TOLD.get(around.kind, frozenset())
        if not (
            self._is_regular and (around.kind in _ENDED_BY_UNKNOWN or (other and not label_class(block.text)))
        ):
            return None
        below = takewhile(lambda b: not b.gap and b.mark[:1] != "1", after)
        kind = told_kind("\n".join(b.text for b in below), around.kind if other else None)
        return HeadingMatch(kind) if kind and (not other or kind in other) else None

    @cached_property
    def _is_regular(self) -> bool:
        """Whether the page's headings stand out, and hardly anything else but labels of lists does.

        They do, too, where nearly every run of lines begins with such a line, and two are known ones.
        """
        texts = [b.text for b, after in pairwise(self.blocks) if stands_out(b, after)]
        said = {text: match_heading(text, self.drug) for text in texts}
        heads = [text for text in texts if said[text] or not (label_class(text) or furniture_scope(text))]
        known = sum(said[text] is not None for text in heads)
        sure = sum(heading_by_words(text, self.drug, sure=True) is not None for text in heads)
        if known >= _SEVERAL and max(known, sure) >= _MOST * len(heads):
            return True
        runs = sum(b.gap for b in self.blocks)
        return known >= _TWO and len(heads) > _SEVERAL and len(heads) >= _NEARLY_ALL * runs

    def _divides_chapter(self, place: int, block: Block, found: HeadingMatch, around: Around) -> bool:
        """Whether a line of vague words stands within a label's chapter: "6.1 Clinical Studies".

        In one on doses that has a number, "Special populations" without one does, too.
        """
        if found.kind not in VAGUE and not self._is_part_of_dosing(block, found, around):
            return False
        numbers = self._chapters
        if not numbers or around.kind in VAGUE | {SectionKind.IDENTITY, SectionKind.FURNITURE}:
            return False
        if place == 0 or numbers[place] == 0:
            return False
        first = around.title is not None and around.title.start == self.blocks[place - 1].start
        if numbers[place] != numbers[place - 1] and not first:
            return False
        return not (block.level or found.names_drug or block.text.isupper() or block.text.endswith("?"))

    @staticmethod
    def _is_part_of_dosing(block: Block, found: HeadingMatch, around: Around) -> bool:
        numbered = around.title is not None and around.title.text[:1].isdigit()
        dosing = around.kind is SectionKind.DOSAGE and found.kind is SectionKind.SPECIAL_POPULATIONS
        return numbered and dosing and not block.text[:1].isdigit()

    @cached_property
    def _chapters(self) -> tuple[int, ...]:
        return chapter_numbers(self.blocks)

    def asks(self, block: Block) -> bool:
        """Whether a line asks something of the drug, though it has no mark of a question.

        Args:
            block: the line.
        """
        text = block.text
        if block.mark or block.nesting or not text[-1].isalnum() or len(text.split()) > _QUESTION_WORDS:
            return False
        asked = _ASKS.match(text) is not None
        return asked and KNOWN in self.drug.mask(fold_heading(text))

    def _is_framed(self, place: int) -> bool:
        """Whether "WARNING" opens a box: a line in capitals that is no heading of its own says of what."""
        after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if after is None or not self.blocks[place].text.isupper() or not after.text.isupper():
            return False
        return len(after.text) >= 8 and match_heading(after.text, self.drug) is None

    def _is_numbered_heading(self, place: int, found: HeadingMatch) -> bool:
        """Whether "4. Possible side effects" heads something: no other number right before or after."""
        if place in self.numbered:
            return True
        neighbours = [*self.blocks[max(0, place - 1) : place], *self.blocks[place + 1 : place + 2]]
        return found.names_drug or not all(b.mark[:1] == "1" for b in neighbours) or not neighbours

    @cached_property
    def _line_above_run(self) -> list[int]:
        """The place of the line above the bare items that end right before each block; -1 for none."""
        above: list[int] = []
        for place in range(len(self.blocks)):
            before = self.blocks[place - 1] if place else None
            goes_on = before is not None and _is_bare_item(before) and not _is_no_item(before)
            above.append(above[-1] if goes_on else place - 1)
        return above

    def _is_in_list(self, place: int, block: Block) -> bool:
        """Whether a bare word such as "Withdrawal" is one of several short lines after a lead-in."""
        if block.gap or block.text.isupper():
            return False
        after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        above = self._line_above_run[place]
        lead = self.blocks[above] if above >= 0 else None
        if lead is None or lead.mark or not lead.text.endswith(":") or len(lead.text.split()) <= _SHORT_LEAD:
            return False
        behind_small = block.text[0].isupper() and _is_small(self.blocks[above + 1]) and _tells(after)
        if _is_no_item(block) or behind_small:
            return False
        several = place - above > _FEW_ITEMS
        return several or (after is not None and not after.mark and len(after.text.split()) <= _NEXT_WORDS)


def _is_no_item(block: Block) -> bool:
    """Whether a line heads a section wherever it stands."""
    return block.text[:1].isupper() and _NO_ITEM.search(block.text) is not None


def _is_small(block: Block) -> bool:
    """Whether a line goes on in small letters with a lead-in."""
    return block.text[:1].islower()


def _tells(block: Block | None) -> bool:
    """Whether a line is a sentence or leads in to a list, as one below a heading does."""
    return block is not None and (is_sentence_like(block.text) or ends_as_lead_in(block.text))


def _is_bare_item(block: Block) -> bool:
    """Whether a line may be one of a list that lost its marks."""
    words = len(block.text.split())
    return not (block.mark or block.level or block.nesting or block.gap) and (
        words <= _ITEM_WORDS and block.text[-1] not in ".:?!"
    )
