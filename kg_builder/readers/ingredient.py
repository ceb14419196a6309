"""The key of a drug from the names of its ingredients in a label."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["ingredient_key"]

# Counter-ions, hydrates and esters that a label adds to the name of the active moiety.
_SALTS = frozenset(
    (
        "acetate anhydrous aspartate axetil benzoate besilate besylate bitartrate bromide calcium "
        "camsylate chloride cilexetil citrate cypionate decanoate diacetate dihydrate dihydrochloride "
        "diphosphate dipropionate disodium edisylate enanthate estolate ethylsuccinate fosfate fumarate "
        "furoate gluceptate gluconate glucuronate hemihydrate hydrobromide hydrochloride hyclate "
        "isethionate lactate lactobionate lysine magnesium malate maleate meglumine mesilate mesylate "
        "monohydrate mononitrate mucate napsylate nitrate olamine oxalate palmitate pamoate pentahydrate "
        "phosphate pivoxil potassium propionate proxetil sesquihydrate sodium stearate succinate sulfate "
        "tartrate tosylate trihydrate trometamol tromethamine valerate xinafoate zinc hcl hemifumarate "
        "tert-butylamine tertbutylamine embonate erbumine esilate arginine tosilate hbr ditosylate esylate "
        "hemipentahydrate polacrilex s-malate"
    ).split()
)
# Names in which the salt is the substance.
_MINERALS = frozenset(
    (
        "sodium potassium calcium magnesium zinc lithium ferrous ferric iron ammonium aluminum barium "
        "selenious copper cupric chromic manganese silver bismuth strontium lanthanum nitrous"
    ).split()
)
_SPLIT = re.compile(r"\s*(?:,|;|\band\b|/|\+)\s*", re.IGNORECASE)


def ingredient_key(name: str) -> str:
    """The drug key of a generic or ingredient name: lower case, salt and hydrate left off.

    Combinations are joined by "and" in their written order.

    Args:
        name: as a label gives it, any case.

    >>> ingredient_key("ATORVASTATIN CALCIUM TRIHYDRATE")
    'atorvastatin'
    >>> ingredient_key("Sulfamethoxazole and Trimethoprim")
    'sulfamethoxazole and trimethoprim'
    >>> ingredient_key("LITHIUM CARBONATE")
    'lithium carbonate'
    >>> ingredient_key("Sodium Chloride")
    'sodium chloride'
    """
    parts = [_base(part) for part in _SPLIT.split(name) if part]
    return " and ".join(dict.fromkeys(p for p in parts if p))


def _base(name: str) -> str:
    words = name.casefold().split()
    if not words or words[0] in _MINERALS:
        return " ".join(words)
    keep = len(words)
    while keep > 1 and words[keep - 1].strip("()") in _SALTS:
        keep -= 1
    return " ".join(words[:keep])
