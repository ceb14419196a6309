"""Whether a name sounds like a generic one: by a stem that such names have, or its salt."""

from __future__ import annotations

from functools import cache

from kg_builder import lazy_re as re

from .ingredient import ingredient_key

__all__ = ["is_substance", "sounds_generic"]

_STEMS = (
    "mab nib ciclib vastatin alapril inopril amipril aptopril azepril dolapril indopril uinapril "
    "sartan olol conazole bendazole nidazole prazole piprazole oxicillin picillin nicillin xacillin "
    "racillin thromycin comycin damycin ptomycin tobramycin cycline oxacin clovir navir buvir asvir "
    "amivir tegravir ofovir desivir piravir previr vudine citabine tide gliptin gliflozin glitazone "
    "formin tidine dipine azosin triptan setron azepam zolam barbital docaine pivacaine procaine "
    "zocaine tracaine fenac profen coxib lukast terol tropium curium ethasone etasone icasone nisone "
    "rtisone isolone inolone onide parin xaban gatran grel grelor nercept tacept bercept tercept "
    "kinra grastim poetin isplatin rboplatin aliplatin taxel rubicin fungin dronate afil oxetine "
    "pramine triptyline peridol peridone idone apine promazine perazine enazine idazine thazine "
    "dralazine clizine rizine thiazide semide nolactone glinide parib zomib lidomide trexate trexed "
    "fibrate stigmine pitant vaptan prost gestrel gesterone estradiol sterone steride sulfan poside "
    "blastine cristine teplase imod dopa giline capone racetam trigine gabalin gabapentin ytoin "
    "zolamide quine quinine relin rsen siran leucel"
).split()
_VITAMIN = re.compile(r"(?i)(?:vitamins?\b|co-[a-z]{4,}$)")
_ELEMENTS = frozenset(
    "iron zinc calcium magnesium potassium sodium selenium iodine copper fluoride lithium insulin".split()
)


@cache
def _stem() -> re.Pattern[str]:
    return re.compile(rf"[a-z]{{2,}}(?:{'|'.join(_STEMS)})(?:-[a-z]{{4}})?")


def sounds_generic(name: str) -> bool:
    """Whether a word of a name has the ending of a generic one, or it ends in the name of a salt.

    Args:
        name: any name.

    >>> [sounds_generic(n) for n in ("Baclovastatin", "Zorvex Calcium", "Lioresal")]
    [True, True, False]
    """
    folded = name.casefold()
    if any(_stem().fullmatch(word) for word in re.split(r"[\s/,]+", folded)):
        return True
    return " " in folded and ingredient_key(name) != folded


def is_substance(name: str) -> bool:
    """Whether a name is that of a vitamin or element, which is no brand.

    Args:
        name: any name.

    >>> is_substance("Vitamin B12"), is_substance("Iron"), is_substance("Feosol")
    (True, True, False)
    """
    return _VITAMIN.match(name) is not None or name.casefold() in _ELEMENTS
