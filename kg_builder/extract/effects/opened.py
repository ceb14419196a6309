"""Passages that open with an effect as a sentence of its own: "Liver problems. Call at once if ..."."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Passage

from ..language.coordination import split_list
from ..language.qualifiers import frequency_tier, seek_care_of
from ..language.sentences import sentences
from ..vocabulary.condition_words import is_condition
from ..warnings.labels import hazard_label
from .context import headed_by, is_conditional
from .names import effect_name

__all__ = [
    "HEADS_SENTENCE",
    "LISTING_LEAD",
    "call_for_any",
    "head_alone",
    "kinds_behind",
    "opening_effect",
    "tier_holds",
    "unmarked",
]

HEADS_SENTENCE = re.compile(
    r"(?P<head>[^:;.]{3,60}):\s+"
    r"(?=(?:you|your|some|most|many|people)\b[^:;]*?\b(?:may|might|can|could|will|get)\b)",
    re.I,
)
"""An item that goes on with a sentence on it: "Skin problems: you might get a rash"."""
LISTING_LEAD = re.compile(
    r"(?P<head>.+?),?\s*(?:\b(?:including|such as|which (?:may|can) include|with (?:symptoms|signs) "
    r"(?:such as|like|including)|symptoms(?: may| can)? include)(?: the following)?)?\s*:?$",
    re.I | re.S,
)
"""A lead-in and what it may name: "Skin infections, including:"."""
_SIGNS_ALONE = re.compile(
    r"(?:any |other |possible )?(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|"
    r"symptoms))? of (?P<head>(?:(?! (?:are|is|may|can|include)\b)[^.;:])+)\.?$",
    re.I,
)
"""A sentence that is no more than "Signs of gout."."""
_ANY = re.compile(
    r"\b(?:if|when|about|for)\b[^.;:]*?\b(?:any|one or more|some|serious|severe)\b"
    r"(?: of (?:these|them|the(?:se)? (?:following|below)))?"
    r"(?: (?:serious|severe|of|side|adverse|effects?|reactions?|symptoms?|signs?|ones?|these|below|listed))*"
    r"(?: (?:occurs?|happens?|appears?|develops?|below|listed))?\W*$",
    re.I,
)
"""The end of a call for help that is about whatever is told next: "... at once if any of these occur"."""


def unmarked(passage: Passage) -> Passage:
    """A passage whose marks of bold type are blank, so that places hold.

    >>> unmarked(Passage(0, 18, "**Gout.** May come")).text
    'Gout.   May come'
    """
    if "**" not in passage.text:
        return passage
    blank = passage.text.replace("**", "  ")
    text = blank.lstrip()
    return replace(passage, text=text.rstrip(), start=passage.start + len(blank) - len(text))


def head_alone(words: str, abbreviations: Mapping[str, str]) -> str:
    """The effect of a sentence that says no more than that signs of it follow; "" for another sentence.

    >>> head_alone("Signs of liver failure.", {}), head_alone("Signs of gout are pain and heat.", {})
    ('liver failure', '')
    """
    match = _SIGNS_ALONE.match(words)
    return (effect_name(match["head"], abbreviations) or "") if match else ""


_KINDS_BEHIND = re.compile(
    r"[^,;:()]+,\s+(?:including|such as|like)\s+"
    r"(?:(?:serious|severe|some|fatal|other) ones,?\s+(?:such as|like)\s+)?",
    re.I,
)


def kinds_behind(words: str) -> int:
    """Where the kinds of an effect begin in the sentence that is its name; 0 where none are told.

    >>> said = "Allergic reactions, including severe ones such as anaphylaxis."
    >>> said[kinds_behind(said) :], kinds_behind("Allergic reactions.")
    ('anaphylaxis.', 0)
    """
    match = _KINDS_BEHIND.match(words)
    return match.end() if match else 0


def opening_effect(text: str, abbreviations: Mapping[str, str], *, listed: bool) -> str | None:
    """The effect that a passage has for its first sentence; None where that is none.

    Args:
        text: the passage.
        abbreviations: short form to long form.
        listed: whether it stands in a list of effects, so that any name is one.

    >>> opening_effect("Liver problems. Call at once if you have dark urine.", {}, listed=False)
    'liver problems'
    >>> opening_effect("Missed dose. Take it when you think of it.", {}, listed=False) is None
    True
    """
    name = headed_by(text, abbreviations)
    if name is not None and listed and "," in name and len(split_list(name)) > 2:
        return None  # "fever, chills or a sore throat. You will get a test."
    if name is None or listed:
        return name
    return name if is_condition(name) and hazard_label(name, abbreviations) else None


def tier_holds(heading: str, found: Iterable[AdverseEffect], own: str) -> bool:
    """Whether the tier of a heading holds for the text below it: it tells one, or names an effect.

    Args:
        heading: the heading.
        found: the effects read in it.
        own: the drug's name, in small letters, which is none.

    >>> tier_holds("Rare", [], "zolfin"), tier_holds("Men and zolfin", [], "zolfin")
    (True, False)
    """
    return frequency_tier(heading) is not None or any(fact.object.casefold() != own for fact in found)


def call_for_any(text: str) -> str | None:
    """How soon a passage sends the reader to care about all that is told after it.

    >>> call_for_any("Some effects are serious. Call your doctor right away if any of these occur.")
    'immediately'
    >>> call_for_any("Call your doctor right away if you have a rash.") is None
    True
    """
    calls = (words for _, _, words in sentences(text) if _ANY.search(words) and not is_conditional(words))
    return next((care for words in calls if (care := seek_care_of(words))), None)
