"""The uses that a section names: the likeliest stretches of words that don't lie on one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from .chain import Chain, Scorer, stretches
from .features import Stated, features_of
from .lists import WordLists
from .network import UseNetwork, shipped_arrays
from .tokens import Line, sentences_of

__all__ = ["Use", "UseReader", "akin", "bag_of", "placed"]

USUAL_WORDS = 3
"""Most words that nine of ten names have."""

LONG = 0.05
"""What each further word costs a stretch beside others on its place: two names in one are likely, too."""

_TITLE = frozenset(["INDICATION", "INDICATIONS", "USAGE", "USES"])
"""Words of a section's title that its text may run on behind."""

_STOP = frozenset(["the", "of", "a", "an", "and", "or", "in", "with"])


class Use(NamedTuple):
    """A stretch of words that names a use.

    Args:
        text: its words as written.
        start: first code point in the document.
        end: index after the last.
        likelihood: that these words, or others beside them that mean the same, name a use; 0 to 1.
    """

    text: str
    start: int
    end: int
    likelihood: float


@dataclass(frozen=True)
class UseReader:
    """Reads the uses of sections with what was trained.

    Args:
        scorers: of the tags of words; a stretch is as likely as they hold it for in the mean.
        lists: what is known of words.
        bar: least likelihood of a use.
    """

    scorers: Sequence[Scorer]
    lists: WordLists
    bar: float

    @classmethod
    def load(cls) -> UseReader:
        """The reader with the weights that ship with the package, read once a process."""
        return _shipped()

    def read(self, lines: Iterable[Line], stated: Sequence[Stated] = ()) -> list[Use]:
        """The uses that a section names, in reading order, repeats included.

        Args:
            lines: its title, paragraphs and items.
            stated: what rules read in it.

        >>> [u.text for u in UseReader.load().read([(0, "Examplol is indicated for the treatment of gout.")])]
        ['gout']
        """
        return [use for uses in self.likely(lines, stated) for use in placed(uses, self.bar)]

    def likely(self, lines: Iterable[Line], stated: Sequence[Stated] = ()) -> Iterator[list[Use]]:
        """All stretches of each sentence that may name a use, those that lie on one another included.

        A part of a name that terminologies know stands for all of it.
        """
        lines = list(lines)
        sentences = sentences_of(lines)
        features = features_of(sentences, self.lists, stated)
        scores = zip(*(scorer.scores(sentences, features) for scorer in self.scorers), strict=True)
        moves, first = (
            np.array([getattr(scorer, name) for scorer in self.scorers]) for name in ("moves", "first")
        )
        for tokens, known, score in zip(sentences, features, scores, strict=True):
            own = [
                line
                for line in lines
                if line[0] < tokens[-1].end and tokens[0].start < line[0] + len(line[1])
            ]
            found = []
            for begin, after, likely in stretches(np.array(score), moves, first):
                begin, after = known.whole(begin, after)  # noqa: PLW2901
                while begin < after - 1 and tokens[begin].text in _TITLE:
                    begin += 1  # noqa: PLW2901
                start, end = tokens[begin].start, tokens[after - 1].end
                found.append(Use(_words(own, start, end), start, end, likely))
            yield _weighed(found)


def _words(lines: Sequence[Line], start: int, end: int) -> str:
    """The words from one place to another, of one line or several."""
    return " ".join(
        text[max(start - at, 0) : end - at] for at, text in lines if at < end and start < at + len(text)
    )


def bag_of(text: str) -> frozenset[str]:
    """The words of a name by which it is compared.

    >>> sorted(bag_of("Infections of the skin"))
    ['infection', 'skin']
    """
    words = (w for w in re.findall(r"[a-z0-9]+", text.casefold()) if w not in _STOP)
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")) else w for w in words
    )


def akin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names share at least half of the words of both.

    >>> akin(bag_of("acute gout"), bag_of("gout")), akin(bag_of("heart failure"), bag_of("heart"))
    (True, True)
    >>> akin(bag_of("seasonal allergic rhinitis"), bag_of("rhinitis"))
    False
    """
    both = len(a & b)
    return both > 0 and 2 * both >= len(a) and 2 * both >= len(b)


def _weighed(stretches: Sequence[Use]) -> list[Use]:
    """The stretches, each with the likelihood of all on the same place whose words are akin to its own."""
    bags = [bag_of(s.text) for s in stretches]
    out = []
    for use, bag in zip(stretches, bags, strict=True):
        if not bag:
            continue
        likely = sum(
            other.likelihood
            for other, words in zip(stretches, bags, strict=True)
            if other.start < use.end and use.start < other.end and akin(words, bag)
        )
        out.append((min(likely, 1.0), max(0, len(bag) - USUAL_WORDS), use))
    out.sort(key=lambda found: (LONG * found[1] - round(found[0], 2), -found[2].likelihood, found[2].start))
    return [Use(use.text, use.start, use.end, likely) for likely, _, use in out]


def placed(uses: Sequence[Use], bar: float) -> list[Use]:
    """Of uses in order of preference, those over the bar that don't lie on a preferred one; by place.

    >>> [u.text for u in placed([Use("acute gout", 4, 14, 0.9), Use("gout", 10, 14, 0.8)], 0.3)]
    ['acute gout']
    """
    kept: list[Use] = []
    for use in uses:
        if use.likelihood >= bar and not any(k.start < use.end and use.start < k.end for k in kept):
            kept.append(use)
    return sorted(kept, key=lambda use: use.start)


@cache
def _shipped() -> UseReader:
    with shipped_arrays("indicated_chain.npz") as arrays:
        names = arrays["names"].tobytes().decode("utf-8").split("\n")
        weights = arrays["weights"].astype(np.float64) / 1000
        chain = Chain(
            dict(zip(names, weights, strict=True)),
            arrays["moves"].astype(np.float64),
            arrays["first"].astype(np.float64),
        )
        bar = float(arrays["bar"])
    with shipped_arrays("indicated_network.npz") as arrays:
        return UseReader((chain, UseNetwork(arrays)), WordLists.load(), bar)
