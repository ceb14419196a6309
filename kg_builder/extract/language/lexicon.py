"""Small word lists that the language functions share; all lower case, singular unless both are usual."""

from __future__ import annotations

__all__ = [
    "BODY_PARTS",
    "CHANGED",
    "FEELINGS",
    "FIXED_COORDINATIONS",
    "FUNCTIONS",
    "LAY_MODIFIERS",
    "LOCAL_SYMPTOMS",
    "MEASURES",
    "MEDICAL_MODIFIERS",
    "NOT_MEDICAL",
    "OF_A_PLACE",
    "PATHOGENS",
    "SHARED_PREFIXES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BODY_PARTS = _words(
    """
    abdomen ankle ankles anus arm arms artery back belly bladder blood body bone bones bowel brain
    breast breasts calf calves cheek cheeks chest chin colon ear ears elbow elbows eye eyelid eyelids
    eyes face feet finger fingers fingernail fingernails fingertips foot forehead gallbladder genitals groin
    gum gums hand hands head heart hip hips intestine intestines jaw joint joints kidney kidneys knee knees
    leg legs
    limb limbs lip lips liver lung lungs lymph mouth mucus pus muscle muscles nail nails neck nipple
    nipples nose nostrils ovaries palms pancreas penis rectum scalp scrotum shin shoulder shoulders side skin
    skull soles spine spleen stomach tendon tendons testicle testicles thigh thighs throat thyroid toe toenail
    toenails toes tongue tonsils torso trunk organs midsection vagina veins vein waist wrist wrists airways
    airway arteries extremities
    extremity duodenum esophagus oesophagus urethra uterus cervix cornea
    retina urine stool stools vomit phlegm saliva tears glottis larynx uvula pharynx sinuses sinus bronchi
    bowels gut guts armpit armpits underarm underarms ribs pelvis
    """
)
"""Places of the body, and what leaves it: "swelling of the face or lips", "blood in urine or stools"."""

LOCAL_SYMPTOMS = _words(
    """
    ache aches aching bleeding blistering blisters bruising bumps burning changes cramping cramps cramp
    contractions crusting discharge discoloration discomfort dryness hardness heaviness inflammation
    irritation itch itching lumps numbness oozing pain pains peeling pressure problems rash redness
    ringing scaling sores soreness spasm spasms stiffness stinging swelling tenderness tightness tingling
    twitching ulcer ulcers scarring warmth weakness tiredness fatigue thinning tearing watering lump thoughts
    """
)
"""Symptoms that share the place named before the one they are joined to: "eye pain or swelling"."""

SHARED_PREFIXES = _words(
    """
    unusual severe easy sudden extreme excessive increased decreased abnormal unexplained persistent
    worsening serious prolonged heavy frequent loss retention trouble difficulty problems changes change
    feeling increase decrease lack low high elevated reduced unusually worsened new new-onset difficult
    ongoing continuing inability
    """
)
"""First words that govern both halves: "unusual bleeding or bruising", "changes in mood or behavior"."""

FEELINGS = _words(
    """
    agitated angry anxious cold confused depressed dizzy drowsy drunk faint hot hostile hungry hopeless
    hyperactive impulsive irritable jittery light-headed lightheaded nervous restless sad shaky short
    sick sleepy sluggish thirsty tired uncomfortable uneasy unsteady unwell warm weak weird aggressive
    worried
    """
)
"""Adjectives of state that go on from "feeling": "feeling dizzy, drowsy, tired or weak"."""

CHANGED = _words(
    "abnormal decreased elevated high increased low lower reduced raised decrease increase drop rise"
)
"""First words that govern every measure of a list: "low count of red cells and platelets"."""

MEASURES = _words(
    """
    cells platelets potassium sodium calcium magnesium phosphate glucose sugar cholesterol triglycerides
    hemoglobin haemoglobin neutrophils lymphocytes leukocytes alt ast creatinine bilirubin enzymes
    pressure rate levels count counts output pulse phosphatase albumin
    """
)
"""Last words of what is measured."""

FUNCTIONS = _words(
    """
    appetite balance behavior behaviour breathing chewing concentrating concentration coordination
    hearing feelings judgment memory mood movement orgasm seeing sight sleep sleeping smell speaking speech
    standing swallowing talking taste thinking thought thoughts mental health personality urinating urination
    vision walking weight
    """
)
"""What can be troubled: "problems with vision, speech or balance", "trouble breathing or swallowing"."""

