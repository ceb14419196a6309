"""One verb of a request with its words, and what the rest of its sentence lends it."""

from __future__ import annotations

from dataclasses import dataclass

from .grammar import ActionVerb

__all__ = ["Around", "Clause"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb of a sentence with its stretch of words.

    Args:
        verb: the verb, as the table of verbs has it.
        said: its form in the text, lower-cased.
        adverbs: what stands before it.
        negated: whether it is asked not to be done.
        subject: what it is done to, of a passive.
        rest: the words after it.
        left: where it begins in the sentence.
        right: where its stretch of words ends.
    """

    verb: ActionVerb
    said: str
    adverbs: frozenset[str]
    negated: bool
    subject: str
    rest: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the sentence lends a clause.

    Args:
        condition: the state that opens the sentence.
        tail: the state that ends it.
        timing: the moment that ends it.
        before: what the clause before was about.
    """

    condition: str
    tail: str
    timing: str
    before: str
