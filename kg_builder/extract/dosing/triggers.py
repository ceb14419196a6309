"""What dosing depends on: impairments, drugs taken along, and how severe the trigger is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..language.quantities import DASHES
from ..rule_tables import rows

__all__ = [
    "bound_severity",
    "grades_in",
    "is_denied",
    "kind_is_dialysis",
    "named_over",
    "severity_of",
    "trigger_of",
]


@cache
def _triggers() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Kind, cues and pattern of each trigger."""
    return tuple(
        (kind, cues(*stems.split("|")), re.compile(rf"(?<![a-z])(?:{written})", re.I))  # not "adrenal"
        for kind, written, _, _, stems in rows("dosing_triggers.tsv")
    )


@cache
def _any_trigger() -> re.Pattern[str]:
    return cues(*(stem for *_, stems in rows("dosing_triggers.tsv") for stem in stems.split("|")))


@cache
def _severities() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('dosing_severities.tsv'))})(?![\w-])", re.I
    )


_BOUND = re.compile(
    r"\(?(?P<test>\b(?:CrCl|CLcr|Cl cr|CLCR|creatinine clearance|e?GFR|estimated GFR|"
    "glomerular filtration rate|kidney function|renal function|ANC|platelets?(?: count)?|"
    "absolute neutrophil count|(?:absolute )?lymphocytes?(?: count)?|neutrophils?(?: count)?|"
    "WBC|QTc|LVEF|A[LS]T(?:(?:/|,? (?:and/or|and|or) )A[LS]T)?|(?:total )?bilirubin|h(?:a)?emoglobin|"
    r"serum creatinine)\b"
    r"(?:\s*\([^()]{1,40}\))?(?:\s(?:count|level|of|is|between|values?|from|below|above|falls|drops|to"
    r"|rate))*\s*)"
    r"(?P<bound>(?:(?:[<>\u2264\u2265]=?|=|less than(?: or equal to)?|more than|"
    "greater than(?: or equal to)?|below|above|under|over|at least|between|up to|"
    rf"from)\s*)?\d[\d.,]*(?:\s?(?:mL/min(?:/1\.73\s?m(?:2|\u00b2))?)?\s?(?:[{DASHES}]|to|and|"
    r"to less than|to <|but (?:not (?:above|over|more than)|no more than|below|less than))\s?"
    r"(?:<|less than)?\s?\d[\d.,]*(?![\d.,]*\s?(?:m?c?g|units?|tablets?)\b(?!\s?(?:%|/))))?"
    r"\s?(?:[x\u00d7] ?10 ?\^?\d{1,2} ?/ ?L|x ?10\S{1,4}/L|Gi/L|/[u\u00b5\u03bc]L|per (?:mcL|microliter|mm3)"
    r"|(?:cells|neutrophils|platelets) ?(?:/|per )(?:mcL|microliter|mm3)|(?:times )?ULN\b|"
    r"mL/min(?:ute)?(?:/1\.73\s?m(?:2|\u00b2))?|ml per minute|/mm3|/mm\u00b3|/mcL|cells/\S+|"
    r"(?:times|[x\u00d7]) ?(?:the )?(?:upper limit of (?:the )?normal(?: range)?|ULN|normal)\b"
    r"|g/dL|mg/dL|msec|ms|%|mL per minute(?: per 1\.73 ?m2)?)?(?:\s?\bor (?:less|more|"
    "greater|lower|higher|below|above))?)",
    re.I,
)


