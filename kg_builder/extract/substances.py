"""Tells names of drugs, classes and foods from other noun phrases."""

from __future__ import annotations

import re

from .class_phrases import is_class_name

__all__ = ["is_plain_name", "is_substance"]

_FOODS = frozenset(
    """alcohol alcoholic beverages caffeine coffee tea grapefruit grapefruits milk dairy calcium iron zinc magnesium
    potassium aluminum aluminium sodium salt food foods tobacco smoking nicotine marijuana cannabis cannabidiol cbd
    tyramine licorice fiber soy cranberry ginseng garlic ginkgo biloba kava valerian echinacea turmeric melatonin wort
    vaccine vaccines antacid antacids supplement supplements herbs herbal ethanol wine beer liquor charcoal water juice
    lithium gold fluoride iodine iodide niacin folate biotin vitamin vitamins opium morphine heroin cocaine ecstasy
    aspirin insulin digoxin warfarin thyroid diuretics nsaids contraceptives pills blood thinners statins steroids
    sedatives tranquilizers painkillers laxatives anesthetics anesthesia antibiotics medicines multivitamins""".split()
)
_STEM = re.compile(
    r"(?:mab|nib|pril|sartan|olol|alol|statin|prazole|tidine|azole|oxacin|mycin|micin|cillin|cycline|cef\w+|vir|"
    r"vudine|tegravir|dipine|zosin|triptan|setron|gliptin|gliflozin|glitazone|glutide|natide|parin|xaban|gatran|"
    r"azepam|azolam|barbital|caine|curium|curonium|dronate|fibrate|formin|ifene|lukast|mustine|oxetine|opram|triptyline|"
    r"pramine|pridone|peridol|azine|apine|idone|piprazole|profen|coxib|olac|oxicam|fenac|semide|thiazide|actone|"
    r"amide|steride|sterone|sone|solone|estrel|estradiol|trel|thyronine|thyroxine|toin|bamate|bamazepine|zolamide|"
    r"fungin|quine|quin|rubicin|taxel|platin|trexate|purine|limus|cept|kinra|stim|poetin|tropin|relin|tide|lone|"
    r"nafil|osin|terol|tropium|phylline|phedrine|amine|idine|arone|ilide|ainide|ridine|oxin|done|orphan|orphine|"
    r"codone|morphone|tadol|fentanil|fentanyl|oxone|trexone|zepine|gabalin|pentin|etam|barb|adone|mide|mycophenolate|"
    r"amil|iazem|nidazole|furantoin|prim|oxazole|floxacin|ide|ine|ate|ium|one|ol|il|in|an|en|am|um|ast|ane|ant|ax)$",
    re.I,
)
_HEADS = re.compile(
    r"\b(?:drugs?|medicines?|medications?|agents?|pills?|products?|juices?|preparations?|inducers?|substrates?|inhibitors?|"
    r"vaccines?|supplements?|substitutes?|salts?|hormones?|therap(?:y|ies)|thinners?|remed(?:y|ies)|aids?|tablets?|"
    r"foods?|beverages?|drinks?|alcohol|compounds?|oils?|diets?|derivatives?|acid|wort|biloba|antacids?|ginseng|"
    r"suppressants?|depressants?|relievers?|killers?|patch(?:es)?|tobacco|smoking|binders?|sweeteners?|replacements?)$",
    re.I,
)
_NOT = re.compile(
    r"^(?:(?:all|any|other|many|some|these|those|such|certain|following|different|several|multiple|prescription|"
    r"over-the-counter|otc|non-?prescription|your|current|new|the|more|additional|both|concomitant|herbal)\s*"
    r"(?:and|or|,)?\s*)*(?:drugs?|medicines?|medications?|products?|substances?|interactions?|agents?|therap(?:y|ies)|treatments?)$|"
    r"^(?:you|your|it|this|that|these|they|there|he|she|we|i|not|patients?|people|doctors?|if|when|such|both|or|and|"
    r"concomitant\s+use|combination|combinations|taking|use|caution|pregnan\w*|certain|many|some|following|others?)$|"
    r"\b(?:you|your|doctor|pharmacist|patients?|provider|physician|checker|list|information|advice|questions?|risk|"
    r"increased?|decreased?|effects?|symptoms?|studies|study|trials?|levels?|pressure|concentrations?|bleeding|"
    r"treatment|days?|weeks?|hours?|doses?|dosage|dosing|interactions?|section|table|examples?|mechanism|exposure|clinical\s+impact|"
    r"intervention|prevention|management|comment|pharmacokinetics?|coadministration|metabolism|clearance|function)\b",
    re.I,
)
_COMMON = frozenset(
    """pain skin brain begin again certain contain main rain plan can than then when often even open seven
    been women men children person common harm general normal hospital control symptom medical serious alone done
    one none someone everyone bone line vein medicine decline machine routine urine mine fine define examine
    determine time side inside outside provide guide wide decide include late date rate state create update
    operate immediate appropriate moderate indicate estimate separate all small trial oral final initial total
    still will until pill level fall well full careful useful help group stop disease exercise increase decrease
    release cause use dose case response cancer kidney liver heart stomach injury surgery infection reaction
    allergy asthma diabetes depression bleeding swelling breathing driving operating taking using drinking
    nausea vomiting headache dizziness drowsiness rash fever cough fatigue weakness seizure seizures stroke
    hypertension hypotension hyperkalemia hypoglycemia renal hepatic cardiac elderly pediatric adult adults
    pregnancy lactation breastfeeding age weight plasma serum protein binding enzyme transporter""".split()
)


def is_substance(phrase: str) -> bool:
    """Whether a phrase, standing where an interacting thing is named, names one.

    >>> is_substance("warfarin"), is_substance("grapefruit juice"), is_substance("MAO inhibitors")
    (True, True, True)
    >>> is_substance("other medicines"), is_substance("your doctor"), is_substance("increased bleeding")
    (False, False, False)
    """
    plain = phrase.strip()
    words = plain.split()
    if not words or len(words) > 9 or len(plain) < 3 or not re.match(r"[\w\u2018\u201c(]", plain):
        return False
    if _NOT.search(plain) or words[0].casefold() in {
        "to",
        "of",
        "in",
        "by",
        "for",
        "is",
        "be",
        "may",
        "can",
        "do",
        "not",
    }:
        return False
    last = words[-1].strip("()").casefold()
    if last in _COMMON or any(
        w.casefold() in {"may", "can", "should", "is", "are", "was", "were"} for w in words
    ):
        return False
    if last in _FOODS or words[0].casefold() in {"grapefruit", "alcohol", "lithium", "st."}:
        return True
    if re.match(
        r"(?:medicines?|medications?|drugs?|pills)\s+(?:(?:used\s+)?to\s+(?:treat|prevent|lower)|for|that\s+treat)\s",
        plain,
        re.I,
    ):
        return True
    if is_class_name(plain) or _HEADS.search(plain):
        return True
    if re.fullmatch(r"[A-Z]{2,}[A-Za-z\d-]*s?|CYP\w+", words[-1]):
        return True
    if len(words) > 4:
        return False
    return bool(re.fullmatch(r"[\w'\u2019-]{4,}", words[-1])) and bool(_STEM.search(last))


def is_plain_name(phrase: str) -> bool:
    """Whether a short phrase could be any drug's name: enough where a list says what it holds.

    >>> is_plain_name("abametapir"), is_plain_name("call your doctor")
    (True, False)
    """
    words = phrase.split()
    return 0 < len(words) <= 4 and not _NOT.search(phrase) and words[-1].casefold() not in _COMMON
