"""What the extractor makes of a page in the notation of small pages."""

from __future__ import annotations

from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.model import Fact
from tests.extract.small_pages import facts_of, page


def read(notation: str) -> list[Fact]:
    """The uses, in reading order."""
    return facts_of(IndicationExtractor(), page(notation))


def objects(notation: str) -> list[str]:
    """What the drug is used for, in reading order."""
    return [f.object for f in read(notation)]