MEDICAL_MODIFIERS = _words(
    """
    upper lower left right acute chronic kidney liver heart lung bone renal skin soft-tissue blood brain
    type partial complete primary secondary early late active latent bacterial fungal viral male female
    serum plasma venous deep superficial bone-marrow muscle joint nerve head neck stomach bladder breast
    ear eye mouth throat nose chest leg arm back limb hand foot thyroid pancreas colon ovary prostate
    tendon jaw
    """
)
"""Modifiers without a telling suffix that are dealt out over a shared head: "upper and lower airway"."""

NOT_MEDICAL = _words(
    """
    abnormal actual additional allergic arrhythmic certain critical erratic fatal general irregular
    life-threatening normal partial-onset potential similar several singular steroidal substantial total
    typical unusual usual lethal peculiar particular
    """
)
"""Words with a medical-looking suffix that grade a head instead of narrowing it; "fatal" is one."""

LAY_MODIFIERS = _words(
    """
    acid sour violent aggressive
    bad big black blistered bloody blotchy blurred blurry bright clammy clay-colored cloudy
    coffee-ground cold cool cracked dark dark-colored deep dry dull extreme fast faster flaky foul
    foul-smelling hard heavy high hot inflamed intense irregular itchy jerky jerking large light
    light-colored little loose low moist noisy odd pale patchy peeling pounding purple racing rapid
    raised red runny scaly severe sharp shallow slow slowed slower slurred small sore stiff stuffy sweaty
    swollen tarry tender thick tight uncontrolled uneven unusual watery weak weakened white worse yellow
    yellowed painful bluish blue grey gray brown pink mild moderate crusted crusty fluttering green bruised
    sudden strong stronger weaker frequent difficult involuntary infected serious fatal life-threatening
    abnormal live live-attenuated inactivated non-live permanent temporary new worsening increased
    decreased persistent recurrent double strange weird vivid major minor unpleasant fever-like metallic
    poor faint numb overactive underactive unexplained intermittent disabling disturbing bothersome nonfatal
    longer shorter darker lighter heavier smaller bigger larger softer harder thicker louder deeper fewer
    tiny gritty crushing squeezing stabbing throbbing constant sticky bumpy lumpy sunken bulging
    non-fatal prolonged rough oily greasy excess excessive hive-like raised warm tickly irritated
    thumping rounded round moon-shaped puffy bulky droopy floppy fierce nasty
    """
)
"""Plain adjectives: "fast or uneven heartbeats" stays one phrase."""

OF_A_PLACE = _words(
    "dry sore swollen stiff runny stuffy itchy red watery cold weak bloody dark pale tender cracked"
)
"""Adjectives that name a symptom together with the place after them: "a dry mouth"."""

PATHOGENS = _words(
    """
    simplex zoster cytomegalovirus cmv hsv vzv ebv hbv hcv hiv candida aspergillus pneumocystis
    staphylococcus streptococcus salmonella listeria legionella adenovirus influenza b c
    """
)
"""Names that share the "infection" of the next: "herpes simplex and varicella zoster infections"."""

FIXED_COORDINATIONS = (
    "aches and pains",
    "blistering and peeling",
    "blistering or peeling",
    "and symptoms",
    "with or without",
    "attention deficit and hyperactivity",
    "bone and joint",
    "cuts and",
    "cuts or",
    "drug reaction with eosinophilia and systemic symptoms",
    "drug rash with eosinophilia and systemic symptoms",
    "ear, nose, and throat",
    "head and neck",
    "ear, nose and throat",
    "foot and mouth",
    "hand and foot",
    "head and neck",
    "heartbeat or pulse",
    "little or no",
    "more or less",
    "muscle and bone",
    "musculoskeletal and connective tissue",
    "injury and death",
    "injury or death",
    "new or worse",
    "new onset or",
    "onset or",
    "or above",
    "or greater",
    "or higher",
    "or lower",
    "worsening or new",
    "new or worsening",
    "new and worsening",
    "nipple and areola",
    "one or more",
    "pins and needles",
    "poor or no",
    "reproductive system and breast",
    "signs and",
    "signs or",
    "skin and skin structure",
    "skin and soft tissue",
    "skin and subcutaneous",
    "suicidal behavior and ideation",
    "suicidal behaviour and ideation",
    "suicidal ideation and behavior",
    "suicidal ideation and behaviour",
    "suicidal thoughts and behavior",
    "suicidal thoughts and behaviors",
    "suicidal thoughts or behavior",
    "suicidal thoughts or actions",
    "suicidal thoughts and actions",
    "thoughts or actions",
    "two or more",
    "up and down",
    "wear and tear",
    "worse or new",
)
"""Coordinations that name one thing, or are no list."""
