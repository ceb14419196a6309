"""The gleaner: a trained network that marks the words of a section that state facts, relation by relation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..uses.chain import BEGIN, OUTSIDE, stretches
from ..uses.lists import WordLists
from ..uses.network import UseNetwork, shipped_arrays
from ..uses.tokens import Sentence
from .lines import Line, sentences_with_cues

__all__ = ["RELATIONS", "Gleaner", "Mark"]

Floats = npt.NDArray[np.float64]

RELATIONS = (
    "indication",
    "contraindication",
    "adverse_effect",
    "warning",
    "screening",
    "special_population",
    "target",
    "interaction",
    "dose_modification",
    "drug_class",
    "warning_action",
)
"""What is marked, in the order of the network's heads; of a warning_action what is to be done."""

_TAGS = 3
_FAINT = -2.0
"""What a beginning must score against outside somewhere in a sentence, or its head is not asked further."""

_BARS = {
    "indication": 0.7,
    "adverse_effect": 0.6,
    "warning": 0.7,
    "screening": 0.4,
    "special_population": 0.5,
    "interaction": 0.6,
    "dose_modification": 0.7,
    "warning_action": 0.5,
}
"""Least likelihood of the marks that make facts."""


class Mark(NamedTuple):
    """Words that state a fact.

    Args:
        relation: of which it is.
        start: first code point, in the document's or section's words, as the lines have it.
        end: index after the last.
        likelihood: that these words, or others on their place, are meant, 0 to 1.
    """

    relation: str
    start: int
    end: int
    likelihood: float


@dataclass(frozen=True)
class Gleaner:
    """Marks sections with what was trained.

    Args:
        network: scores the tags of words, three for each relation.
        lists: what is known of words.
        bars: least likelihood of a mark, by relation; others are not marked.
    """

    network: UseNetwork
    lists: WordLists
    bars: Mapping[str, float]

    @classmethod
    def load(cls) -> Gleaner:
        """The gleaner with the weights that ship with the package, read once a process."""
        return _shipped()

    def read(self, kind: str, lines: Iterable[Line]) -> list[Mark]:
        """The marks of a section, sentence by sentence.

        Args:
            kind: of the section, a SectionKind value.
            lines: its title, paragraphs and items.

        >>> line = Line(0, "Examplol is prescribed for gout.", "paragraph")
        >>> marks = Gleaner.load().read("indications", [line])
        >>> [(mark.relation, line.text[mark.start : mark.end]) for mark in marks]
        [('indication', 'gout')]
        """
        return self.read_all([(kind, lines)])[0]

    def read_all(
        self, sections: Iterable[tuple[str, Iterable[Line]]], told: Sequence[tuple[int, int]] = ()
    ) -> list[list[Mark]]:
        """The marks of several sections, each read as if it were alone.

        Args:
            sections: kind and lines of each.
            told: stretches of the document that facts have been read in; chunks in which every sentence
                touches one are left out.
        """
        texts = [sentences_with_cues(kind, lines, self.lists) for kind, lines in sections]
        starts = sorted(start for start, _ in told)
        ends = list(accumulate((end for _, end in sorted(told)), max))
        done = [[_touches(tokens, starts, ends) for tokens in sentences] for sentences, _ in texts]
        return [
            [
                mark
                for tokens, own in zip(sentences, scores, strict=True)
                if own.any()
                for mark in self._marks(tokens, own)
            ]
            for (sentences, _), scores in zip(texts, self.network.scores_of(texts, done), strict=True)
        ]

    def _marks(self, tokens: Sentence, scores: Floats) -> Iterator[Mark]:
        for head, relation in enumerate(RELATIONS):
            bar = self.bars.get(relation)
            own = scores[:, _TAGS * head : _TAGS * (head + 1)]
            if bar is None or (own[:, BEGIN] - own[:, OUTSIDE]).max() < _FAINT:
                continue
            found = stretches(own[None], self.network.moves[head, None], self.network.first[head, None])
            for first, after, likely in _surest(found, bar):
                yield Mark(relation, tokens[first].start, tokens[after - 1].end, likely)


def _touches(tokens: Sentence, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a sentence overlaps one of some places.

    Args:
        tokens: of the sentence.
        starts: where the places begin, in order.
        ends: up to each of them, how far the places reach.
    """
    before = bisect_left(starts, tokens[-1].end)
    return before > 0 and tokens[0].start < ends[before - 1]


def _surest(found: Sequence[tuple[int, int, float]], bar: float) -> list[tuple[int, int, float]]:
    """Of stretches that lie on one another the likeliest, as likely as all on its place, if that is enough.

    Args:
        found: first word, index after the last, likelihood.
        bar: the least likelihood.

    >>> _surest([(0, 2, 0.5), (1, 2, 0.25), (4, 5, 0.5)], 0.7)
    [(0, 2, 0.75)]
    """
    kept: list[tuple[int, int, float]] = []
    for first, after, _ in sorted(found, key=lambda s: (-s[2], s[:2])):
        near = [
            s for s in found if 2 * (min(s[1], after) - max(s[0], first)) >= max(s[1] - s[0], after - first)
        ]
        likely = min(sum(s[2] for s in near), 1.0)
        if likely >= bar and not any(k[0] < after and first < k[1] for k in kept):
            kept.append((first, after, likely))
    return sorted(kept)


@cache
def _shipped() -> Gleaner:
    with shipped_arrays("gleaned_network.npz") as arrays:
        return Gleaner(UseNetwork(arrays), WordLists.load(), _BARS)
