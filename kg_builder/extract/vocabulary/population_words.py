"""The groups of patients that a text names: what kind they are, and the words that name them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from .phrases import decapitalised

__all__ = [
    "SHARE",
    "Group",
    "group_of_heading",
    "group_of_label",
    "groups_in",
    "groups_of_heading",
    "population_of",
]

_YEARS = r"(?:\d{1,3}(?:\.\d+)?|one|two|three|four|five|six|ten|twelve)"
_UNIT = r"(?:years?|yrs?|months?|weeks?)"
_BOUND = (
    r"(?:under|below|over|above|younger\s+than|older\s+than|less\s+than|more\s+than|at\s+least|up\s+to"
    r"|from|[<>\u2264\u2265])"
)
_AGE = (
    rf"(?:\s*,?\s*(?:who\s+are\s+|aged?\s+|ages\s+)*(?:{_BOUND}\s*)?(?:the\s+age\s+of\s+)?\b{_YEARS}"
    rf"(?:(?:\s*{_UNIT})?\s*(?:to|-|\u2013|through|and)\s*(?:(?:less|younger)\s+than\s+)?{_YEARS})?"
    rf"(?:[\s-]*{_UNIT})?(?:\s+(?:old|of\s+age))?(?:\s+(?:and|or)\s+(?:older|over|above|up|younger|under))?"
    r"(?:\s+of\s+age)?(?!\s*(?:mg|mcg|g|kg|mL|%)))"
)
_YOUNG = (
    r"(?:child(?!-?pugh)(?:ren)?|kids|adolescents?|teen(?:ager)?s?|infants?|babies|toddlers?|"
    r"neonates?|newborns?"
    r"|young\s+people)"
)
_ANYBODY = (
    r"(?:nobody|no\s+one|patients?|people|persons?|adults|subjects|individuals|anyone|those|population|men"
    r"|women)"
)
_BORN = (
    r"\s+(?:(?:who\s+(?:are|were)\s+)?born\s+(?:before|at|earlier\s+than|under)\s+(?:less\s+than\s+)?\d+"
    r"(?:\s*(?:to|-)\s*\d+)?\s+weeks(?:\s+of\s+(?:pregnancy|gestation))?"
    r"|born\s+(?:too\s+)?(?:early|prematurely))"
)
_ADJECTIVE = r"(?:small|very\s+young|young|younger|school-age(?:d)?|premature|preterm|certain|most|some)"
_PEDIATRIC = re.compile(
    rf"(?:{_ADJECTIVE}\s+)*\b{_YOUNG}\b"
    rf"(?:,?\s+(?:and|or)\s+{_YOUNG}\b|(?:,\s+{_YOUNG})?,?\s+and\s+young\s+adults)?(?:{_BORN}|{_AGE})?"
    r"|\bfrom\s+(?:the\s+)?age\s+(?:of\s+)?(?:1[0-7]|\d|one|two|three|four|five|six|ten|twelve)\b"
    r"|\b(?:p(?:a)?ediatrics?|pa?eds|juvenile)\b"
    rf"(?!\s+(?:specialist|neurolog|cardiolog|rheumat|patients?\s+with\s+epilep))(?:\s+{_ANYBODY}\b{_AGE}?)?"
    r"|\b(?:the\s+)?under[- ]?(?:\d|1[0-8])s\b"
    rf"|\b{_ANYBODY}\s+(?:who\s+(?:are|is)\s+|aged\s+)?(?:under|below|younger\s+than|less\s+than|<)\s*"
    r"(?:the\s+age\s+of\s+)?(?:\d|1[0-8])\b(?!\s*(?:k?g|mg|mcg|m?L|pounds|lbs)\b|\s?%|\.\d)"
    rf"(?:[\s-]*{_UNIT})?(?:\s+(?:old|of\s+age))?"
    r"|(?:\b(?:under|younger\s+than|below|less\s+than)|[<\u2264])\s*(?:the\s+age\s+of\s+)?(?:\d|1[0-8])"
    r"(?:\s*(?:years?|yr|months?)\b|(?!%)(?=\W?\W?[:?]))"
    rf"|\b(?:{_ANYBODY}\s+)?(?:who\s+are\s+|aged?\s+)?(?:\d|1[0-8])\s*{_UNIT}(?:\s+(?:old|of\s+age))?\s+"
    r"(?:and|or)\s+(?:younger|under)\b",
    re.I,
)
_OLD_AGE = r"(?:6[05]|70|75|80)"
_GERIATRIC = re.compile(
    rf"\b(?:geriatrics?|elderly)\b(?:\s+(?:or\s+debilitated\s+)?{_ANYBODY}\b{_AGE}?)?"
    rf"|\bolder\s+(?:and\s+younger\s+)?(?:adults?|people|patients|persons)\b{_AGE}?|\bseniors?\b"
    rf"|\b(?:the\s+)?over[- ]?{_OLD_AGE}s\b"
    rf"|\b(?:{_ANYBODY}\s+)?(?:(?:who\s+are\s+)?(?:over|above|past|"
    rf"older\s+than)\s+(?:the\s+age\s+of\s+)?{_OLD_AGE}\b(?!\s*(?:min|hours|sec|days|weeks|m[gl]|kg|%))"
    rf"(?:\s*years?)?(?:\s+(?:old|of\s+age))?"
    rf"|(?:aged?|ages)\s+{_OLD_AGE}\b(?:\s*years)?(?:\s+(?:old|of\s+age))?(?:\s+(?:and|"
    rf"or)\s+(?:older|over|above))?"
    rf"|{_OLD_AGE}(?:\s*years)?(?:\s+(?:old|of\s+age))?\s+(?:and|or)\s+(?:older|over|above)"
    rf"|[\u2265>]\s*{_OLD_AGE}\s*years)",
    re.I,
)
_TROUBLE = (
    r"(?:function\s+impairment|impairment|insufficiency|failure|dysfunction|disease|problems?"
    r"|troubles?|function)"
)
_FAILS = (
    r"(?:(?:that\s+|which\s+)?"
    r"(?:(?:is|are)\s+(?:\w+ly\s+(?:or\s+\w+ly\s+)?)?(?:impaired|damaged|weak|failing|diseased)"
    r"|(?:(?:is|are)\s+)?not\s+working|(?:do(?:es)?\s+not|don['\u2019]t|doesn['\u2019]t)\s+work"
    r"|works?\s+(?:poorly|less\s+well))"
    r"(?:\s+(?:as\s+)?(?:well|properly|normally|fully)(?:\s+as\s+(?:it|they)\s+should)?)?)"
)
"""What is said of an organ that fails: "not working well"."""

_DEGREE = (
    r"(?:(?:mild(?:ly)?(?:\s+(?:to|or)\s+moderate(?:ly)?)?|moderately|severely"
    r"|moderate(?:\s+(?:to|or)\s+severe)?|severe|end-stage|impaired|reduced|poor|chronic|advanced)[\s,]+)*"
)
_RENAL = re.compile(
    rf"\b(?:impairment\s+of\s+)?{_DEGREE}(?:renal|kidney)"
    rf"(?:\s+(?:or|and|and/or)\s+(?:hepatic|liver))?\s+{_TROUBLE}"
    rf"|\bkidneys?\s+(?:(?:or|and)\s+(?:the\s+)?livers?\s+)?{_FAILS}"
    r"|\b(?:weak|poorly\s+working|failing|damaged)\s+kidneys?\b|\brenally\s+impaired|\bh(?:a)?emodialysis\b"
    r"|\bdialysis\b|\bcreatinine\s+clearance\b",
    re.I,
)
_HEPATIC = re.compile(
    rf"\b(?:impairment\s+of\s+)?{_DEGREE}(?:hepatic|liver)"
    rf"(?:\s+(?:or|and|and/or)\s+(?:renal|kidney))?\s+{_TROUBLE}"
    rf"|\blivers?\s+(?:(?:or|and)\s+(?:the\s+)?kidneys?\s+)?{_FAILS}"
    r"|\b(?:weak|poorly\s+working|failing|damaged)\s+livers?\b|\bhepatically\s+impaired|\bcirrhosis\b"
    r"|\bchild-pugh\b",
    re.I,
)
_PEOPLES = r"(?:[A-Z][\w-]+(?:\s+American)?(?:\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+|\s+)){1,6}"
_ANCESTRY = re.compile(
    rf"\b(?:(?:[Pp]atients|[Pp]eople|[Tt]hose|[Ii]ndividuals)\s+of\s+)?{_PEOPLES}(?:origin|ancestry|"
    rf"descent)\b"
    r"|\b(?:Asian|[Bb]lack|African[- ]American|Japanese|Chinese|Hispanic|Caucasian)\s+"
    r"(?:patients|people|subjects)\b"
)
_SEX = re.compile(
    r"\b(?:fe)?male\s+(?:patients|subjects)\b|(?<=\bfertility\sin\s)(?:women|men|(?:fe)?males)\b"
    r"|\b(?:women|men|(?:fe)?males)\b(?=[^.;]*\bthan\s+(?:in\s+)?(?:women|men|(?:fe)?males)\b)",
    re.I,
)
_WEIGHT = re.compile(
    rf"\b(?:obese|overweight|underweight|malnourished)\s+{_ANYBODY}\b|^\W*obesity\W*$"
    rf"|(?:^\W*|\b(?:{_ANYBODY}|children)\s+(?:who\s+weigh\s+|weighing\s+)?){_BOUND}\s+\d+\s*"
    r"(?:kg|pounds|lbs)\b"
    rf"|\b(?:{_ANYBODY}\s+(?:who\s+)?)?weigh(?:ing)?\s+\d+\s*(?:kg|pounds|lbs)"
    r"(?:\s+(?:and|or)\s+(?:less|more|under|over|below|above))?",
    re.I,
)
_METABOLIZERS = re.compile(
    r"\b(?:poor|slow|intermediate|(?:ultra-?\s?)?rapid)\s+(?:CYP\w+\s+)?(?:metaboli[sz]ers|acetylators)\b",
    re.I,
)
_OTHERS = re.compile(
    rf"\b(?:{_ANYBODY}\s+)?(?:who\s+are\s+|aged?\s+)?"
    r"(?:under|below|younger\s+than|over|older\s+than|above)\s+(?:the\s+age\s+of\s+)?(?:19|[2-5]\d)\b"
    r"(?!\s*(?:m[gl]|mcg|kg|%|min|hours|sec|days|weeks|beats|units|pounds|times|g\b|\w+/))(?:\s*years?)?"
    r"(?:\s+(?:old|of\s+age))?|\b(?:pre|peri|post)-?menopausal(?:,?\s+[\w-]+)?\s+(?:women|females)\b"
    r"|\b(?:(?:current|past|former|heavy)\s+(?:(?:and|or)\s+(?:past|former)\s+)?)*smokers\b"
    r"|\b(?:adults|people|patients)\s+(?:aged?\s+)?18\s+(?:and|or)\s+(?:over|older|above)"
    rf"|\bdebilitated\s+{_ANYBODY}\b"
    r"|\b(?:(?:organ|kidney|liver|heart|lung|solid-organ)\s+)?transplant\s+(?:recipients|patients)\b"
    rf"|\bimmuno(?:compromised|suppressed)\s+(?:{_ANYBODY}|recipients|hosts)\b|\bathletes\b"
    r"|\b(?:heavy\s+)?drinkers\b|\b(?:drivers|pilots)\b|\bpeople\s+who\s+(?:drive|dive|fly|smoke)\b"
    r"|\bcontact\s+lens\s+wearers\b"
    rf"|\b{_ANYBODY}\s+(?:(?:who\s+are|aged)\s+)?[45]\d(?:\s*years)?(?:\s+(?:old|of\s+age))?\s+(?:and|or)\s+"
    r"(?:older|over|above)",
    re.I,
)
_POPULATIONS = (
    (
        "pediatric",
        _PEDIATRIC,
        "child kid adolesc teen infant bab toddl neonat newborn young pediatr paediatr juvenil under below"
        " less age younger < \u2264",
    ),
    ("geriatric", _GERIATRIC, "geriatr elder older senior over above past 60 65 70 75 80"),
    ("renal impairment", _RENAL, "renal kidney dialysis creatinine"),
    ("hepatic impairment", _HEPATIC, "hepat liver cirrhosis pugh"),
    ("sex", _SEX, "men male"),
    ("body weight", _WEIGHT, "obes weight malnourished kg pounds lbs"),
    (
        "",
        _OTHERS,
        "smokers 18 older over above under below younger menopausal athlete drinker driv pilot dive fly"
        " smoke lens debilitated transplant immuno",
    ),
    ("metabolizers", _METABOLIZERS, "metaboli acetylator"),
    (
        "ancestry",
        _ANCESTRY,
        "origin ancestry descent asian black african japanese chinese hispanic caucasian",
    ),
)
"""Kind, its pattern, and parts of words without one of which the pattern need not be tried."""
_HINTED = tuple((kind, pattern, tuple(hints.split())) for kind, pattern, hints in _POPULATIONS)

_SIGN = re.compile(r"child-pugh|creatinine\s+clearance", re.I)
"""What tells of a group without naming it."""

_MEASURE = re.compile(
    r"\b(?:e?GFR|CrCl|clearance|BMI|rate|counts?|levels?|INR|pressure|QTc?)\s+"
    r"(?:(?:of|is|at|stays|falls|drops)\s+)*$",
    re.I,
)
"""What a number behind it measures: "with an eGFR under 30"."""
_NOUN = re.compile(
    r"child|p(?:a)?ediatric|adolesc|infant|neonat|newborn|bab(?:y|ies)|toddler|teen|young|elder|older\s+\w"
    r"|geriatric|senior|men\b|male|obes|weight|debilit|nourished|metaboli|acetyl|kidney|renal|liver|hepatic"
    r"|dialysis|cirrhosis|origin|ancestry|descent",
    re.I,
)
_NO_ONE = re.compile(r"^(?:nobody|no\s+one)\s+(?:who\s+is\s+|aged\s+)?", re.I)
_NEONATES = re.compile(r"\b(?:neonat\w+|newborns?|premature\s+infants?)\b", re.I)
_HEADING = re.compile(
    r"^\W*(?:(?:use\s+in|for|dosage\s+for|dosing\s+in|\d+(?:\.\d+)*)\s+)?(?P<who>p(?:a)?ediatrics?"
    r"|child(?:ren)?(?:\s+and\s+(?:adolescents|teenagers|young\s+people))?|adolescents?|infants?|neonates?"
    r"|geriatrics?|(?:the\s+)?elderly|older\s+(?:adults|patients|people)|"
    r"(?:h(?:a)?emo)?dialysis|(?:(?:renal|kidney)\s+(?:and|or|and/or)\s+)?(?:renal|kidney|hepatic|"
    r"liver)\s+(?:impairment|insufficiency|failure|disease|problems|dysfunction"
    r"|dose\s+adjustments?))"
    r"(?:\s+(?:use|patients|population|dosing|dose|dosage|considerations))*\s*(?:\([^)]*\))?\s*[:.]?\s*$",
    re.I,
)
_BRACKETED = re.compile(r"\((?P<who>p(?:a)?ediatric|children|geriatric|elderly)(?:\s+\w+)?\)\W*$", re.I)


_OF_AN_AGE = re.compile(rf"(?:{_ADJECTIVE}\s+)*(?:{_YOUNG}|{_ANYBODY})\b\D*\d", re.I)
_SEVERAL = frozenset(["sex", "body weight"])
"""Kinds of which a text may name two groups: "women under 45 kg and men under 57 kg"."""

_ORGANS = frozenset(["renal impairment", "hepatic impairment"])
_PEOPLE_WITH = re.compile(rf"\b{_ANYBODY}\s+(?:with|who\s+have|on)\s+(?:an?\s+)?(?:history\s+of\s+)?$", re.I)
_FUNCTION = re.compile(
    r"(?:renal|kidney|hepatic|liver)(?:\s+(?:or|and|and/or)\s+(?:renal|kidney|hepatic|liver))?\s+function",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:(?:cases?|reports?|risks?|incidence|signs?|symptoms?|chance|onset)\s+of|causes?|caused|causing"
    r"|including|develop\w*|(?:leading|lead|led|due)\s+to|result\w*\s+in|progress\w*\s+to"
    r"|with\s+or\s+without|acute)\s+(?:[\w-]+[\s,/]+){0,4}$"
    r"|\b"
    r"(?:risks|changes|effects|reactions|events|complications|\w+icit(?:y|ies)|abnormalities|symptoms)\s+"
    r"(?:like|such\s+as|including)\s+(?:(?!in\b|with\b|for\b|who\b)[\w-]+[\s,/]+){0,12}$",
    re.I,
)
SHARE = 0.6
"""A label or heading is a group's if at least so much of it names the group."""


