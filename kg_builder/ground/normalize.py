"""The normal form of a name: one string for all the ways of writing the same words.

Case, accents, hyphens, plurals, British spelling, Roman numerals, word order and little words don't
count; the same function makes the keys of a lexicon and of what is looked up in it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from kg_builder import lazy_re as re

from .tables import read_table

__all__ = ["fold_word", "name_key", "normal_form", "words_of"]

_POSSESSIVE = re.compile(r"['\u2019\u02bc`]s?\b")
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[%+<>]")
_GREEK = str.maketrans(
    {
        "α": " alpha ",
        "β": " beta ",
        "γ": " gamma ",
        "δ": " delta ",
        "ε": " epsilon ",
        "κ": " kappa ",
        "λ": " lambda ",
        "μ": " mu ",
        "ω": " omega ",
        "≤": "<",
        "≥": ">",
        "&": " and ",
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
    }
)
_LITTLE = frozenset("an the of in on to for your you her his their its my from by".split())
_ROMAN = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
    "xiii": "13",
}
_BEFORE_NUMERAL = frozenset("type stage grade factor class phase bipolar nerve angiotensin".split())
_LETTERED = frozenset(
    "hepatitis vitamin influenza type group hemophilia haemophilia immunoglobulin apolipoprotein protein "
    "factor toxin serotype class botulinum provitamin coenzyme porphyria gaba".split()
)
_CONTEXTUAL = frozenset({"a", "i", "v", "x"})
"""Words whose sense depends on those beside them."""
_SINGLE_ROMAN = {"i": "1", "v": "5", "x": "10"}
_BRITISH = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"yse(?=d?$)"), "yze"),
    (re.compile(r"(?<=[a-z]{3})our(?=s|al|ed|$)"), "or"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"(?<=[a-z]{2})tre$"), "ter"),
    (re.compile(r"(?<=[a-z])bre$"), "ber"),
    (re.compile(r"ae|oe"), "e"),
)
_MAYBE_BRITISH = re.compile(r"[ao]e|our|ys|isat|sulph|leuco|[tb]re")
"""Holds of every word that one of the patterns above changes; one search instead of eight."""


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    return {row["word"]: row["stands_for"] for row in read_table("words.tsv")}


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """The form of a word that stands for its plural, spelling and adjective.

    Args:
        word: lower-case letters.

    Returns:
        One word, or several ("heartbeat" is two).

    >>> fold_word("oedemas"), fold_word("tumours"), fold_word("renal"), fold_word("heartbeats")
    ('edema', 'tumor', 'kidney', 'heart beat')
    """
    variants = _variants()
    if word in variants:
        return variants[word]
    folded = _singular(word) if len(word) > 3 and word.endswith(("s", "ae")) else word
    if len(folded) > 4 and _MAYBE_BRITISH.search(folded):
        for pattern, replacement in _BRITISH:
            folded = pattern.sub(replacement, folded)
    return variants.get(folded, folded)


def _singular(word: str) -> str:
    """A plural's singular, by its ending; plain string methods, as every new word comes here."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("yses", "oses")) and len(word) > 5:
        return word[:-2] + "is"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word if word[-2] in "sui" else word[:-1]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> tuple[str, ...]:
    """What a word counts as, wherever it stands: nothing, a number, itself folded."""
    if word in _LITTLE:
        return ()
    return (_ROMAN[word],) if word in _ROMAN else tuple(fold_word(word).split())


@lru_cache(maxsize=1 << 12)  # the readings of one phrase ask for the same words several times
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text in their order, little words left out.

    Args:
        text: any text.

    >>> words_of("a rash"), words_of("hepatitis A virus")
    (('rash',), ('hepatitis', 'a', 'virus'))
    >>> words_of("Swelling of the ankles"), words_of("type II diabetes"), words_of("Crohn's disease")
    (('swelling', 'ankle'), ('type', '2', 'diabete'), ('crohn', 'disease'))
    """
    if text.isascii():
        lowered = text.lower()
    else:
        spread = unicodedata.normalize("NFKD", text).casefold().translate(_GREEK)
        lowered = "".join(char for char in spread if not unicodedata.combining(char))
    if "'" in lowered or "\u2019" in lowered or "`" in lowered or "\u02bc" in lowered:
        lowered = _POSSESSIVE.sub("", lowered)
    found: list[str] = []
    words = _WORD.findall(lowered)
    if _CONTEXTUAL.isdisjoint(words):
        for word in words:
            found += _folded(word)
        return tuple(found)
    before = ""
    for at, word in enumerate(words):
        if word == "a":
            # "hepatitis A" and "CYP3A" end in a letter, "a rash" begins with an article.
            if before in _LETTERED or before.isdigit() or (at and at == len(words) - 1):
                found.append(word)
        elif word in _SINGLE_ROMAN and before in _BEFORE_NUMERAL:
            found.append(_SINGLE_ROMAN[word])
        else:
            found += _folded(word)
        before = word
    return tuple(found)


def normal_form(text: str) -> str:
    """The words of a text, folded and sorted.

    Args:
        text: a name or phrase.

    Returns:
        Words with one blank between them; empty if the text has none.

    >>> normal_form("Anaemia, haemolytic") == normal_form("hemolytic anemia")
    True
    >>> normal_form("lung edema") == normal_form("Pulmonary Oedema")
    True
    >>> normal_form("low blood pressure") == normal_form("high blood pressure")
    False
    """
    return " ".join(sorted(words_of(text)))


def name_key(form: str) -> int:
    """48-bit key of a normal form.

    Args:
        form: a normal form.

    >>> name_key("hypertension") == name_key("hypertension"), name_key("a") == name_key("b")
    (True, False)
    """
    return int.from_bytes(hashlib.blake2b(form.encode(), digest_size=6).digest(), "big")
