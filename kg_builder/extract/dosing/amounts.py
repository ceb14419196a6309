"""Which amounts of a sentence are doses, which are maxima, steps, bounds, or something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..language.quantities import Quantity, find_quantities, number
from ..language.schedules import find_maxima
from ..language.timed import Timed
from ..rule_tables import rows
from ..vocabulary.substances import drug_words

__all__ = ["Amount", "Role", "amounts_of", "names_other_drug"]


class Role(Enum):
    """What an amount is in its sentence."""

    DOSE = "dose"
    MAXIMUM = "maximum"
    STEP = "step"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, its role, and for a maximum its wording with the cue's place."""

    quantity: Quantity
    role: Role
    maximum: Timed | None = None


@cache
def _rules(place: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """What an amount is, cues, and pattern, of the rules on the words before or after it."""
    return tuple(
        (role, cues(*stems.split("|")), re.compile(written, re.I))
        for role, where, written, _, _, stems in rows("dosing_not_a_dose.tsv")
        if where == place
    )


_STEMS = (
    "mab|tinib|ciclib|rafenib|parib|zomib|lidomide|olol|pril|sartan|statin|conazole|cillin|mycin|"
    "micin|floxacin|cycline|"
    "navir|tegravir|buvir|asvir|previr|ciclovir|vudine|prednisone|prednisolone|cortisone|"
    "methasone|platin|taxel|rubicin|trexate|"
    "tidine|prazole|setron|parin|profen|triptan|gliptin|gliflozin|glutide|formin|thiazide|semide|"
    "zepam|zolam|barbital|oxetine|"
    "ipramine|triptyline|caine|dronate|mustine|citabine|cristine|blastine|phosphamide|fungin|"
    "zolid|cef\\w+|penem|bactam|sulfa\\w+"
)
_OTHER_DRUG = re.compile(
    rf"(?<![\w-])(?:\w+(?:{_STEMS})|acetaminophen|paracetamol|aspirin|insulin|folic acid|"
    "leucovorin|diphenhydramine|warfarin|"
    r"digoxin|lithium|theophylline|phenytoin|carbamazepine|valpro\w+|fluorouracil|5-FU|"
    "cyclosporine|tacrolimus|sirolimus|"
    r"probenecid|naloxone|epinephrine|antihistamines?|vitamin [A-Z]\d*|calcium|iron|potassium|"
    r"magnesium)(?![\w-])",
    re.I,
)


_PARTS = frozenset({"iodine", "elemental", "base"})  # "3,000 mg iodine" measures the drug itself
_WORD = re.compile(r"[a-z][\w-]{4,}")


@lru_cache(maxsize=4096)
def names_other_drug(text: str, names: tuple[str, ...]) -> bool:
    """Whether a phrase names a drug that isn't the document's own.

    >>> names_other_drug("100 mg of methylprednisolone", ("ocrelizumab",))
    True
    >>> names_other_drug("metformin 500 mg", ("metformin",))
    False
    """
    own = tuple(name.casefold() for name in names)
    words = {match.group().casefold() for match in _OTHER_DRUG.finditer(text)}
    words |= {word for word in _WORD.findall(lowered(text)) if word in drug_words() and word not in _PARTS}
    return any(not any(word in name or name in word for name in own) for word in words)


_ASIDE = re.compile(r"\([^()]*\)")
_COUNTED = re.compile(
    r"(?:(?P<low>\b(?:one|two|three|four|five|six)|(?<![\d.,-])[1-9])(?:\s(?:or|to)\s|"
    r"\s?[-\u2013]\s?))?(?P<n>\b(?:two|three|four|five|six)|(?<![\d.,])[2-9])\s*(?:x\s*|"
    r"\u00d7\s*)?$",
    re.I,
)
_SOLID = re.compile(
    r"[ -]?(?:\w+[- ]){0,2}(?:tablets|capsules|caplets|patches|vials|syringes|pens|suppositories|"
    r"injections|packets|sachets|lozenges|films|strips)\b",
    re.I,
)
_BODY_UNITS = ("mL/min", "mL/hour", "L/min", "mg/dL", "g/dL", "mcg/dL", "units/L", "mEq/L", "mmol/L")


def amounts_of(text: str, names: tuple[str, ...] = ()) -> list[Amount]:
    """The amounts of a sentence in reading order, each with its role.

    Args:
        text: the sentence.
        names: the drug's names; amounts of other drugs aren't doses of this one.

    >>> [(a.quantity.value, a.role.value) for a in amounts_of("10 mg daily (2 tablets); maximum 40 mg/day")]
    [(10.0, 'dose'), (2.0, 'other'), (40.0, 'maximum')]
    >>> [a.role.value for a in amounts_of("Dilute in 250 mL of normal saline", ())]
    ['other']
    >>> [a.quantity.value for a in amounts_of("two 250 mg tablets")]
    [500.0]
    """
    quantities = list(find_quantities(text))
    maxima = {q.start: timed for q, timed in find_maxima(text, quantities)}
    asides = [m.span() for m in _ASIDE.finditer(text)]
    found: list[Amount] = []
    for quantity in quantities:
        counted = _times(text, quantity)
        if quantity.start in maxima:
            timed = maxima[quantity.start]
            found.append(Amount(counted, Role.MAXIMUM, timed))
            continue
        if (
            found
            and found[-1].role is Role.MAXIMUM
            and _OR_TOO.fullmatch(text, found[-1].quantity.end, quantity.start)
        ):
            found.append(Amount(counted, Role.OTHER))  # "no more than 60 g per week or 100 g per 2 weeks"
            continue
        found.append(Amount(counted, _role(text, quantity, asides, found, names)))
    return _lists_joined(text, found)


def _times(text: str, quantity: Quantity) -> Quantity:
    """``two 250 mg tablets`` is one dose of 500 mg."""
    if quantity.kind != "mass" or quantity.value_max is not None or "/" in quantity.unit:
        return quantity
    count = _COUNTED.search(text, max(0, quantity.start - 24), quantity.start)
    if count is None or not _SOLID.match(text, quantity.end):
        return quantity
    most = round(quantity.value * number(count["n"]), 6)
    if count["low"]:
        least = round(quantity.value * number(count["low"]), 6)
        return replace(quantity, start=count.start(), value=least, value_max=most)
    return replace(quantity, start=count.start(), value=most)


_FOLLOWED = re.compile(r"\bfollowed [\w ]{0,20}by\s*$", re.I)
_LESS = re.compile(r"\b(?:reduc|decreas|lower)", re.I)
_OWN_STEP = re.compile(r"\b(?:then|maintenance|loading|initial|followed|increase)\b", re.I)
_OTHERS = re.compile(r"\s(?:for|in|if) (?:patients|children|adults|those|infants|people|the elderly)\b", re.I)
_NEAR = re.compile(
    r"[\w-]+[ ,(:]+(?:(?:at(?: a dos(?:e|age) of)?|dos(?:e|es|age) of|oral|intravenous|IV|subcutaneous|"
    r"tablets?|daily|low-dose|[Aa]dults?|[Pp]ediatric [Pp]atients) )?$"
)
_FOLLOW = re.compile(r"[ -]*(?:of )?(?:(?:oral|IV|intravenous|daily)\s)?[\w-]+(?: [\w-]+)?")


def _is_own(words: str, names: tuple[str, ...]) -> bool:
    """Whether words begin with a part of the drug's name ("Examplol Sodium is")."""
    first = words.split(maxsplit=1)[0].casefold()
    return any(first in name.casefold().split() for name in names)


_DOSE_OF = re.compile(
    r"\bdos(?:e|es|age|ages) of (?:the |an? |oral |intravenous )*(?P<what>[A-Za-z][\w-]{3,})[^.;:]*?"
    r"\s(?:is|are|was|of|should be|may be)\s(?:\w+\s){0,2}$"
)


def is_other_substance(word: str, names: tuple[str, ...]) -> bool:
    """Whether a word is a drug's name, and not one of the document's own drug.

    >>> is_other_substance("cyclophosphamide", ("cisplatin",)), is_other_substance("tablets", ("x",))
    (True, False)
    """
    return names_other_drug(word, names)


def _role(
    text: str, quantity: Quantity, asides: list[tuple[int, int]], found: list[Amount], names: tuple[str, ...]
) -> Role:
    if (
        quantity.kind in {"body", "share"}
        or quantity.unit in _BODY_UNITS
        or quantity.unit.split("/")[0] == "L"
        or quantity.unit.endswith(("/dL", "/L"))
    ):
        return Role.OTHER
    if quantity.kind == "volume" and quantity.per_time in {"hour", "min"}:
        return Role.OTHER
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 60]
    low = lowered(before)
    others = _OTHERS.match(text, quantity.end)
    for what, cue, pattern in _rules("before"):
        if what == "content" and others:
            continue
        said = pattern.search(before) if cue.search(low) else None
        if said and not (what == "test" and _is_own(said.group(), names)):
            if what == "step" and _FOLLOWED.search(before):
                continue
            return Role.STEP if what == "step" and not _LESS.search(before) else Role.OTHER
    for what, _, pattern in _rules("after"):
        if pattern.match(after):
            return Role.STEP if what == "step" else Role.OTHER
    aside = next((a for a in asides if a[0] < quantity.start < a[1]), None)
    if aside and any(a.role is not Role.OTHER and a.quantity.end <= aside[0] for a in found):
        inside = text[aside[0] + 1 : quantity.start]
        if not _OWN_STEP.search(inside) and not others:
            return Role.OTHER
    if aside and found and found[-1].role is Role.OTHER and _RESTATED.match(text, found[-1].quantity.end):
        return Role.OTHER
    near, follow = _NEAR.search(before), _FOLLOW.match(after)
    if near and names_other_drug(near.group(), names):
        return Role.OTHER
    of = _DOSE_OF.search(text, 0, quantity.start)
    if of and is_other_substance(of["what"], names):
        return Role.OTHER
    if follow and names_other_drug(follow.group(), names):
        return Role.OTHER
    return Role.DOSE


_RESTATED = re.compile(r"\s?\((?:or|=|equal to|i\.e\.,?)\s")
_OR_TOO = re.compile(r"[\w -]{0,45} or (?:an? |one |two )?", re.I)
_CHOICE = re.compile(r"\s*(?:,|,? ?or|,? ?and/or|/)\s*")


def _lists_joined(text: str, amounts: list[Amount]) -> list[Amount]:
    """``10 mg, 20 mg or 40 mg`` is one choice of doses: a range from the lowest to the highest."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if (
            last
            and last.role is amount.role is Role.DOSE
            and last.quantity.unit == amount.quantity.unit
            and _CHOICE.fullmatch(text, last.quantity.end, amount.quantity.start)
        ):
            values = [last.quantity.value, last.quantity.value_max or 0.0]
            values += [amount.quantity.value, amount.quantity.value_max or 0.0]
            low, high = min(v for v in values if v), max(values)
            joined[-1] = replace(
                last, quantity=replace(last.quantity, end=amount.quantity.end, value=low, value_max=high)
            )
            continue
        joined.append(amount)
    return joined
