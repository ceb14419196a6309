"""Which items of a section stand in a list of what forbids the drug, whatever their own depth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind, Section

from .frame_words import GIVE, MUST_NOT
from .items import is_fragment

__all__ = ["OPEN_ITEM", "Lists", "is_behind", "is_lead", "lists_of"]

OPEN_ITEM = re.compile(r"(?:,|(?<![\s,]))\s+(?:or|and)\W*$", re.I)
_THESE = re.compile(
    r"[\u2014\u2013:-]\s*(?:should\s+not\s+be\s+(?:used|taken|given)|do\s+not\s+(?:use|take)|contraindicated)"
    r"[^.]*\bthese\b",
    re.I,
)
_LEAD = re.compile(
    rf"\bcontraindicat\w*|^\W*(?:you\s+)?{MUST_NOT}\s+{GIVE}(?:\s+[\w-]+){{0,4}}\W*$"
    rf"|\b{MUST_NOT}\s+(?:\w+\s+){{0,3}}?{GIVE}\b"
    r"(?:[^.]*(?:if|in|with|by|when|patients|people|following|you|are|have|had|to)\W*$"
    r"|[^.]*\b(?:if|in|with|when|who)\b[^.]*:\s*$)"
    r"|\bwho\s+(?:(?:should|can|must)(?:\s*not|not|n['\u2019]t)\s+(?:take|use|be)"
    r"|(?:should|must|needs\s+to)\s+(?:avoid|skip|stay\s+(?:away|off)|steer\s+clear))\b"
    r"|\bwhen\s+(?:should|must)\s+(?:\w+\s+){1,3}not\b|\b(?:should|must)\s+not\s+(?:take|use)\b"
    r"|\bnot\s+(?:be\s+)?(?:suitable|right|safe)\s+"
    r"(?:for\s+(?:some|certain|everyone|all|you\s+if\b|(?:people|those|anyone)\s+who\W*$)|if\s+you\b)"
    rf"|^\W*{MUST_NOT}\s+{GIVE}\s+(?:any\s+of\s+)?(?:these|the\s+following)\s+"
    r"(?:drugs|medicines|medications|products)\s+(?:with|while|together)\b[^:]*:\W*$",
    re.I,
)
_NOT_LEAD = re.compile(
    r"\b(?:not\s+contraindicated|(?:could|did|have|has)\s+not\b|more\s+than|larger|longer|side\s+effects?"
    r"|overdose)\b|^(?!.*not\s+suitable).*\b(?:tell\s+your|before\s+(?:taking|you|using))\b|\s\|\s",
    re.I,
)
_OF_PEOPLE = re.compile(r"\b(?:you|who|they)\W*$", re.I)
_TAKES = re.compile(r"\W*(?:take|use)\s", re.I)


@lru_cache(maxsize=512)
def is_lead(text: str) -> bool:
    """Whether a line opens a list of what forbids the drug.

    >>> is_lead("Do not take examplol if you:"), is_lead("Before you take examplol, tell your doctor if you:")
    (True, False)
    """
    return bool(_LEAD.search(text)) and not _NOT_LEAD.search(text)


class Lists(NamedTuple):
    """Places of items in a section.

    Args:
        closed: behind the first item of a list that is no situation.
        shared: spoken for by a later item.
        carried: going on with the list that an item before them opens, with the words of that item.
    """

    closed: frozenset[int]
    shared: frozenset[int]
    carried: Mapping[int, str]


def lists_of(section: Section) -> Lists:
    r"""The lists of a section.

    >>> page = read("Contraindications\n- Angina or\n- Stroke - Do not use with these conditions")
    >>> lists_of(page.monograph.sections[-1]).shared
    frozenset({0})
    """
    return Lists(_closed_lists(section), _shared_verdicts(section), _carried_on(section))


def is_behind(section: Section, index: int) -> bool:
    r"""Whether a paragraph stands behind the items that its section's title opens: "Do not use it if you:".

    >>> page = read("Do not take zorvexant if you:\n- Have gout\n- Have acne\nLiver. It may harm it.")
    >>> section = page.monograph.sections[-1]
    >>> [is_behind(section, index) for index in range(3)]
    [False, False, True]
    """
    if section.title is None or not section.title.quote.rstrip().endswith(("you:", "who:", "they:")):
        return False
    above = section.passages[:index]
    return section.passages[index].kind is PassageKind.PARAGRAPH and any(
        p.kind is PassageKind.ITEM for p in above
    )


def _closed_lists(section: Section) -> frozenset[int]:
    """Items that stand under a list's lead-in but behind the first item that is no situation."""
    ended: set[int] = set()
    out: set[int] = set()
    for index, passage in enumerate(section.passages):
        if passage.parent is None:
            continue
        if passage.parent in out or passage.parent in ended or not is_fragment(passage.text):
            if passage.parent not in out:
                ended.add(passage.parent)
            out.add(index)
    return frozenset(out)


def _carried_on(section: Section) -> dict[int, str]:
    """Items that go on with the list that an item before them opens, though they stand beside that item.

    Scraping puts the items of "Do not give it to patients who have:" and those around it at one depth.
    """
    out: dict[int, str] = {}
    opener: int | None = None
    for index, passage in enumerate(section.passages):
        if passage.kind is not PassageKind.ITEM:
            opener = None
        elif passage.text.rstrip().endswith(":") and is_lead(passage.text):
            opener = index
        elif opener is not None and passage.parent == section.passages[opener].parent:
            told = _as_told(section.passages[opener].text, passage.text)
            if is_fragment(told) and not passage.text.rstrip().endswith((".", ":")):
                out[index] = section.passages[opener].text
            else:
                opener = None
    return out


def _as_told(lead: str, item: str) -> str:
    """An item as what the words that open its list tell of people: "who:", "Take samplol"."""
    return f"you {item}" if _OF_PEOPLE.search(lead) and _TAKES.match(item) else item


def _shared_verdicts(section: Section) -> frozenset[int]:
    """Items that a later item speaks for: "Angina or", "Stroke - Do not use with these conditions"."""
    out: set[int] = set()
    run: list[int] = []
    for index, passage in enumerate(section.passages):
        if passage.kind is PassageKind.HEADING:
            run = []
        elif OPEN_ITEM.search(passage.text) and is_fragment(passage.text):
            run.append(index)
        else:
            if _THESE.search(passage.text):
                out.update(run)
            run = []
    return frozenset(out)
