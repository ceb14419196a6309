"""Names of things, cleaned of the sentence around them."""

from __future__ import annotations

from collections.abc import Mapping

from kg_builder import lazy_re as re

__all__ = [
    "CITATION",
    "blank",
    "decapitalised",
    "expanded",
    "plain_case",
    "told_plainly",
    "without_article",
    "without_asides",
    "without_citations",
]

_EPONYMS = frozenset(
    """Addison Alzheimer American Asperger Barrett Behcet Bell Bowen Brugada Burkitt Candida Chagas
    Clostridium Crohn
    Cushing Dravet Duchenne Ebola English Erdheim Escherichia Ewing Fabry Fanconi Gaucher Gilbert Gram Graves
    Guillain Haemophilus Hashimoto Helicobacter Hodgkin Huntington January Japanese Kaposi Kawasaki
    Klebsiella Lambert Legionella Lennox Listeria Lyme Marfan Meniere Merkel Muckle Mycobacterium Mycoplasma
    Neisseria Philadelphia
    Paget Parkinson Pneumocystis Pompe Pseudomonas Raynaud Rett Reye Salmonella Shigella Sjogren St
    Staphylococcus Stevens Streptococcus Tourette Turner Waldenstrom Wegener Wernicke Wilms Wilson Wolff
    Zollinger
    """.split()
)
_CLASS_WORDS = re.compile(
    r"\b(?:Strong|Moderate|Weak|Potent|Sensitive|And|Or|Other"
    r"|(?:Inhibitor|Inducer|Substrate|Antagonist|Agonist|Blocker|Drug|Agent|Medication|Medicine|Product"
    r"|Supplement|Depressant|Diuretic|Antacid|Contraceptive|Anticoagulant|Antidepressant|Enzyme)s?)\b"
)
CITATION = re.compile(
    r"(?:(?<!\s)\s+)?(?:\[\s*see\b[^\]]*\]|\(\s*see\b[^()]*(?:\([^()]*\)[^()]*)*\)|"
    r"[\[(]\s*\d+(?:\.\d+)*(?:\s*,\s*\d+(?:\.\d+)*)*\s*[\])])",
    re.I,
)
"""A pointer to another part of a label: "[see Warnings (5.1)]", "( 5.1 )"."""

_INNER_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]](?=\w)")
"""Brackets inside a name: "polypeptide (OATP)1B1"."""

_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def decapitalised(text: str) -> str:
    """A phrase as it reads inside a sentence: its first letter small unless it is a name or an acronym.

    >>> decapitalised("Primary progressive multiple sclerosis")
    'primary progressive multiple sclerosis'
    >>> decapitalised("Crohn's disease"), decapitalised("HIV-1 infection"), decapitalised("Hodgkin lymphoma")
    ("Crohn's disease", 'HIV-1 infection', 'Hodgkin lymphoma')
    """
    first = re.match(r"[A-Z][a-z]+(?![\w'\u2019]|-[A-Z][a-z])", text)
    if first is None or first.group() in _EPONYMS:
        return text
    words = text.split()
    if len(words) > 1 and all(w[0].isupper() or w in {"and", "of", "or", "in", "to", "with"} for w in words):
        # A Heading in Title Case.
        return " ".join(w if _is_name(w) else w[0].lower() + w[1:] for w in words)
    return text[0].lower() + text[1:]


def plain_case(name: str) -> str:
    """The name of a class as it reads inside a sentence, its grades and class words small.

    >>> plain_case("Strong CYP3A4 Inhibitors"), plain_case("ACE Inhibitors and Potassium")
    ('strong CYP3A4 inhibitors', 'ACE inhibitors and Potassium')
    """
    return _CLASS_WORDS.sub(lambda m: m.group().lower(), name)


def _is_name(word: str) -> bool:
    plain = re.match(r"[A-Z][a-z]+$", word.strip("(),;:").partition("/")[0])
    return plain is None or plain.group() in _EPONYMS


def blank(found: re.Match[str]) -> str:
    """As many blanks as were found, so that places hold.

    >>> blank(re.match("gout", "gout"))
    '    '
    """
    return " " * len(found.group())


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)


def without_article(text: str) -> str:
    """The phrase without the article that it begins with.

    >>> without_article("The risk of gout"), without_article("thunderclap headache")
    ('risk of gout', 'thunderclap headache')
    """
    return _ARTICLE.sub("", text)


def without_asides(text: str) -> str:
    """The phrase without what stands in brackets, white space folded.

    >>> without_asides("swelling of extremities (peripheral edema) in adults")
    'swelling of extremities in adults'
    """
    before = "" if "(" in text or "[" in text else text
    while before != text:
        before, text = text, _ASIDE.sub("", _INNER_ASIDE.sub(" ", text))
    return " ".join(text.split())


def without_citations(text: str) -> str:
    """The text with pointers to other parts of a label blanked out, so that places hold.

    >>> without_citations("severe asthma [see Warnings (5.1)] or COPD (1.2)").split()
    ['severe', 'asthma', 'or', 'COPD']
    """
    if "(" not in text and "[" not in text:
        return text
    return CITATION.sub(blank, text)


def told_plainly(text: str) -> str:
    """A label's words without pointers to its other parts, white space folded, as statements have them.

    >>> told_plainly("It can harm ( 5.1 , 8.1 ) the unborn [see Warnings (5.1)] .")
    'It can harm the unborn.'
    """
    plain = " ".join(without_citations(text).split())
    return _BLANK_BEFORE_STOP.sub("", plain) if plain != text else plain


_BLANK_BEFORE_STOP = re.compile(r" (?=[.,;](?:\s|$))")


def expanded(text: str, abbreviations: Mapping[str, str]) -> str:
    """The phrase with the document's own abbreviations written out.

    >>> expanded("active HBV infection", {"HBV": "hepatitis B virus"})
    'active hepatitis B virus infection'
    >>> expanded("CNS effects", {"CNS": "Central Nervous System"})
    'central nervous system effects'
    """
    for short, long_form in abbreviations.items():
        if short in text:
            whole = decapitalised(long_form)
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", lambda _m: whole, text)  # noqa: B023
    return text
