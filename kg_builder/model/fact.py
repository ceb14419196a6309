"""What all facts have: drug, object, status, evidence, groundings, and the id that follows from what is said.

The flat form of a fact is a row of facts.jsonl.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any, ClassVar, Self

from .grounding import Grounding, SemanticType, Ungrounded
from .span import TextSpan

__all__ = ["Evidence", "Fact", "QualifierValue", "Status", "json_text", "own_fields"]

QualifierValue = str | int | float | bool


class Status(StrEnum):
    """How a fact holds: said of the drug, denied, supposed, seen in animals, or said of its class."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    ANIMAL = "animal"
    CLASS_EFFECT = "class_effect"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a fact was read.

    Args:
        document: id of the source document.
        section: kind of the section, a SectionKind value.
        span: the exact words, with their place in the document's text.
        rule: id of the extractor and rule that read it, "effects/common_list"; kept as provenance.
    """

    document: str
    section: str
    span: TextSpan
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a document says of a drug.

    Args:
        drug: key of the drug, DrugNames.generic.
        object: the thing said, in the document's words, cleaned of layout.
        status: how it holds.
        evidence: where it was read; at least one, sorted.
        groundings: terms of the object, sorted; empty when ungrounded.
        ungrounded: why there is no term, if there is none.

    Raises:
        ValueError: for a fact without object or evidence.
    """

    relation: ClassVar[str]
    object_type: ClassVar[SemanticType]

    drug: str
    object: str
    evidence: tuple[Evidence, ...]
    status: Status = Status.ASSERTED
    groundings: tuple[Grounding, ...] = ()
    ungrounded: Ungrounded | None = None

    def __post_init__(self) -> None:
        if not self.object.strip() or not self.evidence:
            raise ValueError(f"a {self.relation} fact of {self.drug} lacks object or evidence")

    @property
    def qualifiers(self) -> dict[str, QualifierValue]:
        """The qualifiers that are known, by name, in declared order."""
        return {name: value for name in own_fields(type(self)) if (value := getattr(self, name)) is not None}

    @property
    def id(self) -> str:
        """Content hash (20 hex digits) of what is said; evidence and groundings don't enter it."""
        names = own_fields(type(self))
        said = tuple(getattr(self, name) for name in names)
        return _content_hash(self.relation, self.drug, self.object, self.status, names, *said)

    def with_terms(self, groundings: tuple[Grounding, ...], ungrounded: Ungrounded | None = None) -> Self:
        """The fact with its terms, or with why there is none.

        Args:
            groundings: terms of the object, sorted.
            ungrounded: why there is no term, if there is none.
        """
        # dataclasses.replace takes twice the time.
        return type(self)(
            drug=self.drug,
            object=self.object,
            evidence=self.evidence,
            status=self.status,
            groundings=groundings,
            ungrounded=ungrounded,
            **{name: getattr(self, name) for name in own_fields(type(self))},
        )

    def to_row(self) -> dict[str, Any]:
        """The fact as a row of facts.jsonl."""
        return {
            "id": self.id,
            "drug": self.drug,
            "relation": self.relation,
            "object": self.object,
            "qualifiers": self.qualifiers,
            "status": self.status.value,
            "groundings": [
                {"curie": g.curie, "label": g.label, "match": g.match.value} for g in self.groundings
            ],
            "evidence": [
                {
                    "document": e.document,
                    "section": e.section,
                    "start": e.span.start,
                    "end": e.span.end,
                    "quote": e.span.quote,
                }
                for e in self.evidence
            ],
        }


_COMMON = frozenset(f.name for f in fields(Fact))


def own_fields(cls: type[Fact]) -> tuple[str, ...]:
    """Names of the qualifiers that a class of facts adds, in declared order.

    >>> own_fields(Fact)
    ()
    """
    return _own_fields(cls)  # type: ignore[arg-type]  # mypy takes the facts' __hash__ for the class's


@cache
def _own_fields(cls: type[Fact]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls) if f.name not in _COMMON)


def json_text(value: QualifierValue) -> str:
    r"""A value of a fact as JSON.

    Args:
        value: words, a finite number, or true or false.

    >>> json_text('the "gout" drug'), json_text(7.5), json_text(True)
    ('"the \\"gout\\" drug"', '7.5', 'true')
    """
    if isinstance(value, str):
        return encode_basestring(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)


@lru_cache(maxsize=1 << 13, typed=True)
def _content_hash(
    relation: str,
    drug: str,
    words: str,
    status: Status,
    names: tuple[str, ...],
    *said: QualifierValue | None,
) -> str:
    """Kept, since a fact's id is asked for in its row and in its quads; typed, as 1 and 1.0 differ."""
    known = sorted((n, v) for n, v in zip(names, said, strict=True) if v is not None)
    # Canonical JSON, put together here, since the encoder is slow to start.
    qualifiers = ",".join([f'"{name}":{json_text(value)}' for name, value in known])
    told = f"{encode_basestring(drug)},{encode_basestring(words)}"
    content = f'["{relation}",{told},{{{qualifiers}}},"{status.value}"]'
    return hashlib.sha256(content.encode()).hexdigest()[:20]
