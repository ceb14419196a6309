"""Class names that stand for the drug itself in its own document."""

from __future__ import annotations

import re
from functools import lru_cache

from kg_builder.model import SectionKind

from .base import Document

__all__ = ["is_own_class", "own_classes"]

_LINE = re.compile(r"^Drug class:?\s+(?P<name>.+?)(?:\s*\[(?:EPC|Chemical/Ingredient|CS|MoA)\])?$", re.I)
_SHORT = {
    "NSAID": "nonsteroidal anti-inflammatory drug",
    "SSRI": "selective serotonin reuptake inhibitor",
    "SNRI": "serotonin and norepinephrine reuptake inhibitor",
    "MAOI": "monoamine oxidase inhibitor",
    "ACE inhibitor": "angiotensin converting enzyme inhibitor",
    "ARB": "angiotensin 2 receptor blocker",
    "PPI": "proton pump inhibitor",
    "AED": "anti-epileptic agent",
}
_OTHER = re.compile(
    r"\b(?:other|another|additional|concomitant|concurrent|these|two|more)\s+(?:[\w-]+\s+)?$", re.I
)
_TOO_PLAIN = frozenset("inhibitor inducer agonist antagonist blocker vitamin hormone acid".split())
_WORDS = re.compile(r"[a-z\d]+")


def own_classes(document: Document) -> frozenset[frozenset[str]]:
    """The words of each class that the document's identity section gives the drug."""
    lines = tuple(
        passage.text
        for section in document.monograph.of_kind(SectionKind.IDENTITY)
        for passage in section.passages
        if "class" in passage.text
    )
    return _classes(lines)


@lru_cache(maxsize=64)
def _classes(lines: tuple[str, ...]) -> frozenset[frozenset[str]]:
    names = [found["name"] for line in lines if (found := _LINE.match(line))]
    keys = {_key(name) for name in names}
    names += [short for short, long in _SHORT.items() if _key(long) in keys]
    return frozenset(key for name in names if (key := _key(name)))


def _key(name: str) -> frozenset[str]:
    return frozenset(
        w.rstrip("s") for w in _WORDS.findall(name.lower()) if w not in {"drug", "drugs", "agent", "agents"}
    )


def is_own_class(name: str, before: str, own: frozenset[frozenset[str]]) -> bool:
    """Whether a class name means the drug itself: one of its classes, and not "other ..." of them.

    Args:
        name: the name.
        before: the text before it.
        own: see ``own_classes``.

    >>> own = frozenset([frozenset(["nsaid"])])
    >>> is_own_class("NSAIDs", "", own), is_own_class("NSAIDs", "Avoid other ", own)
    (True, False)
    """
    if not own or _OTHER.search(before):
        return False
    key = _key(name)
    alone = len(key) == 1 and not key & _TOO_PLAIN
    return any(key == known or ((alone or len(key) > 1) and key < known) for known in own)
