"""Names cut clean of what stands around them: marks, remarks, forms, strengths; lists of names cut apart."""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder import lazy_re as re

__all__ = ["REMARK", "SPOKEN", "clean_name", "split_names", "without_form"]

REMARK = re.compile(
    r"[®™©*†‡¶§]|\[[^\]]*\]|\((?:\s*(?:discontinued.*?|rx|otc|rx/otc|generic.*?|pro|professional|oral.*?"
    r"|injection.*?|systemic|topical.*?"
    r"|intravenous.*?|inhalation|nasal|ophthalmic|rectal|vaginal|transdermal|subcutaneous|as (?=[a-z]).*?"
    r"|brand.*?|us|u\.s\.|usa|canada|uk|no longer .*?|[\w, -]+ route|[^()]*-[^()]*-[^()]*"
    r"|pronounced.*?)\s*)\)",
    re.IGNORECASE,
)
# "(lye SIN oh pril)": how to say it, with the stressed syllable in capitals.
# "(val proe' ik)", with a mark behind it.
SPOKEN = re.compile(
    r"\((?:[a-z]{1,6}[ -]+)*[a-z]{1,6}['\u2019\u2032][ -](?:[a-z]{1,6}['\u2019\u2032]?[ -]*)+\)"
    r"|\((?=[^()]*\b[A-Z]{2,})(?=[^()]*[a-z])[A-Za-z'\u2019]{1,6}(?:[ /;,-]+[A-Za-z'\u2019]{1,6}){1,14}\)"
)
_NOT_NAMES = frozenset(
    "none n/a na not available various multiple numerous many and or others other generic brand brands "
    "discontinued "
    "it this the these drug drugs medicine medication names generics etc unknown only unbranded oral rx "
    "otc off-label unlabeled unlicensed with without".split()
)
# What some drugs are, how they are given and for whom, which names none without another word.
_KINDS = frozenset(
    "vaccine vaccines vaccination injection inhaler treatment antibody antibodies tablet tablets"
    " adult adults child children infants adolescents geriatric pediatric elderly women men patients"
    " and or intravenous subcutaneous intramuscular intravitreal intrathecal topical rectal vaginal"
    " nasal".split()
)
_DOSE = re.compile(r"(?i)[\d.,]+ ?(?:mg|mcg|g|ml|micrograms?|units?|iu)\b")
_NAME_SHAPE = re.compile(
    r"[A-Za-z\u00c0-\u024f0-9][\w\u00c0-\u024f'./+-]*(?:[ /,+-]+[\w\u00c0-\u024f'./+-]+){0,6}"
)
_STOP = frozenset(
    "side effects effect drug drugs uses use dosage dosing dose doses warnings warning precautions "
    "interactions overview "
    "information patient leaflet summary package what how why is are your medical health home medication "
    "medications "
    "medicine medicines about description treatment symptoms causes disease overdose pregnancy "
    "contraindications class classes category pronounced pronunciation synonyms also sold clinical data "
    "medically reviewed highlights monograph".split()
)
_TAIL_WORDS = re.compile(
    r"(?i)[\s,]+(?:(?:oral|hard|soft|chewable|dispersible|effervescent|orally|disintegrating|medicated"
    r"|pre-?filled|by mouth|(?:eye|ear|nose) drops|dry|cutaneous|in|otic|ophthalmic|topical|nasal|rectal"
    r"|vaginal|transdermal|inhalation|intrauterine|sublingual|buccal|intravitreal|intramuscular|intrathecal"
    r"|intra-?articular|implantable|metered[- ]dose|gastro-resistant|coated|film-coated|extended[- ]release"
    r"|delayed[- ]release|prolonged[- ]release|modified[- ]release"
    r"|for (?:[a-z-]+ (?:or )?){1,3}(?:use|administration)|for|intravenous|subcutaneous|usp|nebuli[sz]er"
    r"|tablets?|capsules?|injections?|infusions?|cream|gel|ointment|solution|suspension|inhaler"
    r"|patch(?:es)?|drops|spray|pen|syrup|aerosol|elixir|emulsion|enema|foam|granules|implant|kit|lotion"
    r"|lozenges?|suppositor(?:y|ies)|system|powder|concentrate|caplets?|softgels?|films?|rings?|liquid"
    r"|vials?|syringes?|auto-?injectors?|shampoo|mouthwash|and|or|\(?modified\)?"
    r"|[\d.,]+ ?(?:mg|mcg|g|ml|micrograms?|units?|%)(?:/\S+)?),?\s*)+$"
)


