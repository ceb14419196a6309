"""Which form, and which container, a strength in running text belongs to."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .form_names import FormName, form_words
from .strengths import CONTAINER, WrittenStrength, strengths_in

__all__ = ["container_before", "form_for", "near_strength"]

_CONTAINED = re.compile(
    r"(?:,|\bin|\(|-)\s*(?:an?\s)?(?P<package>(?:(?:single|multiple|multi)[- ](?:dose|use|"
    rf"patient(?:-use)?)\s|pre-?filled\s)*{CONTAINER})\)?\s*:\s",
    re.I,
)


def container_before(words: str, strength: WrittenStrength, forms: list[FormName]) -> str:
    """The container that heads a list of strengths, or that holds them.

    Args:
        words: the text.
        strength: the strength.
        forms: the forms that the text names.

    >>> words = "Injection, in a single-dose pen: 40 mg/0.4 mL"
    >>> container_before(words, strengths_in(words)[0], [])
    'single-dose pen'
    >>> words = "sold in vials of 500 mg and 1 g"
    >>> [container_before(words, strength, []) for strength in strengths_in(words)]
    ['vials', 'vials']
    """
    if holding := _HOLDING.search(words, 0, strength.start):
        return holding["package"]
    heads = [m for m in _CONTAINED.finditer(words) if m.end() <= strength.start]
    later = [f for f in forms if heads and heads[-1].end() <= f.start < strength.start]
    return heads[-1]["package"] if heads and not later else ""


_LIST = r"(?:[\d.,/%\s]|m?c?g|mL|units?|and|or)*"
_HOLDING = re.compile(
    rf"\b(?P<package>(?:(?:single|multiple|multi)[- ](?:dose|use)\s|pre-?filled\s)*{CONTAINER})"
    rf"\sof\s{_LIST}$",
    re.I,
)
_AND = re.compile(r" (?:and|or) ", re.I)
_COME = re.compile(r"(?::| (?:both )?(?:come|contain|are|in)\b)", re.I)
_OF_LIST = re.compile(rf"(?:[^.;:]{{0,30}}\b{CONTAINER}\sof|\s(?:of|as))\s{_LIST}", re.I)
_NEAR_START, _FEW_WORDS = 12, 8


def near_strength(words: str, form: FormName) -> bool:
    """Whether a form heads, or directly follows, a strength.

    >>> from kg_builder.extract.dosage_forms.form_names import named_forms
    >>> words = "5 mg tablets; ask whether you may use the cream"
    >>> [near_strength(words, form) for form in named_forms(words)]
    [True, False]
    """
    found = strengths_in(words)
    if not found:
        named = words[: form.start].casefold().endswith("the ")  # "Shake the bottle" lists nothing
        return form.start <= _NEAR_START and len(words.split()) <= _FEW_WORDS and not named
    return any(
        (form.end <= s.start and len(words[form.end : s.start].split()) <= 8)
        or (s.end <= form.start and len(words[s.end : form.start].split()) <= 4)
        for s in found
    )


def form_for(words: str, strength: WrittenStrength, forms: list[FormName]) -> str:
    """The form a strength belongs to: the one right behind it, else the last before it.

    Args:
        words: the text.
        strength: the strength.
        forms: the forms that the text names.

    >>> from kg_builder.extract.dosage_forms.form_names import named_forms
    >>> words = "capsules as 5 mg and 10 mg, and oral solution as 1 mg/mL"
    >>> [form_for(words, strength, named_forms(words)) for strength in strengths_in(words)]
    ['capsules', 'capsules', 'oral solution']
    """
    after = [f for f in forms if f.start >= strength.end]
    before = [f for f in forms if f.end <= strength.start]
    if len(before) > 1 and "/" not in strength.unit and _COME.match(words, before[-1].end):
        first, last = before[-2:]
        if _AND.fullmatch(words, first.end, last.start):  # "capsules and tablets come as 25 mg and 50 mg"
            return f"{form_words(words, first)} and {form_words(words, last)}"
    if before and words.rfind("(", 0, strength.start) >= before[-1].end > words.rfind(")", 0, strength.start):
        return form_words(words, before[-1])  # "tablets (5 mg, 10 mg), oral solution (1 mg/mL)"
    if before and _OF_LIST.fullmatch(words, before[-1].end, strength.start):
        return form_words(words, before[-1])  # "syringes of 5 mg and 10 mg, and in a pen (10 mg)"
    if before and re.fullmatch(r"[^.;]{0,3}\(?[\s:,]*", words[before[-1].end : strength.start]):
        return form_words(words, before[-1])
    if after and not re.search(r"[;:.]", words[strength.end : after[0].start]):
        return form_words(words, after[0])
    if before:
        return form_words(words, before[-1])
    return form_words(words, forms[0]) if forms else ""
