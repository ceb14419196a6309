"""The cues that tell what a sentence says of taking things together, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder import lazy_re as re

from .grammar import EFFECT_VERB, MODAL, SEVERITY_LEAD
from .severities import SEVERITY, headed_severity

__all__ = [
    "ALSO_TAKEN",
    "AS_A_RISK",
    "AVOIDED",
    "BAD_LEAD",
    "BESIDE",
    "BOLD_LEAD",
    "COMBINES",
    "COUNTED",
    "ENZYMES",
    "FIGURES",
    "FOODS_TOLD",
    "GRADED",
    "HABIT",
    "ITEM_ACTS",
    "LEAFLET_TITLE",
    "LISTS",
    "MENTION",
    "NO_FOOD",
    "PARTICULAR",
    "QUESTION",
    "REASON_TOLD",
    "RUN_IN",
    "SAINT",
    "SAYS",
    "SEVERITY_SAID",
    "TAKERS",
    "TELL",
    "TO_AVOID",
    "USED_WITH",
    "VAGUE",
    "YOU_TAKE",
    "severity_of",
]

RUN_IN = re.compile(r"^\W*DRUG\s+INTERACTIONS?\s*:", re.I)
LISTS = re.compile(r"\binclud(?:e|es|ing)\s*:\s*$", re.I)
BOLD_LEAD = re.compile(r"^(\W*(?:\*\*|__)[^*_.]{2,60})\.(?:\*\*|__)")
"""A name in bold type that opens its entry: "**Rifampin.** It lowers ..."."""
SAINT = re.compile(r"\bSt\.(?=\s+John)")
QUESTION = re.compile(r"\?\s*$")
LEAFLET_TITLE = re.compile(r"^\W*(?:\w+\s+){1,4}with\s+food(?:,|\s+and)[\w\s,]*$", re.I)
FIGURES = re.compile(r"(?:[\u2191\u2193\u2194].*){3}|(?:\d\S*\s+(?:[(\u2191\u2193\u2194]\S*\s+)?){7}", re.S)
"""A table of measurements that was flattened into prose."""
COUNTED = re.compile(
    r"\bno\s+(?:known|listed)\s+(?:\w+\s+){0,3}interactions?"
    r"|interactions\s+with\s+(?:at\s+least\s+|more\s+than\s+|no\s+|over\s+|about\s+)?"
    r"(?:\d|other"
    r"|(?:(?:a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozen"
    r"|hundred)\s+)+(?:drugs|medications|medicines)\b)"
    r"|\d+\s+(?:drugs|medications|medicines)\s+(?:are\s+known\s+to\s+)?interact",
    re.I,
)
FINITE = (
    rf"\b{EFFECT_VERB}\s+(?:the|its|your|his|their|this|levels?|risks?|blood|(?:\w+\s+){{0,2}}(?:levels?"
    rf"|risks?|effects?|toxicity"
    r"|absorption|clearance|concentrations?))\b"
)
SAYS = re.compile(rf"\b(?:{MODAL}|you|your|is|are|do|increases?|decreases?)\b|{FINITE}", re.I)
NO_FOOD = re.compile(
    r"\b(?:with\s+or\s+without|without\s+regard\s+to|regardless\s+of|with)\s+(?:\w+\s+){0,3}$|\bnormal\s+$",
    re.I,
)
BAD_LEAD = re.compile(
    r"\bside\s+effects?\b(?!\s+(?:more|less)\s+likely)|\bsymptoms?\b|\ballerg(?:y|ic)\b|\bnot\s+all\b"
    r"|\boverdose\b",
    re.I,
)
ITEM_ACTS = re.compile(
    r"\b(?:may|can|could|might|will|should|must|is|are|was|were|has|have|do|does)\b"
    r"|(?<!that\s)(?<!which\s)\b(?:increases?|decreases?|reduces?|raises?|lowers?|causes?)\b",
    re.I,
)
ENZYMES = re.compile(r"\b(?:CYP[\w/]*|P-?gp|enzyme)\s+(?P<does>inhibitor|inducer)s?\b", re.I)
TO_AVOID = re.compile(r"\bavoid\s+(?:while|when|during)\b", re.I)
"""In a title of what is to be avoided, interactions among it."""
COMBINES = re.compile(
    r"\b(?:interact|concomitant|concurrent|co-?admin|combin)"
    r"|\b(?:together|taken\s+with|used\s+with|given\s+with|tak(?:e|ing)\b.{0,80}\bwith"
    r"|us(?:e|ing)\b.{0,80}\bwith"
    r"|if\s+you\s+(?:also\s+)?(?:take|use|are\s+(?:also\s+)?(?:taking|using|on))\b|at\s+the\s+same\s+time"
    r"|while\s+(?:you\s+are\s+)?(?:also\s+)?(?:taking|using)|during\s+(?:\w+\s+)?(?:treatment|therapy)"
    r"|hours?\s+(?:of|before|after|apart))\b",
    re.I | re.S,
)
TAKERS = re.compile(
    r"^\W*(?:(?:(?:in|for)\s+)?(?:patients|people|adults|those)\s+(?:who\s+(?:are\s+)?)?(?:also\s+)?"
    r"(?:taking|take|receiving|on|using)"
    r"|(?:(?:if|when)\s+)?(?:(?:taken|used|given|combined|together|along)\s+)?with"
    r"|(?=[^.:;]{3,80}\son\s+board\s*(?::|\s[\u2013\u2014-])))\s*"
    r"(?!food|meals?|milk|water|or\s|kidney|renal|liver)(?P<who>[^.:;]+?)(?::|\s[\u2013\u2014-])\s+"
    r"(?P<rest>\S.*)$",
    re.I | re.S,
)
"""What is said of people who take a thing: "patients taking samplol: use half the dose"."""
TELL = re.compile(
    r"\b(?:tell|inform|ask|talk\s+to|check\s+with|consult|speak\s+to|let)\b[^.]{0,60}\b(?:doctor"
    r"|pharmacist|provider|physician|nurse|prescriber|professional)s?\b",
    re.I,
)
REASON_TOLD = re.compile(
    r"(?:because|since|as)\s+(?P<reason>[^;:.]{6,200}?),\s+(?P<asked>(?:please\s+)?(?:always\s+)?"
    r"(?:tell|inform|ask|talk\s+to|check\s+with|consult|speak\s+to)\s+(?:your|the|a)\s+"
    r"(?:doctor|pharmacist|provider|nurse|prescriber))\b.*\b(?:them|these|those|any|it|either|both)\b",
    re.I | re.S,
)
"""Why a doctor is told of what people take: "Because samplol thins the blood, tell ... if you use it"."""
YOU_TAKE = re.compile(
    r"\b(?:you\s+(?:also\s+)?(?:are\s+|have\s+|'re\s+|\u2019re\s+)?(?:also\s+|currently\s+|recently\s+"
    r"|already\s+|been\s+)*(?:take|use|taken|used|taking|using|treated\s+with|on)"
    r"|you\s+are\s+(?:due|about|going|planning)\s+to\s+(?:have|get|receive)|before\s+(?:you\s+)?(?:tak|us"
    r"|drink)(?:e|ing))\b",
    re.I,
)
MENTION = re.compile(
    r"\b(?:be\s+sure\s+to|especially|always|do)\s+mention\b(?!\s+(?:to|that|this|it|if|whether|any)\b):?"
    r"|\b(?:mention|point\s+out|name)\b[^:.]{0,40}?\b(?:following|these)\b:?|\bmention\s*:"
    r"|\bmention\s+(?:if|that|whether)\s+you\s+(?:are\s+)?(?:take|taking|use|using)\b",
    re.I,
)
AVOIDED = re.compile(r"\W*(?:please\s+)?avoid\s+(?:taking\s+|using\s+)?(?!it\b|this\b)\w", re.I)
"""What opens a sentence on what is to be avoided, which may be a drug: "Avoid samplol, since it ..."."""
ALSO_TAKEN = re.compile(
    r"\b(?:patients|people|those|adults|anyone)\s+(?:who\s+(?:are\s+)?)?also\s+(?:tak(?:e|ing)|receiv(?:e"
    r"|ing)|on|us(?:e|ing)"
    r"|treated\s+with)\s+(?P<who>[^.;]+)",
    re.I,
)
"""Who takes something else besides, for whom a page changes the dose."""
HABIT = re.compile(
    r"\b(?:drunk|drank|drink\s+(?:large|a\s+lot|heavily|or)|history\s+of|abus\w+|addict\w*"
    r"|alcoholi(?:sm|c\b(?!\s+(?:drink|beverage)))|ever|problems?)\b",
    re.I,
)
FOODS_TOLD = re.compile(r"\b(?:alcohol\w*|grapefruit)\b|(?<!non-)\blive(?:[\s-]+attenuated)?\s+vaccin", re.I)
AS_A_RISK = re.compile(
    r"\b(?:risk\s+factors?|predispos\w+|obesity)\b|\bhistory\s+of\s+(?:\w+\s+){0,2}alcohol"
    r"|\b(?:increased|excessive|chronic)\s+(?:\w+\s+)?alcohol\b"
    r"|\balcohol(?:ics\b|ism|\s+(?:abus|dependen|use\s+disorder|addict)\w*)",
    re.I,
)
"""Where drinking is named among what puts people at risk."""
BESIDE = re.compile(
    r"^\W*(?:avoid\s+|the\s+)?(?:co-?administration"
    r"|(?:concomitant|concurrent)\s+(?:use|treatment|therapy|administration)"
    r"|use\s+of\s+other\s+(?=drugs|medicines)"
    r"|(?:(?:used|taken|given)\s+)?(?=with\s+(?:strong|moderate|potent|weak)\s))\s*(?:with|of|and)?\b",
    re.I,
)
GRADED = re.compile(rf"\b(?P<severity>{SEVERITY})\s+(?:\w+\s+)?interactions?", re.I)
SEVERITY_SAID = re.compile(
    rf"^\W*(?P<opens>{SEVERITY})(?:\s+(?:drug\s+)?interactions?)?\s*(?::|\s[\u2013\u2014-])\s+(?=\S)"
    rf"|[(\[]\s*(?:severity\s*:?\s*)?(?P<aside>{SEVERITY})(?:\s+(?:drug\s+)?interactions?)?\s*[)\]]"
    rf"|(?<=;)\s+(?P<part>{SEVERITY})\s*(?=[;.]|$)",
    re.I,
)
PARTICULAR = re.compile(r"\b(?:especially|particularly|in\s+particular|such\s+as|including)\b", re.I)
USED_WITH = re.compile(
    r"\b(?:used|given|approved|indicated|treated?)\b.{0,40}?\b(?:with|in\s+combination)\b|\bto\s+treat\b"
    r"|\b(?:in\s+combination|combined|together|along)\s+with\b.{0,80}\b(?:indicated|used|approved|given)\b",
    re.I | re.S,
)
"""What a drug is used together with, which is no interaction."""
VAGUE = re.compile(
    r"(?:vitamins?|minerals?"
    r"|(?:(?:herbal|dietary|nutritional|natural|nonprescription|prescription|over-the-counter|health)\s+)*"
    r"(?:supplements?|products?|remed(?:y|ies)|preparations?|herbs?|medicines?|medications?|drugs?)"
    r"|herbs?|hormones?|foods?)$",
    re.I,
)


def severity_of(leads: Iterable[str], *, told: bool) -> str | None:
    """The severity that the lead-ins of a list give, nearest first.

    Args:
        leads: the lead-ins and headings.
        told: whether they stand where interactions are told.

    >>> severity_of(["Moderate interactions of examplol include:"], told=True)
    'moderate'
    """
    for lead in leads:
        found = SEVERITY_LEAD.search(lead)
        if found is None and LISTS.search(lead):
            found = GRADED.search(lead)
        if found:
            return found["severity"].casefold()
        if told and (head := headed_severity(lead)):
            return head[0]
    return None
