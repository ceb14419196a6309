"""A hazard's name without what a sentence says around it, and what is none: a measure, a product."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.lexicon import BODY_PARTS
from ..vocabulary.condition_words import is_condition
from ..vocabulary.substances import drug_words

__all__ = ["is_measure", "names_harm", "sound_hazard", "unhung"]

_LEADS = re.compile(
    r"^(?:(?:the )?(?:signs?|symptoms?|findings|evidence)(?: (?:and|or|and/or) (?:signs?|symptoms?))? "
    r"(?:of|suggestive of|suggesting|indicative of|consistent with)|"
    r"unlike|.*\b(?:known|referred to) as|(?:manifested|presenting|characteri[sz]ed) as|followed by|"
    r"progressing (?:\w+ )?to|both|either|overall|all (?:types|kinds|forms) of|"
    r"(?:a |the )?(?:majority|variety|clusters?|number|spectrum) of|(?:most|many) of the|"
    r"(?:(?:the )?(?:very )?(?:high(?:er|est)?|greater) )?incidences? of|higher frequencies of|"
    r"clinical features of|post-?marketing cases consistent with|approximately|\d{1,2}\.)\s+(?=\w)",
    re.I,
)
"""What counts or introduces a hazard rather than names it."""
_HANGING = frozenset(
    "rather as among the most even but all than observed reported rarely particularly potentially therefore "
    "thereby and or delayed while when not began resolved tended significantly above below beyond of to a an "
    "in on for with by at from that which may about over some its due and/or especially primarily mainly "
    "during mostly".split()
)
"""Words that name nothing at the end of a phrase: what followed them is cut off."""
_TAIL = re.compile(
    r",?\s+(?:class effect$|of any grade$|(?:is|are|was|were) (?:higher|greater|increased)$|"
    r"(?:generally began|observed in|lasting|defined as|manifested|adjudicated as|appears?|tended to|"
    r"persisted|beginning in|cannot|could not be|in which|in the first|that occurred|has been|have been|"
    r"(?<! of )an? (?:serious|rare|potentially|severe|sometimes|common|ECG)|"
    r"at (?:similar|maternal|presentation|exposures|clinically|approximately|doses)|"
    r"in (?:\d+|one|two|NSAID|at-risk|some|human|subjects?))\b|"
    r"(?:of (?:about )?)?[+<>\u2264\u2265]?\s?\d[\d.,]*(?: to \d+)? "
    r"(?:weeks?|months?|days?|years?|hours?|kg|mg/dL|g/dL|msec|ms|mm ?Hg|bpm|mmol/L|mU/L|beats)\b).*$",
    re.I,
)
"""What a clause goes on to say of a hazard: how often, when, in whom, by how much."""
_COMPARED = re.compile(r"\s+(?:more|less|greater|lower|higher)$", re.I)
_BY_HOW_MUCH = re.compile(r"\s(?:greater|lower|higher)$", re.I)
_HOW = re.compile(r"\b(?:less|more|too|very|not|worse|so|extra)\b", re.I)
_RUN_ON = re.compile(
    r" (?:The|Thorough|Because|Use|These|If|Inform|Consider|Among|Administer|Discontinue|Patients|Advise|"
    r"Monitor|Avoid|Cases|In|When|All)(?: .*)?$"
)
"""The sentence that a title ran into."""
_NO_HAZARD = re.compile(
    r"(?:[+<>=\u2264\u2265~]|\d[\d.,]*(?:-fold)?(?=[ %]|$)|(?:HR|OR|RR)\b[ =]|"
    r"(?:older|minimal|mixed|alone|second|survival|increases?|decreases?|reductions?|majority|"
    r"grade \d(?: (?:or|to|and) (?:grade )?\d)?)$|"
    r"(?:defined|determined|presented|identified|diagnosed|told|consisting|resum(?:e|ing)|institut\w+|"
    r"obtain\w*|supporting|requir(?:e|es|ed|ing)|remain|resolve|acts|peaks|speak|excluding|primarily|below|"
    r"regardless|independent of|owing|by|therefore|thereby|neither|several|randomi[sz]ed|prospective|"
    r"uncertain|physicians|prescribers|infants|male|female|every effort|measures necessary|procedure for|"
    r"(?:\w+ )?(?:likelihood|resolution|recovery|improvement|benefit|resuscitation|management|timing|"
    r"diagnosis)|"
    r"degrees? of|(?:mean|median|average) (?:\w+ )?(?:changes?|increases?|decreases?|maximal|nadirs?)|"
    r"increased (?:this|background)|administration of|induction of an(?:a)?esthesia|absence of|length of|"
    r"(?:being|exercising|receiving|engaging|taking|using|undergoing|prevalence of|studies|double-blind|"
    r"placebo|open-label|(?:(?:other|some|certain) )?drugs? (?:that|with|which)|proper|"
    r"(?:in|de)creases? equal|subsequent|toxins?)|"
    r"(?:dose|dosage) (?:reductions?|delays?|interruptions?|adjustments?)|"
    r"(?:failure|untreated \w+|recurrence|progression|significant|thus|cognition|thinking|judge?ment|volume|"
    r"salt|t-wave)$|"
    r"(?:altered|reduced|decreased|increased|delayed|changed) "
    r"(?:pharmacokinetics|clearance|bioavailability|metabolism|absorption)$|"
    r"doses? (?:of|above|equivalent)|(?:boxed|black box) warnings?|daily|rapid reduction|reduced tumor|"
    r"dramatic|composite|allele|close contact|longer durations|"
    r"concomitant (?:use|administration|medicinal|conditions)|prescribing|higher ACR|risk estimate|"
    r"involving|latter|.*\b(?:these|such|those) (?:effects|events|reactions|symptoms|conditions)|"
    r"(?:without|based|especially|confirmed|that|because|all grade|progressive of|fewer) .*|"
    r"(?:multiple|several|isolated|rare|most|these|many|few|some|new) (?:cases|reports|events)|"
    r"combining\b.*|"
    r"(?:age|gender|first|differences|reports|attempted|registries|quantify|resumption|re-?administration|"
    r"furthermore|immunogenicity|external|food|fluids|overall|inducers|inhibitors|exacerbating|"
    r"echocardiogram|functional capacity|mental status|response|mitigation strategy|accumulation|emergence|"
    r"development|appearance|onset)$|"
    r"(?:in|de)creased(?: (?:to|with|was|were|or|by|in|on|at|than|as|after|from|if|when)\b.*)?$|"
    r"(?:reduced|raised|lowered|altered|prolonged|suppressed|worsened)$)(?=\s|$))",
    re.I,
)
"""What opens a statement, a measure or a person rather than a hazard."""
_ADJECTIVE = re.compile(
    r"(?:[a-z]{3,}(?:ic|iac|al|ous|ive|oid|atid|ular)|motor|sensory|pulmonary|non-depolarizing|"
    r"[\w-]+-(?:energy|mediated|related|induced))$",
    re.I,
)
_NOUNS = frozenset(
    "withdrawal arousal panic colic survival appraisal removal refusal denial relapsing individual tic tics "
    "retrieval renewal reversal interval potential dismissal betrayal trial topic critic metal".split()
)
"""Nouns that end as adjectives do."""
_AGENTS = re.compile(
    r"\b(?:agents|depressants|stimulants|SSRIs|SNRIs|NSAIDs|ARBs|fluoroquinolones|sedatives|hypnotics|"
    r"(?:an)?a?esthetics|antipyretics?|antipsychotics|thrombolytics|anticoagulants|corticosteroids|fibrates|"
    r"tablets?|capsules?|injections?|emulsion|solution|formulations?|individuals|catheter|animals|rats|mice|"
    r"rabbits|monkeys|an(?:a)?esthesia|procedures?|pathogens|organisms|microorganisms|programs?|medications|"
    r"material|particulates|excipients|(?<!substance )(?<!drug )(?<!alcohol )use|"
    r"(?:drug|concomitant|continued) use|storage|dosing|transfusions?|"
    r"(?:continued|concomitant|further|prolonged) (?:treatment|therapy))$",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:AUC|Cmax|half-life|bioavailability|pharmacokinetics|"
    r"(?<!creatinine )(?<!mucociliary )(?<!airway )clearance|"
    r"(?:plasma|systemic|drug|blood|metabolite)(?: drug)? (?:concentrations?|exposures?)|drug levels|"
    r"exposure to (?:an? |the |its )?(?:active|drug|metabolite)|insulin requirements?|response rates?)\b",
    re.I,
)
"""How much of the drug is in the body, or how well it works: a measure, not a hazard."""
_VALUE = re.compile(r"\d\s?(?:mm ?Hg|mg/dL|g/dL|mmol/L|bpm|msec|mL/min|mcg|ng/mL)\b|\bat week \d", re.I)
_STATED = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|appeared|tended)\b|"
    r"(?P<does>may|can|might|could|should|must|will|would|increases|decreases|reduces|causes|inhibits|"
    r"induces|accelerates|enhances|raises|lowers|affects|produces|impairs|requires|alters|blocks|"
    r"stimulates)\b(?! (?:in|of|to|and|or|that)\b)(?= \w)).*$"
)
"""A verb behind the name that makes a statement of it: "kidney injury increases as the dose does"."""
_SPACES = re.compile(r"\s{3,}.*$|(?<=\w{3})\. [a-z].*$", re.S)
_BEHIND = re.compile(r"\s(?:with|in|to|of|from|on|due to|after|during)\s.*$", re.I)
_MEASURE = re.compile(
    r"(?:grade \d(?: (?:to|or|and) \d)? )?(?:(?:serum|total|fasting|plasma|blood|systolic|diastolic|mean|"
    r"steady-state|hepatic|baseline|liver|low-density|high-density|alanine|aspartate|creatine|alkaline|"
    r"non-fasting|urine) )*(?:ALT|AST|LDL|HDL|PSA|TSH|INR|CPK|BMI|bilirubin|triglycerides|cholesterol|"
    r"aminotransferases?|transaminases?|phosphatase|kinase|phosphokinase|creatinine|glucose|calcium|"
    r"potassium|sodium|phosphorus|electrolytes|enzymes|lipids?|lipoprotein|pressure|heart rate|height|"
    r"weight|bone mineral density|exposures?|concentrations?)"
    r"(?: (?:levels?|concentrations?|counts?|cholesterol|values?))?",
    re.I,
)
"""What is measured, without what is wrong with it."""
_SYSTEM = re.compile(
    r"(?:[\w-]+ ){0,2}(?:systems?|muscles?|glands?|intestines?|cells?|"
    r"tracts?|tissues?|CNS|GI|USP|CAUTION|[A-Z])",
    re.I,
)
_ROUTES = frozenset("oral intravenous intravascular intramuscular epidural spinal external eye".split())


def is_measure(name: str) -> bool:
    """Whether a name is what is measured, without what is wrong with it.

    >>> is_measure("fasting glucose"), is_measure("low blood pressure")
    (True, False)
    """
    return _MEASURE.fullmatch(name) is not None


_HARM = re.compile(
    r"(?:toxicit(?:y|ies)|suppression|prolongation|lysis|penia|itis|osis|a?emia|pathy|uria|rrhage|algia|"
    r"necrosis|perforations?|fall(?:s|ing)|deaths?|mortality|elevations?|thrombosis|suicidality|dependence|"
    r"misuse|addiction)$",
    re.I,
)


def names_harm(name: str) -> bool:
    """Whether a name is that of an illness, or of harm that no list of illnesses holds.

    >>> names_harm("hepatotoxicity"), names_harm("QT prolongation (dose-related)"), names_harm("tablets")
    (True, True, False)
    """
    head = _BEHIND.sub("", re.sub(r"\s*\([^()]*\)", "", name).strip(" ,.;"))
    return is_condition(name) or _HARM.search(head) is not None


def unhung(words: str) -> str:
    """A phrase without the words that hang on at its end.

    Args:
        words: the phrase; what is left of "and of the" is nothing.

    >>> unhung("rash, and of the"), unhung("rash on the hands")
    ('rash', 'rash on the hands')
    """
    kept = words.split(" ")
    while kept and kept[-1].strip(",").casefold() in _HANGING:
        kept.pop()
    return " ".join(kept).rstrip(",")


def sound_hazard(name: str, drugs: tuple[str, ...]) -> str:
    """A hazard's name as it should have been written, or "" for what is no hazard.

    Args:
        name: what was read.
        drugs: names of the document's drug, lower case.

    >>> sound_hazard("tumor lysis syndrome ZORVEX", ("zorvex",)), sound_hazard("followed by gout", ())
    ('tumor lysis syndrome', 'gout')
    >>> sound_hazard("severe neutropenia lasting more", ()), sound_hazard("rash observed", ())
    ('severe neutropenia', 'rash')
    >>> sound_hazard("serum calcium", ()), sound_hazard("defined as a drop", ()), sound_hazard("cardiac", ())
    ('', '', '')
    """
    name = " ".join(_SPACES.sub("", name).split())
    name = _title_alone(_RUN_ON.sub("", _before_drug(name, drugs)))
    if stated := _STATED.search(name):
        name = name[: stated.start()]
        if stated["does"] and not is_condition(name):
            return ""
    before = ""
    while name != before:
        before = name
        name = _LEADS.sub("", name).strip(" ,;:-")
        name = unhung(_TAIL.sub("", name).strip(" ,;:-"))
    if (
        not name
        or _NO_HAZARD.match(name)
        or (_AGENTS.search(name) and not is_condition(_BEHIND.sub("", name)))
    ):
        return ""
    if _LEVEL.search(name) or _VALUE.search(name):
        return ""
    low = name.casefold()
    if is_measure(name) or low in drug_words():
        return ""
    short = _COMPARED.sub("", name)
    if short != name and (is_measure(short) or (" " in short and _BY_HOW_MUCH.search(name))):
        return ""
    if is_condition(short):
        return short
    last = low.rpartition(" ")[2]
    if low in _ROUTES or (last not in _NOUNS and _ADJECTIVE.fullmatch(last) and not _HOW.search(name)):
        return ""
    return "" if _SYSTEM.fullmatch(name) or low in BODY_PARTS else name


def _before_drug(name: str, drugs: tuple[str, ...]) -> str:
    """The words before the drug's own name, with which the next sentence begins: "rash ZORVEX PEN"."""
    low = name.casefold()
    for drug in drugs:
        at = low.find(f" {drug}") + 1
        if low.startswith(drug) and len(low.split()) <= len(drug.split()) + 3 and not is_condition(name):
            return ""
        ends = low.endswith(drug)
        if at and (name[at].isupper() or ends) and is_condition(name[: at - 1]):
            return name[: at - 1]
    return name


_SMALL = frozenset("of in the a an and or with to for by from due during on at".split())
_CAPITAL = re.compile(r" (?=(?!Virus|Syndrome|Disease)[A-Z][a-z]+ [a-z])")


def _title_alone(name: str) -> str:
    """The title of a sentence that ran into it: "hypotension Excessive hypotension" is the first word."""
    for found in _CAPITAL.finditer(name):
        if (
            names_harm(name[: found.start()])
            and name[: found.start()].rpartition(" ")[2].casefold() not in _SMALL
        ):
            return name[: found.start()]
    return name
