"""Phrases as documents write them: cleaned, abbreviations written out, brackets told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg_builder import lazy_re as re

__all__ = ["INITIALS", "SHORT", "Reading", "brackets_of", "clean", "expand", "is_list", "without_initials"]

SHORT = re.compile(r"\b[A-Za-z][\w/-]*[A-Z0-9][\w/-]*\b|\b[A-Z]{2,}\b")
"""A word that may be an abbreviation, by its capitals or digits."""
INITIALS = re.compile(r"[A-Z][A-Za-z0-9/-]{0,9}")
"""What stands in brackets behind the words that it abbreviates."""
_EDGES = ' \t\n.,;:*\u2020\u2021"\u201c\u201d\u2022-\u2013\u2014'
_LOST_APOSTROPHE = re.compile(r"(?<=[a-z]) s (?=[A-Za-z])")
_BULLET = re.compile(r"^o (?=[A-Z])")
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]+)\)\s*(.*)$")
_EACH_BRACKET = re.compile(r"\s*\(([^()]+)\)")
_LIST_SIGNS = re.compile(r"[,;/]|\b(?:and|or|nor)\b", re.IGNORECASE)


class Reading(NamedTuple):
    """One way to read a phrase.

    Args:
        text: the words to look up.
        reason: how they came from the phrase; empty for the phrase itself.
    """

    text: str
    reason: str = ""


def clean(text: str) -> str:
    """A phrase without outer punctuation and with single blanks.

    Args:
        text: the phrase as it stands in its document.

    >>> clean("  dry   mouth; ")
    'dry mouth'
    >>> clean("o Rash"), clean("o-toluidine")
    ('Rash', 'o-toluidine')
    >>> clean("Tourette s disorder"), clean("protein S deficiency")
    ("Tourette's disorder", 'protein S deficiency')
    """
    text = " ".join(text.split()).strip(_EDGES)
    if text.startswith("o "):
        text = _BULLET.sub("", text)
    return _LOST_APOSTROPHE.sub("'s ", text) if " s " in text else text


def is_list(text: str) -> bool:
    """Whether a phrase names several things.

    Args:
        text: the phrase.

    >>> is_list("rash and fever"), is_list("rash")
    (True, False)
    """
    return bool(_LIST_SIGNS.search(text))


def expand(text: str, abbreviations: Mapping[str, str]) -> str:
    """A phrase with the abbreviations that its document introduces written out.

    Args:
        text: the phrase.
        abbreviations: short form to long form.

    >>> expand("relapsing MS", {"MS": "multiple sclerosis"})
    'relapsing multiple sclerosis'
    >>> expand("multiple sclerosis (MS)", {"MS": "multiple sclerosis"})
    'multiple sclerosis'
    """
    if not any(short in text for short in abbreviations):
        return text

    def written_out(match: re.Match[str]) -> str:
        return abbreviations.get(match.group(), match.group())

    brackets = _BRACKETS.match(text)
    if brackets and brackets.group(2) in abbreviations:
        text = f"{brackets.group(1)} {brackets.group(3)}".strip()
    return SHORT.sub(written_out, text)


def brackets_of(text: str) -> tuple[str, str] | None:
    """The words outside and inside a phrase's brackets, where those inside are no abbreviation.

    Args:
        text: the phrase.

    >>> brackets_of("low platelets (thrombocytopenia)")
    ('low platelets', 'thrombocytopenia')
    >>> brackets_of("multiple sclerosis (MS)") is None
    True
    """
    found = _BRACKETS.match(text) if "(" in text else None
    if not found or INITIALS.fullmatch(found.group(2)):
        return None
    outer = f"{found.group(1)} {found.group(3)}".strip()
    return (outer, found.group(2)) if outer else None


def without_initials(text: str) -> Iterator[str]:
    """A phrase without one of its brackets that hold an abbreviation, or with it alone; the last first.

    Args:
        text: the phrase.

    Yields:
        Phrases to be looked up in its place.

    >>> list(without_initials("poly (ADP-ribose) polymerase (PARP) inhibitor"))[:2]
    ['poly (ADP-ribose) polymerase inhibitor', 'PARP inhibitor']
    >>> list(without_initials("multiple sclerosis (MS)"))
    ['multiple sclerosis']
    >>> list(without_initials("low platelets (thrombocytopenia)"))
    []
    """
    if "(" not in text:
        return
    for found in reversed(list(_EACH_BRACKET.finditer(text))):
        if INITIALS.fullmatch(found.group(1)):
            rest = (text[: found.start()] + text[found.end() :]).strip()
            if rest:
                yield rest
            behind = text[found.end() :]
            # Only what is short for all before it: "nonselective monoamine oxidase (MAO) inhibitors" isn't.
            if behind and text[0].casefold() == found.group(1)[0].casefold():
                yield found.group(1) + behind
