"""The generic name behind a brand, on pages that speak by the brand and name the drug once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg_builder import lazy_re as re

from .blocks import Block
from .clean_names import clean_name
from .findings import count_words
from .naming import bracket_pair, title_names

__all__ = ["generic_behind", "product_title"]

_NEAR = 5
_FIRST_BLOCKS = 40
_MAX_LINE = 120
_NAME = r"(?P<g>[A-Za-z][\w-]{2,}(?:(?: and |/| / | )(?!is\b|are\b|was\b)[a-z][\w-]{2,}){0,3}?)"
_SMALL_NAME = r"(?P<g>[a-z][\w-]{2,}(?:(?:, | and |, and |/| / | )[a-z][\w-]{2,}){0,4})"

_FORM = (
    r"(?:(?:film|coated|extended|delayed|oral|for)[ -])*"
    r"(?:film|tablet|capsule|injection|solution|kit|powder|cream|gel|suspension|aerosol|patch|spray|ointment"
    r"|liquid|syrup|granule|suppositor|lotion|emulsion|implant)"
)
_NO_NAMES = frozenset(
    "with without see units older years and/or than less more baseline group patients placebo dose doses "
    "same also in at by on to from was were is are not only per day daily week weekly if when the a an this "
    "that table required".split()
)


def product_title(line: str) -> tuple[str, str]:
    """Brand and generic name of a line that heads a label, ("", "") where it does not.

    Args:
        line: a line of the page.

    >>> product_title("LIPITOR- atorvastatin calcium tablet, film coated")
    ('LIPITOR', 'atorvastatin calcium')
    >>> product_title("DrugSite - LIPITOR- atorvastatin calcium tablet")
    ('LIPITOR', 'atorvastatin calcium')
    >>> product_title("Side effects - a list")
    ('', '')
    """
    found = _PRODUCT_TITLE.match(line) if len(line) <= _MAX_LINE else None
    return (clean_name(found["brand"]), clean_name(found["g"])) if found else ("", "")


_PRODUCT_TITLE = re.compile(
    rf"(?:\w+ [-\u2013|] (?=[A-Z]))?(?P<brand>[^-\u2013].{{1,60}}?) ?[-\u2013] {_SMALL_NAME},? {_FORM}"
)


def generic_behind(brand: str, text: str, blocks: Sequence[Block], *, is_labelled: bool) -> str:
    """What the page says a brand is, "" when it never does.

    Args:
        brand: the name that the page speaks by.
        text: the whole text.
        blocks: its blocks.
        is_labelled: whether a line calls the name a brand ("Brand name: Lioresal"). Then a title right above
            names the drug.

    >>> generic_behind("Lioresal", "What to know about Lioresal (baclofen)", [], is_labelled=False)
    'baclofen'
    >>> generic_behind("Lioresal", "Lioresal is the brand name of baclofen.", [], is_labelled=False)
    'baclofen'
    """
    for name in (*_stated(brand, text), *_beside(brand, blocks), *_above(brand, blocks, is_labelled)):
        clean = clean_name(name)
        if clean and count_words(brand.casefold(), clean.casefold()) == 0:
            return clean
    return ""


def _stated(brand: str, text: str) -> Iterator[str]:
    """Names that a title, a sentence or brackets join to the brand, the surest first."""
    named = rf"(?<!\w)(?i:{re.escape(brand)})(?: ?[®™])?(?: [A-Z]{{2,3}}\b)?"
    brand_name = r"(?:brand|trade|proprietary)[ -]names?"
    called = r"(?:generic(?: name)?|active (?:ingredient|substance)|inn)"
    for pattern in (
        rf"{named} ?[-\u2013] ?{_SMALL_NAME},? {_FORM}",
        rf"{named}(?: [\w-]+)?,? (?:is|are|the) (?:the|a|one) (?:{brand_name}|brand(?:ed version)?)"
        rf" (?:of|for) (?:the (?:drug|medicine|medication) )?{_SMALL_NAME}",
        rf"{named} ?\({called}[:,]? {_SMALL_NAME}",
        rf"(?<!\w){_NAME}[®™]? \((?:{brand_name}:? |sold as |marketed as )?{named}"
        r"(?=\s*(?:[),;/]|(?:and|or)\s))",
        rf"{named} ?\({_SMALL_NAME}(?:,? {_FORM}[^()]{{0,30}})?[,;]?\)",
        rf"(?<!\w){_NAME},? (?:which )?(?:is |are )?(?:also )?(?:sold|marketed|available|known|branded)"
        rf"[^.]{{0,40}}? (?:as|names?:?|under) {named}",
        rf"generic (?:name |version |form |equivalent )?(?:of|for) {named} (?:is|:) {_SMALL_NAME}",
    ):
        names = Counter(found["g"] for found in re.finditer(pattern, text))
        yield from (name for name, _ in names.most_common() if not _NO_NAMES & set(name.casefold().split()))


def _beside(brand: str, blocks: Sequence[Block]) -> Iterator[str]:
    """A line of small letters alone below lines that begin with the brand, as leaflets have it."""
    folded = brand.casefold()
    for above, block in pairwise(blocks[:_FIRST_BLOCKS]):
        if max(len(above.text), len(block.text)) > _MAX_LINE:
            continue
        is_title = above.text[-1] not in ".:?!;," and above.text.casefold().startswith(
            (folded, f"pr{folded}")
        )
        line = bracket_pair(block.text)[0]
        name = clean_name(line)
        if is_title and not block.mark and line[:-1].islower() and line.startswith(name):
            yield name


def _above(brand: str, blocks: Sequence[Block], is_labelled: bool) -> Iterator[str]:
    """The title right above the first line that has the brand: a first-level heading, or any if labelled."""
    folded = brand.casefold()
    first = next((n for n, b in enumerate(blocks[:_FIRST_BLOCKS]) if folded in b.text.casefold()), 0)
    for block in reversed(blocks[max(first - _NEAR, 0) : first]):
        if (is_labelled or block.level == 1) and len(block.text) <= _MAX_LINE:
            yield from (name for name, _ in title_names(block.text))