_WITH_WHAT = re.compile(r"\s+(?:with|who|taking|on)\s[^.:;]{2,40}:?", re.I)
"""What may stand behind a group in a heading: "Children with gout:"."""


class Group(NamedTuple):
    """A group of patients.

    Args:
        kind: "pediatric", "geriatric", "renal impairment", "hepatic impairment", "neonates", "sex",
            "body weight", "metabolizers" or "ancestry".
        words: what the text calls it.
        start: offset of the words in the text; -1 if it stands elsewhere.
    """

    kind: str
    words: str
    start: int = -1

    @property
    def is_named(self) -> bool:
        """Whether its words name the group, rather than give an age alone."""
        return bool(_NOUN.search(self.words))


def groups_in(text: str) -> list[Group]:
    """The groups a text names, each kind once, in order.

    >>> [(group.kind, group.words) for group in groups_in("No change for kidney disease or in the elderly")]
    [('renal impairment', 'kidney disease'), ('geriatric', 'elderly')]
    >>> groups_in("Not for children under 5 years")[0].words
    'children under 5 years'
    >>> groups_in("Cases of acute kidney failure were reported; monitor renal function")
    []
    """
    found: list[Group] = []
    plain = text.casefold()
    for kind, pattern, hints in _HINTED:
        for hint in hints:  # a generator costs more than the look-ups
            if hint in plain:
                break
        else:
            continue
        hits = (
            m
            for m in pattern.finditer(text)
            if not (_happens(kind, m) or _MEASURE.search(text, 0, m.start()))
        )
        for i, hit in enumerate(hits):
            if i and kind not in _SEVERAL and not _OF_AN_AGE.match(hit.group()):
                continue  # "in children with gout and in children under 6 years"
            start = _from_people(text, hit.start()) if kind in _ORGANS else hit.start()
            named = " ".join(text[start : hit.end()].split()).strip(" ,:")
            words = (
                kind
                if _SIGN.fullmatch(hit.group())
                else named
                if kind == "ancestry"
                else decapitalised(named)
            )
            words = _NO_ONE.sub("", words)
            young = kind == "pediatric" and _NEONATES.fullmatch(words)
            if all(words != group.words for group in found):
                found.append(Group("neonates" if young else kind, words, start))
    return sorted(found, key=lambda group: group.start)


