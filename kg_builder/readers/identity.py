"""Which drug a document is about: labelled lines, titles, headings, first sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg_builder.errors import NoDrugError
from kg_builder.model import DrugNames

from .blocks import Block
from .headings import DrugPattern, match_heading

__all__ = ["drug_names", "split_names"]

_LABEL = re.compile(
    r"(?i)(?P<label>(?:us |u\.s\. |common |other |canadian |uk )?(?:generic|brand|trade|proprietary|drug|active ingredient|other|proper)"
    r"(?: ?/ ?brand)?(?: names?|s)?(?:\(s\))?(?: ?\(s\))?|brands?|active ingredients?|active substances?)\s*(?:[:：]|\s[-–]\s)\s*(?P<value>\S.*)"
)
_INTRO = re.compile(
    r"(?P<name>[A-Z][\w-]{3,}(?: [a-z][\w-]+)?)(?:®|™)? ?(?:\((?P<other>[^()]{3,60})\))?(?:,[^.]{0,80},)? "
    r"(?:is|are|belongs|works|treats|helps)\b"
)
_PAIR = re.compile(r"(?P<first>[A-Za-z][\w® -]{2,40}?)[®™]? ?\((?P<second>[^()]{3,80})\)")
_MARKS = re.compile(r"[®™©]|\(\s*(?:discontinued|rx|otc|generic|pro)\s*\)", re.IGNORECASE)
_NOT_NAMES = frozenset(
    "none n/a not available various multiple and or others other generic brand discontinued it this the these drug medicine".split()
)


def split_names(value: str) -> tuple[str, ...]:
    """The names in the value of a "Brand names:" line, without marks and remarks.

    >>> split_names("Lioresal®, Gablofen and Ozobax DS (discontinued); Fleqsuvy")
    ('Lioresal', 'Gablofen', 'Ozobax DS', 'Fleqsuvy')
    """
    clean = _MARKS.sub("", value)
    clean = re.sub(r"\([^()]*\)", "", clean)
    parts = re.split(r"\s*[;,|•]\s*(?:and |or )?|\s+/\s+|\s+(?:and|or)\s+(?=[A-Z])", clean)
    names = (p.strip(" .*\t\u00a0") for p in parts)
    return tuple(dict.fromkeys(n for n in names if n and n.casefold() not in _NOT_NAMES))


def _key(name: str) -> str:
    return " ".join(_MARKS.sub("", name).casefold().split())


def drug_names(blocks: Sequence[Block], title: str, source_name: str) -> DrugNames:
    """The names of the drug the document is about.

    Raises:
        NoDrugError: when nothing names one.
    """
    generics: Counter[str] = Counter()
    brands: dict[str, str] = {}
    votes: Counter[str] = Counter()
    for block in blocks:
        if (label := _LABEL.fullmatch(block.text)) and len(block.text) < 300:
            what = label["label"].casefold()
            if "brand" in what or "trade" in what:
                brands.update({_key(n): n for n in split_names(label["value"])})
            elif "other" not in what:
                generics.update([_key(_PAIR.sub(r"\g<first>", label["value"]))])
        elif (found := match_heading(block.text, DrugPattern.of([]), loose=True)) and found.name:
            votes[_key(found.name)] += 2
    for block in blocks[:12]:
        if intro := _INTRO.match(block.text):
            votes[_key(intro["name"])] += 1
    names = Counter({n: v for n, v in votes.items() if n not in _NOT_NAMES and n not in brands})
    if not generics:
        generics.update(names)
    if not generics and brands:
        generics.update([min(brands)])
    if not generics:
        raise NoDrugError(
            "nothing names the drug this page is about",
            where=source_name,
            advice='add a line such as "Generic Name: baclofen"',
        )
    generic = max(generics, key=lambda n: (generics[n], n))
    others = tuple(b for k, b in brands.items() if k != generic)
    return DrugNames(generic=generic, brands=others, ingredients=(generic,))
