"""What is known of words before any label is read: names of open terminologies, and classes of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..rule_tables import rules_text
from .tokens import words_in

__all__ = ["ALL_NAMES", "KINDS", "WordLists"]

ALL_NAMES = 6
"""Most words of a name that is looked up."""

KINDS = "dpgso"
"""Kinds of name: disease, finding, drug or class of drugs, situation, other (target, test, food, group)."""


@dataclass(frozen=True)
class WordLists:
    """Lists by words in lower case.

    Args:
        names: words joined by a blank -> the kinds of what they name, letters of ``KINDS``.
        classes: word -> its coarse and its fine class, words of like use in labels being in one class.
    """

    names: Mapping[str, str]
    classes: Mapping[str, tuple[str, str]]

    @classmethod
    def load(cls) -> WordLists:
        """The lists that ship with the package.

        >>> WordLists.load().names["hypertension"][0]
        'd'
        """
        return _shipped()

    def is_name(self, phrase: str) -> bool:
        """Whether a phrase is the name of a disease or a finding.

        >>> WordLists({"acne": "d", "acnol": "g"}, {}).is_name("Acne")
        True
        """
        return self.names.get(" ".join(words_in(phrase.casefold())), "-")[0] in "dp"

    def names_condition(self, phrase: str) -> bool:
        """Whether the name of a disease, a finding or a situation is among the words of a phrase.

        >>> lists = WordLists({"acne": "d", "acnol": "g"}, {})
        >>> lists.names_condition("severe acne"), lists.names_condition("acnol gel")
        (True, False)
        """
        words = words_in(phrase.casefold())
        return any(
            set(self.names.get(" ".join(words[i:j]), "")) & set("dps")
            for i in range(len(words))
            for j in range(i + 1, min(len(words), i + ALL_NAMES) + 1)
        )

    def classes_of(self, word: str) -> tuple[str, str]:
        """Coarse and fine class of a word; numbers are in one class, unknown words in none."""
        return self.classes.get("0" if word[0].isdigit() else word.casefold(), ("", ""))


@cache
def _shipped() -> WordLists:
    names = (line.split("\t") for line in _lines("indicated_names.tsv"))
    classes = (line.split("\t") for line in _lines("indicated_words.tsv"))
    return WordLists(dict(names), {word: (coarse, fine) for word, coarse, fine in classes})


def _lines(name: str) -> list[str]:
    return [line for line in rules_text(name).split("\n") if line]
