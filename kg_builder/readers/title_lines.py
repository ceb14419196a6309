"""Which lines of a page's beginning are its title, and what stands in them beside the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile

from kg_builder import lazy_re as re

from .blocks import Block
from .clean_names import SPOKEN, split_names
from .headings import MAX_HEADING
from .naming import NameLine, name_line

__all__ = [
    "is_page_title",
    "marked_names",
    "named_with_form",
    "title_lines",
    "titled_brands",
    "titles_above_brands",
]

_TOP_BLOCKS = 6
_TITLE_BLOCKS = 8
_INTRO_BLOCKS = 25
_LONG_TITLE = 100
_SENTENCE = 5  # blanks in the shortest sentence


def title_lines(blocks: Sequence[Block], title: str) -> list[str]:
    """The lines that may be a page's title, first ones first.

    Args:
        blocks: the page's blocks.
        title: a title stated outside the text ("" for none).

    >>> title_lines([Block(0, 8, "Baclofen"), Block(9, 19, "(Lioresal)")], "")
    ['Baclofen (Lioresal)', '(Lioresal)']
    """
    top, below = blocks[:_TOP_BLOCKS], blocks[_TOP_BLOCKS:_INTRO_BLOCKS]
    unbroken = list(takewhile(_is_no_prose, blocks[:_INTRO_BLOCKS]))[_TOP_BLOCKS:]
    heads = chain(
        [title] if title else [],
        (_with_brackets(blocks, place) for place, b in enumerate(top) if not b.mark),
        _bracketed(blocks[:_INTRO_BLOCKS]),
        (b.text for b in below if not b.mark and len(b.text) <= MAX_HEADING and is_page_title(b.text)),
        (b.text for b in unbroken if not b.mark and _NAME_IN_BRACKETS.fullmatch(b.text)),
    )
    first_level = (b.text for b in blocks[_TOP_BLOCKS:] if b.level == 1)
    return [*(h for h in heads if len(h) <= MAX_HEADING), *first_level]


def titles_above_brands(blocks: Sequence[Block]) -> Iterator[str]:
    """Lines right above "Brand names: ...", in a page's first lines.

    Args:
        blocks: of the page.

    Yields:
        Words of the lines.

    >>> menu, name, line = Block(0, 4, "Menu"), Block(5, 12, "lithium"), Block(13, 30, "Brand names: Lith")
    >>> list(titles_above_brands([menu, name, line]))
    ['lithium']
    """
    unspoken = (b for b in blocks[:_INTRO_BLOCKS] if not _is_spoken(b.text))
    for above, block in pairwise(unspoken):
        line = name_line(block.text, "X") if len(block.text) <= MAX_HEADING else None
        labels = line is not None and (line.is_brand or line.is_other)
        if labels and len(above.text) <= MAX_HEADING and not above.mark:
            yield above.text


def marked_names(blocks: Sequence[Block]) -> Iterator[str]:
    """Brands in first lines that hold nothing but marked names, "Gralise®; Horizant®".

    Args:
        blocks: of a page.

    Yields:
        The names without their marks.

    >>> list(marked_names([Block(0, 15, "Zorvex®; Zorvo®")]))
    ['Zorvex', 'Zorvo']
    """
    for block in blocks[:_TITLE_BLOCKS]:
        if len(block.text) <= MAX_HEADING and _MARKED_NAMES.fullmatch(block.text):
            yield from split_names(block.text)


def _is_spoken(text: str) -> bool:
    """Whether a line says how to say the name: "(lye SIN oh pril)", "lye-SIN-oh-pril"."""
    bare = "-" in text and text[0].islower() and SPOKEN.fullmatch(f"({text})") is not None
    return bare or SPOKEN.fullmatch(text) is not None


_BRANDS_IN_TITLE = re.compile(r"\s[-\u2013\u2014|]\s+(?P<line>(?:brand|trade) names?:? .+)", re.IGNORECASE)


_PAGE_TITLE = re.compile(
    r"\b(?:uses?|side effects?|dos(?:age|ing)|interactions?|warnings?)\b.*[,&:|]"
    r"|[-:|\u2013\u2014,].*\b(?:uses|side effects|dosage|interactions|warnings)\b",
    re.IGNORECASE,
)


_STRENGTH = re.compile(r"\b\d[\d.,]* ?(?:mg|mcg|g|micrograms?|units?|iu|%)(?![a-z])", re.IGNORECASE)


def is_page_title(head: str) -> bool:
    """Whether a head tells what a page has of the drug that it names first, or the drug's strength.

    Args:
        head: the head.

    >>> is_page_title("Baclofen: Uses & Warnings"), is_page_title("Lioresal 10 mg"), is_page_title("A-Z")
    (True, True, False)
    """
    return _PAGE_TITLE.search(head) is not None or _STRENGTH.search(head) is not None


# "Tirzepatide (Mounjaro, Zepbound)", perhaps with the site's name behind it.
_NAME_IN_BRACKETS = re.compile(
    r"[A-Z][\w/-]+(?: [\w/-]+){0,5}[®™]? \([^()]{3,80}\)(?: [a-z -]+)?(?: [|\u2013-] .{3,40})?"
)


def _is_no_prose(block: Block) -> bool:
    """Whether a line is none of a page's sentences, below which no title stands."""
    return not (block.text.endswith(".") and block.text.count(" ") >= _SENTENCE)


