"""The condition that a heading or a phrase of a dosing block names."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

from ..language.quantities import DASHES
from ..language.routes import find_routes
from ..vocabulary.phrases import without_article
from ..vocabulary.substances import drug_words

__all__ = [
    "BY_BODY",
    "VERBS",
    "condition_named",
    "condition_of",
    "lower_case",
    "without_population",
    "without_routes",
]

VERBS = re.compile(
    r"\b(?:is|are|was|were|should|may|can|must|will|would|could|has|have|had|take|give|given|"
    "administer(?:ed)?|inject|apply|do not|don't|"
    "contact|consult|see|avoid|consider|monitor|perform|obtain|discontinue|withhold|interrupt|"
    "recommended that|depends?|indicated for|"
    "permanently|contraindicated|not (?:recommended|established|required|necessary|needed)|"
    r"no (?:dos|adjust)\w*)\b",
    re.I,
)
"""What makes a line a statement and not a heading."""

_NOT_A_CONDITION = re.compile(
    r"\b(?:dos(?:e|es|ing|age|ages)|administration|considerations?|recommend\w*|general|information"
    r"|instructions?|table|note|notes|important|how|what|when|why|where|which|monitor\w*|storage|store"
    r"|preparation|missed|overdos\w+|about|tips|warnings?|cautions?|precautions?|see|day|days|weeks?"
    r"|cycles?|month|hours?|minutes?|release|regimen|schedule|step|patients?|use|usage|other|more|summary"
    r"|overview|injection|infusion|brand|generic|available|strengths?|oral|intravenous|method|monotherapy"
    r"|combination|(?<!associated )with(?! (?:\w+ ){0,2}(?:diarrhea|constipation|aura|psychosis|features))"
    r"|without|yes|no|nebuli[sz]ers?|inhalers?|pumps?|naive|you|your|inpatient|outpatient|titration"
    r"|induction|suspension|females?|males?|tests?|screening|vaccin\w+|response|section|off-?label|orphan"
    r"|indications?|limitations?|side effects?|contains?|safety|efficacy|established|daily|weekly|once"
    r"|twice|times|maximum(?:daily)?|minimum|total|range|target|frequency|duration"
    r"|weight(?! (?:loss|gain|management|reduction))|age|food|meals?|water|drinks?|alcohol|only|actions?"
    r"|load|courses?|follow-?up|^for$|taking|receiving|using|strength|frequently|asked|questions?"
    r"|additional|adverse|toxicit(?:y|ies)|reactions?|interactions?|inhibitors?|inducers?|treatment|therapy"
    r"|tap|click|slideshow|pictures?|related|continue\w*|reading|drugs?|medications?|medicines?|doctor"
    r"|pharmacist|advice|directions?|active|ingredients?|purpose|uses|selection|populations?|posology"
    r"|composition|principles?|individuali\w+|equivalen\w+|comments?|glomerular|creatinine|clearance"
    r"|presentations?|initiation|schedules?|reconstitution|reduction|conversion"
    r"|volumes?(?! (?:depletion|overload))|single|morning(?! sickness| stiffness)|evening|bolus|rates?"
    r"|levels?|escalation|body surface|bsa|function|granules|pellets|applicable|evaluated|diluent|cyp\w+"
    r"|years?|(?:first|second|third|dual|triple)(?!-| degree))\b"
    r"|^(?:and|or|because|during|add|mix|pour|dilute|swallow|body|longer|greater|full|adequate|optimal"
    r"|better|condition|phase|as long|not|by)\b(?! dysmorphic| lice| thickness)|[?!]"
    r"|^(?:subcutaneous|intramuscular|intrathecal|intra-arterial)(?: delivery)?$"
    r"|^(?:mild|moderate|severe)(?: (?:to|or) \w+)? (?:renal |hepatic )?(?:impairment|insufficiency)"
    r"|(?<![A-Za-z]-)(?<!type )(?<!stage )(?<!factor )(?<![A-Z])\d",
    re.I,
)
_FRAME = re.compile(
    r"^(?:the\s+)?(?:(?:usual|recommended|normal|typical|standard|suggested|common|dosage|dosing|"
    "doses?|for|in|of|the|adults?|adult patients|p(?:a)?ediatric(?: patients)?|geriatric|"
    "(?:off-label|fda-approved) uses?|indications?|management|treatment|therapy|prevention|"
    "prophylaxis|patients with|people with|to treat|treat|"
    "(?:to )?reduc(?:e|ing|tion)(?: (?:of|in))? (?:the )?risk of(?: (?:you )?having| recurrence of)?|"
    r"medical(?: patients)? during|treating|initial|starting|maintenance)[:\s]+)+",
    re.I,
)
_ONLY_GRADES = re.compile(
    "(?:(?:neo-?)?adjuvant|metastatic|advanced|early|late|acute|chronic|relapsed|refractory|"
    "unresectable|uncomplicated|complicated|active|severe|mild|moderate|first-line|second-line|"
    r"monotherapy|palliative|primary|secondary|and|or|,|/|\s)+",
    re.I,
)
_TO_PREVENT = re.compile(r"(?:to prevent|preventing)\s(?:the\s)?(?=[a-z])(?!pregnan)", re.I)
_KEEP_FRAME = re.compile(r"\b(?:prevention|prophylaxis)\b", re.I)
_TAIL = re.compile(
    r"\s*(?:,?\s*(?:adults?|p(?:a)?ediatrics?|geriatrics?|children)(?: patients)?|\s+(?:dosage|"
    r"dosing|dose|treatment|therapy)s?|"
    r"(?:\s+(?:usual|initial|starting|determine|single agent))+|\s+who\b.*)\s*$",
    re.I,
)


_WHILE_TAKING = re.compile(r" (?:while|when) (?:you are )?(?:taking|receiving|using|on) [\w -]+$", re.I)
BY_BODY = re.compile(r"(?::? |^)(?:dosed |dosing )?by (?:body )?(?:weight|surface area|age)$", re.I)
"""How the doses below a heading are told apart: "Juvenile arthritis: by body weight"."""

_MOST_WORDS = 12
_TAKEN_ALONG = re.compile(
    r"(?<=\w) (?:in combination )?with (?:lithium|[a-z]+(?:ine|ate|one|mab|ide|in)\b)(?: .*)?$"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER = re.compile(r"^\s*\d+(?:\.\d+)*\.?\s+(?=[A-Z])")
_FOR = re.compile(r"\bfor\b", re.I)


@lru_cache(maxsize=4096)
def condition_of(text: str) -> str:
    """The condition that a heading names, or "" if it names something else.

    >>> condition_of("Usual Adult Dose for Hypertension"), condition_of("Multiple Sclerosis (MS)")
    ('hypertension', 'multiple sclerosis')
    >>> condition_of("General dosing information"), condition_of("Crohn's Disease")
    ('', "Crohn's disease")
    >>> condition_of("To prevent migraine"), condition_of("To prevent ulcers while taking NSAIDs")
    ('prevention of migraine', 'prevention of ulcers')
    """
    words = _TAKEN_ALONG.sub("", _NUMBER.sub("", _ASIDE.sub(" ", text))).strip(" :.*\u2022-\u2013\u2014\t")
    words = " ".join(BY_BODY.sub("", _WHILE_TAKING.sub("", words)).split())
    framed = _FRAME.match(words)
    if framed and not (_KEEP_FRAME.search(framed.group()) and not _FOR.search(framed.group())):
        words = words[framed.end() :]
    words = without_article(_TAIL.sub("", _TAIL.sub("", words)).strip(" :,"))
    if _ONLY_GRADES.fullmatch(words):
        return ""
    if prevented := _TO_PREVENT.match(words):
        words = f"prevention of {words[prevented.end() :]}"
    if (
        not words
        or len(words) < 3
        or len(words.split()) > _MOST_WORDS
        or _NOT_A_CONDITION.search(words)
        or VERBS.search(words)
        or _NO_NAMES.issuperset(said := words.casefold().split())
        or _drugs_alone(said)
    ):
        return ""
    return lower_case(words.rstrip(" (") if words.endswith("(") else words)


_FOR_CONDITION = re.compile(
    r"\b(?:for (?:the )?(?:(?:initial |acute |maintenance |chronic )?(?:treatment|management|"
    "relief|control|prevention|prophylaxis) of |prophylaxis (?:of|against) )|to (?:treat|prevent|"
    "control|relieve) |(?:to reduce|(?:for )?reducing|(?:for )?reduction (?:of|in)) the risk of |"
    r"(?:patients|adults|people|children|those|individuals) (?:\w+ ){0,3}with |(?:dos(?:e|age)|"
    "regimen) for (?!the |treat|prevent|prophyl|adult|child|p(?:a)?ediatric|infant|patient|"
    r"(?:people|men|women|all|most|those|this|use|each|elderly|geriatric)\b|\d)|"
    r"for (?!(?:up|at|the|a|an|people|men|women|each|every|use|one|two|three|oral|all|most|those|this|whom|"
    r"best|example|more|further|about|weight|elderly|geriatric|initial|maintenance|long|short|your)\b|"
    r"adult|child|p(?:a)?ediatric|infant|patient|intraven|approx|\d)|"
    r"to lower )(?P<condition>[A-Za-z][\w'\u2019 /-]{2,70}?)"
    r"(?=\s*(?:[,.;:(]|$)|\s+(?:is|are|was|in (?:adults|children|p(?:a)?ediatric|patients)|who|"
    "the (?:usual|recommended|dose|dosage|starting|initial|adult)|should|may|at|by|with (?:or|a|"
    r"normal)|usually|ranges?|starts?|in combination|as (?:a|an)|following|during|(?:one|two|three|"
    r"half)\b|\d+[\d.,]* ?(?:-|to|m|g|t|u)))",
    re.I,
)
_BAD_CONDITION = re.compile(
    r"\b(?:dos(?:e|es|age)|patients?|adults?|children|infants?|injection|infusion|use|therapy|treatment"
    r"|years?|weeks?|days?|tablets?|capsules?|mg|normal|impair\w*|weight|weighing|age|food|meals?|water"
    r"|body|response|prior|previous|symptoms?|who|this|these|other|any|clinical|drug|medication"
    r"|administration|formulation|each|both|same|lower|higher|least|example|reducing|increments?)\b"
    r"|(?<!type )(?<![A-Za-z]-)\b\d",
    re.I,
)


@lru_cache(maxsize=4096)
def condition_named(text: str) -> str:
    """The condition that a statement says its doses are for, or "".

    >>> condition_named("for the treatment of gout, the usual dose is 300 mg")
    'gout'
    >>> condition_named("to reduce the risk of stroke in adults"), condition_named("for 2 weeks")
    ('stroke', '')
    >>> condition_named("10 mg daily for acute mania"), condition_named("for an hour")
    ('acute mania', '')
    >>> condition_named("Bipolar depression is treated with 50 mg daily")
    'bipolar depression'
    """
    for match in _FOR_CONDITION.finditer(text):
        words = _OTHER.sub("", match["condition"].strip())
        if _BAD_CONDITION.search(words):
            continue
        prevention = _PREVENTION.search(match.group().removesuffix(match["condition"]))
        named = condition_of(_LOOSE_END.sub("", words))
        if named and not _NO_NAMES.issuperset(said := named.casefold().split()) and not _drugs_alone(said):
            return f"prevention of {named}" if prevention else named
    treated = _TREATED_WITH.match(text)
    return condition_of(treated["condition"]) if treated else ""


_TREATED_WITH = re.compile(
    r"(?P<condition>[A-Z][\w'\u2019 -]{3,60}?) (?:is|are) (?:usually |generally )?(?:treated|managed) with\b"
)
_NO_NAMES = frozenset(
    "blood pressure heart rate the four five six seven eight nine ten twelve morning evening noon night"
    " bedtime".split()
)
_GIVEN = frozenset({"iv", "oral", "intravenous", "and", "or"})


def _drugs_alone(words: list[str]) -> bool:
    """Whether words are names of drugs and of ways to give them: "IV phenytoin" is no condition."""
    return not set(words) <= _GIVEN and all(word in _GIVEN or word in drug_words() for word in words)


_OTHER = re.compile(r"^(?:all )?other\s+", re.I)
_PREVENTION = re.compile(r"\b(prevention|prophylaxis|prevent)\b", re.I)
_LOOSE_END = re.compile(r"\s+(?:in|of|with|and|or|the|that|associated|due)$")


def lower_case(words: str) -> str:
    """Title case undone, but not for abbreviations and names of people.

    >>> lower_case("Crohn's Disease"), lower_case("Moderate COPD")
    ("Crohn's disease", 'moderate COPD')
    """
    return " ".join(
        w if w.isupper() and len(w) > 1 and not words.isupper() else _lower_word(w) for w in words.split()
    )


_MIXED = re.compile(r"[a-z][A-Z]|\d")


def _lower_word(word: str) -> str:
    if word.endswith(("'s", "\u2019s")) or _MIXED.search(word):
        return word[0] + word[1:].lower() if word.isupper() else word
    return word.lower()


_GROUP = (
    "(?:(?:premature |preterm |(?:full[ -])?term )(?=infants|neonates))?"
    "(?:adults?|p(?:a)?ediatrics?|pa?eds|geriatrics?|elderly|child(?:ren)?|adolescents?|infants|neonates?|"
    r"men|women|(?:older )?patients)\b"
)
_AGES = (
    rf"(?:\s*\(?(?:aged? )?[<>\u2264\u2265]?\s?\d+[{DASHES}\w\s]*?(?:years?|months?|weeks?|"
    r"days?)(?: of age| old)?(?:,? (?:and|or) (?:older|over|above|up|younger))?\)?)"
)
_PATIENTS = re.compile(
    rf"\b(?:(?:in|for)\s+)?(?:(?:usual|recommended)\s+)?{_GROUP}(?:\s+patients)?{_AGES}?"
    rf"(?:\s*(?:,|and|or|,\s?and)\s+{_GROUP}(?:\s+patients)?{_AGES}?)*(?:\s+(?:dose|dosage|"
    r"dosing)s?(?=\s+(?:for|in|of)|$))?(?:\s+(?:with|who have|for|undergoing)\b)?",
    re.I,
)


def without_population(plain: str) -> str:
    """The words left when groups of patients and their ages are taken out.

    >>> without_population("Adults with hypertension")
    'hypertension'
    >>> without_population("Gout in children 6 years and older")
    'Gout'
    """
    return " ".join(_PATIENTS.sub(" ", plain).split()).strip(" ,:;-\u2013\u2014/").strip()


_OF_ROUTES = frozenset("by of to the or and via slow continuous powder infusion injection route use".split())


def without_routes(plain: str) -> str:
    """The words left when routes set off by a comma or brackets are taken out.

    >>> without_routes("Osteoporosis, oral"), without_routes("Oral thrush"), without_routes("By mouth")
    ('Osteoporosis', 'Oral thrush', '')
    """
    routes = find_routes(plain)
    if routes and not (
        set(lower_case(plain[: routes[0].start] + plain[routes[-1].end :]).split()) - _OF_ROUTES
    ):
        return ""
    for route in reversed(routes):
        if re.search(r"[,(/-]\s*$", plain[: route.start]):
            plain = plain[: route.start].rstrip(" ,(/-") + plain[route.end :].lstrip(")")
    return plain.strip(" ,")
