"""The members of an item in a list of things that interact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import lazy_re as re

from ..language.coordination import Part, split_including, split_list
from ..vocabulary.phrases import without_asides
from .grammar import LEADING, TAIL

__all__ = ["members", "names_more"]

_DASH = re.compile(r"(?<=\w)\s[-\u2013\u2014]\s(?=\w)")
_KINDS = re.compile(
    r"(?<=\w),\s+(?:live|oral|inhaled|topical|intranasal|transdermal|rectal|ophthalmic|recombinant"
    r"|inactivated|adjuvanted"
    r"|attenuated|conjugate|trivalent|quadrivalent)\b(?=\s*(?:,|$))",
    re.I,
)
"""What a formulary sets behind a name: "typhoid vaccine, live"."""
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?P<such>e\.g\.,?|such\s+as|for\s+example,?|including|like)?\s*(?P<list>[^()\[\]]+)[)\]]"
)
_EXAMPLES = re.compile(r"\s+(?:such(?:\s+as)?|like)(?:\s|$)")
_AMOUNT = re.compile(r"\s+\d[\d.]*\s*(?:mg|mcg|g|mL|units?)\b.*$")
_LINKS = re.compile(r"(?:a|an|the|and|or|of|to|for|with|in|other|any|high|taking|use|using|\W*\d.*)$")


def members(words: str, at: int, *, vouched: bool, known: bool) -> Iterator[tuple[int, int, str, bool]]:
    """Members of an item: where each starts and ends, its cleaned name, whether the list vouches for it.

    Args:
        words: the item.
        at: added to every place.
        vouched: whether the list says that it holds names.
        known: whether the item names something known by itself, which vouches for its short companions.

    >>> [name for *_, name, _ in members("a blood thinner (warfarin, Jantoven)", 0, vouched=True, known=True)]
    ['blood thinner', 'warfarin', 'Jantoven']
    """
    words = _KINDS.sub(lambda m: m[0].replace(",", " "), _DASH.sub(",  ", words))
    head, kinds = split_including(words, at)
    heads = split_list(words[: head.end - at], at) if kinds else split_list(words, at)
    heads = tuple(_whole(words, heads, at))
    short = len(words.split()) <= 10
    for part in heads:
        yield part.start, part.end, _cleaned(part.text), vouched or (known and short)
    for part in kinds:
        yield part.start, part.end, _cleaned(part.text), True
    for aside in _IN_BRACKETS.finditer(words):
        if aside["such"] or "," in aside["list"]:
            for part in split_list(aside["list"], at + aside.start("list")):
                yield part.start, part.end, _cleaned(part.text), vouched or known


def _whole(words: str, parts: Iterable[Part], at: int) -> Iterator[Part]:
    """The members, those that only go on with a number joined to the one before: "types 4 and 7"."""
    before: Part | None = None
    for part in parts:
        if before is not None and part.text[:1].isdigit():
            before = Part(words[before.start - at : part.end - at], before.start, part.end)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def names_more(part: str, name: str) -> bool:
    """Whether a short member of a list is a fuller form of the name in it.

    >>> names_more("cod liver oil", "cod"), names_more("the antibiotics", "antibiotics")
    (True, False)
    """
    words = part.lower().split()
    return len(words) <= 3 and len(words) > len(name.split()) and not any(_LINKS.match(w) for w in words)


def _cleaned(text: str) -> str:
    """A member of a list without articles, examples, doses and what is said of it."""
    name = _EXAMPLES.split(without_asides(text).replace('"', ""))[0]
    name = LEADING.sub("", TAIL.sub("", LEADING.sub("", name))).strip(" ,.;:\u2022*-\"'\u201c\u201d")
    return _AMOUNT.sub("", name)
