"""Uses named in front of what says so: "Gout is treated with it", "Acne is another use of it"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.patients import GROUP
from .triggers import TRIGGER

__all__ = ["named_in_front"]

_PASSIVE = re.compile(
    r"^\W*(?P<what>(?!it\b|this\b|they\b|you\b|people\b|patients\b)[^.;:]{4,120}?),?\s+"
    r"(?:is|are|(?:can|may)(?:\s+also)?\s+be)\s+(?:\w+\s+)?"
    r"(?:treated|prevented|relieved|managed|controlled)\s+with\s+",
    re.I,
)
_A_USE = re.compile(
    r"^\W*(?P<what>(?!these\b|those\b|this\b|it\b|they\b|there\b)[^.;:]{4,140}?)\s+(?:is|are)\s+"
    r"(?:also\s+|sometimes\s+)?"
    r"(?:an?|the|its|another|other|(?:some|one|two|three)\s+of\s+(?:its|the)|among\s+(?:its|the))\s+"
    r"(?:[\w-]+\s+){0,3}?(?:uses?|indications?)(?:\s+(?:of|for)\s+[\w-]+)?(?:\s*,\s[^;:]{3,160})?\W*$",
    re.I,
)
"""What is named before "is another use": "Gout is among its other uses"."""
_RESPONDS = re.compile(
    r"^\W*(?:(?-i:[A-Z]{6,})\s+)?"
    r"(?P<what>(?!it\b|this\b|they\b|you\b|people\b|patients\b)[^.;:]{4,120}?)\s+"
    r"(?:may\s+|often\s+|can\s+|also\s+|usually\s+)?(?:responds?|yields?)\s+(?:\w+\s+)?to\s+",
    re.I,
)
"""Conditions that respond to a drug."""
_TREATED_WITH = re.compile(
    r"^\W*(?:the\s+)?(?:[\w-]+\s+)?(?:treatment|management|prevention|prophylaxis|therapy)\s+of\s+"
    r"(?P<what>[^.;:]{3,100}?)\s+(?:\w+ly\s+|often\s+|usually\s+)?"
    r"(?:couples|combines|pairs|includes|involves|uses|relies\s+on|rests\s+on|begins\s+with|starts\s+with"
    r"|calls\s+for)\s+",
    re.I,
)
"""A condition whose treatment is said to use a drug."""
_TOLD_FOR = re.compile(
    r"^\W*(?:in|for)\s+(?P<what>[^,.;:]{3,60}),\s+"
    r"(?=[\w-]+\s+(?:is|may\s+be|can\s+be)\s+(?:\w+\s+)?(?:used|given|prescribed|taken|tried)\b"
    r"(?!\s+(?:cautiously|with\s+c|less|at\s)))",
    re.I,
)
"""A condition that a sentence opens with: "In schizophrenia, it is used when ..."."""
_GIVEN = re.compile(
    rf"^\W*(?P<what>(?:(?:adult|pediatric|older)\s+)?{GROUP}\s[^.;:]*?\b"
    r"(?:with"
    r"|whose(?=[^.;:]{3,60}\b(?:come|came)\s+back\b|[^.;:]{3,60}\b(?:return|relaps|spread|stopped))"
    r"|who\s+have(?:\s+had)?)\s[^.;:]{4,120}?)\s+"
    r"(?:(?:are|(?:can|may)(?:\s+also)?\s+be)\s+(?:\w+\s+)?(?:given|prescribed|offered|treated\s+with)"
    r"|(?:often\s+|usually\s+)?(?:take|use)(?=\s+[\w-]+\s+(?:to|for|as)\s)"
    r"|may\s+(?:also\s+)?receive(?=\s+[\w-]+\W*(?:too|as\s+well|also)?\W*$))\s+",
    re.I,
)


def named_in_front(text: str, drug: re.Pattern[str], *, home: bool) -> tuple[str, int] | None:
    """The words before it that name what a drug is used for, and where they start; None if none do.

    Args:
        text: the sentence.
        drug: finds the drug's names.
        home: whether the sentence stands where uses are told.

    >>> own = re.compile("examplol|it", re.I)
    >>> named_in_front("Gout is treated with examplol in adults.", own, home=False)
    ('Gout in adults.', 0)
    >>> named_in_front("Acne is another use.", own, home=True), named_in_front("It is new.", own, home=True)
    (('Acne', 0), None)
    >>> named_in_front("Gout is treated with other drugs.", own, home=True)
    ('', 0)
    """
    if passive := _PASSIVE.search(text) or _GIVEN.search(text):
        # "Conditions that ... are treated with examplol in adults as well"
        if not drug.match(text, passive.end()):
            return "", 0
        return f"{passive['what']}{_behind(text, drug, passive.end())}", passive.start("what")
    if not home:
        return None
    for pattern in (_RESPONDS, _TREATED_WITH):
        if (told := pattern.match(text)) and drug.match(text, told.end()):
            return told["what"], told.start("what")
    front = _A_USE.match(text)
    if front is None and (told_for := _TOLD_FOR.match(text)) and drug.match(text, told_for.end()):
        front = told_for if TRIGGER.search(text) is None else None
    return (front["what"], front.start("what")) if front else None


def _behind(text: str, drug: re.Pattern[str], at: int) -> str:
    """Whom the words behind the drug's name at a place speak of."""
    named = drug.match(text, at)
    rest = text[named.end() :] if named else ""
    return rest if re.match(r"\s+(?:in|for)\s", rest) else ""
