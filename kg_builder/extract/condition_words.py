"""Tells names of diseases, symptoms and states from other noun phrases by their words."""

from __future__ import annotations

import re

__all__ = ["is_condition"]

_HEADS = frozenset(
    """abscess abscesses abnormality abnormalities abuse ache aches acidity acidosis acne acromegaly addiction adhd
    agammaglobulinemia aging aids alkalosis allergy allergies alopecia amebiasis amenorrhea anemia anemias aneurysm
    angina anorexia anovulation anthrax anxiety apnea arrest arrhythmia arrhythmias arthritides asthma ataxia attack
    attacks autism azotemia babesiosis bacteremia baldness bedwetting behavior bite bites bleed bleeding blindness
    blisters bloating blockage blood-clots boils botulism bradycardia breakdown bronchospasm bruxism bunion burn burns bursitis
    cachexia cancer cancers candida candidiasis carcinoma carcinomas carcinoid cataract chancroid chickenpox chlamydia cholera cirrhosis
    claudication clot clots clotting cold colds colic coma complication complications compulsions condition conditions
    confusion congestion conception constipation contraception contraceptive convulsions copd corns cough coughing cramp cramps cretinism croup cyst
    cysts cystinuria damage dandruff deafness death decay defect defects deficiency deficiencies deficit degeneration dehydration
    delirium delusions dementia dependence depletion deposits depression dermatoses dermatosis detachment deterioration diabetes diarrhea
    diarrhoea dilation diphtheria discharge discoloration discomfort disease diseases disorder disorders dislocation
    disturbance disturbances diverticula dizziness drowsiness dryness dwarfism dyscrasia dyskinesia
    dyskinesias dyslipidemia dysfunction dysmenorrhea dyspepsia dysphagia dyspnea dysphoria dystonia dystrophy eczema edema effusion effusions
    ejaculation embolism embolization emesis emphysema empyema endometriosis engorgement enuresis epilepsy episode episodes
    eruption eruptions erythema excess exacerbation exacerbations exposure failure fatigue fever fevers fibrillation fibroids fibromyalgia
    fibrosis fissure fissures fistula flare flares flatulence flu flushes flushing flutter formation fracture fractures gas
    gangrene giardiasis glaucoma goiter gonorrhea gout growth hair-loss hallucinations headache headaches hearing-loss heartburn hemangioma hemangiomas
    hemophilia hemorrhage hemorrhages hemorrhoids herpes hernia hiccups hirsutism histoplasmosis hives hoarseness hot-flashes hypercalcemia hypertension hyperplasia hypertrophy hypoglycemia hypogonadism hypotension hypothyroidism
    hypoxia hysteria ileus illness illnesses impairment impairments impetigo impotence incompetence incontinence indigestion infarction infarctions infection
    infections infertility infestation infestations inflammation influenza inhibitors injury injuries insomnia instability insufficiency insults intolerance
    intoxication irritability irritation ischemia ischaemia itch itching itchiness jaundice keratoses keratosis lesion lesions leprosy leukemia leukemias lice loss lupus lymphoma lymphomas
    malabsorption malaria malformation malignancy malignancies malnutrition mania manifestations measles melanoma melasma meningococcemia menopause metastases
    migraine migraines mucositis mumps myasthenia mycosis myeloma myelofibrosis myoclonus myopathy myxedema narcolepsy nausea necrosis neoplasm neoplasms neuralgia
    neuropathy neutropenia neuroses neurosis nocturia nystagmus obesity obsessions obstruction onychomycosis osteoarthritis osteoporosis otitis overdose overactive overload overweight ovulation oversedation pain pains
    palpitation palpitations palsy panic paralysis parkinsonism paronychia pellagra perforation peritonitis pertussis phobia phobias pinworm pinworms plague plaque plaques poisoning
    polydipsia polyuria polyps pneumonia pregnancy pregnancies pressure priapism proctitis prolapse proteinuria pruritus psittacosis psoriasis psychoses
    psychosis puberty purpura rash rashes reaction reactions reflux refractoriness regurgitation rejection relapse restenosis restlessness retardation retention retinopathy rhinitis
    rhinorrhea rickets ringworm rosacea rupture sarcoma sarcoidosis scabies scars schizophrenia sciatica scleroderma sclerosis scurvy seborrhea seizure seizures
    sepsis septicemia shakes shigellosis shingles shock sickness sinusitis smallpox sneezing soreness sores spasm spasms spasticity spots sprain sprains
    spasmodic stabbing state states stenosis sterility stiffness stomach-upset stones stones strain strains stress stroke strokes stuffiness stupor sunburn surgery swelling syncope syndrome syndromes syphilis
    tachycardia tachycardias tachyarrhythmias tension tetanus tetany thirst thrombi thrombocythemia thrombocytopenia thromboembolism thrombosis thrush
    thyrotoxicosis tic tics tinea tiredness tonsillitis toothache torticollis toxicity toxoplasmosis trachoma transplant transplantation trauma tremor tremors trichomoniasis
    trypanosomiasis tuberculosis tularemia tumor tumors tumour tumours typhus ulcer ulcers ulceration ulcerations unconsciousness uncontrolled
    upset urgency urination urticaria uveitis vaginitis vaginosis varicella vasospasm vegetations vertigo vitiligo vomiting vulvovaginitis warts wasting
    weakness weight-gain wheezing withdrawal worms wounds wound wrinkles xerostomia yaws yeast zoster
    hiv hbv hcv cmv rsv mrsa ptsd ocd gerd ibs bph copd chf cad ckd esrd mdd gad rls pms pmdd uti utis sti stis std stds dvt pe ms als ra jia psa ad
    colitis cystitis hepatitis bph hypercholesterolemia hyperlipidemia hypophosphatemia hypokalemia
    agitation aggression aggressiveness sadness snoring soreness sleeplessness tearing photophobia photosensitivity cholesterol triglycerides
    nervousness apprehension hyperactivity inattention inattentiveness impulsivity symptoms gingivitis cellulitis hypersensitivity anaphylaxis
    bladder immunodeficiency immunocompromise miscarriage menorrhagia metrorrhagia hyperhidrosis sweating hypersalivation drooling sialorrhea
    dermatophytosis strongyloidiasis onchocerciasis ascariasis hypopituitarism panhypopituitarism hyperprolactinemia hypoparathyroidism hyperparathyroidism
    hyperthyroidism hyperaldosteronism aldosteronism eclampsia preeclampsia pre-eclampsia cardiomyopathy cardioversion
    mole nodule nodules ascites porphyria porphyrias amnesia pemphigus ophthalmia stasis bronchoconstriction vasoconstriction crisis crises
    lichen bulimia block sore sleepiness goiters fistulas events rigidity erythrasma labialis hypomania craving cravings lipodystrophy
    dystrophies hypertrophic hyperuricemia sleepwalking nightmares underweight paralyses sunburns dermatographism urolithiasis
    nephrolithiasis lumbago menopausal bronchospasms allergic-rhinitis pollinosis hayfever itch jock-itch athlete's-foot foot
    bacteriuria dysuria hematuria strangury urgency frequency emptying hyperreflexia
    """.split()
)
_WEAK = frozenset(
    """pressure state states condition conditions exposure formation growth surgery pregnancy cold gas block foot excess attack loss
    stress tension damage defect fever reaction episode events frequency emptying urgency complication failure depression symptoms
    behavior withdrawal inhibitors bladder transplant transplantation transplants cholesterol stone clotting conception""".split()
)
"""Heads that say too little inside a longer phrase ("surgery patients", "pressure cuff")."""

