"""Marks of a page that are none of its words: numbers of sources, signs of bold type, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import NO_NAMES, match_heading
from .pictures import PICTURES

__all__ = ["without_marks", "without_pictures", "without_source_numbers"]

# "[1]", "[2-4]", "[a]", "[note 3]" behind a word or full stop, several perhaps; "[edit]" behind a heading.
_MARKS = re.compile(
    r"(?<=\S)(?: ?\[(?:\d{1,3}(?: ?[-\u2013,] ?\d{1,3})*|[a-z]|note \d{1,2}|\^\w{1,12}|citation needed"
    r"|edit(?: \| edit source)?)\])+"
)

# "| Boxed warning |": a line of a box that is drawn around some text; "Q: ...", "A: ..." in front of words.
_BOXED = re.compile(r"[|\u2502\u2503\u2551]\s*(?P<words>[^|\u2502\u2503\u2551]*?)\s*[|\u2502\u2503\u2551]")
_ASKED = re.compile(r"(?:Q|A|Question|Answer)(?: ?\d{1,2})?:\s+(?=[A-Z])")
_BOLD_WITHIN = re.compile(r"(?<=.)\*\*(?P<words>[^*]{1,200}?)\*\*")  # what opens a line heads it

# Such signs in front of a line.
_PICTURES = re.compile(rf"[{PICTURES}\u200d]+[ \t\u00a0]*(?=[^\W_])")
# "[warfarin](/warfarin) thins", a link within words; links alone are menus and sources.
_LINK = re.compile(
    r"(?:^|(?<=[a-z,(] ))!?\[(?P<words>[^\[\]]{1,60})\]\((?P<to>[^()\s]*)\)(?=[,.;:)]*(?:$| +[\w(\u2013-]))"
)
# Mark-up of HTML within a line of Markdown.
_TAGS = re.compile(
    r"<sup>\d{1,3}</sup>|</?(?:a|abbr|b|br|em|i|kbd|mark|p|small|span|strong|su[bp]|u)\b[^<>]{0,200}>"
    r"|<!--.*?-->",
    re.IGNORECASE,
)


def without_marks(block: Block) -> Block:
    """The block with blanks for such marks, so that every place holds.

    Args:
        block: any block.

    Returns:
        A block of the same length.

    >>> block = without_marks(Block(0, 32, "Treats gout.[1][2] **Not** fever[3]"))
    >>> block.text, block.end
    ('Treats gout.         Not   fever', 32)
    """
    text = block.text
    if "[" in text:
        text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    if "**" in text[2:]:
        text = _BOLD_WITHIN.sub(lambda bold: f"  {bold['words']}  ", text)
    if "](" in text:
        text = _LINK.sub(_without_target, text)
    if "<" in text:
        text = _TAGS.sub(lambda tag: " " * len(tag[0]), text)
    if text != block.text:
        block = replace(block, text=text).cut(0)
    if boxed := _BOXED.fullmatch(block.text):
        return block.cut(*boxed.span("words"))
    asked = _ASKED.match(block.text)
    return block.cut(asked.end()) if asked else block


def _without_target(link: re.Match[str]) -> str:
    """A link's words with blanks for the rest; a link that is the whole line stays."""
    if len(link[0]) >= len(link.string.rstrip(",.;:)")):
        return link[0]
    return f" {link['words']} {' ' * (len(link['to']) + 2)}" if link[0][0] == "[" else link[0]


def without_pictures(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those that began with a picture without it; pictures of lines in a row are bullets.

    Args:
        blocks: the document's lines.

    Yields:
        A block for each.

    >>> lines = ["\U0001f48a Uses", "Treats gout.", "\u2705 Take it", "\u2705 Shake it"]
    >>> [(b.mark, b.text) for b in without_pictures([Block(0, len(t), t) for t in lines])]
    [('', 'Uses'), ('', 'Treats gout.'), ('\u2705', 'Take it'), ('\u2705', 'Shake it')]
    """
    found = [None if b.mark or b.text[:1] < "\u2190" else _PICTURES.match(b.text) for b in blocks]
    pictures = [m.group().strip() if m else "" for m in found]
    for place, (block, match) in enumerate(zip(blocks, found, strict=True)):
        if match is None:
            yield block
            continue
        around = [*pictures[max(0, place - 1) : place], *pictures[place + 1 : place + 2]]
        bare = block.cut(match.end())
        heads = block.level or match_heading(bare.text, NO_NAMES, loose=True)
        yield replace(bare, mark=pictures[place] if pictures[place] in around and not heads else "")


# "Swallow it whole.1", "in children.2,3": the number of a source glued to a sentence's end.
_SOURCE = re.compile(r"(?:(?<=[a-z]{2}\.)|(?<=[a-z%]\)\.))\d{1,3}(?:[,-]\d{1,3})*(?=\s|$)")
_SOURCES = 5


def without_source_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, blanks for the numbers of sources that a page glues to the ends of its sentences.

    Args:
        blocks: the document's lines.

    >>> lines = [Block(0, 0, f"Swallow it whole.{n} Or chew it.{n}") for n in range(1, 4)]
    >>> without_source_numbers(lines)[0].text
    'Swallow it whole.  Or chew it.'
    """
    if sum(len(_SOURCE.findall(b.text)) for b in blocks) < _SOURCES:
        return list(blocks)
    return [replace(b, text=_SOURCE.sub(lambda n: " " * len(n[0]), b.text)).cut(0) for b in blocks]
