"""Whether one file holds the pages of several drugs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg_builder import lazy_re as re
from kg_builder.errors import SeveralDrugsError
from kg_builder.model import DrugNames, SectionKind

from .blocks import Block
from .clean_names import clean_name
from .headings import KNOWN, DrugPattern, fold_heading, match_heading, name_guesses
from .ingredient import ingredient_key
from .naming import bracket_pair, intro_name, name_line

__all__ = ["check_one_drug"]

_ENOUGH_KINDS = 3


def check_one_drug(blocks: Sequence[Block], drug: DrugNames, source_name: str) -> None:
    """Make sure that the blocks are the page of one drug.

    A second drug needs a page of its own: its own "Generic Name:" line, or several kinds of section
    headed by its name, or a title followed by a second run of the same sections. Being compared with,
    listed or linked to isn't enough.

    Args:
        blocks: of the page.
        drug: the names found for it.
        source_name: for messages.

    Raises:
        SeveralDrugsError: naming the drugs.

    >>> lines = "Generic Name: zorvexant", "Generic Name: quelimab"
    >>> check_one_drug([Block(0, len(t), t) for t in lines], DrugNames("zorvexant"), "page.txt")
    Traceback (most recent call last):
    kg_builder.errors.SeveralDrugsError: ...
    """
    found = _labelled(blocks) or _headed(blocks, drug) or _titled(blocks, drug)
    if len(found) > 1:
        raise SeveralDrugsError(
            f"holds the pages of {len(found)} drugs: {', '.join(found)}",
            where=source_name,
            advice="split it into one file a drug",
        )


def _labelled(blocks: Sequence[Block]) -> list[str]:
    """Different active ingredients of "Generic Name:" lines, each with a section heading after it."""
    keys: list[str] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        line = name_line(block.text, after.text if after and not after.level else "")
        if line and not line.is_brand and re.match(r"(?i)generic|drug name", block.text):
            key = ingredient_key(clean_name(bracket_pair(line.value)[0]))
            if key and not any(key in k or k in key for k in keys):
                keys.append(key)
    return keys if len(keys) > 1 else []


def _headed(blocks: Sequence[Block], drug: DrugNames) -> list[str]:
    """Names that stand in headings of several kinds, when the document's drug isn't among them."""
    known = DrugPattern.of(drug.all_names)
    kinds: dict[str, set[SectionKind]] = defaultdict(set)
    intros = {i.name.casefold() for b in blocks if (i := intro_name(b.text))}
    introduced = re.compile("|".join(re.escape(n) for n in sorted(intros)) or r"(?!)")
    for block in blocks:
        if block.mark or len(block.text) > 160:
            continue
        folded = fold_heading(block.text)
        if introduced.search(folded) is None or known.mask(folded) != folded:
            continue
        for guess in name_guesses(folded, KNOWN):
            if name := clean_name(guess.name):
                kinds[name.casefold()].add(guess.kind)
    others = [n for n, k in kinds.items() if len(k) >= _ENOUGH_KINDS and n in intros]
    return [drug.generic, *others] if others else []


def _titled(blocks: Sequence[Block], drug: DrugNames) -> list[str]:
    """Bare names, each introduced right after and followed by sections that an earlier one had too.

    Where later headings still name the document's drug, a name is that of a topic: "Infusion reactions".
    """
    known = DrugPattern.of(drug.all_names)
    pages: list[tuple[str, set[SectionKind]]] = []
    for place, block in enumerate(blocks):
        if block.mark or len(block.text) > 160:
            continue
        name = clean_name(bracket_pair(block.text)[0]).casefold() if len(block.text) <= 60 else ""
        intros = [i.name.casefold() for b in blocks[place + 1 : place + 6] if (i := intro_name(b.text))]
        if name and any(i == name or i.startswith(name + " ") for i in intros):
            pages.append((name, set()))
        elif pages and (heading := match_heading(block.text, known)):
            folded = fold_heading(block.text)
            if len(pages) > 1 and known.mask(folded) != folded and drug.generic.casefold() != pages[-1][0]:
                pages[-2:] = [(pages[-2][0], pages[-2][1] | pages[-1][1])]
            pages[-1][1].add(heading.kind)
    names: list[str] = []
    seen: set[SectionKind] = set()
    for name, kinds in pages:
        repeats = not names or len(kinds & seen - {SectionKind.OTHER}) >= 2
        if repeats and not any(name in n or n in name for n in names):
            names.append(name)
        seen |= kinds
    return names if len(names) > 1 else []
