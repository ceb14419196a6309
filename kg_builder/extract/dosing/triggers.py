"""What dosing depends on: impairments, drugs taken along, and how severe the trigger is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..language.quantities import DASHES
from ..rule_tables import rows
from ..vocabulary.phrases import without_citations
from ..vocabulary.substances import drug_words

__all__ = [
    "bound_severity",
    "coadministered",
    "combinations",
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
        (kind, cues(*stems.split("|")), re.compile(written, re.I))
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


_TAKEN_WITH = re.compile(
    r"(?:\b(?:co-?administ(?:ration|ered)|concomitant(?:ly)?(?: (?:use|administration|treatment|"
    "therapy|administered|used))?|concurrent(?:ly)?(?: (?:use|administration|treatment))?|"
    r"con(?:current|comitant) (?:[\w-]+ ){1,3}(?:\([^()]*\) )?use|"
    r"combined use|not (?:be )?(?:used|given|taken|administered) in combination|"
    r"(?:use(?=\s+with))|with (?:the )?use(?=\s+of)|upon initiation(?=\s+of)|co-?medicated"
    r"|when (?:used|taken|given)"
    r"|used together)\s+(?:with|of|"
    r"and)\s+)(?P<with>[^.;:]+)",
    re.I,
)


def combinations(text: str) -> list[str]:
    """A text, and what is left of it from each wording on that may tell of a drug taken along.

    >>> combinations("Use With Samplol Concomitant use of rifampin")[1:]
    ['Concomitant use of rifampin']
    """
    found, place = [text], 0
    while match := _TAKEN_WITH.search(text, place):
        found += [text[match.start() :]] if match.start() else []
        place = match.start("with")
    return found


_SERIES = (
    r"[\w-]+(?: [\w-]+){0,2}(?:, [\w-]+(?: [\w-]+){0,2}){1,6}?,? (?:or|and) [\w-]+"
    r"(?: (?!and\b|or\b)[\w-]+){0,3}?"
)
"""Drugs one after another, each of a few words: "ritonavir, cobicistat or another booster"."""

_IF_TAKEN = re.compile(
    r"\b(?:if|when|while) (?:you(?:'re|\u2019re| are)? (?:also )?(?:tak(?:e|ing)|us(?:e|ing))|"
    r"(?:the )?patients? (?:(?:is|are|may be) )?(?:also )?(?:taking|receiving|given))\s+"
    rf"(?P<with>{_SERIES}|[^.;:,]{{3,80}})|"
    r"\b(?:those|patients|people|adults|anyone|children)\s+(?:who\s+(?:are\s+|may\s+be\s+)?|also\s+)?"
    r"(?:also\s+)?"
    rf"(?:tak(?:e|es|ing)|us(?:e|ing)|receiv(?:e|ing)|on|administered)\s+(?P<along>{_SERIES}"
    rf"|[^.;:,]{{3,80}}?)"
    r"(?=\s+(?:should|must|may|need|have|can|will|the|and not)\b|[.;:,]|$)|"
    r"\b(?:if|when|while|once)\s+(?:an?\s+|the\s+)?(?P<added>[^.;:,]{3,60}?)(?:,\s[^.;:,]{3,40},)?"
    r"\s(?:is|are|has been|have been)\s(?:also\s)?"
    r"(?:added|started|taken|used|prescribed|introduced|needed|given)\b|"
    r"\b(?:when|if|after|on|upon)\s(?:starting|adding|taking|introducing)\s(?P<starting>[^.;:,]{3,60}?)"
    r"(?=[.;:,]|$)|\bduring\s(?:[\w-]+\s){0,2}(?:use|treatment)\s(?:of|with)\s(?P<during>[^.;:,]{3,60}?)"
    r"(?=[.;:,]|$)"
    rf"|^with\s(?P<ahead>{_SERIES}|[^.;:,]{{3,60}}?)(?=[:,]|\s(?:the|your|its|a|no|it)\s)"
    r"|^(?:you\s(?:also\s)?(?:take|use|start|need)|(?:you(?:['\u2019]re|\sare)\s)?(?:also\s)?(?:taking"
    r"|receiving|using))\s(?P<bare>[^.;:,]{3,60}?)(?=[:,]|$)"
    r"|^with\s(?P<inhibitor>[^.;:]{3,60})$",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:strong|moderate|weak|potent)\b.*\b(?:inhibitors?|inducers?|blockers?)\b|^(?:dual )?[\w/-]*(?:CYP|"
    r"P-gp|P-glycoprotein|UGT|OATP|BCRP)[\w/ -]*(?:inhibitors?|inducers?)$",
    re.I,
)

_AGENT_ASIDE = re.compile(r"\([^()]*\b(?:inhibitor|inducer)s?\)", re.I)


_CHANGE_FOR = re.compile(
    r"^(?:\d+(?:\.\s?\d+)*\s*)?(?:(?:recommended )?(?:dos(?:e|age|ing) )?(?:modifications?|adjustments?|"
    r"reductions?)(?: guidelines?| recommendations?)? (?:for|in response to|due to|in|with"
    r"|when)\s+)(?:drug interactions\s+)?"
    r"(?:patients (?:taking|receiving|on)\s+)?",
    re.I,
)


_ALONG = cues(
    "coadminist",
    "co-administ",
    "concomitant",
    "concurrent",
    "combined use",
    "in combination",
    "use with",
    "use of",
    "upon initiat",
    "medicated",
    "used together",
    "when used",
    "when taken",
    "when given",
    "inhibitor",
    "inducer",
    "who ",
    "taking",
    "you start",
    "you take",
    "you also",
    "you use",
    "you need",
    "receiving",
    "using",
    "if you",
    "when you",
    "while you",
    "if the patient",
    "when patients",
    " added",
    " given ",
    "started",
    "prescribed",
    "introduc",
    "starting",
    "adding",
    "during",
    "with ",
)
_ASIDE = re.compile(r"\([^()]*\)")
_MADE_AS = re.compile(r"\bas an?\b")


def _is_taken_along(words: str) -> bool:
    """Whether what is taken is a drug, and not this one in some form ("examplol as a liquid")."""
    return not _MADE_AS.search(words) and any(w in drug_words() for w in lowered(words).split())


_CHOICE = re.compile(r"\bor\b")
"""What joins drugs of which any one may be taken: with two of them together there would be an "and"."""

_CERTAIN = re.compile(r"^(?:certain|either|some|any|other) ", re.I)
_ARTICLE = re.compile(r"^(?:an?|the|other)\s+", re.I)
_NAMED_IN_CAPITALS = re.compile(r"[A-Z].*[A-Z\d]|^[A-Z]-")


_ANY_DRUG = re.compile(
    r"(?:other |certain |some |any )*(?:medicines?|medications?|drugs?|agents?|treatments?)", re.I
)


@lru_cache(maxsize=4096)
def coadministered(text: str) -> str:
    """The drugs or class that a heading says are taken along.

    >>> coadministered("Coadministration with strong CYP3A4 inhibitors")
    'strong CYP3A4 inhibitors'
    >>> coadministered("Moderate CYP2D6 inhibitors")
    'moderate CYP2D6 inhibitors'
    >>> coadministered("Taking rifampin"), coadministered("Taking it with food")
    ('rifampin', '')
    >>> coadministered("Renal impairment")
    ''
    """
    if not _ALONG.search(lowered(text)):
        return ""
    told = _AGENT_ASIDE.search(text) is not None  # "With samplol" alone may be a regimen of both
    text = _CHANGE_FOR.sub("", _ASIDE.sub("", without_citations(text)) if "(" in text else text)
    match = _TAKEN_WITH.search(text)
    along = match["with"] if match else ""
    if (
        match is None
        and (taken := _IF_TAKEN.search(text))
        and (told or not taken["inhibitor"] or _CHOICE.search(taken["inhibitor"]))
    ):
        said = _CERTAIN.sub("", next(filter(None, taken.groups())))
        along = said if _is_taken_along(said) or _AGENT.search(said) else ""
    words = along.strip() or (text if _AGENT.search(text) and not match else "")
    words = _ARTICLE.sub("", " ".join(_ASIDE.sub("", words).split()).strip(" ,"))
    if _ANY_DRUG.fullmatch(words):
        return ""
    return " ".join(w if _NAMED_IN_CAPITALS.search(w) else w.lower() for w in words.split())
