"""The names of effects that the tagger finds in labels, as they read in a sentence."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..base import Document
from ..vocabulary.phrases import decapitalised, expanded
from ..warnings.sound import is_measure
from .names import is_generic

__all__ = ["label_name", "measured"]

_LONGEST_NAME = 120
_PREPOSITION = re.compile(r"^(?:in|of|with|for|to|the|a|an|and|or|theoretically)\s+", re.I)
_HAD_BEFORE = re.compile(r"(?:pre-?existing|history of|prior|previous)\s", re.I)
"""Openings of what patients had before they were treated."""
_CUT_SHORT = re.compile(
    r"\b(?:fetal|neonatal|urinary|serum|plasma|samples?|tissues?|concentrations in plasma)$", re.I
)
"""Ends of names that lack their noun, or are of what was measured."""
_AGAIN = re.compile(r"(?P<first>[\w -]*\b(?P<word>[A-Z]\w{3,})) (?P=word)\b")
"""A title that runs into its first sentence: "Loss of Smell Smell disturbance ..."."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
"""Counts of patients, of which "ten" looks like the acronym of a skin reaction."""
_ACRONYMS = frozenset(
    "ALT AST ARDS AIDS AV DIC DRESS ECG GI HIV HUS ILD IRIS NMS PE PRES QT SIADH TEN UTI".split()
)
"""Acronyms with a vowel that stay in capitals in a heading that is all in capitals."""
_BEHIND = re.compile(
    r"(?P<what>(?:[\w-]+ )*"
    r"(?:infections?|malignanc(?:y|ies)|reactions?|neoplasms?|events?|disorders?|cancers?)) "
    r"(?P<kind>(?:non-)?[a-z]+(?:al|ar|ous|ic))"
)
"""A name whose adjective was found behind it: "infections (...) viral"."""
_LACKS_NOUN = re.compile(
    r"(?:[\w-]+ )*(?:[a-z]*vascular|[a-z]*cutaneous|[a-z]*cardial|[a-z]*intestinal|pulmonary)"
    r"|(?:(?:(?:in|de)creased|reduced|elevated|delayed|absent|worsen(?:ed|ing)|new|fatal|acute|chronic"
    r"|severe|(?:ab)?normal|focal|systemic|(?:h(?:a)?emorrhag|thromboembol|neutropen)ic|infectious"
    r"|pharyngeal|bacterial|viral|fungal|cerebral)(?: |$))+"
    r"|(?:elevations?|increases?|decreases?|reductions?)(?: (?:in|of)(?: (?:liver|kidney|renal) function)?)?"
)
"""Names that lack a noun: "decreased delayed" of "decreased libido and delayed orgasm"."""
_RISES = re.compile(r"\b(?:increas|elevat|rais|ris)(?:es?|ed|ing)\b[^.;]*$", re.I)
_FALLS = re.compile(r"\b(?:decreas|lower|reduc)(?:es?|s|ed|ing)\b[^.;]*$", re.I)


def label_name(text: str, document: Document) -> str | None:
    r"""The effect's name as it reads in a sentence; None if the words name no particular effect.

    Args:
        text: the words of a mention.
        document: the document, whose short forms are written out.

    >>> page = read("Zolfin\nSide effects\nGout.")
    >>> label_name("infections viral", page), label_name("Myocardial vascular", page)
    ('viral infections', None)
    >>> label_name("Increased delayed", page) is None
    True
    """
    name = " ".join(text.split()).strip(" ,;:.-\u2013\u2022*")
    name = _PREPOSITION.sub("", name)
    if (
        _HAD_BEFORE.match(name)
        or _CUT_SHORT.search(name)
        or not any(c.isalpha() for c in name)
        or len(name) < 2
        or len(name) > _LONGEST_NAME
        or (name.casefold() in _NUMBERS and not name.isupper())
        or is_generic(name)
        or _LACKS_NOUN.fullmatch(name.casefold())
    ):
        return None
    if again := _AGAIN.match(name):
        name = again["first"]
    if turned := _BEHIND.fullmatch(name):
        name = f"{turned['kind']} {turned['what']}"
    if name.isupper():
        name = " ".join(_lowered(word, document) for word in name.split())
    return decapitalised(expanded(name, document.abbreviations))


def _lowered(word: str, document: Document) -> str:
    """A word of a heading in capitals in small letters; acronyms stay."""
    bare = word.strip("(),;:/-")
    acronym = bare in document.abbreviations or bare in _ACRONYMS or not re.search("[AEIOUY]", bare)
    return word if acronym else word.casefold()


def measured(name: str, before: str) -> str | None:
    """A name that is of what is measured, with how that changes; None where nothing says so.

    Args:
        name: the name of an effect.
        before: the words of the sentence before it.

    >>> measured("heart rate", "Zolfin increases blood pressure and "), measured("heart rate", "Check the ")
    ('increased heart rate', None)
    >>> measured("gout", "")
    'gout'
    """
    if not is_measure(name):
        return name
    rises, falls = _RISES.search(before), _FALLS.search(before)
    if rises and (falls is None or falls.start() < rises.start()):
        return f"increased {name}"
    return f"decreased {name}" if falls else None
