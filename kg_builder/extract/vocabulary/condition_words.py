"""Tells names of diseases, symptoms and states from other noun phrases by their words."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["is_condition", "is_vague", "says_nothing"]

_HEADS = frozenset(
    """
    abnormalities abnormality abscess abscesses abuse achalasia ache aches achlorhydria achondroplasia acidity
    acidosis acne acromegaly ad addiction adhd adhesions agammaglobulinemia aggression aggressiveness aging
    agitation agranulocytosis aids akathisia aldosteronism alkalosis allergic-rhinitis allergies allergy
    allodynia alopecia als amblyopia amebiasis amenorrhea amnesia anaphylaxis anasarca anejaculation anemia
    anemias anencephaly aneurysm anger angina anhedonia anorexia anosmia anovulation anthrax anxiety apathy
    aphasia aphonia apnea apprehension arrest arrhythmia arrhythmias arteriosus arthritides ascariasis ascites
    asphyxia aspiration asplenia asthma asthmaticus asystole ataxia athlete's-foot atresia attack attacks
    autism azoospermia azotemia babesiosis bacteremia bacteriuria baldness barotrauma bedwetting behavior
    behaviors beriberi bezoars bite bites blackout blackouts bladder bleed bleeding bleeds blindness blister
    blisters bloating block blockage blood-clots boil boils botulism bph bradycardia breakdown breathlessness
    bronchoconstriction bronchopneumonia bronchospasm bronchospasms bruises bruising bruxism bulimia bunion
    burn burns bursitis cachexia cad calcification calcifications calciphylaxis calculi calculus cancer
    cancers candida candidiasis carbuncle carbuncles carcinoid carcinoma carcinomas cardiomyopathy
    cardioversion caries cataplexy cataract cellulitis cessation chalazion chancre chancroid chf chickenpox
    chikungunya chilblains chills chlamydia chloasma cholera cholestasis cholesterol chorea cirrhosis ckd
    claudication clot clots clotting clumsiness cmv cold colds colic colitides colitis coma comedo comedones
    complication complications compulsions conception condition conditions confusion congestion constipation
    contagiosum contraception contraceptive contracture contractures contusions convulsions copd corns cough
    coughing covid-19 cramp cramps craving cravings cretinism crises crisis croup cyst cystinuria cystitis
    cystocele cysts damage dandruff deafness death decay defect defects deficiencies deficiency deficit
    deformities deformity degeneration dehydration delirium delusion delusions dementia demyelination
    dependence depletion deposits depression dermatographism dermatophytosis dermatoses dermatosis detachment
    deterioration diabetes diarrhea diarrhoea dilation diphtheria diplopia discharge discoloration discomfort
    disease diseases dislocation disorder disorders dissociation disturbance disturbances diverticula
    diverticulum dizziness drooling drowsiness drusen dryness dvt dwarfism dysarthria dysautonomia dyscrasia
    dysentery dysfunction dysgeusia dyskinesia dyskinesias dyslexia dyslipidemia dysmenorrhea dyspareunia
    dyspepsia dysphagia dysphonia dysphoria dyspnea dystocia dystonia dystrophies dystrophy dysuria ecchymoses
    eclampsia ecthyma ectropion eczema edema effusion effusions ejaculation emaciation embolism embolization
    emesis emphysema emptying empyema encephalomalacia encopresis endometriosis engorgement entropion enuresis
    eosinophilia epilepsy epilepticus episode episodes epistaxis erections eruption eruptions erysipelas
    erythema erythrasma erythroderma esrd euphoria events exacerbation exacerbations exanthem excess
    exophthalmos exposure failure fainting fasciculations fatigue feminization fever fevers fibrillation
    fibroids fibromyalgia fibrosis fissure fissures fistula fistulas fits flare flares flashes flatulence flu
    flushes flushing flutter foot formation fracture fractures frailty freckles frequency frostbite furuncle
    furuncles furunculosis gad gagging galactorrhea gallstones gangrene gas gastroparesis gerd giardiasis
    gingivitis glaucoma goiter goiters gonorrhea gout gravidarum growth gynecomastia hair-loss hallucinations
    hayfever hbv hcv headache headaches hearing-loss heartburn hemangioma hemangiomas hematemesis hematochezia
    hematuria hemianopia hemobilia hemolysis hemophilia hemoptysis hemorrhage hemorrhages hemorrhoids
    hemothorax hepatitis hepatomegaly hepatosplenomegaly hernia herpes hiccough hiccup hiccups hirsutism
    histoplasmosis hiv hives hoarseness hot-flashes hydrocele hydrocephalus hyperactivity hyperacusis
    hyperaldosteronism hyperalgesia hypercalcemia hypercapnia hypercholesterolemia hyperekplexia hyperhidrosis
    hyperkinesis hyperlipidemia hyperopia hyperparathyroidism hyperphagia hyperpigmentation hyperplasia
    hyperprolactinemia hyperpyrexia hyperreflexia hypersalivation hypersensitivity hypersomnia hypertension
    hyperthermia hyperthyroidism hypertrophic hypertrophy hyperuricemia hyperventilation hyphema hypoglycemia
    hypogonadism hypokalemia hypomania hypoparathyroidism hypophosphatasia hypophosphatemia hypopigmentation
    hypopituitarism hypospadias hypotension hypothermia hypothyroidism hypoventilation hypoxia hysteria ibs
    ileus illness illnesses immunocompromise immunodeficiency impairment impairments imperfecta impetigo
    impotence impulsivity inattention inattentiveness incompetence incontinence incoordination indigestion
    infarction infarctions infection infections infertility infestation infestations inflammation influenza
    injuries injury insomnia instability insufficiency insults intertrigo intolerance intoxication
    intussusception irritability irritation ischaemia ischemia itch itchiness itching jaundice jia jock-itch
    keloid keloids keratoconus keratomalacia keratoses keratosis kwashiorkor labialis laceration lacerations
    lagophthalmos laryngomalacia lentigines lentigo leprosy lesion lesions lethargy leukemia leukemias
    leukocoria leukoplakia lice lichen lichenification lipodystrophy loss lumbago lupus lymphoma lymphomas
    malabsorption malaise malaria malformation malignancies malignancy malnutrition malocclusion mania
    manifestations mdd measles megacolon melancholia melanoma melasma melena meningismus meningococcemia
    menopausal menopause menorrhagia metastases metrorrhagia migraine migraines miliaria miscarriage mole
    morphea mrsa ms mucositis mumps myasthenia mycosis mydriasis myelofibrosis myeloma myoclonus myoma
    myopathy myopia myotoxicity myxedema narcolepsy nausea necrosis neoplasm neoplasms neovascularisation
    neovascularization nephrolithiasis nervousness neuralgia neuropathy neuroses neurosis neutropenia nevus
    nightmares nocturia nocturnal-enuresis nodule nodules nosebleed nosebleeds nyctalopia nystagmus obesity
    obsessions obstipation obstruction occlusion occlusions ocd odynophagia oligospermia onchocerciasis
    onycholysis onychomycosis ophthalmia osteoarthritis osteolysis osteomalacia osteoporosis otitis
    ototoxicity overactive overdose overgrowth overload oversedation overweight ovulation pain pains pallor
    palpitation palpitations palsy panhypopituitarism panic papules parageusia paralyses paralysis paranoia
    parasomnia parkinsonism paronychia pe pellagra pemphigoid pemphigus perforation peritonitis pertussis
    prediabetes petechiae phlebitides phobia phobias photophobia photosensitivity pinguecula pinworm pinworms
    plague
    plaque plaques pleurisy pmdd pms pneumomediastinum pneumonia pneumothorax pointes poisoning poliomyelitis
    pollinosis polydipsia polyp polyphagia polyps polyuria porphyria porphyrias pre-eclampsia preeclampsia
    pregnancies pregnancy presbyopia pressure priapism problem problems proctitis prolapse proteinuria prurigo
    pruritus psa psittacosis psoriasis psychoses psychosis pterygium ptsd puberty purpura pustules pyoderma ra
    rabies rash rashes reaction reactions reflux refractoriness regurgitation rejection relapse restenosis
    restlessness retardation retention retinopathy rhabdomyolysis rhinitis rhinophyma rhinorrhea rickets
    rigidity rigors ringworm rls rosacea rsv rubella rupture sadness sarcoidosis sarcoma scabies scar scarring
    scars schizophrenia sciatica scleroderma sclerosis scurvy seborrhea seizure seizures sepsis septicemia
    shakes shigellosis shingles shivering shock sialorrhea sickness sinusitis sleepiness sleeplessness
    sleepwalking smallpox sneezing snoring somnolence sore soreness sores spasm spasmodic spasms spasticity
    splenomegaly spots sprain sprains stabbing stasis state states stature std stds stenosis sterility sti
    stiffness stillbirth stis stomach-upset stones strabismus strain strains strangury stress stricture
    strictures stridor stroke strokes strongyloidiasis stuffiness stupor stuttering sunburn sunburns sunstroke
    suppuration surgery sweating swelling symptoms syncope syndrome syndromes synechiae syphilis syringomyelia
    tachyarrhythmias tachycardia tachycardias tearing telangiectasia telangiectasias tendencies tendency
    tenesmus tension tetanus tetany thinness thirst thrombi thrombocythemia thrombocytopenia thromboembolism
    thrombophilia thrombosis thrush thyrotoxicosis tic tics tinea tinnitus tiredness tonsillitis toothache
    torticollis toxicity toxoplasmosis trachoma transplant transplantation trauma tremor tremors
    trichomoniasis triglycerides trismus trypanosomiasis tuberculosis tularemia tumor tumors tumour tumours
    typhus ulcer ulceration ulcerations ulcers unconsciousness uncontrolled underweight upset urgency
    urination urolithiasis urosepsis urticaria uti utis uveitis vaccinia vaginismus vaginitis vaginosis
    varicella varices varicocele vasoconstriction vasospasm vegetations verruca verrucae vertigo vitiligo
    vomiting vulvodynia vulvovaginitis warts wasting weakness weight-gain wheezing withdrawal worms wound
    wounds wrinkles xerophthalmia xerostomia yaws yeast zoster
    """.split()
)
_WEAK = frozenset(
    """attack behavior bladder block cholesterol clotting cold complication conception condition conditions
    damage defect depression emptying episode events excess exposure failure fever foot formation
    frequency gas growth loss pregnancy pressure reaction state states stone stress surgery symptoms
    tension transplant transplantation transplants urgency withdrawal
    """.split()
)
"""Heads that say too little inside a longer phrase ("surgery patients", "pressure cuff")."""

_SUFFIX = re.compile(
    r"(?:itis|itides|osis|oses|iasis|emias?|aemias?|urias?|opath(?:y|ies)|omas?|omata|algias?|plegias?"
    r"|paresis|penias?|rrh(?:o)?ea|rrhage|rrhages|trophy|plasias?|phobias?|mania|ectasis|esthesias?"
    r"|sthenias?|kinesias?|tonias?|lepsy|psia|opsy|cythemia|globulinemia|gonadism|thyroidism|pituitarism"
    r"|adrenalism|parathyroidism|cortisolism|spasms?|sclerosis|thymia|phrenia|aches?|pnea|pnoea|cardias?"
    r"|rhythmias?|tension|edema|plasm|plasms|blastomas?|carcinomas?|adenomas?|ptosis|ism)$"
)
_NOT_SUFFIX = frozenset(
    """academia alcoholism-treatment analysis apoptosis aroma basis closes diagnosis diploma doses dosis
    formalism glucoses hypothesis loses mechanism media metabolism microorganism microorganisms mitosis
    multimedia noses optimism organism organisms osmosis phagocytosis poses prism prognosis purpose
    purposes symbiosis tourism
    """.split()
)
_INNER = re.compile(
    r"\b(?:high|low|elevated|raised|increased|excess(?:ive)?|decreased|abnormal|reduced|irregular|fast|slow"
    r"|poor|loss|lack|lose|losing|gaining|lowered|uncontrolled|"
    r"inadequate|severe|enlarged|overactive|underactive|blocked|runny|stuffy|itchy|watery|dry|sore|burning"
    r"|painful|red)\b"
    r"(?:\s+(?:of|or|and|in|the|your|\w+)){0,3}\s+(?:blood|pressure|sugar|glucose|cholesterol"
    r"|triglycerides?|levels?|acid|calcium|potassium|sodium|phosphate|phosphorus|"
    r"magnesium|iron|heart\s*(?:beats?|rates?|rhythms?)|appetite|hair|prostate|bladder|thyroid|eyes?|nose"
    r"|throat|skin|mouth|weight|"
    r"hormones?|platelets?|counts?|cells?|sleep|vision|hearing|memory|fluid|interest|desire|c)\b",
    re.I,
)
_OF = re.compile(
    r"\breject(?:ing|ion\s+of)\s+(?:an?|the|your|their|transplant\w*)\s"
    r"|\b(?:forms?|types?|disorders?|infections?|cancers?|diseases?|inflammation|loss|lack|deficiency"
    r"|carcinomas?|failure|swelling|tumou?rs?|symptoms|signs|pain|ulcers?|injur(?:y|ies)|obstruction|stones"
    r"|spasms?|seizures?|lowering|control|episodes?|attacks?|manifestations?|exacerbations?|edema|bleeding"
    r"|fractures?|growth|lymphoma|stages?|hardening|narrowing|blockage|complications?|recurrence|discomfort"
    r"|itching|stiffness|weakness|dryness|burning|redness|irritation|absence|buildup|build-up|build\s+up"
    r"|retention|rejection|reactivation|flares?|spread|worsening|abnormalit(?:y|ies)|defects?|damage"
    r"|shortness|ventilation|poisoning|overdose|thickening|curvature|malformations?|degeneration|paralysis"
    r"|states?|levels?)\s+(?:of|in|to|from|by|with|due|associated|caused|around|on|during|after|between)\b",
    re.I,
)
_BAD = re.compile(
    r"^(?:including|not\s+limited\s+to|nor|neither|together|so\s+many\s+\w+|body\b.*"
    r"|(?:combination|conjunction|addition|association)\s+with\b.*|the|a|an|it|this|these|those|they|there"
    r"|you|your|other|others|more|more\s+information|use|uses|used|treatment|therapy|therapies|patients?"
    r"|adults?|children|people|women|men|medicine|medication|drug|drugs|it|conditions?|diseases?|disorders?"
    r"|problems?|symptoms?"
    r"|(?:other\s+)?(?:conditions?|problems?|purposes?|reasons?|diseases?|uses|disorders?)"
    r"|certain\s+(?:conditions?|diseases?|other\s+conditions?)"
    r"|(?:some|many|various|several|these|those|this|such|following|the\s+following|both)\s+"
    r"(?:conditions?|infections?|diseases?|disorders?|symptoms?)|the\s+condition|your\s+condition"
    r"|underlying\s+(?:disease|condition)|medical\s+conditions?|surgery|stage|state|states?|signs?"
    r"|signs\s+and\s+symptoms|attacks?|episodes?|pressure|loss|risk|death|failure|reactions?|response"
    r"|exposure|growth|formation|(?:first|second|third|fourth|1st|2nd|3rd)[\s-]lines?|the\s+following"
    r"|following|(?:early|late|later|advanced)\s+diseases?|intolerance|damage|single\s+agents?"
    r"|conversion\s.*|severity|frequency|complications|complication|manifestations?|patient|monotherapy"
    r"|(?:mild|moderate|severe)(?:\s+(?:to|or)\s+(?:moderate|severe))?|comments?|notes?|remarks?|weight"
    r"|levels?|cells?|\w+\s+types|(?:its|their)\s.*)$",
    re.I,
)
_FORBIDDEN = re.compile(
    r"\b(?:you|your|volunteers|subjects|doctor|physician|pharmacist|tablets?|capsules?|mg"
    r"|clinical\s+(?:trials?|studies)|studies|study|trial|mechanism|section|tell|should|must|will|please"
    r"|information|warnings?|precautions?|dosage|susceptibility|isolates?|dosing|placebo|efficacy"
    r"|effectiveness|safety|website|www|newsletter|monotherapy|efficacy|adequate\s+response)\b",
    re.I,
)


_NO_START = frozenset(
    """allow already away be because being boost bring coming due either enable enhance equivalent furthermore
    get getting give going having help helps however its keep let make meaning moreover never next not put
    raise
    respond responsible stay strengthen take taking tell than their therefore using want wants your
    """.split()
)
"""Verbs, particles and the like that no name of a condition begins with."""
_SAYS_NOTHING = frozenset(
    """a above absorption all an and any at been below benign both by certain come coming concomitant
    concurrent conditions contraindicated derivatives documented each either elsewhere females for form
    forms from had has have having history in it its kind kinds listed males more most multiple of on
    one or other planned recent same similar situations some sort sorts st such take taken taking that
    the these this those time tissues to took type types use used using what which who with within
    """.split()
)
_DEGREE = re.compile(
    r"\b(mild|moderate|moderately|minimally|low)\s+to\s+(moderate|severe|moderately|severely|high)(?=\s)",
    re.I,
)


def is_condition(phrase: str) -> bool:
    """Whether a phrase, standing where a condition is named, names one.

    >>> [is_condition(p) for p in ("relapsing forms of multiple sclerosis", "high blood pressure", "GERD")]
    [True, True, True]
    >>> is_condition("epileptic fits"), is_condition("a good fit")
    (True, False)
    >>> [is_condition(p) for p in ("other conditions", "your doctor", "the tablets")]
    [False, False, False]
    """
    plain = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", phrase).strip(" ,.;:")
    plain = _DEGREE.sub(r"\2", plain)
    if not plain or len(plain) > 160 or is_vague(plain) or _FORBIDDEN.search(plain):
        return False
    words = [w.strip("(),;:.\u2019'\"").casefold() for w in re.split(r"[\s/]+", plain)]
    head = re.split(
        r"\s+(?:of|in|with|due|caused|associated|from|secondary|resulting|to|after|during|following|on|by|brought"
        r"|related|induced|at|without)\s+",
        plain,
    )[0]
    last = [w.casefold().strip("(),;:.") for w in head.split()][-1:]
    inside = [w.casefold().strip("(),;:.") for w in head.split()] if len(words) <= 6 else []
    return (
        any(_is_head(w) for w in {words[-1], *last})
        or any(_is_head(w) and w not in _WEAK for w in inside)
        or bool(_INNER.search(plain))
        or bool(_OF.search(plain))
    )


def is_vague(phrase: str) -> bool:
    """Whether a phrase names no condition in particular, or no thing at all.

    >>> is_vague("diseases"), is_vague("other conditions"), is_vague("lung diseases")
    (True, True, False)
    >>> is_vague("keep it from coming back"), is_vague("taking"), is_vague("types of")
    (True, True, True)
    """
    return says_nothing(phrase) or _BAD.match(phrase.strip()) is not None


def says_nothing(phrase: str) -> bool:
    """Whether a phrase names nothing at all: a verb with what it does, or empty words.

    >>> says_nothing("want the melts"), says_nothing("types of"), says_nothing("body weight below 50 kg")
    (True, True, False)
    """
    words = phrase.casefold().split()
    if words[:2] in (["being", "treated"], ["due", "to"], ["about", "to"]):
        words = words[2:]  # "being treated for gout", "due to have surgery"
    return not words or words[0] in _NO_START or _SAYS_NOTHING.issuperset(words)


def _is_head(word: str) -> bool:
    word = re.sub(r"['\u2019]s?$", "", word)
    tail = word.rsplit("-", 1)[-1]
    for w in (word, tail):
        if w in _HEADS:
            return True
        if len(w) > 5 and w not in _NOT_SUFFIX and _SUFFIX.search(w):
            return True
    return False