_SUFFIX = re.compile(
    r"(?:itis|itides|osis|oses|iasis|emias?|aemias?|urias?|opath(?:y|ies)|omas?|omata|algias?|plegias?|paresis|penias?|"
    r"rrh(?:o)?ea|rrhage|rrhages|trophy|plasias?|phobias?|mania|ectasis|esthesias?|sthenias?|kinesias?|tonias?|lepsy|psia|opsy|"
    r"cythemia|globulinemia|gonadism|thyroidism|pituitarism|adrenalism|parathyroidism|cortisolism|spasms?|sclerosis|"
    r"thymia|phrenia|pnea|pnoea|cardias?|rhythmias?|tension|edema|plasm|plasms|blastomas?|carcinomas?|adenomas?|ptosis|ism)$"
)
_NOT_SUFFIX = frozenset(
    """mechanism organism organisms metabolism microorganism microorganisms diagnosis prognosis symbiosis osmosis dosis analysis basis
    hypothesis apoptosis mitosis phagocytosis formalism optimism prism tourism alcoholism-treatment
    academia media multimedia aroma diploma""".split()
)
_INNER = re.compile(
    r"\b(?:high|low|elevated|raised|increased|excess(?:ive)?|decreased|abnormal|reduced|irregular|fast|slow|poor|loss|lack|lowered|uncontrolled|"
    r"inadequate|severe|enlarged|overactive|underactive|blocked|runny|stuffy|itchy|watery|dry|sore|burning|painful|red)\b"
    r"(?:\s+(?:of|or|and|in|the|your|\w+)){0,3}\s+(?:blood|pressure|sugar|glucose|cholesterol|triglycerides?|levels?|acid|calcium|potassium|sodium|phosphate|phosphorus|"
    r"magnesium|iron|heart\s*(?:beats?|rates?|rhythms?)|appetite|hair|prostate|bladder|thyroid|eyes?|nose|throat|skin|mouth|weight|"
    r"hormones?|platelets?|counts?|cells?|sleep|vision|hearing|memory|fluid|interest|desire|c)\b",
    re.I,
)
_OF = re.compile(
    r"\b(?:forms?|types?|disorders?|infections?|cancers?|diseases?|inflammation|loss|lack|deficiency|carcinomas?|failure|"
    r"swelling|tumou?rs?|symptoms|signs|pain|ulcers?|injur(?:y|ies)|obstruction|stones|spasms?|seizures?|lowering|control|episodes?|"
    r"attacks?|manifestations?|exacerbations?|edema|bleeding|fractures?|growth|lymphoma|stages?|hardening|narrowing|blockage|"
    r"complications?|recurrence|discomfort|itching|stiffness|weakness|dryness|burning|redness|irritation|absence|buildup|build-up|"
    r"build\s+up|retention|rejection|reactivation|flares?|spread|worsening|abnormalit(?:y|ies)|defects?|damage|shortness|"
    r"ventilation|poisoning|overdose|thickening|curvature|malformations?|degeneration|paralysis|states?|levels?)\s+"
    r"(?:of|in|to|from|by|with|due|associated|caused|around|on|during|after|between)\b",
    re.I,
)
_BAD = re.compile(
    r"^(?:the|a|an|it|this|these|those|they|there|you|your|other|others|more|more\s+information|use|uses|used|treatment|therapy|therapies|"
    r"patients?|adults?|children|people|women|men|medicine|medication|drug|drugs|it|conditions?|diseases?|disorders?|"
    r"problems?|symptoms?|other\s+(?:conditions?|problems?|purposes?|diseases?|uses|disorders?)|certain\s+(?:conditions?|diseases?|other\s+conditions?)|"
    r"(?:some|many|various|several|these|those|this|such|following|the\s+following|both)\s+(?:conditions?|infections?|diseases?|disorders?|symptoms?)|"
    r"the\s+condition|your\s+condition|underlying\s+(?:disease|condition)|medical\s+conditions?|surgery|stage|state|states?|"
    r"signs?|signs\s+and\s+symptoms|attacks?|episodes?|pressure|loss|risk|death|failure|reactions?|response|exposure|growth|formation|"
    r"the\s+following|following|severity|frequency|complications|complication|manifestations?|patient|weight|levels?|cells?)$",
    re.I,
)
_FORBIDDEN = re.compile(
    r"\b(?:you|your|doctor|physician|pharmacist|tablets?|capsules?|mg|clinical\s+(?:trials?|studies)|studies|study|trial|"
    r"mechanism|section|tell|should|must|will|please|information|warnings?|precautions?|dosage|susceptibility|isolates?|"
    r"dosing|placebo|efficacy|effectiveness|safety|website|www|newsletter|monotherapy|efficacy|adequate\s+response)\b",
    re.I,
)


