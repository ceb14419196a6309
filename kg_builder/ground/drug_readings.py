"""Readings of drugs and classes: kind, form and manner left out; short names of enzymes written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .normalize import words_of
from .tables import read_table

__all__ = ["broader_drugs", "cytochrome", "named_after_colon"]

_CYTOCHROME = re.compile(r"\b(?:cytochrome\s+)?(?:CYP\s?-?|P-?450\s+)(?:CYP\s?)?(\d\w*)\b", re.IGNORECASE)
_ISOFORM = re.compile(r"(?<=CYP\d[A-Z])\d+$")
_COLON = re.compile(r"^([^:]+):\s*([^:]+)$")
_TAILS = re.compile(
    r"[\s-]+(?:supplements?|supplementation|preparations?|products?|injections?|tablets?|capsules?|solutions?|"
    r"suspensions?|therapy|treatments?|salts?|infusions?|formulations?|containing(?:\s+\w+)?|derivatives?|"
    r"combinations?|analog(?:ue)?s?|intranasal|eye drops|cream|ointment|gel|patch(?:es)?|syrup|drugs?)$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"^(?:.*\s)?(?:administration|co-?administration|use|effects?|activity|levels?|concentrations?|doses?|"
    r"amounts?|intake|ingestion|exposure|withdrawal|discontinuation|metabolism|clearance|absorption)\s+(?:of|to)\s+"
    r"(.+)$",
    re.IGNORECASE,
)


def cytochrome(text: str) -> str:
    """A phrase with an enzyme's short name written out as vocabularies have it.

    >>> cytochrome("CYP2D6 inhibitors"), cytochrome("Cytochrome P450 3A inhibitors")
    ('cytochrome P-450 CYP2D6 inhibitors', 'cytochrome P-450 CYP3A inhibitors')
    """
    return _CYTOCHROME.sub(lambda match: f"cytochrome P-450 CYP{match.group(1).upper()}", text)


def named_after_colon(text: str) -> tuple[str, str] | None:
    """The class and what of it is named: "ergot alkaloids: ergotamine"; None for other phrases.

    >>> named_after_colon("ergot alkaloids: ergotamine")
    ('ergot alkaloids', 'ergotamine')
    """
    found = _COLON.match(text)
    return (found.group(1).strip(), found.group(2).strip()) if found else None


def broader_drugs(text: str) -> Iterator[tuple[str, str]]:
    """What a phrase about a drug or class is narrower than, with the reason.

    >>> [words for words, _ in broader_drugs("oral ketoconazole tablets")]
    ['ketoconazole tablets', 'ketoconazole', 'oral ketoconazole']
    >>> "cytochrome P-450 CYP3A inhibitors" in dict(broader_drugs("strong CYP3A4 inhibitors"))
    True
    """
    seen = {text}
    pairs: list[tuple[str, str]] = []

    def add(words: str, reason: str) -> None:
        if words and words not in seen:
            seen.add(words)
            pairs.append((words, reason))

    whole = cytochrome(text)
    found = _OF_IT.match(whole)
    if found:
        add(found.group(1), "what is said of it left out")
    parts = named_after_colon(whole)
    if parts is not None:
        add(parts[0], "what is named of the class left out")
    for form in (whole, _without_tails(whole)):
        add(_without_modifiers(form), "what kind of it left out")
        if form != text:
            add(form, "its form left out")
    add(_without_modifiers(_without_tails(whole)), "its kind and form left out")
    for words, reason in list(pairs):
        family = " ".join(_ISOFORM.sub("", word) for word in words.split())
        add(family, f"{reason}; the enzyme's family")
    if whole != text:
        add(" ".join(_ISOFORM.sub("", word) for word in whole.split()), "the enzyme's family")
    yield from pairs


def _without_tails(text: str) -> str:
    shorter = _TAILS.sub("", text)
    while shorter and shorter != text:
        text, shorter = shorter, _TAILS.sub("", shorter)
    return text


def _without_modifiers(text: str) -> str:
    words = text.split()
    table = _modifiers()
    start = 0
    while start < len(words) - 1:
        size = next(
            (
                n
                for n in (3, 2, 1)
                if start + n < len(words) and " ".join(words_of(" ".join(words[start : start + n]))) in table
            ),
            0,
        )
        if not size:
            break
        start += size
        if words[start] in ("or", "and") and start < len(words) - 2:
            start += 1
    return " ".join(words[start:])


@lru_cache(maxsize=1)
def _modifiers() -> frozenset[str]:
    return frozenset(" ".join(words_of(row["modifier"])) for row in read_table("drug_modifiers.tsv"))
