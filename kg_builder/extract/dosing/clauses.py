"""Which amounts of a statement are doses to be given, and where the clause of each begins."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.intervals import find_intervals
from .amounts import Amount, Role
from .patient_bands import band_start

__all__ = ["TITRATING", "clause_start", "is_dilution", "is_dose", "speaks_of_dosing"]

_NOT_DOSING = re.compile(
    r"\bmiss(?:ed|es)?\b[^.]{0,30}\bdos|\bforg[eo]t|\bdouble (?:the |a |your )?dos|\bover-?dos|"
    r"\bnot been (?:studied|established|evaluated|determined)|\b(?:clinical|controlled|"
    r"dose[- ]ranging|comparative|pharmacokinetic) (?:trials?|stud(?:y|ies))\b|"
    r"\bin (?:a|one|the|several|two) (?:\w+[ -]){0,3}(?:study|studies|trials?)\b|\bwere (?:given|"
    r"treated|randomi[sz]ed|observed)|\bhalf-life\b|"
    r"\b(?:first|second|third) dos(?:e|age) reduction|"
    r"\bpre-?medicat|\bpre-?treat(?:ed)? with|\breconstitut(?:e|ed|ion) |\bwithdraw (?:the|a|\d)|"
    r"\bno (?:additional|further|added|greater) (?:benefit|effect|efficacy)|\bexcipients?\b|"
    r"\beffects? (?:is|are) (?:usually |generally )?(?:attained|seen|observed|achieved)|"
    r"\b(?:not |were |was )?demonstrated to be\b|\b(?:has|have) (?:not )?been (?:shown|found|reported) to\b|"
    r"\b(?:is|are) (?:supplied|available|sold|marketed) (?:as|in)\b|\bcomes? (?:as|in) (?:an? )?[\w -]{0,20}"
    r"(?:tablets?|capsules?|vials?|syringes?|pens?)\b|\bLD50\b|\bin (?:rats|mice|animals|dogs|"
    r"rabbits)\b|(?<!increased )(?<!higher )(?<!lower )(?<!elevated )\bplasma (?:level|concentration)"
    r"|\bdose[- ]response\b|\bin studies (?:comparing|of|where)\b|\bmay be (?:split|crushed)|"
    r"\bshould not be (?:substituted|used interchangeably)",
    re.I,
)
_DILUTION = re.compile(
    r"\b(?:dilut(?:e|ed|ion|ing)|reconstitut\w+|add(?:ed)? (?:\d|to)|inject .{0,30}into the vial|"
    r"mix(?:ed)? (?:with|the|in))\b",
    re.I,
)
_BOUNDARY = re.compile(
    r";|\u2022|\.\s|,?\s(?:and |or )?(?:then|thereafter|after which|followed (?:[\w ]{1,20} )?by|"
    "subsequently|"
    r"before|and later)\b|"
    r",?\s(?:and |or |but |who |which )?(?:may|can|should|might|could)\s(?:be\s|then\s|also\s|"
    r"need\s)*(?:increas|titrat|adjust|rais|escalat|repeat|reduc|decreas|lower|give|take|use|"
    r"start)\w*|"
    r",?\s(?:and |then )?(?:increas(?:e|ed|ing)|titrat(?:e|ed|ing)|escalat(?:e|ed|ing)|rais(?:e|"
    r"ed|ing))\b|,\s(?:and|or|but|with|up to|to)\s|,\s|\s(?:or|and|with|plus)\s|"
    r"\s?[\u2013\u2014]\s|\)\s|\s\(",
    re.I,
)
_STRONG = re.compile(
    r"[;\u2022.]|then|thereafter|after which|followed|subsequently|may|can|should|increas|titrat|"
    "escalat|rais",
    re.I,
)
TITRATING = re.compile(r"\b(?:increas|doubl|titrat|escalat|rais|uptitrat|step(?:ped)? up|adjust)\w*", re.I)
_REDUCED_TO = re.compile(
    r"\b(?:reduc|decreas|lower|taper|step(?:ped)? down)\w*[^.;,]* (?:to|by)\s+(?:\w+ )?$", re.I
)


_PREMISE = re.compile(
    r"\b(?:not|no|without|inadequate|insufficient|fail(?:s|ed)?|lack(?:ing)?)\b"
    r"(?:(?!\b(?:may|should|can|must|might)\b)[^.;,]){0,40}?"
    r"\b(?:benefit|respon\w+|relief|tolerat\w+|controlled|control|effective|improve\w*)\b[^.;,\d]{0,14}"
    r"\b(?:with|to|on|at|from|of)\s(?:(?:a|the)\s)?(?:(?:daily\s)?doses?\sof\s)?$"
    r"|\btotal doses? (?:(?:is|are) (?:over|above|more than|greater than)|exceeds?|exceeding)\s$"
    r"|\b(?:cumulative|lifetime) (?:\w+ )?doses? (?:is|are|of|exceeds?|over|above)\s(?:over\s|above\s)?$",
    re.I,
)
"""What stands before an amount that has been given or reached: "without benefit from 300 mg daily"."""

_REFERENCE = re.compile(r"[\[(]\s*see [^\])]*(?:\([^)]*\)[^\])]*)*[\])]")


def speaks_of_dosing(text: str) -> bool:
    """Whether a statement may tell how to dose; not so for missed doses, studies, preparation.

    >>> speaks_of_dosing("If you miss a dose, take 10 mg at once"), speaks_of_dosing("Take 10 mg daily")
    (False, True)
    """
    return _NOT_DOSING.search(_REFERENCE.sub("", text) if "see " in text else text) is None


def is_dilution(text: str) -> bool:
    """Whether a statement tells how to prepare the drug, and not how often to give it.

    >>> is_dilution("Dilute 10 mL in 100 mL of saline"), is_dilution("Dilute and give 10 mL daily")
    (True, False)
    """
    return _DILUTION.search(text) is not None and not find_intervals(text)


_REACH = 90
_UP_TO = re.compile(r"(?:up to|limit(?:ed)? to)\s*", re.I)
_RAISED = re.compile(rf"{TITRATING.pattern}|\bdos(?:es|ages)\b", re.I)


def is_dose(text: str, amount: Amount, amounts: list[Amount]) -> bool:
    """Whether an amount is a dose to be given.

    Args:
        text: the statement.
        amount: the amount.
        amounts: all amounts of the statement; what comes first may be a dose where a later one is a maximum.

    >>> from kg_builder.extract.dosing.amounts import amounts_of
    >>> text = "Take 10 mg once daily; the maximum is 40 mg a day."
    >>> amounts = amounts_of(text)
    >>> [(amount.quantity.value, is_dose(text, amount, amounts)) for amount in amounts]
    [(10.0, True), (40.0, False)]
    """
    if amount.role is Role.DOSE:
        before = text[max(0, amount.quantity.start - _REACH) : amount.quantity.start]
        return not _reduced(text, amount) and _PREMISE.search(before) is None
    if amount.role is Role.STEP:
        after = text[amount.quantity.end :]
        return bool(find_intervals(after[:60])) and bool(TITRATING.search(text[: amount.quantity.start]))
    if amount.role is Role.MAXIMUM and amount.maximum is not None:
        # "Take up to 2 tablets every 6 hours" is a dose; "10 mg daily, up to 40 mg" a maximum.
        first = next(a for a in amounts if a.role in {Role.DOSE, Role.MAXIMUM, Role.STEP}) is amount
        cue = text[amount.maximum.start : amount.quantity.start]
        upto = _UP_TO.fullmatch(cue) is not None
        after = text[amount.quantity.end : amount.quantity.end + 40]
        return (
            upto
            and first
            and bool(find_intervals(after) or amount.quantity.per_time)
            and not _RAISED.search(text[: amount.quantity.start])
        )
    return False


def _reduced(text: str, amount: Amount) -> bool:
    return _REDUCED_TO.search(text, max(0, amount.quantity.start - 40), amount.quantity.start) is not None


def clause_start(text: str, start: int, stop: int) -> int:
    """Where the clause of the next dose begins: the last strong boundary, else the last of any kind.

    >>> text = "10 mg daily for a week, then 20 mg daily"
    >>> text[clause_start(text, 11, text.index("20")) :]
    ', then 20 mg daily'
    """
    band = band_start(text, start, stop)
    if band is not None and not text[band].isalpha():
        return band
    last, strong = stop, None
    for match in _BOUNDARY.finditer(text, start, stop):
        if _STRONG.search(match.group()):
            strong = match.start() if strong is None else strong
        last = match.start()
    begin = strong if strong is not None else last
    return begin if band is None else min(begin, band)