def _from_people(text: str, at: int) -> int:
    """Where "patients with liver disease" starts whose liver disease starts at a place."""
    people = _PEOPLE_WITH.search(text, 0, at)
    return people.start() if people else at


def _happens(kind: str, hit: re.Match[str]) -> bool:
    """Whether an organ's failure is told as what happens to people, not as what some people have."""
    if kind not in {"renal impairment", "hepatic impairment"}:
        return False
    return (
        _FUNCTION.fullmatch(hit.group()) is not None or _EVENT.search(hit.string, 0, hit.start()) is not None
    )


def population_of(text: str) -> str | None:
    """The kind of group that a text speaks of first; None if it names none.

    >>> population_of("Use in elderly patients"), population_of("kidney disease"), population_of("rash")
    ('geriatric', 'renal impairment', None)
    """
    groups = groups_in(text)
    return groups[0].kind if groups else None


@lru_cache(maxsize=1024)
def group_of_heading(text: str) -> Group | None:
    """The group that a heading is about.

    >>> group_of_heading("8.5 Geriatric Use")
    Group(kind='geriatric', words='geriatric', start=-1)
    >>> group_of_heading("Dosage for gout (children)").words
    'children'
    >>> group_of_heading("Side effects in children") is None
    True
    >>> group_of_heading("For male patients:").words, group_of_heading("Age 60 and over").kind
    ('male patients', 'geriatric')
    """
    heading = _HEADING.match(text) or _BRACKETED.search(text)
    if heading is None:
        named = groups_in(text)[:1]
        if named and (
            len(named[0].words) >= SHARE * len(text.strip(" :."))
            or _WITH_WHAT.fullmatch(text, len(named[0].words))
        ):
            return named[0]
        return None
    words = " ".join(heading["who"].split())
    words = re.sub(r"\s+dose\s+adjustments?$", "", words, flags=re.I)
    kind = population_of(words) or population_of(f"{words} impairment")
    return Group(kind, decapitalised(re.sub(r"^the\s+", "", words, flags=re.I))) if kind else None


