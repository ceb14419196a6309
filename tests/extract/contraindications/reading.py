"""What the extractor makes of a page in the notation of small pages."""

from __future__ import annotations

from kg_builder.extract.contraindications.extractor import ContraindicationExtractor
from tests.extract.small_pages import facts_of, page


def objects(notation: str) -> list[str]:
    """What forbids the drug, in reading order."""
    return [f.object for f in facts_of(ContraindicationExtractor(), page(notation, brands=("Brandol",)))]
