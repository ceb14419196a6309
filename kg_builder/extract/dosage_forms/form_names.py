"""Names of dosage forms in running text: "film-coated tablets", "tablet, extended release"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..rule_tables import rows

__all__ = ["FormName", "find_forms", "form_words", "named_forms"]


class FormName(NamedTuple):
    """A dosage form as written; ``container`` when the head is a container more often than a form."""

    start: int
    end: int
    container: bool


_RELEASE = (
    "(?:(?:extended|delayed|immediate|sustained|modified|controlled|prolonged|slow|quick|rapid|"
    "regular)[- ]release|"
    "(?:(?:orally|oral) )?disintegrating|orodispersible|dispersible|effervescent|chewable|"
    "enteric[- ]coated|film[- ]coated|sugar[- ]coated|coated|"
    r"scored|soluble|rapidly dissolving|long[- ]acting|gastro-?resistant|"
    r"er|xr|sr|dr|cr|ir|xl|odt|la)"
)
_MODIFIER = (
    rf"(?:{_RELEASE}|(?:injection|infusion)(?=[ -](?:solution|suspension|emulsion)\b)|"
    "oral|intravenous|iv|intramuscular|im|subcutaneous|sc|sublingual|buccal|"
    "vaginal|rectal|nasal|intranasal|ophthalmic|eye|otic|ear|topical|"
    "transdermal|injectable|inhalation|inhaled|hard|soft|gelatin|vegetable|hard gelatin|"
    "soft gelatin|lyophili[sz]ed|sterile|concentrated|aqueous|metered[- ]dose|metered|dry|"
    "pre-?filled|preservative-free|"
    "medicated|ocular|intraocular|intravaginal|subdermal|liquid(?= (?:suspension|solution|concentrate))|"
    "liquid[- ]filled|liposomal?|intravitreal|intrathecal|depot|scalp|skin|mouth|"
    "nebuli[sz]er|delayed|extended|powder|dental|premixed|single-dose|multi-?dose|sprinkle|"
    "pediatric)"
)


_GIVEN = "(?:oral|intravenous|iv|subcutaneous|sc|intramuscular|im|intravitreal|intrathecal|topical|nasal)"
_AFTER = (
    f"(?:{_RELEASE}|oral|intravenous|sublingual|buccal|vaginal|rectal|nasal|ophthalmic|otic|"
    "topical|transdermal|"
    "injectable|soft|hard|gelatin|lyophili[sz]ed|concentrated|metered|sprinkle|powder|liposomal?|"
    "delayed|extended|dental)"
)


@cache
def _pattern() -> re.Pattern[str]:
    heads = sorted((head for head, _ in rows("dosing_forms.tsv")), key=lambda h: (-len(h), h))
    head = "|".join(heads)
    after = (
        r"(?:,\s?(?:lyophilized )?(?:powder|solution(?: concentrate)?|suspension|emulsion|lipid complex)"
        r"(?:[, ]+(?:lyophilized(?:, )?)?(?:for|in) (?:solution|suspension|reconstitution|injection))?"
        r"(?:, (?:extended release|lyophilized))?(?=\W*$|\s*[:(;])"
        rf"|\s?\({_RELEASE}(?:[,/ ]+{_RELEASE})*\)"
        rf"|,\s?{_AFTER}(?: {_AFTER})?(?:\s?(?:\(|,)\s?{_RELEASE}\)?)?"
        rf"(?![\w-])(?!\s(?:{_RELEASE}\s)*(?:{head})\b)"
        rf"| for (?:{_GIVEN} (?:use|solution|injection|infusion|suspension)"
        "|injection|infusion|reconstitution|inhalation|suspension))"
    )
    aside = rf"(?: \([a-z -]{{3,20}}\)(?= (?:{head})))?"  # "extended-release (long-acting) tablet"
    modifiers = rf"(?:{_MODIFIER}{aside}[ -]){{0,4}}"
    return re.compile(rf"(?<![\w-]){modifiers}(?P<head>{head})(?![\w-])(?:{after})?")


@cache
def _containers() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{head})" for head, package in rows("dosing_forms.tsv") if package == "yes")
    )


# What every head of rules/dosing_forms.tsv has a part of.
_HEADS = cues(
    "tablet",
    "caplet",
    "capsule",
    "gel",
    "pill",
    "linctus",
    "lozenge",
    "troche",
    "pastille",
    "gum",
    "wafer",
    "granules",
    "pellet",
    "sprinkle",
    "powder",
    "solution",
    "suspension",
    "emulsion",
    "elixir",
    "syrup",
    "tincture",
    "concentrate",
    "drops",
    "cream",
    "ointment",
    "lotion",
    "foam",
    "mousse",
    "shampoo",
    "paste",
    "jelly",
    "liniment",
    "spray",
    "inhal",
    "aerosol",
    "patch",
    "transdermal",
    "suppositor",
    "enema",
    "ring",
    "insert",
    "implant",
    "intrauterine",
    "film",
    "pad",
    "swab",
    "mouthwash",
    "rinse",
    "inject",
    "infusion",
    "kit",
    "liquid",
    "pen",
    "vial",
    "ampo",
    "ampul",
    "cartridge",
)


@lru_cache(maxsize=4096)
def find_forms(text: str) -> tuple[FormName, ...]:
    """Dosage forms in reading order.

    >>> text = "Film-coated tablets and powder for oral suspension; tablet, extended release"
    >>> [text[f.start : f.end] for f in find_forms(text)]
    ['Film-coated tablets', 'powder for oral suspension', 'tablet, extended release']
    >>> [f.container for f in find_forms("single-dose vial")]
    [True]
    """
    found: list[FormName] = []
    low = lowered(text)
    if not _HEADS.search(low):
        return ()
    for match in _pattern().finditer(low):
        found.append(FormName(match.start(), match.end(), bool(_containers().fullmatch(match["head"]))))
    return tuple(found)


_NOT_A_FORM = re.compile(
    r"^\s*(?:-site|(?:site |related |pump )?reactions?|rate|sites?|bag|set|line|time|therapy|"
    r"water|diet|dosage forms?|powder with|crystal\w*|(?:prescription )?(?:medicine|medication|drug))\b",
    re.I,
)


def named_forms(text: str) -> list[FormName]:
    """Forms that a text names, without what only sounds like one ("injection-site reactions").

    >>> [f.start for f in named_forms("tablets; infusion reactions; 5 mg per spray")]
    [0]
    """
    return [
        f
        for f in find_forms(text)
        if not _NOT_A_FORM.match(text[f.end :])
        and not text[: f.start].endswith(_BEFORE_NO_FORM)
        and not (text[f.start : f.end].casefold().endswith("injectable") and _QUALIFIES.match(text, f.end))
    ]


_QUALIFIES = re.compile(r" (?!(?:or|and|in|for|is|form)\b)[a-z]")
"""What "injectable" says something of: "an injectable antibody"."""

_BEFORE_NO_FORM = ("per ", "swallow ", "into a ", "into ", "pale ", "off-white to ")
_ASIDE_WITHIN = re.compile(r"(?<=release) \([^()]*\) ", re.I)
_FILLED_OR = re.compile(r"\b(?P<filled>pre-?filled) (?:[a-z-]+(?:,? (?:or|and) |, )){1,2}$", re.I)
_BRANDED = re.compile(r"[A-Z][A-Z]+ $")
_RELEASE_SHORT = re.compile(r"(?:ER|XR|SR|DR|CR|IR|XL|ODT|LA) ")


def form_words(text: str, form: FormName) -> str:
    """The words of a form in lower case, without asides and without the letters of a brand.

    >>> text = "FOOBAR XR Tablets"
    >>> form_words(text, find_forms(text)[0])
    'tablets'
    """
    words = _ASIDE_WITHIN.sub(" ", " ".join(text[form.start : form.end].split()).strip(" ,"))
    if form.container and " " not in words and (shared := _FILLED_OR.search(text, 0, form.start)):
        words = f"{shared['filled']} {words}"  # "prefilled syringe or pen"
    if _BRANDED.search(text[: form.start]) and (short := _RELEASE_SHORT.match(words)):
        words = words[short.end() :]  # "EXAMPLOL XR tablets": the letters belong to the brand
    return " ".join(
        w if w.isupper() and len(w) <= 3 and w not in {"GEL"} and not text.isupper() else w.casefold()
        for w in words.split()
    )
