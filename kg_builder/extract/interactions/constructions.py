"""Constructions that tell who interacts and what happens apart, each by a pattern."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .clauses import STATE
from .grammar import EFFECT_VERB, MODAL

__all__ = ["THEIRS", "TOLD_APART", "measured"]

_TAKES = (
    r"(?:take|takes|taking|taken|use|uses|using|used|with|on|receive|receiving|combine\w*|given"
    r"|have|drink)"
)
_OCCURS = re.compile(
    r"^\W*(?P<effect>(?!(?:this|it|they|which"
    r"|(?:the\s+)?(?:concomitant|concurrent|combined|co-?admin\w+|use))\b)[^.;:,]{3,80}?)\s+"
    rf"(?:{MODAL}\s+(?:occur|happen|develop|result(?!\s+in)|arise)"
    r"|(?:is|are|becomes?)\s+(?:even\s+|much\s+)?(?:more\s+likely|likelier)"
    r"|(?:has|have)\s+been\s+(?:\w+ly\s+)?(?:reported|seen|observed|noted)(?!\s+to\b)"
    r"|(?:has|have)\s+(?:occurred|followed))\b[^.;]*?\b"
    rf"(?:with|and|taking|of|(?:also\s+|both\s+)?{_TAKES})\s+(?P<who>[^.;]+)",
    re.I,
)
_CAUSES = re.compile(
    rf"\b(?:{MODAL}\s+(?:also\s+)?(?:cause|lead\s+to|result\s+in|produce)|causes)\s+"
    r"(?P<effect>[^.;]{3,80}?)\s+(?:when|if)\s+(?:(?:it\s+is|they\s+are|you|it\u2019s|it's)\s+)?(?:also\s+)?"
    r"(?:take\w*|use\w*|combined?|given)\s+(?:(?:it|them|examplol)\s+)?(?:(?:together\s+|along\s+)?with\s+)?"
    r"(?P<who>[^.;]+)",
    re.I,
)
_RISK = re.compile(
    r"(?P<effect>\b(?:risk|chance|hazard|danger|odds|likelihood)s?(?:\s+of\s+[^.;,]{3,60}?)?\s+"
    rf"(?:(?:{MODAL}\s+)?(?:rise|grow|climb|increase|go(?:es)?\s+up)s?|(?:(?:is|are|may\s+be|can\s+be)\s+"
    r"(?:even\s+|much\s+)?(?:higher|greater|increased|raised))))\s+"
    rf"(?:if|when|with|in|by)\b(?:[^.;]*?\b{_TAKES})?\s+(?P<who>[^.;]+)",
    re.I,
)
_WHEN = re.compile(
    rf"(?:^|(?<=[.;:,]\s))(?P<effect>[^.;:]*?\b(?:{MODAL}\s+\w"
    rf"|{EFFECT_VERB}\b)[^.;:]{{3,80}}?)\s+(?:(?:when|if)\s+(?:(?:it\s+is|they\s+are|you)\s+)?"
    rf"|in\s+(?:people|patients|those|anyone)\s+(?:who\s+(?:are\s+)?)?)(?:also\s+)?"
    r"(?:drink(?:ing)?|eat(?:ing)?|tak(?:en?|ing)|us(?:ed?|ing)|combined?|given|administered|mixed"
    r"|receiv(?:e|ing)|treated\s+with)\s+(?P<who>[^.;:]+)",
    re.I,
)
_WHEN_THEY = re.compile(
    r"^(?P<effect>[^.;:]{6,90}?)\s+(?:when|if|after|once)\s+(?P<who>[^.;:,]{3,80}?)\s+(?:is|are|was|were)\s+"
    r"(?:also\s+)?(?:co-?administered|administered|given|taken|used|added)\b",
    re.I,
)
"""What happens when another is added: "levels are lower when antacids are given"."""
_MAKES = re.compile(
    rf"\b(?:{MODAL}\s+(?:also\s+)?make|makes?|renders?)\s+(?!(?:you|it|them|people|patients"
    rf"|this)\b)(?P<who>[^.;:]{{3,80}}?)\s+(?P<effect>(?:work\s+)?(?:less"
    rf"|more)\s+\w+|not\s+work\s+\w+)",
    re.I,
)
_FAILS = re.compile(
    rf"\b(?P<effect>(?:{MODAL}\s+(?:also\s+)?make|makes?)\s+(?P<who>[^.;:,]{{3,60}}?)\s+"
    r"(?:fail|stop\s+working))\b",
    re.I,
)
"""What fails: "examplol may make the pill fail"."""
_THERE = re.compile(
    rf"(?:^\W*|\bthere\s+(?:is|are"
    rf"|{MODAL}\s+be)\s+)(?:also\s+)?(?P<effect>{STATE}[^.;:,]{{2,80}}?)\s+(?:with|if|when|in|from|by)\s+"
    rf"(?:[^.;:,]*?\b{_TAKES}\s+)?(?P<who>[^.;:]+)",
    re.I,
)
"""What is only named: "there may be an increased risk of bleeding if you take ..."."""
_SEEN = re.compile(
    rf"^\W*(?P<effect>{STATE}[^.;:,]{{2,40}}?)\s+(?:to|of)\s+(?P<who>[^.;:]+?)\s+(?:has|have|had|was"
    rf"|were)\s+(?:been\s+)?(?:seen|reported|observed|noted)\b",
    re.I,
)
_TOXIC = re.compile(
    r"^\W*(?P<effect>(?P<who>[\w-]+(?:\s+[\w-]+)?)\s+toxicity)\s+(?:has|have|had|was|were)\s+(?:been\s+)?"
    r"(?:seen|reported|observed|noted|described)\b",
    re.I,
)
"""Whose toxicity has come up: "samplol toxicity has been reported"."""
_PASSIVE = re.compile(
    rf"^\W*(?P<effect>(?:the\s+)?[^.;:,]{{3,60}}?\s(?:is|are|{MODAL}\s+be)\s+(?:\w+ly\s+)?(?!taken|used"
    rf"|given)(?:\w+ed|made\s+(?:\w+er|worse|(?:more|less)\s+\w+)))\s+by\s+"
    r"(?P<who>[^.;:]+?)(?=\s+(?:and|but|while|whereas)\s+(?:\w+\s+){0,2}\w+ed\s+by\b|[.;:]|$)",
    re.I,
)
_FRONTED = re.compile(
    r"^\W*(?:(?:(?:taken|used|given|combined|together|along|in\s+combination)\s+)?with|on\s+top\s+of"
    r"|alongside)\s+(?P<who>[^.;:]+?),\s+(?P<effect>[^.;:]+)",
    re.I,
)
TOLD_APART = (
    (
        tuple("occur happen develop result arise likel reported seen observed noted followed".split()),
        _OCCURS,
        True,
    ),
    (("when ", "if "), _CAUSES, True),
    ((" when ", " if ", " in people ", " in patients ", " in those "), _WHEN, False),
    (("administered", " given", " taken", " used", " added"), _WHEN_THEY, False),
    (("risk", "chance", "hazard", "danger", "odds", "likelihood"), _RISK, False),
    ((" fail",), _FAILS, False),
    (("make", "render"), _MAKES, True),
    ((" by ",), _PASSIVE, False),
    ((" with ", " if ", " when ", " in ", " by ", " from "), _THERE, False),
    ((", ",), _FRONTED, False),
    (("seen", "reported", "observed", "noted"), _SEEN, False),
    (("toxicity",), _TOXIC, True),
)
"""Patterns, each with words of which its matches hold one, and whether they name the effect alone."""

_MEASURES = (
    r"(?:levels?|concentrations?|exposures?|effects?|effectiveness|efficacy|toxicity|absorption|clearance"
    r"|metabolism|activity|bioavailability)"
)
THEIRS = re.compile(
    rf"^\W*(?P<drug>[^.;:]*?)(?<=\s)(?P<effect>(?:{MODAL}\s+(?:also\s+)?)?{EFFECT_VERB}\s+"
    r"(?P<who>(?!(?:the|your|its|their|this|in)\b)[^.;:]{3,80}?)\s+"
    rf"(?:(?:blood|serum|plasma)\s+)?{_MEASURES}\b)",
    re.I,
)
"""What the drug does to the levels of others: "examplol may raise samplol levels"."""
_SHARED = re.compile(
    rf"(?:the\s+)?(?P<what>(?:(?:blood|serum|plasma|sedative|clearance|toxic)\s+)?{_MEASURES})\s+(?:of|to)\s",
    re.I,
)


def measured(subject: str) -> str:
    """What is measured in a subject that names several: "effects of samplol, exazine and others" are effects.

    >>> measured("the blood levels of samplol and exazine"), measured("samplol levels")
    ('blood levels', '')
    """
    found = _SHARED.match(subject.strip())
    return found["what"] if found else ""
