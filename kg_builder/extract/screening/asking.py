"""How sentences ask for tests: the patterns that find what is to be tested."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["ASKING", "BASE", "EXAMINED", "INCLUDED", "KINDS", "SAMPLE", "TESTED_FOR", "asks"]

BASE = (
    "(?:perform|obtain|check|measure|monitor|test|assess|evaluate|screen|determine|conduct|do(?! not)|"
    "order|verify|exclude|rule out|confirm|examine|genotype|phenotype|genotype or phenotype|re-?check|"
    "re-?test|repeat|arrange|carry out|track|checks|"
    "review(?= (?:\\w+ ){0,2}?function)|"
    "look at(?= (?:your|"
    "the)\\b)|keep (?:an? )?(?:\\w+ )?(?:eye|"
    "watch|check|tabs) on|watch(?= (?:your|"
    "the|serum|blood) (?:\\w+ ){0,2}?"
    "(?:sodium|calcium|magnesium|creatinine|pressure|sugar|glucose|weight|levels?|counts?|potassium|"
    "function)\\b)|draw(?= an?\\b)|"
    "take(?= (?:your|"
    "an?) (?:\\w+ ){0,2}"
    "(?:temperature|pressure|pulse|weight|tests?|"
    "samples?)\\b)|"
    "(?<=consider )(?:testing|checking|monitoring|measuring|obtaining|screening))"
)
_PAST = (
    "(?:performed|obtained|checked|measured|monitored|tested|assessed|evaluated|screened|determined|"
    "conducted|done|recorded|verified|excluded|confirmed|examined|taken|repeated|reviewed|looked at|"
    "inspected|ruled out|analy[sz]ed|watched|re-?checked|drawn|followed|tracked|collected)"
)
_STOP = (
    r"(?=\s(?:at (?:baseline|least|regular|the|each|every|\w+ intervals)|every|once|twice|monthly|weekly|"
    "daily|annually|yearly|quarterly|more (?:often|frequently)|regularly|periodically|routinely|frequently|"
    r"closely|periodic|prior|following|on treatment|for (?:at least |up to )?\d|as clinically|thereafter)\b|"
    r"[;:(]|\.\s|\.$|\s(?:to (?:confirm|ensure|determine|detect|assess|establish|identify|rule|guide|make|"
    r"see|check)|because|since|if|when|in order|using|with an?|by (?:dipstick|an?|the|your|means)\b|who|"
    "that|which|especially|particularly|including|such as|due to|as (?:clinically|needed|appropriate|part)|"
    "in (?:all |any )?(?:patients|men|women|females|people|children|adults|those)|and (?:do not|monitor|"
    "provide|treat|discontinue|withhold|adjust|consult|correct|consider|initiate|administer|vaccinate|"
    r"offer|give|laxatives)|until|where|unless|while|is\b|are\b|for signs|for any|for symptoms|for changes|"
    r"for the presence)|,\s(?:and (?:do|monitor|treat|discontinue|withhold|adjust|consult|if)|if|but|so|as|"
    r"or as|because|especially|particularly|then|to|who|which|do|adjust|discontinue)\b|\s(?:before|during|"
    r"after|prior to|upon|while|through|throughout|within|\d+(?:\s?(?:-|\u2013|to)\s?\d+)? (?:hours?|days?|"
    r"weeks?|months?))\b|$)"
)
ACTIVE = re.compile(
    rf"(?:^|(?<=[\s,;:(/]))(?<!to determine )(?P<verb>{BASE})\s+(?!(?:to|and|or|it|them)\s)(?:(?:you|"
    r"your child|the patient|patients?|all patients|women|females[\w ]*|individuals|people|(?:adults?|"
    r"children)[\w ]*?)\s+)?(?:(?P<for>for|to exclude)\s+)?(?:(?:baseline|yearly|annual|monthly|weekly|"
    rf"regular|periodic|routine)\s(?:(?:and|or)\s)?)*(?P<test>[A-Za-z\[(][^.;:]{{1,140}}?)\s*{_STOP}",
    re.I,
)
_LOOK = (
    "(?:tests?(?! dose)|exams?|examinations?|scans?|x-rays?|ECGs?|EKGs?|MRI(?! scan)|mammograms?|"
    "(?:electro|echo)cardiograms?|echo|MUGA|heart trac(?:e|ing)s?|ultrasounds?)"
)
_EXAM = (
    f"(?:{_LOOK}|counts?|checks?|blood draws?|biops(?:y|ies)|dental check-?ups?|(?:geno|pheno)typing|"
    f"testing|(?:blood|urine|stool) samples?|screening(?! (?:tests?|guidelines)))"
)
_HAVE = re.compile(
    r"\b(?:have|get)\s(?P<test>(?!pregnant\b|been\b|not\b|to\b|had\b|"
    rf"also\b)[^.;:]{{2,80}}?)\s(?P<verb>{_PAST})\b|\b(?:need|have|undergo|get(?! pregnant)|require|receive|"
    "given|offered|use(?! of)|order|do|arrange|run|take|ask for|asks for|expect|want|"
    r"consider(?! \w+ing\b)|needs|requires|involves|means|calls? for|gives? you|sends? you for|plan(?: on|"
    r" for)?)\s(?:to (?:have|take|get|do|undergo|give)\s)?(?P<test2>(?:(?:regular|frequent|periodic|"
    rf"routine|an?|some|certain|baseline)\s)*[\w*: -]{{0,40}}?{_EXAM}(?:(?:,\sand|,|\sand|\sor|"
    rf"\splus)\s[\w -]{{2,40}}?{_EXAM})*)\b(?! of\b)",
    re.I,
)
EXAMINED = re.compile(
    r"\b(?:undergo|have|need|require|receive|want|order|arrange|do|run)\s(?:(?:regular|periodic|routine|"
    r"frequent|annual|yearly|baseline|an?)\s)*(?P<verb>examination|assessment|evaluation|monitoring|testing|"
    r"(?:blood\s)?test|check)s?\s(?:of|on)\s(?P<test>[^.;:,]{3,70}?)(?=\s(?:before|during|at|every|while|"
    r"after|prior|throughout|if)\b|[.,;:]|$)",
    re.I,
)
"""Organs and functions to be examined: "periodic examination of muscle strength"."""
TESTED_FOR = re.compile(
    r"\b(?:(?:is|are|be|been|get|being)\s(?:also\s|always\s)?(?:tested|screened|checked|genotyped|"
    r"(?:evaluated|assessed)"
    r"(?= for (?:latent |active )*(?:tuberculosis|TB|hepatitis|HIV|infection|pregnancy)))|"
    r"tests?\s(?:you|patients?|people|everyone|women|(?:your|the)\s(?:cancer|tumou?r|blood)(?:\scells)?)|"
    r"testing(?:\s(?:an?\s|the\s)?(?:(?:blood|tumou?r|tissue)\s)?"
    r"(?:samples?|tumou?rs?|tissue|biops(?:y|ies)))?|"
    r"(?:take|takes|do|have|need|give|arrange|order|get)\s(?:an?\s|some\s|regular\s)?(?:blood|urine)\s"
    r"(?:samples?|tests?)(?=\sfor\s(?!\d|it\b|them\b|this\b|that\b|your\b|\w+ (?:weeks|months|years)\b)))\s"
    r"(?:for|to see (?:if|whether) (?:it|they|you) (?:has|have|carry))\s(?:the\s|an?\s)?"
    rf"(?P<test>(?!blood$|blood\b[.,;]|(?:signs|symptoms|any)\b)[^.;:]{{3,70}}?)\s*{_STOP}",
    re.I,
)
"""What a person is tested for: "Patients should be tested for latent tuberculosis"."""
_PASSIVE = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat )|(?<=treatment )|(?<=therapy ))(?P<test>(?:[A-Z]|[a-z]+ |"
    r"[a-z]{4,}(?=\s(?:should|must|is|are|will)\b))[^.;:]{0,120}?)\s(?:(?:should|must|ought to|will need to|"
    r"needs? to|may need to|will|can|may|has to|have to|is to|are to)\s(?:also\s|always\s)?be|(?P<now>is|"
    rf"are)(?: best)?)\s(?:\w+ly\s|(?:[\w-]+\s){{1,6}}?and\s)?(?P<verb>{_PAST})\b",
    re.I,
)
_NEEDED = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat ))(?P<test>(?:[A-Z]|[a-z]+ )[^.;:]{2,100}?)(?<!\b[Ii]t)\s"
    r"(?:is|are|may be|will be|(?:is|are) to be|should be|must be|has to be|needs? to be)\s(?:also\s)?"
    r"(?:recommended|considered(?! (?:for|in|as|a|an|the|to)\b)|required|advised|necessary|needed|"
    r"indicated(?! (?:for|in|to|as)\b)|mandatory|wise|advisable|warranted|obligatory|worthwhile|prudent|"
    r"sensible|(?:called|asked) for|essential|(?<=be )negative)\b",
    re.I,
)
_ENSURED = re.compile(
    rf"\b(?:make sure|ensure|confirm|check|see)\s(?:that\s)?(?P<test>[^.;:]{{2,120}}?)\s(?:has|have)\sbeen\s"
    rf"(?P<verb>{_PAST})\b",
    re.I,
)
"""What is to be in hand: "make sure a chest X-ray has been done"."""
MEANS = re.compile(
    r"(?<!patients )(?<!people )(?<!those )\b(?:with|by|using|via|by means of)\s"
    r"(?!an FDA)(?P<test>(?:(?:an?|regular|yearly|annual|serial|routine)\s)?"
    rf"[\w -]{{0,30}}?\b{_LOOK}(?:(?:,\sand|,|\sand|\sor)\s[\w -]{{0,30}}?\b{_LOOK})*)\b",
    re.I,
)
"""Tests that something is looked at with: "check your heart with an echocardiogram"."""
_OBTAINED = re.compile(
    r"^\W*(?P<test>[A-Z][^.;:]{2,60}): (?:obtain|perform|check|do|measure|order|repeat|arrange)(?= (?:prior|"
    r"before|at|every|once|twice|weekly|monthly|yearly|regularly|periodically|again)\b|\W*$)",
)
"""A test and when to do it: "MRI scan: obtain before starting"."""
_SELECTED = re.compile(
    r"\bselect patients (?:(?:[^.;:]{3,90}? )?(?:based on|on the basis of)|"
    r"(?:for [\w ]{3,60}? )?with)(?: the)?(?: (?:presence|results?|status) of)? "
    r"(?P<test>[A-Z][^.;:,(]{2,90}?)(?= (?:in|as|using|with|by)\b|[,.;:(]|$)",
    re.I,
)
"""What patients are chosen by: "Select patients based on HER2 overexpression"."""
LISTED = re.compile(
    r"^\W*(?:(?:before|prior to|at|on|during|after)\s(?:\w+\s){0,3}?(?:start\w*|beginning|treatment|therapy|"
    r"initiat\w+|baseline|first dose|use|each infusion|each dose)|(?:baseline|follow-?up)(?: tests?)?|"
    "monitor(?:ing)?(?: parameters)?|parameters to monitor|bloods?|labs?|investigations|checks|(?:tests|"
    "laboratory tests|labs|what) to (?:monitor|check|order)|(?:(?:blood|safety|required|recommended|"
    r"routine|baseline|laboratory|lab|screening|other)\s)*(?:tests|monitoring|checks|screening|"
    r"work-?up)(?:\s(?:needed|required|recommended|done))?(?:\s(?:before|prior to|at|during|after|"
    r"on)\s[^:.;]{3,40})?)\s*[:\u2013\u2014]\s*(?P<test>[^.;:]{3,160})",
    re.I,
)
SAMPLE = re.compile(
    r"\btest(?:ed|ing)? (?:your |the |their )?(?P<sample>urine|blood|stools?|sputum) (?:samples? )?for "
    r"(?P<what>(?!signs|any|the)[a-z][\w -]{2,30}?)(?= (?:before|at|every|during|while|after|and|if|to)\b|"
    "[,.;:]|$)",
    re.I,
)
"""What a sample is tested for: "test your urine for calcium"."""
INCLUDED = re.compile(
    "^(?:This|These|It|They|(?:The )?(?:[Cc]hecks|[Tt]ests|[Mm]onitoring|[Ww]ork-?up))(?: (?:may|will|can|"
    "should|usually))* (?:includes?|involves?|consists? of) (?P<test>[^.;:]{4,160})"
)
"""What checks named before include: "This may include a chest X-ray"."""
KINDS = re.compile(
    r"\b(?:tests?|testing|checks|monitoring|exams?|examinations?|check-?ups?)\s*(?:\(|,\s*)?(?:called|"
    r"such as|including|for example|e\.g\.,?)\s+(?P<kinds>[^);]{3,240}?)(?=\)|,?\s(?:every|before|at|are|is|"
    r"should|must|will|may|during|while|regularly|periodically)\b|\.?$)",
    re.I,
)
"""Kinds of tests named after them: "lab tests (such as ...)"."""
_DONE = (
    *("perform", "obtain", "check", "measur", "monitor", "test", "assess", "evaluat", "screen", "determin"),
    *("conduct", "verif", "exclud", "confirm", "examin", "repeat", "record", "done", "taken", "review"),
    *("genotyp", "phenotyp", "rule", "look", "drawn", "followed", "track", "collect", "inspect"),
    *("keep", "watch", "draw", "take", "analy"),
)
_EXAMS = (
    "exam",
    "scan",
    "x-ray",
    "count",
    "ecg",
    "ekg",
    "mri",
    "mammogram",
    "cardiogram",
    "ultrasound",
    "trac",
    "biops",
    "typing",
    "echo",
    "muga",
)
ASKING = (
    (ACTIVE, (*_DONE, "arrange", "order", "rule", "do", "track")),
    (_HAVE, (*_DONE, *_EXAMS)),
    (_PASSIVE, _DONE),
    (
        _NEEDED,
        (
            "recommend",
            "considered",
            "required",
            "advis",
            "necessary",
            "needed",
            "indicated",
            "mandatory",
            "warrant",
            "obligatory",
            "worthwhile",
            "prudent",
            "sensible",
            "wise",
            "ed for",
            "essential",
            "negative",
        ),
    ),
    (_ENSURED, ("been",)),
    (_OBTAINED, (":",)),
    (_SELECTED, ("select",)),
    (LISTED, (":", "\u2013", "\u2014")),
)
"""How a sentence asks for tests, and words of which it holds one; looking for these first is far cheaper."""


def asks(text: str) -> bool:
    """Whether a sentence asks for tests at all, whatever it calls them.

    >>> asks("Obtain a blood count."), asks("The tablets are round.")
    (True, False)
    """
    return any(pattern.search(text) for pattern in (ACTIVE, _HAVE, _PASSIVE, _NEEDED)) or "be done" in text
