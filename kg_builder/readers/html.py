"""HTML monographs: the page's text, one block a line, and where each block came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from kg_builder.errors import EmptySourceError, ReadError
from kg_builder.model import Monograph, Table

from .blocks import Block, parse_mark
from .compose import compose
from .decoding import MAX_BYTES, decode, read_bounded
from .html_table import card_lines, read_table
from .typesetting import plain_blanks, without_typesetting, without_unseen
from .wrapping import unwrap

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["HtmlReader"]

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DROPPED = frozenset(
    (
        "script style noscript template nav header footer aside form button select input textarea iframe "
        "svg canvas "
        "video audio object embed head dialog menu map"
    ).split()
)
_BLOCKS = frozenset(
    (
        "p div section article main h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr td th "
        "caption figure "
        "figcaption address details summary hr body html thead tbody tfoot center fieldset br"
    ).split()
)
_UNWANTED = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|adslot|banner|breadcrumbs?|cookies?|consent|share|sharing|social"
    r"|newsletter|subscribe|sponsor\w*|promo\w*|related|recommended|sidebar|side-?rail|right-?rail|footer"
    r"|masthead|navbar|nav|navigation|pagination|popup|modal|toc|table-of-contents|skip-?link|comments?"
    r"|sr-only|screen-reader-text|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Words in the names of elements that are folded up until somebody wants to read them.
_FOLDED_UP = re.compile(
    r"accordion|collaps|expand|toggle|panel|(?:^|[\s_-])tabs?(?:$|[\s_-])|faq|answer", re.I
)
_CONTENT = "main, article, h1"
_TEXT_OF_A_PAGE = 600  # characters that a form has which is wrapped around a page
_BOX = re.compile(r"(?:boxed|black[ _-]?box)[ _-]?warning", re.IGNORECASE)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = 7
_NOT_SHOWN = re.compile(r"display\s*:\s*none")
_MAX_DEPTH = 150
_SPACE = re.compile(r"[ \t\r\n\f]+")


class HtmlReader:
    """Reads web pages with selectolax; offsets point into the extracted text.

    >>> from io import BytesIO
    >>> page = b"<html><p>Generic name: zorvexant</p><h2>Uses</h2><p>It treats gout.</p></html>"
    >>> (found,) = HtmlReader().read(BytesIO(page), "page.html")
    >>> found.drug.generic, [passage.text for passage in found.sections[-1].passages]
    ('zorvexant', ['It treats gout.'])
    """

    name = "html"
    media_type = "text/html"

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The one monograph of the page.

        Raises:
            ReadError: an empty page, no drug, several drugs, or no text at all.
        """
        from selectolax.lexbor import LexborHTMLParser

        data = read_bounded(stream, source_name, max_bytes)
        declared = _CHARSET.search(data[:4096])
        markup = decode(data, source_name, declared[1].decode("ascii") if declared else None)
        tree = LexborHTMLParser(markup.lstrip("\ufeff"))
        head = tree.css_first("title")
        title = _fold(head.text()) if head is not None else ""
        page = _Page()
        if tree.body is not None:
            page.walk(tree.body, _Place())
        page.flush(_Place())
        if not page.blocks:
            raise EmptySourceError(
                "the page holds no text", where=source_name, advice="save the page with its content"
            )
        text, blocks = page.text, page.blocks
        if not page.tables:  # lines of old pages and of mails are broken at a margin
            text, blocks = without_typesetting(text, unwrap(blocks, text))
        yield compose(data, source_name, self.media_type, text, blocks, title=title, tables=page.tables)


