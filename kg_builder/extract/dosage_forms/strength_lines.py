"""Lines of forms and strengths: those that head a list, those that are one."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.intervals import find_intervals
from .form_names import FormName, form_words, named_forms
from .strengths import strengths_in

__all__ = [
    "DOSING",
    "heads",
    "heads_strengths",
    "is_bare_list",
    "is_strength_line",
    "leads_strengths",
    "opens_with_form",
]

DOSING = re.compile(
    r"\b(?:take|taking|taken|administer\w*|inject(?! ?ion)|apply|recommended|usual|starting|"
    r"initial(?:ly)?|titrat\w*|increments?|dose is|dosage is|patients|should|must|increase\w*|"
    r"reduce\w*|once|twice|daily|adults?:|child)\b|\bmax",
    re.I,
)
"""What tells how a drug is taken, and not what is sold."""

_HEADS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?::|(?P<alone>(?:,?\s*for [\w -]{3,30})?$))")


def heads(text: str, forms: list[FormName]) -> bool:
    """Whether a form and a colon open a text.

    >>> words = "Oral solution: 5 mg/mL"
    >>> heads(words, named_forms(words)), heads("Oral solution", named_forms("Oral solution"))
    (True, False)
    """
    opened = _HEADS.match(text, forms[0].end) if forms and forms[0].start == 0 else None
    return opened is not None and opened["alone"] is None


def heads_strengths(text: str, *, alone: bool = False) -> str:
    """The form at the start of a line such as "Tablet: Schedule IV" that strengths follow.

    Args:
        text: the line.
        alone: whether nothing but a form counts as well, since a line of strengths follows.

    >>> heads_strengths("Tablet: Schedule IV"), heads_strengths("Tablet")
    ('tablet', '')
    >>> heads_strengths("Tablet", alone=True)
    'tablet'
    """
    forms = named_forms(text)
    opened = _HEADS.match(text, forms[0].end) if forms and forms[0].start == 0 else None
    if opened is None or (opened["alone"] is not None and not alone) or strengths_in(text):
        return ""
    return form_words(text, forms[0])


_STRENGTHS_BELOW = re.compile(
    r"\bstrengths?\b|\b(?:available|supplied|sold) (?:as|in)\b|\bcomes? (?:in|as)\b", re.I
)


def leads_strengths(text: str) -> str:
    """The form that a sentence names whose strengths are listed below it; "" for other sentences.

    >>> leads_strengths("The tablets come in 4 strengths:"), leads_strengths("The tablets are white.")
    ('tablets', '')
    """
    told = text.rstrip().endswith(":") and _STRENGTHS_BELOW.search(text) and not strengths_in(text)
    forms = [form for form in named_forms(text) if not form.container] if told else []
    return form_words(text, forms[0]) if len(forms) == 1 else ""


def is_strength_line(text: str) -> bool:
    """A line of strengths and packages, and nothing about taking them.

    >>> is_strength_line("5 mg: bottles of 30"), is_strength_line("5 mg once daily")
    (True, False)
    """
    return not DOSING.search(text) and bool(strengths_in(text)) and not find_intervals(text)


def is_bare_list(text: str) -> bool:
    """Whether a line is strengths and nothing else.

    >>> is_bare_list("5 mg, 10 mg and 20 mg"), is_bare_list("5 mg tablets")
    (True, False)
    """
    found = strengths_in(text)
    return bool(found) and _BETWEEN.sub("", text[: found[0].start] + text[max(s.end for s in found) :]) == ""


_BETWEEN = re.compile(r"[\s,;.:]+|\band\b|\bor\b")


def opens_with_form(text: str) -> bool:
    """Whether a form opens a line of strengths, where no dose is spoken of.

    >>> opens_with_form("Tablets: 10 mg, 20 mg"), opens_with_form("Tablets: take 10 mg")
    (True, False)
    """
    if not is_strength_line(text):
        return False
    forms = named_forms(text)
    if not forms or forms[0].start > 30:
        return False
    between = text[forms[0].end : strengths_in(text)[0].start]
    return bool(re.fullmatch(r"\s*(?:\([^()]*\))?\s*[:,(\-\u2013]?\s*", between)) or bool(
        re.fullmatch(r"\s*", text[strengths_in(text)[-1].end : forms[0].start])
    )