def groups_of_heading(text: str) -> list[Group]:
    """The groups that a heading is about, if it names more than one.

    >>> [group.words for group in groups_of_heading("Older people and people with kidney problems")]
    ['older people', 'people with kidney problems']
    >>> [group.kind for group in groups_of_heading("8.5 Geriatric Use")], groups_of_heading("Storage")
    (['geriatric'], [])
    """
    if group := group_of_heading(text):
        return [group]
    named = groups_in(text)
    told = sum(len(group.words) for group in named)
    return named if len(named) > 1 and told >= SHARE * len(text.strip(" :.")) else []


_LABELS = {
    "kidney": "renal impairment",
    "kidneys": "renal impairment",
    "renal": "renal impairment",
    "liver": "hepatic impairment",
    "hepatic": "hepatic impairment",
    "peds": "pediatric",
    "paeds": "pediatric",
    "geri": "geriatric",
    "sex": "sex",
    "gender": "sex",
    "race": "ancestry",
    "ethnicity": "ancestry",
}


def group_of_label(label: str) -> Group:
    """The group that a label stands for where every line is on some group.

    >>> group_of_label("Kidneys").kind, group_of_label("Kidney transplant").words
    ('renal impairment', 'kidney transplant')
    """
    words = decapitalised(" ".join(label.split()))
    return Group(_LABELS.get(words.casefold(), ""), words)
