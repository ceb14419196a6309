"""Blocks to a monograph: the part that all page readers share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePath

from kg_builder.model import Monograph, Table

from .blocks import Block
from .heading_affixes import without_heading_affixes
from .heading_marks import without_heading_marks
from .headings import DrugPattern
from .identity import drug_names
from .marks import without_marks, without_pictures, without_source_numbers
from .pages import check_one_drug
from .sections import sections_of
from .splitting import split_glued

__all__ = ["compose", "document_id"]


def document_id(source_name: str, sha256: str) -> str:
    """Stable id of a document: its name's slug and the start of its hash.

    Args:
        source_name: file name or record id.
        sha256: of the source's bytes, in hexadecimal digits.

    >>> document_id("My Drug (1).txt", "0123456789abcdef")
    'my-drug-1-0123456789ab'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", PurePath(source_name).stem.casefold()).strip("-")
    return f"{slug or 'document'}-{sha256[:12]}"


def compose(
    data: bytes,
    source_name: str,
    media_type: str,
    text: str,
    blocks: Sequence[Block],
    *,
    title: str = "",
    tables: Sequence[Table] = (),
) -> Monograph:
    r"""The monograph that some blocks make up.

    Args:
        data: the source's bytes, for its hash.
        source_name: file name or record id.
        media_type: of the source.
        text: the extracted text that the blocks point into.
        blocks: lines or elements in reading order.
        title: title stated outside the text.
        tables: tables of the text.

    Returns:
        The monograph, its sections in reading order.

    Raises:
        NoDrugError: nothing names the drug.
        SeveralDrugsError: the blocks are the pages of several drugs.

    >>> lines = Block(0, 23, "Generic Name: zorvexant"), Block(24, 28, "Uses"), Block(29, 34, "Gout.")
    >>> text = "\n".join(line.text for line in lines)
    >>> [section.kind.value for section in compose(b"", "a.txt", "text/plain", text, lines).sections]
    ['identity', 'indications']
    """
    sha256 = hashlib.sha256(data).hexdigest()
    blocks = without_source_numbers([without_marks(block) for block in without_pictures(blocks)])
    blocks = without_heading_marks(without_heading_affixes(blocks))
    drug = drug_names(text, blocks, title, source_name)
    check_one_drug(blocks, drug, source_name)
    pattern = DrugPattern.of(drug.all_names)
    parts = list(split_glued(blocks, pattern))
    return Monograph(
        document_id(source_name, sha256),
        source_name,
        media_type,
        sha256,
        text,
        sections_of(text, parts, pattern, tables),
        drug,
        title,
    )
