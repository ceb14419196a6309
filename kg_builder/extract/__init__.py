"""Monographs to facts; one module a family of relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg_builder.model import Fact, Monograph, SectionKind

from .assemble import assemble
from .base import LABEL_TYPES, Document, Extractor
from .drug_facts import with_lists
from .language.abbreviations import find_abbreviations
from .readable import readable

if TYPE_CHECKING:
    from .exchange import Exchange
    from .memo import SectionMemo

__all__ = [
    "Document",
    "Extractor",
    "Tagger",
    "assemble",
    "document_facts",
    "extract_facts",
    "extractors",
    "foresee",
    "open_document",
]

Tagger = Literal["model", "rules"]
"""What finds effects and indications of labels: trained readers, or rules alone ("rules"). In pages trained
readers come after the rules, for sentences in which these find no fact of a relation."""


@cache
def extractors(media_type: str = "text/plain", tagger: Tagger = "model") -> tuple[Extractor, ...]:
    """The extractors for documents of a media type, in the contract's order of relations.

    >>> [e.name for e in extractors("application/spl+xml")][4], [e.name for e in extractors()][4]
    ('label_effects', 'effects')
    """
    from .contraindications.extractor import ContraindicationExtractor
    from .dosage_forms.extractor import DosageFormExtractor
    from .dosing.beside import DosingBesideExtractor
    from .dosing.extractor import DosingExtractor
    from .effects.extractor import AdverseEffectExtractor
    from .effects.label_prose import LabelEffectExtractor
    from .effects.pages import PageEffectExtractor
    from .effects.tables import EffectTableExtractor
    from .indications.extractor import IndicationExtractor
    from .interactions.counts import InteractionCountExtractor
    from .interactions.extractor import InteractionExtractor
    from .interactions.tables import InteractionTableExtractor
    from .names import KnownBrandExtractor, NamesExtractor
    from .populations import SpecialPopulationExtractor
    from .pregnancy.extractor import PregnancyExtractor
    from .references import ReferenceExtractor
    from .screening.extractor import ScreeningExtractor
    from .targets.extractor import TargetExtractor
    from .warnings.extractor import WarningExtractor

    uses: Extractor = IndicationExtractor()
    reader: Extractor = AdverseEffectExtractor()
    if tagger == "model" and media_type in LABEL_TYPES:
        from .indications.label_uses import LabelIndicationExtractor  # pages can do without its reader

        uses, reader = LabelIndicationExtractor(), LabelEffectExtractor()
    elif tagger == "model":
        reader = PageEffectExtractor()
    return (
        NamesExtractor(),
        TargetExtractor(),
        uses,
        ContraindicationExtractor(),
        reader,
        EffectTableExtractor(),
        WarningExtractor(),
        InteractionCountExtractor(),
        InteractionExtractor(),
        InteractionTableExtractor(),
        DosageFormExtractor(),
        DosingExtractor(),
        DosingBesideExtractor(),
        ScreeningExtractor(),
        SpecialPopulationExtractor(),
        PregnancyExtractor(),
        ReferenceExtractor(),
        *((KnownBrandExtractor(),) if media_type in LABEL_TYPES else ()),
    )


def _warned(document: Document, facts: Sequence[Fact], tagger: Tagger) -> list[Fact]:
    """The adverse effects that the warnings of a page name."""
    from .effects.label_prose import annotated
    from .effects.warned import warned_effects

    return list(warned_effects(document, facts, annotated if tagger == "model" else lambda name: 0))


def open_document(monograph: Monograph) -> Document:
    r"""The monograph, without junk, with what its sections have to know of each other.

    That is the abbreviations that its text (not page furniture) introduces, and what a label's uses couple
    its drug with.

    >>> page = read("Uses\nIt treats progressive multifocal leukoencephalopathy (PML).")
    >>> open_document(page.monograph).abbreviations
    {'PML': 'progressive multifocal leukoencephalopathy'}
    """
    monograph = readable(monograph)
    if monograph.media_type in LABEL_TYPES:
        monograph = with_lists(monograph)
    abbreviations: dict[str, str] = {}
    for section in monograph.walk():
        if section.kind is SectionKind.FURNITURE:
            continue
        for passage in section.passages:
            for short, long_form in find_abbreviations(passage.text).items():
                abbreviations.setdefault(short, long_form)
    document = Document(monograph, abbreviations)
    if monograph.media_type in LABEL_TYPES:
        from .interactions.partners import partners  # pages can do without it

        return replace(document, coupled=partners(document))
    return document


def extract_facts(monograph: Monograph, *, tagger: Tagger = "model") -> list[Fact]:
    r"""Every fact that a monograph states, each once, with all the places that state it.

    Args:
        monograph: a read document.
        tagger: what finds adverse effects, and indications if it is a label.

    Returns:
        Facts in the contract's order of relations, then by place; the same for the same document.

    >>> page = read("Uses\nIt is used to treat gout.\nSide effects\nCommon side effects include nausea.")
    >>> [(fact.relation, fact.object) for fact in extract_facts(page.monograph)]
    [('indication', 'gout'), ('adverse_effect', 'nausea')]
    """
    return document_facts(open_document(monograph), tagger=tagger)


def document_facts(document: Document, *, tagger: Tagger = "model") -> list[Fact]:
    r"""Every fact of an opened document, as ``extract_facts`` gives them.

    Sections of labels that this process has read before, in whatever document, are not read again.

    >>> page = read("Uses\nIt is used to treat gout. It is used to treat gout in adults.")
    >>> [(fact.object, len(fact.evidence)) for fact in document_facts(page)]
    [('gout', 2)]
    """
    media_type = document.monograph.media_type
    chosen = extractors(media_type, tagger)
    if media_type not in LABEL_TYPES:
        found = [fact for extractor in chosen for fact in extractor.extract(document)]
        found += _warned(document, found, tagger)
        if tagger == "model":
            from .gleaning.facts import gleaned

            found += gleaned(document, found)
        return assemble(found, document.abbreviations)
    facts = _memo(media_type, tagger).extract(document)
    if tagger == "model":
        from .effects.given_for import without_indicated

        facts = without_indicated(document, facts)
    for extractor in chosen:
        if not extractor.by_section:
            facts += extractor.extract(document)
    return assemble(facts, document.abbreviations)


def foresee(documents: Iterable[Document], *, tagger: Tagger = "model", exchange: Path | None = None) -> None:
    """Does at once, for opened documents that are to be read next, what is quicker so; changes no result.

    Args:
        documents: of any media types.
        tagger: what finds adverse effects and indications.
        exchange: a folder in which the processes of a build hand on to each other what sections say.

    >>> label = read('{"adverse_reactions": ["Common adverse reactions were nausea and dry mouth."]}')
    >>> foresee([label])
    >>> [fact.object for fact in document_facts(label)]
    ['nausea', 'dry mouth']
    """
    by_type: dict[str, list[Document]] = {}
    for document in documents:
        by_type.setdefault(document.monograph.media_type, []).append(document)
    for media_type, alike in by_type.items():
        if media_type in LABEL_TYPES:
            memo = _memo(media_type, tagger)
            if exchange is not None:
                memo.swap(_exchange(exchange / media_type.replace("/", "-")))
            memo.foresee(alike)


@cache
def _memo(media_type: str, tagger: Tagger) -> SectionMemo:
    from .memo import SectionMemo

    return SectionMemo([e for e in extractors(media_type, tagger) if e.by_section])


@lru_cache(maxsize=2)
def _exchange(folder: Path) -> Exchange:
    from .exchange import Exchange

    return Exchange(folder)