def clean_name(text: str) -> str:
    """A name without marks, remarks, dose form or strength; "" for what cannot be a name.

    Args:
        text: the name as it stands.

    >>> clean_name("Lipitor® 10 mg film-coated tablets"), clean_name("Side effects of"), clean_name("5 mg")
    ('Lipitor', '', '')
    """
    name = " ".join(REMARK.sub(" ", SPOKEN.sub(" ", text)).split()).strip(" .,:;-–|")
    name = _TAIL_WORDS.sub("", name).strip(" .,:;-–|")
    words = name.casefold().split()
    if not _NAME_SHAPE.fullmatch(name) or not 3 <= len(name) <= 80 or len(words) > 7:
        return ""
    if _is_no_name(name, words):
        return ""
    if any(w in _STOP or w in _NOT_NAMES - {"and", "or"} for w in words) or not re.search(
        r"[^\W\d_]{3}", name
    ):
        return ""
    return name


def _is_no_name(name: str, words: Iterable[str]) -> bool:
    """Whether a name is a dose ("15 mg every 3 weeks"), or only says what is given, how and to whom."""
    return _DOSE.match(name) is not None or _KINDS.issuperset(words)


def without_form(name: str) -> str:
    """A name without the dose form, route and strength that end it.

    >>> without_form("CLOBETASOL PROPIONATE OINTMENT USP, 0.05%"), without_form("INJECTION")
    ('CLOBETASOL PROPIONATE', 'INJECTION')
    """
    return _TAIL_WORDS.sub("", name)


# "... show all 5 brands", "and others": what stands in for the names that are not shown.
_UNSHOWN = re.compile(
    r"(?:\.{3}|\u2026|\+)?\s*\b(?:(?:show|see|view|display)\s+(?:all|more|less|fewer|the rest)"
    r"|(?:and )?\d+ more|and (?:several |many |various )?(?:others?|more))\b[^;,]*$|\.{3}|\u2026",
    re.IGNORECASE,
)
_PACKAGE = re.compile(r"(?i)\s+[\d.,]+ ?(?:mg|mcg|g|ml|micrograms?|units?|iu|%)(?![a-z]).*$")


_LED_IN = re.compile(
    r"^(?:(?:and|or|also|eg|e\.g\.|including|such as|sold as|other)\s+"
    r"|(?:(?:fda-)?approved\s+)?(?:biosimilars?|brands?|others?)(?::|\s+(?:are|include)\b:?)\s*)+",
    re.I,
)


_BETWEEN = re.compile(
    r"\s*[;,|•]\s*(?:and |or )?|(?<=[a-z]{3})\.\s+(?=[A-Z])|\s+/\s+|(?<=\w)/(?=[A-Z])|\s+(?:and|or|&)\s+"
)


def split_names(value: str) -> tuple[str, ...]:
    """The names in the value of a "Brand names:" line, without marks, remarks and package sizes.

    Args:
        value: what stands behind the colon.

    >>> split_names("Lioresal®, Gablofen and Ozobax DS (discontinued); Fleqsuvy")
    ('Lioresal', 'Gablofen', 'Ozobax DS', 'Fleqsuvy')
    >>> split_names("Lioresal, Gablofen 10 mL Vial, ... show all 7 brands")
    ('Lioresal', 'Gablofen')
    >>> split_names("15 mg every 3 weeks, Intravenous, Patient Information")
    ()
    """
    clean = _UNSHOWN.sub("", re.sub(r"\([^()]*\)", "", REMARK.sub("", value)))
    parts = _BETWEEN.split(clean)
    names = (_PACKAGE.sub("", _LED_IN.sub("", p.strip(" .:\t\u00a0"))) for p in parts)
    kept = (n for n in names if n.casefold() not in _NOT_NAMES and len(n) <= 60 and len(n.split()) <= 6)
    return tuple(dict.fromkeys(n for n in kept if re.search(r"[^\W\d_]{2}", n) and _may_be_brand(n)))


def _may_be_brand(name: str) -> bool:
    """Whether a name is neither a dose nor what heads pages and parts of them."""
    words = name.casefold().split()
    heads = words[-1] in {"information", "monograph", "monographs"}
    return not (heads or ":" in name or _is_no_name(name, words))