_WITH_FORM = re.compile(
    r"[A-Z][a-z-]{4,}(?: [A-Z]?[a-z-]{4,})? (?:Oral |Nasal |Eye |Ear |Rectal |Vaginal |Transdermal )?"
    r"(?:Injections?|Tablets?|Capsules?|Oral|Topical|Ophthalmic|Otic|Inhalation|Inhaler|Infusion|Cream|Gel"
    r"|Ointment|Patch|Drops|Spray|Solution|Suspension|Suppositories)"
)


def named_with_form(blocks: Sequence[Block]) -> Iterator[str]:
    """Lines among a page's first that hold a name with the form of the medicine, below a site's menu.

    Args:
        blocks: of a page.

    Yields:
        Words of the lines.

    >>> list(named_with_form([Block(0, 4, "Menu"), Block(5, 23, "Baclofen Injection")]))
    ['Baclofen Injection']
    """
    for block in blocks[:_INTRO_BLOCKS]:
        if not block.mark and _WITH_FORM.fullmatch(block.text):
            yield block.text


def titled_brands(head: str) -> NameLine | None:
    """The brands that a title gives after the name.

    Args:
        head: the title.

    Returns:
        None where it gives none.

    >>> titled_brands("Baclofen - Brand name: Lioresal")
    NameLine(is_brand=True, value='Lioresal', is_other=False)
    """
    found = _BRANDS_IN_TITLE.search(head)
    return name_line(found["line"]) if found else None


def _with_brackets(blocks: Sequence[Block], place: int) -> str:
    """A block's text, the line after it taken along if that opens with a name in brackets."""
    text = blocks[place].text
    after = blocks[place + 1].text if place + 1 < len(blocks) else ""
    goes_on = after.startswith("(") and "(" not in text and len(text) <= MAX_HEADING
    return f"{text} {after}" if goes_on else text


_MARKS = re.compile(r"[®™]+")
# "Gralise®; Horizant®": a line of nothing but marked names.
_MARKED = r"[A-Z][\w-]+(?: [A-Z][\w-]*)?[®™]"
_MARKED_NAMES = re.compile(rf"{_MARKED}(?:\s?[;,/|]\s?{_MARKED})+")
_IN_BRACKETS = re.compile(r"\([a-z][^()]{3,60}\)")


def _bracketed(blocks: Sequence[Block]) -> Iterator[str]:
    """Names whose ingredient stands in brackets on a later line, the mark perhaps on one of its own.

    A brand, its mark, a suffix and the brackets may each be a line: "ZESTRIL", "®", "XR", "(lisinopril) ...".
    """
    for place, block in enumerate(blocks):
        brackets = _IN_BRACKETS.match(block.text)
        if not brackets or place == 0:
            continue
        names: list[str] = []
        for before in reversed(blocks[:place]):
            if _MARKS.fullmatch(before.text):
                names.append("")
            elif len(before.text) > _LONG_TITLE or (names and names[-1]):
                break
            else:
                names.append(before.text)
        yield f"{' '.join(n for n in reversed(names) if n)} {brackets[0]}"
