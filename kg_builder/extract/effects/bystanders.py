"""Tagged mentions that are no effects of the drug, or hold otherwise for it than the tagger takes them."""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder import lazy_re as re
from kg_builder.model import Status

__all__ = ["is_bystander", "own_status", "status_corrected"]

_GROUP = (
    r"(?:patients|subjects|adults|children|adolescents|women|men|people|individuals|infants|persons|those|"
    r"volunteers)"
)
_WITH = re.compile(
    rf"\b{_GROUP}(?: \([^()]*\))?(?: with| who have| having|(?: being)? treated for)"
    r"(?P<what>(?: [\w/-]+){0,6} )$",
    re.I,
)
"""Words that say what patients have: "adults with chronic ..."."""
_TREATED_FOR = re.compile(
    r"\b(?:treat(?:ed|ment|ing)|given|used|indicated|prescribed|therapy)(?: [\w-]+){0,3} (?:for|of)"
    r"(?: the)?(?: (?:acute|chronic|treatment|prevention|management|of)){0,3} $",
    re.I,
)
_TRIAL_OF = re.compile(
    r"\b(?:trials?|study|studies|safety (?:pool|population)) (?:conducted |performed )?"
    rf"(?:in|of|among|with|for) [^.;,]{{0,60}}?\b{_GROUP} with (?P<what>(?:[\w-]+ ){{0,5}})$",
    re.I,
)
_HAVING = re.compile(rf"\b{_GROUP} (?:with|having|who have)\b[^.;:]*$", re.I)
_AT_RISK = re.compile(
    r"[^.;:]*?\b(?:(?:may be|are|is|were) at (?:an? )?(?:\w+ )?"
    r"(?:increased|higher|greater|particular|high) risk|"
    r"are (?:more likely|predisposed|more susceptible|especially prone))\b",
    re.I,
)
_RISK_FACTORS = re.compile(
    r"\brisk factors?(?: for [^.;:]{3,60}?)?,? "
    r"(?:such as|including|include|are|were|like|\([^()]*e\.g\.,?)[^.;()]*$|"
    r"\bitself is a risk factor for [^.;]*$",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:caus\w+|develop\w*|experienc\w+|induc\w+|result\w*|lead\w*|led|report\w+|observed|occur\w*|"
    r"worsen\w*|exacerbat\w+|new|risk of|prone to)\b",
    re.I,
)
_HINTS = ("with", "having", "for", "of", "risk factor", "who have")
_OF_OTHERS = re.compile(
    r"[^.;]*?\b(?:reported|observed|seen|occurred|described|associated)\b(?: \w+){0,3}? "
    r"(?:for|with|after|by) (?:the use of )?other (?!organ|clinical|symptom|sign|manifest|related)",
    re.I,
)
"""What is told of other drugs: "have been reported for other antibiotics"."""
_ANIMALS = re.compile(
    r"\b(?:animals?|rats?|mice|mouse|rabbits?|monkeys?|dogs?|beagles?|primates?|rodents?|hamsters?|pigs?|"
    r"sheep|non-?clinical|preclinical|murine|canine|litters?|offspring|pups|organogenesis|dams)\b",
    re.I,
)
_HUMANS = re.compile(
    r"\b(?:patients?|humans?|wom[ae]n|m[ae]n|infants?|neonat\w+|newborns?|child(?:ren)?|pregnan\w+|mothers?|"
    r"maternal|trimesters?|fet(?:us|al)|clinical|postmarketing)\b",
    re.I,
)
_EITHER_WAY = re.compile(
    r"\b(?:with (?:or|and) without|may or may not be (?:\w+ )?(?:with|to))(?: \w+){0,2} $", re.I
)
"""Before what may or may not come with an effect, which is not denied."""
_OF_CLASS = re.compile(
    r"\b(?:others?|various|class|agents|drugs|medications|medicines|products|including|such as|like|of which|"
    r"concomitant\w*|co-?administ\w*|combin\w*|[a-z]+(?:blockers?|inhibitors?|agonists?))\b",
    re.I,
)
"""Words of a class of drugs, of which the drug may be one, or of what it is taken with."""


def own_status(status: Status, words: str, start: int, end: int, names: Iterable[str]) -> Status:
    """The status of a mention whose clause says something else of it than the tagger has taken.

    What the drug alone is named for is no effect of its class; what comes "with or without" something is
    not denied.

    Args:
        status: what the tagger takes it for.
        words: the sentence.
        start: first code point of the mention in it.
        end: index after the last.
        names: of the drug, in small letters.

    >>> said = "Episodes of mania have been reported with the use of zolfin."
    >>> own_status(Status.CLASS_EFFECT, said, 12, 17, {"zolfin"}).value
    'asserted'
    >>> own_status(Status.CLASS_EFFECT, "Mania is seen with other triptans.", 0, 5, {"zolfin"}).value
    'class_effect'
    """
    if status is Status.NEGATED and _EITHER_WAY.search(words, 0, start):
        return Status.ASSERTED
    if status is not Status.CLASS_EFFECT:
        return status
    left, right = words.rfind(";", 0, start) + 1, words.find(";", end)
    clause = words[left : len(words) if right < 0 else right]
    low = clause.casefold()
    own = any(name in low for name in names) and not _OF_CLASS.search(clause)
    return Status.ASSERTED if own else status


def is_bystander(words: str, start: int, end: int, *, treated: bool = False) -> bool:
    """Whether a mention says what patients have, or what puts them at risk, and no effect of the drug.

    Args:
        words: the sentence.
        start: first code point of the mention in it.
        end: index after the last.
        treated: whether the drug is given for it.

    >>> said = "In adults with insomnia, falls were seen."
    >>> is_bystander(said, 15, 23, treated=True), is_bystander(said, 15, 23), is_bystander(said, 25, 30)
    (True, False, False)
    """
    before, after = words[max(0, start - 160) : start], words[end : end + 120]
    if not any(hint in before for hint in _HINTS):
        return False
    group = _WITH.search(before)
    if group and not _CAUSES.search(group["what"]) and treated:
        return True
    if treated and _TREATED_FOR.search(before):
        return True
    if _TRIAL_OF.search(before) and (treated or not _CAUSES.search(before[before.rfind(" with ") :])):
        return True
    if (have := _HAVING.search(before)) and _AT_RISK.match(after) and not _CAUSES.search(have.group()):
        return True
    return "risk factor" in before.casefold() and _RISK_FACTORS.search(before) is not None


def status_corrected(status: Status, words: str, end: int) -> Status:
    """The status of a mention: not of animals in a sentence that speaks of people only; of other drugs.

    Args:
        status: what the tagger takes it for.
        words: the sentence.
        end: index after the last code point of the mention in it.

    >>> status_corrected(Status.ANIMAL, "It can cause fetal harm when given to a pregnant woman.", 21).value
    'asserted'
    >>> status_corrected(Status.ANIMAL, "Fetal deaths occurred in rats.", 12).value
    'animal'
    >>> status_corrected(Status.ASSERTED, "Gout has been reported with other diuretics.", 4).value
    'class_effect'
    """
    if status is Status.ASSERTED and _OF_OTHERS.match(words[end : end + 160]):
        return Status.CLASS_EFFECT
    people = status is Status.ANIMAL and _HUMANS.search(words) and not _ANIMALS.search(words)
    return Status.ASSERTED if people else status