def is_condition(phrase: str) -> bool:
    """Whether a phrase, standing where a condition is named, names one.

    >>> [is_condition(p) for p in ("relapsing forms of multiple sclerosis", "high blood pressure", "GERD")]
    [True, True, True]
    >>> [is_condition(p) for p in ("other conditions", "your doctor", "the tablets")]
    [False, False, False]
    """
    plain = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", phrase).strip(" ,.;:")
    if not plain or len(plain) > 160 or _BAD.match(plain) or _FORBIDDEN.search(plain):
        return False
    words = [w.strip("(),;:.\u2019'\"").casefold() for w in re.split(r"[\s/]+", plain)]
    head = re.split(
        r"\s+(?:of|in|with|due|caused|associated|from|secondary|resulting|to|after|during|following|on|by|related|induced|at|without)\s+",
        plain,
    )[0]
    last = [w.casefold().strip("(),;:.") for w in head.split()][-1:]
    inside = [w.casefold().strip("(),;:.") for w in head.split()] if len(words) <= 6 else []
    return (
        any(_is_head(w) for w in {words[-1], *last})
        or any(_is_head(w) and w not in _WEAK for w in inside)
        or bool(_INNER.search(plain))
        or bool(_OF.search(plain))
        or bool(
            re.fullmatch(r"[A-Z][A-Za-z]*[A-Z\d][A-Za-z\d-]*", plain) and len(plain) <= 8 and len(words) == 1
        )
    )


def _is_head(word: str) -> bool:
    word = re.sub(r"['\u2019]s?$", "", word)
    tail = word.rsplit("-", 1)[-1]
    for w in (word, tail):
        if w in _HEADS:
            return True
        if len(w) > 5 and w not in _NOT_SUFFIX and _SUFFIX.search(w):
            return True
    return False
