"""Class names that stand for the drug itself in its own document ("NSAIDs may raise ..." on the page of one).

Which classes a drug is of is told by its name: rules/own_classes.tsv, mostly the stems of the WHO's
international nonproprietary names.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..rule_tables import named_rows

__all__ = ["ClassRule", "class_rules", "is_own_class", "more_of_it", "own_classes"]

_OTHER = re.compile(
    r"\b(?:other|another|additional|concomitant|concurrent|these|two|more)\s+(?:[\w-]+\s+)?$|(?:,|\band"
    r"|\bor)\s+$",
    re.I,
)


class ClassRule(NamedTuple):
    """Names of drugs and the classes they are of.

    Args:
        drug: finds the names.
        classes: names of the classes, lower case, in the singular.
        example: a name it finds.
    """

    drug: re.Pattern[str]
    classes: tuple[str, ...]
    example: str


@cache
def class_rules() -> tuple[ClassRule, ...]:
    """The rules of rules/own_classes.tsv, in order.

    >>> rule = class_rules()[0]
    >>> rule.example, rule.classes
    ('ibuprofen', ('nsaid', 'nonsteroidal anti-inflammatory', 'non-steroidal anti-inflammatory'))
    """
    return tuple(
        ClassRule(re.compile(row["drug"]), tuple(row["classes"].split(";")), row["example"])
        for row in named_rows("own_classes.tsv")
    )


@lru_cache(maxsize=256)
def own_classes(drug: str) -> frozenset[str]:
    """The names of the classes that a drug is of, by its name.

    >>> sorted(own_classes("omeprazole"))
    ['ppi', 'proton pump inhibitor']
    >>> own_classes("zorvexil")
    frozenset()
    """
    return frozenset(c for rule in class_rules() if rule.drug.search(drug) for c in rule.classes)


_OTHER_PRODUCTS = re.compile(
    r"\bother\s+(?:products?|medicines?|medications?|drugs?)\s+(?:that\s+(?:also\s+)?contains?|containing)\s+"
    r"|\bother\s+(?=[\w/-]+\s+(?:products|medicines|brands|forms|preparations)\b)",
    re.I,
)
_OF_IT = re.compile(r"\s+(?:products|medicines|brands|forms|preparations)\b", re.I)


def more_of_it(text: str, drug: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a sentence names other products with the drug in them; None if it names none.

    >>> said = "Other zorvexant products: do not combine."
    >>> said[slice(*more_of_it(said, re.compile("zorvexant")))]
    'Other zorvexant products'
    """
    found = _OTHER_PRODUCTS.search(text)
    own = drug.match(text, found.end()) if found else None
    if found is None or own is None:
        return None
    kind = _OF_IT.match(text, own.end())
    return found.start(), kind.end() if kind else own.end()


def is_own_class(name: str, before: str, own: frozenset[str]) -> bool:
    """Whether a class name means the drug itself: one of its classes, and not "other ..." of them.

    Args:
        name: the name.
        before: the text before it.
        own: see ``own_classes``.

    >>> own = own_classes("ibuprofen")
    >>> is_own_class("NSAIDs", "", own), is_own_class("NSAIDs", "Avoid other ", own)
    (True, False)
    """
    if not own or _OTHER.search(before):
        return False
    plain = (
        name.lower().removesuffix(" drugs").removesuffix(" agents").removesuffix(" drug").removesuffix("s")
    )
    return plain in own
