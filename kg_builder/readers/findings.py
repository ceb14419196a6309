"""What a document says of the names of its drug, and how often it has a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .clean_names import clean_name, split_names

__all__ = ["PAIR_VOTE", "Findings", "count_words", "is_taken", "lower_uses"]

_TWICE = 2
PAIR_VOTE = 3
"""What two names, one of them in brackets, speak for the first."""


@dataclass
class Findings:
    """What the document says of names, gathered in reading order.

    Args:
        lower: the text in small letters.
        votes: how much speaks for each name, folded.
        generics: keys of names that a line calls generic, or says to be the active substance.
        labelled: those names as the lines have them, folded.
        brands: names said to be brands, by their folded form.
        others: other names, likewise.
        pairs: names of which one stands in brackets behind the other.
        written: names as they are written, by their folded form.
        kinds: kinds of sections that are headed by a name.

    >>> found = Findings("zorvexant (zorvex) is a tablet. take zorvexant daily.")
    >>> found.pair("Zorvexant", "Zorvex")
    >>> found.pairs, dict(found.votes)
    ([('Zorvexant', 'Zorvex')], {'zorvexant': 3})
    """

    lower: str
    votes: Counter[str] = field(default_factory=Counter)
    generics: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    brands: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, set[SectionKind]] = field(default_factory=dict)

    def mentions(self, name: str) -> int:
        """How often the text holds the name as words of their own."""
        return count_words(name.casefold(), self.lower)

    def vote(self, name: str, weight: int, *, least: int = 2) -> None:
        """Votes for a name, if the text has it so often at least."""
        clean = clean_name(name)
        if clean and self.mentions(clean) >= least:
            self.votes[clean.casefold()] += weight
            self.written.setdefault(clean.casefold(), clean)

    def pair(self, outer: str, inner: str) -> None:
        """Two names of one drug, "Lipitor (atorvastatin)"."""
        first, second = clean_name(outer), split_names(inner)
        if len(second) > 1 and inner.islower() and "," not in inner and (whole := clean_name(inner)):
            second = (whole,)  # "Lumivex (losartan and amlodipine)": one drug of two ingredients
        else:
            second = tuple(clean_name(name) or name for name in second)  # "(testosterone gel)"
        if "," in first and second:
            for name in split_names(first):
                self.pair(name, inner)
        elif first and second:
            self.pairs += [(first, other) for other in second]
            self.vote(first, PAIR_VOTE)
            self.written.update({n.casefold(): n for n in second})


def lower_uses(name: str, text: str) -> int:
    """How often the name stands in lower case: generic names do, brand names don't.

    Args:
        name: any name.
        text: of the document.

    >>> lower_uses("Zorvexant", "Zorvexant: take zorvexant daily (www.zorvexant.example)")
    1
    """
    folded = name.casefold()
    if folded not in text:
        return 0
    return len(re.findall(rf"(?<![\w/.-]){re.escape(folded)}(?![\w/-]|\.\w)", text))  # not in addresses


def count_words(words: str, text: str) -> int:
    """How often some words stand in a text, not as a part of longer ones.

    Args:
        words: in the text's case.
        text: any text.

    >>> count_words("gout", "gout, gouty, gout")
    2
    """
    count = 0
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        count += not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(words, end)
    return count


_TAKING = r"(?i:tak(?:e|ing)|us(?:e|ing)|effects of|doses? of|receiv(?:e|ing)|stop)"
_ACTS = (
    r"(?:is|are) (?:used|taken|given|approved|prescribed|injected|indicated)"
    r"|may (?:cause|harm|interact|increase)|works by|belongs to|comes (?:as|in)|can cause|treats"
)


def is_taken(name: str, text: str, *, least: int = _TWICE) -> bool:
    """Whether the page speaks of a name as of a medicine: "taking Lioresal", "Lioresal may cause ...".

    Args:
        name: any name.
        text: of the document.
        least: how often it must.

    >>> is_taken("Zorvex", "Stop taking Zorvex at night. The effects of Zorvex fade.")
    True
    """
    word = f"(?:{re.escape(name)}|{re.escape(name.upper())})"
    told = rf"\b{_TAKING} {word}(?!\w)|\b{word}[®™]?(?: (?:tablets|capsules|injection))? (?:{_ACTS})\b"
    return len(re.findall(told, text)) >= least
