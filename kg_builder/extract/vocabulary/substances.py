"""Tells names of drugs, classes and foods from other noun phrases."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache, lru_cache

from kg_builder import lazy_re as re

from ..rule_tables import rules_text
from .class_names import is_class_name

__all__ = ["WordKind", "drug_words", "is_plain_name", "is_substance", "kind_of"]


class WordKind(Enum):
    """What a word by itself says of the name that it heads."""

    DRUG = auto()
    CLASS = auto()
    FOOD = auto()
    GENERIC = auto()


@cache
def drug_words() -> frozenset[str]:
    """One-word names of drugs, lower case: generic names (generated) and brands (kept by hand).

    >>> "warfarin" in drug_words(), "jantoven" in drug_words(), "bleeding" in drug_words()
    (True, True, False)
    """
    return frozenset(w for name in ("drug_words.txt", "drug_brands.txt") for w in rules_text(name).split())


_FOODS = frozenset(
    """alcohol alcoholic aluminium aluminum anesthesia anesthetics antacid antacids antibiotics
    aspirin beer beverages biloba biotin blood caffeine calcium cannabidiol cannabis cbd
    charcoal cocaine coffee contraceptives cranberry dairy digoxin diuretics echinacea ecstasy
    ethanol fiber fluoride folate food foods garlic ginkgo ginseng gold grapefruit grapefruits
    herbal herbs heroin insulin iodide iodine iron juice kava laxatives licorice liquor lithium
    magnesium marijuana medicines melatonin milk morphine multivitamins niacin nicotine nsaids
    opium painkillers pills potassium salt sedatives smoking sodium soy statins steroids
    supplement supplements tea thinners thyroid tobacco tranquilizers turmeric tyramine vaccine
    vaccines valerian vitamin vitamins warfarin water wine wort zinc""".split()
)
_STEM = re.compile(
    r"(?:mab|nib|grel|grelor|zolid|necid|tinib|mectin|pezil|zepam|pril|sartan|olol|alol|statin|prazole"
    r"|tidine|azole|oxacin|mycin|micin|cillin|cycline|cef\w+|vir|vudine|tegravir|dipine|zosin|triptan"
    r"|setron|gliptin|gliflozin|glitazone|glutide|natide|parin|xaban|gatran|azepam|azolam|barbital|caine"
    r"|curium|curonium|dronate|fibrate|formin|ifene|lukast|mustine|oxetine|opram|triptyline|pramine|pridone"
    r"|peridol|azine|apine|idone|piprazole|profen|coxib|olac|oxicam|fenac|semide|thiazide|actone|amide"
    r"|steride|sterone|sone|solone|estrel|estradiol|trel|thyronine|thyroxine|toin|bamate|bamazepine"
    r"|zolamide|fungin|quine|quin|rubicin|taxel|platin|trexate|purine|limus|cept|kinra|stim|poetin|tropin"
    r"|relin|tide|lone|nafil|osin|terol|tropium|phylline|phedrine|amine|idine|arone|ilide|ainide|ridine"
    r"|oxin|done|orphan|orphine|codone|morphone|tadol|fentanil|fentanyl|oxone|trexone|zepine|gabalin|pentin"
    r"|etam|barb|adone|mide|mycophenolate|amil|iazem|nidazole|furantoin|prim|oxazole|floxacin|ide|ine|ate"
    r"|ium|one|ol|il|in|an|en|am|um|ast|ane|ant|ax)$",
    re.I,
)
_HEADS = re.compile(
    r"\b(?:drugs?|medicines?|medications?|agents?|pills?|products?|juices?|preparations?|inducers?"
    r"|substrates?|inhibitors?|vaccines?|supplements?|substitutes?|salts?|hormones?|therap(?:y|ies)"
    r"|thinners?|remed(?:y|ies)|aids?|tablets?|foods?|beverages?|drinks?|alcohol|compounds?|oils?|diets?"
    r"|injections?|derivatives?|acid|wort|biloba|antacids?|ginseng|relax(?:er|ant)s?|stabilizers?|boosters?"
    r"|blockers?|suppressants?|depressants?|relievers?|killers?|patch(?:es)?|tobacco|smoking|binders?"
    r"|sweeteners?|replacements?)$",
    re.I,
)
_NOT = re.compile(
    r"^(?:any|some|one|all|many)\s+of\s+"
    r"|^(?:because|since|although|while|as|use|take|taking|avoid|do|give|drink|eat|monitor)\b"
    r"|^(?:severe|serious|significant|major|moderate|minor|mild|contraindicated|food\s+and\s+drink)$"
    r"|\bcontains?\b|[?]"
    r"|^(?:(?:all|any|other|many|some|these|those|such|certain|following|different|several|multiple"
    r"|prescription|over-the-counter|otc|non-?prescription|your|current|new|the|more|additional|both"
    r"|concomitant|herbal)\s*(?:and|or|,)?\s*)*"
    r"(?:drugs?|medicines?|medications?|products?|substances?|interactions?|agents?|therap(?:y|ies)"
    r"|treatments?)$|^(?:of|mean|average|you|your|it|this|that|these|they|there|he|she|we|i|not|either"
    r"|neither|each|patients?|people|doctors?|if|when|such|both|or|and|concomitant\s+use|combination"
    r"|combinations|taking|use|caution|pregnan\w*|certain|many|some|following|others?)$"
    r"|\b(?:you|your|doctor|pharmacist|patients?|provider|physician|checker|list|information|advice"
    r"|questions?|risk|increased?|decreased?|effects?|symptoms?|studies|study|trials?|levels?|pressure"
    r"|concentrations?|bleeding|treatment|days?|weeks?|hours?|doses?|dosage|dosing|interactions?|section"
    r"|table|examples?|mechanism|exposure|alternat\w+|clinical\s+impact|intervention|prevention|management"
    r"|comment|pharmacokinetics?|coadministration|metabolism|clearance|function|reactions?|events?"
    r"|toxicit(?:y|ies)|metaboli[sz]ers?|adjustments?|infections?|diseases?|disorders?|interferences?"
    r"|assays?)\b|^(?:CYP|OATP|OAT|OCT|UGT|BCRP|MATE|P-?gp)[\w/-]*$",
    re.I,
)
_COMMON = frozenset(
    """adult adults again age all allergy alone appropriate asthma been begin binding bleeding bone
    brain breastfeeding breathing can cancer cardiac careful case cause certain children common
    contain control cough create date decide decline decrease define depression determine
    diabetes disease dizziness done dose drinking driving drowsiness elderly enzyme estimate
    even everyone examine exercise fall fatigue fever final fine full general group guide harm
    headache heart help hepatic hospital hyperkalemia hypertension hypoglycemia hypotension
    immediate include increase indicate infection initial injury inside kidney lactation late
    level line liver machine main medical medicine men mine moderate nausea none normal often
    one open operate operating oral outside pain pediatric person pill plan plasma pregnancy
    protein provide rain rash rate reaction release renal response routine seizure seizures
    separate serious serum seven side skin small someone state still stomach stop stroke surgery
    swelling symptom taking than then time total transporter trial until update urine use useful
    using vein vomiting weakness weight well when wide will women""".split()
)


_GENERIC = frozenset(
    """agent agents compound compounds drug drugs medication medications medicine medicines pill
    pills preparation preparations product products remedies substance substances supplement
    supplements therapies""".split()
)
_EATEN = frozenset(
    """alcohol beer biloba caffeine cannabis cbd chocolate coffee cranberry dairy echinacea ethanol
    fiber food foods garlic ginkgo ginseng grapefruit grapefruits juice juices kava licorice liquor
    marijuana milk multivitamins nicotine oranges pomelo smoking starfruit tea cola beverages
    drinks tobacco tyramine wine wort cheese meal meals liquorice cigarettes poppers soy soya walnuts kelp
    feverfew omega-3 khat guarana mouthwash broccoli sauerkraut cabbage lettuce""".split()
)
_CLASS_WORD = re.compile(
    r"(?:\w*-)*(?:(?:inhibitor|inducer|blocker|antagonist|agonist|modulator|activator|antibod(?:y|ies)"
    r"|antibiotic|antidepressant|anticonvulsant|antipsychotic|antihistamine|antihypertensive|anticoagulant"
    r"|antiplatelet|antiarrhythmic|antifungal|antiviral|antiretroviral|antimalarial|antimicrobial"
    r"|antibacterial|antiemetic|antacid|antispasmodic|anticholinergic|anti-cholinergic|antimuscarinic"
    r"|antiepileptic|antidiabetic|antineoplastic|antimetabolite|anxiolytic|analgesic|an(?:a)?esthetic"
    r"|narcotic|opioid|opiate|stimulant|sedative|hypnotic|barbiturate|benzodiazepine|steroid|corticosteroid"
    r"|glucocorticoid|mineralocorticoid|hormone|(?:o)?estrogen|progestin|progestogen|androgen|contraceptive"
    r"|statin|diuretic|vasodilator|bronchodilator|decongestant|laxative|relaxant|relaxer|thiazide|nitrate"
    r"|nitrite|biguanide|sul(?:f|ph)onylurea|thiazolidinedione|insulin|penicillin|cephalosporin|macrolide"
    r"|quinolone|fluoroquinolone|tetracycline|aminoglycoside|sul(?:f|ph)onamide|carbapenem|azole|triptan"
    r"|ergot|salicylate|nsaid|ssri|snri|dmard|tca|maoi|bisphosphonate|retinoid|vitamin|vaccine"
    r"|immunoglobulin|immunosuppressant|immunosuppressive|immunomodulator|interferon|chelator|resin"
    r"|sequestrant|binder|stabilizer|taxane|anthracycline|alkaloid|prostaglandin|xanthine|methylxanthine"
    r"|phenothiazine|butyrophenone|amphetamine|cannabinoid|biologic|gabapentinoid|thrombolytic|fibrinolytic"
    r"|glycoside|depressant|suppressant|tranquilizer|neuroleptic|sympathomimetic|sympatholytic"
    r"|catecholamine|amine|substrate|thinner|booster|hypoglycemic|cytotoxic|nucleoside|polyene|cycloplegic"
    r"|vasopressor|vasoconstrictor|oxytocic|secretagogue|mimetic|analog(?:ue)?|reliever|killer|painkiller"
    r"|tranquilliser|mineral|herb|uricosuric|emollient|serm|arb|toxoid|anorectic|rifamycin|antitubercular"
    r"|fibrate|sulfa|psychotropic|dopaminergic|serotonergic|ppi|h2-blocker|cyp\w+-inhibitor|beta-?blocker"
    r"|aed|cni|maoi|triazole|imidazole|antimycotic|antituberculosis)s?|chemotherapy|immunotherapy"
    r"|anticoagulation|radiotherapy|salts?)$",
    re.I,
)
_INN = re.compile(
    r"\w{3,}(?:[mzx]umab|[xz]imab|[mt]inib|rafenib|ciclib|lisib|parib|zomib|degib|clax|mectin|pezil|zepam"
    r"|zolam|[aei]pril|sartan|olol"
    r"|statin|prazole|tidine|[nc]azole|oxacin|mycin|micin|cillin|cycline|[ae]vir|buvir|vudine|tegravir"
    r"|dipine|zosin|triptan|setron"
    r"|gliptin|gliflozin|glitazone|glutide|parin|xaban|gatran|barbital|curium|curonium|dronate|fibrate"
    r"|formin|lukast|mustine|oxetine"
    r"|opram|triptyline|pramine|peridol|piprazole|profen|coxib|oxicam|thiazide|steride|limus|taxel|platin"
    r"|rubicin|trexate|afil|gabalin"
    r"|grel|grelor|fungin|vaptan|bamate|racetam|orexant|gepant|ciguat|entan)$"
)
_NAMES_OF_OTHER_THINGS = frozenset(["april", "nostril", "sterile", "gene", "lead", "date", "solution"])


@lru_cache(maxsize=1 << 14)
def kind_of(word: str) -> WordKind | None:
    """What kind of name a word heads; None if it heads none.

    >>> kind_of("warfarin").name, kind_of("inhibitors").name, kind_of("coffee").name, kind_of("drugs").name
    ('DRUG', 'CLASS', 'FOOD', 'GENERIC')
    >>> kind_of("bleeding") is None
    True
    """
    lower = word.lower().rstrip("'\u2019-")
    if len(lower) < 3 or lower in _NAMES_OF_OTHER_THINGS or lower.startswith("drug/"):
        return None
    if lower in _GENERIC:
        return WordKind.GENERIC
    if lower in _EATEN or lower.endswith("wort"):
        return WordKind.FOOD
    if " " in lower:
        return WordKind.DRUG
    if _CLASS_WORD.match(lower):
        return WordKind.CLASS
    if lower in drug_words() or _INN.match(lower):
        return WordKind.DRUG
    if "/" in lower or "-" in lower:
        parts = re.split(r"[/-]", lower)
        if any(p in drug_words() for p in parts):
            return WordKind.DRUG
        if "/" in lower and _CLASS_WORD.match(parts[-1]):
            return WordKind.CLASS
    return None


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
    lettered = re.search(r"[^\W\d_]{2}", phrase) is not None
    return (
        lettered and 0 < len(words) <= 4 and not _NOT.search(phrase) and words[-1].casefold() not in _COMMON
    )
