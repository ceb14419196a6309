"""What all facts have: drug, object, status, evidence, groundings, and the id that follows from what is said.

The flat form of a fact is a row of facts.jsonl.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, wraps
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar

from kg_builder.remembered import Memory

from .grounding import Grounding, SemanticType, Ungrounded
from .span import TextSpan

__all__ = ["Evidence", "Fact", "QualifierValue", "Status", "by_content", "json_text", "own_fields"]

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
    def content(self) -> tuple[Hashable, ...]:
        """All of the fact but its evidence, as a key: facts have the same if they differ in places alone."""
        values = _content_of(type(self))(self)  # type: ignore[arg-type]  # as in own_fields
        return type(self), values, *map(type, values)  # of each value, since 1 and 1.0 are equal

    @property
    def id(self) -> str:
        """Content hash (20 hex digits) of what is said; evidence and groundings don't enter it."""
        return _content_hash(self)

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


@cache
def _content_of(cls: type[Fact]) -> Callable[[Fact], tuple[Hashable, ...]]:
    return attrgetter("drug", "object", "status._value_", "groundings", "ungrounded", *own_fields(cls))


_KEPT = 4096
"""Facts in each half of a memory; the labels of one drug, which follow each other, have fewer."""

_Made = TypeVar("_Made")


def by_content(make: Callable[[Fact], _Made]) -> Callable[[Fact], _Made]:
    """Remembers what a function made of facts, since the labels of one drug say the same.

    Args:
        make: its result can't be changed, and depends on a fact's content, not on its evidence.

    >>> told = by_content(lambda fact: print("Made.") or fact.object)
    >>> told(facts[0]), told(facts[0])
    Made.
    ('gout', 'gout')
    """
    memory: Memory[tuple[_Made]] = Memory(_KEPT)

    @wraps(make)
    def remembered(fact: Fact) -> _Made:
        content = fact.content
        held = memory.get(content)
        if held is None:
            held = memory[content] = (make(fact),)
        return held[0]

    return remembered


@by_content
def _content_hash(fact: Fact) -> str:
    # Canonical JSON, put together here, since the encoder is slow to start.
    known = sorted(fact.qualifiers.items())
    qualifiers = ",".join([f'"{name}":{json_text(value)}' for name, value in known])
    told = f"{encode_basestring(fact.drug)},{encode_basestring(fact.object)}"
    content = f'["{fact.relation}",{told},{{{qualifiers}}},"{fact.status.value}"]'
    return hashlib.sha256(content.encode()).hexdigest()[:20]
