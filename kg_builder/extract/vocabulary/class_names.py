"""Tells the names of classes of drugs from other noun phrases by their words."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .condition_words import is_condition

__all__ = ["is_class_name", "names_class"]

_HEAD = re.compile(
    r"(?:\w*(?:inhibitors?|blockers?|antagonists?|agonists?|modulators?|activators?|stimulators?"
    r"|sensitizers?|antibod(?:y|ies)|antibiotics?|antidepressants?|anticonvulsants?|antipsychotics?"
    r"|antihistamines?|antihypertensives?|anticoagulants?|antiplatelets?|antiarrhythmics?|antifungals?"
    r"|antivirals?|antiretrovirals?|antimalarials?|antiparasitics?|antimicrobials?|antibacterials?"
    r"|anthelmint(?:h)?ics?|antiemetics?|antacids?|antispasmodics?|anticholinergics?|antimuscarinics?"
    r"|antiepileptics?|antidiabetics?|antineoplastics?|antimetabolites?|anxiolytics?|analgesics?"
    r"|anesthetics?|narcotics?|opioids?|opiates?|stimulants?|sedatives?|hypnotics?|barbiturates?"
    r"|benzodiazepines?|steroids?|corticosteroids?|glucocorticoids?|mineralocorticoids?|hormones?"
    r"|estrogens?|progest(?:ins?|ogens?)|androgens?|contraceptives?|statins?|diuretics?|vasodilators?"
    r"|bronchodilators?|decongestants?|expectorants?|mucolytics?|laxatives?|relaxants?|relaxers?|thiazides?"
    r"|nitrates?|biguanides?|sulfonylureas?|thiazolidinediones?|gliptins?|gliflozins?|insulins?|incretin"
    r"|mimetics?|analog(?:ue)?s?|penicillins?|cephalosporins?|macrolides?|quinolones?|fluoroquinolones?"
    r"|tetracyclines?|aminoglycosides?|sulfonamides?|carbapenems?|glycopeptides?|lincosamides?"
    r"|oxazolidinones?|nitroimidazoles?|azoles?|triazoles?|imidazoles?|echinocandins?|triptans?|ergots?"
    r"|salicylates?|NSAIDs?|SSRIs?|SNRIs?|DMARDs?|TCAs?|MAOIs?|bisphosphonates?|retinoids?|vitamins?"
    r"|supplements?|electrolytes?|minerals?|vaccines?|immunoglobulins?|immunosuppressants?"
    r"|immunosuppressives?|immunomodulators?|interferons?|interleukins?|cytokines?|enzymes?|chelators?"
    r"|antidotes?|resins?|sequestrants?|binders?|stabilizers?|taxanes?|anthracyclines?|alkaloids?"
    r"|alkylators?|peptides?|proteins?|prostaglandins?|xanthines?|methylxanthines?|phenothiazines?"
    r"|butyrophenones?|amphetamines?|cannabinoids?|biologics?|gabapentinoids?|uricosurics?|thrombolytics?"
    r"|hemostatics?|cardiotonics?|glycosides?|keratolytics?|emollients?|SERMs?|heparins?|thinners?"
    r"|neuroleptics?|tranquil(?:iz|is|lis)ers?|painkillers?|(?:pain|fever|itch)[ -](?:relievers?|killers?)"
    r"|gepants?|glutides?|sartans?|setrons?|coxibs?|biosimilars?|suppressants?|inotropes?"
    r"|immunotherap(?:y|ies)|anaesthetics?|oestrogens?|(?:sensit|stabil)isers?|beta-?lactams?"
    r"|sulphonylureas?|sulphonamides?|avermectins?|hydantoins?|antiresorptives?|flozins?"
    r"|sleeping[ -](?:pills?|tablets?)|calcimimetics?|(?:fluoro)?pyrimidines?"
    r"|(?-i:PPI|ARB|ACEI|CCB|LABA|LAMA|SABA|SAMA|ICS|NNRTI|NRTI|INSTI|TKI|DOAC|NOAC|NDRI|NaSSA|TeCA|AED"
    r"|H2RA|GLP-1\sRA|ARNI|SGLT2i|DPP4i|BZD|MRA)s?|anti-?(?!gens?\b|sept|dote)[a-z]{5,})\b"
    r"|(?:beta|alpha|calcium|channel|ACE|ARBs?)[ -]?blockers?\b)$",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:agents?|drugs?|medications?|medicines?|compounds?|therap(?:y|ies)|treatments?|derivatives?"
    r"|prodrugs?|products?|pain\s+(?:relievers?|killers?))$",
    re.I,
)
_TELLING = re.compile(
    r"^(?:(?!prescription|brand|generic|new|common|oral|powerful|strong|over)\w*(?:-\w+)*)"
    r"(?:anti|non-?steroidal|hypo|chemo|immuno|cyto|psycho|thyro|lipid|cholesterol|disease-modifying"
    r"|benzodiazepine|cardio|broncho|vaso|sulfon|thiazide|nucleo|platin|opioid|steroid|biolog|hormon"
    r"|blood[ -]thinn|muscle[ -]relax|benzofuran|pyridine|azepine|thiazine|quinoline|purine|piperazine"
    r"|piperidine|imidazole|benzamide|xanthine)",
    re.I,
)
_ACTING = re.compile(
    r"(?:(?:modify|lower|reduc|thinn|reliev|suppress|block|stabili[sz]|spar)ing|lytic|suric|tropic|toxic"
    r"|mimetic|static|cidal|gogue|pressive|leptic|(?:alkyl|chel|demyelin|sclerot|oxytoc)\w*"
    r"|(?:ul|yl|el)ating)$",
    re.I,
)
"""Adjectives that tell what an agent does: "uricosuric", "alkylating"."""

_FOR_WHAT = re.compile(
    r"(?P<what>[^.;:()]{3,40}?)\s+(?:drugs?|medicines?|medications?|tablets?|pills?|agents?|treatments?)",
    re.I,
)
_TREATED = frozenset(
    """anti-seizure antiseizure arthritis asthma blood-pressure cancer chemo cholesterol diabetes epilepsy
    fertility heart hiv leukaemia leukemia nerve-pain seizure seizures sleep sleeping tb thyroid tumor
    tumour water""".split()
)
"""What medicines are for, besides conditions: "a sleep medicine"."""
_NO_AIM = re.compile(
    r"(?:(?:chronic|acute|severe|emergency|single|old|newer?|first|other|oral|daily)\s*)+", re.I
)


def is_class_name(phrase: str) -> bool:
    """Whether a noun phrase names a class of drugs rather than just "a prescription medicine".

    >>> is_class_name("selective serotonin reuptake inhibitor"), is_class_name("prescription medicine")
    (True, False)
    >>> is_class_name("thienopyridine prodrug"), is_class_name("prodrug")
    (True, False)
    >>> is_class_name("nonsteroidal anti-inflammatory drug"), is_class_name("humanized molecule")
    (True, False)
    """
    plain = re.sub(r"\s*\([^()]*\)", "", phrase).strip()
    if _HEAD.search(plain):
        return True
    return bool(_AGENT.search(plain)) and any(
        _TELLING.match(w) or _ACTING.search(w) for w in plain.split()[:-1]
    )


def names_class(phrase: str) -> bool:
    """Whether a phrase, told of a drug, names its class, if only by what it is for.

    >>> names_class("epilepsy medicine"), names_class("targeted cancer drug"), names_class("diuretic")
    (True, True, True)
    >>> names_class("oral medicine"), names_class("first medicine")
    (False, False)
    """
    if is_class_name(phrase):
        return True
    found = _FOR_WHAT.fullmatch(phrase)
    if found is None or _NO_AIM.fullmatch(found["what"]):
        return False
    return found["what"].split()[-1].casefold() in _TREATED or is_condition(found["what"])
