"""Blocks: the lines or elements of a document before its outline is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from .pictures import PICTURES

__all__ = ["BOLD_LEVEL", "Block", "is_bold_label", "parse_mark", "text_blocks"]


BOLD_LEVEL = 7
"""The level of a heading that is a line in bold; stated headings have 1 to 6."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line, paragraph, list item or heading, with what its layout says.

    Args:
        start: first code point of the content.
        end: index after the last one.
        text: the content, marks and blanks left out.
        mark: bullet or number it began with ("" for none); numbers are given as "1." and "1)".
        indent: columns before the mark or content.
        level: heading level that the mark-up states, 1 to 6; 0 for none.
        nesting: list depth that the mark-up states, 1 for an outermost item; 0 for none.
        gap: whether an empty line comes before.
        locator: path of the element it came from.
        heads: known to be a heading inside its section.
        number: the number it began with ("4." in front of "4. Side effects"); 0 for none.
        boxed: whether the mark-up says that it stands in a boxed warning.
    """

    start: int
    end: int
    text: str
    mark: str = ""
    indent: int = 0
    level: int = 0
    nesting: int = 0
    gap: bool = False
    locator: str = ""
    heads: bool = False
    number: int = 0
    boxed: bool = False

    def cut(self, left: int, right: int | None = None) -> Block:
        """The part of the block from ``left`` to ``right`` of its text, white space trimmed."""
        piece = self.text[left:right]
        start = self.start + left + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return replace(self, start=start, end=start + len(piece), text=piece)


def is_bold_label(block: Block) -> bool:
    """Whether a block is the label of a line, "**Used for:**".

    Args:
        block: any block.

    >>> is_bold_label(Block(0, 9, "Used for:", level=BOLD_LEVEL)), is_bold_label(Block(0, 4, "Uses"))
    (True, False)
    """
    return block.level >= BOLD_LEVEL and block.text.endswith(":")


_BLANK = " \t\u00a0\u200b\ufeff\x0b\x0c"
_MARK = re.compile(
    r"(?P<mark>[•·▪▫●○◦‣⁃∙■□➢➤►✓✔☐☑☒\u2981\uf000-\uf0ff](?!\d)|\[[ xX]\](?=[ \t\u00a0])"
    r"|(?:[-=]>|>>|[»\u00a7\u00d7\u00d8\u2010-\u2015\u2212\ufffd])(?=[ \t\u00a0])"
    r"|[-–—*+](?=[ \t\u00a0])|[-–](?=[A-Z][a-z])|o(?=[ \t\u00a0]+\S)"
    r"|\(?\d{1,2}[.)](?=[ \t\u00a0])|\(?(?![A-Z]\.[ ][a-z])[a-zA-Z][.)](?=[ \t\u00a0])"
    r"|\(?[ivx]{1,4}[.)](?=[ \t\u00a0]))"
)
_LETTERS = re.compile(r"[a-zA-Z]+(?=[.)])")  # "a)" and "b)" are the same mark
_LETTERED = re.compile(r"\(?(?P<letter>[a-zA-Z])[.)][ \t\u00a0]")
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})[.)][ \t\u00a0]+(?=\S)")
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_LONE_MARK = re.compile(r"[-–—*+•·▪▫●○◦‣⁃∙■□➢➤►✓✔☐☑☒\uf000-\uf0ff]|\[[ xX]\]|\d{1,2}[.)]")
_RULE = re.compile(r"([-=_*~#])(?: ?\1){2,}|[\u2500-\u257f+][\u2500-\u257f+= -]{3,}")
_IS_TEXT = re.compile(r"[.,;|]$|\s\|\s")
_QUOTED = re.compile(r"(?:>[ \t]*)+(?:\[!\w+\][+-]?[ \t]*)?(?=[^\s>\d=])")
_EMPTY = re.compile(
    r":{3}.*|\{[%{].*[%}]\}"
    r"|[>\s]*(?:\[!\w+\][+-]?"
    r"|(?:</?(?:details|summary|div|center|p|br|hr|section|span|a|ul|ol)\b[^<>]*>\s*|<!--.*?-->\s*)+)?",
    re.IGNORECASE,
)
"""A line of mark-up alone, as Markdown has it between its paragraphs."""
_TAGGED = re.compile(
    r"(?:<details\b[^<>]*>\s*)?<(?P<tag>summary|h[1-6])\b[^<>]*>\s*(?:<(?P<inner>b|strong)>)?"
    r"(?P<words>[^<>]+?)\s*(?:</(?P=inner)>)?\s*</(?P=tag)>",
    re.IGNORECASE,
)
_LISTED = re.compile(r"<li\b[^<>]*>\s*(?P<words>.*?)\s*(?:</li>)?", re.IGNORECASE)
_SUMMARY_LEVEL = 6
_FEWEST_NUMBERS = 3
_FRAMED = re.compile(r"(?P<frame>={2,}|-{2,}|~{2,}|\*{2,}|#{2,}) +(?P<words>[^\s*#=~-].{1,78}?) +(?P=frame)")
_FRAMED_LEVEL = 3
_BOXED = re.compile(r"(?i)[\W_]*(?:(?:fda|the|us) )?(?:boxed|black[ -]box) warning")
_ATX = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]*\{#[\w-]+\})?[ \t]*#*$")
_LINKED = re.compile(r"\[(?P<words>[^\[\]]+)\]\([^()]*\)")
_BOLD = re.compile(rf"(?:[{PICTURES}]+ ?)?(\*\*|__)(?=\S)([^*_]+?)(?<=\S)(:?)\1(:?)$")


_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[\w-]+:.*\n|[ \t]*-? .*\n|[ \t]*\r?\n){1,60}?---[ \t]*(?=\r?\n)"
)
"""What a page says of itself before it begins, as YAML; its title is all that counts."""
_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>[^\r\n]*?)[\"']?[ \t]*\r?$", re.M)


def parse_mark(text: str) -> tuple[str, int]:
    """The bullet or number that a line begins with, and where its content begins.

    Args:
        text: the line.

    Returns:
        The mark ("" for none), and the index of the content.

    >>> parse_mark("• rash"), parse_mark("12) rash"), parse_mark("a rash"), parse_mark("[x] rash")
    (('•', 2), ('1)', 4), ('', 0), ('[x]', 4))
    """
    match = _MARK.match(text)
    if not match:
        return "", 0
    rest = text[match.end() :]
    start = len(text) - len(rest.lstrip(_BLANK))
    return _LETTERS.sub("a", re.sub(r"\d+", "1", match["mark"])), start


def _indent(line: str) -> int:
    column = 0
    for char in line:
        if char == "\t":
            column += 4 - column % 4
        elif char in _BLANK:
            column += char != "\ufeff"
        else:
            break
    return column


def _lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for line in lines:
        yield start, line
        start += len(line) + 1


def text_blocks(text: str) -> list[Block]:
    r"""The blocks of plain or Markdown text, one a line; rules and lone marks are folded in.

    Args:
        text: of the whole document.

    Returns:
        Blocks in reading order, their places in the text.

    >>> [(b.mark, b.level, b.text) for b in text_blocks("# Uses\n\n- gout\n-\n fever\nSide effects\n====\n")]
    [('', 1, 'Uses'), ('-', 0, 'gout'), ('-', 0, 'fever'), ('', 1, 'Side effects')]
    """
    blocks: list[Block] = []
    gap, box, pending, pending_indent = False, False, "", 0
    matter = _FRONT_MATTER.match(text)
    if matter and (title := _TITLE.search(matter.group())):
        start, end = title.span("title")
        blocks.append(Block(start, end, text[start:end], level=1))
    lines = text.split("\n")
    counted = _Counted(lines)
    for number, (offset, line) in enumerate(_lines(lines)):
        content = line.strip(_BLANK) if matter is None or offset >= matter.end() else ""
        if not content or (content[0] in "<>:{" and _EMPTY.fullmatch(content)):
            gap, box = True, box and content[:1] == ">"
            continue
        box = content[0] == ">" and (box or _BOXED.match(content) is not None)
        if _RULE.fullmatch(content):
            over = [line.strip() for line in lines[number + 1 : number + 3]]
            apart = gap or content[0] not in "=-" or (over[-1:] == [content] and over[0] != "")
            under = blocks and not (apart or blocks[-1].mark or blocks[-1].level)
            if under and _is_underlined(blocks[-1], content):
                blocks[-1] = replace(blocks[-1], level=1 if content[0] == "=" else 2)
            gap = True
            continue
        if _LONE_MARK.fullmatch(content):
            pending, pending_indent = re.sub(r"\d+", "1", content), _indent(line)
            continue
        start = offset + line.index(content)
        whole = Block(start, start + len(content), content, indent=_indent(line), gap=gap, boxed=box)
        if pending:
            whole = replace(whole, mark=pending, indent=pending_indent)
        blocks += _split_label(counted.block(whole))
        gap, pending = False, ""
    return blocks


def _is_underlined(block: Block, rule: str) -> bool:
    """Whether a rule right below a line makes it a heading, rather than parting it from what comes."""
    if len(block.text) > 120 or _IS_TEXT.search(block.text):
        return False
    return rule[0] == "=" or block.gap or block.start == 0 or 2 * len(rule) >= len(block.text)


def _block(whole: Block) -> Block:
    """The block of one line, its mark-up read."""
    content = whole.text
    if whole.mark:
        return whole
    if quoted := _QUOTED.match(content):
        return _block(whole.cut(quoted.end()))
    if content[0] == "<" and (tagged := _TAGGED.fullmatch(content)):
        level = int(tagged["tag"][1]) if tagged["tag"][1].isdigit() else _SUMMARY_LEVEL
        return replace(whole.cut(*tagged.span("words")), level=level)
    if (listed := _LISTED.fullmatch(content)) and listed["words"]:
        return replace(whole.cut(*listed.span("words")), mark="-")
    if framed := _FRAMED.fullmatch(content):
        return replace(whole.cut(*framed.span("words")), level=_FRAMED_LEVEL)
    if heading := _ATX.match(content):
        left, level = heading.start(2), len(heading.group(1))
        titled = _unbold(whole.cut(left, heading.end(2)))
        linked = _LINKED.fullmatch(titled.text)
        return replace(titled.cut(*linked.span("words")) if linked else titled, level=level)
    if bold := _BOLD.match(content):
        return replace(whole.cut(bold.start(2), bold.end(2)), level=BOLD_LEVEL if len(content) <= 120 else 0)
    mark, left = parse_mark(content)
    if not mark:
        return whole
    digits = content[:left].strip("(.) \t") if mark[0] == "1" else ""
    item = replace(whole.cut(left), mark=mark, number=int(digits) if digits.isdecimal() else 0)
    ticked = parse_mark(item.text) if item.text[0] == "[" else ("", 0)
    return _unbold(item.cut(ticked[1]) if item.text[ticked[1] :] else item)


class _Counted:
    """What a text's lines count with: letters and Roman numbers, which else are names, "E. coli", "J. Smith".

    Args:
        lines: of the text.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        openings = [line.lstrip(_BLANK)[:8] for line in lines if ". " in line or ") " in line]
        letters = {found["letter"] for opening in openings if (found := _LETTERED.match(opening))}
        self._letters = {one for one in letters if letters & {chr(ord(one) - 1), chr(ord(one) + 1)}}
        romans = [found["number"] for opening in openings if (found := _ROMAN.match(opening))]
        self._is_roman = len(romans) >= _FEWEST_NUMBERS and romans == _ROMANS[: len(romans)]
        if any(opening.startswith(("ii.", "ii)", "(ii)")) for opening in openings):
            self._letters |= {"i", "v", "x"}

    def block(self, whole: Block) -> Block:
        """The block of one line, its mark-up read."""
        if self._is_roman and not whole.mark and (roman := _ROMAN.match(whole.text)):
            return replace(whole.cut(roman.end()), mark="1.", number=_ROMANS.index(roman["number"]) + 1)
        lettered = _LETTERED.match(whole.text)
        return whole if lettered and lettered["letter"] not in self._letters else _block(whole)


_LABEL = re.compile(r"(?:\*\*|__)(?P<label>[^*_]{2,80}?[:.]?)(?:\*\*|__)(?P<colon>:?)\s+(?=\S)")


def _split_label(block: Block) -> list[Block]:
    """A bold label and what follows it on the line, apart; labels of list items stay."""
    label = None if block.mark or block.level else _LABEL.match(block.text)
    if label is None or not (label["label"][-1] in ":." or label["colon"]):
        return [block]
    stop = label.end("label") - (label["label"][-1] == ".")
    head = replace(block.cut(label.start("label"), stop), level=BOLD_LEVEL)
    return [head, replace(block.cut(label.end()), gap=False)]


def _unbold(block: Block) -> Block:
    bold = _BOLD.match(block.text)
    return block.cut(bold.start(2), bold.end(2)) if bold else block
