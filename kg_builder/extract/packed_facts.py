"""Facts of a section as bytes, a fifth of the memory: quotes and places are left to the document at hand."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator

from kg_builder.model import (
    FACT_CLASSES,
    Evidence,
    Fact,
    Grounding,
    MatchKind,
    Section,
    Status,
    TextSpan,
    Ungrounded,
)

from .base import Document

__all__ = ["pack_facts", "unpack_facts"]

_STATUSES = {status.value: status for status in Status}


def pack_facts(facts: Iterable[Fact], section: Section) -> bytes:
    """Facts read in a section.

    Args:
        facts: their evidence stands in the section.
        section: where it stands in the document that they were read from.

    >>> from kg_builder.model import SectionKind
    >>> whole = Section(SectionKind.OTHER, None, 0, len(monograph.text))
    >>> list(unpack_facts(pack_facts(facts, whole), Document(monograph), whole)) == facts
    True
    """
    at = section.start
    rows = [
        (
            fact.relation,
            fact.drug,
            fact.object,
            fact.status.value,
            fact.qualifiers,
            [(e.section, e.span.start - at, e.span.end - at, e.rule) for e in fact.evidence],
            [(g.curie, g.label, g.match.value) for g in fact.groundings],
            fact.ungrounded and fact.ungrounded.reason,
        )
        for fact in facts
    ]
    return marshal.dumps(rows)


def unpack_facts(packed: bytes, document: Document, section: Section) -> Iterator[Fact]:
    r"""The facts as read in a document that has the same section, be it elsewhere.

    Args:
        packed: what this process has packed.
        document: the document.
        section: the section in it.

    >>> from kg_builder.model import SectionKind
    >>> packed = pack_facts(facts[:1], Section(SectionKind.INDICATIONS, None, 0, 22))
    >>> page = read("Uses\nZorvexant treats gout.")
    >>> (fact,) = unpack_facts(packed, page, Section(SectionKind.INDICATIONS, None, 29, 51))
    >>> facts[0].evidence[0].span, fact.evidence[0].span
    (TextSpan(start=17, end=21, quote='gout'), TextSpan(start=46, end=50, quote='gout'))
    """
    text, document_id, at = document.monograph.text, document.monograph.document_id, section.start
    for relation, drug, words, status, said, places, terms, reason in marshal.loads(packed):  # noqa: S302
        evidence = [
            Evidence(document_id, kind, TextSpan.of(text, at + start, at + end), rule)
            for kind, start, end, rule in places
        ]
        yield FACT_CLASSES[relation](
            drug=drug,
            object=words,
            status=_STATUSES[status],
            evidence=tuple(evidence),
            groundings=tuple([Grounding(curie, label, MatchKind(match)) for curie, label, match in terms]),
            ungrounded=None if reason is None else Ungrounded(reason),
            **said,
        )
