"""Reads the allergies for which a drug must not be used."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.coordination import split_including, split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_asides
from ..vocabulary.shared_heads import rejoined
from ..vocabulary.substances import is_substance
from .words import Situation

__all__ = ["ALLERGY", "allergies", "with_reaction_first"]

ALLERGY = re.compile(
    r"\b(?<!cross-)(?P<word>(?:(?:severe|serious|life-threatening|immediate|systemic)\s+(?:or\s+\w+\s+)?)?"
    r"(?:hypersensitiv\w*(?:\s+reactions?)?|allerg(?:ic(?:\s+(?:or\s+\w+\s+)?reactions?)?|y|ies)"
    r"|anaphyla\w+(?:\s+reactions?)?|sensitiv(?:e|ity)|intoleran(?:ce|t)|react(?:ed|s)\s+(?:badly|severely)"
    r"|bad\s+reactions?))\b(?:\s*\([^()]*\))?"
    r"(?:\s*,?\s+or\s+(?:(?:\w+\s+){1,3}reactions?|idiosyncrasy|intolerance|allerg(?:y|ies)))?"
    r"(?:\s*,?\s*(?:including|such\s+as|e\.g\.)[^.;]*?)?\s+(?:to|with|after\s+taking|following|from)\s+"
    r"(?P<to>[^;]+)",
    re.I,
)
_COMPONENT = re.compile(
    r"\b(?:(?:any|some)thing\s+else|ingredients?|components?|excipients?|constituents?|inactive|formulation"
    r"|contents?|(?:^|\b(?:the|this|its)\s+(?:\w+\s+)?)products?\b|drug\s+product"
    r"|(?:this|the)\s+preparation|preservatives?|active\s+substance|its\s+metabolites?|medicines?\s+listed"
    r"|drug\s+substance|medicines?\s+in\s+the\s+past|(?:drug\s+)?class$"
    r"|this\s+(?:medicine|drug|medication))\b",
    re.I,
)
_ANY_DRUG = re.compile(
    r"(?:(?:similar|other|related|one\s+of\s+its|any\s+of\s+its|its)\s+)*"
    r"(?:drugs?|medicines?|medications?|products?|relatives?)",
    re.I,
)
_FORM = re.compile(
    r"(?<=\w)\s+(?:(?:oral|for|intravenous|ophthalmic|topical)\s+)*(?:tablets?|capsules?|injection|suspension"
    r"|solution|cream|gel|ointment)$",
    re.I,
)
_POOR = re.compile(r"(?:inadequate|insufficient|impaired|reduced|decreased|depressed|poor)\s+\w", re.I)
_ANOTHER = re.compile(r"\b(another|(?:any\s+)?other)\s+$", re.I)
_LEADS_ON = re.compile(r"(?:if|when|you|who|have|has)\b", re.I)
_LONGEST = 9
_NO_ALLERGEN = re.compile(
    r"(?:derivatives|metabolites|inhaled|oral|parenteral)$|(?:USP|NF)\b|liquid\s+for\s|\d[\d.]*\s*(?:%|mg)",
    re.I,
)


_GAVE = re.compile(
    r"(?:if\s+)?(?P<to>(?!you\b)[^,;.:]{3,40}?(?:,\s[\w\s-]{3,40}?)*?)\s+"
    r"(?:(?:has|have)\s+(?:ever\s+|already\s+|previously\s+)?)?(?:given|gave|caused)\s+"
    r"(?:(?:you|them|him|her|your\s+child)\s+)?(?:an?\s+)?"
    r"(?P<word>(?:(?:severe|serious|bad|immediate|life-threatening)\s+)?(?:allergic\s+)?reactions?)\b",
    re.I,
)


def with_reaction_first(text: str) -> str:
    """A text that tells first of the reaction, then what gave it; the text itself if it tells of none.

    >>> with_reaction_first("if a penicillin has ever given you a severe allergic reaction").strip()
    'severe allergic reaction to a penicillin'
    """
    gave = _GAVE.match(text.strip(" *\u2022-"))
    return f"{gave['word']} to {gave['to']}".ljust(len(text)) if gave else text


def allergies(allergy: re.Match[str], where: tuple[int, int]) -> Iterator[Situation]:
    """Allergies that a match of ALLERGY tells; to an ingredient means to the drug.

    >>> said = "allergic to penicillin or any of the other ingredients"
    >>> [found.text for found in allergies(ALLERGY.match(said), (0, len(said)))]
    ['allergic to penicillin']
    """
    kind = " ".join(allergy["word"].split())
    if kind.casefold() in {"sensitive", "sensitivity"}:
        kind = "hypersensitivity"
    elif kind.casefold().startswith("react"):
        kind = "reaction"
    named: list[str] = []
    allergens = re.sub(
        r"\s*,?\s*as\s+(?:contained|found)\s+in\b.*|\s+(?:in\s+the\s+past|before|previously|earlier)$"
        r"|\s+(?:may|can|usually|right)\b.*",
        "",
        without_asides(allergy["to"]),
    )
    head, narrower = split_including(allergens)
    whichever = re.match(r"\W*any\s", allergy["to"], re.I)
    parts = rejoined(head.text, 0, split_list(head.text))
    if narrower and parts and _ANY_DRUG.fullmatch(parts[-1].text):
        parts = (*parts[:-1], *narrower)  # "examplol or similar drugs such as samplol"
    for part in parts:
        other = named and is_condition(part.text) and not is_substance(part.text)
        if other or _POOR.match(part.text):  # "hypersensitivity to it or inadequate marrow reserve"
            yield Situation(part.text, *where)
            continue
        name = re.sub(
            r"^(?:(?:other|the|this|its|of|a|an|similar|either|to|all|in"
            r"|(?:any\s+of\s+)?(?:an?\s+)?(?:related\s+)?group\s+of"
            r"|(?:\w+\s+)?(?:medicines?|drugs?)\s+(?:called|known\s+as)"
            r"|(?:(?:close|chemical)\s+)?"
            r"(?:cousin|relative|descendant|parent(?:\s+drug)?|breakdown\s+product))\s+)+",
            "",
            part.text,
            flags=re.I,
        )
        name = re.sub(
            r"\s+(?:or|and)\s+(?:to\s+)?(?:any|its|other)\b.*$|\s+(?:there|this|it|itself)$", "", name
        )
        name = _FORM.sub("", name)
        one_more = _ANOTHER.search(allergens[: head.start] + head.text[: part.start])
        if name.casefold() in {"drug", "medicine", "medication", "product", "preparation"}:
            if one_more:
                continue  # "or any other medicine" names none
            name = "it"
        if name and one_more:
            name = f"{one_more[1]} {name}"
        if (
            name
            and not _LEADS_ON.match(name)
            and not _COMPONENT.search(name)
            and not _NO_ALLERGEN.match(name)
            and len(name.split()) <= _LONGEST
        ):
            named.append(f"any {name}" if whichever and part is parts[0] and not one_more else name)
    for name in named:
        yield Situation(f"{decapitalised(kind)} to {decapitalised(name)}", *where)
    if not named:
        yield Situation(f"{decapitalised(kind)} to it", *where)