def _fold(text: str) -> str:
    return _SPACE.sub(" ", without_unseen(plain_blanks(text))).strip()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page the walk is.

    Args:
        path: tags from the body down, with numbers among siblings of the same tag.
        nesting: list depth.
        level: heading level.
        bold: whether the text is bold.
        depth: number of elements around.
        boxed: whether an element around is named a boxed warning.
    """

    path: str = "body"
    nesting: int = 0
    level: int = 0
    bold: bool = False
    depth: int = 0
    boxed: bool = False


class _Page:
    """The text grown so far, and its blocks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.inline: list[str] = []
        self.bold_only = True
        self.item_open = False
        self.is_preformatted = False

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, line: str) -> tuple[int, int]:
        """Add one line of text; its place."""
        start = self.length
        self.parts.append(line + "\n")
        self.length += len(line) + 1
        return start, start + len(line)

    def flush(self, place: _Place) -> None:
        """End the running line: make it a block."""
        raw = "".join(self.inline)
        self.inline = []
        bold, self.bold_only = self.bold_only, True
        lines = [content for line in raw.split("\x00") if (content := _fold(line))]
        if place.nesting and not any(parse_mark(line)[0] for line in lines):
            lines = [" ".join(lines)] if lines else []
        for content in lines:
            self._block(content, place, bold=bold)

    def _block(self, content: str, place: _Place, *, bold: bool) -> None:
        start, end = self.write(content)
        block = Block(start, end, content, locator=place.path, boxed=place.boxed)
        first_of_item, self.item_open = self.item_open, False
        if place.level:
            self.blocks.append(replace(block, level=place.level))
            return
        if place.nesting and first_of_item:
            mark, left = parse_mark(content)
            whole = block.cut(left) if mark and not mark[0].isalnum() else block
            self.blocks.append(replace(whole, mark="\u2022", nesting=place.nesting))
            return
        mark, left = parse_mark(content)
        if place.nesting and not mark:
            self.blocks.append(replace(block, nesting=place.nesting))
        elif mark and block.cut(left).text:
            self.blocks.append(replace(block.cut(left), mark=mark, nesting=0))
        elif bold and len(content) <= 120 and content[-1] not in ".,;" and not place.nesting:
            self.blocks.append(replace(block, level=_BOLD))
        else:
            self.blocks.append(block)

    def walk(self, node: LexborNode, place: _Place) -> None:
        """Read the children of an element; what is nested absurdly deep is read as plain words."""
        if place.depth > _MAX_DEPTH:
            self.inline.append(f" {node.text(separator=' ')} ")
            return
        place = replace(place, depth=place.depth + 1)
        counts: dict[str, int] = {}
        child = node.child
        while child is not None:
            tag = child.tag or ""
            counts[tag] = counts.get(tag, 0) + 1
            if tag == "-text":
                self._text(child.text_content or "", bold=place.bold or bool(place.level))
            elif not (_is_dropped(child, tag, place) or _is_unwanted(child, tag)):
                self._element(child, tag, place, counts[tag])
            child = child.next

    def _text(self, text: str, *, bold: bool) -> None:
        self.inline.append(text.replace("\n", "\x00") if self.is_preformatted else text)
        if not bold and text.strip(" \t\r\n\u00a0:"):
            self.bold_only = False

    def _element(self, node: LexborNode, tag: str, place: _Place, number: int) -> None:
        if tag == "br":
            self.inline.append("\x00")
            return
        level = _stated_level(node, tag)
        if tag in {"sup", "sub"} or not (level or tag in _BLOCKS):
            bold = place.bold or tag in {"b", "strong"}
            self.walk(node, replace(place, bold=bold))
            return
        self.flush(place)
        inner = replace(
            place,
            path=f"{place.path}/{tag}[{number}]",
            bold=False,
            boxed=place.boxed or _BOX.search(_names_of(node)) is not None,
        )
        if level:
            inner = replace(inner, level=level)
        elif tag in {"ul", "ol"}:
            inner = replace(inner, nesting=place.nesting + 1)
        elif tag == "li":
            inner = replace(inner, nesting=max(1, place.nesting))
            self.item_open = True
        elif tag == "table" and self._table(node, inner):
            return
        around, self.is_preformatted = self.is_preformatted, self.is_preformatted or tag == "pre"
        self.walk(node, inner)
        self.flush(inner)
        self.is_preformatted = around
        if tag == "li":
            self.item_open = False

    def _table(self, node: LexborNode, place: _Place) -> bool:
        """Read a table of data; a table that only lays out the page is walked like any element."""
        if card := card_lines(node):
            for line in card:
                self._block(line, place, bold=False)
            return True
        table = read_table(node, self.write, place.path)
        if table is None:
            return False
        self.tables.append(table)
        return True


def _stated_level(node: LexborNode, tag: str) -> int:
    """The heading level that an element states by its tag, or by its part in the page; 0 for none."""
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if tag in {"dt", "summary", "button"}:
        return _BOLD
    if node.attributes.get("role") == "heading":
        level = node.attributes.get("aria-level") or ""
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else _BOLD
    return 0


def _is_dropped(node: LexborNode, tag: str, place: _Place) -> bool:
    """Whether an element is none of a page's text by its tag.

    Old pages stand in one form as a whole; titles stand in a header; and a button that folds up what is
    below it is that part's heading.
    """
    if tag == "button":
        names = _names_of(node) + (_names_of(node.parent) if node.parent is not None else "")
        heads = "aria-expanded" in node.attributes or "aria-controls" in node.attributes
        return not (place.level or heads or _FOLDED_UP.search(names))
    if tag == "form":
        return len(node.text()) < _TEXT_OF_A_PAGE and node.css_first(_CONTENT) is None
    if tag == "header":
        return node.css_first("h1") is None
    return tag in _DROPPED


def _is_unwanted(node: LexborNode, tag: str) -> bool:
    """Whether attributes say that an element is hidden or page furniture."""
    if tag in {"body", "html", "main", "article", "-comment"} or not tag:
        return tag == "-comment"
    attributes = node.attributes
    if not attributes:
        return False
    names = _names_of(node)
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or _NOT_SHOWN.search(attributes.get("style") or ""):
        return not (attributes.get("role") in {"tabpanel", "region"} or _FOLDED_UP.search(names))
    if attributes.get("role") in {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}:
        return True
    if tag in _HEADINGS or _UNWANTED.search(names) is None:
        return False
    return node.css_first(_CONTENT) is None  # "has-sidebar" is the name of what stands around the page


def _names_of(node: LexborNode) -> str:
    """Classes and id of an element."""
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
