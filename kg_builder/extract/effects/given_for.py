"""Effects of labels that are what patients take the drug for: "adults with insomnia fell"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kg_builder.model import Fact, PassageKind, SectionKind

from ..base import Document
from ..language.sentences import sentences
from .bystanders import is_bystander
from .gates import LABEL_KINDS
from .label_prose import TAGGED

__all__ = ["without_indicated"]

_Fact = TypeVar("_Fact", bound=Fact)


def without_indicated(document: Document, facts: Iterable[_Fact]) -> list[_Fact]:
    """Facts without effects that are what the drug is given for.

    That stands in another section than the effects do. So it is asked of a whole document, behind what is
    read, and remembered, section by section.

    Args:
        document: a label, or a page that holds a label's words.
        facts: what was read in it.

    >>> fields = ('"indications_and_usage": ["Zorvexant treats migraine."], '
    ...     '"adverse_reactions": ["Rash was seen in patients treated for migraine."]')
    >>> from kg_builder.extract.effects.label_prose import LabelEffectExtractor
    >>> label = read("{" + fields + "}")
    >>> [fact.object for fact in without_indicated(label, LabelEffectExtractor().extract(label))]
    ['rash']
    """
    sections = document.monograph.of_kind(SectionKind.INDICATIONS)
    indicated = " ".join(p.text.casefold() for section in sections for p in section.passages)
    return [fact for fact in facts if not _is_indicated(document, fact, indicated)]


def _is_indicated(document: Document, fact: Fact, indicated: str) -> bool:
    """Whether the sentence of an effect speaks of patients who take the drug for it.

    Args:
        document: where it stands.
        fact: of any relation.
        indicated: what the drug is given for, in small letters.
    """
    if fact.evidence[0].rule != TAGGED:
        return False
    start, end = fact.evidence[0].span.start, fact.evidence[-1].span.end
    if document.monograph.text[start:end].casefold() not in indicated:
        return False
    for section in document.monograph.of_kind(*LABEL_KINDS):
        for passage in section.passages:
            if passage.start <= start and end <= passage.end and passage.kind is not PassageKind.HEADING:
                at, last = start - passage.start, end - passage.start
                left, right, words = next(s for s in sentences(passage.text) if s[0] <= at < s[1])
                return is_bystander(words, at - left, min(last, right) - left, treated=True)
    return False
