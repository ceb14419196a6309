"""Groups of patients that lists name by what they are treated for: "Nausea, RA (12%)", a heading "Asthma"."""

from __future__ import annotations

from collections.abc import Collection

from kg_builder import lazy_re as re
from kg_builder.model import Monograph, PassageKind, SectionKind

from ..language.coordination import split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_asides

__all__ = ["group_heading", "groups_of", "is_group", "is_shouted_heading"]

_USES = (SectionKind.INDICATIONS, SectionKind.DOSAGE)
_LONGEST = 6
_SHORTEST = 6
_EFFECT_WORDS = re.compile(
    r"EFFECT|REACTION|SYMPTOM|SIGN|COMMON|RARE|FREQUEN|SERIOUS|SEVERE|MILD|KNOWN|DOCTOR|HELP|CALL|EMERGENC"
    r"|\d ?%|999|911|ALLERG|FEEL|PAIN"
)
"""What a line in capitals says that heads a list of effects."""
_PHASE = re.compile(
    r"(?:in |for )?(?P<of>.+?)(?:\s+(?:maintenance|induction|monotherapy|adjunct|add-on|trials?|studies|study"
    r"|patients|recipients|population))*",
    re.I,
)
_ARM = re.compile(r",\s*\d[\d.,]*\s*(?:mg|mcg|g|ml|units?|IU)\b.*", re.I)
_SMALL = frozenset("of the in and or with for a an to".split())


def is_group(name: str, groups: Collection[str]) -> bool:
    """Whether words name patients by what the drug is given to them for, in full or by initials.

    Args:
        name: the words.
        groups: names of the groups, in small letters.

    >>> groups = ["rheumatoid arthritis", "renal transplant"]
    >>> [is_group(n, groups) for n in ("RA", "renal transplant", "RA maintenance", "nausea")]
    [True, True, True, False]
    """
    match = _PHASE.fullmatch(" ".join(name.split()))
    of = match["of"] if match else name
    if of.isupper():
        return len(of) > 1 and of in {_initials(words) for words in groups}
    return of.casefold() in groups


def group_heading(text: str, kind: PassageKind, groups: Collection[str]) -> str:
    r"""The group of patients that a line heads lists for; "" where it heads none.

    Args:
        text: the line.
        kind: its kind; a plain line counts where it goes on to a dose.
        groups: names of the groups, in small letters.

    >>> groups = ["rheumatoid arthritis"]
    >>> group_heading("Rheumatoid arthritis, 5 mg a week (zolfin vs placebo)", PassageKind.PARAGRAPH, groups)
    'rheumatoid arthritis'
    >>> group_heading("Rheumatoid arthritis", PassageKind.ITEM, groups)
    ''
    """
    bare = without_asides(text).strip(" :")
    if "," not in bare and kind is not PassageKind.HEADING:
        return ""
    name = _ARM.sub("", bare)
    if name == bare and kind is not PassageKind.HEADING:
        return ""
    known = is_group(name, groups) or (name != bare and is_condition(name))
    return decapitalised(name) if known else ""


def is_shouted_heading(text: str) -> bool:
    """Whether a line in capitals heads something else than a list of effects: "OPERATIONS AND THE DENTIST".

    >>> [is_shouted_heading(t) for t in ("DENTISTS", "LIVER FAILURE", "Dentists", "UTI", "SIDE EFFECTS")]
    [True, False, False, False, False]
    """
    if not text.isupper() or len(text) < _SHORTEST or ":" in text or _EFFECT_WORDS.search(text):
        return False
    return not any(is_condition(part.text.casefold()) for part in split_list(text))


def groups_of(monograph: Monograph) -> frozenset[str]:
    r"""What headings and short lines of the sections on uses and doses name, in small letters.

    >>> page = read("Dosage\nRheumatoid arthritis\nTake one tablet every day with food.").monograph
    >>> sorted(groups_of(page))
    ['dosage', 'rheumatoid arthritis']
    """
    found = set()
    for section in monograph.of_kind(*_USES):
        lines = [p.text for p in section.passages if len(p.text.split()) <= _LONGEST]
        for line in (section.title.quote if section.title else "", *lines):
            name = _ARM.sub("", without_asides(line)).strip(" .:").casefold()
            if name:
                found |= {name, name.removesuffix("ation")}
    return frozenset(found)


def _initials(words: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", words) if w and w not in _SMALL).upper()
