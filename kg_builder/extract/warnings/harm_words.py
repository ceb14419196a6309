"""Words that make a name one of harm: heads and changes that no list of illnesses holds."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from .sound import is_measure, names_harm

__all__ = ["tells_harm"]

_HARMS = frozenset(
    """
    harm harms injury damage mortality morbidity fatality fatalities suicide suicides suicidal suicidality
    ideation self-harm homicide overdose overdosage toxicity toxicities teratogenicity carcinogenicity
    mutagenicity fetotoxicity embryotoxicity genotoxicity lethality teratogenesis carcinogenesis mutagenesis
    worsening decompensation compromise deterioration relapse reinfarction reactivation recurrence return
    rebound exacerbation activation sedation oversedation drowsiness hypnosis tolerance tachyphylaxis
    resistance habituation misuse abuse diversion dependence addiction ingestion errors error accidents
    accident sleep-driving sleep-walking sleepwalking eating binge gambling urges oligohydramnios
    malformation malformations anomaly anomalies deformation deformations resorptions abortion abortions
    miscarriage stillbirth stillbirths loss losses delay delays cataracts cataract opacity opacities hyphemas
    erosion erosions thinning widening thickening mottling discoloration pigmentation hyperpigmentation
    darkening striae atrophy lipoatrophy effect effects change changes abnormality abnormalities alteration
    alterations disturbance disturbances sequela sequelae complication complications deficit deficits
    disability movements movement shift shifts stimulation block blocks blockade arrhythmogenesis
    proarrhythmia conduction vasodilation enlargement appearance redistribution accumulation deposition
    calcification precipitation precipitates libido orgasm mood behavior behaviors behaviour behaviours
    thinking thoughts dreams hallucination mania hypomania distress hostility aggression crying lassitude
    lightheadedness presyncope collapse hesitation retention diaphoresis perspiration salivation dysmotility
    spotting storm crisis shock surge hyperinfection superinfection superinfections overgrowth bacteria fungi
    antibodies immunogenicity sensitization neutralization contamination extravasation infiltration
    infiltrates leakage embolization migration dislodgement displacement expulsion detachment amputation
    amputations hospitalization hospitalizations disease deaths death killed interference incompatibility
    hypersensitivity sensitivity exposure failure failures imbalance imbalances derangement derangements
    insufficiency deficiency depletion overload contraction gain suppression inhibition impairment
    hyporesponsiveness underventilation apnea redness stinging burning itching irritation sores tightness
    heaviness hump balance murmur effusion thrombus clots prolongation potentiation enhancement masking
    intolerance phototoxicity flare flares efficacy effectiveness response withdrawal incoordination
    coordination wakefulness alertness ability abilities cancer cancers tumor tumors malignancy malignancies
    neoplasm neoplasms onset binding hypertensive vision blurring event events experiences compression
    delivery recall difficulty difficulties inability asleep flattening slowness deteriorating disorientation
    lacrimation contusion contusions seroconversion nsf ptld syndrome exanthema prostration coagulation
    epiphysis closing erection dyscrasia dyscrasias overchelation proneness agenesis mutations camptocormia
    antecollis opisthotonos pleurothotonus myoclonia cerebri wenckebach inspissation flammability flammable
    survival attempts attempt vte mi aml mds tls cdad dvt pe crs nms pml sjs ten dress tma dic ild pres ards
    tdp rpls gvhd kernicterus autoimmunity autoantibodies recrudescence inotropy detumescence distortion
    """.split()
)
_ENDS = re.compile(
    r"(?:penia|itis|osis|a?emias?|pathy|pathies|uria|rrhage|algia|lysis|trophy|plasia|plegia|paresis|"
    r"rrhea|phobia|spasms?|oma|omas|toxicity|genicity|dynia|megaly|lethality|cele|acusis|"
    r"(?<!anesthes)(?<!med)(?<!criter)ia)s?$"
)
_CHANGED = re.compile(
    r"(?:(?:[\w-]+ly|acute|transient|rapid|small|modest|marked|severe|significant|substantial|rare|mild|"
    r"asymptomatic|[\w-]+-(?:dependent|related|emergent)|maximum|greater|initial|mean|further|excessive|"
    r"clinically|serious|reversible|irreversible|"
    r"permanent|temporary|paradoxical|sharp|rapid,|unexplained|profound|isolated) )*"
    r"(?:(?:(?:in|de)creas(?:es?|ed)|elevat(?:ions?|ed)|reduc(?:tions?|ed)|ris(?:es?|ing)|falls?|drops?|"
    r"raised|lower(?:ed|ing)|declines?|prolong(?:ed|ation)|delay(?:ed)?|impair(?:ed|ment)|abnormal|altered|"
    r"slow(?:ed|ing)?|shorten(?:ed|ing)|accelerat(?:ed|ion)|diminished|depressed|low|high|elevated|loss|"
    r"lack|inhibition|"
    r"suppress(?:ed|ion)|disruption|doubling|worsen(?:ed|ing)|prolong|positive|false|absent|unequal)\b)",
    re.I,
)
"""What is done to a measure or a function: "clinically significant decrease in"."""
_NO_CHANGE = re.compile(
    r".*?\b(?:increased?|decreased?|reduced?|raised|lower(?:ed)?|altered|delayed|prolonged|low|high) "
    r"(?:this|these|those|their|its|both|either|frequenc\w+|incidences?|rates?|risks?|magnitude|"
    r"underlying|"
    r"patients?|dosage|doses?|exposures?|requirements?|potential|agents?|awareness|danger|"
    r"(?:(?:whole|trough|plasma|serum|blood|systemic|drug|of|\w+ trough) )*(?:con?centrations?|levels?)"
    r"(?: of\b|$)|"
    r"percutaneous|anticoagulation|"
    r"hospitalization|oxygen demand|background)\b",
    re.I,
)
_CHANGED_LAST = re.compile(
    r"\w (?:(?:in|de)creas(?:es?|ed)|elevations?|elevated|reductions?|reduced|worsened|prolonged)$", re.I
)
"""The change behind what it is of: "ejection fraction decreased"."""
_SPLIT = re.compile(r"[\s/,-]+")


def tells_harm(name: str) -> bool:
    """Whether a name is one of harm: an illness, a harmful change, or a word that says how it harms.

    Args:
        name: of what may be a hazard.

    >>> [tells_harm(name) for name in ("fetal harm", "decrease in cardiac output", "torsemosis")]
    [True, True, True]
    >>> [tells_harm(name) for name in ("female users", "decreased this benefit", "drug administration")]
    [False, False, False]
    """
    if _NO_CHANGE.match(name):
        return False
    if names_harm(name) or names_harm(name.removesuffix("s")):
        return True
    low = name.casefold()
    words = _SPLIT.split(re.sub(r"[()]", "", low))
    if _HARMS.intersection(words) or not _HARMS.isdisjoint(low.split()):
        return True
    if any(len(word) > 5 and _ENDS.search(word) for word in words):
        return True
    if _CHANGED_LAST.search(name):
        return True
    changed = _CHANGED.match(name)
    rest = name[changed.end() :].strip() if changed else ""
    return bool(rest) and (is_measure(rest) or is_condition(name) or len(rest.split()) <= 9)