_TESTED = re.compile(
    r"\b(?:crcl|clcr|cl cr|creatinine|e?gfr|estimated|glomerular|kidney|renal|anc|platelets?|absolute|wbc|"
    r"lymphocytes?|neutrophils?|"
    r"qtc|lvef|alt|ast|bilirubin|total|ha?emoglobin|serum)\b"
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def bound_severity(text: str) -> tuple[str, str] | None:
    """A bound of a laboratory value that grades a trigger: (kind of trigger, bound as written).

    >>> bound_severity("CrCl 30-59 mL/min: 15 mg once daily")
    ('renal', 'CrCl 30-59 mL/min')
    >>> bound_severity("creatinine clearance less than 30 mL/min")
    ('renal', 'creatinine clearance less than 30 mL/min')
    >>> bound_severity("15 mg once daily") is None
    True
    """
    if not (_DIGIT.search(text) and _TESTED.search(lowered(text))):
        return None
    match = _BOUND.search(text)
    if match is None:
        return None
    kind = (
        "renal"
        if re.match(r"cr|cl|e?gfr|est|glom|kid|ren|serum cr", match["test"].strip("( "), re.I)
        else "value"
    )
    return kind, re.sub(r"\s+", " ", (match["test"] + match["bound"]).strip("( ").rstrip(".,"))


_GRADED = cues("mild", "moderate", "severe", "serious", "life", "grade", "child", "end", "stage", "disabling")


@lru_cache(maxsize=4096)
def severity_of(text: str) -> str:
    """The grade of severity named in the text, lower case; a laboratory bound where there is no word.

    >>> severity_of("Mild-to-moderate"), severity_of("Grade 3 or 4 neutropenia")
    ('mild-to-moderate', 'grade 3 or 4')
    >>> severity_of("Severe (CrCl <30 mL/min)"), severity_of("CrCl <30 mL/min")
    ('severe', 'CrCl <30 mL/min')
    >>> severity_of("moderately or severely reduced")
    'moderate or severe'
    """
    match = _severities().search(text) if _GRADED.search(lowered(text)) else None
    if match:
        words = _ADVERB.sub("", " ".join(match.group().split()))
        if _OF_DRUGS.search(text, 0, match.start()) or _OR_STRONG.match(text, match.end()):
            return ""  # "strong or moderate inhibitors"
        return words if words.casefold().startswith("child") else words.casefold().replace("grades", "grade")
    bound = bound_severity(text)
    return bound[1] if bound else ""


def grades_in(text: str) -> Iterator[tuple[int, int]]:
    """The places of the words in a text that grade something.

    >>> [*grades_in("mild or moderate gout, severe pain")]
    [(0, 16), (23, 29)]
    """
    return (match.span() for match in _severities().finditer(text))


_OF_DRUGS = re.compile(r"\b(?:strong|potent|weak) (?:or|and|to) $", re.I)
_OR_STRONG = re.compile(r" (?:or|and|to) (?:strong|potent|weak)\b", re.I)
_ADVERB = re.compile(r"(?<=mild|vere|rate|ious)ly\b", re.I)
_DENIED = re.compile(
    r"\b(?:not|without|no|never|normal|adequate)\s(?:(?:on|requiring|receiving|undergoing|have|"
    r"having|signs of|evidence of|known|yet|mild|moderate|severe|significant|serious|concomitant|or|and"
    r"|to|renal|hepatic|kidney|liver)\s)*$",
    re.I,
)


def is_denied(text: str, at: int) -> bool:
    """Whether a text says that what it names at a place is not there.

    >>> is_denied("without severe gout", 15), is_denied("in severe gout", 10)
    (True, False)
    """
    return _DENIED.search(text[:at]) is not None


_PUGH = re.compile(r"\bchild[- ]pugh\b", re.I)


@lru_cache(maxsize=4096)
def trigger_of(text: str) -> tuple[str, str] | None:
    """An impairment or group named in the text that dosing depends on: (kind, words, lower case).

    >>> trigger_of("patients with severe Renal Impairment")
    ('renal', 'renal impairment')
    >>> trigger_of("Child-Pugh B"), trigger_of("CrCl <30 mL/min"), trigger_of("hypertension")
    (('hepatic', 'hepatic impairment'), ('renal', 'CrCl <30 mL/min'), None)
    """
    best: tuple[int, str, str] | None = None
    low = lowered(text)
    for kind, cue, pattern in _triggers() if _any_trigger().search(low) else ():
        if not cue.search(low):
            continue
        match = next((m for m in pattern.finditer(text) if not _DENIED.search(text[: m.start()])), None)
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), kind, match.group())
    bound = bound_severity(text)
    cleared = bound is not None and bound[0] == "renal"
    if best and bound and cleared and best[1] == "renal" and text.find(bound[1]) in range(best[0]):
        return "renal", "renal impairment"  # "CrCl less than 60 mL/min, including those on dialysis"
    if best:
        words = re.sub(r"\s+", " ", best[2].strip())
        words = re.sub(r"^(?:the|your) ", "", words, flags=re.I)
        words = re.sub(r"\brenally impaired\b", "renal impairment", words, flags=re.I)
        words = re.sub(r"\bhepatically impaired\b", "hepatic impairment", words, flags=re.I)
        if kind_is_dialysis(words):
            words = re.sub(
                "^(?:patients )?(?:on |undergoing |receiving |requiring )?(?:chronic |"
                "intermittent |maintenance )?",
                "",
                words,
                flags=re.I,
            )
        as_written = best[1] == "ancestry" or (words.isupper() and " " not in words)
        return best[1], words if as_written else words.casefold()
    if _PUGH.search(text):
        return "hepatic", "hepatic impairment"
    if bound and cleared:
        return "renal", _COPULA.sub(" ", bound[1])
    return None


_COPULA = re.compile(r" (?:is|are|of|falls|values?|level) ")


def named_over(trigger: str, governing: str, said: str) -> str:
    """A trigger, or the impairment that governs it where the words only say how far the organ still works.

    Args:
        trigger: what a line or a cell names.
        governing: what headings over it name.
        said: the words of the line or cell.

    >>> named_over("CrCl <30 mL/min", "kidney disease", "CrCl <30 mL/min")
    'kidney disease'
    >>> named_over("CrCl <30 mL/min", "gout", "CrCl <30 mL/min")
    'CrCl <30 mL/min'
    >>> named_over("hepatic impairment", "liver disease", "Severe (Child-Pugh C)")
    'liver disease'
    """
    own, above = trigger_of(trigger), trigger_of(governing)
    if own is None or above is None or own[0] != above[0]:
        return trigger
    bound = bound_severity(trigger)
    graded = bound is not None and trigger == _COPULA.sub(" ", bound[1])
    return governing if graded or trigger.casefold() not in said.casefold() else trigger


def kind_is_dialysis(words: str) -> bool:
    """Whether the trigger is a treatment by dialysis.

    >>> kind_is_dialysis("on hemodialysis"), kind_is_dialysis("renal failure")
    (True, False)
    """
    return bool(re.search(r"dialysis|CRRT", words, re.I))
