"""Cuts passages into tokens with places, and packs them into chunks that the network reads at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from kg_builder import lazy_re as re

__all__ = ["CHUNK_TOKENS", "Chunk", "Layout", "SectionRole", "TaggerInput", "Token", "pack", "tokenize"]

CHUNK_TOKENS = 96
"""Most tokens in a chunk: enough to see a list's lead-in, short enough to batch well."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\s\w]|_")
_GLUE = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_NOTE_SIGNS = "abcdfgh"
_BEFORE_NOTES = tuple(
    "ness sion tion sions tions pathy pathies umonia emia uria itis osis algia edema rrhea penia pnea "
    "pruritus pain rash eding iting lling events "
    "disorders infections reactions decreased increased toxicity failure".split()
)
"""Endings after which one more letter is a footnote's sign that lost its height: "Dizzinessc"."""
_SENTENCE_ENDS = frozenset(".;:")


class SectionRole(IntEnum):
    """The part of a label a passage stands in; the tagger was trained on these three."""

    ADVERSE_EFFECTS = 0
    BOXED_WARNING = 1
    WARNINGS = 2


class Layout(IntEnum):
    """What kind of line a passage is."""

    PARAGRAPH = 0
    ITEM = 1
    HEADING = 2
    ROW = 3


class TaggerInput(NamedTuple):
    """A passage to tag.

    Args:
        text: the passage's words; for a table row, its cells joined by two blanks or more.
        role: the part of the document it stands in.
        layout: what kind of line it is.
    """

    text: str
    role: SectionRole = SectionRole.ADVERSE_EFFECTS
    layout: Layout = Layout.PARAGRAPH


class Token(NamedTuple):
    """A word, number or sign: its place in its passage, and the blanks before it.

    Args:
        passage: index of the passage in the sequence that was packed.
        start: first code point in the passage's text.
        end: index after the last.
        text: the token as written.
        gap: 0 if it touches the token before, 1 after one blank, 2 after more, 3 at the start of a passage.
    """

    passage: int
    start: int
    end: int
    text: str
    gap: int


class Chunk(NamedTuple):
    """Consecutive tokens of passages in the same part of a document.

    Args:
        tokens: 1 to ``CHUNK_TOKENS`` tokens.
        role: the part of the document they stand in.
        layouts: layout of each token's passage, as long as ``tokens``.
    """

    tokens: tuple[Token, ...]
    role: SectionRole
    layouts: tuple[Layout, ...]

    def digest(self) -> bytes:
        """The same for chunks that the tagger cannot tell apart."""
        parts = [str(int(self.role))]
        for token, layout in zip(self.tokens, self.layouts, strict=True):
            parts += (token.text, str(4 * layout + token.gap))
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()


def tokenize(text: str, passage: int = 0) -> list[Token]:
    """The tokens of a passage: runs of letters, numbers, and single signs.

    Words that lost the blank between them, as a table's title and its text, are taken apart, and so is a
    footnote's sign.

    >>> [t.text for t in tokenize("Low ALT/AST (>=2.5%)")]
    ['Low', 'ALT', '/', 'AST', '(', '>', '=', '2.5', '%', ')']
    >>> [t.text for t in tokenize("DyspneaDyspnea includes Dizzinessc")]
    ['Dyspnea', 'Dyspnea', 'includes', 'Dizziness', 'c']
    """
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        gap = 3 if last < 0 else min(start - last, 2)
        word = match.group()
        for size in _pieces_of(word):
            tokens.append(Token(passage, start, start + size, word[:size], gap))
            start, word, gap = start + size, word[size:], 0
        last = end
    return tokens


def _pieces_of(word: str) -> list[int]:
    """The lengths of the words that a run of letters is glued together from."""
    if len(word) < 5:
        return [len(word)]
    if not word.islower() and (cut := _GLUE.search(word)):
        return [cut.start(), *_pieces_of(word[cut.start() :])]
    if word[-1] in _NOTE_SIGNS and word.endswith(_BEFORE_NOTES, 0, -1):
        return [len(word) - 1, 1]
    return [len(word)]


def pack(passages: Sequence[TaggerInput], limit: int = CHUNK_TOKENS) -> list[Chunk]:
    """Packs the tokens of consecutive passages of one role into chunks of at most ``limit`` tokens.

    A passage is kept whole where it fits; a longer one is cut after a sentence's end if there is one
    in the second half of the chunk.

    Args:
        passages: the passages of one document, in reading order.
        limit: most tokens in a chunk, at least 2.

    Returns:
        Chunks in reading order that hold every token once.

    >>> passages = [TaggerInput("Rash. Fever."), TaggerInput("Gout.", SectionRole.WARNINGS)]
    >>> [[token.text for token in chunk.tokens] for chunk in pack(passages)]
    [['Rash', '.', 'Fever', '.'], ['Gout', '.']]
    """
    chunks: list[Chunk] = []
    open_tokens: list[Token] = []
    open_role = SectionRole.ADVERSE_EFFECTS

    def close() -> None:
        if open_tokens:
            layouts = tuple(passages[token.passage].layout for token in open_tokens)
            chunks.append(Chunk(tuple(open_tokens), open_role, layouts))
            open_tokens.clear()

    for index, passage in enumerate(passages):
        for piece in _pieces(tokenize(passage.text, index), limit):
            if passage.role != open_role or len(open_tokens) + len(piece) > limit:
                close()
                open_role = passage.role
            open_tokens.extend(piece)
    close()
    return chunks


def _pieces(tokens: list[Token], limit: int) -> Iterator[list[Token]]:
    """Cuts a passage's tokens into runs of at most ``limit``."""
    rest = tokens
    while len(rest) > limit:
        cut = _last_end(rest[:limit], limit // 2)
        yield rest[:cut]
        rest = rest[cut:]
    if rest:
        yield rest


def _last_end(tokens: Iterable[Token], least: int) -> int:
    """Index after the last sentence end (else comma) from ``least`` on; the whole length without one."""
    listed = list(tokens)
    for signs in (_SENTENCE_ENDS, frozenset(",")):
        for index in range(len(listed) - 1, least, -1):
            if listed[index].text in signs:
                return index + 1
    return len(listed)
