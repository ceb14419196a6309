"""Paragraphs whose sentences have labels of their own: "Adults: 10 mg daily. Children: 5 mg daily."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Passage

from ..language.sentences import sentences
from .cases import case_of
from .flat_tables import FlatRow
from .labels import Label, split_labels
from .lost_tables import without_rows
from .runs import run_in_pieces

__all__ = ["labelled_pieces", "pieces_of"]

_GOVERNING = frozenset({"population", "indication", "trigger", "severity", "time"})
_COLON = re.compile(r"[.;]\s+\S[^.;:]*:\s")


def labelled_pieces(passage: Passage, names: tuple[str, ...]) -> Iterator[tuple[Passage, tuple[Label, ...]]]:
    """A passage cut before each sentence that a label opens, with the labels before it that still hold.

    Args:
        passage: a paragraph or an item.
        names: names of the drug.

    >>> text = "Gout: Adults: 10 mg daily. Take it with food. Children: 5 mg daily."
    >>> pieces = labelled_pieces(Passage(0, len(text), text), ())
    >>> [(piece.text, [label.text for label in over]) for piece, over in pieces]
    [('Gout: Adults: 10 mg daily. Take it with food.', []), ('Children: 5 mg daily.', ['Gout'])]
    """
    text = passage.text
    cuts, told, timed = [0], 0, False
    for start, end, _ in sentences(text) if _COLON.search(text) else ():
        if start == 0:
            labels, told = split_labels(text, names)  # of two sentences: "Gout (adults). Day 1: 5 mg"
            timed = any(label.time for label in labels)
        elif start > told and (timed or _opened(text[start:end], names)):
            cuts.append(start)
            timed = any(label.time for label in split_labels(text[start:end], names)[0])
    if len(cuts) == 1:
        yield passage, ()
        return
    over: tuple[Label, ...] = ()
    for begin, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        words = text[begin:stop].rstrip()
        at = passage.start + begin
        labels, _ = split_labels(words, names)
        over = _still_held(over, labels[0]) if labels else tuple(label for label in over if not label.time)
        yield replace(passage, start=at, end=at + len(words), text=words), over
        over = (*over, *labels)


def pieces_of(
    passage: Passage, rows: Sequence[FlatRow] | None, names: tuple[str, ...]
) -> Iterator[tuple[Passage, tuple[Label, ...]]]:
    """A passage, or its parts where headings or labels stand within it; with labels of it that still hold.

    Args:
        passage: a paragraph or an item.
        rows: of tables that ran into it, where the source joins its paragraphs; None where it doesn't.
        names: names of the drug.

    >>> text = "Adults: 10 mg daily. Children: 5 mg daily."
    >>> [piece.text for piece, _ in pieces_of(Passage(0, len(text), text), None, ())]
    ['Adults: 10 mg daily.', 'Children: 5 mg daily.']
    """
    if rows is None:
        yield from labelled_pieces(passage, names)
        return
    for part in without_rows(passage, rows):
        for piece in run_in_pieces(part, names):
            yield piece, ()


def _opened(words: str, names: tuple[str, ...]) -> bool:
    """Whether a label opens a sentence that says something."""
    labels, offset = split_labels(words, names)
    if not labels or not words[offset:].strip():
        return False
    return bool(_GOVERNING & set(labels[0].slots)) or case_of(labels[-1], words[offset:], names) is not None


def _still_held(over: tuple[Label, ...], label: Label) -> tuple[Label, ...]:
    """The labels before the first of the kind that a new one has; none where none is of its kind."""
    if label.slots == ("severity",) and any(held.trigger for held in over):
        return over  # "Kidney disease, moderate: 5 mg. Severe: 2 mg"
    for place, held in enumerate(over):
        if set(held.slots) & set(label.slots):
            return over[:place]
    return ()
