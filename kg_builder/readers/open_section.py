"""A section while its lines are gathered, and once they all are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_builder import lazy_re as re
from kg_builder.model import Section, SectionKind, Table, TextSpan

from .blocks import Block, is_bold_label
from .labels import label_class
from .outline import passages_of
from .shapes import Shape, shape_of

__all__ = [
    "KEPT_IN_DOSAGE",
    "PLAIN",
    "OpenSection",
    "divided_by_group",
    "goes_on_to_warn",
    "is_part_of_dosing",
    "section_of",
]

PLAIN = frozenset({SectionKind.IDENTITY, SectionKind.FURNITURE, SectionKind.REFERENCES})
"""Kinds in which only stated headings count."""

KEPT_IN_DOSAGE = frozenset({SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS, SectionKind.SPECIAL_POPULATIONS})
"""Kinds of which a section on doses has parts."""

# Sections of plain lists, where a short phrase is an item and heads nothing.
_LISTS = frozenset(
    {
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.INTERACTIONS,
        SectionKind.INDICATIONS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.REFERENCES,
    }
)
_NO_ORGANS = frozenset({SectionKind.CONTRAINDICATIONS, SectionKind.INDICATIONS, SectionKind.INTERACTIONS})


_SENTENCES = re.compile(r"[a-z)%]\.\s+[A-Z]")
_BARE_ITEMS = 2  # that make a list which lost its marks
_FORBIDS = re.compile(r"(?i)\b(?:contra-?indicat|(?:must|should|do|can) ?n[o']t\b|never\b|avoid)")
_OWN = re.compile(
    r"(?:you|your|if|when|people|patients|anyone|those|who|women|men|children)\b", re.IGNORECASE
)


# Headings of harm to an organ, which in a section of warnings name a hazard, not a group of patients.
_HARM = re.compile(r"(?i)\b(?:dysfunction|disease|problems|toxicity|failure|function)$")
# In leaflets, warnings go on below "Children and adolescents".
_CHILDREN = re.compile(r"(?i)(?:children(?: and (?:adolescents|teenagers))?|older people|the elderly):?")


@dataclass(slots=True)
class OpenSection:
    """A section being gathered.

    Args:
        kind: its kind.
        title: its heading.
        level: level of the heading.
        blocks: its lines.
        tables: its tables.
        interrupts: the section that goes on behind it, and has the tables that follow.
    """

    kind: SectionKind
    title: Block | None = None
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    interrupts: OpenSection | None = None


def divided_by_group(opened: OpenSection, block: Block) -> bool:
    """Whether a group of patients divides a section: uses of a kind, warnings of a leaflet.

    Args:
        opened: the section.
        block: the group's heading.

    >>> opened = OpenSection(SectionKind.WARNINGS)
    >>> [divided_by_group(opened, Block(0, 0, t)) for t in ("Liver problems", "Liver patients", "Children")]
    [True, False, True]
    """
    if opened.kind is SectionKind.INDICATIONS:
        return block.text.endswith(":")  # "Pediatric:" heads the uses in children
    harmed = _HARM.search(block.text) or _CHILDREN.fullmatch(block.text)
    return opened.kind is SectionKind.WARNINGS and not block.level and harmed is not None


def is_part_of_dosing(opened: OpenSection, block: Block, kind: SectionKind) -> bool:
    """Whether a heading heads a part of a section on doses, and no section of its own.

    Args:
        opened: the section.
        block: the heading.
        kind: of the section that it would open.

    >>> opened = OpenSection(SectionKind.DOSAGE, Block(0, 6, "Dosage"))
    >>> heads = ("Forms and strengths", "How supplied")
    >>> [is_part_of_dosing(opened, Block(7, 9, head), SectionKind.DOSAGE_FORMS) for head in heads]
    [True, False]
    """
    if opened.kind is not SectionKind.DOSAGE or kind not in KEPT_IN_DOSAGE:
        return False
    if kind is SectionKind.SPECIAL_POPULATIONS:
        return label_class(block.text) != "" and " use" not in block.text.casefold()
    if kind is SectionKind.DOSAGE:
        return True
    title = opened.title
    alike = title is not None and (
        (block.text.isupper() and title.text.isupper())  # "DOSAGE FORMS", the chapter behind "DOSAGE"
        or (is_bold_label(block) and is_bold_label(title))
    )
    return not alike and "suppl" not in block.text.casefold()


def goes_on_to_warn(opened: OpenSection, block: Block) -> bool:
    """Whether a list of those who must not have the drug is over, since an item tells and asks in sentences.

    Args:
        opened: the section of the list.
        block: the item.

    >>> item = Block(0, 0, "Severe liver disease", mark="-")
    >>> opened = OpenSection(SectionKind.CONTRAINDICATIONS, blocks=[item])
    >>> warned = Block(0, 0, "Zorvexant lowers the white cell count. Test it every week.", mark="-")
    >>> goes_on_to_warn(opened, warned), goes_on_to_warn(opened, item)
    (True, False)
    """
    bare = [b for b in opened.blocks if b.text[-1] not in ".:"]
    return (
        opened.kind is SectionKind.CONTRAINDICATIONS
        and not block.level
        and (any(b.mark for b in opened.blocks) if block.mark else len(bare) >= _BARE_ITEMS)
        and (bool(block.mark) or _FORBIDS.search(block.text) is None)
        and _SENTENCES.search(block.text) is not None
        and _OWN.match(block.text) is None
        and shape_of(block.text) is Shape.STATEMENT
    )


def section_of(text: str, opened: OpenSection, lists: Mapping[str, tuple[str, ...]]) -> Section:
    r"""The section that was gathered.

    Args:
        text: the document's text.
        opened: what was gathered, a line at least.
        lists: result of ``inline_lists`` for the document.

    >>> opened = OpenSection(SectionKind.INDICATIONS, Block(0, 4, "Uses"), blocks=[Block(5, 9, "Gout")])
    >>> section_of("Uses\nGout", opened, {}).passages[0].text
    'Gout'
    """
    title = opened.title
    everything = ([title] if title else []) + opened.blocks
    end = max([everything[-1].end, *(t.end for t in opened.tables)])
    return Section(
        opened.kind,
        TextSpan.of(text, title.start, title.end) if title else None,
        everything[0].start,
        end,
        passages_of(
            opened.blocks,
            lists,
            plain=opened.kind in PLAIN,
            free=opened.kind not in _LISTS,
            organs=opened.kind not in _NO_ORGANS,
            title=title.text if title else "",
        ),
        tuple(opened.tables),
    )
