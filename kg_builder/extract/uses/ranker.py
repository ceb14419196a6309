"""Weighs what is known of a possible use: the chain, the scorer of mentions, what annotators marked."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .chain import Chain
from .features import Known, features_of, sentences_of

__all__ = ["Candidate", "Mentioned", "Use", "bag_of", "candidates_of", "likely_uses", "ranked", "vector_of"]

_STOP = frozenset(["the", "of", "a", "an", "and", "or", "in", "with"])
_RARE = 0.001

Mentioned = tuple[str, float, bool]
"""A mentioned condition, the likelihood its scorer gives it, and whether a rule reads it as a use."""


@dataclass(frozen=True, slots=True)
class Use:
    """A stretch of words and how likely it names a use, 0 to 1."""

    text: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One wording that the chain of tags found, with all its places.

    Args:
        text: in lower case.
        places: of each: likelihood, number of the sentence, first code point, index after the last.
    """

    text: str
    places: tuple[tuple[float, int, int, int], ...]

    @property
    def best(self) -> float:
        """Likelihood of its likeliest place."""
        return max(p for p, *_ in self.places)


def bag_of(text: str) -> frozenset[str]:
    """The words of a name by which it is compared.

    >>> sorted(bag_of("Infections of the skin"))
    ['infection', 'skin']
    """
    words = (w for w in re.findall(r"[a-z0-9]+", text.casefold()) if w not in _STOP)
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")) else w for w in words
    )


def _close(a: Collection[str], b: Collection[str]) -> bool:
    both = len(set(a) & set(b))
    return bool(both) and both / len(a) >= 0.5 and both / len(b) >= 0.5


def candidates_of(text: str, known: Known, chain: Chain) -> list[Candidate]:
    """The wordings of a section that the chain may mark, in order of first place."""
    sentences = sentences_of(text)
    found: dict[str, list[tuple[float, int, int, int]]] = {}
    for number, (tokens, features) in enumerate(zip(sentences, features_of(sentences, known), strict=True)):
        for a, b, likely in chain.stretches(features):
            start, end = tokens[a].start, tokens[b - 1].end
            found.setdefault(text[start:end].casefold(), []).append((likely, number, start, end))
    return [Candidate(name, tuple(places)) for name, places in found.items() if bag_of(name)]


def vector_of(
    candidate: Candidate,
    others: Sequence[Candidate],
    mentioned: Iterable[Mentioned],
    prior: tuple[int, int],
    sentences: int,
) -> dict[str, float]:
    """What the ranker weighs.

    Args:
        candidate: the wording.
        others: all wordings of the section.
        mentioned: its mentioned conditions.
        prior: number of annotated sections that hold the same words, and of those where they are marked.
        sentences: number of sentences of the section.
    """
    bag, best = bag_of(candidate.text), candidate.best
    near = [(p, stated) for text, p, stated in mentioned if _close(bag_of(text), bag)]
    same = [p for text, p, _ in mentioned if bag_of(text) == bag]
    rival = max(
        (
            p
            for other in others
            if other.text != candidate.text
            for p, _, a, b in other.places
            if any(a < end and start < b for _, _, start, end in candidate.places)
        ),
        default=0.0,
    )
    akin = max(
        (o.best for o in others if o.text != candidate.text and _close(bag_of(o.text), bag)), default=0.0
    )
    sections, marked = prior
    share = (marked + 0.5) / (sections + 1) - 0.5
    size = len(candidate.text.split())
    return {
        "bias": 1.0,
        "best": _logit(best),
        "any": _logit(1.0 - math.prod(1.0 - p for p, *_ in candidate.places)),
        "scorer": _logit(max(p for p, _ in near)) if near else 0.0,
        "no scorer": float(not near),
        "stated": float(any(stated for _, stated in near)),
        "scorer, same words": _logit(max(same)) if same else 0.0,
        "no scorer, same words": float(not same),
        "rival": _logit(rival) if rival else -4.0,
        "rival ahead": max(0.0, rival - best),
        "akin": _logit(akin) if akin else -4.0,
        "prior": share,
        "prior, often seen": share * min(sections, 4) / 4,
        "seen": min(sections, 5) / 5,
        "one word": float(size == 1),
        "two words": float(size == 2),
        "long": float(size >= 5),
        "place": min(min(number for _, number, *_ in candidate.places) / 10, 2.0),
        "sentences": math.log(sentences),
        "found": math.log1p(sum(p for o in others for p, *_ in o.places)),
    }


def ranked(vector: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Likelihood of a use from what is known of it.

    >>> ranked({"bias": 1.0}, {"bias": 0.0})
    0.5
    """
    score = sum(value * weights.get(name, 0.0) for name, value in vector.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def likely_uses(text: str, mentioned: Sequence[Mentioned], known: Known) -> list[Use]:
    """The uses that an indications section may name, each wording once, with their likelihood.

    Args:
        text: the section.
        mentioned: conditions that rules find mentioned in it.
        known: what a terminology says of a phrase.
    """
    found = candidates_of(text, known, Chain.load())
    sentences = len(sentences_of(text))
    terms, weights = _terms(), _weights()
    uses = []
    for candidate in found:
        prior = terms.get(" ".join(sorted(bag_of(candidate.text))), (0, 0))
        vector = vector_of(candidate, found, mentioned, prior, sentences)
        uses.append(Use(candidate.text, ranked(vector, weights)))
    return uses


def _logit(likely: float) -> float:
    bounded = max(min(likely, 1.0 - _RARE), _RARE)
    return math.log(bounded / (1.0 - bounded))


@cache
def _terms() -> Mapping[str, tuple[int, int]]:
    rows = (line.split("\t") for line in _rule_lines("indicated_terms.tsv"))
    return {words: (int(sections), int(marked)) for words, sections, marked in rows}


@cache
def _weights() -> Mapping[str, float]:
    rows = (line.split("\t") for line in _rule_lines("indicated_ranker.tsv"))
    return {name: float(weight) for name, weight in rows}


def _rule_lines(name: str) -> list[str]:
    text = files("kg_builder.extract").joinpath(f"rules/{name}").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line]
