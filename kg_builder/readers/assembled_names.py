"""The names of a drug put together: its key, its brands, what else it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg_builder import lazy_re as re
from kg_builder.model import DrugNames, SectionKind

from .blocks import Block
from .clean_names import clean_name, split_names
from .findings import Findings, count_words, is_taken, lower_uses
from .headings import MAX_HEADING
from .ingredient import ingredient_key
from .inn_stems import is_substance, sounds_generic
from .naming import bracket_pair, name_line, title_names

__all__ = ["as_written", "assembled"]

_CALLED_SHORT = frozenset("lithium lanthanum strontium bismuth".split())
_TWICE, _OFTEN = 2, 3
_HEAD = 40
_MARKED = re.compile("[®™]")
_SHORT = 5


def assembled(found: Findings, generic: str, text: str, blocks: Sequence[Block]) -> DrugNames:
    """The names of the drug, put together.

    Args:
        found: what the document says of names.
        generic: the drug's key.
        text: the document's text.
        blocks: its blocks.

    >>> found = Findings("zorvexant (zorvex)")
    >>> found.pair("Zorvexant", "Zorvex")
    >>> assembled(found, "zorvexant", "Zorvexant (Zorvex)", []).brands
    ('Zorvex',)
    """
    base = ingredient_key(generic) or generic
    key = _called(base, found)
    same = {generic, base, key, *found.generics}
    brands = {k: v for k, v in found.brands.items() if k not in same}
    synonyms = {n: n for n in dict.fromkeys([*sorted(same), *found.others]) if n != key and n not in brands}
    told = set(brands)
    for a, b in found.pairs:
        if b.casefold() in told and a.casefold() not in same | told:
            continue  # "Bone loss in men (Zorvex)" heads what the brand is for
        if {a.casefold(), b.casefold()} & ({key} | same | set(brands)):
            for name in (a, b):
                folded = name.casefold()
                if folded in same or folded in brands:
                    continue
                (brands if _may_be_brand(name, key, text) else synonyms)[folded] = name
    for mark in re.finditer(rf"(?i:{re.escape(key)})\s?\(([A-Z][\w-]+)[®™]\)", text):
        if mark[1].casefold() not in same:
            brands.setdefault(mark[1].casefold(), mark[1])  # "dabigatran (Pradaxa®)", wherever it stands
    for name in _told_at_head(found, blocks, key, text):
        if name.casefold() not in same | set(synonyms) and not _shares_word(name, key):
            brands.setdefault(name.casefold(), name)
    for name, kinds in found.kinds.items():
        # A page headed by its brand: several kinds of section bear the name.
        if len(kinds - {SectionKind.DESCRIPTION, SectionKind.OTHER}) >= 2 and name not in same | set(brands):
            written = clean_name(as_written(name, text))
            known = written.casefold() in same | set(brands) or _shares_word(name, key)
            if written and not known:
                (synonyms if lower_uses(name, text) else brands).setdefault(name, written)
    short = key.split()[0]
    if " and " not in key and short != key and found.votes.get(short, 0) > found.votes.get(key, 0):
        synonyms.setdefault(short, short)
    ingredients = tuple(dict.fromkeys(part.strip() for part in base.split(" and ")))
    return DrugNames(
        generic=key,
        brands=tuple(_in_small_letters(_capitalised(n, text), text) for n in brands.values()),
        synonyms=tuple(synonyms.values()),
        ingredients=ingredients,
    )


def _may_be_brand(name: str, key: str, text: str) -> bool:
    """Whether a name is written as brands are, and sounds like none of a substance."""
    plain = name[:1].isupper() and not lower_uses(name, text)
    return plain and not (is_substance(name) or sounds_generic(name) or _is_short_for(name, key))


def _is_short_for(name: str, key: str) -> bool:
    """Whether a name in capitals has some letters of the key, "PTU" of propylthiouracil."""
    rest = iter(key)
    return name.isupper() and len(name) <= _SHORT and all(letter in rest for letter in name.casefold())


def _shares_word(name: str, key: str) -> bool:
    return bool(set(name.casefold().split()) & set(key.split()))


def _told_at_head(found: Findings, blocks: Sequence[Block], key: str, text: str) -> Iterator[str]:
    """Brands that a page's head gives: right above the generic name, in brackets behind it, or as a title.

    A title is taken for one if the page goes on to speak of it as of a medicine.
    """
    head = [block for block in blocks[:_HEAD] if len(block.text) <= MAX_HEADING and not block.mark]
    for block, after in zip_longest(head, head[1:]):
        outer, inner = bracket_pair(block.text)
        if inner and ingredient_key(clean_name(outer)) == key and block.text[-1] != ".":
            yield from (n for n in split_names(inner) if _may_be_brand(n, key, text))
        line = name_line(after.text) if after is not None else None
        above = line is not None and not line.is_brand and not line.is_other
        least = _TWICE if above else _OFTEN
        titled = above and (block.level == 1 or _MARKED.search(block.text) is not None)
        for title, _ in title_names(block.text):
            if _may_be_brand(title, key, text) and (titled or (above and title.casefold() in found.kinds)):
                yield title
                continue
            for name in dict.fromkeys((title, title.split(maxsplit=1)[0])):
                if found.mentions(name) < least or not _may_be_brand(name, key, text):
                    continue
                heads = above or name.casefold() in found.kinds
                if is_taken(name, text, least=1 if heads else _TWICE):
                    yield name
                    break


def _called(base: str, found: Findings) -> str:
    """What the page calls the drug: with its salt, or without, by which it says more often.

    Lithium is a drug's name, so "lithium carbonate" may be called by it; potassium is also what is measured.
    """
    if " and " in base:
        return _joined_as_told(base, found.lower)
    first = base.split(maxsplit=1)[0]
    if first in _CALLED_SHORT and 2 * found.mentions(base) < found.mentions(first):
        return first
    salts = {n for n in (*found.labelled, *found.votes) if n != base and ingredient_key(n) == base}
    said = max(sorted(salts), key=found.mentions, default=base)
    times = found.mentions(said)
    return said if times >= _OFTEN and 2 * times > found.mentions(base) else base


def _joined_as_told(base: str, lower: str) -> str:
    """A combination with a slash between its ingredients, if the page writes it so rather than with "and"."""
    parts = [re.escape(part) for part in base.split(" and ")]
    slashed, spelled = (
        re.findall(rf"(?<!\w){link.join(parts)}(?!\w)", lower)
        for link in (r"(?: [a-z]+)?\s?/\s?", r"(?: [a-z]+)? and ")
    )
    return base.replace(" and ", "/") if len(slashed) > len(spelled) else base


def _in_small_letters(brand: str, text: str) -> str:
    """A brand in capitals as the text has it elsewhere ("ZESTRIL" in the title, "Zestril" below)."""
    words = brand.split()
    small = [w.title() if w.isupper() and len(w) > 3 and w.isalpha() else w for w in words]
    return " ".join(s if s == w or count_words(s, text) else w for s, w in zip(small, words, strict=True))


def _capitalised(brand: str, text: str) -> str:
    """A brand in small letters, as headings were folded, in the case that the text has it in."""
    if not brand.islower():
        return brand
    found = re.search(rf"(?<!\w)(?=[A-Z])(?i:{re.escape(brand)})(?!\w)", text)
    return found[0] if found else brand


def as_written(name: str, text: str) -> str:
    """The name in the case that the text first has it in.

    Args:
        name: any name.
        text: of the document.

    >>> as_written("zorvex mix", "Zorvex Mix is a pen.")
    'Zorvex Mix'
    """
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return found[0] if found else name
