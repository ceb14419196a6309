"""Tells names of drugs, classes and foods from other noun phrases."""

from __future__ import annotations

import re

from .class_phrases import is_class_name

__all__ = ["is_plain_name", "is_substance"]

_FOODS = frozenset(
    """alcohol alcoholic aluminium aluminum anesthesia anesthetics antacid antacids antibiotics aspirin beer
    beverages biloba biotin blood caffeine calcium cannabidiol cannabis cbd charcoal cocaine coffee
    contraceptives cranberry dairy digoxin diuretics echinacea ecstasy ethanol fiber fluoride folate
    food foods garlic ginkgo ginseng gold grapefruit grapefruits herbal herbs heroin insulin iodide
    iodine iron juice kava laxatives licorice liquor lithium magnesium marijuana medicines melatonin
    milk morphine multivitamins niacin nicotine nsaids opium painkillers pills potassium salt sedatives
    smoking sodium soy statins steroids supplement supplements tea thinners thyroid tobacco
    tranquilizers turmeric tyramine vaccine vaccines valerian vitamin vitamins warfarin water wine wort
    zinc
    """.split()
)
_STEM = re.compile(
    r"(?:mab|nib|grel|grelor|zolid|necid|tinib|mectin|pezil|zepam|pril|sartan|olol|alol|statin|prazole|tidine|azole|oxacin|mycin|micin|cillin|cycline|cef\w+"
    r"|vir|"
    r"vudine|tegravir|dipine|zosin|triptan|setron|gliptin|gliflozin|glitazone|glutide|natide|parin|xaban"
    r"|gatran|"
    r"azepam|azolam|barbital|caine|curium|curonium|dronate|fibrate|formin|ifene|lukast|mustine|oxetine"
    r"|opram|triptyline|"
    r"pramine|pridone|peridol|azine|apine|idone|piprazole|profen|coxib|olac|oxicam|fenac|semide|thiazide"
    r"|actone|"
    r"amide|steride|sterone|sone|solone|estrel|estradiol|trel|thyronine|thyroxine|toin|bamate|bamazepine"
    r"|zolamide|"
    r"fungin|quine|quin|rubicin|taxel|platin|trexate|purine|limus|cept|kinra|stim|poetin|tropin|relin|tide"
    r"|lone|"
    r"nafil|osin|terol|tropium|phylline|phedrine|amine|idine|arone|ilide|ainide|ridine|oxin|done|orphan"
    r"|orphine|"
    r"codone|morphone|tadol|fentanil|fentanyl|oxone|trexone|zepine|gabalin|pentin|etam|barb|adone|mide"
    r"|mycophenolate|"
    r"amil|iazem|nidazole|furantoin|prim|oxazole|floxacin|ide|ine|ate|ium|one|ol|il|in|an|en|am|um|ast|ane"
    r"|ant|ax)$",
    re.I,
)
_HEADS = re.compile(
    r"\b(?:drugs?|medicines?|medications?|agents?|pills?|products?|juices?|preparations?|inducers?"
    r"|substrates?|inhibitors?|"
    r"vaccines?|supplements?|substitutes?|salts?|hormones?|therap(?:y|ies)|thinners?|remed(?:y|ies)|aids?"
    r"|tablets?|"
    r"foods?|beverages?|drinks?|alcohol|compounds?|oils?|diets?|injections?|derivatives?|acid|wort|biloba"
    r"|antacids?|ginseng|"
    r"relax(?:er|ant)s?|stabilizers?|boosters?|blockers?|suppressants?|depressants?|relievers?|killers?|patch(?:es)?|tobacco|smoking|binders?|sweeteners?"
    r"|replacements?)$",
    re.I,
)
_NOT = re.compile(
    r"^(?:any|some|one|all|many)\s+of\s+|^(?:because|since|although|while|as|use|take|taking|avoid|do|give|drink|eat|monitor)\b|^(?:severe|serious|significant|major|moderate|minor|mild|contraindicated|food\s+and\s+drink)$|\bcontains?\b|[?]|"
    r"^(?:(?:all|any|other|many|some|these|those|such|certain|following|different|several|multiple"
    r"|prescription|"
    r"over-the-counter|otc|non-?prescription|your|current|new|the|more|additional|both|concomitant|herbal)\s*"
    r"(?:and|or|,)?\s*)*(?:drugs?|medicines?|medications?|products?|substances?|interactions?|agents?"
    r"|therap(?:y|ies)|treatments?)$|"
    r"^(?:of|mean|average|you|your|it|this|that|these|they|there|he|she|we|i|not|either|neither|each|patients?|people|doctors?|if|when|such"
    r"|both|or|and|"
    r"concomitant\s+use|combination|combinations|taking|use|caution|pregnan\w*|certain|many|some|following"
    r"|others?)$|"
    r"\b(?:you|your|doctor|pharmacist|patients?|provider|physician|checker|list|information|advice"
    r"|questions?|risk|"
    r"increased?|decreased?|effects?|symptoms?|studies|study|trials?|levels?|pressure|concentrations?"
    r"|bleeding|"
    r"treatment|days?|weeks?|hours?|doses?|dosage|dosing|interactions?|section|table|examples?|mechanism"
    r"|exposure|alternat\w+|clinical\s+impact|"
    r"intervention|prevention|management|comment|pharmacokinetics?|coadministration|metabolism|clearance"
    r"|function)\b",
    re.I,
)
_COMMON = frozenset(
    """adult adults again age all allergy alone appropriate asthma been begin binding bleeding bone brain
    breastfeeding breathing can cancer cardiac careful case cause certain children common contain
    control cough create date decide decline decrease define depression determine diabetes disease
    dizziness done dose drinking driving drowsiness elderly enzyme estimate even everyone examine
    exercise fall fatigue fever final fine full general group guide harm headache heart help hepatic
    hospital hyperkalemia hypertension hypoglycemia hypotension immediate include increase indicate
    infection initial injury inside kidney lactation late level line liver machine main medical medicine
    men mine moderate nausea none normal often one open operate operating oral outside pain pediatric
    person pill plan plasma pregnancy protein provide rain rash rate reaction release renal response
    routine seizure seizures separate serious serum seven side skin small someone state still stomach
    stop stroke surgery swelling symptom taking than then time total transporter trial until update
    urine use useful using vein vomiting weakness weight well when wide will women
    """.split()
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
    if (last in _COMMON and (len(words) == 1 or last not in {"medicine", "pill"})) or any(
        w.casefold() in {"may", "can", "should", "is", "are", "was", "were"} for w in words
    ):
        return False
    if last in _FOODS or words[0].casefold() in {"grapefruit", "alcohol", "lithium", "st."}:
        return True
    if re.match(
        r"(?:medicines?|medications?|drugs?|pills)\s+(?:(?:used\s+)?to\s+(?:treat|prevent|lower)|for"
        r"|that\s+treat)\s",
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
